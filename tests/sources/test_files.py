"""What lies in a folder of articles, article or not: never waited for, never raised, always named."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import sources
from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.sources.files import decode

STORY = "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring."
KINDS = (
    ".txt .text .md .markdown .html .htm .xhtml .jsonl .ndjson .json .csv .tsv .rss .atom .rdf .xml .eml .mbox .mht "
    ".mhtml .zip .epub .warc .pdf"
).split()


def reason(path: Path) -> str:
    (fault,) = sources.read(path)
    assert isinstance(fault, UnreadableFile)
    assert str(fault).isprintable()
    return fault.reason


def only(path: Path) -> FullArticle:
    (found,) = sources.read(path)
    assert isinstance(found, FullArticle), str(found)
    return found


@pytest.mark.parametrize("suffix", [*KINDS, ".TXT", ".html.gz", ".warc.gz"])
def test_these_suffixes_are_read(suffix: str) -> None:
    assert sources.wanted(Path(f"/a/article{suffix}"))


@pytest.mark.parametrize("name", ["a.docx", "a.txt~", "txt", ".txt", "a.jpg", "a"])
def test_other_files_are_not_wanted(name: str) -> None:
    assert not sources.wanted(Path(name))


@pytest.mark.parametrize("suffix", KINDS)
def test_a_pipe_is_not_waited_for(tmp_path: Path, suffix: str) -> None:
    pipe = tmp_path / f"pipe{suffix}"
    os.mkfifo(pipe)
    assert reason(pipe) == "is a named pipe, not a file"


def test_what_is_no_file_is_said_to_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    assert reason(folder) == "is a folder, not a file"
    door = tmp_path / "s.txt"
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(tmp_path)  # the path of a socket must be short
        listening.bind("s.txt")
        assert reason(door) == "is a socket, not a file"


def test_a_link_to_a_device_is_not_read(tmp_path: Path) -> None:
    link = tmp_path / "endless.txt"
    link.symlink_to("/dev/zero")
    assert reason(link) == "is a device, not a file"


def test_links_that_lead_in_a_circle_or_nowhere(tmp_path: Path) -> None:
    circle, nowhere = tmp_path / "circle.txt", tmp_path / "nowhere.txt"
    circle.symlink_to(circle)
    nowhere.symlink_to(tmp_path / "gone.txt")
    assert "back to itself" in reason(circle)
    assert reason(nowhere) == "is no longer there"


def test_a_link_to_an_article_is_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert only(tmp_path / "link.txt").article.path == (tmp_path / "a.txt").resolve()


def test_a_file_that_vanished(tmp_path: Path) -> None:
    assert reason(tmp_path / "gone.html") == "is no longer there"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(STORY)
    path.chmod(0)
    assert "permission denied" in reason(path)


@pytest.mark.parametrize("suffix", KINDS)
def test_an_empty_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"empty{suffix}"
    path.write_bytes(b"")
    assert reason(path) == "is empty"


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n", b"\x7fELF\x02", bytes(range(256)) * 4])
def test_a_binary_file_under_a_text_name(tmp_path: Path, data: bytes) -> None:
    for suffix in (".txt", ".html", ".jsonl", ".json", ".csv", ".rss", ".eml", ".mht"):
        path = tmp_path / f"picture{suffix}"
        path.write_bytes(data)
        assert reason(path) == "is not a text file"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_huge_file_is_not_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"huge{suffix}"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    assert "is larger than" in reason(path)


def test_a_name_with_escape_sequences_is_cleaned_in_the_message(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b]52;c;ZXZpbA==\x07\u202e.txt"
    path.write_text("")
    (fault,) = sources.read(path)
    assert isinstance(fault, UnreadableFile)
    assert str(fault).isprintable()
    assert fault.path == path.resolve()


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(STORY)
    assert only(path).article.id.isalnum()


def test_the_time_of_the_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    os.utime(path, (1_600_000_000, 1_600_000_000))
    assert only(path).article.saved.isoformat() == "2020-09-13T12:26:40+00:00"


def test_ids_are_short_stable_and_different(tmp_path: Path) -> None:
    ids = {sources.article_id(tmp_path / name, item) for name in ("a", "b") for item in (None, "1", "2")}
    assert len(ids) == 6
    assert all(len(one) == 10 and one.isalnum() and one == one.lower() for one in ids)
    assert sources.article_id(Path("/a/b.txt"), None) == sources.article_id(Path("/a/b.txt"), None)


TEXT = "Über dem Hafen lag Nebel – „dicht wie Wolle“, sagte der Lotse. Die Fähre fuhr trotzdem für zwölf Gäste."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"]
)
def test_text_is_read_in_any_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_other_alphabets_are_guessed() -> None:
    text = "Совет города решил закрыть старый мост на ремонт до весны. Жители недовольны решением совета и мэра. " * 4
    assert decode(text.encode("windows-1251")) == text
    assert decode("東京の港で橋が閉鎖された。".encode("shift_jis"), "shift_jis") == "東京の港で橋が閉鎖された。"


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = TEXT.encode() * 3 + b"\xff" + TEXT.encode()
    assert decode(data).count("Über") == 4


@given(st.binary(max_size=300))
def test_no_bytes_fail(data: bytes) -> None:
    decode(data)


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(KINDS))
def test_no_contents_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"fuzz{suffix}"
    path.write_bytes(data)
    assert list(sources.read(path))
