"""Addresses of the web: their hosts as Chromium 156 reads them, and which of them are of one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.addresses import host, is_plain, page_of


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("https://bank.example@evil.example/login", "evil.example"),
        ("https://evil.example\\@bank.example/", "evil.example"),
        ("https://bank.example:80\\@evil.example/", "bank.example"),
        ("https://bank.example%2f@evil.example/", "evil.example"),
        ("https://a:b@c@evil.example/", "evil.example"),
        ("http://BANK.example:8080/x", "bank.example"),
        ("https:///evil.example/x", "evil.example"),
        ("https://\\evil.example", "evil.example"),
        ("https://evil%2eexample/", "evil.example"),
        ("https://bänk.example/x", "xn--bnk-qla.example"),
        ("https://faß.example/", "xn--fa-hia.example"),
        ("https://bank。example/", "bank.example"),
        ("https://ｅｖｉｌ.example/", "evil.example"),
        ("https://bank.example\u00ad.evil.example/", "bank.example.evil.example"),
        ("https://bank.example\u2044login.evil.example/", "bank.xn--examplelogin-xk0g.evil.example"),
        ("https://evil.example?@bank.example", "evil.example"),
        ("http://0x7f.1/", "127.0.0.1"),
        ("http://2130706433/", "127.0.0.1"),
        ("http://[::1]/x", "[::1]"),
        ("https://evil..example/", "evil..example"),
    ],
)
def test_a_host_is_the_one_that_the_browser_goes_to(address: str, named: str) -> None:
    assert host(address) == named


@pytest.mark.parametrize(
    "address",
    [
        "https://bank.example%00.evil.example/",
        "https://℀.example/",
        "https://evil.example|bank/",
        "https://evil.example<b>/",
        "https://1.2.3.4.5/",
        "https://[evil/",
        "file:///etc/passwd",
        "isle.example/strike",
        "",
    ],
)
def test_what_no_browser_opens_as_a_page_of_the_web_has_no_host(address: str) -> None:
    assert host(address) == page_of(address) == ""
    assert not is_plain(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.isle.example/strike",
        "http://isle.example/strike/?utm_medium=x#here",
        "https://m.isle.example:443/strike/amp?fbclid=7&CMP=share",
        "https://user@isle.example/str%69ke",
    ],
)
def test_an_address_is_known_again_whatever_leads_to_it(address: str) -> None:
    assert page_of(address) == "isle.example/strike"


def test_a_query_that_names_a_page_counts_and_one_behind_a_named_page_does_not() -> None:
    assert page_of("https://isle.example/strike?id=2") != page_of("https://isle.example/strike?id=3")
    assert page_of("https://isle.example/page.php?1234") != page_of("https://isle.example/page.php?1235")
    assert page_of("https://isle.example/story?b=1&cid=2") == page_of("https://isle.example/story?cid=2&b=1")
    assert page_of("https://isle.example/crews-walk-out-again?x=1") == "isle.example/crews-walk-out-again"
    assert page_of("https://isle.example/isle-60401513?x=1") == "isle.example/isle-60401513"
    assert page_of("https://isle.example:8080/strike") != page_of("https://isle.example/strike")


@given(st.text(st.sampled_from("ahtps:/\\@?#[]%2e.-&=ßï。0x1 "), max_size=40).map("https://".__add__))
def test_any_address_is_read_without_a_fault_and_one_that_is_plain_shows_its_host(address: str) -> None:
    page_of(address)
    if is_plain(address):
        assert address.startswith(f"https://{host(address)}")


def test_a_long_address_is_read_at_once() -> None:
    for long in ("-" * 20_000 + "/x", "-1" * 20_000 + "/", "@" * 20_000, "/" * 20_000 + "\\", "1" * 20_000):
        page_of(f"https://isle.example/{long}")
        page_of(f"https://{long}")
