"""What the help and the manual teach by: lines that can be typed as they stand, and what each does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Example = tuple[str, str]

EXAMPLES: Mapping[str, Sequence[Example]] = {
    "": (
        ("newsreader ~/articles", "open the reader on a folder"),
        ("newsreader demo", "open it on the sample articles"),
        ("newsreader", "open it on the folders of settings.toml"),
        ("newsreader search 'bridge title:closed' --in ~/articles", "find articles"),
        ("newsreader compare one.html two.html", "two articles side by side"),
        ("newsreader stories --in ~/articles --json", "articles grouped by event, for a script"),
    ),
    "index": (
        ("newsreader index ~/articles", "read what is new, changed or gone there"),
        ("newsreader index", "the same for the folders of settings.toml, as from cron"),
        ("newsreader index ~/export.zip --json", "one file, and what was done as JSON"),
    ),
    "search": (
        ("newsreader search ferry radar", "both words, in any of their forms"),
        ("newsreader search '\"black ice\" -lorry' --in ~/articles", "a phrase without a word, in one folder"),
        ("newsreader search 'outlet:=\"Bay Post\" date:lastweek' --sort date", "one outlet's articles, newest first"),
        ("newsreader search 'is:starred tag:budget'", "by what was marked in the reader"),
        ("newsreader search flood --limit 3 --json | jq -r '.hits[].article.path'", "the files of the three best"),
    ),
    "show": (
        ("newsreader show page.html", "its text without menus and teasers"),
        ("newsreader show 'export.jsonl#17'", "one record of a file that holds several"),
        ("newsreader show --all --in ~/articles --json > all.jsonl", "every article, cleaned, a JSON object a line"),
    ),
    "related": (
        ("newsreader related page.html --in ~/articles", "what tells of the same, and why"),
        ("newsreader related --all --in ~/articles --limit 3 --json", "for every article, as JSON Lines"),
    ),
    "stories": (
        ("newsreader stories --in ~/articles", "which articles tell the same event, newest first"),
        ("newsreader stories --told-by one", "what only one outlet tells"),
        ("newsreader stories --json | jq 'select((.outlets | length) > 2)'", "those told by three outlets or more"),
    ),
    "compare": (
        ("newsreader compare one.html two.html", "what both say, what only one says, what differs"),
        ("newsreader compare one.html two.html --html > both.html", "a page to send or to print"),
        ("newsreader compare one.html two.html three.html", "statement by statement, a column an outlet"),
    ),
    "demo": (("newsreader demo", "then c compares, / searches, ? helps, Q quits"),),
    "paths": (("newsreader paths", "to find settings.toml, or to save what you marked"),),
    "completion": (
        ('eval "$(newsreader completion bash)"', "in ~/.bashrc"),
        ('eval "$(newsreader completion zsh)"', "in ~/.zshrc, after compinit"),
        ("newsreader completion fish > ~/.config/fish/completions/newsreader.fish", "once"),
    ),
}
"""The examples of a command by its name; "" is the reader itself."""


def taught(command: str) -> str:
    """The examples of a command as the help shows them: a line, and below it what it does."""
    lines = (f"  {line}\n      {told}" for line, told in EXAMPLES[command])
    return "\n".join(("examples:", *lines))
