"""The names of outlets: an outlet is one, in whatever case its name is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping


def outlet_key(name: str | None) -> str:
    """What all spellings of an outlet's name have in common; "" where it is not known."""
    return (name or "").casefold()


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names are of one outlet; those that are not known are not."""
    return bool(one) and outlet_key(one) == outlet_key(other)


def outlets_once(names: Iterable[str | None]) -> tuple[str, ...]:
    """Every outlet of these once, in the order of the first of its names, as it is written most often."""
    known = [name for name in names if name]
    return tuple(dict.fromkeys(known)) if len(known) < 2 else tuple(added_up(Counter(known)))


def number_of_outlets(names: Iterable[str | None]) -> int:
    """How many outlets these are; those that are not known count as one."""
    return len({outlet_key(name) for name in names})


def added_up(counts: Mapping[str, int]) -> Counter[str]:
    """Counts of names with those of one outlet added up, as it is written most often; of equals the first."""
    written: dict[str, list[str]] = {}
    for name in counts:
        written.setdefault(outlet_key(name), []).append(name)
    usual = {max(names, key=counts.__getitem__): names for names in written.values()}
    return Counter({name: sum(map(counts.__getitem__, names)) for name, names in usual.items()})
