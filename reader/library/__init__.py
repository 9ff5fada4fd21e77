"""Everything indexed: what articles there are, and finding them. The only room that uses Whoosh."""

from reader.library.library import Library
from reader.library.marks import Marker
from reader.library.results import Hit, Problem, Progress, Report, Results
from reader.library.scope import Scope

__all__ = ["Hit", "Library", "Marker", "Problem", "Progress", "Report", "Results", "Scope"]
