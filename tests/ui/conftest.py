"""A small library of our own words, read once, and the program opened on it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual import _wait
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.widgets import Input

from reader import stories
from reader.library import Library, Scope
from reader.settings import Settings
from reader.ui.app import NewsreaderApp
from reader.ui.screens.compare import CompareScreen
from reader.ui.screens.main import MainScreen

PATIENCE = 90.0  # seconds until what does not come about is a failure: a limit, not a wait

# Textual's pilot looks every 20 ms whether the program rests, five times a key; here every 5. What is
# to come about later is waited for with `until`.
_wait.SLEEP_GRANULARITY = 1 / 200
_wait.SLEEP_IDLE = _wait.SLEEP_GRANULARITY / 20

LEDE = (
    "The reservoirs that feed Portmere have fallen to 18 per cent of their capacity, the lowest reading in forty "
    "years, the water authority said on Monday. Marta Lindqvist, who heads the authority, said that the dams at "
    "Sallow and Kestrel would be closed to anglers, and that sprinklers were banned in all four districts."
)
ARTICLES = {
    "harbour.md": ("Reservoirs at their lowest in forty years", "The Harbour Times", "2026-03-02", LEDE),
    "valley.md": (
        "Reservoirs of Portmere at 18 per cent as authority bans sprinklers",
        "Valley Post",
        "2026-03-03",
        LEDE.replace("18 per cent", "21 per cent") + " Anglers protested at the Sallow dam on Monday evening.",
    ),
    "markup.md": (
        "Court hears [sic] [/] [@click=app.quit]baker",
        "Inland Observer",
        "2026-03-04",
        "The court at Calderwick heard the baker for two hours. A neighbour had complained of the smell of cardamom.",
    ),
    "choir.md": (
        "Choir sings in an empty swimming bath",
        "Skerry Post",
        "2026-03-09",
        "> Nobody hears us, and that is why it sounds so well.\n\n"
        + "\n\n".join(f"Verse {number}: the choir sang of the sea and of the salt." for number in range(1, 60)),
    ),
    "bare.txt": ("A note without outlet or day", None, None, "Somebody wrote this down about a lamp and a ladder."),
}


def write(folder: Path, name: str, title: str, outlet: str | None, day: str | None, body: str) -> None:
    """Put an article into a folder, as Markdown with front matter or as plain text."""
    if outlet is None:
        (folder / name).write_text(f"{title}\n\n{body}\n", encoding="utf-8")
        return
    head = f'---\ntitle: "{title}"\noutlet: {outlet}\ndate: {day}\n---\n\n'
    (folder / name).write_text(head + body + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Shelf:
    """A folder of articles and the index that holds them."""

    folder: Path
    index: Path

    @property
    def scope(self) -> Scope:
        return Scope.of([self.folder])


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The articles above and a file that cannot be read, indexed and grouped."""
    home = tmp_path_factory.mktemp("shelf")
    made = Shelf(home / "articles", home / "index")
    made.folder.mkdir()
    for name, article in ARTICLES.items():
        write(made.folder, name, *article)
    (made.folder / "empty.html").write_text("<html><body></body></html>")
    with Library(made.index) as library:
        library.scan(made.scope, on_progress=None, stop=lambda: False)
        stories.group(library, made.scope)
    return made


@pytest.fixture(scope="session", autouse=True)
def _stylesheets_parsed_once() -> Iterator[None]:
    """Every program parses the same stylesheets, which takes longer than most of what is tested."""
    really, kept = Stylesheet._parse_rules, {}

    def parse(self: Stylesheet, *texts: Any, **how: Any) -> list[RuleSet]:
        key = (texts, tuple(sorted(how.items())), tuple(self._variables.items()))
        if key not in kept:
            kept[key] = really(self, *texts, **how)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse)
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, cache and state of a test are its own, for its child processes too."""
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


class Session:
    """The program under a pilot, with words for what a person does and sees."""

    def __init__(self, app: NewsreaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, MainScreen))

    async def until(self, seen: Callable[[], object], what: str = "") -> None:
        """Wait until something is so; fail when it does not come about."""
        deadline = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < deadline, f"never seen: {what or seen}"
            await self.pilot.pause(0.01)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Put a text into the box that has the focus, as one stroke."""
        await self.until(lambda: isinstance(self.app.focused, Input), "a text box with the focus")
        self.app.focused.value = text  # type: ignore[union-attr]
        await self.pilot.pause()

    async def listed(self) -> None:
        await self.until(lambda: isinstance(self.app.screen, MainScreen), "the main screen")
        await self.until(lambda: self.main.stories.rows and not self.main.masthead.status.note, "the whole list")
        await self.until(lambda: self.main.view.document, "an article")

    async def point_at(self, words: str) -> None:
        """Put the cursor on the row whose title has these words, and wait for its page."""
        rows = self.main.stories.rows
        self.main.stories.cursor = next(n for n, row in enumerate(rows) if words.lower() in row.text)
        await self.until(lambda: words in self.page, f"the page of {words}")

    @property
    def seen(self) -> str:
        """Everything on the screen, as text."""
        return "\n".join(
            "".join(segment.text for segment in line) for line in self.app.screen._compositor.render_strips()
        )

    @property
    def page(self) -> str:
        return "\n".join(block.text for block in self.main.view.document)


