"""The desk at which rows are read: looks up ids, reads texts, and gathers what is wrong with its place."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from usru_relations.reading.faults import Fault, quoted
from usru_relations.reading.guessing import Guesser
from usru_relations.reading.unseen import called
from usru_relations.records.quantities import Amount, AmountTextError
from usru_relations.times.clock import UnknownZone, is_zone, mend_zone
from usru_relations.times.edtf import TimeTextError
from usru_relations.times.length import Length, LengthTextError
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Form(NamedTuple):
    """What a text must look like."""

    pattern: re.Pattern[str]
    name: str
    mend: str


ID: Final = Form(re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"), "id", "use small letters, digits and hyphens, as two-words")
DIGEST: Final = Form(re.compile(r"[0-9a-f]{32}"), "digest", "give the 32 hexadecimal digits of BLAKE2b in 128 bits")
LANGUAGE: Final = Form(re.compile(r"[a-z]{2,3}"), "language", "use ISO 639, as kk, ru or en")


class Place(NamedTuple):
    """Where a row stands: the file, and the keys and positions that lead to it."""

    file: str
    keys: tuple[str | int, ...] = ()

    def at(self, *keys: str | int) -> Place:
        """A key of the row, or an item of a list."""
        return Place(self.file, (*self.keys, *keys))

    @property
    def path(self) -> str:
        """The path as ``reports[3].when``."""
        return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in self.keys).removeprefix(".")

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.file, self.path)))


class Desk:
    """Reads values; what cannot be read becomes a fault and ``None``, so that all faults are found at once."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        self.guesser = Guesser()
        self.incomplete = bool(faults)
        """Whether some file could not be read, so that what is looked up in vain may stand there."""

    def fault(self, place: Place, message: str, mend: str, missing: tuple[str, str] | None = None) -> None:
        """Note a fault."""
        self.faults.append(Fault(file=place.file, path=place.path, message=message, mend=mend, missing=missing))

    def look(self, shelf: Mapping[str, T], sort: str, id: str, place: Place, *keys: str | int) -> T | None:
        """The thing of that id."""
        thing = shelf.get(id)
        if thing is None and not self.incomplete:
            near = self.guesser.called(id, shelf) or self.guesser.near(id, shelf)
            hint = f"did you mean {' or '.join(map(repr, near))}?" if near else f"add it under [[{_shelf(sort)}]]"
            self.fault(place.at(*keys), f"there is no {sort} {quoted(id)}", hint, missing=(sort, id))
        return thing

    def look_all(self, shelf: Mapping[str, T], sort: str, ids: Iterable[str], place: Place, key: str) -> tuple[T, ...]:
        """The things of those ids."""
        found = [self.look(shelf, sort, id, place, key, index) for index, id in enumerate(ids)]
        return tuple(thing for thing in found if thing is not None)

    def member(self, choices: type[E], value: str, place: Place, *keys: str) -> E | None:
        """The member of an enumeration."""
        member = members(choices).get(value)
        if member is None:
            known = list(members(choices))
            near = self.guesser.near(value, known)
            mend = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(known)}"
            self.fault(place.at(*keys), f"{quoted(value)} is no {choices.__name__.lower()}", mend)
        return member

    def matching(self, form: Form, text: str, place: Place, *keys: str | int) -> None:
        """Note a fault if the text has not the form."""
        if not form.pattern.fullmatch(text):
            odd = next((f": {letter!r} is {called(letter)}" for letter in text if not " " <= letter <= "~"), "")
            self.fault(place.at(*keys), f"{quoted(text)} is no {form.name}{odd}", form.mend)

    def length(self, text: str, place: Place, key: str) -> Length | None:
        """The length that a text gives."""
        return self._parsed(Length.parse, "length", text, place.at(key))

    def amount(self, text: str, place: Place, key: str) -> Amount | None:
        """The amount that a text gives."""
        return self._parsed(Amount.parse, "amount", text, place.at(key))

    def _parsed(self, parse: Callable[[str], T], sort: str, text: str, place: Place) -> T | None:
        try:
            return parse(text)
        except (AmountTextError, LengthTextError) as error:
            self.fault(place, f"{quoted(text)} is no {sort}", error.why)
            return None

    def when(
        self,
        text: str,
        zone: str | None,
        place: Place,
        *keys: str,
        said: When | None = None,
        ahead: bool | None = False,
    ) -> When | None:
        """The time that a text gives; an unknown zone is told at its own key, and not again here."""
        if zone is not None and not is_zone(zone):
            return None
        try:
            return When.parse(text, zone, said=said, ahead=ahead)
        except TimeTextError as error:
            self.fault(place.at(*keys), f"{quoted(text)} is no time in EDTF: {error.why}", "see docs/time.md")
        except UnknownZone as error:
            named = f"{quoted(text)} is no time: there is no time zone {quoted(str(error.name))}"
            self.fault(place.at(*keys), named, mend_zone(self.guesser.zone(str(error.name))))
        return None

    def zone(self, name: str, place: Place, *keys: str | int) -> None:
        """Note a fault if there is no such zone."""
        if not is_zone(name):
            mend = mend_zone(self.guesser.zone(name))
            self.fault(place.at(*keys), f"there is no time zone {quoted(name)}", mend)

    def told(self, text: str, mend: str, place: Place, *keys: str | int) -> None:
        """Note a fault if a text that people read has no word in it."""
        if not text.strip():
            self.fault(place.at(*keys), "says nothing", mend)

    def missing(self, place: Place, key: str) -> None:
        """Note that a key is missing."""
        self.fault(place, f"the key {key!r} is missing", "add it")


_MEMBERS: Final[dict[type[StrEnum], dict[str, Any]]] = {}


def members(choices: type[E]) -> Mapping[str, E]:
    """The members of an enumeration by value."""
    if choices not in _MEMBERS:
        _MEMBERS[choices] = {choice.value: choice for choice in choices}
    return _MEMBERS[choices]


def _shelf(sort: str) -> str:
    return sort if sort == "series" else f"{sort}s"
