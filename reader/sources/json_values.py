"""The values of a JSON file one by one, in memory for one of them: lists of articles are larger than memory.

Not by ijson, which builds a value from single events: the standard `json` finds the end of a value by itself.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from reader.sources.files import encoding_of

CHUNK = 1024 * 1024  # bytes
VALUE_CAP = 32 * 1024 * 1024  # characters of one value
MOST_MEMBERS = 10_000  # of the one object of a file
_BLANK = re.compile(r"[ \t\r\n]*")
_AT_END = 12  # characters: an error so close to the end of what is there may be for want of more


class NotJson(Exception):
    """What a file holds at some line is not JSON."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: is not JSON: {reason}")


class Values:
    """A file of JSON, read forwards from its start."""

    def __init__(self, stream: BinaryIO) -> None:
        stream.seek(0)
        sample = stream.read(64 * 1024)
        stream.seek(0)
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding_of(sample))("replace")
        self._json = json.JSONDecoder()
        self._text, self._at, self._lines, self._ended = "", 0, 1, False
        self.seen = 0
        """How many bytes have been read."""

    def following(self) -> str:
        """The next character that is no blank; empty at the end."""
        while True:
            self._at = _BLANK.match(self._text, self._at).end()  # type: ignore[union-attr]  # it matches anything
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def take(self, expected: str) -> str:
        """Go on behind the next character, which must be one of these. Raises NotJson."""
        found = self.following()
        if not found or found not in expected:
            raise self._fault(f"expecting {' or '.join(expected)}", self._at)
        self._at += 1
        return found

    def value(self) -> Any:
        """The next value. Raises NotJson."""
        self.following()
        size = CHUNK
        while True:
            try:
                found, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as fault:
                lacks = "Unterminated" in fault.msg or fault.pos > len(self._text) - _AT_END
                if not lacks or not self._more(size):
                    raise self._fault(fault.msg, fault.pos) from None
            except (ValueError, RecursionError):
                raise self._fault("a number or its nesting is out of all bounds", self._at) from None
            else:
                whole = self._text[end : end + 1] not in ("", ".", "e", "E")  # else it is perhaps half a number
                if whole or not self._more(size):
                    self._at = end
                    return found
            size *= 2  # so that a long value is not parsed again for every piece of it
            if len(self._text) - self._at > VALUE_CAP:
                raise self._fault(f"a value of more than {VALUE_CAP // 1024 // 1024} MB", self._at)

    def elements(self) -> Iterator[Any]:
        """The elements of the list that comes next."""
        self.take("[")
        if self.following() == "]":
            self.take("]")
            return
        while True:
            yield self.value()
            if self.take(",]") == "]":
                return

    def members(self) -> Iterator[str]:
        """The names in the object that comes next. Whoever takes one takes its value, or its elements, as well."""
        self.take("{")
        if self.following() == "}":
            self.take("}")
            return
        for _ in range(MOST_MEMBERS):
            if self.following() != '"':
                raise self._fault("expecting a name in double quotes", self._at)
            name = str(self.value())
            self.take(":")
            yield name
            if self.take(",}") == "}":
                return
        raise self._fault(f"an object of more than {MOST_MEMBERS:,} names", self._at)

    def _more(self, size: int = CHUNK) -> bool:
        """Read on; forget what lies behind us. False where nothing is left."""
        if self._ended:
            return False
        data = self._stream.read(size)
        self.seen += len(data)
        self._ended = not data
        self._lines += self._text.count("\n", 0, self._at)
        self._text = self._text[self._at :] + self._decoder.decode(data, final=self._ended)
        self._at = 0
        return True

    def _fault(self, reason: str, place: int) -> NotJson:
        return NotJson(self._lines + self._text.count("\n", 0, place), reason)
