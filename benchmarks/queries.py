"""Questions of chronologies of growing size, beside what an analyst would otherwise ask."""

from __future__ import annotations

import gc
import itertools
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import attrs

from benchmarks.peers import PEERS
from benchmarks.questions import Columns, questions
from benchmarks.sizes import FAMILIES, built, weighed
from usru_relations import synthetic
from usru_relations.query import certainly, possibly
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.questions import Question
    from usru_relations.chronology import Chronology

PLOT = Path(__file__).parents[1] / "docs" / "growth.svg"
VIEW, LIST = "ours, a view", "ours, a list of events"
THREE, TWICE = "ours, how many of each value", "ours, certainly and possibly"
#: A sample is of so many calls that it takes so many seconds; what takes longer than the second number is timed once.
ENOUGH, SLOW = 0.02, 0.5
ROUNDS = 7


class Goal(NamedTuple):
    """How many times as fast as a peer a question is to be answered."""

    size: int
    question: str
    ours: str
    peer: str
    times: float


GOALS = [
    Goal(10**6, "window, few", VIEW, "pandas, IntervalIndex", 100),
    Goal(10**6, "window, few", VIEW, "ncls", 1),
    Goal(10**6, "window, a tenth", VIEW, "pandas, IntervalIndex", 150),
    Goal(10**6, "window, a tenth", LIST, "pandas, IntervalIndex", 2),
    Goal(10**6, "two actors, few", VIEW, "polars", 1_000),
    Goal(10**6, "two actors, many", VIEW, "polars", 8),
    Goal(10**6, "two actors, many", VIEW, "pandas, masks", 8),
    Goal(10**6, "all of these, few", VIEW, "DuckDB, in memory", 15),
    Goal(10**6, "all of these, few", VIEW, "pandas, masks", 40),
    Goal(10**6, "all of these, many", VIEW, "DuckDB, in memory", 2),
    Goal(10**6, "all of these, many", VIEW, "pandas, masks", 10),
]
SMALL = ("pandas, masks", "pandas, IntervalIndex", "polars", "DuckDB, in memory")

INTRODUCTION = """## Questions

Made-up chronologies (`usru_relations.synthetic`): actors, venues and sources by the law of Zipf and Mandelbrot, 1 to 4
of 2,000 actors to an event and all whom they stand for, a tree of 1,000 venues, windows from a minute to a decade. All
are asked the same, and checked to find the same events: what may lie in a window (*few*: as few as an instant allows;
*a tenth* of all time), what surely involves two actors, what lies in a subtree of venues, and all of these and
a tree of kinds together.

Ours is `chronology.where(criterion)` with its `len()`, a view, and `list()` of it, events. The peers answer with the
numbers of the rows. All have their questions ready, and whatever they make of themselves at the first question of its
sort is made. Microseconds are medians of {rounds} rounds, in which each is timed in turn, with the garbage collector
off; what takes longer than half a second is timed once.
"""


@attrs.frozen
class Measured:
    """The seconds that each took for each question, round by round."""

    size: int
    rows: dict[str, int]
    times: dict[tuple[str, str], list[float]]
    builds: dict[str, float]

    def median(self, question: str, name: str) -> float | None:
        found = self.times.get((question, name))
        return statistics.median(found) if found else None

    def ratios(self, question: str, one: str, other: str) -> list[float]:
        pairs = zip(self.times[question, one], self.times[question, other], strict=False)
        return sorted(theirs / ours for ours, theirs in pairs)


def measured(size: int) -> Measured:
    """All questions of a chronology of a size."""
    chronology = synthetic.chronology(size)
    asked = questions(chronology)
    for criterion in FAMILIES.values():
        chronology.where(criterion)
    columns = Columns.of(chronology)
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        runs, builds, rows = _ready(chronology, columns, asked)
        return Measured(size, rows, _timed(runs), builds)
    finally:
        gc.enable()
        gc.unfreeze()


def _ready(
    chronology: Chronology, columns: Columns, asked: Sequence[Question]
) -> tuple[dict[tuple[str, str], Callable[[], object]], dict[str, float], dict[str, int]]:
    runs: dict[tuple[str, str], Callable[[], object]] = {}
    builds: dict[str, float] = {}
    places = {event.id: place for place, event in enumerate(chronology)}
    wanted = {one.name: [places[event.id] for event in chronology.where(one.criterion)] for one in asked}
    for one in asked:
        runs |= {(one.name, name): run for name, run in _ours(chronology, one)}
    for sort in PEERS:
        start = time.perf_counter()
        peer = sort(columns)
        builds[sort.name] = time.perf_counter() - start
        for one in asked:
            if not sort.window_only or (one.window and not one.actors):
                run = peer.ready(one)
                if sorted(map(int, run())) != wanted[one.name]:
                    raise AssertionError(f"{sort.name} answers {one} otherwise")
                runs[one.name, sort.name] = run
    return runs, builds, {name: len(rows) for name, rows in wanted.items()}


def _ours(chronology: Chronology, one: Question) -> Iterator[tuple[str, Callable[[], object]]]:
    criterion = one.criterion
    yield VIEW, lambda: len(chronology.where(criterion))
    yield LIST, lambda: list(chronology.where(criterion))
    yield THREE, lambda: tuple(map(chronology.answers(criterion).count, Truth))
    yield TWICE, lambda: len(chronology.where(certainly(criterion))) + len(chronology.where(possibly(criterion)))


