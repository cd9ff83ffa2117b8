"""What it costs to go from one node to the next, and the surest ways through what is known of that."""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import exp, inf, log
from typing import NamedTuple

from dugout.graph.certainty import BOUNDS
from dugout.graph.model import FactType

# Costs are whole numbers, so that sums are exact and equal paths are equal: -log certainty in
# units of 1e-9, times HOP, plus one a hop, which makes fewer hops the second thing that counts.
UNIT, HOP = 1e9, 1000
# A fact of certainty 0 would cost infinitely much; this one is dear enough.
_LEAST = 1e-6
# Hops of a step at most: a match has two.
_LONGEST = 2


class Node(NamedTuple):
    """A node of the graph: its label ("Coach") and id."""

    label: str
    id: str


# Matches of the same two clubs, each with how sure it is, the surest first, among equals by id.
Games = Sequence[tuple[float, str]]


class Fan(NamedTuple):
    """What joins a node to others: to each the surest fact of a coach and a club, or the matches of two clubs."""

    start: Node
    ends: Sequence[Node]
    certainties: Sequence[float]
    games: Sequence[Games] = ()


Way = tuple[Node, ...]


def fan_over(start: Node, played: Mapping[Node, Games], most: int | None = None) -> Fan:
    """Return what joins a club to others over their matches, in any order; over so many at most, the surest."""
    games = [each if len(each) == 1 else sorted(each, key=_surest)[:most] for each in played.values()]
    return Fan(start, list(played), [each[0][0] for each in games], games)


def _surest(game: tuple[float, str]) -> tuple[float, str]:
    return -game[0], game[1]


class Web:
    """What it costs to step from coach or club to the next; the direction of an edge does not matter.

    From club to club is one step of two hops, over a match: so a search meets a third of the nodes.
    """

    def __init__(self, fans: Iterable[Fan] = ()) -> None:
        """Put in steps."""
        # What the surest step from each node to each of its neighbours costs.
        self.costs: dict[Node, dict[Node, int]] = {}
        self._games: dict[tuple[Node, Node], Games] = {}
        self.add(fans)

    def add(self, fans: Iterable[Fan]) -> None:
        """Put in more steps."""
        for start, ends, certainties, games in fans:
            known = self.costs.setdefault(start, {})
            costs = [2 * price(sure, 2) if games else price(sure, 1) for sure in certainties]
            for end, cost in zip(ends, costs, strict=True):
                if cost < known.get(end, inf):
                    known[end] = self.costs.setdefault(end, {})[start] = cost
            for end, played in zip(ends, games, strict=False):  # none of coaches
                # Each list begins with the surest: of two, the longer has what the other has.
                pair = _pair(start, end)
                if len(played) > len(self._games.get(pair, ())):
                    self._games[pair] = played

    def games(self, one: Node, other: Node) -> Iterator[tuple[int, Node]]:
        """Yield the matches of two clubs with what they cost."""
        for certainty, match in self._games[_pair(one, other)]:
            yield 2 * price(certainty, 2), Node("Match", match)


def _pair(one: Node, other: Node) -> tuple[Node, Node]:
    return (one, other) if one < other else (other, one)


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
    direct = [(step, (start, end))] if step % HOP == 1 else []
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
            left = max_hops - (cost + step) % HOP
            if left < 0 or there not in rest[left] or there in nodes:
                continue
            onward = cost + rest[left][there]
            if step % HOP == 1:
                heapq.heappush(queue, (onward + step, (*nodes, there), cost + step))
                continue
            for game, match in web.games(here, there):
                heapq.heappush(queue, (onward + game, (*nodes, match, there), cost + game))
    return direct + found


@cache
def price(certainty: float, share: int) -> int:
    """Return what an edge costs: a match is one fact over two edges, each of which has half its cost."""
    return round(-log(max(certainty, _LEAST)) / share * UNIT) * HOP + 1


def certainty_at(cost: int) -> float:
    """Return the least certainty of a fact that costs no more; a match that is two hops counts as one fact."""
    # Certainties have two decimals: the rest makes up for rounding and for what hops cost.
    return exp(-cost / HOP / UNIT) - 0.001


# What a fact costs at least, and what a rumour does: the fold makes none surer.
LEAST = price(max(bounds.most for bounds in BOUNDS.values()), 1)
RUMOUR = price(BOUNDS[FactType.LINKED_TO].most, 1)


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
                    if cost > dearest or step % HOP != long:
                        continue
                    if cost < after.get(there, inf) and (there == start or len(web.costs[there]) > 1):
                        after[there] = cost
                        nearer.add(there)
        costs.append(after)
        changed.append(nearer)
    return costs
