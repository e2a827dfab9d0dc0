"""The grammar in docs/time.md says just which texts are read."""

from __future__ import annotations

import re

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from helper_grammar import pattern
from usru_relations import When
from usru_relations.times.edtf import TimeTextError

ZONE = {"name in the IANA time zone database": "(?:UTC|Europe/Moscow|America/Argentina/Ushuaia)"}
SAFE = {
    **ZONE,
    "number": "(?:19|20)[0-9]{2}",
    "decade": "20[0-9]X",
    "century": "19XX",
    "01 to 31": "(?:0[1-9]|1[0-9]|2[0-8])",
    "01 to 53": "(?:0[1-9]|[1-4][0-9]|5[0-2])",
}
"""Narrowed to dates that every year has, far from the ends of the calendar."""
WHEN = re.compile(pattern("when", ZONE))
SAID = When.parse("2025-02-18", "UTC")
CONDITIONS = {
    "day is out of range for month|Invalid week: |ear .*is out of range": [
        "2025-02-30",
        "2025-W53",
        "0000",
        "0001~",
    ],
    "within the years 1 to 9999 in every zone": ["0001-01-02", "9999", "0001-01-03~"],
    "ends before it starts": ["2025-03/2025-02", "[2026..2025]"],
    "a window must end after it starts": ["2025-02-18T12:00Z/2025-02-16"],
    "the clocks of .* skipped it": ["2025-03-09T02:30[America/New_York]", "2011-12-30[Pacific/Apia]"],
    "a set lists times of one sort": ["[2025-02-18T12:00Z,2025-02-18]"],
    "a weekday needs the time at which it was said": ["XXXX-WXX-5", "../XXXX-WXX-7TEV"],
    "cannot both be true": ["2025 & 2026", "2025-02-18T12:00Z & 2025-03[UTC]"],
}
"""What a grammar cannot say, as docs/time.md lists it, with texts that break it."""

TEXTS = st.from_regex(WHEN, fullmatch=True)
PIECES = st.sampled_from([*"[]/,.?~%:-+XWTZ0123456789 &", "..", "2025", "-02", "-18", "T17:38", "TNI", "-21", "[UTC]"])


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A text of the grammar with a piece of it lost, and another put there."""
    text = draw(TEXTS)
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(PIECES | st.just("")) + text[at + draw(st.integers(0, 2)) :]


@pytest.mark.parametrize("rule", ["point", "set"])
@given(st.data())
def test_what_the_grammar_derives_is_read(rule: str, data: st.DataObject) -> None:
    text = data.draw(POINTS[rule])
    try:
        read = When.parse(text, said=SAID)
    except TimeTextError as error:
        if rule == "point" or not re.search("of one sort|ends before it starts", error.why):
            raise
    else:
        assert When.parse(str(read)) == read


POINTS = {rule: st.from_regex(re.compile(pattern(rule, SAFE)), fullmatch=True) for rule in ("point", "set")}


def refusal(text: str, said: When | None) -> str | None:
    """Why a text is not read; nothing if it is."""
    try:
        When.parse(text, said=said)
    except (TimeTextError, LookupError) as error:
        return error.why if isinstance(error, TimeTextError) else "unknown zone"
    return None


@given(TEXTS | slips(), st.none() | st.just(SAID))
def test_a_text_is_read_just_if_the_grammar_derives_it_and_the_conditions_hold(text: str, said: When | None) -> None:
    why = refusal(text, said)
    derived = bool(WHEN.fullmatch(text))
    if why is None:
        assert WHEN.fullmatch(re.sub(r"\[[A-Z][\w/+-]+\]", "[UTC]", text))
    else:
        assert not derived or re.search("|".join(CONDITIONS), why)
    event(f"derived: {derived}, read: {why is None}")


@pytest.mark.parametrize(("why", "text"), [(why, text) for why, texts in CONDITIONS.items() for text in texts])
def test_each_condition_refuses_what_the_grammar_alone_would_derive(why: str, text: str) -> None:
    assert WHEN.fullmatch(re.sub(r"\[[A-Z]\w+/\w+\]", "[UTC]", text))
    with pytest.raises(TimeTextError, match=why):
        When.parse(text)
