"""Why: the reasons of bounds, what clashes, and of which event an open reference speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from usru_relations.folding.events import Dispute, Side
from usru_relations.times import clock
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usru_relations.folding.events import Event
    from usru_relations.inference.constraints import Ground
    from usru_relations.records.reports import Relation, Report
    from usru_relations.records.shelf import Subject
    from usru_relations.times.when import When


@final
@attrs.frozen(kw_only=True)
class Reason:
    """One link in the chain that entails a bound."""

    event: str
    """The title of the event whose bound it is."""
    instant: int
    """The bound, in microseconds since 1970 in UTC."""
    ground: Ground

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that say so; none for what is always so."""
        return self.ground.reports

    def __str__(self) -> str:
        shown = clock.moment(self.instant, None).strftime("%Y-%m-%d %H:%M")
        return f"{shown} UTC  {'' if self.event == self.ground.event else f'“{self.event}”: '}{self.ground}"


@final
@attrs.frozen(kw_only=True)
class Explanation:
    """Why an event's window has the bounds that it has, from the event itself back to what was said."""

    title: str
    when: When
    earliest: tuple[Reason, ...]
    latest: tuple[Reason, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that entail its bounds, its own and those of other events."""
        return tuple(dict.fromkeys(told for reason in (*self.earliest, *self.latest) for told in reason.reports))

    def __str__(self) -> str:
        return "\n".join(
            [f"{self.title}: {self.when}", *_told("not before", self.earliest), *_told("not after", self.latest)]
        )


def _told(bound: str, reasons: Sequence[Reason]) -> Iterator[str]:
    yield f"  {bound}" if reasons else f"  {bound}: nothing bounds it"
    for reason in reasons:
        yield f"    {reason}"


@final
@attrs.frozen(kw_only=True)
class Clash:
    """The fewest grounds that no timeline satisfies together: without any one of them, the rest could be true."""

    grounds: tuple[Ground, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that clash."""
        return tuple(dict.fromkeys(report for ground in self.grounds for report in ground.reports))

    @property
    def field(self) -> str:
        """The field that is in dispute: ``length``, if one does not fit the event's own time, else ``when``."""
        fields = {ground.field for ground in self.grounds}
        return "length" if "length" in fields and None not in fields else "when"

    def __str__(self) -> str:
        return "; ".join(str(ground) for ground in self.grounds)


@final
@attrs.frozen(kw_only=True)
class Reading:
    """One of the events of which a passage may speak."""

    subject: Subject
    against: tuple[Clash | Dispute, ...] = ()
    """What would not allow it: disputes that it would start, or what no timeline would satisfy."""

    def __str__(self) -> str:
        return f"not {self.subject.id}: {'; '.join(map(str, self.against))}" if self.against else self.subject.id


@final
@attrs.frozen(kw_only=True)
class Reference:
    """A passage that speaks of one of several events, or relates an event to one of several."""

    report: Report
    relation: Relation | None = None
    """The relation that leaves it open; ``None`` where it is open of which event the passage speaks."""
    readings: tuple[Reading, ...]

    @property
    def disputes(self) -> Iterator[Dispute]:
        """Of a passage that contradicts what is told of each event of which it may speak: the disputes in each."""
        for reading in self.readings if not (self.possible or self.relation) else ():
            yield from (dispute_of(reading.subject, one) for one in reading.against)

    @property
    def possible(self) -> tuple[Subject, ...]:
        """The events of which it may speak."""
        return tuple(reading.subject for reading in self.readings if not reading.against)

    @property
    def settled(self) -> Subject | None:
        """The event of which it speaks, if it can be no other."""
        return self.possible[0] if len(self.possible) == 1 else None

    def means(self, event: str) -> Truth:
        """Whether it speaks of the event of that id."""
        possible = [subject.id for subject in self.possible]
        return Truth.of(possible == [event], event in possible)

    def __str__(self) -> str:
        means = f"{self.relation.link} " if self.relation else "speaks of "
        head = means + (" or ".join(subject.id for subject in self.possible) or "none of them")
        against = "".join(f"\n  {reading}" for reading in self.readings if reading.against)
        return f"{self.report}\n  {head}{against}"


def dispute_of(event: Event | Subject, found: Clash | Dispute) -> Dispute:
    """A clash as a dispute of one of its events; what is said of another is told with its title."""
    if not isinstance(found, Clash):
        return found
    words = [one.words if one.event == event.title else f"“{one.event}” {one.words}" for one in found.grounds]
    sides = (Side(value=said, reports=ground.reports) for said, ground in zip(words, found.grounds, strict=True))
    return Dispute(event=event.id, field=found.field, sides=tuple(sides))
