"""The chronology: events in order of time, that answers questions."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast, final, overload

import attrs

from usru_relations import query
from usru_relations.folding.events import Event
from usru_relations.given import flag, must_be, shown
from usru_relations.index import Index, Truths
from usru_relations.reading import writing
from usru_relations.records.names import UnknownName, suggestions
from usru_relations.rules import RULES, Finding, Rule, asked
from usru_relations.tallying import Count, counts
from usru_relations.times.when import Day, When
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable

    from usru_relations.archive import Archive
    from usru_relations.comparing.changes import Changes
    from usru_relations.comparing.knowing import FirstKnown
    from usru_relations.comparing.standings import Comparison
    from usru_relations.comparing.verifying import Articles, Verification
    from usru_relations.folding.events import Dispute
    from usru_relations.index import Ranks
    from usru_relations.inference.reasons import Explanation, Reference
    from usru_relations.query import Criterion
    from usru_relations.records.reports import Report, Status, Tally
    from usru_relations.records.shelf import Actor, Kind, Subject, Topic, Venue
    from usru_relations.records.sources import Source


@final
class Chronology(Sequence[Event]):
    """Events in order of time: by the earliest bound, or by the latest where that is open; then by id.

    It does not change. It is also asked for one event by id, ``facts["alaska-summit"]``; every narrowing is a
    chronology again, whose events keep what the whole entails of them.
    """

    __slots__ = ("__dict__", "_archive", "_given", "_ranks")

    _archive: Archive
    _given: Index | None
    _ranks: Ranks | None

    def __init__(self, archive: Archive, ranks: Ranks | None = None, index: Index | None = None) -> None:
        """Of the events of an archive, or of an index in their stead, those of some ranks."""
        object.__setattr__(self, "_archive", archive)
        object.__setattr__(self, "_given", index)
        object.__setattr__(self, "_ranks", ranks)

    @property
    def _index(self) -> Index:
        if self._given is None:
            object.__setattr__(self, "_given", Index(self._archive.events))
        return cast("Index", self._given)

    @property
    def _chosen(self) -> Ranks:
        return self._index.all if self._ranks is None else self._ranks

    def __len__(self) -> int:
        return len(self._index.events if self._ranks is None else self._ranks)

    def __iter__(self) -> Iterator[Event]:
        events = self._index.events
        return iter(events) if self._ranks is None else self._ranks.of(events)

    @overload
    def __getitem__(self, index: int | str) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> Chronology: ...
    def __getitem__(self, index: int | str | slice) -> Event | Chronology:
        if isinstance(index, slice):
            return self._of(self._chosen.part(index))
        if isinstance(index, str):
            return self._named(index)
        try:
            return self._index.events[self._chosen.listed[index]]
        except (IndexError, OverflowError):
            raise IndexError(f"there is no event number {index}: the chronology has {len(self)}") from None
        except TypeError:
            raise TypeError(f"an event is asked for by its id or its number, not by {index!r}") from None

    def _named(self, id: str) -> Event:
        event = self._index.by_id.get(id)
        if event is None:
            titled = tuple(event.id for event in self if event.title.casefold() == id.casefold())
            raise UnknownName("event", id, titled or suggestions(id, [event.id for event in self]))
        if not self._has(event):
            raise UnknownName("event of this narrowing", id, ())
        return event

    def _has(self, event: Event) -> bool:
        return self._ranks is None or self._index.rank(event) in self._ranks

    def _known(self, event: Event | str) -> Event:
        if not isinstance(event, Event | str):
            raise TypeError(f"an event is given by its id or as an Event, not as {event!r}")
        return self._named(event if isinstance(event, str) else event.id)

    def __contains__(self, event: object) -> bool:
        id = event.id if isinstance(event, Event) else event
        known = self._index.by_id.get(id) if isinstance(id, str) else None
        return known is not None and event in (known, known.id) and self._has(known)

    def index(self, value: object, start: int = 0, stop: int | None = None) -> int:
        """The number of an event, given as such or by its id, among those from ``start`` to below ``stop``.

        Raises:
            ValueError: if it is not among them.

        """
        if value in self:
            event = self._known(cast("Event | str", value))
            number = bisect_left(self._chosen.listed, self._index.rank(event))
            if number in range(len(self))[start:stop]:
                return number
        raise ValueError(f"{shown(value)} is not among these {len(range(len(self))[start:stop])} events")

    def count(self, value: object) -> int:
        """1 if the event is among them, given as such or by its id, else 0."""
        return int(value in self)

    def __setattr__(self, name: str, value: object) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __reduce__(self) -> tuple[Callable[..., Chronology], tuple[Archive, frozenset[str] | None]]:
        return _narrowed, (self._archive, None if self._ranks is None else self._ids)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Chronology):
            return NotImplemented
        both_whole = self._ranks is None and other._ranks is None
        return self._archive == other._archive and (both_whole or self._ids == other._ids)

    def __hash__(self) -> int:
        return hash(self._archive)

    def __repr__(self) -> str:
        return f"<Chronology of {len(self)} events from {len(self.sources)} sources>"

    def _of(self, ranks: Ranks) -> Chronology:
        return Chronology(self._archive, ranks, self._index)

    @functools.cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(event.id for event in self)

    def _holds_any(self, events: Iterable[Event | Subject]) -> bool:
        return self._ranks is None or not self._ids.isdisjoint(event.id for event in events)

    @functools.cached_property
    def digest(self) -> str:
        """The digest of the content alone, 32 hexadecimal digits of BLAKE2b, to pin the facts by."""
        return writing.digest(self._archive)

    @property
    def archive(self) -> Archive:
        """The reports and shelves that it rests on, for rules and formats."""
        return self._archive

    def where(self, criterion: Criterion) -> Chronology:
        """The events that match a criterion of `usru_relations.query`.

        Raises:
            LookupError: if it names what is unknown or ambiguous.

        """
        decision = _asked("where", criterion).decision(self._archive)
        return self._of(self._index.select(decision, self._chosen))

    def answers(self, criterion: Criterion) -> Truths:
        """What a criterion answers of each event, in Kleene's three values, as a mapping that also counts them.

        `where` decides for each single question; here what may be so stays MAYBE, and ``~`` leaves it so.

        Raises:
            LookupError: if it names what is unknown or ambiguous.

        """
        return Truths(self._index, self._chosen, _asked("answers", criterion).answer(self._archive))

    def between(
        self, start: Day = None, end: Day = None, zone: str | None = None, possibly: bool = False
    ) -> Chronology:
        """See `usru_relations.query.between`."""
        return self.where(query.between(start, end, zone, possibly=possibly))

    def on(self, date: dt.date | str, zone: str | None = None, possibly: bool = False) -> Chronology:
        """See `usru_relations.query.on`."""
        return self.where(query.on(date, zone, possibly=possibly))

    def involving(self, *actors: str | Actor) -> Chronology:
        """See `usru_relations.query.involving`."""
        return self.where(query.involving(*actors))

    def at(self, venue: str | Venue) -> Chronology:
        """See `usru_relations.query.at`."""
        return self.where(query.at(venue))

    def of_kind(self, *kinds: str | Kind) -> Chronology:
        """See `usru_relations.query.of_kind`."""
        return self.where(query.of_kind(*kinds))

    def about(self, *topics: str | Topic) -> Chronology:
        """See `usru_relations.query.about`."""
        return self.where(query.about(*topics))

    def with_status(self, *statuses: str | Status) -> Chronology:
        """See `usru_relations.query.with_status`."""
        return self.where(query.with_status(*statuses))

    def held(self) -> Chronology:
        """See `usru_relations.query.held`."""
        return self.where(query.held())

    def reported_by(self, *publishers_or_sources: str | Source) -> Chronology:
        """See `usru_relations.query.reported_by`."""
        return self.where(query.reported_by(*publishers_or_sources))

    def corroborated(self, by: int = 2, possibly: bool = False) -> Chronology:
        """See `usru_relations.query.corroborated`."""
        return self.where(query.corroborated(by, possibly=possibly))

    def as_known_on(self, moment: dt.date | str, zone: str | None = None, possibly: bool = False) -> Chronology:
        """What the articles surely published by then entail, and nothing else.

        Args:
            moment: a date, to its end; an aware datetime; or EDTF.
            zone: the IANA zone of a date; without one, it is a date at each article's own place.
            possibly: also the articles that may have been published by then.

        Raises:
            ValueError: if ``moment`` is a datetime without a zone.

        """
        must_be((dt.date, str), moment, "as_known_on() takes a date, an aware datetime or EDTF text")
        by_then = When.spanning(None, moment, zone)
        kept = {Truth.YES, Truth.MAYBE} if flag("possibly", possibly) else {Truth.YES}
        known = self._archive.known(lambda source: source.published.within(by_then) in kept)
        return _narrowed(known, None if self._ranks is None else self._ids)

    def actor(self, name: str) -> Actor:
        """The actor of that id, name or spelling, in any language.

        Raises:
            UnknownName: if nobody is called so, with suggestions.
            AmbiguousName: if several are, with their ids.

        """
        return self._archive.shelves.actors.find(name)

    def venue(self, name: str) -> Venue:
        """The venue of that id, name or spelling, in any language; raises as `actor` does."""
        return self._archive.shelves.venues.find(name)

    @property
    def reports(self) -> tuple[Report, ...]:
        """What the passages say of its events, by publication."""
        if self._ranks is None:
            return self._archive.reports
        told = {report for event in self for report in (*event.reports, *event.open_reports)}
        return tuple(report for report in self._archive.reports if report in told)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """What the passages say of numbers of events."""
        return self._archive.tallies

    @property
    def sources(self) -> tuple[Source, ...]:
        """The articles that report its events, by publication."""
        return tuple(dict.fromkeys(report.source for report in self.reports))

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Who is named in its reports, by id."""
        named = {p.actor for report in self.reports for p in report.participants}
        named |= {p.side for report in self.reports for p in report.participants if p.side}
        named |= {actor for report in self.reports for actor in report.via}
        return tuple(sorted(named, key=lambda actor: actor.id))

    @property
    def venues(self) -> tuple[Venue, ...]:
        """The places named in its reports, by id."""
        return tuple(sorted({r.venue for r in self.reports if r.venue}, key=lambda venue: venue.id))

    def disputes(self) -> tuple[Dispute, ...]:
        """Where not all reports of an event can be true."""
        return tuple(dispute for event in self for dispute in event.disputes)

    def references(self) -> tuple[Reference, ...]:
        """The passages that may speak of, or relate to, one of several events, and what settles which is meant."""
        return tuple(one for one in self._archive.references if self._holds_any(one.report.subjects))

    def check(self, rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
        """What breaks the rules, the worst first; of a narrowing, what concerns its events.

        Raises:
            TypeError: if ``rules`` is no sequence.
            BrokenRule: if a rule raises, or gives what is no finding; it names the rule.

        """
        found = asked(self._archive, rules)
        return tuple(one for one in found if self._holds_any(one.events))

    def tallied(self) -> tuple[Count, ...]:
        """Each number of a series that sources tell, a count or an ordinal, checked against the whole chronology.

        Of a narrowing, what counts some of its events or is told of one.
        """
        found = counts(self._archive)
        return tuple(one for one in found if self._holds_any(one.concerned))

    def explain(self, event: Event | str) -> Explanation:
        """Which reports entail the bounds of an event's window.

        Raises:
            UnknownName: if it has no such event.

        """
        known = self._known(event)
        return self._archive.timeline.explain(known.id, known.when)

    def first_known(self, event: Event | str, field: str | None = None, value: object = None) -> FirstKnown | None:
        """The first publication of an event, or of a field or value of it: see `usru_relations.comparing.knowing`."""
        from usru_relations.comparing import knowing

        return knowing.first_known(self._archive, self._known(event), field, value)

    def verify(self, articles: Articles) -> Verification:
        """Look for the passages of all reports and tallies in the texts of articles: see `comparing.verifying`.

        Of a narrowing, those of the articles that report its events.
        """
        from usru_relations.comparing import verifying

        return verifying.verify(self._archive, articles, None if self._ranks is None else self.sources)

    def compare(self, event: Event | str) -> Comparison:
        """How each field stands: confirmed, refined, unique, missing or disputed; raises as `explain` does."""
        from usru_relations.comparing import standings

        return standings.compare(self._archive, self._known(event))

    def diff(self, other: Chronology) -> Changes:
        """What is different in another chronology, event by event and field by field, by id."""
        from usru_relations.comparing.changes import changes

        if not isinstance(other, Chronology):
            raise TypeError(f"a chronology is compared with another, not with {shown(other)}")
        return changes({event.id: event for event in self}, {event.id: event for event in other})

    def gaps(self) -> tuple[When, ...]:
        """The windows between its dated events, the first to the last, in which none of them can lie.

        Events of which a bound is open are passed over.
        """
        whens = (event.when for event in self)
        dated = [(when.start, when.end) for when in whens if when.start is not None and when.end is not None]
        ends = itertools.accumulate((end for _, end in dated), max)
        gaps = zip(ends, (start for start, _ in dated[1:]), strict=False)
        return tuple(When(earliest=end, latest=start) for end, start in gaps if start > end)


def _narrowed(archive: Archive, ids: frozenset[str] | None) -> Chronology:
    """The chronology of an archive, of all its events or of those of some ids."""
    if ids is None:
        return Chronology(archive)
    index = Index(archive.events)
    return Chronology(archive, index.ranks(ids), index)


def _asked(method: str, criterion: Criterion) -> Criterion:
    if not isinstance(criterion, query.Criterion):
        raise TypeError(f"{method}() takes a criterion such as query.involving('Putin'), not {criterion!r}")
    return criterion
