"""The chronology in a terminal: ``python -m usru_relations --help``."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import usru_relations
from usru_relations import narrowings
from usru_relations.folders import BUNDLED, load
from usru_relations.records.names import AmbiguousName, Directory, UnknownName, suggestions
from usru_relations.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from usru_relations.chronology import Chronology
    from usru_relations.folding.events import Event

_COMMAND: Final = "python -m usru_relations"
_AFTER: Final = "_after"
_NARROWEST: Final = 40
#: So many events that are meant alike are listed.
_FEW: Final = 7
_EXAMPLES: Final = """examples:
  python -m usru_relations --between 2025-02-01 2025-03-31
  python -m usru_relations --involving Putin --at Alaska --held
  python -m usru_relations show alaska-summit
  python -m usru_relations --known-on 2025-03-04 --kind talks
  python -m usru_relations check --with my/folder
  python -m usru_relations digest --with my/folder
  python -m usru_relations anchor article.txt --start "The talks" --end "in Riyadh."
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 is well, 1 is a broken rule, 2 is a mistake in what was asked for."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    given = sys.argv[1:] if arguments is None else arguments
    parser, flags = _parser()
    try:
        _check_flags(given, flags)
        return _run(parser.parse_args(given))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (LookupError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


class _Parser(argparse.ArgumentParser):
    """One that takes no abbreviations: with each new option, some would no longer be clear."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    @property
    def flags(self) -> Iterator[str]:
        return iter(self._option_string_actions)


def _check_flags(given: Sequence[str], flags: Collection[str]) -> None:
    """Say what was meant by an option that there is not; to argparse, its values would be the fault."""
    for word in given:
        flag = word.partition("=")[0]
        if flag.startswith("--") and flag not in {*flags, "--"} and " " not in word:
            raise UnknownName("option", flag, _meant(flag, flags))


def _meant(flag: str, flags: Collection[str]) -> tuple[str, ...]:
    alike = [one for one in flags if one.startswith("--not-") == flag.startswith("--not-")]
    begun = tuple(one for one in alike if one.startswith(flag))
    return begun or tuple(f"--{one}" for one in suggestions(flag[2:], [one[2:] for one in alike]))


def _parser() -> tuple[_Parser, list[str]]:
    """The parser, and all options of it and its commands."""
    parser = _Parser(
        prog=_COMMAND,
        usage=f"{_COMMAND} [COMMAND] [OPTIONS]",
        description="What happened between the United States and Russia from February 2025 on, source by source.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"usru_relations {usru_relations.__version__}")
    _add_options(parser)
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands (without one, the chronology)", prog=_COMMAND
    )
    show = commands.add_parser("show", help="one event, with every report behind it", usage=_usage("show EVENT"))
    show.add_argument("event", metavar="EVENT", help="its id, or words of its title")
    check = commands.add_parser(
        "check", help="what breaks the rules; exit status 1 if anything does", usage=_usage("check")
    )
    pin = commands.add_parser("digest", help="the digest of the facts, to pin them by", usage=_usage("digest"))
    for command in (show, check, pin):
        _add_options(command, _AFTER)
    anchor = commands.add_parser("anchor", help="the anchor of an article or of a passage of it, for a fixture")
    anchor.add_argument("file", metavar="FILE", help="the article's text, in UTF-8")
    anchor.add_argument(
        "passage", metavar="PASSAGE", nargs="?", help="the passage, as it stands in the text; else the whole text"
    )
    anchor.add_argument("--start", metavar="WORDS", help="instead: its first words")
    anchor.add_argument("--end", metavar="WORDS", help="and its last words")
    return parser, sorted({flag for one in (parser, show, anchor) for flag in one.flags})


def _usage(command: str) -> str:
    return f"{_COMMAND} {command} [OPTIONS]"


def _add_options(parser: argparse.ArgumentParser, after: str = "") -> None:
    """Options that count before and after a command; what may come again is noted apart, so that nothing gets lost."""
    nothing = argparse.SUPPRESS if after else None
    facts = parser.add_argument_group("facts")
    for option, name, help in (
        ("facts", "chosen", "these fixtures, not the bundled"),
        ("with", "added", "these fixtures too"),
    ):
        facts.add_argument(f"--{option}", action="append", dest=name + after, metavar="FOLDER", default=[], help=help)
    facts.add_argument("--known-on", metavar="DATE", default=nothing, help="only what was published by then")
    narrowings.add_to(parser, "asked" + after, _name)
    group = parser.add_argument_group("of all of these", narrowings.TOGETHER)
    group.add_argument("--zone", metavar="ZONE", default=nothing, help="of dates and clocks; else the event's own")
    group.add_argument("--possibly", action="store_true", default=nothing, help="also what may be so")
    group.add_argument("--direct", action="store_true", default=nothing, help="no parts of parts or results of results")
    output = parser.add_argument_group("output")
    output.add_argument("--json", action="store_true", default=nothing, help="for machines")
    output.add_argument("--ids", action="store_true", default=nothing, help="with the id of each event")
    output.add_argument("--width", type=_columns, metavar="COLUMNS", default=nothing, help="else that of the terminal")
    output.add_argument("--plain", action="store_true", default=nothing, help="no colours")


def _name(text: str) -> str:
    """A name; a command where there are names to come was meant as one."""
    if text in (*_COMMANDS, "anchor"):
        raise argparse.ArgumentTypeError(f"write the command {text!r} first: {_COMMAND} {text} ...")
    return text


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number") from None


def _columns(text: str) -> int:
    width = _number(text)
    if width < _NARROWEST:
        raise argparse.ArgumentTypeError(f"{width} columns are too few; give {_NARROWEST} or more")
    return width


def _run(options: argparse.Namespace) -> int:
    if options.command == "anchor":
        return _anchor(options)
    asked = (*_both(options, "asked"),)
    settings = narrowings.Settings(zone=options.zone, direct=bool(options.direct), possibly=bool(options.possibly))
    settings.check(asked, known_on=options.known_on is not None)
    facts = load(*(_both(options, "chosen") or [BUNDLED]), *_both(options, "added"))
    if options.known_on is not None:
        with narrowings.naming("--known-on"):
            facts = facts.as_known_on(options.known_on, settings.zone, settings.possibly)
    return _COMMANDS.get(options.command, _list)(narrowings.narrowed(facts, asked, settings), options)


def _both(options: argparse.Namespace, name: str) -> list[Any]:
    """What was given before the command, and after it."""
    return [*getattr(options, name, ()), *getattr(options, f"{name}{_AFTER}", ())]


def _list(facts: Chronology, options: argparse.Namespace) -> int:
    from usru_relations import exporting, terminal

    if options.json:
        return _print_json(exporting.plain(facts))
    terminal.show(terminal.chronology_lines(facts, _width(options), ids=bool(options.ids)), colour=_colour(options))
    return 0


def _show(facts: Chronology, options: argparse.Namespace) -> int:
    from usru_relations import exporting, terminal

    event = _called(facts, options.event)
    if options.json:
        return _print_json({**exporting.plain([event])[0], "explanation": str(facts.explain(event))})
    terminal.show(terminal.event_lines(facts, event, _width(options)), colour=_colour(options))
    return 0


def _called(facts: Chronology, name: str) -> Event:
    """The one event of that id or title, or else of a title that has all of its words.

    Raises:
        LookupError: if there is none, or if there are several.

    """
    if name in facts.archive.by_id:
        return facts[name]
    titles = Directory("event", [_Titled(event.id, (event.id, event.title)) for event in facts])
    try:
        return facts[titles.find(name).id]
    except AmbiguousName as error:
        if len(error.candidates) <= _FEW:
            raise
        mend = f"give more of it, or the id, which --mentioning {name!r} --ids lists"
        raise LookupError(f"{len(error.candidates)} events have {name!r} in their title: {mend}") from None


class _Titled(NamedTuple):
    """An event by its id and title."""

    id: str
    known_as: tuple[str, ...]


def _check_facts(facts: Chronology, options: argparse.Namespace) -> int:
    from usru_relations import terminal

    findings = facts.check()
    broken = any(finding.severity > Severity.NOTE for finding in findings)
    if options.json:
        keys = ("rule", "message", "mend")
        told = [
            {key: getattr(one, key) for key in keys}
            | {"severity": one.severity.name.lower(), "events": [event.id for event in one.events]}
            for one in findings
        ]
        _print_json(told)
    else:
        terminal.show(terminal.finding_lines(findings, _width(options)), colour=_colour(options))
    return int(broken)


def _digest(facts: Chronology, _: argparse.Namespace) -> int:
    print(facts.digest)
    return 0


def _anchor(options: argparse.Namespace) -> int:
    from usru_relations.comparing.verifying import ArticlesError, read_text
    from usru_relations.records import anchoring
    from usru_relations.records.sources import digest

    marked: tuple[str | None, str | None, str | None] = options.passage, options.start, options.end
    try:
        text = read_text(Path(options.file))
    except ArticlesError as error:
        raise ValueError(f"{error.place}: {error.why}; give a file with the article's text in UTF-8") from error
    match marked:
        case str(passage), None, None:
            found = anchoring.anchor(text, passage)
        case None, str(start), str(end):
            found = anchoring.anchor_between(text, start, end)
        case None, None, None:
            print(f'digest = "{digest(text)}"')
            return 0
        case _:
            raise ValueError("give the passage, or else both --start and --end")
    print(anchoring.toml(found))
    return 0


def _print_json(value: object) -> int:
    unicode = (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=not unicode, indent=2))
    return 0


def _width(options: argparse.Namespace) -> int:
    width: int = options.width or shutil.get_terminal_size().columns
    return width


def _colour(options: argparse.Namespace) -> bool:
    return not options.plain and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


_COMMANDS: Final = {"show": _show, "check": _check_facts, "digest": _digest}

if __name__ == "__main__":
    sys.exit(main())
