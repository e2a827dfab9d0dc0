"""A pytest plugin that checks folders of fixtures of your own: one test for each folder and rule.

Name the folders in the settings of pytest, as ``usru_relations_folders = ["facts"]``; or call `keeps` in a test. With
``usru_relations_bundled = true`` each folder is folded together with the bundled facts, on whose shelves it may rely.
The plugin is found by pytest when the package is installed (extra ``testing``) and does nothing without folders.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import pytest

from usru_relations.errors import Carrying
from usru_relations.given import must_be

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from usru_relations.chronology import Chronology
    from usru_relations.folders import Folder
    from usru_relations.reading.faults import FixtureError
    from usru_relations.rules import Finding, Rule, Severity

_FOLDERS = "usru_relations_folders"
_BUNDLED = "usru_relations_bundled"


class BrokenFacts(Carrying, AssertionError):
    """What breaks the rules, each finding with where it stands."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(f"{finding}\n  ({finding.where})" for finding in findings))
        self.findings = tuple(findings)


def keeps(*folders: Folder, rules: Sequence[Rule] | None = None, severity: Severity | None = None) -> None:
    """Raise if the facts of the folders, folded together, break a rule.

    Args:
        folders: as for `usru_relations.load`.
        rules: instead of all.
        severity: the least that counts; else a warning.

    Raises:
        BrokenFacts: with the findings.
        FixtureError: if the folders cannot be read.

    """
    from usru_relations.folders import load

    _keeps(load(*folders), rules, severity)


def _keeps(facts: Chronology, rules: Sequence[Rule] | None, severity: Severity | None) -> None:
    from usru_relations.rules import RULES, Severity

    least = Severity.WARNING if severity is None else must_be(Severity, severity, "severity is as Severity.NOTE")
    found = [finding for finding in facts.check(RULES if rules is None else rules) if finding.severity >= least]
    if found:
        raise BrokenFacts(found)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the settings."""
    parser.addini(_FOLDERS, "folders of fixtures that are checked with every rule of usru_relations", type="paths")
    parser.addini(_BUNDLED, "whether they are folded together with the bundled facts", type="bool", default=False)


def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add a test for each folder and rule, before which each folder is read."""
    folders: list[Path] = config.getini(_FOLDERS)
    for folder in folders:
        items += _items(session, folder, bundled=config.getini(_BUNDLED))


def _items(session: pytest.Session, folder: Path, *, bundled: bool) -> list[pytest.Item]:
    from usru_relations.rules import RULES

    made: list[pytest.Item] = []
    for rule in (None, *RULES):
        name = f"{folder.name}[{rule.__name__ if rule else 'can_be_read'}]"
        made.append(RuleItem.from_parent(session, name=name, path=folder, rule=rule, bundled=bundled))  # pyright: ignore[reportUnknownMemberType] - pytest leaves it open
    return made


class RuleItem(pytest.Item):
    """The test that a folder keeps a rule; or, without one, that it can be read."""

    def __init__(self, *, rule: Rule | None, bundled: bool, **others: Any) -> None:
        super().__init__(**others)  # pyright: ignore[reportUnknownMemberType] - pytest leaves it open
        self.rule = rule
        self.bundled = bundled

    def runtest(self) -> None:
        """Check the folder; it is read once, and what cannot be read is told once."""
        read = _read(self.path, bundled=self.bundled)
        if self.rule is None:
            if isinstance(read, Exception):
                raise read
        elif isinstance(read, Exception):
            pytest.skip(f"{self.path.name} cannot be read")
        else:
            _keeps(read, [self.rule], None)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The findings, or the faults of the files, without a traceback."""
        from usru_relations.reading.faults import FixtureError

        if isinstance(excinfo.value, (BrokenFacts, FixtureError)):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the folder is, and what is asked of it."""
        asked = f"keeps {self.rule.__name__}" if self.rule else "can be read"
        return self.path, None, f"{self.path.name} {asked}"


@functools.cache
def _read(folder: Path, *, bundled: bool) -> Chronology | FixtureError:
    from usru_relations.folders import BUNDLED, load
    from usru_relations.reading.faults import FixtureError

    try:
        return load(BUNDLED, folder) if bundled else load(folder)
    except FixtureError as error:
        return error
