"""Saved pages."""

from __future__ import annotations

from reader.sources.draft import Draft


def is_page(text: str) -> bool:
    return False


def read(page: bytes | str, draft: Draft) -> Draft:
    return draft


def fragment(html: str, draft: Draft) -> Draft:
    return draft
