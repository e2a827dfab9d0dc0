"""Values are values: equal, hashed, copied, pickled and evolved as such, from any thread and in any process."""

from __future__ import annotations

import copy
import functools
import multiprocessing
import pickle
import subprocess
import sys
from collections.abc import Hashable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import helper_threads
import usru_relations as usru
from helper_values import criteria, errors, fields_of, values
from usru_relations.index import Index
from usru_relations.query.answers import Judged
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable

    from usru_relations.folding.events import Event


def pickled(protocol: int, value: Any) -> Any:
    return pickle.loads(pickle.dumps(value, protocol))


WAYS: dict[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    **{
        f"pickle {protocol}": functools.partial(pickled, protocol) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)
    },
}
VALUES: dict[str, Any] = {**values(), **criteria()}
#: Mappings are compared, and hashed only where they are part of a record that is.
UNHASHED = {"Directory", "Register", "Shelves", "Truths", "Comparison"}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", VALUES)
def test_a_value_comes_back_as_it_was(name: str, way: str) -> None:
    value = VALUES[name]
    again: object = WAYS[way](value)
    assert type(again) is type(value)
    assert again == value
    assert repr(again) == repr(value)
    if name not in UNHASHED:
        assert isinstance(value, Hashable)
        assert hash(again) == hash(value)
        assert len({again, value}) == 1


@pytest.mark.parametrize("name", [name for name, value in VALUES.items() if fields_of(value)])
def test_a_record_evolves_and_does_not_change(name: str) -> None:
    value = VALUES[name]
    assert attrs.evolve(value) == value
    with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
        setattr(value, fields_of(value)[0], None)
    assert value != object()
    assert value != VALUES["When" if name != "When" else "Length"]


def test_every_sort_of_public_value_is_among_them() -> None:
    wanted = {
        "Archive", "Body", "Change", "Changes", "Chronology", "Clash", "Comparison", "Count", "Difference", "Event",
        "Explanation", "FieldStanding", "Finding", "FirstKnown", "Interval", "Kind", "Length", "Order", "Organisation",
        "Participation", "Passage", "Person", "Reason", "Reference", "Relation", "Report", "Series", "Side", "Source",
        "State", "Status", "Step", "Subject", "Tally", "Topic", "Truths", "Venue", "Verification", "When",
    }  # fmt: skip
    assert wanted <= set(VALUES)


@pytest.mark.parametrize("name", ["Chronology", "Chronology, narrowed", "Chronology, as known"])
def test_a_chronology_that_came_back_answers_as_before(name: str) -> None:
    value = VALUES[name]
    again = pickle.loads(pickle.dumps(value))
    assert tuple(again) == tuple(value)
    assert again.digest == value.digest
    assert again.check() == value.check()
    assert tuple(again.at("Moscow")) == tuple(value.at("Moscow"))


@pytest.mark.parametrize("sort", [usru.Truth, usru.Status, usru.Severity])
def test_what_is_enumerated_comes_back_as_itself(sort: Any) -> None:
    for value in sort:
        assert all(way(value) is value for way in WAYS.values())


ERRORS = errors(Path("nowhere"))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ERRORS)
def test_an_error_comes_back_with_all_that_it_carries(name: str, way: str) -> None:
    error = ERRORS[name]
    error.add_note("while reading")
    again = WAYS[way](error)
    assert type(again) is type(error)
    assert (str(again), again.args, vars(again)) == (str(error), error.args, vars(error))


def test_every_error_of_the_package_is_among_them() -> None:
    from usru_relations.errors import Carrying

    def below(sort: type[Carrying]) -> set[str]:
        return {sort.__name__}.union(*map(below, sort.__subclasses__()))

    assert below(Carrying) - {"Carrying"} == set(ERRORS) - {"NoAnchor"}


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("method", ["spawn", "fork"])
def test_processes_are_given_facts_and_give_them_back(method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system cannot {method}")
    facts, narrowed = VALUES["Chronology"], VALUES["Chronology, narrowed"]
    with ProcessPoolExecutor(1, multiprocessing.get_context(method)) as pool:
        assert pool.submit(pickle.dumps, facts).result()[:2] == b"\x80\x04"
        assert pool.submit(usru.load).result() == facts
        assert pool.submit(usru.Chronology.at, narrowed, "Москва").result() == narrowed.at("Moscow")
        with pytest.raises(LookupError, match="did you mean") as caught:
            pool.submit(usru.Chronology.actor, facts, "Putinn").result()
        assert getattr(caught.value, "suggestions", ())


@pytest.mark.parametrize("locks", [(), ("unlocked",)])
def test_many_threads_may_ask_the_first_questions(locks: tuple[str, ...]) -> None:
    program = [sys.executable, str(Path(helper_threads.__file__)), *locks]
    done = subprocess.run(program, capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.stdout, done.stderr) == (f"agreed {'Unlocked' if locks else 'cached_property'}\n", "")


def test_a_family_may_go_while_it_is_looked_for() -> None:
    """As another thread drops it: when what judges it is hashed, to be looked up, as many others are made."""
    facts = VALUES["Chronology"]
    index = Index(facts)

    class Judge:
        def __hash__(self) -> int:
            for number in range(70):
                index.select(Judged(functools.partial(rest, number + 2), is_nought), index.all)
            return 1

        def __call__(self, value: object) -> Truth:
            return is_nought(value)

    wanted = [rank for rank, event in enumerate(facts) if len(event.id) % 2 == 0]
    assert list(index.select(Judged(half, Judge()), index.all)) == wanted


def rest(divisor: int, event: Event) -> int:
    return len(event.id) % divisor


half = functools.partial(rest, 2)


def is_nought(value: object) -> Truth:
    return Truth.of(value == 0, value == 0)
