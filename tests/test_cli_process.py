"""The command line as a process of its own: interpreters, pipes, signals, disks and homes that fail."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from dugout.graph.model import Club, Coach
from dugout.graph.store import open_home

ROOT = Path(__file__).parent.parent
CLI = str(ROOT / "cli.py")


def run(*args: object, home: Path, stdout: Any = subprocess.PIPE) -> "subprocess.CompletedProcess[str]":
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DUGOUT_")}
    command = [sys.executable, CLI, *map(str, args)]
    environment["DUGOUT_HOME"] = str(home)
    return subprocess.run(command, env=environment, text=True, stdout=stdout, stderr=subprocess.PIPE, timeout=120)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with enough names to fill a pipe."""
    folder = tmp_path_factory.mktemp("home")
    with open_home(folder) as store:
        store.write(
            lambda writer: writer.put_nodes(
                [Coach(id=f"coach-{n}", name=f"Coach {n} " + "x" * 200) for n in range(1500)],
                [Club(id="real-madrid", name="Real Madrid")],
            )
        )
    return folder


def test_help_is_fast_since_nothing_heavy_is_imported() -> None:
    code = (
        "import sys; sys.argv = ['dugout', '--help']; import dugout.cli as c\n"
        "try:\n    c.main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'neo4j', 'networkx', 'rich', 'rdflib', 'arcadedb', 'yaml', 'trafilatura'} & set(sys.modules)))\n"
        "print(sorted(m for m in sys.modules if m.startswith('dugout.')))"
    )
    printed = subprocess.run([sys.executable, "-c", code], text=True, capture_output=True, check=True).stdout
    assert printed.splitlines()[-2:] == [
        "[]",
        "['dugout.cli', 'dugout.graph', 'dugout.graph.choice', 'dugout.graph.errors', 'dugout.graph.publishing', "
        "'dugout.graph.serving', 'dugout.graph.terminal']",
    ]


@pytest.mark.skipif(not (ROOT / ".venv" / "bin" / "python").exists(), reason="needs the .venv that `make venv` makes")
def test_any_python_runs_it_through_the_projects_own(tmp_path: Path) -> None:
    # -I -S hides what is installed, as a Python without click and dugout.
    code = f"import sys, runpy; sys.argv = ['cli.py', '--version']; runpy.run_path({CLI!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], text=True, capture_output=True, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "dugout, version 0.1.0\n", "")


def test_a_python_without_the_package_is_told_what_to_do(tmp_path: Path) -> None:
    shutil.copy(ROOT / "cli.py", tmp_path / "cli.py")
    done = subprocess.run([sys.executable, "-I", "-S", tmp_path / "cli.py"], text=True, capture_output=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "dugout: No module named 'click'; run `make venv` beside cli.py once, or install the package\n"
    )


def test_a_reader_that_goes_away_ends_the_command_without_a_word(home: Path) -> None:
    command = [
        sys.executable,
        CLI,
        "cypher",
        "MATCH (c:Coach) RETURN c.name AS name",
        "--limit",
        "1500",
    ]
    environment = {**os.environ, "DUGOUT_HOME": str(home)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a disk without room")
@pytest.mark.parametrize("args", [["export", "jsonl"], ["info"], ["export", "jsonl", "-o", "/dev/full"]])
def test_a_full_disk_is_one_line(home: Path, args: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = run(*args, home=home, stdout=full)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


def test_a_home_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run("info", home=tmp_path / "file" / "home")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "Traceback" not in done.stderr


def test_an_output_that_cannot_be_written_is_one_line(home: Path, tmp_path: Path) -> None:
    done = run("export", "jsonl", "-o", tmp_path / "none" / "x.jsonl", home=home)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"dugout: {tmp_path}/none/x.jsonl: No such file or directory\n"


def test_an_interrupt_ends_serve_and_the_store_is_free_again(home: Path) -> None:
    command = [sys.executable, CLI, "serve", "--port", "17687"]
    environment = {**os.environ, "DUGOUT_HOME": str(home), "DUGOUT_PASSWORD": "a password of some length"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "bolt://127.0.0.1:17687" in process.stderr.readline()
        assert "cypher-shell -a bolt://127.0.0.1:17687" in process.stderr.readline()
        served = run("info", "--format", "csv", home=home)
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert (served.returncode, "Coach,1500\n" in served.stdout) == (0, True)
    assert (process.returncode, rest) == (0, "dugout: closed\n")
    assert run("info", home=home).returncode == 0


def test_an_interrupt_of_any_other_command_leaves_no_traceback(home: Path) -> None:
    command = [sys.executable, CLI, "extract", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        time.sleep(1.5)  # it waits for its input by now; a slow machine still imports
        process.send_signal(signal.SIGINT)
        process.wait(60)
        assert process.stderr is not None
        ended = process.returncode, process.stderr.read().strip()
    assert ended in [(130, b"dugout: interrupted"), (-signal.SIGINT, b"")]


def test_colours_go_only_to_a_terminal_that_wants_them(home: Path) -> None:
    pty = pytest.importorskip("pty", reason="needs pseudo-terminals")

    def shown(**env: str) -> bytes:
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, CLI, "show", "real-madrid"],
            env={**os.environ, "DUGOUT_HOME": str(home), "TERM": "xterm", **env},
            stdout=theirs,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        process.wait(60)
        found: bytes = os.read(ours, 4096)
        os.close(ours)
        return found

    assert shown() == b"\x1b[1mReal Madrid\x1b[0m (club, real-madrid)\r\n"
    assert shown(NO_COLOR="1") == b"Real Madrid (club, real-madrid)\r\n"
