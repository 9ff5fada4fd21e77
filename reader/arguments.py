"""The words of the command line: what they mean, and one line of help where they mean nothing."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import NoReturn

import reader
from reader.examples import taught

FAULT = 2
DESCRIPTION = "Read, search and compare news articles kept as files."
NOTE = '"newsreader COMMAND --help" explains a command. A folder that is called like a command is opened as ./NAME.'
COMMANDS: Mapping[str, str] = {
    "index": "scan and index files and folders now",
    "search": "full-text search",
    "show": "print articles, cleaned",
    "related": "what is related to an article, and why",
    "stories": "articles grouped by event",
    "compare": "two articles side by side, or more statement by statement",
    "demo": "open the reader on the sample articles that ship with it",
    "paths": "where settings, index, state and log are kept",
    "completion": "print what completes the command line at Tab, for your shell",
}
"""Every command, and what it does."""
QUERY = """words, "a phrase", prefix*, -not, OR, ( ), and fields: title:word, outlet: author: agency: language:,
text:word, date:2026-03, date:lastweek, is:unread, is:starred, tag:name, like:FILE"""
SHELLS = ("bash", "zsh", "fish")


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Wrong usage: one line on standard error, exit status 2."""
        self.exit(FAULT, f"newsreader: {message} ({self.prog.split(' [')[0]} --help explains)\n")


def command_of(words: Sequence[str]) -> argparse.Namespace:
    """What a line that begins with one of COMMANDS means. Ends the program where it means nothing."""
    parser, _ = _parser()
    chosen, rest = parser.parse_known_args(words)
    if words[0] == "search":
        chosen.query = _query(parser, words[1:], [*chosen.query, *rest])
    elif rest:
        parser.error(f"{words[0]} knows no {rest[0]}")
    return chosen


def paths_of(words: Sequence[str]) -> list[str]:
    """The files and folders the reader is to be opened on."""
    paths: list[str] = reader_parser().parse_args(words).paths
    return paths


def reader_parser() -> Parser:
    """The parser of a line that names no command: the reader itself."""
    told = "".join(f"  {name:12}{does}\n" for name, does in COMMANDS.items())
    parser = Parser(
        prog="newsreader",
        usage="newsreader [PATH ...]\n       newsreader COMMAND ...",
        description=DESCRIPTION,
        epilog=f"commands:\n{told}\n{taught('')}\n\n{NOTE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"newsreader {reader.__version__}")
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", type=_path, help="files and folders to read; none: the configured ones"
    )
    return parser


def command_parsers() -> Mapping[str, Parser]:
    """The parser of every command, by its name."""
    return _parser()[1]


def _query(parser: Parser, words: Sequence[str], found: Sequence[str]) -> str:
    """The words of a query in their order; "-word" is one of them, and no option."""
    for word in found:
        if word.startswith("--") and len(word) > 2:
            parser.error(f"search knows no {word}")
    left, query = list(found), []
    for word in words:
        if word in left:
            left.remove(word)
            query.append(word)
    if not query:
        parser.error("search takes a QUERY, before --in")
    return " ".join(word for word in query if word != "--")


def _parser() -> tuple[Parser, Mapping[str, Parser]]:
    parser = Parser(prog="newsreader")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add(commands, "index").add_argument(
        "paths", metavar="PATH", nargs="*", type=_path, help="files and folders; none: the configured ones"
    )
    added = _add(commands, "search", short=False)
    added.add_argument("query", metavar="QUERY", nargs="*", help=QUERY)
    _within(added)
    _limit(added)
    added.add_argument("--sort", choices=("relevance", "date"), default="relevance", help="what comes first")

    added = _add(commands, "show")
    added.add_argument("articles", metavar="ARTICLE", nargs="*", help="a path, PATH#ITEM, or an id")
    added.add_argument("--all", action="store_true", help="every article")
    _within(added)

    added = _add(commands, "related")
    added.add_argument("article", metavar="ARTICLE", nargs="?", help="a path, PATH#ITEM, or an id")
    added.add_argument("--all", action="store_true", help="for every article")
    _within(added)
    _limit(added)

    added = _add(commands, "stories")
    told_by = "only what several outlets tell, or one alone"
    added.add_argument("--told-by", choices=("several", "one"), help=told_by)
    _within(added)

    added = _add(commands, "compare", json=False)
    added.add_argument("articles", metavar="ARTICLE", nargs="+", help="a path, PATH#ITEM, or an id")
    form = added.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON instead of text")
    form.add_argument("--markdown", action="store_true", help="print Markdown")
    form.add_argument("--html", action="store_true", help="print one self-contained HTML page")

    _add(commands, "demo", json=False)
    _add(commands, "paths", json=False)
    added = _add(commands, "completion", json=False)
    what = added.add_mutually_exclusive_group(required=True)
    what.add_argument("shell", metavar="SHELL", nargs="?", choices=SHELLS, help=", ".join(SHELLS))
    what.add_argument("--query", metavar="WORD", help=argparse.SUPPRESS)  # what a word of a query may become
    return parser, commands.choices


def _add(commands: argparse._SubParsersAction[Parser], name: str, *, json: bool = True, short: bool = True) -> Parser:
    """A command; without `short` it has no -h, so that a word with a dash before it is left alone."""
    told = COMMANDS[name]
    added = commands.add_parser(
        name,
        description=f"{told[0].upper()}{told[1:]}.",
        epilog=taught(name),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=short,
    )
    if not short:
        added.add_argument("--help", action="help", help="show this help message and exit")
    if json:
        added.add_argument("--json", action="store_true", help="print JSON instead of text")
    return added


def _within(added: Parser) -> None:
    added.add_argument(
        "--in",
        dest="within",
        metavar="PATH",
        nargs="+",
        action="extend",
        type=_path,
        help="only these; indexed first if need be",
    )


def _limit(added: Parser) -> None:
    added.add_argument("--limit", type=_positive, default=10, metavar="N", help="at most N (default 10)")


def _positive(word: str) -> int:
    if not word.isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"takes a number from 1, not {word!r}")
    return int(word)


def _path(word: str) -> str:
    if not word:
        raise argparse.ArgumentTypeError("an empty name is no file or folder")
    return word
