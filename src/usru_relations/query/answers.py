"""What a criterion becomes when it is put to an archive: answers, which tell the truth of an event in Kleene's values.

An answer is any function from an event to a `Truth`. Those of this module are values that can be looked into, so that
an index may answer them for all events at once, from what they say that they look at; any other must be asked of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, final

import attrs

from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable

    from usru_relations.folding.events import Event
    from usru_relations.times.when import When

Answer: TypeAlias = "Callable[[Event], Truth]"


def certain(yes: bool) -> Truth:
    """YES or NO."""
    return Truth.YES if yes else Truth.NO


def said(answer: Answer, event: Event) -> Truth:
    """What an answer says of an event.

    Raises:
        TypeError: if it says anything but a truth, as that of a user's own criterion may.

    """
    told = answer(event)
    if not isinstance(told, Truth):
        raise TypeError(f"a criterion answers with a Truth, such as Truth.YES, not with {told!r}, as of {event!r}")
    return told


@final
@attrs.frozen
class Having:
    """YES where an event has a key among those of a family, else NO."""

    family: Callable[[Event], Collection[Hashable]]
    """All keys of one sort that an event has: a function of a module, which is the same whenever it is asked for."""
    key: Hashable

    def __call__(self, event: Event) -> Truth:
        return certain(self.key in self.family(event))


@final
@attrs.frozen
class Judged:
    """What one value of an event, which many events may share, decides by itself."""

    value: Callable[[Event], Hashable]
    """The value: a function of a module, or a value that equals another that gives the same."""
    judge: Callable[[Any], Truth]

    def __call__(self, event: Event) -> Truth:
        return self.judge(self.value(event))


@final
@attrs.frozen
class Lying:
    """Whether an event lies within a window, as `When.within` has it."""

    window: When

    def __call__(self, event: Event) -> Truth:
        return event.when.within(self.window)


@final
@attrs.frozen
class Among:
    """YES of the events of these ids, MAYBE of some more, NO of all others."""

    certain: frozenset[str]
    possible: frozenset[str]

    def __call__(self, event: Event) -> Truth:
        return Truth.of(event.id in self.certain, event.id in self.possible)


@final
@attrs.frozen
class Every:
    """The least of several answers; YES of none."""

    answers: tuple[Answer, ...]

    def __call__(self, event: Event) -> Truth:
        least = Truth.YES
        for answer in self.answers:
            least &= answer(event)
            if least is Truth.NO:
                break
        return least


@final
@attrs.frozen
class Some:
    """The greatest of several answers; NO of none."""

    answers: tuple[Answer, ...]

    def __call__(self, event: Event) -> Truth:
        greatest = Truth.NO
        for answer in self.answers:
            greatest |= answer(event)
            if greatest is Truth.YES:
                break
        return greatest


@final
@attrs.frozen
class Opposite:
    """The mirrored answer: MAYBE stays MAYBE."""

    answer: Answer

    def __call__(self, event: Event) -> Truth:
        return ~self.answer(event)


@final
@attrs.frozen
class Decided:
    """YES or NO: MAYBE counts as YES where ``possibly``, else as NO."""

    answer: Answer
    possibly: bool

    def __call__(self, event: Event) -> Truth:
        told = said(self.answer, event)
        return certain(told is Truth.YES or (self.possibly and told is Truth.MAYBE))
