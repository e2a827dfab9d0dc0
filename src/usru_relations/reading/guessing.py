"""What was meant, where a name is unknown: guessed as long as guessing costs little."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from usru_relations.records.names import Named, bare, suggestions
from usru_relations.records.shelf import Series, Subject
from usru_relations.times.clock import near_zone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

#: How many known names are compared in one reading; each costs some ten microseconds.
_COMPARISONS: Final = 200_000
#: As how many of them it counts to look for a time zone.
_ZONES: Final = 1_000
#: The longest name for which others are guessed, in characters.
_LONGEST: Final = 200


class Guesser:
    """Guesses until it has compared enough, so that a file of nothing but faults is told in time that grows with it."""

    def __init__(self) -> None:
        self.left = _COMPARISONS
        self._named: dict[int, tuple[object, dict[str, tuple[str, ...]]]] = {}
        """What stands on each shelf by name; the shelf stands beside it, lest another come in its place."""

    def near(self, name: str, known: Collection[str]) -> tuple[str, ...]:
        """Up to three known names that are nearest to one."""
        if len(name) > _LONGEST or len(known) > self.left:
            return ()
        self.left -= len(known)
        return suggestions(name, (one for one in known if len(one) <= _LONGEST))

    def zone(self, name: str) -> str | None:
        """The time zone that is nearest to one."""
        if self.left < _ZONES:
            return None
        self.left -= _ZONES
        return near_zone(name)

    def called(self, name: str, shelf: Mapping[str, object]) -> tuple[str, ...]:
        """The ids of up to three things on a shelf that bear just that name or title."""
        if id(shelf) not in self._named:
            self._named[id(shelf)] = shelf, _by_name(shelf)
        wanted = bare(name)
        return self._named[id(shelf)][1].get(wanted, ())[:3] if wanted else ()


def _by_name(shelf: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for id, thing in shelf.items():
        for name in _names(thing):
            found.setdefault(bare(name), {})[id] = None
    return {name: tuple(ids) for name, ids in found.items()}


def _names(thing: object) -> Iterable[str]:
    return thing.known_as if isinstance(thing, Named) else (thing.title,) if isinstance(thing, Series | Subject) else ()
