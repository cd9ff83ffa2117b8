"""The ontology holds itself to what it promises, and a graph that breaks a rule is told with the node that does."""

import dataclasses
import io
import re
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from pyshacl import validate
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from dugout.graph.dump import Contents
from dugout.graph.errors import ShapeError, UsageError
from dugout.graph.model import Chase, Club, Match, Stance, Status, Tenure, Title
from dugout.graph.rdf import Syntax, rdf_of
from dugout.graph.rdf.shapes import SHAPES, check_shapes, faults
from dugout.tests.graphs.random_news import faults_of

FOLDER = SHAPES.parent
DG = "urn:dugout:vocab:"
# What makes an ontology one that others can use, as shapes of its own.
RULES = """
@prefix dg: <urn:dugout:vocab:> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcterms: <http://purl.org/dc/terms/> .

<urn:rule:ontology> a sh:NodeShape ; sh:targetClass owl:Ontology ;
    sh:property [ sh:path dcterms:title ; sh:minCount 1 ] ,
        [ sh:path dcterms:license ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
<urn:rule:term> a sh:NodeShape ;
    sh:targetClass owl:Class , owl:ObjectProperty , owl:DatatypeProperty ;
    sh:nodeKind sh:IRI ;
    sh:property [ sh:path rdfs:label ; sh:minCount 1 ; sh:maxCount 1 ; sh:uniqueLang true ; sh:languageIn ( "en" ) ] ,
        [ sh:path rdfs:comment ; sh:minCount 1 ; sh:maxCount 1 ; sh:languageIn ( "en" ) ; sh:pattern "[.]$" ] ,
        [ sh:path rdfs:isDefinedBy ; sh:hasValue <urn:dugout:vocab> ; sh:maxCount 1 ] .
<urn:rule:property> a sh:NodeShape ;
    sh:targetClass owl:ObjectProperty , owl:DatatypeProperty ;
    sh:property [ sh:path rdfs:domain ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
        [ sh:path rdfs:range ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] .
<urn:rule:object> a sh:NodeShape ; sh:targetClass owl:ObjectProperty ;
    sh:not [ sh:class owl:DatatypeProperty ] ;
    sh:property [ sh:path rdfs:range ; sh:or ( [ sh:class owl:Class ] [ sh:in ( rdf:List ) ] ) ] .
<urn:rule:datatype> a sh:NodeShape ; sh:targetClass owl:DatatypeProperty ;
    sh:property [ sh:path rdfs:range ; sh:or ( [ sh:class rdfs:Datatype ] [ sh:in ( rdfs:Literal ) ]
        [ sh:pattern "^http://www[.]w3[.]org/2001/XMLSchema#" ] ) ] .
"""


def ontology() -> Graph:
    return Graph().parse(FOLDER / "ontology.ttl")


def declared() -> set[str]:
    graph = ontology()
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    return {str(term) for kind in kinds for term in graph.subjects(RDF.type, kind)}


def test_the_ontology_passes_the_check_of_itself() -> None:
    conforms, _, report = validate(ontology(), shacl_graph=Graph().parse(data=RULES))
    assert conforms, report


@pytest.mark.parametrize("gone", ["rdfs:comment", "rdfs:domain", "rdfs:label", "rdfs:range"])
def test_the_check_finds_what_is_left_out(gone: str) -> None:
    text = (FOLDER / "ontology.ttl").read_text("utf-8")
    before, name, after = text.partition("dg:stance a owl:DatatypeProperty ;")
    broken = before + name + re.sub(rf"{gone} (?:\"[^\"]*\"@en|\S+) ;", "", after, count=1)
    conforms, _, _ = validate(Graph().parse(data=broken), shacl_graph=Graph().parse(data=RULES))
    assert not conforms


@pytest.mark.parametrize("name", ["ontology.ttl", "shapes.ttl"])
def test_what_is_published_is_the_same_for_rdflib_and_pyoxigraph(name: str) -> None:
    told = (FOLDER / name).read_bytes()
    assert len(Graph().parse(data=told)) == len(set(pyoxigraph.parse(told, format=pyoxigraph.RdfFormat.TURTLE))) > 50


def test_every_class_is_under_one_of_another_vocabulary() -> None:
    graph = ontology()
    for term in graph.subjects(RDF.type, OWL.Class):
        above = {str(found) for found in graph.transitive_objects(term, RDFS.subClassOf)}
        # What a coach, a club and a competition have in common is a word for domains only.
        assert any(not found.startswith(DG) for found in above) or term == URIRef(f"{DG}Entity"), term


