"""One Bolt connection: transactions on a server, its values as plain ones, its errors as ours."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from dugout.graph.codec import Row
from dugout.graph.errors import QueryError, StoreBusy, StoreError, StoreLost, StoreUnsure

if TYPE_CHECKING:
    from neo4j import Result, ResultSummary, Transaction

T = TypeVar("T")
Run = Callable[[str, dict[str, Any]], list[Row]]
User = tuple[str, str]
_PLACE = re.compile(r" \(line (\d+), column (\d+) \(offset: \d+\)\)$")


_SCALARS = frozenset((type(None), bool, int, float, str))


class Connection:
    """A driver for one database on one server; opens nothing before the first transaction."""

    def __init__(self, uri: str, user: User, *, database: str | None = None, reader: User | None = None) -> None:
        """Make the driver.

        Args:
            user: Name and password of who may write.
            reader: Name and password of who can only read, for text that a user typed; None on a
                server without such a user.
        """
        import neo4j

        # What breaks is raised, and told once; without a handler the driver's own words would be printed too.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        self.reader = reader
        self._uri = uri
        self._user = user
        self._database = database
        try:
            self._driver = neo4j.GraphDatabase.driver(
                uri, auth=user, telemetry_disabled=True, notifications_min_severity="OFF"
            )
        except (neo4j.exceptions.DriverError, ValueError) as error:
            raise StoreError(f"the store's address {uri!r} cannot be used: {_line(error)}") from error

    def read(self, work: Callable[[Run], T]) -> T:
        """Return what `work` returns, run in one read transaction."""
        return self.transact(lambda tx: work(_runner(tx)), mode="READ")

    def write(self, work: Callable[[Run], T]) -> T:
        """Return what `work` returns, run in one write transaction."""
        return self.transact(lambda tx: work(_runner(tx)), mode="WRITE")

    def transact(
        self,
        work: Callable[[Transaction], T],
        *,
        mode: str,
        user: User | None = None,
        seconds: float | None = None,
        fetch: int = -1,
    ) -> T:
        """Return what `work` returns, run in one transaction and committed.

        Args:
            mode: "READ" or "WRITE".
            user: Who runs it, where that is not the writer.
            seconds: The server's limit for it; the embedded engine takes no notice.
            fetch: How many rows the server works out ahead; -1 for all.

        Raises:
            QueryError: If the server refuses a statement.
            StoreLost: If the connection breaks.
            StoreBusy: If another transaction came between.
            StoreError: If anything else fails.
        """
        with (
            self._own_errors(),
            self._driver.session(
                database=self._database, default_access_mode=mode, auth=user, fetch_size=fetch
            ) as session,
            session.begin_transaction(timeout=seconds) as tx,
        ):
            result = work(tx)
            tx.commit()
            return result

    def engine(self) -> str:
        """Return the server's name and version, such as "Neo4j 5.26.31"."""
        agent = self.transact(lambda tx: tx.run("RETURN 1").consume().server.agent, mode="READ")
        # "Neo4j/5.26.31", or "Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)"
        return re.sub(r".*\((.+)\)", r"\1", agent).replace("/", " ")

    def close(self) -> None:
        """Close the driver."""
        self._driver.close()

    @contextmanager
    def _own_errors(self) -> Iterator[None]:
        """Turn what the driver raises into errors of ours, each one line."""
        from neo4j import exceptions

        try:
            yield
        except exceptions.IncompleteCommit as error:
            raise StoreUnsure(f"the store at {self._uri} was lost in a commit") from error
        except (exceptions.ServiceUnavailable, exceptions.SessionExpired) as error:
            raise StoreLost(f"the store at {self._uri} cannot be reached: {_reason(error)}") from error
        except exceptions.AuthError as error:
            if self.reader is not None:  # an embedded store that has moved: each has passwords of its own
                raise StoreLost(f"the store at {self._uri} cannot be reached: {_line(error)}") from error
            raise StoreError(
                f"the store does not let {self._user[0]!r} in: {_line(error)} See DUGOUT_USER and DUGOUT_PASSWORD."
            ) from error
        except exceptions.Neo4jError as error:
            if error.is_retryable():
                raise StoreBusy(f"the store is busy: {_line(error)}") from error
            if isinstance(error, exceptions.Forbidden) or "ReadOnly" in (error.code or ""):
                told = _line(error).replace("Transaction error on commit", "the query writes")
                raise QueryError(f"the store does not allow it: {told}") from error
            raise QueryError(_line(error)) from error
        except exceptions.DriverError as error:
            raise StoreError(f"the store failed: {_line(error)}") from error


def stream(tx: Transaction, text: str, parameters: dict[str, Any]) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Return the columns of a result, and its rows as they arrive, in plain values.

    Raises:
        QueryError: If the text or a parameter is nothing that can be sent.
    """
    result = _sent(tx, text, parameters)
    columns = tuple(result.keys())
    return columns, ({column: _plain(value) for column, value in zip(columns, row, strict=True)} for row in result)


def explain(tx: Transaction, text: str, parameters: dict[str, Any]) -> ResultSummary:
    """Return what a server says of a query, with its plan, without running it.

    Raises:
        QueryError: If the text or a parameter is nothing that can be sent.
    """
    from neo4j.exceptions import CypherSyntaxError

    try:
        return _sent(tx, f"EXPLAIN\n{text}", parameters).consume()
    except CypherSyntaxError as error:
        told = _PLACE.sub(lambda place: f" at line {int(place[1]) - 1}, column {place[2]}", _line(error))
        raise QueryError(told) from error


def _sent(tx: Transaction, text: str, parameters: dict[str, Any]) -> Result:
    try:
        return tx.run(text, parameters)
    except (ValueError, TypeError, OverflowError) as error:
        raise QueryError(f"the query or a parameter of it cannot be sent: {_line(error)}") from error


def _runner(tx: Transaction) -> Run:
    def run(text: str, parameters: dict[str, Any]) -> list[Row]:
        _, rows = stream(tx, text, parameters)
        return list(rows)

    return run


def _plain(value: Any) -> Any:
    """Return a value as JSON has them: a node with its labels, an edge with its type, a path as a list of both."""
    if type(value) in _SCALARS:
        return value
    if isinstance(value, list):
        return [item if type(item) in _SCALARS else _plain(item) for item in value]
    if isinstance(value, dict):
        return {key: item if type(item) in _SCALARS else _plain(item) for key, item in value.items()}
    from neo4j import graph

    if isinstance(value, graph.Node):
        return {"labels": sorted(value.labels), **_plain(dict(value))}
    if isinstance(value, graph.Relationship):
        return {"type": value.type, **_plain(dict(value))}
    if isinstance(value, graph.Path):
        return [_plain(step) for step in _steps(value)]
    if hasattr(value, "iso_format"):
        return value.iso_format()
    return value.hex() if isinstance(value, (bytes, bytearray)) else str(value)


def _steps(path: Any) -> Iterator[Any]:
    yield path.start_node
    for relationship, node in zip(path.relationships, path.nodes[1:], strict=True):
        yield relationship
        yield node


def _reason(error: BaseException) -> str:
    """Return what the system said when a connection failed, under all that the driver makes of it."""
    told = ""
    below: BaseException | None = error
    while below is not None:
        told = (isinstance(below, OSError) and below.strerror) or _line(below)
        inner = getattr(below, "exceptions", None)
        below = inner[0] if inner else below.__cause__ or below.__context__
    return told


def _line(error: BaseException) -> str:
    """Return the first line of an error: the next ones repeat the query."""
    text = str(getattr(error, "message", None) or error).strip()
    return text.splitlines()[0] if text else type(error).__name__
