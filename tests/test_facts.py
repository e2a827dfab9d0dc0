"""What a careful reader of the articles knows, told in English and checked on the bundled facts."""

from __future__ import annotations

import re

import pytest

import usru_relations as usru
from usru_relations.records.reports import Link


@pytest.mark.parametrize(
    ("event", "venue"),
    [
        ("first-delegation-talks", "Riyadh"),
        ("embassies-talks", "Istanbul"),
        ("trump-zelensky-white-house-meeting", "White House"),
        ("gulf-talks-round", "Persian Gulf"),
        ("zelensky-peace-summit", "London"),
        ("alaska-summit", "Alaska"),
        ("alaska-press-conference", "Alaska"),
        ("trump-moscow-visit-prospect-august", "Moscow"),
        ("putin-nuclear-centre-visit", "Nuclear research centre"),
        ("russia-us-arctic-projects", "Russian Arctic"),
        ("russia-us-alaska-projects", "Alaska"),
        ("putin-witkoff-kremlin-meeting", "Executive office of the Senate Palace"),
        ("trilateral-security-session", "Abu Dhabi"),
        ("russian-delegation-uae-journey", "United Arab Emirates"),
        ("ukraine-war", "Ukraine"),
    ],
)
def test_the_place_of(facts: usru.Chronology, event: str, venue: str) -> None:
    assert facts[event].venue is facts.venue(venue)


def test_the_places_that_no_article_names_stay_unsaid(facts: usru.Chronology) -> None:
    assert facts["putin-rare-earths-meeting"].venue is None
    assert facts["darchiev-agrement"].venue is None
    assert facts["putin-witkoff-preceding-meeting"].venue is None
    assert facts["trump-summit-difficulty-statement"].venue is None


@pytest.mark.parametrize(
    ("event", "least", "most"),
    [
        pytest.param("embassies-talks", 6, None, id="Istanbul took more than six hours"),
        pytest.param("putin-witkoff-kremlin-meeting", 3.5, 4.5, id="the seventh meeting took about four hours"),
        pytest.param(
            "putin-witkoff-preceding-meeting", 4.5, 5.5, id="the sixth took five, as it cannot be the seventh"
        ),
        pytest.param("ukraine-war", 3 * 8_760, None, id="the war is in its fourth year"),
        pytest.param("russia-us-summit-gap", 4 * 8_766, None, id="more than four years without a summit"),
    ],
)
def test_the_length_of(facts: usru.Chronology, event: str, least: float, most: float | None) -> None:
    length = facts[event].length
    assert length is not None
    assert length.least is not None
    assert length.least.total_hours() == pytest.approx(least)
    assert (length.most and length.most.total_hours()) == most


def test_nobody_says_how_long_the_riyadh_talks_or_the_call_took(facts: usru.Chronology) -> None:
    assert facts["first-delegation-talks"].length is None
    assert facts["putin-trump-call"].length is None
    assert facts["alaska-summit"].length is None


@pytest.mark.parametrize(
    ("event", "series", "number"),
    [
        ("putin-witkoff-kremlin-meeting", "putin-witkoff-meetings", 7),
        ("putin-witkoff-preceding-meeting", "putin-witkoff-meetings", 6),
        ("trilateral-security-session", "trilateral-security-sessions", 1),
        ("first-delegation-talks", "russia-us-consultation-stages", 1),
        ("ukraine-war-year-entry", "ukraine-war-years", 4),
    ],
)
def test_the_number_of(facts: usru.Chronology, event: str, series: str, number: int) -> None:
    order = facts[event].order
    assert order is not None
    assert (order.series.id, order.number) == (series, number)


@pytest.mark.parametrize(
    ("event", "status"),
    [
        ("first-delegation-talks", "held"),
        ("embassies-talks", "held"),
        ("darchiev-agrement", "held"),
        ("darchiev-appointment", "planned"),
        ("minerals-deal-signing", "not-held"),
        ("gulf-talks-round", "possible"),
        ("zelensky-apology", "refused"),
        ("trump-zelensky-quarrel", "held"),
        ("zelensky-london-departure", "held"),
        ("russian-resources-deal", "possible"),
        ("trump-moscow-visit-prospect-february", "proposed"),
        ("trump-moscow-visit-prospect-august", "expected"),
        ("answers-to-journalists", "not-held"),
        ("putin-trump-remaining-issues-agreement", "not-held"),
        ("ukraine-war-ending-agreement", "not-held"),
        ("troop-withdrawal", "proposed"),
        ("putin-zelensky-summit-prospect", "possible"),
        ("ukraine-war", "underway"),
        ("putin-cooperation-details", "not-held"),
        ("trilateral-security-session", "planned"),
        ("russian-delegation-uae-journey", "planned"),
        ("un-assembly-ukraine-vote", "held"),
    ],
)
def test_how_far_it_had_come(facts: usru.Chronology, event: str, status: str) -> None:
    assert facts[event].status is usru.Status(status)


