"""Markdown to paragraphs with spans, and back."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.article import Kind, Paragraph, Span
from reader.text import markdown
from reader.text.clean import clean_line
from reader.text.markdown import escape, paragraphs, plain

PROSE = st.text(
    alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("\\`*_[]()<>#+-=~|!&;.1 \n:\"'x")), max_size=80
)


@given(st.lists(st.sampled_from([*"ab1.,:;!?'()/=-#+){}$%@é“”\n\t", "\n\n", "    ", "1. ", "  \n"]), max_size=30))
def test_plain_text_needs_no_parser(parts: list[str]) -> None:
    text = "".join(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "_ANY_MARK", re.compile(""))
        parsed = paragraphs(text)
    assert paragraphs(text) == parsed


MARKS = (
    "a b *_ ** | # ## === --- |a|b| |-|-| > - 1. ` ``` ~~~ [a]:b [a] [x](http://y.z) <b> <script> <!-- --> &amp; \\"
).split()


@given(st.lists(st.sampled_from([*MARKS, " ", "    ", "\t", "\n", "\n", "\n\n", "\n\n"]), max_size=14).map("".join))
@example("[a]: /b\n\n[a]")
@example("a\n\n===\n\nb *c\n\nd* e")
def test_paragraphs_that_stand_alone_are_read_one_by_one_as_together(text: str) -> None:
    assert paragraphs(text) == markdown._parsed(markdown.clean(text))


@given(PROSE)
@example("1. not a list")
@example("- no item")
@example("# no heading #")
@example("&amp; &#27; <b>bold</b>")
@example("[x]: http://a.example/")
@example("***")
@example("a\\")
def test_escaped_text_reads_back_as_it_was(text: str) -> None:
    line = clean_line(text)
    blocks = paragraphs(escape(line))
    assert plain(blocks) == line
    assert all(block.kind is Kind.PROSE and not block.spans for block in blocks)


@given(PROSE)
def test_an_escaped_line_is_safe_in_a_heading_and_an_item(text: str) -> None:
    line = clean_line(text)
    if line:
        assert paragraphs(f"## {escape(line)}") == (Paragraph(line, Kind.HEADING, 2),)
        assert paragraphs(f"- {escape(line)}") == (Paragraph(line, Kind.ITEM, 1, "•"),)


@given(st.text(alphabet="\\`*_[]()<>#+-=~|!&;.1 \n:a\"'\t", max_size=200))
def test_no_text_makes_the_parser_fail_and_spans_lie_inside(text: str) -> None:
    for block in paragraphs(text):
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
        assert block.kind in (Kind.CODE, Kind.TABLE) or "\n" not in block.text


def test_every_kind_of_block_comes_out_in_order() -> None:
    blocks = paragraphs(
        "# Head\n\nSome *light* and **heavy** `code`\nover [two](https://x.example/a) lines.\n\n"
        "> quoted\n>\n> > deeper\n\n- one\n\n  still one\n  - inner\n- two\n\n3. three\n4. four\n\n"
        "```\ncode  kept\n  here\n```\n\n---\n\n| a | b |\n|---|---|\n| long cell | d |\n"
    )
    assert [(b.kind, b.text, b.level, b.marker) for b in blocks] == [
        (Kind.HEADING, "Head", 1, ""),
        (Kind.PROSE, "Some light and heavy code over two lines.", 0, ""),
        (Kind.QUOTATION, "quoted", 1, ""),
        (Kind.QUOTATION, "deeper", 2, ""),
        (Kind.ITEM, "one", 1, "•"),
        (Kind.ITEM, "still one", 1, ""),
        (Kind.ITEM, "inner", 2, "•"),
        (Kind.ITEM, "two", 1, "•"),
        (Kind.ITEM, "three", 1, "3."),
        (Kind.ITEM, "four", 1, "4."),
        (Kind.CODE, "code  kept\n  here", 0, ""),
        (Kind.RULE, "", 0, ""),
        (Kind.TABLE, "a         │ b\nlong cell │ d", 0, ""),
    ]
    assert blocks[1].spans == (
        Span(5, 10, "emphasis"),
        Span(15, 20, "strong"),
        Span(21, 25, "code"),
        Span(31, 34, "link", "https://x.example/a"),
    )


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "relative.html", "#top"]
)
def test_a_link_that_leads_elsewhere_is_only_text(target: str) -> None:
    assert paragraphs(f"[press]({target})") in ((Paragraph("press"),), (Paragraph(f"[press]({target})"),))


def test_raw_html_loses_its_tags_and_keeps_its_text() -> None:
    assert plain(paragraphs("before <b onclick=x>bold</b> after<br>next")) == "before bold after next"
    assert plain(paragraphs("<div>\n<p>kept</p><script>gone()</script>\n</div>\n\nafter")) == "kept\n\nafter"


def test_character_references_cannot_smuggle_control_characters() -> None:
    for text in (
        "a&#27;]52;c;eA==&#7;b &#x202e;c",
        "<div>a&#27;[2Jb</div>",
        "`a`&#155;2J",
        "[a&#27;](http://a.example/&#27;b)",
    ):
        (block,) = paragraphs(text)
        shown = block.text + "".join(span.target for span in block.spans)
        assert not set(shown) & set("\x1b\x07\x9b\u202e")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "*a " * 50_000,
        "> " * 100_000 + "end",
        "![" * 100_000,
        "<" * 100_000,
        "- " * 50_000 + "end",
        "\n".join("  " * n + "- item" for n in range(500)),
        "[a](" * 50_000,
        "`" * 99_999,
        "| a " * 20_000,
    ],
    ids=lambda text: text[:4],
)
def test_pathological_input_keeps_its_text(text: str) -> None:
    blocks = paragraphs(text)
    assert blocks or not any(c.isalnum() for c in text)
    if "end" in text:
        assert "end" in plain(blocks)
    if "item" in text:
        assert plain(blocks).count("item") == 500
