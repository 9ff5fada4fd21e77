"""The terms of an article: what counts, how much, and what does not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Kind, Paragraph
from reader.text.term_table import HEAD, NAME, Terms
from reader.text.terms import STOP_WORDS, content_words
from reader.text.weighing import weighted_terms

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


def test_names_are_given_by_themselves_and_less_where_any_word_has_a_capital() -> None:
    terms = weighted_terms("", (Paragraph("Pilots of Osterby met. Osterby waits."),))
    assert (terms[f"{NAME}osterbi"], terms[f"{NAME}pilot"]) == (1.5, 0.5)
    assert f"{NAME}met" not in terms


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
