"""A graph as RDF: what it says, in each syntax, with names that break things."""

import dataclasses
import itertools
import json
from typing import Any

import pyoxigraph
import pytest
from rdflib import BNode, Dataset, Graph, Literal, URIRef

from dugout.graph.dump import Contents
from dugout.graph.errors import UsageError
from dugout.graph.model import Article, Claim, Club, Coach, Competition
from dugout.graph.names import camel_case
from dugout.graph.rdf import Syntax, rdf, rdf_of
from dugout.graph.rdf.parts import Kept
from dugout.graph.vocabulary import ARTICLE, CLAIM

# rdflib itself calls what rdflib has marked as old.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")

PARSERS = {
    Syntax.TURTLE: "turtle",
    Syntax.TRIG: "trig",
    Syntax.NT: "nt",
    Syntax.NQ: "nquads",
    Syntax.JSONLD: "json-ld",
}
FORMATS = {
    Syntax.TURTLE: pyoxigraph.RdfFormat.TURTLE,
    Syntax.TRIG: pyoxigraph.RdfFormat.TRIG,
    Syntax.NT: pyoxigraph.RdfFormat.N_TRIPLES,
    Syntax.NQ: pyoxigraph.RdfFormat.N_QUADS,
    Syntax.JSONLD: pyoxigraph.RdfFormat.JSON_LD,
}
STRANGE = 'Jean "Le > Roi`" {x}\\\n\t\u202eétrange\x00\x07\x7f\x85\u2028\ufffe\U0001f3c6'
DG, SCHEMA = "urn:dugout:vocab:", "https://schema.org/"


def parsed(text: str, syntax: Syntax) -> Dataset:
    dataset = Dataset(default_union=True)
    dataset.parse(data=text, format=PARSERS[syntax])
    return dataset


def about(graph: Graph, iri: str) -> set[tuple[str, str]]:
    """Return what is said of a subject: the last part of each property, and each object."""
    found = graph.predicate_objects(URIRef(iri))
    return {(str(p).replace("#", "/").replace(":", "/").rpartition("/")[2], str(o)) for p, o in found}


def test_a_coach_in_post_is_told_plainly_and_with_the_role_behind_it(market: Contents) -> None:
    graph = Graph().parse(data=rdf_of(market, Syntax.NT), format="nt")
    arbeloa, madrid = URIRef("urn:dugout:coach/alvaro-arbeloa"), URIRef("urn:dugout:club/real-madrid")
    assert (arbeloa, URIRef(f"{DG}manages"), madrid) in graph
    assert (madrid, URIRef(f"{SCHEMA}coach"), arbeloa) in graph
    assert about(graph, "urn:dugout:tenure/alvaro-arbeloa--real-madrid") == {
        ("type", "urn:dugout:vocab:Tenure"),
        ("type", "http://www.w3.org/ns/prov#Entity"),
        ("type", "https://schema.org/OrganizationRole"),
        ("identifier", "alvaro-arbeloa--real-madrid"),
        ("coach", "urn:dugout:coach/alvaro-arbeloa"),
        ("club", "urn:dugout:club/real-madrid"),
        ("status", "current"),
        ("interim", "true"),
        ("roleName", "interim head coach"),
        ("startDate", "2026-01-12"),
        ("certainty", "0.95"),
        ("articles", "1"),
        ("sources", "1"),
        ("firstReported", "2026-01-12"),
        ("lastReported", "2026-01-12"),
        ("wasDerivedFrom", "urn:dugout:claim/c-04"),
    }


def test_a_denied_or_ended_chase_is_a_role_and_no_plain_triple(market: Contents) -> None:
    graph = Graph().parse(data=rdf_of(market), format="turtle")
    linked = graph.subjects(URIRef(f"{DG}linkedTo"), URIRef("urn:dugout:club/real-madrid"))
    chases = graph.subjects(URIRef(f"{DG}club"), URIRef("urn:dugout:club/real-madrid"))
    assert {str(coach).rpartition("/")[2] for coach in linked} == {"marco-bruni", "unai-emery", "zinedine-zidane"}
    assert {str(chase) for chase in chases} >= {"urn:dugout:chase/massimiliano-allegri--real-madrid--chase-1"}


