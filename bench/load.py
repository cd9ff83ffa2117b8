"""How fast articles with their claims become a graph, beside the bare driver that only writes the same rows.

`python bench/load.py [ARTICLES [HOME]]` (default 20,000 of five claims each) loads them into a fresh embedded store,
loads them again, which should change nothing, and then one article of a later day. The bare driver writes the
same nodes and edges into another: it creates where a load must merge, and has nothing to fold.
"""

import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import neo4j

from dugout.bench.market import articles
from dugout.graph.codec import to_row
from dugout.graph.dump import Contents
from dugout.graph.embedded import DATABASE, Engine, enter
from dugout.graph.history import read_contents
from dugout.graph.intake import take_in
from dugout.graph.rows import fact_rows
from dugout.graph.store import open_home

NODE = "UNWIND $rows AS row CREATE (node:{}) SET node = row"
EDGE = """UNWIND $rows AS row
MATCH (start:{} {{id: row.start}})
MATCH (end:{} {{id: row.end}})
CREATE (start)-[edge:{}]->(end)
SET edge = row.edge"""


@contextmanager
def timed(what: str, number: int, unit: str) -> Iterator[None]:
    wall, work = time.perf_counter(), time.process_time()
    yield
    wall, work = time.perf_counter() - wall, time.process_time() - work
    rate = number / wall
    print(f"{what:<44}{wall:>8.1f} s {work:>8.1f} s of processor {rate:>9,.0f} {unit}/s", flush=True)


def write_bare(
    uri: str,
    auth: tuple[str, str],
    database: str,
    nodes: dict[str, list[Any]],
    edges: dict[tuple[str, str, str], list[Any]],
) -> None:
    with neo4j.GraphDatabase.driver(uri, auth=auth) as driver:
        for text, rows in [
            *((NODE.format(label), rows) for label, rows in nodes.items()),
            *((EDGE.format(start, end, kind), rows) for (start, kind, end), rows in edges.items()),
        ]:
            left = iter(rows)
            while part := list(islice(left, 2_000)):
                driver.execute_query(text, rows=part, database_=database)


def rows_of(held: Contents) -> tuple[dict[str, list[Any]], dict[tuple[str, str, str], list[Any]]]:
    """Return the nodes by label and the edges by labels and type of a graph."""
    nodes: dict[str, list[Any]] = {
        kind: [to_row(item) for item in items]
        for kind, items in (
            ("Coach", held.coaches), ("Club", held.clubs), ("Competition", held.competitions),
            ("Article", held.articles), ("Claim", held.claims),
        )
    }  # fmt: skip
    facts = fact_rows(held.facts)
    nodes["Match"] = [match["node"] for match in facts["matches"]]

    def edges(rows: Iterable[dict[str, Any]], start: str, end: str) -> list[Any]:
        return [{"start": row[start], "end": row[end], "edge": row.get("edge") or {}} for row in rows]

    claims = nodes["Claim"]
    found = {
        ("Article", "STATES", "Claim"): edges(claims, "article", "id"),
        ("Claim", "ABOUT", "Coach"): edges((row for row in claims if "coach" in row), "id", "coach"),
        ("Claim", "ABOUT", "Club"): [
            {"start": row["id"], "end": row[side], "edge": {}}
            for row in claims for side in ("club", "opponent") if side in row
        ],
        ("Claim", "ABOUT", "Competition"): edges((row for row in claims if "competition" in row), "id", "competition"),
        ("Claim", "ABOUT", "Match"): edges(facts["sightings"], "claim", "fact"),
        ("Coach", "MANAGES", "Club"): edges(facts["tenures"], "coach", "club"),
        ("Coach", "LINKED_TO", "Club"): edges(facts["chases"], "coach", "club"),
        ("Coach", "WON_TITLE_AT", "Club"): edges(facts["titles"], "coach", "club"),
        ("Club", "PLAYED", "Match"): [
            {"start": row["club"], "end": row["edge"]["id"], "edge": row["edge"]} for row in facts["sides"]
        ],
        ("Match", "IN_COMPETITION", "Competition"): edges(facts["stages"], "match", "competition"),
    }  # fmt: skip
    return nodes, found


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    told = list(articles(number))
    claims = sum(len(found) for _, found in told)
    last, _ = told[-1]
    later = str(date.fromisoformat(last.published or "") + timedelta(days=40))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "ours"
        print(f"{number:,} articles, {claims:,} claims, embedded store\n")
        with open_home(home) as store:
            with timed("load", claims, "claims"):
                take_in(store, told)
            with timed("the same again", claims, "claims"):
                take_in(store, told)
            article = replace(last, id="a-later", url=None, digest="later", published=later)
            new = [
                replace(claim, id=f"c-later-{claim.start}", article="a-later", reported=later) for claim in told[-1][1]
            ]
            with timed("one article of 40 days later", 1, "articles"):
                take_in(store, [(article, new)])
            nodes, edges = rows_of(read_contents(store))
        open_home(Path(folder) / "bare").close()
        engine = enter(Path(folder) / "bare")
        assert isinstance(engine, Engine)
        with timed("bare driver, the same rows", claims, "claims"):
            write_bare(engine.door.uri, ("writer", engine.door.writer), DATABASE, nodes, edges)
        engine.stop()
        counted = sum(map(len, nodes.values())), sum(map(len, edges.values()))
        print("\n{:,} nodes, {:,} edges".format(*counted))


if __name__ == "__main__":
    main()
