"""Stock Whoosh as the oracle: what our matcher finds on our postings is what its own queries find on its own index."""

from __future__ import annotations

import os
import random
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from reader.library.chronology import Calendar
from reader.library.finding.lexicon import Lexicon
from reader.library.finding.matching import FIELD_WEIGHTS, Matcher
from reader.library.finding.query import All, Either, Node, Not, Phrase, Word
from reader.library.postings import terms
from reader.library.postings.index import Index
from reader.library.postings.inversion import invert
from reader.library.postings.snapshot import Snapshot
from reader.library.schema import Database
from reader.text.words import stem

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields, query
    from whoosh.analysis import Analyzer, Token
    from whoosh.filedb.filestore import FileStorage

WORDS = """ferry harbour council budget comet valley storm running runs ran planner planning planned stopped stopping
lifeboat lifeboats captain captains engine engines report reported reporting Tarn's U.S. 4,200 island islands""".split()
RARE = [f"{first}{last}" for first in ("bran", "kel", "tor", "wend") for last in ("dt", "sey", "mar", "ling", "ok")]
FIELDS = ("title", "body")
THOROUGH = "THOROUGH" in os.environ
TREES = 150 if THOROUGH else 80


class Stems(Analyzer):  # type: ignore[misc]
    """What our analysis does, as an analyzer of Whoosh: stems, and a place left free between two paragraphs."""

    def __call__(self, value: str, **_: Any) -> Iterator[Any]:
        token, place = Token(positions=True), 0
        for paragraph in value.split("\n"):
            for word in paragraph.split():
                token.text, token.pos, token.boost, token.stopped = stem(word, "en"), place, 1.0, False
                yield token
                place += 1
            place += 1


Texts = dict[str, tuple[str, ...]]


def made(chance: random.Random) -> Texts:
    """An article of few words, most of them frequent."""
    vocabulary = WORDS * 4 + RARE
    body = tuple(" ".join(chance.choices(vocabulary, k=chance.randint(3, 60))) for _ in range(chance.randint(1, 5)))
    return {"title": (" ".join(chance.choices(vocabulary, k=chance.randint(1, 8))),), "body": body}


class Both:
    """The same articles in an index of ours and in one of stock Whoosh, committed and deleted in the same steps."""

    def __init__(self, folder: Path) -> None:
        chance = random.Random(4)
        self.ours = Index(folder / "whoosh", 1)
        self.ours.create()
        kinds = {name: fields.TEXT(analyzer=Stems(), phrase=True) for name in FIELDS}
        (folder / "stock").mkdir()  # not in memory: that would share its temporary files with other processes
        schema = fields.Schema(row=fields.NUMERIC(stored=True), **kinds)
        self.stock = FileStorage(str(folder / "stock")).create_index(schema)
        row = 0
        for size in (40, 1, 130, 7, 60):
            batch = [(row + number + 1, made(chance)) for number in range(size)]
            gone = chance.sample(range(1, row + 1), row // 10)
            row += size
            self._commit(batch, gone)

    def _commit(self, batch: list[tuple[int, Texts]], gone: list[int]) -> None:
        self.ours.update([(row, invert(texts, "en")) for row, texts in batch], gone, lambda: None)
        writer = self.stock.writer()
        for row in gone:
            writer.delete_by_term("row", row)
        for row, texts in batch:
            writer.add_document(row=row, title=texts["title"][0], body="\n".join(texts["body"]))
        writer.commit(merge=False)

    def merge(self) -> None:
        """One segment of each, without what was deleted."""
        from reader.library.postings.writing import Writer

        with Writer(self.ours.open(), lambda: None) as writer:
            writer.merge_segments(list(writer.segments))
        self.stock.optimize()


@pytest.fixture(scope="module")
def segments(tmp_path_factory: pytest.TempPathFactory) -> Both:
    return Both(tmp_path_factory.mktemp("segments"))


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Both:
    both = Both(tmp_path_factory.mktemp("merged"))
    both.merge()
    return both


def node(chance: random.Random, depth: int) -> Node:
    """A query of our own."""
    field = chance.choice((None, *FIELDS))
    if depth == 0 or chance.random() < 0.3:
        if chance.random() < 0.3:
            return Phrase((chance.choice(WORDS), chance.choice(WORDS)), (0, 1), field)
        return Word(chance.choice(WORDS + RARE), 0, field)
    parts = tuple(node(chance, depth - 1) for _ in range(chance.randint(2, 3)))
    return chance.choice((All(parts), Either(parts), All((parts[0], Not(parts[1])))))


def as_whoosh(tree: Node) -> Any:
    """The same query for Whoosh."""
    if isinstance(tree, All):
        return query.And([as_whoosh(part) for part in tree.parts])
    if isinstance(tree, Either):
        return query.Or([as_whoosh(part) for part in tree.parts])
    if isinstance(tree, Not):
        return query.Not(as_whoosh(tree.part))
    assert isinstance(tree, Word | Phrase)
    names = [tree.field] if tree.field else FIELDS
    if isinstance(tree, Word):
        return query.Or([query.Term(name, stem(tree.text, "en")) for name in names])
    return query.Or([query.Phrase(name, [stem(word, "en") for word in tree.words]) for name in names])


@pytest.mark.parametrize("shape", ["segments", "merged"])
def test_our_matcher_finds_what_whoosh_does(shape: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    both: Both = request.getfixturevalue(shape)
    chance = random.Random(f"{shape} trees")
    assert set(FIELDS) <= FIELD_WEIGHTS.keys()
    snapshot = Snapshot(both.ours)
    with both.stock.searcher() as stock, closing(Database(tmp_path)) as database:
        rows = Calendar((fields["row"], 1) for fields in stock.documents())
        matcher = Matcher(snapshot, Lexicon(database), rows, ("en",))
        for _ in range(TREES // 2):
            tree = node(chance, 2)
            theirs = {hit["row"] for hit in stock.search(as_whoosh(tree), limit=None)}
            assert set(matcher.match(tree).rows) == theirs, tree
    snapshot.close()


@pytest.mark.parametrize("at_once", [9, 40, 300])
def test_postings_are_the_same_however_much_of_them_is_read_at_once(
    merged: Both, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read() -> list[tuple[list[int], bytes, list[int], list[int]]]:
        snapshot = Snapshot(merged.ours)
        (leaf,) = snapshot._leaves.values()
        found = [postings for term in leaf.terms("body") if (postings := leaf.postings("body", term))]
        told = [(list(p.ids), p.weights, list(p.frequencies()), list(p.gaps())) for p in found]
        snapshot.close()
        return told

    whole = read()
    monkeypatch.setattr(terms, "READ_AT_ONCE", at_once)
    assert read() == whole