Opened = Callable[..., AbstractAsyncContextManager[Session]]


@pytest.fixture
def opened(shelf: Shelf) -> Opened:
    """Open the program: `async with opened(size=(80, 24)) as session`."""

    @asynccontextmanager
    async def open_(
        size: tuple[int, int] = (120, 40),
        *,
        scope: Scope | None = None,
        settings: Settings | None = None,
        index: Path | None = None,
        index_on_start: bool = False,
        listed: bool = True,
    ) -> AsyncIterator[Session]:
        chosen = shelf.scope if scope is None else scope
        app = NewsreaderApp(index or shelf.index, chosen, settings or Settings(), index_on_start=index_on_start)
        async with app.run_test(size=size, notifications=True) as pilot:
            session = Session(app, pilot)
            if listed:
                await session.listed()
            yield session

    return open_


FERRY = (
    "The strike that began on Monday has left the outer islands of Skerry without ferries for a third day. "
    "{travellers} travellers were stranded in Port Ellin, the harbour authority said.\n\n"
    "{pay}\n\n{extra}\n\n"
    "The union’s chair, Tomas Reyl, said that the crews could not be asked to work twelve hours without a break."
)
FILES = {
    "one.md": (
        "Ferry strike leaves Skerry islands cut off",
        "Harbour Times",
        FERRY.format(
            travellers="Over 1,300",
            pay="“We offered the ferry crews four percent, and that offer stands,” said the director, Mara Holt.",
            extra="The baker of Skerry, who has stood at his oven for 31 years, never saw his shelves so bare.",
        ),
    ),
    "two.md": (
        "Islands of Skerry wait as ferry strike goes on",
        "Isle [/] Post",
        FERRY.format(
            travellers="About 1,500",
            pay="“We offered the ferry crews five percent, and that offer stands,” said the director, Mara Holt.",
            extra="The coast guard lent a boat to carry the mail [sic] to and fro [@click=app.quit]here[/].",
        ),
    ),
    "three.md": (
        "Skerry ferry strike in its third day",
        "Northern Ledger",
        FERRY.format(
            travellers="Over 1,300",
            pay="The company would not say what it had offered the ferry crews.",
            extra="Helicopters flew two patients out.",
        ),
    ),
    "far.md": (
        "Una ópera para cuatro voces",
        "Gaceta",
        "Nadie entendía la letra. El director alzaba la batuta y callaba todo.",
    ),
}


@pytest.fixture(scope="session")
def strike(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scope, Path, dict[str, str]]:
    """Three outlets on one strike, and one article about something else; their ids by file name."""
    home = tmp_path_factory.mktemp("strike")
    folder, index = home / "articles", home / "index"
    folder.mkdir()
    for name, (title, outlet, body) in FILES.items():
        head = f"---\ntitle: '{title}'\noutlet: '{outlet}'\ndate: 2026-03-04\n---\n\n"
        (folder / name).write_text(head + body + "\n", encoding="utf-8")
    scope = Scope.of([folder])
    with Library(index) as library:
        library.scan(scope, on_progress=None, stop=lambda: False)
        stories.group(library, scope)
        ids = {article.path.stem: article.id for article in library.articles(scope)}
    return scope, index, ids


@pytest.fixture
def comparing(strike: tuple[Scope, Path, dict[str, str]], opened: Opened) -> Opened:
    """Open the comparison of two of them: `async with comparing("one", "two") as session`."""
    scope, index, ids = strike

    @asynccontextmanager
    async def open_(left: str = "one", right: str = "two", size: tuple[int, int] = (120, 40)) -> AsyncIterator[Session]:
        async with opened(size, scope=scope, index=index) as session:
            screen = CompareScreen(session.main.library, scope, ids[left], ids[right])
            await session.app.push_screen(screen)
            await session.until(lambda: screen.found and screen.pane and screen.pane.ready, "a comparison")
            await session.pilot.pause()
            yield session

    return open_
