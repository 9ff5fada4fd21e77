"""Who contributed to an article: cleaning takes that line out of the text, but people look for the names in it."""

from __future__ import annotations

from collections.abc import Iterable

from reader.article import Dropped
from reader.text.wordlist import wordlist
from reader.text.words import WORD

WHY = "credit: who contributed"
_NO_NAMES = wordlist("""
    additional reporting writing editing compiled edited written reported contributed contributing with inputs input
    from by and the this agency agencies report
""")


def credits(dropped: Iterable[Dropped]) -> list[str]:
    """The lines that tell who contributed, of what was left out of a text."""
    return [piece.text for piece in dropped if piece.why == WHY]


def names(line: str) -> str:
    """The names in such a line, without the words around them: those would be found in every article."""
    return " ".join(word for word in WORD.findall(line) if word[0].isupper() and word.lower() not in _NO_NAMES)
