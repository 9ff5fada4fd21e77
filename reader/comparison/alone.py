"""What only one side says, the sentences that bear facts first: names, figures, dates and quotations it alone has.

What bears none is colour and background, and comes last, in the order of the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.article import Span
from reader.comparison.facts import Account, Facts
from reader.comparison.result import Alone
from reader.comparison.tokens import NUMBER, Token, is_content
from reader.text.dates import Day
from reader.text.figures import Figure
from reader.text.names import Name
from reader.text.quotations import Quotation

WEIGHTS = {"figure": 2.0, "quotation": 2.0, "name": 1.5, "date": 1.0}
MOST = 3  # facts of a kind that count: a list of ten names is not five times as weighty as two
SHORTEST = 4  # words of a quotation; fewer are a term in marks


def alone(account: Account, only: Sequence[int], other: Account) -> tuple[Alone, ...]:
    """The sentences `only` one account has, the weightiest first; of equal ones the earlier."""
    said = {token.form for facts in other.facts for token in facts.tokens}
    found = [Alone(number, tuple(_carried(account.facts[number], said))) for number in only]
    return tuple(sorted(found, key=lambda each: -_weight(each)))


def _weight(each: Alone) -> float:
    roles = [span.role for span in each.carries]
    return sum(weight * min(MOST, roles.count(role)) for role, weight in WEIGHTS.items())


def _carried(facts: Facts, said: set[str]) -> Iterator[Span]:
    """The facts of a sentence of which the other account has no word."""
    spans = [Span(each.start, each.end, "figure") for each in facts.figures if _is_new_figure(facts, each, said)]
    spans += [Span(each.start, each.end, "name") for each in facts.names if _is_new(facts, each, said)]
    spans += [Span(each.start, each.end, "date") for each in facts.dates if _is_new(facts, each, said)]
    for each in facts.quotations:
        words = [token for token in _tokens(facts, each) if is_content(token)]
        if each.opened and len(words) >= SHORTEST and sum(token.form in said for token in words) < len(words):
            spans.append(Span(each.start, each.end, "quotation"))
    yield from sorted(spans, key=lambda span: (span.start, span.end))


def _is_new_figure(facts: Facts, figure: Figure, said: set[str]) -> bool:
    numbers = [token for token in _tokens(facts, figure) if token.form.startswith(NUMBER)]
    return bool(numbers) and all(token.form not in said for token in numbers)


def _is_new(facts: Facts, place: Name | Day, said: set[str]) -> bool:
    """Is its last word, a surname or a year, nowhere on the other side?"""
    words = _tokens(facts, place)
    return bool(words) and words[-1].form not in said


def _tokens(facts: Facts, place: Figure | Name | Day | Quotation) -> list[Token]:
    return [token for token in facts.tokens if token.start < place.end and place.start < token.end]
