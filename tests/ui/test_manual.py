"""The manual page and the help: made from the one parser and the one table of commands."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.arguments import COMMANDS, command_of, command_parsers, paths_of
from reader.examples import EXAMPLES
from reader.settings import KEYS
from reader.ui.commands import COMMANDS as KEYED
from reader.ui.manual import manual

ROOT = Path(__file__).parents[2]


def test_the_manual_names_every_command_option_key_and_setting() -> None:
    page = manual().replace("\\-", "-")
    for name, parser in command_parsers().items():
        assert f".SS newsreader {name}" in page
        for option in re.findall(r"--[a-z]+", parser.format_usage()):
            assert f"\\fB{option}" in page or option == "--help", option
    for command in KEYED:
        assert f"({command.id})" in page or not command.keys, command.id
    for key in KEYS:
        assert f"\\fB{key} = " in page or f"\\fB[{key}]" in page, key


def test_the_wheel_is_built_where_none_of_the_packages_is() -> None:
    made = "from reader.plain.completion import script; from reader.ui.manual import manual; script('zsh'); manual()"
    told = subprocess.run([sys.executable, "-S", "-c", made], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert told.returncode == 0, told.stderr


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="mandoc is not here")
def test_the_manual_is_clean_by_the_strictest_reader_of_manuals() -> None:
    told = subprocess.run(["mandoc", "-Tlint"], input=manual(), capture_output=True, encoding="utf-8")
    assert (told.returncode, told.stdout) == (0, "")


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_example_of_the_help_is_a_line_that_the_program_takes(name: str) -> None:
    for line, _ in EXAMPLES[name]:
        typed = re.search(r"newsreader(?: [^|>)]*)?", line)
        assert typed is not None
        words = shlex.split(re.sub(r"\$\((.*?)\)", r"\1", typed[0]))[1:]
        if words and words[0] in COMMANDS:
            command_of(words)
            assert name in ("", words[0])
        else:
            paths_of(words)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_shows_its_examples(name: str) -> None:
    told = command_parsers()[name].format_help()
    assert all(line in told and does in told for line, does in EXAMPLES[name])
