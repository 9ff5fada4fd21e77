"""Widgets: they take finished data, draw it, and post messages."""
