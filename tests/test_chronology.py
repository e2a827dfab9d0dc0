"""A chronology as a sequence, as it was known, and what it says of itself."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from collections.abc import Sequence
from typing import cast

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

import usru_relations as usru
from usru_relations.records.names import UnknownName

FACTS = usru.load()
EVENTS = list(FACTS)
MOMENTS = ["2025-02", "2025-03-02", "2025-03-03", "2025-08-16", "2025-08", "2025", "2026-01-22", "2026-01-23", "2027"]
SOME = [FACTS, FACTS.held(), FACTS.of_kind("statement"), FACTS[3:90:2], FACTS[:0]]
INSTANTS = [
    pendulum.datetime(2025, 3, 3, 0, 43),
    pendulum.datetime(2025, 3, 3, 12, 38),
    pendulum.datetime(2025, 3, 3, 17, 39, tz="Asia/Almaty"),
    dt.datetime(2025, 8, 16, 19, tzinfo=dt.UTC),
    pendulum.datetime(2025, 8, 24, 12),
    pendulum.datetime(2026, 1, 25, tz="Pacific/Kiritimati"),
]


@functools.cache
def known_on(moment: str | dt.datetime) -> usru.Chronology:
    return FACTS.as_known_on(moment)


def holds(events: usru.Chronology, thing: object) -> bool:
    return thing in events


def ids(events: Sequence[usru.Event]) -> set[str]:
    return {event.id for event in events}


def test_it_is_a_sequence_of_events() -> None:
    assert isinstance(FACTS, Sequence)
    assert all(isinstance(event, usru.Event) for event in FACTS)
    assert (len(FACTS), FACTS[0], FACTS[-1]) == (len(EVENTS), EVENTS[0], EVENTS[-1])
    assert list(reversed(FACTS)) == EVENTS[::-1]
    assert FACTS.index(EVENTS[7]) == 7
    assert FACTS.count(EVENTS[7]) == FACTS.count(EVENTS[7].id) == 1
    assert FACTS.index(EVENTS[7].id) == 7
    assert FACTS.count("nothing") == FACTS.count(None) == 0
    assert not FACTS[:0]


def test_events_are_in_order_of_time() -> None:
    bounds = [event.when.earliest or event.when.latest for event in FACTS]
    dated = [bound for bound in bounds if bound is not None]
    assert dated == sorted(dated)
    assert bounds[: len(dated)] == dated
    assert len(ids(FACTS)) == len(FACTS)


@given(st.slices(len(EVENTS)))
def test_a_slice_is_a_chronology_in_order_of_time(piece: slice) -> None:
    chosen = FACTS[piece]
    assert isinstance(chosen, usru.Chronology)
    wanted = ids(EVENTS[piece])
    assert list(chosen) == [event for event in EVENTS if event.id in wanted]
    assert chosen.archive is FACTS.archive


def test_it_is_asked_by_id() -> None:
    alaska = FACTS["alaska-summit"]
    assert alaska in EVENTS
    assert alaska in FACTS
    assert holds(FACTS, "alaska-summit")
    summits = FACTS.of_kind("summit")
    assert summits["alaska-summit"] is alaska
    assert not holds(summits, "putin-trump-call")
    assert FACTS["putin-trump-call"] not in summits
    assert not holds(FACTS, 3)
    assert not holds(FACTS, None)


def test_an_id_that_it_does_not_hold_is_unknown() -> None:
    with pytest.raises(UnknownName) as caught:
        FACTS["alaska-sumit"]
    assert str(caught.value).startswith("no event is called 'alaska-sumit'; did you mean 'alaska-summit'")
    with pytest.raises(LookupError):
        FACTS.of_kind("summit")["putin-trump-call"]
    with pytest.raises(UnknownName, match="no event is called 'nope'"):
        FACTS.explain("nope")
    with pytest.raises(IndexError):
        FACTS[len(FACTS)]
    with pytest.raises(TypeError):
        FACTS[1.5]  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]


def test_equal_facts_are_equal_chronologies() -> None:
    again = usru.load()
    assert again == FACTS
    assert again is not FACTS
    assert hash(again) == hash(FACTS)
    assert again.digest == FACTS.digest
    assert FACTS.of_kind("call") == again.of_kind("call") != FACTS
    assert FACTS.held() != FACTS.of_kind("call")
    assert FACTS.as_known_on("2025-03-04") != FACTS
    assert FACTS != EVENTS
    assert {FACTS: 1}[again] == 1


def test_it_does_not_change() -> None:
    with pytest.raises(TypeError):
        FACTS[0] = EVENTS[1]  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
    with pytest.raises(TypeError):
        del FACTS[0]  # type: ignore[attr-defined]  # pyright: ignore[reportIndexIssue]
    for name in ("events", "_archive", "other"):
        with pytest.raises(AttributeError):
            setattr(FACTS, name, ())
    for record in (EVENTS[0], EVENTS[0].when, FACTS.reports[0], FACTS.sources[0], FACTS.actors[0]):
        for field in attrs.fields(type(record)):
            with pytest.raises(AttributeError):
                setattr(record, field.name, "other")
    kept = list(FACTS)
    FACTS.held().involving("Putin").at("Alaska").as_known_on("2025-09")
    assert list(FACTS) == kept


def test_narrowings_keep_what_the_whole_entails() -> None:
    talks = FACTS.of_kind("talks")
    assert all(FACTS[event.id] is event for event in talks)
    assert talks["embassies-talks"].when == FACTS["embassies-talks"].when
    assert {source.id for source in FACTS.at("Istanbul").sources} == {"unsigned-2025-03-02"}
    assert [venue.id for venue in FACTS.at("Istanbul").venues] == ["istanbul"]
    assert FACTS.actor("press") in FACTS.at("Istanbul").actors
    assert set(FACTS.at("Istanbul").reports) == set(FACTS["embassies-talks"].reports)
    assert FACTS.at("Abu Dhabi").check() == tuple(
        finding for finding in FACTS.check() if FACTS["trilateral-security-session"] in finding.events
    )


def test_a_narrowing_tells_what_may_speak_of_its_events_too() -> None:
    call = FACTS["putin-trump-call"]
    assert len(call.open_reports) == 2
    told = FACTS.of_kind("call").reports
    assert set(told) == {*call.reports, *call.open_reports}
    assert list(told) == [report for report in FACTS.reports if report in told]


def test_what_it_names_is_in_order_of_ids() -> None:
    for named in (FACTS.actors, FACTS.venues):
        assert [one.id for one in named] == sorted({one.id for one in named})
    assert {"cnn", "vladimir-putin", "press", "russia"} <= {actor.id for actor in FACTS.actors}
    assert [source.id for source in FACTS.sources] == [
        "unsigned-2025-03-02", "altn-2025-03-03", "baq-2025-08-16", "unsigned-2025-08-23", "kazinform-2026-01-23",
    ]  # fmt: skip
    assert repr(FACTS) == f"<Chronology of {len(FACTS)} events from 5 sources>"


def test_on_the_fourth_of_march_alaska_is_not_known_and_talks_are_ahead_in_the_gulf() -> None:
    then = FACTS.as_known_on("2025-03-04")
    assert {source.id for source in then.sources} == {"unsigned-2025-03-02", "altn-2025-03-03"}
    assert not holds(then, "alaska-summit")
    assert then["gulf-talks-round"].status is usru.Status.POSSIBLE
    assert then["first-delegation-talks"].venue is FACTS.venue("Riyadh")
    assert FACTS.as_known_on("2025-03-02")["first-delegation-talks"].when.dates()[0] == pendulum.date(2025, 2, 18)
    assert not FACTS.as_known_on("2025-03-01")
    assert FACTS.as_known_on("2027") == FACTS


def test_an_article_is_known_when_its_minute_is_over() -> None:
    published = pendulum.datetime(2025, 3, 3, 17, 38, tz="Asia/Almaty")
    assert not holds(FACTS.as_known_on(published), "minerals-deal-signing")
    assert not holds(FACTS.as_known_on(published.add(seconds=59)), "minerals-deal-signing")
    assert holds(FACTS.as_known_on(published.add(minutes=1)), "minerals-deal-signing")
    assert holds(FACTS.as_known_on("2025-03-03"), "minerals-deal-signing")
    assert not holds(FACTS.as_known_on("2025-03-02", zone="America/Anchorage"), "minerals-deal-signing")
    assert holds(FACTS.as_known_on("2025-03-03", zone="America/Anchorage"), "minerals-deal-signing")
    assert not holds(FACTS.as_known_on("2025-03-02", zone="Pacific/Kiritimati"), "peskov-metals-answer")


@given(st.tuples(*[st.sampled_from(MOMENTS)] * 2) | st.tuples(*[st.sampled_from(INSTANTS)] * 2))
def test_as_known_on_composes_to_the_earlier_and_grows(moments: tuple[str | dt.datetime, str | dt.datetime]) -> None:
    one, other = (known_on(moment) for moment in moments)
    both = one.as_known_on(moments[1])
    assert both == other.as_known_on(moments[0])
    assert both in (one, other)
    fewer, more = sorted((one, other), key=lambda known: len(known.reports))
    assert both == fewer
    assert set(fewer.reports) <= set(more.reports)
    assert ids(fewer) <= ids(more)
    assert set(fewer.tallies) <= set(more.tallies)


@given(st.sampled_from(EVENTS), st.sampled_from(SOME), st.integers(-9, 9), st.none() | st.integers(-9, 9))
def test_an_event_is_found_where_a_list_finds_it(
    event: usru.Event, some: usru.Chronology, start: int, stop: int | None
) -> None:
    listed = list(some)
    for wanted in (event, event.id):
        assert some.count(wanted) == listed.count(event)
        if event in listed[start:stop]:
            assert some.index(wanted, start, stop) == listed.index(event)
        else:
            with pytest.raises(ValueError, match="is not among these"):
                some.index(wanted, start, stop)


def test_what_is_not_among_the_events_is_named() -> None:
    with pytest.raises(ValueError, match=rf"^'nothing' is not among these {len(FACTS)} events$"):
        FACTS.index("nothing")


@given(st.sampled_from(INSTANTS), st.sampled_from(("held", "planned", "possible", "underway")))
def test_what_was_known_rests_on_what_was_surely_published(moment: dt.datetime, status: str) -> None:
    known = known_on(moment)
    published = {source for source in FACTS.sources if source.published.latest and source.published.latest <= moment}
    assert {report.source for report in known.reports} == published
    assert set(known.reports) == {report for report in FACTS.reports if report.source in published}
    assert known.with_status(status).as_known_on(moment) == known.with_status(status)


def test_a_moment_must_be_one() -> None:
    with pytest.raises(TypeError, match=r"^as_known_on\(\) takes a date, an aware datetime or EDTF text, not None$"):
        FACTS.as_known_on(cast("str", None))
    with pytest.raises(ValueError, match="has no zone"):
        FACTS.as_known_on(dt.datetime(2025, 3, 4))


def test_no_dated_event_lies_in_a_gap() -> None:
    for some in (FACTS, FACTS.held(), FACTS.of_kind("meeting").held(), FACTS.involving("Witkoff")):
        gaps = some.gaps()
        dated = [event.when for event in some if event.when.earliest is not None and event.when.latest is not None]
        for gap in gaps:
            assert not [when for when in dated if when.overlaps(gap)]
            assert [when for when in dated if when.latest == gap.earliest]
            assert [when for when in dated if when.earliest == gap.latest]
        assert all(one.before(other) is usru.Truth.YES for one, other in itertools.pairwise(gaps))


def test_the_gaps_between_dated_meetings() -> None:
    meetings = FACTS.of_kind("meeting").held().between("2025-02-17", "2026-02", "UTC")
    assert [gap.shown("UTC") for gap in meetings.gaps()] == [
        "2025-02-18..2025-02-23",
        "2025-02-25..2025-02-26",
        "2025-02-27..2025-02-28",
        "2025-03-01..2025-08-15",
        "2025-08-16..2025-12-01",
        "2025-12-03..2026-01-22",
    ]
    assert FACTS.at("Istanbul").gaps() == ()
    assert FACTS[:0].gaps() == ()
