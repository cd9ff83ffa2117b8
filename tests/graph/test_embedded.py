"""One home, several processes, some of which are killed."""

import json
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import Neo4jError

from dugout.graph import embedded
from dugout.graph.embedded import DATABASE, Door, Engine, enter, serve
from dugout.graph.errors import StoreError, StoreLocked
from dugout.graph.store import open_home

COUNT = "MATCH (coach:Coach) RETURN count(coach) AS coaches"
ADD_TEN = "UNWIND range(1, 10) AS number CREATE (:Coach {id: $batch + '-' + number})"

HOLD = """
import sys
from pathlib import Path
from dugout.graph.store import open_home
with open_home(Path(sys.argv[1])) as store:
    print("open", flush=True)
    sys.stdin.readline()
"""
ASK = """
import sys
from pathlib import Path
from dugout.graph.store import open_home
with open_home(Path(sys.argv[1])) as store:
    print("open", flush=True)
    store.ask("UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a * b = -1 RETURN a")
"""
WRITE = f"""
import sys
from pathlib import Path
from dugout.graph.store import open_home
with open_home(Path(sys.argv[1])) as store:
    for batch in range(10_000):
        store.change({ADD_TEN!r}, {{"batch": str(batch)}})
        print(batch + 1, flush=True)
"""


# What is started in the background by a shell without jobs hears no interrupt unless it asks to.
HEAR = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"


@contextmanager
def process(code: str, home: Path) -> Iterator[subprocess.Popen[str]]:
    running = subprocess.Popen(
        [sys.executable, "-c", HEAR + code, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


def say(running: subprocess.Popen[str], line: str) -> None:
    assert running.stdin is not None
    running.stdin.write(line + "\n")
    running.stdin.flush()


def heard(running: subprocess.Popen[str]) -> str:
    assert running.stdout is not None
    return running.stdout.readline().strip()


def test_a_second_process_works_on_the_store_that_the_first_has_open(tmp_path: Path) -> None:
    with process(HOLD, tmp_path) as first:
        assert heard(first) == "open"
        with open_home(tmp_path) as second:
            second.change("CREATE (:Coach {id: 'a'})")
            assert second.read(COUNT) == [{"coaches": 1}]
        say(first, "end")
        first.wait(60)
    with open_home(tmp_path) as alone:
        assert alone.read(COUNT) == [{"coaches": 1}]


@pytest.mark.parametrize("end", ["ends", "is killed"])
def test_a_second_process_takes_over_when_the_first(tmp_path: Path, end: str) -> None:
    with process(HOLD, tmp_path) as first:
        assert heard(first) == "open"
        with open_home(tmp_path) as second:
            second.change("CREATE (:Coach {id: 'a'})")
            if end == "ends":
                say(first, "end")
            else:
                first.kill()
            first.wait(60)
            second.change("CREATE (:Coach {id: 'b'})")
            assert second.ask(COUNT).rows == ({"coaches": 2},)
            assert second.read(COUNT) == [{"coaches": 2}]


def test_nothing_committed_is_lost_and_nothing_half_written_stays_when_a_load_is_killed(tmp_path: Path) -> None:
    with process(WRITE, tmp_path) as load:
        committed = [int(heard(load)) for _ in range(40)][-1]
        load.kill()
        load.wait(60)
    assert (tmp_path / "port.json").exists()
    with open_home(tmp_path) as store:
        ((coaches,),) = (row.values() for row in store.read(COUNT))
    assert coaches >= 10 * committed
    assert coaches % 10 == 0


@pytest.mark.parametrize("delay", [0.1, 0.2, 0.25, 0.3, 0.35, 0.4])
def test_a_store_killed_while_it_is_made_opens_again(tmp_path: Path, delay: float) -> None:
    with process(WRITE, tmp_path) as first, pytest.raises(subprocess.TimeoutExpired):
        first.wait(delay)
    with open_home(tmp_path) as store:
        names = store.read("SHOW CONSTRAINTS YIELD name")
    assert len(names) == 7


def test_the_folder_and_the_passwords_in_it_are_for_this_user_alone(tmp_path: Path) -> None:
    home = tmp_path / "new"
    with open_home(home):
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (home, home / "port.json")}
        assert modes == {"new": 0o700, "port.json": 0o600}
    assert not (home / "port.json").exists()


def test_the_engine_listens_on_this_machine_alone(tmp_path: Path) -> None:
    with open_home(tmp_path):
        assert json.loads((tmp_path / "port.json").read_text())["host"] == "127.0.0.1"


def test_a_home_whose_holder_does_not_answer_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "WAIT_SECONDS", 0.1)
    with process(HOLD, tmp_path) as first:
        assert heard(first) == "open"
        (tmp_path / "port.json").unlink()
        with pytest.raises(StoreLocked, match=r"another process has the store in .* open and does not answer"):
            open_home(tmp_path)


