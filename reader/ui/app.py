"""The program on the screen: settings and keys in, one screen after another out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App, ScreenStackError, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.theme import Theme

from reader.errors import NewsreaderError
from reader.paths import user_paths
from reader.settings import Settings, nearest
from reader.ui import days
from reader.ui.bindings import CommandProvider, app_bindings, keys_of
from reader.ui.commands import MOTIONS
from reader.ui.hangup import LOOK_EVERY, STATUS, hung_up
from reader.ui.key_faults import key_faults
from reader.ui.keys_in_turn import KeysInTurn
from reader.ui.presets import keymap, preset_keys
from reader.ui.screens.folder import Read
from reader.ui.screens.main import MainScreen
from reader.ui.themes import DARK, THEMES, WITHOUT_COLOUR

if TYPE_CHECKING:
    from reader.library import Scope
SWITCH_INTERVAL = 0.001  # seconds: a thread that loads a long list gives way to the keys sooner than Python's 5 ms


class NewsreaderApp(KeysInTurn):
    """Reads a scope; without roots it first asks what to read."""

    TITLE = "newsreader"
    CSS_PATH = [Path(__file__).with_name(name) for name in ("styles.tcss", "compare.tcss")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*app_bindings()]
    COMMANDS = App.COMMANDS | {CommandProvider}
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        index: Path,
        scope: Scope,
        settings: Settings,
        *,
        index_on_start: bool = True,
        state: Path | None = None,
    ) -> None:
        super().__init__()
        self.index = index
        self.state = state or user_paths().state
        self.scope = scope
        self.settings = settings
        self.keys = keymap(settings)
        self.keys_that_move = frozenset(key for id in MOTIONS for key in keys_of(self.keys, id))
        self.index_on_start = index_on_start
        self._register_themes()
        sys.setswitchinterval(SWITCH_INTERVAL)

    def _register_themes(self) -> None:
        for theme in (*THEMES, *(WITHOUT_COLOUR if self.no_color else ())):
            self.register_theme(theme)
        if "TEXTUAL_THEME" not in os.environ:
            self.theme = DARK.name

    def on_mount(self) -> None:
        self._take_settings()
        if self.scope.roots:
            self.push_screen(self._main(self.scope, index_on_start=self.index_on_start))
        else:
            from reader.ui.screens.first import FirstScreen

            self.push_screen(FirstScreen(self.index))
        if not self.is_headless:
            self.set_interval(LOOK_EVERY, self._end_without_a_terminal)

    def _end_without_a_terminal(self) -> None:
        if sys.__stdin__ is not None and hung_up(sys.__stdin__.fileno()):
            self.exit(return_code=STATUS)

    def _take_settings(self) -> None:
        self.set_keymap(self.keys)
        days.write_in(self.settings.dates)
        for fault in self._faults():
            self.notify(fault, title="settings.toml", severity="warning", timeout=10, markup=False)
        if self.settings.theme in self.available_themes:
            self.theme = self.settings.theme
        self._kept_theme = self.theme
        self.theme_changed_signal.subscribe(self, self._keep_theme)

    def _faults(self) -> Iterator[str]:
        """What is wrong with the settings: as they were read, and by what there is on the screen."""
        chosen = self.settings
        yield from chosen.faults
        for id, fault in key_faults(chosen.keys, preset_keys(chosen.preset)):
            yield chosen.fault(f"keys.{id}", fault)
        if (theme := chosen.theme) and theme not in self.available_themes:
            yield chosen.fault("theme", f'there is no theme "{theme}"{nearest(theme, self.available_themes)}')

    @on(Read)
    def _read(self, event: Read) -> None:
        self.read(event.paths, remember=event.remember)

    def read(self, paths: Sequence[Path], *, remember: bool = False) -> None:
        """Read these files and folders (none: everything indexed); `remember` makes them the configured ones."""
        from reader.library import Scope

        scope = Scope.of(paths)
        if remember:
            self._remember(scope)
        self.switch_screen(self._main(scope, index_on_start=bool(scope.roots)))

    def _keep_theme(self, theme: Theme) -> None:
        """A theme that was chosen here holds from now on."""
        from reader import settings_file

        if theme.name == self._kept_theme:
            return
        self._kept_theme = theme.name
        try:
            settings_file.save_theme(user_paths().settings, theme.name)
        except NewsreaderError as fault:
            self.notify(str(fault), severity="warning", markup=False)

    def _main(self, scope: Scope, *, index_on_start: bool) -> MainScreen:
        return MainScreen(self.index, scope, self.keys, index_on_start=index_on_start, state=self.state)

    def _remember(self, scope: Scope) -> None:
        from reader import settings_file

        path = user_paths().settings
        try:
            settings_file.save_folders(path, scope.roots)
        except NewsreaderError as fault:
            self.notify(str(fault), severity="warning", markup=False)
        else:
            self.notify(f"newsreader alone opens this folder from now on ({path}).", timeout=6, markup=False)

    @property
    def fault(self) -> Exception | None:
        """What ended the program where nobody has quit it."""
        return self._exception

    def exit(self, result: None = None, return_code: int = 0, message: Any = None) -> None:
        """Quit. How far one has read is kept first, while the page is there."""
        with suppress(ScreenStackError):
            for screen in self.screen_stack:
                if isinstance(screen, MainScreen):
                    screen.keep_last_place()
        super().exit(result, return_code, message)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """Of Textual's own commands only the choice of a theme: all others stand in our table."""
        yield SystemCommand("Theme", "Choose colours", self.action_change_theme)

    def action_help(self) -> None:
        """Help for where one stands."""
        from reader.ui.help import HEADINGS, of_help
        from reader.ui.screens.page import PageScreen

        place = getattr(self.focused, "place", "") or "list"
        if not getattr(self.screen, "is_help", False):
            self.push_screen(PageScreen(HEADINGS[place], lambda text: of_help(place, self.keys, text), is_help=True))

    def action_interrupt(self) -> None:
        """Quit. (What the mouse selected is copied first, by the screen, which then does not come here.)"""
        self.exit()
