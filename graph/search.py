"""The surest ways through a graph too large to be read: only what is near both ends is, in parts.

A way that is not read yet goes from one end over nodes whose links are read to a first one
whose links are not, and so from the other end. These first nodes are the fringes of the two
ends; where nothing over them can be surer than what is found, the search is over.
"""

import heapq
from collections import deque
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import accumulate, permutations
from math import inf
from typing import NamedTuple, Protocol

from dugout.graph.paths import LEAST, RUMOUR, Node, Step, Way, Web, certainty_at, hops_of, ways_in

# What reading a node takes, in coaches: a club has more coaches than a coach has clubs, and has its matches.
_EFFORT = {"Coach": 1, "Club": 2}
# What is read in one part; little at first, then twice as much each time, where the ways that it leads to may spare
# the rest.
_PART, _FEW = 400, 24
# What is read of both ends together: a message costs more than so little.
_TOGETHER = 12
# Neighbours of two ends that are not in the news: of what is near them all is read at once.
_QUIET = 16


# What a node costs, and how many hops it takes.
Reach = tuple[int, int]


class Steps(NamedTuple):
    """Steps over LINKED_TO, and all others."""

    sure: list[Step]
    rumours: list[Step]


class StepsAbout(Protocol):
    """Reads steps; called a few times, about once a hop, and again where that is more than a part."""

    def __call__(self, nodes: Sequence[Node], doubted: Sequence[Node], *, least: float) -> Steps:
        """Return the surest step from each of some coaches and clubs to each neighbour, or more.

        Those over LINKED_TO from `doubted`, all others from `nodes`; to another club over each of the `k` surest
        matches. Steps less certain than `least` may be missing.
        """
        ...


def search_ways(
    steps_about: StepsAbout, start: Node, end: Node, *, k: int = 3, max_hops: int = 6, rumours: bool = True
) -> list[Way]:
    """Return the ways of the paths that `find_paths` finds in all links.

    What is no rumour is searched first. Mostly that is all: one rumour makes a way dearer than several
    sure facts, and half of the edges that a coach in the news has are rumours.
    """
    ends = [start, end]
    near = steps_about(ends, ends if rumours else (), least=0)
    web = Web([*near.sure, *(step for step in near.rumours if {step.start, step.end} == {start, end})])
    sure, doubted = set(ends), set(ends)

    def read_sure(nodes: Sequence[Node], least: float) -> None:
        sure.update(nodes)
        web.add(steps_about(nodes, (), least=least).sure)

    def read_all(nodes: Sequence[Node], least: float) -> None:
        fresh = [node for node in nodes if node not in sure]
        sure.update(fresh)
        doubted.update(nodes)
        for steps in steps_about(fresh, nodes, least=least):
            web.add(steps)

    found: list[tuple[int, Way]] = []
    if not rumours or len(near.sure) + len(near.rumours) > _QUIET:
        found = _search(read_sure, sure, web, start, end, k=k, max_hops=max_hops)
    dearest = max((cost for cost, nodes in found if len(nodes) > 2), default=0)
    if rumours and (len(found) < k or dearest >= RUMOUR):
        web.add(near.rumours)
        found = _search(read_all, doubted, web, start, end, k=k, max_hops=max_hops)
    return [nodes for _, nodes in found]


def _search(
    read_more: Callable[[Sequence[Node], float], None],
    read: Set[Node],
    web: Web,
    start: Node,
    end: Node,
    *,
    k: int,
    max_hops: int,
) -> list[tuple[int, Way]]:
    """Return the surest ways with their costs.

    Args:
        read_more: Puts what joins some nodes to others into the web, but for what is less certain than it is told,
            and the nodes into `read`.
        read: Both ends, and whatever else is read.
    """
    sides = [_Side(web, read, node, max_hops) for node in (start, end)]
    found: list[tuple[int, Way]] = []
    most: int | None = None
    size = _FEW
    while True:
        if sides[0].meets(sides[1]):
            found = ways_in(web, start, end, k=k, max_hops=max_hops, most=most)
            most = found[-1][0] if len(found) == k else None
        if most is not None and len(found[-1][1]) == 2:
            break  # the direct hop, which comes first, was all that was wanted
        near = [side.useful(other, most) for side, other in permutations(sides)]
        if most is not None:
            # Of the two nodes of an unread way on the fringes, one is not dearer than half of it.
            half = (most - LEAST) // 2
            near.append({node: reach for side in near for node, reach in side.items() if reach[0] <= half})
        following = min(near, key=_effort)
        if not following:
            break
        if most is None and _effort(near[0]) + _effort(near[1]) <= _TOGETHER:
            following = near[0] | near[1]
        whole = most is not None and following is not near[-1]
        part = _first(sorted(following, key=lambda node: (following[node], node)), _PART if whole else size)
        # An unread way has a node of both fringes, or rumours, which the other search may bring. What is left of its
        # cost is the most that a step from here may take, now and later: more ways found only make that less.
        room = None if most is None else most - sum(min(side.cheapest, RUMOUR) for side in sides)
        read_more(part, 0 if room is None else certainty_at(room))
        for side in sides:
            side.go_on(part)
        size *= 2
    return found


