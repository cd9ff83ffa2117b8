"""A graph as RDF: schema.org for who and what, PROV for the evidence, no blank nodes."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any
from urllib.parse import quote

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import OWL, PROV, RDF, XSD
from rdflib.term import Node

from dugout.graph.dump import Contents
from dugout.graph.ids import slug
from dugout.graph.model import Article, Chase, Claim, Club, Coach, Competition, Fact, Match, Ref, Stance, Status, Tenure
from dugout.graph.model import Title as WonTitle

SCHEMA = Namespace("https://schema.org/")
# Names of our own, for what no vocabulary has; they are names, not addresses.
DUGOUT = Namespace("urn:dugout:vocab:")
DEFAULT_BASE = "urn:dugout:"

Triple = tuple[URIRef, URIRef, Node]
_OPEN = (Stance.LINKED, Stance.TALKS, Stance.AGREED)
_DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_WIKIDATA = re.compile(r"Q[1-9]\d*")


class Syntax(StrEnum):
    """How RDF is written; trig, nq and jsonld have the claims of each article in a named graph."""

    TURTLE = "turtle"
    TRIG = "trig"
    NT = "nt"
    NQ = "nq"
    JSONLD = "jsonld"


def rdf(contents: Contents, syntax: Syntax = Syntax.TURTLE, base: str = DEFAULT_BASE) -> str:
    """Return a graph as RDF; the same graph, the same text.

    Turtle and N-Triples hold everything in one graph.

    Args:
        base: What every IRI of a node, article, claim or fact begins with.
    """
    triples = _Triples(base)
    blocks: dict[URIRef | None, Graph] = {None: _graph(triples.of_graph(contents))}
    named = syntax in (Syntax.TRIG, Syntax.NQ, Syntax.JSONLD)
    for claim in sorted(contents.claims, key=lambda claim: (claim.article, claim.id)):
        name = triples.iri("article", claim.article) if named else None
        if name not in blocks:
            blocks[name] = _graph(())
        for triple in triples.of_claim(claim):
            blocks[name].add(triple)
    return _WRITERS[syntax](blocks)


def _graph(triples: Iterable[Triple]) -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, space in (("schema", SCHEMA), ("dg", DUGOUT), ("prov", PROV), ("owl", OWL), ("xsd", XSD)):
        graph.bind(prefix, space)
    for triple in triples:
        graph.add(triple)
    return graph


# rdflib's Dataset writes its graphs in the order of a set, which differs from run to run: they are put together here.


def _turtle(blocks: Mapping[URIRef | None, Graph]) -> str:
    return blocks[None].serialize(format="turtle").strip("\n") + "\n"


def _trig(blocks: Mapping[URIRef | None, Graph]) -> str:
    prefixes: set[str] = set()
    bodies: list[str] = []
    for name, graph in blocks.items():
        head, _, body = graph.serialize(format="turtle").strip("\n").partition("\n\n")
        prefixes.update(head.split("\n"))
        bodies.append(f"{name.n3()} {{\n{body}\n}}" if name else body)
    return "\n".join(sorted(filter(None, prefixes))) + "\n\n" + "\n\n".join(filter(None, bodies)) + "\n"


def _lines(blocks: Mapping[URIRef | None, Graph]) -> str:
    found: list[str] = []
    for name, graph in blocks.items():
        end = f" {name.n3()} .\n" if name else " .\n"
        triples = graph.serialize(format="nt").split("\n")
        found += (line.removesuffix(" .") + end for line in triples if line)
    return "".join(sorted(found))


def _jsonld(blocks: Mapping[URIRef | None, Graph]) -> str:
    found: list[Any] = []
    for name, graph in blocks.items():
        nodes = sorted(json.loads(graph.serialize(format="json-ld")), key=lambda node: str(node["@id"]))
        for node in nodes:
            for values in node.values():
                if isinstance(values, list):
                    values.sort(key=json.dumps)
        found += [{"@id": name, "@graph": nodes}] if name else nodes
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


_WRITERS: dict[Syntax, Callable[[Mapping[URIRef | None, Graph]], str]] = {
    Syntax.TURTLE: _turtle,
    Syntax.TRIG: _trig,
    Syntax.NT: _lines,
    Syntax.NQ: _lines,
    Syntax.JSONLD: _jsonld,
}


class _Triples:
    """Makes the triples of each part of a graph under one base."""

    def __init__(self, base: str) -> None:
        self._base = base

    def iri(self, kind: str, id_: str) -> URIRef:
        return URIRef(f"{self._base}{kind}/{quote(id_, safe='')}")

    def of_graph(self, contents: Contents) -> Iterator[Triple]:
        for coach in contents.coaches:
            yield from self._coach(coach)
        for club in contents.clubs:
            yield from self._club(club)
        for competition in contents.competitions:
            yield from self._competition(competition)
        for article in contents.articles:
            yield from self._article(article)
        for fact in contents.facts:
            yield from self._fact(fact)

    def of_claim(self, claim: Claim) -> Iterator[Triple]:
        refs: dict[str, Ref | None] = {"coach": claim.coach, "club": claim.club, "competition": claim.competition}
        yield from self._values(
            self.iri("claim", claim.id),
            (SCHEMA.Claim, PROV.Entity),
            {
                PROV.wasQuotedFrom: self.iri("article", claim.article),
                PROV.wasAttributedTo: self.iri("reader", slug(claim.reader)),
                SCHEMA.text: claim.quote,
                DUGOUT.start: claim.start,
                DUGOUT.end: claim.end,
                DUGOUT.kind: claim.kind.value,
                DUGOUT.rule: claim.rule,
                DUGOUT.wording: claim.wording.value,
                DUGOUT.certainty: claim.certainty,
                DUGOUT.reported: _date(claim.reported),
                DUGOUT.superseded: _date(claim.superseded),
                **{DUGOUT[key]: ref and self.iri(key, ref.id) for key, ref in refs.items()},
                DUGOUT.opponent: claim.opponent and self.iri("club", claim.opponent.id),
                DUGOUT.status: claim.status and claim.status.value,
                DUGOUT.stance: claim.stance and claim.stance.value,
                DUGOUT.outlook: claim.outlook and claim.outlook.value,
                DUGOUT.interim: claim.interim,
                SCHEMA.startDate: _date(claim.since or claim.date),
                SCHEMA.endDate: _date(claim.until),
                DUGOUT.contractUntil: _date(claim.contract_until),
                DUGOUT["count"]: claim.count,
                DUGOUT.season: claim.seasons or claim.season,
                DUGOUT.score: claim.score,
                DUGOUT.stage: claim.stage,
            },
        )

    def _coach(self, coach: Coach) -> Iterator[Triple]:
        yield from self._values(
            self.iri("coach", coach.id),
            (SCHEMA.Person,),
            {
                SCHEMA.name: coach.name,
                SCHEMA.alternateName: coach.aliases,
                SCHEMA.nationality: coach.nationality,
                SCHEMA.birthDate: coach.born and _date(str(coach.born)),
                SCHEMA.gender: coach.gender,
                DUGOUT.careerSince: _date(coach.career_since),
                DUGOUT.known: coach.known,
                OWL.sameAs: _wikidata(coach.wikidata),
            },
        )

    def _club(self, club: Club) -> Iterator[Triple]:
        yield from self._values(
            self.iri("club", club.id),
            (SCHEMA.SportsTeam,),
            {
                SCHEMA.name: club.name,
                SCHEMA.alternateName: (*club.aliases, *club.nicknames),
                DUGOUT.kind: club.kind.value,
                DUGOUT.country: club.country,
                DUGOUT.city: club.city,
                DUGOUT.stadium: club.stadium,
                DUGOUT.competesIn: club.league and self.iri("competition", club.league),
                DUGOUT.known: club.known,
                OWL.sameAs: _wikidata(club.wikidata),
            },
        )

    def _competition(self, competition: Competition) -> Iterator[Triple]:
        yield from self._values(
            self.iri("competition", competition.id),
            (SCHEMA.EventSeries,),
            {
                SCHEMA.name: competition.name,
                SCHEMA.alternateName: competition.aliases,
                DUGOUT.kind: competition.kind and competition.kind.value,
                DUGOUT.tier: competition.tier,
                DUGOUT.country: competition.country,
                SCHEMA.gender: competition.gender,
                DUGOUT.known: competition.known,
                OWL.sameAs: _wikidata(competition.wikidata),
            },
        )

    def _article(self, article: Article) -> Iterator[Triple]:
        yield from self._values(
            self.iri("article", article.id),
            (SCHEMA.NewsArticle, PROV.Entity),
            {
                SCHEMA.url: article.url and Literal(article.url, datatype=XSD.anyURI),
                SCHEMA.headline: article.headline,
                SCHEMA.articleBody: article.text,
                SCHEMA.datePublished: _date(article.published),
                SCHEMA.creator: article.author,
                SCHEMA.publisher: article.publisher,
                SCHEMA.sha256: article.digest,
                DUGOUT.cluster: article.cluster and self.iri("article", article.cluster),
                DUGOUT.superseded: _date(article.superseded),
            },
        )

    def _fact(self, fact: Fact) -> Iterator[Triple]:
        node = self.iri("fact", fact.id)
        yield from self._values(
            node,
            (DUGOUT[type(fact).__name__], PROV.Entity),
            {
                PROV.wasDerivedFrom: tuple(self.iri("claim", claim) for claim in fact.claims),
                DUGOUT.certainty: fact.certainty,
                DUGOUT.articles: fact.articles,
                DUGOUT.sources: fact.sources,
                DUGOUT.firstReported: _date(fact.first_reported),
                DUGOUT.lastReported: _date(fact.last_reported),
            },
        )
        if isinstance(fact, Match):
            yield from self._match(node, fact)
        elif isinstance(fact, Tenure | Chase | WonTitle):
            coach, club = self.iri("coach", fact.coach), self.iri("club", fact.club)
            yield from self._values(node, (), {DUGOUT.coach: coach, DUGOUT.club: club})
            yield from self._of_coach(node, fact, coach, club)

    def _of_coach(self, node: URIRef, fact: Tenure | Chase | WonTitle, coach: URIRef, club: URIRef) -> Iterator[Triple]:
        if isinstance(fact, Tenure):
            role = "interim head coach" if fact.interim else "head coach"
            yield from self._values(
                node,
                (SCHEMA.OrganizationRole,),
                {
                    SCHEMA.roleName: role,
                    DUGOUT.status: fact.status.value,
                    SCHEMA.startDate: _date(fact.since),
                    SCHEMA.endDate: _date(fact.until),
                    DUGOUT.contractUntil: _date(fact.contract_until),
                    DUGOUT.outlook: fact.outlook and fact.outlook.value,
                },
            )
            if fact.status is Status.CURRENT:
                yield coach, DUGOUT.manages, club
                yield club, SCHEMA.coach, coach
        elif isinstance(fact, Chase):
            yield from self._values(node, (), {DUGOUT.stance: fact.stance.value, SCHEMA.endDate: _date(fact.until)})
            if fact.stance in _OPEN and fact.until is None:
                yield coach, DUGOUT.linkedTo, club
        else:
            competition = self.iri("competition", fact.competition)
            values = {DUGOUT.competition: competition, DUGOUT["count"]: fact.count, DUGOUT.season: fact.seasons}
            yield from self._values(node, (), values)
            yield coach, DUGOUT.wonTitleAt, club

    def _match(self, node: URIRef, match: Match) -> Iterator[Triple]:
        clubs = tuple(self.iri("club", club) for club in match.clubs)
        yield from self._values(
            node,
            (SCHEMA.SportsEvent,),
            {
                SCHEMA.competitor: clubs,
                DUGOUT.first: clubs[0],
                SCHEMA.startDate: _date(match.date),
                DUGOUT.status: match.status.value,
                DUGOUT.score: match.score,
                SCHEMA.superEvent: match.competition and self.iri("competition", match.competition),
                DUGOUT.stage: match.stage,
                DUGOUT.season: match.season,
            },
        )
        for club in clubs:
            yield club, DUGOUT.played, node

    def _values(self, subject: URIRef, types: tuple[URIRef, ...], values: dict[URIRef, Any]) -> Iterator[Triple]:
        for kind in types:
            yield subject, RDF.type, kind
        for predicate, value in values.items():
            for item in value if isinstance(value, tuple) else (value,):
                if item is not None and item != "":
                    yield subject, predicate, item if isinstance(item, Node) else _literal(item)


def _literal(value: object) -> Literal:
    if isinstance(value, float):
        return Literal(f"{value:.4f}", datatype=XSD.decimal)
    return Literal(value)


def _date(told: str | None) -> Literal | None:
    """Return a date as told with the XSD type of its precision; "2025" is an xsd:gYear."""
    return Literal(told, datatype=_DATE_TYPES[len(told)], normalize=False) if told else None


def _wikidata(item: str | None) -> URIRef | None:
    return URIRef(f"http://www.wikidata.org/entity/{item}") if item and _WIKIDATA.fullmatch(item) else None
