"""What comes first among the hits, and who is found as an author."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library, Scope
from reader.library.postings.blending import FULL
from reader.library.postings.matches import together

EVERYTHING = Scope()
FILL = "The harbour office said on Monday that the work would go on until the autumn, whatever the weather brings."
weights = st.dictionaries(st.integers(1, 9), st.integers(1, 255), min_size=1)
times = st.sampled_from([0.5, 1.0, 10.0])
ROUNDED = 1e-10  # the least that a field adds is a hundred times as much


@given(st.lists(st.tuples(times, weights), min_size=1, max_size=4))
def test_what_several_fields_say_grows_with_each_of_them_but_not_without_end(
    fields: list[tuple[float, dict[int, int]]],
) -> None:
    found = together(fields)
    assert found.keys() == set().union(*(one.keys() for _, one in fields))
    assert all(0 < weight < FULL for weight in found.values())
    fewer = together(fields[:-1]) if len(fields) > 1 else {}
    more = {row for row in fewer if found[row] > fewer[row] + ROUNDED}
    assert more == fewer.keys() & fields[-1][1].keys()
    assert {row: found[row] for row in fewer.keys() - more} == pytest.approx(
        {row: fewer[row] for row in fewer.keys() - more}
    )
    assert together(fields[::-1]) == pytest.approx(dict(found))


@pytest.fixture
def library_of(library: Library, tmp_path: Path, write_records: Callable[..., Path]) -> Callable[..., Library]:
    def made(**texts: str) -> Library:
        records = [{"id": name, "title": f"Report {name}", "text": text} for name, text in texts.items()]
        library.scan(Scope.of([write_records(tmp_path / "made.jsonl", *records)]))
        return library

    return made


def first(library: Library, query: str) -> str | None:
    return library.search(query, EVERYTHING).hits[0].article.item


def test_the_form_that_was_asked_for_comes_before_its_kin(library_of: Callable[..., Library]) -> None:
    library = library_of(
        one=f"{FILL} They secure the quay. They secured it twice, and securing it again costs nothing.",
        two=f"{FILL} The securities of the port are traded in Tarn.",
    )
    assert first(library, "securities") == "two"
    assert first(library, "secured") == "one"


CREDIT = "Ilse Brandt and Ruth Okafor contributed to this report."


def test_who_contributed_is_found_by_name_and_the_snippet_shows_it(library_of: Callable[..., Library]) -> None:
    library = library_of(one=f"{FILL}\n\n{FILL[:-1]} too.\n\n{CREDIT}", two=f"{FILL}\n\nRuth Amsel was there.")
    assert CREDIT not in library.full(library.articles(EVERYTHING)[0].id).body.markdown
    for query in ("okafor", 'author:"ilse brandt"', "author:okafor"):
        hits = library.search(query, EVERYTHING).hits
        assert [hit.article.item for hit in hits] == ["one"]
    (hit,) = library.search("okafor", EVERYTHING).hits
    assert hit.snippet.text == CREDIT
    assert [hit.snippet.text[span.start : span.end] for span in hit.snippet.spans] == ["Okafor"]
    assert not library.search("contributed", EVERYTHING).total
    assert library.excerpts("okafor", [hit.article.id])[hit.article.id].matches == 0


def test_what_is_found_of_a_contributor_goes_with_the_article(library_of: Callable[..., Library]) -> None:
    library = library_of(one=f"{FILL}\n\n{FILL[:-1]} too.\n\n{CREDIT}")
    library_of(one=f"{FILL}\n\n{FILL[:-1]} too.")
    assert not library.search("okafor", EVERYTHING).total
    assert library.search("okafer", EVERYTHING).did_you_mean is None
