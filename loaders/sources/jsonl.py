"""JSON: one article a line, or one value with articles somewhere in it.

    {"url": "https://...", "title": "...", "published": "2026-03-07", "publisher": "...", "text": "..."}

Other spellings of these names are in loaders/fields.py; wrappers such as `articles` are looked into.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dugout.graph.model import Article
from dugout.loaders.fields import named_parts
from dugout.loaders.input import DropReason, Input, Unusable
from dugout.loaders.markup import without_markup

SUFFIXES = (".jsonl", ".ndjson", ".json")
ARTICLES = (1, None)

_LINE_SUFFIXES = (".jsonl", ".ndjson")
# What lists of articles are called, and the inner objects that hold an article's own values.
_WRAPPERS = (
    "articles", "items", "results", "entries", "posts", "stories", "news", "docs", "documents", "records", "hits",
    "data", "response", "feed", "channel", "rss", "value",
)  # fmt: skip
_NO_ARTICLE = "JSON without an article: nothing in it has a text or a title"
_INNER = ("fields", "_source", "attributes", "article", "node")


def sniff(head: bytes) -> bool:
    """Return whether the file starts with an object or an array of something."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    return re.match(rb'\{\s*"|\[\s*\{', start) is not None


def read(given: Input) -> Iterator[Article]:
    """Yield the articles of a JSON or JSON lines file; a bad line is reported and the others go on."""
    if _has_lines(given):
        yield from _line_articles(given, given.lines())
        return
    text = given.text()
    try:
        value = _parsed(text)
    except Unusable:
        # Lines under the name of .json, or lines of which the first is damaged.
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(lines) < 2 or not any(_is_object(line) for _, line in lines):
            raise
        yield from _line_articles(given, lines)
    else:
        yield from _articles(given, value, "")


def _has_lines(given: Input) -> bool:
    first, _, rest = given.head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if given.suffix in _LINE_SUFFIXES:
        return first.strip() not in (b"{", b"[", b"[{")
    return bool(rest.strip()) and _is_object(first.decode("utf-8", "replace"))


def _line_articles(given: Input, lines: Iterable[tuple[int, str]]) -> Iterator[Article]:
    others: list[int] = []
    any_article = False
    for number, line in lines:
        try:
            for article in _articles(given, _parsed(line), f":{number}"):
                any_article = True
                yield article
        except Unusable as error:
            if error.reason is DropReason.UNKNOWN_KIND:
                others.append(number)
            else:
                given.fault(error.reason, str(error), f":{number}")
    # Lines of something else altogether are said once; one among articles is an article lost.
    if others and not any_article and not given.failures:
        raise Unusable(DropReason.UNKNOWN_KIND, _NO_ARTICLE)
    for number in others:
        given.fault(DropReason.NO_ARTICLE, _NO_ARTICLE, f":{number}")


def _articles(given: Input, value: Any, where: str) -> Iterator[Article]:
    found = list(_records(value, where, 0))
    if not any(parts for _, parts in found):
        raise Unusable(DropReason.UNKNOWN_KIND, _NO_ARTICLE)
    for place, parts in found:
        text = str(parts.pop("text", ""))
        try:
            yield given.article(without_markup(text), where=place, **parts)
        except Unusable as error:
            given.fault(error.reason, str(error), place)


def _records(value: Any, where: str, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the parts of each article in a value, none for an item of a list that is no article."""
    if isinstance(value, list) and depth < 8:
        for number, item in enumerate(value):
            yield from _records(item, f"{where}[{number}]", depth + 1)
        return
    if not isinstance(value, Mapping):
        yield where, {}
        return
    lists = [value[key] for key in _WRAPPERS if isinstance(value.get(key), list | Mapping)]
    if lists and depth < 8 and not isinstance(value.get("text"), str):
        for inner in lists:
            yield from _records(inner, where, depth + 1)
        return
    inner = next((key for key in _INNER if isinstance(value.get(key), Mapping)), None)
    if inner:
        value = {**{key: part for key, part in value.items() if key != inner}, **value[inner]}
    parts = named_parts(value)
    yield where, parts if "text" in parts or "headline" in parts else {}


def _is_object(text: str) -> bool:
    try:
        return isinstance(_parsed(text), Mapping)
    except Unusable:
        return False


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        what = f"no JSON: {error.msg.removesuffix(' at')} at {at}; mend or remove it"
    except ValueError:
        what = "a number of more digits than can be read; mend or remove it"
    except RecursionError:
        what = "nested too deeply for an article; mend or remove it"
    raise Unusable(DropReason.MALFORMED, what)
