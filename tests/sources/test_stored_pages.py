"""Whole pages stored as text: the headline is found among its other prints, and no notice passes for the article."""

import pytest

from reader.sources import plain_text
from reader.sources.draft import Draft
from reader.text.markdown import paragraphs

TITLE = "Nordhaven closes its old bridge for repairs"
STORY = (
    "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring.",
    "Engineers had found cracks in two of the nine pillars during an inspection ordered by the harbour office.",
    "“We could not wait any longer,” said Mayor Ilse Brandt after the vote, which passed with one voice against.",
    "Buses will be led over the northern crossing, and the ferry will run every ten minutes from six in the morning.",
)
MENU = ("Home", "Politics", "Harbour news today", "Sport", "Weather", "Log in", "Subscribe", "Search the site") * 4
BYLINE = ("By Anna Holm", "16 February 2022, 14:05")


def page(*lines: str) -> Draft:
    return plain_text.read("\n\n".join((*MENU, *lines, *MENU)))


def body(draft: Draft) -> list[str]:
    return [block.text for block in paragraphs(draft.markdown)]


@pytest.mark.parametrize("between", [(), ("Old bridge",)])
def test_the_last_step_of_a_path_is_another_print_of_the_headline_below_it(between: tuple[str, ...]) -> None:
    path = ("Home", "Town", "Bridge of Nordhaven: old bridge closes for repairs until spring")
    draft = page(*path, *between, "Old bridge of Nordhaven closes for repairs", *BYLINE, *STORY)
    assert draft.title == "Old bridge of Nordhaven closes for repairs"


def test_the_title_of_a_player_below_the_standfirst_is_not_the_headline() -> None:
    standfirst = "The crossing over nine cracked pillars stays shut while buses take the northern way until spring"
    draft = page(TITLE, standfirst, "Video", "Nordhaven closes its old bridge for months", *BYLINE, *STORY)
    assert draft.title == TITLE


def test_a_caption_below_the_day_is_not_the_headline() -> None:
    assert page(TITLE, *BYLINE, "The old bridge of Nordhaven with its nine pillars on Monday", *STORY).title == TITLE


def test_a_kicker_that_ends_in_a_colon_belongs_to_the_headline() -> None:
    assert page("Harbour traffic:", TITLE, *BYLINE, *STORY).title == f"Harbour traffic: {TITLE}"
    assert page("Harbour traffic", f": {TITLE}", *BYLINE, *STORY).title == f"Harbour traffic: {TITLE}"


def test_headings_that_a_table_of_contents_lists_are_not_the_headline() -> None:
    contents = ("Council voted to close the bridge", "Cracks in two of the nine pillars")
    parts = (STORY[0], contents[0], *STORY[1:3], contents[1], *STORY[3:])
    assert page(TITLE, "Anna Holm", *contents, *parts).title == TITLE


def test_a_long_notice_to_visitors_is_not_the_article() -> None:
    notice = [
        f"We and our partners keep cookies on your device for purpose {n}, and you may withdraw your consent to this "
        "use of personal data at any time by opening the settings that stand at the foot of each of the pages."
        for n in range(8)
    ]
    draft = page(TITLE, *BYLINE, *STORY, *MENU, *notice)
    assert (draft.title, body(draft)) == (TITLE, list(STORY))


def test_a_story_about_cookies_and_consent_is_an_article() -> None:
    story = [f"{line} Third parties must ask for consent before cookies are kept, the council added." for line in STORY]
    assert set(story) <= set(body(page(TITLE, *BYLINE, *STORY, *story)))


def test_what_a_page_says_twice_is_said_once() -> None:
    pitch = "Create an account or sign in to continue with your reading experience"
    draft = page(TITLE, *BYLINE, *STORY[:2], pitch, STORY[1], STORY[2], pitch, STORY[3])
    assert body(draft).count(STORY[1]) == 1
    assert body(draft).count(pitch) <= 1
    assert [line for line in body(draft) if line in STORY] == list(STORY)


def test_a_short_menu_over_a_text_without_any_below_goes() -> None:
    top = ("The", "Nordhaven_", "English", "Suomi", "A part of Harbour Media", "Terms of use", *MENU[:6])
    draft = plain_text.read("\n\n".join((*top, TITLE, *BYLINE, *STORY * 1, *(f"{line} Again." for line in STORY * 3))))
    assert draft.title == TITLE
    assert set(STORY) <= set(body(draft))


@pytest.mark.parametrize("name", ["The Harbour Gazette", "Gazette"])
@pytest.mark.parametrize("mark", [" | ", " - ", " — "])
def test_the_title_of_the_page_tells_the_headline_below_the_menus(name: str, mark: str) -> None:
    top = (f"{TITLE}{mark}{name}", *MENU, "Ferry firm of Nordhaven doubles its fares until spring")
    draft = plain_text.read("\n\n".join((*top, TITLE, "What the council and the engineers say", *STORY, *MENU)))
    assert draft.title == TITLE


def test_a_title_of_the_page_that_stands_nowhere_else_loses_the_name_of_the_site() -> None:
    top = (f"{TITLE} - Harbour Gazette", *MENU[:13], "About the Harbour Gazette", *STORY, *MENU)
    assert plain_text.read("\n\n".join(top)).title == TITLE
    dashed = f"{TITLE} - at last"
    assert plain_text.read("\n\n".join((dashed, *MENU[:14], *STORY, *MENU))).title == dashed


TORN = """Nordhaven closes its old bridge for repairs
The council of
Nordhaven
voted on Monday, after a debate of nine hours in which
Mayor Ilse Brandt
, who was for it, spoke three times, to close the old bridge
.
Engineers had found cracks in two of the
nine pillars
, said the harbour office (
its report
is public), and the ferry will run
every ten minutes
from six in the morning.
“
We could not wait
”, the mayor said after the vote.
A long search
The cracks had been looked for since the spring by divers of the harbour."""


def test_sentences_that_links_tore_into_lines_are_whole_again() -> None:
    draft = plain_text.read(TORN)
    assert draft.title == TITLE
    assert body(draft) == [
        "The council of Nordhaven voted on Monday, after a debate of nine hours in which Mayor Ilse Brandt, who was "
        "for it, spoke three times, to close the old bridge.",
        "Engineers had found cracks in two of the nine pillars, said the harbour office (its report is public), and "
        "the ferry will run every ten minutes from six in the morning.",
        "“We could not wait”, the mayor said after the vote.",
        "A long search",
        "The cracks had been looked for since the spring by divers of the harbour.",
    ]


def test_a_question_of_many_words_may_be_the_headline() -> None:
    question = "Office for Bridges: what does it do, and why did it take so long to close this one?"
    assert (
        page(question, *BYLINE, "The Office for Bridges closes what is not safe. " + STORY[0], *STORY).title == question
    )
