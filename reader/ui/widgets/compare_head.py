"""The head of a comparison: what stands on either side, and what was found, in one line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from reader.article import Article
from reader.comparison import summary
from reader.comparison.result import Comparison
from reader.ui.days import day
from reader.ui.phrases import counted
from reader.ui.roles import RoleStyles
from reader.ui.typeset import breaks, clipped, shortened
from reader.ui.typeset import lines as lines_of
from reader.ui.widgets.compare_board import STACK_UNDER, Geometry
from reader.ui.widgets.compare_items import digits, initials
from reader.ui.widgets.compare_paint import BAR, RULES
from reader.ui.widgets.compare_words import origin_told

LOW = 16  # lines of a screen below which the head is three lines
ROOMY = 30  # lines of a screen from which what was found may have two lines for the sake of order
HIGH = 24  # lines of a screen from which a long headline has two of them


class CompareHead(RoleStyles):
    """Three lines, more where much differs or a headline is long. The columns are those of the aligned rows below."""

    DEFAULT_CSS = """
    CompareHead { height: auto; min-height: 3; max-height: 6; width: 1fr; background: $panel; color: $foreground; }
    """

    side: reactive[int] = reactive(0)
    stack_under: reactive[int] = reactive(STACK_UNDER, layout=True)

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.comparison: Comparison | None = None
        self.digits = 2

    def show(self, comparison: Comparison) -> None:
        """Tell of another comparison."""
        self.comparison, self.digits = comparison, digits(comparison)
        self.refresh(layout=True)

    def render(self) -> Content:
        if self.comparison is None:
            return Content("")
        width = self.content_region.width
        stacked = width < self.stack_under
        lines = [self._stacked(side, width) for side in (0, 1)] if stacked else self._beside(width)
        return Content("\n").join([*lines, self._found(width)])

    def _beside(self, width: int) -> list[Content]:
        geometry = self._geometry(width)
        lines = []
        sources = [[self._source(self._article(side), geometry.text)] for side in (0, 1)]
        titles = [self._titles(self._article(side), geometry.text) for side in (0, 1)]
        for left, right in (*zip(*sources, strict=True), *zip_longest(*titles, fillvalue=Content(""))):
            pad = geometry.text - left.cell_length + geometry.gutter - 2
            lines.append(
                Content.assemble(" " * geometry.margin, self._bar(0), left, " " * pad, self._bar(1), right),
            )
        return lines

    def _geometry(self, width: int) -> Geometry:
        return Geometry.fit(width, width - 2, self.digits, self.stack_under)

    def _bar(self, side: int) -> Content:
        return Content.styled(f"{BAR if side == self.side else ' '} ", self.role_style("bar"))

    def _stacked(self, side: int, width: int) -> Content:
        assert self.comparison is not None
        letter = Content.styled(f"{initials(self.comparison)[side]}{RULES[side]} ", self.role_style("outlet"))
        article = self._article(side)
        named = self._source(article, width * 2 // 5, short=True)
        title = self._title(article, width - 8 - named.cell_length)
        return Content.assemble(self._bar(side), letter, named, "  ", title)

    def _article(self, side: int) -> Article:
        assert self.comparison is not None
        return self.comparison.articles[side].article

    def _source(self, article: Article, width: int, *, short: bool = False) -> Content:
        name = article.outlet or "Outlet unknown"
        agency = article.agency if article.agency != article.outlet else None
        facts = [day(article.date), agency, None if short else counted(article.words, "word")]
        about = " · ".join(fact for fact in facts if fact)
        while facts and cell_len(name) + 3 + cell_len(about) > width:
            facts.pop()
            about = " · ".join(fact for fact in facts if fact)
        outlet = clipped(name, max(width - cell_len(about) - 3, 8) if about else width)
        style = self.role_style("outlet" if article.outlet else "meta")
        rest = clipped(f" · {about}" if about else "", max(width - len(outlet), 0))
        return Content.styled(outlet, style) + Content.styled(rest, self.role_style("meta"))

    def _title(self, article: Article, width: int) -> Content:
        return Content.styled(shortened(article.title, max(width, 4)), self.role_style("title"))

    def _titles(self, article: Article, width: int) -> list[Content]:
        """The headline in one line or, on a screen that is high enough, in two."""
        start, end = breaks(article.title, max(width, 4))[0]
        rest = article.title[end:].lstrip()
        if not rest or self.app.size.height < HIGH:
            return [self._title(article, width)]
        parts = article.title[start:end], shortened(rest, width)
        return [Content.styled(part, self.role_style("title")) for part in parts]

    def _found(self, width: int) -> Content:
        assert self.comparison is not None
        margin = 2 if width < self.stack_under else self._geometry(width).margin + 2
        *lines, found = self._with_room(self._counts(width - 2 * margin, width - margin), width - 2 * margin)
        origin, room = "", width - 2 * margin - found.cell_length - 4
        for part in origin_told(self.comparison):
            longer = f"{origin} · {part}" if origin else part
            origin = longer if cell_len(longer) <= room else origin
        pad = " " * (width - 2 * margin - found.cell_length - cell_len(origin))
        last = Content.assemble(found, pad, (origin, self.role_style("meta")))
        return Content("\n").join(Content(" " * margin) + line for line in (*lines, last))

    def _with_room(self, found: list[Content], width: int) -> list[Content]:
        """One line made two where its end leaves no room to tell how both texts hang together."""
        assert self.comparison is not None
        first, _, rest = found[0].plain.partition(", ")
        origin = origin_told(self.comparison)[:1]
        fits = cell_len("".join(origin)) <= width - found[0].cell_length - 4
        if len(found) > 1 or not rest or fits or self.app.size.height < ROOMY:
            return found
        return [Content(f"{first},"), Content(rest)]

    def _counts(self, width: int, longest: int) -> list[Content]:
        """What was found, broken between its parts only; on a low screen one line of it, whatever that holds."""
        assert self.comparison is not None
        told = summary(self.comparison)
        found = packed((told[:1].upper() + told[1:]).split(", "), width)
        if self.app.size.height < LOW:
            return [Content(clipped(found[0].rstrip(","), longest))]
        return [each for text in found for each in lines_of(text, (), width, self.role_style)]


def packed(parts: Sequence[str], width: int) -> list[str]:
    """Parts of a list in lines of at most `width` cells, a comma behind each but the last; no part is broken."""
    lines = [""]
    for number, part in enumerate(parts):
        text = f"{part}," if number < len(parts) - 1 else part
        longer = f"{lines[-1]} {text}".lstrip()
        if lines[-1] and cell_len(longer) > width:
            lines.append(text)
        else:
            lines[-1] = longer
    return lines
