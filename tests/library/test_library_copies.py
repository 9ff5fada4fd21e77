"""The same article saved twice is listed once, and none of what was saved is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from reader.library import Library, Scope, Sieve

STORY = (
    "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring.",
    "Engineers had found cracks in two of the nine pillars during an inspection ordered by the harbour office.",
)
PAGE = (
    "<html><head><title>Old bridge closes</title><meta property='og:site_name' content='Harbour Gazette'></head>"
    "<body><article><h1>Old bridge closes</h1>{}</article></body></html>"
)
RECORD = {"title": "Old bridge closes", "text": "\n\n".join(STORY)}


def html(*sentences: str) -> str:
    return PAGE.format("".join(f"<p>{sentence}</p>" for sentence in sentences))


def names(library: Library, scope: Scope) -> dict[str, str]:
    """Copy -> what is listed, by the names of their files."""
    at = {article.id: article.path.name for article in library.articles(scope)}
    return {at[copy]: at[listed] for copy, listed in library.copies(scope).items()}


def test_a_page_saved_twice_is_a_copy_of_the_first_saved(library: Library, tmp_path: Path) -> None:
    for number, name in enumerate(("b.html", "a.html", "c.html")):
        (tmp_path / name).write_text(html(*STORY))
        made_at = 1_700_000_000 + number
        os.utime(tmp_path / name, (made_at, made_at))
    scope = Scope.of([tmp_path])
    assert library.scan(scope).added == 3
    assert names(library, scope) == {"a.html": "b.html", "c.html": "b.html"}
    first = library.article(str(tmp_path / "b.html"))
    assert [copy.path.name for copy in library.copies_of(first.id)] == ["a.html", "c.html"]
    assert not library.problems(scope)
    (tmp_path / "b.html").unlink()
    library.scan(scope)
    assert names(library, scope) == {"c.html": "a.html"}
    assert not library.copies(Scope.of([tmp_path / "c.html"]))


def test_a_revision_and_the_copy_of_another_outlet_are_listed_by_themselves(
    library: Library, tmp_path: Path, write_records: Callable[..., Path]
) -> None:
    (tmp_path / "first.html").write_text(html(*STORY))
    (tmp_path / "revised.html").write_text(html(*STORY, "The mayor later said that it might last until summer."))
    here = {**RECORD, "source": "Harbour Gazette", "id": "here"}
    write_records(tmp_path / "set.jsonl", {**RECORD, "source": "Portmere Post", "id": "there"}, here)
    library.scan(Scope.of([tmp_path]))
    assert names(library, Scope()) == {"set.jsonl": "first.html"}
    (copy,) = library.copies(Scope())
    assert library.article(copy).item == "here"


def test_a_notice_in_the_place_of_articles_makes_no_copies(
    library: Library, write_records: Callable[..., Path]
) -> None:
    notice = "Subscribe to read on. " * 10
    articles = [{"id": n, "title": f"Story {n}", "text": notice, "source": "Post"} for n in range(3)]
    short = [{"id": f"s{n}", "title": "In short", "text": "More will follow soon.", "source": "Post"} for n in range(3)]
    write_records(library.folder.parent / "set.jsonl", *articles, *short)
    library.scan(Scope.of([library.folder.parent / "set.jsonl"]))
    assert library.count(Scope()) == 6
    assert not library.copies(Scope())


def found(library: Library, sieve: Sieve, query: str = "bridge") -> tuple[list[str], int]:
    """The files of the hits, and how many articles were put away."""
    results = library.search(query, Scope(), sieve=sieve)
    assert (
        results.total
        == len(results.hits)
        == sum(one.count for one in library.breakdown(query, Scope(), sieve=sieve).years)
    )
    return sorted(hit.article.path.name for hit in results.hits), results.hidden


def test_a_search_lists_an_article_once_and_not_what_was_put_away(library: Library, tmp_path: Path) -> None:
    for number, name in enumerate(("b.html", "a.html", "c.html")):
        (tmp_path / name).write_text(html(*STORY))
        os.utime(tmp_path / name, (1_700_000_000 + number,) * 2)
    (tmp_path / "other.html").write_text(html("The old bridge was painted by forty volunteers over the weekend."))
    library.scan(Scope.of([tmp_path]))
    by_name = {article.path.name: article.id for article in library.articles(Scope())}
    assert found(library, Sieve()) == (["a.html", "b.html", "c.html", "other.html"], 0)
    assert found(library, Sieve(every_copy=False)) == (["b.html", "other.html"], 0)
    away = frozenset({by_name["b.html"]})
    assert found(library, Sieve(every_copy=False, away=away)) == (["other.html"], 1)
    assert found(library, Sieve(every_copy=True, away=away)) == (["other.html"], 3)
    assert found(library, Sieve(away=frozenset({by_name["other.html"]})), "volunteers") == ([], 1)
    (tmp_path / "b.html").unlink()
    library.scan(Scope.of([tmp_path]))
    assert found(library, Sieve(every_copy=False, away=away)) == (["a.html", "other.html"], 0)
