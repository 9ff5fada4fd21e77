"""What completes the command line at Tab in bash, zsh and fish: made from the parser, in each shell's own means.

No library: the first word is a command or a path, and the words of a query are fields and names of the library, which
generators of completions from a parser do not know; and files are best completed by the shell itself.
"""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.arguments import COMMANDS, command_parsers, reader_parser

FILES, QUERY, NOTHING, WORDS = "files", "query", "nothing", "words"
KINDS = {"PATH": FILES, "ARTICLE": FILES, "QUERY": QUERY, "N": NOTHING}


@dataclass(frozen=True, slots=True)
class Option:
    """An option: its names, what it is for, what follows it (None: nothing; FILES …) and whether more than once."""

    names: tuple[str, ...]
    told: str
    follows: str | None
    choices: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What a command line may hold after the command `name` ("" is the reader): options, and other words."""

    name: str
    told: str
    options: tuple[Option, ...]
    words: str
    choices: tuple[str, ...] = ()


def lines() -> Iterator[Line]:
    """Every command line there is, the reader's own first."""
    yield _line("", "", reader_parser())
    for name, parser in command_parsers().items():
        yield _line(name, COMMANDS[name], parser)


def _line(name: str, told: str, parser: argparse.ArgumentParser) -> Line:
    actions = [action for action in parser._actions if action.help != argparse.SUPPRESS]
    options = tuple(_option(action) for action in actions if action.option_strings)
    named = next((action for action in actions if not action.option_strings), None)
    if named is None:
        return Line(name, told, options, NOTHING)
    return Line(name, told, options, _kind(named), tuple(named.choices or ()))


def _option(action: argparse.Action) -> Option:
    follows = None if action.nargs == 0 else _kind(action)
    names, told = tuple(action.option_strings), re.sub(r"\s+", " ", action.help or "")
    return Option(names, told, follows, tuple(action.choices or ()), action.nargs == "+")


def _kind(action: argparse.Action) -> str:
    return WORDS if action.choices else KINDS.get(str(action.metavar), NOTHING)


def script(shell: str) -> str:
    """What the shell is to read so that Tab completes `newsreader`."""
    made: Mapping[str, str] = {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](tuple(lines()))
    template = Path(__file__).with_name(f"completion.{shell}").read_text(encoding="utf-8")
    return re.sub("@([a-z]+)@", lambda place: made[place[1]], template)


def _bash(every: Iterable[Line]) -> Mapping[str, str]:
    cases = []
    for line in every:
        options = " ".join(name for option in line.options for name in option.names)
        words = " ".join(line.choices) or line.words
        cases.append(f'        {line.name or "*"}) options="{options}" words="{words}" ;;')
    cases.append(cases.pop(0))  # what is no command comes last
    return {"commands": " ".join(COMMANDS), "cases": "\n".join(cases), "values": "\n".join(_bash_values(every))}


def _bash_values(every: Iterable[Line]) -> Iterator[str]:
    options = {option for line in every for option in line.options if option.follows and not option.many}
    for option in sorted(options, key=lambda option: option.names):
        yield f'        {"|".join(option.names)}) words="{" ".join(option.choices) or option.follows}" ;;'


def _zsh(every: Iterable[Line]) -> Mapping[str, str]:
    described = "\n".join(f"    {shlex.quote(f'{name}:{told}')}" for name, told in COMMANDS.items())
    cases = []
    for line in every:
        specs = [spec for option in line.options for spec in _zsh_option(option)]
        specs += [shlex.quote(f"*:{line.words}:{_zsh_words(line.words, line.choices)}")] * (line.words != NOTHING)
        cases.append(f"    {line.name or '*'}) _arguments {' '.join(specs)} ;;")
    return {"described": described, "cases": "\n".join((*cases[1:], cases[0]))}


def _zsh_option(option: Option) -> Iterator[str]:
    told = option.told.replace("[", r"\[").replace("]", r"\]").replace(":", r"\:")
    for name in option.names:
        if option.follows is None:
            yield shlex.quote(f"{name}[{told}]")
        else:
            words = _zsh_words(option.follows, option.choices)
            yield shlex.quote(f"{'*' * option.many}{name}[{told}]:{'*-*:' * option.many}{option.follows}:{words}")


def _zsh_words(kind: str, choices: tuple[str, ...]) -> str:
    return f"({' '.join(choices)})" if choices else {FILES: "_files", QUERY: "_newsreader_query"}.get(kind, " ")


def _fish(every: Iterable[Line]) -> Mapping[str, str]:
    return {"commands": " ".join(COMMANDS), "lines": "\n".join(line for one in every for line in _fish_lines(one))}


def _fish_lines(line: Line) -> Iterator[str]:
    at = f"__newsreader_at {line.name}".strip()
    if line.name:
        yield f"complete -c newsreader -n __newsreader_first -a {line.name} -d {shlex.quote(line.told)}"
    for option in line.options:
        names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
        follows = {FILES: " -r -F", WORDS: f" -x -a '{' '.join(option.choices)}'", NOTHING: " -x"}
        value = follows.get(option.follows or "", "")
        yield f"complete -c newsreader -n '{at}' {names}{value} -d {shlex.quote(option.told)}"
        if option.many:
            yield f"complete -c newsreader -n '{at}; and __newsreader_after {option.names[0]}' -F"
    words = {FILES: "-F", QUERY: "-a '(__newsreader_query)'", WORDS: f"-a '{' '.join(line.choices)}'"}
    if line.words in words:
        yield f"complete -c newsreader -n '{at}; and not __newsreader_after --in' {words[line.words]}"
