"""How the trained reader's network is made: annotated articles, the network in torch, and its fitting."""
