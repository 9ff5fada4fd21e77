"""Lines that repeat across the text files of one folder: what a site prints under every article it has.

A line counts once for every different text that stands before it and after it, so the copy of an agency that ten papers
print counts once, its headings included. Sentences within a text stay always, and so do its headings.
"""

from __future__ import annotations

import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

from reader.article import Dropped
from reader.errors import UnreadableFile
from reader.sources.credits import byline, credit_line, is_contributors, unedited_by
from reader.sources.dates import written
from reader.sources.files import decode, open_file
from reader.sources.leftovers import LONGEST, leftover, speaks_to_visitors
from reader.sources.lines import is_prose, is_sentence, length
from reader.text.clean import clean

SUFFIXES = (".txt", ".text")
FEW = 4  # different surroundings of a line before or after the text; below that it is kept
SURE = 8  # of a line with digits, of one within the text, and of a sentence that speaks to visitors
MOST_SURE = 12  # of any other sentence before or after the text
LONG = 9  # words of a line within the text; a shorter one may be a heading
MOST_FILES = 300  # of a folder that are compared
MOST_LINES = 150  # of a file, from either end
REACH = 8 * 1024  # bytes from either end of a file
FRESH = 60.0  # seconds for which a folder that goes on changing is not looked through again
MOST_FOLDERS = 8  # kept in mind
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTED = re.compile(r"[\"“”„«»]")

Place = tuple[str, int, int]  # a line, and the marks of the running text before and after it


@dataclass(frozen=True, slots=True)
class Repeats:
    """In how many different surroundings the lines of a folder's files stand."""

    counts: dict[str, int] = field(default_factory=dict)

    def sorted_out(self, lines: Sequence[str], title: str | None) -> tuple[list[str], list[Dropped]]:
        """The lines that stay, and those that repeat in the folder; `title` stays, and what may be the only headline.

        A byline, a day, a credit and whatever else tells something of the article is left to the rules for it.
        """
        counts = [0 if line == title else self.counts.get(_key(line), 0) for line in lines]
        if max(counts, default=0) < FEW:
            return list(lines), []
        own = [number for number, line in enumerate(lines) if _is_text(line) and not _is_pitch(line, counts[number])]
        first, last = (own[0], own[-1]) if own else (0, len(lines))
        gone = {
            number
            for number, line in enumerate(lines)
            if _is_furniture(line, counts[number], not first < number < last) and not _tells(line)
        }
        headlines = {number for number, line in enumerate(lines[:first]) if length(line) >= 3}
        if not title and headlines <= gone:
            gone -= headlines
        dropped = [
            Dropped(lines[number], f"repeats in {counts[number]} files of the folder") for number in sorted(gone)
        ]
        return [line for number, line in enumerate(lines) if number not in gone], dropped


def _tells(line: str) -> bool:
    """Is this a line that other rules drop or learn from?"""
    if leftover(line) or byline(line) or credit_line(line) or is_contributors(line) or unedited_by(line):
        return True
    return length(line) <= 12 and bool(written(line[:160]))


def _is_text(line: str) -> bool:
    return is_sentence(line) or is_prose(line)


def _is_pitch(line: str, count: int) -> bool:
    """A sentence of the site, not of the story: "You can support us by …", "The views of columnists are their own."."""
    return count >= (SURE if speaks_to_visitors(line) else MOST_SURE) and not _QUOTED.search(line)


def _is_furniture(line: str, count: int, at_edge: bool) -> bool:
    if _is_text(line):
        return at_edge and _is_pitch(line, count)
    if at_edge:
        return count >= (SURE if any(map(str.isdigit, _YEAR.sub("", line))) else FEW)
    return count >= SURE and length(line) >= LONG


def _key(line: str) -> str:
    return _YEAR.sub("0", line).casefold() if len(line) <= LONGEST else ""


