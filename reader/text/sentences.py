"""Sentences of running text, by rules: where a full stop ends one and where it only shortens a word.

Made for news as it is saved: abbreviations and initials, quotation marks that close behind the stop or never, ellipses,
a stop that was put in the middle of a sentence by a machine ("the withdrawal. after the exercise").
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from reader.article import Kind, Paragraph, Sentence
from reader.text.wordlist import wordlist

PROSE = frozenset({Kind.PROSE, Kind.QUOTATION, Kind.ITEM})

CLOSERS = "\"”’'»›)\\]*_"
OPENERS = "\"“‘'«‹„‚(\\[*_¿¡"
# A stop, the marks that close behind it, then white space or (a blank was lost) a capitalised word.
STOP = re.compile(
    rf"(?<![.!?…‽])[.!?…‽]++(?P<closers>[{CLOSERS}]*+)(?:\s++[”’»](?=\s))?(?=\s|(?<=[^\W\d_A-Z][.!?…])[A-Z][a-z])|[。！？][”」』]*",
)
FOLLOWING = re.compile(rf"\s*+[{OPENERS}–—-]*+\s*+(?P<word>[^\W_]+)")
LAST_WORD = re.compile(rf"(?:^|[\s{OPENERS}–—/-])(?P<word>[^\s{OPENERS}–—/-]+)$")

LONGEST = 40  # characters looked back for the word before a stop: hostile text must not make this slow
# Never the end of a sentence: a name follows.
TITLES = wordlist("""
    mr mrs ms messrs mme dr prof gen lt col maj sgt cpl capt cmdr adm sen sens rep reps gov govs pres rev hon st mt ft
    sir fr ald det supt insp pvt spc brig v vs cf e.g i.e
""")
# Not the end where a number follows.
BEFORE_NUMBERS = wordlist("""
    no nos art arts sec ch fig figs p pp vol vols par para nr
    jan feb mar apr jun jul aug sept sep oct nov dec
""")
# The end only where a word follows that often begins a sentence.
SHORTENED = wordlist("""
    inc corp co ltd llc plc bros jr sr etc al dept univ assn ave blvd rd approx est ph.d
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn
    tex va vt wash wis wyo
""")
BEGINNERS = wordlist("""
    the a an he she it they we i you this that these those there his her its their our my in on at by for from with as
    if when while after before since although though but however meanwhile also so yet both some many most all one two
    no not what who why how where once under during last earlier later another other each according
""")
# What goes on behind "a.m.": days, months, zones of time.
AFTER_TIMES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|[A-Z]{2,4}|Eastern|Central|Pacific|Mountain|\d+"
)
# “Are you mad?” Smith asked.  The sentence goes on behind the mark.
SPEAKS = re.compile(
    rf"\s*+[{CLOSERS}]*+\s*+(?:[A-Z][\w’'-]*\.?\s+){{1,4}}(?:said|asked|told|wrote|added|replied|shouted|tweeted|says|asks|"
    r"declared|answered|quipped|exclaimed|demanded|wondered)\b"
)


def sentences(paragraphs: Sequence[Paragraph], headings: Container[int] = ()) -> tuple[Sentence, ...]:
    """The sentences of the prose among the paragraphs, in order: not of code, tables and rules, and only of those
    headings whose paragraph numbers are given."""
    return tuple(
        Sentence(paragraph.text[start:end], number, start, end)
        for number, paragraph in enumerate(paragraphs)
        if paragraph.kind in PROSE or number in headings
        for start, end in split(paragraph.text)
    )


def split(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph start and end: in order, without the white space around them.

    Every character that is not white space lies in exactly one of them.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for end in [*_ends(text), len(text)]:
        piece = text[start:end]
        if found and not any(character.isalnum() for character in piece):
            if piece.strip():  # a mark that was left alone belongs to what it follows
                found[-1] = (found[-1][0], start + len(piece.rstrip()))
        elif piece.strip():
            found.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
        start = end
    return found


def _ends(text: str) -> Iterator[int]:
    start = 0
    for stop in STOP.finditer(text):
        if _ends_here(text, start, stop):
            start = stop.end()
            yield start


def _ends_here(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop[0][0] in "。！？":
        return True
    following = FOLLOWING.match(text, stop.end())
    if following is None:
        return True
    word = following["word"]
    if word[0].islower() and not any(letter.isupper() for letter in word[1:3]):
        return False
    mark = stop[0].rstrip()[0]
    if mark in "?!" and stop["closers"]:
        return SPEAKS.match(text, stop.end()) is None
    if mark != "." or stop[0].startswith(".."):
        return True
    return bool(stop["closers"]) or not _shortens(text[max(start, stop.start() - LONGEST) : stop.start()], word)


def _shortens(before: str, following: str) -> bool:
    """Does the full stop behind `before` shorten its last word rather than end the sentence?"""
    last = LAST_WORD.search(before)
    if last is None:
        return False
    word = last["word"]
    lower = word.lower()
    if word.isdigit():
        return last.start("word") == len(before) - len(before.lstrip())  # "1. The first point"
    if lower in TITLES:
        return word[0].isupper() or lower in ("v", "vs", "e.g", "i.e", "cf")
    if lower in ("a.m", "p.m"):
        return AFTER_TIMES.fullmatch(following) is not None
    if lower in BEFORE_NUMBERS:
        return following[0].isdigit()
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    if is_initial or lower in SHORTENED or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return following.lower() not in BEGINNERS
    return False
