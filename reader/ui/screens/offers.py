"""What the footer leaves out: commands that do nothing where one stands now."""

from __future__ import annotations

from dataclasses import dataclass

from reader.ui.row import Row

VIEWS = {"aligned": "aligned", "full": "full-texts", "ledger": "ledger", "only": "only-in-one", "matrix": "all-outlets"}
"""The views of a comparison, and the commands that show them."""
IDLE = {
    "full": ("fold",),
    "ledger": ("fold", "why-paired"),
    "only": ("fold", "why-paired"),
    "matrix": ("why-paired", "swap", "choose-partner", "next-outlet"),
}
"""What does nothing in a view, or nothing worth telling."""

NEED_A_ROW = frozenset(
    {
        "open",
        "to-results",
        "compare",
        "choose-partner",
        "next-article",
        "find",
        "toggle-read",
        "next-unread",
        "narrow-by",
    }
)
NEED_ARTICLES = frozenset({"search"})
FOR_AN_EMPTY_LIST = frozenset({"rescan", "open-folder"})


@dataclass(frozen=True, slots=True)
class Standing:
    """On which row of the list one stands; `away`: in a search, a view, a selection, or what was narrowed."""

    row: Row | None
    anything: bool
    away: bool
    pinned: bool


def left_out(standing: Standing) -> frozenset[str]:
    """The ids of the commands that the footer need not show there."""
    hidden: set[str] = set()
    if standing.row is None:
        hidden |= NEED_A_ROW
    elif _alone(standing.row) and not standing.pinned:
        hidden.add("compare")
    hidden |= FOR_AN_EMPTY_LIST if standing.anything else NEED_ARTICLES
    if not standing.away:
        hidden.add("clear")
    return frozenset(hidden)


def left_out_comparing(view: str, *, others: bool) -> frozenset[str]:
    """The ids of the commands that the footer of a comparison need not show; `others`: more outlets tell this."""
    hidden = {VIEWS[view], *IDLE.get(view, ())}
    if not others:
        hidden.add("next-outlet")
    return frozenset(hidden)


def _alone(row: Row) -> bool:
    """Whether nobody else tells what a row tells, as far as the list knows."""
    return row.article is not None and row.story is not None and len(row.story.articles) == 1
