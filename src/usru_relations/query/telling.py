"""Criteria of who reports an event, in what language and when, and on whose word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from usru_relations.query.answers import Having, Judged, Some, certain
from usru_relations.query.arguments import found, options, said, written
from usru_relations.query.criteria import Atom, Criterion
from usru_relations.reading.rows import ReportRow
from usru_relations.records.names import UnknownName, bare, key, suggestions, word
from usru_relations.records.shelf import Actor
from usru_relations.records.sources import Source
from usru_relations.times.when import Day, When
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from usru_relations.archive import Archive
    from usru_relations.folding.events import Event
    from usru_relations.folding.origins import Independent
    from usru_relations.query.answers import Answer


def reported_by(*publishers_or_sources: str | Source) -> Criterion:
    """Is reported by one of these publishers or articles."""
    for one in publishers_or_sources:
        if not isinstance(one, str | Source):
            raise TypeError(f"a publisher is named by a text, and an article by its id or Source, not by {one!r}")
    names = tuple(one if isinstance(one, str) else one.id for one in publishers_or_sources)
    return Atom("reported_by", _reported_by, names)


def _reported_by(archive: Archive, *names: str) -> Answer:
    wanted = dict.fromkeys(id for name in names for id in _source_ids(archive.shelves.sources, name))
    return Some(tuple(Having(sources_of, id) for id in wanted))


def sources_of(event: Event) -> frozenset[str]:
    """The ids of the articles that report it."""
    return frozenset(report.source.id for report in event.reports)


def _source_ids(sources: Mapping[str, Source], name: str) -> list[str]:
    if name in sources:
        return [name]
    named = [one.id for one in sources.values() if one.publisher and bare(one.publisher) == bare(name)]
    if not named:
        known = {source.name for source in sources.values()} | set(sources)
        raise UnknownName("publisher or source", name, suggestions(name, sorted(known)))
    return named


def corroborated(by: int = 2, *, possibly: bool = False) -> Criterion:
    """Is reported as it came by at least so many independent origins; MAYBE where some of them may be one.

    Who only planned what was held, or denies it, does not count. Which origins are independent,
    `usru_relations.folding.origins.apart` says.

    Args:
        by: the number of origins.
        possibly: also what so many may report.

    Raises:
        ValueError: if ``by`` is below 1.

    """
    if type(by) is not int:
        raise TypeError(f"the number of origins is a whole number, not {by!r}")
    if by < 1:
        raise ValueError(f"an event is corroborated by at least 1 origin, not by {by}")
    return Atom("corroborated", _corroborated, options=(("by", by),), possibly=possibly)


def _corroborated(_: Archive, by: int) -> Answer:
    return Judged(independence_of, lambda origins: Truth.of(origins.certain >= by, origins.possible >= by))


def independence_of(event: Event) -> Independent:
    """How many independent origins report it, at least and at the most."""
    return event.independence


def in_language(*languages: str) -> Criterion:
    """Is reported by an article in one of these languages (ISO 639: ``kk``, ``ru``, ``en``).

    Raises:
        ValueError: if one is no code of a language.

    """
    given: tuple[object, ...] = languages
    for language in given:
        if not isinstance(language, str) or not re.fullmatch("[a-z]{2,3}", language):
            raise ValueError(f"a language is given by its code in ISO 639, such as 'kk' or 'ru', not as {language!r}")
    return Atom("in_language", _in_language, languages)


def _in_language(_: Archive, *languages: str) -> Answer:
    return Some(tuple(Having(languages_of, language) for language in languages))


def languages_of(event: Event) -> frozenset[str]:
    """The languages of the articles that report it."""
    return frozenset(report.source.language for report in event.reports)


def from_origin(*origins: str | Actor) -> Criterion:
    """Is reported from one of these origins: the last agencies or outlets cited, or the articles' own publishers.

    An origin is an actor, or a publisher or the id of an article as they stand on the shelf.
    """
    return Atom("from_origin", _from_origin, said("origin", Actor, *origins))


def _from_origin(archive: Archive, *origins: str) -> Answer:
    names = [_origin(archive, name) for name in origins]
    return Some(tuple(Having(origins_of, key(name)) for name in names))


def origins_of(event: Event) -> frozenset[str]:
    """The independent origins of its reports, without case and marks."""
    return frozenset(key(report.origin) for report in event.reports)


def _origin(archive: Archive, name: str) -> str:
    publishers = {bare(source.name): source.name for source in archive.shelves.sources.values()}
    return publishers.get(bare(name)) or archive.shelves.actors.find(name).name


def according_to(*speakers: str | Actor) -> Criterion:
    """Is reported on the word of one of these, who stand last in the chain of attribution, or of who belongs to them.

    Who speaks *in* an event is ``with_participant("Trump", role="speaker")``; an article that cites nobody is
    `reported_by` its publisher.
    """
    return Atom("according_to", _according_to, said("actor", Actor, *speakers))


def _according_to(archive: Archive, *speakers: str) -> Answer:
    return Some(tuple(Having(speakers_of, actor.id) for actor in found(archive.shelves.actors, speakers)))


def speakers_of(event: Event) -> frozenset[str]:
    """The ids of the last in each chain of attribution, and of all that they belong to."""
    return frozenset(around.id for report in event.reports for actor in report.via[-1:] for around in actor.around())


def citing(*actors: str | Actor) -> Criterion:
    """Is reported by way of one of these, anywhere in the chain of attribution, or of who belongs to them."""
    return Atom("citing", _citing, said("actor", Actor, *actors))


def _citing(archive: Archive, *actors: str) -> Answer:
    return Some(tuple(Having(cited_of, actor.id) for actor in found(archive.shelves.actors, actors)))


def cited_of(event: Event) -> frozenset[str]:
    """The ids of all in its chains of attribution, and of all that they belong to."""
    return frozenset(around.id for report in event.reports for actor in report.via for around in actor.around())


def published(start: Day = None, end: Day = None, zone: str | None = None) -> Criterion:
    """Is reported by an article that was published from the start of one date to the end of another, as `between`.

    Without ``zone``, dates at the article's own place. MAYBE where it is printed less precisely.
    """
    When.spanning(start, end, zone)
    return Atom("published", _published, (written(start), written(end)), options=options(zone=zone))


def _published(archive: Archive, start: Day, end: Day, zone: str | None = None) -> Answer:
    window = When.spanning(start, end, zone)
    said = {id: source.published.within(window) for id, source in archive.shelves.sources.items()}
    sure, open = (frozenset(id for id, truth in said.items() if truth is one) for one in (Truth.YES, Truth.MAYBE))
    return Judged(sources_of, lambda ids: Truth.of(not ids.isdisjoint(sure), not ids.isdisjoint(open)))


def interpreted(*fields: str) -> Criterion:
    """Has a report in which the curator read one of these keys of the format, or any, into the words.

    These are the keys that a report names as ``inferred``, such as ``status`` or ``via``.

    Raises:
        UnknownName: if reports have no such key.

    """
    return Atom("interpreted", _interpreted, tuple(word("key of a report", _KEYS, field) for field in fields))


_KEYS: Final = tuple(field.name for field in attrs.fields(ReportRow))


def _interpreted(_: Archive, *fields: str) -> Answer:
    if not fields:
        return Judged(interpreted_of, lambda read: certain(bool(read)))
    return Some(tuple(Having(interpreted_of, field) for field in fields))


def interpreted_of(event: Event) -> frozenset[str]:
    """The fields that some report has by the curator's reading."""
    return frozenset(field for report in event.reports for field in report.inferred)
