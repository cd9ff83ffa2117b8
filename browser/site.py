"""A page on loopback with Neo4j Browser's own files, which can talk to one store and to nothing else."""

import contextlib
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from threading import Thread
from urllib.parse import unquote, urlencode, urlsplit

from dugout.graph.errors import SourceError

LOOPBACK = "127.0.0.1"
# Where Neo4j's own server has it; a fixed one keeps what the Browser remembers, which it does by address.
PORT = 7474
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".grass": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".mp4": "video/mp4",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".eot": "application/vnd.ms-fontobject",
    ".zip": "application/zip",
}

Files = Mapping[str, Callable[[], bytes]]


@contextlib.contextmanager
def open_browser(path: Path) -> Iterator[Files]:
    """Yield the files of a Neo4j Browser by their names below its index.html.

    Args:
        path: Its jar (org.neo4j.client:neo4j-browser), or a folder with the same in it.

    Raises:
        SourceError: If there is no Neo4j Browser.
    """
    with contextlib.ExitStack() as stack:
        try:
            if path.is_dir():
                top = path / "browser" if (path / "browser" / "index.html").exists() else path
                files = _in_folder(top) if (top / "index.html").exists() else {}
            else:
                files = _in_jar(stack.enter_context(zipfile.ZipFile(path)))
        except (OSError, zipfile.BadZipFile) as error:
            raise SourceError(
                f"{path}: no jar or folder of Neo4j Browser ({error}); `make browser` gets one"
            ) from error
        if "index.html" not in files:
            raise SourceError(f"{path}: no index.html in it, so it is no Neo4j Browser; `make browser` gets one")
        yield files


def policy(store: str, port: int) -> str:
    """Return the Content-Security-Policy of the page on `port`, which may talk to the store at a Bolt address."""
    # Its styles stand in the page, and it starts its workers from texts.
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        "font-src 'self' data:; media-src 'self'; manifest-src 'self'; worker-src 'self' blob:; "
        f"connect-src 'self' http://localhost:{port} ws://{urlsplit(store).netloc}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


class Site(ThreadingHTTPServer):
    """The page, served to this machine until it is closed."""

    daemon_threads = True

    def __init__(self, files: Files, *, store: str, port: int = PORT) -> None:
        """Listen on `port`, or on any where that is taken.

        Args:
            files: By name below the page's address.
            store: The Bolt address that the page may talk to.
        """
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except OSError:
            super().__init__((LOOPBACK, 0), _Handler)
        self.files = files
        self.store = store
        self.page = f"http://{LOOPBACK}:{self.server_port}"
        # The Browser takes guides from that name alone; the page itself has a number, which nobody else can answer to.
        self.guide = f"http://localhost:{self.server_port}/dugout/guide.html"
        # Any other name leads here by a forged DNS answer.
        self.hosts = (urlsplit(self.page).netloc, urlsplit(self.guide).netloc)
        self.policy = policy(store, self.server_port)
        self._thread = Thread(target=self.serve_forever, args=(0.1,), daemon=True)
        self._thread.start()

    def address(self, user: str, database: str) -> str:
        """Return where the page is, with the form to connect filled in but for the password."""
        dbms = self.store.replace("://", f"://{user}@")
        asked = {"dbms": dbms, "db": database, "cmd": "guide", "arg": self.guide}
        return f"{self.page}/?{urlencode(asked)}"

    def close(self) -> None:
        """End it."""
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Site
    timeout = 30
    protocol_version = "HTTP/1.1"
    server_version = "Dugout"
    sys_version = ""

    def do_GET(self) -> None:
        name = unquote(urlsplit(self.path).path).removeprefix("/") or "index.html"
        if self.headers.get("Host", "").lower() not in self.server.hosts:
            self._answer(421, b"this page has another name\n", ".txt")
        elif name not in self.server.files:
            self._answer(404, b"no such file\n", ".txt")
        else:
            self._answer(200, self.server.files[name](), PurePosixPath(name).suffix)

    do_HEAD = do_OPTIONS = do_GET

    def _answer(self, status: int, body: bytes, suffix: str) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": KINDS.get(suffix, "application/octet-stream"),
            "Content-Length": str(len(body)),
            "Cache-Control": "no-cache",
            "Content-Security-Policy": self.server.policy,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Access-Control-Allow-Origin": self.server.page,
            "Access-Control-Allow-Headers": "*",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests."""


def _in_folder(top: Path) -> Files:
    inside = top.resolve()
    found = [file for file in top.rglob("*") if file.is_file() and file.resolve().is_relative_to(inside)]
    return {file.relative_to(top).as_posix(): file.read_bytes for file in found}


def _in_jar(jar: zipfile.ZipFile) -> Files:
    names = [name for name in jar.namelist() if not name.endswith("/")]
    top = "browser/" if "browser/index.html" in names else ""
    return {name.removeprefix(top): partial(jar.read, name) for name in names if name.startswith(top)}
