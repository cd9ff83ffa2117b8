"""The embedded engine: ArcadeDB inside this process, spoken to over Bolt on loopback.

A home folder belongs to one process at a time, the one that holds `lock`; it writes where it
listens to `port.json`, and every other process connects there. The lock is the system's own,
so a killed process leaves none behind, and a `port.json` without a lock is known to be stale.
"""

import base64
import hashlib
import json
import os
import secrets
import socket
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from dugout.graph.errors import StoreError, StoreLocked

DATABASE = "dugout"
LOOPBACK = "127.0.0.1"
# Another process needs half a second to open its store and say where; far longer means it hangs.
WAIT_SECONDS = 15.0

_EVERYTHING = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_ADMIN = ["updateSecurity", "updateSchema", "updateDatabaseSettings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where an engine listens, and the passwords of the users root and reader."""

    host: str
    port: int
    root: str
    reader: str

    @property
    def uri(self) -> str:
        """The address as a Bolt driver takes it."""
        return f"bolt://{self.host}:{self.port}"


class Engine:
    """The engine running in this process; holds the lock of its home until `stop`."""

    def __init__(self, home: Path, door: Door, server: Any, lock: IO[str]) -> None:
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
        self._server.stop()
        self._lock.close()


def enter(home: Path) -> Engine | Door:
    """Return the engine, started on `home`, or the door of the process that has it open.

    Raises:
        StoreLocked: If another process has the home and does not say where it listens.
        StoreError: If the folder or the engine cannot be opened.
    """
    until = time.monotonic() + WAIT_SECONDS
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        while True:
            lock = _take_lock(home / "lock")
            if lock is not None:
                return _start(home, lock)
            door = _read_door(home / "port.json")
            if door is not None:
                return door
            if time.monotonic() > until:
                raise StoreLocked(f"another process has the store in {home} open and does not answer; end it first")
            time.sleep(0.02)
    except OSError as error:
        raise StoreError(f"the store in {home} cannot be opened: {error}") from error


def start(home: Path, *, host: str, port: int, root: str) -> Engine:
    """Return the engine, started on `home` and listening on a given address.

    Raises:
        StoreLocked: If another process has the home open.
        StoreError: If the folder, the port or the engine cannot be opened.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = _take_lock(home / "lock")
        if lock is None:
            raise StoreLocked(f"another process has the store in {home} open; end it first")
        with socket.create_server((host, port)):
            pass  # the engine looks for another port by itself where this one is taken, and says nothing
        return _start(home, lock, Door(host=host, port=port, root=root, reader=secrets.token_urlsafe(24)))
    except OSError as error:
        raise StoreError(f"the store in {home} cannot be served on {host}:{port}: {error}") from error


def _start(home: Path, lock: IO[str], door: Door | None = None) -> Engine:
    (home / "port.json").unlink(missing_ok=True)
    for folder in ("config", "databases", "log"):
        (home / folder).mkdir(mode=0o700, exist_ok=True)
    # The engine starts a new event log at each start and never looks at the old ones.
    for old in (home / "log").glob("server-event-log-*"):
        old.unlink(missing_ok=True)
    door = door or Door(
        host=LOOPBACK, port=_free_port(), root=secrets.token_urlsafe(24), reader=secrets.token_urlsafe(24)
    )
    _write_users(home / "config", door)
    os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
    os.environ["ARCADEDB_LOG_DIR"] = str(home / "log")
    import arcadedb

    server = arcadedb.create_server(
        str(home),
        config={
            "host": door.host,
            "http_port": _free_port(),
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_port": door.port,
            "opencypher_loadCsv_allowFileUrls": False,
            "opencypher_loadCsv_allowRemoteUrls": False,
        },
    )
    try:
        server.start()
        if not (home / "databases" / DATABASE).is_dir():
            server.create_database(DATABASE)
    except arcadedb.ArcadeDBError as error:
        lock.close()
        raise StoreError(f"the engine cannot open {home}: {' '.join(str(error).split())}") from error
    return Engine(home, door, server, lock)


def _write_users(config: Path, door: Door) -> None:
    """Write who may do what: new passwords at each start, and a reader who can only read records."""

    def group(access: list[str], records: list[str]) -> dict[str, Any]:
        return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": {"*": {"access": records}}}

    groups = {
        "*": {"groups": {"admin": group(_ADMIN, _EVERYTHING), "*": group([], [])}},
        DATABASE: {"groups": {"reader": group([], ["readRecord"])}},
    }
    users = [
        {"name": "root", "databases": {"*": ["admin"]}, "password": _hashed(door.root)},
        {"name": "reader", "databases": {DATABASE: ["reader"]}, "password": _hashed(door.reader)},
    ]
    (config / "server-groups.json").write_text(json.dumps({"databases": groups, "version": 2}), encoding="utf-8")
    lines = "".join(json.dumps(user) + "\n" for user in users)
    (config / "server-users.jsonl").write_text(lines, encoding="utf-8")


def _hashed(password: str) -> str:
    """Return a password as the engine stores it; a long random one needs no slow hashing."""
    salt = base64.b64encode(secrets.token_bytes(32)).decode()
    rounds = 1
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


def _take_lock(path: Path) -> IO[str] | None:
    """Return the open lock file, None where another process holds it; closing it gives it up."""
    file = open(path, "a", encoding="utf-8")  # noqa: SIM115
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
