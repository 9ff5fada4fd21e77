"""The pictures of the README, made by driving the real program over its sample articles: `make screenshots`."""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import resvg_py

from reader import demo
from reader.indexing import bring_up_to_date
from reader.library import Library, Scope
from reader.settings import Settings
from reader.ui.app import NewsreaderApp

HERE = Path(__file__).parent
FONT = "DejaVu Sans Mono"
NETWORK_FONT = re.compile(r"@font-face\s*{[^}]*}")


@dataclass(frozen=True, slots=True)
class Picture:
    """A screen after some keys, under a name."""

    name: str
    keys: Sequence[str]
    size: tuple[int, int] = (120, 36)


PICTURES = (
    Picture("stories", ("l", "j")),
    Picture("search", ("slash", *"ferry pass")),
    Picture("comparison", ("c", "right_square_bracket")),
    Picture("narrow", ("c",), (80, 24)),
)


async def take(picture: Picture, index: Path, scope: Scope) -> None:
    """Open the reader, press the keys, and write the screen as NAME.png."""
    app = NewsreaderApp(index, scope, Settings(), index_on_start=False)
    async with app.run_test(size=picture.size) as pilot:
        await settle(app, pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settle(app, pilot)
        svg = NETWORK_FONT.sub("", app.export_screenshot(title="newsreader"))
    svg = svg.replace("Fira Code", FONT)
    (HERE / f"{picture.name}.png").write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=svg, font_family=FONT)))
    print(f"screenshots/{picture.name}.png")


async def settle(app: NewsreaderApp, pilot: object) -> None:
    """Until every worker has shown what it found."""
    await app.workers.wait_for_complete()
    await pilot.pause()  # type: ignore[attr-defined]


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