def _timed(runs: dict[tuple[str, str], Callable[[], object]]) -> dict[tuple[str, str], list[float]]:
    once = {name: min(_seconds(run, 1) for _ in range(2)) for name, run in runs.items()}
    numbers = {name: max(1, int(ENOUGH / seconds)) for name, seconds in once.items()}
    times: dict[tuple[str, str], list[float]] = {name: [] for name in runs}
    for number in range(ROUNDS):
        for name, run in runs.items():
            if once[name] < SLOW:
                times[name].append(_seconds(run, numbers[name]))
            elif number == 0:
                times[name].append(once[name])
    return times


def _seconds(run: Callable[[], object], number: int) -> float:
    start = time.perf_counter()
    for _ in itertools.repeat(None, number):
        run()
    return (time.perf_counter() - start) / number


def section(largest: int = 10**6) -> Iterator[str]:
    """The part of the page on questions; draws the plot too."""
    sizes = [size for size in (10**3, 10**4, 10**5, 10**6) if size <= largest]
    found = {size: measured(size) for size in sizes}
    yield INTRODUCTION.format(rounds=ROUNDS)
    yield from _goals(found)
    yield from itertools.chain(*map(_costs, found.values()))
    yield from built(largest)
    yield from weighed(min(largest, 10**5))
    for size in sizes:
        if size != 10**4:
            yield from _table(found[size])
    _draw(found)
    yield "### Growth\n\n![Time of questions by the number of events](growth.svg)\n"


def _goals(found: dict[int, Measured]) -> Iterator[str]:
    yield "\n### Goals\n\n| events | question | ours | peer | times as fast (least to most) | goal |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for goal in GOALS:
        if goal.size in found:
            ratios = found[goal.size].ratios(goal.question, goal.ours, goal.peer)
            yield f"| {goal.size:,} | {' | '.join(goal[1:4])} | {_spread(ratios)} | ≥ {goal.times:,} |"
    small = found[1_000]
    pairs = [(name, peer) for name in small.rows for peer in SMALL if (name, peer) in small.times]
    for ours in (VIEW, LIST):
        question, peer = min(pairs, key=lambda pair: statistics.median(small.ratios(pair[0], ours, pair[1])))
        ratios = small.ratios(question, ours, peer)
        yield f"| 1,000 | all; the least: {question} | {ours} | {peer} | {_spread(ratios)} | ≥ 5 |"
    yield ""


def _costs(found: Measured) -> Iterator[str]:
    if found.size < 10**5:
        return
    heads = ("as a view", "as a view of what is certain and one of what is possible", "as a list, with one")
    yield f"\n| {found.size:,} events: three values, times as long | {' | '.join(heads)} |"
    yield f"|{' --- |' * 4}"
    for name in found.rows:
        compared = [_spread(found.ratios(name, one, THREE)) for one in (VIEW, TWICE)]
        triples = zip(*(found.times[name, one] for one in (VIEW, LIST, THREE)), strict=True)
        listed = sorted((many + three - view) / many for view, many, three in triples)
        yield f"| {name} | {' | '.join(compared)} | {_spread(listed)} |"
    yield ""


def _spread(ratios: Sequence[float]) -> str:
    low, middle, high = (f"{ratio:,.3g}" if ratio < 1_000 else f"{ratio:,.0f}" for ratio in _three(ratios))
    return f"**{middle}** ({low} to {high})"


def _three(ratios: Sequence[float]) -> tuple[float, float, float]:
    return ratios[0], statistics.median(ratios), ratios[-1]


def _table(found: Measured) -> Iterator[str]:
    names = [VIEW, LIST, *(peer.name for peer in PEERS)]
    yield f"### {found.size:,} events, microseconds\n"
    yield f"| question | rows | {' | '.join(names)} |\n|{' --- |' * (len(names) + 2)}"
    for question, rows in found.rows.items():
        medians = (_micros(found.median(question, name)) for name in names)
        yield f"| {question} | {rows:,} | {' | '.join(medians)} |"
    builds = "; ".join(f"{name} {seconds:.2f}" for name, seconds in found.builds.items())
    yield f"\nMaking each peer from columns took, in seconds: {builds}.\n"


def _micros(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f"{seconds * 1e6:,.3g}" if seconds < 1e-3 else f"{seconds * 1e6:,.0f}"


def _draw(found: dict[int, Measured]) -> None:
    import matplotlib as mpl
    from matplotlib import pyplot as plt

    mpl.use("Agg")
    mpl.rcParams.update({"svg.hashsalt": "usru", "font.size": 8})
    figure, axes = plt.subplots(2, 4, figsize=(14, 7), sharex=True, sharey=True)
    names = [VIEW, LIST, *(peer.name for peer in PEERS)]
    for axis, question in zip(axes.flat, next(iter(found.values())).rows, strict=True):
        for name in names:
            points = [(size, one.median(question, name)) for size, one in found.items()]
            drawn = [(size, seconds * 1e6) for size, seconds in points if seconds is not None]
            if drawn:
                style = {"linewidth": 2.5} if name in (VIEW, LIST) else {"linewidth": 1, "linestyle": "--"}
                axis.plot(*zip(*drawn, strict=True), marker="o", markersize=3, label=name, **style)
        axis.set(title=question, xscale="log", yscale="log", xlabel="events", ylabel="microseconds")
        axis.grid(alpha=0.3)
    handles = {
        label: handle for axis in axes.flat for handle, label in zip(*axis.get_legend_handles_labels(), strict=True)
    }
    figure.legend(handles.values(), handles.keys(), loc="outside lower center", ncols=6)
    figure.tight_layout(rect=(0, 0.08, 1, 1))
    figure.savefig(PLOT, metadata={"Date": None})
