"""The small market of tests/graphs, in one store for all tests of the questions and checks."""

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
