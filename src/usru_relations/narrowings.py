"""The options of the command line that narrow the chronology, and the criterion that each stands for."""

from __future__ import annotations

import argparse
import contextlib
import functools
import itertools
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple, final

import attrs

from usru_relations import query
from usru_relations.times.clock import zone_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from usru_relations.chronology import Chronology
    from usru_relations.query import Criterion


def _day(text: str) -> str | None:
    return None if text == ".." else text


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"{text!r} is no whole number, such as 2") from None


def _most(text: str) -> int | None:
    return None if text == ".." else _whole(text)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{text!r} is no number, such as 50 or 0.5") from None


def _name_or_number(text: str) -> str | int:
    return int(text) if text.isdecimal() else text


def _place(text: str) -> str | tuple[float, ...]:
    if not re.fullmatch(r"[-+\d., ]+", text):
        return text
    try:
        return tuple(map(float, text.split(",")))
    except ValueError:
        raise ValueError(f"{text!r} is no point, such as '55.75, 37.62'") from None


class Narrowing(NamedTuple):
    """An option, what it takes, and the function that makes a criterion of it."""

    option: str
    values: str
    """As in a line of usage: ``START END``, ``KIND...``, ``[DEPTH]``, ``[FIELD...]``, or nothing."""
    criterion: Callable[..., Criterion]
    help: str
    reads: tuple[Callable[[str], object], ...] = (str,)
    """What makes an argument of each value; the last one of all further ones."""
    takes: tuple[str, ...] = ("possibly",)
    """The settings that count for it; ``possibly`` unless it always answers YES or NO."""
    keyword: str | None = None
    """The name of its argument, where several options are arguments of one call."""

    def shape(self, dest: str, several: Callable[[str], str]) -> dict[str, Any]:
        """How argparse adds it; ``several`` reads each value where there may be any number."""
        words = self.values.strip("[]").removesuffix("...").split()
        endings = (("...]", "*"), ("...", "+"), ("]", "?"))
        nargs = next((nargs for end, nargs in endings if self.values.endswith(end)), len(words))
        shape: dict[str, Any] = {"nargs": nargs, "dest": dest, "action": _Asking, "default": argparse.SUPPRESS}
        shape |= {"metavar": tuple(words) if isinstance(nargs, int) else words[0]} if words else {}
        return shape | ({"type": several} if isinstance(nargs, str) else {})

    def arguments(self, values: Sequence[str]) -> tuple[object, ...]:
        """What the values mean."""
        readers = itertools.chain(self.reads, itertools.repeat(self.reads[-1]))
        return tuple(read(value) for read, value in zip(readers, values, strict=False))


_zoned: Final = functools.partial(Narrowing, takes=("zone", "possibly"))
_linked: Final = functools.partial(Narrowing, takes=("direct", "possibly"))
_sure: Final = functools.partial(Narrowing, takes=())
_one: Final = query.with_participant


#: How narrowings go together, for the help.
TOGETHER: Final = "All that is asked must hold. Names are in any language. --not- asks for the contrary: --not-held."

#: All narrowings, by what they ask for.
NARROWINGS: Final[dict[str, tuple[Narrowing, ...]]] = {
    "when": (
        _zoned("between", "START END", query.between, "EDTF dates; .. is open", reads=(_day,)),
        _zoned("on", "DATE", query.on, "an EDTF date"),
        _zoned("going-on", "DATE", query.going_on, "at some moment of an EDTF date: 2025-02-18/2025-02-20"),
        _zoned("weekday", "DAY...", query.on_weekday, "any of them: Monday, Mon or 1", reads=(_name_or_number,)),
        _zoned("month", "MONTH...", query.in_month, "any of them: January, Jan or 1", reads=(_name_or_number,)),
        _zoned("hours", "START END", query.in_hours, "full hours of the day; 22 6 is the night", reads=(_whole,)),
        Narrowing("lasting", "LENGTH", query.lasting, "an ISO 8601 duration: '>PT3H'"),
        _sure("dated", "[DEPTH]", query.dated, "to a day, month or year; else with both bounds"),
        _sure("undated", "", query.undated, "with neither bound"),
        Narrowing("before", "EVENT", query.before, "over when that one starts"),
        Narrowing("after", "EVENT", query.after, "starts when that one is over"),
    ),
    "where": (
        Narrowing("at", "VENUE", query.at, "contained places too"),
        Narrowing("near", "PLACE KM", query.near, "a venue or '55.75, 37.62'", reads=(_place, _number)),
        _sure("placed", "", query.placed, "with a venue, however wide"),
    ),
    "who": (
        _sure("involving", "ACTOR...", query.involving, "all of them, or who stands for them"),
        _sure("participant", "ACTOR", _one, "one of whom this and the next three hold", keyword="actor"),
        _sure("role", "ROLE", _one, "what that one did in it", keyword="role"),
        Narrowing("capacity", "WORDS", _one, "words of what that one is called", keyword="capacity"),
        Narrowing("side", "ACTOR", _one, "whom that one represents", keyword="side"),
        _sure("participants", "LEAST MOST", query.with_participants, "how many; .. is open", reads=(_whole, _most)),
    ),
    "what": (
        Narrowing("kind", "KIND...", query.of_kind, "any of them, and sorts of them"),
        _sure("about", "TOPIC...", query.about, "all of them, or narrower ones"),
        _sure("status", "STATUS...", query.with_status, "any of them"),
        _sure("held", "", query.held, "what took place"),
        _sure("mentioning", "WORDS", query.mentioning, "in its title or a gist; negotiat* leaves the end open"),
        _linked("part-of", "EVENT", query.part_of, "its parts, and their parts"),
        _linked("following", "EVENT", query.following, "what results from it"),
        _linked("leading-to", "EVENT", query.leading_to, "what it results from"),
        Narrowing("concerning", "EVENT", query.concerning, "what speaks of it"),
    ),
    "who tells it": (
        _sure("reported-by", "SOURCE...", query.reported_by, "any of these publishers or articles"),
        _sure("language", "CODE...", query.in_language, "any of them: kk, ru, en"),
        _zoned("published", "START END", query.published, "EDTF dates; .. is open", reads=(_day,)),
        _sure("origin", "NAME...", query.from_origin, "any of these agencies or outlets"),
        _sure("according-to", "ACTOR...", query.according_to, "on the word of any of them"),
        _sure("citing", "ACTOR...", query.citing, "by way of any of them"),
    ),
    "how sure it is": (
        Narrowing("corroborated", "N", query.corroborated, "by so many independent origins", reads=(_whole,)),
        _sure("disputed", "[FIELD...]", query.disputed, "in any field, or in any of these"),
        _sure(
            "decided",
            "[FIELD...]",
            functools.partial(query.disputed, decided=True),
            "disputed, and decided by a ruling",
        ),
        _sure(
            "undecided", "[FIELD...]", functools.partial(query.disputed, decided=False), "disputed, and decided by none"
        ),
        _sure("inferred", "", query.inferred, "with a bound that its own reports do not say"),
        _sure("interpreted", "[KEY...]", query.interpreted, "with any key, or any of these, read into the words"),
    ),
}
_ALL: Final = tuple(itertools.chain.from_iterable(NARROWINGS.values()))
_BY_FLAG: Final = {f"--{negated}{one.option}": (one, bool(negated)) for one in _ALL for negated in ("", "not-")}


