"""A language model's endpoint on this machine, which answers as a test tells it to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-test-0123456789abcdef"


@dataclass
class Reply:
    """What is sent back: JSON, else `raw`."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    # Sent as they come, so that a test can hold an answer back.
    pieces: Callable[[], Iterator[bytes]] | None = None


@dataclass
class Asked:
    """A question that came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def question(self) -> str:
        return str(self.body["messages"][1]["content"])

    @property
    def form(self) -> str | None:
        """The response_format that was asked for."""
        return (self.body.get("response_format") or {}).get("type")


@dataclass
class Model:
    """The endpoint: where it listens, what it was asked, and how it answers the next questions (the last goes on)."""

    url: str
    replies: list[Reply | Callable[[Asked], Reply]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, asked: Asked) -> Reply:
        with self.lock:
            self.asked.append(asked)
            reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return reply if isinstance(reply, Reply) else reply(asked)

    def says(self, *replies: Reply | Callable[[Asked], Reply]) -> None:
        self.replies[:] = replies


def chat(content: Any, *, finish: str = "stop", usage: Any = (1200, 80), **message: Any) -> Reply:
    """Return the reply of a chat model: `content` as it is, or as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    counts = {"prompt_tokens": usage[0], "completion_tokens": usage[1]} if isinstance(usage, tuple) else usage
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text, **message}}
    return Reply({"id": "chat-1", "object": "chat.completion", "choices": [choice], "usage": counts})


def claims(*told: dict[str, Any]) -> Reply:
    """Return the reply of a model that lists these claims."""
    return chat({"claims": list(told)})


def error(status: int, message: str, **more: Any) -> Reply:
    """Return an error in the shape of OpenAI's."""
    headers = more.pop("headers", {})
    return Reply({"error": {"message": message, **more}}, status, headers)


@contextmanager
def model_server() -> Iterator[Model]:
    """Yield an endpoint that listens until the end."""
    model = Model("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # the connection stays open, as with real ones

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            reply = model.answer(Asked(self.path, dict(self.headers), json.loads(data)))
            whole = reply.raw if reply.raw is not None else json.dumps(reply.body).encode()
            length = {"Transfer-Encoding": "chunked"} if reply.pieces else {"Content-Length": str(len(whole))}
            self.send_response_only(reply.status)
            for name, value in (length | reply.headers).items():
                self.send_header(name, value)
            self.end_headers()
            for piece in reply.pieces() if reply.pieces else ():
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.write(b"0\r\n\r\n" if reply.pieces else whole)
            self.close_connection = "Content-Length" in reply.headers

        def handle(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):  # the reader has given up waiting
                super().handle()

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    model.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
