"""Criteria as values: single questions, and what ``&``, ``|`` and ``~`` make of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn, TypeVar, final

import attrs

from usru_relations.given import flag
from usru_relations.query.answers import Decided, Every, Opposite, Some

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from usru_relations.archive import Archive
    from usru_relations.query.answers import Answer

C = TypeVar("C", bound="Criterion")

#: How many single questions an archive remembers.
_KEPT: Final = 1_024


@attrs.frozen
class Criterion:
    """A question of an event; a value that can be kept, compared, hashed, pickled and printed as it is written.

    For one of your own, make a frozen class of it that has an `answer`.
    """

    def answer(self, archive: Archive) -> Answer:
        """How it answers of an event, in Kleene's three values.

        Raises:
            UnknownName: if nothing in the archive is called as it says.
            AmbiguousName: if several things are.

        """
        raise NotImplementedError

    def decision(self, archive: Archive) -> Answer:
        """The same in two values: whether an event matches, where each single question decides by itself.

        What is certain always matches and what is impossible never does; ``~`` is the complement.
        """
        return Decided(self.answer(archive), possibly=False)

    def __and__(self, other: Criterion) -> Criterion:
        return Both((*_joined(self, Both), *_joined(_criterion(other), Both)))

    def __or__(self, other: Criterion) -> Criterion:
        return Either((*_joined(self, Either), *_joined(_criterion(other), Either)))

    def __invert__(self) -> Criterion:
        return Not(self)

    def __bool__(self) -> NoReturn:
        raise TypeError("criteria are combined with &, | and ~ (in brackets), not with `and`, `or` and `not`")


def _criterion(other: object) -> Criterion:
    if isinstance(other, Criterion):
        return other
    raise TypeError(f"a criterion is combined with another, such as involving('Putin'), not with {other!r}")


def _joined(criterion: Criterion, sort: type[Both | Either]) -> tuple[Criterion, ...]:
    """What a chain of one operator joins: brackets within it make no difference."""
    return criterion.criteria if isinstance(criterion, sort) else (criterion,)


def _is_flag(_: Atom, field: attrs.Attribute[bool], given: object) -> None:
    flag(field.name, given)


@final
@attrs.frozen(repr=False)
class Atom(Criterion):
    """A single question with its arguments, which are texts, numbers and the like and never records."""

    name: str
    """The function of `usru_relations.query` that makes it."""
    bind: Callable[..., Answer]
    """From an archive, the arguments and the options to the answer: a function of a module, so that it pickles."""
    arguments: tuple[Hashable, ...] = ()
    options: tuple[tuple[str, Hashable], ...] = attrs.field(default=(), kw_only=True)
    """The arguments given by name that are not as by default."""
    possibly: bool = attrs.field(default=False, kw_only=True, validator=_is_flag)
    """Whether what may be so matches too."""

    def answer(self, archive: Archive) -> Answer:
        return self._kept(archive).answer

    def decision(self, archive: Archive) -> Answer:
        return self._kept(archive)

    def _kept(self, archive: Archive) -> Decided:
        """What it came to at first, so that an index finds again what it found for the same answer."""
        kept: Decided | None = archive.bound.get(self)
        if kept is None:
            kept = Decided(self.bind(archive, *self.arguments, **dict(self.options)), self.possibly)
            if len(archive.bound) >= _KEPT:
                archive.bound.clear()
            archive.bound[self] = kept
        return kept

    def __repr__(self) -> str:
        options = [*self.options, *([("possibly", True)] if self.possibly else [])]
        said = [*map(repr, self.arguments), *(f"{name}={value!r}" for name, value in options)]
        return f"{self.name}({', '.join(said)})"


@final
@attrs.frozen(repr=False)
class Both(Criterion):
    """All of several."""

    criteria: tuple[Criterion, ...]

    def answer(self, archive: Archive) -> Answer:
        return Every(tuple(criterion.answer(archive) for criterion in self.criteria))

    def decision(self, archive: Archive) -> Answer:
        return Every(tuple(criterion.decision(archive) for criterion in self.criteria))

    def __repr__(self) -> str:
        return f"({' & '.join(map(repr, self.criteria))})"


@final
@attrs.frozen(repr=False)
class Either(Criterion):
    """Any of several."""

    criteria: tuple[Criterion, ...]

    def answer(self, archive: Archive) -> Answer:
        return Some(tuple(criterion.answer(archive) for criterion in self.criteria))

    def decision(self, archive: Archive) -> Answer:
        return Some(tuple(criterion.decision(archive) for criterion in self.criteria))

    def __repr__(self) -> str:
        return f"({' | '.join(map(repr, self.criteria))})"


@final
@attrs.frozen(repr=False)
class Not(Criterion):
    """The contrary of one."""

    criterion: Criterion

    def answer(self, archive: Archive) -> Answer:
        return Opposite(self.criterion.answer(archive))

    def decision(self, archive: Archive) -> Answer:
        return Opposite(self.criterion.decision(archive))

    def __repr__(self) -> str:
        return f"~{self.criterion!r}"


@final
@attrs.frozen(repr=False)
class Sure(Criterion):
    """What is certain of a criterion, or else what is possible; never MAYBE."""

    criterion: Criterion
    possibly: bool

    def answer(self, archive: Archive) -> Answer:
        return Decided(self.criterion.answer(archive), self.possibly)

    def __repr__(self) -> str:
        return f"{'possibly' if self.possibly else 'certainly'}({self.criterion!r})"


def certainly(criterion: Criterion) -> Criterion:
    """Surely matches: YES where its three-valued answer is YES, else NO, as of what may be so.

    ``~at("Moscow")`` keeps every event that is not certainly in Moscow; ``certainly(~at("Moscow"))`` keeps those that
    are certainly elsewhere.
    """
    return Sure(_criterion(criterion), possibly=False)


def possibly(criterion: Criterion) -> Criterion:
    """May match: YES where its three-valued answer is YES or MAYBE, else NO."""
    return Sure(_criterion(criterion), possibly=True)
