"""Our own RDF, as `export rdf` writes it with claims (TriG, N-Quads, JSON-LD), read back to the same graph."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from dugout.graph.dump import read_record
from dugout.graph.errors import SourceError
from dugout.graph.model import Article, Claim
from dugout.graph.vocabulary import ARTICLE, CLAIM, DUGOUT, END, EXACT, RDF, SEASON_LIST, START, VOID, XSD, Form
from dugout.loaders.input import DropReason, Input, Unusable

if TYPE_CHECKING:
    from pyoxigraph import Quad

SUFFIXES = ()
ARTICLES = (0, None)

# How RDF starts in one of the syntaxes; text that names the vocabulary does not, nor does XML, which is not read.
_START = re.compile(rb"\s*(?:@prefix|@base|PREFIX|BASE|#|[{\[]|<(?![?!]))", re.IGNORECASE)
_QUAD = re.compile(rb"\s*<[^>\n]*> <[^>\n]*> [^\n]*\.[ \t]*\r?\n")

Row = dict[str, Any]
# What is kept of the statements about each kind of thing; nodes and facts are made from the claims again.
_KEPT: dict[str, dict[str, tuple[str, Form]]] = {
    "article": {told.iri: (key, told.form) for key, told in ARTICLE.items()},
    "claim": {
        **{told.iri: (key, told.form) for key, told in CLAIM.items()},
        SEASON_LIST: ("seasons", Form.READER),
    },
    "quote": {EXACT: ("quote", Form.VALUE)},
    "position": {START: ("start", Form.VALUE), END: ("end", Form.VALUE)},
    "seasons": {f"{RDF}first": ("first", Form.VALUE), f"{RDF}rest": ("rest", Form.READER)},
    "void": {f"{VOID}entities": ("entities", Form.VALUE)},
}


def sniff(head: bytes) -> bool:
    """Return whether the file is RDF in the vocabulary of `export rdf`."""
    return DUGOUT.encode() in head and _START.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def read(given: Input) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield the articles of an export, each with its claims; a bad one is reported and the others go on.

    Raises:
        Unusable: If it is no sound RDF, or lacks the claims that it is said to have.
    """
    found = _rows(given)
    claims = found["claim"]
    _check_whole(found["void"].get("Claim", {}).get("entities"), len(claims))
    by_article: dict[str, list[str]] = defaultdict(list)
    for ident, row in claims.items():
        by_article[row.get("article", "")].append(ident)
    for ident, row in found["article"].items():
        try:
            article = read_record({"record": "article", "id": ident, **row})
        except SourceError as error:
            given.fault(DropReason.MALFORMED, f"{error}; export the graph again")
            by_article.pop(ident, None)
            continue
        if isinstance(article, Article):
            yield article, tuple(_claims(given, by_article.pop(ident, ()), found))
    for ident, orphans in by_article.items():
        what = f"{len(orphans)} claims of article {ident!r}, which the file lacks; export the graph again"
        given.fault(DropReason.MALFORMED, what)


def _check_whole(told: object, held: int) -> None:
    """Refuse a file that has not the claims that the description of the data set counts, or no such description.

    Raises:
        Unusable: If so.
    """
    if told is not None and told != 0 and held == 0:
        what = "has the facts and not the claims that they rest on; export the graph with --syntax trig and load that"
        raise Unusable(DropReason.MALFORMED, what)
    if told != held:
        what = f"holds {held} claims, and the description of its data set counts {'none' if told is None else told}"
        raise Unusable(DropReason.MALFORMED, f"{what}; export the graph again, with --syntax trig")


def _claims(given: Input, idents: Iterable[str], found: dict[str, dict[str, Row]]) -> Iterator[Claim]:
    for ident in idents:
        row = {**found["claim"][ident], **found["quote"].get(ident, {}), **found["position"].get(ident, {})}
        try:
            if "seasons" in row:
                row["seasons"] = _listed(row["seasons"], found["seasons"])
            claim = read_record({"record": "claim", "id": ident, **row})
        except SourceError as error:
            given.fault(DropReason.MALFORMED, f"{error}; export the graph again")
            continue
        if isinstance(claim, Claim):
            yield claim


def _listed(node: str, nodes: dict[str, Row]) -> list[str]:
    """Return what a list holds, from its first node on.

    Raises:
        SourceError: If a node is missing, or the list bites its tail.
    """
    found: list[str] = []
    while node in nodes and len(found) <= len(nodes):
        found.append(nodes[node].get("first", ""))
        node = nodes[node].get("rest", "")
    if not node.endswith("#nil"):
        raise SourceError(f"the list of seasons {node!r} has no end")
    return found


def _rows(given: Input) -> dict[str, dict[str, Row]]:
    """Return what is kept of a file, by kind and id.

    Raises:
        Unusable: If the file is no sound RDF.
    """
    import pyoxigraph

    given.refuse_binary()
    head = given.head.removeprefix(b"\xef\xbb\xbf")
    if head.lstrip().startswith((b"{", b"[")):
        syntax = pyoxigraph.RdfFormat.JSON_LD
    else:
        syntax = pyoxigraph.RdfFormat.N_QUADS if _QUAD.match(head) else pyoxigraph.RdfFormat.TRIG
    found: dict[str, dict[str, Row]] = {kind: defaultdict(dict) for kind in _KEPT}
    try:
        # A context to be fetched is an error: nothing is given to the parser to fetch with.
        for quad in pyoxigraph.parse(given.stream, format=syntax):
            _keep(quad, found)
    except (SyntaxError, ValueError) as error:
        told = " ".join(str(error).split())
        raise Unusable(DropReason.MALFORMED, f"no sound RDF: {told:.200}; export the graph again") from error
    return found


def _keep(quad: "Quad", found: dict[str, dict[str, Row]]) -> None:
    kind, ident = _parts(quad.subject)
    kept = _KEPT[kind].get(quad.predicate.value) if kind in _KEPT else None
    if kept is None:
        return
    key, form = kept
    value = _value(quad.object, form)
    row = found[kind][ident]
    # Two values of what has one are no value of the right type, as `read_record` then says.
    row[key] = value if row.get(key, value) == value else [row[key], value]


def _parts(term: object) -> tuple[str, str]:
    """Return the kind and id in an IRI under whatever base: urn:dugout:club/real-madrid is ("club", "real-madrid")."""
    path, _, name = getattr(term, "value", "").rpartition("/")
    return path[max(path.rfind(mark) for mark in "/#:") + 1 :], unquote(name)


def _value(term: object, form: Form) -> Any:
    if form not in (Form.VALUE, Form.DATE, Form.ADDRESS):
        return _parts(term)[1]
    told: str = getattr(term, "value", "")
    kind = getattr(term, "datatype", None) if form is Form.VALUE else None
    return _MAKERS[kind.value](told) if kind is not None and kind.value in _MAKERS else told


def _truth(told: str) -> bool:
    return told in ("true", "1")


_MAKERS: dict[str, Callable[[str], object]] = {
    f"{XSD}boolean": _truth,
    f"{XSD}decimal": float,
    f"{XSD}double": float,
    f"{XSD}integer": int,
}
