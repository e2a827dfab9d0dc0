"""Solving simple temporal networks, beside the shortest paths of graph libraries."""

from __future__ import annotations

import gc
import itertools
import random
import statistics
import time
from typing import TYPE_CHECKING, Any, NamedTuple

import igraph
import networkx as nx
import rustworkx as rx

from benchmarks.measure import Ratio, in_turn
from usru_relations.network.solving import Bound, Constraint, Gap, Inconsistent, Network, solve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Edge = tuple[int, int, int]
YEAR = 31_556_952_000_000
START = 55 * YEAR
REMARKS = """
A network is N time points within a year with a hidden true timeline: of the constraints nine in ten are least gaps and
one in ten is a most gap, between any two points; one point in ten has a window. Solving ends in the low and the high of
every point, in exact integers. The peers search shortest paths by Bellman and Ford from the origin, once forward and
once back, in floating point; their answers were compared with ours, and all are equal (the sums stay below 2**53).

"Solve alone" starts for ours from a `Network`: the arcs by point, and the points in topological order; for the peers
from their graphs. "With building" starts for all from the same `Gap` and `Bound` objects. The goals are those for
solving alone.

The chain is 10,000 events one after the other, numbered at random, each within the same ten years, the first of them
dated: most orders in which a queue of edges can be worked off repeat the whole rest of the chain again and again.

One more report is a window or a gap of some event, added by `extended` to a solved network, which stays valid; the
figure is the median of sixty of them over solving all anew, five times. The clash is a network to which one gap
has been added that no timeline allows; naming ends in the few constraints that cannot all hold.
"""


class Shape(NamedTuple):
    """A network with a hidden true timeline."""

    points: int
    constraints: list[Constraint]
    truth: list[int]


