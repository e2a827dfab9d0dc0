"""Windows, lengths and relations of a few events: as reports, and as the network that they come to."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

from oracle import report, subject
from usru_relations.network.solving import Bound, Gap
from usru_relations.records.reports import Link, Relation, Report
from usru_relations.times import clock
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    from usru_relations.records.shelf import Subject

ORIGIN = clock.civil(dt.datetime(2025, 3, 1))


def to(link: Link, *others: Subject, length: str | None = None, zone: str | None = None) -> tuple[Relation, ...]:
    return (Relation(link=link, others=others, length=Length.parse(length) if length else None, zone=zone),)


class Told(NamedTuple):
    """Windows and lengths in hours, and relations, of a few events."""

    windows: list[tuple[int, int]]
    lengths: list[tuple[int, int]]
    relations: list[tuple[int, int, tuple[Link, str | None]]]


_LINKS = (
    (Link.AFTER, None), (Link.BEFORE, None), (Link.FOLLOWS, None), (Link.DURING, None), (Link.PART_OF, None),
    (Link.WITHIN, "PT2H..PT9H"), (Link.AFTER, "PT2H..PT9H"), (Link.BEFORE, "PT2H..PT9H"), (Link.AFTER, ">PT5H"),
)  # fmt: skip
_LEAST = {"PT2H..PT9H": 2 * clock.HOUR, ">PT5H": 5 * clock.HOUR}
EVENTS = 4
_PAIRS = [(i, j) for i, j in itertools.permutations(range(EVENTS), 2)]
TOLD = st.builds(
    Told,
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=EVENTS),
    st.lists(st.tuples(st.integers(0, 10), st.integers(1, 20)), max_size=EVENTS),
    st.lists(
        st.integers(0, len(_PAIRS) * len(_LINKS) - 1).map(
            lambda n: (*_PAIRS[n // len(_LINKS)], _LINKS[n % len(_LINKS)])
        ),
        max_size=4,
    ),
)
SUBJECTS = [subject(f"event-{index}") for index in range(EVENTS)]


def told_reports(told: Told) -> list[Report]:
    plain = [report(one, f"{one.id} is.", status=None) for one in SUBJECTS]
    for index, (low, width) in enumerate(told.windows):
        when = When(earliest=ORIGIN + low * clock.HOUR, latest=ORIGIN + (low + width) * clock.HOUR)
        plain.append(report(SUBJECTS[index], f"Window {index}.", status=None, when=when))
    for index, (low, width) in enumerate(told.lengths):
        length = Length(least=low * clock.HOUR, most=(low + width) * clock.HOUR)
        plain.append(report(SUBJECTS[index], f"Length {index}.", status=None, length=length))
    for number, (one, other, (link, length_text)) in enumerate(told.relations):
        relations = to(link, SUBJECTS[other], length=length_text)
        plain.append(report(SUBJECTS[one], f"Relation {number}.", status=None, relations=relations))
    return plain


def network(told: Told) -> list[Bound | Gap]:
    """The same, written down once more: start and end of each event in hours, which take some moments."""
    rows: list[Bound | Gap] = [Gap(2 * index, 2 * index + 1, 1) for index in range(EVENTS)]
    for index, (low, width) in enumerate(told.windows):
        rows += [
            Bound(2 * index, ORIGIN + low * clock.HOUR, None),
            Bound(2 * index + 1, None, ORIGIN + (low + width) * clock.HOUR),
        ]
    for index, (low, width) in enumerate(told.lengths):
        rows += [
            Gap(2 * index, 2 * index + 1, low * clock.HOUR),
            Gap(2 * index + 1, 2 * index, 1 - (low + width) * clock.HOUR),
        ]
    for one, other, (link, length) in told.relations:
        start, end, others_start, others_end = 2 * one, 2 * one + 1, 2 * other, 2 * other + 1
        match link:
            case Link.AFTER:
                rows.append(Gap(others_end, start, 0))
                rows += [Gap(others_start, start, _LEAST[length])] if length else []
                rows += [Gap(start, others_end, 1 - 9 * clock.HOUR)] if length and ".." in length else []
            case Link.BEFORE:
                rows.append(Gap(end, others_start, 0))
                rows += [Gap(start, others_start, _LEAST[length])] if length else []
                rows += [Gap(others_start, end, 1 - 9 * clock.HOUR)] if length else []
            case Link.FOLLOWS:
                rows.append(Gap(others_start, start, 0))
            case Link.WITHIN:
                rows += [Gap(others_end, start, 0), Gap(start, others_end, 1 - 9 * clock.HOUR)]
            case _:
                rows += [Gap(others_start, start, 0), Gap(end, others_end, 0)]
    return rows
