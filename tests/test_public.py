"""The public face: a dozen names, imported when first used, and a user's first ten minutes with them."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import runpy
import subprocess
import sys
from pathlib import Path

import attrs
import pendulum
import pytest

import usru_relations as usru
from usru_relations.query import at, involving

TOUR = Path(__file__).parents[2] / "shared" / "tour.py"
HEAVY = ("attr", "attrs", "cattr", "cattrs", "pendulum")


def python(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)  # noqa: S603
    return run.stdout.strip()


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = f"import sys, usru_relations; print(*(name for name in {HEAVY} if name in sys.modules))"
    assert python(code) == ""
    assert python(code.replace("; print", ", usru_relations.truth; print")) == ""
    assert python(code.replace("; print", "; usru_relations.load; print")) != ""


def test_a_star_import_gives_exactly_the_public_names() -> None:
    room: dict[str, object] = {}
    exec("from usru_relations import *", room)  # noqa: S102
    assert set(room) - {"__builtins__"} == set(usru.__all__)
    assert sorted(set(usru.__all__), key=lambda name: (not name.isupper(), name)) == usru.__all__
    assert set(usru.__all__) <= set(dir(usru))


def test_type_checkers_see_the_same_names_from_the_same_rooms() -> None:
    tree = ast.parse(inspect.getsource(usru))
    (block,) = (node for node in tree.body if isinstance(node, ast.If))
    seen = {
        alias.name: (node.module or "").removeprefix("usru_relations.")
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == usru._ROOMS  # pyright: ignore[reportPrivateUsage]
    assert set(seen) == set(usru.__all__)


@pytest.mark.parametrize("name", usru.__all__)
def test_each_public_name_is_at_hand_and_says_what_it_is(name: str) -> None:
    thing = getattr(usru, name)
    assert getattr(usru, name) is thing
    if name != "BUNDLED":
        assert thing.__name__ == name
        assert inspect.getdoc(thing)


def test_each_name_is_imported_by_itself() -> None:
    code = "; ".join(f"from usru_relations import {name}" for name in reversed(usru.__all__))
    assert python(f"{code}; print(len(load()))") == str(len(usru.load()))


def test_another_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"^module 'usru_relations' has no attribute 'lood'$"):
        usru.lood  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue, reportUnusedExpression]


def test_the_tour_runs(capsys: pytest.CaptureFixture[str]) -> None:
    if not TOUR.is_file():
        pytest.skip(f"{TOUR.name} is not beside the repository")
    runpy.run_path(str(TOUR))
    shown = capsys.readouterr().out.splitlines()
    assert any(line.startswith("2025-02-18  ") and "Riyadh [held]" in line for line in shown)


def test_a_first_look() -> None:
    facts = usru.load()
    assert facts.digest == usru.load(expect=facts.digest).digest
    assert facts == usru.load(usru.BUNDLED) == usru.load(usru.BUNDLED, usru.BUNDLED)
    assert facts.actor("Виткофф") is facts.actor("Witkoff")

    (talks,) = facts.at("Gulf").held().of_kind("talks")
    assert talks.venue is facts.venue("Эр-Рияд")
    assert [source.name for source in talks.sources] == ["ALTN.News", "unsigned-2025-03-02"]
    assert talks in facts.corroborated()

    (summit,) = facts.of_kind("summit").at("United States")
    assert summit.when.dates("America/Anchorage")[0] == summit.when.dates("America/Anchorage")[1]
    assert summit.when.dates("Asia/Almaty")[1] == pendulum.date(2025, 8, 16)

    sixth, seventh = facts.of_kind("meeting").involving("Witkoff")
    assert sixth.order is not None
    assert seventh.order is not None
    assert (sixth.order.number, seventh.order.number) == (6, 7)
    assert sixth.when.before(seventh.when) is usru.Truth.YES

    (consent,) = facts.of_kind("agrement")
    assert "Istanbul" in str(facts.explain(consent))

    elsewhere = facts.where(involving("Трамп") & ~at("Аляска"))
    assert set(elsewhere) == set(facts.involving("Trump")) - set(facts.at("Alaska"))
    assert not [finding for finding in facts.check() if finding.severity is usru.Severity.ERROR]


def test_an_event_is_shown_on_a_line() -> None:
    facts = usru.load()
    assert str(facts["first-delegation-talks"]) == (
        "2025-02-18  Talks of Russian and American delegations in Saudi Arabia, Riyadh [held]"
    )
    assert str(facts["minerals-deal-signing"]) == "undated  Signing of the Ukraine–US minerals deal [not-held]"
    assert str(facts.sources[1]).startswith("ALTN.News, 2025-03-03T17:38")


def test_all_records_are_made_by_keywords_but_the_parts_of_questions() -> None:
    names = [one.name for one in pkgutil.walk_packages(usru.__path__, "usru_relations.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    records = {one for module in modules for one in vars(module).values() if isinstance(one, type) and attrs.has(one)}
    ours = {one for one in records if one.__module__.startswith("usru_relations")}
    by_place = {one for one in ours if not all(field.kw_only for field in attrs.fields(one))}
    assert len(ours) > 70
    assert {one.__module__.split(".")[1] for one in by_place} == {"query"}
