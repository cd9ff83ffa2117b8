"""Ids: slugs for what has a name, hashes for what has a text."""

import hashlib
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from dugout.graph.names import fold_name

# Parameters that say how a reader came to a page, never which page it is.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_", "at_", "cmpid", "ns_", "ito", "ref")


def slug(name: str) -> str:
    """Return the id of a name: "Atlético Madrid" is "atletico-madrid".

    A name without a Latin letter gets "x-" and eight hex digits, so that it has an id too.
    """
    folded = fold_name(name)
    if folded:
        return folded.replace(" ", "-")
    return "x-" + _digest(unicodedata.normalize("NFC", name.strip()))[:8]


def canonical_url(url: str) -> str:
    """Return the one spelling of an address: no fragment, tracking or trailing slash.

    Raises:
        ValueError: If the address cannot be taken apart (as `urlsplit`).
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if parts.port not in (None, 80, 443):
        host = f"{host}:{parts.port}"
    query = urlencode(
        sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(_TRACKING))
    )
    return urlunsplit(("https" if parts.scheme == "http" else parts.scheme, host, parts.path.rstrip("/"), query, ""))


def text_digest(headline: str | None, text: str) -> str:
    """Return the digest that tells two versions of an article apart (64 hex digits)."""
    return _digest(f"{headline or ''}\n{text}")


def article_id(url: str | None, digest: str) -> str:
    """Return "a-" and 16 hex digits: of the address where there is one, else of the text."""
    return "a-" + (_digest(canonical_url(url)) if url else digest)[:16]


def claim_id(*parts: object) -> str:
    """Return "c-" and 16 hex digits of the parts that make a claim what it is."""
    return "c-" + _digest("\x1f".join(["" if part is None else str(part) for part in parts]))[:16]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
