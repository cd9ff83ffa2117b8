"""Whether RDF keeps to the shapes of shapes.ttl, as pyshacl sees it."""

from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from dugout.graph.errors import ShapeError, UsageError
from dugout.graph.vocabulary import XSD

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

SHAPES = Path(__file__).parent / "shapes.ttl"
# Faults told in one line; the first ones show what is wrong.
_TOLD = 3


def check_shapes(file: IO[bytes]) -> None:
    """Check RDF, as N-Quads, against the shapes; all its graphs are looked at as one.

    Raises:
        ShapeError: If it does not conform; the message names the nodes.
        UsageError: If pyshacl is not installed.
    """
    found = faults(file)
    if found:
        more = f" (and {len(found) - _TOLD} more)" if len(found) > _TOLD else ""
        raise ShapeError(
            f"the RDF breaks {len(found)} rule{'s'[: len(found) - 1]} of shapes.ttl: {'; '.join(found[:_TOLD])}{more}"
        )


def faults(file: IO[bytes]) -> list[str]:
    """Return what breaks which rule, sorted: the focus node, the property where it is one, and the rule.

    Raises:
        UsageError: If pyshacl is not installed.
    """
    try:
        from pyshacl import validate
    except ImportError as error:
        raise UsageError("--validate needs pyshacl; install it with: pip install 'dugout[shacl]'") from error
    import pyoxigraph
    from rdflib import RDF, SH, Graph
    from rdflib.plugins.sparql import prepareQuery

    class Asked(Graph):
        """Parses each rule once, where pyshacl sends it anew for every node: that takes three quarters of the time."""

        def query(self, query_object: Any, *more: Any, **named: Any) -> Any:
            return super().query(prepared(query_object), *more, **named)

    prepared = cache(prepareQuery)
    graph = Asked()
    for quad in pyoxigraph.parse(file, format=pyoxigraph.RdfFormat.N_QUADS):
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    _, report, _ = validate(graph, shacl_graph=Graph().parse(SHAPES, format="turtle"), inplace=True)
    told = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node, path, rule = (report.value(result, what) for what in (SH.focusNode, SH.resultPath, SH.resultMessage))
        told.add(f"{node}{f' ({path})' if path else ''}: {rule}")
    return sorted(told)


def _node(
    term: "pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple",
) -> "rdflib.term.Node":
    import pyoxigraph
    from rdflib import Literal, URIRef

    if not isinstance(term, pyoxigraph.Literal):
        return URIRef(getattr(term, "value", ""))
    kind = term.datatype.value
    # rdflib takes "a" and "a"^^xsd:string for two things.
    return Literal(term.value, datatype=None if kind == f"{XSD}string" else URIRef(kind), normalize=False)
