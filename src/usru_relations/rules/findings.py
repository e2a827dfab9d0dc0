"""What a rule finds, and how rules are asked."""

from __future__ import annotations

import enum
import functools
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias, cast, final

import attrs

from usru_relations.archive import Archive
from usru_relations.errors import Carrying
from usru_relations.given import must_be

if TYPE_CHECKING:
    from usru_relations.folding.events import Event
    from usru_relations.records.reports import Report, Tally
    from usru_relations.records.shelf import Actor, Kind, Series, Subject, Topic, Venue
    from usru_relations.records.sources import Source

Rule: TypeAlias = Callable[[Archive], "Iterable[Finding]"]
Entry: TypeAlias = "Actor | Kind | Series | Source | Subject | Topic | Venue"


class Severity(enum.IntEnum):
    """How bad a finding is."""

    NOTE = 1
    """Merely incomplete, or left open."""
    WARNING = 2
    """To be looked at."""
    ERROR = 3
    """It cannot all be true."""


@final
@attrs.frozen(kw_only=True)
class Finding:
    """What a rule found: what is wrong, with what, and how to mend it."""

    rule: str
    severity: Severity
    message: str
    mend: str
    events: tuple[Event, ...] = ()
    """The events concerned, those that are to be mended first."""
    reports: tuple[Report | Tally, ...] = ()
    entries: tuple[Entry, ...] = ()
    """What stands on a shelf and is concerned."""

    @property
    def where(self) -> str:
        """The ids by which all that is concerned is found in the fixtures."""
        found = [f"event {event.id}" for event in self.events]
        found += [f"{type(entry).__name__.lower()} {entry.id}" for entry in self.entries]
        found += [f"article {told.source.id}, passage {told.passage.digest[:8]}" for told in self.reports]
        return "; ".join(dict.fromkeys(found))

    def __str__(self) -> str:
        return f"{self.severity.name.lower()} [{self.rule}] {self.message}; {self.mend}"


class BrokenRule(Carrying):
    """A rule that raised, or gave what is no finding."""

    def __init__(self, rule: object, what: str) -> None:
        self.name = str(getattr(rule, "__name__", rule))
        super().__init__(
            f"the rule {self.name!r} {what}: a rule takes an archive and gives findings, see docs/rules.md"
        )
        self.rule = rule


def of_archive(rule: Rule) -> Rule:
    """A rule that tells at once if it is asked of anything but an archive."""

    @functools.wraps(rule)
    def checked(archive: Archive) -> Iterable[Finding]:
        return rule(must_be(Archive, archive, "a rule takes an archive, as facts.archive; or ask facts.check([rule])"))

    return checked


def asked(archive: Archive, rules: Sequence[Rule]) -> list[Finding]:
    """What breaks the rules, the worst first.

    Raises:
        TypeError: if ``rules`` is no sequence.
        BrokenRule: if a rule raises, or gives what is no finding.

    """
    must_be(Archive, archive, "asked() takes an archive, as facts.archive")
    if callable(rules) or not isinstance(rules, Iterable):
        raise TypeError(f"check() takes a sequence of rules, as rules=[{getattr(rules, '__name__', rules)}]")
    found = [finding for rule in rules for finding in _answer(archive, rule)]
    return sorted(found, key=lambda finding: -finding.severity)


def _answer(archive: Archive, rule: Rule) -> list[Finding]:
    if not callable(rule):
        raise BrokenRule(rule, "is no function")
    try:
        answer = cast("object", rule(archive))
        several = isinstance(answer, Iterable) and not isinstance(answer, str)
        found: list[object] = list(cast("Iterable[object]", answer)) if several else [answer]
    except Exception as error:
        raise BrokenRule(rule, f"raised {type(error).__name__}: {error}") from error
    for finding in found:
        if not isinstance(finding, Finding):
            raise BrokenRule(rule, f"gave {finding!r}, which is no finding")
    return cast("list[Finding]", found)


def events_of(archive: Archive, ids: Iterable[str]) -> tuple[Event, ...]:
    """The events of those ids, each once; nothing for what no report tells of."""
    return tuple(archive.by_id[id] for id in dict.fromkeys(ids) if id in archive.by_id)