def test_what_an_export_says_is_declared_and_what_is_declared_is_said(market: Contents) -> None:
    text = rdf_of(whole(market), Syntax.NQ)
    said = {f"{DG}{name}" for name in re.findall(r"<urn:dugout:vocab:(\w+)>", text)}
    # The first three are above others; the last is schema:coach in the data.
    above = {f"{DG}{name}" for name in ("Entity", "Statement", "Fact", "managedBy")}
    assert said - declared() == set()
    assert declared() - said == above


def whole(market: Contents) -> Contents:
    """Return the market with a value of everything that the model has."""
    [coach, *coaches], [club, *clubs], [cup, *cups] = market.coaches, market.clubs, market.competitions
    [article, *articles], [claim, *claims] = market.articles, market.claims
    told: dict[str, Any] = {
        "opponent": claim.opponent,
        "outlook": market.claims[7].outlook,
        "season": "2025-26",
        "stage": "final",
    }
    return dataclasses.replace(
        market,
        coaches=(dataclasses.replace(coach, career_since="2010", born=1983), *coaches),
        clubs=(dataclasses.replace(club, country="Italy", city="Milan", stadium="San Siro"), *clubs),
        competitions=(dataclasses.replace(cup, tier=2, gender="m"), *cups),
        articles=(dataclasses.replace(article, sketch="00", superseded="2026"), *articles),
        claims=(dataclasses.replace(claim, superseded="2026", **told), *claims),
    )


def test_a_whole_graph_conforms(market: Contents) -> None:
    assert faults_of(market) == []
    assert faults_of(whole(market)) == []


def put(market: Contents, part: str, shape: type[Any] | None = None, /, **values: Any) -> Contents:
    """Return the market with the first thing of a part (and kind) changed."""
    things = list(getattr(market, part))
    place = next(n for n, thing in enumerate(things) if shape is None or isinstance(thing, shape))
    things[place] = dataclasses.replace(things[place], **values)
    return dataclasses.replace(market, **{part: tuple(things)})


def gone(market: Contents, part: str, ident: str) -> Contents:
    return dataclasses.replace(market, **{part: tuple(each for each in getattr(market, part) if each.id != ident)})


PROV = "http://www.w3.org/ns/prov#"
CLAIM = "urn:dugout:claim/c-01"
MILAN = "urn:dugout:club/ac-milan"
ARTICLE = "urn:dugout:article/a-01"
TENURE = "urn:dugout:tenure/xabi-alonso--real-madrid"
CHASE = "urn:dugout:chase/massimiliano-allegri--real-madrid--chase-1"
MATCH = "urn:dugout:match/barcelona--real-madrid--2025-10-26"
TITLE = "urn:dugout:title/massimiliano-allegri--juventus--serie-a"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("facts", Tenure, {"until": "2025-05"}), f"{TENURE}: ends, and its contract, no earlier than it begins"),
        (("facts", Tenure, {"contract_until": "2024"}), f"{TENURE}: ends, and its contract, no earlier than it begins"),
        (("facts", Tenure, {"coach": "nobody"}), f"{TENURE} ({DG}coach): has one coach"),
        (("facts", Tenure, {"club": "nowhere"}), f"{TENURE} ({DG}club): has one club"),
        (("facts", Tenure, {"status": Stance.LINKED}), f"{TENURE} ({DG}status): is current, former or incoming"),
        (("facts", Tenure, {"certainty": 1.01}), f"{TENURE} ({DG}certainty): has a certainty between 0 and 1"),
        (("facts", Tenure, {"claims": ()}), f"{TENURE} ({PROV}wasDerivedFrom): rests on a claim"),
        (("facts", Tenure, {"claims": ("c-99",)}), f"{TENURE} ({PROV}wasDerivedFrom): rests on a claim"),
        (("facts", Tenure, {"articles": 0}), f"{TENURE} ({DG}articles): counts its articles"),
        (("facts", Tenure, {"sources": 3}), f"{TENURE} ({DG}sources): counts its sources, which are no more than its"),
        (("facts", Tenure, {"last_reported": "2024"}), f"{TENURE}: has a first report no later than its last"),
        (("facts", Tenure, {"last_reported": "in May"}), f"{TENURE} ({DG}lastReported): has one date of the latest"),
        (("facts", Chase, {"stance": Status.CURRENT}), f"{CHASE} ({DG}stance): has one stance"),
        (("facts", Title, {"competition": "none"}), f"{TITLE} ({DG}competition): is of one competition"),
        (("facts", Title, {"count": 0}), f"{TITLE} ({DG}count): counts once or more"),
        (("facts", Match, {"clubs": ("barcelona", "barcelona")}), f"{MATCH} ({DG}firstClub): has one first club"),
        (("facts", Match, {"clubs": ("barcelona", "none")}), f"{MATCH} ({DG}secondClub): has one second club"),
        (("facts", Match, {"score": "two"}), f"{MATCH} ({DG}score): has one score at most"),
        (("claims", None, {"quote": ""}), "urn:dugout:quote/c-01 (http://www.w3.org/ns/oa#exact): has the words"),
        (("claims", None, {"end": 0}), "urn:dugout:position/c-01 (http://www.w3.org/ns/oa#start): starts before"),
        (("claims", None, {"article": "a-99"}), f"{CLAIM} ({PROV}hadPrimarySource): is of"),
        (("claims", None, {"opponent": None}), f"{CLAIM}: says what a claim of its kind says"),
        (("claims", None, {"status": Status.FORMER}), f"{CLAIM}: says what a claim of its kind says"),
        (("claims", None, {"certainty": -0.1}), f"{CLAIM} ({DG}certainty): has a certainty between 0 and 1"),
        (("clubs", None, {"league": "none"}), f"{MILAN} ({DG}competesIn): competes in one league at most"),
        (("clubs", None, {"kind": Status.FORMER}), f"{MILAN} ({DG}clubKind): is of one kind"),
        (("articles", None, {"published": "May"}), f"{ARTICLE} (https://schema.org/datePublished): is publ"),
        (("articles", None, {"cluster": "a-99"}), f"{ARTICLE} ({DG}cluster): is in one cluster at most"),
    ],
)  # fmt: skip
def test_a_graph_that_breaks_a_rule_is_told_with_the_node(market: Contents, change: Any, fault: str) -> None:
    part, shape, values = change
    assert [told for told in faults_of(put(market, part, shape, **values)) if told.startswith(fault)]


