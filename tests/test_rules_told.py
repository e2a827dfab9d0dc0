"""What rules on passages, chains, terms, dates and shelves find, and what they let pass."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from oracle import HERE, archive, chronology, report, subject
from usru_relations import rules
from usru_relations.archive import Archive
from usru_relations.chronology import Chronology
from usru_relations.records.names import Directory, Names
from usru_relations.records.reports import Link, Participation, Relation, Report, Status
from usru_relations.records.shelf import Organisation, Person, Term
from usru_relations.records.sources import Passage, Source
from usru_relations.rules import Severity
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    from usru_relations.rules import Finding, Rule

AGENCY, OTHER = HERE.actors["agency-0"], HERE.actors["agency-1"]
ANN = HERE.actors["person-0"]
MARCH = "2025-03-10T00:00Z"


def told(words: str = "It was told.", by: str | None = None, **said: Any) -> Report:
    return report(subject("fair"), words, by=by, **said)


def found(rule: Rule, *reports: Report) -> list[Finding]:
    return list(chronology(*reports).check([rule]))


def test_what_does_not_fit_its_own_time_is_told_to_leave_the_end_open_and_not_to_weaken_a_relation() -> None:
    talks = told(when="2025-02-18T10:00", length=Length.parse("PT3H"))
    (clash,) = found(rules.timeline_is_possible, talks)
    mend = "correct the one that was misread; if it only began then, leave the end open, as 2025-02-18T10:00/.."
    assert clash.mend == mend
    after = Relation(link=Link.AFTER, others=(subject("lunch"),))
    lunch = report(subject("lunch"), "They ate.", when="2025-02-19")
    (clash,) = found(rules.timeline_is_possible, attrs.evolve(told(when="2025-02-18"), relations=(after,)), lunch)
    assert clash.mend == "correct the one that was misread, or weaken its relation to `concerns`"


@pytest.mark.parametrize(("letters", "findings"), [(11, 1), (12, 0)])
def test_a_sentence_has_twelve_letters(letters: int, findings: int) -> None:
    one = attrs.evolve(told(), passage=Passage(length=letters, digest="a" * 32))
    said = f"article-2025-12-30 is anchored to {letters} characters, fewer than a sentence has"
    assert [finding.message for finding in found(rules.passages_are_sentences, one)] == [said] * findings


def test_one_letter_is_no_plural() -> None:
    (one,) = found(rules.passages_are_sentences, attrs.evolve(told(), passage=Passage(length=1, digest="a" * 32)))
    assert "anchored to 1 character, fewer" in one.message


@pytest.mark.parametrize(
    ("said", "findings"),
    [
        ({}, 1),
        ({"via": (ANN,)}, 0),
        ({"status": Status.UNDERWAY}, 0),
        ({"when": When.parse("2025")}, 0),
        ({"participants": (Participation(actor=ANN),)}, 0),
        ({"outcomes": ("They agreed.",)}, 0),
        ({"passage": Passage.of("It was told elsewhere.")}, 0),
        ({"subjects": (subject("lunch"),)}, 0),
        ({"source": told(by="mirror").source}, 0),
    ],
)
def test_a_passage_says_one_thing_once(said: dict[str, Any], findings: int) -> None:
    again = attrs.evolve(told(), gist="Read again.", **said)
    assert len(found(rules.passages_are_anchored_once, told(), again)) == findings


def test_a_digest_has_one_length_in_every_article() -> None:
    longer = attrs.evolve(told(by="mirror"), passage=attrs.evolve(told().passage, length=99))
    (one,) = found(rules.anchors_agree, told(), longer)
    assert "for texts of 12 and 99 characters" in one.message
    assert set(one.reports) == {told(), longer}
    assert found(rules.anchors_agree, told(), told(by="mirror")) == []


@pytest.mark.parametrize(
    ("publisher", "via", "findings"),
    [
        (None, (AGENCY, OTHER, AGENCY), 1),
        (None, (AGENCY, OTHER), 0),
        (AGENCY.name, (OTHER, AGENCY), 1),
        (AGENCY.spellings[0].lower(), (OTHER, AGENCY), 1),
        (AGENCY.name, (AGENCY, ANN), 0),
        (AGENCY.name, (AGENCY, OTHER, AGENCY), 1),
        ("Herald", (OTHER, AGENCY), 0),
        (AGENCY.name, (), 0),
    ],
)
def test_a_chain_comes_back_to_nobody(publisher: str | None, via: Any, findings: int) -> None:
    assert len(found(rules.attributions_end, told(by=publisher, via=via))) == findings


def test_publishers_cite_each_other_only_for_different_things() -> None:
    one, other = told(by=AGENCY.name, via=(OTHER,)), told(by=OTHER.name, via=(AGENCY,))
    (circle,) = found(rules.attributions_end, one, other)
    assert set(circle.reports) == {one, other}
    length = attrs.evolve(other, status=None, outcomes=("They agreed.",))
    assert found(rules.attributions_end, one, length) == []
    assert found(rules.attributions_end, one, attrs.evolve(other, via=(ANN,))) == []
    assert found(rules.attributions_end, one, attrs.evolve(other, subjects=(subject("lunch"),))) == []


def test_publishers_cite_each_other_round_in_a_circle() -> None:
    third = Organisation(id="third", names=Names({"en": ["Third"]}))
    way = (AGENCY, OTHER, third, AGENCY)
    round_about = [told(f"So {one.id}.", by=one.name, via=(cited, ANN)) for one, cited in itertools.pairwise(way)]
    actors = Directory("actor", [*HERE.actors.values(), third])

    def asked(*reports: Report) -> list[Finding]:
        shelves = attrs.evolve(archive(*reports).shelves, actors=actors)
        return list(rules.attributions_end(Archive(shelves=shelves, reports=reports)))

    beside = told("Itself.", by=AGENCY.name, via=(AGENCY, ANN)), told("So Herald.", by="Herald", via=(third,))
    (circle,) = asked(*round_about, *beside)
    assert set(circle.reports) == set(round_about)
    assert f"Third, {AGENCY.name} and {OTHER.name} cite each other for the same" in circle.message
    assert (circle.severity, [event.id for event in circle.events]) == (Severity.WARNING, ["fair"])
    apart = attrs.evolve(round_about[0], status=None, outcomes=("They agreed.",))
    assert asked(*round_about[:2]) == asked(apart, *round_about[1:]) == []
    both_ways = told("And back.", by=OTHER.name, via=(AGENCY,), outcomes=("They agreed.",))
    assert len(asked(apart, *round_about[1:], both_ways)) == 1


def test_one_origin_has_one_name_for_one_event() -> None:
    first, second = told("It was said so.", by=AGENCY.name), told("It was also said.", by=AGENCY.spellings[0])
    (one,) = found(rules.origins_are_counted_once, first, second)
    assert set(one.reports) == {first, second}
    cited = told("It was also said.", by="Herald", via=(AGENCY,))
    assert found(rules.origins_are_counted_once, first, cited) == []
    assert found(rules.origins_are_counted_once, first, attrs.evolve(second, subjects=(subject("lunch"),))) == []
    assert found(rules.origins_are_counted_once, first, told("It was also said.", by=OTHER.name)) == []


def test_articles_of_one_wording_are_one_origin_unless_they_may_be_anyway() -> None:
    assert len(found(rules.origins_are_counted_once, told(by="Herald"), told(by="Mirror"))) == 1
    unnamed = attrs.evolve(told(by="Mirror").source, publisher=None)
    assert found(rules.origins_are_counted_once, told(by="Herald"), attrs.evolve(told(), source=unnamed)) == []
    by_ann = [told(by=name, via=(ANN,)) for name in ("Herald", "Mirror")]
    assert found(rules.origins_are_counted_once, *by_ann) == []


@pytest.mark.parametrize(
    ("when", "capacity", "findings"),
    [
        ("2025-03-01", "Minister", 1),
        ("2025-03-01", "MINISTER", 1),
        ("2025-08-01", "Minister", 0),
        ("2025-06/2025-08", "Minister", 0),
        ("2025-08-01", "envoy", 1),
        ("2025-03-01", "King", 0),
        ("2025-03-01", None, 0),
    ],
)
def test_a_capacity_fits_the_terms(when: str, capacity: str | None, findings: int) -> None:
    somebody = (Participation(actor=ANN, capacity=capacity),)
    assert len(found(rules.capacities_fit_dates, told(when=when, participants=somebody))) == findings
    planned = told(when=when, participants=somebody, status=Status.PLANNED)
    assert found(rules.capacities_fit_dates, planned) == []


def test_who_held_an_office_twice_held_it_in_either_term() -> None:
    terms = [Term(capacities=("President",), when=When.parse(when, "UTC")) for when in ("2017/2020", "2025/..")]
    twice = Person(id="twice", terms=tuple(terms))
    somebody = (Participation(actor=twice, capacity="president"),)
    for when, findings in (("2018", 0), ("2023", 1), ("2025-12", 0)):
        assert len(found(rules.capacities_fit_dates, told(when=when, participants=somebody))) == findings


def test_what_one_article_reports_another_cannot_date_later() -> None:
    held, dated = told("It was held.", published=MARCH), told("It is dated.", status=None, when="2025-03-12")
    (one,) = found(rules.held_before_reported, held, dated)
    assert one.reports == (held, dated)
    assert "fair had been held when article-2025-03-10 reported it" in one.message
    underway = attrs.evolve(held, status=Status.UNDERWAY)
    (one,) = found(rules.held_before_reported, underway, dated)
    assert "fair had begun when" in one.message
    for early in ("2025-03-10", "2025-03-09/2025-03-12"):
        assert found(rules.held_before_reported, held, attrs.evolve(dated, when=When.parse(early, "UTC"))) == []
    assert found(rules.held_before_reported, attrs.evolve(held, status=Status.PLANNED), dated) == []


@pytest.mark.parametrize("status", [Status.POSSIBLE, Status.ANNOUNCED, Status.PLANNED])
def test_what_was_to_be_later_may_have_come_sooner(status: Status) -> None:
    held = told("It was held.", published=MARCH)
    plan = told("It will be.", published="2025-03-01", status=status, when="2025-03-12")
    assert [one.rule for one in chronology(held, plan).check() if one.severity > 1] == []
    own = attrs.evolve(plan, source=held.source)
    assert found(rules.published_after_its_dates, held, own) == []


def test_what_was_told_too_early_is_told_with_one_date() -> None:
    days = [told(f"On the {day}th.", by=f"Paper {day}", when=f"2025-03-{day}/2025-03-14") for day in (12, 13)]
    held = told("It was held.", by="Early", published=MARCH)
    assert [one.rule for one in chronology(held, *days).check() if one.severity > 2] == ["held-before-reported"]
    own = attrs.evolve(held, when=When.parse("2025-03-14", "UTC"))
    assert [one.rule for one in chronology(own, *days).check() if one.severity > 2] == ["published-after-its-dates"]


def test_the_date_of_an_article_bounds_its_own_dates() -> None:
    own = told("It was held.", published=MARCH, when="2025-03-12")
    assert [one.entries for one in found(rules.published_after_its_dates, own)] == [(own.source,)]
    assert found(rules.held_before_reported, own) == []
    hoped = told("It is hoped for.", published=MARCH, status=Status.POSSIBLE, when="2025-03-01")
    assert len(found(rules.published_after_its_dates, hoped)) == 1
    planned = attrs.evolve(hoped, status=Status.PLANNED)
    assert found(rules.published_after_its_dates, planned) == []
    assert {one.rule for one in chronology(own, hoped).check() if one.severity > 1} == {"published-after-its-dates"}


def test_each_breach_of_time_is_told_by_one_rule() -> None:
    part = (Relation(link=Link.PART_OF, others=(subject("lunch"),)),)
    after = (Relation(link=Link.AFTER, others=(subject("lunch"),)),)
    fair = told("It was a fair.", when="2025-03-01")
    lunch = report(subject("lunch"), "It was a lunch.", when="2025-03-05")
    for relations, rule in ((part, "parts-lie-in-wholes"), (after, "timeline-is-possible")):
        broken = chronology(attrs.evolve(fair, relations=relations), lunch).check()
        assert [one.rule for one in broken if one.severity > 1] == [rule]


@pytest.mark.parametrize(
    ("weekday", "date", "rule"),
    [
        ("XXXX-WXX-5", "2025-03-06", "weekdays-fit-dates"),
        ("XXXX-WXX-5", "2025-03-07", None),
        ("XXXX-WXX-5", "2025-02-28", "disputes-are-decided"),
        ("XXXX-WXX-5", "2025-02", "disputes-are-decided"),
        ("XXXX-WXX-5", "2025-03", None),
        ("XXXX-WXX-5", "../2025-02-20", "disputes-are-decided"),
        ("2025-03-07", "2025-03-06", "disputes-are-decided"),
    ],
)
def test_a_friday_is_no_thursday(weekday: str, date: str, rule: str | None) -> None:
    friday = told("It was on Friday.", when=When.parse(weekday, "UTC", said=When.parse(MARCH)))
    broken = chronology(friday, told("It was then.", when=date)).check()
    assert [one.rule for one in broken if one.severity > 1] == ([] if rule is None else [rule])
    if rule == "weekdays-fit-dates":
        assert "on a Friday, which is 2025-03-07[UTC], but" in broken[0].message
        assert "on 2025-03-06[UTC], which is a Thursday" in broken[0].message


def test_what_nobody_speaks_of_is_noted() -> None:
    facts = chronology(told(relations=(Relation(link=Link.AFTER, others=(subject("lunch"),)),)))
    noted = {one.entries[0].id: one for one in facts.check([rules.shelves_are_used])}
    assert {noted[id].message for id in ("lunch", "agency-0", "hall-0", "topic-0", "rounds", "call")} == {
        "no report is of the event lunch",
        "no report cites the actor agency-0 or has it take part",
        "no report places anything in the venue hall-0",
        "no report is about the topic topic-0",
        "no report or tally counts in the series rounds",
        "no event is of the kind call",
    }
    assert noted["lunch"].events == ()
    assert {"agency-0", "hall-0", "topic-0", "rounds", "call"} <= noted.keys()
    assert not {"meeting", "occurrence", "person-0", "person-1", "fair", "city-0", "land-0"} & noted.keys()
    hall = chronology(
        told(venue=HERE.halls[3], kind=HERE.kinds["call"], topics=(HERE.topics["topic-0"],), via=(AGENCY,))
    )
    spoken = {one.entries[0].id for one in hall.check([rules.shelves_are_used])}
    assert not {"hall-3", "city-3", "land-1", "earth", "call", "topic-0", "agency-0"} & spoken
    assert facts.as_known_on("2026").check([rules.shelves_are_used, rules.sources_report]) == ()


def test_a_source_is_silent_until_it_reports() -> None:
    source = Source(id="silent", headline="Nothing", language="en", published=When.parse(MARCH))
    archive = chronology(told()).archive
    shelves = attrs.evolve(archive.shelves, sources={**archive.shelves.sources, "silent": source})
    (one,) = Chronology(attrs.evolve(archive, shelves=shelves)).check([rules.sources_report])
    assert one.entries == (source,)
    assert one.where == "source silent"


def test_of_those_that_reported_a_date_too_early_its_own_article_is_told() -> None:
    own = told("It was held.", published=MARCH, when="2025-03-12")
    for published in ("2025-03-09T00:00Z", "2025-03-11T00:00Z"):
        facts = chronology(own, told("It was held, too.", published=published))
        assert [one.rule for one in facts.check() if one.severity > 1] == ["published-after-its-dates"]


def test_what_clashes_with_a_publication_may_be_mended_there() -> None:
    """The lunch was over on the 10th of March, and came after a fair of the 15th; or after one that came after it."""
    after = (Relation(link=Link.AFTER, others=(subject("fair"),)),)
    lunch = report(subject("lunch"), "The lunch was over.", published=MARCH, relations=after)
    (late,) = found(rules.timeline_is_possible, told(when="2025-03-15"), lunch)
    assert late.mend == "correct the one that was misread, or `published`, or weaken its relation to `concerns`"
    back = told(relations=(Relation(link=Link.AFTER, others=(subject("lunch"),)),))
    (circle,) = found(rules.timeline_is_possible, back, lunch)
    assert circle.mend == "correct the one that was misread, or weaken its relation to `concerns`"
