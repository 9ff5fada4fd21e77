"""Datelines, agencies, bylines, days and outlets: what is said, and nothing guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources import credits, dates, outlets
from reader.sources.headline import alike, derived, pick, shortened, without_site


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("KYIV, Ukraine (AP) — The council met.", "KYIV, Ukraine", "AP"),
        ("PARIS (Reuters) - The council met.", "PARIS", "Reuters"),
        ("PARIS, Feb 16 (Reuters) - The council met.", "PARIS", "Reuters"),
        ("BERLIN (dpa/AFP) – Der Rat tagte.", "BERLIN", "dpa"),
        ("Moscow: The council met.", "Moscow", None),
        ("LONDON — The council met.", "LONDON", None),
    ],
)
def test_datelines(text: str, place: str, agency: str | None) -> None:
    found = credits.dateline(text)
    assert found is not None
    assert found.text.startswith(place)
    assert found.agency == agency
    assert text[len(found.text) :].split()[0] in ("The", "Der")


@pytest.mark.parametrize(
    "text", ["The council met - late.", "“Never: not once,” he said.", "He said: no.", "half-time - one all", ""]
)
def test_other_beginnings_are_no_datelines(text: str) -> None:
    found = credits.dateline(text)
    assert found is None or found.agency is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(Reuters)", "Reuters"),
        ("Source: AFP", "AFP"),
        ("With inputs from PTI", "PTI"),
        ("The Associated Press", "AP"),
        ("AFP/Reuters", "AFP"),
        ("- dpa", "dpa"),
        ("The Associated Press contributed to this report.", "AP"),
        ("Jan Eklund and The Associated Press contributed to this report.", None),
        ("Reuters said so on Monday.", None),
        ("The council met.", None),
    ],
)
def test_lines_that_only_credit_an_agency(line: str, agency: str | None) -> None:
    assert credits.credit_line(line) == agency


def test_a_closing_credit_is_cut_only_where_it_names_an_agency() -> None:
    assert credits.end_credit("The council met. (AP)") == ("The council met.", "(AP)", "AP")
    assert credits.end_credit("The council met. (PTI/AFP)") == ("The council met.", "(PTI/AFP)", "PTI")
    assert credits.end_credit("The council met (again)") is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Anna Holm", "Anna Holm"),
        ("Von Jan Eklund", "Jan Eklund"),
        ("By Anna Holm and Jan Eklund", "Anna Holm and Jan Eklund"),
        ("By Anna Holm | Harbour Gazette", "Anna Holm"),
        ("By far the largest ship came in", None),
        ("By then it was over.", None),
    ],
)
def test_bylines(line: str, author: str | None) -> None:
    assert credits.byline(line) == author


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2022/02/16/x", date(2022, 2, 16)),
        ("https://a.example/news/2022-2-6-x", date(2022, 2, 6)),
        ("https://a.example/2022/feb/16/x", date(2022, 2, 16)),
        ("https://a.example/x-20220216.html", date(2022, 2, 16)),
        ("https://a.example/2022/02/x", None),
        ("https://a.example/2022/13/45/", None),
        ("https://2022.01.01.example/", None),
        (None, None),
    ],
)
def test_days_in_addresses(url: str | None, day: date | None) -> None:
    assert dates.in_address(url) == day


def test_a_date_whose_day_and_month_could_be_exchanged_is_unknown() -> None:
    assert dates.written("03/04/2022") is None
    assert dates.written("25/04/2022") == dates.written("04/25/2022") == date(2022, 4, 25)
    assert dates.written("03.04.2022") == date(2022, 4, 3)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.gazette.co.uk/a", "gazette.co.uk"),
        ("http://news.gazette.example:80/", "gazette.example"),
        ("gazette.com.au", "gazette.com.au"),
        ("https://127.0.0.1/x", None),
        ("http://[::1", None),
        ("mailto:x", None),
        (None, None),
        ("https://localhost/", None),
    ],
)
def test_registrable_domains(url: str | None, domain: str | None) -> None:
    assert outlets.domain(url) == domain


def test_a_derived_headline_is_the_first_sentence_without_its_dateline() -> None:
    assert derived("KYIV, Ukraine (AP) — The council met. Nobody came.") == "The council met."


def test_a_long_sentence_is_cut_at_a_clause_or_a_word() -> None:
    clause = (
        "The council of Nordhaven voted on Monday to close the old bridge for repairs, which will last until spring."
    )
    assert shortened(clause, 90) == "The council of Nordhaven voted on Monday to close the old bridge for repairs…"
    words = (
        "The council of Nordhaven voted on Monday to close the old bridge over the northern arm of the harbour at once"
    )
    cut = shortened(words, 90)
    assert len(cut) <= 91
    assert words.startswith(cut.removesuffix("…"))
    assert words[len(cut) - 1] == " "
    assert shortened("x" * 500).endswith("…")


def test_headlines_in_other_type_are_alike_and_other_headlines_are_not() -> None:
    assert alike("Mayor’s bridge closes", "MAYOR'S BRIDGE CLOSES") == 1
    assert alike("US mayor closes old harbour bridge", "Mayor closes old harbour bridge") == 1
    assert alike("Bridge closes", "Ferry fares double") < 0.5


@given(st.text("abc d", max_size=30), st.text("abc d", max_size=30), st.sampled_from([0.6, 0.75, 0.92]))
def test_who_asks_for_a_least_likeness_is_told_of_all_that_have_it(left: str, right: str, least: float) -> None:
    known = alike(left, right)
    assert alike(left, right, least) == known or (known < least and alike(left, right, least) == 0)


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Old bridge closes for repairs | Harbour Gazette", "Old bridge closes for repairs"),
        ("Old bridge closes for repairs - Harbour Gazette", "Old bridge closes for repairs"),
        ("Harbour Gazette | Old bridge closes", "Old bridge closes"),
        ("Ferry - and bridge - close", "Ferry - and bridge - close"),
        ("Old bridge closes", "Old bridge closes"),
    ],
)
def test_the_name_of_the_site_is_cut_from_a_page_title(title: str, bare: str) -> None:
    assert without_site(title, "Harbour Gazette") == bare


def test_the_headline_of_a_page_is_what_two_parts_of_it_say() -> None:
    assert pick(["Menu", "Old bridge closes"], "Old bridge closes", ["Bridge news"], None, None) == "Old bridge closes"
    assert pick(["Old bridge closes"], "Bridge: live", ["Old bridge to close"], None, None) == "Old bridge to close"
    assert pick(["Menu", "Old bridge closes!"], None, [], "Old bridge closes | Gazette", None) == "Old bridge closes!"
    assert pick([], None, [], "Old bridge closes for repairs - Gazette", "Gazette") == "Old bridge closes for repairs"
    assert pick(["Welcome"], None, [None, ""], None, None) == "Welcome"
    assert pick([], None, [], None, None) is None
