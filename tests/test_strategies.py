from __future__ import annotations

import ast
import contextlib
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

import oracle
import usru_relations
from usru_relations import strategies
from usru_relations.records.names import UnknownName
from usru_relations.records.reports import Link, Relation, Report, Status
from usru_relations.records.shelf import Actor, Organisation, Person, State, Subject, Venue
from usru_relations.records.sources import Passage
from usru_relations.strategies import LANGUAGES, ZONES, Planted, Story
from usru_relations.strategies.times import FORMS, LASTING, ORIGINS, any_when
from usru_relations.times import clock
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from usru_relations.chronology import Chronology
    from usru_relations.records.sources import Source
    from usru_relations.times.length import Length

T = TypeVar("T")
FINDING = settings(
    max_examples=5_000,
    database=None,
    deadline=None,
    derandomize=True,
    phases=tuple(Phase),  # whatever the profile leaves out
    suppress_health_check=[HealthCheck.too_slow],
)
PLACES = st.sampled_from([ZONES, ("UTC",), ("Asia/Riyadh", "America/Anchorage", "Asia/Almaty")])


def day(us: int, zone: str) -> dt.date:
    return (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(microseconds=us)).astimezone(ZoneInfo(zone)).date()


def true(relation: Relation, story: Story, id: str) -> bool:
    """Whether a relation holds of the hidden truth, of one of the others at least."""
    start, end = story.truth[id]
    for other in relation.others:
        others_start, others_end = story.truth[other.id]
        after = start - others_end
        zone = relation.zone or "UTC"
        days = [day(us, zone) - day(others, zone) for us, others in ((start, others_start), (end - 1, others_end - 1))]
        length = relation.length.high if relation.length else None
        holds = {
            Link.AFTER: after >= 0,
            Link.BEFORE: end <= others_start,
            Link.FOLLOWS: start >= others_start,
            Link.DURING: others_start <= start and end <= others_end,
            Link.PART_OF: others_start <= start and end <= others_end,
            Link.WITHIN: length is not None and 0 <= after <= length,
            Link.SAME_DAY: set(days) == {dt.timedelta(0)},
            Link.NEXT_DAY: set(days) == {dt.timedelta(1)} and start >= others_start,
            Link.CONCERNS: True,
        }[relation.link]
        if holds:
            return True
    return False


def meant(one: Report) -> str:
    """The id of the event that a report of a story truly means."""
    return one.gist.removeprefix("Of ").split(",")[0]


@given(strategies.stories())
def test_all_that_is_told_is_true(story: Story) -> None:
    for one in story.chronology.reports:
        id = meant(one)
        assert id in {subject.id for subject in one.subjects}
        start, end = story.truth[id]
        assert start < end
        if one.when is not None:
            assert oracle.holds(one.when, start, end)
        if one.length is not None:
            assert (one.length.low or 0) <= end - start
            assert one.length.high is None or end - start < one.length.high
        published = one.source.published
        if one.status is Status.HELD:
            assert published.end is not None
            assert end <= published.end
        if one.status is Status.UNDERWAY:
            assert published.end is not None
            assert start < published.end
        if one.status is not None and one.status.ahead:
            assert published.start is not None
            assert published.start <= start
        for relation in one.relations:
            if relation.zone is not None or relation.link not in (Link.SAME_DAY, Link.NEXT_DAY):
                assert true(relation, story, id), relation.link


@given(strategies.stories())
def test_reports_of_one_event_never_contradict_each_other(story: Story) -> None:
    for id in story.truth:
        reports = [one for one in story.chronology.reports if meant(one) == id]
        assert oracle.nested([one.venue for one in reports if one.venue])
        assert oracle.nested([one.kind for one in reports if one.kind])
        assert len({one.order for one in reports if one.order}) < 2
        assert oracle.meet((one.when.start, one.when.end) for one in reports if one.when) is not None


