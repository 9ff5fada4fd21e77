"""Asking once more where the catalogue turns out to be damaged."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from reader.library.refusals import DamagedIndex

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Renewable(Protocol):
    """What can be made anew, empty, where it is damaged."""

    def renew(self) -> None:
        """Make it anew."""


Damageable = TypeVar("Damageable", bound=Renewable)


def mending(
    method: Callable[Concatenate[Damageable, Asked], Answer],
) -> Callable[Concatenate[Damageable, Asked], Answer]:
    """Of a method: where the catalogue turns out to be damaged it is made anew, and the method is run once more."""

    @wraps(method)
    def mended(library: Damageable, /, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
        try:
            return method(library, *asked, **named)
        except DamagedIndex:
            library.renew()
            return method(library, *asked, **named)

    return mended
