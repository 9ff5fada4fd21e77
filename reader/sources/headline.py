"""Headlines: which line is one, whether two are the same, and what stands for one that is missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from html import unescape

from reader.sources import credits
from reader.sources.lines import length
from reader.text.clean import clean_line
from reader.text.words import WORD, stem

LONGEST_DERIVED = 110
FEWEST_UNDER_KICKER = 4  # words of a headline that stands under a kicker: "Storm: harbour closed for two days"
MOST_ADDED = 4  # words by which one print of a headline may be longer ("US President …", "… - live")
_CLAUSE = re.compile(r"[,;:](?= )|(?= [—–-] )")
_DANGLING = re.compile(
    r"(?:\s+(?:a|an|and|as|at|but|by|for|from|in|into|is|of|on|or|over|that|the|to|was|were|which|who|will|with))+$",
    re.IGNORECASE,
)
_WIDE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"  # scripts in which no blank stands before a site's name
_KICKER = re.compile(r":\s+(?:[-–—]\s+)?|\s+[-–—]\s+")
_BAR = re.compile(r"[|｜ㅣ￨∣]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_SITE = re.compile(
    rf"\s+(?:[|•·»]|[-–—]|:{{2,}})\s+|\s*[｜ㅣ￨∣]\s*|(?<=[{_WIDE}])[|_：]\s*(?=[{_WIDE}\w.]{{2,16}}$)"
    rf"|(?<=[{_WIDE}])[-–](?=[{_WIDE}]{{2,8}}(?:[|｜ㅣ_-]|$))"
)


def derived(text: str) -> str:
    """A headline out of a first paragraph: its first sentence without dateline, cut at a clause or a word with "…"."""
    from reader.text.sentences import split

    text = clean_line(text)[:2_000]
    if place := credits.dateline(text):
        text = text[len(place.text) :]
    start, end = next(iter(split(text)), (0, len(text)))
    return shortened(text[start:end].strip())


def shortened(sentence: str, longest: int = LONGEST_DERIVED) -> str:
    """The sentence, if need be cut: at the last clause that fits, else at the last word."""
    if len(sentence) <= longest:
        return sentence
    clauses = [match.start() for match in _CLAUSE.finditer(sentence[: longest + 1])]
    cut = max((place for place in clauses if place >= longest // 2), default=0)
    cut = cut or sentence.rfind(" ", 0, longest + 1)
    head = sentence[: cut if cut > 0 else longest]
    return (_DANGLING.sub("", head).rstrip(" ,;:—–-“‘\"'(") or head) + "…"


@lru_cache(maxsize=64)  # a headline is held beside every line of its text
def folded(text: str) -> str:
    """Letters and digits alone, in lower case, words parted by blanks: what two prints of a headline share."""
    return " ".join(WORD.findall(text.lower().replace("’", "'")))


def alike(left: str, right: str, least: float = 0.0) -> float:
    """How far two lines are the same headline, 0 to 1; one that the other only adds some words to counts as 1.

    What is surely below `least`, by its letters, may come out as 0 in a tenth of the time.
    """
    a, b = folded(left), folded(right)
    if not a or not b:
        return 0.0
    short, long = sorted((a, b), key=len)
    more = len(long.split()) - len(short.split())
    if more <= MOST_ADDED and len(short.split()) >= 5 and (long.startswith(f"{short} ") or long.endswith(f" {short}")):
        return 1.0
    if len(short) * 3 < len(long):
        return 0.0
    a, b = a[:300], b[:300]
    if least and 2 * (Counter(a) & Counter(b)).total() < least * (len(a) + len(b)):
        return 0.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def told(line: str, text: str) -> float:
    """The share of a line's content words whose stems (or first five letters) occur in a text, 0 to 1.

    In scripts that write without blanks, of its pairs of characters.
    """
    if len(_UNSPACED.findall(line)) * 2 > len(line):
        pairs = [line[place : place + 2] for place in range(len(line) - 1) if _UNSPACED.match(line, place + 1)]
        return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0
    have = _told_words(text)
    words = [word for word in WORD.findall(line) if len(word) > 3 or word[0].isdigit() or word.isupper()]
    return sum(1 for word in words if stem(word) in have or word.lower()[:5] in have) / len(words) if words else 0.0


@lru_cache(maxsize=4)  # a story is asked about once for every line above it
def _told_words(text: str) -> frozenset[str]:
    return frozenset(key for word in WORD.findall(text) for key in (stem(word), word.lower()[:5]))


def without_site(title: str, outlet: str | None = None, *, surely: bool = False) -> str:
    """A page's <title> without the name of the site that is hung on its end or, where that is known, its start.

    `surely`: only what is known to be the site's name goes, not every short tail.
    """
    parts = _SITE.split(title)
    marks = _SITE.findall(title)
    while len(parts) > 1 and (
        _is_site(parts[-1], outlet) or (not surely and length(parts[-1]) <= 4 < length(parts[0]))
    ):
        parts.pop()
        marks.pop()
    if len(parts) > 1 and outlet and _is_site(parts[0], outlet):
        parts, marks = parts[1:], marks[1:]
    return "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=True)).strip() or title


def last_part(title: str) -> str:
    """What hangs on the end of a page's <title>, if anything does."""
    parts = _SITE.split(title)
    return parts[-1].strip() if len(parts) > 1 else ""


def _without_kicker(headings: Sequence[str], others: Sequence[str]) -> str | None:
    """The headline that the page prints under one kicker and names elsewhere bare, or under another one."""
    prints = {folded(other) for other in others}
    kicked = {folded(parts[1]) for other in others if len(parts := _KICKER.split(other, maxsplit=1)) > 1}
    for heading in headings:
        tail = _KICKER.split(heading, maxsplit=1)[-1]
        kicker = length(heading) - length(tail)
        if length(tail) < FEWEST_UNDER_KICKER + kicker // 2 or kicker > 5 or folded(tail) not in kicked:
            continue
        if (tail == heading) == (folded(heading) in prints):
            return tail
    return None


def _stated(line: str, outlet: str | None) -> str:
    """The headline in a meta tag; a bar hangs a site's name on it, a dash may be the headline's own."""
    return without_site(line, outlet, surely=not _BAR.search(line))


def _is_site(part: str, outlet: str | None) -> bool:
    return bool(outlet) and (
        alike(part, outlet or "") > 0.8 or folded(outlet or "").replace(" ", "") in folded(part).replace(" ", "")
    )


def pick(
    headings: Sequence[str], linked: str | None, meta: Sequence[str | None], page_title: str | None, outlet: str | None
) -> str | None:
    """The headline of a page, of those it gives itself, or None.

    `linked` is the JSON-LD's, which counts where any other part of the page says the same; then `meta` (og:title and
    its like, in order of trust); then the first of the `headings` (h1) that agrees with the page's <title>; then that.
    """
    headings = [heading for heading in headings if not outlet or alike(heading, outlet) <= 0.8]  # a site's logo
    title = without_site(clean_line(page_title or ""), outlet)
    stated = [_stated(line, outlet) for value in meta if (line := clean_line(value or ""))]
    linked = clean_line(unescape(linked or ""))
    if bare := _without_kicker(headings, [linked, title, *stated]):
        return bare
    if linked and any(folded(linked) == folded(other) for other in (*stated, *headings, title)):
        return linked
    if stated:
        return stated[0]
    witnesses = [linked, title, *_SITE.split(clean_line(page_title or ""))]
    for heading in headings:
        if any(alike(heading, witness) >= 0.75 for witness in witnesses):
            return heading
    return linked or title or next(iter(headings), None)
