"""Terms of RDF as N-Triples writes them, which every syntax is made from: IRIs under a base, and literals."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from json.encoder import encode_basestring
from math import isfinite
from typing import Any, NamedTuple
from urllib.parse import quote

from dugout.graph.errors import UsageError
from dugout.graph.vocabulary import DEFAULT_BASE, IDENTIFIER, RDF, XSD, Form, Property

Pair = tuple[str, str]

# An absolute IRI, without what no IRI may hold (RFC 3987).
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\x7f-\xa0\ud800-\udfff]*")
# Slugs and hashes, as almost all ids are, stand for themselves; `quote` takes ten times as long to find that.
_PLAIN = re.compile(r"[A-Za-z0-9_.~-]*")
_DATE_TYPES = {
    length: f'"^^<{XSD}{name}>' for length, name in ((4, "gYear"), (7, "gYearMonth"), (10, "date"))
}  # fmt: skip
_ADDRESS = f"^^<{XSD}anyURI>"
_INTEGER, _DECIMAL, _DOUBLE = (f'"^^<{XSD}{name}>' for name in ("integer", "decimal", "double"))
TYPE = f"<{RDF}type>"
_IDENTIFIER = f"<{IDENTIFIER}>"
_TRUE, _FALSE = (f'"{word}"^^<{XSD}boolean>' for word in ("true", "false"))


class Block(NamedTuple):
    """One subject with all that is said of it in one graph, sorted."""

    subject: str
    pairs: list[Pair]


class Names:
    """Makes the IRI of each thing from its id."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        """Take what every IRI begins with.

        Raises:
            UsageError: If that is no absolute IRI that an id can stand behind.
        """
        if not (_IRI.fullmatch(base) and base.endswith(("/", "#", ":"))):
            raise UsageError(f"base {base!r} is no absolute IRI that ends with /, # or :, as https://example.org/data/")
        self.base = base

    def iri(self, kind: str, id_: str) -> str:
        """Return the IRI of an id: "real-madrid" of the kind club is <urn:dugout:club/real-madrid>."""
        return f"<{self.base}{kind}/{encoded(id_)}>"

    def of(self, name: str) -> str:
        """Return the IRI of something that the base has one of, such as the data set itself."""
        return f"<{self.base}{name}>"


def iri(address: str) -> str:
    """Return an IRI of a vocabulary as a term."""
    return f"<{address}>"


def checked_iri(told: str) -> str:
    """Return an absolute IRI that a user gave, as a term.

    Raises:
        UsageError: If it is none.
    """
    if not _IRI.fullmatch(told):
        raise UsageError(f"{told!r} is no absolute IRI, as https://creativecommons.org/licenses/by/4.0/")
    return f"<{told}>"


def sort_key(id_: str) -> str:
    """Return what puts ids in the order of their IRIs as text."""
    return encoded(id_) + ">"


def encoded(id_: str) -> str:
    """Return an id as a part of an IRI: what stands for something else in one, and all beyond ASCII, in percent."""
    return id_ if _PLAIN.fullmatch(id_) else quote(id_, safe="")


def literal(value: str | float) -> str:
    """Return a text, number or truth value as a literal that says the same number to the last digit."""
    if isinstance(value, str):
        # What JSON escapes is what N-Triples escapes; all else stands for itself.
        return encode_basestring(value)
    if isinstance(value, bool):
        return _TRUE if value else _FALSE
    if isinstance(value, int):
        return f'"{value}{_INTEGER}'
    if isfinite(value):
        told = repr(value)
        return f'"{format(Decimal(told), "f") if "e" in told else told}{_DECIMAL}'
    return f'"{"NaN" if value != value else "INF" if value > 0 else "-INF"}{_DOUBLE}'


def date(told: str) -> str:
    """Return a date as told with the type of its precision: "2025" is an xsd:gYear; "" has none."""
    kind = _DATE_TYPES.get(len(told))
    return f'"{told}{kind}' if kind else encode_basestring(told)


def address(url: str) -> str:
    """Return an address as a literal: what a page calls its address need not be an IRI."""
    return encode_basestring(url) + _ADDRESS


def block(subject: str, pairs: Iterable[Pair]) -> Block:
    """Return what is said of a subject, in one order and nothing twice."""
    return Block(subject, sorted(set(pairs)))


def about(id_: str, *types: str) -> Iterator[Pair]:
    """Yield what everything with an id has: its types, and the id as a text, which no base changes."""
    yield _IDENTIFIER, literal(id_)
    for kind in types:
        yield TYPE, f"<{kind}>"


def pairs_of(table: Mapping[str, Property], row: Mapping[str, Any], names: Names) -> Iterator[Pair]:
    """Yield what a row says of its subject, for the keys that a table has."""
    for key, value in row.items():
        if key in table:
            address_, form = table[key]
            for each in value if isinstance(value, list) else (value,):
                yield f"<{address_}>", _object(form, each, names)


def _object(form: Form, value: Any, names: Names) -> str:
    if form is Form.VALUE:
        return literal(value)
    if form is Form.DATE:
        return date(value)
    if form is Form.ADDRESS:
        return address(value)
    return names.iri(form.value, value)
