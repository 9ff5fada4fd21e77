"""Everything indexed: what articles there are, and finding them. The only room that uses Whoosh."""

from reader.library.library import Library
from reader.library.marks import Marker
from reader.library.own import Own
from reader.library.results import Breakdown, Excerpt, Hit, Problem, Progress, Report, Results, Share
from reader.library.scope import Scope
from reader.library.sieve import Sieve

__all__ = [
    "Breakdown",
    "Excerpt",
    "Hit",
    "Library",
    "Marker",
    "Own",
    "Problem",
    "Progress",
    "Report",
    "Results",
    "Scope",
    "Share",
    "Sieve",
]
