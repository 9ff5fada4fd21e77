"""A page of HTML that needs nothing else: its style inside, no script, every foreign text escaped, fit for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from reader.article import Article, Highlighted, Span
from reader.plain.text import byline

# Differences are underlined or framed as well as coloured: paper and eyes may have no colours. On a narrow screen, and
# where a table has too many columns for paper, its rows are printed as blocks, each cell under the outlet's name.
BLOCKS = """table.{0}, .{0} tbody, .{0} tr, .{0} td, .{0} th {{ display: block; width: auto }}
  .{0} tr {{ border-top: 1px solid var(--line); padding: .5rem 0 }}
  .{0} td, .{0} th {{ border: 0; padding: .15rem .4rem }} .{0} td.marks {{ float: right }}
  .{0} thead, .{0} thead tr {{ display: block; border: 0 }} .{0} thead th {{ position: static }}
  .{0} td:empty, .{0} td.absent {{ display: none }} .{0} td[data-by]::before {{ content: attr(data-by); display: block;
  font: bold .72rem/1.6 system-ui, sans-serif; color: var(--soft); letter-spacing: .03em }}"""
BESIDE = """.many thead tr { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)) }
  .many td[data-by] { position: relative; padding-left: 9.5rem }
  .many td[data-by]::before { position: absolute; left: .4rem; width: 8.8rem }
  .many tr.notes td { padding-left: 9.5rem }
"""
STYLE = f"""
:root {{ color-scheme: light dark; --ink: #1c1b19; --paper: #fffefb; --soft: #66625a; --line: #ddd8cd; --only: #f4f0e6;
  --mark: #ffe59a; --accent: #8a3b12 }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #e6e3dc; --paper: #16181c; --soft: #a5a29b; --line: #363a42;
  --only: #1f2329; --mark: #5a4a10; --accent: #f0a070 }} }}
* {{ box-sizing: border-box }}
body {{ font: 16px/1.5 Charter, "Iowan Old Style", Georgia, serif; color: var(--ink); background: var(--paper);
  max-width: 78rem; margin: 2rem auto 4rem; padding: 0 1.2rem; overflow-wrap: break-word }}
h1 {{ font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem }}
h2 {{ font-size: 1.15rem; margin: 2.4rem 0 .4rem }} p {{ margin: .3rem 0 }}
td p {{ margin: 0 }} td p + p {{ margin-top: .5rem }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed; margin-top: 1rem }}
td, th {{ vertical-align: top; text-align: left; padding: .5rem .8rem; font-weight: normal; hyphens: auto }}
tbody tr {{ border-top: 1px solid var(--line) }} tbody tr:first-child {{ border-top: 0 }}
thead th {{ border-bottom: 2px solid var(--ink); position: sticky; top: 0; background: var(--paper) }}
th .outlet {{ font: bold .95rem/1.5 system-ui, sans-serif; color: var(--accent) }}
th .headline {{ font-size: 1.05rem; line-height: 1.3 }}
col.marks {{ width: 4rem }}
td.marks {{ font: 15px/1.6 ui-monospace, monospace; white-space: nowrap; color: var(--soft) }}
td.only {{ background: var(--only); border-left: 3px solid var(--line) }}
col.about {{ width: 22% }} td.about, .absent {{ color: var(--soft) }}
mark {{ background: var(--mark); color: inherit; border-bottom: 2px solid currentColor; padding: 0 .1em }}
u {{ text-decoration: underline dotted; text-underline-offset: .2em }}
.by, .note, .legend, .kind, .n {{ color: var(--soft); font: .8rem/1.5 system-ui, sans-serif }}
.n {{ font-size: .68rem; margin-right: .35em }} .kind {{ font-family: ui-monospace, monospace; margin-right: .35em }}
tr.notes, tbody tr.notes {{ border-top: 0 }} .notes td {{ padding-top: 0 }} .note {{ margin-top: .35rem }}
.note::before {{ content: "≠ "; color: var(--accent) }} .note.place::before {{ content: "" }}
.legend {{ margin: .5rem 0 0 }} .legend strong {{ font-family: ui-monospace, monospace }}
.legend span {{ margin-right: 1em; display: inline-block }}
ul {{ columns: 26rem; column-gap: 2.5rem; padding-left: 1.2rem; margin: .4rem 0 }}
li {{ margin: 0 0 .45rem; break-inside: avoid }}
@media (max-width: 44rem) {{ body {{ padding: 0 .8rem; margin-top: 1rem }} {BLOCKS.format("account")} }}
@media screen and (max-width: 90rem) {{ {BLOCKS.format("many")} }}
@media screen and (min-width: 44rem) and (max-width: 90rem) {{ {BESIDE} }}
@media print {{
  @page {{ margin: 1.6cm 1.4cm }}
  :root {{ --ink: #000; --paper: #fff; --soft: #444; --line: #bbb; --only: #fff; --mark: #fff; --accent: #000 }}
  :root {{ font-size: 9.5pt }} body {{ font-size: 1rem; line-height: 1.38; max-width: none; margin: 0; padding: 0 }}
  tr, li, td p {{ break-inside: avoid }} tr.apart {{ break-inside: auto }}
  tr.notes {{ break-before: avoid }} h2 {{ break-after: avoid; margin-top: 1.2rem }}
  td, th {{ padding: .28rem .5rem }} thead th {{ position: static }} thead {{ display: table-header-group }}
  td.only {{ border-left: 2pt solid #999 }} col.marks {{ width: 2.6rem }} {BLOCKS.format("many")}
  {BESIDE}
}}
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
    return f'<th scope="col"><div class=outlet>{escape(name)}</div><div class=headline>{title}</div>{by}</th>'


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
    told = " ".join(f"<span><strong>{escape(mark)}</strong> {escape(meaning)}</span>" for mark, meaning in marks)
    return f"<p class=legend>{told} <span><u>underlined</u> words that differ</span></p>"


def sentence_number(number: int) -> str:
    """A sentence's number, from 1, as the screen shows it."""
    return f"<span class=n>{number + 1}</span>"


def notes(lines: Iterable[str]) -> str:
    """What differs, a line each."""
    return "".join(f"<div class=note>{escape(line)}</div>" for line in lines)
