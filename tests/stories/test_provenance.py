"""Who copied whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Body, Dropped, FullArticle, Kind, Paragraph
from reader.sources.credits import WHO_CONTRIBUTED
from reader.stories import origin
from reader.stories.many.sourced import sources
from reader.stories.origins import Source
from reader.stories.provenance import containment, passages, share_only_quotations
from reader.stories.same_order import facts, in_a_row
from reader.stories.spoken import unspoken

SAVED = datetime(2021, 1, 1, tzinfo=UTC)
WORDS = [f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(200)]
TEXTS = st.lists(st.sampled_from(["ash", "birch", "cedar", "elm"]), max_size=30).map(" ".join)


SENTENCES = [f"{' '.join(WORDS[start : start + 9]).capitalize()}." for start in range(0, 108, 9)]


def full(*texts: str, agency: str | None = None, author: str | None = None, kind: Kind = Kind.PROSE) -> FullArticle:
    article = Article("x", Path("/news"), "A title", SAVED, agency=agency, author=author)
    return FullArticle(article, Body("", tuple(Paragraph(text, kind) for text in texts)))


def words(start: int, end: int) -> str:
    return " ".join(WORDS[start:end])


def reword(sentence: str) -> str:
    """Every third word is another: no five in a row stay."""
    return " ".join(f"un{word}" if number % 3 == 1 else word for number, word in enumerate(sentence.split()))


def test_a_text_run_whole_is_a_copy() -> None:
    found = origin(full(words(0, 100)), full(words(0, 100)))
    assert (found.copied, found.label) == (1.0, "copy")


def test_a_trimmed_copy_is_one_whichever_comes_first() -> None:
    whole, trimmed = full(words(0, 100)), full(words(10, 50))
    assert origin(whole, trimmed) == origin(trimmed, whole)
    assert origin(whole, trimmed).label == "copy"


def test_a_tenth_word_for_word_is_partly() -> None:
    found = origin(full(words(0, 100)), full(words(89, 200)))
    assert found.label == "partly"
    assert 0.05 <= found.copied < 0.5


def test_a_run_of_twelve_words_in_long_texts_is_partly_and_eleven_are_their_own() -> None:
    long = [f"{word}x" for word in WORDS] * 3
    other = " ".join(f"{word}{number}" for number, word in enumerate("abcdefghijklmnopqrst" * 20))
    for run, label in ((12, "partly"), (11, "own")):
        found = origin(full(words(0, run), " ".join(long)), full(" ".join(WORDS[:run]), other))
        assert found.label == label
        assert found.copied < 0.05


def test_quotation_marks_and_capitals_do_not_hide_a_copy() -> None:
    left = full("“Nobody’s pilot,” said the Guild, “boards alone in storms at night.”")
    right = full('"NOBODY\'S PILOT", said the guild. "Boards alone in storms at night".')
    assert origin(left, right).label == "copy"


def test_tables_and_headings_are_not_compared() -> None:
    assert origin(full(words(0, 40), kind=Kind.TABLE), full(words(0, 40), kind=Kind.TABLE)).copied == 0.0


@pytest.mark.parametrize(
    ("left", "right", "agency"),
    [
        ("AP", "AP", "AP"),
        ("AP", "ap", "AP"),
        ("AP", None, "AP"),
        (None, "AP", "AP"),
        (None, None, None),
        ("AP", "DPA", None),
    ],
)
def test_the_agency_is_the_one_that_both_or_either_names(
    left: str | None, right: str | None, agency: str | None
) -> None:
    assert origin(full("Rain.", agency=left), full("Sun.", agency=right)).agency == agency


def test_nothing_has_nothing_in_common() -> None:
    assert origin(full(), full()).copied == origin(full(), full(words(0, 9))).copied == 0.0


@given(TEXTS, TEXTS)
def test_containment_is_a_share_and_goes_both_ways(left: str, right: str) -> None:
    found = origin(full(left), full(right))
    assert 0.0 <= found.copied <= 1.0
    assert found.label == origin(full(right), full(left)).label


@given(TEXTS.filter(bool))
def test_a_text_contains_itself(text: str) -> None:
    assert containment(text.split(), text.split()) == 1.0


def test_outlets_that_ran_one_text_are_one_origin_and_near_identical_copies_one_text() -> None:
    wire, cut = full(words(0, 100)), full(words(0, 97))
    rewritten = full(words(0, 30), " ".join(reversed(WORDS[130:200])))
    found = sources([wire, full(words(100, 200)), cut, rewritten, full(words(0, 100))])
    assert found == [Source(0, 0), Source(1, 1), Source(0, 0), Source(0, 2), Source(0, 0)]


def test_the_same_agency_is_one_origin_however_it_was_rewritten() -> None:
    one, other = full(words(0, 50), agency="AP"), full(words(50, 100), agency="ap")
    assert [source.origin for source in sources([one, other, full(words(100, 150))])] == [0, 0, 1]


def test_an_agency_that_only_contributed_is_not_the_origin() -> None:
    wire, report = full(words(0, 50), agency="AP"), full(words(50, 100), agency="AP")
    dropped = (Dropped("The Associated Press contributed to this report.", WHO_CONTRIBUTED),)
    helped = replace(report, body=replace(report.body, dropped=dropped))
    assert [source.origin for source in sources([wire, helped])] == [0, 1]


def test_reporters_who_heard_the_same_speech_are_two_origins() -> None:
    speech = f"“{words(0, 30)}”"
    first, second = full(f"{words(30, 80)} {speech}"), full(f"{speech} {words(80, 130)}")
    assert [source.origin for source in sources([first, second])] == [0, 1]


QUOTED = f"“{' '.join(WORDS[:30])}”"


@pytest.mark.parametrize(
    "said",
    [
        QUOTED,
        f"“{words(0, 30)}",
        f"{words(0, 30)} — Ida Brandt (@idabrandt) May 7, 2018",
        f"{words(0, 30)} pic.example.org/x—Ida Brandt (@ida_brandt)",
    ],
)
def test_quotations_and_posts_that_two_articles_have_are_no_sign_of_copying(said: str) -> None:
    found = origin(full(words(30, 80), said), full(said, words(80, 130)))
    assert (found.label, found.quoted) == ("partly", True)
    assert share_only_quotations(full(words(30, 80), said), full(said, words(80, 130)))


def test_a_block_quotation_is_no_sign_of_copying_either() -> None:
    left, right = full(words(0, 30), kind=Kind.QUOTATION), full(words(0, 30), words(30, 100), kind=Kind.QUOTATION)
    assert share_only_quotations(left, right)


def test_a_passage_beside_the_same_quotation_is_one() -> None:
    assert not origin(full(words(30, 80), QUOTED), full(QUOTED, words(66, 130))).quoted


def test_a_text_run_whole_was_copied_with_all_that_it_quotes() -> None:
    assert not origin(full(QUOTED), full(QUOTED)).quoted


def test_a_post_goes_on_for_no_longer_than_posts_are() -> None:
    report = "The council met. " * 60
    left = unspoken(f"{report}Storm tonight, pilots! — Ida Brandt (@idabrandt) May 7, 2018 It rained.")
    assert left.startswith("The council met. " * 40)
    assert "idabrandt" not in left
    assert left.endswith("It rained.")


@given(st.text(st.sampled_from('ab “”"‘’—(@) .'), max_size=80))
def test_what_is_not_spoken_is_a_part_of_the_text(text: str) -> None:
    rest = iter(text.replace(" ", ""))
    assert all(character in rest for character in unspoken(text).replace(" ", ""))


def test_what_was_carried_on_from_one_to_the_next_is_one_origin() -> None:
    chain = [full(words(0, 60)), full(words(30, 90)), full(words(60, 120))]
    assert {source.origin for source in sources(chain)} == {0}


def test_a_little_of_each_other_in_a_chain_does_not_make_one_origin() -> None:
    chain = [full(words(start, start + 60)) for start in (0, 45, 90, 135)]
    assert len({source.origin for source in sources(chain)}) > 1


def test_a_signed_report_that_took_over_some_of_the_agency_s_copy_is_its_own_origin() -> None:
    wire, report = full(words(0, 100), agency="AP"), full(words(80, 180), author="Ida Brandt")
    assert [source.origin for source in sources([wire, report])] == [0, 1]


def test_an_unsigned_text_goes_with_the_one_it_has_most_of_and_brings_no_other_with_it() -> None:
    wire, report = full(words(0, 80), agency="AP"), full(words(100, 180), author="Ida Brandt")
    unsigned = full(words(60, 80), words(84, 100), words(100, 116))
    assert [source.origin for source in sources([report, unsigned, wire])] == [0, 1, 1]


def test_a_signed_report_that_is_mostly_the_agency_s_text_is_no_origin_of_its_own() -> None:
    wire, report = full(words(0, 100), agency="AP"), full(words(60, 160), author="Ida Brandt")
    assert [source.origin for source in sources([wire, report])] == [0, 0]


def test_a_copy_of_which_every_third_word_was_reworded_is_one_origin_and_another_order_is_not() -> None:
    told, reworded = full(*SENTENCES, author="Ida Brandt"), [reword(sentence) for sentence in SENTENCES]
    assert origin(told, full(*reworded)).label == "own"
    assert [source.origin for source in sources([told, full(*reworded)])] == [0, 0]
    assert [source.origin for source in sources([told, full(*reversed(reworded))])] == [0, 1]


@given(st.permutations(SENTENCES), st.integers(0, len(SENTENCES)))
def test_a_row_is_as_long_whichever_comes_first_and_no_longer_than_either(told: list[str], kept: int) -> None:
    left, right = facts(full(*SENTENCES)), facts(full(*map(reword, told[:kept])))
    assert in_a_row(left, right) == in_a_row(right, left) <= kept


@given(st.sets(st.sampled_from(range(len(SENTENCES)))))
def test_the_row_of_a_reworded_copy_is_whole_and_goes_on_over_sentences_of_its_own(inserted: set[int]) -> None:
    copy = [
        (f"Something other stands inserted {WORDS[-number - 1]}.", sentence)
        for number, sentence in enumerate(SENTENCES)
    ]
    its = [text for number, pair in enumerate(copy) for text in (pair if number in inserted else pair[1:])]
    assert in_a_row(facts(full(*SENTENCES)), facts(full(*map(reword, its)))) == len(SENTENCES)


def test_texts_without_sentences_have_no_row() -> None:
    assert in_a_row((), ()) == in_a_row(facts(full(*SENTENCES)), facts(full("", "Rain."))) == 0


def test_texts_without_words_or_long_ones_are_origins_of_their_own() -> None:
    silent = [full("", agency="AP"), full("", agency="DPA"), full("we go on"), full("on we go")]
    assert [source.origin for source in sources(silent)] == [0, 1, 2, 3]


def test_a_thousand_copies_and_empty_texts_are_told_apart_in_no_time() -> None:
    found = sources([full(words(0, 100))] * 1000 + [full("")] * 2 + [full(words(n, n + 40)) for n in range(100, 160)])
    assert {source.text for source in found[:1000]} == {0}
    assert len(found) == 1062


def test_passages_are_counted_once_however_long() -> None:
    left = WORDS[:60]
    assert passages(left, WORDS[:20]) == 1
    assert passages(left, [*WORDS[40:55], "x", *WORDS[:9]]) == 2
    assert passages(left, WORDS[:7]) == 0


@pytest.mark.parametrize("texts", [("旧桥将关闭三周。", "蓝队夺冠。"), ("ox is up", "we go in"), ("", "")])
def test_texts_without_any_long_word_are_origins_of_their_own(texts: tuple[str, str]) -> None:
    found = sources(replace(full(text), article=replace(full().article, id=text)) for text in texts)
    assert len({source.origin for source in found}) == len(set(texts))
