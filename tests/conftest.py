import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from dugout.graph.bolt import Connection, Run
from dugout.graph.store import Store, open_home, open_store
from dugout.graph.writer import Writer
from dugout.tests.neo4j.server import Server, missing


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if metafunc.definition.get_closest_marker("every_store") and "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", ["embedded", "neo4j"], indirect=True)


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an empty store, to be copied: that is four times as fast as making one."""
    home = tmp_path_factory.mktemp("empty") / "home"
    open_home(home).close()
    return home


@pytest.fixture(scope="session")
def neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What points Dugout at a Neo4j that all tests share: that of DUGOUT_TEST_NEO4J_URI, else one started here."""
    told = {
        f"DUGOUT_{name}": os.environ[f"DUGOUT_TEST_NEO4J_{name}"]
        for name in ("URI", "USER", "PASSWORD")
        if f"DUGOUT_TEST_NEO4J_{name}" in os.environ
    }
    with ExitStack() as stack:
        if not told:
            if reason := missing():
                pytest.skip(reason)
            told = stack.enter_context(Server(tmp_path_factory.mktemp("neo4j"))).environment
        environment = stack.enter_context(pytest.MonkeyPatch.context())
        for name, value in told.items():
            environment.setenv(name, value)
        with open_store() as store:
            if store.look(lambda reads: reads.counts()):
                pytest.exit("there is a graph on the server of DUGOUT_TEST_NEO4J_URI, and the tests would delete it")
        environment.undo()
        yield told


@pytest.fixture
def empty_neo4j(neo4j: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The shared Neo4j without a graph, which DUGOUT_URI names too."""

    def empty(run: Run) -> None:
        run("MATCH (node) DETACH DELETE node", {})
        Writer(run).put_day(None)

    for name, value in neo4j.items():
        monkeypatch.setenv(name, value)
    server = Connection(neo4j["DUGOUT_URI"], (neo4j["DUGOUT_USER"], neo4j["DUGOUT_PASSWORD"]))
    server.write(empty)
    with open_store() as opened:
        yield opened
    server.write(empty)
    server.close()


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """Which engine `store` is on: the embedded one, unless the test is marked `every_store`."""
    return getattr(request, "param", "embedded")


@pytest.fixture
def store(request: pytest.FixtureRequest, engine: str) -> Store:
    """A fresh store, which `open_store()` finds too: embedded in `tmp_path/home`, or on the shared Neo4j."""
    opened: Store = request.getfixturevalue(f"empty_{engine}")
    return opened


@pytest.fixture
def empty_embedded(empty_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A fresh embedded store in `tmp_path/home`, which DUGOUT_HOME names too."""
    monkeypatch.delenv("DUGOUT_URI", raising=False)
    monkeypatch.setenv("DUGOUT_HOME", str(tmp_path / "home"))
    shutil.copytree(empty_home, tmp_path / "home")
    with open_home(tmp_path / "home") as opened:
        yield opened
