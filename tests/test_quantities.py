"""How many or how much: amounts, and what reports of them come to."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import usru_relations as usru
from oracle import chronology, report, subject
from usru_relations import strategies
from usru_relations.exporting import plain
from usru_relations.folding.fold import fold
from usru_relations.records.quantities import ONE, Amount, AmountTextError, Quantity
from usru_relations.records.reports import Status
from usru_relations.records.shelf import Ruling
from usru_relations.terminal import event_lines
from usru_relations.times.when import Disjoint

if TYPE_CHECKING:
    from usru_relations.comparing.standings import FieldStanding
    from usru_relations.folding.events import Event
    from usru_relations.records.reports import Report

SWAP = subject("swap")
HINT = "write digits without separators, such as 300, ~2000, >1.5, <~90 or 250/300"
GOOD: dict[str, tuple[float | None, float | None, str]] = {
    "300": (250, 350, "300"),
    "390": (385, 395, "390"),
    "2000": (1500, 2500, "2000"),
    "2050": (2045, 2055, "2050"),
    "157": (156.5, 157.5, "157"),
    "0": (0, 0.5, "0"),
    "00": (0, 0.5, "00"),
    "1.5": (1.45, 1.55, "1.5"),
    "2.50": (2.495, 2.505, "2.50"),
    "30.0": (29.95, 30.05, "30.0"),
    "~300": (250, 350, "about 300"),
    ">300": (300, None, "more than 300"),
    "<300": (None, 300, "less than 300"),
    "<~300": (250, 300, "nearly 300"),
    ">~300": (300, 350, "a little over 300"),
    "250/300": (245, 350, "250 to 300"),
    "250..300": (250, 300, "250 to 300"),
    "..300": (None, 300, "any number to 300"),
    "250..": (250, None, "250 to any number"),
}
BAD = {
    "": HINT, "~": HINT, "300 people": HINT, "1,000": HINT, "-3": HINT, "~~3": HINT, "٣": HINT, "1.": HINT, "3/": HINT,
    "1.0000001": HINT, "1234567890123456": HINT, "..x": HINT, "300/250": "the range ends before it starts",
    "<0": "an amount must not be negative, and its highest must be above its lowest",
    "3..3": "an amount must not be negative, and its highest must be above its lowest",
}  # fmt: skip


@pytest.mark.parametrize("text", GOOD)
def test_a_number_reaches_as_far_as_it_is_round(text: str) -> None:
    low, high, words = GOOD[text]
    amount = Amount.parse(text)
    assert (amount.low, amount.high) == tuple(None if one is None else round(one * ONE) for one in (low, high))
    assert (amount.written, str(amount)) == (text, words)


@pytest.mark.parametrize("text", BAD)
def test_what_is_no_amount_says_what_to_write(text: str) -> None:
    with pytest.raises(AmountTextError) as caught:
        Amount.parse(text)
    assert str(caught.value) == f"{text!r} is no amount: {BAD[text]}"
    assert (caught.value.text, caught.value.why) == (text, BAD[text])


def test_an_amount_is_read_from_text_alone() -> None:
    with pytest.raises(TypeError, match="an amount is read from text, as '~300', not from 300"):
        Amount.parse(300)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


NUMBERS = st.tuples(st.integers(0, 10**12), st.integers(0, 4)).map(
    lambda pair: f"{pair[0] // 10 ** pair[1]}" + (f".{pair[0] % 10 ** pair[1]:0{pair[1]}}" if pair[1] else "")
)


@given(NUMBERS, st.integers(-(10**13), 10**13))
def test_a_number_holds_just_what_rounds_to_it(text: str, beside: int) -> None:
    """As is reckoned in fractions: x rounds half up to the figure, at the place of the figure's last digit."""
    whole, _, fraction = text.partition(".")
    trailing = len(whole) - len(whole.rstrip("0")) if int(whole) else 0
    place = Fraction(1, 10 ** len(fraction)) if fraction else Fraction(10**trailing)
    amount, said = Amount.parse(text), Fraction(text)
    for one in (said, said + place / 2, said - place / 2, said + Fraction(beside, ONE), said * 2, said / 2):
        rounds = one >= 0 and floor(one / place + Fraction(1, 2)) * place == said
        assert rounds == ((amount.low or 0) <= one * ONE < (amount.high or 0))


