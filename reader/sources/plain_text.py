"""Plain-text scrapes: where the article begins and ends, what lies between, and what the rest tells about it.

Every line that is not body keeps the reason why. A doubtful line stays: a sentence lost is worse than one too many.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.article import Dropped
from reader.sources import credits, dates, outlets
from reader.sources.draft import Draft
from reader.sources.headline import alike, told
from reader.sources.leftovers import Leftover, leftover
from reader.sources.lines import is_heading, is_prose, is_sentence, length, unwrapped
from reader.sources.menus import without_menus
from reader.sources.repeats import Repeats
from reader.text.clean import clean
from reader.text.markdown import escape

HEADER = re.compile(
    r"(title|headline|date|published|source|outlet|publisher|author|by|url|link|language)\s*:\s+(\S.{0,300})", re.I
)
ADDRESS_LINE = re.compile(
    r"(?:(?:source|url|link|via|original|from)\s*:?\s*)?(https?://[^\s/]+\.[^\s]+)(?:\s+(.{0,300}))?", re.I
)
SELF = re.compile(
    r"(?P<name>[\w][\w .&'’-]{1,38}?)(?:: updated? (?:the )?(?:world['’]s )?(?:latest|breaking)"
    r"|\s+is an? (?:automatic aggregator|\w+ ?\w* (?:news|media) (?:site|website|portal|outlet|agency))\b).*",
    re.I,
)
TEASER = re.compile(r".*(?:\[…\]|\[\.\.\.\]|\[&hellip;\]|continue reading)\W*", re.I)


@dataclass(slots=True)
class Scrape:
    """The lines of one text on their way to an article: what is body, what was dropped, what was learnt."""

    draft: Draft
    body: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def drop(self, line: str, why: str) -> None:
        self.dropped.append(Dropped(line, why))
        _learn(self.draft, line)


def read(text: str, repeats: Repeats | None = None) -> Draft:
    """The article in a text that a scraper or a hand stored; `repeats` is what other texts of its folder have too."""
    lines = unwrapped(clean(text))
    scrape = Scrape(Draft())
    lines = _header_block(scrape, lines)
    lines, headline = without_menus(lines, scrape.dropped)
    lines, repeated = (repeats or Repeats()).sorted_out(lines, headline or scrape.draft.title)
    for piece in repeated:
        scrape.drop(piece.text, piece.why)
    _clean(scrape, lines, headline)
    return _finished(scrape)


def tidy(text: str, draft: Draft) -> Draft:
    """A record's text under the title it brought along: leftovers, repeated headlines and credits go."""
    scrape = Scrape(draft)
    _clean(scrape, unwrapped(clean(text)), None)
    return _finished(scrape)


def _clean(scrape: Scrape, lines: Sequence[str], headline: str | None) -> None:
    first = next((n for n, line in enumerate(lines) if is_prose(line)), len(lines))
    start = _head(scrape, lines, first, headline)
    _body(scrape, lines[start:])
    _tail(scrape)
    _credits(scrape)


def _header_block(scrape: Scrape, lines: list[str]) -> list[str]:
    """`Title: …`, `Date: …` and the like before the text: two or more such lines in a row are metadata."""
    found = []
    for line in lines:
        match = HEADER.fullmatch(line)
        if not match:
            break
        found.append((match[1].lower(), match[2].strip()))
    if len(found) < 2:
        return lines
    draft, facts = scrape.draft, dict(reversed(found))
    draft.title = facts.get("title") or facts.get("headline")
    draft.author = facts.get("author") or facts.get("by")
    draft.url = outlets.web_address(facts.get("url") or facts.get("link"))
    draft.outlet = outlets.name(facts.get("outlet") or facts.get("publisher") or facts.get("source") or draft.url)
    draft.date = dates.in_metadata(facts.get("date") or facts.get("published"))
    draft.language = facts.get("language")
    return lines[len(found) :]


