"""Independent origins: from how many places, certainly and possibly, what articles report has come."""

from __future__ import annotations

import itertools
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from usru_relations.records.names import key
from usru_relations.records.shelf import Body, Organisation
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from usru_relations.records.reports import Report
    from usru_relations.records.shelf import Actor

Citations: TypeAlias = "Mapping[str, Collection[Actor]]"
"""The agencies that an article cites anywhere, by the article's id."""
NOTHING_CITED: Final[Citations] = MappingProxyType({})
Graph: TypeAlias = dict[int, set[int]]


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
    through: tuple[Actor, ...] = ()
    """Those through whom the article has it from the agency."""

    @property
    def outlet(self) -> frozenset[str]:
        """The names of the agency, or else of the publisher; none where neither is known."""
        if self.agency is not None:
            return _names(self.agency)
        return frozenset() if self.publisher is None else frozenset({key(self.publisher)})

    def __str__(self) -> str:
        cited = (actor.name for actor in (*self.through, self.agency, *self.speakers) if actor)
        return " ← ".join([self.publisher or self.article, *cited])


def chain_of(report: Report) -> Chain:
    """Through whom a report comes."""
    through = report.via[: report.via.index(report.agency)] if report.agency else ()
    return Chain(report.source.id, report.source.publisher, report.agency, report.speakers, through)


def citations_of(reports: Iterable[Report], actors: Iterable[Actor] = ()) -> Citations:
    """The agencies that the articles of some reports cite, and those actors of whose names one is their publisher's."""
    called: dict[str, list[Actor]] = {}
    for actor in actors:
        for name in _names(actor) if isinstance(actor, Organisation) else ():
            called.setdefault(name, []).append(actor)
    cited: dict[str, dict[Actor, None]] = {}
    for report in reports:
        publisher = called.get(key(report.source.publisher), ()) if report.source.publisher else ()
        for agency in (*publisher, *([report.agency] if report.agency else ())):
            cited.setdefault(report.source.id, {})[agency] = None
    return {id: tuple(agencies) for id, agencies in cited.items()}


def apart(one: Chain, other: Chain, citations: Citations) -> Truth:
    """Whether two chains have independent origins.

    They share one for certain, if they stand in one article, or come through one agency or publisher, or go back to
    one speaker. They may share one, if the outlet of one is not named; if one cites no agency here, but its article
    cites elsewhere the agency of the other, or both articles cite the same; if the other has it through the outlet of
    one; if the publishers of both are called by names of one actor; if a speaker or agency of one belongs to that of
    the other; or if both go back to one body, such as a delegation or unnamed sources, for which several may speak.
    """
    return _apart(_reach(one, citations), _reach(other, citations))


def one_voice(one: Report, other: Report, citations: Citations) -> bool:
    """Whether two reports may be the word of one: of who speaks in both, or, where one names nobody, of one origin.

    What contradicts the other in one article, or through one agency, may be the word of two who are named there.
    """
    chains = chain_of(one), chain_of(other)
    if not all(chain.speakers for chain in chains):
        return apart(*chains, citations) is not Truth.YES
    said_by, also = ({actor for speaker in chain.speakers for actor in speaker.around()} for chain in chains)
    return not said_by.isdisjoint(also)


def independent(reports: Iterable[Report], citations: Citations) -> Independent:
    """From how many independent origins the reports come: the most chains of which no two share one.

    Where chains share origins in too tangled a way to try all, fewer are certain and more possible than if one had.
    """
    chains = sorted(set(map(chain_of, reports)), key=_links)
    if len({chain.article for chain in chains}) < 2:
        return Independent(len(chains[:1]), len(chains[:1]))
    reaches = [_reach(chain, citations) for chain in chains]
    certain: Graph = {index: set() for index in range(len(chains))}
    possible: Graph = {index: set() for index in range(len(chains))}
    for one, other in itertools.combinations(range(len(chains)), 2):
        answer = _apart(reaches[one], reaches[other])
        for graph, shared in ((certain, answer is not Truth.YES), (possible, answer is Truth.NO)):
            if shared:
                graph[one].add(other)
                graph[other].add(one)
    return Independent(_MostApart().within(certain)[0], _MostApart().within(possible)[1])


def _links(chain: Chain) -> tuple[str, ...]:
    """What puts chains in order, so that bounds are the same whatever the order of the reports."""
    return chain.article, *(actor.id for actor in (chain.agency, *chain.speakers) if actor is not None)


