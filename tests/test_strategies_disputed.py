"""Strategies of what is disputed, and of single events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from usru_relations import strategies
from usru_relations.strategies.disputing import CONTRADICTIONS

if TYPE_CHECKING:
    from usru_relations.chronology import Chronology
    from usru_relations.folding.events import Event

FIELDS = {"when", "venue", "kind", "length", "quantities", "order", "status"}
FINDING = settings(
    max_examples=300, database=None, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@settings(max_examples=30)
@given(strategies.chronologies(size=4, disputed=1.0))
def test_every_event_is_disputed_where_all_are_asked_for(facts: Chronology) -> None:
    for event in facts:
        assert {dispute.field for dispute in event.disputes} & FIELDS
    assert not facts.archive.clashes


@settings(max_examples=30)
@given(strategies.chronologies(size=4), strategies.events(size=2))
def test_nothing_is_disputed_where_nothing_is_asked_for(facts: Chronology, event: Event) -> None:
    assert not facts.disputes()
    assert not event.disputes


@given(strategies.archives(size=6, least=2, disputed=0.5))
def test_a_dispute_is_of_planted_reports_and_all_others_stay(archive: object) -> None:
    from usru_relations.archive import Archive
    from usru_relations.chronology import Chronology

    assert isinstance(archive, Archive)
    told = [one for one in archive.reports if not one.source.id.startswith("planted")]
    assert {one.gist.split(",")[0].removeprefix("Of ") for one in told} == set(archive.shelves.subjects)
    for dispute in Chronology(archive).disputes():
        assert any(report.source.id.startswith("planted") for side in dispute.sides for report in side.reports)


def _met(share: float, examples: int = 250) -> tuple[set[str], int, int]:
    """The fields in dispute, and how many events of how many are disputed, always of the same examples."""
    fields: set[str] = set()
    counts = [0, 0]

    @settings(FINDING, max_examples=examples, phases=[Phase.generate])
    @given(strategies.chronologies(size=3, disputed=share))
    def look(facts: Chronology) -> None:
        fields.update(dispute.field for dispute in facts.disputes())
        counts[0] += sum(bool(event.disputes) for event in facts)
        counts[1] += len(facts)

    look()
    return fields, counts[0], counts[1]


def test_disputes_are_of_every_field_and_about_as_many_as_are_asked_for() -> None:
    fields, disputed, events = _met(0.5)
    assert fields == FIELDS
    assert len(CONTRADICTIONS) == len(FIELDS)
    assert events // 5 < disputed < events * 4 // 5


def test_a_dispute_shrinks_to_one_event_in_dispute() -> None:
    least = find(strategies.chronologies(size=1, disputed=0.5), lambda facts: bool(facts.disputes()), settings=FINDING)
    assert len(least.disputes()) == 1
    assert len(least.reports) == len(least) + 2


def test_an_event_shrinks_to_one_that_a_single_report_tells() -> None:
    least = find(strategies.events(size=1), lambda _: True, settings=FINDING)
    assert (least.id, len(least.reports), least.parts) == ("event-0", 1, ())


@settings(max_examples=20)
@given(strategies.events(size=1, zones=("Asia/Almaty",), languages=("kk",), undated=1.0))
def test_an_event_is_of_the_zones_and_languages_that_are_asked_for(event: Event) -> None:
    assert not any(report.when for report in event.reports)
    assert {report.source.language for report in event.reports} == {"kk"}
    assert event.venue is None or set(event.venue.zones) <= {"Asia/Almaty"}


@settings(max_examples=20)
@given(st.data())
def test_an_event_is_what_the_whole_entails(data: st.DataObject) -> None:
    event = data.draw(strategies.events())
    assert event.reports
    assert all(event.id in {subject.id for subject in report.subjects} for report in event.reports)
