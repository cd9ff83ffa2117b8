"""The search that reads only what it needs finds what a search of everything finds."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dugout.graph import search
from dugout.graph.certainty import BOUNDS
from dugout.graph.model import FactType
from dugout.graph.paths import Link, fans_of, find_paths
from dugout.graph.search import Steps, search_ways
from dugout.graph.web import Node, Web, fan_over

MANAGES, LINKED_TO, WON, PLAYED = FactType
COACHES = [Node("Coach", letter) for letter in "abcdef"]
CLUBS = [Node("Club", letter) for letter in "mnopqr"]
SURE = st.sampled_from((0.0, 0.3, 0.5, 0.75, 0.95, 0.95, 0.98, 0.99))
POSTS = st.tuples(
    st.just("post"), st.sampled_from((MANAGES, WON, LINKED_TO)), st.sampled_from(COACHES), st.sampled_from(CLUBS), SURE
)
GAMES = st.tuples(st.just("game"), st.just(PLAYED), st.sampled_from(CLUBS), st.sampled_from(CLUBS), SURE)


class Shop:
    """Hands out the links of nodes as a store does, and notes what it was asked for."""

    def __init__(self, links: Sequence[Link], matches: int = 3) -> None:
        self.links = links
        self.matches = matches
        self.asked: list[list[Node]] = []
        self.doubted: list[list[Node]] = []

    def steps_about(self, nodes: Sequence[Node], doubted: Sequence[Node], *, least: float) -> Steps:
        if nodes:
            self.asked.append(list(nodes))
        if doubted:
            self.doubted.append(list(doubted))
        pairs: dict[frozenset[Node], list[tuple[float, Node]]] = defaultdict(list)
        for one, other in pairwise(self.links):
            if one.kind is PLAYED and one.end == other.end and {one.start, other.start} & set(nodes):
                pairs[frozenset((one.start, other.start))].append((-one.certainty, one.end))
        surest = {match for played in pairs.values() for _, match in sorted(played)[: self.matches]}
        told = [link for link in self.links if link.certainty >= least]
        posts = (link for link in told if link.kind in (MANAGES, WON) and {link.start, link.end} & set(nodes))
        games = (link for link in told if link.end in surest)
        chases = (link for link in told if link.kind is LINKED_TO and {link.start, link.end} & set(doubted))
        return Steps([*fans_of(posts), *fans_of(games)], list(fans_of(chases)))


def links_from(drawn: Sequence[tuple[str, FactType, Node, Node, float]]) -> list[Link]:
    found = []
    for n, (_, kind, start, end, sure) in enumerate(drawn):
        if kind is not PLAYED:
            found.append(Link(kind, start, end, f"f{n}", min(sure, BOUNDS[kind].most)))
        elif start != end:
            found += [Link(kind, club, Node("Match", f"m{n}"), f"m{n}", sure) for club in (start, end)]
    return found


@settings(max_examples=300, deadline=None)
@given(
    drawn=st.lists(st.one_of(POSTS, GAMES), max_size=30),
    start=st.sampled_from(COACHES + CLUBS),
    end=st.sampled_from(COACHES + CLUBS),
    k=st.integers(1, 6),
    max_hops=st.integers(1, 7),
    rumours=st.booleans(),
    small=st.booleans(),
)
def test_it_finds_the_ways_that_a_search_of_all_links_finds(
    drawn: list[tuple[str, FactType, Node, Node, float]],
    start: Node,
    end: Node,
    k: int,
    max_hops: int,
    rumours: bool,
    small: bool,
) -> None:
    shop = Shop(links_from(drawn), matches=k)
    with pytest.MonkeyPatch.context() as patch:
        if small:  # parts of a node or two, as in a graph a hundred times as large
            patch.setattr(search, "_FEW", 2)
            patch.setattr(search, "_TOGETHER", 0)
            patch.setattr(search, "_QUIET", 0)
        found = search_ways(shop.steps_about, start, end, k=k, max_hops=max_hops, rumours=rumours)
    counted = [link for link in shop.links if rumours or link.kind is not LINKED_TO]
    assert found == [path.nodes for path in find_paths(counted, start, end, k=k, max_hops=max_hops)]
    for asked in (shop.asked, shop.doubted):
        nodes = [node for part in asked for node in part]
        assert len(set(nodes)) == len(nodes) or start == end
        assert small or len(asked) <= 2 * max_hops + 1


def test_matches_that_are_read_stay_though_another_read_leaves_them_out() -> None:
    one, other = CLUBS[:2]
    web = Web([fan_over(one, {other: [(0.5, "x"), (0.3, "y")]}), fan_over(other, {one: [(0.5, "x")]})])
    assert [match.id for _, match in web.games(other, one)] == ["x", "y"]


def test_what_lies_beyond_a_sure_way_is_not_read() -> None:
    start, end = Node("Coach", "a"), Node("Club", "z")
    chain = [
        Link(MANAGES, start, Node("Club", "m"), "1", 0.95),
        Link(MANAGES, Node("Coach", "b"), Node("Club", "m"), "2", 0.95),
        Link(MANAGES, Node("Coach", "b"), end, "3", 0.95),
    ]
    rumours = [Link(LINKED_TO, Node("Coach", f"r{n}"), end, f"r{n}", 0.5) for n in range(300)]
    beyond = [Link(MANAGES, Node("Coach", f"r{n}"), Node("Club", f"x{n}"), f"x{n}", 0.95) for n in range(300)]
    shop = Shop([*chain, *rumours, *beyond])
    [way] = search_ways(shop.steps_about, start, end, k=1)
    assert [node.id for node in way] == ["a", "m", "b", "z"]
    assert shop.asked == [[start, end], [Node("Club", "m"), Node("Coach", "b")]]


@pytest.mark.parametrize("k", [1, 3])
def test_of_two_ends_the_one_with_fewer_neighbours_is_followed(k: int) -> None:
    start, end = Node("Coach", "a"), Node("Club", "z")
    links = [Link(MANAGES, start, Node("Club", "m"), "1", 0.95)]
    links += [Link(MANAGES, Node("Coach", f"r{n}"), end, f"r{n}", 0.95) for n in range(300)]
    shop = Shop(links)
    assert search_ways(shop.steps_about, start, end, k=k) == []
    assert shop.asked == [[start, end], [Node("Club", "m")]]
