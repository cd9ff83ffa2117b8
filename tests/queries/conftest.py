"""The small market of tests/graphs, in one store for all tests of the questions and checks."""

import os
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from dugout.graph.dump import Contents
from dugout.graph.store import Store, open_home, open_server
from dugout.graph.writer import Writer

_MARKET = Path(__file__).parent.parent / "graphs" / "market.py"


@pytest.fixture(scope="session")
def market() -> Contents:
    contents = runpy.run_path(str(_MARKET))["market"]()
    assert isinstance(contents, Contents)
    return contents


@pytest.fixture(scope="session", params=["embedded", *(["neo4j"] if "DUGOUT_TEST_NEO4J_URI" in os.environ else [])])
def market_store(
    request: pytest.FixtureRequest, market: Contents, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """The market in the embedded store, and also in the Neo4j of DUGOUT_TEST_NEO4J_URI, which is emptied first."""

    def put(writer: Writer) -> None:
        writer.put_articles(market.articles)
        writer.put_nodes(market.coaches, market.clubs, market.competitions)
        writer.put_claims(market.claims)
        writer.put_facts(market.facts)
        writer.put_day("2026-03-06")

    if request.param == "neo4j":
        opened = open_server(os.environ["DUGOUT_TEST_NEO4J_URI"])
        opened.change("MATCH (node) WHERE NOT node:Store DETACH DELETE node")
    else:
        opened = open_home(tmp_path_factory.mktemp("market"))
    with opened as store:
        store.write(put)
        yield store
