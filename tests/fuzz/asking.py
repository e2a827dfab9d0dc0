"""What an input is asked: whether it is read or told, and then every question that a chronology answers."""

from __future__ import annotations

import contextlib
import signal
from typing import TYPE_CHECKING, NoReturn

import usru_relations as usru
from usru_relations.chronology import Chronology
from usru_relations.reading.assembling import read

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping


class TooSlow(BaseException):
    """An input that took longer than it may; it is no `Exception`, so that nothing on the way takes it."""


class Wrong(AssertionError):
    """An answer that contradicts another."""


def load(files: Mapping[str, bytes]) -> Chronology | usru.FixtureError:
    """The chronology of an input, or what is wrong with it; all else that is raised is an escape."""
    try:
        return Chronology(read([files]))
    except usru.FixtureError as error:
        if not error.faults or not all(one.file in files and one.message and one.mend for one in error.faults):
            raise Wrong("a fault without a file, a message or a mend") from error
        if not str(error).isprintable() and any(mark in str(error) for mark in "\x00\x1b\u202e\u200f\ufeff"):
            raise Wrong(f"a fault that a terminal does not show as it stands: {str(error)!r}") from error
        return error


def ask(facts: Chronology) -> None:
    """Every question, of every event; and that it survives being written."""
    for event in facts:
        _ = str(event), event.independence, event.history, event.needless_rulings
        facts.explain(event)
        facts.compare(event)
        facts.first_known(event)
    _ = [str(finding) for finding in facts.check()], facts.disputes(), facts.references(), facts.tallied(), facts.gaps()
    written = usru.dump(facts)
    again = usru.load(written)
    if again != facts or again.digest != facts.digest or usru.dump(again) != written:
        raise Wrong("what was written is read differently")


@contextlib.contextmanager
def within(seconds: float) -> Generator[None]:
    """Stop what takes longer, on the clock of the process."""

    def stop(*_: object) -> NoReturn:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
