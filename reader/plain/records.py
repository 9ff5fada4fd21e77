"""The JSON objects of the command line. Scripts stand on these: names and shapes do not change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reader.text.clean import clean

if TYPE_CHECKING:
    from reader.article import Article, FullArticle, Sentence
    from reader.comparison import Comparison, Difference, Entry, Link
    from reader.comparison.matrix import Matrix
    from reader.comparison.result import Alone, Revision
    from reader.comparison.spread import Spread
    from reader.library import Hit, Report, Results
    from reader.stories import Related, Story

Record = dict[str, Any]


def dump(record: Record) -> str:
    """One line of JSON. Readable letters stay as they are; what a terminal could act on is escaped."""
    line = json.dumps(record, ensure_ascii=False)
    return line if clean(line) == line else json.dumps(record)


def article_record(article: Article) -> Record:
    """The article object: what is known about it, null for what is not."""
    return {
        "id": article.id,
        "path": str(article.path),
        "item": article.item,
        "title": article.title,
        "title_from": article.title_from,
        "outlet": article.outlet,
        "first_publisher": article.first_publisher,
        "agency": article.agency,
        "author": article.author,
        "date": article.date.isoformat() if article.date else None,
        "date_from": article.date_from,
        "saved": article.saved.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "url": article.url,
        "language": article.language,
        "words": article.words,
    }


def full_record(full: FullArticle) -> Record:
    """The article object with its text and what was left out of it."""
    return article_record(full.article) | {
        "markdown": full.body.markdown,
        "paragraphs": [paragraph.text for paragraph in full.body.paragraphs if paragraph.text],
        "dropped": [{"text": dropped.text, "why": dropped.why} for dropped in full.body.dropped],
    }


def results_record(results: Results, copies: Mapping[str, str]) -> Record:
    """The answer to a search. `copies` are the ids of articles that were saved twice, each with that of the first."""
    return {
        "query": results.query,
        "total": results.total,
        "hits": [hit_record(hit, copies.get(hit.article.id)) for hit in results.hits],
        "did_you_mean": results.did_you_mean,
    }


def hit_record(hit: Hit, copy_of: str | None) -> Record:
    """One hit; `matches` are character spans of its snippet, `copy_of` is the same article as it was saved first."""
    return {
        "article": article_record(hit.article),
        "score": round(hit.score, 4),
        "snippet": hit.snippet.text,
        "matches": [[span.start, span.end] for span in hit.snippet.spans],
        "copy_of": copy_of,
    }


def related_record(article: Article, related: Iterable[Related]) -> Record:
    """An article with the articles related to it, best first."""
    return {
        "article": article_record(article),
        "related": [
            {
                "article": article_record(one.article),
                "score": round(one.score, 4),
                "same_story": one.same_story,
                "why": list(one.why),
            }
            for one in related
        ],
    }


def story_record(story: Story) -> Record:
    """A story with its articles, oldest first."""
    return {
        "id": story.id,
        "title": story.title,
        "articles": [article_record(article) for article in story.articles],
        "outlets": list(story.outlets),
        "origins": story.origins,
        "first": story.first.isoformat() if story.first else None,
        "last": story.last.isoformat() if story.last else None,
    }


def report_record(report: Report, articles: int) -> Record:
    """What a scan did, and every file it could not read, with the reason."""
    return {
        "articles": articles,
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "problems": [{"path": str(problem.path), "reason": problem.reason} for problem in report.problems],
    }


def sentence_record(sentence: Sentence) -> Record:
    """A sentence of a body and the number of its paragraph."""
    return {"text": sentence.text, "paragraph": sentence.paragraph}


def difference_record(difference: Difference) -> Record:
    """What differs inside a linked pair; null on the side that has nothing. `how` where a quotation's words do not."""
    record = {"kind": difference.kind, "left": difference.left, "right": difference.right}
    return record | ({"how": difference.how} if difference.how else {})


def link_record(link: Link) -> Record:
    """Two sentences that tell the same."""
    return {
        "left": link.left,
        "right": link.right,
        "kind": link.kind,
        "score": round(link.score, 3),
        "differences": [difference_record(difference) for difference in link.differences],
    }


def comparison_record(comparison: Comparison) -> Record:
    """Two articles side by side, as CLI.md has it."""
    left, right = comparison.articles
    return {
        "articles": [article_record(left.article), article_record(right.article)],
        "sentences": [[sentence_record(sentence) for sentence in side] for side in comparison.sentences],
        "links": [link_record(link) for link in comparison.links],
        "only": [list(side) for side in comparison.only],
        "figures": [entry_record(entry) for entry in comparison.figures],
        "quotations": [entry_record(entry) for entry in comparison.quotations],
        "origin": {
            "copied": round(comparison.origin.copied, 3),
            "agency": comparison.origin.agency,
            "label": comparison.origin.label,
        },
        "headlines": headline_records([left.article, right.article]),
        "alone": [
            [alone_record(each, sentences) for each in side]
            for side, sentences in zip(comparison.alone, comparison.sentences, strict=True)
        ],
        "revision": revision_record(comparison.revision) if comparison.revision else None,
    }


def headline_records(articles: Sequence[Article]) -> list[Record]:
    """The headlines, and the words each alone chose."""
    from reader.comparison.headlines import headlines

    return [
        {"title": each.text, "own": [each.text[span.start : span.end] for span in each.spans]}
        for each in headlines(articles)
    ]


def alone_record(alone: Alone, sentences: Sequence[Sentence]) -> Record:
    """A sentence that only one side has, and the facts in it that the other does not give."""
    text = sentences[alone.sentence].text
    return {"sentence": alone.sentence, "carries": [text[span.start : span.end] for span in alone.carries]}


def revision_record(revision: Revision) -> Record:
    """What was done from one copy of an article to the next; sentences are numbered within their copy."""
    return {
        "earlier": revision.earlier,
        "added": list(revision.added),
        "removed": list(revision.removed),
        "changed": [list(pair) for pair in revision.changed],
        "moved": [list(pair) for pair in revision.moved],
    }


def entry_record(entry: Entry) -> Record:
    """A line of the ledger of figures or quotations."""
    return {
        "about": entry.about,
        "speakers": [speaker or None for speaker in entry.speakers],
        "left": [{"text": mention.text, "sentence": mention.sentence} for mention in entry.left],
        "right": [{"text": mention.text, "sentence": mention.sentence} for mention in entry.right],
        "differs": entry.differs,
    }


def spread_record(spread: Spread) -> Record:
    """A figure that goes apart over several articles; the sentences it stands in may belong to other statements."""
    return {
        "about": spread.about,
        "figures": [
            {"article": each.article, "sentence": each.mention.sentence, "text": each.mention.text}
            for each in spread.figures
        ],
    }


def matrix_record(matrix: Matrix) -> Record:
    """Three articles and more: statements by article, and the links of every pair."""
    return {
        "articles": [article_record(full.article) for full in matrix.articles],
        "sentences": [[sentence_record(sentence) for sentence in side] for side in matrix.sentences],
        "statements": [
            {
                "cells": [
                    {"article": cell.article, "sentence": cell.sentence, "kind": cell.kind} for cell in statement.cells
                ],
                "differences": [difference_record(difference) for difference in statement.differences],
                "spreads": [spread_record(spread) for spread in statement.spreads],
            }
            for statement in matrix.statements
        ],
        "pairs": [
            {"left": pair.left, "right": pair.right, "links": [link_record(link) for link in pair.links]}
            for pair in matrix.pairs
        ],
        "headlines": headline_records([full.article for full in matrix.articles]),
    }
