"""A graph as RDF, for people who publish linked data: an ontology, roles, a named graph an article, no blank nodes."""

from collections.abc import Iterator

from dugout.graph.dump import Contents
from dugout.graph.rdf.parts import Kept, Parts
from dugout.graph.rdf.syntaxes import Syntax, written
from dugout.graph.rdf.terms import Names
from dugout.graph.rdf.whole import DEFAULT_LICENCE, Whole
from dugout.graph.vocabulary import DEFAULT_BASE

__all__ = ["DEFAULT_BASE", "DEFAULT_LICENCE", "Syntax", "rdf", "rdf_of"]


def rdf(parts: Parts, syntax: Syntax, *, base: str | None = None, licence: str | None = None) -> Iterator[str]:
    """Yield a graph as RDF, a subject or more at a time; the same graph, the same text.

    Turtle and N-Triples hold the default graph, which has no claims.

    Args:
        base: What every IRI of a node, article, claim or fact begins with.
        licence: The IRI of the licence that the data set is under.

    Raises:
        UsageError: If one of the two is no absolute IRI.
    """
    names = Names(base or DEFAULT_BASE)
    return written(Whole(parts, names, licence or DEFAULT_LICENCE), syntax, names.base)


def rdf_of(contents: Contents, syntax: Syntax = Syntax.TURTLE, base: str | None = None) -> str:
    """Return a graph in memory as RDF."""
    return "".join(rdf(Kept(contents), syntax, base=base))
