"""Marks stand on whole words that a query asked for; a snippet shows as many of them as it can."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library, Marker, Scope
from reader.library.finding.marks import KEPT, UNSTEADY
from reader.library.finding.snippets import WIDTH, snippet
from reader.library.finding.syntax import parse
from reader.text.words import SNOWBALL, WORD, occurrences, stem

PROSE = st.text(st.characters(categories=["L", "P", "Zs", "Nd"]), max_size=600)


def marker(query: str, *, as_typed: bool = False) -> Marker:
    return Marker(parse(query, as_typed=as_typed).tree, ("en",))


def marked(query: str, text: str, *, as_typed: bool = False) -> list[str]:
    return [text[span.start : span.end] for span in marker(query, as_typed=as_typed).spans(text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("run", "She runs. He ran; running is a run-up.", ["runs", "running", "run"]),
        ("US", "The US and the U.S. but not us.", ["US", "U.S", "us"]),
        ("tarn", "Tarn’s mayor", ["Tarn’s"]),
        ('"three villages"', "three villages, three old villages", ["three villages"]),
        ('villages "three villages"', "three villages", ["three villages"]),
        ("vill*", "A village of villas, a seville", ["village", "villas"]),
        ("dam -flood", "dam and flood", ["dam"]),
        ("NOT flood dam", "dam and flood", ["dam"]),
        ("title:dam outlet:bay", "dam by the bay", ["dam"]),
        ("flood OR (dam troops)", "troops at the dam in the flood", ["troops", "dam", "flood"]),
        ("covid-19", "Covid-19 and 19 covid", ["Covid-19"]),
        ("date:2022", "2022", []),
        ("", "anything", []),
        ("*", "anything", []),
    ],
)
def test_what_is_marked(query: str, text: str, expected: list[str]) -> None:
    assert [word.rstrip(".") for word in marked(query, text)] == expected


def test_the_word_that_is_typed_is_marked_by_its_beginning_and_in_its_forms() -> None:
    assert marked("flood tro", "troops in a flood, a trough", as_typed=True) == ["troops", "flood", "trough"]
    assert marked("running", "she runs", as_typed=True) == ["runs"]
    assert marked("t", "the troops", as_typed=True) == []


def test_the_roles_are_match() -> None:
    assert {span.role for span in marker("dam").spans("dam, dam")} == {"match"}


@given(st.text(), st.sampled_from(["a", "the*", '"a b"', "0", "ö", "un*"]))
def test_marks_cut_no_word_and_do_not_overlap(text: str, query: str) -> None:
    spans = marker(query).spans(text)
    starts, ends = {start for start, _, _ in occurrences(text)}, {end for _, end, _ in occurrences(text)}
    assert all(span.start in starts and span.end in ends for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


def test_a_snippet_is_the_window_with_the_most_different_hits() -> None:
    paragraphs = [
        "The flood came. " * 30,
        "Nothing here.",
        "At noon the dam broke and the flood took the bridge. " + "x " * 200,
    ]
    shown = snippet(paragraphs, marker("flood dam bridge"))
    assert [shown.text[span.start : span.end] for span in shown.spans] == ["dam", "flood", "bridge"]
    assert shown.text.startswith("At noon")
    assert shown.text.endswith("…")


def test_without_a_hit_in_the_text_a_snippet_is_its_beginning() -> None:
    shown = snippet(["First paragraph. " * 40, "second"], marker("nowhere"))
    assert shown.text.startswith("First paragraph.")
    assert len(shown.text) <= WIDTH + 1
    assert shown.spans == ()
    assert snippet([], marker("nowhere")).text == ""


@pytest.mark.parametrize(
    "before",
    [
        "By Nora Quist",
        "By Nora Quist, our correspondent at the harbour of Osterby.",
        "Pilots stand at the quay of Osterby in May. (Nora Quist/Gazette Pictures)",
        "The harbour of Osterby, seen from the hill. AP Photo/Nora Quist.",
        "Written by Nora Quist, our correspondent at Osterby.",
        "Photo: the harbour of Osterby in May, by Nora Quist.",
        "The harbour of Osterby in the evening (photo: Nora Quist).",
        "HARBOUR",
    ],
)
def test_without_a_hit_in_the_text_a_snippet_is_the_lede_and_no_byline_or_credit(before: str) -> None:
    lede = "The pilots of Osterby went on strike on Monday, and no ship left the harbour."
    assert snippet([before, lede, "More of it follows in the next paragraph, and so on."], marker("x")).text == lede
    assert snippet([before], marker("nowhere")).text == before


@pytest.mark.parametrize(
    "lede",
    [
        "By Monday, no ship had left the harbour of Osterby.",
        "By Friday afternoon, every quay of Osterby stood empty.",
        "By March, every quay of Osterby stood empty again.",
        "By the time the pilots came back, the harbour of Osterby was empty.",
        "By leaving the harbour, the pilots of Osterby made room for others.",
        "The harbour of Osterby belongs to the Isle Port Company (IPC).",
        "The strike lost its leader in the night, Nora Quist (92).",
        "Video of the burning quay at Osterby was seen all over the isle.",
        "Credit is hard to come by for the fishermen of Osterby.",
        "Half of the isle is for the strike, says a Reuters/Ipsos poll of Osterby.",
    ],
)
def test_a_lede_that_begins_like_a_byline_or_ends_in_brackets_is_shown(lede: str) -> None:
    rest = "More of it follows in the next paragraph, and so on and on."
    assert snippet([lede, rest], marker("nowhere")).text == lede


def test_a_snippet_begins_with_a_sentence_that_is_near() -> None:
    text = "Something long that came before and went on and on and on. " * 3 + "Then the dam broke at night. " * 9
    assert snippet([text], marker("dam")).text.startswith("…Then the dam broke")


@given(st.lists(PROSE, max_size=3), st.sampled_from(["a", "a b", "a*"]))
def test_a_snippet_is_bounded_and_its_marks_lie_on_whole_words(paragraphs: list[str], query: str) -> None:
    shown = snippet(paragraphs, marker(query))
    longest = max((len(match[0]) for text in paragraphs for match in WORD.finditer(text)), default=0)
    assert len(shown.text) <= WIDTH + longest + 2
    words = {(start, end) for start, end, _ in occurrences(shown.text)}
    assert all((span.start, span.end) in words for span in shown.spans)


def test_a_hit_in_the_title_only_shows_the_lede(
    library: Library, tmp_path: Path, write_records: Callable[..., Path]
) -> None:
    text = "The river rose by two metres in the night, and people left their homes."
    file = write_records(tmp_path / "one.jsonl", {"title": "Flood in Tarn", "text": text})
    library.scan(Scope.of([file]))
    (hit,) = library.search("flood", Scope()).hits
    assert (hit.snippet.text, hit.snippet.spans) == (text, ())
    assert [hit.article.title[s.start : s.end] for s in library.marker("flood").spans(hit.article.title)] == ["Flood"]


PIECES = ["U.S.", "us", "Häuser", "haus", "reefs", "reef", "N.A.T.O.", "nato", "Café", "cafe", "runs", "4,200", "it’s"]


@given(st.lists(st.sampled_from(PIECES), max_size=6), st.lists(st.sampled_from(PIECES), min_size=1, max_size=3))
def test_a_text_is_marked_whether_or_not_it_has_unusual_letters(words: list[str], query: list[str]) -> None:
    text, wanted = " ".join(words), " ".join(query)
    beside = len(text) + 1
    with_more = [span for span in marker(wanted).spans(text + " ñ") if span.start < beside]
    assert marker(wanted).spans(text) == with_more  # such a letter makes every word be looked at


@given(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=14),
    st.sampled_from([tag for tag, name in SNOWBALL.items() if name not in UNSTEADY]),
)
def test_no_steady_stemmer_changes_how_a_long_stem_begins(word: str, language: str) -> None:
    found = stem(word, language)
    assert len(found) <= KEPT or found[:KEPT] == word[:KEPT]
