"""What a story is made of: the reader's word on what belongs to it, and its near-identical copies."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import work

from reader.article import Article
from reader.state import actions
from reader.state.facts import Action, Kind, Outcome
from reader.ui.screens.taking import TakingScreen

FOLDED = "Near-identical copies are folded into one row."


class JudgingScreen(TakingScreen):
    """What is said is kept with all else that the reader did, moves the articles at once, and can be undone."""

    def action_every_copy(self) -> None:
        """Show every copy in a story or among the results, or fold them into one row again."""
        self.listing.every_copy = not self.listing.every_copy
        self.show_marks(rearrange=True)
        folded = "What was saved twice is listed once." if self.searching else FOLDED
        self.notify("Every copy is shown." if self.listing.every_copy else folded, timeout=2, markup=False)

    def action_judge_story(self) -> None:
        """An article of a story: not the same story. Selected ones: the same story. One on its own: ask which."""
        row = self.stories.row
        if len(self._selected) > 1:
            self._say_same(self.targets()[0], self.targets()[1:])
        elif row is None or row.article is None:
            self.notify(
                "Open the story: on one of its articles this key says that it is not the same story.", markup=False
            )
        elif row.child and row.story:
            self._say_another((row.article, *row.copies), row.story.articles)
        else:
            self.ask_which_story(row.article)

    def _say_same(self, article: Article, others: Sequence[Article]) -> None:
        ids = [other.id for other in others]
        self.act(lambda: actions.say_same(article.id, ids, True), said=True)
        self.action_select_none()

    def _say_another(self, articles: Sequence[Article], story: Sequence[Article]) -> None:
        """These are of another story than the rest; copies that are folded into one go together."""
        others = [other.id for other in story if other not in articles]
        said = [actions.say_same(article.id, others, False) for article in articles]
        action = Action(said[0].label, tuple(fact for one in said for fact in one.facts))
        self.act(lambda: action, said=True)

    @work(exclusive=True, group="ask")
    async def ask_which_story(self, article: Article) -> None:
        """Let the reader choose an article that tells the same story; it is then of that one's story."""
        from reader.ui.screens.partner import PartnerScreen

        if self.library is None:
            return
        asked = "It tells the same story as …"
        chosen = await self.app.push_screen_wait(PartnerScreen(self.library, self.scope, article, asked))
        if chosen:
            told_with = await asyncio.to_thread(self._told_with, chosen)
            self._say_same(article, told_with)

    def _told_with(self, article_id: str) -> list[Article]:
        """The articles of the story of one, itself among them."""
        for row in self.listing.entries:
            if any(article.id == article_id for article in row.articles):
                return list(row.articles)
        assert self.library is not None
        return [self.library.article(article_id)]

    def _take(self, outcome: Outcome, *, rearrange: bool = False) -> None:
        super()._take(outcome, rearrange=rearrange)
        if any(fact.kind is Kind.PAIR for fact in outcome.facts):
            self.refresh_soon()
