"""The index of events: it answers what a criterion becomes (`usru_relations.query.answers`) for all events at once."""

from __future__ import annotations

import functools
import itertools
from array import array
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias, final

from usru_relations.folding.events import in_time
from usru_relations.index.joining import complement, join, meet
from usru_relations.index.ranks import Posting, Ranks, Run
from usru_relations.index.windows import Windows
from usru_relations.query.answers import Among, Decided, Every, Having, Judged, Lying, Opposite, Some, said
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence

    from usru_relations.folding.events import Event
    from usru_relations.query.answers import Answer

    Part: TypeAlias = tuple[Answer, bool]
    """An answer, and whether MAYBE will do."""
    _Keys: TypeAlias = Callable[[Event], Iterable[Hashable]]
    _Family: TypeAlias = Mapping[Hashable, Posting]

_NONE: Final = Run(0, 0)
#: How many times longer it takes to ask an event than to enter it in a family.
_DEARER: Final = 8
#: From so many keys on it is looked at whether events share them.
_SCATTERED: Final = 1_000
#: How many families of keys or values are kept, and how many answers that were put together from one.
_KEPT: Final = 64
_ANSWERS: Final = 256


@final
class Index:
    """Events in order of time and what they have in common; the place of each in that order is its rank.

    It makes of itself what is asked for, when it is first asked for: the windows, and for each family of keys which
    events have which. A family is not made for a few events that are left when all else has been answered; these are
    asked one by one, until so many have been asked that it would have been cheaper to make it.
    """

    __slots__ = ("__dict__", "events")

    def __init__(self, events: Iterable[Event]) -> None:
        self.events = tuple(events)
        self._asked = 0
        self._families: dict[Hashable, _Family | None] = {}
        self._judged = functools.lru_cache(_ANSWERS)(self._judge)
        self._finders: Mapping[type, Callable[[Any, bool, bool], Ranks | None]] = {
            Having: self._having, Judged: self._judging, Lying: self._lying, Among: self._among,
            Decided: self._decided, Opposite: self._opposite, Every: self._joined, Some: self._joined,
        }  # fmt: skip

    def __reduce__(self) -> tuple[type[Index], tuple[tuple[Event, ...]]]:
        return Index, (self.events,)

    @functools.cached_property
    def all(self) -> Run:
        """The ranks of all events."""
        return Run(0, len(self.events))

    @functools.cached_property
    def by_id(self) -> Mapping[str, Event]:
        """The events by id."""
        return {event.id: event for event in self.events}

    def rank(self, event: Event) -> int:
        """The rank of one of its events."""
        return bisect_left(self.events, in_time(event), key=in_time)

    def ranks(self, ids: Collection[str]) -> Ranks:
        """The ranks of the events of these ids; an id that none of them has is passed over."""
        return Posting(sorted(self.rank(self.by_id[id]) for id in ids if id in self.by_id))

    def select(self, answer: Answer, among: Ranks, *, possibly: bool = False) -> Ranks:
        """The ranks, among some, of the events of which an answer is YES, or also of those of which it is MAYBE."""
        ready: list[Ranks] = [among]
        others: list[Part] = []
        for part in _parts(answer, possibly):
            ranks = self._found(*part, make=False)
            ready += [] if ranks is None else [ranks]
            others += [part] if ranks is None else []
        found = meet(ready, len(self.events))
        for part in others:
            found = self._narrowed(found, part)
        return found

    def _narrowed(self, found: Ranks, part: Part) -> Ranks:
        """Those of some ranks of which holds what was not at hand: what that needs is made, or each event is asked."""
        self._asked += len(found)
        if self._asked * _DEARER >= len(self.events) and (ranks := self._found(*part, make=True)) is not None:
            self._asked = 0
            return meet([found, ranks], len(self.events))
        answer, possibly = part
        wanted = (Truth.YES, Truth.MAYBE) if possibly else (Truth.YES,)
        return Posting([rank for rank in found if said(answer, self.events[rank]) in wanted])

    def _found(self, answer: Answer, possibly: bool, *, make: bool) -> Ranks | None:
        """The ranks of which an answer is YES, or at least MAYBE; ``None`` if it is not at hand, or is no index's."""
        find = self._finders.get(type(answer))
        return None if find is None else find(answer, possibly, make)

    def _having(self, answer: Having, _: bool, make: bool) -> Ranks | None:
        family = self._family((Having, answer.family), answer.family, make=make)
        return None if family is None else family.get(answer.key, _NONE)

    def _judging(self, answer: Judged, possibly: bool, make: bool) -> Ranks | None:
        family = self._values(answer.value, make=make)
        return None if family is None else self._judged(answer.value, answer.judge, possibly)

    def _values(self, value: Callable[[Event], Any], *, make: bool) -> _Family | None:
        return self._family((Judged, value), lambda event: (value(event),), make=make)

    def _lying(self, answer: Lying, possibly: bool, _: bool) -> Ranks:
        return self._windows.within(answer.window, possibly=possibly)

    def _among(self, answer: Among, possibly: bool, _: bool) -> Ranks:
        return self.ranks(answer.certain | answer.possible if possibly else answer.certain)

    def _decided(self, answer: Decided, _: bool, make: bool) -> Ranks | None:
        return self._found(answer.answer, answer.possibly, make=make)

    def _opposite(self, answer: Opposite, possibly: bool, make: bool) -> Ranks | None:
        ranks = self._found(answer.answer, not possibly, make=make)
        return None if ranks is None else complement(ranks, len(self.events))

    def _joined(self, answer: Every | Some, possibly: bool, make: bool) -> Ranks | None:
        parts: list[Ranks] = []
        for one in answer.answers:
            ranks = self._found(one, possibly, make=make)
            if ranks is None:
                return None
            parts.append(ranks)
        return (meet if isinstance(answer, Every) else join)(parts, len(self.events))

    def _judge(self, value: Callable[[Event], Any], judge: Callable[[Any], Truth], possibly: bool) -> Ranks:
        """The ranks of all values of a family that are judged so; another thread may have dropped it meanwhile."""
        wanted = (Truth.YES, Truth.MAYBE) if possibly else (Truth.YES,)
        parts = [ranks for one, ranks in (self._values(value, make=True) or {}).items() if judge(one) in wanted]
        return parts[0] if len(parts) == 1 else _posting(itertools.chain.from_iterable(part.listed for part in parts))

    def _family(self, name: Hashable, keys: _Keys, *, make: bool) -> _Family | None:
        """The ranks of each key; ``None`` if they are not made, or if hardly any two events share a key.

        The mapping of families is replaced and never changed, so that any thread may look into it.
        """
        families = self._families
        if not make or name in families:
            return families.get(name)
        made = _grouped(self.events, keys)
        self._families = {**dict(list(families.items())[1 - _KEPT :]), name: made}
        return made

    @functools.cached_property
    def _windows(self) -> Windows:
        return Windows(self.events)


def _parts(answer: Answer, possibly: bool) -> Iterator[Part]:
    """What must hold together for an answer to be YES, or at least MAYBE."""
    if isinstance(answer, Decided):
        yield from _parts(answer.answer, answer.possibly)
    elif isinstance(answer, Every):
        for one in answer.answers:
            yield from _parts(one, possibly)
    else:
        yield answer, possibly


def _grouped(events: Sequence[Event], keys: _Keys) -> _Family | None:
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for rank, event in enumerate(events):
        for key in keys(event):
            groups[key].append(rank)
        if len(groups) > _SCATTERED + len(events) // 2:
            return None
    return {key: Posting(array("I", ranks)) for key, ranks in groups.items()}


def _posting(ranks: Iterable[int]) -> Posting:
    return Posting(array("I", sorted(ranks)))
