"""The terms an article is known by: stems and pairs of stems, without the words that every article has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from reader.article import Kind, Paragraph
from reader.text.term_table import HEAD, NAME, WEEKDAY
from reader.text.weekdays import first_weekday
from reader.text.words import UNSPACED, WORD, stem

# What the parts of an article weigh. Lifting them takes P@1 from .737 to .755 on dated stories of many outlets.
TITLE_WEIGHT = 3.0
LEDE_WEIGHT = 2.0
LEDE_WORDS = 60
OPENING_NAME = 0.5  # of a name: a capital at the start of a sentence or quotation may be that of any word
_OPENS = re.compile(r"""(?:^|[.!?:]["”’'`)\s]*|["“`(\[]\s*)$""")

_ENGLISH = """
a about above across after again against ago all almost alone along already also although always am among an and
another any anyone anything are aren't around as aside at away back be became because become becomes been before began
behind being below between both but by came can can't cannot come comes coming could couldn't did didn't do does
doesn't doing don't done down during each either else enough even ever every everyone everything few for from further
gave get gets getting give given gives go goes going gone got had hadn't has hasn't have haven't having he he'd he'll
he's her here here's hers herself him himself his how however i i'd i'll i'm i've if in including indeed instead into
is isn't it it's its itself just keep kept last later least less let let's like likely made make makes making many may
maybe me might mine more most much must my myself near nearly neither never next no nobody none nor not nothing now of
off often on once one only onto or other others our ours ourselves out over own per perhaps put quite rather really
said same saw say saying says see seem seemed seems seen several shall she she'd she'll she's should shouldn't since
so some someone something soon still such take taken takes taking than that that's the their theirs them themselves
then there there's therefore these they they'd they'll they're they've thing things this those though through
throughout thus to today together told tomorrow too took toward towards under unless until up upon us use used using
very via want wanted wants was wasn't way we we'd we'll we're we've well went were weren't what what's whatever when
where whether which while who who'd who's whoever whole whom whose why will with within without won't would wouldn't
yes yesterday yet you you'd you'll you're you've your yours yourself yourselves monday tuesday wednesday thursday
friday saturday sunday mr mrs ms dr according added asked called reported reportedly reports statement spokesman
spokeswoman spokesperson
"""
_GERMAN = """
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bin bis da dabei dafür
damit dann das dass dem den denn der des dessen deren die dies diese diesem diesen dieser dieses doch dort du durch
ein eine einem einen einer eines er es etwa für gegen gibt habe haben hat hatte hatten hier ich ihm ihn ihnen ihr ihre
ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jetzt kann kein keine keinen können laut man mehr mein mit
muss müssen nach nicht noch nun nur ob oder ohne sagte sei sein seine seinem seinen seiner seit sich sie sind so soll
sollen sondern sowie über um und uns unter vom von vor war waren was weil weiter weitere wenn wer werde werden wie
wieder will wir wird wo worden wurde wurden zu zum zur zwischen
"""
_FRENCH = """
à afin ai ainsi alors après au aucun aussi autre autres aux avait avant avec avoir c'est car ce cela celle celui ces
cet cette ceux chez comme contre d'un d'une dans de depuis des deux dit dont du elle elles en encore entre est et
étaient était été être eu fait font il ils je jusqu la le les leur leurs lors lui mais me même moins mon ne ni non nos
notre nous on ont ou où par pas pendant peu peut plus pour pourquoi près qu'elle qu'il qu'ils qu'on quand que quel
quelle qui sa sans se selon sera ses si son sont sous sur ta te tous tout toute toutes très tu un une vers vos votre
vous y
"""
_SPANISH = """
a al algo ante antes aunque así cada como con contra cual cuando de del desde después dijo donde dos durante e el él
ella ellas ellos en entre era eran es esa ese eso esta está estaba están este esto estos fue fueron ha había han hasta
hay la las le les lo los más me mi mientras mucho muy nada ni no nos nosotros o otra otras otro otros para pero poco
por porque pues que qué quien se según ser será si sí sido sin sobre son su sus también tan tanto tiene tienen toda
todas todo todos tras tu un una uno unos y ya yo
"""
_ITALIAN = """
a ad agli ai al all'alla alle allo anche ancora avere aveva che chi ci come con contro così cui da dagli dai dal dalla
dalle dallo degli dei del della delle dello detto di dopo dove due e è ed era erano essere fa fino fra gli ha hanno ho
i il in io la le lei li lo loro lui ma mentre mi molto ne negli nei nel nella nelle nello no noi non nostro o ogni per
perché però più poi prima qualche quale quando quanto quella quelle quelli quello questa queste questi questo qui se
secondo sempre senza si sia sono sta stata stati stato su sua sue sugli sui sul sulla sulle suo suoi tra tutta tutte
tutti tutto un una uno
"""

STOP_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset(_ENGLISH.split()),
    "de": frozenset(_GERMAN.split()),
    "fr": frozenset(_FRENCH.split()),
    "es": frozenset(_SPANISH.split()),
    "it": frozenset(_ITALIAN.split()),
}
"""By language code: lower-case words, with straight apostrophes, that say nothing of what an article is about."""

_ACRONYMS = frozenset({"US", "WHO"})  # in capitals they are names, not pronouns
_PROSE = frozenset({Kind.PROSE, Kind.QUOTATION, Kind.ITEM, Kind.HEADING})


def stop_words(language: str | None) -> frozenset[str]:
    """The stop words of a language tag ("en", "de-AT"); the English ones where the language is not known to us."""
    return STOP_WORDS.get((language or "en").split("-")[0].split("_")[0].lower(), STOP_WORDS["en"])


def content_words(text: str, language: str | None = "en") -> Iterator[tuple[int, int, str]]:
    """Each word of a text that says something: its start and end there, and its stem.

    Scripts that put no blanks between words (Chinese, Japanese, Thai, …) give each two neighbouring characters.
    """
    for match in WORD.finditer(text):
        start, stemmed = match.start(), _content_stems(match[0], language)
        if len(stemmed) == 1 and not UNSPACED.search(match[0]):
            yield start, match.end(), stemmed[0]
        else:
            for place, characters in enumerate(stemmed, start=start):
                yield place, place + len(characters), characters


@lru_cache(maxsize=200_000)
def _content_stems(word: str, language: str | None) -> tuple[str, ...]:
    """The stem of a word that says something; of a word in a script without blanks, its pairs of characters."""
    if UNSPACED.search(word):
        return tuple(word[place : place + 2] for place in range(max(1, len(word) - 1)))
    if len(word) > 1 and (word in _ACRONYMS or word.lower().replace("’", "'") not in stop_words(language)):
        return (stem(word, language),)
    return ()


def _stems_of(text: str, language: str | None) -> list[str]:
    return [stemmed for word in WORD.findall(text) for stemmed in _content_stems(word, language)]


def weighted_terms(title: str, paragraphs: Sequence[Paragraph], language: str | None = "en") -> dict[str, float]:
    """How often each stem, and each pair of stems that follow one another (joined by a blank), stands in an article.

    Stop words are left out before pairs are made. The words of the title count three times (unless it was derived from
    the text), the first 60 content words of the body (the lede) twice; what title and lede alone come to is given too,
    each term with HEAD before it, and the names of the body, each stem with NAME before it; WEEKDAY marks the
    weekday that is spoken of first. Code and tables do not count. The numbers are raw: dampen them before use.
    """
    terms: dict[str, float] = defaultdict(float)
    head: dict[str, float] = defaultdict(float)
    names: dict[str, float] = defaultdict(float)
    if not _is_derived(title, paragraphs):
        _count(head, _stems_of(title, language), TITLE_WEIGHT)
    left = LEDE_WORDS
    for paragraph in paragraphs:
        if paragraph.kind in _PROSE:
            words = _stems_of(paragraph.text, language)
            _count(head, words[:left], LEDE_WEIGHT)
            _count(terms, words[left:], 1.0)
            left = max(0, left - len(words))
            _count_names(names, paragraph.text, language)
    for term, weight in head.items():
        terms[term] += weight
    marked = {HEAD + term: weight for term, weight in head.items()}
    marked |= {NAME + term: weight for term, weight in names.items()}
    weekday = first_weekday([paragraph.text for paragraph in paragraphs if paragraph.kind in _PROSE], language)
    return {**terms, **marked, **({} if weekday is None else {f"{WEEKDAY}{weekday}": 1.0})}


def _count_names(names: dict[str, float], text: str, language: str | None) -> None:
    """Count the words with a capital; of those that open a sentence, half."""
    for match in WORD.finditer(text):
        word = match[0]
        if word[0].isupper() and (stemmed := _content_stems(word, language)):
            opens = _OPENS.search(text, max(0, match.start() - 4), match.start())
            names[stemmed[0]] += OPENING_NAME if opens else 1.0


def _is_derived(title: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a title only repeats how the body begins: then it says nothing more."""
    opening = next((paragraph.text for paragraph in paragraphs if paragraph.kind in _PROSE), "")
    return opening.startswith(title.rstrip("… "))


def _count(terms: dict[str, float], words: Sequence[str], weight: float) -> None:
    for word in words:
        terms[word] += weight
    for pair in map(" ".join, pairwise(words)):
        terms[pair] += weight
