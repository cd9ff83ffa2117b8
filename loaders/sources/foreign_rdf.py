"""RDF of others: known by its name, and refused in words that help."""

from collections.abc import Iterator

from dugout.graph.model import Article
from dugout.loaders.input import DropReason, Input, Unusable

SUFFIXES = (".jsonld", ".n3", ".nq", ".nt", ".owl", ".rdf", ".trig", ".ttl")
ARTICLES = (0, None)


def sniff(head: bytes) -> bool:
    """Return False: only a name tells."""
    return False


def read(given: Input) -> Iterator[Article]:
    """Refuse the file: that of `export rdf` is known by its vocabulary, and comes to another source.

    Raises:
        Unusable: Always.
    """
    what = "RDF that Dugout has not written; what is read is text, or what `export rdf --syntax trig` made"
    raise Unusable(DropReason.UNKNOWN_KIND, what)
