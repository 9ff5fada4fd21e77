"""Arguments in, exit code out. The screen is imported only when it is opened."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.arguments import COMMANDS, FAULT, command_of, paths_of

if TYPE_CHECKING:
    from argparse import Namespace

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. Gives the exit status: 0 done, 1 done but nothing found, 2 wrong usage or a fault."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _have_streams()
    from reader.errors import NewsreaderError

    try:
        status = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:  # `newsreader stories | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (NewsreaderError, OSError) as fault:
        from reader.text.clean import clean_line

        print(f"newsreader: {clean_line(str(fault))}", file=sys.stderr)
        return FAULT
    except KeyboardInterrupt:  # what was indexed until now stays
        return INTERRUPTED
    except Exception as fault:
        return _unforeseen(fault)
    return status


def _unforeseen(fault: Exception) -> int:
    from reader.log import note

    print(f"newsreader: {note(fault)}", file=sys.stderr)
    return FAULT


def _run(words: list[str]) -> int:
    if not words or words[0] not in COMMANDS:
        return _open([Path(path) for path in paths_of(words)])
    chosen = command_of(words)
    if words[0] == "demo":
        from reader import demo

        return _open([demo.folder()])
    from reader.plain import commands

    command: Callable[[Namespace], int] = getattr(commands, words[0])
    return command(chosen)


def _open(roots: list[Path]) -> int:
    """The reader on these roots, else on the configured folders, else its first screen."""
    from reader.plain import commands

    commands.must_exist(roots)
    if all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):  # Textual draws on standard error
        return _open_screen(roots)
    return commands.stories_without_a_screen(roots or commands.configured_folders())


def _open_screen(roots: Iterable[Path]) -> int:
    from reader.allocation import share_one_heap

    share_one_heap()
    from reader import settings, settings_file
    from reader.errors import SettingsFault
    from reader.library import Scope
    from reader.paths import user_paths
    from reader.ui.app import NewsreaderApp

    places = user_paths()
    with suppress(SettingsFault):  # an explanation of the settings that cannot be written is missed by nobody
        settings_file.write_first(places.settings)
    chosen = settings.load(places.settings)
    app = NewsreaderApp(places.index, Scope.of(roots or chosen.folders), chosen)
    gc.freeze()  # what was imported stays: to look through it for garbage again and again delays the first page
    app.run()
    gc.freeze()  # a last look for cycles in all that the screen made would take longer than quitting itself
    return _unforeseen(app.fault) if app.fault else app.return_code or 0


def _have_streams() -> None:
    """Data is UTF-8 wherever the program runs; a stream that was closed before we started swallows what it is given."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
