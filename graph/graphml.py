"""A graph as GraphML, for Gephi, yEd, igraph and networkx."""

import io
import re

import networkx as nx

from dugout.graph.codec import Row, to_row
from dugout.graph.dump import Contents
from dugout.graph.model import FactType
from dugout.graph.rows import fact_rows

# What XML 1.0 has no way of writing.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_networkx(contents: Contents) -> "nx.MultiDiGraph[str]":
    """Return nodes, facts and context as a networkx graph; lists are joined with "|".

    Nodes are called "coach:ID", "club:ID", "competition:ID" and "match:ID".
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for label, nodes in (
        ("Coach", [to_row(coach) for coach in contents.coaches]),
        ("Club", [to_row(club) for club in contents.clubs]),
        ("Competition", [to_row(competition) for competition in contents.competitions]),
    ):
        for node in sorted(nodes, key=lambda node: node["id"]):
            graph.add_node(f"{label.lower()}:{node['id']}", label=label, **_plain(node))
    rows = fact_rows(sorted(contents.facts, key=lambda fact: fact.id))
    for row in rows["matches"]:
        graph.add_node(f"match:{row['id']}", label="Match", **_plain(row["node"]))
    for kind, name in (
        (FactType.MANAGES, "tenures"),
        (FactType.LINKED_TO, "chases"),
        (FactType.WON_TITLE_AT, "titles"),
    ):
        for row in rows[name]:
            _add_edge(graph, f"coach:{row['coach']}", kind, f"club:{row['club']}", row["edge"])
    for row in rows["sides"]:
        _add_edge(graph, f"club:{row['club']}", FactType.PLAYED, f"match:{row['edge']['id']}", row["edge"])
    for row in rows["stages"]:
        _add_edge(graph, f"match:{row['match']}", "IN_COMPETITION", f"competition:{row['competition']}", {})
    for club in sorted(contents.clubs, key=lambda club: club.id):
        if club.league:
            _add_edge(graph, f"club:{club.id}", "COMPETES_IN", f"competition:{club.league}", {})
    return graph


def graphml(contents: Contents) -> bytes:
    """Return a graph as a GraphML document; the same graph, the same bytes."""
    out = io.BytesIO()
    nx.write_graphml_xml(as_networkx(contents), out)
    return out.getvalue()


def _add_edge(graph: "nx.MultiDiGraph[str]", start: str, kind: str, end: str, values: Row) -> None:
    graph.add_edge(start, end, key=f"{kind} {values.get('id', '')}", type=str(kind), **_plain(values))


def _plain(values: Row) -> Row:
    return {key: _scalar(key, value) for key, value in values.items()}


def _scalar(key: str, value: object) -> object:
    if key == "certainty" and isinstance(value, int | float):
        return float(value)
    if isinstance(value, list):
        value = "|".join(str(item) for item in value)
    return _NO_XML.sub("", value) if isinstance(value, str) else value
