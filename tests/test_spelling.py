"""A span of time is written as short as it can be, and reads the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helper_clocks import us
from test_edtf import TIMES
from usru_relations.times import edtf
from usru_relations.times.spelling import written


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2025-01-01", "2026-01-01", "2025"),
        ("2025-02-01", "2025-03-01", "2025-02"),
        ("2025-02-18", "2025-02-19", "2025-02-18"),
        ("2025-03-03T17:38", "2025-03-03T17:39", "2025-03-03T17:38"),
        ("2025-03-03T17:38:09", "2025-03-03T17:38:10", "2025-03-03T17:38:09"),
        ("2025-03-03T17:38:09.250", "2025-03-03T17:38:09.251", "2025-03-03T17:38:09.250"),
        ("2025-03-03T17:00", "2025-03-03T18:00", "2025-03-03T17:00/2025-03-03T17:59"),
        ("2025-02-18", "2025-02-21", "2025-02-18/2025-02-20"),
        ("2025-01-01", "2025-02-19", "2025-01-01/2025-02-18"),
        ("2025-02-18", None, "2025-02-18/.."),
        (None, "2025-02-19", "../2025-02-18"),
        (None, None, "../.."),
    ],
)
def test_a_span_is_written_as_short_as_it_can_be(start: str | None, end: str | None, text: str) -> None:
    assert written(start and us(start), end and us(end)) == text  # type: ignore[arg-type]


def test_an_instant_is_written_with_its_clock_time() -> None:
    assert written(us("2025-02-18"), us("2025-02-19"), "Z") == "2025-02-18T00:00Z/2025-02-18T23:59Z"
    assert written(us("2025-02-18"), us("2025-02-18T00:01"), "Z") == "2025-02-18T00:00Z"
    assert written(us("2025-02-18"), None, "Z") == "2025-02-18T00:00Z/.."


@given(st.none() | TIMES, st.none() | TIMES, st.booleans())
@example(us("0001-01-03"), us("9999-12-29"), False)
def test_what_is_written_reads_the_same(start: int | None, end: int | None, fixed: bool) -> None:
    if start is not None and end is not None:
        start, end = min(start, end), max(start, end) + (start == end)
    bounds = (None if bound is None else edtf.Edge(bound, fixed) for bound in (start, end))
    assert edtf.read(written(start, end, "Z" if fixed else "")) == edtf.Span(*bounds)