def _effort(nodes: Iterable[Node]) -> int:
    return sum(_EFFORT[node.label] for node in nodes)


def _first(nodes: Iterable[Node], effort: int) -> list[Node]:
    """Return the first of some nodes, as many as take an effort."""
    before = accumulate((_EFFORT[node.label] for node in nodes), initial=0)
    return [node for node, spent in zip(nodes, before, strict=False) if spent < effort]


class _Side:
    """What is reached from one end over nodes that are read."""

    def __init__(self, web: Web, read: Set[Node], origin: Node, max_hops: int) -> None:
        """Take the web, and the nodes that are read, as they are now and will be."""
        self._web = web
        self._read = read
        self._max_hops = max_hops
        # What each node costs at least and how many hops it takes at least, each by its own way.
        self._reached = {origin: (0, 0)}
        self._fringe: set[Node] = set()
        self.go_on([origin])

    def go_on(self, nodes: Sequence[Node]) -> None:
        """Go on over nodes that are read now."""
        self._fringe.difference_update(nodes)
        reached, read = self._reached, self._read
        queue = deque(node for node in nodes if node in reached)
        while queue:
            here = queue.popleft()
            cost, hops = reached[here]
            for there, step in self._web.costs.get(here, {}).items():
                dear, far = cost + step, hops + hops_of(step)
                if far > self._max_hops:
                    continue
                known = reached.get(there)
                if known is not None:
                    if dear >= known[0] and far >= known[1]:
                        continue
                    dear, far = min(dear, known[0]), min(far, known[1])
                reached[there] = dear, far
                if there in read:
                    queue.append(there)
                else:
                    self._fringe.add(there)

    def meets(self, other: "_Side") -> bool:
        """Return whether there can be a way: over read nodes, or from there to a first one that is not read."""
        return not self._reached.keys().isdisjoint(other._reached)

    @property
    def cheapest(self) -> int:
        """What the first nodes that are not read cost at least."""
        return min((self._reached[node][0] for node in self._fringe), default=0)

    def useful(self, other: "_Side", most: int | None) -> dict[Node, Reach]:
        """Return the first nodes that are not read over which there may be a way to another such node of the other end.

        Between the two is one fact at least.

        Args:
            most: What the way may cost; None for anything.
        """
        best = [(label, *other._best(label)) for label in ("Coach", "Club")]
        found = {}
        for node in self._fringe:
            cost, hops = reach = self._reached[node]
            for label, (cheapest, cheap), (nearest, near) in best:
                # Between two coaches are two facts at least, between two clubs one that is two hops.
                facts = 2 if label == node.label == "Coach" else 1
                between = 2 if label == node.label else 1
                far = nearest[0] if nearest[1] != node else near[0]
                if hops + between + far > self._max_hops:
                    continue
                dear = cheapest[0] if cheapest[1] != node else cheap[0]
                if most is None or cost + facts * LEAST + dear <= most:
                    found[node] = reach
                    break
        if most is None and found:
            # No way yet: the nearest first, so that one end does not run ahead through what is cheap.
            layer = min(hops for _, hops in found.values())
            found = {node: reach for node, reach in found.items() if reach[1] == layer}
        return found

    def _best(self, label: str) -> tuple[list[tuple[float, Node]], list[tuple[float, Node]]]:
        """Return the two cheapest and the two nearest nodes of the fringe: a node of both ends is no way to itself."""
        nodes = [node for node in self._fringe if node.label == label]
        none = [(inf, Node(label, ""))] * 2
        cheapest = heapq.nsmallest(2, [(self._reached[node][0], node) for node in nodes])
        nearest = heapq.nsmallest(2, [(self._reached[node][1], node) for node in nodes])
        return (cheapest + none)[:2], (nearest + none)[:2]
