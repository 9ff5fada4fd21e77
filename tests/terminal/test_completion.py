"""Tab in the three real shells: commands, options, values, paths, and names of the library."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.in_a_terminal import Terminal

ROOT = Path(__file__).parents[2]
SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(newsreader completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'autoload compinit; compinit -D -u; eval "$(newsreader completion zsh)"'),
    "fish": (["fish", "--no-config", "--private", "-i"], "newsreader completion fish | source"),
}
OF_ITS_OWN = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
)
"""fish wants the terminal to be that of its session."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a program called newsreader, two outlets in its library, and some files."""
    program = tmp_path / "bin" / "newsreader"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m reader "$@"\n')
    program.chmod(0o755)
    folder = tmp_path / "cuttings of mine"
    folder.mkdir()
    for number, outlet in enumerate(("Quayside Echo", "Marsh Post")):
        text = f"---\ntitle: Tide {number}\noutlet: {outlet}\n---\nThe tide rose by {number} metres at the old quay.\n"
        (folder / f"tide{number}.md").write_text(text)
    return tmp_path


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest, home: Path) -> Iterator[Terminal]:
    """A shell that has read the script for it, in that folder."""
    if shutil.which(request.param) is None:
        pytest.skip(f"no {request.param} here")
    command, load = SHELLS[request.param]
    places = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CACHE", "DATA", "CONFIG", "STATE")}
    path = f"{home / 'bin'}:{os.environ['PATH']}"
    environment = {**places, "PATH": path, "HOME": str(home), "TERM": "xterm", "LANG": "C.UTF-8", "PS1": "$ "}
    subprocess.run(
        ["newsreader", "index", "cuttings of mine"], cwd=home, env=environment, check=True, capture_output=True
    )
    terminal = Terminal([sys.executable, "-c", OF_ITS_OWN, *command], environment, 100, 60)
    terminal.press(f"cd '{home}'; {load}; echo rea''dy", "enter")
    terminal.wait_for("ready")
    yield terminal
    terminal.close()


def test_tab_completes_commands_options_values_paths_and_outlets(shell: Terminal) -> None:
    for typed, becomes in (
        ("newsreader sea", "newsreader search "),
        ("newsreader search --li", "newsreader search --limit "),
        ("newsreader search --sort rel", "newsreader search --sort relevance "),
        ("newsreader search outl", "newsreader search outlet:"),
        ("newsreader search outlet:Quay", 'newsreader search outlet:\\"Quayside\\ Echo\\"'),
        ("newsreader search outlet:Mar", 'newsreader search outlet:\\"Marsh\\ Post\\"'),
        ("newsreader search tide --in cutt", "newsreader search tide --in cuttings\\ of\\ mine/"),
        (
            "newsreader compare cuttings\\ of\\ mine/tide0.md cuttings\\ of\\ mine/tide1",
            "tide0.md cuttings\\ of\\ mine/tide1.md",
        ),
        ("newsreader cutt", "newsreader cuttings\\ of\\ mine/"),
        ("newsreader completion zs", "newsreader completion zsh"),
    ):
        shell.press(typed, "tab")
        shell.wait_until(lambda text, becomes=becomes: becomes in text, f"{typed} to become {becomes}")
        shell.press("\x15")  # Ctrl+U empties the line
    shell.press("newsreader search outlet:mar", "tab")
    shell.wait_for("arsh\\ Post")  # whatever the case of what was typed; fish keeps that
