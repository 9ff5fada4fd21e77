"""Newsletters as .eml and .mbox, and pages saved as MHTML."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from reader import sources
from reader.article import FullArticle
from reader.errors import UnreadableFile
from reader.text.markdown import plain

SENTENCES = (
    "The council of Nordhaven voted on Monday to close the old bridge for repairs that will last until spring.",
    "Engineers had found cracks in two of the nine pillars during an inspection ordered by the harbour office.",
    "“We could not wait any longer,” said Mayor Ilse Brandt after the vote, which passed with one voice against.",
    "Buses will be led over the northern crossing, and the ferry will run every ten minutes from six in the morning.",
)
HTML = (
    "<html><body><table width=600><tr><td><table><tr><td><a href='https://gazette.example/view'>View in browser</a>"
    "</td></tr></table></td></tr><tr><td><h1>Old bridge closes</h1>"
    + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    + "</td></tr><tr><td><p>Unsubscribe</p></td></tr></table></body></html>"
)


def message(number: int = 1, html: str | None = HTML, text: str | None = None) -> bytes:
    made = EmailMessage()
    made["From"] = '"Harbour Gazette" <news@mail.gazette.example>'
    made["To"] = "reader@example.net"
    made["Subject"] = f"Old bridge closes: “Brücke” {number}"
    made["Date"] = "Wed, 16 Feb 2022 06:00:00 +0100"
    made["Message-ID"] = f"<letter-{number}@gazette.example>"
    if text is not None:
        made.set_content(text)
    if html is not None and text is not None:
        made.add_alternative(html, subtype="html")
    elif html is not None:
        made.set_content(html, subtype="html")
    return made.as_bytes()


def mailbox(*messages: bytes) -> bytes:
    return b"\n".join(b"From news@gazette.example Wed Feb 16 06:00:00 2022\n" + each for each in messages)


def split(path: Path, data: bytes) -> tuple[list[FullArticle], list[str]]:
    path.write_bytes(data)
    found = list(sources.read(path))
    articles = [one for one in found if isinstance(one, FullArticle)]
    return articles, [one.reason for one in found if isinstance(one, UnreadableFile)]


def test_a_newsletter_is_an_article_with_the_facts_of_its_header(tmp_path: Path) -> None:
    ((found,), _) = split(tmp_path / "a.eml", message(text="See the HTML part."))
    article = found.article
    assert (article.item, article.title, article.outlet) == (
        None,
        "Old bridge closes: “Brücke” 1",
        "Harbour Gazette",
    )
    assert (article.date, article.date_from) == (date(2022, 2, 16), "metadata")
    text = plain(found.body.paragraphs)
    assert all(sentence in text for sentence in SENTENCES)


def test_plain_text_is_read_where_there_is_no_html(tmp_path: Path) -> None:
    ((found,), _) = split(tmp_path / "a.eml", message(html=None, text="\n\n".join(SENTENCES)))
    assert [block.text for block in found.body.paragraphs] == list(SENTENCES)


def test_all_of_a_letter_is_kept_where_only_a_part_of_it_looks_like_an_article(tmp_path: Path) -> None:
    digest = "".join(
        f"<table><tr><td><h2>Item {n}</h2></td></tr><tr><td>Short note number {n} on the harbour.</td></tr></table><hr>"
        for n in range(12)
    )
    ((found,), _) = split(tmp_path / "a.eml", message(html=f"<html><body>{digest}</body></html>"))
    text = plain(found.body.paragraphs)
    assert all(f"Short note number {n} on the harbour" in text for n in range(12))


def test_a_mailbox_holds_a_message_an_article(tmp_path: Path) -> None:
    quoted = message(2, html=None, text="\n\n".join([*SENTENCES, ">From here the road is open, it says at 12:30."]))
    articles, faults = split(tmp_path / "a.mbox", mailbox(message(1), quoted, message(1)))
    assert not faults
    assert [one.article.item for one in articles] == ["letter-1@gazette.example", "letter-2@gazette.example", "3"]
    assert "\nFrom here the road is open" in plain(articles[1].body.paragraphs)


def test_a_message_that_is_broken_costs_itself(tmp_path: Path) -> None:
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (depth, depth) for depth in range(3000)
    )
    rows = mailbox(message(1), nested, b"no header at all\n", b"Subject: empty\n\n", message(4))
    articles, faults = split(tmp_path / "a.mbox", rows)
    assert [one.article.item for one in articles][:1] == ["letter-1@gazette.example"]
    assert [one.article.item for one in articles][-1:] == ["letter-4@gazette.example"]
    assert faults[0].startswith("message 2 (line ")
    assert "nested too deeply" in faults[0]


def test_a_message_beyond_the_cap_costs_itself(tmp_path: Path) -> None:
    huge = message(2)[:-2] + b"x" * 70 + b"\n" + (b"y" * 76 + b"\n") * 500_000
    articles, faults = split(tmp_path / "a.mbox", mailbox(message(1), huge, message(3)))
    assert len(articles) == 2
    assert len(faults) == 1
    assert "is larger than 32 MB" in faults[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("encoded words", b"Subject: " + b"=?utf-8?q?=41?= " * 80_000 + b"\n\n" + SENTENCES[0].encode()),
        ("a word that lies", b"Subject: =?utf-99?b?////?= =?utf-8?q?x\n\n" + SENTENCES[0].encode()),
        ("escapes", b"Subject: =?utf-8?q?=1B]52;c;x=07Bridge_=E2=80=AEclosed?=\n\n" + SENTENCES[0].encode()),
        ("messages", b"Content-Type: message/rfc822\n\n" * 3000 + b"Subject: x\n\n" + SENTENCES[0].encode()),
        ("broken transfer", b"Content-Type: text/html\nContent-Transfer-Encoding: base64\nSubject: x\n\n!!!!!"),
        ("many parts", b'Subject: x\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nhello\n" * 5000),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_letters_never_raise_and_reach_no_terminal(tmp_path: Path, name: str, data: bytes) -> None:
    articles, faults = split(tmp_path / f"{name}.eml", data)
    assert len(articles) + len(faults) == 1
    for one in articles:
        assert one.article.title.isprintable()
        assert len(one.article.title) <= 1000


def test_a_file_that_is_no_mail(tmp_path: Path) -> None:
    assert split(tmp_path / "a.eml", b"\nplain words")[1] == ["is not a mail message: it has no header"]
    assert split(tmp_path / "a.mbox", b"plain words\n")[1] == ["is not a mailbox: no message begins in it"]


@pytest.mark.parametrize("suffix", ["mht", "mhtml"])
def test_a_web_archive_is_the_page_in_it(tmp_path: Path, suffix: str) -> None:
    page = HTML.replace("<body>", "<body><nav>Menu</nav>").replace("=600", "=3D600").replace("='", "=3D'")
    data = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://www.gazette.example/2022/02/16/bridge\n"
        "Subject: Old bridge closes\nDate: Sun, 22 Nov 2026 05:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b--"\n\n'
        "----b--\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
        "----b--\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-Location: https://www.gazette.example/2022/02/16/bridge\n\n{page}\n"
        "----b--\nContent-Type: text/html\n\n<p>A frame with an advertisement.</p>\n----b----\n"
    )
    ((found,), _) = split(tmp_path / f"a.{suffix}", data.encode())
    article = found.article
    assert (article.item, article.url) == (None, "https://www.gazette.example/2022/02/16/bridge")
    assert (article.title, article.outlet) == ("Old bridge closes", "gazette.example")
    assert article.date == date(2022, 2, 16)  # of the address, not the day it was saved
    assert SENTENCES[3] in plain(found.body.paragraphs)


def test_a_web_archive_without_a_page(tmp_path: Path) -> None:
    assert split(tmp_path / "a.mht", b"Subject: x\n\nwords")[1] == ["is a web archive without a page in it"]
