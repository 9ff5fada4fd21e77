"""The days of articles, followed while articles come and go, and the order of hits that comes from them."""

from __future__ import annotations

import json
import os
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from reader.article import Article, Body, FullArticle, Paragraph
from reader.library import Library, Scope, chronology
from reader.library.catalogue import Catalogue
from reader.library.chronology import Chronology
from reader.library.scanning.intake import Batch, FileProgress, FileState, Intake, NewArticle
from reader.library.scanning.prepared import prepare
from reader.library.schema import Database

SAVED = datetime(2026, 3, 1, tzinfo=UTC)
FILES = [Path("/news/bay/one.jsonl"), Path("/news/bay/two.jsonl"), Path("/news/hills/three.jsonl")]
SCOPES = [Scope(), Scope((Path("/news/bay"),)), Scope((FILES[1], Path("/news/hills")))]


class Archive:
    """A catalogue whose articles come, go, and are saved anew by chance."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.database = Database(folder)
        self.intake = Intake(self.database)
        self.catalogue = Catalogue(self.database)
        self.rows: list[int] = []
        self.made = 0

    def change(self) -> None:
        """One batch: a few new ones, some of them in the place of others, a few gone, a few saved at another time."""
        gone = self.chance.sample(self.rows, min(len(self.rows), self.chance.randint(0, 3)))
        left = [row for row in self.rows if row not in gone]
        batch = Batch(files={path: FileProgress(FileState(1, 1, 1)) for path in FILES})
        moment = SAVED + timedelta(days=self.chance.randint(1, 900))
        again = self.chance.sample(left, min(len(left), self.chance.randint(0, 2)))
        batch.saved = [(int(moment.timestamp()) * 1_000_000, row) for row in again]
        for _ in range(self.chance.randint(0, 4)):
            path = self.chance.choice(FILES)
            batch.articles.append((path, NewArticle(prepare(self._article(path)), gone.pop() if gone else None)))
        batch.gone = gone
        self.rows = left + self.intake.store(batch)

    def _article(self, path: Path) -> FullArticle:
        self.made += 1
        day = self.chance.choice((None, date(2024, 1, 1) + timedelta(days=self.chance.randint(0, 800))))
        about = Article(f"a{self.made}", path, "A ferry sails", SAVED, item=f"{self.made}", date=day)
        return FullArticle(about, Body("It sails.", (Paragraph("It sails."),)))


@pytest.mark.parametrize("seed", range(4))
def test_days_that_are_followed_are_those_that_are_read_anew(tmp_path: Path, seed: int) -> None:
    archive = Archive(tmp_path, seed)
    following = Chronology(archive.catalogue)
    for _ in range(25):
        for _ in range(archive.chance.randint(0, 3)):
            archive.change()
        for scope in SCOPES:
            followed, read = following.days(scope), Chronology(archive.catalogue).days(scope)
            assert dict(followed) == dict(read)
            assert followed.newest == read.newest
    archive.database.close()


def test_what_is_lent_is_never_changed(tmp_path: Path) -> None:
    archive = Archive(tmp_path, 1)
    following = Chronology(archive.catalogue)
    archive.change()
    before = following.days(Scope())
    as_it_was = dict(before)
    for _ in range(5):
        archive.change()
        assert following.days(Scope()) is not before
    assert dict(before) == as_it_was
    archive.database.close()


@pytest.mark.parametrize("noted", ["NOTED", "MOST_FOLLOWED"])
def test_days_are_right_after_more_changes_than_are_noted(
    tmp_path: Path, noted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chronology, noted, 2)
    archive = Archive(tmp_path, 2)
    following = Chronology(archive.catalogue)
    for _ in range(6):
        for _ in range(4):
            archive.change()
        assert dict(following.days(Scope())) == dict(Chronology(archive.catalogue).days(Scope()))
    archive.database.close()


def test_of_hits_that_score_the_same_the_newest_come_first_whatever_came_later(tmp_path: Path) -> None:
    days = ["2024-03-05", None, "2024-01-01", "2024-03-05", "2023-07-07", None]
    news = tmp_path / "news"
    news.mkdir()
    for number, day in enumerate(days):
        record = {"id": "1", "title": "A quay", "text": "The quay was closed.", **({"date": day} if day else {})}
        (news / f"{number}.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
        os.utime(news / f"{number}.jsonl", (1_700_000_000 + 100 * number,) * 2)
    scope = Scope.of([news])
    with Library(tmp_path / "index") as library:
        library.scan(scope)
        expected = [article.path.name for article in library.articles(scope)]
        assert expected == ["3.jsonl", "0.jsonl", "2.jsonl", "4.jsonl", "5.jsonl", "1.jsonl"]
        for query in ("-harbour", "date:2020..2030 OR -harbour"):
            for limit in range(1, 7):
                hits = library.search(query, scope, limit=limit, snippets=False).hits
                assert [hit.article.path.name for hit in hits] == expected[:limit]
        os.utime(news / "1.jsonl", (1_750_000_000,) * 2)
        library.scan(scope)
        for sort in ("relevance", "date"):
            hits = library.search("-harbour", scope, sort=sort, snippets=False).hits
            assert [hit.article.path.name for hit in hits] == [*expected[:4], "1.jsonl", "5.jsonl"]


@pytest.mark.parametrize("seed", range(3))
def test_a_scope_has_all_articles_where_none_lies_outside(tmp_path: Path, seed: int) -> None:
    archive = Archive(tmp_path, seed)
    asked = Chronology(archive.catalogue)
    assert asked.has_all(Scope((Path("/news/bay"),)))
    for _ in range(3):
        archive.change()
        for scope in (
            *SCOPES,
            Scope((Path("/news"),)),
            Scope(tuple(FILES)),
            Scope((Path("/new"),)),
            Scope((Path("/"),)),
        ):
            assert asked.has_all(scope) == (archive.catalogue.count(scope) == archive.catalogue.count(Scope()))
    archive.database.close()
