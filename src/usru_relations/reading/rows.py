"""What a fixture file may hold: the format, as classes; files hold ids where records hold records."""

from __future__ import annotations

from typing import TypeAlias

import attrs
from attrs import Factory

Ids: TypeAlias = str | list[str]
"""One id, or several of which one is meant."""


@attrs.define(kw_only=True)
class PassageRow:
    length: int
    digest: str


@attrs.define(kw_only=True)
class ParticipationRow:
    actor: str
    role: str = "participant"
    capacity: str | None = None
    side: str | None = None
    absent: bool = False


@attrs.define(kw_only=True)
class OrderRow:
    series: str
    number: int


@attrs.define(kw_only=True)
class QuantityRow:
    what: str
    amount: str
    unit: str | None = None


@attrs.define(kw_only=True)
class RelationRow:
    type: str
    of: Ids
    length: str | None = None
    zone: str | None = None


@attrs.define(kw_only=True)
class ReportRow:
    event: Ids
    passage: PassageRow
    gist: str
    via: list[str] = Factory(list[str])
    status: str | None = None
    kind: str | None = None
    when: str | None = None
    zone: str | None = None
    length: str | None = None
    venue: str | None = None
    participants: list[ParticipationRow] = Factory(list[ParticipationRow])
    topics: list[str] = Factory(list[str])
    outcomes: list[str] = Factory(list[str])
    quantities: list[QuantityRow] = Factory(list[QuantityRow])
    order: OrderRow | None = None
    relations: list[RelationRow] = Factory(list[RelationRow])
    inferred: list[str] = Factory(list[str])
    note: str = ""


@attrs.define(kw_only=True)
class TallyRow:
    series: str
    passage: PassageRow
    gist: str
    via: list[str] = Factory(list[str])
    least: int = 0
    most: int | None = None
    when: str | None = None
    zone: str | None = None
    length: str | None = None
    after: str | None = None
    before: str | None = None
    inferred: list[str] = Factory(list[str])
    note: str = ""


@attrs.define(kw_only=True)
class TermRow:
    capacities: list[str]
    when: str


@attrs.define(kw_only=True)
class ActorRow:
    id: str
    type: str | None = None
    of: str | None = None
    seat: str | None = None
    terms: list[TermRow] = Factory(list[TermRow])
    names: dict[str, list[str]] = Factory(dict[str, list[str]])
    spellings: list[str] = Factory(list[str])


@attrs.define(kw_only=True)
class VenueRow:
    id: str
    level: str | None = None
    within: str | None = None
    zone: str | None = None
    zones: list[str] = Factory(list[str])
    point: list[float] | None = None
    names: dict[str, list[str]] = Factory(dict[str, list[str]])
    spellings: list[str] = Factory(list[str])


@attrs.define(kw_only=True)
class KindRow:
    id: str
    of: str | None = None
    remote: bool = False
    names: dict[str, list[str]] = Factory(dict[str, list[str]])
    spellings: list[str] = Factory(list[str])


@attrs.define(kw_only=True)
class TopicRow:
    id: str
    of: str | None = None
    names: dict[str, list[str]] = Factory(dict[str, list[str]])
    spellings: list[str] = Factory(list[str])


@attrs.define(kw_only=True)
class SeriesRow:
    id: str
    title: str | None = None
    kind: str | None = None
    participants: list[str] = Factory(list[str])
    since: str | None = None


@attrs.define(kw_only=True)
class RulingRow:
    field: str
    passages: list[str]
    reason: str


@attrs.define(kw_only=True)
class EventRow:
    id: str
    title: str | None = None
    kind: str | None = None
    rulings: list[RulingRow] = Factory(list[RulingRow])


@attrs.define(kw_only=True)
class FileRow:
    """A file: an article's header with its reports, or shelves, or both."""

    id: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: str | None = None
    zone: str | None = None
    headline: str | None = None
    url: str | None = None
    digest: str | None = None
    inferred: list[str] = Factory(list[str])
    note: str = ""
    kinds: list[KindRow] = Factory(list[KindRow])
    topics: list[TopicRow] = Factory(list[TopicRow])
    venues: list[VenueRow] = Factory(list[VenueRow])
    actors: list[ActorRow] = Factory(list[ActorRow])
    series: list[SeriesRow] = Factory(list[SeriesRow])
    events: list[EventRow] = Factory(list[EventRow])
    reports: list[ReportRow] = Factory(list[ReportRow])
    tallies: list[TallyRow] = Factory(list[TallyRow])
