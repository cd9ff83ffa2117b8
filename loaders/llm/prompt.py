"""What a language model is asked about an article, in parts that it can take, and the shape of its answer."""

import re
import secrets
from collections.abc import Callable
from functools import cache
from typing import Any

from dugout.graph.model import FactType, MatchStatus, Stance, Status
from dugout.loaders.sentences import split_sentences
from dugout.loaders.words import words

# Of English prose, with some left for the names that tokenizers cut small.
_CHARACTERS_A_TOKEN = 3
_TEXTS = ("coach", "club", "opponent", "competition", "since", "until", "contract_until", "score", "date")
_LINE = re.compile(r".*(?:\n|$)")


def _or_null(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": [kind, "null"], **more}


def _one_of(values: list[str]) -> dict[str, Any]:
    return _or_null("string", enum=[*values, None])


_PROPERTIES: dict[str, Any] = {
    "quote": {"type": "string"},
    "kind": {"type": "string", "enum": [kind.value for kind in FactType]},
    **{name: _or_null("string") for name in _TEXTS},
    "status": _one_of([status.value for status in (*Status, *MatchStatus)]),
    "stance": _one_of([stance.value for stance in Stance]),
    "interim": _or_null("boolean"),
    "count": _or_null("integer"),
}
_CLAIM = {"type": "object", "properties": _PROPERTIES, "required": list(_PROPERTIES), "additionalProperties": False}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"claims": {"type": "array", "items": _CLAIM}},
    "required": ["claims"],
    "additionalProperties": False,
}


def system_prompt() -> str:
    """Return what the model is told of its task; the same for every article."""
    return str(words("llm")["system"])


def make_question(
    text: str, published: str | None, part: tuple[int, int], nonce: Callable[[], str] = lambda: secrets.token_hex(8)
) -> str:
    """Return the question about a text: it stands between marks that nobody who wrote it can have known.

    Args:
        part: The number of this part of the article, and of how many.
    """
    mark = next(mark for mark in iter(nonce, None) if mark not in text)
    return str(words("llm")["question"]).format(
        published=f"Published on {published}. " if published else "The day of publication is not known. ",
        part=f"This is part {part[0]} of {part[1]} of the article. " if part[1] > 1 else "",
        nonce=mark,
        text=text,
    )


def split_parts(text: str, context: int, answer: int) -> list[str]:
    """Return a text in parts that leave room for the prompt and an answer: cut at lines, else at sentences.

    Args:
        context: Tokens of question and answer together.
        answer: Tokens of the answer.
    """
    most = max((context - answer) * _CHARACTERS_A_TOKEN - len(system_prompt()) - 500, 500)
    parts = [""]
    for piece in _pieces(text, most):
        if len(parts[-1]) + len(piece) > most and parts[-1].strip():
            parts.append("")
        parts[-1] += piece
    return [part for part in parts if part.strip()]


def _pieces(text: str, most: int) -> list[str]:
    found: list[str] = []
    for line in _LINE.findall(text):
        if len(line) <= most:
            found.append(line)
            continue
        starts = [sentence.start for sentence in split_sentences(line)]
        for start, end in zip(starts, [*starts[1:], len(line)], strict=True):
            found += [line[at : min(at + most, end)] for at in range(start, end, most)]
    return found


@cache
def _orders() -> re.Pattern[str]:
    return re.compile(re.sub(r"\|\s+", "|", words("llm")["orders"].strip()), re.IGNORECASE | re.MULTILINE)


def without_orders(text: str) -> tuple[str, int]:
    """Return a text with blanks over what is spoken to a machine that reads it, and how many such places there were.

    The sentences beside such a one, in its line, go with it: they say what the machine is to do or believe. Every
    other character stays where it was.
    """
    sentences = split_sentences(text)
    found = [n for n, s in enumerate(sentences) if _orders().search(text, s.start, s.end)]
    taken = {
        near
        for n in found
        for near in (n - 1, n, n + 1)
        if 0 <= near < len(sentences) and sentences[near].paragraph == sentences[n].paragraph
    }
    letters = list(text)
    for sentence in (sentences[n] for n in taken):
        letters[sentence.start : sentence.end] = " " * (sentence.end - sentence.start)
    return "".join(letters), len(found)
