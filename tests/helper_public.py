"""The public functions and methods, and arguments that they take."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, NamedTuple

import usru_relations as usru
from usru_relations import analysis, query, rules, strategies, testing
from usru_relations.records.sources import Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FACTS = usru.load()
#: What an argument of a name may be, where the function does not say so itself.
GOOD: dict[str, Any] = {
    "actor": "Putin", "archive": FACTS.archive, "articles": {}, "certain": True, "chronology": FACTS,
    "criteria": {"a": query.held()}, "criterion": query.held(), "date": "2025-02-18", "end": "2025-03",
    "event": "alaska-summit", "facts": FACTS, "index": 0, "kilometres": 5, "length": "PT4H", "moment": "2025-03-01",
    "name": "Putin", "number": 1, "place": "Moscow", "possible": True, "rules": (), "start": "2025-02",
    "text": "2025-02-18", "times": 2, "venue": "Moscow", "whole": "alaska-summit", "words": "Putin",
}  # fmt: skip


class Public(NamedTuple):
    """A public function, or a method of a value."""

    name: str
    call: Callable[..., Any]
    own: object = None
    """The value of which it is a method, which is also what others of its sort are compared with."""

    @property
    def parameters(self) -> list[inspect.Parameter]:
        return list(inspect.signature(self.call).parameters.values())

    def asked(self, parameter: inspect.Parameter, value: object) -> Any:
        """What it answers if one argument is some value, and the others are good."""
        given: list[object] = []
        named: dict[str, object] = {}
        for one in self.parameters:
            if one.name != parameter.name and (one.default is not one.empty or one.kind is one.VAR_POSITIONAL):
                continue
            good = self.own if one.name in ("other", "window") and self.own is not FACTS else GOOD.get(one.name, FACTS)
            what = value if one.name == parameter.name else good
            if one.kind in (one.POSITIONAL_ONLY, one.VAR_POSITIONAL):
                given.append(what)
            else:
                named[one.name] = what
        answer = self.call(*given, **named)
        return list(zip(range(3), answer, strict=False)) if inspect.isgenerator(answer) else answer


def functions() -> Iterator[Public]:
    for room in (usru, query, analysis, rules, strategies):
        for name in room.__all__:
            call = getattr(room, name)
            if inspect.isfunction(call):
                yield Public(f"{room.__name__.partition('.')[2]}.{name}".lstrip("."), call)
    yield Public("testing.keeps", testing.keeps)


def methods() -> Iterator[Public]:
    event = FACTS["alaska-summit"]
    for own in (FACTS, event, event.when, usru.Length.parse("PT4H"), usru.Truth.YES, Passage.of("a passage")):
        for name in sorted({*dir(type(own)), *vars(type(own))}):
            found = getattr(type(own), name)
            if inspect.isroutine(found) and (not name.startswith("_") or name in OPERATORS) and _is_ours(found):
                yield Public(f"{type(own).__name__}.{name}", getattr(own, name), own)


OPERATORS = ("__add__", "__and__", "__getitem__", "__mul__", "__or__", "__sub__")


def _is_ours(found: Any) -> bool:
    return (getattr(found, "__module__", None) or "").startswith("usru_relations")
