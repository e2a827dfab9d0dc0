"""What was meant, where a name is unknown: guessed as long as guessing costs little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from usru_relations.records.names import suggestions

if TYPE_CHECKING:
    from collections.abc import Collection

#: How many known names are compared in one reading; each costs some ten microseconds.
_COMPARISONS: Final = 200_000
#: The longest name for which others are guessed, in characters.
_LONGEST: Final = 200


class Guesser:
    """Guesses until it has compared enough, so that a file of nothing but faults is told in time that grows with it."""

    def __init__(self) -> None:
        self.left = _COMPARISONS

    def near(self, name: str, known: Collection[str]) -> tuple[str, ...]:
        """Up to three known names that are nearest to one."""
        if len(name) > _LONGEST or len(known) > self.left:
            return ()
        self.left -= len(known)
        return suggestions(name, (one for one in known if len(one) <= _LONGEST))
