"""A story with room for a fault: what is planted in it, and what the rules should find."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Final, final

import attrs

from usru_relations.archive import Archive, Shelves
from usru_relations.chronology import Chronology
from usru_relations.records.names import Directory
from usru_relations.records.reports import Report, Status
from usru_relations.records.shelf import Actor, Ruling, Subject, Venue
from usru_relations.records.sources import Passage, Source
from usru_relations.strategies.choices import Choices
from usru_relations.times.clock import DAY
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from usru_relations.records.reports import Tally
    from usru_relations.strategies.story import Story


@final
@attrs.frozen(kw_only=True)
class Planted:
    """A story, its chronology with one fault more, and what the rules should find in it."""

    story: Story
    broken: Chronology
    rule: str
    events: frozenset[str]
    """The events that the finding names."""
    entries: frozenset[str] = frozenset()
    """The ids of what stands on a shelf and that the finding names."""
    field: str | None = None
    """The field in dispute, if the fault is a dispute within one event."""


class Planter:
    """A story, two of its events and two new ones, and the reports to plant, which say nothing but what is given."""

    def __init__(self, story: Story, number: int) -> None:
        self.story, self.archive = story, story.chronology.archive
        self.on(Choices(number).of(tuple(self.archive.shelves.subjects.values())))
        self.late = (max(end for _, end in story.truth.values()) // DAY + 60) * DAY
        kinds = self.archive.shelves.kinds
        self.new, self.newer = (Subject(id=f"new-{n}", title=f"New {n}", kind=kinds["meeting"]) for n in range(2))
        self.told: list[Report] = []

    def on(self, one: Subject) -> Planter:
        """The same, to plant in another of the story's events."""
        self.one = one
        self.start, self.end = self.story.truth[one.id]
        return self

    def tell(
        self, *subjects: Subject, published: int | None = None, status: Status = Status.HELD, by: str | None = None
    ) -> Callable[..., None]:
        """A report with the source and passage of its own, published after all else, by a publisher if one is named."""
        index, moment = len(self.told), self.late + 20 * DAY if published is None else published
        report = Report(
            source=instant_source(f"planted-{index}", moment, by),
            passage=Passage.of(f"This is planted, {index}."),
            subjects=subjects,
            gist=f"Planted {index}.",
            status=status,
        )
        return functools.partial(self._add, report)

    def _add(self, report: Report, **said: Any) -> None:
        self.told.append(attrs.evolve(report, **said))

    def day(self, number: int) -> When:
        """A day in UTC, after all that the story holds."""
        return When(earliest=self.late + number * DAY, latest=self.late + (number + 1) * DAY)

    def found(
        self,
        rule: str,
        *events: Subject,
        field: str | None = None,
        tally: Tally | None = None,
        ruling: bool = False,
        entries: Sequence[Source | Subject | Venue | Actor] = (),
    ) -> Planted:
        """The chronology with all that was planted, and what is to be found in it."""
        ruled = attrs.evolve(self.one, rulings=(_NEEDLESS,) if ruling else ())
        broken = Archive(
            shelves=self._shelves([*events, ruled], [tally.source] if tally else [], entries),
            reports=[_about(report, ruled) for report in (*self.archive.reports, *self.told)],
            tallies=(*self.archive.tallies, tally) if tally else self.archive.tallies,
        )
        return Planted(
            story=self.story,
            broken=Chronology(broken),
            rule=rule,
            events=frozenset(subject.id for subject in events),
            entries=frozenset(entry.id for entry in entries),
            field=field,
        )

    def _shelves(self, subjects: Sequence[Subject], sources: Sequence[Source], entries: Sequence[Any]) -> Shelves:
        """The shelves with what is spoken of in what was planted, and with what is to be found on them."""
        shelves, series = self.archive.shelves, [report.order.series for report in self.told if report.order]
        told = [subject for report in self.told for subject in report.subjects]
        subjects = [*told, *subjects, *(entry for entry in entries if isinstance(entry, Subject))]
        sources = [report.source for report in self.told] + [
            *sources,
            *(entry for entry in entries if isinstance(entry, Source)),
        ]
        venues = [entry for entry in entries if isinstance(entry, Venue)]
        actors = [entry for entry in entries if isinstance(entry, Actor)]
        return attrs.evolve(
            shelves,
            subjects={**shelves.subjects, **{one.id: one for one in subjects}},
            sources={**shelves.sources, **{one.id: one for one in sources}},
            series={**shelves.series, **{one.id: one for one in series}},
            venues=Directory("venue", [*shelves.venues.values(), *venues]),
            actors=Directory("actor", [*shelves.actors.values(), *actors]),
        )


_NEEDLESS: Final = Ruling(field="venue", passages=(Passage.of("This stands nowhere.").digest,), reason="Seen to.")


def instant_source(id: str, moment: int, publisher: str | None = None) -> Source:
    """An article of which the publication is known to the instant."""
    published = When(earliest=moment, latest=moment + 1)
    return Source(id=id, headline="Planted", language="en", published=published, publisher=publisher)


def _about(report: Report, ruled: Subject) -> Report:
    """The same report, which knows the rulings on the event."""
    if not ruled.rulings:
        return report

    def known(subjects: tuple[Subject, ...]) -> tuple[Subject, ...]:
        return tuple(ruled if subject.id == ruled.id else subject for subject in subjects)

    relations = tuple(attrs.evolve(relation, others=known(relation.others)) for relation in report.relations)
    return attrs.evolve(report, subjects=known(report.subjects), relations=relations)
