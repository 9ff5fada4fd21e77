"""The dictionary that texts are compressed with: learnt from the first articles, and needed by all after them."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Body, Paragraph
from reader.library import Library, Scope, blobs
from reader.library.wordbook import LEARNT_FROM, compress, decompress, learnt, with_words
from tests.invented import record

TEXTS = [record(number)["text"] for number in range(12)]
WORDS = learnt(TEXTS)


@given(st.binary(), st.lists(st.text(), max_size=4))
def test_whatever_is_compressed_is_read_back(data: bytes, texts: list[str]) -> None:
    words = learnt(texts)
    assert decompress(compress(data, words), words) == data
    assert decompress(compress(data), words) == data


def test_texts_take_less_room_with_the_words_of_others() -> None:
    body = Body("", (Paragraph(record(99)["text"]),))
    assert len(blobs.pack_text(body, WORDS)) < len(blobs.pack_text(body))


WHOLE = compress(b"a ferry ran aground", WORDS)


@pytest.mark.parametrize("spoilt", [WHOLE[:-1], WHOLE[:-1] + bytes([WHOLE[-1] ^ 1]), b""])
def test_what_is_cut_short_or_altered_is_noticed(spoilt: bytes) -> None:
    with pytest.raises(zlib.error):
        decompress(spoilt, WORDS)


def test_what_came_before_the_dictionary_is_compressed_again_with_it() -> None:
    plain = compress(TEXTS[0].encode())
    assert with_words(plain, b"") == plain
    again = with_words(plain, WORDS)
    assert decompress(again, WORDS) == TEXTS[0].encode()
    assert with_words(again, WORDS) == again != plain


def test_another_dictionary_is_noticed() -> None:
    with pytest.raises(zlib.error):
        decompress(compress(b"ferry", WORDS), learnt(TEXTS[:3]))


def test_articles_from_before_and_after_the_dictionary_are_read_alike(library: Library, tmp_path: Path) -> None:
    """The first scan learns the words, the second uses them; whoever opens the library next has them too."""
    folders = [tmp_path / "first", tmp_path / "second"]
    for folder in folders:
        folder.mkdir()
        for number in range(LEARNT_FROM):
            made = record(number, 60)
            (folder / f"{number}.txt").write_text(f"{made['title']}\n\n{made['text']}\n", encoding="utf-8")
            if number == 9:
                library.scan(Scope.of([folder]))  # too few to learn from
        library.scan(Scope.of([folder]))
    with Library(library.folder) as again:
        bodies = [
            {article.path.name: again.full(article.id).body for article in again.articles(Scope.of([folder]))}
            for folder in folders
        ]
        assert bodies[0] == bodies[1]
        assert len(bodies[0]) == LEARNT_FROM
        phrase = " ".join(record(7, 60)["text"].split(".")[0].split()[:6])
        hits = again.search(f'"{phrase}"', Scope.of(folders[1:])).hits
        assert "7.txt" in {hit.article.path.name for hit in hits}
