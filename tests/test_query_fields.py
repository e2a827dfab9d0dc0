"""What the criteria beyond the narrowings find: small chronologies told report by report, and the facts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

import usru_relations as usru
from oracle import HERE, chronology, report, subject
from usru_relations import Truth, query
from usru_relations.query import criteria
from usru_relations.records.reports import Link, Participation, Relation, Role
from usru_relations.records.shelf import Level, Venue
from usru_relations.times.length import Length

if TYPE_CHECKING:
    from pathlib import Path

FACTS = usru.load()
YES, MAYBE, NO = Truth.YES, Truth.MAYBE, Truth.NO
PERSON, OTHER, STATE, BODY = (HERE.actors[id] for id in ("person-0", "person-1", "state-0", "body-0"))


def asked(criterion: query.Criterion, *told: usru.Report) -> list[Truth]:
    return list(chronology(*told).answers(criterion).values())


def ids(criterion: query.Criterion) -> set[str]:
    return {event.id for event in FACTS.where(criterion)}


def taking(**said: object) -> usru.Report:
    return report(subject(), participants=(Participation(actor=PERSON, **said),))  # type: ignore[arg-type]


def test_role_capacity_and_side_are_asked_of_one_participant_at_once() -> None:
    host = Participation(actor=PERSON, role=Role.HOST, side=STATE, capacity="special envoy")
    guest = Participation(actor=OTHER, role=Role.GUEST, side=HERE.actors["state-1"], capacity="aide")
    told = report(subject(), participants=(host, guest))
    for yes in (
        query.with_participant("person-0", role="host"), query.with_participant(OTHER, role=Role.GUEST),
        query.with_participant(role="guest", side="state-1"), query.with_participant(capacity="Envoy"),
        query.with_participant("state-0", role="host", capacity="envoy special"), query.with_participant(side=STATE),
    ):  # fmt: skip
        assert asked(yes, told) == [YES]
    for no in (
        query.with_participant("person-0", role="guest"), query.with_participant(role="guest", side="state-0"),
        query.with_participant(capacity="env"), query.with_participant("person-1", capacity="envoy"),
        query.with_participant("person-2"), query.with_participant(role="head"),
    ):  # fmt: skip
        assert asked(no, told) == [NO]


def test_a_side_or_a_capacity_that_nobody_tells_may_be_the_one() -> None:
    assert asked(query.with_participant(side="state-0"), taking()) == [MAYBE]
    assert asked(query.with_participant(side="state-0"), taking(side=BODY)) == [YES]
    assert asked(query.with_participant(side="body-0"), taking(side=STATE)) == [NO]
    assert asked(query.with_participant(capacity="envoy"), taking()) == [MAYBE]
    assert asked(query.with_participant(capacity="envoy", side="state-1"), taking(side=STATE)) == [NO]
    of_body = report(subject(), participants=(Participation(actor=BODY),))
    assert asked(query.with_participant(side="state-0"), of_body) == [YES]
    assert asked(query.with_participant(role="participant"), report(subject())) == [NO]


def test_who_takes_part_in_two_roles_counts_once() -> None:
    roles = [Participation(actor=PERSON, role=Role.HOST), Participation(actor=PERSON, role=Role.SPEAKER)]
    told = report(subject(), participants=(*roles, Participation(actor=OTHER)))
    assert asked(query.with_participants(2, 2), told) == [YES]
    assert asked(query.with_participants(3), told) == [NO]
    assert asked(query.with_participants(0, 1), told) == [NO]
    assert asked(query.with_participants(), report(subject())) == [NO]


SHELVES = """
topics = [{ id = "gas", of = "energy" }, { id = "energy" }]
kinds = [{ id = "talks" }]
[[events]]
id = "on-gas"
title = "On gas"
kind = "talks"

