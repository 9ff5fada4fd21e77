"""settings.toml as it is written: one setting is changed, and everything else stays as the person wrote it."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SettingsFault
from reader.settings import explained, load
from reader.settings_file import changed, save_folders, save_theme, write_first

ABOVE = (
    "",
    "# mine\n",
    "\n\n  # far in\n",
    'preset = "mutt"# close by\n',
    'editor = """\ntheme = 1\n"""\n',
    "note.x = 'y'\n",
)
KEY = ("theme", '"theme"', "\t'theme' ")
VALUE = (
    '"nord"',
    "'nord' ",
    '"""\nnord # ] """',
    '[\n  "a", # ] why\n\n  "b",\n]\t',
    "1979-05-27",
    "{ a = 1 }",
    "true",
)
BEHIND = ("", "# why \u2026", "#")
BELOW = (
    "",
    "\n",
    '\n\n[keys]\n# yes\nsearch = "s"',
    '\n[pipe]\ntheme = "say"  \n\n',
    "\n[[a.b]]\n[a.c]\n[[a.b]]\n[d]\n",
)
NAMES = st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1), max_size=4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.toml"


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@given(
    *map(st.sampled_from, (ABOVE, KEY, VALUE, BEHIND, BELOW)),
    st.booleans(),
    st.one_of(st.text(st.characters(exclude_categories=("Cs",))), NAMES),
)
def test_nothing_but_the_value_of_a_setting_changes(
    above: str, key: str, value: str, behind: str, below: str, returns: bool, new: str | list[str]
) -> None:
    before = f"{above}{key}={value}{behind}{below}"
    before = before.replace("\n", "\r\n") if returns else before
    after = changed(before, "theme", new)
    assert tomllib.loads(after) == tomllib.loads(before) | {"theme": new}
    for kept in (f"{above}{key}=", f"{behind}{below}"):
        assert (kept.replace("\n", "\r\n") if returns else kept) in after
    assert after.startswith((above + key).replace("\n", "\r\n" if returns else "\n"))
    assert after.endswith((behind + below).replace("\n", "\r\n" if returns else "\n"))


@given(*map(st.sampled_from, (ABOVE, BELOW)), st.booleans(), st.booleans(), NAMES)
def test_a_setting_that_was_not_there_takes_one_line_more(
    above: str, below: str, returns: bool, is_marked: bool, new: list[str]
) -> None:
    before = f"{above}# folders = [1]{below}".replace("\n", "\r\n" if returns else "\n")
    before = f"\ufeff{before}" if is_marked else before
    after = changed(before, "folders", new)
    assert tomllib.loads(after.removeprefix("\ufeff")) == tomllib.loads(before.removeprefix("\ufeff")) | {
        "folders": new
    }
    lines = after.split("\n")
    (at,) = [number for number, line in enumerate(lines) if line.removeprefix("\ufeff").startswith("folders = ")]
    assert lines[at].endswith("\r") == returns or "\r\n" not in before
    assert "\n".join(lines[:at] + lines[at + 1 :]).rstrip("\r\n") == before.rstrip("\r\n")


def test_a_setting_stands_where_it_is_explained() -> None:
    after = changed(explained(), "theme", "nord")
    assert '\n# theme = "high-contrast"\ntheme = "nord"\n' in after
    opened = after.replace("# [keys]", "[keys]").replace("# search =", "search =")
    assert tomllib.loads(opened) == {"theme": "nord", "keys": {"search": "s,slash"}}


@pytest.mark.parametrize(
    "damaged", [b"folders = [\n", b"theme = 'a'\ntheme = 'b'\n", b"\xff\xfe\x00theme", b"[keys\n"], ids=repr
)
def test_a_file_that_is_damaged_is_named_and_stays_as_it_is(path: Path, damaged: bytes) -> None:
    written(path, damaged)
    with pytest.raises(SettingsFault, match=r"settings\.toml: theme was not saved: "):
        save_theme(path, "nord")
    assert path.read_bytes() == damaged
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("depth", [200, 400, 5_000])
def test_a_file_that_is_nested_too_deep_is_named_or_changed_and_never_ends_the_reader(path: Path, depth: int) -> None:
    before = f"theme = {'[' * depth}{']' * depth}\n"
    written(path, before)
    with suppress(SettingsFault):
        save_theme(path, "nord")
    assert path.read_text() in (before, 'theme = "nord"\n')


def test_a_setting_that_text_cannot_hold_is_refused_and_nothing_is_left_behind(path: Path) -> None:
    written(path, "# mine\n")
    with pytest.raises(SettingsFault):
        save_folders(path, [Path(os.fsdecode(b"/srv/\xff"))])
    assert path.read_bytes() == b"# mine\n"
    assert os.listdir(path.parent) == [path.name]


def test_a_file_behind_a_link_is_changed_there_and_keeps_its_rights(path: Path, tmp_path: Path) -> None:
    kept = written(tmp_path / "dotfiles" / "newsreader.toml", 'theme = "nord"\n')
    kept.chmod(0o640)
    path.parent.mkdir()
    path.symlink_to(kept)
    save_theme(path, "high-contrast")
    assert path.is_symlink()
    assert kept.read_text() == 'theme = "high-contrast"\n'
    assert kept.stat().st_mode & 0o777 == 0o640


def test_on_a_full_disk_the_settings_stay_as_they_were(
    path: Path, full_disk: Callable[[], AbstractContextManager[None]]
) -> None:
    written(path, "# mine\n" * 1_000)
    with full_disk(), pytest.raises(SettingsFault, match="cannot be written"):
        save_theme(path, "nord")
    assert path.read_bytes() == b"# mine\n" * 1_000
    assert os.listdir(path.parent) == [path.name]


def test_what_is_set_so_already_is_not_written_again(path: Path) -> None:
    before = written(path, "theme = 'nord'\n").stat()
    save_theme(path, "nord")
    assert path.stat().st_ino == before.st_ino


def test_a_mark_of_the_byte_order_is_no_fault(path: Path) -> None:
    save_theme(written(path, b'\xef\xbb\xbftheme = "nord"\r\n'), "high-contrast")
    assert path.read_bytes() == b'\xef\xbb\xbftheme = "high-contrast"\r\n'
    assert (load(path).theme, load(path).faults) == ("high-contrast", ())


def test_saving_the_folders_makes_the_file_where_there_is_none(path: Path) -> None:
    save_folders(path, [Path("/srv/news")])
    assert load(path).folders == (Path("/srv/news"),)
    assert not write_first(path)


@given(names=NAMES)
def test_any_folder_name_is_read_back_as_it_was_saved(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    path = tmp_path_factory.mktemp("any") / "settings.toml"
    folders = tuple(Path("/srv") / name.replace("/", "_") for name in names)
    save_folders(path, folders)
    assert load(path).folders == folders
