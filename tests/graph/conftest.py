"""The small market of tests/graphs, as plain dataclasses."""

import runpy
from pathlib import Path

import pytest

from dugout.graph.dump import Contents


@pytest.fixture(scope="session")
def market() -> Contents:
    contents = runpy.run_path(str(Path(__file__).parent.parent / "graphs" / "market.py"))["market"]()
    assert isinstance(contents, Contents)
    return contents
