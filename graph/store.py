"""The store: articles, claims and facts in a graph database, spoken to over Bolt.

Which one: the server of DUGOUT_URI, else the embedded engine on DUGOUT_HOME or `.dugout`.
Everything goes through explicit transactions; text that a user typed runs with fewer rights.
"""

import os
import random
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from dugout.graph.ask import Answer, ask, change
from dugout.graph.bolt import Connection, Run
from dugout.graph.codec import Row
from dugout.graph.embedded import DATABASE, Door, Engine, enter
from dugout.graph.errors import QueryError, StoreBusy, StoreError, StoreLost
from dugout.graph.model import Club, Coach, Competition
from dugout.graph.writer import ROWS, SCHEMA, Reads, Writer, statements

T = TypeVar("T")

# How long to go on where processes come and go, or write the same nodes at the same time, and
# where a server is started again.
_PATIENCE_SECONDS = 60.0


class Store:
    """An open store; a context manager."""

    def __init__(self, attach: Callable[[], tuple[Connection, Engine | None]]) -> None:
        """Open the store; `attach` finds or starts it, and may be called again when it has moved."""
        self._attach = attach
        self._connection, self._engine = attach()

    def read(self, text: str, **parameters: Any) -> list[Row]:
        """Return the rows of a query that the project ships, in one read transaction.

        Raises:
            QueryError: If the engine refuses the text or its parameters.
            StoreError: If the store cannot be reached.
        """
        return self._steadily(lambda connection: connection.read(lambda run: run(text, parameters)))

    def look(self, work: Callable[[Reads], T]) -> T:
        """Return what `work` returns, run in one read transaction; it may be run again."""
        return self._steadily(lambda connection: connection.read(lambda run: work(Reads(run))))

    def write(self, work: Callable[[Writer], T]) -> T:
        """Return what `work` returns, run in one transaction: all of it is written or nothing.

        It may be run again, where another transaction came between or the store moved.
        """
        return self._steadily(lambda connection: connection.write(lambda run: work(Writer(run))))

    def ask(
        self, text: str, parameters: Mapping[str, Any] | None = None, *, limit: int = 1000, seconds: float = 30.0
    ) -> Answer:
        """Return the answer to a query that a user typed, which can read the graph and do nothing else.

        Raises:
            QueryError: If the text is wrong, writes, or reaches for files, the network or the server.
            StoreError: If the store cannot be reached.
        """
        return self._steadily(
            lambda connection: ask(connection, text, dict(parameters or {}), limit=limit, seconds=seconds)
        )

    def change(
        self, text: str, parameters: Mapping[str, Any] | None = None, *, limit: int = 1000, seconds: float = 30.0
    ) -> Answer:
        """Return the answer to Cypher that a user typed and that may write; otherwise as `ask`."""
        return self._steadily(
            lambda connection: change(connection, text, dict(parameters or {}), limit=limit, seconds=seconds)
        )

    def engine(self) -> str:
        """Return the name and version of what holds the graph, such as "ArcadeDB 26.10.2"."""
        return self._steadily(lambda connection: connection.engine())

    def close(self) -> None:
        """Close the connection, and the embedded engine where this process runs it."""
        self._connection.close()
        if self._engine is not None:
            self._engine.stop()
            self._engine = None

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    def _steadily(self, work: Callable[[Connection], T]) -> T:
        """Return what `work` returns, following the store to where it is open next."""
        until = time.monotonic() + _PATIENCE_SECONDS
        pause = 0.01
        while True:
            try:
                return work(self._connection)
            except StoreLost:
                if self._engine is not None or time.monotonic() > until:
                    raise
            except StoreBusy:
                if time.monotonic() > until:
                    raise
                time.sleep(pause * random.random())
                pause = min(2 * pause, 0.5)
                continue
            except QueryError:
                # An engine that is being closed refuses queries before it drops connections.
                if self._answers():
                    raise
            self._connection.close()
            self._connection, self._engine = self._find_again(until)

    def _find_again(self, until: float) -> tuple[Connection, Engine | None]:
        while True:
            try:
                return self._attach()
            except (StoreLost, StoreBusy):
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)

    def _answers(self) -> bool:
        try:
            return bool(self._connection.read(lambda run: run("RETURN 1 AS one", {})))
        except (QueryError, StoreError):
            return False


