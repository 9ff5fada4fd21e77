"""Markdown notes: what a web clipper or a hand saved, with front matter or without."""

from __future__ import annotations

import re

from reader.sources import fields, front_matter, tidy
from reader.sources.draft import Draft
from reader.sources.headline import alike
from reader.text.clean import clean, clean_line
from reader.text.markdown import paragraphs, plain

_HEADING = re.compile(r"\s*+(?:#\s+(?P<atx>[^\n]+)|(?P<setext>[^\n]+)\n=+[ \t]*)(?:\n|$)")
_WIKI_LINK = re.compile(r"!?\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")


def read(text: str) -> Draft:
    """The article in a Markdown text: facts from its front matter, the title from there or from its first heading."""
    found, body = front_matter.split(clean(text))
    draft = fields.draft(found)
    body = _WIKI_LINK.sub(lambda match: "" if match[0].startswith("!") else match[1], body)
    if heading := _HEADING.match(body):
        title = clean_line(plain(paragraphs(heading["atx"] or heading["setext"])))
        if draft.title is None or alike(draft.title, title) > 0.8:
            draft.title = draft.title or title
            body = body[heading.end() :]
    draft.markdown = body
    return tidy.blocks(draft)
