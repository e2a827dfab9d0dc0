"""Draws the model from its classes: ``python tests/drawing_model.py`` writes docs/model.svg and docs/answers.svg."""

from __future__ import annotations

import inspect
import re
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import attrs

from drawing import HEAD, Box, Row, line, picture, word
from usru_relations.archive import Archive, Shelves
from usru_relations.chronology import Chronology
from usru_relations.comparing import changes, knowing, standings, verifying
from usru_relations.folding import events, history
from usru_relations.inference import reasons
from usru_relations.records import quantities, reports, shelf, sources
from usru_relations.rules import Finding
from usru_relations.tallying import Count
from usru_relations.times.length import Length
from usru_relations.times.when import When

DOCS: Final = Path(__file__).parents[1] / "docs"
WIDE: Final = 222
LEFT, MIDDLE, RIGHT = 20, 320, 620
TONES: Final[dict[str, list[type]]] = {
    "source": [sources.Source, sources.Passage],
    "report": [
        reports.Report, reports.Participation, reports.Relation, reports.Order, quantities.Quantity, reports.Tally,
    ],
    "event": [events.Event, events.Dispute, events.Side, history.Step],
    "shelf": [
        shelf.Actor, shelf.Person, shelf.State, shelf.Organisation, shelf.Body, shelf.Term, shelf.Venue, shelf.Kind,
        shelf.Topic, shelf.Series, shelf.Subject, shelf.Ruling,
    ],
    "value": [When, Length, quantities.Amount],
    "answer": [
        Chronology, Archive, Shelves, Finding, Count, reasons.Reference, reasons.Reading, reasons.Explanation,
        reasons.Reason, reasons.Clash, standings.Comparison, standings.FieldStanding, standings.Difference,
        changes.Changes, changes.Change, knowing.FirstKnown, verifying.Verification, verifying.Verified,
    ],
}  # fmt: skip
TONE: Final = {one.__name__: tone for tone, classes in TONES.items() for one in classes}
PLACE: Final = {one.__name__: one.__module__ for classes in TONES.values() for one in classes} | {
    "Finding": "usru_relations.rules"
}
#: What is shown instead of the fields, of classes whose fields are their own business.
SHOWN: Final[dict[str, tuple[str, ...]]] = {
    "When": ("earliest", "latest", "zone", "text"),
    "Length": ("least", "most", "text"),
    "Chronology": ("archive", "reports", "digest"),
    "Archive": ("shelves", "reports", "tallies"),
    "Venue": ("id", "names", "spellings", "level", "within", "zones", "point"),
    "Changes": ("summary",),
    "Reason": ("event", "ground"),
}
HIDDEN: Final = {"Event": {"cited"}}


def members(record: type) -> list[str]:
    """The names of what is drawn of a class: its fields, those of an actor of any sort once."""
    own = [field.name for field in attrs.fields(record)] if attrs.has(record) else []
    if record in shelf.Actor.__subclasses__():
        own = [name for name in own if name not in members(shelf.Actor)]
    return list(SHOWN.get(record.__name__, [name for name in own if name not in HIDDEN.get(record.__name__, ())]))


def told(record: type, name: str) -> str:
    """The type of a field or property in short: ``Actor …`` for any number, ``Venue?`` for one that may be unsaid."""
    said = re.sub(r"(?:tuple|Directory|frozenset)\[(.+?)(?:, (?:\.\.\.|\w+))?\]$", r"\1 …", _annotation(record, name))
    said = re.sub(r"Mapping\[str, (.+)\]", r"\1 …", said)
    said = said.replace("tuple[float, float]", "(float, float)").replace("pendulum.", "")
    return said.replace(" | None", "?").replace(" | ", "|")


def _annotation(record: type, name: str) -> str:
    made: Any = getattr(record, name, None)
    called = getattr(made, "fget", None) or getattr(made, "func", None) or made
    if callable(called):
        return str(called.__annotations__["return"])
    return next(str(told[name]) for told in map(inspect.get_annotations, record.__mro__) if name in told)


def link(name: str) -> str:
    return f"reference.html#{PLACE[name]}.{name}" if name in PLACE else ""


def box(record: type, x: float, y: float, width: float = WIDE, title: str = "") -> Box:
    name = record.__name__
    rows = list[Row]()
    for member in members(record):
        said = told(record, member)
        drawn = re.sub(r"\W", "", said.split("|")[0])
        rows.append(Row(member, said, TONE.get(drawn, ""), link(drawn)))
    return Box(title or name, x, y, width, TONE[name], rows, link(name))


def column(x: float, y: float, *records: type, gap: float = 22) -> dict[str, Box]:
    """Boxes one below the other."""
    boxes: dict[str, Box] = {}
    for record in records:
        boxes[record.__name__] = box(record, x, y)
        y = boxes[record.__name__].bottom + gap
    return boxes


