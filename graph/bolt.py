"""One Bolt connection: transactions on a server, its values as plain ones, its errors as ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from dugout.graph.codec import Row
from dugout.graph.errors import QueryError, StoreBusy, StoreError, StoreLost

if TYPE_CHECKING:
    from neo4j import Auth, Transaction

T = TypeVar("T")
Run = Callable[[str, dict[str, Any]], list[Row]]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query that a user typed; `cut` says why rows are missing, None if none are."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    cut: str | None = None


class Connection:
    """A driver for one database on one server; opens nothing before the first transaction."""

    def __init__(self, uri: str, auth: tuple[str, str], *, database: str | None, reader: str | None) -> None:
        """Make the driver.

        Args:
            reader: Password of a user who can only read, for text that a user typed; None where
                the server's own read mode has to do.
        """
        import neo4j

        self._database = database
        self._reader = neo4j.basic_auth("reader", reader) if reader else None
        with _own_errors():
            self._driver = neo4j.GraphDatabase.driver(
                uri, auth=auth, telemetry_disabled=True, notifications_min_severity="OFF", fetch_size=-1
            )

    def read(self, work: Callable[[Run], T]) -> T:
        """Return what `work` returns, run in one read transaction."""
        return self._transact(lambda tx: work(_runner(tx)), "READ")

    def write(self, work: Callable[[Run], T]) -> T:
        """Return what `work` returns, run in one write transaction."""
        return self._transact(lambda tx: work(_runner(tx)), "WRITE")

    def ask(self, text: str, parameters: dict[str, Any], *, limit: int, seconds: float) -> Answer:
        """Return the answer to text that may read the graph and nothing else."""
        return self._transact(lambda tx: _answer(tx, text, parameters, limit), "READ", self._reader, seconds)

    def change(self, text: str, parameters: dict[str, Any], *, limit: int, seconds: float) -> Answer:
        """Return the answer to text that may write."""
        return self._transact(lambda tx: _answer(tx, text, parameters, limit), "WRITE", None, seconds)

    def close(self) -> None:
        """Close the driver."""
        self._driver.close()

    def _transact(
        self, work: Callable[[Transaction], T], mode: str, auth: Auth | None = None, seconds: float | None = None
    ) -> T:
        with (
            _own_errors(),
            self._driver.session(database=self._database, default_access_mode=mode, auth=auth) as session,
            session.begin_transaction(timeout=seconds) as tx,
        ):
            result = work(tx)
            tx.commit()
            return result


def _runner(tx: Transaction) -> Run:
    def run(text: str, parameters: dict[str, Any]) -> list[Row]:
        result = tx.run(text, parameters)
        columns = result.keys()
        return [_row(columns, record) for record in result]

    return run


def _answer(tx: Transaction, text: str, parameters: dict[str, Any], limit: int) -> Answer:
    result = tx.run(text, parameters)
    columns = tuple(result.keys())
    rows = [_row(columns, record) for record in islice(result, limit + 1)]
    cut = f"only the first {limit:,} rows are shown" if len(rows) > limit else None
    return Answer(columns, tuple(rows[:limit]), cut)


def _row(columns: Iterable[str], record: Iterable[Any]) -> Row:
    return {column: plain(value) for column, value in zip(columns, record, strict=True)}


def plain(value: Any) -> Any:
    """Return a value of a result as JSON has them: a node with its labels, an edge with its type, a path as a list."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    from neo4j import graph

    if isinstance(value, graph.Node):
        return {"labels": sorted(value.labels), **plain(dict(value))}
    if isinstance(value, graph.Relationship):
        return {"type": value.type, **plain(dict(value))}
    if isinstance(value, graph.Path):
        return [plain(part) for part in _steps(value)]
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def _steps(path: Any) -> Iterator[Any]:
    yield path.start_node
    for relationship, node in zip(path.relationships, path.nodes[1:], strict=True):
        yield relationship
        yield node


@contextmanager
def _own_errors() -> Iterator[None]:
    """Turn what the driver raises into errors of ours, each one line."""
    from neo4j import exceptions

    try:
        yield
    except (exceptions.ServiceUnavailable, exceptions.SessionExpired, exceptions.AuthError) as error:
        raise StoreLost(f"the store cannot be reached: {_line(error)}") from error
    except exceptions.ClientError as error:
        raise QueryError(_line(error)) from error
    except (exceptions.DriverError, exceptions.Neo4jError) as error:
        shape = StoreBusy if error.is_retryable() else StoreError
        raise shape(f"the store failed: {_line(error)}") from error


def _line(error: Exception) -> str:
    return " ".join((getattr(error, "message", None) or str(error)).split())
