"""cypher-shell on the embedded store that `serve` opens, and with a script of `export cypher` on a real Neo4j."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from dugout.graph.dump import dump_lines
from dugout.graph.embedded import DATABASE, Door, serve
from dugout.graph.history import read_contents
from dugout.graph.script import script_lines
from dugout.graph.store import Store, open_home
from dugout.tests.graphs.random_market import random_market
from dugout.tests.neo4j.server import cypher_shell, free_port, missing

MARKET = random_market(5, articles=40, coaches=45, clubs=30, claims=80)
DAY = "2026-03-06"
COUNT = "MATCH (c:Coach) RETURN count(c) AS coaches;"


@pytest.fixture(autouse=True)
def fetched() -> None:
    """Skip where cypher-shell is not here."""
    if reason := missing():
        pytest.skip(reason)


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """A store of two coaches that the engine serves as `serve` does."""
    home = tmp_path_factory.mktemp("served") / "home"
    with open_home(home) as store:
        store.change("CREATE (:Coach {id: 'a', name: 'A'})-[:MANAGES {id: 'a--b--1'}]->(:Club {id: 'b', name: 'B'})")
        store.change("CREATE (:Coach {id: 'c', name: 'Jürgen \"C\"'})")
    engine = serve(home, Door(host="127.0.0.1", port=free_port(), writer="a writer's word", reader="a reader's word"))
    yield engine.door
    engine.stop()


def run(door: Door, text: str, user: str = "reader") -> CompletedProcess[str]:
    return cypher_shell(text, door.uri, user, door.reader if user == "reader" else door.writer, "-d", DATABASE)


def test_it_reads_rows_nodes_and_paths(door: Door) -> None:
    done = run(door, f"{COUNT}\nMATCH (c:Coach) RETURN c.name ORDER BY c.id;\nMATCH p = (:Coach)-[]->(:Club) RETURN p;")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:5] == ["coaches", "2", "c.name", '"A"', r'"Jürgen \"C\""']
    assert "[:MANAGES" in lines[-1]


def test_it_takes_parameters_and_transactions(door: Door) -> None:
    first = ":param {name: 'A'}\n:begin\nMATCH (c:Coach {name: $name}) RETURN c.id;\n:commit"
    done = run(door, f"{first}\n:begin\n{COUNT}\n:rollback")
    assert (done.returncode, done.stdout.split()) == (0, ["c.id", '"a"', "coaches", "2"]), done.stderr


@pytest.mark.parametrize("text", ["CREATE (:Coach {id: 'x'});", "MATCH (c:Coach) DETACH DELETE c;", "CREATE (:Other);"])
def test_the_reader_changes_nothing(door: Door, text: str) -> None:
    done = run(door, text)
    assert done.returncode == 1
    assert "not allowed" in done.stderr
    assert run(door, COUNT).stdout.split() == ["coaches", "2"]


def test_the_writer_writes_and_takes_it_back(door: Door) -> None:
    done = run(door, f":begin\nCREATE (:Coach {{id: 'x'}});\n{COUNT}\n:rollback\n{COUNT}", "writer")
    assert (done.returncode, done.stdout.split()) == (0, ["coaches", "3", "coaches", "2"]), done.stderr


def test_a_wrong_password_lets_nobody_in(door: Door) -> None:
    done = cypher_shell(COUNT, door.uri, "reader", "another word", "-d", DATABASE)
    assert (done.returncode, done.stdout) == (1, "")


def test_an_exported_script_makes_the_same_graph(
    neo4j: dict[str, str], empty_neo4j: Store, tmp_path: Path, empty_home: Path
) -> None:
    with open_home(Path(shutil.copytree(empty_home, tmp_path / "told"))) as store:
        store.write(lambda writer: writer.put_articles(MARKET.articles))
        store.write(lambda writer: writer.put_nodes(MARKET.coaches, MARKET.clubs, MARKET.competitions))
        store.write(lambda writer: writer.put_claims(MARKET.claims))
        store.write(lambda writer: writer.put_facts(MARKET.facts))
        told = read_contents(store)
    script = "".join(script_lines(told, DAY))
    done = cypher_shell(script, neo4j["DUGOUT_URI"], neo4j["DUGOUT_USER"], neo4j["DUGOUT_PASSWORD"])
    assert done.returncode == 0, done.stderr
    assert list(dump_lines(read_contents(empty_neo4j))) == list(dump_lines(told))
