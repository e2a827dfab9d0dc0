"""Law 7, proved by the tests and measured by `measure_rules`: a rule finds its fault, and nothing else is raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usru_relations.rules import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from usru_relations.strategies import Planted, Story

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

#: The rule that finds each fault, and how bad it is.
FINDS = {
    "held after reported": ("held-before-reported", ERROR),
    "published before its date": ("published-after-its-dates", ERROR),
    "ahead after its date": ("published-after-its-dates", ERROR),
    "part outside its whole": ("parts-lie-in-wholes", ERROR),
    "two places at once": ("nobody-is-in-two-places", ERROR),
    "capacity outside its term": ("capacities-fit-dates", WARNING),
    "weekday against date": ("weekdays-fit-dates", WARNING),
    "disjoint days": ("disputes-are-decided", WARNING),
    "venue contradiction": ("disputes-are-decided", WARNING),
    "kind contradiction": ("disputes-are-decided", WARNING),
    "length dispute": ("disputes-are-decided", WARNING),
    "length that does not fit": ("timeline-is-possible", ERROR),
    "quantity dispute": ("disputes-are-decided", WARNING),
    "order dispute": ("disputes-are-decided", WARNING),
    "order clash": ("timeline-is-possible", ERROR),
    "held against denied": ("disputes-are-decided", WARNING),
    "contrary plans": ("disputes-are-decided", WARNING),
    "called off against put off": ("disputes-are-decided", WARNING),
    "circle of parts": ("wholes-are-no-parts", ERROR),
    "after in a circle": ("timeline-is-possible", ERROR),
    "needless ruling": ("rulings-are-needed", WARNING),
    "open to nothing": ("references-are-settled", ERROR),
    "one too many": ("tallies-agree", ERROR),
    "one number twice": ("orders-agree", ERROR),
    "too many before": ("orders-agree", ERROR),
    "chain in a circle": ("attributions-end", ERROR),
    "citing each other": ("attributions-end", WARNING),
    "one origin by two names": ("origins-are-counted-once", WARNING),
    "one wording of two origins": ("origins-are-counted-once", WARNING),
    "one digest of two lengths": ("anchors-agree", ERROR),
    "short passage": ("passages-are-sentences", NOTE),
    "anchored twice": ("passages-are-anchored-once", WARNING),
    "source of nothing": ("sources-report", NOTE),
    "nobody reports it": ("shelves-are-used", NOTE),
    "nobody is there": ("shelves-are-used", NOTE),
    "nobody names them": ("shelves-are-used", NOTE),
}
#: What each rule says is to be done about the faults planted here.
MENDS = {
    "held-before-reported": ["correct the date, or the publication, or the status `held`"],
    "published-after-its-dates": ["correct `published`, or the date, or the status"],
    "parts-lie-in-wholes": ["correct the one that was misread, or take the relation `part-of` out"],
    "nobody-is-in-two-places": ["correct a time, a place or who took part; or say of a call that its kind is `remote`"],
    "capacities-fit-dates": ["correct the date, the person or the term; or say that the capacity is former or future"],
    "weekdays-fit-dates": ["leave it to be seen, or add a ruling with a reason to the event"],
    "disputes-are-decided": ["leave it to be seen, or add a ruling with a reason to the event"],
    "timeline-is-possible": [
        "correct the one that was misread, or weaken its relation to `concerns`",
        "correct the one that was misread; if it only began then, leave the end open, as 2025-02-18T10:00/..",
    ],
    "wholes-are-no-parts": ["correct the relation `part-of` of one of them"],
    "rulings-are-needed": ["take the ruling out, or correct the digests of its passages"],
    "references-are-settled": ["add the event that it speaks of, or correct the report"],
    "tallies-agree": ["correct the count or the events"],
    "orders-agree": [
        "correct a number, join the events if they are one, or count in a series of its own",
        "correct the number, or count in a series of its own",
    ],
    "attributions-end": ["correct `via`, or leave out what only relays the other"],
    "origins-are-counted-once": ["name the common origin in `via` of both, or the publisher of both by one name"],
    "anchors-agree": ["anchor the passages anew, with `Passage.of`"],
    "passages-are-sentences": ["anchor the whole sentence, so that it is found once and says what is reported"],
    "passages-are-anchored-once": ["join them, or say what only one of them says"],
    "sources-report": ["add its reports, or take it off the shelf"],
    "shelves-are-used": ["report on it, or take it off the shelf"],
}
#: What is told of a consistent chronology too, as it is incomplete.
INCOMPLETE = frozenset({"references-are-settled", "tallies-agree", "shelves-are-used", "sources-report"})


def ids(finding: Finding) -> frozenset[str]:
    """The ids of the events and of what stands on a shelf that a finding names."""
    return frozenset([*(event.id for event in finding.events), *(entry.id for entry in finding.entries)])


def found(planted: Planted, name: str) -> list[Finding]:
    """The findings that name the fault, by its rule and in its severity."""
    right = planted.events | planted.entries
    return [one for one in planted.broken.check() if (one.rule, one.severity) == FINDS[name] and right <= ids(one)]


def false_alarms(findings: Iterable[Finding]) -> list[Finding]:
    """What is raised, but ought not to be, on a chronology that tells what is true."""
    return [one for one in findings if one.severity is not NOTE or one.rule not in INCOMPLETE]


def strayed(planted: Planted, name: str) -> list[Finding]:
    """What is raised beside the fault: by another rule, or without naming what was planted."""
    right = planted.events | planted.entries
    return [one for one in false_alarms(planted.broken.check()) if one.rule != FINDS[name][0] or not right & ids(one)]


def told(story: Story) -> list[Finding]:
    """The false alarms on a story, which is consistent."""
    return false_alarms(story.chronology.check())
