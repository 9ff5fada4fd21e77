"""Cleaning at the door: after it no text holds an escape sequence, a control character or a bidirectional override.

Textual and terminals pass all of these on as they are, so a headline could write to the clipboard or hide its words.
Both functions are idempotent.
"""

from __future__ import annotations

import re
import unicodedata

# A string sequence (OSC, DCS, SOS, PM, APC) goes with its payload where it is closed on its line; CSI with its
# parameters; any other escape with its final character. No alternative can match what another begins with.
_ESCAPE_SEQUENCE = re.compile(
    "(?:\x1b[\\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x80-\x9f\n]*(?:\x07|\x1b\\\\|\x9c)"
    "|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?"
    "|\x1b[ -/]*[0-~]?"
)
_LINE_END = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
_BLANK = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f]")
# C0 without tab and line feed, DEL, C1, soft hyphen, marks and overrides of direction, zero-width characters, tags,
# interlinear marks, non-characters, lone surrogates. ZWNJ and ZWJ stay where Arabic and Indic scripts spell with them,
# and ZWJ within an emoji.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\ufff0-\ufffc\ufffe\uffff\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_PRINTABLE = re.compile("[\u115f\u1160\u3164\ufffc]")  # those of _INVISIBLE that Python calls printable
_EMOJI = (
    "[\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
    "\ufe0f?[\U0001f3fb-\U0001f3ff]?"
)
_JOINERS = re.compile(  # those that make one picture of up to six emoji, and those that no script spells with
    f"(?P<emoji>{_EMOJI}(?:\u200d{_EMOJI}){{1,5}})(?!\u200d)"
    "|(?<![\u0600-\u0dff\u1000-\u109f\u1780-\u18af])[\u200c\u200d]"
)
_C1 = re.compile("[\x80-\x9f]")
_PRINTABLE_FILLERS = "\u115f\u1160\u3164\ufffc"  # the invisible characters that Unicode counts as printable
_WINDOWS_1252 = dict(
    zip("\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99", "€…‘’“”•–—™", strict=True)
)  # what old pages mean by these C1 codes


def clean(text: str) -> str:
    """The text as it may be shown, several lines: only line feeds and tabs are left of what is not a character.

    Escape sequences go whole; control characters, overrides of direction, zero-width characters and lone surrogates
    go; line ends become line feeds, special blanks plain ones; the rest is in Unicode's composed form (NFC).
    """
    if _is_clean(text):
        return text
    text = text.replace("\r\n", "\n")
    if not _is_harmless(text):
        text = "\n".join(line if _is_harmless(line) else _cleaned(line) for line in text.split("\n"))
    return text if text.isascii() else unicodedata.normalize("NFC", text.replace("\xa0", " "))


def _is_harmless(text: str) -> bool:
    """Is there surely nothing to take out? A look of a nanosecond a character, where the patterns take fifty."""
    if not text.replace("\n", " ").replace("\t", " ").replace("\xa0", " ").isprintable():
        return False
    return text.isascii() or not any(filler in text for filler in _PRINTABLE_FILLERS)


def _cleaned(line: str) -> str:
    if "\x1b" in line or _C1.search(line):
        line = _ESCAPE_SEQUENCE.sub("", line)
    line = _LINE_END.sub("\n", line)
    if not line.isascii():
        line = _C1.sub(lambda match: _WINDOWS_1252.get(match[0], match[0]), _BLANK.sub(" ", line))
    return _JOINERS.sub(lambda match: match["emoji"] or "", _INVISIBLE.sub("", line))


def _is_clean(text: str) -> bool:
    """Whether there is nothing to do: nearly all that is taken out or replaced is not printable in Python's sense."""
    if not (text.isprintable() or text.replace("\n", "").replace("\t", "").isprintable()):
        return False
    return text.isascii() or (not _PRINTABLE.search(text) and unicodedata.is_normalized("NFC", text))


def clean_line(text: str) -> str:
    """The same as one line: white space folded to single blanks, none at the ends."""
    return " ".join(clean(text).split())
