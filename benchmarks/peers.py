"""What an analyst would otherwise ask: each peer made from the columns, and asked for the rows of a question.

All answer with the places of the rows, which are checked to be the same; none needs to make objects of them.
"""

from __future__ import annotations

import itertools
import sqlite3
from typing import TYPE_CHECKING, Any

import duckdb
import intervaltree
import ncls
import numpy as np
import pandas as pd
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.questions import Columns, Question

MINUTE = 60_000_000


class Peer:
    """A way to ask; `window_only` ones know nothing but intervals."""

    name: str
    window_only = False

    def __init__(self, columns: Columns) -> None:
        raise NotImplementedError

    def ready(self, question: Question) -> Callable[[], Sequence[int]]:
        """The question, prepared to be asked again and again."""
        raise NotImplementedError


class _Row:
    __slots__ = ("actors", "end", "kind", "place", "start", "venue")

    def __init__(self, place: int, start: int, end: int, kind: int, venue: int, actors: list[int]) -> None:
        self.place, self.start, self.end, self.kind, self.venue = place, start, end, kind, venue
        self.actors = frozenset(actors)


class Comprehension(Peer):
    name = "list comprehension"

    def __init__(self, columns: Columns) -> None:
        self.rows = list(itertools.starmap(_Row, zip(itertools.count(), *columns, strict=False)))

    def ready(self, question: Question) -> Callable[[], Sequence[int]]:
        tests = []
        if question.window:
            tests.append(f"row.start < {question.window[1]} and row.end > {question.window[0]}")
        if question.venue is not None:
            tests.append("{} <= row.venue <= {}".format(*question.venues))
        if question.kinds:
            tests.append("row.kind in kinds")
        if question.actors:
            tests.append("actors <= row.actors")
        names = {"rows": self.rows, "kinds": frozenset(question.kinds), "actors": frozenset(question.actors)}
        code = compile(f"lambda: [row.place for row in rows if {' and '.join(tests)}]", "comprehension", "eval")
        asked: Callable[[], Sequence[int]] = eval(code, names)
        return asked


class Pandas(Peer):
    name = "pandas, masks"

    def __init__(self, columns: Columns) -> None:
        self.frame = pd.DataFrame({
            "start": np.array(columns.start), "end": np.array(columns.end),
            "kind": np.array(columns.kind, "int8"), "venue": np.array(columns.venue, "int16"),
        })  # fmt: skip
        lengths = np.array([len(actors) for actors in columns.actors])
        actors = np.fromiter(itertools.chain.from_iterable(columns.actors), "int16")
        self.links = pd.DataFrame({"actor": actors, "row": np.repeat(np.arange(len(lengths), dtype="int32"), lengths)})

    def ready(self, question: Question) -> Callable[[], Sequence[int]]:
        frame, links, (first, last) = self.frame, self.links, question.venues

        def asked() -> Any:
            mask: Any = None
            if question.window:
                mask = (frame["start"] < question.window[1]) & (frame["end"] > question.window[0])
            if question.venue is not None:
                some = frame["venue"].between(first, last)
                mask = some if mask is None else mask & some
            if question.kinds:
                mask &= frame["kind"].isin(question.kinds)
            if not question.actors:
                return np.flatnonzero(mask)
            rows = links.loc[links["actor"] == question.actors[0], "row"]
            for actor in question.actors[1:]:
                rows = rows[rows.isin(links.loc[links["actor"] == actor, "row"])]
            return rows if mask is None else rows[mask.loc[rows].to_numpy()]

        return asked


class IntervalIndex(Peer):
    name, window_only = "pandas, IntervalIndex", True

    def __init__(self, columns: Columns) -> None:
        self.index = pd.IntervalIndex.from_arrays(columns.start, columns.end, closed="left")

    def ready(self, question: Question) -> Callable[[], Sequence[int]]:
        window = pd.Interval(*(question.window or ()), closed="left")

        def asked() -> Any:
            return np.flatnonzero(self.index.overlaps(window))

        return asked


class Polars(Peer):
    name = "polars"

    def __init__(self, columns: Columns) -> None:
        schema = {"start": pl.Int64, "end": pl.Int64, "kind": pl.Int8, "venue": pl.Int16, "actors": pl.List(pl.Int16)}
        self.frame = pl.DataFrame(columns._asdict(), schema=schema).with_row_index("row")

    def ready(self, question: Question) -> Callable[[], Sequence[int]]:
        tests: list[Any] = []
        if question.window:
            tests += [pl.col("start") < question.window[1], pl.col("end") > question.window[0]]
        if question.venue is not None:
            tests.append(pl.col("venue").is_between(*question.venues))
        if question.kinds:
            tests.append(pl.col("kind").is_in(question.kinds))
        tests += [pl.col("actors").list.contains(actor) for actor in question.actors]
        return lambda: self.frame.lazy().filter(*tests).select("row").collect().to_series()


