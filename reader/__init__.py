"""newsreader: read, search and compare news articles kept as files."""

__version__ = "0.1.0"
