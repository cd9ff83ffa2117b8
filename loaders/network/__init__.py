"""What the trained reader shows its network, and what it makes of the answer."""
