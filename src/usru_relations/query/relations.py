"""Criteria of how events relate to another: by what the reports say, and by their windows.

Each open reference is read by itself: where two of them hang together, so that one reading is sure, it stays MAYBE.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usru_relations.folding.events import Event
from usru_relations.given import flag
from usru_relations.query.answers import Among, Every, Judged, Opposite, Some
from usru_relations.query.arguments import options
from usru_relations.query.criteria import Atom, Criterion
from usru_relations.records.reports import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from usru_relations.archive import Archive
    from usru_relations.query.answers import Answer
    from usru_relations.records.reports import Report
    from usru_relations.times.when import When
    from usru_relations.truth import Truth


class _Tie(NamedTuple):
    """That an event relates to another, or to one of several; or, if it is not told of it alone, that it may."""

    event: str
    others: frozenset[str]
    told: bool


def part_of(whole: str | Event, *, direct: bool = False) -> Criterion:
    """Is a part of an event, or of a part of it; MAYBE where a report leaves open of which event, or which is.

    Args:
        whole: the event or its id.
        direct: without parts of parts.

    Raises:
        TypeError: if ``whole`` is no event and no text.
        UnknownName: if there is no such event, when it is put to an archive.

    """
    return _related("part_of", _part_of, whole, direct)


def _part_of(archive: Archive, id: str, direct: bool = False) -> Answer:
    return _reached(archive, id, Link.PART_OF, direct)


def following(event: str | Event, *, direct: bool = False) -> Criterion:
    """Is told to result from an event, or from what results from it; else as `part_of`."""
    return _related("following", _following, event, direct)


def _following(archive: Archive, id: str, direct: bool = False) -> Answer:
    return _reached(archive, id, Link.FOLLOWS, direct)


def leading_to(event: str | Event, *, direct: bool = False) -> Criterion:
    """Is what an event is told to result from, directly or through others; else as `part_of`."""
    return _related("leading_to", _leading_to, event, direct)


def _leading_to(archive: Archive, id: str, direct: bool = False) -> Answer:
    return _reached(archive, id, Link.FOLLOWS, direct, backwards=True)


def concerning(event: str | Event) -> Criterion:
    """Is told to speak of an event; MAYBE where a report leaves open of which, or which does."""
    return _related("concerning", _concerning, event, direct=False)


def _concerning(archive: Archive, id: str) -> Answer:
    return _reached(archive, id, Link.CONCERNS, direct=True)


def before(event: str | Event) -> Criterion:
    """Comes before an event, by what is told of their order or by the windows of both (`When.before`).

    Of the event itself, NO. The order is followed through others: relations, wholes and parts, numbers in a series.
    """
    return _related("before", _before, event, direct=False)


def _before(archive: Archive, id: str) -> Answer:
    other = archive.by_id[id]
    told = archive.timeline.before(id), archive.timeline.after(id)
    return _apart(other, *told, lambda when: when.before(other.when))


def after(event: str | Event) -> Criterion:
    """Comes after an event; else as `before`."""
    return _related("after", _after, event, direct=False)


def _after(archive: Archive, id: str) -> Answer:
    other = archive.by_id[id]
    told = archive.timeline.after(id), archive.timeline.before(id)
    return _apart(other, *told, lambda when: when.after(other.when))


def _related(name: str, bind: Callable[..., Answer], event: str | Event, direct: bool) -> Criterion:
    if not isinstance(event, str | Event):
        raise TypeError(f"{name}() takes an event or its id, not {event!r}")
    id = event if isinstance(event, str) else event.id
    return Atom(name, bind, (id,), options=options(direct=flag("direct", direct) or None))


def _apart(other: Event, yes: frozenset[str], no: frozenset[str], compare: Callable[[When], Truth]) -> Answer:
    """YES and NO where the order is told, and for the event itself NO; else as their windows compare."""
    never, surely = no | {other.id}, Among(yes, yes)
    return Every((Some((surely, Judged(when_of, compare))), Opposite(Among(never, never))))


def when_of(event: Event) -> When:
    """Its window."""
    return event.when


def _reached(archive: Archive, id: str, link: Link, direct: bool, *, backwards: bool = False) -> Answer:
    """The events from which links lead to one, or backwards those to which links lead from it."""
    target = archive.by_id[id].id
    ties = list(_ties(archive, link))
    if not backwards:
        return Among(_surely(ties, target, direct), _possibly(ties, target, direct))
    turned = [_Tie(other, frozenset({tie.event}), tie.told) for tie in ties for other in tie.others]
    possible = _possibly(turned, target, direct)
    return Among(frozenset(one for one in possible if target in _surely(ties, one, direct)), possible)


def _ties(archive: Archive, link: Link) -> Iterator[_Tie]:
    for id, draft in archive.drafts.items():
        yield from _ties_of(id, draft.told, link, told=True)
    for report in archive.open_reports:
        for subject in report.subjects:
            yield from _ties_of(subject.id, (report,), link, told=False)


def _ties_of(id: str, reports: Iterable[Report], link: Link, *, told: bool) -> Iterator[_Tie]:
    relations = (relation for report in reports for relation in report.relations if relation.link is link)
    return (_Tie(id, frozenset(other.id for other in relation.others), told) for relation in relations)


def _surely(ties: Sequence[_Tie], target: str, direct: bool) -> frozenset[str]:
    """What leads there whichever of several events an open relation means."""
    return _grown([tie for tie in ties if tie.told], target, direct, lambda tie, there: tie.others <= there)


def _possibly(ties: Sequence[_Tie], target: str, direct: bool) -> frozenset[str]:
    """What leads there in some reading of each open reference."""
    return _grown(ties, target, direct, lambda tie, there: not tie.others.isdisjoint(there))


def _grown(
    ties: Sequence[_Tie], target: str, direct: bool, leads: Callable[[_Tie, frozenset[str]], bool]
) -> frozenset[str]:
    found = frozenset[str]()
    while more := frozenset(tie.event for tie in ties if leads(tie, found | {target})) - found:
        found |= more
        if direct:
            break
    return found