def _head(scrape: Scrape, lines: Sequence[str], first: int, headline: str | None) -> int:
    """What stands before the prose: the headline is found, labels, bylines and repeats go. Where the body begins."""
    draft = scrape.draft
    if first == 0 and not draft.title and len(lines) > 1 and _may_be_headline(lines[0], 40):
        first = 1  # a long headline looks like prose, but for its missing full stop
    told_by = " ".join(lines[first : first + 4])
    kept: list[str] = []
    for line in lines[:first]:
        why = _head_reason(draft, line, told_by)
        if why is None and not draft.title and (line == headline or (not headline and _may_be_headline(line, 32))):
            draft.title = line
            for label in [each for each in kept if length(each) <= 3 and not is_sentence(each)]:
                kept.remove(label)
                scrape.drop(label, "section label")
        elif why is None and _repeats(draft.title, line):
            scrape.drop(line, "headline again")
        elif why is None:
            kept.append(line)
        elif why:
            scrape.drop(line, why)
    if not draft.title and kept and _is_short_headline(lines):
        draft.title = kept.pop(0)
    _standfirsts(scrape, kept, told_by)
    return first


def _standfirsts(scrape: Scrape, lines: Sequence[str], story: str) -> None:
    for line in lines:
        if _is_told_again(line, scrape.draft.title or "", story):
            scrape.drop(line, "standfirst: the story says it again")
        else:
            scrape.body.append(line)


def _is_short_headline(lines: Sequence[str]) -> bool:
    """One or two words over the first sentence: a headline where no other line is one ("Café opens")."""
    return length(lines[0]) <= 2 and is_heading(lines[0]) and len(lines) > 1 and is_sentence(lines[1])


def _is_told_again(line: str, title: str, story: str) -> bool:
    return length(line) >= 3 and not is_sentence(line) and told(line, story) >= 0.75 and told(line, title) >= 0.3


def _is_address(line: str) -> bool:
    return len(line) <= 2_500 and bool(ADDRESS_LINE.fullmatch(line))


def _head_reason(draft: Draft, line: str, story: str) -> str | None:
    """Why a line before the text is not part of it; None if it may be."""
    if found := leftover(line):
        _dated(draft, line)
        return found.why
    if author := credits.byline(line):
        draft.author = draft.author or author
        return "byline"
    if named := credits.credit_line(line):
        draft.agency = draft.agency or named
        return "agency credit"
    if dates.written(line) and length(line) <= 12 and not is_sentence(line) and told(line, story) < 0.5:
        _dated(draft, line)
        return "date line"
    return "address" if _is_address(line) else None


def _dated(draft: Draft, line: str) -> None:
    if draft.date is None and (day := dates.written(line)):
        draft.date, draft.date_from = day, "text"


def _may_be_headline(line: str, longest: int) -> bool:
    words = length(line)
    return 3 <= words <= longest and not re.search(r"[.:;,]['\"”’»)]*$", line)


def _repeats(title: str | None, line: str) -> bool:
    return bool(title) and length(line) <= 40 and alike(title or "", line, 0.75) >= 0.75


def _body(scrape: Scrape, lines: Sequence[str]) -> None:
    total = sum(length(line) for line in lines if is_prose(line) and not leftover(line)) or 1
    said, after_list = 0, False
    for number, line in enumerate(lines):
        found = leftover(line)
        share = said / total
        if found and found.edges and share < 1 and number + 1 < len(lines) and is_prose(lines[number + 1]):
            found = None  # a section's name over a paragraph is a heading
        if found and found.ends is not None and share >= found.ends and _may_end(lines[number + 1 :], found, said):
            _end(scrape, lines[number:], found)
            return
        if reason := _body_reason(scrape, line, found, share, after_list):
            after_list = bool(found and found.heads_list) or (after_list and not is_sentence(line))
            scrape.drop(line, reason)
            continue
        after_list = False
        said += length(line) if is_prose(line) else 0
        scrape.body.append(line)


def _may_end(rest: Sequence[str], found: Leftover, said: int) -> bool:
    """May the article end here? Below a comment form may stand anything, elsewhere little of the prose may follow."""
    return found.why.startswith("comment") or sum(length(line) for line in rest if is_prose(line)) <= said / 4


def _end(scrape: Scrape, lines: Sequence[str], found: Leftover) -> None:
    for line in lines:
        known = leftover(line)
        note = credits.unedited_by(line)
        why = known.why if known else "republisher's note" if note else f"after the article: {found.why}"
        scrape.drop(line, why)


