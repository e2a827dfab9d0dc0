"""What callers get is of the type that is promised: checked by mypy and pyright, and run as well.

`assert_type` does nothing when it is run; the last test sees that no public name of the chronology is left out.
"""

from __future__ import annotations

import ast
import datetime as dt
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_type

import pendulum
from hypothesis.strategies import SearchStrategy

import usru_relations as usru
from usru_relations import analysis, exporting, query, strategies
from usru_relations.archive import Archive
from usru_relations.comparing.changes import Change, Changes
from usru_relations.comparing.knowing import FirstKnown
from usru_relations.comparing.standings import Comparison, FieldStanding
from usru_relations.comparing.verifying import Verification
from usru_relations.folding.events import Dispute, Side
from usru_relations.index import Truths
from usru_relations.inference.reasons import Explanation, Reference
from usru_relations.records.quantities import Quantity
from usru_relations.records.reports import Order, Participation, Tally
from usru_relations.records.shelf import Kind, Topic
from usru_relations.records.sources import Source
from usru_relations.rules import Finding
from usru_relations.tallying import Count

if TYPE_CHECKING:
    from collections.abc import Mapping


def test_the_door(facts: usru.Chronology, tmp_path: Path) -> None:
    assert_type(usru.load(), usru.Chronology)
    assert_type(usru.load(usru.BUNDLED, {"a.toml": ""}, expect=None), usru.Chronology)
    assert_type(usru.load(expect=facts), usru.Chronology)
    assert_type(usru.dump(facts), dict[str, str])
    assert_type(usru.dump(facts, tmp_path), Path)
    assert_type(exporting.plain(facts), list[dict[str, Any]])


def test_a_chronology_is_a_sequence(facts: usru.Chronology) -> None:
    assert_type(facts[0], usru.Event)
    assert_type(facts["alaska-summit"], usru.Event)
    assert_type(facts[1:3], usru.Chronology)
    assert_type(len(facts), int)
    assert_type(list(facts), list[usru.Event])
    assert_type(facts[0] in facts, bool)
    assert_type(list(reversed(facts)), list[usru.Event])
    assert_type(facts.index(facts[0]), int)
    assert_type(facts.count(facts[0]), int)


def test_narrowings(facts: usru.Chronology) -> None:
    day = dt.date(2025, 2, 18)
    assert_type(facts.between(day, "2025-03", zone="UTC", possibly=True), usru.Chronology)
    assert_type(facts.on(day), usru.Chronology)
    assert_type(facts.involving("Putin", facts.actors[0]), usru.Chronology)
    assert_type(facts.at(facts.venues[0]), usru.Chronology)
    assert_type(facts.of_kind("summit", facts[0].kind), usru.Chronology)
    assert_type(facts.about(facts[0].topics[0]) if facts[0].topics else facts.about(), usru.Chronology)
    assert_type(facts.with_status("held", usru.Status.PLANNED), usru.Chronology)
    assert_type(facts.held(), usru.Chronology)
    assert_type(facts.reported_by("BAQ.KZ", facts.sources[0]), usru.Chronology)
    assert_type(facts.corroborated(by=2, possibly=True), usru.Chronology)
    assert_type(facts.as_known_on(day, zone="UTC"), usru.Chronology)
    assert_type(facts.where(query.at("Moscow") & ~query.involving("Putin") | query.held()), usru.Chronology)


def test_questions(facts: usru.Chronology, tmp_path: Path) -> None:
    assert_type(facts.answers(query.at("Moscow")), Truths)
    truths: Mapping[usru.Event, usru.Truth] = facts.answers(query.held())
    assert_type(truths[facts[0]], usru.Truth)
    assert_type(facts.actor("Putin"), usru.Actor)
    assert_type(facts.venue("Moscow"), usru.Venue)
    assert_type(facts.actors, tuple[usru.Actor, ...])
    assert_type(facts.venues, tuple[usru.Venue, ...])
    assert_type(facts.reports, tuple[usru.Report, ...])
    assert_type(facts.sources, tuple[Source, ...])
    assert_type(facts.tallies, tuple[Tally, ...])
    assert_type(facts.archive, Archive)
    assert_type(facts.digest, str)
    assert_type(facts.disputes(), tuple[Dispute, ...])
    assert_type(facts.references(), tuple[Reference, ...])
    assert_type(facts.check(), tuple[Finding, ...])
    assert_type(facts.tallied(), tuple[Count, ...])
    assert_type(facts.explain("alaska-summit"), Explanation)
    assert_type(facts.first_known(facts[0], "venue"), FirstKnown | None)
    assert_type(facts.verify(tmp_path), Verification)
    assert_type(facts.compare(facts[0]), Comparison)
    assert_type(facts.compare(facts[0])["when"], FieldStanding)
    assert_type(facts.gaps(), tuple[usru.When, ...])
    assert_type(facts.diff(facts), Changes)
    assert_type(facts.diff(facts).summary, str)
    assert_type(list(facts.diff(facts).of("added")), list[Change])


