"""Inputs made of good ones: their bytes changed, or their keys, rows and values."""

from __future__ import annotations

import copy
import datetime as dt
import json
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from fuzz.seeds import GOOD, SCALARS, TEXTS, TOKENS

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_TREES = {name: tomllib.loads(text) for name, text in GOOD.items()}
_BYTES = {name: text.encode() for name, text in GOOD.items()}


class Raw(NamedTuple):
    """A value in TOML that is written as it stands."""

    text: str


class Spot(NamedTuple):
    """A value of a tree: what holds it, and the key or the position there."""

    holder: Any
    key: Any


def mutated(rng: random.Random) -> dict[str, bytes]:
    """The good set with one file changed, sometimes two."""
    files = dict(_BYTES)
    for _ in range(1 if rng.random() < 0.9 else 2):
        name = rng.choice(list(files))
        files[name] = by_bytes(rng, files[name]) if rng.random() < 0.6 else by_tree(rng, name)
    return files


def by_bytes(rng: random.Random, content: bytes, tokens: tuple[bytes, ...] = TOKENS) -> bytes:
    """The content with a few of its bytes changed, taken out, doubled, moved or joined by others."""
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        start = rng.randrange(len(content) + 1)
        end = min(len(content), start + rng.choice((0, 1, 1, 2, 8, 32)))
        piece = content[start:end]
        away = rng.randrange(len(content) + 1)
        match rng.randrange(6):
            case 0:
                content = content[:start] + rng.randbytes(len(piece)) + content[end:]
            case 1:
                content = content[:start] + content[end:]
            case 2:
                content = content[:start] + rng.choice(tokens) + content[end:]
            case 3:
                content = content[:away] + piece * rng.choice((1, 2, 50)) + content[away:]
            case 4 if piece:
                content = content[:start] + bytes([piece[0] ^ 1 << rng.randrange(8)]) + content[start + 1 :]
            case _:
                content = content[:start] if rng.random() < 0.1 else content + piece
    return content


def by_tree(rng: random.Random, name: str) -> bytes:
    """A good file with keys, rows and values swapped, taken out, doubled, or replaced by odd ones."""
    tree = copy.deepcopy(_TREES[name])
    for _ in range(rng.choice((1, 1, 2, 3))):
        spots: list[Spot] = []
        _gather(tree, spots)
        if spots:
            rng.choice(_CHANGES)(rng, rng.choice(spots), rng.choice(spots))
    return toml(tree).encode(errors="surrogatepass")


def _gather(holder: Any, spots: list[Spot]) -> None:
    keys: list[Any] = list(holder if _is(dict, holder) else range(len(holder)))
    for key in keys:
        spots.append(Spot(holder, key))
        if _is(dict, holder[key]) or _is(list, holder[key]):
            _gather(holder[key], spots)


def _is(container: type, value: object) -> bool:
    return isinstance(value, container)


def keys_of(holder: Any) -> list[Any]:
    """The keys of a table, or the items of a list."""
    return list(holder)


def _delete(rng: random.Random, one: Spot, other: Spot) -> None:
    del one.holder[one.key]


def _swap(rng: random.Random, one: Spot, other: Spot) -> None:
    mine, others = copy.deepcopy(one.holder[one.key]), copy.deepcopy(other.holder[other.key])
    one.holder[one.key], other.holder[other.key] = others, mine


def _double(rng: random.Random, one: Spot, other: Spot) -> None:
    if _is(list, one.holder):
        rows = one.holder
        rows.extend(copy.deepcopy(rows[one.key]) for _ in range(rng.choice((1, 1, 5))))
    elif _is(dict, other.holder):
        other.holder[one.key] = copy.deepcopy(one.holder[one.key])


def _scalar(rng: random.Random, one: Spot, other: Spot) -> None:
    one.holder[one.key] = Raw(rng.choice(SCALARS))


def _text(rng: random.Random, one: Spot, other: Spot) -> None:
    old = one.holder[one.key]
    one.holder[one.key] = [rng.choice(TEXTS)] if isinstance(old, list) else rng.choice(TEXTS)


def _letters(rng: random.Random, one: Spot, other: Spot) -> None:
    old = one.holder[one.key]
    if isinstance(old, str):
        at = rng.randrange(len(old) + 1)
        one.holder[one.key] = old[:at] + chr(rng.choice((0, 7, 0x430, 0x202E, 0x200F, 0xFEFF, 0x30, 0x2D))) + old[at:]


def _rename(rng: random.Random, one: Spot, other: Spot) -> None:
    if _is(dict, one.holder):
        one.holder[rng.choice((str(other.key), rng.choice(TEXTS)))] = one.holder.pop(one.key)


_CHANGES: tuple[Callable[[random.Random, Spot, Spot], None], ...] = (
    _delete, _swap, _double, _scalar, _text, _text, _letters, _rename,
)  # fmt: skip


def toml(tree: dict[str, Any]) -> str:
    """A tree as TOML, however odd."""
    return "\n".join(f"{_quoted(str(key))} = {_value(value)}" for key, value in tree.items())


def _value(value: Any) -> str:
    match value:
        case Raw(text):
            return text
        case dict():
            return f"{{ {', '.join(f'{_quoted(str(key))} = {_value(value[key])}' for key in keys_of(value))} }}"
        case list():
            return "[" + ", ".join(map(_value, keys_of(value))) + "]"
        case dt.date() | dt.time():
            return value.isoformat()
        case str():
            return _quoted(value)
        case _:
            return str(value).lower()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
