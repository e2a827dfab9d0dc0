"""One value at least of every public sort, as the bundled facts give it."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

import attrs

import usru_relations as usru
from usru_relations import analysis, rules, travel
from usru_relations import query as q
from usru_relations.comparing.verifying import ArticlesError
from usru_relations.errors import Unlisted
from usru_relations.folders import UnexpectedFacts
from usru_relations.folding.fields import UnknownField
from usru_relations.records.anchoring import NoAnchor
from usru_relations.records.names import AmbiguousName, UnknownId, UnknownName
from usru_relations.records.quantities import Amount, AmountTextError, Quantity
from usru_relations.rules import BrokenRule
from usru_relations.testing import BrokenFacts
from usru_relations.times.allen import Interval
from usru_relations.times.clock import UnknownZone
from usru_relations.times.edtf import TimeTextError
from usru_relations.times.length import LengthTextError
from usru_relations.times.share import OpenWindow
from usru_relations.times.when import Disjoint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@functools.cache
def values() -> dict[str, Any]:
    """A value of each sort of records and answers, by the name of the sort."""
    facts = usru.load()
    event = facts["alaska-summit"]
    known = facts.as_known_on("2025-03-10")
    found: dict[str, Any] = {"Chronology, narrowed": facts.held(), "Chronology, as known": known}
    seen: dict[int, object] = {}
    given = (
        facts, tuple(facts), facts.archive, facts.check(), facts.tallied(), facts.references(), facts.reports,
        [facts.explain(one) for one in facts], facts.diff(known), facts.first_known(event),
        [facts.compare(one) for one in facts], [one.history for one in facts], facts.archive.clashes,
        facts.verify({}), facts.answers(q.at("Moscow")), event.corroboration, usru.Length.parse("PT4H"),
        Quantity(what="prisoners", amount=Amount.parse("~300")),
        Interval(starts=event.when, ends=event.when), travel.impossible_journeys(facts.archive),
        analysis.pace(facts, "2025-02-01", "2025-09-01"), analysis.runs(facts), analysis.gaps(facts),
        analysis.total_length(facts), analysis.by_kind(facts),
    )  # fmt: skip
    for one in _parts(given, seen):
        if type(one).__module__.startswith("usru_relations") and not isinstance(one, type):
            found.setdefault(type(one).__name__, one)
    return found


def _parts(value: Any, seen: dict[int, object]) -> Iterator[Any]:
    if id(value) in seen:
        return
    seen[id(value)] = value
    yield value
    inner: Any = ()
    if fields_of(value):
        inner = [getattr(value, name) for name in fields_of(value)]
    elif isinstance(value, Mapping):
        inner = value.values()  # pyright: ignore[reportUnknownVariableType]
    elif isinstance(value, Collection) and not isinstance(value, str | bytes | usru.Chronology):
        inner = value  # pyright: ignore[reportUnknownVariableType]
    part: Any
    for part in inner:
        yield from _parts(part, seen)


def fields_of(value: object) -> list[str]:
    """The names of the fields of a record; of anything else, none."""
    sort: Any = type(value)
    return [field.name for field in attrs.fields(sort)] if attrs.has(sort) else []


def criteria() -> dict[str, q.Criterion]:
    """Criteria of all shapes, by how they are written."""
    talks = q.of_kind("talks")
    made = (
        q.at("Moscow"), ~q.involving("Putin", "Trump"), talks & q.dated(), talks | ~q.held() & q.undated(),
        q.certainly(talks), q.possibly(~talks | q.on("2025-02-18", "UTC")), q.near("Moscow", 100), q.mentioning("a"),
        q.between("2025-02-01", None, possibly=True), q.before("alaska-summit"), q.lasting("PT4H"),
        q.going_on("2025-02", "2025-03"), q.on_weekday("Friday"), q.in_month("May"), q.in_hours(9, 17, "Asia/Almaty"),
        q.published("2025-03-03"), q.with_participant("Putin", role="host"), q.with_participants(least=2),
        q.according_to("Putin"),
    )  # fmt: skip
    return {repr(one): one for one in made}


def broken_rule(_: object) -> list[Any]:
    """A rule that gives what is no finding."""
    return [1]


def errors(nowhere: Path) -> dict[str, Exception]:
    """Each error that callers may meet, by its name."""
    facts = usru.load()
    event = facts["alaska-summit"]
    findings = facts.check(rules.RULES)
    return {
        type(error).__name__: error
        for error in (
            UnknownName("actor", "Putn", ("Putin",)),
            UnknownId("actor", "Putn", ("vladimir-putin",)),
            Unlisted("there is no name in the language 'kk'"),
            AmbiguousName("actor", "Ivanov", facts.actors[:2]),
            UnknownZone("Nowhere/Never"),
            UnknownField("colour", ("when", "venue")),
            TimeTextError("tomorrow", "write a date"),
            LengthTextError("long", "write PT4H"),
            AmountTextError("many"),
            Disjoint(event.when, usru.When.parse("2020")),
            OpenWindow(usru.When()),
            NoAnchor("the passage is empty"),
            ArticlesError(nowhere, "is not there"),
            BrokenRule(broken_rule, "gave 1"),
            BrokenFacts(findings),
            UnexpectedFacts("0" * 32, facts, facts.held()),
            _fixture_error(),
        )
    }


def _fixture_error() -> usru.FixtureError:
    try:
        usru.load({"a.toml": "colour = 1", "b.toml": "="})
    except usru.FixtureError as error:
        return error
    raise AssertionError
