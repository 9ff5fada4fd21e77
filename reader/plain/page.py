"""A page of HTML that needs nothing else: its style inside, no script, every foreign text escaped, fit for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from reader.article import Article, Highlighted, Span
from reader.plain.text import byline

# Differences are underlined or framed as well as coloured: paper and eyes may have no colours.
STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --soft: #5b5b5b; --line: #d8d4cc; --only: #f5f3ee;
  --mark: #ffe59a }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e3dc; --paper: #16181c; --soft: #a5a29b; --line: #3a3d44;
  --only: #1f2228; --mark: #5a4a10 } }
* { box-sizing: border-box }
body { font: 16px/1.5 Charter, Georgia, serif; color: var(--ink); background: var(--paper); max-width: 76rem;
  margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.4rem; margin: 0 0 .3rem } h2 { font-size: 1.1rem; margin: 2rem 0 .4rem }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
td, th { vertical-align: top; text-align: left; padding: .45rem .7rem; border-top: 1px solid var(--line);
  font-weight: normal }
thead th { border-bottom: 2px solid var(--ink); border-top: 0 } th .outlet { font-weight: bold }
col.marks { width: 3.4rem } td.marks { font: 15px/1.6 monospace; white-space: nowrap }
td.only { background: var(--only) } td.about { color: var(--soft) }
mark { background: var(--mark); color: inherit; border-bottom: 2px solid currentColor; padding: 0 .1em }
u { text-decoration: underline dotted; text-underline-offset: .2em }
.by, .note, .legend, .kind, .soft { color: var(--soft); font-size: .88rem } .note { margin-top: .3rem }
.kind { font-family: monospace } li { margin: .3rem 0 }
@media (max-width: 40rem) { td, th { padding: .35rem .3rem } col.marks { width: 2.4rem } }
@media print {
  @page { margin: 1.5cm } :root { --ink: #000; --paper: #fff; --soft: #333; --line: #999; --only: #fff; --mark: #fff }
  body { font-size: 10pt; max-width: none; margin: 0; padding: 0 } tr, li { break-inside: avoid }
  thead { display: table-header-group } h2 { break-after: avoid } td.only { border-left: 2px solid #999 }
}
"""


def page(title: str, language: str | None, body: Iterable[str]) -> Iterator[str]:
    """The whole page round its body, line by line."""
    yield "<!doctype html>"
    yield f'<html lang="{escape(language or "en")}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>"
    yield from body
    yield "</body></html>"


def head_cell(name: str, article: Article, headline: Highlighted) -> str:
    """The head of an article's column: outlet, headline with the words it alone chose, byline."""
    title = marked(headline.text, headline.spans, "u")
    by = f"<div class=by>{escape(byline(article))}</div>"
    return f'<th scope="col"><div class=outlet>{escape(name)}</div><div>{title}</div>{by}</th>'


def marked(text: str, spans: Sequence[Span], tag: str = "mark") -> str:
    """Text with its spans in a tag, everything escaped; of spans that overlap the first one."""
    pieces, place = [], 0
    for span in sorted(spans, key=lambda each: each.start):
        if span.start >= place:
            name = tag if span.role == "changed" else "mark"
            pieces += [escape(text[place : span.start]), f"<{name}>{escape(text[span.start : span.end])}</{name}>"]
            place = span.end
    return "".join(pieces) + escape(text[place:])


def legend(marks: Iterable[tuple[str, str]]) -> str:
    """What the marks mean, in one line."""
    told = ", ".join(f"{mark} {meaning}" for mark, meaning in marks)
    return f"<p class=legend>{escape(told)}. Underlined: words that differ.</p>"
