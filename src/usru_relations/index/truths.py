"""What a criterion answers of each event of a chronology, in Kleene's three values."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, final

from usru_relations.events import Event
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usru_relations.index.answering import Index
    from usru_relations.index.ranks import Ranks
    from usru_relations.query.answers import Answer


@final
class Truths(Mapping[Event, Truth]):
    """The truth of each event, in order of time; it counts them without looking at the events."""

    __slots__ = ("__dict__", "_among", "_index", "_possible", "_sure")

    def __init__(self, index: Index, among: Ranks, answer: Answer) -> None:
        self._index, self._among = index, among
        self._sure = index.select(answer, among)
        self._possible = index.select(answer, among, possibly=True)

    def count(self, truth: Truth) -> int:
        """Of how many events the answer is so."""
        counts = len(self._among) - len(self._possible), len(self._possible) - len(self._sure), len(self._sure)
        return counts[truth.value]

    @functools.cached_property
    def _told(self) -> dict[Event, Truth]:
        ranks = self._among.listed
        sure, possible = frozenset(self._sure.listed), frozenset(self._possible.listed)
        events = self._among.of(self._index.events)
        return {event: Truth.of(rank in sure, rank in possible) for rank, event in zip(ranks, events, strict=True)}

    def __getitem__(self, event: Event) -> Truth:
        return self._told[event]

    def __iter__(self) -> Iterator[Event]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._among)

    def __repr__(self) -> str:
        counts = ", ".join(f"{truth.name} of {self.count(truth)}" for truth in reversed(Truth))
        return f"<Truths: {counts}>"
