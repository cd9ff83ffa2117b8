"""The surest ways from one node to another over the four fact edges."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import exp
from typing import NamedTuple

from dugout.graph.model import Chase, Fact, FactType, Match, Tenure, Title, fact_type
from dugout.graph.web import HOP, UNIT, Fan, Node, Way, Web, fan_over, price, ways_in

_NEAREST_FIRST = (FactType.MANAGES, FactType.WON_TITLE_AT, FactType.PLAYED, FactType.LINKED_TO)


class Link(NamedTuple):
    """One edge of a fact, in its own direction; the two edges of a match share its id."""

    kind: FactType
    start: Node
    end: Node
    fact: str
    certainty: float


class Hop(NamedTuple):
    """One step of a path, the link as it is walked, and further links between the same two."""

    start: Node
    end: Node
    link: Link
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from one node to another; `certainty` is the product over its facts."""

    hops: tuple[Hop, ...]
    certainty: float

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes in the order of the walk."""
        return (self.hops[0].start, *(hop.end for hop in self.hops))


def links_of(facts: Iterable[Fact]) -> list[Link]:
    """Return the edges of facts: two of a match, one of every other."""
    found: list[Link] = []
    for fact in facts:
        kind = fact_type(fact)
        if isinstance(fact, Match):
            found += (
                Link(kind, Node("Club", club), Node("Match", fact.id), fact.id, fact.certainty) for club in fact.clubs
            )
        elif isinstance(fact, Tenure | Chase | Title):
            found.append(Link(kind, Node("Coach", fact.coach), Node("Club", fact.club), fact.id, fact.certainty))
    return found


def fans_of(links: Iterable[Link]) -> Iterator[Fan]:
    """Yield the steps that links make, each by itself; one of a match whose other side is missing leads nowhere."""
    sides: dict[Node, Link] = {}
    games: dict[tuple[Node, Node], list[tuple[float, str]]] = defaultdict(list)
    for link in links:
        if link.kind is not FactType.PLAYED:
            yield Fan(link.start, [link.end], [link.certainty])
        elif link.end in sides:
            one, other = sorted((sides[link.end].start, link.start))
            games[one, other].append((link.certainty, link.end.id))
        else:
            sides[link.end] = link
    for (one, other), played in games.items():
        yield fan_over(one, {other: played})


def find_paths(links: Iterable[Link], start: Node, end: Node, *, k: int = 3, max_hops: int = 6) -> list[Path]:
    """Return the `k` surest simple paths of at most `max_hops` steps, surest first.

    The direction of an edge does not matter. Cost is -log certainty, then fewer hops, then
    ids; a match counts once though it takes two steps. Two paths differ in their nodes:
    parallel edges are one hop over the surest, with the others beside it. A direct hop comes
    first whatever it costs: a denied link is what the question is about, and three sure ways
    over former clubs must not push it out.
    """
    links = list(links)
    ways = ways_in(Web(fans_of(links)), start, end, k=k, max_hops=max_hops)
    return paths_over(links, [nodes for _, nodes in ways])


def paths_over(links: Iterable[Link], ways: Iterable[Way]) -> list[Path]:
    """Return the paths that some ways are, with the links of each hop, the surest first."""
    between: dict[frozenset[Node], list[Link]] = defaultdict(list)
    for link in dict.fromkeys(links):
        between[frozenset((link.start, link.end))].append(link)
    found = []
    for nodes in ways:
        parallels = [
            (start, end, sorted(between[frozenset((start, end))], key=_rank)) for start, end in pairwise(nodes)
        ]
        if all(parallel for _, _, parallel in parallels):  # else one has gone since the search
            hops = tuple(Hop(start, end, parallel[0], tuple(parallel[1:])) for start, end, parallel in parallels)
            cost = sum(_cost(hop.link) // HOP for hop in hops)
            found.append(Path(hops, round(exp(-cost / UNIT), 4)))
    return found


def _rank(link: Link) -> tuple[int, int, str]:
    return _cost(link), _NEAREST_FIRST.index(link.kind), link.fact


def _cost(link: Link) -> int:
    return price(link.certainty, 2 if link.kind is FactType.PLAYED else 1)
