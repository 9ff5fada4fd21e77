"""What two outlets were made to say differently is found, with its kind, and shown where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.comparison import summary
from reader.comparison.result import Comparison, Difference, Link

PLANTED: dict[str, Any] = tomllib.loads((Path(__file__).parent / "planted.toml").read_text(encoding="utf-8"))
Compare = Callable[[str, str], Comparison]


def planted(table: str, rows: str) -> Iterator[Any]:
    """Each planted row with the two articles it stands in."""
    for block in PLANTED[table]:
        for number, row in enumerate(block[rows]):
            yield pytest.param(block["left"], block["right"], row, id=f"{block['left']} | {block['right']} {number}")


def planted_only() -> Iterator[Any]:
    for block in PLANTED["only"]:
        for side, rows in enumerate((block["left_says"], block["right_says"])):
            for part in rows:
                name = block[("left", "right")[side]]
                yield pytest.param(block["left"], block["right"], side, part, id=f"{name}: {part}")


def number(comparison: Comparison, side: int, part: str) -> int:
    """The one sentence of a side that holds these words."""
    found = [index for index, sentence in enumerate(comparison.sentences[side]) if part in sentence.text]
    assert len(found) == 1, (part, found)
    return found[0]


def link(comparison: Comparison, left: str, right: str) -> Link:
    pair = (number(comparison, 0, left), number(comparison, 1, right))
    found = [link for link in comparison.links if (link.left, link.right) == pair]
    assert found, f"not linked: {left!r} | {right!r}"
    return found[0]


@pytest.mark.parametrize(("left", "right", "pair"), [*planted("links", "pairs")])
def test_planted_counterparts_are_linked(compared: Compare, left: str, right: str, pair: dict[str, Any]) -> None:
    found = link(compared(left, right), pair["left"], pair["right"])
    assert found.kind in pair["kinds"]
    assert found.moved == pair.get("moved", False)


@pytest.mark.parametrize(("left", "right", "row"), [*planted("differences", "found")])
def test_a_planted_difference_is_found(compared: Compare, left: str, right: str, row: dict[str, str]) -> None:
    found = link(compared(left, right), row["at"], row["to"])
    kinds = ("name", "quotation") if row["kind"] == "speaker" else (row["kind"],)
    assert any(fits(difference, kinds, row) for difference in found.differences), found.differences


def fits(difference: Difference, kinds: tuple[str, ...], row: dict[str, str]) -> bool:
    sides = ((difference.left, row.get("l")), (difference.right, row.get("r")))
    return difference.kind in kinds and all(wanted is None or wanted in (said or "") for said, wanted in sides)


@pytest.mark.parametrize(("left", "right", "row"), [*planted("differences", "found")])
def test_a_planted_difference_is_found_from_the_other_side_too(
    compared: Compare, left: str, right: str, row: dict[str, str]
) -> None:
    turned = {"kind": row["kind"], **({"r": row["l"]} if "l" in row else {}), **({"l": row["r"]} if "r" in row else {})}
    found = link(compared(right, left), row["to"], row["at"])
    kinds = ("name", "quotation") if row["kind"] == "speaker" else (row["kind"],)
    assert any(fits(difference, kinds, turned) for difference in found.differences), found.differences


@pytest.mark.parametrize(("left", "right", "side", "part"), [*planted_only()])
def test_what_only_one_article_says_has_no_counterpart(
    compared: Compare, left: str, right: str, side: int, part: str
) -> None:
    comparison = compared(left, right)
    assert number(comparison, side, part) in comparison.only[side]


def test_a_trimmed_agency_copy_is_the_whole_one_word_for_word_where_it_was_not_cut(compared: Compare) -> None:
    comparison = compared("ferry-skerry", "ferry-coastline")
    linked = {found.right for found in comparison.links if found.kind == "verbatim"}
    assert linked == set(range(len(comparison.sentences[1])))
    assert not any(found.differences for found in comparison.links if found.kind == "verbatim")


def test_the_ledger_shows_both_figures_for_the_passengers(compared: Compare) -> None:
    ledger = compared("ferry-courier", "ferry-ledger").figures
    entries = [entry for entry in ledger if entry.about.startswith("passenger")]
    assert any(
        entry.differs
        and any("340" in mention.text for mention in entry.left)
        and any("300" in mention.text for mention in entry.right)
        for entry in entries
    ), entries


def test_the_first_comparison_a_newcomer_sees_has_something_of_everything(compared: Compare) -> None:
    comparison = compared("ferry-courier", "ferry-ledger")
    assert {found.kind for found in comparison.links} == {"verbatim", "near", "reworded", "partly"}
    kinds = {difference.kind for found in comparison.links for difference in found.differences}
    assert kinds >= {"figure", "negation", "quotation", "date", "name"}
    assert all(comparison.only)
    assert set("=≈~·+≠”⇅") <= set("".join(row.marks for row in comparison.rows))
    assert "differ" in summary(comparison)


def test_stories_of_different_events_are_not_tied_together(compared: Compare) -> None:
    comparison = compared("dam-gazette", "opera")
    assert comparison.links == ()
