"""What the command prints, for people and for machines."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import usru_relations as usru
from usru_relations import terminal
from usru_relations.__main__ import main

SHELF = """
[[kinds]]
id = "meeting"
[[events]]
id = "talks"
title = "Talks"
kind = "meeting"
"""
HEAD = 'id = "{id}"\npublisher = "{id}"\nlanguage = "en"\nheadline = "News"\npublished = "2025-03-01"\nzone = "UTC"\n'
REPORT = (
    '[[reports]]\nevent = "talks"\npassage = { length = 45, digest = "%032x" }\ngist = "Talks."\nstatus = "held"\n%s\n'
)


@pytest.fixture
def disputed(tmp_path: Path) -> str:
    """A folder in which two articles give one meeting two days."""
    (tmp_path / "shelf.toml").write_text(SHELF, encoding="utf-8")
    for number, day in enumerate(("2025-02-18", "2025-02-20")):
        text = HEAD.format(id=f"paper-{number}") + REPORT % (number, f'when = "{day}"\nzone = "UTC"')
        (tmp_path / f"{number}.toml").write_text(text, encoding="utf-8")
    return str(tmp_path)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(arguments) == status
    return capsys.readouterr().out


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(printed(capsys, *arguments, "--json"))


def test_every_event_has_its_dates_title_status_place_people_and_origins(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "--on", "2025-02-18", "--width", "80").splitlines() == [
        "18 Feb 2025              Talks of Russian and American delegations in Saudi",
        "                         Arabia",
        "                         held · Riyadh · Russian delegation at the Riyadh talks,",
        "                         American delegation at the Riyadh talks, Russia, United",
        "                         States · 2 origins",
        "1 event from 2 sources",
    ]


def test_a_wide_terminal_has_what_and_how_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    first = printed(capsys, "--on", "2025-02-27", "--width", "140").splitlines()[0]
    assert first.startswith("27 Feb 2025              Talks on embassies and consulates in ")
    assert " held · Istanbul · Russian delegation" in first


@pytest.mark.parametrize("width", [48, 80, 119, 120, 200])
def test_no_line_is_wider_than_the_terminal(capsys: pytest.CaptureFixture[str], width: int) -> None:
    lines = printed(capsys, "--width", str(width)).splitlines()
    assert max(map(len, lines)) <= width
    assert lines[-1].strip() == f"{len(usru.load())} events from 5 sources"


@pytest.mark.parametrize("width", [60, 80, 130])
def test_no_line_about_one_event_is_wider_either(
    facts: usru.Chronology, capsys: pytest.CaptureFixture[str], width: int
) -> None:
    for event in facts[::21]:
        assert max(map(len, printed(capsys, "show", event.id, "--width", str(width)).splitlines())) <= width


def test_one_event_is_shown_with_its_reasons_and_every_report(capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(capsys, "show", "darchiev-agrement", "--width", "200")
    assert "dates       26 Feb – 3 Mar 2025 (in the zone of the place)" in shown
    assert "2025-02-26 21:00 UTC  “Talks on embassies and consulates in Istanbul” is said to be" in shown
    assert "unsigned-2025-03-02 (2025-03-02) ← Vedomosti" in shown
    assert "inferred: via, relations, participants" in shown
    assert "subject     Alexander Darchiev" in shown


@pytest.mark.parametrize("width", [80, 140])
def test_a_list_has_the_id_of_each_event_below_its_title_if_it_is_asked_for(
    facts: usru.Chronology, capsys: pytest.CaptureFixture[str], width: int
) -> None:
    plain, lines = (printed(capsys, "--width", str(width), *more).splitlines() for more in ([], ["--ids"]))
    assert max(map(len, lines)) <= width
    ids = [event.id for event in facts]
    assert [line.strip() for line in lines if line.strip() in ids] == ids
    assert not {line.strip() for line in plain} & {*ids}
    assert [line for line in lines if line.strip() not in ids] == plain


def test_reports_that_may_speak_of_another_event_stand_apart(capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(capsys, "show", "putin-trump-call")
    assert shown.index("Told by") < shown.index("May be told by")


def test_disputes_are_seen_and_break_a_rule(disputed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "disputed: when" in printed(capsys, "--facts", disputed)
    assert "  when disputed\n    2025-02-18[UTC] (paper-0)\n    2025-02-20[UTC] (paper-1)\n" in printed(
        capsys, "show", "talks", "--facts", disputed
    )
    found = printed(capsys, "check", "--facts", disputed, status=1)
    assert found.startswith("warning disputes-are-decided\n")
    assert found.endswith("0 errors, 1 warning, 0 notes\n")


def test_a_decided_dispute_is_shown_with_its_reason(disputed: str, capsys: pytest.CaptureFixture[str]) -> None:
    ruling = f'{{ field = "when", passages = ["{1:032x}"], reason = "It was put right." }}'
    (Path(disputed) / "rulings").mkdir()
    row = f'[[events]]\nid = "talks"\nrulings = [{ruling}]\n'
    (Path(disputed) / "rulings" / "ruling.toml").write_text(row, encoding="utf-8")
    files = [f"--facts={disputed}/{name}" for name in ("shelf.toml", "0.toml", "1.toml", "rulings")]
    shown = printed(capsys, "show", "talks", *files)
    assert "    2025-02-20[UTC] (paper-1)\n    decided: It was put right.\n" in shown


def test_where_sources_differ_and_what_was_said_when_stand_apart(capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(capsys, "show", "first-delegation-talks", "--width", "80")
    assert "\nWhere sources differ\n  venue refined\n    Riyadh (unsigned-2025-03-02)\n    Saudi Arabia (" in shown
    told = "  2025-03-02  held on 2025-02-18: Vedomosti\n  2025-03-03  held on 2025-02-18: ALTN.News\n"
    assert f"\nWhat was said when\n{told}\nTold by\n" in shown
    assert "status" not in shown[shown.index("Where sources differ") : shown.index("What was said when")]


def test_what_clashes_by_way_of_another_field_is_told_where_sources_differ(
    disputed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Paper 1 no longer tells another day, but that it took six days."""
    (Path(disputed) / "1.toml").write_text(HEAD.format(id="paper-1") + REPORT % (1, 'length = "P6D"'), encoding="utf-8")
    shown = printed(capsys, "show", "talks", "--facts", disputed, "--width", "200")
    clash = "contradiction: is said to be 2025-02-18[UTC] (paper-0); is said to last 5.5 days to 6.5 days (paper-1)"
    assert f"Where sources differ\n  length disputed\n    5.5 days to 6.5 days (paper-1)\n    {clash}\n" in shown


