"""The house stands on its floors: a module imports only from below, and heavy packages stay in their one room."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "reader").rglob("*.py"))

# The longest prefix that fits a module's name tells its floor.
FLOORS = {
    "reader": 0,
    "reader.allocation": 0,
    "reader.errors": 0,
    "reader.article": 0,
    "reader.text": 1,
    "reader.paths": 1,
    "reader.demo": 1,
    "reader.replacing": 1,
    "reader.stopping": 1,
    "reader.log": 2,
    "reader.settings": 2,
    "reader.settings_file": 3,
    "reader.sqlite_files": 2,
    "reader.sources": 2,
    "reader.library": 3,
    "reader.state": 3,
    "reader.library.postings": 4,
    "reader.library.finding": 5,
    "reader.library.scanning": 5,
    "reader.library.library": 6,
    "reader.stories": 7,
    "reader.stories.many": 8,
    "reader.stories.whole": 9,
    "reader.stories.growing": 9,
    "reader.stories.grouping": 9,
    "reader.stories.at_once": 9,
    "reader.stories.related": 9,
    "reader.comparison": 10,
    "reader.arguments": 11,
    "reader.indexing": 11,
    "reader.plain": 12,
    "reader.ui.commands": 12,
    "reader.ui": 13,
    "reader.ui.widgets": 14,
    "reader.ui.screens": 15,
    "reader.ui.app": 16,
    "reader.__main__": 17,
}

# The rooms that may import a package. What stands here is imported nowhere else.
ROOMS = {
    "textual": ("reader.ui",),
    "rich": ("reader.ui",),
    "whoosh": ("reader.library.postings",),
    "numpy": (
        "reader.library.postings.columns",
        "reader.library.postings.together",
        "reader.stories.many",
        "reader.stories.sampled",
        "reader.text.tallies",
    ),
    "markdownify": ("reader.sources",),
    "trafilatura": ("reader.sources",),
    "lxml": ("reader.sources",),
    "htmldate": ("reader.sources",),
    "yaml": ("reader.sources",),
    "feedparser": ("reader.sources",),
    "warcio": ("reader.sources",),
    "pypdf": ("reader.sources",),
    "markdown_it": ("reader.text",),
    "Stemmer": ("reader.text",),
    "platformdirs": ("reader.paths",),
    "tomlkit": ("reader.settings_file",),
    "watchfiles": ("reader.ui",),
    "plotext": ("reader.ui.plots",),
    "sqlite3": ("reader.sqlite_files", "reader.library", "reader.state"),
}

LIGHT = "import sys; import reader.{}; print([name for name in {!r} if name in sys.modules])"


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Every module that a file imports, wherever it does, and whether only for its types."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in for_types) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the floor"
            yield from ((f"{node.module}.{alias.name}", id(node) in for_types) for alias in node.names)


def floor_of(name: str) -> int:
    parts = name.split(".")
    return next(FLOORS[known] for n in range(len(parts), 0, -1) if (known := ".".join(parts[:n])) in FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_floors_below_its_own(path: Path) -> None:
    own = name_of(path)
    room = own.rpartition(".")[0]
    for imported, _ in imports(path):
        if imported.split(".")[0] != "reader" or imported == own or imported.startswith(f"{own}."):
            continue
        same_room = room != "reader" and imported.startswith(f"{room}.") and floor_of(imported) == floor_of(own)
        assert same_room or floor_of(imported) < floor_of(own), f"{own} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_heavy_package_stays_in_its_room(path: Path) -> None:
    own = name_of(path)
    for imported, _ in imports(path):
        rooms = ROOMS.get(imported.split(".")[0])
        assert rooms is None or own.startswith(rooms), f"{own} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_over_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize(
    ("module", "packages"),
    [
        ("state", ("numpy", "textual", "rich", "whoosh", "lxml", "yaml", "platformdirs")),
        ("__main__", ("numpy", "textual", "rich", "whoosh", "lxml", "yaml", "platformdirs", "sqlite3")),
        ("plain.commands", ("numpy", "textual", "rich", "whoosh", "lxml", "markdown_it", "yaml")),
        ("indexing", ("numpy", "textual", "rich", "lxml", "yaml")),
        ("ui.commands", ("textual", "rich", "whoosh")),
        (
            "ui.app",
            ("numpy", "plotext", "whoosh", "lxml", "trafilatura", "markdownify", "yaml", "dateutil", "feedparser"),
        ),
        ("ui.app", ("tomlkit", "pypdf", "warcio")),
    ],
)
def test_importing_a_module_loads_no_package_it_does_not_need(module: str, packages: tuple[str, ...]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LIGHT.format(module, packages)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
