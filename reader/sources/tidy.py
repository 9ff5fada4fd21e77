"""The last pass over an extracted page: repeated headlines, leftovers and credits that the extractor let through."""

from __future__ import annotations

import re

from reader.article import Dropped
from reader.sources import credits, dates, outlets
from reader.sources.draft import Draft
from reader.sources.headline import alike
from reader.sources.leftovers import LONGEST, leftover
from reader.sources.lines import is_sentence, length
from reader.text.markdown import paragraphs, plain

_STRUCTURE = re.compile(r"\s*(?:[>|`~]|    |\t)")
_ONLY_LINK = re.compile(r"\s*(?:[-*+] |\d+\. |#{1,6} )?[*_]*\[(?:[^\[\]\\]|\\.){12,}(?<![.!])\]\([^()\s]*\)[*_]*")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKED = re.compile(r"[*_`\[\]<>&|\\~]|^\s*(?:[#+=-]|\d+[.)])", re.MULTILINE)  # what may be more than words

_IN_BLOCK = re.compile(r"https?://[^\s<>()\[\]]+", re.IGNORECASE)
SOURCE_LINE = re.compile(  # "Source: https://…", "Originally published at [The Gazette](https://…)"
    r"(?:(?:original )?(?:source|article|url|link)|source url|via|quelle|originalartikel|fuente|fonte|lien|origine)"
    r"\s*:\s+\S.{0,400}"
    r"|(?:this (?:article|story|post) )?(?:was )?(?:originally|first) (?:published|posted|appeared) (?:on|in|at|by)\b"
    r".{3,400}"
    r"|(?:zuerst (?:erschienen|veröffentlicht)|erstveröffentlichung|publié (?:initialement|à l['’]origine)"
    r"|publicado originalmente|pubblicato originariamente)\b.{3,400}",
    re.IGNORECASE,
)


def blocks(draft: Draft, *, extracted: bool = False) -> Draft:
    """The draft with the blocks of its Markdown that are no part of the article moved to `dropped`.

    `extracted`: the Markdown was searched out of a whole page, where blocks of nothing but links are teasers.
    """
    parts = [part for part in re.split(r"\n[ \t]*\n", draft.markdown) if part.strip()]
    kept: list[str] = []
    dropped: list[Dropped] = []
    for number, part in enumerate(parts):
        text = _text(part)
        why = _reason(draft, part, text, number, len(parts)) if text else None
        why = why or (_structural_reason(part, number) if extracted else None)
        if why:
            dropped.append(Dropped(text or plain(paragraphs(part)), why))
        else:
            kept.append(part)
    _facts(draft, kept, dropped)
    draft.markdown = "\n\n".join(kept)
    draft.dropped = (*draft.dropped, *dropped)
    return draft


def _text(part: str) -> str:
    """The words of a block that can be a leftover: a paragraph, a heading or a short list; else an empty text."""
    if len(part) > 4 * LONGEST or _STRUCTURE.match(part):
        return ""
    if not _MARKED.search(_ESCAPED.sub("x", part)):
        return " ".join(_ESCAPED.sub(r"\1", part).split())  # most blocks need no parser to be read
    found = paragraphs(part)
    return plain(found) if len(found) == 1 else ""


def _reason(draft: Draft, part: str, text: str, number: int, total: int) -> str | None:
    late = number * 2 >= total
    if source := _address(draft, part, text):
        return source
    if (found := leftover(text)) and not (found.edges and 0 < number < total - 1):
        return found.why
    if draft.title and number < 4 and length(text) <= 40 and not is_sentence(text) and alike(draft.title, text) >= 0.85:
        return "headline again"
    if credits.unedited_by(text):
        return "republisher's note"
    if late and credits.is_contributors(text):
        draft.agency = draft.agency or credits.credit_line(text)
        return credits.WHO_CONTRIBUTED
    if named := credits.credit_line(text):
        draft.agency = draft.agency or named
        return "agency credit"
    return _label(draft, text, number) if number < 3 else None


def _structural_reason(part: str, number: int) -> str | None:
    """Why the form of a block says that it is not the article's own: nothing but links, or the page's first heading."""
    if number < 3 and part.startswith("# ") and "\n" not in part:
        return "headline again"
    lines = part.split("\n")
    if len(lines) > 40 or not all(len(line) < 1_000 and _ONLY_LINK.fullmatch(line) for line in lines):
        return None
    return "link to another article"


def _label(draft: Draft, text: str, number: int) -> str | None:
    """Why a block at the top is no more than a label: a byline, a day, or a section's name in one or two words."""
    if author := credits.byline(text):
        draft.author = draft.author or author
        return "byline"
    if length(text) <= 12 and not is_sentence(text) and (day := dates.written(text)):
        if draft.date is None:
            draft.date, draft.date_from = day, "text"
        return "date line"
    is_label = number == 0 and length(text) <= 2 and text.replace(" ", "").isalpha()
    return "section label" if is_label else None


def _address(draft: Draft, part: str, text: str) -> str | None:
    """A block that says from which address the article came, which tells who published it.

    An address alone does not say that: below a text it may be anything that its writer wanted to keep.
    """
    named = SOURCE_LINE.fullmatch(text) if len(text) <= 2_500 else None
    if named is None or not (address := _IN_BLOCK.search(part)):
        return None
    draft.url = draft.url or outlets.web_address(_ESCAPED.sub(r"\1", address[0]))
    draft.outlet = draft.outlet or outlets.domain(draft.url)
    return "address of the source"


def _facts(draft: Draft, kept: list[str], dropped: list[Dropped]) -> None:
    """Agency and republisher out of the first and last paragraphs and of what was dropped."""
    for part in kept[:3]:
        if draft.agency is None and (place := credits.dateline(_text(part[: 2 * LONGEST]))):
            draft.agency = place.agency
    if kept and (closing := credits.end_credit(kept[-1], draft.agency)):
        draft.agency = draft.agency or closing[2]
        dropped.append(Dropped(closing[1], "agency credit"))
        kept[-1:] = [closing[0]] if closing[0] else []
    for piece in dropped:
        draft.first_publisher = draft.first_publisher or credits.unedited_by(piece.text)
