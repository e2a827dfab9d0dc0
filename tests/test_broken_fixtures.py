"""Broken fixtures: what is wrong, where, and how to mend it, in full."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import broken_habits
import broken_odd
import usru_relations as usru
from broken import FORM_TABLE, GOOD, Broken, edited, rows
from broken_meaning import TABLE
from usru_relations.reading.assembling import read
from usru_relations.reading.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from usru_relations.archive import Archive

BROKEN = [*rows(FORM_TABLE), *rows(TABLE), *rows(broken_odd.TABLE), *rows(broken_habits.TABLE)]


def faults_of(*folders: Mapping[str, str]) -> tuple[str, ...]:
    with pytest.raises(usru.FixtureError) as caught:
        usru.load(*folders)
    return tuple(map(str, caught.value.faults))


def faults_of_bytes(*contents: bytes) -> tuple[str, ...]:
    with pytest.raises(usru.FixtureError) as caught:
        read([{f"{index}.toml": content for index, content in enumerate(contents)}])
    return tuple(map(str, caught.value.faults))


def test_the_good_set_is_good() -> None:
    facts = usru.load(GOOD)
    assert [event.id for event in facts] == ["first-talks", "second-talks"]
    assert len(facts.reports) == 2
    assert len(facts.tallies) == 1
    assert not facts.disputes()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name.replace(" ", "-"))
def test_a_broken_fixture_is_told_in_full(broken: Broken) -> None:
    assert faults_of(broken.files) == broken.faults


def test_no_two_rows_of_the_table_break_the_same() -> None:
    assert len({broken.name for broken in BROKEN}) == len(BROKEN) >= 150
    assert len({frozenset(broken.files.items()) for broken in BROKEN}) == len(BROKEN)


def test_bytes_that_are_not_utf_8() -> None:
    assert faults_of_bytes(b"", b'note = "\xd0\x9c\xcc"') == ("1.toml: byte 10: is not UTF-8; save it as UTF-8",)


@pytest.mark.parametrize("nested", ["[" * 9_999 + "]" * 9_999, "{ a = " * 9_999 + "1" + " }" * 9_999])
def test_nesting_that_nobody_writes(nested: str) -> None:
    assert faults_of_bytes(f"note = {nested}".encode()) == (
        "0.toml: is nested too deeply; nothing in the format lies more than five deep: take it out",
    )


def test_a_number_that_nobody_writes() -> None:
    told = "note: expected a text, not a whole number of more than 64 bits; write what docs/format.md shows"
    for number in (b"9" * 5_000, b"0x" + b"f" * 5_000, b"-1" + b"_000" * 30):
        assert faults_of_bytes(b"", b"note = " + number) == (f"1.toml: {told}",)


def test_a_mark_of_byte_order_is_read_over() -> None:
    assert usru.load({name: f"\ufeff{text}" for name, text in GOOD.items()}) == usru.load(GOOD)
    (fault,) = faults_of(edited("two.toml", "language", "\ufefflanguage"))
    assert fault.startswith("two.toml: is not TOML: ")


def test_half_a_character_is_not_utf_8() -> None:
    assert faults_of({"a.toml": "# \ud800"}) == ("a.toml: byte 2: is not UTF-8; save it as UTF-8",)


def test_a_conjunction_of_thousands_of_times_is_read() -> None:
    """Term by term, however deep the stack is allowed to be."""
    hours = [f"2025-02-18T{second // 3_600:02}:{second // 60 % 60:02}:{second % 60:02}/.." for second in range(3_000)]
    facts = usru.load(edited("one.toml", 'when = "2025-02-18"', f'when = "{" & ".join(hours)}"'))
    assert "2025-02-18T00:49:59/.." in {str(report.when) for report in facts.reports}
    (fault,) = faults_of(edited("one.toml", 'when = "2025-02-18"', f'when = "{" & ".join([*hours, "2024"])}"'))
    assert "cannot both be true: they have nothing in common" in fault


def test_the_tenth_report_is_told_after_the_third() -> None:
    head, report, *_ = GOOD["one.toml"].split("[[reports]]\n")
    several = [report.replace('"held"', '"hold"') if number in (2, 10) else report for number in range(12)]
    told = faults_of({**GOOD, "one.toml": "[[reports]]\n".join([head, *several])})
    assert [fault.split(": ")[1] for fault in told] == ["reports[2].status", "reports[10].status"]


def test_empty_files_hold_nothing() -> None:
    empty = usru.load({"a.toml": "", "b.toml": "\n# nothing yet\n"})
    assert len(empty) == 0
    assert empty == usru.load({})
    assert usru.load(GOOD, {"a.toml": ""}).digest == usru.load(GOOD).digest


def test_all_faults_of_all_files_are_told_at_once_in_order() -> None:
    files = dict(GOOD)
    for file, old, new in [
        ("two.toml", '"ru"', '"russian"'),
        ("two.toml", '"2025-03-02"', '"2025-13"'),
        ("one.toml", 'status = "held"', 'status = "hold"'),
        ("one.toml", 'venue = "saudi-arabia"', 'venue = "saudi-arabi"'),
        ("one.toml", "number = 1", "number = 0"),
        ("spare.toml", '"arctic"', '"Arctic"'),
        ("spare.toml", '"organisation"', '"country"'),
    ]:
        assert files[file].count(old) == 1
        files[file] = files[file].replace(old, new)
    expected = (
        "one.toml: reports[0].order.number: 0 is no place in a series; count from 1, to 100000 at the most",
        "one.toml: reports[0].status: 'hold' is no status; did you mean 'held'?",
        "one.toml: reports[0].venue: there is no venue 'saudi-arabi'; did you mean 'saudi-arabia'?",
        "spare.toml: actors[0].type: 'country' is no type of actor; use one of person, state, organisation, body",
        "spare.toml: topics[0].id: 'Arctic' is no id; use small letters, digits and hyphens, as two-words",
        "two.toml: language: 'russian' is no language; use ISO 639, as kk, ru or en",
        "two.toml: published: '2025-13' is no time in EDTF: month must be in 1..12; see docs/time.md",
    )
    assert faults_of(files) == expected
    assert faults_of(dict(reversed(files.items()))) == expected
    with pytest.raises(usru.FixtureError) as caught:
        usru.load(files)
    assert str(caught.value) == "\n  ".join(["7 faults in the fixtures:", *expected])


def test_faults_of_form_hide_no_faults_of_meaning_in_other_files() -> None:
    broken = {**edited("spare.toml", "remote", "remot"), "two.toml": GOOD["two.toml"].replace('"ru"', '"russian"')}
    assert faults_of(broken) == (
        "spare.toml: kinds[0]: unknown key 'remot'; did you mean 'remote'?",
        "two.toml: language: 'russian' is no language; use ISO 639, as kk, ru or en",
    )


def test_what_an_unread_file_may_hold_is_not_told_to_be_missing() -> None:
    assert faults_of(edited("shelves.toml", 'level = "city"', 'levl = "city"')) == (
        "shelves.toml: venues[2]: unknown key 'levl'; did you mean 'level'?",
    )
    (fault,) = faults_of({**GOOD, "shelves.toml": "kinds ="})
    assert fault.startswith("shelves.toml: is not TOML: Invalid value")


def test_one_bad_folder_spoils_all_and_is_told_once() -> None:
    bad = {"b.toml": "colour = 1"}
    assert len(faults_of(GOOD, bad)) == len(faults_of(bad, GOOD)) == len(faults_of(bad, bad)) == 1


def test_the_error_carries_its_faults() -> None:
    with pytest.raises(usru.FixtureError) as caught:
        usru.load(edited("one.toml", 'status = "held"', 'status = "hold"'))
    error = caught.value
    assert isinstance(error, ValueError)
    (fault,) = error.faults
    assert fault == Fault(
        file="one.toml", path="reports[0].status", message="'hold' is no status", mend="did you mean 'held'?"
    )
    assert str(error) == f"1 fault in the fixtures:\n  {fault}"


def test_the_error_survives_pickling() -> None:
    error = usru.FixtureError(
        [
            Fault(file="b.toml", path="", message="is", mend="do"),
            Fault(file="a.toml", path="x", message="is", mend="do"),
        ]
    )
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is usru.FixtureError
    assert again.faults == error.faults
    assert str(again) == str(error) == "2 faults in the fixtures:\n  a.toml: x: is; do\n  b.toml: is; do"


#: Values that the format has nowhere, or only elsewhere.
ODD = st.one_of(
    st.sampled_from(
        ["0", "-1", "3.7", "nan", "true", "2025-02-18", "17:38:00", '""', "[]", "{}", "[[]]", "[{}]", '"None"']
    ),
    st.integers().map(str),
    st.text(st.sampled_from("abc019:/.-~<>[]PTXW& ")).map(lambda text: f'"{text}"'),
)
VALUES = [(file, match.span()) for file, text in GOOD.items() for match in re.finditer(r'"[^"]*"|\b\d+\b|true', text)]


def told_of(files: Mapping[str, bytes]) -> Archive | tuple[Fault, ...]:
    try:
        return read([files])
    except usru.FixtureError as error:
        return error.faults


@given(place=st.sampled_from(VALUES), odd=ODD)
def test_whatever_stands_in_place_of_a_value_is_read_or_told(place: tuple[str, tuple[int, int]], odd: str) -> None:
    file, (start, end) = place
    files = {**GOOD, file: GOOD[file][:start] + odd + GOOD[file][end:]}
    told = told_of({name: text.encode() for name, text in files.items()})
    if isinstance(told, tuple):
        assert all(fault.file in files and fault.message and fault.mend for fault in told)
        assert told
    else:
        assert usru.load(usru.dump(usru.load(files))) == usru.load(files)


@given(content=st.one_of(st.binary(), st.sampled_from(list(GOOD.values())).map(str.encode)), cut=st.integers(0, 600))
def test_any_bytes_are_read_or_told(content: bytes, cut: int) -> None:
    assert told_of({"a.toml": content[:cut], "b.toml": content}) != ()
