"""The surest ways through a graph too large to be read: only what is near both ends is, in parts.

A way that is not read yet goes from one end over nodes whose links are read to a first one
whose links are not, and so from the other end. These first nodes are the fringes of the two
ends; where nothing over them can be surer than what is found, the search is over.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import accumulate, chain, permutations, product
from math import inf
from typing import NamedTuple, Protocol

from dugout.graph.web import HOP, LEAST, RUMOUR, Fan, Node, Way, Web, certainty_at, ways_in

# How much there is to read of a node, one beside the other: a club has more coaches than a coach has clubs, and has
# its matches.
_EFFORT = {"Coach": 2, "Club": 3}
# What is read in one part; little at first, then twice as much each time, where the ways that it leads to may spare
# the rest.
_PART, _FEW = 800, 48
# What is read of both ends together: a message costs more than so little.
_TOGETHER = 32
# Neighbours of two ends that are not in the news: of what is near them all is read at once.
_QUIET = 16

# What a node costs, and how many hops it takes.
Reach = tuple[int, int]


class Steps(NamedTuple):
    """Steps over LINKED_TO, and all others."""

    sure: list[Fan]
    rumours: list[Fan]


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
    direct = (
        Fan(here, [there], [certainty])
        for here, others, certainties, _ in near.rumours
        if here in ends
        for there, certainty in zip(others, certainties, strict=True)
        if there in ends
    )
    web = Web([*near.sure, *direct])
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
    if not rumours or sum(len(fan.ends) for fan in chain(*near)) > _QUIET:
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
        self._fringe: dict[Node, Reach] = {}
        self.go_on([origin])

    def go_on(self, nodes: Sequence[Node]) -> None:
        """Go on over nodes that are read now."""
        reached, fringe, read = self._reached, self._fringe, self._read
        for node in nodes:
            fringe.pop(node, None)
        queue = deque(node for node in nodes if node in reached)
        while queue:
            here = queue.popleft()
            cost, hops = reached[here]
            for there, step in self._web.costs.get(here, {}).items():
                dear, far = cost + step, hops + step % HOP
                if far > self._max_hops:
                    continue
                if there in reached:
                    known = reached[there]
                    if dear >= known[0] and far >= known[1]:
                        continue
                    dear, far = min(dear, known[0]), min(far, known[1])
                reached[there] = dear, far
                if there in read:
                    queue.append(there)
                else:
                    fringe[there] = dear, far

    def meets(self, other: "_Side") -> bool:
        """Return whether there can be a way: over read nodes, or from there to a first one that is not read."""
        return not self._reached.keys().isdisjoint(other._reached)

    @property
    def cheapest(self) -> int:
        """What the first nodes that are not read cost at least."""
        return min(self._fringe.values(), default=(0, 0))[0]

    def useful(self, other: "_Side", most: int | None) -> dict[Node, Reach]:
        """Return the first nodes that are not read over which there may be a way to another such node of the other end.

        Between the two is one fact at least.

        Args:
            most: What the way may cost; None for anything.
        """
        least = {label: other._least(label) for label in _EFFORT}
        rooms: dict[str, list[tuple[float, int, _Least, _Least]]] = {label: [] for label in _EFFORT}
        for label, to in product(_EFFORT, repeat=2):
            # Between two coaches are two facts at least, between two clubs one that is two hops.
            facts = 2 if label == to == "Coach" else 1
            between = 2 if label == to else 1
            room = inf if most is None else most - facts * LEAST
            rooms[label].append((room, self._max_hops - between, *least[to]))
        found = {}
        for node, reach in self._fringe.items():
            cost, hops = reach
            for room, far, cheapest, nearest in rooms[node.label]:
                if cost + cheapest.value > room or hops + nearest.value > far:
                    continue
                # A node of both ends is no way to itself.
                if node == cheapest.node and cost + cheapest.following > room:
                    continue
                if node == nearest.node and hops + nearest.following > far:
                    continue
                found[node] = reach
                break
        if most is None and found:
            # No way yet: the nearest first, so that one end does not run ahead through what is cheap.
            layer = min(hops for _, hops in found.values())
            found = {node: reach for node, reach in found.items() if reach[1] == layer}
        return found

    def _least(self, label: str) -> tuple["_Least", "_Least"]:
        """Return the cheapest and the nearest of the first nodes of a label that are not read."""
        reaches = [(node, reach) for node, reach in self._fringe.items() if node.label == label]
        return _least({node: cost for node, (cost, _) in reaches}), _least({node: hops for node, (_, hops) in reaches})


class _Least(NamedTuple):
    """A node of the least value, and the least value of the others."""

    node: Node | None
    value: float
    following: float


def _least(values: dict[Node, int]) -> _Least:
    if not values:
        return _Least(None, inf, inf)
    node = min(values, key=values.__getitem__)
    return _Least(node, values.pop(node), min(values.values(), default=inf))
