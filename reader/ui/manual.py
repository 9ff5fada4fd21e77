"""The manual page, from the parser, the table of commands and the settings: it tells of what there is and nothing else.

`python -m reader.ui.manual > newsreader.1` writes it; the wheel brings it along, so that `man newsreader` finds it.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import textwrap
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import reader
from reader.arguments import COMMANDS, DESCRIPTION, NOTE, command_parsers, reader_parser
from reader.examples import EXAMPLES
from reader.settings import SETTINGS
from reader.ui.commands import GROUPS
from reader.ui.help import MARKS, QUERIES
from reader.ui.key_names import shown
from reader.ui.presets import PRESETS

ABOUT = (
    "It reads text, Markdown, saved web pages, mail, feeds, books and data sets, finds any article as one types, "
    "shows which of them tell the same story, and lays what two or more outlets say side by side.",
    "The files are opened read-only. Nothing is written beside them, and nothing leaves the machine.",
)
FILES = (
    ("~/.config/newsreader/settings.toml", "the settings, written with explanations at the first start"),
    ("~/.cache/newsreader/index", "the index, which may be deleted at any time"),
    ("~/.local/share/newsreader/state.sqlite", "what was read, starred, tagged, noted: kept apart, and worth a copy"),
)
EXIT = (("0", "done"), ("1", "done, but nothing was found"), ("2", "wrong usage, or a fault, told in one line"))
ENVIRONMENT = (
    ("VISUAL, EDITOR", "what opens a file where the settings name no editor"),
    ("NO_COLOR", "where it is set, nothing is told by colour"),
    ("XDG_CONFIG_HOME, XDG_CACHE_HOME, XDG_DATA_HOME", "where the files above are"),
)
SIGNS = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "~": "\\(ti", "^": "\\(ha"}
"""What roff would take for something else."""


def manual() -> str:
    """The page in the language of man(7)."""
    page = "\n".join(_lines()) + "\n"
    return re.sub(r"(?m)^(\.S[HS] .*)\n\.PP$", r"\1", page)


def _lines() -> Iterator[str]:
    day = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), UTC).date()
    yield f'.TH NEWSREADER 1 "{day}" "newsreader {reader.__version__}" "User Commands"'
    yield from (".SH NAME", f"newsreader \\- {_plain(DESCRIPTION[0].lower() + DESCRIPTION[1:].rstrip('.'))}")
    yield from (".SH SYNOPSIS", ".B newsreader", "[\\fIPATH\\fR ...]", ".br", ".B newsreader")
    yield from ("\\fICOMMAND\\fR ...", ".SH DESCRIPTION")
    yield from _paragraphs((*ABOUT, NOTE))
    yield from _options(reader_parser())
    yield from (".SH COMMANDS", *_commands())
    yield from (".SH EXAMPLES", *_examples(""))
    yield from (".SH QUERIES", *_entries(QUERIES.items()))
    yield from (
        ".SH KEYS",
        *_paragraphs(
            ("As they are at first, each with its id for the settings; ? in the reader shows those that hold.",)
        ),
    )
    for group, commands in GROUPS.items():
        yield f".SS {_plain(group)}"
        yield from _entries(
            (shown(command.keys), f"{command.help} ({command.id})") for command in commands if command.keys
        )
    yield from (".SH MARKS OF A COMPARISON", *_entries(MARKS.items()))
    yield from (".SH SETTINGS", *_paragraphs((f"All are optional. Presets of keys: {', '.join(PRESETS)}.",)))
    yield from _entries((setting.example, setting.told) for setting in SETTINGS)
    yield from (
        ".SH FILES",
        *_paragraphs(("newsreader paths tells where they are on this machine.",)),
        *_entries(FILES),
    )
    yield from (".SH ENVIRONMENT", *_entries(ENVIRONMENT), ".SH EXIT STATUS", *_entries(EXIT))


def _commands() -> Iterator[str]:
    for name, parser in command_parsers().items():
        yield f".SS newsreader {name}"
        yield from _paragraphs((f"{COMMANDS[name][0].upper()}{COMMANDS[name][1:]}.",))
        yield from _options(parser)
        yield from _examples(name)


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    actions = [action for action in parser._actions if action.help != argparse.SUPPRESS]
    yield from _entries(
        (_named(action), action.help or "") for action in actions if "--help" not in action.option_strings
    )


def _named(action: argparse.Action) -> str:
    value = str(action.metavar or "|".join(action.choices or ()))
    value = f"{value} ..." if action.nargs in ("*", "+") else value
    return " ".join(filter(None, [", ".join(action.option_strings), "" if action.nargs == 0 else value]))


def _examples(name: str) -> Iterator[str]:
    for line, told in EXAMPLES[name]:
        yield from (".PP", f"{_plain(told)}:", ".PP", ".RS 4", ".nf", f"\\fB{_plain(line)}\\fR", ".fi", ".RE")


def _entries(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for named, told in entries:
        yield ".TP"
        yield from _between((f"\\fB{_plain(line)}\\fR" for line in named.split("\n")), ".TQ")
        yield from _filled(told)


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    yield from (line for text in texts for line in (".PP", *_filled(text)))


def _filled(text: str) -> Iterator[str]:
    return map(_plain, textwrap.wrap(text, 72, break_long_words=False, break_on_hyphens=False))


def _between(lines: Iterable[str], separator: str) -> list[str]:
    return [one for line in lines for one in (separator, line)][1:]


def _plain(text: str) -> str:
    """A line that means itself: no macro at its start, and no sign that is printed as another one."""
    text = " ".join(text.split())
    escaped = "".join(SIGNS.get(sign, sign) for sign in text)
    return f"\\&{escaped}" if text.startswith((".", "'")) else escaped


if __name__ == "__main__":
    sys.stdout.write(manual())
