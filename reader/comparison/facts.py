"""What each sentence of an account holds that can be compared: words, figures, dates, names, quotations, negations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from reader.article import FullArticle, Kind, Paragraph, Sentence
from reader.comparison.tokens import Token, tokens
from reader.text.dates import Day, dates
from reader.text.figures import Figure, figures
from reader.text.names import Name, name_words, names
from reader.text.polarity import Cue, cues
from reader.text.quotations import Quotation, quotations
from reader.text.sentences import sentences

SHARED = 0.7  # share of the words of two headings that make them one


@dataclass(frozen=True, slots=True)
class Facts:
    """A sentence and what it holds; every place is an offset in its `text`."""

    text: str
    tokens: tuple[Token, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Day, ...]
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]
    cues: tuple[Cue, ...]
    forms: frozenset[str]

    def quoted(self, token: Token) -> bool:
        """Does this word stand in a quotation?"""
        return any(each.start <= token.start and token.end <= each.end for each in self.quotations)


@dataclass(frozen=True, slots=True)
class Account:
    """One side of a comparison: its sentences and their facts, by sentence number, and the day it was published."""

    sentences: tuple[Sentence, ...]
    facts: tuple[Facts, ...]
    published: date | None
    sole: frozenset[str]  # units of which it has one number only
    headings: frozenset[int] = frozenset()  # the sentences that are headings another account has as well

    def forms(self, numbers: Sequence[int]) -> frozenset[str]:
        """The forms of the words of some sentences; numbers beyond the ends are passed over."""
        inside = {number for number in numbers if 0 <= number < len(self.facts)}
        return frozenset().union(*(self.facts[number].forms for number in inside))


def accounts(fulls: Sequence[FullArticle]) -> tuple[Account, ...]:
    """The facts of several articles, sentence by sentence.

    A heading counts as a sentence where another of the articles has it too, word for word or nearly: in an edited page
    or a copy it may be what was changed; else it is no statement to look for elsewhere.
    """
    return tuple(
        account(full, shared)
        for full, shared in zip(fulls, shared_headings([_headings(f) for f in fulls]), strict=True)
    )


def account(full: FullArticle, headings: Collection[int] = ()) -> Account:
    """The facts of an article, sentence by sentence, the headings with these paragraph numbers among them."""
    found = sentences(full.body.paragraphs, headings)
    known = _names_of([sentence for sentence in found if sentence.paragraph not in headings])
    quoted = {number: _quotations(full.body.paragraphs[number]) for number in {each.paragraph for each in found}}
    facts = tuple(_facts(each, full.article.language, known, quoted[each.paragraph]) for each in found)
    heads = frozenset(number for number, sentence in enumerate(found) if sentence.paragraph in headings)
    return Account(found, facts, full.article.date, _sole_units(facts), heads)


def _headings(full: FullArticle) -> dict[int, Counter[str]]:
    """The words of an article's headings, by paragraph number."""
    return {
        number: Counter(token.form for token in tokens(paragraph.text, full.article.language))
        for number, paragraph in enumerate(full.body.paragraphs)
        if paragraph.kind is Kind.HEADING
    }


def shared_headings(headings: Sequence[Mapping[int, Counter[str]]]) -> list[frozenset[int]]:
    """Of the headings of several articles, as bags of words by paragraph number, those that two have nearly alike."""
    shared: list[set[int]] = [set() for _ in headings]
    for one, other in combinations(range(len(headings)), 2):
        for (left, words), (right, others) in product(headings[one].items(), headings[other].items()):
            if words and 2 * (words & others).total() >= SHARED * (words.total() + others.total()):
                shared[one].add(left)
                shared[other].add(right)
    return [frozenset(numbers) for numbers in shared]


def _sole_units(facts: Sequence[Facts]) -> frozenset[str]:
    values: dict[str, set[tuple[float, ...]]] = {}
    for each in facts:
        for figure in each.figures:
            values.setdefault(figure.unit, set()).add(figure.values)
    return frozenset(unit for unit, different in values.items() if unit and len(different) == 1)


def _quotations(paragraph: Paragraph) -> tuple[Quotation, ...]:
    """The quotations of a paragraph; one that is set as a quotation is one, without any marks."""
    found = quotations(paragraph.text)
    if paragraph.kind is Kind.QUOTATION and not found:
        return (Quotation(paragraph.text, 0, len(paragraph.text), marked=False),)
    return found


def _names_of(found: Sequence[Sentence]) -> frozenset[str]:
    """The words that are names in this article: capitalised where no sentence begins, more often than not."""
    counts = Counter(word for sentence in found for word in name_words(sentence.text))
    return frozenset(counts)


def _facts(sentence: Sentence, language: str | None, known: frozenset[str], quoted: Sequence[Quotation]) -> Facts:
    text = sentence.text
    words = tokens(text, language)
    return Facts(
        text,
        words,
        figures(text),
        dates(text),
        names(text, known),
        tuple(_within(quoted, sentence)),
        cues(text),
        frozenset(token.form for token in words),
    )


def _within(quoted: Sequence[Quotation], sentence: Sentence) -> list[Quotation]:
    """The parts of a paragraph's quotations that lie in one of its sentences, as offsets in that."""
    found = []
    for each in quoted:
        start, end = max(each.start, sentence.start), min(each.end, sentence.end)
        if start < end:
            at = start - sentence.start, end - sentence.start
            marked = start == each.start or end == each.end
            found.append(Quotation(sentence.text[at[0] : at[1]], *at, each.opened, each.closed, marked, each.whole))
    return found
