"""The terms of an article: what counts, how much, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Kind, Paragraph
from reader.text.term_table import HEAD, NAME, Terms
from reader.text.terms import STOP_WORDS, content_words
from reader.text.weighing import terms_of_several, weighted_terms

BODY = (Paragraph("The harbour pilots of Osterby refused the new contract on Monday."),)


def test_stop_words_and_weekdays_are_left_out() -> None:
    terms = weighted_terms("Pilots refuse", BODY)
    assert not {"the", "of", "on", "monday", "new of"} & set(terms)
    assert {"harbour", "pilot", "osterbi", "contract"} <= set(terms)


def test_the_weekday_that_is_spoken_of_first_is_kept_by_its_number() -> None:
    assert Terms.of(weighted_terms("", BODY)).weekday == 0
    assert Terms.of(weighted_terms("", (Paragraph("Le contrat a été signé mardi."),), "fr")).weekday == 1
    late = (Paragraph("Word " * 400), Paragraph("It was a Friday."))
    assert Terms.of(weighted_terms("", late)).weekday is None


def test_a_weekday_within_a_word_is_none() -> None:
    text = "The Gladmonday and the Mondayish met on Sunday."
    assert Terms.of(weighted_terms("", (Paragraph(text),))).weekday == 6


def test_names_are_given_by_themselves_and_less_where_any_word_has_a_capital() -> None:
    terms = weighted_terms("", (Paragraph("Pilots of Osterby met. Osterby waits."),))
    assert (terms[f"{NAME}osterbi"], terms[f"{NAME}pilot"]) == (1.5, 0.5)
    assert f"{NAME}met" not in terms


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("Osterby waits", 0.5),
        ("“Osterby waits", 0.5),
        ("They met. Osterby waits", 0.5),
        ("He said: “Osterby waits", 0.5),
        ("They met (Osterby waits", 0.5),
        ("They of the U.S. Osterby waits", 0.5),
        ("They met, Osterby waits", 1.0),
        ("They of Osterby", 1.0),
        ("They met - Osterby waits", 1.0),
    ],
)
def test_a_name_that_opens_a_paragraph_a_sentence_or_a_quotation_counts_half(text: str, weight: float) -> None:
    paragraphs = Paragraph("It rained"), Paragraph(text)
    assert weighted_terms("", paragraphs)[f"{NAME}osterbi"] == weight


def test_words_of_two_paragraphs_and_on_either_side_of_the_end_of_the_lede_are_no_pair() -> None:
    few = weighted_terms("Whistle", (Paragraph("granite lantern"), Paragraph("harbour")))
    assert ("granit lantern" in few, "lantern harbour" in few, "whistl granit" in few) == (True, False, False)
    many = weighted_terms("", (Paragraph("granite " * 40), Paragraph("harbour " * 20 + "lantern whistle")))
    assert ("harbour lantern" in many, "lantern whistl" in many) == (False, True)
    assert many["harbour"] == 40


def test_pairs_reach_over_stop_words() -> None:
    assert "pilot osterbi" in weighted_terms("", BODY)


def test_the_title_counts_three_times_and_the_lede_twice() -> None:
    rest = Paragraph(" ".join(["granite"] * 60 + ["lantern"]))
    terms = weighted_terms("Whistle", (rest,))
    assert (terms["whistl"], terms["lantern"], terms["granit"]) == (3, 1, 120)


def test_title_and_lede_are_given_by_themselves_too() -> None:
    rest = Paragraph(" ".join(["granite"] * 60 + ["lantern"]))
    terms = weighted_terms("Whistle", (rest,))
    assert terms[f"{HEAD}whistl"] == 3
    assert f"{HEAD}lantern" not in terms


def test_a_title_derived_from_the_text_counts_no_more_than_the_text() -> None:
    assert weighted_terms("The harbour pilots of Osterby…", BODY) == weighted_terms("", BODY)


def test_the_united_states_are_no_pronoun() -> None:
    assert "us" in weighted_terms("", (Paragraph("The US and the U.S. are one."),))
    assert "us" not in weighted_terms("", (Paragraph("They told us nothing."),))


def test_code_and_tables_do_not_count() -> None:
    paragraphs = (Paragraph("sprocket", Kind.CODE), Paragraph("gasket", Kind.TABLE), Paragraph("flange", Kind.ITEM))
    assert set(weighted_terms("", paragraphs)) == {"flang", f"{HEAD}flang"}


def test_other_languages_lose_their_own_stop_words() -> None:
    terms = weighted_terms("", (Paragraph("Die Lotsen haben den Vertrag nicht unterschrieben"),), "de-AT")
    assert not {"die", "hab", "den", "nicht"} & set(terms)
    assert "vertrag" in terms


def test_scripts_without_blanks_give_neighbouring_characters() -> None:
    assert {"港口", "口引", "引水"} <= set(weighted_terms("", (Paragraph("港口引水"),), "zh"))


def test_the_stop_words_are_lower_case_words_of_five_languages() -> None:
    assert set(STOP_WORDS) == {"en", "de", "fr", "es", "it"}
    assert all(word == word.lower() and " " not in word for words in STOP_WORDS.values() for word in words)


TEXTS = st.lists(st.sampled_from(["a ", "Osterby ", "“", "the ", "U.S. ", "港口", "x ", "12 ", "été ", ". ", "\x1e"]))


@given(st.lists(st.tuples(TEXTS.map("".join), st.lists(TEXTS.map("".join)), st.sampled_from([None, "fr", "zh"]))))
def test_articles_that_are_counted_together_have_the_terms_that_each_has_alone(
    told: list[tuple[str, list[str], str | None]],
) -> None:
    articles = [(title, list(map(Paragraph, texts)), language) for title, texts, language in told]
    together = list(terms_of_several(articles))
    alone = [weighted_terms(*one) for one in articles]
    assert [(terms.stems, terms.parts) for terms in together] == [(terms.stems, terms.parts) for terms in alone]


@given(st.text())
def test_every_term_stands_where_it_is_said_to(text: str) -> None:
    for start, end, term in content_words(text):
        assert text[start:end].strip() == text[start:end] != ""
        assert term


@given(st.text(), st.lists(st.text()), st.sampled_from([None, "en", "de", "zh", "xx"]))
def test_any_text_has_terms_of_positive_weight_without_line_breaks(
    title: str, texts: list[str], language: str | None
) -> None:
    terms = weighted_terms(title, [Paragraph(text) for text in texts], language)
    assert all(weight > 0 and "\n" not in term for term, weight in terms.items())
