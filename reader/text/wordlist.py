"""Lists of words, written as one string because that is how they are read and kept in order."""

from __future__ import annotations


def wordlist(words: str) -> frozenset[str]:
    """The words of a text that are parted by white space, as a set."""
    return frozenset(words.split())


def synonyms(groups: str) -> dict[str, str]:
    """Lines of words for one thing -> each word's first word of its line. "_" stands for a blank within a term."""
    table = {}
    for line in groups.splitlines():
        terms = [term.replace("_", " ") for term in line.split()]
        table.update(dict.fromkeys(terms, terms[0] if terms else ""))
    return table
