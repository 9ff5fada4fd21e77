"""Lists of saved links that services and browsers export as a page: they hold no text, and are explained, not read."""

from __future__ import annotations

import re

_KINDS = (
    (re.compile(rb"<title>\s*pocket export\s*</title>", re.IGNORECASE), "Pocket's list"),
    (re.compile(rb"<title>\s*instapaper:? export\s*</title>", re.IGNORECASE), "Instapaper's list"),
    (re.compile(rb"<!doctype netscape-bookmark-file", re.IGNORECASE), "a browser's list"),
)
_LINK = re.compile(rb"<a\s", re.IGNORECASE)


def explained(data: bytes) -> str | None:
    """What to say of a file that is such a list; None for any other page."""
    head = data[:4096]
    for pattern, name in _KINDS:
        if pattern.search(head):
            links = len(_LINK.findall(data))
            return f"is {name} of {links:,} saved links without their texts: save the pages themselves to read them"
    return None
