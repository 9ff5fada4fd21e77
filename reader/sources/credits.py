"""Who wrote and who passed on: datelines, agency credits, contributors, bylines and republishers' notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.text.clean import clean_line

_NAMES = {
    "AP": "ap|the associated press|associated press",
    "Reuters": "reuters|thomson reuters",
    "AFP": "afp|agence france-presse|agence france presse",
    "UPI": "upi|united press international",
    "PTI": "pti|press trust of india",
    "ANI": "ani|asian news international",
    "IANS": "ians|indo-asian news service",
    "dpa": "dpa|deutsche presse-agentur|dpa-afx|dpa international",
    "EFE": "efe|agencia efe",
    "ANSA": "ansa",
    "TASS": "tass|itar-tass",
    "Interfax": "interfax",
    "RIA Novosti": "ria novosti|ria",
    "Xinhua": "xinhua|xinhua news agency",
    "Kyodo": "kyodo|kyodo news",
    "Yonhap": "yonhap",
    "Bloomberg": "bloomberg|bloomberg news",
    "PA": "pa|pa media|press association|pa news agency",
    "CP": "cp|the canadian press|canadian press",
    "AAP": "aap|australian associated press",
    "APA": "apa|austria presse agentur",
    "KNA": "kna",
    "epd": "epd",
    "SID": "sid",
    "ANP": "anp",
    "Belga": "belga",
    "Lusa": "lusa",
    "NTB": "ntb",
    "TT": "tt",
    "STT": "stt",
    "Anadolu": "anadolu|anadolu agency|aa",
    "Ukrinform": "ukrinform",
    "TNS": "tns|tribune news service",
}
WHO_CONTRIBUTED = "credit: who contributed"
"""Why a line goes that names who helped to report."""
AGENCIES = {alias: name for name, aliases in _NAMES.items() for alias in aliases.split("|")}
_ANY = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
_PLACE = r"[^\W\d_a-zß-ÿ][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,4}"
_DAY = r"(?:,? \d{1,2}\.? [^\W\d_]{3,9}\.?(?: \d{4})?|,? [^\W\d_]{3,9}\.? \d{1,2}(?:, \d{4})?)"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:(?:, |/){_PLACE}){{0,2}})(?:{_DAY})?,?\s*(?:[(\[](?P<agency>[\w ./-]{{2,40}})[)\]])?\s*"
    r"(?P<mark>—|–|--|-|:)\s+(?=\S)"
)
_END_CREDIT = re.compile(r"\s*[(\[](?P<agency>[\w ./,&-]{2,60})[)\]][.\s]*$")
_SEPARATOR = re.compile(r"\s*(?:/|,|&|\band\b|\bund\b|\bet\b|\by\b)\s*", re.IGNORECASE)
_CREDIT_LINE = re.compile(
    rf"(?:[-–—]\s*)?(?:©\s*(?:\d{{4}}\s*)?)?"
    rf"(?:(?:source|quelle|fuente|fonte|by|via|with inputs? from|with|from)\s*:?\s+)?"
    rf"[(\[]?(?P<agency>(?:the )?(?:{_ANY})(?:\s*(?:/|,|and|&)\s*(?:the )?(?:{_ANY}))*)[)\]]?"
    r"(?: contributed to this (?:report|story|article|dispatch))?[.\s]*",
    re.IGNORECASE,
)
_CONTRIBUTORS = re.compile(
    r"(?:contributed to this (?:report|story|article|dispatch)|contributed reporting)\.?(?:\s*\([^()]{1,60}\))?$"
    r"|^(?:additional reporting|reporting|writing|editing|compiled|edited|with reporting) by\b"
    r"|^(?:with inputs? from|\(with inputs? from|with agency inputs?|\(with agency inputs?)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:written |reported |story |text )?by|von|par|por)\s*:?\s+(?P<author>\D{3,120})"
    r"|author\s*:\s*(?P<named>\D{3,120})",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"\b(?:the|this|that|a|an|of course|far|law|now|then|in|at|on|for|with|using|staff reporters said)\b|[.!?:;]$"
)
_UNEDITED = re.compile(
    r"\(?(?:except for (?:the )?(?:title|headline)|this (?:story|article|report)|apart from the headline)\b.{0,80}\b"
    r"not (?:been |been )?(?:edited|created|modified) by (?:the )?(?P<who>[\w .&'’-]{2,40}?)(?:['’]s?)? "
    r"(?:staff|team|editors?|desk|newsroom)\b.*",
    re.IGNORECASE,
)


# An agency that is in no list, by its name: "PORTMERE (Meridian Press) —". Only a dateline vouches for it.
_UNLISTED = re.compile(
    r"(?:[A-Z][\w&'’-]* ){1,3}(?:Press|News|Newswire|Wire|Agency|Service|Media)"
    r"|(?:Agence|Agencia|Agenzia|Agência) [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The start of a story, `text` as printed ("KYIV, Ukraine (AP) — "), and its agency where named."""

    text: str
    agency: str | None