def _body_reason(scrape: Scrape, line: str, found: Leftover | None, share: float, after_list: bool) -> str | None:
    """Why a line of the body goes; None if it stays."""
    previous = scrape.body[-1] if scrape.body else ""
    if found:
        return found.why
    if credits.unedited_by(line):
        return "republisher's note"
    if share > 0.5 and credits.is_contributors(line):
        scrape.draft.agency = scrape.draft.agency or credits.credit_line(line)
        return credits.WHO_CONTRIBUTED
    if _is_address(line):
        return "address of the source"
    if share > 0.6 and SELF.fullmatch(line[:420]):
        return "note of an aggregator"
    if share > 0.85 and len(line) <= 600 and TEASER.fullmatch(line):
        return "teaser of another article"
    if line == previous and length(line) > 3:
        return "said twice running"
    if not is_sentence(line) and length(line) <= 40 and alike(scrape.draft.title or "", line, 0.92) >= 0.92:
        return "headline again"
    if named := credits.credit_line(line):
        scrape.draft.agency = scrape.draft.agency or named
        return "agency credit"
    return "listed under recommendations" if after_list and not is_sentence(line) and length(line) < 25 else None


def _tail(scrape: Scrape) -> None:
    """At most four short fragments without digits after the last sentence go."""
    last = max((n for n, line in enumerate(scrape.body) if is_sentence(line)), default=-1)
    fragments = scrape.body[last + 1 :]
    if last < 0 or len(fragments) > 4:
        return
    for line in fragments:
        if length(line) <= 6 and not any(c.isdigit() for c in line) and not is_sentence(line):
            scrape.body.remove(line)
            scrape.drop(line, "fragment after the end")


def _credits(scrape: Scrape) -> None:
    """Glued headline, dateline and closing credit of the prose itself."""
    body, draft = scrape.body, scrape.draft
    if not body:
        return
    first = next((n for n, line in enumerate(body) if is_prose(line)), 0)
    if draft.title and body[first].startswith(draft.title) and length(body[first]) > length(draft.title) + 5:
        rest = body[first][len(draft.title) :].lstrip(" :–—-")
        if rest[:1].isupper() or rest[:1] in "“\"‘'(":
            body[first] = rest
            scrape.dropped.append(Dropped(draft.title, "headline again, glued to the first sentence"))
    if place := credits.dateline(body[first]):
        draft.agency = draft.agency or place.agency
    if closing := credits.end_credit(body[-1], draft.agency):
        scrape.dropped.append(Dropped(closing[1], "agency credit"))
        draft.agency = draft.agency or closing[2]
        body[-1:] = [closing[0]] if closing[0] else []


def _learn(draft: Draft, line: str) -> None:
    """What a dropped line tells: who published it here, who did first, when."""
    if match := ADDRESS_LINE.fullmatch(line[:2_500]):
        draft.url = draft.url or outlets.web_address(match[1])
    if feed := credits.unedited_by(line):
        draft.first_publisher = draft.first_publisher or feed
    if not draft.outlet and len(line) > 40 and (match := SELF.fullmatch(line[:420])):
        draft.outlet = match["name"].strip()


def _finished(scrape: Scrape) -> Draft:
    draft = scrape.draft
    home = outlets.domain(draft.url)
    if draft.outlet is None:
        draft.outlet = home
    elif home and not draft.first_publisher and not _same(draft.outlet, home):
        draft.first_publisher = home
    parts = [
        f"## {escape(line)}" if _is_subheading(scrape.body, n) else escape(line) for n, line in enumerate(scrape.body)
    ]
    draft.markdown = "\n\n".join(parts)
    draft.dropped = (*draft.dropped, *scrape.dropped)
    return draft


def _is_subheading(body: Sequence[str], number: int) -> bool:
    return number + 1 < len(body) and is_heading(body[number]) and is_sentence(body[number + 1])


def _same(outlet: str, home: str) -> bool:
    letters = re.sub(r"\W+", "", outlet.lower())
    return letters == re.sub(r"\W+", "", home) or letters == home.split(".")[0].replace("-", "")
