"""Scanning: which files there are, reading what is new or changed in processes of its own, and taking it in."""
