"""Fixtures that tests of all layers share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dugout.graph.store import Store, open_home


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an empty store, to be copied: that is four times as fast as making one."""
    home = tmp_path_factory.mktemp("empty") / "home"
    open_home(home).close()
    return home


@pytest.fixture
def store(empty_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A fresh embedded store in `tmp_path/home`, which DUGOUT_HOME names too (so `open_store()` finds this one)."""
    monkeypatch.delenv("DUGOUT_URI", raising=False)
    monkeypatch.setenv("DUGOUT_HOME", str(tmp_path / "home"))
    shutil.copytree(empty_home, tmp_path / "home")
    with open_home(tmp_path / "home") as opened:
        yield opened
