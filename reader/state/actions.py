"""What a reader does, as actions: each tells in its label what was done, so that undoing it can say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.state.facts import YES, Action, Fact, Kind, MuteRule, Place
from reader.text.clean import clean_line

SHOWN = 40  # characters of a headline in a label


def mark_read(articles: Sequence[str], read: bool = True, title: str = "") -> Action:
    """Mark articles read or unread. `title` is the headline of a single one."""
    return _flagged(Kind.READ, articles, read, f"marked {_told(articles, title)} {'read' if read else 'unread'}")


def star(articles: Sequence[str], starred: bool = True, title: str = "") -> Action:
    """Star articles, or take their stars away."""
    done = "starred" if starred else "took the star from"
    return _flagged(Kind.STARRED, articles, starred, f"{done} {_told(articles, title)}")


def hide(articles: Sequence[str], hidden: bool = True, title: str = "") -> Action:
    """Hide articles, or show them again."""
    return _flagged(Kind.HIDDEN, articles, hidden, f"{'hid' if hidden else 'unhid'} {_told(articles, title)}")


def tag(articles: Sequence[str], names: Iterable[str], tagged: bool = True, title: str = "") -> Action:
    """Give articles tags, or take them away."""
    tags = [one for one in map(tag_name, names) if one]
    facts = tuple(Fact(Kind.TAG, article, one, YES if tagged else None) for article in articles for one in tags)
    done = "tagged" if tagged else "took the tag from"
    return Action(f"{done} {_told(articles, title)}: {', '.join(tags)}", facts)


def note(article: str, text: str, title: str = "") -> Action:
    """Write a note to an article; no text takes it away."""
    done = "wrote a note to" if text else "took the note from"
    return Action(f"{done} {_told([article], title)}", (Fact(Kind.NOTE, article, "", text or None),))


def mute(rule: MuteRule, muted: bool = True) -> Action:
    """Make a mute rule, or take it away."""
    done = "muted" if muted else "no longer mute"
    return Action(f"{done} {rule.field} “{rule.text}”", (Fact(Kind.MUTE, None, rule.name, YES if muted else None),))


def save_search(name: str, query: str) -> Action:
    """Keep a search under a name."""
    name = tag_name(name)
    return Action(f"saved the search “{name}”", (Fact(Kind.SEARCH, None, name, query),) if name else ())


def forget_search(name: str) -> Action:
    """Keep a search no longer."""
    return Action(f"removed the saved search “{name}”", (Fact(Kind.SEARCH, None, name, None),))


def set_mark(letter: str, article: str, place: Place) -> Action:
    """Let a letter stand at a place."""
    return Action(f"set the mark {letter}", (Fact(Kind.MARK, article, letter, str(place)),))


def say_same(article: str, others: Iterable[str], same: bool | None) -> Action:
    """The reader's word on articles: they tell the same story (True), another one (False), or it is taken back."""
    value = None if same is None else "same" if same else "different"
    done = {True: "said “the same story”", False: "said “not the same story”", None: "took back a word on a story"}
    return Action(done[same], tuple(Fact(Kind.PAIR, article, other, value) for other in others if other != article))


def tag_name(text: str) -> str:
    """A tag or a name as it is kept: one clean line without blanks at its ends."""
    return clean_line(text)[:100].strip()


def _flagged(kind: Kind, articles: Sequence[str], wanted: bool, label: str) -> Action:
    return Action(label, tuple(Fact(kind, article, "", YES if wanted else None) for article in articles))


def _told(articles: Sequence[str], title: str) -> str:
    if len(articles) != 1:
        return f"{len(articles):,} articles"
    return f"“{title[:SHOWN].rstrip()}{'…' if len(title) > SHOWN else ''}”" if title else "one article"