def test_what_all_say_alike_and_once_is_not_told_twice(capsys: pytest.CaptureFixture[str]) -> None:
    shown = printed(capsys, "show", "darchiev-agrement")
    assert "Where sources differ" not in shown
    assert "What was said when" not in shown


def test_the_bundled_facts_break_no_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "check").endswith("0 errors, 0 warnings, 22 notes\n")


def test_findings_for_machines(disputed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--facts", disputed, "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)
    assert (finding["rule"], finding["severity"], finding["events"]) == ("disputes-are-decided", "warning", ["talks"])


@pytest.mark.parametrize(
    ("arguments", "question"),
    [
        (["--between", "2025-02-01", "2025-03-31"], usru.load().between("2025-02-01", "2025-03-31")),
        (["--between", "..", "2025-02"], usru.load().between(None, "2025-02")),
        (["--on", "2025-08-15", "--possibly"], usru.load().on("2025-08-15", possibly=True)),
        (["--on", "2025-08-16", "--zone", "Asia/Almaty"], usru.load().on("2025-08-16", zone="Asia/Almaty")),
        (["--involving", "Путин", "Witkoff"], usru.load().involving("Putin", "Witkoff")),
        (["--at", "Аляска", "--held"], usru.load().at("Alaska").held()),
        (["--kind", "talks", "call"], usru.load().of_kind("talks", "call")),
        (["--about", "Ukraine"], usru.load().about("Ukraine")),
        (["--status", "possible", "planned"], usru.load().with_status("possible", "planned")),
        (["--reported-by", "Kazinform"], usru.load().reported_by("Kazinform")),
        (["--corroborated", "2"], usru.load().corroborated(2)),
        (["--known-on", "2025-03-04"], usru.load().as_known_on("2025-03-04")),
    ],
)
def test_the_narrowings_are_options(
    capsys: pytest.CaptureFixture[str], arguments: list[str], question: usru.Chronology
) -> None:
    assert [event["id"] for event in told(capsys, *arguments)] == [event.id for event in question]