def test_events(facts: usru.Chronology) -> None:
    event = facts["alaska-summit"]
    assert_type(event.id, str)
    assert_type(event.title, str)
    assert_type(event.kind, Kind)
    assert_type(event.when, usru.When)
    assert_type(event.length, usru.Length | None)
    assert_type(event.venue, usru.Venue | None)
    assert_type(event.status, usru.Status | None)
    assert_type(event.participants, tuple[Participation, ...])
    assert_type(event.topics, tuple[Topic, ...])
    assert_type(event.order, Order | None)
    assert_type(event.parts, tuple[usru.Event, ...])
    assert_type(event.reports, tuple[usru.Report, ...])
    assert_type(event.disputes, tuple[Dispute, ...])
    assert_type(event.evidence("when"), tuple[Side, ...])


def test_times(facts: usru.Chronology) -> None:
    when = facts["alaska-summit"].when
    assert_type(usru.When.parse("2025-02-18", "UTC"), usru.When)
    assert_type(when.earliest, pendulum.DateTime | None)
    assert_type(when.zone, str | None)
    assert_type(when.dates("UTC"), tuple[pendulum.Date | None, pendulum.Date | None])
    assert_type(when.before(when), usru.Truth)
    assert_type(when & when, usru.When)
    assert_type(usru.Length.parse("PT4H"), usru.Length)
    assert_type(usru.Truth.YES & ~usru.Truth.MAYBE | usru.Truth.NO, usru.Truth)


def test_figures(facts: usru.Chronology) -> None:
    assert_type(analysis.by_month(facts), dict[str, analysis.Count])
    assert_type(analysis.by_kind(facts), dict[Kind, analysis.Count])
    assert_type(analysis.by_place(facts), dict[usru.Venue, analysis.Count])
    assert_type(analysis.by_side(facts), dict[usru.Actor, analysis.Count])
    assert_type(analysis.counts(facts, {1: query.held()}), dict[int, analysis.Count])
    assert_type(analysis.told_alone(facts), dict[Source, Fraction])
    assert_type(analysis.met(facts), dict[usru.Actor, dict[usru.Actor, int]])
    assert_type(analysis.gaps(facts), tuple[analysis.Gap, ...])
    assert_type(analysis.pace(facts, "2025-02", "2025-03"), analysis.Pace)
    assert_type(analysis.runs(facts), tuple[analysis.Run, ...])
    assert_type(analysis.total_length(facts), analysis.Total)
    assert_type(analysis.first(facts), tuple[usru.Event, ...])
    assert isinstance(next(iter(analysis.told_alone(facts).values())), Fraction)


def test_strategies() -> None:
    assert_type(strategies.whens(), SearchStrategy[usru.When])
    assert_type(strategies.lengths(), SearchStrategy[usru.Length])
    assert_type(strategies.quantities(), SearchStrategy[Quantity])
    assert_type(strategies.venues(), SearchStrategy[usru.Venue])
    assert_type(strategies.actors(), SearchStrategy[usru.Actor])
    assert_type(strategies.sources(), SearchStrategy[Source])
    assert_type(strategies.reports(), SearchStrategy[usru.Report])
    assert_type(strategies.events(disputed=0.5), SearchStrategy[usru.Event])
    assert_type(strategies.chronologies(), SearchStrategy[usru.Chronology])
    assert_type(strategies.archives(), SearchStrategy[Archive])
    assert_type(strategies.stories(), SearchStrategy[strategies.Story])
    assert_type(strategies.faulty("disjoint days"), SearchStrategy[strategies.Planted])
    assert_type(strategies.changed("a plan that is put off"), SearchStrategy[strategies.Planted])


def test_every_public_name_of_a_chronology_is_asserted() -> None:
    tree = ast.parse(Path(__file__).read_text(encoding="utf-8"))
    asserted = {
        node.attr
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "assert_type"
        for node in ast.walk(call.args[0])
        if isinstance(node, ast.Attribute)
    }
    assert {name for name in dir(usru.Chronology) if not name.startswith("_")} <= asserted
    assert {name for name in analysis.__all__ if name.islower()} - {"nth", "last", "next_after"} <= asserted
    assert {name for name in strategies.__all__ if name.islower()} - {"world"} <= asserted
