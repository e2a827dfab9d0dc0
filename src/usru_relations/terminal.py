"""A chronology as a person likes to read it in a terminal; with rich installed, in colour."""

from __future__ import annotations

import itertools
import textwrap
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from usru_relations.comparing.standings import Standing
from usru_relations.exporting import plain
from usru_relations.folding.events import Disagreement
from usru_relations.reading.writing import plain_report
from usru_relations.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from usru_relations.chronology import Chronology
    from usru_relations.comparing.standings import Comparison, FieldStanding
    from usru_relations.folding.events import Event
    from usru_relations.records.reports import Report
    from usru_relations.rules import Finding
    from usru_relations.times.when import When

DATES: Final = 25
"""The width of the column of dates."""
_WIDE: Final = 120


class Part(NamedTuple):
    """Some text, and the style of it in rich's words."""

    text: str
    style: str = ""


Line: TypeAlias = tuple[Part, ...]


def chronology_lines(facts: Chronology, width: int, *, ids: bool = False) -> Iterator[Line]:
    """Every event: its dates at its own place and title; below or beside it how far, where, who, told by how many."""
    for event in facts:
        yield from _entry(event, width, ids=ids)
    noun = "event" if len(facts) == 1 else "events"
    sources = len(facts.sources)
    yield (Part(f"{len(facts)} {noun} from {sources} source{'' if sources == 1 else 's'}", "dim"),)


def _entry(event: Event, width: int, *, ids: bool) -> Iterator[Line]:
    details, style = _details(event), _style(event)
    dates = Part(f"{dates_of(event.when):<{DATES - 1}} ", "bold")
    blank = Part(" " * DATES)
    named = [(blank, Part(line, "dim")) for line in (_wrapped(event.id, width - DATES) if ids else ())]
    if width < _WIDE:
        heads = itertools.chain([dates], itertools.repeat(blank))
        yield from zip(heads, map(Part, _wrapped(event.title, width - DATES)), strict=False)
        yield from named
        yield from ((blank, Part(line, style)) for line in _wrapped(details, width - DATES))
        return
    middle = (width - DATES) * 2 // 5
    titles, rest = _wrapped(event.title, middle - 2), _wrapped(details, width - DATES - middle)
    for index, (title, detail) in enumerate(itertools.zip_longest(titles, rest, fillvalue="")):
        yield (dates if index == 0 else blank), Part(f"{title:<{middle}}"), Part(detail, style)
    yield from named


def _details(event: Event) -> str:
    people = list(dict.fromkeys(one.actor.name for one in event.participants))
    least, most = event.corroboration, event.possible_corroboration
    said = [event.status.value if event.status else "reported"]
    said += [event.venue.name] if event.venue else []
    said += [", ".join(people[:4]) + (f" and {len(people) - 4} more" if len(people) > 4 else "")] if people else []
    told = f"{least}" if least == most else f"{least}\N{EN DASH}{most}"
    said += [f"{told}\N{NO-BREAK SPACE}origin{'' if most == 1 else 's'}"]
    said += [f"disputed: {dispute.field}" for dispute in event.disputes]
    return " · ".join(said)


def _style(event: Event) -> str:
    if event.disputes:
        return "red"
    if event.status is None or event.status.ahead:
        return "yellow"
    return "green" if event.status.real else "magenta"


def dates_of(when: When) -> str:
    """The dates that are possible at the place, as ``27 Feb – 3 Mar 2025`` or ``by 2 Mar 2025``."""
    first, last = when.dates()
    if first is None or last is None:
        known = first or last
        return f"{'by' if first is None else 'from'} {known.day} {known:%b %Y}" if known else "undated"
    start = [f"{first.day}", f"{first:%b}", f"{first.year}"]
    end = [f"{last.day}", f"{last:%b}", f"{last.year}"]
    while start and first != last and start[-1] == end[len(start) - 1]:
        start.pop()
    return " ".join(end) if first == last else f"{' '.join(start)} – {' '.join(end)}"


def event_lines(facts: Chronology, event: Event, width: int) -> Iterator[Line]:
    """One event with all that is known of it, why its time is bounded so, and every report behind it."""
    yield from ((Part(line, "bold"),) for line in _wrapped(event.title, width))
    for name, value in _fields(event):
        yield from _field(name, value, width)
    yield ()
    yield (Part("Why then", "bold"),)
    for line in str(facts.explain(event)).splitlines()[1:]:
        yield from _indented(line[2:], width)
    yield from _standing_lines(facts.compare(event), width)
    if len(event.history) > 1:
        yield from _block("What was said when", [(str(step), "") for step in event.history], width)
    yield from _report_lines("Told by", event.reports, width)
    yield from _report_lines("May be told by", event.open_reports, width)