def test_a_claim_is_an_annotation_of_its_place_in_its_article(market: Contents) -> None:
    graph = parsed(rdf_of(market, Syntax.TRIG), Syntax.TRIG).graph(URIRef("urn:dugout:graph/a-09"))
    assert about(graph, "urn:dugout:graph/a-09") == {
        ("type", "http://www.w3.org/ns/prov#Bundle"),
        ("hadPrimarySource", "urn:dugout:article/a-09"),
    }
    assert about(graph, "urn:dugout:claim/c-31") == {
        ("type", "urn:dugout:vocab:Claim"),
        ("type", "http://www.w3.org/ns/oa#Annotation"),
        ("type", "http://www.w3.org/ns/prov#Entity"),
        ("type", "https://schema.org/Claim"),
        ("identifier", "c-31"),
        ("hasTarget", "urn:dugout:target/c-31"),
        ("hadPrimarySource", "urn:dugout:article/a-09"),
        ("wasAttributedTo", "urn:dugout:reader/hand%201"),
        ("claimKind", "WON_TITLE_AT"),
        ("rule", "hand"),
        ("wording", "confirmed"),
        ("certainty", "0.95"),
        ("coach", "urn:dugout:coach/zinedine-zidane"),
        ("coachName", "Zinedine Zidane"),
        ("club", "urn:dugout:club/real-madrid"),
        ("clubName", "Real Madrid"),
        ("competition", "urn:dugout:competition/la-liga"),
        ("competitionName", "La Liga"),
        ("count", "2"),
        ("wonSeason", "2016-17"),
        ("wonSeason", "2019-20"),
        ("seasonList", "urn:dugout:seasons/c-31.1"),
    }
    assert about(graph, "urn:dugout:target/c-31") == {
        ("type", "http://www.w3.org/ns/oa#SpecificResource"),
        ("hasSource", "urn:dugout:article/a-09"),
        ("hasSelector", "urn:dugout:quote/c-31"),
        ("hasSelector", "urn:dugout:position/c-31"),
    }
    assert about(graph, "urn:dugout:quote/c-31") == {
        ("type", "http://www.w3.org/ns/oa#TextQuoteSelector"),
        ("exact", "Zinedine Zidane won La Liga with Real Madrid in 2017 and 2020."),
        ("wasQuotedFrom", "urn:dugout:article/a-09"),
    }
    assert about(graph, "urn:dugout:position/c-31") == {
        ("type", "http://www.w3.org/ns/oa#TextPositionSelector"),
        ("start", "0"),
        ("end", "62"),
    }


@pytest.mark.parametrize("syntax", Syntax)
def test_no_node_is_blank_and_the_same_graph_gives_the_same_text(market: Contents, syntax: Syntax) -> None:
    text = rdf_of(market, syntax)
    turned = Contents(**{f.name: getattr(market, f.name)[::-1] for f in dataclasses.fields(market)})
    terms = itertools.chain.from_iterable(parsed(text, syntax).triples((None, None, None)))
    assert not any(isinstance(term, BNode) for term in terms)
    assert rdf_of(turned, syntax) == text


@pytest.mark.parametrize("syntax", [Syntax.TRIG, Syntax.JSONLD])
def test_the_complete_syntaxes_say_the_same(market: Contents, syntax: Syntax) -> None:
    told, lines = (set(pyoxigraph.parse(rdf_of(market, each), format=FORMATS[each])) for each in (syntax, Syntax.NQ))
    assert told == lines


def test_turtle_and_ntriples_are_the_default_graph(market: Contents) -> None:
    turtle, triples, quads = (
        set(pyoxigraph.parse(rdf_of(market, each), format=FORMATS[each]))
        for each in (Syntax.TURTLE, Syntax.NT, Syntax.NQ)
    )
    default = {quad for quad in quads if quad.graph_name == pyoxigraph.DefaultGraph()}
    assert turtle == triples
    # The whole data set counts its triples too.
    assert {quad.predicate.value for quad in default - triples} == {"http://rdfs.org/ns/void#triples"}
    assert {quad.subject.value for quad in triples - default} == {"urn:dugout:void/facts"}


def test_the_lines_of_ntriples_are_sorted_as_sort_sorts_them(market: Contents) -> None:
    lines = rdf_of(market, Syntax.NT).encode().splitlines()
    assert lines == sorted(lines)


def test_the_data_set_is_described_with_counts_licence_and_the_day_of_the_latest_report(market: Contents) -> None:
    text = rdf_of(market, Syntax.NQ)
    graph = parsed(text, Syntax.NQ)
    told = about(graph, "urn:dugout:void")
    facts = sum(line.count(" <urn:dugout:graph/") == 0 for line in text.splitlines())
    assert {(key, value) for key, value in told if key not in ("vocabulary", "classPartition", "description")} == {
        ("type", "http://rdfs.org/ns/void#Dataset"),
        ("type", "http://www.w3.org/ns/dcat#Dataset"),
        ("title", "The coaching market, as Dugout reads it in the news"),
        ("license", "http://www.apache.org/licenses/LICENSE-2.0"),
        ("rights", "Headlines, texts and quotes belong to their publishers."),
        ("modified", "2026-03-06"),
        ("entities", "95"),
        ("subset", "urn:dugout:void/facts"),
        ("triples", str(text.count("\n"))),
        ("uriSpace", "urn:dugout:"),
    }
    assert ("triples", str(facts)) in about(graph, "urn:dugout:void/facts")
    assert about(graph, "urn:dugout:void/Claim") == {
        ("type", "http://rdfs.org/ns/void#Dataset"),
        ("class", "urn:dugout:vocab:Claim"),
        ("entities", "34"),
    }


