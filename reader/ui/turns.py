"""The order of answers: each question has a number, and no answer is shown after that of a newer question."""

from __future__ import annotations


class Turns:
    """Numbers the questions of one screen. Not to be shared by threads."""

    def __init__(self) -> None:
        self._asked = 0
        self._shown = 0

    def ask(self) -> int:
        """The number of a new question."""
        self._asked += 1
        return self._asked

    def may_show(self, turn: int) -> bool:
        """Whether the answer to a question may be shown, which it then is: no older one may be from now on."""
        if turn <= self._shown:
            return False
        self._shown = turn
        return True

    def is_shown(self, turn: int) -> bool:
        """Whether the answer to a question is what is shown now."""
        return turn == self._shown

    def drop(self) -> None:
        """No answer to what was asked so far may be shown any more."""
        self._shown = self.ask()