def _fields(event: Event) -> Iterator[tuple[str, str]]:
    (told,) = plain([event])
    yield "id", event.id
    yield "kind", " < ".join(kind.name for kind in event.kind.sorts())
    yield "status", event.status.value if event.status else "reported"
    yield (
        "dates",
        dates_of(event.when) + (f" ({event.when.zone})" if event.when.zone else " (in the zone of the place)"),
    )
    yield "from", told["when"]["earliest"] or "open"
    yield "until", told["when"]["latest"] or "open"
    yield "length", str(event.length or "")
    yield "venue", " < ".join(place.name for place in event.venue.around()) if event.venue else ""
    for one in event.participants:
        side = f", for {one.side.name}" if one.side and one.side != one.actor else ""
        yield one.role.value, one.actor.name + (f", {one.capacity}" if one.capacity else "") + side
    yield "topics", ", ".join(topic.name for topic in event.topics)
    for order in event.orders:
        yield "order", f"number {order.number} of “{order.series.title}”"
    for outcome in event.outcomes:
        yield "outcome", outcome
    for quantity in event.quantities:
        yield "quantity", str(quantity)
    for part in event.parts:
        yield "part", f"{part.title} ({part.id})"
    yield "origins", ", ".join(event.origins)


def _field(name: str, value: str, width: int) -> Iterator[Line]:
    lines = _wrapped(value, width - 14) if value else []
    for index, line in enumerate(lines):
        yield Part(f"  {name if index == 0 else '':<12}", "cyan"), Part(line)


def _standing_lines(comparison: Comparison, width: int) -> Iterator[Line]:
    """The fields of which the sources do not all say the same: each side, what it comes to, and how it is decided."""
    differing = (field for field in comparison.values() if field.standing in (Standing.REFINED, Standing.DISPUTED))
    told = list(itertools.chain.from_iterable(map(_differing, differing)))
    if told:
        yield from _block("Where sources differ", told, width)


def _differing(field: FieldStanding) -> Iterator[tuple[str, str]]:
    """A field, its sides, what clashes by way of other fields and events, and its rulings."""
    yield f"{field.field} {field.standing}", "red" if field.standing is Standing.DISPUTED else "cyan"
    yield from ((f"  {side}", "") for side in field.sides)
    contradictions = (one for one in field.differences if one.kind is Disagreement.CONTRADICTION)
    yield from ((f"  {one}", "red") for one in contradictions if not {*one.sides} <= {*field.sides})
    yield from ((f"  decided: {dispute.ruling.reason}", "green") for dispute in field.disputes if dispute.ruling)


def _block(heading: str, lines: Sequence[tuple[str, str]], width: int) -> Iterator[Line]:
    yield ()
    yield (Part(heading, "bold"),)
    for text, style in lines:
        yield from _indented(text, width, style)


def _report_lines(heading: str, reports: Sequence[Report], width: int) -> Iterator[Line]:
    if reports:
        yield ()
        yield (Part(heading, "bold"),)
    for report in reports:
        chain = "".join(f" ← {actor.name}" for actor in report.via)
        yield from _indented(f"{report.source.name} ({report.source.published.shown()}){chain}", width, "cyan")
        yield from _indented(f"  {report.gist}", width)
        yield from _indented(f"  says: {'; '.join(_said(report))}", width, "dim")
        if report.inferred:
            yield from _indented(f"  inferred: {', '.join(report.inferred)}", width, "yellow")
        if report.note:
            yield from _indented(f"  note: {report.note}", width, "dim")
        yield from _indented(f"  passage: {report.passage.length} characters, {report.passage.digest}", width, "dim")


def _said(report: Report) -> Iterator[str]:
    row = plain_report(report)
    yield from (f"{key} {row[key]}" for key in ("status", "kind", "when", "zone", "length", "venue") if key in row)
    for relation in report.relations:
        yield f"{relation.link} {' or '.join(other.title for other in relation.others)}"


def finding_lines(findings: Sequence[Finding], width: int) -> Iterator[Line]:
    """Every finding with its mend, the worst first, and how many there are."""
    styles = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}
    for finding in findings:
        yield Part(finding.severity.name.lower(), styles[finding.severity]), Part(f" {finding.rule}")
        yield from _indented(finding.message, width)
        yield from _indented(f"→ {finding.mend}", width, "cyan")
    counts = [(severity, sum(finding.severity is severity for finding in findings)) for severity in reversed(Severity)]
    said = ", ".join(f"{count} {severity.name.lower()}{'' if count == 1 else 's'}" for severity, count in counts)
    yield (Part(said, "bold"),)


def _indented(text: str, width: int, style: str = "") -> Iterator[Line]:
    indent = " " * (2 + len(text) - len(text.lstrip()))
    for line in textwrap.wrap(text.lstrip(), max(width - len(indent), 20)):
        yield (Part(indent + line, style),)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, max(width, 20)) or [""]


def show(lines: Iterable[Line], *, colour: bool) -> None:
    """Print the lines; in colour where rich is installed."""
    if colour and find_spec("rich"):
        return _show_in_colour(lines)
    for line in lines:
        print("".join(part.text for part in line).replace("\N{NO-BREAK SPACE}", " ").rstrip())
    return None


def _show_in_colour(lines: Iterable[Line]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*((part.text, part.style) for part in line)))
