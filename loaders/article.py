"""From the parts that a source found to an `Article` with its id and digest."""

import re
import unicodedata

from dugout.graph.dates import checked_date
from dugout.graph.errors import SourceError
from dugout.graph.ids import article_id, text_digest
from dugout.graph.model import Article

# A whole book has about a million characters; what is longer is no article.
MAX_CHARACTERS = 2_000_000
# Control characters carry no words and break terminals, CSV and XML; tabs and newlines stay.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Return `text` in NFC with LF line ends and without control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def make_article(
    text: str,
    *,
    headline: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    published: str | None = None,
) -> Article:
    """Return the article of a text and what its source says of it.

    `text` is all that a reader reads, the headline first where there is one: offsets of
    claims count in it (after `clean_text`). `headline` repeats the headline alone.

    Args:
        published: ISO date, cut to what is known.

    Raises:
        SourceError: If there is no text, or far too much of it.
        InvalidDate: If `published` is no date as told.
    """
    text = clean_text(text)
    if not text.strip():
        raise SourceError("the article has no text")
    if len(text) > MAX_CHARACTERS:
        raise SourceError(f"the article has {len(text):,} characters; {MAX_CHARACTERS:,} are the most that is read")
    if published is not None:
        checked_date(published)
    digest = text_digest(headline, text)
    try:
        ident = article_id(url, digest)
    except ValueError as error:
        raise SourceError(f"the address {url!r} cannot be read: {error}") from error
    return Article(
        id=ident,
        text=text,
        digest=digest,
        url=url,
        publisher=publisher,
        author=author,
        published=published,
        headline=headline,
    )
