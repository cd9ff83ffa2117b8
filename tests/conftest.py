"""Fixtures that tests of all layers share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dugout.graph.store import Store, open_home


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A fresh embedded store in `tmp_path/home`, which DUGOUT_HOME names too (so `open_store()` finds this one)."""
    monkeypatch.delenv("DUGOUT_URI", raising=False)
    monkeypatch.setenv("DUGOUT_HOME", str(tmp_path / "home"))
    with open_home(tmp_path / "home") as opened:
        yield opened
