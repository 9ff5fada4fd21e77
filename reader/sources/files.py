"""Opening what a person saved: never a pipe or a device, never more than fits, and any bytes become text."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from reader.errors import UnreadableFile
from reader.text.clean import clean_line

PAGE_CAP = 32 * 1024 * 1024  # bytes of one page or text
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"SQLite format 3\x00")
REASONS = {
    errno.ENOENT: "is no longer there",
    errno.ENOTDIR: "is no longer there",
    errno.EACCES: "may not be read: permission denied",
    errno.EPERM: "may not be read: permission denied",
    errno.ELOOP: "is a link that leads back to itself",
    errno.ENAMETOOLONG: "has a name that is too long",
}
SPECIAL = (
    (stat.S_ISDIR, "is a folder, not a file"),
    (stat.S_ISFIFO, "is a named pipe, not a file"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (stat.S_ISCHR, "is a device, not a file"),
    (stat.S_ISBLK, "is a device, not a file"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WESTERN = re.compile(r"[\t\n\r -~\xa0-\xff€‚ƒ„…†‡‰Š‹ŒŽ‘’“”•–—™š›œžŸ]*")


def unreadable(path: Path, reason: str) -> UnreadableFile:
    """The fault of a file, its message cleaned: names of files can hold escape sequences."""
    reason = clean_line(reason)
    fault = UnreadableFile(path, reason)
    fault.args = (clean_line(f"{path}: {reason}"),)
    return fault


def locate(path: Path) -> Path:
    """The absolute path behind all symbolic links. Raises UnreadableFile where they lead nowhere or in a circle."""
    try:
        return Path(os.path.realpath(path, strict=True))
    except (OSError, ValueError) as fault:
        raise unreadable(Path(os.path.abspath(path)), _reason(fault)) from None


def open_file(path: Path) -> tuple[BinaryIO, datetime]:
    """A regular file, open for reading, and when it was last changed (UTC). Never blocks. Raises UnreadableFile."""
    try:
        _only_regular(path, os.lstat(path).st_mode)  # first: the mere opening of a device may do something
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_NOCTTY | os.O_CLOEXEC)
    except (OSError, ValueError) as fault:
        raise unreadable(path, _reason(fault)) from None
    status = os.fstat(handle)
    stream = os.fdopen(handle, "rb")
    try:
        _only_regular(path, status.st_mode)
        return stream, datetime.fromtimestamp(max(0, int(status.st_mtime)), UTC)
    except BaseException:
        stream.close()
        raise


def read_bytes(path: Path, stream: BinaryIO, cap: int = PAGE_CAP) -> bytes:
    """All of an open file. Raises UnreadableFile where it is empty, larger than `cap`, or plainly no text."""
    try:
        size = size_of(stream)
        data = stream.read(cap + 1) if size <= cap else b""
    except OSError as fault:
        raise unreadable(path, _reason(fault)) from None
    if size > cap or len(data) > cap:
        raise unreadable(path, f"is larger than {cap // 1024 // 1024} MB, too big for one article")
    if not data.strip():
        raise unreadable(path, "is empty")
    if is_binary(data):
        raise unreadable(path, "is not a text file")
    return data


def size_of(stream: BinaryIO) -> int:
    """How many bytes an open file has; 0 for one that is unpacked as it is read, which has no size beforehand."""
    try:
        return os.fstat(stream.fileno()).st_size
    except io.UnsupportedOperation:
        return 0


def is_binary(data: bytes) -> bool:
    """Is this a program, a picture or an archive rather than text in some encoding?"""
    head = data[:8192]
    if head.startswith(MAGIC):
        return True
    if head.startswith(tuple(bom for bom, _ in BOMS)) or _wide(head):
        return False
    return len(_CONTROL.findall(head)) > len(head) // 10


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of any bytes: by byte order mark, as UTF-8, in the declared encoding, else by the best guess."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    if wide := _wide(data[:8192]):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    mended = data.decode("utf-8", "replace")
    if _mostly_utf8(mended):
        return mended
    for known in (declared, _guess(data)):
        try:
            if known:
                return data.decode(known)
        except (LookupError, UnicodeError, ValueError):
            continue
    return data.decode("windows-1252", "replace")


def encoding_of(sample: bytes) -> str:
    """In which encoding to read a large file, judged by its first bytes; a character cut at their end is no flaw."""
    for bom, encoding in BOMS:
        if sample.startswith(bom):
            return encoding
    if wide := _wide(sample[:8192]):
        return wide
    mended = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    if "\ufffd" not in mended or _mostly_utf8(mended):
        return "utf-8"
    return _guess(sample) or "windows-1252"


def _reason(fault: BaseException) -> str:
    if isinstance(fault, OSError) and fault.errno in REASONS:
        return REASONS[fault.errno]
    return f"cannot be read: {getattr(fault, 'strerror', None) or fault}"


def _only_regular(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        reasons = (reason for test, reason in SPECIAL if test(mode))
        raise unreadable(path, next(reasons, "is not a regular file"))


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    if len(head) < 8 or head.count(0) * 3 < len(head):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < 8 * min(even, odd) or max(even, odd) * 10 < len(head) * 4:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _mostly_utf8(mended: str) -> bool:
    """A few broken bytes in a text whose other special characters are sound UTF-8."""
    special = sum(1 for character in mended if character > "\x7f")
    return special > 4 * mended.count("\ufffd")


def _guess(data: bytes) -> str | None:
    sample = data[:65536]
    if _WESTERN.fullmatch(sample.decode("windows-1252", "replace")):
        letters = sum(1 for byte in sample if byte >= 0xC0)
        if letters * 4 < sum(1 for byte in sample if 65 <= byte < 123):
            return "windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else None
