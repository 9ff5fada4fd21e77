"""Addresses of the web: whose page one is, as a browser takes it, and which two are of one page.

Hosts are read by the rules of browsers (WHATWG URL, UTS 46), where what the standard library takes for the host of
`https://evil.example\\@bank.example` is not where a browser goes. Which parts of a query only trace a reader is a list
of our own: longer ones, as of courlan, take away `cid=` and `keyword=` as well, by which some papers name their pages.
"""

from __future__ import annotations

import re
import socket
import unicodedata
from urllib.parse import unquote

_ADDRESS = re.compile(
    r"(https?)://[\\/]*(?:[^/\\?#]*@)?(\[[^]/\\?#]*\]|[^/\\?#:]*)(?::(\d*)(?=[/\\?#]|$))?", re.IGNORECASE
)
_NO_HOST = re.compile(r"[\0-\x20\x7f#/:<>?@\[\\\]^|%]")
_NUMBER = re.compile(r"0x[0-9a-f]*|\d+")
_DIFFERENT = re.compile("[ßς]")  # letters of their own since IDNA 2008, which the standard library does not know
_USUAL_PORTS = ("", "80", "443")
_EDITION = re.compile(r"(?:www|m|amp)\.")
_LONG_NUMBER = re.compile(r"\d{5}")
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|msclkid|igshid|mc_[ce]id|at_\w+|ns_\w+|(?:int)?cmp|ref|smid|smtyp|srnd|taid|ocid|xtor)=",
    re.IGNORECASE,
)


def host(address: str) -> str:
    """Whose page it is, as a browser takes it: without user names, in the letters of the network (xn--…).

    Empty where it is no address of the web, or one that no browser would open.
    """
    found = _ADDRESS.match(address)
    if found is None:
        return ""
    if found[2].startswith("["):
        return found[2].lower() if found[2].endswith("]") else ""
    name = _in_letters_of_the_network(unquote(found[2]))
    return "" if _NO_HOST.search(name) else name


def is_plain(address: str) -> bool:
    """Whether its host stands in it as it is, right behind the scheme, so that nothing in it can mislead."""
    name = host(address)
    return bool(name) and "\\" not in address and address.lower().partition("://")[2].startswith(name)


def page_of(address: str) -> str:
    """What all addresses of one page have in common: no scheme, edition ("www.", "m.", "amp."), fragment or last slash,
    and of the query nothing that traces a reader, or nothing at all where the path names the page by four words or a
    long number ("/dam-opened-at-last", "/dam-60401513").

    Empty where it is no address of the web.
    """
    found = _ADDRESS.match(address)
    if found is None or not (name := host(address)):
        return ""
    rest, _, query = address[found.end() :].partition("#")[0].partition("?")
    path = unquote(rest).rstrip("/").removesuffix("/amp")
    page = path.rpartition("/")[2]
    is_named = page.count("-") > 2 or ("-" in page and _LONG_NUMBER.search(page))
    asked = [part for part in sorted(query.split("&")) if part and not is_named and not _TRACKING.match(part)]
    port = "" if (found[3] or "") in _USUAL_PORTS else f":{found[3]}"
    return _EDITION.sub("", name, count=1) + port + path + "?" * bool(asked) + "&".join(asked)


def _in_letters_of_the_network(name: str) -> str:
    """Empty where it is none."""
    try:
        named = ".".join(map(_label, re.split("[.。．｡]", name.lower())))
        return socket.inet_ntoa(socket.inet_aton(named)) if _NUMBER.fullmatch(named.split(".")[-1]) else named
    except (UnicodeError, OSError):
        return ""


def _label(label: str) -> str:
    if label.isascii():
        return label
    if _DIFFERENT.search(label):
        return "xn--" + unicodedata.normalize("NFKC", label).encode("punycode").decode("ascii")
    return label.encode("idna").decode("ascii")
