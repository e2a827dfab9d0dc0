"""Plans that a later state of affairs sets aside, through other events, by the days that are printed."""

from __future__ import annotations

import pytest

from oracle import chronology, report, subject
from usru_relations.records.reports import Link, Relation, Report, Status

SUMMIT, LUNCH = subject("summit"), subject("lunch")
AFTER_IT = (Relation(link=Link.AFTER, others=(SUMMIT,)),)


def lunch(status: Status) -> Report:
    """What was to come on the 30th, after the summit."""
    return report(LUNCH, published="2025-10-25", status=status, when="2025-10-30", relations=AFTER_IT)


def summit(status: Status, published: str) -> Report:
    return report(SUMMIT, published=published, status=status, when="2025-11-05")


@pytest.mark.parametrize("status", [Status.PLANNED, Status.CANCELLED])
@pytest.mark.parametrize("later", [(Status.POSTPONED, "2025-10-26"), (Status.HELD, "2025-11-06")])
def test_what_was_planned_or_called_off_gives_way_to_the_news_of_the_next_day(
    status: Status, later: tuple[Status, str]
) -> None:
    """No zone is printed, and the days of two papers of the 25th and the 26th overlap on the clocks of the world."""
    facts = chronology(lunch(status), summit(*later))
    assert (facts.archive.clashes, facts.disputes()) == ((), ())
    assert facts["summit"].when.shown("UTC") == "2025-11-05"
    assert facts["lunch"].when.shown("UTC") == "undated"


@pytest.mark.parametrize("status", [Status.PLANNED, Status.CANCELLED])
def test_what_was_planned_or_called_off_together_and_does_not_fit_clashes(status: Status) -> None:
    (clash,) = chronology(lunch(status), summit(Status.PLANNED, "2025-10-25")).archive.clashes
    assert len(clash.reports) == 2


def test_what_was_looked_forward_to_on_the_day_before_it_was_reported_as_held_bounds_its_start() -> None:
    expected = report(SUMMIT, "It is to come.", published="2025-10-25", status=Status.EXPECTED)
    held = report(SUMMIT, "It came.", published="2025-10-26")
    assert chronology(expected, held)["summit"].when.start == expected.source.published.start
    same_day = report(SUMMIT, "It came.", published="2025-10-25")
    assert chronology(expected, same_day)["summit"].when.start is None


def test_the_first_plan_to_give_way_is_the_oldest_by_the_days_that_are_printed() -> None:
    """The lunch was to come after the summit, said a paper of the 25th; on the 30th, said one of the 26th, at eight."""
    after = report(LUNCH, "After it.", published="2025-10-25", status=Status.PLANNED, relations=AFTER_IT)
    dated = report(
        LUNCH, "On it.", published="2025-10-26T08:00", zone="Asia/Almaty", status=Status.PLANNED, when="2025-10-30"
    )
    facts = chronology(after, dated, summit(Status.HELD, "2025-11-06"))
    assert facts.archive.clashes == ()
    assert facts["lunch"].when.shown("UTC") == "2025-10-30"
