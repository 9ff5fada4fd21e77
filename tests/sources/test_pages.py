"""Saved pages: their facts, their article, and the traps that lose it."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from reader import sources
from reader.article import FullArticle, Kind
from reader.sources import page as pages
from reader.sources.draft import Draft
from reader.sources.page_guard import guarded
from reader.text.markdown import plain

SENTENCES = (
    "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring.",
    "Engineers had found cracks in two of the nine pillars during an inspection ordered by the harbour office.",
    "“We could not wait any longer,” said Mayor Ilse Brandt after the vote, which passed with one voice against.",
    "Buses will be led over the northern crossing, and the ferry will run every ten minutes from six in the morning.",
)
STORY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
LINKED = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},'
    '{"@type":"NewsArticle","headline":"Old bridge closes","datePublished":"2022-02-16T23:30:00+01:00",'
    '"author":[{"@type":"Person","name":"Anna Holm"},{"name":"Jan Eklund"}],'
    '"publisher":{"name":"Harbour Gazette"}}]}</script>'
)


def page(body: str, head: str = "<title>Old bridge closes | Harbour Gazette</title>") -> str:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body><article>{body}</article></body></html>"


def read(tmp_path: Path, html: str | bytes, name: str = "page.html") -> FullArticle:
    path = tmp_path / name
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    (found,) = sources.read(path)
    assert isinstance(found, FullArticle), str(found)
    return found


def text(full: FullArticle) -> str:
    return plain(full.body.paragraphs)


def test_the_facts_of_linked_data(tmp_path: Path) -> None:
    head = LINKED + '<link rel="canonical" href="https://www.gazette.example/town/bridge">'
    full = read(tmp_path, page(f"<h1>Old bridge closes</h1>{STORY}", head))
    a = full.article
    assert (a.title, a.outlet, a.author) == ("Old bridge closes", "Harbour Gazette", "Anna Holm, Jan Eklund")
    assert (a.date, a.date_from, a.language) == (date(2022, 2, 16), "metadata", "en")
    assert a.url == "https://www.gazette.example/town/bridge"
    assert text(full) == "\n\n".join(SENTENCES)


def test_the_facts_of_meta_tags(tmp_path: Path) -> None:
    head = (
        '<meta property="og:title" content="Old bridge closes"><meta property="og:site_name" content="Harbour Gazette">'
        '<meta property="article:published_time" content="2022-02-16"><meta name="author" content="By Anna Holm">'
    )
    a = read(tmp_path, page(STORY, head)).article
    assert (a.title, a.outlet, a.author, a.date) == (
        "Old bridge closes",
        "Harbour Gazette",
        "Anna Holm",
        date(2022, 2, 16),
    )


def test_the_outlet_is_at_least_the_domain(tmp_path: Path) -> None:
    a = read(tmp_path, page(STORY, '<link rel="canonical" href="https://www.gazette.co.uk/2022/02/16/a">')).article
    assert (a.outlet, a.date) == ("gazette.co.uk", date(2022, 2, 16))


def test_an_author_that_is_an_agency(tmp_path: Path) -> None:
    assert read(tmp_path, page(STORY, '<meta name="author" content="The Associated Press">')).article.agency == "AP"


def test_where_a_page_was_saved_from_is_read_from_the_savers_comment(tmp_path: Path) -> None:
    html = page(STORY).replace(
        "<html",
        "<html><!--\n Page saved with SingleFile \n url: https://gazette.example/a \n saved date: x\n--><html",
    )
    assert read(tmp_path, html).article.url == "https://gazette.example/a"


def test_headings_quotations_lists_tables_emphasis_and_links_are_kept(tmp_path: Path) -> None:
    body = (
        f"{STORY}<h2>A long search</h2>"
        "<p>It was <b>very</b> long and <a href='../b.html'>costly</a>, the office said later.</p>"
        "<blockquote><p>Nobody knew how deep the cracks were.</p></blockquote>"
        f"<ul><li>buses</li><li>ferries</li></ul>{STORY}"
    )
    full = read(tmp_path, page(body, '<link rel="canonical" href="https://gazette.example/town/a.html">'))
    kinds = {block.kind for block in full.body.paragraphs}
    assert {Kind.HEADING, Kind.QUOTATION, Kind.ITEM, Kind.PROSE} <= kinds
    (line,) = (block for block in full.body.paragraphs if block.text.startswith("It was"))
    assert {(line.text[s.start : s.end], s.role, s.target) for s in line.spans} == {
        ("very", "strong", ""),
        ("costly", "link", "https://gazette.example/b.html"),
    }


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "#top", "vbscript:x"]
)
def test_dangerous_links_are_only_text(tmp_path: Path, target: str) -> None:
    full = read(
        tmp_path, page(f"{STORY}<p>Press <a href='{target}'>here for it</a> to hear more about the bridge.</p>")
    )
    assert "here for it" in text(full)
    assert not any(span.target for block in full.body.paragraphs for span in block.spans)
    assert target not in full.body.markdown


def test_scripts_styles_forms_and_pictures_leave_nothing(tmp_path: Path) -> None:
    inserted = "<script>alert('x1')</script><style>.x2{}</style><form><input value=x3></form><img alt=x4 src=x5>"
    body = STORY + inserted + STORY
    full = read(tmp_path, page(body))
    assert not any(f"x{n}" in full.body.markdown for n in range(1, 6))


def test_marks_of_markdown_in_a_page_are_only_signs(tmp_path: Path) -> None:
    line = "1. The price is *not* 5 _crowns_ but [see below] # and &lt;b&gt;more&lt;/b&gt;, the office said on Monday."
    full = read(tmp_path, page(f"{STORY}<p>{line}</p>{STORY}"))
    assert line.replace("&lt;", "<").replace("&gt;", ">") in text(full)


def test_leftovers_and_credits_go_with_their_reasons(tmp_path: Path) -> None:
    full = read(
        tmp_path,
        page(f"<h1>Old bridge closes</h1><p>Advertisement</p>{STORY}<p>Jan Eklund contributed to this report.</p>"),
    )
    assert text(full) == "\n\n".join(SENTENCES)
    assert all(piece.why for piece in full.body.dropped)


def test_a_page_under_the_name_of_a_text(tmp_path: Path) -> None:
    full = read(tmp_path, page(STORY, LINKED), "page.txt")
    assert (full.article.title, text(full)) == ("Old bridge closes", "\n\n".join(SENTENCES))


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-8", "utf-16"])
def test_the_declared_encoding_is_used(tmp_path: Path, encoding: str) -> None:
    words = "Совет города решил закрыть старый мост на ремонт до весны, сообщил мэр после долгого заседания."
    html = page(f"<p>{words}</p>" * 3, f'<meta charset="{encoding}">')
    assert words in text(read(tmp_path, html.encode(encoding)))


HOSTILE = {
    "a reference to ESC": f"<p>&#27;]52;c;ZXZpbA==&#7;first</p>{STORY}<p>x&#x9b;2Jy</p>",
    "NUL and C1": f"<p>\0a\0</p>{STORY}\x9b2J",
    "300 nested": "<div>" * 300 + STORY + "</div>" * 300,
    "50,000 nested": "<div>" * 50_000 + STORY + "</div>" * 50_000,
    "nested lists": "<ul><li>" * 250 + STORY + "</li></ul>" * 250,
    "5,000 nested lists": "<ul><li>item" * 5_000 + STORY + "</li></ul>" * 5_000,
    "nested tables": "<table><tr><td>" * 200 + STORY + "</td></tr></table>" * 200,
    "a picture of 20 MB": f'<img src="data:image/png;base64,{"A" * 20_000_000}">{STORY}',
    "an attribute of 11 MB": f'<div title="{"A" * 11_000_000}">{STORY}</div>',
    "an attribute full of tags": f'<div class="a" title="{"<p>A" * 2_500_000}">{STORY}</div>',
    "300,000 attributes": f"<div {' '.join(f'a{n}=1' for n in range(300_000))}>{STORY}</div>",
    "a million blanks": f"{STORY}<p>a{' ' * 1_000_000}b</p><pre>a{' ' * 100_000}b</pre>",
    "a million non-breaking blanks": f"{STORY}<p>a{'&nbsp;' * 1_000_000}b</p>",
    "overrides of direction": f"<p>\u202e\u2066x\u2069</p>{STORY}<p>{'&#8238;&#x2067;' * 1_000}</p>",
    "a table of 200 by 200": f"{STORY}<table>{('<tr>' + '<td>7</td>' * 200 + '</tr>') * 200}</table>",
    "unclosed bold": "<b>" * 20_000 + STORY,
    "unclosed scripts": "<script>" * 50_000 + STORY,
    "unclosed attributes": '<a href="' * 50_000 + STORY,
    "comments": f"{STORY}<!-- x --><p>after</p>{'<!--' * 100_000}",
    "40,000 paragraphs": "<p>x" * 40_000 + STORY,
    "entities": '<!DOCTYPE l [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>' + STORY + "&c;",
    "a bomb of entities": "<!DOCTYPE l [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 20))
    + f"]>{STORY}<p>&a19;</p>",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_pages_keep_their_text_and_reach_no_terminal(tmp_path: Path, case: str) -> None:
    full = read(tmp_path, page(HOSTILE[case]))
    shown = text(full)
    assert all(sentence in shown for sentence in SENTENCES)
    assert all(c.isprintable() or c in "\n\t" for c in full.body.markdown + shown + full.article.title)
    assert "base64" not in full.body.markdown


def test_a_page_without_any_text_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><head></head><body><img src=x></body></html>")
    (fault,) = sources.read(path)
    assert "holds no article text" in str(fault)


def test_an_xhtml_declaration_does_no_harm(tmp_path: Path) -> None:
    html = '<?xml version="1.0" encoding="utf-8"?>' + page(STORY)
    assert SENTENCES[0] in text(read(tmp_path, html, "a.xhtml"))


def test_the_guard_counts_depth_not_siblings() -> None:
    assert guarded("<p>a" * 1000).html.count("<p>") == 1000
    assert guarded("<div>" * 1000).html.count("<div>") == 120


def test_the_summary_under_the_headline_is_the_first_paragraph(tmp_path: Path) -> None:
    summary = "Nordhaven closes its old bridge until spring, and the ferry takes over for ten thousand people a day"
    head = f'<title>Old bridge closes</title><meta name="description" content="{summary[:80]}…">'
    html = (
        f"<html><head>{head}</head><body><header><h1>Old bridge closes</h1><div class='teaser'>{summary}</div></header>"
    )
    full = read(tmp_path, f"{html}<article>{STORY}</article></body></html>")
    assert text(full) == "\n\n".join((summary, *SENTENCES))


def test_a_description_that_is_nowhere_on_the_page_is_not_body(tmp_path: Path) -> None:
    head = '<meta name="description" content="Read all about the bridge of Nordhaven and its repairs in our Gazette.">'
    assert text(read(tmp_path, page(STORY, head))) == "\n\n".join(SENTENCES)


def test_the_whole_text_that_a_page_states_is_used_where_the_page_shows_little(tmp_path: Path) -> None:
    whole = " ".join(
        SENTENCES * 2 + ("The harbour office will report on the state of the pillars every week from now on.",) * 2
    )
    data = f'{{"@type":"NewsArticle","headline":"x y","articleBody":"{whole}"}}'
    script = f'<script type="application/ld+json">{data}</script>'
    full = read(tmp_path, page(f"<p>{SENTENCES[0]}</p>", f"<title>Old bridge closes</title>{script}"))
    assert "every week from now on." in text(full)
    assert text(full).count(SENTENCES[1]) == 1
    assert len(full.body.paragraphs) > 1


@pytest.mark.parametrize(
    "data", ['{"@type":', "[" * 100_000, "1" * 10_000, "null", '{"@graph": 3}', '{"@type": ["NewsArticle", 3]}']
)
def test_broken_linked_data_does_no_harm(tmp_path: Path, data: str) -> None:
    full = read(
        tmp_path, page(STORY, f'<title>Old bridge closes</title><script type="application/ld+json">{data}</script>')
    )
    assert full.article.title == "Old bridge closes"


def test_reading_a_broken_page_prints_nothing(tmp_path: Path) -> None:
    for number, html in enumerate(
        ("<html><body>", page("<p>x</p>"), page(STORY, '<meta name="date" content="1 XYZ">'))
    ):
        (tmp_path / f"{number}.html").write_text(html)
    code = (
        "import sys, pathlib; from reader import sources\n"
        "for path in pathlib.Path(sys.argv[1]).iterdir(): list(sources.read(path))"
    )
    command, root = [sys.executable, "-c", code, str(tmp_path)], Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def titled(head: str, heading: str = "Nordhaven closes its old bridge for repairs") -> str:
    text = "".join(
        f"<p>{sentence}</p>" for sentence in (STORY_SENTENCE, STORY_SENTENCE.replace("Monday", "Friday")) * 3
    )
    return f"<html><head>{head}</head><body><article><h1>{heading}</h1>{text}</article></body></html>"


STORY_SENTENCE = (
    "The council voted on Monday to close the old bridge over the harbour for repairs that will last until the spring."
)
VOTES = (STORY_SENTENCE, STORY_SENTENCE.replace("Monday", "Friday"))


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (
            '<meta property="og:site_name" content="Harbour"><link rel="canonical" href="https://portmere-post.example/1">'
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x",'
            ' "publisher": {"name": "Portmere Post"}}</script>',
            "Portmere Post",
        ),
        (
            '<meta property="og:site_name" content="portmerepost"><title>Bridge - Portmere Post</title>'
            '<link rel="canonical" href="https://portmerepost.example/1">',
            "Portmere Post",
        ),
        (
            '<meta property="og:site_name" content="Portmere Post - Verlag und Druck GmbH">'
            '<link rel="canonical" href="https://portmerepost.example/1">',
            "Portmere Post",
        ),
        ('<link rel="canonical" href="https://www.mainichi.jp/1">', "Mainichi Shimbun"),
    ],
)
def test_the_outlet_is_named_as_its_domain_spells_it(head: str, outlet: str) -> None:
    assert pages.read(titled(head), Draft()).outlet == outlet


def test_a_sites_name_is_cut_off_headlines_that_are_written_without_blanks() -> None:
    head = '<title>旧橋を閉鎖、修理は春まで続く｜港町新聞</title><meta property="og:site_name" content="港町新聞">'
    assert pages.read(titled(head, "港町新聞"), Draft()).title == "旧橋を閉鎖、修理は春まで続く"


def test_a_list_of_nothing_but_links_in_an_extracted_page_is_no_text() -> None:
    links = "".join(
        f'<p><a href="https://portmere.example/{n}">Another story of the day, number {n}</a></p>' for n in "12"
    )
    draft = pages.read(titled("").replace("</article>", links + "</article>"), Draft())
    assert "Another story" not in draft.markdown
    assert "https://portmere.example" not in draft.markdown
