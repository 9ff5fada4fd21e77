"""The pictures of the README, made by driving the real program over its sample articles: `make screenshots`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import resvg_py
from textual.pilot import Pilot

from reader import demo
from reader.indexing import bring_up_to_date
from reader.library import Library, Scope
from reader.settings import Settings
from reader.ui.app import NewsreaderApp

HERE = Path(__file__).parent
FONT = "DejaVu Sans Mono"
LONGEST_WAIT = 100  # tenths of a second
NETWORK_FONT = re.compile(r"@font-face\s*{[^}]*}")


@dataclass(frozen=True, slots=True)
class Picture:
    """A screen under a name: each key is pressed once the screen shows the words before it."""

    name: str
    steps: Sequence[tuple[str, Sequence[str]]]
    shows: str
    size: tuple[int, int] = (120, 36)


PICTURES = (
    Picture("stories", [("5 outlets", ("l",)), ("▾", ("j",))], "Also told by"),
    Picture("search", [("5 outlets", ("slash", *"ferry", "space", *"coastguard"))], "coastguard</"),
    Picture("comparison", [("5 outlets", ("c",))], "have a counterpart"),
    Picture("outlets", [("5 outlets", ("c",)), ("have a counterpart", ("5",))], "told by several"),
)


async def take(picture: Picture, index: Path, scope: Scope) -> None:
    """Open the reader, press the keys, and write the screen as NAME.png."""
    app = NewsreaderApp(index, scope, Settings(), index_on_start=False, state=index.with_name(f"{picture.name}.sqlite"))
    async with app.run_test(size=picture.size) as pilot:
        for shown, keys in picture.steps:
            await until(app, pilot, shown)
            await pilot.press(*keys)
        await until(app, pilot, picture.shows)
        svg = NETWORK_FONT.sub("", app.export_screenshot(title="newsreader")).replace("Fira Code", FONT)
    (HERE / f"{picture.name}.png").write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=svg, font_family=FONT)))
    print(f"screenshots/{picture.name}.png")


async def until(app: NewsreaderApp, pilot: Pilot[None], shown: str) -> None:
    """Wait until the screen shows these words and has come to rest."""
    before, now = "", ""
    for _ in range(LONGEST_WAIT):
        before, now = now, app.export_screenshot(title="newsreader").replace("&#160;", " ")
        if shown in now and now == before:
            return
        await pilot.pause(0.1)
    raise SystemExit(f"the screen never showed {shown!r}")


def main() -> None:
    """Index the sample articles in a place of their own and take every picture."""
    with tempfile.TemporaryDirectory() as place:
        index, scope = Path(place) / "index", Scope.of([demo.folder()])
        with Library(index) as library:
            bring_up_to_date(library, scope)
        for picture in PICTURES:
            asyncio.run(take(picture, index, scope))


if __name__ == "__main__":
    main()