@given(st.integers(0, 12), PLACES, st.data())
def test_a_story_has_the_size_and_the_zones_that_are_asked_for(
    size: int, zones: tuple[str, ...], data: st.DataObject
) -> None:
    story = data.draw(strategies.stories(size=size, zones=zones, least=size // 2))
    assert size // 2 <= len(story.truth) <= size
    assert len(story.chronology) <= size
    told = {zone for venue in story.chronology.archive.shelves.venues.values() for zone in venue.own_zones}
    told |= {one.when.zone for one in story.chronology.reports if one.when and one.when.zone}
    assert told == set(zones)


@given(strategies.stories(undated=1.0), strategies.stories(undated=0.0, least=1))
def test_the_undated_share_is_obeyed_at_both_ends(none: Story, all_: Story) -> None:
    assert not any(one.when for one in none.chronology.reports)
    assert len(all_.truth) > 0


@given(strategies.chronologies(languages=("de", "kk")))
def test_names_and_articles_are_in_the_languages_that_are_asked_for(facts: Chronology) -> None:
    assert {source.language for source in facts.archive.shelves.sources.values()} <= {"de", "kk"}
    assert all(set(actor.names) == {"de", "kk"} for actor in facts.archive.shelves.actors.values())


@given(strategies.whens(), strategies.lengths(), strategies.venues(), strategies.actors(), strategies.sources())
def test_single_things_are_of_their_sort(
    when: When, length: Length, venue: Venue, actor: Actor, source: Source
) -> None:
    assert when.start is not None or when.end is not None
    assert When.parse(str(when)) == when
    assert length.low is not None or length.high is not None
    assert venue.around()
    assert set(actor.names) == set(LANGUAGES)
    assert source.language in LANGUAGES
    assert source.published.start is not None
    assert source.published.end is not None


def gathered(
    strategy: st.SearchStrategy[T],
    features: Callable[[T], Iterable[object]],
    wanted: set[object],
    examples: int = 5_000,
) -> set[object]:
    """What is met in examples until all that is wanted is met, or in so many."""
    met: set[object] = set()

    def enough(drawn: T) -> bool:
        met.update(features(drawn))
        return met >= wanted

    with contextlib.suppress(NoSuchExample):
        find(strategy, enough, settings=settings(FINDING, max_examples=examples, phases=[Phase.generate]))
    return met


def _forms(when: When) -> Iterator[str]:
    yield f"in {when.zone}"
    yield from (name for name, end in (("open start", when.start), ("open end", when.end)) if end is None)
    yield "civil" if when.civil is not None else "not written" if not when.text else "written"
    yield from (part for part in ("TMO", "TAF", "TEV", "TNI", "-W", "~", "[", "Z") if part in when.text)


def test_windows_come_in_all_forms() -> None:
    wanted: set[object] = {"open start", "open end", "civil", "not written", "written", "in None"}
    wanted |= {*(f"in {zone}" for zone in ZONES), "TMO", "TAF", "TEV", "TNI", "-W", "~", "[", "Z"}
    assert gathered(strategies.whens(), _forms, wanted) >= wanted


def _features(story: Story) -> Iterator[object]:
    facts = story.chronology
    for one in facts.reports:
        yield one.status
        yield from (relation.link for relation in one.relations)
        yield from ("open relation" for relation in one.relations if len(relation.others) > 1)
        yield "numbered" if one.order and one.order.number > 1 else "not"
        yield f"of {len(one.subjects)}"
    yield from ("call" for event in facts if event.kind.is_remote)
    yield from ("part" for event in facts if event.parts)
    yield from ("corroborated" for event in facts if len(event.origins) > 1)
    yield from ("open" for _ in facts.archive.open_reports)
    yield from ("counted" for tally in facts.archive.tallies if tally.least > 1)
    yield from (f"autumn is {start > clock.civil(dt.datetime(2025, 9, 1))}" for start, _ in story.truth.values())


def test_stories_tell_of_everything_that_matters() -> None:
    wanted: set[object] = {
        "call",
        "part",
        "corroborated",
        "open",
        "counted",
        "open relation",
        "numbered",
        "of 1",
        "of 2",
    }
    wanted |= {"autumn is True", "autumn is False", None, Status.HELD, Status.UNDERWAY, *Link}
    wanted |= {status for status in Status if status.ahead} - {Status.PROPOSED}
    assert gathered(strategies.stories(), _features, wanted) >= wanted


def _said(report: Report) -> Iterator[object]:
    yield from (report.passage, *report.subjects, *_printed(report.source))


def _printed(source: Source) -> Iterator[object]:
    yield f"published in {source.published.dates('UTC')[0]:%B}"


def test_reports_are_of_one_event_and_a_few_passages_in_spring() -> None:
    months: set[object] = {f"published in {month}" for month in ("February", "March", "April")}
    met = gathered(strategies.reports(), _said, {"every other"}, 500)
    assert len([one for one in met if isinstance(one, Passage)]) == 5
    assert len([one for one in met if isinstance(one, Subject)]) == 1
    assert {one for one in met if isinstance(one, str)} == months
    assert gathered(strategies.sources(), _printed, {"every other"}, 500) == months


@pytest.mark.parametrize(("zones", "cities"), [(("UTC",), 2), (("UTC", "Asia/Riyadh"), 2), (ZONES[:3], 3)])
def test_a_world_has_a_city_for_each_zone_and_two_at_least(zones: tuple[str, ...], cities: int) -> None:
    assert len(strategies.world(zones).cities) == cities


def test_a_world_is_shown_by_its_name() -> None:
    assert repr(strategies.world()) == "world()"


def test_an_hour_that_the_clocks_skip_is_told_by_its_day() -> None:
    """In Havana no clock showed half past midnight on 9 March 2025."""
    midnight = (clock.civil(dt.datetime(2025, 3, 9)) - ORIGINS[0]) // clock.HOUR * 2
    hour = FORMS.index(next(form for form in FORMS if form(0, 0).endswith("T00")))
    row = (midnight, LASTING.index(15 * clock.SECOND * 60), hour + len(FORMS))
    assert any_when(row, ("America/Havana",)) == When.parse("2025-03-09", "America/Havana")


def test_everybody_is_there() -> None:
    actors = list(strategies.world().actors.values())
    for sort in (Person, State, Organisation):
        assert any(isinstance(actor, sort) for actor in actors)


def test_a_failure_shrinks_to_the_events_that_matter() -> None:
    two = find(
        strategies.stories(size=3),
        lambda story: any(one.relations for one in story.chronology.reports),
        settings=FINDING,
    )
    assert len(two.truth) == 2
    assert sum(bool(one.relations) for one in two.chronology.reports) == 1
    assert len(two.chronology.reports) == 2
    assert repr(two).count("\n") == 5


@given(strategies.faulty("disjoint days"))
def test_a_fault_is_added_to_a_story_and_takes_nothing_away(planted: Planted) -> None:
    whole, broken = planted.story.chronology.archive, planted.broken.archive
    assert set(whole.reports) < set(broken.reports)
    assert set(whole.shelves.sources) < set(broken.shelves.sources)
    assert planted.events <= set(planted.story.truth)
    for shelf, sort in ((broken.shelves.venues, "venue"), (broken.shelves.actors, "actor")):
        with pytest.raises(UnknownName, match=f"^no {sort} is called"):
            shelf.find("nobody-nowhere")


def test_faults_go_by_their_names() -> None:
    with pytest.raises(KeyError):
        strategies.faulty("no such fault")


def test_the_same_arguments_are_the_same_strategy() -> None:
    assert strategies.stories(3) is strategies.stories(3)
    assert strategies.stories(3) is not strategies.stories(4)


def test_nothing_else_imports_the_strategies_or_hypothesis() -> None:
    for path in Path(usru_relations.__file__).parent.rglob("*.py"):
        imported = {
            name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (getattr(node, "module", None) or "", *(alias.name for alias in node.names))
        }
        parts = {part for name in imported for part in name.split(".")}
        assert path.parent.name == "strategies" or not parts & {"strategies", "hypothesis"}, path.name