class _Reach(NamedTuple):
    """Where a chain certainly comes from, and where it may."""

    article: str
    outlet: frozenset[str]
    outlets: frozenset[str]
    """Those from which it may come: where it cites no agency, also those that its article cites elsewhere."""
    relays: frozenset[str]
    """Those through which it comes from there."""
    speakers: frozenset[Actor]
    """Without bodies."""
    owners: frozenset[Actor]
    """Its agency and speakers, and whomever they belong to."""


def _reach(chain: Chain, citations: Citations) -> _Reach:
    cited = citations.get(chain.article, ()) if chain.agency is None else ()
    named = [actor for actor in (chain.agency, *chain.speakers) if actor is not None]
    return _Reach(
        article=chain.article,
        outlet=chain.outlet,
        outlets=chain.outlet.union(*map(_names, cited)),
        relays=frozenset([key(chain.publisher)] if chain.agency and chain.publisher else ()).union(
            *map(_names, chain.through)
        ),
        speakers=frozenset(speaker for speaker in chain.speakers if not isinstance(speaker, Body)),
        owners=frozenset(owner for actor in named for owner in actor.around()),
    )


def _names(actor: Actor) -> frozenset[str]:
    return frozenset(map(key, (actor.id, *actor.known_as)))


def _apart(one: _Reach, other: _Reach) -> Truth:
    if one.article == other.article or one.outlet & other.outlet or one.speakers & other.speakers:
        return Truth.NO
    unnamed = not (one.outlet and other.outlet)
    relayed = one.relays & other.outlets or one.outlets & other.relays
    shared = unnamed or relayed or one.outlets & other.outlets or one.owners & other.owners
    return Truth.MAYBE if shared else Truth.YES


#: How many nodes are tried both ways before the rest is bounded; each doubles what is to be tried.
_TRIED: Final = 200


class _MostApart:
    """The size of a largest independent set: of nodes of which no two are joined; that is hard to find (Karp 1972).

    The neighbours of a node that are joined to all that it is joined to can be left out for it; where there are none
    such, the node that is joined to most is tried both ways, but only so many. What is left then is bounded: by the set
    that always takes the node that is joined to fewest, and by a cover of cliques, of each of which one is taken.
    """

    def __init__(self, tries: int = _TRIED) -> None:
        self.tries = tries

    def within(self, graph: Graph) -> tuple[int, int]:
        """At least and at the most; the same unless there was too much to try."""
        low = high = 0
        left = list(_components(graph))
        while left:
            part = left.pop()
            least = min(part, key=lambda node: len(part[node]))
            spare = {node for node in part[least] if part[least] - {node} <= part[node]}
            if spare:
                left += _components(_without(part, spare))
                continue
            some, most = self._tried(part) if part[least] else (1, 1)
            low, high = low + some, high + most
        return low, high

    def _tried(self, part: Graph) -> tuple[int, int]:
        if not self.tries:
            return _greedy(part), _cliques(part)
        self.tries -= 1
        most = max(part, key=lambda node: len(part[node]))
        chosen, passed = self.within(_without(part, {most, *part[most]})), self.within(_without(part, {most}))
        return max(1 + chosen[0], passed[0]), max(1 + chosen[1], passed[1])


def _greedy(graph: Graph) -> int:
    """The size of an independent set."""
    taken = 0
    while graph:
        least = min(graph, key=lambda node: len(graph[node]))
        graph = _without(graph, {least, *graph[least]})
        taken += 1
    return taken


def _cliques(graph: Graph) -> int:
    """The number of sets of nodes, all joined to each other, that hold all nodes together."""
    found: list[set[int]] = []
    for node in sorted(graph, key=lambda node: (len(graph[node]), node)):
        clique = next((clique for clique in found if clique <= graph[node]), None)
        if clique is None:
            found.append({node})
        else:
            clique.add(node)
    return len(found)


def _components(graph: Graph) -> Iterator[Graph]:
    left = set(graph)
    while left:
        found, near = set[int](), {left.pop()}
        while near:
            found |= near
            near = set[int]().union(*(graph[node] for node in near)) - found
        left -= found
        yield {node: graph[node] for node in found}


def _without(graph: Graph, nodes: AbstractSet[int]) -> Graph:
    return {node: joined - nodes for node, joined in graph.items() if node not in nodes}
