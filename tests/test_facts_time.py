"""When things were, as a careful reader of the articles knows or can work out."""

from __future__ import annotations

import pendulum
import pytest

import usru_relations as usru
from usru_relations import query


def utc(text: str) -> pendulum.DateTime:
    return pendulum.datetime(int(text[:4]), int(text[5:7]), int(text[8:10]), int(text[11:13]), int(text[14:16]))


@pytest.mark.parametrize(
    ("event", "zone", "first", "last"),
    [
        pytest.param("putin-trump-call", None, "2025-02-12", "2025-02-12", id="they telephoned on 12 February 2025"),
        pytest.param(
            "first-delegation-talks", None, "2025-02-18", "2025-02-18", id="talks in Saudi Arabia on the 18th"
        ),
        pytest.param("putin-rare-earths-meeting", None, "2025-02-24", "2025-02-24", id="rare earths on 24 February"),
        pytest.param("embassies-talks", None, "2025-02-27", "2025-02-27", id="Istanbul on 27 February"),
        pytest.param(
            "trump-zelensky-white-house-meeting",
            None,
            "2025-02-28",
            "2025-02-28",
            id="Zelensky in Washington on the 28th",
        ),
        pytest.param(
            "alaska-summit", "America/Anchorage", "2025-08-15", "2025-08-15", id="in Alaska the summit was on 15 August"
        ),
        pytest.param(
            "alaska-summit", "Asia/Almaty", "2025-08-15", "2025-08-16", id="in Kazakhstan it was the night to 16 August"
        ),
        pytest.param(
            "alaska-press-conference",
            "America/Anchorage",
            "2025-08-15",
            "2025-08-15",
            id="press conference on the 15th",
        ),
        pytest.param(
            "putin-nuclear-centre-visit", None, "2025-08-22", "2025-08-22", id="the Friday before Saturday 23"
        ),
        pytest.param(
            "putin-nuclear-centre-speech", None, "2025-08-22", "2025-08-22", id="he spoke there on that Friday"
        ),
        pytest.param(
            "trump-summit-difficulty-statement", None, "2025-08-22", "2025-08-22", id="Trump too spoke on Friday"
        ),
        pytest.param(
            "putin-witkoff-preceding-meeting", None, "2025-12-02", "2025-12-02", id="they met on 2 December 2025"
        ),
        pytest.param(
            "putin-witkoff-kremlin-meeting",
            "Europe/Moscow",
            "2026-01-22",
            "2026-01-23",
            id="on the night of 23 January",
        ),
        pytest.param(
            "trilateral-security-session", None, "2026-01-23", "2026-01-23", id="the session is due on the 23rd"
        ),
    ],
)
def test_the_day_of(facts: usru.Chronology, event: str, zone: str | None, first: str, last: str) -> None:
    assert [str(day) for day in facts[event].when.dates(zone)] == [first, last]


@pytest.mark.parametrize(
    ("event", "earliest", "latest"),
    [
        pytest.param(
            "putin-trump-call", "2025-02-11 21:00", "2025-02-13 05:00", id="12 February at either end of the line"
        ),
        pytest.param(
            "putin-moscow-invitation", "2025-02-11 21:00", "2025-02-13 05:00", id="he was invited in the call"
        ),
        pytest.param("first-delegation-talks", "2025-02-17 21:00", "2025-02-18 21:00", id="the day on Riyadh's clocks"),
        pytest.param("embassies-talks", "2025-02-26 21:00", "2025-02-27 21:00", id="the day on Istanbul's clocks"),
        pytest.param(
            "darchiev-agrement", "2025-02-27 03:00", "2025-03-03 00:43", id="consent after the six hours of Istanbul"
        ),
        pytest.param(
            "zelensky-early-departure", "2025-02-28 05:00", "2025-03-01 05:00", id="he left within Washington's day"
        ),
        pytest.param("alaska-summit", "2025-08-15 15:00", "2025-08-16 01:00", id="night in Almaty, day in Alaska"),
        pytest.param(
            "putin-trump-closed-talks", "2025-08-15 15:00", "2025-08-16 01:00", id="closed talks in the summit"
        ),
        pytest.param(
            "trump-remark-on-chances", "2025-08-15 15:00", "2025-08-16 01:00", id="said at the press conference"
        ),
        pytest.param(
            "putin-witkoff-kremlin-meeting",
            "2026-01-22 17:00",
            "2026-01-23 19:00",
            id="from Moscow's evening to the report",
        ),
        pytest.param(
            "trilateral-session-agreement", "2026-01-22 17:00", "2026-01-23 19:00", id="agreed at the meeting"
        ),
        pytest.param(
            "ushakov-meeting-assessment", "2026-01-22 20:30", "2026-01-23 19:00", id="after at least 3.5 hours of it"
        ),
        pytest.param(
            "putin-delegation-instructions", "2026-01-22 17:00", "2026-01-23 19:00", id="instructed in its light"
        ),
        pytest.param(
            "trump-statement-on-working-together",
            "2025-02-11 21:00",
            "2025-03-03 12:39",
            id="Trump tells in the past tense what was agreed in the call",
        ),
        pytest.param(
            "trump-statement-on-mutual-visits",
            "2025-02-11 21:00",
            "2025-03-03 12:39",
            id="and what was discussed in it",
        ),
        pytest.param(
            "putin-trump-ukraine-points-agreement",
            None,
            "2025-08-16 01:00",
            id="agreed on before Trump said so at the press conference",
        ),
        pytest.param("trump-coming", None, "2025-08-23 12:00", id="Trump had come when Putin spoke on Friday"),
        pytest.param("cooperation-interest", None, "2025-08-23 12:00", id="the interest had been shown by Friday"),
        pytest.param("peskov-metals-answer", None, "2025-03-03 00:43", id="no day: only before the report"),
        pytest.param(
            "cnn-report-on-talks-acceleration", None, "2025-03-03 12:39", id="before 17:38 in Almaty was over"
        ),
    ],
)
def test_what_the_reports_entail_of_the_time_of(
    facts: usru.Chronology, event: str, earliest: str | None, latest: str
) -> None:
    when = facts[event].when
    slack = pendulum.duration(seconds=1)
    assert when.latest is not None
    assert utc(latest) - slack <= when.latest <= utc(latest)
    if earliest is None:
        assert when.earliest is None
    else:
        assert when.earliest is not None
        assert utc(earliest) <= when.earliest <= utc(earliest) + slack


