"""From an archive to fixture files, and to the digest of what it holds."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import attrs

from usru_relations.reading.rows import (
    ActorRow,
    EventRow,
    FileRow,
    Ids,
    KindRow,
    OrderRow,
    ParticipationRow,
    PassageRow,
    QuantityRow,
    RelationRow,
    ReportRow,
    RulingRow,
    SeriesRow,
    TallyRow,
    TermRow,
    TopicRow,
    VenueRow,
)  # fmt: skip
from usru_relations.reading.structuring import converter
from usru_relations.records.quantities import Amount
from usru_relations.records.shelf import Actor, Kind, Person, Series, State, Subject, Term, Topic, Venue
from usru_relations.times.length import Length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from usru_relations.archive import Archive
    from usru_relations.records.quantities import Quantity
    from usru_relations.records.reports import Order, Participation, Relation, Report, Tally
    from usru_relations.records.sources import Passage, Source
    from usru_relations.times.when import When

T = TypeVar("T", "Report", "Tally")
Text: TypeAlias = "Callable[[When | Length | Amount | None], str | None]"
"""How a time, a length or an amount is written."""


def _as_written(value: When | Length | Amount | None) -> str | None:
    """The text as written, or that of what was computed; a zone that has a key of its own stands there."""
    if isinstance(value, Length | Amount):
        return value.written
    if value is None or value.text:
        return value and value.text
    zone = _zone(value)
    return str(value) if zone is None else str(value).removesuffix(f"[{zone}]")


def _canonical(value: When | Length | Amount | None) -> str | None:
    """The text that equal values have in common."""
    if isinstance(value, Length | Amount):
        return attrs.evolve(value, text="").written
    return value and str(value)


def _with_zone(when: When | None, text: Text) -> str | None:
    """A time in a row that has no key for its zone."""
    said, zone = text(when), _zone(when)
    return f"{said}[{zone}]" if said and zone and not said.endswith(f"[{zone}]") else said


def _zone(when: When | None) -> str | None:
    """The zone in which the text is read; one of several parts has its own."""
    return None if when is None or " & " in (when.text or str(when)) else when.zone


def write(archive: Archive) -> dict[str, str]:
    """The text of the fixture files, by name: one for each shelf and each article."""
    return {f"{name}.toml": _toml(document) for name, document in documents(archive).items()}


def digest(archive: Archive) -> str:
    """The BLAKE2b digest of 128 bits of the content, whatever files, order or machine it comes from."""
    content = json.dumps(documents(archive, _canonical), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(content.encode(), digest_size=16).hexdigest()


def documents(archive: Archive, text: Text = _as_written) -> dict[str, dict[str, Any]]:
    """The content of the fixture files, by name without suffix, in an order that depends on the content alone."""
    shelves = archive.shelves
    rows = {
        "kinds": FileRow(kinds=[_kind(kind) for kind in shelves.kinds.values()]),
        "topics": FileRow(topics=[_topic(topic) for topic in shelves.topics.values()]),
        "venues": FileRow(venues=[_venue(venue) for venue in shelves.venues.values()]),
        "actors": FileRow(actors=[_actor(actor, text) for actor in shelves.actors.values()]),
        "series": FileRow(series=[_series(shelves.series[id], text) for id in sorted(shelves.series)]),
        "events": FileRow(events=[_event(shelves.subjects[id]) for id in sorted(shelves.subjects)]),
    }
    reports, tallies = _by_source(archive.reports), _by_source(archive.tallies)
    for id in sorted(shelves.sources):
        rows[f"articles/{id}"] = _article(shelves.sources[id], reports.get(id, ()), tallies.get(id, ()), text)
    return {name: converter().unstructure(row) for name, row in rows.items()}


def plain_report(report: Report) -> dict[str, Any]:
    """A report as it stands in a fixture file."""
    row: dict[str, Any] = converter().unstructure(_report(report))
    return row


def _names(names: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {language: list(names[language]) for language in names}


def _kind(kind: Kind) -> KindRow:
    return KindRow(
        id=kind.id,
        of=kind.of and kind.of.id,
        remote=kind.remote,
        names=_names(kind.names),
        spellings=list(kind.spellings),
    )


def _topic(topic: Topic) -> TopicRow:
    return TopicRow(
        id=topic.id, of=topic.of and topic.of.id, names=_names(topic.names), spellings=list(topic.spellings)
    )


def _venue(venue: Venue) -> VenueRow:
    zones = venue.own_zones
    return VenueRow(
        id=venue.id,
        level=venue.level.value,
        within=venue.within and venue.within.id,
        zone=zones[0] if len(zones) == 1 else None,
        zones=list(zones) if len(zones) > 1 else [],
        point=list(venue.point) if venue.point else None,
        names=_names(venue.names),
        spellings=list(venue.spellings),
    )


def _actor(actor: Actor, text: Text) -> ActorRow:
    return ActorRow(
        id=actor.id,
        type=type(actor).__name__.lower(),
        of=actor.of.id if actor.of else None,
        seat=actor.seat.id if isinstance(actor, State) and actor.seat else None,
        terms=[_term(term, text) for term in actor.terms] if isinstance(actor, Person) else [],
        names=_names(actor.names),
        spellings=list(actor.spellings),
    )


def _term(term: Term, text: Text) -> TermRow:
    return TermRow(capacities=list(term.capacities), when=_with_zone(term.when, text) or "../..")


def _series(series: Series, text: Text) -> SeriesRow:
    return SeriesRow(
        id=series.id,
        title=series.title,
        kind=series.kind.id,
        participants=[actor.id for actor in series.participants],
        since=_with_zone(series.since, text),
    )


def _event(subject: Subject) -> EventRow:
    rulings = [RulingRow(field=one.field, passages=list(one.passages), reason=one.reason) for one in subject.rulings]
    return EventRow(id=subject.id, title=subject.title, kind=subject.kind.id, rulings=rulings)


def _by_source(told: Iterable[T]) -> dict[str, list[T]]:
    """What each source tells, in the order in which it comes."""
    by_source: dict[str, list[T]] = {}
    for one in told:
        by_source.setdefault(one.source.id, []).append(one)
    return by_source


def _article(source: Source, reports: Iterable[Report], tallies: Iterable[Tally], text: Text) -> FileRow:
    return FileRow(
        id=source.id,
        publisher=source.publisher,
        language=source.language,
        published=text(source.published),
        zone=_zone(source.published),
        headline=source.headline,
        url=source.url,
        digest=source.digest,
        inferred=list(source.inferred),
        note=source.note,
        reports=[_report(report, text) for report in reports],
        tallies=[_tally(tally, text) for tally in tallies],
    )


def _report(report: Report, text: Text = _as_written) -> ReportRow:
    return ReportRow(
        event=_ids(report.subjects),
        passage=_passage(report.passage),
        gist=report.gist,
        via=[actor.id for actor in report.via],
        status=report.status and report.status.value,
        kind=report.kind and report.kind.id,
        when=text(report.when),
        zone=_zone(report.when),
        length=text(report.length),
        venue=report.venue and report.venue.id,
        participants=[_participation(one) for one in report.participants],
        topics=[topic.id for topic in report.topics],
        outcomes=list(report.outcomes),
        quantities=[_quantity(one, text) for one in report.quantities],
        order=report.order and _order(report.order),
        relations=[_relation(relation, text) for relation in report.relations],
        inferred=list(report.inferred),
        note=report.note,
    )


def _tally(tally: Tally, text: Text) -> TallyRow:
    return TallyRow(
        series=tally.series.id,
        passage=_passage(tally.passage),
        gist=tally.gist,
        via=[actor.id for actor in tally.via],
        least=tally.least,
        most=tally.most,
        when=text(tally.when),
        zone=_zone(tally.when),
        length=text(tally.length),
        after=tally.after and tally.after.id,
        before=tally.before and tally.before.id,
        inferred=list(tally.inferred),
        note=tally.note,
    )


def _ids(subjects: tuple[Subject, ...]) -> Ids:
    return subjects[0].id if len(subjects) == 1 else [subject.id for subject in subjects]


def _passage(passage: Passage) -> PassageRow:
    return PassageRow(length=passage.length, digest=passage.digest)


def _participation(one: Participation) -> ParticipationRow:
    return ParticipationRow(
        actor=one.actor.id,
        role=one.role.value,
        capacity=one.capacity,
        side=one.side.id if one.side else None,
        absent=one.absent,
    )


def _quantity(one: Quantity, text: Text) -> QuantityRow:
    return QuantityRow(what=one.what, amount=text(one.amount) or "..", unit=one.unit)


def _order(order: Order) -> OrderRow:
    return OrderRow(series=order.series.id, number=order.number)


def _relation(relation: Relation, text: Text) -> RelationRow:
    return RelationRow(
        type=relation.link.value,
        of=_ids(relation.others),
        length=text(relation.length),
        zone=relation.zone,
    )


def _toml(document: Mapping[str, Any]) -> str:
    """TOML that a person can review: a line a key, a table in brackets a row."""
    lines = [f"{key} = {_value(value)}" for key, value in document.items() if not _is_rows(value)]
    for key, value in document.items():
        if _is_rows(value):
            for row in value:
                lines += ["", f"[[{key}]]", *(f"{name} = {_value(item, 0)}" for name, item in row.items())]
    return "\n".join(lines).lstrip("\n") + "\n"


def _is_rows(value: Any) -> bool:
    return _is(list, value) and bool(value) and _is(dict, value[0])


def _is(container: type, value: object) -> bool:
    return isinstance(value, container)


def _value(value: Any, depth: int = 1) -> str:
    if _is(dict, value):
        return "{ " + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + " }"
    if _is(list, value):
        items = [_value(item) for item in value]
        return (
            "[\n" + "".join(f"  {item},\n" for item in items) + "]"
            if depth == 0 and _is_rows(value)
            else f"[{', '.join(items)}]"
        )
    # A JSON text is a TOML basic string, but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if key.replace("-", "").isalnum() and key.isascii() else json.dumps(key, ensure_ascii=False)
