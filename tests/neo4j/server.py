"""A real Neo4j for the tests: the community server and its command line, out of the jars that `make neo4j` fetches.

`python tests/neo4j/server.py HOME` starts one on a folder as docker-compose.yml sets it up, prints as one line of JSON
what points Dugout at it and where its page is, and ends when its input does.
"""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest
import yaml

from dugout.graph.bolt import Connection
from dugout.graph.store import Store, open_store

COMPOSE = Path(__file__).parent.parent.parent / "docker-compose.yml"
JARS = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dugout-neo4j"
START_SECONDS = 120.0

# Small, and without the quarter gigabyte that each new database sets aside for its log.
_SETTINGS = {
    "server.default_listen_address": "127.0.0.1",
    "server.memory.heap.max_size": "512m",
    "server.memory.pagecache.size": "64m",
    "db.tx_log.preallocate": "false",
    "dbms.usage_report.enabled": "false",
    "server.config.strict_validation.enabled": "true",
}
# Quick to start rather than quick in the long run.
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m")
# Kills the server when the pipe to here is closed, which it is however the tests end.
_WITH_ITS_PARENT = """exec 3<&0; "$@" </dev/null & server=$!; { cat <&3; kill -9 $server; } & wait $server"""


def compose_settings() -> dict[str, str]:
    """Return what the image makes of the environment in docker-compose.yml: NEO4J_a_b__c is a.b_c."""
    service = yaml.safe_load(COMPOSE.read_text("utf-8"))["services"]["neo4j"]
    return {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): value
        for name, value in service["environment"].items()
        if name != "NEO4J_AUTH_FILE"
    }


def missing() -> str | None:
    """Return why the server cannot be started here, None if it can."""
    if shutil.which("java") is None:
        return "no Neo4j to test on: neither DUGOUT_TEST_NEO4J_URI nor java is here"
    if not (JARS / ".ready").exists():
        return "no Neo4j to test on: set DUGOUT_TEST_NEO4J_URI, or fetch the server with `make neo4j`"
    return None


class Server:
    """A server on its own folder, which may be killed and started again; a context manager."""

    def __init__(self, home: Path, settings: Mapping[str, str] | None = None, *, jvm: Sequence[str] = _QUICK) -> None:
        """Set the server up, with a password for the user neo4j where the folder is new.

        Args:
            settings: What else is to stand in its neo4j.conf.
            jvm: Options of its Java.
        """
        self.home = home
        self.bolt, self.http = free_port(), free_port()
        self.password = secrets.token_hex(12)
        self._process: subprocess.Popen[bytes] | None = None
        self._jvm = jvm
        ports = {
            f"server.{name}.{kind}_address": f"127.0.0.1:{port}"
            for name, port in (("bolt", self.bolt), ("http", self.http))
            for kind in ("listen", "advertised")
        }
        (home / "conf").mkdir(parents=True, exist_ok=True)
        (home / "conf" / "neo4j.conf").write_text(
            "".join(f"{key}={value}\n" for key, value in {**_SETTINGS, **(settings or {}), **ports}.items()), "utf-8"
        )
        if not (home / "data").exists():
            admin(home, "dbms", "set-initial-password", self.password)

    @property
    def uri(self) -> str:
        """The Bolt address."""
        return f"bolt://127.0.0.1:{self.bolt}"

    @property
    def environment(self) -> dict[str, str]:
        """What points Dugout at it."""
        return {"DUGOUT_URI": self.uri, "DUGOUT_USER": "neo4j", "DUGOUT_PASSWORD": self.password}

    def start(self) -> None:
        """Start it and wait until it answers."""
        with open(self.home / "console.log", "ab") as log:
            command = [
                *_java("org.neo4j.server.CommunityEntryPoint", self._jvm),
                f"--home-dir={self.home}",
                f"--config-dir={self.home / 'conf'}",
                "--console-mode",
            ]
            self._process = subprocess.Popen(
                ["sh", "-c", _WITH_ITS_PARENT, "sh", *command], stdin=subprocess.PIPE, stdout=log, stderr=log
            )
        until = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise RuntimeError(f"Neo4j did not start: {(self.home / 'console.log').read_text('utf-8')[-2000:]}")
            time.sleep(0.1)

    def kill(self) -> None:
        """End it as a loss of power would."""
        if self._process is not None:
            self._process.communicate(timeout=60)
            self._process = None

    def _answers(self) -> bool:
        """Return whether its database takes queries; the port opens a little earlier."""
        import neo4j

        try:
            with (
                socket.create_connection(("127.0.0.1", self.bolt), timeout=1),
                neo4j.GraphDatabase.driver(self.uri, auth=("neo4j", self.password)) as driver,
            ):
                driver.execute_query("RETURN 1", database_="neo4j")
                return True
        except (OSError, neo4j.exceptions.Neo4jError, neo4j.exceptions.DriverError):
            return False

    def __enter__(self) -> Self:
        """Start it, unless it runs."""
        if self._process is None:
            self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kill it: nobody wants its data any more."""
        self.kill()


def admin(home: Path, *arguments: str) -> str:
    """Return what `neo4j-admin` with these arguments prints.

    Raises:
        RuntimeError: If it fails.
    """
    done = subprocess.run(
        [*admin_command(), *arguments],
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"neo4j-admin {' '.join(arguments)}: {done.stdout}{done.stderr}")
    return done.stdout


def admin_command() -> list[str]:
    """Return what `neo4j-admin` is here."""
    return _java("org.neo4j.cli.AdminTool", _QUICK)


@contextmanager
def empty_store(environment: Mapping[str, str]) -> Iterator[Store]:
    """Yield the store on a server once its graph is deleted; `open_store()` finds it too."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        server = Connection(environment["DUGOUT_URI"], (environment["DUGOUT_USER"], environment["DUGOUT_PASSWORD"]))
        server.write(lambda run: run("MATCH (node) DETACH DELETE node", {}))
        server.close()
        with open_store() as store:
            yield store


def cypher_shell(text: str, uri: str, user: str, password: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Return what cypher-shell does with a script on its standard input."""
    given = ["-a", uri, "-u", user, "-p", password, "--format", "plain", "--non-interactive", *options]
    return subprocess.run(
        [*_java("org.neo4j.shell.Main", _QUICK, "shell"), *given],
        input=text,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _java(main: str, options: Sequence[str], jars: str = "lib") -> list[str]:
    return ["java", *options, "-cp", str(JARS / jars / "*"), main]


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def main() -> None:
    """Keep a server up until the input ends."""
    with Server(Path(sys.argv[1]), compose_settings()) as server:
        print(json.dumps({**server.environment, "page": f"http://127.0.0.1:{server.http}/browser/"}), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
