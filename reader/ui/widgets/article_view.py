"""The page of the main screen: an article, what is said of it below, and the commands of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType

from reader.article import Span
from reader.ui.bindings import bindings
from reader.ui.document import Document
from reader.ui.widgets.page_view import PageView


class ArticleView(PageView, inherit_bindings=False):
    """A page to which something may come below what is read; the end of that is its end."""

    place: ClassVar[str] = "article"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("article")]

    _end = 0

    def show(
        self, document: Document, marks: Mapping[int, Sequence[Span]] | None = None, *, stay: bool = False
    ) -> None:
        """Show another document, from its top and with nothing below it; where one is to `stay` as it was."""
        below = self.document[self._end :] if stay else ()
        self._end = len(document)
        super().show((*document, *below), marks, stay=stay)

    def put_below(self, below: Document) -> None:
        """Show more below the document, in place of what stood there; who reads stays where he is."""
        self.document = (*self.text, *below)
        self._set_for = -1
        self._typeset()

    @property
    def text(self) -> Document:
        """The document without what stands below it."""
        return self.document[: self._end]

    @property
    def at_end(self) -> bool:
        """Whether the last line is seen of what is read: what stands below it is no part of that."""
        if self._end == len(self.document):
            return super().at_end
        return self.scroll_offset.y + self.scrollable_content_region.height > self.line_of(self._end, 0)
