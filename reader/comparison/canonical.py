"""One form for what outlets write differently: countries and their people, capitals and governments, abbreviations.

A small table of our own; each line is one thing, its first word the form it takes. "_" stands for a blank.
"""

from __future__ import annotations

from reader.text.wordlist import synonyms

PLACES = synonyms("""
    america united_states u.s u.s.a us usa american americans washington white_house
    russia russian russians moscow kremlin
    ukraine ukrainian ukrainians kyiv kiev
    britain united_kingdom u.k uk british briton britons england english london
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
    northkorea north_korea north_korean pyongyang
    southkorea south_korea south_korean seoul
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
    eu european_union e.u
    un united_nations u.n
    soviet soviet_union ussr ex-soviet
    nato n.a.t.o
""")
WORDS = synonyms("""
    troops forces soldiers servicemen
    percent pct
    border borders frontier frontiers
    exercises exercise drills drill maneuvers maneuver manoeuvres manoeuvre
    withdrawal pullback pullout
    expansion enlargement
    killed slain
    injured wounded
    police policemen officers
    children kids
    toward towards
    says say said
""")
PAIRS = frozenset(tuple(term.split(" ")) for term in PLACES if " " in term)
NEGATED = {"won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not")}
ENDINGS = {"'re": "are", "'ve": "have", "'ll": "will"}


def place_form(word: str) -> str | None:
    """The form of a country, its people or its government; None for any other word. "us" is no country."""
    plain = word.replace("’", "'").removesuffix("'s").removesuffix("'").rstrip(".")
    if not plain or not plain[0].isupper() or plain == "Us":
        return None
    return PLACES.get(plain.lower())


def parts(word: str) -> tuple[str, ...]:
    """A contraction as the words it stands for ("doesn't": does, not); any other word alone."""
    plain = word.lower().replace("’", "'")
    if plain in NEGATED:
        return NEGATED[plain]
    if plain.endswith("n't") and len(plain) > 4:
        return plain[:-3], "not"
    ending = next((ending for ending in ENDINGS if plain.endswith(ending)), None)
    return (plain.removesuffix(ending), ENDINGS[ending]) if ending else (word,)
