"""Questions to a chat model in the form that its endpoint takes, and what they cost."""

import json
import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

from dugout.loaders.input import DropReason
from dugout.loaders.llm.endpoint import Declined, Endpoint, is_about_form
from dugout.loaders.llm.settings import Settings
from dugout.loaders.reading import Unread, Unreadable

_THOUGHTS = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_TOO_LONG = re.compile(r"context|too (?:long|many tokens)|maximum.{0,30}tokens|exceed", re.IGNORECASE)
_NO_MODEL = re.compile(
    r"model.{0,60}(?:not (?:found|exist|supported)|does not exist|unknown|invalid)|(?:unknown|invalid|no such) model",
    re.IGNORECASE | re.DOTALL,
)
# Fewer tokens than one for so many characters no tokenizer makes of prose: the endpoint has cut the question.
_CHARACTERS_A_TOKEN = 9
# Brackets that may begin the answer; with more before it, there is none.
_STARTS = 50


class Form(StrEnum):
    """How an endpoint may be asked to answer in JSON, from the strictest."""

    SCHEMA = "json_schema"
    OBJECT = "json_object"
    TEXT = "text"


@dataclass(slots=True)
class Used:
    """What questions have cost so far."""

    questions: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    unmetered: int = 0


class Chat:
    """Asks a model and remembers, for the run, what its endpoint does not take; may be used from several threads."""

    def __init__(self, settings: Settings, endpoint: Endpoint, schema: Mapping[str, Any]) -> None:
        """Take the settings, the endpoint, and the JSON schema of the answers."""
        self._settings = settings
        self._endpoint = endpoint
        self._schema = schema
        self._form = Form.SCHEMA
        self._extra: dict[str, Any] = {"temperature": 0, "max_tokens": settings.answer}
        self._lock = threading.Lock()
        self._began = time.monotonic()
        self._used = Used()

    def ask(self, system: str, question: str) -> Any:
        """Return the JSON that a model answers with.

        Raises:
            Unread: If it does not, or not in full.
            Unreadable: If no question will be answered.
        """
        forms = list(Form)[list(Form).index(self._form) :]
        refusal: Declined | None = None
        while forms:
            extra = dict(self._extra)
            body = self._body(system, question, forms[0], extra)
            try:
                answer = self._endpoint.ask(body)
            except Declined as declined:
                self._give_up_on(declined)
                if self._is_spared(extra, str(declined)):
                    continue
                refusal = refusal or declined
                forms.pop(0)
                continue
            self._form = forms[0]
            return self._content(answer, len(system) + len(question))
        raise Unread(DropReason.UNANSWERED, f"{self._settings.place} does not take the question: {refusal}")

    def used(self) -> str:
        """Return in one line what has been used: questions, tokens, seconds, and money where a price is known."""
        used, price = self._used, self._settings.price
        metered = f"{used.tokens_in:,} tokens in, {used.tokens_out:,} out"
        if used.unmetered:
            metered += f" (and of {used.unmetered} answers unknown)"
        seconds = f"{time.monotonic() - self._began:.1f} s"
        parts = [f"{used.questions:,} question{'s' * (used.questions != 1)}", metered, seconds]
        if price:
            parts.append(f"cost {(used.tokens_in * price[0] + used.tokens_out * price[1]) / 1e6:.4f}")
        return ", ".join(parts)

    def _body(self, system: str, question: str, form: Form, extra: Mapping[str, Any]) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self._settings.model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": question}],
            "stream": False,
            **extra,
        }
        if form is Form.SCHEMA:
            schema = {"name": "claims", "strict": True, "schema": self._schema}
            body["response_format"] = {"type": form.value, "json_schema": schema}
        elif form is Form.OBJECT:
            body["response_format"] = {"type": form.value}
        return body

    def _is_spared(self, sent: dict[str, Any], message: str) -> bool:
        """Return whether something that the endpoint does not take is left out of the next question."""
        for name in sent:
            if re.search(rf"\b{name}\b", message):
                with self._lock:
                    left = self._extra.pop(name, None)
                    if name == "max_tokens" and left is not None:  # what newer models of OpenAI call it
                        self._extra["max_completion_tokens"] = left
                return True
        return False

    def _give_up_on(self, declined: Declined) -> None:
        """Raise where another form of the question would not help."""
        said, place = str(declined), self._settings.place
        if is_about_form(said):
            return
        if declined.status == 413 or _TOO_LONG.search(said):
            what = f"longer than the model can take; set DUGOUT_LLM_CONTEXT to its context ({place}: {said})"
            raise Unread(DropReason.TOO_LARGE, what) from declined
        if _NO_MODEL.search(said):
            what = f"{place} has no model {self._settings.model!r}: {said}"
            raise Unreadable(DropReason.UNANSWERED, what) from declined

    def _content(self, answer: Any, asked: int) -> Any:
        shown = self._endpoint.shown
        try:
            choice = answer["choices"][0]
            message, finish = choice["message"], choice.get("finish_reason")
            refusal, content = message.get("refusal"), _words(message.get("content"))
        except (KeyError, IndexError, TypeError, AttributeError) as error:
            what = f"no answer of a chat model: {shown(json.dumps(answer))!r}"
            raise Unread(DropReason.NONSENSE, what) from error
        tokens = self._meter(answer.get("usage"))
        if refusal or finish == "content_filter":
            raise Unread(DropReason.REFUSED, f"the model refuses to read it: {shown(str(refusal or finish))!r}")
        if finish == "length":
            what = f"the answer was cut off at {self._settings.answer} tokens; give it more (DUGOUT_LLM_ANSWER)"
            raise Unread(DropReason.CUT_SHORT, what)
        if tokens and tokens * _CHARACTERS_A_TOKEN < asked:
            what = f"only {tokens} tokens of it arrived; give the server the context that DUGOUT_LLM_CONTEXT says"
            raise Unread(DropReason.CUT_SHORT, what)
        found = json_in(content)
        if found is None:
            raise Unread(DropReason.NONSENSE, f"no JSON in the model's answer: {shown(content)!r}")
        return found

    def _meter(self, usage: Any) -> int:
        counts = [usage.get(key) if isinstance(usage, dict) else None for key in ("prompt_tokens", "completion_tokens")]
        told = [count if isinstance(count, int) and 0 <= count < 10**9 else None for count in counts]
        with self._lock:
            self._used.questions += 1
            self._used.unmetered += None in told
            self._used.tokens_in += told[0] or 0
            self._used.tokens_out += told[1] or 0
        return told[0] or 0


def _words(content: Any) -> str:
    """Return the text of a message, which may come in parts."""
    if isinstance(content, list):
        return "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def json_in(content: str) -> Any | None:
    """Return the object or list that stands in an answer, also in a fence, between other words or behind thoughts."""
    content = _THOUGHTS.sub("", content)
    first = None
    for start in islice((match.start() for match in re.finditer(r"[\[{]", content)), _STARTS):
        try:
            found, _ = json.JSONDecoder().raw_decode(content, start)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and "claims" in found:
            return found
        if first is None and (isinstance(found, dict) or all(isinstance(each, dict) for each in found)):
            first = found
    return first
