"""What other processes and their parent say to each other. No pickles: what has read hostile pages is not to be
believed.

Down to a worker go jobs, a line of JSON each; all the rest are frames: a kind, a length, and as many bytes.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Iterator
from pathlib import Path

from reader.library.scanning import prepared
from reader.library.scanning.job import Job, Record
from reader.library.scanning.parts import Part

READY, ARTICLE, FAULT, DONE = b"r", b"a", b"f", b"d"
HEADER = struct.Struct("<cI")
PLACE = struct.Struct("<QQ")
NUMBER = struct.Struct("<Q")

Frame = tuple[bytes, bytes]


def dump_words(words: bytes) -> bytes:
    """The dictionary that the texts of the jobs after this are packed with, as one line."""
    return json.dumps(words.decode("latin-1")).encode() + b"\n"


def dump_job(job: Job) -> bytes:
    """A job as one line, without its dictionary."""
    part = job.part and (job.part.start, job.part.end, job.part.line)
    return json.dumps([os.fspath(job.path), part]).encode() + b"\n"


def load_line(line: bytes, words: bytes) -> Job | bytes:
    """The job of a line, with the dictionary that came last, or another dictionary."""
    said = json.loads(line)
    if isinstance(said, str):
        return said.encode("latin-1")
    path, part = said
    return Job(Path(path), Part(*part) if part else None, words)


def dump(kind: bytes, payload: bytes = b"") -> bytes:
    """A frame."""
    return HEADER.pack(kind, len(payload)) + payload


def dump_record(record: Record) -> bytes:
    """The frame of a record."""
    place = PLACE.pack(record.line, record.offset)
    if isinstance(record.content, str):
        return dump(FAULT, place + record.content.encode("utf-8", "replace"))
    return dump(ARTICLE, place + prepared.pack(record.content))


def load_record(frame: Frame) -> Record:
    """The record of an ARTICLE or FAULT frame. Raises ValueError, KeyError or TypeError where it is none."""
    kind, payload = frame
    line, offset = place_of(payload)
    rest = payload[PLACE.size :]
    return Record(prepared.unpack(rest) if kind == ARTICLE else rest.decode(), line, offset)


def place_of(payload: bytes) -> tuple[int, int]:
    """The line and the offset of a record, without unpacking it."""
    line, offset = PLACE.unpack_from(payload)
    return line, offset


def dump_numbered(kind: bytes, number: int, payload: bytes) -> bytes:
    """A frame that tells what it is about: the row of an article, or the number of a job."""
    return HEADER.pack(kind, NUMBER.size + len(payload)) + NUMBER.pack(number) + payload


def load_numbered(frame: Frame) -> tuple[int, bytes]:
    """The number and the payload of such a frame."""
    return NUMBER.unpack_from(frame[1])[0], frame[1][NUMBER.size :]


def take(buffer: bytearray) -> Iterator[Frame]:
    """Take the whole frames off the front of what has come in."""
    place = 0
    while len(buffer) - place >= HEADER.size:
        kind, size = HEADER.unpack_from(buffer, place)
        if len(buffer) - place - HEADER.size < size:
            break
        place += HEADER.size + size
        yield kind, bytes(buffer[place - size : place])
    del buffer[:place]
