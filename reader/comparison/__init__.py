"""Two accounts of one event side by side: which sentences tell the same, what differs in them, what only one has."""

from __future__ import annotations

from reader.comparison.alignment import LEAST
from reader.comparison.compare import compare
from reader.comparison.result import Comparison, Difference, Entry, Link, Mention, Row
from reader.comparison.summary import summary

__all__ = ["LEAST", "Comparison", "Difference", "Entry", "Link", "Mention", "Row", "compare", "summary"]
