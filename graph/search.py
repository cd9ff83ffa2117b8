"""The surest ways through a graph too large to be read: only what is near both ends is, in parts.

A way that is not read yet goes from one end over nodes whose links are read to a first one
whose links are not, and so from the other end. These first nodes are the fringes of the two
ends; where nothing over them can be surer than what is found, the search is over.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from dugout.graph.paths import LEAST, Node, Step, Way, Web, ways_in

# Nodes in one part; a few at first, then twice as many each time, where the ways that they
# lead to may spare the others.
_PART, _FEW = 200, 8

StepsAbout = Callable[[Sequence[Node]], Iterable[Step]]


class _Reach(NamedTuple):
    """What a node costs at least to come to, and how many hops it takes at least, each by its own way."""

    cost: int
    hops: int


Fringe = Mapping[Node, _Reach]


def search_ways(steps_about: StepsAbout, start: Node, end: Node, *, k: int = 3, max_hops: int = 6) -> list[Way]:
    """Return the ways of the paths that `find_paths` finds in all links.

    Args:
        steps_about: Returns the surest step from each of some coaches and clubs to each
            neighbour; to another club over each of the `k` surest matches, with both its steps.
            Called a few times: about once a hop, and again where that is more than a part.
    """
    web = Web(steps_about([start, end]))
    read = {start, end}
    most: int | None = None
    size = _FEW
    while True:
        found = ways_in(web, start, end, k=k, max_hops=max_hops, most=most)
        most = found[-1][0] if len(found) == k else None
        if most is not None and len(found[-1][1]) == 2:
            break  # the direct hop, which comes first, was all that was wanted
        fringes = [_fringe(web, read, node, most) for node in (start, end)]
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
        web.add(steps_about(part))
        read.update(part)
        size *= 2
    return [nodes for _, nodes in found]


def _fringe(web: Web, read: set[Node], origin: Node, most: int | None) -> Fringe:
    """Return the nodes that are not read, as they are reached from one end over those that are, for `most` at most."""
    costs: dict[Node, int] = {}
    queue = [(0, origin)]
    while queue:
        cost, here = heapq.heappop(queue)
        if here in costs:
            continue
        costs[here] = cost
        if here in read or here.label == "Match":
            for there, step in web.costs.get(here, {}).items():
                if there not in costs and (most is None or cost + step <= most):
                    heapq.heappush(queue, (cost + step, there))
    hops, layer = {origin: 0}, [origin]
    while layer:
        inner = (here for here in layer if here in read or here.label == "Match")
        ahead = {there for here in inner for there in web.costs.get(here, ()) if there not in hops}
        hops |= dict.fromkeys(ahead, hops[layer[0]] + 1)
        layer = list(ahead)
    return {
        node: _Reach(cost, hops[node]) for node, cost in costs.items() if node not in read and node.label != "Match"
    }


def _useful(fringe: Fringe, other: Fringe, most: int | None, max_hops: int) -> list[Node]:
    """Return the nodes of a fringe over which there may be a way to another of the other fringe.

    Between the two is one fact at least.

    Args:
        most: What the way may cost; None for anything.
    """
    cheapest = heapq.nsmallest(2, other, key=lambda node: other[node].cost)
    nearest = heapq.nsmallest(2, other, key=lambda node: other[node].hops)
    found = []
    for node, reach in fringe.items():
        cost = next((other[there].cost for there in cheapest if there != node), None)
        hops = next((other[there].hops for there in nearest if there != node), None)
        if cost is None or hops is None or reach.hops + 1 + hops > max_hops:
            continue
        if most is None or reach.cost + LEAST + cost <= most:
            found.append(node)
    if most is None and found:
        # No way yet: the nearest first, so that one end does not run ahead through what is cheap.
        layer = min(fringe[node].hops for node in found)
        found = [node for node in found if fringe[node].hops == layer]
    return found
