"""What indexes cost: the time to make them, beside that of making the events, and the memory that they take."""

from __future__ import annotations

import functools
import gc
import statistics
import sys
import time
import types
from typing import TYPE_CHECKING, Any

import attrs

from benchmarks.questions import WORLD
from usru_relations import query, synthetic
from usru_relations.archive import Archive
from usru_relations.chronology import Chronology
from usru_relations.folding.events import Event, in_time
from usru_relations.index import Index
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: A question of each family, and of the windows.
FAMILIES: dict[str, query.Criterion] = {
    "windows": query.between("1980", "1981", "UTC"),
    "actors": query.involving(WORLD.actors[30]),
    "venues": query.at(WORLD.venues[5]),
    "kinds": query.of_kind("call"),
    "topics": query.about(WORLD.topics[0]),
    "statuses": query.held(),
    "sources": query.reported_by(WORLD.reports[0].source),
}


def built(size: int, rounds: int = 3) -> Iterator[str]:
    """The time of each index over that of making the events, in one run."""
    events = synthetic.events(size, 0, WORLD)
    gc.collect()
    gc.freeze()
    gc.disable()
    times: dict[str, list[float]] = {name: [] for name in ("events", "order", *FAMILIES, "all")}
    for _ in range(rounds):
        times["events"].append(_timed(lambda: [_again(event) for event in events])[0])
        seconds, ordered = _timed(lambda: sorted(events, key=in_time))
        times["order"].append(seconds)
        chronology = Chronology(Archive(shelves=WORLD.shelves), index=Index(ordered))
        for name, criterion in FAMILIES.items():
            times[name].append(_timed(functools.partial(chronology.where, criterion))[0])
        times["all"].append(sum(times[name][-1] for name in ("order", *FAMILIES)))
    gc.enable()
    gc.unfreeze()
    yield f"### Making the indexes of {size:,} events\n"
    yield "Each is made when it is first needed. The goal for all is at most 3.5 times the making of the events.\n"
    yield "| index | seconds | times making the events (least to most) |\n| --- | --- | --- |"
    for name, found in times.items():
        ratios = sorted(one / other for one, other in zip(found, times["events"], strict=True))
        middle = statistics.median(ratios)
        yield f"| {name} | {statistics.median(found):.3g} | {middle:.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}) |"
    yield ""


def _timed(run: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    made = run()
    return time.perf_counter() - start, made


def _again(event: Event) -> Event:
    """The same event, made anew with its window."""
    when = event.when
    return Event(
        id=event.id,
        title=event.title,
        kind=event.kind,
        when=When(earliest=when.start, latest=when.end, zone=when.zone, civil=when.civil),
        status=event.status,
        venue=event.venue,
        participants=event.participants,
        topics=event.topics,
        reports=event.reports,
    )


def weighed(size: int) -> Iterator[str]:
    """The memory of events with their indexes, over that of plain slotted classes with the same fields."""
    events = tuple(synthetic.events(size, 0, WORLD))
    shared = _reached([WORLD], set())
    shared |= _reached([event.kind for event in events[:1]], shared)
    plain = tuple(map(_plain(Event, _plain(When)), events))
    kept = _bytes([plain], set(shared))
    whole = _bytes([events], set(shared))
    chronology = Chronology(Archive(shelves=WORLD.shelves), index=Index(events))
    for criterion in FAMILIES.values():
        chronology.where(criterion)
    known = _reached([events], set(shared))
    known |= _reached([chronology.archive], known)
    index = _bytes([chronology._index], known)  # noqa: SLF001
    yield f"### Memory, of {size:,} events\n"
    yield "Bytes an event, what many share not counted. The goal is at most 1.15 times the plain class.\n"
    yield "| plain slotted classes | `Event` and `When` | indexes | events and indexes, times the plain |"
    yield "| --- | --- | --- | --- |"
    yield f"| {kept / size:.0f} | {whole / size:.0f} | {index / size:.0f} | **{(whole + index) / kept:.3f}** |\n"


def _plain(sort: type[Any], inner: Callable[[Any], object] | None = None) -> Callable[[Any], object]:
    """A way to copy records of a sort to a class that has slots and nothing else."""
    names = [field.name for field in attrs.fields(sort)]
    bare = type(sort.__name__, (), {"__slots__": names})

    def copied(one: Any) -> object:
        copy = bare()
        for name in names:
            value = getattr(one, name)
            setattr(copy, name, inner(value) if inner and name == "when" else value)
        return copy

    return copied


_SKIPPED = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType)


def _reached(roots: Sequence[object], seen: set[int]) -> set[int]:
    """The identities of all objects that others lead to, but for code."""
    return {id(one) for one in _walk(roots, set(seen))} | seen


def _bytes(roots: Sequence[object], seen: set[int]) -> int:
    return sum(sys.getsizeof(one) for one in _walk(roots, seen))


def _walk(roots: Sequence[object], seen: set[int]) -> Iterator[object]:
    waiting = list(roots)
    while waiting:
        one = waiting.pop()
        if id(one) not in seen and not isinstance(one, _SKIPPED):
            seen.add(id(one))
            yield one
            waiting += gc.get_referents(one)
