"""What becomes of an article where the endpoint refuses, fails, stalls or talks rubbish."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dugout.graph.model import Article
from dugout.loaders.article import make_article
from dugout.loaders.input import DropReason
from dugout.loaders.llm.endpoint import Endpoint
from dugout.loaders.readers.llm import LlmReader
from dugout.loaders.reading import Unread, Unreadable
from dugout.tests.loaders.llm_server import KEY, Asked, Model, Reply, chat, claims, error, model_server

FORMS = ["json_schema", "json_object", None]


@pytest.fixture
def article() -> Article:
    return make_article("Leeds United have sacked head coach Daniel Farke.", published="2026-03-05")


def failure(article: Article) -> Unread:
    with pytest.raises(Unread) as raised:
        LlmReader().claims(article)
    assert "\n" not in str(raised.value)
    return raised.value


def takes(*forms: str | None, message: str = "response_format is not supported") -> Callable[[Asked], Reply]:
    """Return an endpoint that takes only some forms of question."""
    return lambda asked: claims() if asked.form in forms else error(400, message)


def test_an_endpoint_is_asked_for_json_of_the_schema_of_claims(model: Model, article: Article) -> None:
    model.says(claims())
    LlmReader().claims(article)
    [asked] = model.asked
    assert (asked.path, asked.body["model"], asked.body["temperature"]) == ("/v1/chat/completions", "fake-7b", 0)
    schema = asked.body["response_format"]["json_schema"]["schema"]["properties"]["claims"]["items"]
    assert schema["properties"]["stance"]["enum"] == ["linked", "talks", "agreed", "denied", "rejected", None]
    assert set(schema["required"]) == set(schema["properties"])


@pytest.mark.parametrize("least", range(3))
def test_an_endpoint_that_refuses_a_form_is_asked_in_the_next_and_the_run_remembers(
    model: Model, article: Article, least: int
) -> None:
    model.says(takes(*FORMS[least:]))
    reader = LlmReader()
    assert [reader.claims(article), reader.claims(article)] == [[], []]
    assert [asked.form for asked in model.asked] == [*FORMS[: least + 1], FORMS[least]]


def test_a_server_error_about_the_form_is_a_refusal_of_it(model: Model, article: Article) -> None:
    model.says(error(500, "failed to parse grammar"), claims())
    assert LlmReader().claims(article) == []
    assert [asked.form for asked in model.asked] == ["json_schema", "json_object"]


def test_what_a_model_does_not_take_is_left_out_of_the_question(model: Model, article: Article) -> None:
    def reply(asked: Asked) -> Reply:
        for name in ("temperature", "max_tokens"):
            if name in asked.body:
                return error(400, f"Unsupported parameter: '{name}' is not supported with this model.")
        return claims()

    model.says(reply)
    reader = LlmReader()
    reader.claims(article)
    reader.claims(article)
    last = model.asked[-1].body
    assert (len(model.asked), last["max_completion_tokens"], last["response_format"]["type"]) == (
        4,
        3072,
        "json_schema",
    )


def test_an_endpoint_that_takes_no_question_is_told_with_its_first_reason(model: Model, article: Article) -> None:
    model.says(error(400, "no such thing"), error(400, "still no"), error(400, "never"))
    assert str(failure(article)) == f"{model.url} does not take the question: no such thing"


@pytest.mark.parametrize(
    ("reply", "reason", "words"),
    [
        (chat("I'm sorry, I can't help with that."), DropReason.NONSENSE, "no JSON in the model's answer: \"I'm sorry"),
        (chat("", refusal="I will not"), DropReason.REFUSED, "the model refuses to read it: 'I will not'"),
        (chat("{}", finish="content_filter"), DropReason.REFUSED, "refuses to read it: 'content_filter'"),
        (chat('{"claims": [{"quo', finish="length"), DropReason.CUT_SHORT, "cut off at 3072 tokens"),
        (chat('{"claims": [{"quo'), DropReason.NONSENSE, "no JSON in the model's answer"),
        (chat(""), DropReason.NONSENSE, "no JSON in the model's answer: ''"),
        (chat("[1, 2"), DropReason.NONSENSE, "no JSON"),
        (chat("[" * 100_000), DropReason.NONSENSE, "no JSON"),
        (chat("\x1b[31m\nred\r\n"), DropReason.NONSENSE, "no JSON in the model's answer: '[31m red'"),
        (chat({"claims": []}, usage=(20, 5)), DropReason.CUT_SHORT, "only 20 tokens of it arrived"),
        (Reply({"choices": []}), DropReason.NONSENSE, "no answer of a chat model: '{\"choices\": []}'"),
        (Reply({"choices": [{"message": "hello"}]}), DropReason.NONSENSE, "no answer of a chat model"),
        (Reply({"choices": {"0": 1}}), DropReason.NONSENSE, "no answer of a chat model"),
        (Reply({"error": {"message": "overloaded"}}), DropReason.NONSENSE, "overloaded"),
        (Reply([]), DropReason.NONSENSE, "no answer of a chat model: '[]'"),
        (Reply(None), DropReason.NONSENSE, "no answer of a chat model: 'null'"),
        (Reply(raw=b"<html><body>It works!</body></html>"), DropReason.NONSENSE, "no JSON came from http://127"),
        (Reply(raw=b"\xff\xfe\x00"), DropReason.NONSENSE, "no JSON came from"),
        (Reply(raw=b"[" * 200_000), DropReason.NONSENSE, "no JSON came from"),
        (Reply(raw=b"x" * (5 * 2**20)), DropReason.NONSENSE, "an answer of more than 4 MB"),
        (error(400, "maximum context length is 4096 tokens"), DropReason.TOO_LARGE, "longer than the model can take"),
        (error(413, "request entity"), DropReason.TOO_LARGE, "longer than the model can take"),
        (error(418, "a teapot"), DropReason.UNANSWERED, "does not answer (418): a teapot"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_used_is_one_line_and_the_next_article_is_asked_for(
    model: Model, article: Article, reply: Reply, reason: DropReason, words: str
) -> None:
    model.says(reply)
    found = failure(article)
    assert (found.reason, isinstance(found, Unreadable)) == (reason, False)
    assert words in str(found)
    assert len(str(found)) < 400


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (error(401, "Incorrect API key"), "refuses asking without a key (DUGOUT_LLM_KEY) (401): Incorrect"),
        (error(403, ""), "refuses asking without a key (DUGOUT_LLM_KEY) (403)"),
        (error(404, "model 'fake-7b' not found"), "has no model 'fake-7b', or is no such address (404): model"),
        (Reply(raw=b"404 page not found", status=404), "or is no such address (404): 404 page not found"),
        (error(405, "Method Not Allowed"), "no such address (405)"),
        (error(400, "Invalid model: fake-7b"), "has no model 'fake-7b': Invalid model: fake-7b"),
        (error(402, "Payment Required"), "gives no further answers for this key (402): Payment Required"),
        (error(429, "You exceeded your current quota", code="insufficient_quota"), "no further answers for this key"),
        (Reply({}, 301, {"Location": "https://evil.example/v1"}), "sends on to evil.example (301), which is not"),
        (Reply({}, 307, {"Location": "/v2/chat/completions"}), "sends on to elsewhere (307), which is not followed"),
    ],
)  # fmt: skip
def test_what_every_article_would_meet_ends_the_reading(
    model: Model, article: Article, reply: Reply, words: str
) -> None:
    model.says(reply)
    found = failure(article)
    assert isinstance(found, Unreadable)
    assert words in str(found)
    assert len(model.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_an_endpoint_that_is_busy_is_asked_again(model: Model, article: Article, status: int) -> None:
    model.says(error(status, "busy"), error(status, "busy"), claims())
    assert LlmReader().claims(article) == []
    assert len(model.asked) == 3


def test_an_endpoint_that_stays_busy_is_given_up_for_this_article(model: Model, article: Article) -> None:
    model.says(error(503, "loading model"))
    assert str(failure(article)) == f"{model.url} does not answer (503): loading model"
    assert len(model.asked) == 5


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({}, [1.0, 2.0]),
        ({"Retry-After": "7"}, [7.0, 7.0]),
        ({"Retry-After": "86400"}, [60.0, 60.0]),
        ({"Retry-After": "-5"}, [0.0, 0.0]),
        ({"Retry-After": "nan"}, [60.0, 60.0]),
        ({"Retry-After": "soon"}, [1.0, 2.0]),
        ({"Retry-After": "Thu, 05 Mar 2026 10:00:09 GMT"}, [9.0, 9.0]),
    ],
)
def test_the_wait_is_what_the_endpoint_asks_for_within_reason(
    model: Model, headers: dict[str, str], waits: list[float]
) -> None:
    reader = LlmReader()
    waited: list[float] = []
    busy = Reply({}, 429, headers)
    if "GMT" in str(headers):
        busy = Reply({}, 429, {**headers, "Date": "Thu, 05 Mar 2026 10:00:00 GMT"})
    model.says(busy, busy, Reply({"ok": True}))
    endpoint = Endpoint(reader._settings, wait=waited.append)
    assert endpoint.ask({"messages": [0, {"content": ""}]}) == {"ok": True}
    assert waited == waits


def test_a_slow_answer_is_not_waited_for(model: Model, article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUGOUT_LLM_TIMEOUT", "0.2")
    done = threading.Event()

    def never() -> Iterator[bytes]:
        done.wait(5)
        yield b"{}"

    model.says(Reply(pieces=never))
    found = failure(article)
    done.set()
    assert (found.reason, str(found)) == (DropReason.UNANSWERED, "no answer within 0.2 s (DUGOUT_LLM_TIMEOUT)")
    assert len(model.asked) == 1


def test_an_answer_that_trickles_is_not_waited_for(
    model: Model, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUGOUT_LLM_TIMEOUT", "0.2")
    done = threading.Event()

    def trickle() -> Iterator[bytes]:
        for _ in range(100):
            yield b" "
            done.wait(0.05)

    model.says(Reply(pieces=trickle))
    before = time.monotonic()
    assert "no answer within 0.2 s" in str(failure(article))
    done.set()
    assert time.monotonic() - before < 3


def test_an_endpoint_that_breaks_off_is_asked_again_if_it_has_answered_before(model: Model, article: Article) -> None:
    short = {"Content-Length": "1000"}
    model.says(claims(), Reply(raw=b"{", headers=short), claims())
    reader = LlmReader()
    assert [reader.claims(article), reader.claims(article)] == [[], []]


def test_nobody_at_the_address_ends_the_reading_at_once(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    with model_server() as gone:
        pass
    monkeypatch.setenv("DUGOUT_LLM_URL", gone.url)
    monkeypatch.setenv("DUGOUT_LLM_MODEL", "fake-7b")
    found = failure(article)
    assert isinstance(found, Unreadable)
    assert str(found).startswith(f"{gone.url} cannot be reached: Connection refused")


def test_a_server_without_tls_at_an_https_address_is_told(
    model: Model, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUGOUT_LLM_URL", model.url.replace("http:", "https:"))
    found = failure(article)
    assert isinstance(found, Unreadable)
    assert "cannot be reached: [SSL" in str(found)


def test_the_key_goes_to_the_endpoint_and_nowhere_else(
    model: Model, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUGOUT_LLM_KEY", KEY)
    with model_server() as elsewhere:
        elsewhere.says(claims())
        model.says(Reply({}, 302, {"Location": f"{elsewhere.url}/chat/completions"}))
        failure(article)
        assert elsewhere.asked == []
    assert model.asked[0].headers["Authorization"] == f"Bearer {KEY}"
    assert KEY not in str(model.asked[0].body)


@pytest.mark.parametrize(
    "reply",
    [
        error(401, f"Incorrect API key provided: {KEY}"),
        error(500, f"cannot use Bearer {KEY}"),
        Reply(raw=f"debug: {KEY}".encode()),
        chat(f"your key is {KEY}"),
        chat("", refusal=KEY),
        Reply({"choices": [KEY]}),
        Reply({}, 302, {"Location": f"https://{KEY}/"}),
    ],
)
def test_a_key_that_is_sent_back_is_not_shown(
    model: Model, article: Article, monkeypatch: pytest.MonkeyPatch, reply: Reply
) -> None:
    monkeypatch.setenv("DUGOUT_LLM_KEY", KEY)
    model.says(reply)
    assert KEY not in str(failure(article))
    reader = LlmReader()
    assert KEY not in f"{reader.used()} {reader.name} {reader._settings!r}"


def test_a_proxy_is_asked_only_to_pass_on_what_is_encrypted(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    from http.server import BaseHTTPRequestHandler, HTTPServer

    seen: list[str] = []

    class Proxy(BaseHTTPRequestHandler):
        def do_CONNECT(self) -> None:
            seen.append(f"{self.path} {dict(self.headers)}")
            self.send_error(403)

        def log_message(self, *args: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Proxy) as server:
        server.timeout = 5
        thread = threading.Thread(target=server.handle_request, daemon=True)
        thread.start()
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.setenv("DUGOUT_LLM_URL", "https://llm.example/v1")
        monkeypatch.setenv("DUGOUT_LLM_MODEL", "m")
        monkeypatch.setenv("DUGOUT_LLM_KEY", KEY)
        found = failure(article)
        thread.join()
    assert "https://llm.example/v1 cannot be reached: Tunnel connection failed: 403" in str(found)
    assert len(seen) == 1
    assert seen[0].startswith("llm.example:443 ")
    assert KEY not in seen[0]


def test_this_machine_is_never_asked_through_a_proxy(
    model: Model, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://proxy.example:1")
    model.says(claims())
    assert LlmReader().claims(article) == []


def test_an_answer_in_parts_is_read_as_one(model: Model, article: Article) -> None:
    text = json.dumps({"claims": []})
    parts = [{"type": "text", "text": text[:5]}, {"type": "text", "text": text[5:]}]
    reply = chat("")
    reply.body["choices"][0]["message"]["content"] = parts
    model.says(reply)
    assert LlmReader().claims(article) == []


def test_an_article_as_long_as_a_book_is_not_asked_about(model: Model) -> None:
    model.says(claims())
    found = failure(make_article("Leeds won. " * 50_000))
    assert (found.reason, model.asked) == (DropReason.TOO_LARGE, [])
