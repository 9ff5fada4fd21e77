"""Everything indexed: what articles there are, and finding them.

The catalogue and what belongs to it lies here; `postings` is the full-text index, `scanning` brings both up to date
with the files, `finding` searches them, and `library` is what every room above sees.
"""

from reader.library.finding.marks import Marker
from reader.library.finding.own import Own
from reader.library.finding.sieve import Sieve
from reader.library.library import Library
from reader.library.results import Breakdown, Excerpt, Hit, Problem, Progress, Report, Results, Share
from reader.library.scope import Scope

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
