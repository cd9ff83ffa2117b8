"""News pages: the text by trafilatura, what the page says of itself by JSON-LD and meta tags."""

import logging
import re
from collections.abc import Iterator
from typing import Any

from dugout.graph.model import Article
from dugout.loaders.input import DropReason, Input, Unusable
from dugout.loaders.markup import parse_page, without_markup
from dugout.loaders.page import page_parts, stated_article

SUFFIXES = (".html", ".htm", ".xhtml")
ARTICLES = (1, 1)

_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_START = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.I | re.S,
)
# Lines that lead to another story or to the shop, between the paragraphs of this one.
_LITTER = re.compile(
    r"(?:read more|read also|also read|read next|see also|more on this story|related(?: articles?| stories| topics)?"
    r"|don.t miss|recommended|most read|trending|advertisement|share(?: this(?: article| story)?)?"
    r"|sign up|subscribe|follow us)"
    r"(?:\s*[:|>»–—-].*)?",
    re.IGNORECASE,
)
# What trafilatura writes for list items and the cells of a table.
_MARKS = re.compile(r"^\s*- |\s*\|(?:-+\|)*\s*")
# Without a handler of its own, trafilatura's warnings would go to the user's terminal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def sniff(head: bytes) -> bool:
    """Return whether the file opens as a page."""
    return _START.match(head) is not None


def read(given: Input) -> Iterator[Article]:
    """Yield the one article of a saved page."""
    declared = _CHARSET.search(given.head)
    tree = parse_page(given.text(declared[1].decode("ascii", "replace") if declared else None))
    stated = stated_article(tree)
    parts = page_parts(tree, stated)
    text = _text(tree, stated.get("articleBody"))
    if not text:
        raise Unusable(DropReason.NO_ARTICLE, "a page without an article's text; leave it out, or save the text alone")
    yield given.article(text, **parts)


def _text(tree: Any, stated: object) -> str:
    from trafilatura import extract

    text = extract(tree, include_comments=False) or ""
    if isinstance(stated, str):
        # A page that draws its text with a script has it here only; else the paragraphs of the page are better.
        stated = without_markup(stated)
        flattened = stated.split() == text.split() and stated.count("\n") > text.count("\n")
        text = stated if flattened or len(stated) > 1.5 * len(text) else text
    lines = (_MARKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line and not _LITTER.fullmatch(line))
