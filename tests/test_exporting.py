"""An event as plain values, key by key."""

from __future__ import annotations

import json

import attrs

import usru_relations as usru
from oracle import HERE, chronology, report, subject
from usru_relations.exporting import plain
from usru_relations.records.reports import Order, Participation, Role
from usru_relations.records.shelf import Ruling
from usru_relations.records.sources import Passage
from usru_relations.times.length import Length

PERSON, STATE = HERE.actors["person-0"], HERE.actors["state-0"]


def test_everything_that_is_told_of_an_event_is_there_by_its_name() -> None:
    told = report(
        subject("talks"), "The talks.", when="2025-02-18T10:00Z/2025-02-18T14:30Z", length=Length.parse("~PT4H"),
        venue=HERE.halls[0], topics=(HERE.topics["topic-0"],), outcomes=("An outcome.",),
        order=Order(number=2, series=HERE.series),
        participants=(
            Participation(actor=PERSON, role=Role.HOST, side=STATE, capacity="envoy"), Participation(actor=STATE)
        ),
    )  # fmt: skip
    facts = chronology(told)
    (event,) = plain(facts)
    (said,) = event.pop("reports")
    assert said["source"] == told.source.id
    assert said["length"] == "~PT4H"
    assert event == {
        "id": "talks",
        "title": facts["talks"].title,
        "kind": "meeting",
        "status": "held",
        "when": {
            "earliest": "2025-02-19T00:00:00+14:00",
            "latest": "2025-02-19T04:31:00+14:00",
            "zone": "Pacific/Kiritimati",
            "first_date": "2025-02-19",
            "last_date": "2025-02-19",
            "edtf": str(facts["talks"].when),
        },
        "length": {"least_seconds": 12_600.0, "most_seconds": 16_200.0},
        "venue": {"id": "hall-0", "name": HERE.halls[0].name},
        "participants": [
            {"actor": "person-0", "name": PERSON.name, "role": "host", "capacity": "envoy", "side": "state-0"},
            {"actor": "state-0", "name": STATE.name, "role": "participant", "capacity": None, "side": None},
        ],
        "topics": ["topic-0"],
        "outcomes": ["An outcome."],
        "quantities": [],
        "orders": [{"series": HERE.series.id, "number": 2}],
        "parts": [],
        "origins": list(facts["talks"].origins),
        "corroboration": 1,
        "possible_corroboration": 1,
        "disputes": [],
        "open_reports": [],
    }


def test_a_dispute_is_told_with_its_sides_and_its_ruling() -> None:
    ruling = Ruling(field="venue", passages=(Passage.of("In hall 0.").digest,), reason="It was so.")
    for rulings, reason in (((), None), ((ruling,), "It was so.")):
        talks = subject("talks", rulings=rulings)
        halls = (report(talks, f"In hall {n}.", venue=HERE.halls[n], by=f"paper-{n}") for n in (0, 3))
        (event,) = plain(chronology(*halls))
        (dispute,) = event["disputes"]
        assert (dispute["field"], dispute["ruling"]) == ("venue", reason)
        sides = {side["value"]: side["sources"] for side in dispute["sides"]}
        assert sides == {str(HERE.halls[0]): ["paper-0"], str(HERE.halls[3]): ["paper-3"]}


def test_the_bundled_facts_are_plain_for_json() -> None:
    facts = usru.load()
    made = json.loads(json.dumps(plain(facts)))
    assert [event["id"] for event in made] == [event.id for event in facts]
    assert made == plain(facts)


def test_how_many_origins_report_it_is_told_at_least_and_at_the_most(facts: usru.Chronology) -> None:
    (war,) = plain([facts["ukraine-war"]])
    assert (war["corroboration"], war["possible_corroboration"]) == (2, 3)


def test_attrs_makes_tables_of_an_event_and_all_that_is_in_it(facts: usru.Chronology) -> None:
    for event in facts:
        told = attrs.asdict(event)
        assert told["title"] == event.title
        assert [report["source"]["id"] for report in told["reports"]] == [one.source.id for one in event.reports]
        assert {id: [one["id"] for one in agencies] for id, agencies in told["cited"].items()} == {
            id: [one.id for one in agencies] for id, agencies in event.cited.items()
        }
