"""What a user sets for `--reader llm`, by options (`--llm model=qwen3`) or the environment (DUGOUT_LLM_MODEL)."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit

from dugout.graph.errors import UsageError

# The key has no option: a list of processes shows those.
NAMES = ("url", "model", "key_file", "price", "context", "answer", "timeout", "retries", "at_once", "insecure")
_PREFIX = "DUGOUT_LLM_"
_ASK = "/chat/completions"
N = TypeVar("N", int, float)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the model is and how it may be asked.

    `price` is money for a million tokens in and out, in whatever currency; `context` and `answer` are tokens: the
    most of question and answer together, and of the answer; `timeout_s` is for one answer.
    """

    url: SplitResult
    model: str
    key: str | None = field(default=None, repr=False)
    price: tuple[float, float] | None = None
    context: int = 8192
    answer: int = 3072
    timeout_s: float = 180.0
    retries: int = 4
    at_once: int = 4

    @property
    def place(self) -> str:
        """The address as it is shown; it has no password."""
        return f"{self.url.scheme}://{self.url.netloc}{self.url.path.removesuffix(_ASK)}"


def read_settings(given: Mapping[str, str], environment: Mapping[str, str]) -> Settings:
    """Return the settings: those that are given before those of the environment.

    Raises:
        UsageError: If one is missing, unknown, or cannot be meant.
    """
    if unknown := sorted(set(given) - set(NAMES)):
        secret = "; the key goes into DUGOUT_LLM_KEY or a file (key_file)" if "key" in unknown else ""
        raise UsageError(f"--llm has no setting {unknown[0]!r}{secret}; there are {', '.join(NAMES)}")
    told = {name: given.get(name, environment.get(_PREFIX + name.upper(), "")).strip() for name in NAMES}
    url = _url(told["url"], insecure=told["insecure"].lower() in ("1", "yes", "true"))
    if not told["model"] or not told["model"].isprintable() or len(told["model"]) > 200:
        raise UsageError(f"the name of the model is {told['model'][:80]!r}; set DUGOUT_LLM_MODEL, or --llm model=NAME")
    settings = Settings(
        url=url,
        model=told["model"],
        key=_key(told["key_file"], environment.get(f"{_PREFIX}KEY", "")),
        price=_price(told["price"]),
        context=_number(told, "context", int, 8192, (1024, 10_000_000)),
        answer=_number(told, "answer", int, 3072, (256, 1_000_000)),
        timeout_s=_number(told, "timeout", float, 180.0, (0.05, 3600)),
        retries=_number(told, "retries", int, 4, (0, 10)),
        at_once=_number(told, "at_once", int, 4, (1, 64)),
    )
    if settings.context < 2 * settings.answer:
        raise UsageError(
            f"a context of {settings.context} tokens has too little room beside an answer of {settings.answer};"
            " set DUGOUT_LLM_CONTEXT to twice DUGOUT_LLM_ANSWER or more"
        )
    return settings


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _url(told: str, *, insecure: bool) -> SplitResult:
    example = "set DUGOUT_LLM_URL, or --llm url=http://127.0.0.1:8080/v1"
    if not told:
        raise UsageError(f"where the language model answers is not set; {example}")
    try:
        parts = urlsplit(told)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(f"the address of the language model cannot be read: {error}; {example}") from error
    if "@" in parts.netloc:
        raise UsageError("the address of the language model has a user or password in it; use DUGOUT_LLM_KEY")
    if parts.scheme not in ("http", "https") or not host or not re.fullmatch(r"[!-~]+", told):
        raise UsageError(f"{told[:80]!r} is no address of a language model; {example}")
    if parts.scheme == "http" and not is_loopback(host) and not insecure:
        raise UsageError(
            f"http://{host} would send articles and key in the open; use https,"
            " or allow it for a network that you trust with DUGOUT_LLM_INSECURE=1"
        )
    path = parts.path.rstrip("/")
    return parts._replace(path=path if path.endswith(_ASK) else path + _ASK, fragment="")


def _key(path: str, key: str) -> str | None:
    if path:
        try:
            key = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "no text"
            raise UsageError(f"DUGOUT_LLM_KEY_FILE {path!r} cannot be read: {why}") from error
    key = key.strip()
    if key and not re.fullmatch(r"[!-~]+", key):  # a line end would begin a header of its own
        raise UsageError("the key of the language model has blanks or other signs in it that no key has")
    return key or None


def _price(told: str) -> tuple[float, float] | None:
    if not told:
        return None
    try:
        each = [float(part) for part in told.split("/")]
    except ValueError:
        each = []
    if len(each) not in (1, 2) or not all(math.isfinite(price) and price >= 0 for price in each):
        raise UsageError(f"price {told!r} is not money for a million tokens in and out, such as 0.15/0.60")
    return each[0], each[-1]


def _number(told: Mapping[str, str], name: str, kind: Callable[[str], N], default: N, bounds: tuple[float, float]) -> N:
    if not told[name]:
        return default
    try:
        number = kind(told[name])
    except ValueError:
        number = None
    if number is None or not bounds[0] <= number <= bounds[1]:
        raise UsageError(f"{name} {told[name]!r} is no number from {bounds[0]:g} to {bounds[1]:g} (--llm {name}=...)")
    return number
