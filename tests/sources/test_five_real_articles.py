"""The five real articles that lie beside the repository come out as a person reads them (the table of issue 2)."""

from datetime import date
from pathlib import Path

import pytest

from reader import sources
from reader.article import FullArticle, Kind

FOLDER = Path(__file__).parents[3] / "shared" / "articles"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real articles are not beside the repository")


def article(number: str) -> FullArticle:
    (found,) = sources.read(next(FOLDER.glob(f"{number}_*.txt")))
    assert isinstance(found, FullArticle)
    return found


def facts(full: FullArticle) -> tuple[object, ...]:
    a = full.article
    return (a.title, a.title_from, a.outlet, a.first_publisher, a.agency, a.date, a.date_from)


def texts(full: FullArticle) -> list[str]:
    return [block.text for block in full.body.paragraphs]


def whys(full: FullArticle) -> dict[str, str]:
    return {piece.text: piece.why for piece in full.body.dropped}


def test_000_a_glued_headline_and_the_widgets_below_go() -> None:
    full = article("000")
    title = "US has not verified claim of Russia troop withdrawal: Joe Biden"
    assert facts(full) == (title, "metadata", None, None, None, None, None)
    assert len(texts(full)) == 11
    assert texts(full)[0].startswith("President Joe Biden on Tuesday said")
    assert texts(full)[-2].endswith("enshrined in international documents.")
    assert texts(full)[-1].endswith("hear our concerns and take them seriously.")
    assert all(piece.why for piece in full.body.dropped)
    assert whys(full)["Leave a Reply"] == "comment form"


def test_001_the_section_label_is_not_the_headline() -> None:
    full = article("001")
    title = "Russia announces partial withdrawal of troops from areas near Ukraine"
    assert facts(full) == (title, "metadata", None, None, None, None, None)
    assert len(texts(full)) == 8
    assert texts(full)[0].startswith("Hours after Russia has announced")
    assert texts(full)[-1].endswith("mixed signals coming from Russia.")
    assert whys(full)["International News"] == "section label"


def test_002_republisher_first_publisher_and_date_are_found_in_what_is_dropped() -> None:
    full = article("002")
    title = "NATO sees no sign of Russia withdrawing troops near Ukraine"
    assert facts(full) == (title, "metadata", "USTimeToday", "winknews.com", None, date(2022, 2, 16), "url")
    assert full.article.author is None
    assert len(texts(full)) == 25
    assert texts(full)[0].startswith("On Wednesday, Russia said")
    assert texts(full)[-1].endswith("a coup. diplomacy towards Moscow.")
    (credit,) = (why for text, why in whys(full).items() if text.startswith("Karmanau reported"))
    assert credit.startswith("credit")


def test_003_the_first_sentence_stands_for_the_missing_headline() -> None:
    full = article("003")
    title, *rest = facts(full)
    assert rest == ["text", None, None, "AP", None, None]
    assert str(title).startswith("Russian President Vladimir Putin said Tuesday that Moscow is ready")
    assert str(title).endswith("…")
    assert len(texts(full)) == 7
    assert texts(full)[0].startswith("Moscow: Russian President")
    assert texts(full)[-1].endswith("any time soon.")
    assert whys(full) == {"(AP)": "agency credit"}


def test_004_headlines_again_are_no_body_and_its_headings_are_headings() -> None:
    full = article("004")
    title = "US President Joe Biden sends troops to Eastern Europe amid Ukraine’s diplomatic push"
    assert facts(full) == (title, "metadata", "News of max", "NDTV", None, None, None)
    assert texts(full)[0].startswith("US President Joe Biden sought to maintain pressure")
    assert texts(full)[-1].endswith("casualties or other significant effects,” he said.")
    assert [block.text for block in full.body.paragraphs if block.kind is Kind.HEADING] == [
        "Complex threat",
        "Russia’s concerns are not addressed",
        "Threats to the main pipeline",
    ]
    assert len(texts(full)) == 37
