"""The surest ways from one node to another over the four fact edges."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp, inf, log
from typing import NamedTuple

from dugout.graph.certainty import BOUNDS
from dugout.graph.model import Chase, Fact, FactType, Match, Tenure, Title, fact_type

# Costs are whole numbers, so that sums are exact and equal paths are equal: -log certainty in
# units of 1e-9, times _HOP, plus one a hop, which makes fewer hops the second thing that counts.
_UNIT, _HOP = 1e9, 1000
# A fact of certainty 0 would cost infinitely much; this one is dear enough.
_LEAST = 1e-6
# Hops of a step at most: a match has two.
_LONGEST = 2
_NEAREST_FIRST = (FactType.MANAGES, FactType.WON_TITLE_AT, FactType.PLAYED, FactType.LINKED_TO)


class Node(NamedTuple):
    """A node of the graph: its label ("Coach") and id."""

    label: str
    id: str


class Link(NamedTuple):
    """One edge of a fact, in its own direction; the two edges of a match share its id."""

    kind: FactType
    start: Node
    end: Node
    fact: str
    certainty: float


# Matches of the same two clubs, each with how sure it is, the surest first, among equals by id.
Games = Sequence[tuple[float, str]]


class Step(NamedTuple):
    """What joins two nodes, as a search takes it: the surest fact of a coach and a club, or matches of two clubs."""

    start: Node
    end: Node
    certainty: float
    games: Games = ()


Way = tuple[Node, ...]


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


def steps_of(links: Iterable[Link]) -> Iterator[Step]:
    """Yield the steps that links make; one of a match whose other side is missing leads nowhere."""
    sides: dict[Node, Link] = {}
    games: dict[tuple[Node, Node], list[tuple[float, str]]] = defaultdict(list)
    for link in links:
        if link.kind is not FactType.PLAYED:
            yield Step(link.start, link.end, link.certainty)
        elif link.end in sides:
            one, other = sorted((sides[link.end].start, link.start))
            games[one, other].append((link.certainty, link.end.id))
        else:
            sides[link.end] = link
    for (one, other), played in games.items():
        yield step_over(one, other, played)


def step_over(one: Node, other: Node, games: Games, most: int | None = None) -> Step:
    """Return the step from club to club over their matches, in any order; over so many at most, the surest."""
    played = games if len(games) == 1 else sorted(games, key=_surest)[:most]
    return Step(one, other, played[0][0], played)


def _surest(game: tuple[float, str]) -> tuple[float, str]:
    return -game[0], game[1]


class Web:
    """What it costs to step from coach or club to the next; the direction of an edge does not matter.

    From club to club is one step of two hops, over a match: so a search meets a third of the nodes.
    """

    def __init__(self, steps: Iterable[Step] = ()) -> None:
        """Put in steps."""
        # What the surest step from each node to each of its neighbours costs.
        self.costs: dict[Node, dict[Node, int]] = {}
        self._games: dict[tuple[Node, Node], Games] = {}
        self.add(steps)

    def add(self, steps: Iterable[Step]) -> None:
        """Put in more steps."""
        for start, end, certainty, games in steps:
            cost = 2 * _price(certainty, 2) if games else _price(certainty, 1)
            known = self.costs.setdefault(start, {})
            if cost < known.get(end, cost + 1):
                known[end] = self.costs.setdefault(end, {})[start] = cost
            if games:
                self._games[start, end] = games

    def games(self, one: Node, other: Node) -> Iterator[tuple[int, Node]]:
        """Yield the matches of two clubs with what they cost."""
        for certainty, match in self._games.get((one, other)) or self._games[other, one]:
            yield 2 * _price(certainty, 2), Node("Match", match)


def find_paths(links: Iterable[Link], start: Node, end: Node, *, k: int = 3, max_hops: int = 6) -> list[Path]:
    """Return the `k` surest simple paths of at most `max_hops` steps, surest first.

    The direction of an edge does not matter. Cost is -log certainty, then fewer hops, then
    ids; a match counts once though it takes two steps. Two paths differ in their nodes:
    parallel edges are one hop over the surest, with the others beside it. A direct hop comes
    first whatever it costs: a denied link is what the question is about, and three sure ways
    over former clubs must not push it out.
    """
    links = list(links)
    ways = ways_in(Web(steps_of(links)), start, end, k=k, max_hops=max_hops)
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
            cost = sum(_cost(hop.link) // _HOP for hop in hops)
            found.append(Path(hops, round(exp(-cost / _UNIT), 4)))
    return found


def _rank(link: Link) -> tuple[int, int, str]:
    return _cost(link), _NEAREST_FIRST.index(link.kind), link.fact


def ways_in(
    web: Web, start: Node, end: Node, *, k: int, max_hops: int, most: int | None = None
) -> list[tuple[int, Way]]:
    """Return the costs and the ways of the `k` surest paths, in the order of `find_paths`.

    Paths that cost more than `most` may be missing, but for a direct one.

    The search is A* over partial paths; its bound is the true cost of the rest with the hops
    that are left, found backwards from `end`. networkx's `shortest_simple_paths` has neither
    a limit of hops nor an order among equals, and here dear short paths often lose to cheap
    long ones. Tests compare the two.
    """
    if start == end or start not in web.costs or end not in web.costs:
        return []
    rest = _costs_to(web, end, start, max_hops, most)
    step = web.costs[start].get(end, 0)
    direct = [(step, (start, end))] if hops_of(step) == 1 else []
    found: list[tuple[int, Way]] = []
    first = rest[max_hops].get(start)
    queue: list[tuple[int, Way, int]] = [] if first is None else [(first, (start,), 0)]
    while queue and len(direct) + len(found) < k:
        _, nodes, cost = heapq.heappop(queue)
        here = nodes[-1]
        if here == end:
            if len(nodes) > 2:
                found.append((cost, nodes))
            continue
        for there, step in web.costs[here].items():
            left = max_hops - (cost + step) % _HOP
            if left < 0 or there not in rest[left] or there in nodes:
                continue
            onward = cost + rest[left][there]
            if step % _HOP == 1:
                heapq.heappush(queue, (onward + step, (*nodes, there), cost + step))
                continue
            for game, match in web.games(here, there):
                heapq.heappush(queue, (onward + game, (*nodes, match, there), cost + game))
    return direct + found


def _cost(link: Link) -> int:
    return _price(link.certainty, 2 if link.kind is FactType.PLAYED else 1)


def hops_of(cost: int) -> int:
    """Return how many hops have a cost."""
    return cost % _HOP


@cache
def _price(certainty: float, share: int) -> int:
    # A match is one fact over two edges, each of which has half its cost.
    return round(-log(max(certainty, _LEAST)) / share * _UNIT) * _HOP + 1


def certainty_at(cost: int) -> float:
    """Return the least certainty of a fact that costs no more; a match that is two hops counts as one fact."""
    # Certainties have two decimals: the rest makes up for rounding and for what hops cost.
    return exp(-cost / _HOP / _UNIT) - 0.001


# What a fact costs at least, and what a rumour does: the fold makes none surer.
LEAST = _price(max(bounds.most for bounds in BOUNDS.values()), 1)
RUMOUR = _price(BOUNDS[FactType.LINKED_TO].most, 1)


def _costs_to(web: Web, end: Node, start: Node, max_hops: int, most: int | None) -> list[dict[Node, int]]:
    """Return for 0 to `max_hops` hops what each node costs to reach `end` from with so many at most.

    Nodes with one neighbour are left out but for the ends: no path goes through them.
    """
    costs = [{end: 0}]
    changed = [{end}]
    dearest = inf if most is None else most
    for hops in range(1, max_hops + 1):
        after = dict(costs[-1])
        nearer: set[Node] = set()
        for long in range(1, min(hops, _LONGEST) + 1):
            before = costs[-long]
            for here in changed[-long]:
                so_far = before[here]
                for there, step in web.costs[here].items():
                    cost = so_far + step
                    if cost > dearest or step % _HOP != long:
                        continue
                    if cost < after.get(there, inf) and (there == start or len(web.costs[there]) > 1):
                        after[there] = cost
                        nearer.add(there)
        costs.append(after)
        changed.append(nearer)
    return costs
