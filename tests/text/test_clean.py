"""Cleaning at the door."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.clean import clean, clean_line

NASTY = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from(
            "\x1b[]P\\\x07\x9b\x9d\x9c;m\r\n\t\u200c\u200d\u0628\u0301\u202e\u1019\u2764\ufe0f\U0001f469\U0001f3fd "
        ),
    )
)
VISIBLE_FORMAT = set("\u200c\u200d") | {
    chr(c) for c in (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD)
}


@given(NASTY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(NASTY)
def test_no_control_character_override_or_surrogate_is_left(text: str) -> None:
    cleaned = clean(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c not in "\n\t" for c in cleaned)
    assert not set(cleaned) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\ufeff"
    )
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode("utf-8")


@given(NASTY)
def test_a_line_stays_one_line(text: str) -> None:
    line = clean_line(text)
    assert line == line.strip()
    assert not set(line) & set("\n\t\r\x0b\x0c\x85\u2028\u2029\xa0")


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("a\x1b]52;c;ZXZpbA==\x07b", "ab"),
        ("a\x1b]0;title\x1b\\b", "ab"),
        ("a\x9d52;c;ZXZpbA==\x9cb", "ab"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b2Jgone", "gone"),
        ("\x1bPpayload\x1b\\x", "x"),
        ("open\x1b]52;c;kept", "open52;c;kept"),
        ("\u202egnp.exe", "gnp.exe"),
        ("zero\u200bwidth soft\xadhyphen", "zerowidth softhyphen"),
        ("\ufeffmark", "mark"),
        ("NUL\x00 BEL\x07 DEL\x7f", "NUL BEL DEL"),
        ("\ud83d lone", " lone"),
        ("1 000\xa0km", "1 000 km"),
        ("cafe\u0301", "café"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("don\x92t \x93quote\x94", "don’t “quote”"),
    ],
)
def test_what_could_reach_a_terminal_goes(hostile: str, harmless: str) -> None:
    assert clean(hostile) == harmless


def test_joiners_that_spell_a_word_stay() -> None:
    assert clean("می\u200cشود") == "می\u200cشود"
    assert clean("क्\u200dष") == "क्\u200dष"
    assert clean("in\u200cvisible") == "invisible"


@pytest.mark.parametrize(
    "emoji",
    [
        "👩\u200d🚀",
        "❤\ufe0f\u200d🔥",
        "👨\u200d👩\u200d👧\u200d👦",
        "👩🏽\u200d⚕\ufe0f",
        "🏳\ufe0f\u200d🌈",
        "👩\u200d❤\ufe0f\u200d💋\u200d👨",
    ],
)
def test_joiners_within_an_emoji_stay(emoji: str) -> None:
    assert clean(f"seen {emoji} today") == f"seen {emoji} today"


def test_joiners_that_join_nothing_go() -> None:
    assert clean("a\u200d👩 👩\u200d\u200d🚀 👩\u200d b") == "a👩 👩🚀 👩 b"
    assert clean("👩\u200d" * 10_000).count("\u200d") <= 5  # hundreds in one cell of the screen would spoil a line


def test_a_million_unclosed_sequences_are_cleaned() -> None:
    assert clean("\x1b]" * 500_000) == ""
    assert clean("\x9d" * 500_000 + "end") == "end"


def test_what_looks_clean_at_a_glance_is_clean() -> None:
    """A text without anything unusual is given back at once; a NUL at its end has every character looked at."""
    for character in filter(str.isprintable, map(chr, range(0x110000))):
        text = f"a{character}b\n\tc"
        assert clean(text) == clean(text + "\x00"), hex(ord(character))
