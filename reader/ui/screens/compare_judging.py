"""The comparison screen: saying of the two that lie there that they tell the same story, or not."""

from __future__ import annotations

import asyncio

from textual import work

from reader import stories
from reader.ui.screens.comparing import ComparingScreen


class JudgingPairScreen(ComparingScreen):
    """What is said is kept by the main screen, where it can be undone too."""

    @work(group="judge")
    async def action_judge_story(self) -> None:
        """The one on the right is not of the story of the one on the left; where it was not, it is."""
        if self.word is None or self.found is None:
            return
        left, right = (side.article for side in self.found.comparison.articles)
        same = await asyncio.to_thread(stories.are_one_story, self.library, self.scope, left.id, right.id)
        await self.word.judge(left, right, same=not same).wait()
        await self._look_again()

    @work(group="judge")
    async def action_undo(self) -> None:
        """Undo what was done last."""
        await self._turn(back=True)

    @work(group="judge")
    async def action_redo(self) -> None:
        """Do again what was undone last."""
        await self._turn(back=False)

    async def _turn(self, *, back: bool) -> None:
        if self.word is not None:
            await self.word.turn(back=back).wait()
            await self._look_again()

    async def _look_again(self) -> None:
        """Who else tells the story may be others now."""
        self.others = []
        await self.look_for_others()
