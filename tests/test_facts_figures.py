"""Lengths, counts, ordinals, places and names that the articles print, where the data has them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import usru_relations as usru
from usru_relations.records.reports import Link

DOCS = Path(__file__).parents[1] / "docs"


def said(facts: usru.Chronology, event: str) -> list[usru.Report]:
    return [report for report in facts.reports if event in {subject.id for subject in report.subjects}]


@pytest.mark.parametrize(
    ("series", "source", "least", "most", "after", "before"),
    [
        pytest.param(
            "putin-trump-calls", "altn-2025-03-03", 0, 0, "ukraine-war-start", "putin-trump-call",
            id="no call from the start of the war to that of February",
        ),
        pytest.param(
            "russia-us-talks-rounds", "altn-2025-03-03", 1, None, None, "gulf-talks-round",
            id="a new round is not the only one",
        ),
        pytest.param(
            "russian-trump-administration-contacts", "unsigned-2025-03-02", 0, 0, None, "us-administration-contacts",
            id="none before the first contacts",
        ),
        pytest.param(
            "russia-us-summits", "baq-2025-08-16", 0, 0, "previous-russia-us-summit", "alaska-summit",
            id="no summit for more than four years",
        ),
        pytest.param(
            "trilateral-security-sessions", "kazinform-2026-01-23", 0, 0, None, "trilateral-security-session",
            id="the first session",
        ),
        pytest.param(
            "putin-witkoff-meetings", "kazinform-2026-01-23", 6, 6, None, "putin-witkoff-kremlin-meeting",
            id="six before the seventh",
        ),
        pytest.param(
            "putin-witkoff-meetings", "kazinform-2026-01-23", 0, 0, "putin-witkoff-preceding-meeting",
            "putin-witkoff-kremlin-meeting", id="none after the last before it",
        ),
        pytest.param(
            "witkoff-kushner-russia-trips", "kazinform-2026-01-23", 2, None, None, None,
            id="this time as well is twice at least",
        ),
    ],
)  # fmt: skip
def test_a_count_is_a_tally(
    facts: usru.Chronology,
    series: str,
    source: str,
    least: int,
    most: int | None,
    after: str | None,
    before: str | None,
) -> None:
    told = [
        (one.source.id, one.least, one.most, one.after and one.after.id, one.before and one.before.id)
        for one in facts.tallies
        if one.series.id == series
    ]
    assert (source, least, most, after, before) in told


def test_only_the_meetings_with_witkoff_are_fewer_here_than_counted(facts: usru.Chronology) -> None:
    (finding,) = (finding for finding in facts.check() if finding.rule == "tallies-agree")
    assert "counts 6" in finding.message
    assert "5 missing" in finding.message


def test_the_call_of_february_is_the_first_since_the_war_began(facts: usru.Chronology) -> None:
    assert [(one.series.id, one.number) for one in facts["putin-trump-call"].orders] == [
        ("putin-trump-calls-since-war-start", 1)
    ]


def test_the_coming_hours_are_less_than_a_day_from_words_that_are_not_named(facts: usru.Chronology) -> None:
    (report,) = said(facts, "russian-delegation-uae-journey")
    (within,) = (relation for relation in report.relations if relation.link is Link.WITHIN)
    assert within.length == usru.Length.parse("<P1D")
    assert {other.id for other in within.others} == {
        "ushakov-group-composition-statement",
        "ushakov-instructions-statement",
        "ushakov-meeting-assessment",
        "tass-meeting-report",
        "tass-attendance-report",
    }
    assert "relations" in report.inferred


def test_the_next_step_comes_after_the_meeting_or_after_the_words_about_it(facts: usru.Chronology) -> None:
    (report,) = said(facts, "russia-us-next-step")
    (after,) = (relation for relation in report.relations if relation.link is Link.AFTER)
    assert {other.id for other in after.others} == {"alaska-summit", "putin-alaska-meeting-praise"}


@pytest.mark.parametrize(
    "saying",
    ["putin-novatek-statement", "putin-alaska-meeting-praise", "putin-next-step-statement"],
)
def test_what_putin_is_quoted_with_in_august_he_said_on_friday_as_is_inferred(
    facts: usru.Chronology, saying: str
) -> None:
    assert facts[saying] in facts["putin-nuclear-centre-speech"].parts
    assert {str(day) for day in facts[saying].when.dates()} == {"2025-08-22"}
    assert all("relations" in report.inferred for report in facts[saying].reports)


@pytest.mark.parametrize("agency", ["tass-meeting-report", "tass-attendance-report"])
def test_the_agency_told_of_the_night_meeting_when_it_was_over(facts: usru.Chronology, agency: str) -> None:
    start, told = facts["putin-witkoff-kremlin-meeting"].when.earliest, facts[agency].when.earliest
    assert start is not None
    assert told is not None
    assert (told - start).total_hours() == pytest.approx(3.5, abs=0.001)


@pytest.mark.parametrize(
    ("name", "id", "around"),
    [
        ("Беринг бұғазы", "bering-strait", "world"),
        ("Газа", "gaza", "middle-east"),
        ("Гренландия", "greenland", "north-america"),
        ("Астана", "astana", "kazakhstan"),
        ("Казахстан", "kazakhstan", "world"),
        ("Персидский залив", "persian-gulf", "middle-east"),
        ("Сенат сарайы", "kremlin-senate-palace", "moscow-kremlin"),
    ],
)
def test_a_place_that_is_only_named_is_on_the_shelf(facts: usru.Chronology, name: str, id: str, around: str) -> None:
    place = facts.venue(name)
    assert place.id == id
    assert place.inside(facts.venue(around))


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("summit", "summit"),
        ("саммит", "summit"),
        ("встреча", "meeting"),
        ("кездесу", "meeting"),
        ("келіссөздер", "talks"),
        ("Пресс-конференция", "press-conference"),
        ("баспасөз мәслихаты", "press-conference"),
        ("договоренность", "agreement"),
    ],
)
def test_a_kind_is_found_by(facts: usru.Chronology, name: str, id: str) -> None:
    assert facts.of_kind(name) == facts.of_kind(id)


def test_everything_on_the_shelves_has_a_name_in_kazakh_russian_and_english(facts: usru.Chronology) -> None:
    shelves = facts.archive.shelves
    things = [*shelves.kinds.values(), *shelves.topics.values(), *shelves.actors.values(), *shelves.venues.values()]
    assert [one.id for one in things if set(one.names) != {"kk", "ru", "en"}] == []


@pytest.mark.parametrize("place", ["gaza", "greenland", "bering-strait", "astana"])
def test_nothing_takes_place_where_no_passage_has_it(facts: usru.Chronology, place: str) -> None:
    assert not facts.at(place)


@pytest.mark.parametrize(
    ("name", "id", "around"),
    [
        ("Бас штаб", "russian-general-staff", "russian-armed-forces"),
        ("Бас басқармасының", "general-staff-main-directorate", "russian-general-staff"),
        ("Ресей Қарулы Күштері", "russian-armed-forces", "russia"),
        ("Минобороны", "russian-defence-ministry", "russia"),
        ("Қорғаныс министрлігі басшылығының өкілдері", "defence-ministry-leadership-representatives", "russia"),
    ],
)
def test_who_belongs_to_whom(facts: usru.Chronology, name: str, id: str, around: str) -> None:
    actor = facts.actor(name)
    assert actor.id == id
    assert facts.actor(around) in actor.around()


@pytest.mark.parametrize(
    ("name", "events"),
    [
        ("Leaders of Russia and the United States", ["russia-us-leaders-contact-gap", "russia-us-leaders-dialogue"]),
        ("Embassies and consulates", ["missions-work-resumption"]),
        ("Troops", ["troop-withdrawal"]),
        ("defence-ministry-leadership-representatives", ["trilateral-security-session"]),
        ("RIA Novosti correspondent", ["ria-novosti-correspondent-report"]),
    ],
)
def test_what_they_took_part_in(facts: usru.Chronology, name: str, events: list[str]) -> None:
    assert sorted(event.id for event in facts.involving(name)) == events


@pytest.mark.parametrize("name", ["Board of Peace", "Russian Armed Forces", "General Staff", "Main Directorate"])
def test_who_is_only_named_took_part_in_nothing(facts: usru.Chronology, name: str) -> None:
    assert not facts.involving(name)


def test_who_is_named_and_took_part_in_nothing_is_noted(facts: usru.Chronology) -> None:
    unused = {finding.entries[0].id for finding in facts.check() if finding.rule == "shelves-are-used"}
    assert unused == {
        "board-of-peace", "general-staff-main-directorate", "russian-armed-forces", "russian-general-staff",
        "astana", "bering-strait", "gaza", "greenland", "kazakhstan",
    }  # fmt: skip


def test_the_further_subjects_were_discussed_at_the_night_meeting(facts: usru.Chronology) -> None:
    discussion = facts["kremlin-meeting-further-discussion"]
    assert discussion in facts["putin-witkoff-kremlin-meeting"].parts
    assert {topic.id for topic in discussion.topics} == {"board-of-peace", "gaza", "greenland", "bilateral-relations"}


def test_each_tension_is_between_passages_that_are_here(facts: usru.Chronology) -> None:
    rows = re.findall(r"^\| (\d+) \|.*$", page := (DOCS / "tensions.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(number) for number in rows] == list(range(1, len(rows) + 1))
    named = [re.findall(r"`([a-z0-9-]+)`", row) for row in page.splitlines() if re.match(r"\| \d+ \|", row)]
    assert all(named)
    assert {id for ids in named for id in ids} <= set(facts.archive.shelves.subjects)
