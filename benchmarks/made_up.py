"""Fixture files as TOML parses them, made up from a seed, in the proportions of a collection of some size."""

from __future__ import annotations

import random
from typing import Any

EVENTS, ACTORS, VENUES, ARTICLES, REPORTS = 300, 80, 60, 100, 15


def files(seed: int = 2025) -> dict[str, dict[str, Any]]:
    """100 articles of 15 reports each, every one with a time of its own, and the shelves that they speak of."""
    chance = random.Random(seed)
    names = {"kinds": [{"id": "meeting"}]}
    events = [{"id": f"event-{index}", "title": f"Event {index}", "kind": "meeting"} for index in range(EVENTS)]
    actors = [{"id": f"actor-{index}", "type": "person", "names": {"en": [f"A {index}"]}} for index in range(ACTORS)]
    venues = [{"id": f"venue-{index}", "level": "city", "zone": "Europe/Moscow"} for index in range(VENUES)]
    shelves = names | {"events": events, "actors": actors, "venues": venues}
    return {"shelves.toml": shelves} | {f"article-{index}.toml": _article(chance, index) for index in range(ARTICLES)}


def _article(chance: random.Random, number: int) -> dict[str, Any]:
    head = {"id": f"article-{number}", "language": "en", "headline": "News", "zone": "Asia/Almaty"}
    reports = [_report(chance, number * REPORTS + index) for index in range(REPORTS)]
    return head | {"published": _stamp(chance), "reports": reports}


def _report(chance: random.Random, number: int) -> dict[str, Any]:
    return {
        "event": f"event-{chance.randrange(EVENTS)}",
        "passage": {"length": 99, "digest": f"{number:032x}"},
        "gist": f"It says so, number {number}.",
        "status": "held",
        "when": _stamp(chance),
        "venue": f"venue-{chance.randrange(VENUES)}",
    }


def _stamp(chance: random.Random) -> str:
    """Mostly a day, sometimes a month or a minute."""
    day = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return chance.choice([day, day, day, day[:7], f"{day}T{chance.randint(0, 23):02}:{chance.randint(0, 59):02}"])
