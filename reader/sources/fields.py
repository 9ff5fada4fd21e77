"""Facts in named fields, as records, front matter and collections of news name them, to what is known of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reader.sources import dates, outlets
from reader.sources.credits import agency
from reader.sources.draft import Draft
from reader.text.clean import clean_line

TITLE = ("title", "headline")
OUTLET = ("outlet", "publisher", "publication", "source", "site_name", "site", "domain_name", "source_domain", "domain")
DATE = (
    "date", "published", "published_at", "publishedat", "publish_date", "date_publish", "date_published",
    "datepublished", "pubdate", "published_utc", "publication_date", "seendate",
)  # fmt: skip
ADDRESS = ("url", "link", "canonical_url", "source_url", "source", "canonical")
AUTHOR = ("author", "authors", "byline", "creator", "published_by")
LANGUAGE = ("language", "lang")


def draft(fields: Mapping[str, Any]) -> Draft:
    """What these fields (names in lower case) say about an article; a `source` that is an address is its address."""
    url = next((url for key in ADDRESS if (url := outlets.web_address(text(fields, (key,))))), None)
    named = [text(fields, (key,)) for key in OUTLET]
    named.sort(key=outlets.is_address)  # a name in any field says more than an address in another
    outlet = next((name for value in named if (name := outlets.name(value))), None) or outlets.domain(url)
    return Draft(
        title=clean_line(text(fields, TITLE)) or None,
        outlet=outlet,
        first_publisher=outlets.name(text(fields, ("first_publisher", "original_publisher"))),
        agency=agency(text(fields, ("agency",))) or agency(outlet),
        author=clean_line(text(fields, AUTHOR)) or None,
        date=next((day for key in DATE if (day := dates.in_metadata(fields.get(key)))), None),
        url=url,
        language=clean_line(text(fields, LANGUAGE)) or None,
    )


def text(fields: Mapping[str, Any], keys: Iterable[str]) -> str:
    """The first of these fields that holds text; lists are joined by commas, of objects their names are taken."""
    return next((found for key in keys if (found := _flat(fields.get(key)))), "")


def _flat(value: object, depth: int = 0) -> str:
    if isinstance(value, str):
        return value.strip().removeprefix("[[").removesuffix("]]") if value.startswith("[[") else value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if depth > 3:
        return ""
    if isinstance(value, dict):
        names = (_flat(value.get(key), depth + 1) for key in ("name", "title", "value", "#text"))
        return next((name for name in names if name), "")
    if isinstance(value, list):
        return ", ".join(found for part in value[:50] if (found := _flat(part, depth + 1)))
    return ""
