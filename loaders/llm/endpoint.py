"""One address that answers JSON with JSON: time limits, attempts, and what each failure means for the reading."""

import http.client
import json
import math
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from dugout.graph.errors import ReaderError
from dugout.loaders.input import DropReason
from dugout.loaders.llm.settings import Settings, is_loopback
from dugout.loaders.reading import Unread, Unreadable

_CONNECT_S = 10.0
_LONGEST_WAIT_S = 60.0
# No list of claims is that long.
_MOST_BYTES = 4 * 2**20
_PIECE = 2**16
_SHOWN = 160
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
# Of "too many requests": these will not pass.
_NO_MONEY = ("insufficient_quota", "billing", "credit balance", "exceeded your current quota")


class Declined(ReaderError):
    """The endpoint does not take the question as it was put; whoever asked may ask otherwise."""

    def __init__(self, status: int, what: str) -> None:
        """Take the status and what the endpoint says."""
        super().__init__(what)
        self.status = status


class Endpoint:
    """Asks one address; may be used from several threads."""

    def __init__(self, settings: Settings, wait: Callable[[float], None] | None = None) -> None:
        """Take the settings, and what waits for some seconds."""
        self._settings = settings
        self._wait = wait or _wait
        self._answered = threading.Event()

    def ask(self, body: Mapping[str, Any]) -> Any:
        """Return the answer to a question, as JSON.

        Raises:
            Declined: If it is not taken as it was put.
            Unread: If there is no answer to it.
            Unreadable: If there will be none to any.
        """
        data = json.dumps(body).encode()
        for attempt in range(self._settings.retries + 1):
            last = attempt == self._settings.retries
            try:
                status, headers, text = self._post(data)
            except TimeoutError as error:
                what = f"no answer within {self._settings.timeout_s:g} s (DUGOUT_LLM_TIMEOUT)"
                raise Unread(DropReason.UNANSWERED, what) from error
            except (OSError, http.client.HTTPException) as error:
                # Who has never answered is at another address; who has may come back.
                if last or not self._answered.is_set():
                    raise Unreadable(DropReason.UNANSWERED, self._unreached(error)) from error
                self._wait(_pause(attempt, None, None))
                continue
            self._answered.set()
            if status == 200:
                return self._read(text)
            self._refuse(status, headers, text, last=last)
            self._wait(_pause(attempt, headers.get("Retry-After"), headers.get("Date")))
        raise RuntimeError("the last attempt neither raised nor returned")

    def _post(self, data: bytes) -> tuple[int, http.client.HTTPMessage, str]:
        url = self._settings.url
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "dugout"}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        until = time.monotonic() + self._settings.timeout_s
        connection = self._connection()
        try:
            try:
                connection.connect()
            except TimeoutError as error:
                raise OSError(f"no connection within {_CONNECT_S:g} s") from error
            sock = connection.sock
            sock.settimeout(self._settings.timeout_s)
            connection.request("POST", f"{url.path}?{url.query}" if url.query else url.path, data, headers)
            response = connection.getresponse()
            body, length = bytearray(), response.length
            while part := response.read1(_PIECE if length is None else min(_PIECE, length - len(body))):
                body += part
                left = until - time.monotonic()
                if left <= 0:
                    raise TimeoutError
                if len(body) > _MOST_BYTES:
                    raise Unread(DropReason.NONSENSE, f"an answer of more than {_MOST_BYTES // 2**20} MB")
                sock.settimeout(left)
            if length is not None and len(body) < length:
                raise http.client.IncompleteRead(bytes(body[:_SHOWN]), length - len(body))
            return response.status, response.headers, body.decode("utf-8", "replace")
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        url = self._settings.url
        host = url.hostname or ""
        if url.scheme == "http":
            return http.client.HTTPConnection(host, url.port, timeout=_CONNECT_S)
        secure = ssl.create_default_context()
        proxy = urlsplit(getproxies().get("https", ""))
        if not proxy.hostname or is_loopback(host) or proxy_bypass(host):
            return http.client.HTTPSConnection(host, url.port, timeout=_CONNECT_S, context=secure)
        # The proxy passes the encrypted bytes on: it sees neither articles nor key.
        through = http.client.HTTPSConnection(proxy.hostname, proxy.port or 80, timeout=_CONNECT_S, context=secure)
        through.set_tunnel(host, url.port or 443)
        return through

    def _read(self, text: str) -> Any:
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            what = f"no JSON came from {self._settings.place}, but {self.shown(text)!r}; is it the API's address?"
            raise Unread(DropReason.NONSENSE, what) from error

    def _refuse(self, status: int, headers: http.client.HTTPMessage, text: str, *, last: bool) -> None:
        """Raise what a status means; return where another attempt may help."""
        place, told = self._settings.place, self.shown(_message(text))
        said = f" ({status}): {told}" if told else f" ({status})"
        if 300 <= status < 400:
            host = urlsplit(headers.get("Location", "")).netloc
            what = f"{place} sends on to {self.shown(host) or 'elsewhere'} ({status}), which is not followed; "
            raise Unreadable(DropReason.UNANSWERED, f"{what}set DUGOUT_LLM_URL to where it answers")
        if status in (401, 403):
            key = "the key" if self._settings.key else "asking without a key (DUGOUT_LLM_KEY)"
            raise Unreadable(DropReason.UNANSWERED, f"{place} refuses {key}{said}")
        if status in (404, 405):
            what = f"{place} has no model {self._settings.model!r}, or is no such address{said}"
            raise Unreadable(DropReason.UNANSWERED, what)
        if status == 402 or (status == 429 and any(words in text.lower() for words in _NO_MONEY)):
            raise Unreadable(DropReason.UNANSWERED, f"{place} gives no further answers for this key{said}")
        if status in (400, 413, 422, 500, 501) and (status not in _AGAIN or is_about_form(told)):
            raise Declined(status, told)
        if status not in _AGAIN or last:
            raise Unread(DropReason.UNANSWERED, f"{place} does not answer{said}")

    def _unreached(self, error: OSError | http.client.HTTPException) -> str:
        why = error.strerror if isinstance(error, OSError) else None
        return f"{self._settings.place} cannot be reached: {self.shown(why or str(error) or type(error).__name__)}"

    def shown(self, text: str) -> str:
        """Return the beginning of what an endpoint said, fit for one line, and without the key if it was repeated."""
        if self._settings.key:
            text = text.replace(self._settings.key, "[key]")
        line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * _SHOWN]).split())
        return line if len(line) <= _SHOWN else line[:_SHOWN] + "..."


def is_about_form(message: str) -> bool:
    """Return whether an endpoint says that it cannot answer in the form asked for."""
    return any(word in message.lower() for word in ("response_format", "schema", "grammar", "json_object"))


def _message(text: str) -> str:
    """Return what an error says, wherever in its JSON that stands."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return text
    for key in ("error", "message", "detail"):
        if isinstance(told, dict) and key in told:
            told = told[key]
    return told if isinstance(told, str) else json.dumps(told)


def _wait(seconds: float) -> None:
    time.sleep(seconds)


def _pause(attempt: int, after: str | None, date: str | None) -> float:
    """Return how many seconds to wait: as the endpoint asks, within reason, else twice as long each time."""
    seconds = 2.0**attempt
    if after:
        try:
            seconds = float(after)
        except ValueError:
            with suppress(TypeError, ValueError):  # the endpoint's own clock tells how far off a day is
                seconds = (parsedate_to_datetime(after) - parsedate_to_datetime(date or "")).total_seconds()
    return min(max(seconds, 0.0), _LONGEST_WAIT_S) if math.isfinite(seconds) else _LONGEST_WAIT_S
