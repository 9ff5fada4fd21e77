"""The ledgers of a pair of articles: all figures by what they count, all quotations by who says them, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from reader.comparison.facts import Account, Facts
from reader.comparison.result import FIGURE, NAME, OTHER_SPEAKER, QUOTATION, Entry, Link, Mention
from reader.text.figures import UNITS, Figure
from reader.text.quotations import MARKS, Quotation
from reader.text.quotations import speakers as speakers_of
from reader.text.words import WORD, stem

Place = tuple[int, int, int]  # sentence, start, end
SIGNS = {"dollar": "$", "euro": "€", "pound": "£", "old": "years old", "": "other"}


def figure_ledger(left: Account, right: Account, links: Sequence[Link]) -> tuple[Entry, ...]:
    """The figures of both sides, an entry for each: what both count first, in reading order.

    Of one thing, those that a linked pair of sentences gives differently stand opposite each other, then those of one
    value, however they are spelled, then what one side gives alone. `about` is the unit as it is printed ("troops",
    "%", "$", "years old"), "other" where the text gives none.
    """
    sides = _by_unit(left), _by_unit(right)
    units = sorted({*sides[0], *sides[1]}, key=lambda unit: (unit == "", not (sides[0][unit] and sides[1][unit]), unit))
    apart = _told_apart(sides, links)
    told = {(side, mention) for pairs in apart.values() for pair in pairs for side, mention in enumerate(pair)}
    entries: list[Entry] = []
    for unit in units:
        account, (number, figure) = next((a, s[unit][0]) for a, s in zip((left, right), sides, strict=True) if s[unit])
        about = label(figure, account.facts[number].text)
        entries += (Entry(about, *_gathered(pairs), differs=True) for (of, *_), pairs in apart.items() if of == unit)
        entries += _by_value(about, (sides[0][unit], sides[1][unit]), told)
    return tuple(entries)


Counted = defaultdict[str, list[tuple[int, Figure]]]  # sentence and figure, by what is counted
Apart = dict[tuple[str, str, str], list[tuple[Mention, Mention]]]


def _told_apart(sides: tuple[Counted, Counted], links: Sequence[Link]) -> Apart:
    """The figures that linked sentences give differently, by what the left one counts and by both texts."""
    found: Apart = {}
    for link in links:
        for each in link.differences:
            if each.kind != FIGURE or not each.left_span or not each.right_span:
                continue
            left = _standing_at((link.left, *each.left_span), sides[0])
            right = _standing_at((link.right, *each.right_span), sides[1])
            if left and right:
                key = left[1].unit, left[1].text.casefold(), right[1].text.casefold()
                found.setdefault(key, []).append((_mention(*left), _mention(*right)))
    return found


def _gathered(pairs: Iterable[tuple[Mention, Mention]]) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Both sides of some pairs, each mention once."""
    left, right = zip(*pairs, strict=True)
    return tuple(dict.fromkeys(left)), tuple(dict.fromkeys(right))


def _by_value(
    about: str, sides: Sequence[Sequence[tuple[int, Figure]]], told: Container[tuple[int, Mention]]
) -> Iterator[Entry]:
    """Of one unit an entry for each value: those of both sides, then those of one that are not `told` of yet."""
    found: dict[tuple[float, ...], tuple[list[Mention], list[Mention]]] = {}
    for side, counted in enumerate(sides):
        for number, figure in counted:
            found.setdefault(figure.values, ([], []))[side].append(_mention(number, figure))
    for both in sorted(found.values(), key=lambda both: not all(both)):
        if all(both) or any((side, mention) not in told for side in (0, 1) for mention in both[side]):
            yield Entry(about, tuple(both[0]), tuple(both[1]))


def _standing_at(place: Place, side: Counted) -> tuple[int, Figure] | None:
    """The figure of a side at a place, and its sentence."""
    number, start, end = place
    every = (each for counted in side.values() for each in counted if each[0] == number)
    return next((each for each in every if each[1].start < end and start < each[1].end), None)


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
