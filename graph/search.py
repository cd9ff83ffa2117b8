"""The surest ways through a graph too large to be read: only what is near both ends is, in parts.

A way that is not read yet goes from one end over nodes whose links are read to a first one
whose links are not, and so from the other end. These first nodes are the fringes of the two
ends; where nothing over them can be surer than what is found, the search is over.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from dugout.graph.paths import LEAST, Link, Node, Path, Web, ways_in

# Nodes in one part; most questions need a few dozen in all.
_PART = 200

LinksAbout = Callable[[Sequence[Node]], Iterable[Link]]


class _Reach(NamedTuple):
    """What a node costs at least to come to, and how many hops it takes at least, each by its own way."""

    cost: int
    hops: int


Fringe = Mapping[Node, _Reach]


def search_paths(links_about: LinksAbout, start: Node, end: Node, *, k: int = 3, max_hops: int = 6) -> list[Path]:
    """Return what `find_paths` returns of all links.

    Args:
        links_about: Returns the links of coaches and clubs, both edges of a match; called a
            few times, `max_hops` at most where no part is full.
    """
    web = Web(links_about([start, end]))
    read = {start, end}
    while True:
        found = ways_in(web, start, end, k=k, max_hops=max_hops)
        most = found[-1][0] if len(found) == k else None
        if most is not None and len(found[-1][1]) == 2:
            break  # the direct hop, which comes first, was all that was wanted
        fringes = [_fringe(web, read, node) for node in (start, end)]
        useful = [_useful(fringe, other, most, max_hops) for fringe, other in permutations(fringes)]
        if not all(useful):
            break
        side = min((0, 1), key=lambda side: len(useful[side]))
        part = heapq.nsmallest(_PART, useful[side], key=lambda node: (fringes[side][node], node))
        web.add(links_about(part))
        read.update(part)
    return [web.path(nodes) for _, nodes in found]


def _fringe(web: Web, read: set[Node], origin: Node) -> Fringe:
    """Return the nodes that are not read, as they are reached from one end over those that are."""
    costs: dict[Node, int] = {}
    queue = [(0, origin)]
    while queue:
        cost, here = heapq.heappop(queue)
        if here in costs:
            continue
        costs[here] = cost
        if here in read or here.label == "Match":
            for there, step in web.costs.get(here, {}).items():
                if there not in costs:
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
    return found
