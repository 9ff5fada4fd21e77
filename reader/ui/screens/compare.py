"""The comparison screen: what its keys do."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from reader.comparison import LEAST
from reader.ui import clipboard
from reader.ui.bindings import bindings
from reader.ui.screens.compare_finding import FindingScreen
from reader.ui.screens.compare_judging import JudgingPairScreen
from reader.ui.screens.compare_outlets import OutletsScreen
from reader.ui.screens.compare_saving import SavingScreen
from reader.ui.screens.comparing import ALIGNED, FULL, MATRIX, SHOWN, Compared, with_ledger
from reader.ui.widgets.compare_items import Shape
from reader.ui.widgets.compare_marking import Marks
from reader.ui.widgets.compare_matrix import MatrixView
from reader.ui.widgets.compare_pane import ComparePane
from reader.ui.widgets.compare_texts import FullTexts
from reader.ui.widgets.compare_turn import partner_rows, swapped
from reader.ui.widgets.compare_view import CompareView
from reader.ui.widgets.compare_words import cited, pair_text

STEP = 0.05  # of likeness, by which pairing becomes stricter
LOOSER, STRICTER = 2, 12  # steps that make sense


@dataclass(slots=True)
class Journey:
    """The rows that `m` goes to from where it was first pressed, and at last back."""

    rows: list[tuple[int, int]] = field(default_factory=list)  # row and side
    at: tuple[int, int] = (-1, -1)


class CompareScreen(JudgingPairScreen, SavingScreen, OutletsScreen, FindingScreen):
    """Two articles side by side: aligned, in full, as a ledger, or what only one of them says."""

    # The views have all keys; while none is there, one can still leave.
    BINDINGS: ClassVar[list[BindingType]] = [each for each in bindings("compare") if each.action == "back"]

    def on_mount(self) -> None:
        self._journey = Journey()
        super().on_mount()

    # From passage to passage.

    def action_next_difference(self, by: int) -> None:
        """The next difference; after the last one the first."""
        pane = self.pane
        if pane is None:
            return
        before = pane.position
        if not pane.next_stop(by):
            self.tell_briefly(f"There is no {pane.stops().one} here.")
        elif pane.position == before:
            self.tell_briefly("This is the only one.")
        elif (pane.position > before) != (by > 0):
            self.tell_briefly("Back at the first one." if by > 0 else "Back at the last one.")

    def action_next_passage(self, by: int) -> None:
        """The next passage that is linked to one of the other side."""
        pane = self.pane
        if pane is None:
            return
        if not pane.next_position(pane.linked_positions(), by):
            self.tell_briefly("Nothing here is linked.")

    def action_partner(self) -> None:
        """To the partner of this passage; where it has several, to each in turn, and back."""
        pane = self.pane
        if isinstance(pane, FullTexts):
            if pane.partner is None:
                self.tell_briefly("This sentence has no partner.")
            else:
                pane.choose_side(1 - pane.side)
        elif pane is not None and self.view == ALIGNED:
            self._travel(pane)

    def _travel(self, pane: ComparePane) -> None:
        here = pane.row, pane.side
        journey = self._journey
        if here != journey.at or not journey.rows:
            other = 1 - pane.side
            journey.rows = [(row, other) for row in partner_rows(pane.comparison, pane.row, pane.side)] + [here]
        if len(journey.rows) == 1 and journey.rows[0] == here:
            row = pane.comparison.rows[pane.row] if pane.row >= 0 else None
            self.tell_briefly("Its partner stands opposite." if row and row.link else "This passage has no partner.")
            journey.rows = []
            return
        journey.at = journey.rows.pop(0)
        pane.choose_side(journey.at[1])
        pane.go_to_row(journey.at[0])

    # What is shown.

    async def action_show(self, view: str) -> None:
        """Another view, at the same passage."""
        pane = self.pane
        self.stop_comparing_outlets()
        if pane is None or view == self.view:
            return
        self.way_back = None
        if view == MATRIX and not self.has_table():
            self.compare_outlets()
            return
        row = pane.row
        unmoved = view not in (ALIGNED, FULL) and row == 0  # a list begins with what weighs most
        await self.show_view(view)
        if self.pane and row >= 0 and not unmoved:
            self.pane.go_to_row(row)

    async def action_explain(self) -> None:
        """Why these two were paired; a fold is opened; from the ledger and what only one says, to the passage."""
        pane = self.pane
        if isinstance(pane, CompareView | MatrixView) and pane.unfold():
            return
        if isinstance(pane, MatrixView):
            opening = pane.opening()
            if opening:
                await self.open_pair(opening)
        elif pane is not None and self.view in (ALIGNED, FULL):
            self.details.toggle_class("-open")
            self.tell()
        elif pane is not None:
            view, side = self.view, pane.side
            await self.action_show(ALIGNED)
            if self.pane:
                self.pane.choose_side(side)
            self.way_back = view

    @on(ComparePane.Opened)
    async def _opened(self) -> None:
        await self.action_explain()

    def action_cycle_marks(self) -> None:
        """Other marks; in a list, others of its lines."""
        self.mode = self.mode.next()
        if self.mode is Marks.NONE and self.view in SHOWN:
            self.mode = self.mode.next()
        if self.pane:
            self.pane.set_mode(self.mode)

    def action_fold(self) -> None:
        """Fold what both share, or open all folds."""
        if isinstance(self.pane, MatrixView) or (isinstance(self.pane, CompareView) and self.view == ALIGNED):
            self.pane.toggle_fold()
        else:
            self.tell_briefly("Folding is for the aligned view (1) and all outlets (5).")

    def action_lock(self) -> None:
        """Lock or unlock the scrolling of the full texts."""
        if isinstance(self.pane, FullTexts):
            locked = self.pane.toggle_lock()
            self.tell_briefly("Both sides scroll together." if locked else "Each side scrolls by itself.")
        else:
            self.tell_briefly("Only the full texts (2) can be unlocked.")

    def action_pair(self, by: int) -> None:
        """Pair more strictly (1) or more loosely (-1), and stay at the passage."""
        pane, levels = self.pane, range(-LOOSER, STRICTER + 1)
        if pane is None or isinstance(pane, MatrixView):
            self.tell_briefly("All outlets are paired as usual.")
            return
        level = round((self.least - LEAST) / STEP) + by
        if level not in levels:
            self.tell_briefly("Stricter would leave only equal sentences." if by > 0 else "Looser would pair anything.")
            return
        self.least = LEAST + level * STEP
        self.compare(*self.ids, self.kept(pane))

    # Who stands where.

    @work(exclusive=True, group="compare")
    async def action_swap(self) -> None:
        """Swap the sides and stay at the passage."""
        pane, found = self.pane, self.found
        if pane is None or found is None:
            return
        if isinstance(pane, MatrixView):
            self.tell_briefly("Nothing has two sides here.")
            return
        kept = self.kept(pane)
        keep = (1 - kept[0], kept[1]) if kept else None
        turned: Compared = await asyncio.to_thread(lambda: with_ledger(swapped(found.comparison)))
        self.ids = self.ids[::-1]
        self.others = []
        await self.show_found(turned, keep)
        await self.look_for_others()

    def kept(self, pane: ComparePane) -> tuple[int, int] | None:
        """The sentence to keep in sight: (side, number), on the chosen side where one stands there."""
        found = [(side, numbers[0]) for side, numbers in enumerate(pane.sentences()) if numbers]
        return next((one for one in found if one[0] == pane.side), next(iter(found), None))

    def action_next_outlet(self, by: int) -> None:
        """The next outlet on the right side; while a find is active its next match."""
        if self.finding:
            self._next_match(by)
            return
        if isinstance(self.pane, MatrixView):
            self.pane.choose_column(self.pane.column + by)
            return
        ids = [article.id for article in self.others]
        if not [id for id in ids if id != self.ids[1]]:
            self.tell_briefly("Nobody else tells this.")
            return
        at = ids.index(self.ids[1]) if self.ids[1] in ids else (-1 if by > 0 else 0)
        self.compare(self.ids[0], ids[(at + by) % len(ids)])

    @work(exclusive=True, group="ask")
    async def action_choose_partner(self) -> None:
        """Choose what stands on the right side."""
        from reader.ui.screens.partner import PartnerScreen

        if self.found is None:
            return
        article = self.found.comparison.articles[0].article
        chosen = await self.app.push_screen_wait(PartnerScreen(self.library, self.scope, article, word=self.word))
        if chosen:
            self.compare(self.ids[0], chosen)

    # Taking along, and leaving.

    @work(exclusive=True, group="copy")
    async def action_copy_pair(self) -> None:
        """Copy the sentences under the cursor, each with where it is from."""
        pane = self.pane
        if isinstance(pane, MatrixView):
            text = cited(pane.table.told_by(pane.item)) if pane.item and pane.item.shape is not Shape.FOLD else ""
        else:
            text = pair_text(pane.comparison, *pane.sentences()) if pane else ""
        if not text:
            self.tell_briefly("There is nothing to copy here.")
            return
        self.tell_briefly(f"{await clipboard.copy(self.app, text)}.")

    def action_back(self) -> None:
        """First end a find, then put the details away, then leave."""
        if self.finding:
            self.end_find()
            self.tell()
        elif self.details.has_class("-open"):
            self.details.remove_class("-open")
        elif self.way_back:
            self.show_way_back()
        else:
            self.dismiss()
