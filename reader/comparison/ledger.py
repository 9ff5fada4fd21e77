"""The ledgers of a pair of articles: all figures by what they count, all quotations by who says them, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reader.comparison.facts import Account, Facts
from reader.comparison.result import FIGURE, NAME, OTHER_SPEAKER, QUOTATION, Entry, Link, Mention
from reader.text.figures import UNITS, Figure
from reader.text.quotations import MARKS, Quotation
from reader.text.quotations import speakers as speakers_of
from reader.text.words import WORD, stem

Place = tuple[int, int, int]  # sentence, start, end
SIGNS = {"dollar": "$", "euro": "€", "pound": "£", "old": "years old", "": "other"}


def figure_ledger(left: Account, right: Account, links: Sequence[Link]) -> tuple[Entry, ...]:
    """The figures of both sides, an entry for everything that is counted: what both count first, in reading order.

    `about` is the unit as it is printed ("troops", "%", "$", "years old"), "other" where the text gives none. An entry
    differs where a linked pair of sentences gives it differently.
    """
    sides = _by_unit(left), _by_unit(right)
    units = sorted({*sides[0], *sides[1]}, key=lambda unit: (unit == "", not (sides[0][unit] and sides[1][unit]), unit))
    differing = _places(links, FIGURE)
    entries = []
    for unit in units:
        mentions = tuple(tuple(_mention(number, figure) for number, figure in side[unit]) for side in sides)
        account, (number, figure) = next((a, s[unit][0]) for a, s in zip((left, right), sides, strict=True) if s[unit])
        differs = any(_is_among(mention, differing[0]) for mention in mentions[0])
        about = label(figure, account.facts[number].text)
        entries.append(Entry(about, mentions[0], mentions[1], differs))
    return tuple(entries)


def quotation_ledger(left: Account, right: Account, links: Sequence[Link]) -> tuple[Entry, ...]:
    """The quotations of both sides: those of linked sentences opposite each other, the rest alone, in reading order.

    `about` is the speaker where the sentences name one, empty where they name two. What stands in one sentence is one
    entry. An entry differs where its words, its marks or its speakers do.
    """
    differing = _places(links, QUOTATION)
    disputed = {
        (link.left, link.right, each.left, each.right)
        for link in links
        for each in link.differences
        if each.kind == NAME or each.how == OTHER_SPEAKER
    }
    sides = _quoted(left, differing[0]), _quoted(right, differing[1])
    taken: set[int] = set()
    entries = []
    for number, mentions in sides[0].items():
        opposite = [link.right for link in links if link.left == number and link.right in sides[1]]
        partner = next((other for other in opposite if other not in taken), None)
        taken |= {partner} if partner is not None else set()
        others = sides[1][partner] if partner is not None else ()
        speakers = _speaker(left, number), _speaker(right, partner)
        differs = (number, partner, *speakers) in disputed
        differs |= any(_is_among(mention, differing[0]) for mention in mentions)
        entries.append(Entry(_about(*speakers), mentions, others, differs, speakers))
    for number, mentions in sides[1].items():
        if number not in taken:
            speaker = _speaker(right, number)
            entries.append(Entry(speaker, (), mentions, speakers=("", speaker)))
    return tuple(entries)


def _about(left: str, right: str) -> str:
    """The one speaker both sides name, by the fuller name, or the only one that is named."""
    words = {word.lower() for word in WORD.findall(left)}, {word.lower() for word in WORD.findall(right)}
    if left and right and not (words[0] <= words[1] or words[1] <= words[0]):
        return ""
    return max(left, right, key=len)


def _by_unit(account: Account) -> defaultdict[str, list[tuple[int, Figure]]]:
    found: defaultdict[str, list[tuple[int, Figure]]] = defaultdict(list)
    for number, facts in enumerate(account.facts):
        for figure in facts.figures:
            found[figure.unit].append((number, figure))
    return found


def _mention(number: int, found: Figure | Quotation) -> Mention:
    return Mention(found.text, number, found.start, found.end)


def label(figure: Figure | None, text: str) -> str:
    """What a figure counts, as its sentence prints it ("troops", "$", "years old"), "other" where it does not say."""
    unit = figure.unit if figure else ""
    if figure is None or unit in SIGNS:
        return SIGNS.get(unit, unit)
    words = (match[0] for match in WORD.finditer(text, figure.end))
    return next((word for word in words if UNITS.get(stem(word), stem(word)) == unit), unit)


def _places(links: Sequence[Link], kind: str) -> tuple[set[Place], set[Place]]:
    """Sentence, start and end of everything of a kind that differs, for each side."""
    found: tuple[set[Place], set[Place]] = (set(), set())
    for link in links:
        for each in link.differences:
            if each.kind == kind and each.how != OTHER_SPEAKER and each.left_span and each.right_span:
                found[0].add((link.left, *each.left_span))
                found[1].add((link.right, *each.right_span))
    return found


def _is_among(mention: Mention, places: set[Place]) -> bool:
    return any(n == mention.sentence and start < mention.end and mention.start < end for n, start, end in places)


def _quoted(account: Account, differing: set[Place]) -> dict[int, tuple[Mention, ...]]:
    """The quotations by sentence, and what the other side quotes and this one prints without marks."""
    found = {number: list(_marked(account.facts[number], number)) for number in range(len(account.facts))}
    for number, start, end in sorted(differing):
        if not any(each.start < end and start < each.end for each in found[number]):
            found[number].append(Mention(account.facts[number].text[start:end], number, start, end))
    return {number: tuple(mentions) for number, mentions in found.items() if mentions}


def _marked(facts: Facts, number: int) -> Iterator[Mention]:
    for each in facts.quotations:
        if each.opened:
            start = each.start - (each.start > 0 and facts.text[each.start - 1] in MARKS)
            end = each.end + (each.end < len(facts.text) and facts.text[each.end] in MARKS)
            yield Mention(facts.text[start:end], number, start, end)


def _speaker(account: Account, number: int | None) -> str:
    if number is None:
        return ""
    facts = account.facts[number]
    return next((name.text for name in speakers_of(facts.text, facts.names, facts.quotations)), "")
