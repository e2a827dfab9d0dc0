"""Independent origins: from how many places, certainly and possibly, what articles report has come."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from usru_relations.names import key
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from usru_relations.reports import Report
    from usru_relations.shelf import Actor

Citations: TypeAlias = "Mapping[str, frozenset[Actor]]"
"""The agencies that an article cites anywhere, by the article's id."""


class Independent(NamedTuple):
    """How many origins are independent of each other, at least and at the most."""

    certain: int
    possible: int


class Chain(NamedTuple):
    """Through whom a report comes: the article, the agency it cites if any, and who says it."""

    article: str
    publisher: str | None
    agency: Actor | None
    speakers: tuple[Actor, ...]

    @property
    def outlet(self) -> frozenset[str]:
        """The names of the agency, or else of the publisher; none where neither is known."""
        if self.agency is not None:
            return _names(self.agency)
        return frozenset() if self.publisher is None else frozenset({key(self.publisher)})

    def __str__(self) -> str:
        links = [self.publisher or self.article, *(actor.name for actor in (self.agency, *self.speakers) if actor)]
        return " ← ".join(links)


def chain_of(report: Report) -> Chain:
    """Through whom a report comes."""
    return Chain(report.source.id, report.source.publisher, report.agency, report.speakers)


def apart(one: Chain, other: Chain, citations: Citations) -> Truth:
    """Whether two chains have independent origins.

    They share one for certain, if they stand in one article, or come through one agency or publisher, or go back to
    one speaker. They may share one, if the outlet of one is not named; if one cites no agency here, but its article
    cites elsewhere the agency of the other, or both articles cite the same; or if a speaker or agency of one belongs
    to that of the other.
    """
    if one.article == other.article or one.outlet & other.outlet or set(one.speakers) & set(other.speakers):
        return Truth.NO
    unnamed = not (one.outlet and other.outlet)
    rests = _may_come_through(one, citations) & _may_come_through(other, citations)
    return Truth.MAYBE if unnamed or rests or _akin(one, other) else Truth.YES


def independent(reports: Iterable[Report], citations: Citations) -> Independent:
    """From how many independent origins the reports come: the most chains of which no two share one."""
    chains = list(dict.fromkeys(map(chain_of, reports)))
    if len({chain.article for chain in chains}) < 2:
        return Independent(len(chains[:1]), len(chains[:1]))
    certain: dict[Chain, set[Chain]] = {chain: set() for chain in chains}
    possible: dict[Chain, set[Chain]] = {chain: set() for chain in chains}
    for one, other in itertools.combinations(chains, 2):
        answer = apart(one, other, citations)
        for graph, shared in ((certain, answer is not Truth.YES), (possible, answer is Truth.NO)):
            if shared:
                graph[one].add(other)
                graph[other].add(one)
    return Independent(_most_apart(certain, certain.keys()), _most_apart(possible, possible.keys()))


def _names(actor: Actor) -> frozenset[str]:
    return frozenset(map(key, (actor.id, *actor.known_as)))


def _may_come_through(chain: Chain, citations: Citations) -> frozenset[str]:
    """The outlet of a chain; where it cites no agency, also those that its article cites elsewhere."""
    cited = citations.get(chain.article, ()) if chain.agency is None else ()
    return chain.outlet.union(*map(_names, cited))


def _akin(one: Chain, other: Chain) -> bool:
    pairs = [(one.agency, other.agency), *itertools.product(one.speakers, other.speakers)]
    return any(a is not None and b is not None and not set(a.around()).isdisjoint(b.around()) for a, b in pairs)


def _most_apart(shares: Mapping[Chain, set[Chain]], left: AbstractSet[Chain]) -> int:
    """The size of the largest set of chains of which no two share an origin: a largest independent set.

    A chain that shares with at most one other can always be taken; else the one that shares most is tried both ways.
    """
    taken = 0
    while left:
        near = {chain: shares[chain] & left for chain in left}
        least = min(near, key=lambda chain: (len(near[chain]), str(chain)))
        if len(near[least]) > 1:
            most = max(near, key=lambda chain: (len(near[chain]), str(chain)))
            return taken + max(1 + _most_apart(shares, left - near[most] - {most}), _most_apart(shares, left - {most}))
        taken += 1
        left = left - near[least] - {least}
    return taken