@pytest.mark.parametrize("syntax", Syntax)
def test_strange_names_come_back_and_strange_ids_are_encoded(syntax: Syntax) -> None:
    contents = Contents(coaches=(Coach(id="a b>c/d", name=STRANGE),))
    found = parsed(rdf_of(contents, syntax, "https://market.example/"), syntax)
    assert [(s, o) for s, p, o in found.triples((None, URIRef(f"{SCHEMA}name"), None))] == [
        (URIRef("https://market.example/coach/a%20b%3Ec%2Fd"), Literal(STRANGE))
    ]


@pytest.mark.parametrize("base", ["https://m.example/d#", "urn:x:", "https://é.example/ü/"])
def test_every_thing_of_the_graph_is_under_the_base(market: Contents, base: str) -> None:
    subjects = {str(subject) for subject in parsed(rdf_of(market, Syntax.NQ, base), Syntax.NQ).subjects()}
    assert {subject for subject in subjects if not subject.startswith(base)} == set()


@pytest.mark.parametrize("base", ["m.example/", "https://m.example", "https://m.example/a b/", "urn:x>:", "urn:\n:"])
def test_a_base_behind_which_no_id_can_stand_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="is no absolute IRI that ends with"):
        list(rdf(Kept(Contents()), Syntax.NT, base=base))


def test_a_licence_that_is_no_address_is_refused() -> None:
    with pytest.raises(UsageError, match="'CC BY' is no absolute IRI"):
        list(rdf(Kept(Contents()), Syntax.NT, licence="CC BY"))


def test_names_are_labels_for_skos_and_only_what_the_register_knows_is_an_item_of_wikidata() -> None:
    contents = Contents(
        coaches=(
            Coach(id="a", name="A", aliases=("A", "B"), born=1967, wikidata="Q1"),
            Coach(id="b", name="B", known=False, wikidata="Q2"),
            Coach(id="c", name="C", wikidata="Q3> <urn:x"),
        ),
        clubs=(Club(id="k", name="K", nicknames=("The Ks",)),),
        competitions=(Competition(id="l", name="L", tier=1),),
    )
    graph = Graph().parse(data=rdf_of(contents, Syntax.NT), format="nt")
    assert about(graph, "urn:dugout:coach/a") >= {
        ("prefLabel", "A"),
        ("altLabel", "B"),
        ("birthDate", "1967"),
        ("sameAs", "http://www.wikidata.org/entity/Q1"),
    }
    assert ("altLabel", "The Ks") in about(graph, "urn:dugout:club/k")
    assert ("altLabel", "A") not in about(graph, "urn:dugout:coach/a")
    assert len(set(graph.objects(None, URIRef("http://www.w3.org/2002/07/owl#sameAs")))) == 1


def test_an_older_version_of_an_article_is_replaced_by_the_newest() -> None:
    old = Article(id=f"a-{'0' * 16}-12345678", text="x", digest="1", superseded="")
    graph = Graph().parse(data=rdf_of(Contents(articles=(old,)), Syntax.NT), format="nt")
    assert about(graph, f"urn:dugout:article/{old.id}") >= {
        ("isReplacedBy", f"urn:dugout:article/a-{'0' * 16}"),
        ("superseded", ""),
    }


@pytest.mark.parametrize(
    ("certainty", "told"), [(0.1 + 0.2, "0.30000000000000004"), (1e-07, "0.0000001"), (1, "1"), (1.0, "1.0")]
)
def test_a_number_is_told_to_its_last_digit(market: Contents, certainty: float, told: str) -> None:
    facts = (dataclasses.replace(market.facts[0], certainty=certainty),)
    assert f'certainty> "{told}"^^' in rdf_of(Contents(facts=facts), Syntax.NT)


def test_json_ld_has_its_context_in_it_and_uses_no_name_that_is_not_there(market: Contents) -> None:
    document = json.loads(rdf_of(market, Syntax.JSONLD))
    context = document.pop("@context")
    assert isinstance(context, dict)

    def keys(value: Any) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(keys, value))
        return set(value).union(*map(keys, value.values())) if isinstance(value, dict) else set()

    assert {key for key in keys(document) if not key.startswith("@")} - context.keys() == set()


def test_an_empty_graph_is_the_description_of_nothing() -> None:
    triples = list(pyoxigraph.parse(rdf_of(Contents(), Syntax.TURTLE), format=pyoxigraph.RdfFormat.TURTLE))
    assert {triple.subject.value.partition("/")[0] for triple in triples} == {"urn:dugout:void"}


def test_every_value_of_an_article_and_a_claim_has_a_name_in_rdf(market: Contents) -> None:
    def keys(shape: type[Article] | type[Claim]) -> set[str]:
        return {camel_case(field.name) for field in dataclasses.fields(shape)}

    names = {f"{key}Name" for key in ("coach", "club", "opponent", "competition")}
    # An id is its IRI; where a quote stands is in selectors, and seasons are a list.
    assert keys(Article) - {"id"} == set(ARTICLE)
    assert keys(Claim) - {"id", "quote", "start", "end", "seasons"} | names == set(CLAIM)
