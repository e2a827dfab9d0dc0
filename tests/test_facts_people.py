"""Who took part, who spoke and who says so, as a careful reader of the articles knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import usru_relations as usru


@pytest.mark.parametrize(
    ("event", "actor", "role", "side", "capacity"),
    [
        ("putin-trump-call", "Putin", "participant", "Russia", "President of Russia"),
        ("first-delegation-talks", "russian-delegation-riyadh", "participant", "Russia", None),
        ("first-delegation-talks", "us-delegation-riyadh", "participant", "United States", None),
        ("embassies-talks", "us-delegation-istanbul", "participant", "United States", None),
        ("darchiev-agrement", "Darchiev", "subject", "Russia", "Russian ambassador in Washington (to be)"),
        ("darchiev-agrement", "united-states", "decider", "United States", None),
        ("trump-zelensky-white-house-meeting", "Zelensky", "participant", "Ukraine", "President of Ukraine"),
        ("zelensky-london-departure", "Zelensky", "traveller", None, None),
        ("zelensky-charles-meeting", "Charles III", "participant", None, "King"),
        (
            "peskov-relations-road-statement", "Peskov", "speaker", "Russia",
            "Press secretary of the President of Russia",
        ),
        ("alaska-summit", "Trump", "participant", "United States", "leader of America"),
        ("alaska-summit", "Trump", "participant", "United States", "President of the United States"),
        ("alaska-summit", "Putin", "participant", "Russia", "leader of Russia"),
        ("alaska-press-conference", "journalists-at-alaska-press-conference", "addressee", None, "journalists"),
        ("novatek-activity", "Novatek", "participant", "Russia", "Russian producer of liquefied natural gas"),
        (
            "putin-witkoff-kremlin-meeting", "Witkoff", "participant", "United States",
            "special envoy of US President Donald Trump",
        ),
        ("putin-witkoff-kremlin-meeting", "Kushner", "participant", None, "entrepreneur"),
        ("putin-witkoff-kremlin-meeting", "Kushner", "guest", None, None),
        ("putin-witkoff-kremlin-meeting", "Putin", "host", None, None),
        ("putin-witkoff-kremlin-meeting", "Ushakov", "participant", "Russia", None),
        (
            "putin-witkoff-kremlin-meeting", "Dmitriev", "participant", "Russia",
            "special representative of the President",
        ),
        (
            "trilateral-security-session", "Kostyukov", "head", "Russia",
            "head of the Main Directorate of the General Staff of the Russian Armed Forces",
        ),
        ("trilateral-security-session", "Ukraine", "participant", "Ukraine", None),
        ("putin-delegation-instructions", "russian-delegation-abu-dhabi", "addressee", "Russia", "Moscow delegation"),
        ("un-assembly-ukraine-vote", "Russia", "decider", "Russia", None),
        ("un-assembly-ukraine-vote", "United States", "decider", "United States", None),
    ],
)  # fmt: skip
def test_who_took_part_and_as_what(
    facts: usru.Chronology, event: str, actor: str, role: str, side: str | None, capacity: str | None
) -> None:
    told = [one for one in facts[event].participants if one.actor is facts.actor(actor) and one.role == role]
    assert (side and facts.actor(side), capacity) in [(one.side, one.capacity) for one in told]


@pytest.mark.parametrize(
    ("event", "actor"),
    [
        ("peskov-un-vote-statement", "Peskov"),
        ("putin-contacts-statement", "Putin"),
        ("trump-administration-ukraine-first-statement", "Representatives of Trump's administration"),
        ("zelensky-statement-on-apology", "Zelensky"),
        ("trump-statement-on-mutual-visits", "Trump"),
        ("kremlin-assessment-on-pragmatism", "Kremlin"),
        ("sources-statement-on-new-round", "Unnamed sources"),
        ("putin-thanks-for-tone", "Putin"),
        ("putin-remark-on-gap-between-summits", "Putin"),
        ("russian-side-expectation-of-kyiv", "Russia"),
        ("trump-remark-on-points-open", "Trump"),
        ("putin-light-after-darkness-statement", "Putin"),
        ("trump-putin-zelensky-rapport-statement", "Trump"),
        ("zelensky-troop-withdrawal-refusal", "Zelensky"),
        ("ushakov-openness-remark", "Ushakov"),
        ("ushakov-instructions-statement", "Ushakov"),
        ("zelensky-uae-talks-announcement", "Zelensky"),
    ],
)
def test_who_speaks(facts: usru.Chronology, event: str, actor: str) -> None:
    told = [report for report in facts.reports if event in {subject.id for subject in report.subjects}]
    assert told
    for report in told:
        assert [one.actor for one in report.participants if one.role == "speaker"] == [facts.actor(actor)]


@pytest.mark.parametrize(
    ("event", "chain"),
    [
        ("putin-trump-meeting-prospect", ("CNN",)),
        ("gulf-talks-round", ("CNN", "Unnamed sources")),
        ("putin-trump-cooperation-agreement", ("Trump",)),
        ("un-assembly-ukraine-vote", ("Vedomosti", "Peskov")),
        ("russia-us-summit-gap", ("RIA Novosti", "Putin")),
        ("trump-moscow-visit-prospect-august", ("RIA Novosti", "Trump")),
        ("alaska-press-conference", ("RIA Novosti", "RIA Novosti correspondent")),
        ("putin-zelensky-summit-prospect", ("Trump",)),
        ("putin-witkoff-kremlin-meeting", ("TASS",)),
        ("putin-delegation-instructions", ("Ushakov",)),
    ],
)
def test_by_whose_account(facts: usru.Chronology, event: str, chain: tuple[str, ...]) -> None:
    assert tuple(facts.actor(name) for name in chain) in [report.via for report in facts[event].reports]


def test_the_press_was_absent_at_istanbul(facts: usru.Chronology) -> None:
    istanbul = facts["embassies-talks"]
    absent = [one.actor for report in istanbul.reports for one in report.participants if one.absent]
    assert absent == [facts.actor("press")]
    assert not facts.involving("press")


def test_darchiev_is_the_only_appointee(facts: usru.Chronology) -> None:
    assert {event.id for event in facts.of_kind("appointment")} == {"darchiev-agrement", "darchiev-appointment"}
    assert set(facts.involving("Darchiev")) == set(facts.of_kind("appointment"))


def test_all_three_states_are_bound_for_abu_dhabi(facts: usru.Chronology) -> None:
    assert [event.id for event in facts.involving("Russia", "United States", "Ukraine").at("Abu Dhabi")] == [
        "trilateral-security-session"
    ]


def test_kushner_was_at_the_seventh_meeting_and_nobody_says_that_he_was_at_the_sixth(facts: usru.Chronology) -> None:
    meetings = facts.of_kind("meeting").involving("Kushner")
    assert [event.id for event in meetings] == ["putin-witkoff-kremlin-meeting"]


def test_nobody_is_said_to_be_on_two_sides_of_one_event(facts: usru.Chronology) -> None:
    for event in facts:
        for one in event.participants:
            sides = {other.side for other in event.participants if other.actor is one.actor and other.side}
            assert len(sides) <= 1, event.id


@pytest.mark.parametrize(
    ("event", "topics"),
    [
        ("embassies-talks", {"embassies"}),
        ("minerals-deal-signing", {"minerals"}),
        ("putin-rare-earths-meeting", {"rare-earths"}),
        (
            "putin-witkoff-kremlin-meeting",
            {"ukraine", "gaza", "greenland", "board-of-peace", "bilateral-relations"},
        ),
        ("trilateral-security-session", {"security"}),
        ("metals-cooperation-question", {"rare-earths", "aluminium", "economy"}),
    ],
)
def test_what_it_was_about(facts: usru.Chronology, event: str, topics: set[str]) -> None:
    assert {topic.id for topic in facts[event].topics} == topics


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("first-delegation-talks", "prepare a meeting"),
        ("putin-trump-call", "invited Trump to Moscow"),
        ("trump-zelensky-white-house-meeting", "open row"),
        ("trump-zelensky-white-house-meeting", "was not signed"),
        ("alaska-press-conference", "no answers to journalists"),
        ("alaska-summit", "No agreement"),
        ("trilateral-session-agreement", "23 January"),
    ],
)
def test_what_came_of_it(facts: usru.Chronology, event: str, words: str) -> None:
    assert any(words in outcome for outcome in facts[event].outcomes)


@pytest.mark.parametrize(
    ("event", "sources"),
    [
        ("first-delegation-talks", {"ALTN.News", "unsigned-2025-03-02"}),
        ("putin-trump-call", {"ALTN.News", "unsigned-2025-03-02"}),
        ("alaska-summit", {"BAQ.KZ", "unsigned-2025-08-23"}),
        ("embassies-talks", {"unsigned-2025-03-02"}),
        ("minerals-deal-signing", {"ALTN.News"}),
    ],
)
def test_which_articles_tell_of_it(facts: usru.Chronology, event: str, sources: set[str]) -> None:
    assert {source.name for source in facts[event].sources} == sources


@pytest.mark.parametrize(
    ("event", "origins"),
    [
        ("first-delegation-talks", ("ALTN.News", "Vedomosti")),
        ("putin-trump-meeting-prospect", ("CNN", "Vedomosti")),
        ("tass-meeting-report", ("Kazinform",)),
        ("putin-opening-remarks", ("RIA Novosti",)),
        ("putin-alaska-meeting-praise", ("unsigned-2025-08-23",)),
    ],
)
def test_where_it_comes_from(facts: usru.Chronology, event: str, origins: tuple[str, ...]) -> None:
    assert facts[event].origins == origins
    assert (facts[event] in facts.corroborated()) == (len(origins) > 1)
