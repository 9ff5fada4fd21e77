"""settings.toml: what is read from it, and what is said of a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.settings import KEYS, SETTINGS, Settings, load
from reader.settings_file import write_first


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.toml"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_there_are_the_settings_of_a_newcomer(path: Path) -> None:
    assert load(path) == Settings()


def test_folders_theme_and_keys_are_read_and_the_home_folder_is_known(path: Path) -> None:
    text = 'folders = ["~/articles", "/srv/news"]\ntheme = "nord"\n[keys]\nsearch = "s,slash"\n'
    settings = load(written(path, text))
    assert settings.folders == (Path.home() / "articles", Path("/srv/news"))
    assert settings.theme == "nord"
    assert settings.keys == {"search": "s,slash"}


def test_what_is_passed_over_below_folders_can_be_set(path: Path) -> None:
    assert load(path).pass_over == (".*", "node_modules", "__pycache__")
    settings = load(written(path, 'pass_over = ["drafts*"]\nlargest_file = 1\n'))
    assert (settings.pass_over, settings.largest_file) == (("drafts*",), 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('preset = "mutt"\nfoldes = ["/a"]\n', "line 2: there is no setting 'foldes': did you mean 'folders'?"),
        ('folders = "/a"\npreset = "mutt"', "line 1: folders must be a list of strings"),
        ('folders = [1]\npreset = "mutt"', "line 1: folders must be a list of strings"),
        (
            'folders = ["~nobody.here/a"]\npreset = "mutt"',
            "line 1: folders must be folders, and '~nobody.here/a' names none",
        ),
        ('folders = ["/a", "a\\u0000b"]\npreset = "mutt"', "line 1: folders must be folders, and 'a\\x00b' names none"),
        ('folders = [" "]\npreset = "mutt"', "line 1: folders must be folders, and ' ' names none"),
        ('pass_over = [1]\npreset = "mutt"', "line 1: pass_over must be a list of strings"),
        ('largest_file = 0\npreset = "mutt"', "line 1: largest_file must be megabytes"),
        ('preset = "mutt"\ntheme = 3\n', "line 2: theme must be a name"),
        ('preset = "mutt"\neditor = ""\n', "line 2: editor must be a command"),
        ('preset = "mutt"\nkeys = 3\n', "line 2: keys must be a table"),
        (
            'preset = "mutt"\ndates = "is"\n',
            "line 2: dates must be one of short, american, iso, relative: did",
        ),
    ],
)
def test_a_fault_names_the_file_the_line_and_what_would_be_right_and_the_rest_applies(
    path: Path, text: str, said: str
) -> None:
    settings = load(written(path, text))
    (fault,) = settings.faults
    assert str(path) in fault
    assert said in fault
    assert settings == Settings(preset="mutt", faults=(fault,))


def test_an_entry_at_fault_is_named_with_its_own_line_and_takes_nothing_from_the_others(path: Path) -> None:
    settings = load(written(path, 'theme = "nord"\n\n[pipe]\nsearch = "lpr"\n\n[keys]\npin = "P"\nsearch = 3\n'))
    (fault,) = settings.faults
    assert f"{path}, line 8: keys.search must be a text" in fault
    assert (settings.pipe, settings.keys) == ({"search": "lpr"}, {"pin": "P"})
    assert settings.fault("keys.pin", "no").startswith(f"{path}, line 7: ")
    assert settings.fault("theme", "no").startswith(f"{path}, line 1: ")


def test_an_unknown_preset_is_named_with_those_there_are(path: Path) -> None:
    settings = load(written(path, 'preset = "emacs"\n'))
    assert settings.preset == "default"
    assert "preset must be one of default, newsboat, mutt, arrows" in settings.faults[0]


def test_a_file_that_is_no_toml_names_the_place(path: Path) -> None:
    (fault,) = load(written(path, "folders = [\n")).faults
    assert str(path) in fault
    assert "end of document" in fault


def test_a_number_beyond_all_bounds_is_a_fault_too(path: Path) -> None:
    (fault,) = load(written(path, f"largest_file = {'9' * 5_000}\n")).faults
    assert fault.startswith(f"{path}: ")
    assert fault.endswith("; nothing in it applies")


@pytest.mark.parametrize("inner", ["[" * 5_000 + "]" * 5_000, "{a=" * 5_000 + "1" + "}" * 5_000])
def test_what_is_nested_thousands_deep_is_a_fault_too(path: Path, inner: str) -> None:
    (fault,) = load(written(path, f"folders = {inner}\n")).faults
    assert fault.startswith(f"{path}: ")
    assert fault.endswith("nested too deep; nothing in it applies")


@pytest.mark.parametrize("depth", range(100, 1_000, 50))
def test_however_deep_it_is_nested_one_fault_is_told(path: Path, depth: int) -> None:
    (fault,) = load(written(path, f"folders = {'[' * depth}{']' * depth}\n")).faults
    assert str(path) in fault


def test_the_first_file_explains_every_setting_and_sets_none(path: Path) -> None:
    assert write_first(path)
    assert load(path) == Settings()
    for key in KEYS:
        assert f"# {key} = " in path.read_text() or f"# [{key}]" in path.read_text()
    assert not write_first(path)


def test_every_example_of_the_first_file_is_a_valid_setting_and_is_read(path: Path) -> None:
    examples = "\n".join(setting.example for setting in SETTINGS)
    assert load(written(path, examples)) == Settings(
        folders=(Path.home() / "articles", Path("/srv/clippings")),
        theme="high-contrast",
        preset="newsboat",
        dates="iso",
        browser="firefox --private-window",
        editor="vim -R",
        pipe={"print": "lpr"},
        keys={"search": "s,slash"},
    )


def test_a_file_that_is_no_text_is_a_fault_and_not_a_crash(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe\x00theme")
    (fault,) = load(path).faults
    assert str(path) in fault
