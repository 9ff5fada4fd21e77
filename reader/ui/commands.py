"""Every command of the screen, once: its id, keys, places, action, and what the footer and the help say of it.

Bindings, command palette, footer, help screen and the README's table of keys are made from this table. A new command is
a row here and an `action_…` method where it works. Nothing here needs a screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

PLACES = ("list", "search", "article", "compare", "text", "choice", "statistics")
EVERYWHERE = frozenset({"all"})
LIST = frozenset({"list"})
SEARCH = frozenset({"search"})
ARTICLE = frozenset({"article"})
COMPARE = frozenset({"compare"})
TEXT = frozenset({"text"})
CHOICE = frozenset({"choice"})
STATISTICS = frozenset({"statistics"})
READING = LIST | ARTICLE


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    `id` names it in settings.toml; `keys` are Textual's key names parted by commas, or nothing where only the palette
    has it. `where` holds places ("list", "search" for its box, "article", "compare", "text" for help and such pages,
    "choice" for the lists of a dialog, "statistics") or "all", which is every one but a text box. `action` is
    Textual's action string; `footer` is empty where the footer does not show it.
    """

    id: str
    keys: str
    where: frozenset[str]
    action: str
    footer: str
    help: str

    def at(self, place: str) -> bool:
        """Whether the command works in `place`."""
        return place in self.where or (self.where == EVERYWHERE and place != "search")

    @property
    def everywhere(self) -> bool:
        """Whether the program itself answers it, wherever one stands."""
        return self.action.startswith("app.")


MOVING = (
    Command("line-down", "j,down", EVERYWHERE, "line_down", "", "a line down"),
    Command("line-up", "k,up", EVERYWHERE, "line_up", "", "a line up"),
    Command("half-page-down", "ctrl+d", EVERYWHERE, "half_page_down", "", "half a page down"),
    Command("half-page-up", "ctrl+u", EVERYWHERE, "half_page_up", "", "half a page up"),
    Command("page-down", "ctrl+f,pagedown", EVERYWHERE, "page_down", "", "a page down"),
    Command("page-up", "ctrl+b,pageup", EVERYWHERE, "page_up", "", "a page up"),
    Command("top", "g,home", EVERYWHERE, "top", "", "to the top"),
    Command("bottom", "G,end", EVERYWHERE, "bottom", "", "to the bottom"),
    Command("close-story", "h,left", LIST, "screen.close_story", "", "close the story"),
    Command("to-article", "l,right", LIST, "screen.to_article", "", "open the story, then to the article"),
    Command("to-list", "h,left", ARTICLE, "screen.back", "", "back to the list"),
    Command("bar-left", "h,left", STATISTICS, "bar(-1)", "", "in the statistics: the bar on the left"),
    Command("bar-right", "l,right", STATISTICS, "bar(1)", "", "in the statistics: the bar on the right"),
    Command("next-pane", "tab", READING, "screen.next_pane", "", "to the other pane"),
    Command("previous-pane", "shift+tab", READING, "screen.next_pane", "", "to the other pane"),
    Command("read-on", "space", READING, "screen.read_on", "", "page down the article, at its end the next unread"),
    Command("read-back", "b", READING, "screen.read_back", "", "page up the article"),
)

MOTIONS = frozenset(command.id for command in MOVING if command.where == EVERYWHERE)
"""The commands that do no more than move the cursor, or scroll."""

OPENING = (
    Command("open", "enter", LIST, "screen.open_row", "Open", "open the story or the article"),
    Command("open-story", "enter", ARTICLE, "screen.open_story", "", "from a story at a glance to its first article"),
    Command("open-counted", "enter", STATISTICS, "open_counted", "List", "in the statistics: list what the bar counts"),
    Command("leave", "q", LIST, "screen.leave", "", "leave the search or the view; from the whole list, quit"),
    Command("clear", "escape,backspace", LIST, "screen.clear", "Back", "leave the search or the view: back to all"),
    Command(
        "back",
        "q,escape,backspace",
        ARTICLE | COMPARE | TEXT | CHOICE | STATISTICS,
        "back",
        "Back",
        "back (Esc first ends a find)",
    ),
    Command("next-article", "J", ARTICLE, "screen.next_article", "Next", "next article"),
    Command("previous-article", "K", ARTICLE, "screen.previous_article", "", "previous article"),
    Command("next-unread", "]", READING, "screen.next_unread(1)", "Unread", "next unread article"),
    Command("previous-unread", "[", READING, "screen.next_unread(-1)", "", "previous unread article"),
    Command("all-stories", "1", LIST, "screen.view('all')", "", "all stories and articles"),
    Command("unread", "2", LIST, "screen.view('unread')", "", "what is unread"),
    Command("starred", "3", LIST, "screen.view('starred')", "", "what is starred"),
    Command(
        "told-by-several",
        "4",
        LIST,
        "screen.view('several')",
        "",
        "stories told by several outlets; again: by one alone",
    ),
    Command("saved-searches", "5", LIST, "screen.saved_searches", "", "saved searches, and what is unread in each"),
    Command("history", "H", READING, "screen.history", "", "the articles opened lately"),
    Command(
        "hidden", ".", LIST, "screen.put_away", "", "what is hidden or muted: a view, and in a search a part of it"
    ),
    Command("reading-mode", "z", READING, "screen.reading_mode", "", "reading mode: one pane"),
    Command("divide-left", "<", READING, "screen.divide(-1)", "", "a narrower list; in one pane, a narrower text"),
    Command("divide-right", ">", READING, "screen.divide(1)", "", "a wider list; in one pane, a wider text"),
    Command("even-panes", "", READING, "screen.even_panes", "", "list and text as wide as at first"),
    Command("every-copy", "Z", LIST, "screen.every_copy", "", "show, or fold, copies in a story and among the results"),
    Command("rescan", "R", READING, "screen.rescan", "Look again", "look for new, changed and removed files"),
    Command("problems", "!", READING, "screen.problems", "", "files that could not be read, and why"),
    Command("left-out", "D", READING, "screen.left_out", "", "what was left out of the article, and why"),
    Command(
        "statistics", "#", READING, "screen.statistics", "", "statistics: articles by outlet and day, read, stories"
    ),
    Command("open-folder", "O", READING, "screen.open_folder", "Other folder", "read another folder"),
)

