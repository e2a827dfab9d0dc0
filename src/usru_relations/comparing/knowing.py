"""Since when something is known: the first publication that tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, final

import attrs

from usru_relations.folding.fields import field_named
from usru_relations.records.names import word
from usru_relations.records.reports import Status
from usru_relations.records.shelf import Actor
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from usru_relations.archive import Archive, Shelves
    from usru_relations.folding.events import Event
    from usru_relations.folding.fields import Field
    from usru_relations.records.reports import Report
    from usru_relations.records.sources import Source

Test: TypeAlias = "Callable[[Any], bool]"


@final
@attrs.frozen(kw_only=True)
class FirstKnown:
    """The first publication of something."""

    when: When
    """When it was published; of several articles of which any may be the first, when the first of them was."""
    reports: tuple[Report, ...]
    """The reports of those articles that may be the first."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The articles that may be the first."""
        return tuple(dict.fromkeys(report.source for report in self.reports))

    def __str__(self) -> str:
        return f"{self.when.shown()}: {' or '.join(source.name for source in self.sources)}"


def first_known(archive: Archive, event: Event, field: str | None = None, value: object = None) -> FirstKnown | None:
    """The first publication of an event, of anything in one of its fields, or of a value; none if nobody tells it.

    Raises:
        UnknownField: if reports speak of no such field.
        LookupError: if the value is a name that nothing bears.
        TypeError: if there is a value without a field.

    """
    if field is None:
        if value is not None:
            raise TypeError(f"say of which field {value!r} is a value, as in first_known(event, 'venue', 'Riyadh')")
        return _first(event.reports)
    says = _anything if value is None else _saying(archive.shelves, event, field_named(field), value)
    return _first(report for side in event.evidence(field) if says(side.value) for report in side.reports)


def _first(reports: Iterable[Report]) -> FirstKnown | None:
    told = tuple(dict.fromkeys(reports))
    sources = tuple(dict.fromkeys(report.source for report in told))
    first = [one for one in sources if not any(other.before(one) for other in sources)] or sources
    if not told:
        return None
    reports = tuple(report for report in told if report.source in first)
    return FirstKnown(when=_first_of([source.published for source in first]), reports=reports)


def _first_of(windows: list[When]) -> When:
    """The window of the first of several publications, of which any may be the first; one of theirs, if that is it."""
    end = min((when.end for when in windows if when.end is not None), default=None)
    starts = [when.start for when in windows]
    start = None if None in starts else min(start for start in starts if start is not None)
    same = (when for when in windows if (when.start, when.end) == (start, end))
    return next(same, None) or When(earliest=start, latest=end)


def _anything(_: object) -> bool:
    return True


def _saying(shelves: Shelves, event: Event, field: Field[Any], value: object) -> Test:
    """Whether what is said of a field is, or entails, a value that may be given as text."""
    if field.name == "participants" and isinstance(value, str | Actor):
        actor = shelves.actors.find(value if isinstance(value, str) else value.id)
        return lambda said: not said.absent and said.represents(actor)
    if field.name == "orders" and isinstance(value, int):
        return lambda said: said.number == value
    if field.name == "quantities" and isinstance(value, str):
        return lambda said: said.what == value
    wanted = _read(shelves, field.name, value)
    if isinstance(wanted, When):
        wanted = wanted.read_in(*event.zones)
    return lambda said: field.entails(said, wanted)


def _read(shelves: Shelves, field: str, value: object) -> object:
    readers: dict[str, Callable[[str], object]] = {
        "status": lambda said: Status(word("status", Status, said)),
        "when": When.parse,
        "length": Length.parse,
        "kind": shelves.kinds.find,
        "venue": shelves.venues.find,
        "topics": shelves.topics.find,
    }
    return readers[field](value) if isinstance(value, str) and field in readers else value
