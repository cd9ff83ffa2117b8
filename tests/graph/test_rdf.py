import dataclasses
import itertools

import pytest
from rdflib import BNode, Dataset, Graph, Literal, URIRef

from dugout.graph.dump import Contents
from dugout.graph.model import Coach
from dugout.graph.rdf import Syntax, rdf

# rdflib itself calls what rdflib has marked as old.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")

PARSERS = {
    Syntax.TURTLE: "turtle",
    Syntax.TRIG: "trig",
    Syntax.NT: "nt",
    Syntax.NQ: "nquads",
    Syntax.JSONLD: "json-ld",
}
STRANGE = 'Jean "Le > Roi`" {x}\n\u202eétrange'


def parsed(text: str, syntax: Syntax) -> Dataset:
    dataset = Dataset(default_union=True)
    dataset.parse(data=text, format=PARSERS[syntax])
    return dataset


def test_a_coach_in_post_is_told_with_the_role_behind_it(market: Contents) -> None:
    graph = Graph().parse(data=rdf(market, Syntax.NT), format="nt")
    arbeloa, madrid = URIRef("urn:dugout:coach/alvaro-arbeloa"), URIRef("urn:dugout:club/real-madrid")
    fact = URIRef("urn:dugout:fact/alvaro-arbeloa--real-madrid")
    about = {(p.n3(graph.namespace_manager), str(o)) for p, o in graph.predicate_objects(fact)}
    assert (arbeloa, URIRef("urn:dugout:vocab:manages"), madrid) in graph
    assert (madrid, URIRef("https://schema.org/coach"), arbeloa) in graph
    assert about == {
        ("rdf:type", "urn:dugout:vocab:Tenure"),
        ("rdf:type", "http://www.w3.org/ns/prov#Entity"),
        ("rdf:type", "https://schema.org/OrganizationRole"),
        ("<urn:dugout:vocab:coach>", "urn:dugout:coach/alvaro-arbeloa"),
        ("<urn:dugout:vocab:club>", "urn:dugout:club/real-madrid"),
        ("<urn:dugout:vocab:status>", "current"),
        ("schema:roleName", "interim head coach"),
        ("schema:startDate", "2026-01-12"),
        ("<urn:dugout:vocab:certainty>", "0.9500"),
        ("<urn:dugout:vocab:articles>", "1"),
        ("<urn:dugout:vocab:sources>", "1"),
        ("<urn:dugout:vocab:firstReported>", "2026-01-12"),
        ("<urn:dugout:vocab:lastReported>", "2026-01-12"),
        ("prov:wasDerivedFrom", "urn:dugout:claim/c-04"),
    }


def test_a_denied_link_is_no_plain_triple(market: Contents) -> None:
    graph = Graph().parse(data=rdf(market), format="turtle")
    linked = {str(coach).rpartition("/")[2] for coach in graph.subjects(
        URIRef("urn:dugout:vocab:linkedTo"), URIRef("urn:dugout:club/real-madrid")
    )}  # fmt: skip
    assert linked == {"marco-bruni", "unai-emery", "zinedine-zidane"}


@pytest.mark.parametrize("syntax", Syntax)
def test_no_node_is_blank_and_the_same_graph_gives_the_same_text(market: Contents, syntax: Syntax) -> None:
    text = rdf(market, syntax)
    turned = Contents(**{f.name: getattr(market, f.name)[::-1] for f in dataclasses.fields(market)})
    terms = itertools.chain.from_iterable(parsed(text, syntax).triples((None, None, None)))
    assert not any(isinstance(term, BNode) for term in terms)
    assert rdf(turned, syntax) == text


@pytest.mark.parametrize("syntax", [Syntax.TRIG, Syntax.NQ, Syntax.JSONLD])
def test_the_claims_of_an_article_are_a_graph_named_by_it(market: Contents, syntax: Syntax) -> None:
    graph = parsed(rdf(market, syntax), syntax).graph(URIRef("urn:dugout:article/a-01"))
    claims = {str(s) for s, _, _ in graph.triples((None, URIRef("https://schema.org/text"), None))}
    assert claims == {"urn:dugout:claim/c-01", "urn:dugout:claim/c-02"}


@pytest.mark.parametrize("syntax", Syntax)
def test_strange_names_come_back_and_strange_ids_are_encoded(syntax: Syntax) -> None:
    contents = Contents(coaches=(Coach(id="a b>c/d", name=STRANGE),))
    found = parsed(rdf(contents, syntax, "https://market.example/"), syntax)
    assert [(s, o) for s, p, o in found.triples((None, URIRef("https://schema.org/name"), None))] == [
        (URIRef("https://market.example/coach/a%20b%3Ec%2Fd"), Literal(STRANGE))
    ]
