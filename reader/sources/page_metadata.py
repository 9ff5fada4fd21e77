"""What a page says about itself: JSON-LD, meta tags, headings; the order of trust did best on four public sets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any

from reader.sources import dates, fields, headline, outlets
from reader.sources.credits import agency
from reader.sources.draft import Draft
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SITE = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone")
_DESCRIPTION = ("og:description", "description", "twitter:description", "sailthru.description")
_TITLE = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title")
_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "cxenseparse:author")
_DATE = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "publication_date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date",
    "cxenseparse:recs:publishtime", "article.published", "last-published-date", "date",
)  # fmt: skip


def facts(tree: HtmlElement, stated: Mapping[str, Any], saved_from: str | None) -> Draft:
    """Title, outlet, author, date, address and language as the page states them, body still empty.

    `stated` is the article of the page's JSON-LD, `saved_from` the address that the program noted which saved the page.
    """
    meta = _meta(tree)
    url = _address(tree, meta, stated, saved_from)
    headings = [line for element in tree.iter("h1") if 0 < len(line := clean_line(element.text_content())) <= 400]
    page_title = next((clean_line(element.text_content()) for element in tree.iter("title")), "")
    outlet = _outlet(meta, stated, page_title, outlets.domain(url))
    house = [outlet, meta.get(_SITE[0]), fields.text(stated, ("publisher",))]
    author = _author(tree, meta, stated, house)
    return Draft(
        title=headline.pick(
            headings, fields.text(stated, ("headline",)), [meta.get(key) for key in _TITLE], page_title, outlet
        ),
        outlet=outlet,
        agency=agency(author) or agency(outlet),
        author=author,
        date=_date(tree, meta, stated, url),
        url=url,
        language=_language(tree, stated),
    )


def descriptions(tree: HtmlElement, stated: Mapping[str, Any]) -> list[str | None]:
    """The summaries that a page gives of itself."""
    meta = _meta(tree)
    return [meta.get(key) for key in _DESCRIPTION] + [fields.text(stated, ("description", "alternativeHeadline"))]


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = clean_line(element.get("content") or "")
        if key and value:
            found.setdefault(key.lower(), value)
    return found


def _address(tree: HtmlElement, meta: Mapping[str, str], stated: Mapping[str, Any], saved: str | None) -> str | None:
    canonical = (
        element.get("href") for element in tree.iter("link") if (element.get("rel") or "").lower() == "canonical"
    )
    page = stated.get("mainEntityOfPage")
    own = page.get("@id") if isinstance(page, dict) else page
    choices = (
        next(canonical, None),
        meta.get("og:url"),
        own if isinstance(own, str) else None,
        fields.text(stated, ("url",)),
        saved,
    )
    return next((url for choice in choices if (url := outlets.web_address(choice))), None)


def _outlet(meta: Mapping[str, str], stated: Mapping[str, Any], page_title: str, home: str | None) -> str | None:
    """The outlet's name; the end of the page's <title> counts where it spells the domain."""
    names = [meta.get(_SITE[0]), fields.text(stated, ("publisher",)), *(meta.get(key) for key in _SITE[1:])]
    names = [unescape(value) for value in names if value]
    if (tail := headline.last_part(page_title)) and outlets.spells(tail, home):
        names.append(tail)
    return outlets.best(names, home)


def _author(
    tree: HtmlElement, meta: Mapping[str, str], stated: Mapping[str, Any], house: Sequence[str | None]
) -> str | None:
    """Persons before the outlet itself, which many pages put down as their author."""
    values = (fields.text(stated, ("author", "creator")), *(meta.get(key) for key in _AUTHOR))
    authors = [author for value in values if (author := _person(value))]
    if person := next((author for author in authors if not any(_same_house(author, name) for name in house)), None):
        return person
    person = _person(_author_in_sight(tree).replace("; ", ", "))
    return person or next(iter(authors), None)


def _author_in_sight(tree: HtmlElement) -> str:
    """The author as trafilatura finds it in rarer tags or in the byline; the rest of its metadata takes long."""
    from trafilatura.metadata import examine_meta, extract_author

    try:
        stated = examine_meta(tree).author or ""
        return stated if " " in stated else extract_author(tree) or ""
    except Exception:  # on hostile pages it raises whatever its steps raise; the author is then unknown
        return ""


def _same_house(author: str, outlet: str | None) -> bool:
    a, b = (re.sub(r"\W+|\.\w{2,3}$", "", name.lower()) for name in (author, outlet or ""))
    return bool(b) and (a in b or b in a)


def _person(value: str | None) -> str | None:
    author = re.sub(r"^(?:by|von|par|por|di)\s+", "", clean_line(unescape(value or "")), flags=re.IGNORECASE)
    return author if 1 < len(author) <= 300 and "://" not in author and "@" not in author else None


def _date(tree: HtmlElement, meta: Mapping[str, str], stated: Mapping[str, Any], url: str | None) -> date | None:
    values = [stated.get("datePublished"), *(meta.get(key) for key in _DATE), stated.get("dateCreated")]
    values += [e.get("datetime") or e.get("content") for e in tree.xpath('//*[@itemprop="datePublished"]')[:3]]
    if day := next((day for value in values if (day := dates.in_metadata(value))), None):
        return day
    from htmldate import find_date

    try:
        return dates.written(find_date(tree, original_date=True, extensive_search=False, url=url) or "")
    except Exception:  # the same: any fault inside means that the day is unknown
        return None


def _language(tree: HtmlElement, stated: Mapping[str, Any]) -> str | None:
    value = clean_line(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    value = value or fields.text(stated, ("inLanguage",))
    return value.replace("_", "-") if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w{2,8}){0,3}", value) else None