class Asked(NamedTuple):
    """A narrowing with its values, or its contrary."""

    narrowing: Narrowing
    negated: bool
    values: tuple[str, ...]

    def joins(self, call: Sequence[Asked]) -> bool:
        """Whether it is an argument of the same function."""
        same = self.narrowing.criterion == call[0].narrowing.criterion
        return same and self.narrowing.keyword is not None and not (self.negated or call[0].negated)


class _Asking(argparse.Action):
    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002 - argparse's own signature
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        given = () if values is None else (values,) if isinstance(values, str) else tuple(values)
        asked = Asked(*_BY_FLAG[option_string or ""], given)
        setattr(namespace, self.dest, (*getattr(namespace, self.dest, ()), asked))


@final
@attrs.frozen(kw_only=True)
class Settings:
    """What is said of several narrowings at once."""

    zone: str | None = None
    direct: bool = False
    possibly: bool = False

    def check(self, asked: Sequence[Asked], *, known_on: bool) -> None:
        """Refuse what would count for nothing; for ``--known-on``, all but ``direct`` counts.

        Raises:
            ValueError: naming the option, and those with which it counts.

        """
        if self.zone is not None:
            with naming("--zone"):
                zone_of(self.zone)
        counted = {setting for one in asked for setting in one.narrowing.takes}
        for setting in attrs.asdict(self, filter=lambda _, value: bool(value)):
            late = ["--known-on"] * (setting != "direct")
            if setting not in counted and not (known_on and late):
                *flags, last = [*(f"--{one.option}" for one in _ALL if setting in one.takes), *late]
                raise ValueError(
                    f"--{setting}: it changes nothing that is asked for; give {', '.join(flags)} or {last}"
                )

    def criteria(self, asked: Sequence[Asked]) -> Iterator[tuple[str, Criterion]]:
        """Each criterion, with the options that ask for it."""
        for call in _calls(asked):
            flags = " ".join(f"--{'not-' * one.negated}{one.narrowing.option}" for one in call)
            with naming(flags):
                criterion = self._criterion(call)
            yield flags, query.possibly(criterion) if self.possibly else criterion

    def _criterion(self, call: Sequence[Asked]) -> Criterion:
        first = call[0].narrowing
        options = {name: getattr(self, name) for name in first.takes if name != "possibly" and getattr(self, name)}
        if first.keyword is None:
            made = first.criterion(*first.arguments(call[0].values), **options)
        else:
            made = first.criterion(**{str(one.narrowing.keyword): one.values[0] for one in call}, **options)
        return ~made if call[0].negated else made


def _calls(asked: Sequence[Asked]) -> list[list[Asked]]:
    """What makes one criterion each: arguments of one function are gathered, until one of them comes again."""
    calls: list[list[Asked]] = []
    for one in asked:
        last = next((call for call in reversed(calls) if one.joins(call)), None)
        if last is None or one.narrowing.keyword in {other.narrowing.keyword for other in last}:
            calls.append([one])
        else:
            last.append(one)
    return calls


def add_to(parser: argparse.ArgumentParser, dest: str, several: Callable[[str], str]) -> None:
    """Add all narrowings, and their contraries, of which the help says nothing one by one."""
    for title, narrowings in NARROWINGS.items():
        group = parser.add_argument_group(title)
        for one in narrowings:
            group.add_argument(f"--{one.option}", help=one.help, **one.shape(dest, several))
            group.add_argument(f"--not-{one.option}", help=argparse.SUPPRESS, **one.shape(dest, several))


@contextlib.contextmanager
def naming(options: str) -> Generator[None, None, None]:
    """Name the options in what is wrong with what they were given."""
    try:
        yield
    except (LookupError, TypeError, ValueError) as error:
        raise ValueError(f"{options}: {error}") from error


def narrowed(facts: Chronology, asked: Sequence[Asked], settings: Settings) -> Chronology:
    """The events of which all hold that is asked for.

    Raises:
        ValueError: naming the option, if a value or a name is wrong.

    """
    for flags, criterion in settings.criteria(asked):
        with naming(flags):
            facts = facts.where(criterion)
    return facts
