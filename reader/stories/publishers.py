"""Which outlets are one: "Fox News (Online)", "Fox Online News" and "foxnews.com" have one newsroom.

An outlet's next article is the next event, not the same one told again; this holds for all that it calls itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ASIDE = re.compile(r"\([^)]*\)|\s[-–—|]\s.*")
_WORD = re.compile(r"\w+")
_GENERAL = frozenset("the online news web opinion opinions editorial newspaper magazine www com org net co uk".split())
_JOINED = re.compile(r"(?<=\w{3})news$")  # of an address


@lru_cache(10_000)
def publisher(outlet: str | None) -> str | None:
    """What the names of one publisher have in common, None where there is no name."""
    words = _WORD.findall(_ASIDE.sub(" ", outlet.casefold())) if outlet else []
    own = [word for word in words if word not in _GENERAL] or words
    return _JOINED.sub("", "".join(own)) or None
