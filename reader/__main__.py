"""Arguments in, exit code out. The screen is imported only when it is opened."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import reader

FAULT = 2
DESCRIPTION = "Read, search and compare news articles kept as files."
EPILOG = """\
examples:
  newsreader ~/articles                        open the reader on a folder
  newsreader demo                              open it on the sample articles
  newsreader search 'bridge title:closed' --in ~/articles
  newsreader compare one.html two.html         two articles side by side
  newsreader stories --in ~/articles --json    articles grouped by event

"newsreader COMMAND --help" explains a command. A folder that is called like a command is opened as ./NAME.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. Gives the exit status: 0 done, 1 done but nothing found, 2 wrong usage or a fault."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    from reader.errors import NewsreaderError

    try:
        status = _run(words)
        sys.stdout.flush()
    except NewsreaderError as fault:
        from reader.text.clean import clean_line

        print(f"newsreader: {clean_line(str(fault))}", file=sys.stderr)
        return FAULT
    except BrokenPipeError:  # `newsreader stories | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:  # what was indexed until now stays
        return 130
    return status


def _run(words: list[str]) -> int:
    parser = _parser()
    if words and words[0] in COMMANDS:
        chosen = parser.parse_args(words)
        if words[0] == "demo":
            return _open_demo()
        from reader.plain import commands

        command: Callable[[argparse.Namespace], int] = getattr(commands, words[0])
        return command(chosen)
    return _open([Path(path) for path in _paths_parser().parse_args(words).paths])


def _open_demo() -> int:
    from reader import demo

    return _open([demo.folder()])


def _open(roots: list[Path]) -> int:
    """The reader on these roots, else on the configured folders, else its first screen."""
    for root in roots:
        if not os.path.lexists(root):
            from reader.errors import NewsreaderError

            raise NewsreaderError(f"{root}: no such file or folder")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        from reader.plain import commands

        return commands.stories_without_a_screen(roots or commands.configured_folders())
    return _open_screen(roots)


def _open_screen(roots: list[Path]) -> int:
    from reader import settings
    from reader.paths import user_paths
    from reader.ui.app import NewsreaderApp

    places = user_paths()
    chosen = settings.load(places.settings)
    from reader.library import Scope

    app = NewsreaderApp(places.index, Scope.of(roots or chosen.folders), chosen)
    app.run()
    return app.return_code or 0


COMMANDS = ("index", "search", "show", "related", "stories", "compare", "demo", "paths")


def _paths_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsreader",
        usage="newsreader [PATH ...]\n       newsreader {" + ",".join(COMMANDS) + "} ...",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"newsreader {reader.__version__}")
    parser.add_argument("paths", metavar="PATH", nargs="*", help="files and folders to read; none: the configured ones")
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="newsreader", description=DESCRIPTION)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, help_text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".")
        if name not in ("demo", "paths"):
            added.add_argument("--json", action="store_true", help="print JSON instead of text")
        return added

    def within(added: argparse.ArgumentParser) -> None:
        added.add_argument(
            "--in",
            dest="within",
            metavar="PATH",
            nargs="+",
            action="extend",
            help="only these; indexed first if need be",
        )

    def limit(added: argparse.ArgumentParser) -> None:
        added.add_argument("--limit", type=_positive, default=10, metavar="N", help="at most N (default 10)")

    added = command("index", "scan and index files and folders now")
    added.add_argument("paths", metavar="PATH", nargs="*", help="files and folders; none: the configured ones")

    added = command("search", "full-text search")
    added.add_argument("query", metavar="QUERY", nargs="+", help='words, "a phrase", prefix*, -not, OR, field:word')
    within(added)
    limit(added)
    added.add_argument("--sort", choices=("relevance", "date"), default="relevance")

    added = command("show", "print articles, cleaned")
    added.add_argument("articles", metavar="ARTICLE", nargs="*", help="a path, PATH#ITEM, or an id")
    added.add_argument("--all", action="store_true", help="every article")
    within(added)

    added = command("related", "what is related to an article, and why")
    added.add_argument("article", metavar="ARTICLE", nargs="?", help="a path, PATH#ITEM, or an id")
    added.add_argument("--all", action="store_true", help="for every article")
    within(added)
    limit(added)

    within(command("stories", "articles grouped by event"))

    added = command("compare", "two articles side by side, or three and more statement by statement")
    added.add_argument("articles", metavar="ARTICLE", nargs="+", help="a path, PATH#ITEM, or an id")
    added.add_argument("--markdown", action="store_true", help="print Markdown")
    added.add_argument("--html", action="store_true", help="print one self-contained HTML page")

    command("demo", "open the reader on the sample articles that ship with it")
    command("paths", "where settings, index, state and log are kept")
    return parser


def _positive(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _speak_utf8() -> None:
    """Data is UTF-8 wherever the program runs; a file name in another encoding is printed escaped, not raised."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