def model() -> str:
    """From articles to the chronology, and the shelves."""
    tops = {one.__name__: box(one, x, 34) for one, x in ((Shelves, LEFT), (Archive, MIDDLE), (Chronology, RIGHT))}
    first = max(one.bottom for one in tops.values()) + 62
    boxes = tops | column(LEFT, first, sources.Source, sources.Passage)
    counts = boxes["Passage"].bottom + 48
    boxes |= column(LEFT, counts, reports.Tally)
    times = boxes["Tally"].bottom + 48
    boxes |= column(LEFT, times, When, Length)
    boxes |= column(MIDDLE, first, reports.Report, reports.Participation, reports.Relation, reports.Order)
    boxes |= column(MIDDLE, boxes["Order"].bottom + 22, quantities.Quantity, quantities.Amount)
    boxes |= column(RIGHT, first, events.Event, events.Dispute, shelf.Ruling, events.Side, history.Step)
    last = max(one.bottom for one in boxes.values()) + 62
    boxes |= column(LEFT, last, shelf.Actor) | column(MIDDLE, last, shelf.Venue, shelf.Kind)
    boxes |= column(RIGHT, last, shelf.Topic, shelf.Series, shelf.Subject)
    boxes |= _sorts(boxes["Actor"])
    bands = {
        "What holds them": (LEFT, 34), "What is printed": (LEFT, first), "What a passage says": (MIDDLE, first),
        "What all of it entails": (RIGHT, first), "What a passage counts": (LEFT, counts), "Times": (LEFT, times),
        "What stands on the shelves": (LEFT, last),
    }  # fmt: skip
    words = [word(x, y - 12, band, "band") for band, (x, y) in bands.items()]
    drawn = [part for one in boxes.values() for part in one.drawn()]
    height = max(one.bottom for one in boxes.values()) + 16
    return picture(RIGHT + WIDE + 44, height, "The records and their fields", [*words, *drawn, *_lines(boxes)])


def _sorts(actor: Box) -> dict[str, Box]:
    """The four sorts of actors, and the terms of a person."""
    wide, y = WIDE * 0.53, actor.bottom + 30
    x, rest = LEFT + wide + 8, WIDE - wide - 8
    person, state = box(shelf.Person, LEFT, y, wide), box(shelf.State, x, y, rest)
    low = person.bottom + 8
    organisation, body = box(shelf.Organisation, LEFT, low, wide), box(shelf.Body, x, low, rest)
    term = box(shelf.Term, LEFT, body.bottom + 22)
    return {"Person": person, "State": state, "Organisation": organisation, "Body": body, "Term": term}


def _around(one: Box, name: str, other: Box, out: float) -> str:
    """From a row to a box below, by its left or, if ``out`` is positive, its right."""
    edge = one.right if out > 0 else one.x
    start, end = one.row(name), other.middle
    return line((edge, start), (edge + out, start), (edge + out, end), (edge, end))


def _lines(boxes: dict[str, Box]) -> list[str]:
    shelves, archive, facts = boxes["Shelves"], boxes["Archive"], boxes["Chronology"]
    source, passage, report, event = boxes["Source"], boxes["Passage"], boxes["Report"], boxes["Event"]
    person, actor = boxes["Participation"], boxes["Actor"]
    up = WIDE - 30
    return [
        line((source.right, source.middle), (report.x, source.middle), flow=True),
        word((source.right + report.x) / 2 - 4, source.middle - 9, "read", anchor="middle"),
        line((report.right, report.middle), (event.x, event.middle), flow=True),
        word((report.right + event.x) / 2 - 4, report.middle - 9, "fold", anchor="middle"),
        line((event.x + up, event.y), (event.x + up, facts.bottom), flow=True),
        word(event.x + up - 12, facts.bottom + 26, "in order of time", anchor="end"),
        line((report.x + up, report.y), (report.x + up, archive.bottom)),
        line((facts.x, facts.row("archive")), (archive.right, facts.row("archive"))),
        line((archive.x, archive.row("shelves")), (shelves.right, archive.row("shelves"))),
        _along(report, "passage", passage, -26),
        _around(report, "relations", boxes["Relation"], -14),
        _around(report, "order", boxes["Order"], -30),
        _around(report, "participants", person, 16),
        _around(report, "quantities", boxes["Quantity"], 30),
        _around(boxes["Quantity"], "amount", boxes["Amount"], 16),
        _along(event, "participants", person, -22),
        _around(event, "disputes", boxes["Dispute"], 16),
        _around(boxes["Dispute"], "ruling", boxes["Ruling"], 16),
        _around(boxes["Dispute"], "sides", boxes["Side"], 30),
        word(actor.x + 9, actor.bottom + 20, "of four sorts"),
    ]


def _along(one: Box, name: str, other: Box, out: float) -> str:
    """From the left of a row to the right of a box in the column before."""
    start, end = one.row(name), other.middle + (6 if name == "participants" else 0)
    return line((one.x, start), (one.x + out, start), (one.x + out, end), (other.right, end))


#: What a chronology is asked, and the records of the answer, each within the one before it.
ANSWERS: Final[tuple[tuple[str, tuple[type, ...]], ...]] = (
    ("check", (Finding,)),
    ("explain", (reasons.Explanation, reasons.Reason)),
    ("references", (reasons.Reference, reasons.Reading, reasons.Clash)),
    ("compare", (standings.Comparison, standings.FieldStanding, standings.Difference)),
    ("diff", (changes.Changes, changes.Change)),
    ("first_known", (knowing.FirstKnown,)),
    ("tallied", (Count,)),
    ("verify", (verifying.Verification, verifying.Verified)),
)


def answers() -> str:
    """What a chronology answers with."""
    y, parts = 16.0, list[str]()
    for method, records in ANSWERS:
        row = [box(one, 128 + 258 * number, y) for number, one in enumerate(records)]
        parts.append(_linked_call(method, y))
        parts.append(line((108, row[0].middle), (row[0].x, row[0].middle)))
        parts += [line((one.right, one.middle), (two.x, two.middle)) for one, two in pairwise(row)]
        parts += [part for one in row for part in one.drawn()]
        y = max(one.bottom for one in row) + 20
    return picture(128 + 258 * 2 + WIDE + 16, y, "What a chronology is asked, and what it answers with", parts)


def _linked_call(method: str, y: float) -> str:
    told = f"{link('Chronology')}.{method}"
    return f'<a href="{told}">{word(14, y + HEAD / 2 + 4, method + "()", "")}</a>'


if __name__ == "__main__":
    (DOCS / "model.svg").write_text(model(), encoding="utf-8")
    (DOCS / "answers.svg").write_text(answers(), encoding="utf-8")
