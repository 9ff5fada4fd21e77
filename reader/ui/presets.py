"""Keys that people bring along from another program, by the id of the command. What a preset does not name stays."""

from __future__ import annotations

from collections.abc import Mapping

from reader.settings import Settings
from reader.ui.commands import COMMANDS

PRESETS: Mapping[str, Mapping[str, str]] = {
    "default": {},
    # newsboat's own manual: n and p go to unread articles, N toggles, J and K go through all, r reloads.
    "newsboat": {
        "next-unread": "n",
        "previous-unread": "p",
        "toggle-read": "N",
        "rescan": "r,R",
        "next-match": "]",
        "previous-match": "[",
        "pin": "P",
    },
    # mutt's: Tab goes to the next new one, N toggles new, F flags, t tags (we: select), l limits, d deletes (we: hide).
    "mutt": {
        "next-unread": "tab",
        "previous-unread": "shift+tab",
        "next-pane": "ctrl+w",
        "previous-pane": "ctrl+o",
        "toggle-read": "N",
        "toggle-star": "F",
        "select": "t",
        "select-none": "ctrl+t",
        "tag": "+",
        "untag": "-",
        "narrow": "L",
        "narrow-by": "W",
        "hide": "d,x",
        "rescan": "$,R",
        "back": "i,q,escape,backspace",
        "next-match": "n",
        "previous-match": "ctrl+n",
    },
    # No letter moves anything: arrows, Enter, Esc and the keys of functions, as in a file manager.
    "arrows": {
        "line-down": "down",
        "line-up": "up",
        "page-down": "pagedown",
        "page-up": "pageup",
        "top": "home",
        "bottom": "end",
        "close-story": "left",
        "to-article": "right",
        "to-list": "left",
        "choose-left": "left",
        "choose-right": "right",
        "choose": "enter,right",
        "leave-choice": "left",
        "take-away": "delete",
        "search": "f3,/",
        "find": "f3,/",
        "compare": "f2,c",
        "choose-partner": "f4,C",
        "rescan": "f5,R",
        "next-unread": "f6",
        "next-difference": "f7",
        "previous-difference": "f6",
        "hide": "delete",
        "select": "insert",
        "palette": "f9,ctrl+p",
        "help": "f1,?",
        "quit": "f10,Q",
    },
}


def preset_keys(name: str) -> Mapping[str, str]:
    """The keys of a preset; none for one that there is not."""
    return PRESETS.get(name, {})


def keymap(settings: Settings) -> dict[str, str]:
    """The keys that hold instead of the table's: the preset's, and before them the person's own."""
    known = {command.id for command in COMMANDS}
    return {id: keys for id, keys in {**preset_keys(settings.preset), **settings.keys}.items() if id in known}
