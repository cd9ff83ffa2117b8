"""Markdown: optional front matter in YAML with title, date, author, publisher and url; then the text.

---
title: Allegri plays down Madrid talk
date: 2026-03-07
---
**AC Milan** head coach [Massimiliano Allegri](https://...) has played down ...
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dugout.graph.model import Article
from dugout.loaders.article import clean_text
from dugout.loaders.fields import named_parts
from dugout.loaders.input import DropReason, Input
from dugout.loaders.markup import plain_text

if TYPE_CHECKING:
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown")
ARTICLES = (1, 1)

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_QUOTED = re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE)
_LONGEST_HEADER = 8_000
_ALIAS = re.compile(r"[\s\[,]&(\w+)\s.*[\s\[,]\*\1\b", re.DOTALL)


def sniff(head: bytes) -> bool:
    """Return whether the file opens with front matter."""
    return re.match(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n[\w-]+:", head) is not None


def read(given: Input) -> Iterator[Article]:
    """Yield the one article of a Markdown file."""
    text = clean_text(given.text())
    header = _FRONT_MATTER.match(text)
    parts = _header_parts(given, header[1]) if header else {}
    parts.pop("text", None)
    body, heading = _words(text[header.end() :] if header else text)
    yield given.article(body, **{"headline": heading, **parts})


def _header_parts(given: Input, header: str) -> dict[str, Any]:
    import yaml

    try:
        if len(header) > _LONGEST_HEADER:
            raise ValueError(f"longer than {_LONGEST_HEADER} characters")
        if _ALIAS.search(header):
            raise ValueError("an alias, which can stand for any amount of text")
        # BaseLoader: every value stays the word that it is, a date of year 0 too.
        found = yaml.load(header, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problem = " ".join(str(getattr(error, "problem", None) or error).split())[:80]
        given.fault(DropReason.BAD_HEADER, f"front matter is no YAML: {problem}; kept without it")
        return {}
    return named_parts(found) if isinstance(found, Mapping) else {}


def _words(markdown: str) -> tuple[str, str | None]:
    """Return the text without its marks, one paragraph a block, and its first top heading."""
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    heading = None
    row: list[str] = []
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
    # Beyond that nesting the parser leaves words out; a quotation in a quotation is one paragraph of words too.
    tokens = parser.parse(_QUOTED.sub("> ", markdown))
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline":
            words = _inline_words(token.children or [])
            if before is not None and before.type in ("td_open", "th_open"):
                row.append(words)
                continue
            if (
                before is not None
                and before.type == "heading_open"
                and before.tag == "h1"
                and heading is None
                and not blocks
            ):
                heading = words
            blocks.append(words)
        elif token.type == "tr_close":
            blocks.append(" ".join(row))
            row = []
        elif token.type == "html_block":
            blocks.append(plain_text(token.content))
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.strip())
    return "\n\n".join(block for block in blocks if block), heading


def _inline_words(children: "list[Token]") -> str:
    words = []
    for child in children:
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type == "softbreak":
            words.append(" ")
        elif child.type == "hardbreak" or (child.type == "html_inline" and child.content.lower().startswith("<br")):
            words.append("\n")
    return "".join(words).strip()