def grown(new: Iterable[str], there: Iterable[str]) -> frozenset[str]:
    """The texts that are to be read again because the new ones make their folder twice as large as it was, or more.

    So what is dropped from a text is as its folder tells by then, and none is read more often than folders double.
    """
    added = Counter(os.path.dirname(path) for path in new if path.lower().endswith(SUFFIXES))
    if not added:
        return frozenset()
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for path in there:
        if path.lower().endswith(SUFFIXES) and (folder := os.path.dirname(path)) in added:
            texts[folder].append(path)
    return frozenset(path for folder, paths in texts.items() if _is_due(len(paths), added[folder]) for path in paths)


def _is_due(now: int, added: int) -> bool:
    return FEW <= now <= 2 * MOST_FILES and (now - added).bit_length() < now.bit_length()


@dataclass(frozen=True, slots=True)
class _Look:
    """A folder as it was looked through: its time of change, when that was, how many texts it had, what repeated."""

    changed: int
    at: float
    texts: int
    found: Repeats

    def holds(self, changed: int) -> bool:
        """Need it not be looked through again? A big one that goes on changing only now and then."""
        return self.changed == changed or (self.texts > MOST_FILES and time.monotonic() - self.at < FRESH)


_known: dict[Path, _Look] = {}


def of_folder(path: Path) -> Repeats:
    """What repeats in the text files beside this one, itself among them; nothing for any other kind of file."""
    folder = path.parent
    if not path.name.lower().endswith(SUFFIXES):
        return Repeats()
    try:
        changed = os.stat(folder).st_mtime_ns
        if (known := _known.get(folder)) and known.holds(changed):
            return known.found
        names = _texts_in(folder)
    except OSError:
        return Repeats()
    found = _count(_samples(folder, names)) if len(names) >= FEW else Repeats()
    while len(_known) >= MOST_FOLDERS:
        del _known[next(iter(_known))]
    _known[folder] = _Look(changed, time.monotonic(), len(names), found)
    return found


def _texts_in(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries if entry.name.lower().endswith(SUFFIXES)]


def _samples(folder: Path, names: Sequence[str]) -> Iterator[str]:
    """The beginnings and ends of some of a folder's texts: always the same ones while the folder only grows."""
    for name in sorted(names, key=lambda name: crc32(os.fsencode(name)))[:MOST_FILES]:
        try:
            stream, _ = open_file(folder / name)
            with stream:
                yield decode(_both_ends(stream))
        except (OSError, UnreadableFile):
            continue


def _both_ends(stream: BinaryIO) -> bytes:
    """A file, or of a large one the whole lines at its beginning and its end."""
    data = stream.read(2 * REACH)
    if len(data) < 2 * REACH:
        return data
    stream.seek(max(REACH, os.fstat(stream.fileno()).st_size - REACH))
    return data[:REACH].rpartition(b"\n")[0] + b"\n" + stream.read(REACH).partition(b"\n")[2]


def _count(samples: Iterator[str]) -> Repeats:
    files: Counter[str] = Counter()
    places: list[Place] = []
    for text in samples:
        found = _places(text)
        places += found
        files.update({line for line, _, _ in found})
    before: defaultdict[str, set[int]] = defaultdict(set)
    after: defaultdict[str, set[int]] = defaultdict(set)
    for line, above, below in places:
        if files[line] >= FEW:
            before[line].add(above)
            after[line].add(below)
    counts = {line: min(len(before[line]), len(after[line])) for line in before}
    return Repeats({line: count for line, count in counts.items() if count >= FEW})


def _places(text: str) -> list[Place]:
    """The lines of a text that may repeat, each with what stands around it; at an end of the text, that is the text."""
    lines = [" ".join(line.split()) for line in clean(text).split("\n")]
    lines = [line for line in lines if line]
    whole = hash(text)
    if len(lines) > 2 * MOST_LINES:
        lines = lines[:MOST_LINES] + lines[-MOST_LINES:]
    above = _texts_before(lines, whole)
    below = _texts_before(lines[::-1], whole)[::-1]
    around = zip(map(_key, lines), above, below, strict=True)
    return [place for place in around if place[0]]


def _texts_before(lines: Sequence[str], nothing: int) -> list[int]:
    """For each line a mark of the running text that was last before it."""
    last, found = nothing, []
    for line in lines:
        found.append(last)
        if is_prose(line):
            last = hash(line)
    return found
