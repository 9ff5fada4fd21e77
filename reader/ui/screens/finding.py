"""Find in the article as one types, and going from match to match."""

from __future__ import annotations

from textual import on
from textual.content import Content

from reader.ui import loading
from reader.ui.phrases import counted
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.page_view import PageView
from reader.ui.widgets.search_box import SearchBox
from reader.ui.widgets.story_list import StoryList


class FindingScreen(ReadingScreen):
    """A find marks its words in place of those of a search, until it is ended."""

    _finding = ""
    _find_from = 0

    @property
    def searching(self) -> bool:
        """Whether the list shows the results of a search."""
        return False

    @property
    def finding_here(self) -> bool:
        """Whether a find in the article is under way."""
        return bool(self._finding)

    def action_find(self) -> None:
        """Open the box for a find in the article."""
        self._find_from = self.view.scroll_offset.y
        self.find_box.open()

    @on(SearchBox.Typed, "#find")
    def _find_typed(self, event: SearchBox.Typed) -> None:
        self._finding = " ".join(event.text.split())
        marks = loading.marks(self.view.text, loading.occurrences(self._finding))
        self.view.mark(marks)
        if self.view.hits:
            self.view.to_hit(self.view.hit_from(self._find_from))
        self.find_box.say("", "" if self.view.hits or not self._finding else "Not in this article.")

    @on(SearchBox.Done, "#find")
    def _find_done(self) -> None:
        self.find_box.close()
        self.set_focus(self.view)

    @on(SearchBox.Left, "#find")
    def _find_left(self) -> None:
        self.end_find()
        self.view.scroll_to(y=self._find_from, animate=False)
        self._find_done()

    def end_find(self) -> None:
        """The marks of a find go, those of a search come back."""
        self._finding = ""
        self.view.mark({})
        if self.query_now and self.stories.row:
            self.load_page(self.stories.row)

    def leave_article(self) -> None:
        """First end a find, then go back to the list."""
        if self._finding:
            self.end_find()
        else:
            super().leave_article()

    @on(StoryList.Pointed)
    def _another(self) -> None:
        self._finding = ""

    @on(PageView.Moved, "#article")
    def _tell_matches(self) -> None:
        number, count = self.view.current, len(self.view.hits)
        told = counted(count, "match", "matches") if number is None else f"{number + 1} of {count}"
        self.matches.update(Content(f"{told}  ·  n next  N previous"))
        self.matches.set_class(count > 0, "-said")

    def action_next_match(self, by: int) -> None:
        """The next match in the article; in a search, after its last one those of the next hit."""
        if self.view.step(by):
            return
        if self._finding and self.view.hits:
            self.view.to_hit(0 if by > 0 else len(self.view.hits) - 1)
        elif self.searching and not self.step_article(by):
            self.notify("No more matches." if by > 0 else "No match before this one.", timeout=2, markup=False)
