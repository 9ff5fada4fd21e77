"""Stock Whoosh as the oracle: its own queries find and score on our postings what they do on Whoosh's own index, and
what our matcher finds is what such queries find."""

from __future__ import annotations

import os
import random
import warnings
from collections.abc import Callable, Iterator
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
    from whoosh.query import spans

WORDS = """ferry harbour council budget comet valley storm running runs ran planner planning planned stopped stopping
lifeboat lifeboats captain captains engine engines report reported reporting Tarn's U.S. 4,200 island islands""".split()
RARE = [f"{first}{last}" for first in ("bran", "kel", "tor", "wend") for last in ("dt", "sey", "mar", "ling", "ok")]
FIELDS = ("title", "body")
THOROUGH = "THOROUGH" in os.environ
QUERIES, TREES = (600, 150) if THOROUGH else (200, 80)


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


def leaf(chance: random.Random) -> Any:
    """A query of one of the kinds that look for terms."""
    field, word = chance.choice(FIELDS), stem(chance.choice(WORDS + RARE), "en")
    makers: list[Callable[[], Any]] = [
        lambda: query.Term(field, word, boost=chance.choice((1.0, 1.0, 2.5))),
        lambda: query.Phrase(field, [word, stem(chance.choice(WORDS), "en")], slop=chance.randint(1, 3)),
        lambda: query.Prefix(field, word[: chance.randint(1, 4)]),
        lambda: query.Wildcard(field, f"{word[0]}*{word[-1]}"),
        lambda: query.Regex(field, f"{word[:2]}.+"),
        lambda: query.FuzzyTerm(field, f"{word[:2]}x{word[3:]}", maxdist=chance.randint(1, 2), prefixlength=1),
        lambda: query.TermRange(field, word[:2], chance.choice(("p", "s", "z"))),
        lambda: query.Variations(field, word),
        lambda: query.ConstantScoreQuery(query.Term(field, word), 3.0),
        lambda: query.Every(field),
        lambda: spans.SpanFirst(query.Term(field, word), limit=chance.randint(0, 9)),
        lambda: spans.SpanNear2(
            [query.Term(field, word), query.Term(field, stem(chance.choice(WORDS), "en"))],
            slop=chance.randint(1, 5), ordered=chance.random() < 0.5,
        ),
    ]  # fmt: skip
    return chance.choice(makers)()


def compound(chance: random.Random, depth: int) -> Any:
    """A query of any kind."""
    if depth == 0 or chance.random() < 0.3:
        return leaf(chance)
    parts = [compound(chance, depth - 1) for _ in range(chance.randint(2, 3))]
    makers: list[Callable[[], Any]] = [
        lambda: query.And(parts),
        lambda: query.Or(parts),
        lambda: query.And([parts[0], query.Not(parts[1])]),
        lambda: query.AndNot(parts[0], parts[1]),
        lambda: query.AndMaybe(parts[0], parts[1]),
        lambda: query.Require(parts[0], parts[1]),
        lambda: query.Otherwise(parts[0], parts[1]),
        lambda: query.DisjunctionMax(parts),
    ]
    return chance.choice(makers)()


def asked(stock: Any, wanted: Any) -> dict[int, float]:
    """What stock Whoosh finds, and how it scores; nothing where it stumbles: not every kind goes with every other."""
    try:
        return {hit.docnum: hit.score for hit in stock.search(wanted, limit=None)}
    except Exception:
        return {}


@pytest.mark.parametrize("shape", ["segments", "merged"])
def test_whooshs_own_queries_find_and_score_on_our_postings_what_they_do_on_its_own(
    shape: str, request: pytest.FixtureRequest
) -> None:
    both: Both = request.getfixturevalue(shape)
    chance = random.Random(f"{shape} queries")
    found = 0
    with both.ours.open().searcher() as ours, both.stock.searcher() as stock:
        for _ in range(QUERIES // 2):
            wanted = compound(chance, 2)
            if not (theirs := asked(stock, wanted)):
                continue
            # Without a limit: with one, Whoosh's own matchers pass over hits that belong among the best.
            here = {hit.docnum: hit.score for hit in ours.search(wanted, limit=None)}
            assert here == pytest.approx(theirs, abs=1e-6), wanted
            found += 1
    assert found > QUERIES // 3


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
    with both.stock.searcher() as stock:
        rows = Calendar((fields["row"], 1) for fields in stock.documents())
        matcher = Matcher(snapshot, Lexicon(Database(tmp_path)), rows, ("en",))
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
