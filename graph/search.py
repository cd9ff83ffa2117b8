"""The surest ways through a graph too large to be read: only what is near both ends is, in parts.

A way that is not read yet goes from one end over nodes whose links are read to a first one
whose links are not, and so from the other end. These first nodes are the fringes of the two
ends; where nothing over them can be surer than what is found, the search is over.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple, Protocol

from dugout.graph.paths import LEAST, RUMOUR, Node, Step, Way, Web, hops_of, ways_in

# Nodes in one part; a few at first, then twice as many each time, where the ways that they
# lead to may spare the others.
_PART, _FEW = 200, 8


class StepsAbout(Protocol):
    """Reads steps; called a few times, about once a hop, and again where that is more than a part."""

    def __call__(self, nodes: Sequence[Node], *, rumours: bool) -> Iterable[Step]:
        """Return the surest step from each of some coaches and clubs to each neighbour, or more.

        Those over LINKED_TO where `rumours`, else all others; to another club over each of the `k` surest matches.
        """
        ...


class _Reach(NamedTuple):
    """What a node costs at least to come to, and how many hops it takes at least, each by its own way."""

    cost: int
    hops: int


Fringe = Mapping[Node, _Reach]


def search_ways(
    steps_about: StepsAbout,
    start: Node,
    end: Node,
    *,
    direct: Iterable[Step] = (),
    k: int = 3,
    max_hops: int = 6,
    rumours: bool = True,
) -> list[Way]:
    """Return the ways of the paths that `find_paths` finds in all links.

    What is no rumour is searched first. Mostly that is all: one rumour makes a way dearer than several
    sure facts, and half of the edges that a coach in the news has are rumours.

    Args:
        direct: What joins the two ends, rumours too if they count.
    """
    web = Web(direct)
    sure: set[Node] = set()

    def read_sure(nodes: Iterable[Node]) -> None:
        fresh = [node for node in nodes if node not in sure]
        sure.update(fresh)
        if fresh:
            web.add(steps_about(fresh, rumours=False))

    def read_all(nodes: Sequence[Node]) -> None:
        read_sure(nodes)
        web.add(steps_about(nodes, rumours=True))

    found = _search(read_sure, web, start, end, k=k, max_hops=max_hops)
    dearest = max((cost for cost, nodes in found if len(nodes) > 2), default=0)
    if rumours and (len(found) < k or dearest >= RUMOUR):
        found = _search(read_all, web, start, end, k=k, max_hops=max_hops)
    return [nodes for _, nodes in found]


def _search(
    read_steps: Callable[[Sequence[Node]], None], web: Web, start: Node, end: Node, *, k: int, max_hops: int
) -> list[tuple[int, Way]]:
    """Return the surest ways with their costs; `read_steps` puts what joins some nodes to others into the web."""
    read_steps([start, end])
    read = {start, end}
    most: int | None = None
    size = _FEW
    while True:
        found = ways_in(web, start, end, k=k, max_hops=max_hops, most=most)
        most = found[-1][0] if len(found) == k else None
        if most is not None and len(found[-1][1]) == 2:
            break  # the direct hop, which comes first, was all that was wanted
        fringes = [_fringe(web, read, node, most, max_hops) for node in (start, end)]
        useful = [_useful(fringe, other, most, max_hops) for fringe, other in permutations(fringes)]
        near = [dict.fromkeys(nodes, fringe) for nodes, fringe in zip(useful, fringes, strict=True)]
        if most is not None:
            # Of the two nodes of an unread way on the fringes, one is not dearer than half of it.
            half = (most - LEAST) // 2
            near.append({node: fringe for side in near for node, fringe in side.items() if fringe[node].cost <= half})
        following = min(near, key=len)
        if not following:
            break
        whole = most is not None and following is not near[-1]
        part = heapq.nsmallest(_PART if whole else size, following, key=lambda node: (following[node][node], node))
        read_steps(part)
        read.update(part)
        size *= 2
    return found


def _fringe(web: Web, read: set[Node], origin: Node, most: int | None, max_hops: int) -> Fringe:
    """Return the nodes that are not read, as they are reached from one end over those that are, for `most` at most."""
    costs: dict[Node, int] = {}
    queue = [(0, origin)]
    while queue:
        cost, here = heapq.heappop(queue)
        if here in costs:
            continue
        costs[here] = cost
        if here in read:
            for there, step in web.costs.get(here, {}).items():
                if there not in costs and (most is None or cost + step <= most):
                    heapq.heappush(queue, (cost + step, there))
    hops = {origin: 0}
    layers: list[list[Node]] = [[origin], *([] for _ in range(max_hops))]
    for number, layer in enumerate(layers):
        for here in layer:
            if hops[here] < number or here not in read:
                continue
            for there, step in web.costs.get(here, {}).items():
                far = number + hops_of(step)
                if far <= max_hops and far < hops.get(there, far + 1):
                    hops[there] = far
                    layers[far].append(there)
    return {node: _Reach(costs[node], far) for node, far in hops.items() if node not in read and node in costs}


def _useful(fringe: Fringe, other: Fringe, most: int | None, max_hops: int) -> list[Node]:
    """Return the nodes of a fringe over which there may be a way to another of the other fringe.

    Between the two is one fact at least.

    Args:
        most: What the way may cost; None for anything.
    """
    # For each label the two that are reached best, since a node of both fringes is no way to itself.
    best = {
        label: [
            heapq.nsmallest(2, (node for node in other if node.label == label), key=lambda node: other[node][which])
            for which in (0, 1)
        ]
        for label in ("Coach", "Club")
    }
    found = []
    for node, reach in fringe.items():
        for label, (cheapest, nearest) in best.items():
            # Between two coaches are two facts at least, between two clubs one that is two hops.
            facts = 2 if label == node.label == "Coach" else 1
            between = 2 if label == node.label else 1
            cost = next((other[there].cost for there in cheapest if there != node), None)
            hops = next((other[there].hops for there in nearest if there != node), None)
            if cost is None or hops is None or reach.hops + between + hops > max_hops:
                continue
            if most is None or reach.cost + facts * LEAST + cost <= most:
                found.append(node)
                break
    if most is None and found:
        # No way yet: the nearest first, so that one end does not run ahead through what is cheap.
        layer = min(fringe[node].hops for node in found)
        found = [node for node in found if fringe[node].hops == layer]
    return found
