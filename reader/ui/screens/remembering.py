"""What is kept to come back to: saved searches, the articles opened lately, notes; and what is muted."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from textual import work

from reader.article import Article
from reader.state import Visit, actions
from reader.state.facts import MuteField, MuteRule
from reader.text.words import WORD
from reader.ui import loading
from reader.ui.days import day
from reader.ui.phrases import counted
from reader.ui.screens.asking import LineScreen, completing
from reader.ui.screens.picking import PickScreen
from reader.ui.screens.roaming import RoamingScreen
from reader.ui.widgets.choice_list import Choice

LATELY = 300  # articles of the history that are shown
ANOTHER_WORD = "word"  # stands for a word that is still to be asked for


class RememberingScreen(RoamingScreen):
    """Each list is a small picker over the screen; d takes an entry away, u brings it back."""

    # Saved searches.

    @work(exclusive=True, group="ask")
    async def action_save_search(self) -> None:
        """Keep the search under a name."""
        query = self.query_now
        if self.state is None or not query:
            self.notify("Search for something first: / opens the search.", timeout=3, markup=False)
            return
        names = list(await asyncio.to_thread(self.state.searches))
        name = await self.app.push_screen_wait(
            LineScreen(
                f"Save the search “{query}” as", completing(names), text=query, proposal=True, keys="Enter saves it"
            )
        )
        if name and name.strip():
            self.act(lambda: actions.save_search(name, query), said=True)

    @work(exclusive=True, group="ask")
    async def action_saved_searches(self) -> None:
        """Choose a saved search: its results are a view like any other."""
        if self.state is None or self.library is None:
            return
        marks = self.listing.marks
        counts = await asyncio.to_thread(loading.saved_searches, self.state, self.library, self.scope, marks)
        entries = [
            Choice(one.name, one.name, aside=f"{one.unread:,} unread of {one.total:,}", removable=True)
            for one in counts
        ]
        empty = f"None yet. Search for something, then {self.key_of('save-search')} keeps it."
        picked = await self.app.push_screen_wait(PickScreen("Saved searches", entries, empty=empty))
        if picked and picked.removed:
            self.act(lambda: actions.forget_search(picked.key), said=True)
        elif picked:
            self.run_search(next(one.query for one in counts if one.name == picked.key))

    def run_search(self, query: str) -> None:
        """Show the results of a query, as if it had been typed."""
        self.action_search()
        self.search_box.input.value = query
        self.set_focus(self.stories)

    # History.

    @work(exclusive=True, group="ask")
    async def action_history(self) -> None:
        """The articles that were opened lately: to one of them again."""
        if self.state is None:
            return
        visits = await asyncio.to_thread(self.state.history, LATELY)
        articles = {article.id: article for article in self.listing.articles()}
        entries = [
            Choice(articles[visit.article].title, visit.article, aside=_when(visit))
            for visit in visits
            if visit.article in articles
        ]
        picked = await self.app.push_screen_wait(
            PickScreen("Opened lately", entries, empty="Nothing of this list was opened yet.")
        )
        if picked:
            self.go_to_article(picked.key, next(visit.place for visit in visits if visit.article == picked.key))

    # Notes.

    @work(exclusive=True, group="ask")
    async def action_note(self) -> None:
        """Write a note to the article; an empty one takes it away."""
        article = self.article
        if article is None:
            return
        text = self.listing.marks.notes.get(article.id, "")
        typed = await self.app.push_screen_wait(
            LineScreen(f"A note to {article.title}", lambda _: [], text=text, keys="Enter keeps it")
        )
        if typed is not None:
            self.act(lambda: actions.note(article.id, typed.strip(), article.title), said=True)

    # Muting.

    @work(exclusive=True, group="ask")
    async def action_mute(self) -> None:
        """Make a mute rule of the article, or look through the rules there are and take one away."""
        article = self.targets()[0] if self.targets() else None
        rules = sorted(self.listing.marks.rules)
        counts = await asyncio.to_thread(_muted_by, rules, list(self.listing.articles()), self.listing.marks.tags)
        offered = [Choice(f"Mute the {rule.field} “{rule.text}”", rule.name) for rule in self._rules_of(article, rules)]
        if article is not None:
            offered.append(Choice("Mute headlines with the word …", ANOTHER_WORD))
        there = [
            Choice(
                f"Muted: {rule.field} “{rule.text}”", rule.name, aside=counted(counts[rule], "article"), removable=True
            )
            for rule in rules
        ]
        picked = await self.app.push_screen_wait(
            PickScreen("Mute: not shown, never deleted", [*offered, *there], empty="Nothing is muted.", opens="mutes")
        )
        if picked is None:
            return
        if picked.key == ANOTHER_WORD and article is not None:
            await self._mute_word(article)
        elif (rule := MuteRule.named(picked.key)) and (picked.removed or rule not in rules):
            self.act(lambda: actions.mute(rule, muted=not picked.removed), said=True)

    def _rules_of(self, article: Article | None, rules: Iterable[MuteRule]) -> list[MuteRule]:
        """The rules that could be made of an article."""
        if article is None:
            return []
        outlets = [MuteRule(MuteField.OUTLET, article.outlet)] if article.outlet else []
        tags = [MuteRule(MuteField.TAG, tag) for tag in sorted(self.listing.marks.tags.get(article.id, ()))]
        return [rule for rule in (*outlets, *tags) if rule not in rules]

    async def _mute_word(self, article: Article) -> None:
        words = sorted({word.group() for word in WORD.finditer(article.title)}, key=len, reverse=True)
        typed = await self.app.push_screen_wait(
            LineScreen("Mute headlines with the word", completing(words), keys="Enter mutes them")
        )
        if typed and typed.strip():
            rule = MuteRule(MuteField.WORD, actions.tag_name(typed))
            self.act(lambda: actions.mute(rule), said=True)


def _muted_by(rules: Iterable[MuteRule], articles: Iterable[Article], tags: dict[str, set[str]]) -> Counter[MuteRule]:
    from reader.ui.marks import muting

    found: Counter[MuteRule] = Counter()
    for rule in rules:
        found[rule] = sum(map(muting([rule], tags), articles))
    return found


def _when(visit: Visit) -> str:
    at = visit.time.astimezone()
    today = datetime.now().astimezone().date()
    return f"{at:%H:%M}" if at.date() == today else day(at.date())