MARKING = (
    Command("toggle-read", "r", READING, "screen.toggle_read", "Read", "mark read, or unread again"),
    Command("mark-all-read", "A", READING, "screen.mark_all_read", "", "mark all that is shown read (asks first)"),
    Command("toggle-star", "f,*", READING, "screen.toggle_star", "", "star, or take the star away"),
    Command("tag", "t", READING, "screen.tag", "", "add tags"),
    Command("untag", "T", READING, "screen.untag", "", "take tags away"),
    Command("hide", "x", READING, "screen.toggle_hidden", "", "hide, or show again"),
    Command(
        "judge-story",
        "M",
        READING | COMPARE,
        "screen.judge_story",
        "",
        "not the same story; on its own or several: the same",
    ),
    Command("mute", "X", READING, "screen.mute", "", "mute its outlet, a word or a tag; look through what is muted"),
    Command("note", "", READING, "screen.note", "", "write a note to the article"),
    Command("select", "v", LIST, "screen.select", "", "select this row for the next command, or no longer"),
    Command("select-none", "V", LIST, "screen.select_none", "", "select nothing"),
    Command("undo", "u", READING | COMPARE, "screen.undo", "", "undo what was marked last, in an earlier session too"),
    Command("redo", "ctrl+r", READING | COMPARE, "screen.redo", "", "do again what was undone"),
    Command("set-mark", "m", ARTICLE, "screen.set_mark", "", "mark this place with a letter"),
    Command("go-to-mark", "'", READING, "screen.go_to_mark", "", "go to the place of a letter"),
)

TAKING = (
    Command("browse", "o", READING, "screen.browse", "", "open in the browser: its address, else its file"),
    Command("links", ";", READING, "screen.links", "", "the links of the article: type the letters of one to open it"),
    Command("edit", "e", READING, "screen.edit", "", "open its file in the editor"),
    Command("pipe", "|", READING, "screen.pipe", "", "pipe its text to a command"),
    Command("save", "s", READING, "screen.save", "", "save: .md .txt .html .json"),
    Command("copy-address", "y", READING, "screen.copy_address", "", "copy its address"),
    Command("copy-citation", "Y", READING, "screen.copy_citation", "", "copy a citation: outlet, headline, day"),
)

SEARCHING = (
    Command("search", "/", LIST, "screen.search", "Search", "search everything, as you type"),
    Command("find", "/", ARTICLE | COMPARE | TEXT | CHOICE, "find", "Find", "find here, as you type"),
    Command("next-match", "n", READING, "screen.next_match(1)", "", "next match; without a search the next unread"),
    Command(
        "previous-match",
        "N",
        READING,
        "screen.next_match(-1)",
        "",
        "previous match; without a search the previous unread",
    ),
    Command("narrow", "F", LIST, "screen.narrow", "", "narrow this list, or the results, as you type"),
    Command("narrow-by", "+", LIST, "screen.narrow_by", "Narrow", "narrow by outlet, year, language"),
    Command("sort", "S", LIST, "screen.sort", "", "sort; then r relevance, d date, t title, s source, n outlets"),
    Command("take-suggestion", "tab", SEARCH, "take_suggestion", "", "complete the name, or search for what was meant"),
    Command("save-search", "ctrl+s", LIST | SEARCH, "screen.save_search", "", "save this search under a name"),
    Command("to-results", "enter,down", SEARCH, "to_results", "To the results", "to the results"),
    Command("end-search", "escape", SEARCH, "end_search", "Leave", "leave the search, back to where one was"),
)

COMPARING = (
    Command("compare", "c", READING, "screen.compare", "Compare", "compare with the best match of another outlet"),
    Command(
        "choose-partner",
        "C",
        READING | COMPARE,
        "screen.choose_partner",
        "Choose partner",
        "choose what to compare with",
    ),
    Command("pin", "p", READING, "screen.pin", "", "pin as the left side of the next comparison"),
)

