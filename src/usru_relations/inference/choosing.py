"""Relations to one of several events: each reading is tried, and what all that are possible entail is learnt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usru_relations.inference.consistency import possible
from usru_relations.inference.constraints import Row
from usru_relations.inference.reasons import Clash, Reading, Reference
from usru_relations.network.solving import Bound, Solution

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from usru_relations.inference.consistency import Consistent
    from usru_relations.inference.constraints import Choice


def chosen(known: Consistent, choices: Iterable[Choice]) -> tuple[Reference, ...]:
    """What settles each choice; what is learnt of it is added to what is known.

    Every reading of each is tried, as often as there are choices: what one teaches may settle another.
    """
    references: dict[int, Reference] = {}
    left = dict(enumerate(choices))
    for _ in tuple(left):
        before = len(known.rows)
        references |= {index: _taken(known, choice) for index, choice in left.items()}
        left = {index: choice for index, choice in left.items() if len(references[index].possible) > 1}
        if len(known.rows) == before:
            break
    return tuple(references.values())


def _taken(known: Consistent, choice: Choice) -> Reference:
    """What its readings allow, once all that is learnt of them is taken in."""
    tried = [known.tried(rows) for rows in choice.readings]
    allowed = [one for one in tried if isinstance(one, Solution)]
    against = [(one,) if isinstance(one, Clash) else () for one in tried]
    if not allowed:
        clash = _clash(known, choice, against)
        known.clashes += () if any(choice.ground.outdated_by(other) for other in clash.grounds) else (clash,)
    elif len(allowed) == 1:
        known.learn(choice.readings[tried.index(allowed[0])])
    else:
        known.learn(_common(known, choice, allowed))
    readings = tuple(
        Reading(subject=subject, against=clashes)
        for subject, clashes in zip(choice.relation.others, against, strict=True)
    )
    return Reference(report=choice.report, relation=choice.relation, readings=readings)


def _clash(known: Consistent, choice: Choice, against: Iterable[Sequence[Clash]]) -> Clash:
    """The choice, and the fewest of the grounds which allow none of its readings that suffice for it."""
    needed = dict.fromkeys(ground for clashes in against for clash in clashes for ground in clash.grounds)
    needed = {ground: None for ground in needed if ground != choice.ground}
    for ground in tuple(needed):
        rest = [row for row in known.rows if row.ground in needed.keys() - {ground} or not row.ground.reports]
        if not any(possible([*rest, *reading]) for reading in choice.readings):
            del needed[ground]
    return Clash(grounds=(choice.ground, *needed))


def _common(known: Consistent, choice: Choice, allowed: Sequence[Solution]) -> list[Row]:
    """What all the readings that are possible entail of the event, and is not known yet."""
    lows = [one.low(choice.start) for one in allowed]
    highs = [one.high(choice.end) for one in allowed]
    low = None if None in lows else min(low for low in lows if low is not None)
    high = None if None in highs else max(high for high in highs if high is not None)
    learnt = [Bound(choice.start, low, None)] if low != known.solution.low(choice.start) else []
    learnt += [Bound(choice.end, None, high)] if high != known.solution.high(choice.end) else []
    return [Row(bound, choice.ground) for bound in learnt]
