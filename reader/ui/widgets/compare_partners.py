"""The list of those an article may be compared with, three lines each: who and when, the title, why it matched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip

from reader.article import Article
from reader.text.outlets import same_outlet
from reader.ui.days import day
from reader.ui.phrases import counted, why_related
from reader.ui.roles import RoleStyles
from reader.ui.typeset import clipped, shortened
from reader.ui.widgets.chooser import Chooser

if TYPE_CHECKING:
    from reader.stories import Related

LINES = 4  # of each entry; the last is blank
BAR = "▌"


def matching(related: Related, typed: str) -> bool:
    """Whether title or outlet hold every word that was typed."""
    text = f"{related.article.title} {related.article.outlet or ''}".casefold()
    return all(word in text for word in typed.casefold().split())


class PartnerList(Chooser):
    """Related articles with a cursor; Enter or a second click chooses."""

    PARTS: ClassVar = RoleStyles.PARTS | {"partner--cursor"}
    DEFAULT_CSS = """
    PartnerList {
        height: auto; max-height: 24;
        & > .partner--cursor { background: $foreground 10%; }
    }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.found: Sequence[Related] = ()
        self.outlet = ""

    @property
    def chosen(self) -> Related | None:
        """The entry under the cursor."""
        return self.found[self.cursor] if self.cursor < len(self.found) else None

    def show(self, article: Article, found: Sequence[Related]) -> None:
        """Show the related articles of an article."""
        self.found, self.outlet = found, article.outlet or ""
        self.set_reactive(PartnerList.cursor, 0)
        self.virtual_size = Size(0, max(len(found) * LINES - 1, 0))
        self.scroll_to(y=0, animate=False)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many whole entries as half of the screen holds, two at least."""
        most = max(viewport.height // 2 // LINES, 2) * LINES - 1
        return min(super().get_content_height(container, viewport, width), most)

    def go_to(self, article_id: str) -> None:
        """Move the cursor to an article, as far as it is here."""
        self.cursor = next((at for at, one in enumerate(self.found) if one.article.id == article_id), self.cursor)

    @property
    def value(self) -> str:
        return self.chosen.article.id if self.chosen else ""

    @property
    def page(self) -> int:
        return max(1, self.scrollable_content_region.height // LINES)

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self.found) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        for number in (old, new):
            self.refresh_lines(number * LINES, LINES)
        first, top, height = new * LINES, self.scroll_offset.y, self.scrollable_content_region.height
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif first + LINES - 1 > top + height:
            self.scroll_to(y=first + LINES - 1 - height, animate=False)

    def on_click(self, event: events.Click) -> None:
        number = (event.y + self.scroll_offset.y) // LINES
        if 0 <= number < len(self.found):
            self.cursor = number
            if event.chain == 2:
                self.action_choose()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        number, line = divmod(y + self.scroll_offset.y, LINES)
        base = self.visual_style
        if number >= len(self.found) or line == LINES - 1:
            return Strip.blank(width, base.rich_style)
        lit = number == self.cursor
        if lit:
            base += self.get_visual_style("partner--cursor", partial=True)
        bar = Content.styled(f"{BAR if lit else ' '} ", self.role_style("bar"))
        content = bar + self._line(self.found[number], line, width - 3)
        return Strip(content.render_segments(base)).adjust_cell_length(width, base.rich_style)

    def _line(self, related: Related, line: int, width: int) -> Content:
        article = related.article
        if line == 0:
            return self._who(article, related.band, width)
        if line == 1:
            return Content.styled(shortened(article.title, width), self.role_style("title"))
        why = why_related(related, lambda line: cell_len(line) <= width)
        return Content.styled(shortened(why, width), self.role_style("meta"))

    def _who(self, article: Article, told: str, width: int) -> Content:
        if same_outlet(article.outlet, self.outlet):
            told += " · same outlet"
        parts = [day(article.date), article.agency or "", counted(article.words, "word"), told]
        rest = " · ".join(part for part in parts if part)
        outlet = clipped(article.outlet or "Outlet unknown", max(width - len(rest) - 3, 8))
        return Content.assemble(
            (outlet, self.role_style("outlet")), (clipped(f" · {rest}", width - len(outlet)), self.role_style("meta"))
        )