def agency(value: str | None) -> str | None:
    """The common short name of the first news agency in a credit ("The Associated Press", "AFP/Reuters"), else None."""
    for part in _SEPARATOR.split(clean_line(value or "").strip("()[]. ")):
        if known := AGENCIES.get(part.lower().strip(". ")):
            return known
    return None


def dateline(text: str) -> Dateline | None:
    """The dateline that a first paragraph begins with, if any."""
    match = _DATELINE.match(text[:160])
    if not match:
        return None
    named = agency(match["agency"]) or _unlisted(match["agency"])
    place = match["place"]
    if named is None and (match["mark"] == "-" or (match["mark"] in ":–—" and len(place.split()) > 3)):
        return None  # "Half-time - …" and "What we know: …" are no places
    if named is None and match["mark"] == ":" and not re.fullmatch(_PLACE, place):
        return None
    return Dateline(match[0], named)


def _unlisted(credit: str | None) -> str | None:
    name = clean_line(credit or "")
    return name if _UNLISTED.fullmatch(name) else None


def end_credit(text: str, known: str | None = None) -> tuple[str, str, str] | None:
    """A text that ends in an agency's credit: the text without it, the credit as printed, the agency's name.

    `known` is the agency its dateline named: that one is taken for an agency even where no list has it.
    """
    match = _END_CREDIT.search(text, max(0, len(text) - 70))
    named = (agency(match["agency"]) or (known if match["agency"] == known else None)) if match else None
    return (text[: match.start()].rstrip(), match[0].strip(), named) if match and named else None


def credit_line(line: str) -> str | None:
    """The agency named by a line that is nothing but a credit: "Source: AFP", "With inputs from PTI".

    Also where the agency is all that contributed: a reporter beside it wrote the text.
    """
    match = _CREDIT_LINE.fullmatch(line) if len(line) <= 120 else None
    return agency(re.sub(r"^the ", "", match["agency"], flags=re.IGNORECASE)) if match else None


def is_contributors(line: str) -> bool:
    """Does this paragraph only say who helped to report?"""
    return len(line) <= 420 and bool(_CONTRIBUTORS.search(line))


def byline(line: str) -> str | None:
    """The author named by a line that is a byline and nothing else."""
    match = _BYLINE.fullmatch(line) if len(line) <= 140 else None
    if not match:
        return None
    author = re.split(r"\s[|•–—]\s|,\s", match["author"] or match["named"])[0].strip(" ,|")
    return author if author[:1].isupper() and len(author.split()) <= 8 and not _NOT_A_NAME.search(author) else None


def unedited_by(line: str) -> str | None:
    """Whose feed it was, in notes such as "(this story has not been edited by X staff and …)"."""
    match = _UNEDITED.fullmatch(line) if len(line) <= 420 else None
    return match["who"].strip() if match else None