def open_store() -> Store:
    """Return the store, ready to use: the server of DUGOUT_URI, else the embedded one.

    DUGOUT_USER and DUGOUT_PASSWORD (or DUGOUT_PASSWORD_FILE, which holds it) go with DUGOUT_URI;
    DUGOUT_HOME is the folder of the embedded store, `.dugout` in the working directory without.

    Raises:
        StoreError: If the store cannot be opened, or is of a newer version.
    """
    uri = os.environ.get("DUGOUT_URI")
    return open_server(uri) if uri else open_home(Path(os.environ.get("DUGOUT_HOME") or ".dugout"))


def open_home(home: Path) -> Store:
    """Return the embedded store in a folder, made if it is not there."""
    home = home.absolute()

    def attach() -> tuple[Connection, Engine | None]:
        entered = enter(home)
        if not isinstance(entered, Engine):
            return _inner(entered), None
        with ExitStack() as undo:
            undo.callback(entered.stop)
            connection = _prepared(_inner(entered.door))
            entered.publish()
            undo.pop_all()
            return connection, entered

    return Store(attach)


def open_server(uri: str) -> Store:
    """Return the store on a server, with user and password from the environment."""
    if not uri.startswith(("bolt:", "bolt+", "neo4j:", "neo4j+")):
        raise StoreError(f"DUGOUT_URI {uri!r} is no address of a Bolt server, such as neo4j://localhost:7687")
    user = (os.environ.get("DUGOUT_USER", "neo4j"), _password())
    return Store(lambda: (_prepared(Connection(uri, user)), None))


def _inner(door: Door) -> Connection:
    return Connection(door.uri, ("writer", door.writer), database=DATABASE, reader=("reader", door.reader))


def _password() -> str:
    path = os.environ.get("DUGOUT_PASSWORD_FILE")
    if not path:
        return os.environ.get("DUGOUT_PASSWORD", "")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"DUGOUT_PASSWORD_FILE {path!r} cannot be read: {error}") from error


def _prepared(connection: Connection) -> Connection:
    """Return the connection once constraints and indexes stand in its store; closes it where they cannot."""
    with ExitStack() as undo:
        undo.callback(connection.close)
        found = connection.read(lambda run: run(statements("day")[0], {}))
        schema = found[0]["schema"] if found else None
        if schema is None or schema < SCHEMA:  # empty, imported from the tables of `export neo4j-admin`, or older
            _bring_up(connection, found[0]["day"] if found else None)
        elif schema != SCHEMA:
            raise StoreError(f"the store has schema {schema}, this Dugout knows {SCHEMA}; update Dugout")
        undo.pop_all()
        return connection


def _bring_up(connection: Connection, day: str | None) -> None:
    """Make the constraints and indexes of a store, and what its graph lacks; may be cut and run again."""
    for statement in statements("schema"):
        connection.write(partial(_send, statement))
    coaches, clubs, competitions = connection.read(lambda run: Reads(run).nodes())
    nodes: list[Coach | Club | Competition] = [*coaches, *clubs, *competitions]
    matches = connection.read(lambda run: Reads(run).match_ids())
    for start in range(0, len(nodes), ROWS):
        connection.write(partial(_put_names, nodes[start : start + ROWS]))
    for start in range(0, len(matches), ROWS):
        connection.write(partial(_put_opponents, matches[start : start + ROWS]))
    connection.write(lambda run: Writer(run).put_day(day))


def _put_names(nodes: list[Coach | Club | Competition], run: Run) -> None:
    Writer(run).put_names(nodes)


def _put_opponents(matches: list[str], run: Run) -> None:
    Writer(run).put_opponents(matches)


def _send(statement: str, run: Run) -> None:
    run(statement, {})
