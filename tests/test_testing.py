"""The plugin of pytest for folders of users' own."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import usru_relations as usru
from usru_relations.rules import RULES, rulings_are_needed, shelves_are_used
from usru_relations.testing import BrokenFacts, keeps

PLUGIN = "usru_relations.testing"
SHELF = '[[kinds]]\nid = "meeting"\n[[events]]\nid = "talks"\ntitle = "Talks"\nkind = "meeting"\n'
NEEDLESS = 'rulings = [{ field = "venue", passages = [], reason = "It was so." }]\n'


def folder(path: Path, text: str) -> Path:
    facts = path / "facts"
    facts.mkdir()
    (facts / "shelf.toml").write_text(text, encoding="utf-8")
    return facts


def printed_by(path: Path, setting: str = "usru_relations_folders = facts") -> str:
    """What pytest prints with the plugin, in a folder with these settings."""
    (path / "pytest.ini").write_text(f"[pytest]\n{setting}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "-p", PLUGIN]
    environment = {**os.environ, "COLUMNS": "120", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=path, env=environment, check=False)  # noqa: S603
    return done.stdout + done.stderr


def test_a_broken_rule_is_told_without_a_traceback(tmp_path: Path) -> None:
    folder(tmp_path, SHELF + NEEDLESS)
    printed = printed_by(tmp_path)
    assert f"1 failed, {len(RULES)} passed" in printed
    assert "\nwarning [rulings-are-needed] the ruling on the venue of talks decides no dispute" in printed
    assert "\n  (subject talks)\n" in printed
    assert "facts[timeline_is_possible] PASSED" in printed
    assert "Traceback" not in printed
    assert "facts keeps rulings_are_needed" in printed


def test_a_folder_that_cannot_be_read_fails_once_with_its_faults(tmp_path: Path) -> None:
    folder(tmp_path, SHELF + "colour = 1\n")
    printed = printed_by(tmp_path)
    assert f"1 failed, {len(RULES)} skipped" in printed
    assert printed.count("shelf.toml: events[0]: unknown key 'colour'") == 1
    assert "facts[can_be_read] FAILED" in printed
    assert "_ facts can be read _" in printed


def test_a_folder_may_rely_on_the_bundled_shelves(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    row = '[[events]]\nid = "lake-talks"\ntitle = "Talks"\nkind = "consultations"\n'
    (tmp_path / "facts" / "shelf.toml").write_text(row, encoding="utf-8")
    setting = "usru_relations_folders = facts\nusru_relations_bundled = "
    assert f"{len(RULES) + 1} passed" in printed_by(tmp_path, setting + "true")
    assert "there is no kind 'consultations'" in printed_by(tmp_path, setting + "false")


def test_without_the_setting_nothing_is_printed_by(tmp_path: Path) -> None:
    folder(tmp_path, SHELF + NEEDLESS)
    assert "no tests ran" in printed_by(tmp_path, "")


def test_keeps_raises_what_is_broken_and_carries_it(tmp_path: Path) -> None:
    facts = folder(tmp_path, SHELF + NEEDLESS)
    with pytest.raises(BrokenFacts, match=r"^warning \[rulings-are-needed\]") as caught:
        keeps(facts)
    assert [one.rule for one in caught.value.findings] == ["rulings-are-needed"]
    keeps(facts, rules=[shelves_are_used])
    with pytest.raises(BrokenFacts) as noted:
        keeps(facts, severity=usru.Severity.NOTE)
    assert {one.rule for one in noted.value.findings} == {"rulings-are-needed", "shelves-are-used"}
    keeps(facts, rules=[rulings_are_needed], severity=usru.Severity.ERROR)


def test_pytest_finds_the_plugin_by_its_entry_point() -> None:
    settings = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["entry-points"]["pytest11"] == {"usru_relations": PLUGIN}


def test_the_bundled_facts_keep_every_rule() -> None:
    keeps(usru.BUNDLED)
