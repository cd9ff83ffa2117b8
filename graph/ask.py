"""Text that a user typed: run with the rights it needs and no more, cut at so many rows and seconds."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from dugout.graph.bolt import Connection, User, explain, stream
from dugout.graph.codec import Row
from dugout.graph.errors import QueryError, StoreError, StoreUnsure

if TYPE_CHECKING:
    from neo4j import Transaction

T = TypeVar("T")

# What a query that only reads may call on a server whose users all have the same rights.
_PROCEDURES = (
    "db.labels",
    "db.propertyKeys",
    "db.relationshipTypes",
    "db.schema.nodeTypeProperties",
    "db.schema.relTypeProperties",
    "db.schema.visualization",
    "dbms.components",
)
# Steps of a plan there that reach for files and addresses, for users and databases, or for what others do.
_OUTSIDE = ("LoadCSV", "AdministrationCommand", "ShowSettings", "ShowTransactions", "TerminateTransactions")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query that a user typed; `cut` says why rows may be missing, None if none are."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    cut: str | None = None


def ask(connection: Connection, text: str, parameters: dict[str, Any], *, limit: int, seconds: float) -> Answer:
    """Return the answer to text that can only read the graph.

    Where the server has a user who can only read, that user runs it. Elsewhere it runs in a read
    transaction, and only after its plan has shown that it reaches for nothing but the graph.

    Raises:
        QueryError: If the text is wrong or asks for more than reading.
    """
    _check_text(text)
    running = _Running(connection, connection.reader, seconds)
    columns: tuple[str, ...] = ()
    rows: list[Row] = []

    def work(tx: Transaction) -> None:
        nonlocal columns
        if connection.reader is None and _checked_plan(tx, text, parameters) != "r":
            raise QueryError("the store does not allow it: the query does more than read")
        columns, found = stream(tx, running.marked(text), parameters)
        for row in found:
            rows.append(row)
            if len(rows) > limit:
                # Ending the transaction would have the server work out all the rows that nobody reads.
                running.stop()
                break

    try:
        running.transact(work, mode="READ", fetch=limit + 1)
    except QueryError:
        if not running.stopped:
            raise
        if len(rows) <= limit:
            return Answer(columns, tuple(rows), f"stopped after {seconds:g} s")
    return Answer(columns, tuple(rows[:limit]), f"cut after {limit:,} rows" if len(rows) > limit else None)


def change(connection: Connection, text: str, parameters: dict[str, Any], *, limit: int, seconds: float) -> Answer:
    """Return the answer to text that may write: all that it says is done, or nothing where it fails.

    Raises:
        QueryError: If the text is wrong, or not done after `seconds`.
    """
    _check_text(text)
    running = _Running(connection, None, seconds)

    def work(tx: Transaction) -> Answer:
        if connection.reader is None:
            _checked_plan(tx, text, parameters)
        columns, found = stream(tx, running.marked(text), parameters)
        rows: list[Row] = []
        cut = None
        for row in found:  # to the end, since a row that is not fetched is not written either
            if len(rows) < limit:
                rows.append(row)
            else:
                cut = f"cut after {limit:,} rows; everything is written"
        return Answer(columns, tuple(rows), cut)

    try:
        return running.transact(work, mode="WRITE", fetch=limit + 1)
    except QueryError as error:
        if running.stopped:
            raise QueryError(f"stopped after {seconds:g} s; nothing is written") from error
        raise
    except StoreUnsure as error:
        raise StoreError(f"{error}; see whether it is written") from error


class _Running:
    """A query that runs, which a second connection stops after so many seconds.

    On the embedded engine nothing else does: it takes no notice of a transaction's timeout, of its
    own settings for one, or of a closed connection.
    """

    def __init__(self, connection: Connection, user: User | None, seconds: float) -> None:
        self.stopped = False
        self._connection = connection
        self._user = user
        self._seconds = seconds
        self._mark = secrets.token_hex(8)
        self._done = threading.Event()
        self._watch = threading.Thread(target=self._wait, daemon=True)

    def marked(self, text: str) -> str:
        """Return the text with a comment at its end, by which it is found among those that run."""
        return f"{text.rstrip().rstrip(';')} /* {self._mark} */"

    def stop(self) -> None:
        """Have the server stop it."""
        self.stopped = True

        def work(tx: Transaction) -> None:
            _, found = stream(tx, "SHOW TRANSACTIONS", {})
            for number in [row["transactionId"] for row in found if self._mark in row["currentQuery"]]:
                tx.run("TERMINATE TRANSACTIONS $number", number=number).consume()

        self._connection.transact(work, mode="READ", user=self._user)

    def transact(self, work: Callable[[Transaction], T], *, mode: str, fetch: int) -> T:
        """Return what `work` returns, run in one transaction that ends after so many seconds or at Ctrl-C."""
        interrupts: list[KeyboardInterrupt] = []

        def interruptible(tx: Transaction) -> T:
            try:
                return work(tx)
            except KeyboardInterrupt as interrupt:
                # The driver would wait for the answer before it takes the transaction back, and then raise that.
                interrupts.append(interrupt)
                self.stop()
                raise

        self._watch.start()
        try:
            return self._connection.transact(interruptible, mode=mode, user=self._user, fetch=fetch)
        except QueryError:
            if interrupts:
                raise interrupts[0] from None
            raise
        finally:
            self._done.set()
            self._watch.join()

    def _wait(self) -> None:
        if self._done.wait(self._seconds):
            return
        while True:
            # Where the connection is gone, so is that of the query, which then ends by itself.
            with contextlib.suppress(StoreError, QueryError):
                self.stop()
            if self._done.wait(0.1):
                return


def _check_text(text: str) -> None:
    if not text.strip():
        raise QueryError("the query is empty")


def _checked_plan(tx: Transaction, text: str, parameters: dict[str, Any]) -> str:
    """Return what a server says a query does, "r" for reading, once its plan has shown that it stays in the graph.

    Raises:
        QueryError: If it does not.
    """
    summary = explain(tx, text, parameters)
    for step in _steps(summary.plan or {}):
        name = step["operatorType"].partition("@")[0]
        if name in _OUTSIDE:
            raise QueryError(f"the store does not allow it: {name} reaches outside the graph")
        called = step.get("args", {}).get("Details", "").partition("(")[0].strip()
        if name == "ProcedureCall" and called not in _PROCEDURES:
            raise QueryError(f"the store does not allow it: procedure {called!r} may reach outside the graph")
    return str(summary.query_type)


def _steps(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if plan:
        yield plan
    for child in plan.get("children", ()):
        yield from _steps(child)