IN_THE_COMPARISON = (
    Command("choose-left", "h,left", COMPARE, "choose_side(0)", "", "choose the left side"),
    Command("choose-right", "l,right", COMPARE, "choose_side(1)", "", "choose the right side"),
    Command("other-side", "tab,shift+tab", COMPARE, "other_side", "", "choose the other side"),
    Command("screen-down", "space", COMPARE | CHOICE, "page_down", "", "a page down"),
    Command("screen-up", "b", COMPARE | CHOICE, "page_up", "", "a page up"),
    Command("next-difference", "]", COMPARE, "screen.next_difference(1)", "Difference", "next difference"),
    Command("previous-difference", "[", COMPARE, "screen.next_difference(-1)", "", "previous difference"),
    Command(
        "next-outlet", "n", COMPARE, "screen.next_outlet(1)", "Next outlet", "next outlet for the other side, or match"
    ),
    Command("previous-outlet", "N", COMPARE, "screen.next_outlet(-1)", "", "previous outlet, or match"),
    Command("next-passage", "J", COMPARE, "screen.next_passage(1)", "", "next linked passage"),
    Command("previous-passage", "K", COMPARE, "screen.next_passage(-1)", "", "previous linked passage"),
    Command("partner", "m", COMPARE, "screen.partner", "", "jump to the partner of this passage, and on, and back"),
    Command("why-paired", "enter", COMPARE, "screen.explain", "Why", "why these two were paired; open a fold"),
    Command("aligned", "1", COMPARE, "screen.show('aligned')", "Aligned", "aligned: pairs side by side"),
    Command("full-texts", "2", COMPARE, "screen.show('full')", "Texts", "the full texts beside each other"),
    Command(
        "ledger", "3", COMPARE, "screen.show('ledger')", "Ledger", "figures, quotations, names, dates side by side"
    ),
    Command("only-in-one", "4", COMPARE, "screen.show('only')", "Only one", "what only one of them says"),
    Command("all-outlets", "5", COMPARE, "screen.show('matrix')", "All outlets", "all outlets: statement by outlet"),
    Command("marks", "d", COMPARE, "screen.cycle_marks", "Marks", "marks: all, shared, only here, figures, none"),
    Command("stricter", "+", COMPARE, "screen.pair(1)", "", "pair more strictly"),
    Command("looser", "-", COMPARE, "screen.pair(-1)", "", "pair more loosely"),
    Command("fold", "z", COMPARE, "screen.fold", "Fold", "fold what both share"),
    Command("swap", "w", COMPARE, "screen.swap", "Swap", "swap the sides"),
    Command("lock", "=", COMPARE, "screen.lock", "", "lock or unlock the scrolling of the full texts"),
    Command("copy-pair", "y", COMPARE, "screen.copy_pair", "", "copy the pair, each with where it is from"),
    Command("save-comparison", "s", COMPARE, "screen.save", "Save", "save the comparison: .html .md .json .txt"),
)

CHOOSING = (
    Command("choose", "enter,l,right", CHOICE, "choose", "Choose", "choose what is under the cursor"),
    Command("leave-choice", "h,left", CHOICE, "back", "", "leave without a choice"),
    Command("read-chosen", "r", CHOICE, "screen.read_chosen", "", "of related articles: read the one under the cursor"),
    Command("take-away", "d,delete", CHOICE, "take_away", "", "take away what is under the cursor"),
    Command("next-part", "tab,]", CHOICE, "section(1)", "", "the next part of the list"),
    Command("previous-part", "shift+tab,[", CHOICE, "section(-1)", "", "the part before"),
)

EVER = (
    Command("palette", ":,ctrl+p", EVERYWHERE, "app.command_palette", "", "every command, by name"),
    Command("help", "?,f1", EVERYWHERE, "app.help", "Help", "help for where one stands"),
    Command("quit", "Q", EVERYWHERE, "app.quit", "", "quit"),
    Command("interrupt", "ctrl+c", EVERYWHERE, "app.interrupt", "", "copy what the mouse selected, else quit"),
    Command("suspend", "ctrl+z", EVERYWHERE, "app.suspend_process", "", "suspend (fg brings it back)"),
)

GROUPS: dict[str, tuple[Command, ...]] = {
    "Opening": OPENING,
    "Marking": MARKING,
    "Taking along": TAKING,
    "Comparing": COMPARING,
    "In the comparison": IN_THE_COMPARISON,
    "Searching": SEARCHING,
    "In a dialog": CHOOSING,
    "Moving": MOVING,
    "Everywhere": EVER,
}
"""The commands as the help and the README show them."""

COMMANDS: tuple[Command, ...] = tuple(command for group in GROUPS.values() for command in group)


def commands_at(place: str) -> Iterator[Command]:
    """The commands that work in `place`, in the order of the table."""
    return (command for command in COMMANDS if command.at(place))
