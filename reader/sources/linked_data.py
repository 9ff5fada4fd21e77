"""What a page says about its article in JSON-LD, for search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

CAP = 2_000_000  # characters of one script
PARAGRAPH = 70  # words after which a text without line ends gets its next paragraph
_ARTICLE = re.compile(r"(?:\w*Article|Report|\w*BlogPosting|\w*Review\w*)$")
_TAG = re.compile(r"<(/?)(p|br|div|li|h[1-6])?\b[^<>]*>", re.IGNORECASE)


def article(scripts: Iterable[str]) -> Mapping[str, Any]:
    """The article in a page's JSON-LD scripts, of several the first with headline and date; {} if there is none."""
    nodes = [node for script in scripts for node in _nodes(_parsed(script))]
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _kinds(node))]
    return max(articles, key=lambda node: ("headline" in node) + ("datePublished" in node), default={})


def _parsed(script: str) -> object:
    text = script[script.find(">") + 1 : script.rfind("<")].strip()
    text = text.removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    if len(text) > CAP:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for part in value[:200]:
            yield from _nodes(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"):
            yield from _nodes(value.get(key), depth + 1)


def _kinds(node: Mapping[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def body(stated: Mapping[str, Any]) -> str:
    """The whole text of the article where the page gives it, paragraphs parted by blank lines; else an empty text."""
    text = stated.get("articleBody")
    if not isinstance(text, str):
        return ""
    text = unescape(_TAG.sub(lambda match: "\n\n" if match[2] else "", text)).strip()
    return text if "\n" in text else _parted(text)


def _parted(text: str) -> str:
    from reader.text.sentences import split

    paragraphs: list[list[str]] = [[]]
    for sentence in dict.fromkeys(text[start:end] for start, end in split(text)):  # some pages give their text twice
        if sum(len(said.split()) for said in paragraphs[-1]) >= PARAGRAPH:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    return "\n\n".join(" ".join(sentences) for sentences in paragraphs)