def test_an_event_for_machines(capsys: pytest.CaptureFixture[str], facts: usru.Chronology) -> None:
    event = told(capsys, "show", "putin-witkoff-kremlin-meeting")
    assert event["length"] == {"least_seconds": 3.5 * 3600, "most_seconds": 4.5 * 3600}
    assert event["orders"] == [{"series": "putin-witkoff-meetings", "number": 7}]
    assert event["when"]["zone"] == "Europe/Moscow"
    assert event["when"]["first_date"] == "2026-01-22"
    assert event["venue"]["name"] == facts["putin-witkoff-kremlin-meeting"].venue.name  # type: ignore[union-attr]
    assert {report["source"] for report in event["reports"]} == {"kazinform-2026-01-23"}
    assert event["explanation"] == str(facts.explain("putin-witkoff-kremlin-meeting"))


def test_a_dispute_for_machines(disputed: str, capsys: pytest.CaptureFixture[str]) -> None:
    (event,) = told(capsys, "--facts", disputed)
    assert event["disputes"] == [
        {
            "field": "when",
            "sides": [
                {"value": "2025-02-18[UTC]", "sources": ["paper-0"]},
                {"value": "2025-02-20[UTC]", "sources": ["paper-1"]},
            ],
            "ruling": None,
        }
    ]


def test_another_folder_is_added_to_the_bundled_facts(disputed: str, capsys: pytest.CaptureFixture[str]) -> None:
    ids = {event["id"] for event in told(capsys, "--with", disputed)}
    assert {"talks", "alaska-summit"} <= ids


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m usru_relations | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_dates_are_said_as_short_as_they_can_be() -> None:
    def said(text: str) -> str:
        return terminal.dates_of(usru.When.parse(text))

    assert said("2025-02-18") == "18 Feb 2025"
    assert said("2025-02-18/2025-02-20") == "18 – 20 Feb 2025"
    assert said("2025-02-27/2025-03-03") == "27 Feb – 3 Mar 2025"
    assert said("2025-12-31/2026-01-01") == "31 Dec 2025 – 1 Jan 2026"
    assert said("2025-03-05/2026-03-05") == "5 Mar 2025 – 5 Mar 2026"
    assert said("../2025-03-02") == "by 2 Mar 2025"
    assert said("2025-03-01/..") == "from 1 Mar 2025"
    assert said("../..") == "undated"


def test_colours_are_for_terminals_and_say_the_status(
    facts: usru.Chronology, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("rich")
    lines = list(terminal.chronology_lines(facts.on("2025-02-18"), 80))
    assert {part.style for line in lines for part in line} == {"", "bold", "green", "dim"}
    terminal.show(lines, colour=True)
    coloured = capsys.readouterr().out
    terminal.show(lines, colour=False)
    assert coloured.split() == capsys.readouterr().out.split()


def test_what_a_reader_that_went_away_has_not_read_goes_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "gone").open("w") as gone:
        monkeypatch.setattr(sys, "stdout", Gone(gone.fileno()))
        assert main(["--on", "2025-02-18"]) == 0
        assert os.path.sameopenfile(gone.fileno(), os.open(os.devnull, os.O_WRONLY))


class Gone(io.StringIO):
    """A pipe that nobody reads."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def fileno(self) -> int:
        return self.number

    def write(self, _: str) -> int:
        raise BrokenPipeError