def shape(points: int, gaps: int, *, dated: float = 0.1, seed: int = 1) -> Shape:
    """Of so many points a part is dated; of the gaps nine in ten are the least and one in ten the most."""
    draw = random.Random(seed)
    truth = [START + draw.randrange(YEAR) for _ in range(points)]
    constraints: list[Constraint] = []
    for point, at in enumerate(truth):
        if draw.random() < dated:
            constraints.append(Bound(point, at - draw.randrange(YEAR // 300), at + draw.randrange(YEAR // 300)))
    for number in range(gaps * 9 // 10):
        one, other = sorted(draw.sample(range(points), 2), key=truth.__getitem__)
        between = truth[other] - truth[one]
        constraints.append(Gap(one, other, draw.randrange(between + 1)))
        if number < gaps // 10:
            constraints.append(Gap(other, one, -between - draw.randrange(between + 1)))
    return Shape(points, constraints, truth)


def chain(points: int) -> Shape:
    """One after the other, numbered at random, all within the same years; the first is dated."""
    order = random.Random(1).sample(range(points), points)
    constraints: list[Constraint] = [Gap(one, other, 60_000_000) for one, other in itertools.pairwise(order)]
    constraints += [Bound(point, START, START + 10 * YEAR) for point in order]
    return Shape(points, [*constraints, Bound(order[0], START + YEAR, None)], [])


def edges(shape: Shape) -> list[Edge]:
    """How much later the second is than the first at the most, with the origin as the last point."""
    origin, listed = shape.points, list[Edge]()
    for one in shape.constraints:
        if isinstance(one, Gap):
            listed.append((one.later, one.earlier, -one.least))
        elif isinstance(one, Bound):
            if one.low is not None:
                listed.append((one.point, origin, -one.low))
            if one.high is not None:
                listed.append((origin, one.point, one.high))
    return listed


class Rustworkx:
    """Two graphs, one for each direction, as it searches forward only."""

    def __init__(self, shape: Shape) -> None:
        listed = edges(shape)
        self.origin = shape.points
        self.graphs = (self._graph(listed), self._graph([(other, one, most) for one, other, most in listed]))

    def _graph(self, listed: Sequence[Edge]) -> rx.PyDiGraph[int, int]:
        graph: rx.PyDiGraph[int, int] = rx.PyDiGraph()
        graph.add_nodes_from(range(self.origin + 1))
        graph.add_edges_from(listed)
        return graph

    def solve(self) -> list[Any]:
        return [rx.bellman_ford_shortest_path_lengths(graph, self.origin, float) for graph in self.graphs]


class Networkx:
    def __init__(self, shape: Shape) -> None:
        graph = nx.MultiDiGraph()
        graph.add_weighted_edges_from(edges(shape))
        self.origin = shape.points
        self.graphs = (graph, graph.reverse())

    def solve(self) -> list[Any]:
        return [nx.single_source_bellman_ford_path_length(graph, self.origin) for graph in self.graphs]


class Igraph:
    def __init__(self, shape: Shape) -> None:
        listed = edges(shape)
        self.origin = shape.points
        self.graph = igraph.Graph(n=self.origin + 1, edges=[edge[:2] for edge in listed], directed=True)
        self.weights = [float(most) for _, _, most in listed]

    def solve(self) -> list[Any]:
        found = (self.graph.distances(self.origin, weights=self.weights, mode=mode) for mode in ("out", "in"))
        return [dict(enumerate(one[0])) for one in found]


def _compared(shape: Shape, found: Sequence[Any]) -> None:
    """That a peer answers the same, every bound of it."""
    solution, (highs, lows) = solve(shape.points, shape.constraints), found
    for point in range(shape.points):
        low, high = (side[point] if point in side and abs(side[point]) < 2**53 else None for side in (lows, highs))
        assert solution.low(point) == (None if low is None else -low)
        assert solution.high(point) == high


def rows() -> Iterator[str]:
    """The rows of the table."""
    usual, deep, line = shape(10_000, 100_000), shape(10_000, 100_000, dated=0.001), chain(10_000)
    for title, network in (("10⁴ points, 10⁵ gaps", usual), ("the same, one point in 1,000 dated", deep)):
        goals = ("≤ 0.25", "≤ 2") if network is usual else ("", "")
        yield from _against(title, network, Networkx, "networkx", goals[0], rounds=5)
        yield from _against(title, network, Rustworkx, "rustworkx", goals[1], rounds=11)
    yield from _against("a chain of 10⁴", line, Igraph, "igraph", "≤ 0.02", rounds=7)
    yield _more(usual).row("one report more, 10⁴ points", "solving anew", "≤ 0.001")
    yield _clash(usual).row("a clash named, 10⁴ points", "solving what can be", "≤ 1.5")


def _against(
    title: str, network: Shape, peer: Callable[[Shape], Any], name: str, goal: str, rounds: int
) -> Iterator[str]:
    ours, built = Network(network.points, network.constraints), peer(network)
    _compared(network, built.solve())
    yield in_turn(ours.solve, built.solve, rounds).row(f"{title}: solve alone", name, goal)
    yield in_turn(
        lambda: solve(network.points, network.constraints), lambda: peer(network).solve(), min(rounds, 5)
    ).row(f"{title}: with building", name, "")


def _more(network: Shape) -> Ratio:
    """The median of adding each of 60 reports, in five rounds."""
    solution = solve(network.points, network.constraints)
    added = shape(network.points, 300, seed=2).constraints[-300:]
    true = [_true(network, one) for one in added]
    solution.extended(true[:1])
    ours, anew = list[float](), list[float]()
    for number in range(5):
        anew.append(_seconds(lambda: solve(network.points, network.constraints)))
        gc.collect()
        ours.append(statistics.median(_seconds(lambda one=one: solution.extended([one])) for one in true[number::5]))  # type: ignore[misc]
    return Ratio(ours, anew)


def _true(network: Shape, like: Constraint) -> Constraint:
    """Something true of this network that has the form of another constraint, with ten days to spare."""
    spare = YEAR // 36
    if isinstance(like, Gap):
        between = network.truth[like.later] - network.truth[like.earlier]
        return Gap(like.earlier, like.later, between - spare)
    assert isinstance(like, Bound)
    return Bound(like.point, network.truth[like.point] - spare, network.truth[like.point] + spare)


def _clash(network: Shape) -> Ratio:
    """A gap of two years between points of one year, in the midst of the others."""
    constraints = list(network.constraints)
    one, other = sorted(range(network.points), key=network.truth.__getitem__)[:: network.points // 2][:2]
    constraints.insert(len(constraints) // 2, Gap(one, other, 2 * YEAR))

    def ours() -> None:
        try:
            solve(network.points, constraints)
        except Inconsistent as found:
            assert len(found.constraints) < 100  # noqa: PT017
        else:
            raise AssertionError("the clash was not found")

    return in_turn(ours, lambda: solve(network.points, network.constraints), 7)


def growth() -> Iterator[str]:
    """The rows of the table of growth."""
    for points in (100, 1_000, 10_000, 100_000):
        network = shape(points, 10 * points)
        built, peer = Network(points, network.constraints), Rustworkx(network)
        ratio = in_turn(built.solve, peer.solve, 11 if points < 100_000 else 3)
        building = statistics.median(_seconds(lambda: Network(points, network.constraints)) for _ in range(3))  # noqa: B023
        solving, theirs = (statistics.median(times) for times in ratio)
        each = (building + solving) / len(network.constraints)
        more = statistics.median(_more(network).ours)
        yield (
            f"| {points:,} | {len(network.constraints):,} | {building * 1e3:.2f} | {solving * 1e3:.2f} | "
            f"{each * 1e9:.0f} | {theirs * 1e3:.2f} | {more * 1e6:.0f} |"
        )


GROWTH = """| points | constraints | build, ms | solve, ms | both, ns each | rustworkx alone, ms | one more, µs |
| --- | --- | --- | --- | --- | --- | --- |"""


def _seconds(run: Callable[[], Any]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


if __name__ == "__main__":
    for line in (*rows(), "", GROWTH, *growth()):
        print(line, flush=True)
