"""What a story is made of: the reader's word on what belongs to it, and its near-identical copies."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import product

from textual import work
from textual.worker import Worker

from reader.article import Article
from reader.state import actions
from reader.state.facts import Action, Fact, Kind, Outcome
from reader.ui.screens.gathering import GatheringScreen
from reader.ui.screens.marking import MarkingScreen

FOLDED = "Near-identical copies are folded into one row."


class JudgingScreen(GatheringScreen, MarkingScreen):
    """What is said is kept with all else that the reader did, moves the articles at once, and can be undone."""

    def action_every_copy(self) -> None:
        """Show every copy in a story or among the results, or fold them into one row again."""
        self.listing.every_copy = not self.listing.every_copy
        self.show_marks(rearrange=True)
        self.reload_page()
        folded = "What was saved twice is listed once." if self.searching else FOLDED
        self.notify("Every copy is shown." if self.listing.every_copy else folded, timeout=2, markup=False)

    def action_judge_story(self) -> None:
        """An article of a story: not the same story. Selected ones: the same story. One on its own: ask which."""
        row = self.listing.with_story(self.stories.row) if self.stories.row else None
        if len(self._selected) > 1:
            self._say_same(self.targets()[0], self.targets()[1:])
        elif row is None or row.article is None:
            self.notify(
                "Open the story: on one of its articles this key says that it is not the same story.", markup=False
            )
        elif row.story is None or len(row.story.articles) < 2:
            self.ask_which_story(row.article)
        elif len(row.copies) + 1 == len(row.story.articles):
            self.notify(f"All of this story are copies of it: {self.key_of('every-copy')} shows each.", markup=False)
        else:
            self._say_another((row.article, *row.copies), row.story.articles)
            self._stay_in_story()

    def _stay_in_story(self) -> None:
        """Who goes through a story in the list goes on with it, and does not follow what is taken out of it."""
        if self.focused is not self.stories or not (self.stories.row and self.stories.row.child):
            return
        rows, here = self.stories.rows, self.stories.cursor
        beside = (at for at in (here + 1, here - 1) if at < len(rows) and rows[at].child)
        self.stories.cursor = next(beside, here)

    def judge(self, article: Article, other: Article, *, same: bool) -> Worker[None]:
        """The reader says that `other` tells the same story as `article`, or that it is not of its story."""
        story = self._told_with(other.id)
        return self._say_same(article, story) if same else self._say_another([other], [*story, article])

    def _say_same(self, article: Article, others: Sequence[Article]) -> Worker[None]:
        """What was said before of the two stories, against it, is said no longer."""
        ids, mine = [other.id for other in others], [one.id for one in self._told_with(article.id)]
        self.action_select_none()

        def said() -> Action:
            action = actions.say_same(article.id, ids, True)
            word = self.state.pairs() if self.state else {}
            against = (
                Fact(Kind.PAIR, *pair, "same") for pair in product(mine, ids) if word.get(frozenset(pair)) is False
            )
            return Action(action.label, (*action.facts, *against))

        return self.act(said, said=True)

    def _say_another(self, articles: Sequence[Article], story: Sequence[Article]) -> Worker[None]:
        """These are of another story than the rest; copies that are folded into one go together."""
        others = [other.id for other in story if other not in articles]
        said = [actions.say_same(article.id, others, False) for article in articles]
        action = Action(said[0].label, tuple(fact for one in said for fact in one.facts))
        return self.act(lambda: action, said=True)

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
        if story := self.listing.told_in.get(article_id):
            return list(story.articles)
        assert self.library is not None
        return [self.library.article(article_id)]

    def _take(self, outcome: Outcome, *, rearrange: bool = False) -> None:
        super()._take(outcome, rearrange=rearrange)
        if any(fact.kind is Kind.PAIR for fact in outcome.facts):
            self.refresh_soon()