[[events]]
id = "on-energy"
title = "On energy"
kind = "talks"
"""
PAPER = """
id = "paper"
language = "en"
published = "2025-05-05"
headline = "News"
reports = [
    { event = "on-gas", passage = { length = 3, digest = "00000000000000000000000000000000" }, gist = "Gas.", topics = ["gas"] },
    { event = "on-energy", passage = { length = 3, digest = "00000000000000000000000000000000" }, gist = "Oil.", topics = ["energy"] },
]
"""  # noqa: E501


def test_a_narrower_topic_is_the_wider_one_too(tmp_path: Path) -> None:
    facts = usru.load({"shelves.toml": SHELVES, "paper.toml": PAPER})
    assert len(facts.about("energy")) == 2
    assert [event.id for event in facts.about("gas", "energy")] == ["on-gas"]
    usru.dump(facts, tmp_path / "dumped")
    assert usru.load(tmp_path / "dumped") == facts
    assert usru.load(tmp_path / "dumped").digest == facts.digest
    flat = usru.load({"shelves.toml": SHELVES.replace(', of = "energy"', ""), "paper.toml": PAPER})
    assert flat.digest != facts.digest
    assert len(flat.about("energy")) == 1


def test_no_topic_is_wider_than_itself() -> None:
    circle = SHELVES.replace('{ id = "energy" }', '{ id = "energy", of = "gas" }')
    with pytest.raises(usru.FixtureError, match=r"these contain each other: energy, gas; take one of them out"):
        usru.load({"shelves.toml": circle, "paper.toml": PAPER})
    with pytest.raises(usru.FixtureError, match=r"there is no topic 'energi'; did you mean 'energy'\?"):
        usru.load({"shelves.toml": SHELVES.replace('of = "energy"', 'of = "energi"'), "paper.toml": PAPER})


def test_a_length_lies_in_a_range_may_or_does_not() -> None:
    long = report(subject(), length=Length.parse("~PT4H"))
    assert asked(query.lasting(">PT3H"), long) == asked(query.lasting("PT3H/PT5H"), long) == [YES]
    assert asked(query.lasting(">PT4H"), long) == asked(query.lasting(dt.timedelta(hours=4)), long) == [MAYBE]
    assert (
        asked(query.lasting("<PT3H"), long) == asked(query.lasting(Length(least=dt.timedelta(hours=5))), long) == [NO]
    )
    assert asked(query.lasting(">PT3H"), report(subject())) == [MAYBE]
    assert asked(query.lasting("PT0S.."), report(subject())) == [YES]


def test_nothing_lasts_longer_than_its_window() -> None:
    day = report(subject(), when="2025-05-05")
    assert asked(query.lasting(">PT25H"), day) == [NO]
    assert asked(query.lasting("P1D.."), day) == asked(query.lasting(">PT23H"), day) == [MAYBE]
    assert asked(query.lasting("..PT86400.000001S"), day) == [YES]


@pytest.mark.parametrize(
    ("when", "criterion", "said"),
    [
        ("2025-05-05", query.on_weekday("Monday"), YES),
        ("2025-05-05", query.on_weekday("Tue", zone="Asia/Almaty"), MAYBE),
        ("2025-05-05/2025-05-06", query.on_weekday("monday", 2), YES),
        ("2025-05-05/2025-05-06", query.on_weekday(1), MAYBE),
        ("2025-05", query.on_weekday("Sun"), MAYBE),
        ("2025-05-05", query.on_weekday("Wed", "Thu"), NO),
        ("2025-05-05", query.on_weekday(), NO),
        ("2025", query.on_weekday(*range(1, 8)), YES),
        ("2025-05-05T09:30", query.in_hours(9, 10), YES),
        ("2025-05-05T09:30", query.in_hours(14, 15, "Asia/Almaty"), YES),
        ("2025-05-05T23:30", query.in_hours(22, 6), YES),
        ("2025-05-05T05:59", query.in_hours(22, 6), YES),
        ("2025-05-05T06:00", query.in_hours(22, 6), NO),
        ("2025-05-05T09:59/2025-05-05T10:00", query.in_hours(9, 10), MAYBE),
        ("2025-05-05T23:59", query.in_hours(23, 24), YES),
        ("2025-05-05T00:30", query.in_hours(0, 1), YES),
        ("2025-05-05T00:30", query.in_hours(23, 0), NO),
        ("2025-05-05T23:30", query.in_hours(23, 0), YES),
        ("2025-05", query.in_month("May"), YES),
        ("2025-05/2025-06", query.in_month("jun", 7), MAYBE),
        ("2024-12/2025-01", query.in_month("December", 1), YES),
        ("2025-03/2025-05", query.in_month(1, 2, 6), NO),
        ("2025-06-05/..", query.in_month("May"), NO),
        ("2025-06-05/..", query.in_month("Jul"), MAYBE),
        ("2025-03-30T01:30/2025-03-30T03:30[Europe/Berlin]", query.in_hours(2, 3), NO),
        ("2025-10-26T02:30[Europe/Berlin]", query.in_hours(2, 3), YES),
        ("2011-12-24/2012-01-05[Pacific/Apia]", query.on_weekday("Friday"), NO),
    ],
)  # fmt: skip
def test_what_clocks_and_calendars_show(when: str, criterion: query.Criterion, said: Truth) -> None:
    zoned = usru.When.parse(when) if "[" in when else usru.When.parse(when, "UTC")
    assert asked(criterion, report(subject(), when=zoned)) == [said]


def test_what_is_dated_how_far() -> None:
    for when, deepest in (("2025-05-05", "day"), ("2025-05", "month"), ("2025", "year"), ("2024/2025", None)):
        told = report(subject(), when=when)
        depths = ["year", "month", "day"]
        known = depths[: depths.index(deepest) + 1] if deepest else []
        assert [to for to in depths if asked(query.dated(to), told) == [YES]] == known
        assert asked(query.dated(), told) == asked(~query.undated(), told) == [YES]
    half = report(subject(), when="2025-05-05/..", status=None)
    assert asked(query.dated() | query.undated(), half) == [NO]
    assert asked(query.undated(), report(subject(), status=None)) == [YES]


def test_a_bound_that_is_not_said_is_inferred() -> None:
    assert asked(query.inferred(), report(subject(), when="2025-05-05")) == [NO]
    assert asked(query.inferred(), report(subject(), when="2025-05-05/..")) == [YES]
    assert asked(query.inferred(), report(subject(), status=None)) == [NO]


PALACE = Venue(id="palace", level=Level.BUILDING, within=HERE.cities[0], point=(60.0, 25.0))
HALL = Venue(id="throne-hall", level=Level.ROOM, within=PALACE)
TOWN = Venue(id="small-town", level=Level.CITY)
LAND = Venue(id="flat-land", level=Level.COUNTRY, point=(60.0, 25.0))


@pytest.mark.parametrize(
    ("venue", "criterion", "said"),
    [
        (PALACE, query.near((60, 25), 0), YES),
        (HALL, query.near((60, 25), 1), YES),
        (PALACE, query.near((61.0, 25.0), 112), YES),
        (PALACE, query.near((61.0, 25.0), 111), NO),
        (PALACE, query.near((60.0, -155.0), 6_672), YES),
        (PALACE, query.near((60.0, -155.0), 6_671), NO),
        (PALACE, query.near((-60.0, -155.0), 20_016), YES),
        (PALACE, query.near((-60.0, -155.0), 20_015), NO),
        (LAND, query.near((60, 25), 1), MAYBE),
        (TOWN, query.near((60, 25), 1), MAYBE),
        (None, query.near((60, 25), 1), MAYBE),
        (HALL, query.near("palace", 5), YES),
    ],
)
def test_distances_run_along_the_great_circle(venue: Venue | None, criterion: query.Criterion, said: Truth) -> None:
    more = report(subject("more"), venue=PALACE)
    facts = chronology(report(subject(), venue=venue), more)
    assert facts.answers(criterion)[facts["talks"]] is said


def test_what_may_be_part_of_one_of_several_is_part_of_what_both_are_part_of() -> None:
    summit, talks, lunch, toast = (subject(id) for id in ("summit", "talks", "lunch", "toast"))
    part = [Relation(link=Link.PART_OF, others=others) for others in ((summit,), (talks, lunch))]
    told = [report(one, f"Of {one}.", relations=(part[0],)) for one in (talks, lunch)]
    facts = chronology(report(summit), *told, report(toast, "Cheers.", relations=(part[1],)))
    assert [e.id for e in facts.where(query.part_of("summit"))] == ["lunch", "talks", "toast"]
    assert [e.id for e in facts.where(query.part_of("summit", direct=True))] == ["lunch", "talks"]
    assert facts.answers(query.part_of("talks"))[facts["toast"]] is MAYBE
    assert facts.answers(query.part_of(facts["toast"]))[facts["talks"]] is NO


def test_what_results_leads_back() -> None:
    one, two, three = (subject(id) for id in ("one", "two", "three"))
    follows = [Relation(link=Link.FOLLOWS, others=(other,)) for other in (one, two)]
    facts = chronology(
        report(one), report(two, "2.", relations=follows[:1]), report(three, "3.", relations=follows[1:])
    )
    assert {e.id for e in facts.where(query.following("one"))} == {"two", "three"}
    assert {e.id for e in facts.where(query.following("one", direct=True))} == {"two"}
    assert {e.id for e in facts.where(query.leading_to("three"))} == {"one", "two"}
    assert {e.id for e in facts.where(query.leading_to("three", direct=True))} == {"two"}


def test_words_are_found_in_titles_and_gists_whole_and_in_any_language() -> None:
    assert ids(query.mentioning("Аляска")) == ids(query.mentioning("alaska")) == ids(query.mentioning("ALASKA."))
    assert "alaska-press-conference" in ids(query.mentioning("Alaska"))
    assert not ids(query.mentioning("Alask"))
    assert ids(query.mentioning("Alask*")) >= ids(query.mentioning("Alaska"))
    assert "alaska-summit" in ids(query.mentioning("truce"))
    assert not ids(query.mentioning("Alaska summit of"))


def test_who_tells_it_and_on_whose_word() -> None:
    assert ids(query.in_language("ru")) == ids(query.reported_by("unsigned-2025-03-02"))
    assert ids(query.in_language("ru", "kk")) == {event.id for event in FACTS}
    assert ids(query.according_to("Песков")) <= ids(query.citing("Peskov"))
    assert ids(query.from_origin("CNN")) <= ids(query.citing("CNN"))
    assert ids(query.from_origin("Kazinform")) <= ids(query.reported_by("Kazinform"))
    assert ids(query.published(None, "2025-03-02")) == ids(query.reported_by("unsigned-2025-03-02"))
    assert all(any("via" in r.inferred for r in e.reports) for e in FACTS.where(query.interpreted("via")))
    assert ids(query.interpreted("via") | query.interpreted("status")) <= ids(query.interpreted())


def test_what_speaks_of_an_event_concerns_it_and_nothing_else() -> None:
    talks, signing, lunch = (report(subject(id)) for id in ("talks", "signing", "lunch"))
    about = Relation(link=Link.CONCERNS, others=(subject("talks"),))
    facts = chronology(talks, lunch, report(subject("signing"), "On the talks.", relations=(about,)), signing)
    assert [event.id for event in facts.where(query.concerning("talks"))] == ["signing"]
    assert len(facts.where(query.concerning("lunch"))) == 0


def test_answers_are_forgotten_when_there_are_too_many_and_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(criteria, "_KEPT", 3)
    facts = chronology(report(subject(), when="2025-02-18"))
    for day in [*range(10, 28), 18]:
        assert list(facts.answers(query.on(f"2025-02-{day}")).values()) == [YES if day == 18 else NO]
        assert len(facts.archive.bound) <= 3


def test_a_criterion_of_what_was_interpreted_is_shown_as_it_is_written() -> None:
    assert repr(query.interpreted("status", "via")) == "interpreted('status', 'via')"
