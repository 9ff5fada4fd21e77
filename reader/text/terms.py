"""The words that say something, as stems: those that every article has are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from reader.text.words import UNSPACED, WORD, plain_of_lower, stem_of_plain

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


@cache
def stop_words(language: str | None) -> frozenset[str]:
    """The stop words of a language tag ("en", "de-AT"); the English ones where the language is not known to us."""
    return STOP_WORDS.get((language or "en").split("-")[0].split("_")[0].lower(), STOP_WORDS["en"])


def content_words(text: str, language: str | None = "en") -> Iterator[tuple[int, int, str]]:
    """Each word of a text that says something: its start and end there, and its stem.

    Scripts that put no blanks between words (Chinese, Japanese, Thai, …) give each two neighbouring characters.
    """
    unspaced = not text.isascii() and UNSPACED.search(text)
    for match in WORD.finditer(text):
        start, stemmed = match.start(), content_stems(match[0], language)
        if not stemmed:
            continue
        if not unspaced or (len(stemmed) == 1 and not UNSPACED.search(match[0])):
            yield start, match.end(), stemmed[0]
        else:
            for place, characters in enumerate(stemmed, start=start):
                yield place, place + len(characters), characters


@lru_cache(maxsize=200_000)
def content_stems(word: str, language: str | None) -> tuple[str, ...]:
    """The stem of a word that says something; of a word in a script without blanks, its pairs of characters."""
    return stems_of_word(word, language)


def stems_of_word(word: str, language: str | None) -> tuple[str, ...]:
    """The same for who remembers it himself."""
    if not word.isascii() and UNSPACED.search(word):
        return tuple(word[place : place + 2] for place in range(max(1, len(word) - 1)))
    lower = word.lower().replace("’", "'")
    if len(word) == 1 or (lower in stop_words(language) and word not in _ACRONYMS):
        return ()
    return (stem_of_plain(plain_of_lower(lower), language),)
