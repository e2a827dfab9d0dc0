from __future__ import annotations

import ast
import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import oracle
import usru_relations
from usru_relations import clock, strategies
from usru_relations.reports import Link, Report, Status
from usru_relations.shelf import Actor, Organisation, Person, State, Venue
from usru_relations.sources import Source
from usru_relations.strategies import LANGUAGES, ZONES, Planted, Story
from usru_relations.when import When

FINDING = settings(
    max_examples=5_000, database=None, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
PLACES = st.sampled_from([ZONES, ("UTC",), ("Asia/Riyadh", "America/Anchorage", "Asia/Almaty")])


def day(us: int, zone: str) -> dt.date:
    return (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(microseconds=us)).astimezone(ZoneInfo(zone)).date()


def true(relation: strategies.Relation, story: Story, id: str, zones: tuple[str, str] | None) -> bool:
    """Whether a relation holds of the hidden truth; days are told in a zone, or else in those of the two places."""
    start, end = story.truth[id]
    for other in relation.others:
        others_start, others_end = story.truth[other.id]
        after = start - others_end
        here, there = zones or (relation.zone or "UTC", relation.zone or "UTC")
        days = [day(us, here) - day(others, there) for us, others in ((start, others_start), (end - 1, others_end - 1))]
        holds = {
            Link.AFTER: after >= 0,
            Link.BEFORE: end <= others_start,
            Link.FOLLOWS: start >= others_start,
            Link.DURING: others_start <= start and end <= others_end,
            Link.PART_OF: others_start <= start and end <= others_end,
            Link.WITHIN: after >= 0 and bool(relation.length) and after <= (relation.length.high or 0),  # type: ignore[union-attr]
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
                assert true(relation, story, id, None), relation.link


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
def test_names_and_articles_are_in_the_languages_that_are_asked_for(facts: strategies.Chronology) -> None:
    assert {source.language for source in facts.archive.shelves.sources.values()} <= {"de", "kk"}
    assert all(set(actor.names) == {"de", "kk"} for actor in facts.archive.shelves.actors.values())


@given(strategies.whens(), strategies.lengths(), strategies.venues(), strategies.actors(), strategies.sources())
def test_single_things_are_of_their_sort(
    when: When, length: strategies.Length, venue: Venue, actor: Actor, source: Source
) -> None:
    assert when.start is not None or when.end is not None
    assert When.parse(str(when)) == when
    assert length.low is not None or length.high is not None
    assert venue.around()
    assert set(actor.names) == set(LANGUAGES)
    assert source.language in LANGUAGES
    assert source.published.start is not None
    assert source.published.end is not None


@pytest.mark.parametrize(
    "wanted",
    [
        lambda when: when.start is None,
        lambda when: when.end is None,
        lambda when: when.civil is not None,
        lambda when: when.civil is None and when.zone is None and when.text,
        lambda when: not when.text,
        lambda when: "T" in when.text and when.text.endswith(("MO", "AF", "EV", "NI")),
        lambda when: "W" in when.text,
        lambda when: when.text.endswith("~"),
        lambda when: when.text.startswith("["),
        *(lambda when, zone=zone: when.zone == zone for zone in ZONES),
    ],
)
def test_windows_come_in_all_forms(wanted: strategies.Callable[[When], bool]) -> None:
    find(strategies.whens(), wanted, settings=FINDING)


@pytest.mark.parametrize("link", Link)
def test_stories_tell_every_relation(link: Link) -> None:
    find(
        strategies.stories(size=4),
        lambda story: any(one.link is link for told in story.chronology.reports for one in told.relations),
        settings=FINDING,
    )


@pytest.mark.parametrize(
    "wanted",
    [
        lambda story: any(len(one.subjects) > 1 for one in story.chronology.reports),
        lambda story: any(len(relation.others) > 1 for one in story.chronology.reports for relation in one.relations),
        lambda story: any(one.order and one.order.number > 1 for one in story.chronology.reports),
        lambda story: any(one.status is Status.UNDERWAY for one in story.chronology.reports),
        lambda story: any(event.kind.is_remote for event in story.chronology),
        lambda story: any(event.parts for event in story.chronology),
        lambda story: bool(story.chronology.archive.open_reports),
        lambda story: any(tally.least > 1 for tally in story.chronology.archive.tallies),
        lambda story: any(len(event.origins) > 1 for event in story.chronology),
    ],
)
def test_stories_tell_of_everything_that_matters(wanted: strategies.Callable[[Story], bool]) -> None:
    find(strategies.stories(size=6), wanted, settings=FINDING)


def test_everybody_is_there() -> None:
    actors = list(strategies.world().actors.values())
    for sort in (Person, State, Organisation):
        assert any(isinstance(actor, sort) for actor in actors)


def test_a_failure_shrinks_to_the_events_that_matter() -> None:
    two = find(
        strategies.stories(),
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


def test_faults_go_by_their_names() -> None:
    with pytest.raises(KeyError):
        strategies.faulty("no such fault")


def test_the_same_arguments_are_the_same_strategy() -> None:
    assert strategies.stories(3) is strategies.stories(3)
    assert strategies.stories(3) is not strategies.stories(4)


def test_nothing_else_imports_the_strategies_or_hypothesis() -> None:
    for path in Path(usru_relations.__file__).parent.glob("*.py"):
        imported = {
            name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (getattr(node, "module", None) or "", *(alias.name for alias in node.names))
        }
        parts = {part for name in imported for part in name.split(".")}
        assert path.name == "strategies.py" or not parts & {"strategies", "hypothesis"}, path.name


def test_moments_of_stories_lie_around_changes_of_clocks() -> None:
    starts: set[bool] = set()

    @settings(FINDING, max_examples=50, phases=[Phase.generate])
    @given(strategies.stories(least=1))
    def gather(story: Story) -> None:
        starts.update(start > clock.civil(dt.datetime(2025, 9, 1)) for start, _ in story.truth.values())

    gather()
    assert starts == {False, True}
