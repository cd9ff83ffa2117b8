"""Facts as the rows that are written to a store, and back."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from dugout.graph.codec import Row, from_row, to_row
from dugout.graph.errors import StoreError
from dugout.graph.model import FACT_TYPES, Fact, FactType, Match, fact_type

T = TypeVar("T")

# What a match's own node has; certainty and counts stand on its two edges.
MATCH_NODE = ("id", "date", "status", "score", "stage", "season")
_ENDS = ("claims", "coach", "club")
_SCORE = re.compile(r"(\d+)-(\d+)")


def fact_rows(facts: Iterable[Fact]) -> dict[str, list[Row]]:
    """Return the parameters of `put_facts.cypher` for some facts."""
    rows: dict[str, list[Row]] = {
        name: []
        for name in ("tenures", "chases", "titles", "matches", "sides", "stages", "facts", "evidence", "sightings")
    }
    edges = {FactType.MANAGES: "tenures", FactType.LINKED_TO: "chases", FactType.WON_TITLE_AT: "titles"}
    for fact in facts:
        row = to_row(fact)
        rows["facts"].append({"id": fact.id, "claims": row["claims"]})
        evidence = [{"claim": claim, "fact": fact.id} for claim in fact.claims]
        rows["evidence"] += evidence
        if isinstance(fact, Match):
            rows["sightings"] += evidence
            _add_match(rows, fact, row)
        else:
            edge = {key: value for key, value in row.items() if key not in _ENDS}
            rows[edges[fact_type(fact)]].append({"coach": row["coach"], "club": row["club"], "edge": edge})
    return rows


def _add_match(rows: dict[str, list[Row]], match: Match, row: Row) -> None:
    node = {key: row[key] for key in MATCH_NODE if key in row}
    rows["matches"].append({"id": match.id, "node": node, "competition": match.competition, "claims": row["claims"]})
    if match.competition:
        rows["stages"].append({"match": match.id, "competition": match.competition})
    shared = {
        key: value for key, value in row.items() if key not in (*MATCH_NODE[1:], "clubs", "claims", "competition")
    }
    for order, club in enumerate(match.clubs, start=1):
        # The opponent stands on the edge, so that a way from club to club is one edge to read and not two.
        edge = {**shared, "order": order, "opponent": match.clubs[2 - order], **_goals(match.score, order)}
        rows["sides"].append({"club": club, "edge": edge})


def _goals(score: str | None, order: int) -> Row:
    told = _SCORE.match(score or "")
    if told is None:
        return {}
    goals, against = (int(told[order]), int(told[3 - order]))
    result = "W" if goals > against else "L" if goals < against else "D"
    return {"goals": goals, "against": against, "result": result}


def stored(shape: type[T], row: Mapping[str, Any]) -> T:
    """Return the `shape` that a row of the store holds.

    Raises:
        StoreError: If somebody has changed it so that it is none.
    """
    try:
        return from_row(shape, row)
    except (KeyError, ValueError) as error:
        fault = f"{error.args[0]} is missing" if isinstance(error, KeyError) else error
        raise StoreError(f"the store holds a broken {shape.__name__} {row.get('id')!r}: {fault}") from error


def edge_facts(found: Iterable[Mapping[str, Any]], claims: Mapping[str, list[str]]) -> list[Fact]:
    """Return the facts of rows with type, edge, coach and club; `claims` holds the claim ids of each fact.

    Raises:
        StoreError: If somebody has changed one so that it is none.
    """
    facts: dict[str, Fact] = {}
    for row in found:
        edge = row["edge"]
        ident = edge.get("id")
        values = {**edge, "coach": row["coach"], "club": row["club"], "claims": sorted(claims.get(ident, ()))}
        facts[ident] = stored(FACT_TYPES[FactType(row["type"])], values)
    return list(facts.values())


def match_facts(found: Iterable[Mapping[str, Any]], claims: Mapping[str, list[str]]) -> list[Fact]:
    """Return the matches of rows with node, edge, club and competition, one a side.

    Raises:
        StoreError: If somebody has changed one so that it is none.
    """
    sides: dict[str, dict[int, Mapping[str, Any]]] = defaultdict(dict)
    for row in found:
        sides[row["node"].get("id")][row["edge"].get("order")] = row
    facts: list[Fact] = []
    for ident, side in sides.items():
        if set(side) != {1, 2}:
            raise StoreError(f"the store holds a broken Match {ident!r}: it has not two sides")
        values = {
            **side[1]["edge"],
            **side[1]["node"],
            "clubs": [side[1]["club"], side[2]["club"]],
            "competition": side[1]["competition"],
            "claims": sorted(claims.get(ident, ())),
        }
        facts.append(stored(Match, values))
    return facts
