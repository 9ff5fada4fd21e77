"""Names in running text: runs of capitalised words that are not merely the start of a sentence.

Titles ("President", "Foreign Minister", "Mr.") are left aside, a possessive ending is cut off, weekdays and months are
no names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.text.wordlist import wordlist
from reader.text.words import WORD

LINKING = wordlist("de del della der den van von da di la le al el bin ibn")
TITLES = wordlist("""
    mr mrs ms miss dr prof sir lord lady dame gen general col colonel lt lieutenant maj major sgt sergeant capt captain
    adm admiral president vice-president premier minister chancellor secretary senator sen representative rep
    congressman congresswoman gov governor mayor judge justice king queen prince princess pope chief director chairman
    chairwoman chair spokesman spokeswoman spokesperson ambassador attorney commissioner councillor sheriff officer
    detective inspector professor doctor reverend rev ayatollah sheikh imam leader coach ceo republican democrat
    democratic speaker commander envoy counterpart
""")
BEFORE_TITLES = wordlist("prime foreign defence defense interior finance vice deputy acting former first state")
NO_NAMES = wordlist("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec i i'm i've i'd i'll
    the a an and but or nor he she it they we you this that these those his her its their our my your in on at by for
    from with to of as if when while after before since although though however meanwhile also so yet both some many
    most all one two three four five six not no yes what who why how where which once under during last earlier later
    another other each according there here let well now then still even just only more much such any every until
    despite because speaking asked over about into out up down be is are was were do does did have has had will would
""")
BEGINNING = re.compile(r"(?:^|[.!?:…“\"«(\[•*–—‘]|(?<![\w])['’])\s*$")
SHORTENED = re.compile(r"\b(?P<word>[A-Z][a-z]*)\.\s+$")
ENDING = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name from `start` to `end`, without title and possessive ending; `words` are its words in small letters."""

    text: str
    start: int
    end: int
    words: tuple[str, ...]


def names(text: str, known: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """The names of a sentence, in order.

    Its first word is taken for one only where it is among the `known` ones, those that `name_words` found in the
    sentences of the same article, or where a surname stands behind it. A headline in capitals has none.
    """
    return () if _shouts(text) else tuple(_names(text, known))


def name_words(sentence: str) -> Iterator[str]:
    """The words, in small letters, that are capitalised inside a sentence: names, unless all is in capitals."""
    if not _shouts(sentence):
        for match in WORD.finditer(sentence):
            if match[0][0].isupper() and _plain(match[0]) not in NO_NAMES and not _begins(sentence, match.start()):
                yield _plain(match[0])


def _shouts(text: str) -> bool:
    return sum(map(str.isupper, text)) * 2 > sum(map(str.isalpha, text))


def _plain(word: str) -> str:
    return ENDING.sub("", word).replace("’", "'").replace(".", "").lower()


def _begins(text: str, place: int) -> bool:
    """Does a sentence, or a quotation, begin at this place? Not behind "Mr." or an initial."""
    before = text[max(0, place - 16) : place]
    shortened = SHORTENED.search(before)
    if shortened and (len(shortened["word"]) == 1 or shortened["word"].lower() in TITLES):
        return False
    return BEGINNING.search(before) is not None


def _names(text: str, known: frozenset[str]) -> Iterator[Name]:
    run: list[re.Match[str]] = []
    for match in WORD.finditer(text):
        if run and not _joins(text, run[-1], match):
            yield from _name(text, run)
            run = []
        if _is_name(text, match, known) or (run and (match[0] in LINKING or match[0] == "One")):
            run.append(match)
    yield from _name(text, run)


def _joins(text: str, last: re.Match[str], following: re.Match[str]) -> bool:
    """Do these two words touch, with nothing between but a blank, a hyphen or the full stop of an initial?"""
    between = text[last.end() : following.start()]
    capital = following[0][0].isupper() or following[0] in LINKING
    shortened = between == ". " and (len(last[0]) == 1 or _plain(last[0]) in TITLES)
    return capital and not ENDING.search(last[0]) and (between in (" ", "-") or shortened)


def _is_name(text: str, match: re.Match[str], known: frozenset[str]) -> bool:
    plain = _plain(match[0])
    if not match[0][0].isupper() or plain in NO_NAMES or plain.endswith("n't"):
        return False
    return not _begins(text, match.start()) or plain in known or _heads_a_name(text, match)


def _heads_a_name(text: str, match: re.Match[str]) -> bool:
    """A sentence's first word with another capitalised word behind it: "Maria Delgado said"."""
    following = WORD.match(text, match.end() + 1)
    between = text[match.end() : match.end() + 1]
    return bool(following and between == " " and following[0][0].isupper() and _plain(following[0]) not in NO_NAMES)


def _name(text: str, run: Sequence[re.Match[str]]) -> Iterator[Name]:
    words = [(match, _plain(match[0])) for match in run]
    titles = [number for number, (_, word) in enumerate(words[:-1]) if word in TITLES]
    if titles:
        words = words[titles[-1] + 1 :]
    while len(words) > 2 and words[0][1] in BEFORE_TITLES:
        words = words[1:]  # "Secretary of State Antony Blinken"
    while words and (words[-1][0][0] in LINKING):
        words.pop()
    if all(word in TITLES | BEFORE_TITLES for _, word in words):
        return
    start = words[0][0].start()
    last = words[-1][0]
    end = last.start() + len(ENDING.sub("", last[0]))
    yield Name(text[start:end], start, end, tuple(word for _, word in words))
