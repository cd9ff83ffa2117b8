"""Plain text: an optional line with the date, an optional headline, and the body.

07 Mar 2026

Allegri plays down Madrid talk

AC Milan head coach Massimiliano Allegri has played down suggestions ...
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from dugout.graph.model import Article
from dugout.loaders.article import clean_text
from dugout.loaders.input import Input

SUFFIXES = (".txt", ".text")
ARTICLES = (1, 1)

# A line of nothing but numbers and the words of dates: a month or three numbers are in it.
_DATE_WORD = (
    r"(?:\d+(?:st|nd|rd|th)?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|published|updated|posted|date|last|on|at|of|am|pm|gmt|bst|utc|ces?t|[ecmp][sd]t|t|z)"
)
_DATE_LINE = re.compile(rf"(?=.*\d)(?:{_DATE_WORD}[\s.,:|/+-]*)+", re.IGNORECASE)
_HAS_DATE = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d+[-/.]\d+[-/.]\d+", re.IGNORECASE)
_LONGEST_HEADLINE = 160
# The width of a text that was cut into lines.
_NARROWEST, _WIDEST = 45, 100


def sniff(head: bytes) -> bool:
    """Return whether the first line is a date."""
    return is_date_line(head.lstrip(b"\xef\xbb\xbf\r\n\t ").partition(b"\n")[0].decode("utf-8", "replace"))


def read(given: Input) -> Iterator[Article]:
    """Yield the one article of a text file."""
    text = clean_text(given.text()).strip()
    first, _, rest = text.partition("\n")
    published = None
    if is_date_line(first):
        published, text = first.strip(), rest.strip()
    text = unwrap(text)
    yield given.article(text, headline=_headline(text), published=published)


def is_date_line(line: str) -> bool:
    """Return whether a line holds a date and nothing else: "Sat, 7 March 2026, 10:15 GMT" does."""
    line = line.strip()
    return len(line) <= 60 and bool(_DATE_LINE.fullmatch(line) and _HAS_DATE.search(line))


def unwrap(text: str) -> str:
    """Return a text that was cut into lines of one width with its paragraphs in one line each again.

    A sentence ends at a line end, so a text from a mail or a terminal would be read in halves.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    pairs = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    halves = sum(line[-1] not in ".!?" and after[0].islower() for line, after in pairs)
    if not _NARROWEST <= width <= _WIDEST or halves < 3 or halves * 3 < len(pairs):
        return text
    joined = lines[0]
    for line, after in pairwise(lines):
        joined += (" " if line.strip() and after.strip() and len(line) > width * 0.6 else "\n") + after
    return joined


def _headline(text: str) -> str | None:
    """Return the first paragraph if it is one short line without a full stop, and more follows."""
    first, _, rest = text.partition("\n")
    first = first.strip()
    if (
        not rest.strip()
        or len(first) > _LONGEST_HEADLINE
        or first.endswith((".", ":", ",", ";", ".”", '."', ".'", ".’"))
    ):
        return None
    return first
