"""Scrapes: the article is found, the rest goes with its reason, and no sentence is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Kind
from reader.sources import plain_text
from reader.sources.draft import Draft
from reader.text.markdown import paragraphs

STORY = (
    "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring.",
    "Engineers had found cracks in two of the nine pillars during an inspection ordered by the harbour office.",
    "“We could not wait any longer,” said Mayor Ilse Brandt after the vote, which passed with one voice against.",
    "Buses will be led over the northern crossing, and the ferry will run every ten minutes from six in the morning.",
)
TITLE = "Nordhaven closes its old bridge for repairs"


def body(draft: Draft) -> list[str]:
    return [block.text for block in paragraphs(draft.markdown)]


def whys(draft: Draft) -> dict[str, str]:
    return {piece.text: piece.why for piece in draft.dropped}


def scrape(*lines: str) -> Draft:
    return plain_text.read("\n\n".join(lines))


def test_headline_and_paragraphs_of_a_clean_text_stay() -> None:
    draft = scrape(TITLE, *STORY)
    assert (draft.title, body(draft), draft.dropped) == (TITLE, list(STORY), ())


@pytest.mark.parametrize("parted", ["\n", "\n\n", "\r\n", "\n \n"])
def test_paragraphs_may_be_parted_in_any_way(parted: str) -> None:
    assert body(plain_text.read(parted.join((TITLE, *STORY)))) == list(STORY)


def test_lines_that_a_wrapper_cut_are_joined_again() -> None:
    import textwrap

    wrapped = "\n\n".join([TITLE, *("\n".join(textwrap.wrap(" ".join(STORY), 62)) for _ in range(2))])
    assert body(plain_text.read(wrapped))[0] == " ".join(STORY)


def test_a_title_glued_to_the_first_sentence_is_cut() -> None:
    draft = scrape(TITLE, TITLE + STORY[0], *STORY[1:])
    assert body(draft) == list(STORY)
    assert whys(draft)[TITLE].startswith("headline again")


def test_a_story_that_begins_with_the_words_of_its_title_keeps_them() -> None:
    first = f"{TITLE} that will last until spring, the council said on Monday evening after a long debate."
    assert body(scrape(TITLE, first, *STORY[1:]))[0] == first


def test_a_headline_that_comes_again_in_other_type_is_dropped() -> None:
    draft = scrape(TITLE, "Nordhaven closes old bridge for repairs", *STORY)
    assert body(draft) == list(STORY)
    assert whys(draft) == {"Nordhaven closes old bridge for repairs": "headline again"}


def test_labels_bylines_and_dates_above_the_text_are_facts_not_body() -> None:
    draft = scrape("International News", TITLE, "By Anna Holm", "16 February 2022", *STORY)
    assert (draft.title, draft.author, draft.date, draft.date_from) == (TITLE, "Anna Holm", date(2022, 2, 16), "text")
    assert body(draft) == list(STORY)


def test_a_block_of_named_facts_is_metadata() -> None:
    draft = plain_text.read(f"Title: {TITLE}\nDate: 2024-03-01\nSource: Harbour Gazette\n\n" + "\n\n".join(STORY))
    assert (draft.title, draft.date, draft.outlet) == (TITLE, date(2024, 3, 1), "Harbour Gazette")
    assert body(draft) == list(STORY)


def test_what_follows_a_comment_form_is_another_article() -> None:
    draft = scrape(
        TITLE, *STORY, "Leave a Reply", "Next Post", "Doodle honours a baker of Ostmark who died long ago […]"
    )
    assert body(draft) == list(STORY)
    assert whys(draft)["Leave a Reply"] == "comment form"
    assert len(draft.dropped) == 3


def test_a_newsletter_pitch_never_ends_an_article() -> None:
    draft = scrape(TITLE, *STORY[:2], "Sign up for our newsletter", *STORY[2:])
    assert body(draft) == list(STORY)
    assert whys(draft) == {"Sign up for our newsletter": "newsletter or subscription"}


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Read more: Ferry firm doubles its fares",
        "Share on Facebook",
        "Story continues below",
        "Photo: Jan Eklund/Harbour Gazette",
        "Subscribe now",
        "1,204 shares",
        "Lesen Sie auch: Fähre fährt wieder",
    ],
)
def test_a_line_left_over_within_the_text_goes_alone(line: str) -> None:
    draft = scrape(TITLE, *STORY[:2], line, *STORY[2:])
    assert body(draft) == list(STORY)
    assert list(whys(draft)) == [line]


def test_headings_within_the_text_stay_and_are_headings() -> None:
    draft = scrape(TITLE, *STORY[:2], "A long search", *STORY[2:])
    assert [b.text for b in paragraphs(draft.markdown) if b.kind is Kind.HEADING] == ["A long search"]
    assert whys(draft) == {}


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers of the ferry company will be paid back the price of a month, the council said.",
        "Cookies and coffee were given to the workers.",
        "Google said it will end the use of cookies in its browser next year, two years later than planned.",
        "Comments on the plan were harsh.",
        "Copyright law does not protect the drawings, a judge found.",
        "Follow the money, said the prosecutor on the steps of the court.",
        "Related cases have been filed in three towns.",
        "Updated figures show 3 dead.",
        "Update at 5:02 p.m.: Ferry Leaves Harbour",
        "The ferry was better than hoped. Nordhaven closes its old bridge for repairs",
    ],
)
def test_sentences_that_only_sound_like_leftovers_stay(line: str) -> None:
    assert line in body(scrape(TITLE, *STORY[:2], line, *STORY[2:]))


def test_an_agency_that_contributed_alone_is_the_agency() -> None:
    draft = scrape(TITLE, *STORY, "Reuters contributed to this report.")
    assert (draft.agency, body(draft)) == ("Reuters", list(STORY))


def test_who_contributed_is_credit_not_body() -> None:
    credit = "Holm reported from Ostmark. Jan Eklund in Nordhaven contributed to this report."
    draft = scrape(TITLE, *STORY, credit)
    assert body(draft) == list(STORY)
    assert whys(draft)[credit].startswith("credit")
    assert draft.author is None


def test_a_credit_at_the_end_names_the_agency_and_goes() -> None:
    draft = scrape(TITLE, *STORY[:-1], STORY[-1] + " (AP)")
    assert (draft.agency, body(draft)) == ("AP", list(STORY))
    assert whys(draft) == {"(AP)": "agency credit"}


def test_a_dateline_names_the_agency_and_stays() -> None:
    draft = scrape(TITLE, "NORDHAVEN, Ostmark (Reuters) - " + STORY[0], *STORY[1:])
    assert draft.agency == "Reuters"
    assert body(draft)[0].startswith("NORDHAVEN, Ostmark (Reuters) - The council")


def test_a_republisher_names_itself_and_its_source() -> None:
    draft = scrape(
        TITLE,
        *STORY,
        "https://www.harbourgazette.example/2022/02/16/bridge-closes/ Nordhaven closes its old bridge",
        "DailyEverything is an automatic aggregator of the all world’s media.",
        "Related Articles",
    )
    assert (draft.outlet, draft.first_publisher) == ("DailyEverything", "harbourgazette.example")
    assert body(draft) == list(STORY)


def test_a_feed_that_was_not_edited_is_the_first_publisher() -> None:
    note = "(Except for the headline, this story has not been edited by Coastline staff and comes from a feed.)"
    draft = scrape(TITLE, *STORY, note)
    assert (draft.first_publisher, body(draft)) == ("Coastline", list(STORY))


def test_the_texts_own_address_tells_its_outlet() -> None:
    draft = scrape(TITLE, *STORY, "https://news.harbourgazette.co.uk/a/1")
    assert (draft.outlet, draft.first_publisher) == ("harbourgazette.co.uk", None)


def test_a_stored_page_loses_its_menus_and_finds_its_headline() -> None:
    menu = [f"{name} desk" for name in ("World", "Town", "Harbour", "Culture", "Money", "Food", "Style", "Mind")] * 3
    teasers = ["Ferry firm doubles fares", "Lighthouse sold", "Ten cafés to try", "Old map found"] * 5
    draft = scrape(*menu, "Home > Town", TITLE, "By Anna Holm", *STORY[:2], "A long search", *STORY[2:], *teasers)
    assert (draft.title, draft.author) == (TITLE, "Anna Holm")
    assert body(draft) == [*STORY[:2], "A long search", *STORY[2:]]
    assert {"menu above the article", "after the article"} <= set(whys(draft).values())


def test_marks_of_markdown_in_a_text_are_only_signs() -> None:
    line = "The price is *not* 5 _crowns_ but [see below] # 1. and <b>more</b>, the harbour office said on Monday."
    assert body(scrape(TITLE, *STORY, line))[-1] == line


def test_a_record_keeps_the_title_it_brought_along() -> None:
    draft = plain_text.tidy("\n\n".join((TITLE, *STORY, "Leave a Reply")), Draft(title=TITLE))
    assert (draft.title, body(draft)) == (TITLE, list(STORY))


def test_a_very_long_line_is_not_tried_against_the_phrases() -> None:
    line = "share " * 200_000 + "~"
    assert len(body(plain_text.read(f"{TITLE}\n\n{STORY[0]}\n\n{line}"))) == 2


@given(
    st.lists(
        st.sampled_from((*STORY, TITLE, "A long search", "Leave a Reply", "Advertisement", "(AP)", "")), max_size=12
    )
)
def test_every_line_is_body_title_or_dropped_with_a_reason(lines: list[str]) -> None:
    draft = plain_text.read("\n\n".join(lines))
    told = " ".join((draft.title or "", *body(draft), *(piece.text for piece in draft.dropped)))
    assert all(line in told for line in lines)
    assert all(piece.why for piece in draft.dropped)


@given(st.text(max_size=400))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    plain_text.read(text)


@pytest.mark.parametrize("short", ["Café opens", "Brückensperrung", "Ferry: delayed"])
def test_a_first_line_of_one_or_two_words_is_the_headline_where_no_other_is(short: str) -> None:
    draft = scrape(short, *STORY)
    assert (draft.title, body(draft)) == (short, list(STORY))


def test_a_short_label_over_a_real_headline_is_not_the_headline() -> None:
    draft = scrape("Harbour", TITLE, *STORY)
    assert (draft.title, body(draft)) == (TITLE, list(STORY))
    assert whys(draft) == {"Harbour": "section label"}


MENU = ("Home", "Politics", "Harbour news today", "Sport", "Weather", "Log in", "Subscribe", "Search the site") * 4


def test_the_headline_of_a_stored_page_is_told_from_kicker_standfirst_and_caption() -> None:
    draft = scrape(
        *MENU,
        "Old bridge",
        TITLE,
        "The crossing over nine cracked pillars stays shut until spring while buses take the northern way",
        "By Anna Holm",
        "16 February 2022, 14:05",
        "The old bridge of Nordhaven on Monday (Photo: Jan Eklund)",
        *STORY,
        *MENU,
    )
    assert draft.title == TITLE
    assert body(draft)[-len(STORY) :] == list(STORY)


def test_a_path_of_sections_over_the_headline_is_not_the_headline() -> None:
    assert scrape(*MENU, f"Home Region {TITLE}", TITLE, "16 February 2022", *STORY, *MENU).title == TITLE


@pytest.mark.parametrize(
    "line",
    ["Passer la publicité", "Esta funcionalidad es sólo para suscriptores", "Artikel teilen", "Riproduzione riservata"],
)
def test_leftovers_of_other_languages_go(line: str) -> None:
    assert line not in body(scrape(TITLE, *STORY[:2], line, *STORY[2:]))
