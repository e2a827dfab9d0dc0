"""What hypothesis draws: integers and lists of them, which the other modules map to values."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from usru_relations.strategies.times import LASTING, ORIGINS

NUMBERS: Final = st.integers(0, 2**24 - 1)
SPANS: Final = st.tuples(st.integers(0, 1_000), st.integers(0, len(LASTING) - 1), NUMBERS)
SOURCES: Final = st.tuples(st.integers(0, 1_000), st.integers(0, 2**10 - 1))
ANY_REPORTS: Final = st.tuples(SOURCES, SPANS, NUMBERS)
REPORTS: Final = st.lists(st.tuples(st.integers(0, 2**11 - 1), NUMBERS), min_size=1, max_size=3)
EVENTS: Final = st.tuples(st.integers(0, 1_000), st.integers(0, len(LASTING) - 1), st.integers(0, 2**20 - 1), REPORTS)
TALLIES: Final = st.lists(st.integers(0, 2**8 - 1), max_size=2)
ARTICLES: Final = st.lists(SOURCES, min_size=1, max_size=4)
SEASONS: Final = st.sampled_from(ORIGINS)
