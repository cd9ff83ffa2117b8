import itertools
import math

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dugout.graph.model import FactType, Match, MatchStatus, Status, Tenure
from dugout.graph.paths import Link, Path, find_paths, links_of
from dugout.graph.web import Node

ALLEGRI, EMERY, KLOPP = (Node("Coach", name) for name in ("allegri", "emery", "klopp"))
MILAN, MADRID, VILLA = (Node("Club", name) for name in ("milan", "madrid", "villa"))
DERBY = Node("Match", "derby")
MANAGES, LINKED_TO, WON, PLAYED = FactType


def link(kind: FactType, start: Node, end: Node, certainty: float, fact: str | None = None) -> Link:
    return Link(kind, start, end, fact or f"{start.id}-{end.id}", certainty)


def told(paths: list[Path]) -> list[tuple[str, float]]:
    return [(" ".join(node.id for node in path.nodes), path.certainty) for path in paths]


def test_a_direct_link_comes_first_though_a_longer_way_is_surer() -> None:
    links = [
        link(LINKED_TO, ALLEGRI, MADRID, 0.5),
        link(MANAGES, ALLEGRI, MILAN, 0.95),
        link(MANAGES, EMERY, MILAN, 0.95),
        link(MANAGES, EMERY, MADRID, 0.95),
    ]
    assert told(find_paths(links, ALLEGRI, MADRID)) == [
        ("allegri madrid", 0.5),
        ("allegri milan emery madrid", 0.8574),
    ]


def test_longer_ways_come_by_certainty_then_fewer_hops_then_ids() -> None:
    links = [
        link(MANAGES, ALLEGRI, MILAN, 0.5),
        link(MANAGES, ALLEGRI, VILLA, 0.5),
        link(MANAGES, KLOPP, MILAN, 1.0),
        link(MANAGES, KLOPP, VILLA, 1.0),
        link(MANAGES, KLOPP, MADRID, 1.0),
        link(MANAGES, EMERY, MILAN, 1.0),
        link(MANAGES, EMERY, MADRID, 0.5),
    ]
    assert told(find_paths(links, ALLEGRI, MADRID, k=4)) == [
        ("allegri milan klopp madrid", 0.5),
        ("allegri villa klopp madrid", 0.5),
        ("allegri milan emery madrid", 0.25),
        ("allegri villa klopp milan emery madrid", 0.25),
    ]


def test_edges_are_walked_against_their_direction_and_a_match_counts_once() -> None:
    links = [link(PLAYED, MILAN, DERBY, 0.64, "derby"), link(PLAYED, MADRID, DERBY, 0.64, "derby")]
    [path] = find_paths(links, MILAN, MADRID)
    assert path.certainty == 0.64
    assert [(hop.start, hop.end, hop.link.start) for hop in path.hops] == [
        (MILAN, DERBY, MILAN),
        (DERBY, MADRID, MADRID),
    ]


def test_parallel_links_are_one_hop_over_the_surest_with_the_others_beside_it() -> None:
    manages = link(MANAGES, ALLEGRI, MILAN, 0.8, "tenure")
    won = link(WON, ALLEGRI, MILAN, 0.95, "title")
    linked = link(LINKED_TO, ALLEGRI, MILAN, 0.8, "chase")
    [path] = find_paths([linked, manages, won], ALLEGRI, MILAN)
    assert [(hop.link, hop.others) for hop in path.hops] == [(won, (manages, linked))]


def test_a_way_longer_than_the_limit_is_not_found() -> None:
    links = [link(MANAGES, ALLEGRI, MILAN, 1), link(MANAGES, EMERY, MILAN, 1), link(MANAGES, EMERY, MADRID, 1)]
    assert find_paths(links, ALLEGRI, MADRID, max_hops=2) == []
    assert told(find_paths(links, ALLEGRI, MADRID, max_hops=3)) == [("allegri milan emery madrid", 1.0)]


@pytest.mark.parametrize(("start", "end"), [(ALLEGRI, ALLEGRI), (ALLEGRI, VILLA), (KLOPP, MILAN)])
def test_there_is_no_way_to_itself_or_to_what_no_fact_joins(start: Node, end: Node) -> None:
    assert find_paths([link(MANAGES, ALLEGRI, MILAN, 1)], start, end) == []


def test_a_fact_without_certainty_is_dear_but_no_error() -> None:
    assert told(find_paths([link(MANAGES, ALLEGRI, MILAN, 0.0)], ALLEGRI, MILAN)) == [("allegri milan", 0.0)]


def test_a_tenure_is_one_edge_and_a_match_two() -> None:
    counts = {"claims": ("c-1",), "certainty": 0.9, "articles": 1, "sources": 1}
    reported = {"first_reported": None, "last_reported": None}
    tenure = Tenure(id="t", coach="allegri", club="milan", status=Status.CURRENT, **counts, **reported)  # type: ignore[arg-type]
    match = Match(id="derby", clubs=("milan", "madrid"), status=MatchStatus.PLAYED, **counts, **reported)  # type: ignore[arg-type]
    assert links_of([tenure, match]) == [
        Link(MANAGES, ALLEGRI, MILAN, "t", 0.9),
        Link(PLAYED, MILAN, DERBY, "derby", 0.9),
        Link(PLAYED, MADRID, DERBY, "derby", 0.9),
    ]


NODES = [Node("Club", letter) for letter in "abcdefg"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(NODES), st.sampled_from(NODES), st.sampled_from((0.3, 0.5, 0.75, 0.95, 1.0))),
        max_size=16,
    ),
    st.integers(1, 6),
)
def test_the_ways_are_those_that_networkx_finds_by_trying_all(edges: list[tuple[Node, Node, float]], hops: int) -> None:
    links = [link(MANAGES, a, b, sure, f"f{n}") for n, (a, b, sure) in enumerate(edges) if a != b]
    graph: nx.Graph[Node] = nx.Graph()
    graph.add_nodes_from(NODES)
    for each in links:
        known = graph.get_edge_data(each.start, each.end, {"sure": 0.0})["sure"]
        graph.add_edge(each.start, each.end, sure=max(known, each.certainty))
    start, end = NODES[0], NODES[1]

    def rank(nodes: list[Node]) -> tuple[bool, int, int, list[Node]]:
        cost = sum(round(-math.log(graph[a][b]["sure"]) * 1e9) for a, b in itertools.pairwise(nodes))
        return len(nodes) > 2, cost, len(nodes), nodes

    expected = sorted(nx.all_simple_paths(graph, start, end, cutoff=hops), key=rank)[:4]
    assert [list(path.nodes) for path in find_paths(links, start, end, k=4, max_hops=hops)] == expected


def test_the_order_of_the_links_does_not_matter() -> None:
    links = [link(MANAGES, coach, club, 0.9) for coach in (ALLEGRI, EMERY, KLOPP) for club in (MILAN, MADRID, VILLA)]
    expected = find_paths(links, ALLEGRI, EMERY, k=10)
    assert find_paths(links[::-1], ALLEGRI, EMERY, k=10) == expected
    assert len(expected) == 9