class DuckDB(Peer):
    name = "DuckDB, in memory"

    def __init__(self, columns: Columns) -> None:
        frame = pl.DataFrame(
            columns._asdict(),
            schema={
                "start": pl.Int64,
                "end": pl.Int64,
                "kind": pl.Int8,
                "venue": pl.Int16,
                "actors": pl.List(pl.Int16),
            },
        ).with_row_index("row")
        self.base = duckdb.connect()
        self.base.register("frame", frame.to_arrow())
        self.base.execute('CREATE TABLE events AS SELECT row, start, "end" AS stop, kind, venue, actors FROM frame')
        self.base.unregister("frame")

    def ready(self, question: Question) -> Callable[[], Sequence[int]]:
        text = f"SELECT row FROM events WHERE {_conditions(question)}"
        return lambda: self.base.execute(text).fetchnumpy()["row"]


def _conditions(question: Question) -> str:
    tests = []
    if question.window:
        tests.append(f"start < {question.window[1]} AND stop > {question.window[0]}")
    if question.venue is not None:
        tests.append("venue BETWEEN {} AND {}".format(*question.venues))
    if question.kinds:
        tests.append(f"kind IN {question.kinds}")
    tests += [f"list_contains(actors, {actor})" for actor in question.actors]
    return " AND ".join(tests)


class SQLite(Peer):
    name = "SQLite, indexed"

    def __init__(self, columns: Columns) -> None:
        self.base = sqlite3.connect(":memory:")
        self.base.execute("CREATE TABLE events (row INTEGER PRIMARY KEY, start INT, stop INT, kind INT, venue INT)")
        rows = zip(itertools.count(), columns.start, columns.end, columns.kind, columns.venue, strict=False)
        self.base.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?)", rows)
        self.base.execute("CREATE TABLE links (actor INT, row INT, PRIMARY KEY (actor, row)) WITHOUT ROWID")
        links = sorted((actor, row) for row, actors in enumerate(columns.actors) for actor in actors)
        self.base.executemany("INSERT INTO links VALUES (?, ?)", links)
        self.base.execute("CREATE INDEX times ON events (start, stop)")
        self.base.execute("CREATE INDEX places ON events (venue)")
        self.base.execute("ANALYZE")

    def ready(self, question: Question) -> Callable[[], Sequence[int]]:
        linked = [f"SELECT row FROM links WHERE actor = {actor}" for actor in question.actors]
        plain = _conditions(question._replace(actors=()))
        text = " INTERSECT ".join(linked)
        if plain:
            both = "".join(f" AND row IN ({one})" for one in linked)
            text = f"SELECT row FROM events WHERE {plain}{both}"
        return lambda: [row for (row,) in self.base.execute(text)]


class RTree(Peer):
    name, window_only = "SQLite, r-tree", True

    def __init__(self, columns: Columns) -> None:
        self.base = sqlite3.connect(":memory:")
        self.base.execute("CREATE TABLE events (row INTEGER PRIMARY KEY, start INT, stop INT)")
        rows = zip(itertools.count(), columns.start, columns.end, strict=False)
        self.base.executemany("INSERT INTO events VALUES (?, ?, ?)", rows)
        self.base.execute("CREATE VIRTUAL TABLE tree USING rtree_i32 (row, low, high)")
        both = zip(itertools.count(), map(_minute, columns.start), map(_minute, columns.end), strict=False)
        self.base.executemany("INSERT INTO tree VALUES (?, ?, ?)", both)

    def ready(self, question: Question) -> Callable[[], Sequence[int]]:
        start, end = question.window or (0, 0)
        text = (
            f"SELECT row FROM tree JOIN events USING (row) WHERE low <= {_minute(end)} AND high >= {_minute(start)}"
            f" AND start < {end} AND stop > {start}"
        )
        return lambda: [row for (row,) in self.base.execute(text)]


def _minute(instant: int) -> int:
    return max(-(2**31) + 1, min(2**31 - 2, instant // MINUTE))


class IntervalTree(Peer):
    name, window_only = "intervaltree", True

    def __init__(self, columns: Columns) -> None:
        self.tree = intervaltree.IntervalTree.from_tuples(
            zip(columns.start, columns.end, itertools.count(), strict=False)
        )

    def ready(self, question: Question) -> Callable[[], Sequence[int]]:
        start, end = question.window or (0, 0)
        return lambda: [found.data for found in self.tree.overlap(start, end)]


class NCLS(Peer):
    name, window_only = "ncls", True

    def __init__(self, columns: Columns) -> None:
        # It reads what lies before 1970 as reversed, and says nothing: all is shifted.
        starts, ends = (np.array(column) + 2**61 for column in (columns.start, columns.end))
        self.list = ncls.NCLS(starts, ends, np.arange(len(starts)))

    def ready(self, question: Question) -> Callable[[], Sequence[int]]:
        start, end = (np.array([bound + 2**61]) for bound in question.window or ())
        asked = np.array([0])
        return lambda: self.list.all_overlaps_both(start, end, asked)[1]


PEERS: tuple[type[Peer], ...] = (
    Comprehension, Pandas, IntervalIndex, Polars, DuckDB, SQLite, RTree, IntervalTree, NCLS,
)  # fmt: skip
