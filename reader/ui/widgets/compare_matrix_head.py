"""Above and below the table of all outlets: the heads of its columns, and what the chosen outlet says in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from reader.article import Article, Span
from reader.ui.days import day
from reader.ui.phrases import counted
from reader.ui.roles import RoleStyles
from reader.ui.typeset import clipped, lines
from reader.ui.widgets.compare_grid import BEFORE, head_lines
from reader.ui.widgets.compare_head import packed
from reader.ui.widgets.compare_matrix import MatrixView
from reader.ui.widgets.compare_words import KIND_WORDS

LEGENDS = (
    "● the words shown  = ≈ ~ · alike  ⇅ elsewhere  – not said",
    "● shown  = ≈ ~ · alike  ⇅ elsewhere  – not said",
    "● shown  =≈~· alike  ⇅ elsewhere  – not",
    "● shown  =≈~· alike  – not",
)
"""What the marks stand for, as much of it as there is room for."""
LOW = 30  # lines of a screen under which less is said


class MatrixHead(RoleStyles):
    """How many outlets and statements there are, and the heads of the columns, where these stand below."""

    DEFAULT_CSS = """
    MatrixHead { height: auto; width: 1fr; background: $panel; color: $foreground; display: none; }
    """

    view: reactive[MatrixView | None] = reactive(None, layout=True, always_update=True)

    def render(self) -> Content:
        view = self.view
        if view is None:
            return Content("")
        return Content("\n").join([self._told(view), *self._legend(view), *self._heads(view)])

    def _told(self, view: MatrixView) -> Content:
        width, count = self.content_region.width - 2 * BEFORE, len(view.table.columns)
        geometry = view.grid.geometry
        first, last = geometry.first + 1, geometry.first + geometry.count
        unseen = f"{first}–{last} of {count} seen (h l)" if geometry.count < count else ""
        outlets = f"{count} of {count + view.table.more} outlets" if view.table.more else counted(count, "outlet")
        room = width - cell_len(outlets) - cell_len(unseen) - 4
        told = "  " + clipped(packed(view.table.told, room)[0].rstrip(","), room)
        pad = " " * max(width - cell_len(outlets) - cell_len(told) - cell_len(unseen), 1)
        return Content.assemble(
            " " * BEFORE, (outlets, self.role_style("title")), told, pad, (unseen, self.role_style("key"))
        )

    def _legend(self, view: MatrixView) -> Iterator[Content]:
        """What the initials stand for, where the columns are too narrow for names."""
        if view.grid.geometry.named:
            return
        named = [f"{each.initials} {each.name}" for each in view.table.columns if each.initials != each.name]
        most = 1 if self.app.size.height < LOW // 2 else 3
        for text in packed(named, self.content_region.width - 2 * BEFORE)[:most]:
            yield Content(" " * BEFORE) + Content.styled(text, self.role_style("meta"))

    def _heads(self, view: MatrixView) -> Iterator[Content]:
        """The heads of the columns, in one line or two, standing on the last one."""
        geometry = view.grid.geometry
        made = [self._head(view, number) for number in geometry.columns]
        height = max(len(head) for head in made)
        legend = next(
            (each for each in LEGENDS if cell_len(each) <= geometry.text), clipped(LEGENDS[-1], geometry.text)
        )
        for line in range(height):
            last = line == height - 1
            before = Content.styled(legend if last else "", self.role_style("meta"))
            parts = [Content(" " * BEFORE), before, Content(" " * (geometry.before - BEFORE - before.cell_length))]
            for number, head in zip(geometry.columns, made, strict=True):
                text = head[line - height + len(head)] if line >= height - len(head) else ""
                parts.append(self._named(text, geometry.column, chosen=number == view.column, pointed=last))
            yield Content("").join(parts)

    def _head(self, view: MatrixView, number: int) -> list[str]:
        geometry, column = view.grid.geometry, view.table.columns[number]
        if not geometry.named:
            return [clipped(column.initials, geometry.column - 1)]
        return head_lines(column.name, geometry.column - 1)

    def _named(self, text: str, width: int, *, chosen: bool, pointed: bool) -> Content:
        before = Content.styled("▸" if chosen and pointed else " ", self.role_style("cursor-bar"))
        name = Content.styled(text, self.role_style("key" if chosen else "outlet"))
        return before + name + " " * (width - 1 - name.cell_length)


class MatrixReading(RoleStyles):
    """What the outlet under the cursor says, in full, with what differs marked."""

    DEFAULT_CSS = """
    MatrixReading {
        height: 5; padding: 0 2; background: $surface; border-top: hkey $foreground 20%; display: none;
        &.-low { height: 3; border-top: none; }
    }
    """

    view: reactive[MatrixView | None] = reactive(None, always_update=True)

    def render(self) -> Content:
        view = self.view
        if view is None or view.item is None:
            return Content("")
        width = self.content_region.width
        head, text, spans = self._said(view)
        room = self.content_region.height - 1
        shown = lines(text, spans, width, self.role_style)
        if len(shown) > room:
            last = clipped(shown[room - 1].plain + "…", width)
            shown = [*shown[: room - 1], Content(last) if last.endswith("…") else Content(last[:-1] + "…")]
        return Content("\n").join([head.truncate(width, ellipsis=True), *shown])

    def _said(self, view: MatrixView) -> tuple[Content, str, Sequence[Span]]:
        item = view.item
        assert item is not None
        column = view.column if item.voices else item.column
        name = Content.styled(view.table.columns[column].name, self.role_style("outlet"))
        article = list(view.table.articles())[column]
        if not item.voices:
            return name + self._meta(article_told(article)), article.title, item.spans
        voice = item.voices[column]
        if voice is None:
            figure = item.figures[column] if item.figures else ""
            told = f"gives this figure in another statement: {figure}" if figure else "does not say this"
            return name + self._meta(told), "", ()
        kind = "the words shown" if column == item.column else KIND_WORDS[voice.kind]
        count = len(view.table.matrix.sentences[column])
        told = f"{kind} · sentence {voice.sentence + 1} of {count}"
        return (
            name + self._meta(told),
            view.table.of(item, column),
            (*voice.spans, *view.finder(view.table.of(item, column))),
        )

    def _meta(self, text: str) -> Content:
        return Content.styled(f" · {text}" if text else "", self.role_style("meta"))


def article_told(article: Article) -> str:
    """An article in a few words: day, agency, length."""
    agency = article.agency if article.agency != article.outlet else None
    return " · ".join(part for part in (day(article.date), agency, counted(article.words, "word")) if part)
