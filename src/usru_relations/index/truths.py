"""What a criterion answers of each event of a chronology, in Kleene's three values."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, final

from usru_relations.errors import Unlisted
from usru_relations.folding.events import Event
from usru_relations.given import must_be
from usru_relations.query.answers import Decided, Every, Having, Opposite, Some
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usru_relations.index.answering import Index
    from usru_relations.index.ranks import Ranks
    from usru_relations.query.answers import Answer

#: In so few of all events it is cheaper to look for those of which the answer is sure.
_FEW: Final = 64


@final
class Truths(Mapping[Event, Truth]):
    """The truth of each event, in order of time; it counts them without looking at the events."""

    __slots__ = ("__dict__", "_among", "_index", "_possible", "_sure")

    def __init__(self, index: Index, among: Ranks, answer: Answer) -> None:
        self._index, self._among = index, among
        self._possible = index.select(answer, among, possibly=True)
        few = len(self._possible) * _FEW < len(index.events)
        if not _may_waver(answer):
            self._sure = self._possible
        elif few:
            self._sure = index.select(_wavering(answer), self._possible)
        else:
            self._sure = index.select(answer, among)

    def count(self, truth: Truth) -> int:
        """Of how many events the answer is so."""
        must_be(Truth, truth, "a truth is counted, as Truth.MAYBE")
        counts = len(self._among) - len(self._possible), len(self._possible) - len(self._sure), len(self._sure)
        return counts[truth.value]

    @functools.cached_property
    def _told(self) -> dict[Event, Truth]:
        ranks = self._among.listed
        possible, sure = frozenset(self._possible.listed), frozenset(self._sure.listed)
        events = self._among.of(self._index.events)
        return {event: Truth.of(rank in sure, rank in possible) for rank, event in zip(ranks, events, strict=True)}

    def __getitem__(self, event: Event) -> Truth:
        if event not in self:
            raise Unlisted(f"no event of the chronology is {event!r}: ask of facts['id']")
        return self._told[event]

    def __contains__(self, event: object) -> bool:
        return isinstance(event, Event) and event in self._told

    def __iter__(self) -> Iterator[Event]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._among)

    def __repr__(self) -> str:
        counts = ", ".join(f"{truth.name} of {self.count(truth)}" for truth in reversed(Truth))
        return f"<Truths: {counts}>"


def _wavering(answer: Answer) -> Answer:
    """What decides, of events of which an answer may be YES, of which it is."""
    return Every(tuple(filter(_may_waver, answer.answers))) if isinstance(answer, Every) else answer


def _may_waver(answer: Answer) -> bool:
    """Whether an answer may be MAYBE of some event."""
    if isinstance(answer, Every | Some):
        return any(map(_may_waver, answer.answers))
    if isinstance(answer, Opposite):
        return _may_waver(answer.answer)
    return not isinstance(answer, Decided | Having)