@pytest.mark.parametrize(
    ("event", "link", "others"),
    [
        ("darchiev-agrement", Link.AFTER, {"embassies-talks"}),
        ("putin-rare-earths-interview", Link.AFTER, {"putin-rare-earths-meeting"}),
        ("putin-rare-earths-readiness-statement", Link.PART_OF, {"putin-rare-earths-interview"}),
        ("economic-questions-turn", Link.AFTER, {"ukraine-question-resolution"}),
        ("trump-zelensky-quarrel", Link.PART_OF, {"trump-zelensky-white-house-meeting"}),
        ("alaska-press-conference", Link.PART_OF, {"alaska-summit"}),
        ("putin-trump-agreements", Link.SAME_DAY, {"putin-hope-about-agreements"}),
        ("trilateral-security-session", Link.FOLLOWS, {"trilateral-session-agreement"}),
        ("putin-nuclear-centre-speech", Link.PART_OF, {"putin-nuclear-centre-visit"}),
        ("zelensky-troop-withdrawal-refusal", Link.AFTER, {"moscow-troop-withdrawal-proposal"}),
        (
            "zelensky-london-departure",
            Link.NEXT_DAY,
            {
                "zelensky-statement-on-us-support", "zelensky-statement-on-apology", "zelensky-early-departure",
                "trump-zelensky-white-house-meeting", "trump-zelensky-quarrel",
            },
        ),
    ],
)  # fmt: skip
def test_how_it_relates(facts: usru.Chronology, event: str, link: Link, others: set[str]) -> None:
    said = [relation for report in facts[event].reports for relation in report.relations if relation.link is link]
    assert others in [{other.id for other in relation.others} for relation in said]


def test_the_five_hours_are_given_to_the_one_meeting_that_they_do_not_contradict(facts: usru.Chronology) -> None:
    (five,) = (report for report in facts.reports if report.length == usru.Length.parse("PT5H"))
    assert {subject.id for subject in five.subjects} == {
        "putin-witkoff-kremlin-meeting",
        "putin-witkoff-preceding-meeting",
    }
    assert five in facts["putin-witkoff-preceding-meeting"].reports
    assert five not in facts["putin-witkoff-kremlin-meeting"].reports
    assert five not in facts.archive.open_reports


def test_no_two_articles_contradict_each_other(facts: usru.Chronology) -> None:
    assert facts.disputes() == ()


def test_titles_gists_and_headlines_are_english_sentences(facts: usru.Chronology) -> None:
    latin = re.compile(r"[A-Z“'0-9À-ɏ][ -~À-ɏ‐-‟]*")
    gists = [*(report.gist for report in facts.reports), *(tally.gist for tally in facts.tallies)]
    titles = [subject.title for subject in facts.archive.shelves.subjects.values()]
    headlines = [source.headline for source in facts.sources]
    for text in (*gists, *titles, *headlines):
        assert latin.fullmatch(text), text
        assert 2 <= len(text.split()) <= 45, text
    assert all(gist.endswith(".") for gist in gists)
    assert not [text for text in (*titles, *headlines) if text.endswith(".")]
    assert len(set(titles)) == len(titles)


def test_no_event_is_called_by_a_date(facts: usru.Chronology) -> None:
    assert not [id for id in facts.archive.shelves.subjects if re.search(r"\d", id)]


def named_sources(facts: usru.Chronology, actor: str) -> set[str]:
    said = [one for one in facts.reports if "via" not in one.inferred and facts.actor(actor) in one.via]
    return {report.passage.digest for report in said}


@pytest.mark.parametrize(("agency", "sentences"), [("CNN", 1), ("RIA Novosti", 2), ("TASS", 2), ("Vedomosti", 0)])
def test_an_agency_is_cited_only_where_a_sentence_names_it_else_it_is_marked(
    facts: usru.Chronology, agency: str, sentences: int
) -> None:
    assert len(named_sources(facts, agency)) == sentences
    assert any(facts.actor(agency) in report.via for report in facts.reports)
