"""A real server as docker-compose.yml sets it up: closed to files and addresses, and what happens when it goes away."""

import runpy
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from dugout.graph.bolt import Connection
from dugout.graph.dump import dump_lines
from dugout.graph.errors import QueryError
from dugout.graph.history import read_contents
from dugout.graph.intake import Told, take_in
from dugout.graph.store import open_home
from dugout.tests.neo4j.server import COMPOSE, Server, compose_settings, empty_store, missing

ROOT = Path(__file__).parent.parent.parent
COMPOSED = yaml.safe_load(COMPOSE.read_text("utf-8"))
SERVICE = COMPOSED["services"]["neo4j"]
TOLD: list[Told] = runpy.run_path(str(ROOT / "tests" / "graph" / "test_intake.py"))["told"](60)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if reason := missing():
        pytest.skip(reason)
    with Server(tmp_path_factory.mktemp("server"), compose_settings()) as started:
        yield started


@pytest.fixture
def pointed(server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The server, which DUGOUT_URI names."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    return server


def cli(*arguments: str, **environment: str) -> tuple[int, str, str]:
    """Return the exit code of a command, its output, and its last line of messages; there is no traceback."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        capture_output=True,
        text=True,
        env={"PATH": "", **environment},
        timeout=300,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr.splitlines()[-1] if done.stderr else ""


def test_the_image_is_pinned_and_the_server_is_for_this_machine_alone() -> None:
    assert SERVICE["image"] == "neo4j:5.26.31-community"
    assert SERVICE["ports"] == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]
    assert not {"NEO4J_AUTH", "NEO4J_PLUGINS"} & set(SERVICE["environment"])
    assert COMPOSED["secrets"] == {"neo4j_auth": {"file": "./secrets/neo4j_auth"}}
    assert "/secrets/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "configuration property"),
        ("LOAD CSV FROM 'http://127.0.0.1:9/x.csv' AS line RETURN line", "blocked"),
        ("LOAD CSV FROM 'https://93.184.216.34/x.csv' AS line RETURN line", "blocked"),
    ],
)
def test_even_its_administrator_reads_no_file_and_no_address_there(server: Server, text: str, message: str) -> None:
    connection = Connection(server.uri, ("neo4j", server.password))
    with pytest.raises(QueryError, match=message):
        connection.read(lambda run: run(text, {}))
    connection.close()


@pytest.mark.parametrize(
    "text",
    [
        "CALL db.labels()",
        "CALL db.relationshipTypes()",
        "CALL db.propertyKeys()",
        "CALL db.schema.visualization()",
        "CALL dbms.components()",
        "CALL dbms.clientConfig()",
        "CALL dbms.showCurrentUser()",
        "SHOW PROCEDURES",
        "SHOW FUNCTIONS",
        "SHOW INDEXES",
        "SHOW CONSTRAINTS",
    ],
)
def test_what_the_browser_calls_is_open(server: Server, text: str) -> None:
    connection = Connection(server.uri, ("neo4j", server.password))
    connection.read(lambda run: run(text, {}))
    connection.close()


def test_a_load_goes_on_when_its_server_is_killed_and_started_again(server: Server, tmp_path: Path) -> None:
    def cut() -> Iterator[Told]:
        for number, each in enumerate(TOLD):
            if number == 25:
                # In the middle of what comes next, wherever that is.
                threading.Timer(0.05, restart).start()
            yield each

    def restart() -> None:
        server.kill()
        server.start()
        again.set()

    again = threading.Event()
    with empty_store(server.environment) as store:
        take_in(store, cut(), batch=8)
        assert again.wait(60)
        there = list(dump_lines(read_contents(store)))
    with open_home(tmp_path) as alone:
        take_in(alone, TOLD)
        assert there == list(dump_lines(read_contents(alone)))


def test_a_server_is_loaded_and_asked_as_the_embedded_store_is(server: Server, tmp_path: Path) -> None:
    told = tmp_path / "password"
    told.write_text(server.password + "\n", "utf-8")
    reached = {"DUGOUT_URI": f"neo4j://127.0.0.1:{server.bolt}", "DUGOUT_PASSWORD_FILE": str(told)}
    samples = str(ROOT / "samples" / "text")
    with empty_store(server.environment):
        outputs = [
            (cli("load", samples, **where)[0], cli("export", "jsonl", **where), cli("check", **where)[0])
            for where in (reached, {"DUGOUT_HOME": str(tmp_path / "home")})
        ]
    assert outputs[0] == outputs[1]
    assert (outputs[0][0], outputs[0][1][0], outputs[0][2]) == (0, 0, 0)


def faults(server: Server) -> list[tuple[dict[str, str], str]]:
    """Return what a user may get wrong of the address, and what is then told."""
    here = f"127.0.0.1:{server.bolt}"
    web = f"127.0.0.1:{server.http}"
    return [
        (
            {"DUGOUT_PASSWORD": "wrong"},
            "the store does not let 'neo4j' in: The client is unauthorized due to authentication failure. "
            "See DUGOUT_USER and DUGOUT_PASSWORD.",
        ),
        *(
            ({"DUGOUT_URI": uri}, f"the store at {uri} cannot be reached: {reason}")
            for uri, reason in (
                ("bolt://127.0.0.1:1", "Connection refused"),
                ("neo4j://127.0.0.1:1", "Connection refused"),
                ("bolt://no-such-host.invalid", "Name or service not known"),
                (f"bolt://{web}", ""),
                (f"neo4j+s://{here}", "[SSL: "),
            )
        ),
        (
            {"DUGOUT_URI": f"http://{web}"},
            f"DUGOUT_URI 'http://{web}' is no address of a Bolt server, such as neo4j://localhost:7687",
        ),
    ]


@pytest.mark.parametrize("number", range(7))
def test_what_is_wrong_with_an_address_is_told_in_one_line(server: Server, number: int) -> None:
    wrong, line = faults(server)[number]
    code, output, told = cli("info", **{**server.environment, **wrong})
    assert (code, output, told[: len(line) + 8]) == (1, "", f"dugout: {line}")


def test_a_user_who_only_reads_asks_and_is_refused_a_load(tmp_path: Path) -> None:
    with open_home(tmp_path) as store:
        assert store._engine is not None
        door = store._engine.door
        reader = {"DUGOUT_URI": door.uri, "DUGOUT_USER": "reader", "DUGOUT_PASSWORD": door.reader}
        assert cli("info", **reader)[0] == 0
        code, output, told = cli("load", str(ROOT / "samples" / "text"), **reader)
    assert (code, output) == (1, "")
    assert told.startswith("dugout: the store does not allow it: ")


def test_a_server_that_only_reads_is_asked_and_refuses_a_load(server: Server, tmp_path: Path) -> None:
    # The last one on this server, which stays so.
    samples = str(ROOT / "samples" / "text")
    with empty_store(server.environment) as store:
        take_in(store, TOLD[:10])
    conf = server.home / "conf" / "neo4j.conf"
    conf.write_text(conf.read_text("utf-8") + "server.databases.default_to_read_only=true\n", "utf-8")
    server.kill()
    server.start()
    assert cli("info", **server.environment)[0] == 0
    code, output, told = cli("load", samples, **server.environment)
    assert (code, output) == (1, "")
    assert told.startswith("dugout: the store does not allow it: ")
