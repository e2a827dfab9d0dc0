"""Texts that a reader sees otherwise than they are: told of what is free, as ids and times have a form of their own."""

from __future__ import annotations

import types
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from usru_relations.reading.rows import FileRow
from usru_relations.reading.unseen import unseen

FREE = {
    "capacity", "capacities", "gist", "headline", "names", "note", "outcomes", "publisher", "reason", "spellings",
    "title", "unit", "url", "what",
}  # fmt: skip


def filled(hint: Any) -> Any:
    """A value of that type in which each text has a blank of no width."""
    if attrs.has(hint):
        return hint(**{key: filled(inner) for key, inner in get_type_hints(hint).items()})
    if get_origin(hint) in (Union, types.UnionType):
        return filled(get_args(hint)[0])
    if get_origin(hint) is list:
        return [filled(get_args(hint)[0])]
    if get_origin(hint) is dict:
        return {"en": filled(get_args(hint)[1])}
    return "a\u200bb" if hint is str else hint()


def test_what_nobody_sees_is_told_of_each_free_text_and_of_nothing_else() -> None:
    told = list(unseen(filled(FileRow)))
    assert {next(key for key in reversed(one.keys) if isinstance(key, str) and key != "en") for one in told} == FREE
    assert {one.message for one in told} == {"holds ZERO WIDTH SPACE, which nobody sees"}
