"""Slow, obvious answers to every criterion: of each event, whether it is so in the worlds that are possible.

Nothing here uses the package's own criteria, nor more of its records than their fields.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

from helper_clocks import DAY, HOUR, MINUTE, OFFSETS, hull, shown, us
from usru_relations.records.reports import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from usru_relations.chronology import Chronology
    from usru_relations.folding.events import Event
    from usru_relations.records.reports import Link, Report
    from usru_relations.strategies import World
    from usru_relations.times.when import When

FAR = 10**18


def up(thing: Any, parent: str) -> Iterator[str]:
    """The ids of a thing and of all that are around it."""
    while thing is not None:
        yield thing.id
        thing = getattr(thing, parent)


def worlds(values: Iterable[bool]) -> frozenset[bool]:
    return frozenset(values)


def lies(event: Event, low: int, high: int) -> frozenset[bool]:
    """Whether an instant of the window, any of its bounds and edges or of those of the other, lies in another."""
    start = -FAR if event.when.start is None else event.when.start
    end = FAR if event.when.end is None else event.when.end
    tried = {start, end - 1, low - 1, low, high - 1, high}
    return worlds(low <= instant < high for instant in tried if start <= instant < end)


def between(event: Event, start: str, end: str, zone: str) -> frozenset[bool]:
    low, high = hull(us(start), us(end) + DAY, zone) or (0, 0)
    return lies(event, low, high)


def at(event: Event, here: World, venue: str) -> frozenset[bool]:
    """Of each place within the one that is known; of an event that nobody places, also elsewhere."""
    known = event.venue
    places = here.venues.values()
    around = [list(up(place, "within")) for place in places if known is None or known.id in up(place, "within")]
    return worlds(venue in chain for chain in around) | (worlds([False]) if known is None else worlds([]))


def of_kind(event: Event, here: World, *kinds: str) -> frozenset[bool]:
    chains = [list(up(kind, "of")) for kind in here.kinds.values()]
    return worlds(bool(set(kinds) & set(chain)) for chain in chains if event.kind.id in chain)


def standing(one: Any) -> set[str]:
    return {*up(one.actor, "of"), *up(one.side, "of")}


def involving(event: Event, *actors: str) -> bool:
    return all(any(actor in standing(one) for one in event.participants) for actor in actors)


def with_participant(event: Event, actor: str, role: str, side: str) -> frozenset[bool]:
    """Of each way to give a side to whoever has none told: none of the known, or the one that is asked for."""
    fits = [one for one in event.participants if actor in ("", *standing(one)) and role in ("", one.role.value)]
    sure = [one for one in fits if side in ("", *standing(one))]
    return worlds([True]) if sure else worlds([False, *(True for one in fits if one.side is None)])


def on_clocks(when: When, zone: str | None) -> Iterator[int] | None:
    """What clocks may show in a window, at every quarter of an hour and just before it; ``None`` of all times.

    In a long window every seventh hour does, which within a week is each hour of the day; every sixth is four of them.
    """
    if when.start is None or when.end is None or when.end - when.start > 500 * DAY:
        return _civil(when) if zone is None and when.civil is not None else None
    step = MINUTE * 15 if when.end - when.start < 20 * DAY else 7 * HOUR
    grid = range(when.start - when.start % step, when.end + 1, step)
    instants = {when.start, when.end - 1, *grid, *(instant - 1 for instant in grid)}
    tried = sorted(instant for instant in instants if when.start <= instant < when.end)
    if zone is None and when.civil is None:
        zone = when.zone
    if zone is not None:
        return (shown(instant, zone) for instant in tried)
    low, high = when.civil or (None, None)
    every = (instant + ahead for instant in tried for ahead in OFFSETS)
    return (one for one in every if (low is None or one >= low) and (high is None or one < high))


def _civil(when: When) -> Iterator[int] | None:
    low, high = when.civil or (None, None)
    if low is None or high is None or high - low > 500 * DAY:
        return None
    return iter([*range(low, high, 15 * MINUTE), high - 1])


def recurring(event: Event, read: Callable[[int], bool], zone: str | None) -> frozenset[bool]:
    times = on_clocks(event.when, zone)
    return worlds([True, False]) if times is None else worlds(read(one) for one in times)


def lasting(event: Event, low: int, high: int) -> frozenset[bool]:
    """Of each length that is possible, near every bound of what is told, of what is asked and of the window."""
    least, most = 1, FAR
    if event.when.start is not None and event.when.end is not None:
        most = event.when.end - event.when.start
    told = (event.length.low or 1, event.length.high or FAR) if event.length else (1, FAR)
    if max(told[0], 1) > most:
        most = FAR
    near = {edge + by for edge in (low, high, least, most, *told) for by in (-1, 0, 1)}
    return worlds(low <= one < high for one in near if max(told[0], least) <= one < told[1] and one <= most)


def corroborated(event: Event, by: int) -> frozenset[bool]:
    """Where whatever may come from one place does, and where none of it does, by trying every set of reports.

    Of what took place, who has it take place; of what did not, who has it so; of what lies ahead or is off, who does.
    """
    told = list({(r.source.id, r.via): r for r in event.reports if _agree(r.status, event.status)}.values())

    def most(shares: Callable[[Report, Report], bool]) -> int:
        sets = itertools.chain.from_iterable(itertools.combinations(told, size + 1) for size in range(len(told)))
        return max(len(some) for some in sets if not any(shares(*pair) for pair in itertools.combinations(some, 2)))

    return worlds([most(_shares) >= by, most(lambda one, other: _may_share(event, one, other)) >= by])


def _agree(one: Status | None, other: Status | None) -> bool:
    took_place, did_not = {Status.HELD, Status.UNDERWAY}, {Status.NOT_HELD, Status.DENIED, Status.REFUSED}
    either = None in (one, other)
    return either or all((one in some) == (other in some) for some in (took_place, did_not))


def _agencies(told: Report) -> list[str | None]:
    return [actor.id for actor in told.via if actor.id.startswith("agency")]


def _outlet(told: Report) -> str | None:
    return [told.source.publisher, *_agencies(told)][-1]


def _relays(told: Report) -> set[str | None]:
    """Through whom the article has it from the agency that it cites."""
    return {told.source.publisher, *_agencies(told)[:-1]} if _agencies(told) else set()


def _speakers(told: Report, *sorts: str) -> set[str]:
    return {actor.id for actor in told.via if actor.id.startswith(sorts)}


def _shares(one: Report, other: Report) -> bool:
    same = _outlet(one) is not None and _outlet(one) == _outlet(other)
    return one.source == other.source or same or bool(_speakers(one, "person") & _speakers(other, "person"))


def _may_share(event: Event, one: Report, other: Report) -> bool:
    """As they surely do; or for want of a name, by one body, or because one may come through what the other does."""
    ones, others = _through(event, one), _through(event, other)
    alike = ones & others or _relays(one) & others or _relays(other) & ones
    bodies = _speakers(one, "body") & _speakers(other, "body")
    return _shares(one, other) or None in (_outlet(one), _outlet(other)) or bool(alike or bodies)


def _through(event: Event, told: Report) -> set[str | None]:
    """The outlet; of a report that cites no agency, also those that its article cites elsewhere."""
    elsewhere = () if _agencies(told) else event.cited.get(told.source.id, ())
    return {_outlet(told), *(actor.id for actor in elsewhere)}


def depth(event: Event) -> str | None:
    """How far an event is dated at its own place, or anywhere: by comparing its dates as texts."""
    first, last = (str(date) for date in event.when.dates())
    if "None" in (first, last):
        return "nothing" if first == last else None
    same = [name for name, width in (("day", 10), ("month", 7), ("year", 4)) if first[:width] == last[:width]]
    return same[0] if same else "window"


def mentions(event: Event, words: str) -> bool:
    return any(re.search(rf"\b{words}\b", text, re.IGNORECASE) for text in (event.title, *event.gists))


def related(event: Event, facts: Chronology, link: Link, target: str, turned: bool, direct: bool) -> frozenset[bool]:
    """Of each way to choose one event for every open relation, with each open report speaking of an event or not."""
    archive = facts.archive
    told = [(id, report) for id, draft in archive.drafts.items() for report in draft.told]
    ties = [(id, r.others, True) for id, report in told for r in report.relations if r.link is link]
    ties += [
        (subject.id, r.others, False)
        for report in archive.open_reports for subject in report.subjects for r in report.relations if r.link is link
    ]  # fmt: skip
    choices = [[(id, other.id) for other in others] + ([] if sure else [None]) for id, others, sure in ties]
    found = set[bool]()
    for chosen in itertools.product(*choices):
        edges = {edge for edge in chosen if edge}
        edges = {(other, one) for one, other in edges} if turned else edges
        found.add(_leads(event.id, target, edges, direct))
    return worlds(found)


def _leads(one: str, target: str, edges: set[tuple[str, str]], direct: bool) -> bool:
    reached = {other for this, other in edges if this == one}
    for _ in () if direct else edges:
        reached |= {other for this, other in edges if this in reached}
    return target in reached
