"""`serve` as other programs meet it: who is let in, what he may do, and who gets to see the password."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import AuthError, Neo4jError

from dugout.graph.store import open_home
from dugout.tests.neo4j.server import free_port

CLI = Path(__file__).parent.parent.parent / "cli.py"
PASSWORD = "a password of my own, 1234"
WRITES = [
    "CREATE (:Coach {id: 'nobody'})",
    "MERGE (c:Coach {id: 'nobody'})",
    "MATCH (c:Coach) SET c.name = 'x'",
    "MATCH (c:Coach) REMOVE c.name",
    "MATCH (c:Coach) DETACH DELETE c",
    "MATCH (a:Coach) MATCH (b:Club) CREATE (a)-[:MANAGES {id: 'x'}]->(b)",
    "FOREACH (n IN [1] | CREATE (:Coach {id: 'nobody'}))",
    "CALL { CREATE (c:Coach {id: 'nobody'}) RETURN c } RETURN c",
    "CREATE (:Label)",
    "CREATE INDEX none FOR (c:Coach) ON (c.born)",
    "DROP INDEX claim_fact",
    "CREATE CONSTRAINT none FOR (c:Coach) REQUIRE c.name IS UNIQUE",
    "DROP CONSTRAINT coach_id",
    "CREATE USER other SET PASSWORD 'password'",
    "CREATE DATABASE other",
    "DROP DATABASE dugout",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "home"
    with open_home(folder) as store:
        store.change("CREATE (:Coach {id: 'a', name: 'A'})-[:MANAGES {id: 'a--b--1'}]->(:Club {id: 'b', name: 'B'})")
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "home"))


@contextmanager
def serving(
    home: Path, *options: str, lines: int = 2, password: str | None = PASSWORD
) -> Iterator[tuple[str, int, str]]:
    """Yield what `serve` says first, its Bolt port, and its command line as a list of processes shows it."""
    port = free_port()
    command = [sys.executable, str(CLI), "serve", "--port", str(port), *options]
    kept = {name: value for name, value in os.environ.items() if name not in ("DUGOUT_URI", "DUGOUT_PASSWORD")}
    environment = {**kept, "DUGOUT_HOME": str(home), **({"DUGOUT_PASSWORD": password} if password else {})}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            told = "".join(process.stderr.readline() for _ in range(lines))
            listed = subprocess.run(
                ["ps", "-ww", "-o", "args=", "-p", str(process.pid)], text=True, capture_output=True, check=True
            )
            yield told, port, listed.stdout
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


def driver(port: int, user: str, password: str = PASSWORD) -> Driver:
    return GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=(user, password), notifications_min_severity="OFF")


@pytest.fixture(scope="module")
def served(made: Path) -> Iterator[int]:
    shutil.copytree(made, made.parent / "served")
    with serving(made.parent / "served") as (_, port, _):
        yield port


def test_the_reader_reads(served: int) -> None:
    with driver(served, "reader") as opened:
        records, _, _ = opened.execute_query("MATCH (a)-[r]->(b) RETURN a, r, b", database_="dugout")
    [(coach, job, club)] = records
    assert (coach["name"], job.type, club["name"]) == ("A", "MANAGES", "B")


@pytest.mark.parametrize("text", WRITES)
def test_the_reader_changes_nothing(served: int, text: str) -> None:
    with driver(served, "reader") as opened:
        with pytest.raises(Neo4jError):
            opened.execute_query(text, database_="dugout")
        records, _, _ = opened.execute_query(
            "MATCH (n) WHERE NOT n:Store AND NOT n:Name WITH count(n) AS nodes MATCH (c:Coach) "
            "RETURN nodes, c.name AS name",
            database_="dugout",
        )
        assert [record.data() for record in records] == [{"nodes": 2, "name": "A"}]


@pytest.mark.parametrize("user", ["writer", "root", "neo4j"])
def test_nobody_else_is_let_in_by_that_password(served: int, user: str) -> None:
    with driver(served, user) as opened, pytest.raises(AuthError):
        opened.verify_connectivity()


def test_the_port_also_speaks_websocket_which_is_what_neo4j_browser_speaks(served: int) -> None:
    key = b64encode(os.urandom(16)).decode()
    asked = (
        f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{served}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", served), timeout=10) as connection:
        connection.sendall(asked.encode())
        assert connection.recv(1000).startswith(b"HTTP/1.1 101 ")


def test_with_write_a_writer_is_let_in_who_makes_no_users(home: Path) -> None:
    with serving(home, "--write") as (told, port, _), driver(port, "writer") as opened:
        assert "user writer (may read and write)" in told
        opened.execute_query("MATCH (c:Coach) SET c.name = 'A'", database_="dugout")
        with pytest.raises(Neo4jError, match="not allowed to update security"):
            opened.execute_query("CREATE USER other SET PASSWORD 'password'", database_="dugout")


def test_a_password_that_is_made_is_shown_once_and_lets_the_reader_in(home: Path) -> None:
    with serving(home, lines=3, password=None) as (told, port, listed):
        [password] = re.findall(r"password (\S+) \(shown this once", told)
        assert told.count(password) == 1
        assert password not in listed
        with driver(port, "reader", password) as opened:
            opened.verify_connectivity()


@pytest.mark.parametrize("by", ["option", "environment"])
def test_a_password_out_of_a_file_is_shown_nowhere(
    home: Path, tmp_path: Path, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "password"
    file.write_text(PASSWORD + "\n")
    options = ("--password-file", str(file)) if by == "option" else ()
    if by == "environment":
        monkeypatch.setenv("DUGOUT_PASSWORD_FILE", str(file))
    with serving(home, *options, password=None) as (told, port, listed), driver(port, "reader") as opened:
        opened.verify_connectivity()
        assert PASSWORD not in told + listed
        assert str(CLI) in listed


def test_a_password_cannot_be_given_on_the_command_line() -> None:
    done = subprocess.run([sys.executable, CLI, "serve", "--password", "secret"], text=True, capture_output=True)
    assert (done.returncode, "unexpected extra argument" in done.stderr) == (2, True)


def test_a_password_file_that_is_no_text_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "password").write_bytes(b"\xff\xfe")
    command = [sys.executable, str(CLI), "serve", "--password-file", str(tmp_path / "password")]
    done = subprocess.run(command, text=True, capture_output=True)
    assert (done.returncode, "no text in UTF-8" in done.stderr, "Traceback" in done.stderr) == (2, True, False)
