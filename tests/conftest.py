import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dugout.graph.store import Store, open_home, open_store
from dugout.tests.neo4j.server import Server, empty_store, missing


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return in how many processes `make test` runs: one where the tests share a server that they empty.

    More than four would take more memory, each with a Neo4j of its own, than time.
    """
    return 0 if "DUGOUT_TEST_NEO4J_URI" in os.environ else min(os.cpu_count() or 1, 4)


# What takes longest begins first: at the end no process waits for another that has just begun.
LONGEST = ("test_same_graph.py", "test_server.py", "test_rdf_store.py", "test_exports.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


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
    if "DUGOUT_TEST_NEO4J_URI" not in os.environ:
        if reason := missing():
            pytest.skip(reason)
        with Server(tmp_path_factory.mktemp("neo4j")) as server:
            yield server.environment
        return
    told = {
        "DUGOUT_URI": os.environ["DUGOUT_TEST_NEO4J_URI"],
        "DUGOUT_USER": os.environ.get("DUGOUT_TEST_NEO4J_USER", "neo4j"),
        "DUGOUT_PASSWORD": os.environ.get("DUGOUT_TEST_NEO4J_PASSWORD", ""),
    }
    with pytest.MonkeyPatch.context() as environment:
        for name, value in told.items():
            environment.setenv(name, value)
        with open_store() as store:
            if store.look(lambda reads: reads.counts()):
                pytest.exit("there is a graph on the server of DUGOUT_TEST_NEO4J_URI, and the tests would delete it")
    yield told
    with empty_store(told):
        pass


@pytest.fixture
def empty_neo4j(neo4j: dict[str, str]) -> Iterator[Store]:
    """The shared Neo4j without a graph, which DUGOUT_URI names too."""
    with empty_store(neo4j) as opened:
        yield opened


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