@pytest.mark.parametrize(
    ("event", "earliest"),
    [
        pytest.param("trump-moscow-visit-prospect-february", "2025-02-11 21:00", id="no visit before the invitation"),
        pytest.param("darchiev-appointment", "2025-02-27 03:00", id="no appointment before the consent to it"),
    ],
)
def test_what_was_only_proposed_or_agreed_to_comes_after_that(
    facts: usru.Chronology, event: str, earliest: str
) -> None:
    when = facts[event].when
    assert when.latest is None
    assert when.earliest is not None
    assert utc(earliest) <= when.earliest <= utc(earliest) + pendulum.duration(seconds=1)


def test_who_dates_the_start_of_the_war_learns_that_its_fourth_year_began_three_years_later() -> None:
    dated = """
id = "encyclopaedia"
language = "en"
published = "2024-01-01"
headline = "A war"

[[reports]]
event = "ukraine-war-start"
passage = { length = 41, digest = "00000000000000000000000000000001" }
gist = "The war began on 24 February 2022."
status = "held"
when = "2022-02-24"
"""
    entered = usru.load(usru.BUNDLED, {"dated.toml": dated})["ukraine-war-year-entry"].when
    assert entered.earliest is not None
    assert utc("2025-02-22 00:00") <= entered.earliest <= utc("2025-02-24 23:00")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("peskov-un-vote-statement", "un-assembly-ukraine-vote"),
        ("trump-statement-on-working-together", "putin-trump-cooperation-agreement"),
        ("presidents-account-of-closed-talks", "putin-trump-closed-talks"),
        ("trump-remark-on-points-agreed", "putin-trump-ukraine-points-agreement"),
        ("putin-light-after-darkness-statement", "trump-coming"),
        ("ushakov-meeting-assessment", "putin-witkoff-kremlin-meeting"),
    ],
)
def test_what_is_told_in_the_past_tense_was_over(facts: usru.Chronology, words: str, told: str) -> None:
    assert facts[words] in facts.where(query.after(told))
    assert all("relations" in report.inferred for report in facts[words].reports if report.status == "held")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("putin-trump-call", "first-delegation-talks"),
        ("first-delegation-talks", "putin-rare-earths-interview"),
        ("first-delegation-talks", "embassies-talks"),
        ("first-delegation-talks", "darchiev-agrement"),
        ("embassies-talks", "trump-zelensky-white-house-meeting"),
        ("previous-russia-us-summit", "putin-trump-call"),
        ("alaska-summit", "putin-nuclear-centre-speech"),
        ("putin-witkoff-preceding-meeting", "putin-witkoff-kremlin-meeting"),
    ],
)
def test_one_comes_before_the_other(facts: usru.Chronology, one: str, other: str) -> None:
    assert facts[one].when.before(facts[other].when) is usru.Truth.YES
    assert facts[other].when.before(facts[one].when) is usru.Truth.NO


def test_the_previous_summit_was_more_than_four_years_before_alaska(facts: usru.Chronology) -> None:
    latest = facts["previous-russia-us-summit"].when.latest
    assert latest is not None
    assert latest < utc("2021-08-17 02:00")
    (gap,) = (tally for tally in facts.tallies if tally.series.id == "russia-us-summits")
    assert gap.most == 0
    assert gap.length == usru.Length.parse(">P4Y")
    assert gap.via[-1] is facts.actor("Putin")
    assert gap.before is not None
    assert gap.before.id == "alaska-summit"


def test_zelensky_left_for_london_the_day_after_one_of_several_things(facts: usru.Chronology) -> None:
    left = facts["zelensky-london-departure"]
    (report,) = left.reports
    (next_day,) = (relation for relation in report.relations if relation.link == "next-day")
    assert all(left.when.before(facts[other.id].when) is not usru.Truth.YES for other in next_day.others)
    assert left.when.earliest is not None
    assert left.when.latest is not None
    assert utc("2025-02-27 10:00") <= left.when.earliest
    assert left.when.latest <= utc("2025-03-03 12:39")
