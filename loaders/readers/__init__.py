"""Readers: article in, claims out."""
