"""One form for what outlets write differently.

Tables of our own; each line is one thing, its first word the name it takes, "_" stands for a blank. FORMS are ways to
print the same word: never a difference. PLACES and SENSES are other words for nearly the same: they help to find the
sentence that tells the same, and are shown as the differing words they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.text.wordlist import synonyms, wordlist
from reader.text.words import stem

FORMS = synonyms("""
    united_states u.s u.s.a us usa
    united_kingdom u.k uk
    united_nations u.n un
    european_union e.u eu
    nato n.a.t.o
    kyiv kiev
    percent pct per_cent
""")
PLACES = synonyms("""
    america united_states american americans washington white_house
    russia russian russians moscow kremlin
    ukraine ukrainian ukrainians kyiv
    britain united_kingdom british briton britons england english london
    germany german germans berlin
    france french paris
    china chinese beijing
    japan japanese tokyo
    india indian indians delhi new_delhi
    pakistan pakistani pakistanis islamabad
    afghanistan afghan afghans kabul
    iran iranian iranians tehran
    iraq iraqi iraqis baghdad
    israel israeli israelis jerusalem
    palestine palestinian palestinians
    syria syrian syrians damascus
    turkey turkish ankara
    egypt egyptian egyptians cairo
    poland polish warsaw
    italy italian italians rome
    spain spanish madrid
    canada canadian canadians ottawa
    mexico mexican mexicans
    brazil brazilian brazilians
    australia australian australians canberra
    belarus belarusian belarusians minsk
    greece greek greeks athens
    sweden swedish stockholm
    finland finnish helsinki
    norway norwegian oslo
    netherlands dutch
    austria austrian vienna
    hungary hungarian budapest
    north_korea north_korean pyongyang
    south_korea south_korean seoul
    taiwan taiwanese taipei
    vietnam vietnamese hanoi
    cuba cuban cubans havana
    venezuela venezuelan venezuelans caracas
    lebanon lebanese beirut
    yemen yemeni yemenis
    libya libyan libyans tripoli
    saudi saudi_arabia saudis riyadh
    nigeria nigerian nigerians
    kenya kenyan kenyans nairobi
    europe european europeans
    soviet soviet_union ussr ex-soviet
""")
SENSES = synonyms("""
    troops forces soldiers servicemen
    killed dead died deaths dies dying fatalities slain
    injured wounded hurt
    arrested detained
    police policemen
    children kids
    talks negotiations discussions dialogue
    withdrawal withdraw withdrawing withdrawn pullback pullout
    exercises drills maneuvers manoeuvres
    border frontier
    skepticism scepticism suspicion doubt
    invasion invade attack assault
    halt stop
    ban moratorium
    demands requests
    expansion enlargement
    refused rejected declined
    seeks wants
    says tells told adds stated
    government cabinet
    firm company
    car vehicle
    house home
    shows reveals
    buy purchase
    big large
    rise increase
    fall decrease decline
    fire blaze
    storm hurricane
    law legislation
    lawmakers legislators
    election vote poll
    lawyer attorney
    trial hearing
""")
NICKNAMES = synonyms("""
    william bill will billy
    joseph joe
    michael mike mick
    thomas tom
    robert bob rob bobby
    james jim jimmy
    richard dick rick rich
    anthony tony
    elizabeth liz beth betty
    daniel dan danny
    david dave
    stephen steve steven
    christopher chris
    matthew matt
    nicholas nick
    benjamin ben
    samuel sam
    edward ed ted eddie
    ronald ron
    donald don
    kenneth ken
    jeffrey jeff
    gregory greg
    charles chuck charlie
    andrew andy drew
    alexander alex
    katherine kate kathy
    margaret maggie meg
    susan sue
    patrick pat
    timothy tim
""")
STOP_SENSES = wordlist("""
    a an the of in on at by for from to with and or but as is are was were be been being am has have had do does did
    will would shall should can could may might must that which who whom whose this these those it its he him his she
    her they them their we us our you your i my me there here not no nor so than then too very also if when while into
    out up down over under again about after before between during through just only both each all any some such own
    what how why where because until since against further said say
""")
PAIRS = {tuple(term.split(" ")): term for term in [*FORMS, *PLACES, *FORMS.values(), *PLACES.values()] if " " in term}
AMERICAN = synonyms("""
    defense defence
    offense offence
    license licence
    center centre
    centers centres
    theater theatre
    program programme
    programs programmes
    gray grey
    labor labour
    toward towards
    traveler traveller
    canceled cancelled
    aging ageing
    skeptical sceptical
    jewelry jewellery
    check cheque
""")
NEGATED = {"won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not")}
IS = wordlist("he's she's it's that's there's what's who's where's here's how's")
ENDINGS = {"'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}


def bare(word: str) -> str:
    """A word in small letters, without its possessive ending and the full stop of an abbreviation."""
    return re.sub(r"'s?$", "", word.lower().replace("’", "'")).rstrip(".")


def named_form(word: str) -> str | None:
    """The form of a name that has several ("U.S.", "Kiev"), None for any other word. The pronoun "us" is no name."""
    plain = bare(word)
    is_name = word[0].isupper() and word[:2] != "Us"
    return FORMS.get(plain) if is_name or plain == "pct" else None


@lru_cache(maxsize=50_000)
def sense(form: str, word: str, language: str | None) -> str:
    """What stands for a word when sentences are looked for that tell the same: its country, its group, or its form."""
    if word[0].isupper():
        place = PLACES.get(form) or PLACES.get(bare(word))
        if place:
            return place
    return _senses(language).get(form, form)


@lru_cache(maxsize=20)
def _senses(language: str | None) -> dict[str, str]:
    return {stem(word, language): stem(group, language) for word, group in SENSES.items()}


def parts(word: str) -> tuple[str, ...]:
    """A contraction as the words it stands for ("doesn't": does, not); any other word alone."""
    plain = word.lower().replace("’", "'")
    if plain in NEGATED:
        return NEGATED[plain]
    if plain.endswith("n't") and len(plain) > 4:
        return plain[:-3], "not"
    if plain in IS:
        return plain[:-2], "is"
    ending = next((ending for ending in ENDINGS if plain.endswith(ending)), None)
    return (plain.removesuffix(ending), ENDINGS[ending]) if ending else (word,)


def spelled_one_way(word: str) -> str:
    """British spellings as American ones: organisation, neighbour."""
    word = AMERICAN.get(word, word)
    word = re.sub(r"(?<=\w\w)is(ations?|e[ds]?|ing)$", r"iz\1", word)
    return re.sub(r"(?<=\w\w\w)our(s|ed|ing|hood|able)?$", r"or\1", word)
