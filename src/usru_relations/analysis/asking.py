"""What every figure is asked of: a chronology."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar, cast

from usru_relations.chronology import Chronology
from usru_relations.given import must_be

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")


def of_facts(figure: F) -> F:
    """A figure that tells at once if its first argument is no chronology."""

    @functools.wraps(figure)
    def asked(*args: Any, **named: Any) -> Any:
        if args or "facts" in named:
            must_be(
                Chronology,
                args[0] if args else named["facts"],
                f"{figure.__name__}() takes facts, as load() or a narrowing gives them",
            )
        return figure(*args, **named)

    return cast("F", asked)
