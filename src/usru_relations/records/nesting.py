"""What lies in what: the circles in it, and how deep it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

T = TypeVar("T")

#: How many things of one sort may lie within each other.
DEEPEST: Final = 50


def circles(inside: Mapping[T, Collection[T]]) -> Iterator[frozenset[T]]:
    """The largest sets of things of which each lies in each other, and single things that lie in themselves.

    Args:
        inside: for each thing, those in which it lies.

    """
    return (knot for knot in knots(inside) if is_circle(knot, inside))


def is_circle(knot: Collection[T], inside: Mapping[T, Collection[T]]) -> bool:
    """Whether the things of a component lie in each other, or the only one in itself."""
    return len(knot) > 1 or any(one in inside.get(one, ()) for one in knot)


def depths(inside: Mapping[T, Collection[T]]) -> dict[T, int]:
    """How many things at the most lie around each, itself included; of a circle, all of it lies around each."""
    found: dict[T, int] = {}
    for knot in knots(inside):
        around = (found[other] for one in knot for other in inside.get(one, ()) if other not in knot)
        found |= dict.fromkeys(knot, len(knot) + max(around, default=0))
    return found


def knots(graph: Mapping[T, Collection[T]]) -> Iterator[frozenset[T]]:
    """The strongly connected components (Tarjan 1972), each after those to which it leads."""
    return _Search(graph).found()


class _Search(Generic[T]):
    """Tarjan's search, with a stack of its own in place of the interpreter's, which is not deep enough for a chain."""

    def __init__(self, graph: Mapping[T, Collection[T]]) -> None:
        self.graph = graph
        self.numbers: dict[T, int] = {}
        self.lowest: dict[T, int] = {}
        self.open: dict[T, None] = {}
        """What is not yet in a component, in the order in which it was reached."""

    def found(self) -> Iterator[frozenset[T]]:
        for root in self.graph:
            if root not in self.numbers:
                yield from self._from(root)

    def _from(self, root: T) -> Iterator[frozenset[T]]:
        way = [(root, self._entered(root))]
        while way:
            node, left = way[-1]
            following = next(left, None)
            if following is None:
                way.pop()
                if self.lowest[node] == self.numbers[node]:
                    yield self._closed(node)
                else:  # the root of a search is always closed, so there is one before
                    self._reaches(way[-1][0], self.lowest[node])
            elif following not in self.numbers:
                way.append((following, self._entered(following)))
            elif following in self.open:
                self._reaches(node, self.numbers[following])

    def _entered(self, node: T) -> Iterator[T]:
        self.numbers[node] = self.lowest[node] = len(self.numbers)
        self.open[node] = None
        return iter(self.graph.get(node, ()))

    def _reaches(self, node: T, number: int) -> None:
        self.lowest[node] = min(self.lowest[node], number)

    def _closed(self, root: T) -> frozenset[T]:
        knot: set[T] = set()
        while root not in knot:
            knot.add(self.open.popitem()[0])
        return frozenset(knot)
