"""Why a search finds nothing, or nothing that has all of what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from heapq import nlargest

from reader.library.finding.query import Phrase, Prefix, Word
from reader.library.finding.syntax import Piece

LONGEST_PIECE = 60  # characters of a query that are repeated in an explanation
MOST_TOLD = 2


def why_nothing(pieces: Sequence[Piece], rows: Callable[[Piece], Set[int] | None]) -> str | None:
    """What of a query keeps it from finding anything; None where there is nothing to say beyond that.

    `rows` gives what a piece matches by itself, None for one that was left out.
    """
    found = [(piece, matched) for piece in pieces if (matched := rows(piece)) is not None]
    if not found:
        return None
    empty = [piece for piece, matched in found if not matched]
    if empty:
        others = [matched for _, matched in found if matched]
        without, it = _together(others), "it" if len(empty) == 1 else "them"
        ways = [f"{_hits(without)} without {it}"] if without else []
        if len(empty) == 1 and (anywhere := _anywhere(empty[0])) and (matched := rows(anywhere)):
            more = _together([matched, *others])
            ways += [f"{more if ways else _hits(more)} with {_short(anywhere)} anywhere"] if more else []
        return "; ".join(filter(None, [f"nothing matches {_listed(empty)}", ", ".join(ways)]))
    if len(found) == 1:
        return None
    without_each = {piece: _together([rest for other, rest in found if other is not piece]) for piece, _ in found}
    best = [piece for piece in nlargest(MOST_TOLD, without_each, key=without_each.__getitem__) if without_each[piece]]
    if not best:
        return "each part of it is found, but no article has them together"
    ways = [f"{_hits(without_each[best[0]])} without {_short(best[0])}"]
    ways += [f"{without_each[piece]:,} without {_short(piece)}" for piece in best[1:]]
    return f"no article has all of it; {', '.join(ways)}"


def _anywhere(piece: Piece) -> Piece | None:
    """What a piece asks of one field, asked of all of them; None for one that does not."""
    if not isinstance(piece.node, Word | Prefix | Phrase) or piece.node.field is None:
        return None
    return Piece(replace(piece.node, field=None), piece.text.partition(":")[2])


def _together(found: Sequence[Set[int]]) -> int:
    return len(set(found[0]).intersection(*found[1:])) if found else 0


def _hits(number: int) -> str:
    return f"{number:,} hit" if number == 1 else f"{number:,} hits"


def _listed(pieces: Sequence[Piece]) -> str:
    return " or ".join(dict.fromkeys(map(_short, pieces)))


def _short(piece: Piece) -> str:
    return piece.text if len(piece.text) <= LONGEST_PIECE else piece.text[: LONGEST_PIECE - 1] + "…"
