"""Names in running text: runs of capitalised words that are not merely the start of a sentence.

Titles ("President", "Mr.") are left aside, a possessive ending is cut off, weekdays and months are no names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.text.wordlist import wordlist

CAPITAL = r"(?:[A-Z]\.)+(?:[A-Z]\b)?|[^\W\da-z_ªº][\w]*(?:['’-][^\W\d_][\w]*)*\.?"
WORD = re.compile(rf"(?P<name>\b(?:{CAPITAL}))|(?P<other>\w+(?:['’-]\w+)*)")
JOINERS = wordlist("of the de del della der den van von da di la le al el bin ibn and for")
LINKING = wordlist("de del della der den van von da di la le al el bin ibn")
TITLES = wordlist("""
    mr mrs ms miss dr prof sir lord lady dame gen general col colonel lt maj major sgt capt captain adm admiral
    president vice-president vice prime minister chancellor secretary senator sen rep representative congressman
    congresswoman gov governor mayor judge justice king queen prince princess pope chief director chairman
    chairwoman chair spokesman spokeswoman spokesperson ambassador foreign defense defence interior attorney state
    commissioner councillor sheriff officer detective inspector professor doctor reverend rev ayatollah sheikh imam
    leader premier deputy former acting then-president ex-president republican democrat democratic coach ceo
""")
NO_NAMES = wordlist("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec i i'm i've i'd i'll mr mrs ms dr
    the a an and but or he she it they we you this that these those his her its their our my in on at by for from with
    as if when while after before since although though however meanwhile also so yet both some many most all one two not
    no what who why how where once under during last earlier later another other each according there here
""")
LETTERS = re.compile(r"[^\W\d_]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name from `start` to `end`, without title and possessive ending; `words` are its words in small letters."""

    text: str
    start: int
    end: int
    words: tuple[str, ...]


def names(text: str, known: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """The names of a sentence, in order.

    Its first word is taken for one only where it is among the `known` ones: those that `name_words` found in the
    sentences of the same article.
    """
    return tuple(_names(text, known))


def name_words(sentence: str) -> Iterator[str]:
    """The words, in small letters, that are capitalised inside a sentence: surely names, unless all is capitals."""
    if sum(map(str.isupper, sentence)) * 2 > len(LETTERS.findall(sentence)):
        return
    for number, match in enumerate(WORD.finditer(sentence)):
        if number and match["name"] and not _begins(sentence, match.start()):
            plain = _plain(match[0])
            if plain not in NO_NAMES:
                yield plain


def _plain(word: str) -> str:
    bare = word.replace("’", "'")
    return re.sub(r"'s?$", "", bare).rstrip(".").lower()


def _begins(text: str, place: int) -> bool:
    """Does a sentence, or a quotation, begin at this place?"""
    return re.search(r"(?:^|[.!?:…“\"‘«(\[•*–—])\s*[“\"‘'«(]*$", text[max(0, place - 4) : place]) is not None


def _names(text: str, known: frozenset[str]) -> Iterator[Name]:
    run: list[re.Match[str]] = []
    for match in WORD.finditer(text):
        if run and text[run[-1].end() : match.start()].strip(" "):
            yield from _name(text, run)
            run = []
        if match["name"] and _is_name(text, match, known):
            run.append(match)
            if re.search(r"['’]s?$", match[0]):
                yield from _name(text, run)
                run = []
        elif not (run and match[0].lower() in LINKING and re.match(r"\s+[A-Z]", text[match.end() :])):
            yield from _name(text, run)
            run = []
        else:
            run.append(match)
    yield from _name(text, run)


def _is_name(text: str, match: re.Match[str], known: frozenset[str]) -> bool:
    plain = _plain(match[0])
    if plain in NO_NAMES:
        return False
    return plain in known or not _begins(text, match.start()) or _heads_a_name(text, match)


def _heads_a_name(text: str, match: re.Match[str]) -> bool:
    """A sentence's first word with another capitalised word behind it: "Maria Delgado said"."""
    following = re.match(r"\s+(?P<word>[A-Z][\w’'-]+)", text[match.end() :])
    return following is not None and _plain(following["word"]) not in NO_NAMES


def _name(text: str, run: list[re.Match[str]]) -> Iterator[Name]:
    words = [(match, _plain(match[0])) for match in run]
    while words and words[0][1] in TITLES:
        words = words[1:]
    while words and words[-1][1] in TITLES | LINKING:
        words = words[:-1]
    if words:
        start = words[0][0].start()
        last = words[-1][0]
        end = last.end() - len(re.search(r"(?:['’]s?)?\.?$", last[0])[0])  # type: ignore[index]  # it always matches
        if last[0].count(".") > 1:
            end = last.end()
        yield Name(text[start:end], start, end, tuple(word for _, word in words))