def test_a_tenure_has_one_coach_and_not_two(market: Contents) -> None:
    text = rdf_of(market, Syntax.NQ)
    other = f"<{TENURE}> <{DG}coach> <urn:dugout:coach/unai-emery> .\n"
    assert faults(io.BytesIO((text + other).encode())) == [f"{TENURE} ({DG}coach): has one coach"]


def test_what_holds_now_rests_on_a_role(market: Contents) -> None:
    text = rdf_of(market, Syntax.NQ)
    for name, told in (
        ("manages", "manages a club by a tenure that is current"),
        ("linkedTo", "is linked to a club by a chase that is open"),
    ):
        plain = f"<urn:dugout:coach/xabi-alonso> <{DG}{name}> <urn:dugout:club/barcelona> .\n"
        assert faults(io.BytesIO((text + plain).encode())) == [f"urn:dugout:coach/xabi-alonso: {told}"]


def test_a_blank_node_breaks_a_rule(market: Contents) -> None:
    text = rdf_of(market, Syntax.NQ) + f"_:b <{RDF.type}> <{DG}Coach> .\n"
    assert any("has one id" in told for told in faults(io.BytesIO(text.encode())))


def test_the_error_names_the_first_nodes_in_one_line(market: Contents) -> None:
    broken = dataclasses.replace(market, clubs=tuple(Club(id=c.id, name=c.name, league="x") for c in market.clubs))
    with pytest.raises(ShapeError) as raised:
        check_shapes(io.BytesIO(rdf_of(broken, Syntax.NQ).encode()))
    assert str(raised.value) == (
        "the RDF breaks 7 rules of shapes.ttl: "
        f"urn:dugout:club/ac-milan ({DG}competesIn): competes in one league at most; "
        f"urn:dugout:club/aston-villa ({DG}competesIn): competes in one league at most; "
        f"urn:dugout:club/barcelona ({DG}competesIn): competes in one league at most (and 4 more)"
    )


def test_without_pyshacl_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyshacl", None)
    with pytest.raises(UsageError, match=r"--validate needs pyshacl; install it with: pip install 'dugout\[shacl\]'"):
        faults(io.BytesIO())


def test_the_context_and_the_shapes_use_declared_words_only() -> None:
    known = declared() | {f"{DG}told"}
    for name in ("shapes.ttl", "context.jsonld"):
        text = Path(FOLDER / name).read_text("utf-8")
        assert {f"{DG}{word}" for word in re.findall(r"\bdg:(\w+)", text)} - known == set()
