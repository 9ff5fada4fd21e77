"""What the help says: the commands of a place, what a search understands, and how to get articles in."""

from __future__ import annotations

from collections.abc import Mapping

from reader.ui.commands import GROUPS, Command
from reader.ui.document import Block, Document
from reader.ui.key_names import shown

KEY_COLUMN = 18
HEADINGS = {
    "list": "Help: the list",
    "search": "Help: search",
    "article": "Help: the article",
    "compare": "Help: the comparison",
    "text": "Help: a page",
    "choice": "Help: a dialog",
    "statistics": "Help: the statistics",
}
MARKS = {
    "=  ≈  ~  ·": "word for word the same; nearly; reworded; partly the same",
    "+": "only this side says it",
    "≠": "a figure, a name, a date or the meaning differs: both are shown, which is right is not judged",
    "”": "what is quoted differs",
    "⇅": "told elsewhere in the order of the other side",
    "¶": "a new paragraph starts",
    "7  ⇅  21": "the numbers of the sentences in their own texts: these two stand far apart there",
    "also 9": "further sentences of the other side that tell the same (m goes there)",
    "●  –": "all outlets (5): whose words the row shows; who does not say it",
    "•": "beside the scroll bar: a difference stands in that part",
}
"""What stands beside the texts of a comparison."""

QUERIES = {
    "two words": "articles with both, in any of their forms; with any of them where none has both",
    "cafe": "café as well: accents and case do not matter",
    '"a phrase"': "the words in this order",
    "rescu*": "words that start so",
    "reef -ferry": "the one without the other (NOT ferry)",
    "flood OR dam": "either of them; ( ) hold together what belongs together",
    "title:siren": "in the headline; also text: outlet: author: agency:",
    'outlet:"Bay Post"': "words in a row in the outlet's name; outlet:=Post is that outlet and no other",
    "language:de": "in that language, by its tag or its name",
    "author:*": "whose author is known; -author:* those without (outlet, agency, language, date)",
    "date:2026-03": "in that month; date:2026-03-04 on that day, date:2026 in that year",
    "date:2026-03..": "from then on; date:2026-02-10..2026-02-16 between the two, date:<2026 before",
    "date:lastweek": "today, yesterday, thisweek, lastweek, thismonth, lastmonth, thisyear, lastyear, 30days",
    "is:unread": "by what you did: is:read is:unread is:starred is:hidden; tag:name, tag:*",
    "like:FILE": "articles like that one: its path or its id",
}
"""What a search understands."""


def of_commands(place: str, keys: Mapping[str, str], text: str) -> Document:
    """The commands of a place, group by group; those whose words or keys have what was typed."""
    blocks: list[Block] = []
    places = {place, "search"} if place == "list" else {place}
    for group, commands in GROUPS.items():
        wanted = [command for command in commands if any(map(command.at, places)) and _matches(command, keys, text)]
        if wanted:
            blocks.append(Block(group, "heading"))
            blocks.extend(_entry(_keys(command, keys), command.help) for command in wanted)
    return tuple(blocks)


def of_queries(text: str) -> Document:
    """What can be typed into the search."""
    wanted = [(typed, told) for typed, told in QUERIES.items() if _has(f"{typed} {told} search query", text)]
    heading = (Block("What a search understands", "heading"),) if wanted else ()
    return (*heading, *(_entry(typed, told) for typed, told in wanted))


def of_marks(text: str) -> Document:
    """What the marks of a comparison mean."""
    wanted = [(mark, told) for mark, told in MARKS.items() if _has(f"{mark} {told} marks legend", text)]
    heading = (Block("What the marks mean", "heading"),) if wanted else ()
    return (*heading, *(_entry(mark, told) for mark, told in wanted))


def of_help(place: str, keys: Mapping[str, str], text: str) -> Document:
    """The help for where one stands, filtered by what was typed."""
    blocks = of_commands(place, keys, text)
    if place == "compare":
        blocks = of_marks(text) + blocks
    if place in ("list", "search"):
        blocks += of_queries(text)
    return blocks or (Block("Nothing here has these words.", "meta"),)


def _keys(command: Command, keys: Mapping[str, str]) -> str:
    return shown(keys.get(command.id, command.keys)) or ": (by name)"


def _matches(command: Command, keys: Mapping[str, str], text: str) -> bool:
    return _has(f"{command.help} {command.id} {command.footer} {_keys(command, keys)}", text)


def _has(said: str, text: str) -> bool:
    return all(word in said.lower() for word in text.lower().split())


def _entry(beside: str, told: str) -> Block:
    beside = f"{beside:<{KEY_COLUMN - 1}} "
    return Block(told, "", first=beside, rest=" " * len(beside), beside="key", gap=0)


IMPORTING: Document = (
    Block("newsreader reads any folder of articles as it is, and never changes a file in it."),
    Block("From the browser", "heading"),
    Block("Save the page (Ctrl+S; “Web page, complete” or “HTML only”), or use the SingleFile extension.", gap=0),
    Block("From a read-later service or a feed reader", "heading"),
    Block("Export as HTML, Markdown or JSON and put the files into a folder. One JSON object a line is enough:", gap=0),
    Block(
        '{"title": "…", "text": "…", "source": "…", "date": "2022-02-16", "url": "…"}', "code", first="  ", rest="  "
    ),
    Block("From a script or a data set", "heading"),
    Block(
        "The same JSON Lines (.jsonl). headline, content, body, outlet, published and link are understood too.", gap=0
    ),
    Block("By hand", "heading"),
    Block("A text file (.txt) or Markdown (.md). The first line is its headline; front matter is understood.", gap=0),
    Block("Then", "heading"),
    Block("newsreader FOLDER", "code", first="  ", rest="  ", gap=0),
)
"""How to get articles in from elsewhere."""
