"""The parts of an article under the many names that files give them."""

import re
from collections.abc import Mapping
from typing import Any

_SPELLINGS = {
    "headline": ("headline", "title", "webtitle", "heading", "name"),
    "published": (
        "published", "datepublished", "publishedat", "publisheddate", "publicationdate", "pubdate", "publishdate",
        "firstpublished", "firstpublicationdate", "webpublicationdate", "publishedon", "publishtime",
        "articlepublishedtime", "date", "datetime", "dateutc", "datecreated", "createdat", "created",
        "timestamp", "time", "isodate",
    ),
    "author": ("author", "authors", "byline", "creator", "writer"),
    "publisher": (
        "publisher", "source", "sourcename", "site", "sitename", "website", "outlet", "newspaper", "publication",
        "provider", "domain", "hostname",
    ),
    "url": (
        "url", "link", "canonical", "canonicalurl", "canonicallink", "weburl", "articleurl", "sourceurl", "permalink",
        "uri", "externalurl", "mainentityofpage", "id", "guid",
    ),
    "text": (
        "text", "body", "content", "articlebody", "bodytext", "fulltext", "maintext", "articletext", "plaintext",
        "rawtext", "contenttext", "story", "article", "bodyhtml", "contenthtml", "html", "description", "summary",
        "abstract",
    ),
}  # fmt: skip
# Where a part is an object: the key that has its words.
_INNER = ("name", "rendered", "@value", "value", "text", "title")
# A list of authors, each an object with a list of names.
_DEEPEST = 3
_OUTSIDE = re.compile(r"[^a-z0-9]+")


def named_parts(record: Mapping[Any, Any]) -> dict[str, Any]:
    """Return what a record has of an article's parts, under the names of `Input.article`.

    {"Title": "Allegri stays", "source": {"name": "AFP"}, "content": ["One.", "Two."]} gives headline
    "Allegri stays", publisher "AFP" and text "One.\n\nTwo.".
    """
    keys: dict[str, Any] = {}
    for key, value in record.items():
        keys.setdefault(_OUTSIDE.sub("", str(key).lower()), value)
    parts = {}
    for part, spellings in _SPELLINGS.items():
        values = (_words(keys[key], part) for key in spellings if key in keys)
        # An id is an address only where it looks like one.
        parts[part] = next((value for value in values if value and (part != "url" or "://" in str(value))), None)
    return {part: value for part, value in parts.items() if value is not None}


def _words(value: Any, part: str, depth: int = 0) -> str | float | None:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or depth > _DEEPEST:
        return None
    if isinstance(value, int | float):
        return value if part == "published" else None
    if isinstance(value, list):
        words = [str(word) for word in (_words(item, part, depth + 1) for item in value) if word]
        if part == "text":
            return "\n\n".join(words)
        return ", ".join(dict.fromkeys(words)) if part == "author" else next(iter(words), None)
    if isinstance(value, Mapping):
        inner = ("url", "@id", "href", "value") if part == "url" else _INNER
        return next(
            (words for words in (_words(value[key], part, depth + 1) for key in inner if key in value) if words), None
        )
    return None
