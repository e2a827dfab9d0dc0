"""What a chronology says of itself: why a window has its bounds, what is disputed, and what breaks a rule."""

from __future__ import annotations

import pytest

import usru_relations as usru
from usru_relations.records.sources import Passage
from usru_relations.rules import disputes_are_decided, tallies_agree

FACTS = usru.load()
HEAD = """
id = "gazette"
publisher = "Gazette"
language = "en"
published = "{published}"
zone = "Europe/London"
headline = "What happened"
"""


def row(event: str, words: str, **keys: str) -> str:
    """A report of the Gazette, with its other keys as TOML."""
    passage = Passage.of(words)
    rest = "".join(f"{key} = {value}\n" for key, value in keys.items())
    return (
        f'[[reports]]\nevent = "{event}"\npassage = {{ length = {passage.length}, digest = "{passage.digest}" }}\n'
        f'gist = "{words}"\n{rest}'
    )


def with_gazette(*rows: str, published: str = "2025-03-05") -> usru.Chronology:
    return usru.load(usru.BUNDLED, {"gazette.toml": HEAD.format(published=published) + "".join(rows)})


def test_the_agrement_is_explained_from_istanbul() -> None:
    agrement = FACTS["darchiev-agrement"]
    explained = FACTS.explain(agrement)
    assert explained == FACTS.explain("darchiev-agrement")
    assert explained.title == agrement.title
    assert explained.when == agrement.when
    assert [reason.event for reason in explained.earliest] == [
        agrement.title,
        "Talks on embassies and consulates in Istanbul",
        "Talks on embassies and consulates in Istanbul",
    ]
    after, length, day = map(str, explained.earliest)
    assert "after “Talks on embassies and consulates in Istanbul”" in after
    assert "more than 6 hours" in length
    assert "said to be 2025-02-27[Europe/Istanbul]" in day
    assert len(explained.latest) == 1
    assert explained.latest[0].reports == agrement.reports


def test_the_text_of_an_explanation_goes_from_the_event_to_what_was_said() -> None:
    first, *rest = str(FACTS.explain("embassies-talks")).splitlines()
    assert first == "Talks on embassies and consulates in Istanbul: 2025-02-27[Europe/Istanbul]"
    heads = ["not before", "2025-02-26 21:00 UTC", "not after", "2025-02-27 21:00 UTC"]
    for line, head in zip(rest, heads, strict=True):
        assert line.strip().startswith(head)
        assert line.endswith((head, "said to be 2025-02-27[Europe/Istanbul] [unsigned-2025-03-02]"))
    _, *lines = str(FACTS.explain("darchiev-agrement")).splitlines()
    starts = ["not before", *["2025-02-27 03:00"] * 2, "2025-02-26 21:00", "not after", "2025-03-03 00:43"]
    assert [line.strip()[:16].removesuffix(" UTC") for line in lines] == starts


def test_the_text_of_an_explanation_says_where_nothing_bounds_the_time() -> None:
    _, *rest = str(FACTS.explain("minerals-deal-signing")).splitlines()
    assert [line.strip() for line in rest] == ["not before: nothing bounds it", "not after: nothing bounds it"]


@pytest.mark.parametrize("event", FACTS, ids=lambda event: event.id)
def test_an_explanation_begins_at_the_bound_and_ends_at_a_report(event: usru.Event) -> None:
    explained = FACTS.explain(event)
    for chain, bound in ((explained.earliest, event.when.start), (explained.latest, event.when.end)):
        assert bool(chain) == (bound is not None)
        if chain:
            assert chain[0].instant == bound
            assert chain[0].event == event.title
            assert chain[-1].reports
            assert all(report in FACTS.reports for reason in chain for report in reason.reports)


def test_two_places_that_exclude_each_other_are_a_dispute() -> None:
    facts = with_gazette(row("embassies-talks", "They met in Riyadh.", venue='"riyadh"', status='"held"'))
    (dispute,) = facts.disputes()
    assert (dispute.event, dispute.field, dispute.decided) == ("embassies-talks", "venue", False)
    assert {side.value.id for side in dispute.sides} == {"istanbul", "riyadh"}
    assert str(dispute) == ("venue of embassies-talks is disputed: Istanbul (unsigned-2025-03-02); Riyadh (Gazette)")
    assert facts["embassies-talks"].disputes == (dispute,)
    assert facts["embassies-talks"].venue is facts.venue("World")
    (finding,) = facts.check([disputes_are_decided])
    assert finding.severity is usru.Severity.WARNING
    assert finding.message == str(dispute)
    assert finding.events == (facts["embassies-talks"],)
    assert FACTS.check([disputes_are_decided]) == ()


