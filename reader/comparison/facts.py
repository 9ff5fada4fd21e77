"""What each sentence of an account holds that can be compared: words, figures, dates, names, quotations, negations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reader.article import FullArticle, Kind, Paragraph, Sentence
from reader.comparison.tokens import Token, tokens
from reader.text.dates import Day, dates
from reader.text.figures import Figure, figures
from reader.text.names import Name, name_words, names
from reader.text.polarity import Cue, cues
from reader.text.quotations import Quotation, quotations
from reader.text.sentences import sentences


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

    def forms(self, numbers: Sequence[int]) -> frozenset[str]:
        """The forms of the words of some sentences; numbers beyond the ends are passed over."""
        inside = {number for number in numbers if 0 <= number < len(self.facts)}
        return frozenset().union(*(self.facts[number].forms for number in inside))


def account(full: FullArticle) -> Account:
    """The facts of an article, sentence by sentence."""
    found = sentences(full.body.paragraphs)
    known = _names_of(found)
    quoted = {number: _quotations(full.body.paragraphs[number]) for number in {each.paragraph for each in found}}
    facts = tuple(_facts(each, full.article.language, known, quoted[each.paragraph]) for each in found)
    return Account(found, facts, full.article.date, _sole_units(facts))


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
