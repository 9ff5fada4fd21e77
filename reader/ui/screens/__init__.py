"""Screens: they own state and workers, and speak to the rooms below."""