def test_a_served_home_takes_the_password_given_and_lets_this_machine_in(tmp_path: Path) -> None:
    from neo4j import GraphDatabase

    open_home(tmp_path).close()
    door = Door(host="127.0.0.1", port=embedded._free_port(), writer="of my own", reader="another")
    engine = serve(tmp_path, door)
    try:
        with GraphDatabase.driver(engine.door.uri, auth=("writer", "of my own")) as driver:
            records, _, _ = driver.execute_query("RETURN 1 AS one", database_=DATABASE)
            assert [record.data() for record in records] == [{"one": 1}]
        with pytest.raises(StoreLocked):
            serve(tmp_path, door)
    finally:
        engine.stop()


def test_a_port_that_is_taken_is_told_and_the_home_stays_free(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StoreError, match=f"Unable to listen .* '{port}'"):
            serve(tmp_path, Door(host="127.0.0.1", port=port, writer="x", reader="y"))
    with open_home(tmp_path) as store:
        assert store.read(COUNT) == [{"coaches": 0}]


def test_a_home_that_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot be opened: .*File exists"):
        open_home(tmp_path / "file")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one process there")
@pytest.mark.parametrize("code", [HOLD, ASK], ids=["that waits", "that asks without end"])
def test_an_interrupt_ends_a_process_that_has_the_store_open(tmp_path: Path, code: str) -> None:
    with process(code, tmp_path) as first:
        assert heard(first) == "open"
        first.send_signal(signal.SIGINT)
        assert first.wait(60) == -signal.SIGINT
    assert not (tmp_path / "port.json").exists()


def test_the_reader_neither_sees_nor_ends_what_another_user_runs(tmp_path: Path) -> None:
    open_home(tmp_path).close()
    engine = enter(tmp_path)
    assert isinstance(engine, Engine)
    slow = "UNWIND range(1, 40000) AS a UNWIND range(1, 4000) AS b WITH a, b WHERE a * b = 7 RETURN count(*)"
    ended: list[str] = []

    def run_slow() -> None:
        with driver("writer", engine.door.writer) as opened, pytest.raises(Neo4jError) as raised:
            opened.execute_query(slow, database_=DATABASE)
        ended.append(str(raised.value.code))

    def driver(user: str, password: str) -> Driver:
        return GraphDatabase.driver(engine.door.uri, auth=(user, password))

    with driver("writer", engine.door.writer) as writer, driver("reader", engine.door.reader) as reader:
        thread = Thread(target=run_slow)
        thread.start()
        running: list[str] = []
        while not running:
            shown = writer.execute_query("SHOW TRANSACTIONS", database_=DATABASE).records
            running = [row["transactionId"] for row in shown if row["currentQuery"] == slow]
        shown = reader.execute_query("SHOW TRANSACTIONS", database_=DATABASE).records
        assert [row["currentQuery"] for row in shown] == ["SHOW TRANSACTIONS"]
        end = "TERMINATE TRANSACTIONS $number"
        told = reader.execute_query(end, number=running[0], database_=DATABASE).records
        assert [row["message"] for row in told] == ["Transaction not found."]
        assert thread.is_alive()
        assert ended == []
        writer.execute_query(end, number=running[0], database_=DATABASE)
        thread.join(60)
        assert len(ended) == 1
    engine.stop()
