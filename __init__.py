"""Dugout: a knowledge graph of the football coaching market, read from the news."""

__version__ = "0.1.0"
