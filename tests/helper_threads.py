"""A program that asks one chronology from many threads at once, from the first question on.

Run as a script: ``helper_threads.py unlocked`` takes the locks out of `functools.cached_property` first, as Python 3.12
has none in it.
"""

from __future__ import annotations

import functools
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import usru_relations as usru

THREADS = 8
#: Each makes a family of keys of its own.
ZONES = ("Etc/GMT+12", "Asia/Kathmandu", "America/Havana")


class Unlocked:
    """`functools.cached_property` as of Python 3.12."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        self.make, self.__doc__ = make, make.__doc__

    def __set_name__(self, _: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: Any, _: type | None = None) -> Any:
        if instance is None:
            return self
        if self.name not in instance.__dict__:
            instance.__dict__[self.name] = self.make(instance)
        return instance.__dict__[self.name]

    def __class_getitem__(cls, _: object) -> type[Unlocked]:
        return cls


def answers(facts: usru.Chronology, first: int = 0) -> dict[str, object]:
    """What a chronology answers to questions of all sorts, which begin with another one in each thread."""
    from usru_relations import query as q

    questions: dict[str, Callable[[], object]] = {
        "events": lambda: tuple(facts),
        "digest": lambda: facts.digest,
        "at": lambda: tuple(facts.at("Саудовская Аравия")),
        "window": lambda: tuple(facts.between("2025-02-01", "2025-03-01", possibly=True)),
        "explained": lambda: [str(facts.explain(event)) for event in facts[::20]],
        "found": facts.check,
        "known": lambda: tuple(facts.as_known_on("2025-03-10")),
        "truths": lambda: dict(facts.answers(q.with_participants(least=2) & ~q.held())),
        "tallied": facts.tallied,
        "references": facts.references,
        **{f"hours in {zone}": functools.partial(facts.where, q.in_hours(9, 17, zone)) for zone in ZONES},
    }
    order = [*list(questions)[first:], *list(questions)[:first]]
    return {name: questions[name]() for name in order}


def together(facts: usru.Chronology) -> Sequence[dict[str, object] | BaseException]:
    """What each of the threads is answered, or what it raised; they begin at one moment and are switched often."""
    start, got = threading.Barrier(THREADS), list[Any]([None] * THREADS)

    def ask(index: int) -> None:
        start.wait()
        try:
            got[index] = answers(facts, index)
        except BaseException as error:  # noqa: BLE001 - it is looked at by the test
            got[index] = error

    threads = [threading.Thread(target=ask, args=(index,)) for index in range(THREADS)]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(usual)
    return got


def main() -> None:
    if sys.argv[1:] == ["unlocked"]:
        functools.cached_property = Unlocked  # type: ignore[misc, assignment]  # pyright: ignore[reportAttributeAccessIssue]
    import usru_relations as usru

    expected = answers(usru.load())
    for got in together(usru.load()):
        if isinstance(got, BaseException):
            raise got
        assert got == expected, [name for name in expected if got[name] != expected[name]]
    print("agreed", functools.cached_property.__name__)  # noqa: T201


if __name__ == "__main__":
    main()