AMOUNTS = st.one_of(
    strategies.quantities().map(lambda one: one.amount),
    st.tuples(st.integers(0, 10**9), st.integers(1, 10**9)).map(lambda pair: Amount(low=pair[0], high=sum(pair))),
)


@given(AMOUNTS, AMOUNTS, st.integers(0, 400 * ONE))
def test_both_and_either_of_two_amounts(one: Amount, other: Amount, number: int) -> None:
    def holds(amount: Amount) -> bool:
        return (amount.low or 0) <= number and (amount.high is None or number < amount.high)

    assert Amount.parse(one.written) == one
    assert holds(one | other) or not (holds(one) or holds(other))
    try:
        both = one & other
    except Disjoint:
        assert not (holds(one) and holds(other))
        return
    assert holds(both) == (holds(one) and holds(other))
    assert both == other & one
    assert Amount.parse(both.written) == both
    assert both.text == (one & both).text


def quantity(amount: str, what: str = "prisoners", unit: str | None = None) -> Quantity:
    return Quantity(what=what, amount=Amount.parse(amount), unit=unit)


def paper(number: int, *told: Quantity, **keys: Any) -> Report:
    return report(SWAP, f"Said {number}.", by=f"Paper {number}", quantities=told, **keys)


def folded(*reports: Report) -> Event:
    return fold(SWAP, reports).event


def stands(*reports: Report) -> FieldStanding:
    return chronology(*reports).compare("swap")["quantities"]


def test_three_hundred_and_about_three_hundred_and_ten_are_one() -> None:
    event = folded(paper(0, quantity("300")), paper(1, quantity("~310")))
    assert ([str(one) for one in event.quantities], event.disputes) == (["about 310 prisoners"], ())


def test_three_hundred_and_ninety_and_three_hundred_are_a_dispute() -> None:
    told = paper(0, quantity("300")), paper(1, quantity("390"))
    (dispute,) = folded(*told).disputes
    assert str(dispute) == "quantities of swap is disputed: 300 prisoners (Paper 0); 390 prisoners (Paper 1)"
    assert [str(one) for one in folded(*told).quantities] == ["250 to 395 prisoners"]
    found = stands(*told)
    assert (found.standing, [one.kind for one in found.differences]) == ("disputed", ["contradiction"])


def test_numbers_of_two_things_stand_beside_each_other() -> None:
    men, trucks, tons = quantity("300"), quantity("2", "trucks"), quantity("2", "trucks", "tons")
    event = folded(paper(0, men), paper(1, trucks, tons))
    assert (set(event.quantities), event.disputes) == ({men, trucks, tons}, ())
    assert [str(one) for one in event.quantities] == ["300 prisoners", "2 trucks", "2 tons trucks"]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (("300",), ("310",), "rounding"),
        (("300",), (">290",), "refinement"),
        (("300/400",), ("310",), "refinement"),
        (("<~300",), ("300",), "rounding"),
        (("300",), ("390",), "contradiction"),
        (("157", "Russians"), ("314", "Russians and Ukrainians"), "base"),
        (("157", "Russians"), ("300", "freight", "tons"), None),
    ],
)
def test_quantities_differ_in_words_or_in_fact(one: tuple[str, ...], other: tuple[str, ...], kind: str | None) -> None:
    for pair in ((one, other), (other, one)):
        told = (paper(number, quantity(*said)) for number, said in enumerate(pair))
        assert [one.kind for one in stands(*told).differences] == ([kind] if kind else [])