@pytest.mark.parametrize(
    ("event", "keys", "field"),
    [
        ("embassies-talks", {"when": '"2025-02-25"'}, "when"),
        ("embassies-talks", {"length": '"PT2H"'}, "length"),
        ("putin-trump-call", {"kind": '"visit"'}, "kind"),
        ("gulf-talks-round", {"status": '"denied"'}, None),
        ("putin-trump-call", {"status": '"denied"'}, "status"),
        (
            "putin-witkoff-kremlin-meeting",
            {"participants": '[{ actor = "kirill-dmitriev", absent = true }]', "status": '"held"'},
            "participants",
        ),
        (
            "putin-witkoff-kremlin-meeting",
            {"order": '{ series = "putin-witkoff-meetings", number = 8 }', "status": '"held"'},
            "order",
        ),
    ],
)
def test_each_field_has_its_disputes(event: str, keys: dict[str, str], field: str | None) -> None:
    facts = with_gazette(row(event, "It was otherwise.", **keys), published="2026-02-01")
    assert [dispute.field for dispute in facts.disputes() if dispute.event == event] == ([field] if field else [])


def test_what_fits_is_no_dispute_and_narrows() -> None:
    facts = with_gazette(
        row(
            "embassies-talks",
            "They met in Turkey.",
            venue='"turkey"',
            length='"~PT7H"',
            when='"2025-02"',
            status='"held"',
        ),
        row("gulf-talks-round", "Talks may come in the UAE.", venue='"united-arab-emirates"', status='"planned"'),
    )
    assert facts.disputes() == ()
    assert facts["embassies-talks"].venue is facts.venue("Istanbul")
    assert facts["embassies-talks"].length == usru.Length.parse("~PT7H")
    assert facts["gulf-talks-round"].status is usru.Status.PLANNED
    assert facts["gulf-talks-round"].venue is facts.venue("UAE")
    assert facts["embassies-talks"] in facts.corroborated()
    assert list(facts.as_known_on("2025-03-04")) == list(FACTS.as_known_on("2025-03-04"))
    assert facts.digest != FACTS.digest


def test_an_impossible_order_in_time_is_a_finding_with_the_reports_that_clash() -> None:
    facts = with_gazette(
        row(
            "embassies-talks",
            "It came before Riyadh.",
            relations='[{ type = "before", of = "first-delegation-talks" }]',
        )
    )
    (finding,) = (finding for finding in facts.check() if finding.severity is usru.Severity.ERROR)
    assert finding.rule == "timeline-is-possible"
    assert {facts["embassies-talks"], facts["first-delegation-talks"]} <= set(finding.events)
    assert "It came before Riyadh." in [report.gist for report in finding.reports]
    assert len(finding.reports) == 3
    assert facts.check()[0] == finding


def test_the_facts_have_notes_only_and_say_what_is_missing() -> None:
    assert {finding.severity for finding in FACTS.check()} == {usru.Severity.NOTE}
    (missing,) = FACTS.check([tallies_agree])
    assert "counts 6 in" in missing.message
    assert "5 more" in missing.mend
    assert missing.events == (FACTS["putin-witkoff-preceding-meeting"],)
    assert str(missing).startswith("note [tallies-agree] Kazinform counts")


def test_a_call_where_there_was_none_is_an_error() -> None:
    people = '[{ actor = "vladimir-putin" }, { actor = "donald-trump" }]'
    event = '[[events]]\nid = "earlier-call"\ntitle = "An earlier call"\nkind = "call"\n'
    relations = '[{ type = "after", of = "ukraine-war-start" }, { type = "before", of = "putin-trump-call" }]'
    words = row("earlier-call", "They had telephoned.", status='"held"', participants=people, when='"2025-01"')
    facts = with_gazette(words, event)
    assert [one.severity for one in facts.check([tallies_agree]) if facts["earlier-call"] in one.events] == []
    between = row("earlier-call", "They had telephoned.", status='"held"', participants=people, relations=relations)
    started = row("ukraine-war-start", "War began in 2022.", status='"held"', when='"2022-02-24"')
    facts = with_gazette(words, started, event)
    (finding,) = (finding for finding in facts.check([tallies_agree]) if facts["earlier-call"] in finding.events)
    assert finding.severity is usru.Severity.ERROR
    assert "counts none" in finding.message
    assert with_gazette(between, event).disputes() == ()


def test_between_days_that_touch_there_is_no_gap() -> None:
    event = '[[events]]\nid = "more-talks"\ntitle = "More talks"\nkind = "talks"\n'
    for day, gaps in (("2025-02-28", 0), ("2025-03-01", 1)):
        facts = with_gazette(
            row("more-talks", "They met again.", when=f'"{day}"', venue='"istanbul"', status='"held"'), event
        )
        assert [gap.shown("Europe/Istanbul") for gap in facts.at("Istanbul").gaps()] == ["2025-02-28"] * gaps
