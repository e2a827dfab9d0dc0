"""The plugin of pytest for folders of users' own."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

import usru_relations as usru
from helper_values import broken_rule
from usru_relations import rules
from usru_relations.rules import RULES, rulings_are_needed, shelves_are_used
from usru_relations.testing import BrokenFacts, keeps

PrintedBy: TypeAlias = Callable[..., str]
PLUGIN = "usru_relations.testing"
SHELF = '[[kinds]]\nid = "meeting"\n[[events]]\nid = "talks"\ntitle = "Talks"\nkind = "meeting"\n'
NEEDLESS = 'rulings = [{ field = "venue", passages = [], reason = "It was so." }]\n'


def folder(path: Path, text: str) -> Path:
    facts = path / "facts"
    facts.mkdir()
    (facts / "shelf.toml").write_text(text, encoding="utf-8")
    return facts


@pytest.fixture
def printed_by(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> PrintedBy:
    """What pytest prints with the plugin, in a folder with these settings."""

    def run(path: Path, setting: str = "usru_relations_folders = facts") -> str:
        (path / "pytest.ini").write_text(f"[pytest]\n{setting}\n", encoding="utf-8")
        monkeypatch.chdir(path)
        monkeypatch.setenv("COLUMNS", "120")
        for told_whole in ("CI", "BUILD_NUMBER"):  # where pytest's summary repeats each error
            monkeypatch.delenv(told_whole, raising=False)
        monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
        pytest.main(["-v", "-p", "no:cacheprovider", "-p", PLUGIN, "-W", "ignore::pytest.PytestAssertRewriteWarning"])
        return "".join(capsys.readouterr())

    return run


def test_a_broken_rule_is_told_without_a_traceback(tmp_path: Path, printed_by: PrintedBy) -> None:
    folder(tmp_path, SHELF + NEEDLESS)
    printed = printed_by(tmp_path)
    assert f"1 failed, {len(RULES)} passed" in printed
    assert "\nwarning [rulings-are-needed] the ruling on the venue of talks decides no dispute" in printed
    assert "\n  (subject talks)\n" in printed
    assert "facts[timeline_is_possible] PASSED" in printed
    assert "Traceback" not in printed
    assert "facts keeps rulings_are_needed" in printed


def test_a_folder_that_cannot_be_read_fails_once_with_its_faults(tmp_path: Path, printed_by: PrintedBy) -> None:
    folder(tmp_path, SHELF + "colour = 1\n")
    printed = printed_by(tmp_path)
    assert f"1 failed, {len(RULES)} skipped" in printed
    assert printed.count("shelf.toml: events[0]: unknown key 'colour'") == 1
    assert "facts[can_be_read] FAILED" in printed
    assert "SKIPPED (facts cannot be read)" in printed
    assert "_ facts can be read _" in printed


def test_a_folder_may_rely_on_the_bundled_shelves(tmp_path: Path, printed_by: PrintedBy) -> None:
    (tmp_path / "facts").mkdir()
    row = '[[events]]\nid = "lake-talks"\ntitle = "Talks"\nkind = "consultations"\n'
    (tmp_path / "facts" / "shelf.toml").write_text(row, encoding="utf-8")
    setting = "usru_relations_folders = facts\nusru_relations_bundled = "
    assert f"{len(RULES) + 1} passed" in printed_by(tmp_path, setting + "true")
    assert "there is no kind 'consultations'" in printed_by(tmp_path, setting + "false")


def test_without_the_setting_nothing_is_tested(tmp_path: Path, printed_by: PrintedBy) -> None:
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


def test_a_rule_that_fails_itself_is_told_as_pytest_tells_it(
    tmp_path: Path, printed_by: PrintedBy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "RULES", (broken_rule,))
    folder(tmp_path, SHELF)
    printed = printed_by(tmp_path)
    assert "1 failed, 1 passed" in printed
    assert "usru_relations.rules.findings.BrokenRule: the rule 'broken_rule' gave 1, which is no finding" in printed
    assert "findings.py:" in printed
