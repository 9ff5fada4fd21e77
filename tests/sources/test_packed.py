"""gz and zip: read without unpacking to a disk, bombs and broken archives told in plain words, exports of Omnivore."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from reader import sources
from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.library import Library, Scope

STORY = "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring."
RECORDS = "".join(json.dumps({"id": number, "title": f"T{number}", "text": STORY}) + "\n" for number in ("a", "b#c"))
PAGE = f"<html><head><title>Bridge closes</title></head><body><h1>Bridge closes</h1><p>{STORY}</p></body></html>"


def split(path: Path) -> tuple[list[FullArticle], list[str]]:
    found = list(sources.read(path))
    articles = [one for one in found if isinstance(one, FullArticle)]
    return articles, [one.reason for one in found if isinstance(one, UnreadableFile)]


def packed(path: Path, *members: tuple[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("name", "text", "items"),
    [
        ("a.jsonl.gz", RECORDS, ["a", "b#c"]),
        ("a.txt.gz", f"Bridge closes\n\n{STORY}", [None]),
        ("a.HTML.GZ", PAGE, [None]),
        ("a.csv.gz", f"title,text\nT,{STORY}\n", ["1"]),
        (
            "a.xml.gz",
            f"<rss><channel><item><title>T</title><description>{STORY}</description></item></channel></rss>",
            ["1"],
        ),
        ("a.mbox.gz", f"From x Wed Feb 16 06:00:00 2022\nSubject: T\n\n{STORY}\n", ["1"]),
        ("a.json.gz", RECORDS, ["a", "b#c"]),
    ],
)
def test_what_is_packed_by_gzip_is_read_as_if_it_were_not(
    tmp_path: Path, name: str, text: str, items: list[str | None]
) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(text.encode()))
    assert sources.wanted(path)
    articles, faults = split(path)
    assert not faults
    assert [one.article.item for one in articles] == items
    assert all(STORY in one.body.markdown for one in articles)


@pytest.mark.parametrize("name", ["a.gz", "a.tar.gz", "a.jpg.gz", "a.zip.gz", "a.gz.gz"])
def test_other_packed_files_are_passed_over(name: str) -> None:
    assert not sources.wanted(Path(name))


def test_a_bomb_in_gzip_is_told_before_it_fills_the_memory(tmp_path: Path) -> None:
    blanks = gzip.compress(b" " * 150 * 1024 * 1024, 1)
    for name in ("a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.mbox.gz"):
        path = tmp_path / name
        head = b"From x 06:00,text\n" if "mbox" in name else b"title,text\n"
        path.write_bytes(gzip.compress(head) + blanks)
        articles, faults = split(path)
        assert not articles
        assert any("bomb" in reason or "larger than" in reason for reason in faults), (name, faults)


def test_gzip_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    lines = "".join(json.dumps({"title": f"T{n}", "text": f"{STORY} {hash(str(n))}"}) + "\n" for n in range(4000))
    path.write_bytes(gzip.compress(lines.encode())[:-2000])
    articles, faults = split(path)
    assert len(articles) > 500
    assert len(faults) == 1
    assert "damaged" in faults[0]
    path.write_bytes(b"\x1f\x8bno gzip at all")
    assert "damaged" in split(path)[1][0]


def test_what_was_unpacked_under_its_old_name_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_text(RECORDS)
    assert [one.article.item for one in split(path)[0]] == ["a", "b#c"]


def test_members_of_an_archive_are_called_by_their_names(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "a.zip",
        ("news/page.html", PAGE),
        ("set.jsonl", RECORDS),
        ("set.csv.gz", gzip.compress(f"title,text\nT,{STORY}\n".encode())),
        ("picture.png", b"\x89PNG"),
        (".hidden/x.txt", STORY),
        ("__MACOSX/._page.html", b"\x00\x05"),
        ("inner.zip", b"PK"),
        ("../../evil.txt", STORY),
        ("n\x1b[31m\nl.txt", STORY),
        ("broken.jsonl", "{"),
    )
    articles, faults = split(path)
    names = ["news/page.html", "set.jsonl#a", "set.jsonl#b#c", "set.csv.gz#1", "../../evil.txt", "n l.txt"]
    assert [one.article.item for one in articles] == names
    assert len({one.article.id for one in articles}) == len(names)
    assert all(
        one.article.path == path and one.article.id == sources.article_id(path, one.article.item) for one in articles
    )
    assert len(faults) == 1
    assert faults[0].startswith("broken.jsonl: line 1: is not JSON")
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]


def test_a_member_is_found_by_path_and_item(tmp_path: Path) -> None:
    path = packed(tmp_path / "a#1.zip", ("page.html", PAGE), ("set.jsonl", RECORDS))
    with Library(tmp_path / "index") as library:
        for _ in range(2):
            for item in ("page.html", "set.jsonl#a", "set.jsonl#b#c"):
                assert library.full(f"{path}#{item}").article.item == item
            library.scan(Scope.of([path]))
        assert library.count(Scope.of([path])) == 3


def test_a_zip_bomb_is_told_from_its_directory(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w") as stream:
        for _ in range(150):
            stream.write(b"\x20" * 1024 * 1024)
    articles, faults = split(path)
    assert not articles
    assert faults == ["would unpack to 150 MB: it looks like a decompression bomb"]


def test_archives_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 no archive")
    assert "is not an archive that can be read" in split(path)[1][0]
    assert "holds no file of a kind that is read" in split(packed(path, ("a.png", b"x")))[1][0]
    data = bytearray(packed(path, ("a.txt", f"{STORY} " * 50), ("b.txt", STORY)).read_bytes())
    data[45:60] = b"\xff" * 15
    path.write_bytes(data)
    articles, faults = split(path)
    assert [one.article.item for one in articles] == ["b.txt"]
    assert faults[0].startswith("a.txt: is damaged")
    crypt = bytearray(packed(path, ("a.txt", STORY)).read_bytes())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        crypt[crypt.index(mark) + (6 if mark[2] == 3 else 8)] |= 1
    path.write_bytes(crypt)
    assert split(path)[1] == ["a.txt: is encrypted"]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    entry = {
        "id": "1", "slug": "bridge-1", "title": "Bridge closes", "author": "Anna Holm", "description": "Summary",
        "url": "https://www.gazette.example/bridge", "publishedAt": "2022-02-16T10:00:00Z", "savedAt": "2024-01-01",
    }  # fmt: skip
    return packed(
        tmp_path / "export.zip",
        ("metadata_0_to_20.json", json.dumps([entry, {**entry, "slug": "../gone"}])),
        ("content/bridge-1.html", f"<div><p>{STORY}</p><p>More.</p></div>"),
        ("highlights/bridge-1.md", "> a highlight"),
    )


def check_export(articles: list[FullArticle], faults: list[str]) -> None:
    (found,) = articles
    article = found.article
    assert (article.title, article.author) == ("Bridge closes", "Anna Holm")
    assert (str(article.date), article.outlet) == ("2022-02-16", "gazette.example")
    assert [block.text for block in found.body.paragraphs] == [STORY, "More."]
    assert faults == ["1 of 2 entries hold no text"]


def test_an_export_of_omnivore_joins_its_lists_and_its_pages(export: Path) -> None:
    articles, faults = split(export)
    check_export(articles, faults)
    assert articles[0].article.item == "content/bridge-1.html"


def test_an_unpacked_export_of_omnivore_too(export: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(export) as archive:
        archive.extractall(tmp_path / "export")
    articles, _ = split(tmp_path / "export" / "content" / "bridge-1.html")
    nothing, faults = split(tmp_path / "export" / "metadata_0_to_20.json")
    assert not nothing
    check_export(articles, faults)


def test_an_export_of_wallabag(tmp_path: Path) -> None:
    entry = {
        "is_archived": 1, "is_starred": 0, "tags": ["harbour"], "is_public": False, "id": 12, "title": "Bridge closes",
        "url": "https://www.gazette.example/bridge", "content": f"<p>{STORY}</p><ul><li>buses</li></ul>",
        "created_at": "2023-01-01T00:00:00+0100", "published_at": "2022-02-16T10:00:00+0100",
        "published_by": ["Anna Holm"], "language": "en", "mimetype": "text/html", "domain_name": "www.gazette.example",
    }  # fmt: skip
    path = tmp_path / "All articles.json"
    path.write_text(json.dumps([entry]))
    (found,), _ = split(path)
    article = found.article
    assert (article.item, article.title, article.author, str(article.date)) == (
        "12",
        "Bridge closes",
        "Anna Holm",
        "2022-02-16",
    )
    assert (article.outlet, article.language) == ("gazette.example", "en")
    assert [block.text for block in found.body.paragraphs] == [STORY, "buses"]
