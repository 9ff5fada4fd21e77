"""Small folders of invented news, in a real library."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library, Scope

Record = dict[str, Any]

PILOTS_HERALD = {
    "id": "pilots-herald",
    "title": "Harbour pilots walk out in Osterby",
    "source": "Osterby Herald",
    "date": "2021-05-06",
    "text": "Harbour pilots in Osterby walked out at noon after talks over night duty broke down. Forty grain ships "
    "lay at anchor outside the breakwater by evening. The pilots' guild, led by Ragna Torvik, says its members "
    "are sent out alone in storms. The port authority calls the walkout unlawful and will go to court.",
}
PILOTS_TIDINGS = {
    "id": "pilots-tidings",
    "title": "Grain ships wait as Osterby pilots strike",
    "source": "Tidings",
    "date": "2021-05-07",
    "text": "Some forty grain ships were waiting off Osterby after the harbour pilots struck over night duty. Ragna "
    "Torvik of the pilots' guild said nobody should board a ship alone in a storm. The port authority said it "
    "would ask a court to end the walkout. Millers warned that bread might become scarce.",
}
PILOTS_COURIER = {
    "id": "pilots-courier",
    "title": "No pilots, no grain: Osterby harbour stands still",
    "source": "Courier",
    "date": "2021-05-06",
    "text": "The harbour of Osterby stood still when its pilots walked out. Guild leader Ragna Torvik said the port "
    "authority had refused every offer on night duty. Grain ships lay at anchor behind the breakwater, forty "
    "of them. The authority called the strike unlawful.",
}
COMET_HERALD = {
    "id": "comet-herald",
    "title": "Schoolgirl finds comet with a borrowed telescope",
    "source": "Osterby Herald",
    "date": "2021-05-06",
    "text": "A schoolgirl of thirteen has found a comet with a telescope borrowed from her village library. "
    "Astronomers at the Vell observatory confirmed that the smudge Imke Sandvoort drew in her notebook had not "
    "been catalogued. The comet will be brightest in August and bear her name.",
}
COMET_TIDINGS = {
    "id": "comet-tidings",
    "title": "Comet named after girl of thirteen",
    "source": "Tidings",
    "date": "2021-05-06",
    "text": "Imke Sandvoort, thirteen, borrowed a telescope from the library and found a comet. The Vell observatory "
    "confirmed her notebook drawing shows an uncatalogued comet, its astronomers said. It will carry the name "
    "Sandvoort and be brightest in August.",
}
CHEESE = {
    "id": "cheese",
    "title": "Blue cheese wins again",
    "source": "Courier",
    "date": "2021-05-01",
    "text": "A blue cheese ripened in a railway tunnel took the gold medal at the county fair, as it did last summer.",
}
RECORDS = [PILOTS_HERALD, PILOTS_TIDINGS, PILOTS_COURIER, COMET_HERALD, COMET_TIDINGS, CHEESE]


class Newsroom:
    """A library over one folder of JSON Lines, and the names of the records by the ids of their articles."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library = library
        self.folder = folder
        self.scope = Scope.of([folder])

    def save(self, records: list[Record], file: str = "news.jsonl") -> None:
        """Write a file of records and index it."""
        (self.folder / file).write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
        self.scan()

    def scan(self) -> None:
        """Index what the folder holds now."""
        self.library.scan(self.scope, on_progress=None, stop=lambda: False)

    def ids(self) -> dict[str, str]:
        """Record name -> article id."""
        return {article.item or article.path.name: article.id for article in self.library.articles(self.scope)}


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    (tmp_path / "news").mkdir()
    with Library(tmp_path / "index") as library:
        yield Newsroom(library, tmp_path / "news")


@pytest.fixture
def filled(newsroom: Newsroom) -> Newsroom:
    newsroom.save(RECORDS)
    return newsroom


@pytest.fixture
def records() -> Callable[[], list[Record]]:
    return lambda: [dict(record) for record in RECORDS]
