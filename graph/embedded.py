"""The embedded engine: ArcadeDB inside this process, spoken to over Bolt on loopback.

A home folder belongs to one process at a time, the one that holds `lock`; it writes where it
listens to `port.json`, and every other process connects there. The lock is the system's own,
so a killed process leaves none behind, and a `port.json` without a lock is known to be stale.
"""

import base64
import contextlib
import hashlib
import json
import os
import secrets
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from dugout.graph.errors import StoreError, StoreLocked

DATABASE = "dugout"
LOOPBACK = "127.0.0.1"
# Another process needs half a second to open its store and say where; far longer means it hangs.
WAIT_SECONDS = 15.0

# The engine takes these from its own command line alone: text that a user typed reads no file and no
# address, and a commit is on disk when it returns (1 to 4 ms each).
_SETTINGS = ("opencypher.loadCsv.allowFileUrls=false", "opencypher.loadCsv.allowRemoteUrls=false", "txWalFlush=1")
_EVERYWHERE = ("0.0.0.0", "::")
_READ = ["readRecord"]
_WRITE = [*_READ, "createRecord", "updateRecord", "deleteRecord"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where an engine listens, and the passwords of its users writer and reader.

    Nobody has the password of root, who alone can make users or read files.
    """

    host: str
    port: int
    writer: str
    reader: str

    @property
    def uri(self) -> str:
        """The address as a Bolt driver on this machine takes it."""
        host = LOOPBACK if self.host in _EVERYWHERE else self.host
        return f"bolt://[{host}]:{self.port}" if ":" in host else f"bolt://{host}:{self.port}"


class Engine:
    """The engine running in this process; holds the lock of its home until `stop`."""

    def __init__(self, home: Path, lock: IO[str], door: Door, server: Any) -> None:
        """Take charge of a server that runs."""
        self.door = door
        self._home = home
        self._server = server
        self._lock = lock

    def publish(self) -> None:
        """Let other processes in: write where this engine listens, for this user's eyes only."""
        path = self._home / "port.json"
        fresh = path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(asdict(self.door), file)
        fresh.replace(path)

    def stop(self) -> None:
        """Close the data and give up the home; what is committed is on disk before and after."""
        (self._home / "port.json").unlink(missing_ok=True)
        try:
            self._server.stop()
        finally:
            self._lock.close()


def enter(home: Path) -> Engine | Door:
    """Return the engine, started on `home`, or the door of the process that has it open.

    Raises:
        StoreLocked: If another process has the home and does not say where it listens.
        StoreError: If the folder or the engine cannot be opened.
    """
    until = time.monotonic() + WAIT_SECONDS
    with _own_errors(home):
        while True:
            lock = _take_lock(home)
            if lock is not None:
                return _start(home, lock)
            door = _read_door(home / "port.json")
            if door is not None:
                return door
            if time.monotonic() > until:
                raise StoreLocked(f"another process has the store in {home} open and does not answer; end it first")
            time.sleep(0.02)


def serve(home: Path, door: Door) -> Engine:
    """Return the engine, started on `home` and listening at `door`; its host "0.0.0.0" lets every machine in.

    Raises:
        StoreLocked: If another process has the home open.
        StoreError: If the folder, the port or the engine cannot be opened.
    """
    with _own_errors(home):
        lock = _take_lock(home)
        if lock is None:
            raise StoreLocked(f"another process has the store in {home} open; end it first")
        return _start(home, lock, door)


def new_password() -> str:
    """Return a password that nobody can guess."""
    return secrets.token_urlsafe(24)


def _start(home: Path, lock: IO[str], door: Door | None = None) -> Engine:
    """Return the engine, listening at a door or else on a free port; gives the lock up where that fails."""
    with contextlib.ExitStack() as undo:
        undo.callback(lock.close)
        (home / "port.json").unlink(missing_ok=True)
        for folder in ("config", "databases", "log"):
            (home / folder).mkdir(mode=0o700, exist_ok=True)
        # The engine begins a new event log at each start and never takes an old one away.
        for old in (home / "log").glob("server-event-log-*"):
            old.unlink(missing_ok=True)
        engine = Engine(home, lock, *_listen(home, door))
        undo.pop_all()
        return engine


def _listen(home: Path, door: Door | None) -> tuple[Door, Any]:
    os.environ |= {
        "ARCADEDB_LOG_CONSOLE": "0",
        "ARCADEDB_LOG_DIR": str(home / "log"),
        "ARCADEDB_NATIVE_ISOLATE_ARGS": " ".join(f"-Darcadedb.{setting}" for setting in _SETTINGS),
    }
    import arcadedb

    attempts = 1 if door else 3  # somebody else may be quicker to take a port that was free
    while True:
        attempts -= 1
        here = door or Door(host=LOOPBACK, port=_free_port(), writer=new_password(), reader=new_password())
        _write_users(home / "config", here)
        config = {
            "host": LOOPBACK,
            "http_port": 0,
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_host": here.host,
            "bolt_port": here.port,
        }
        server = arcadedb.create_server(str(home), config=config)
        try:
            server.start()
            if not (home / "databases" / DATABASE).is_dir():
                server.create_database(DATABASE)
            return here, server
        except arcadedb.ArcadeDBError as error:
            if not attempts:
                raise StoreError(f"the store in {home} cannot be opened: {' '.join(str(error).split())}") from error


def _write_users(config: Path, door: Door) -> None:
    """Write who may do what, with new passwords at each start: the reader can read records and nothing else."""

    def group(records: list[str], access: tuple[str, ...] = ()) -> dict[str, Any]:
        return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": {"*": {"access": records}}}

    admin = group(_WRITE, ("updateSecurity", "updateSchema", "updateDatabaseSettings"))
    groups = {
        "*": {"groups": {"admin": admin, "*": group([])}},
        DATABASE: {"groups": {"writer": group(_WRITE, ("updateSchema",)), "reader": group(_READ)}},
    }
    users = [
        {"name": "root", "databases": {"*": ["admin"]}, "password": _hashed(new_password())},
        {"name": "writer", "databases": {DATABASE: ["writer"]}, "password": _hashed(door.writer)},
        {"name": "reader", "databases": {DATABASE: ["reader"]}, "password": _hashed(door.reader)},
    ]
    (config / "server-groups.json").write_text(json.dumps({"databases": groups, "version": 2}), encoding="utf-8")
    lines = "".join(json.dumps(user) + "\n" for user in users)
    (config / "server-users.jsonl").write_text(lines, encoding="utf-8")


def _hashed(password: str) -> str:
    """Return a password as the engine stores it: slow to try, but for a long random one, which nobody tries."""
    salt = base64.b64encode(secrets.token_bytes(32)).decode()
    rounds = 1 if len(password) >= 32 else 65_536
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), rounds)
    return f"PBKDF2WithHmacSHA256${rounds}${salt}${base64.b64encode(digest).decode()}"


def _free_port() -> int:
    with socket.create_server((LOOPBACK, 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def _read_door(path: Path) -> Door | None:
    """Return the door that the holder of the lock has opened, None while there is none."""
    try:
        door = Door(**json.loads(path.read_text(encoding="utf-8")))
        with socket.create_connection((door.host, door.port), timeout=1):
            return door
    except (OSError, ValueError, TypeError):
        return None


def _take_lock(home: Path) -> IO[str] | None:
    """Return the open lock file, None where another process holds it; closing it gives it up."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = open(home / "lock", "a", encoding="utf-8")  # noqa: SIM115
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file


@contextlib.contextmanager
def _own_errors(home: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"the store in {home} cannot be opened: {error}") from error
