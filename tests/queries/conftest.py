"""The graphs of tests/graphs, in one store for all tests of the questions and checks."""

import runpy
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from dugout.graph.dump import Contents
from dugout.graph.store import Store, open_home
from dugout.graph.writer import Writer
from dugout.tests.neo4j.server import empty_store

_MARKET = Path(__file__).parent.parent / "graphs" / "market.py"


@pytest.fixture(scope="session")
def market() -> Contents:
    contents = runpy.run_path(str(_MARKET))["market"]()
    assert isinstance(contents, Contents)
    return contents


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def market_store(
    request: pytest.FixtureRequest, market: Contents, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """The market in a store of each kind."""
    opened: AbstractContextManager[Store] = (
        empty_store(request.getfixturevalue("neo4j"))
        if request.param == "neo4j"
        else open_home(tmp_path_factory.mktemp("market"))
    )
    with opened as store:
        store.write(lambda writer: put_contents(writer, market))
        yield store


def put_contents(writer: Writer, contents: Contents) -> None:
    """Write a graph as it is, folded or not."""
    writer.put_articles(contents.articles)
    writer.put_nodes(contents.coaches, contents.clubs, contents.competitions)
    writer.put_claims(contents.claims)
    writer.put_facts(contents.facts)
    writer.put_day("2026-03-06")