def test_what_one_report_counts_beside_each_other_has_no_other_base() -> None:
    assert stands(paper(0, quantity("270", "soldiers"), quantity("120", "civilians"))).differences == ()


def test_who_counts_more_things_tells_more() -> None:
    soldiers, civilians = quantity("270", "soldiers"), quantity("120", "civilians")
    found = stands(paper(0, soldiers), paper(1, soldiers, civilians))
    assert sorted(one.kind for one in found.differences) == ["refinement"]


def test_a_ruling_decides_between_numbers() -> None:
    for words, amount in (("Said 0.", "300"), ("Said 1.", "390")):
        ruling = Ruling(field="quantities", passages=(report(SWAP, words).passage.digest,), reason="It counted.")
        ruled = subject("swap", rulings=(ruling,))
        told = (paper(0, quantity("300")), paper(1, quantity("390")))
        event = fold(ruled, [attrs.evolve(one, subjects=(ruled,)) for one in told]).event
        assert (event.quantities, [one.ruling for one in event.disputes]) == ((quantity(amount),), [ruling])


def test_what_was_planned_is_no_number_of_what_came() -> None:
    plan = paper(0, quantity("1000"), published="2025-02-01", status=Status.PLANNED)
    assert folded(plan).quantities == (quantity("1000"),)
    assert folded(plan, paper(1)).quantities == ()
    assert [one.kind for one in stands(plan, paper(1, quantity("390"))).differences] == ["later"]
    assert folded(plan, paper(1, quantity("390"))).disputes == ()


def test_the_evidence_tells_who_says_which_number() -> None:
    told = paper(0, quantity("300")), paper(1, quantity("~300")), paper(2, quantity("310")), paper(3)
    evidence = folded(*told).evidence("quantities")
    assert [(side.value, side.reports) for side in evidence] == [
        (quantity("300"), told[:2]),
        (quantity("310"), told[2:3]),
    ]


FIXTURE = """
kinds = [{ id = "exchange" }]
events = [{ id = "swap", title = "Swap", kind = "exchange" }]
id = "gazette"
language = "en"
published = "2030-05-01"
headline = "An exchange"
[[reports]]
event = "swap"
passage = { length = 9, digest = "00000000000000000000000000000005" }
gist = "Prisoners and grain were exchanged."
status = "held"
quantities = [
  { what = "prisoners", amount = "~300" },
  { what = "grain", amount = ">1.5", unit = "tons" },
]
"""


def test_quantities_are_read_written_shown_and_exported() -> None:
    facts = usru.load({"gazette.toml": FIXTURE})
    swap = facts["swap"]
    assert swap.quantities == (quantity(">1.5", "grain", "tons"), quantity("~300"))
    assert usru.load(usru.dump(facts)) == facts
    assert '{ what = "prisoners", amount = "~300" }' in usru.dump(facts)["articles/gazette.toml"]
    assert plain(facts)[0]["quantities"] == [
        {"what": "grain", "least": 1.5, "below": None, "unit": "tons"},
        {"what": "prisoners", "least": 250.0, "below": 350.0, "unit": None},
    ]
    shown = "\n".join("".join(part.text for part in line) for line in event_lines(facts, swap, 80))
    assert "quantity    about 300 prisoners" in shown


def test_the_digest_is_of_the_number_and_not_of_its_spelling() -> None:
    plain_figure, other = (FIXTURE.replace("~300", text) for text in ("300", "310"))
    digests = [usru.load({"gazette.toml": text}).digest for text in (FIXTURE, plain_figure, other)]
    assert digests[0] == digests[1] != digests[2]


@given(strategies.stories(size=4))
def test_the_numbers_of_a_story_are_never_disputed(story: strategies.Story) -> None:
    told = [one for report in story.chronology.reports for one in report.quantities]
    assert not [one for event in story.chronology for one in event.disputes if one.field == "quantities"]
    assert all(one.amount.low is None or one.amount.low <= 400 * ONE for one in told)
