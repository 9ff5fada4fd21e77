"""Taking the reader's word on two articles wherever they are seen: in the list, among the related, side by side."""

from __future__ import annotations

from typing import Protocol

from textual.worker import Worker

from reader.article import Article


class Word(Protocol):
    """The main screen, which keeps what the reader does. What it gives can be waited for."""

    def judge(self, article: Article, other: Article, *, same: bool) -> Worker[None]:
        """The reader says that `other` tells the same story as `article`, or not."""

    def turn(self, *, back: bool) -> Worker[None]:
        """Undo what was done last, or do it again."""
