"""Coaches, clubs, competitions, articles, publishers and readers as RDF."""

import re
from collections.abc import Iterable, Iterator

from dugout.graph.codec import to_row
from dugout.graph.model import Article, Club, Coach, Competition
from dugout.graph.rdf.terms import Block, Names, Pair, about, block, date, iri, literal, pairs_of
from dugout.graph.versions import base_id
from dugout.graph.vocabulary import ARTICLE, DCTERMS, DUGOUT, OWL, PROV, SCHEMA, SKOS, XSD, Form, Property

_WIKIDATA = re.compile(r"Q[1-9]\d*")
_NODE = {"name": Property(f"{SCHEMA}name"), "known": Property(f"{DUGOUT}known")}
_COACH = {
    **_NODE,
    "nationality": Property(f"{SCHEMA}nationality"),
    "gender": Property(f"{SCHEMA}gender"),
    "careerSince": Property(f"{DUGOUT}careerSince", Form.DATE),
}
_CLUB = {
    **_NODE,
    "kind": Property(f"{DUGOUT}clubKind"),
    "country": Property(f"{DUGOUT}country"),
    "city": Property(f"{DUGOUT}city"),
    "stadium": Property(f"{DUGOUT}stadium"),
    "league": Property(f"{DUGOUT}competesIn", Form.COMPETITION),
}
_COMPETITION = {
    **_NODE,
    "kind": Property(f"{DUGOUT}competitionKind"),
    "tier": Property(f"{DUGOUT}tier"),
    "country": Property(f"{DUGOUT}country"),
    "gender": Property(f"{DUGOUT}competitionGender"),
}


def coach_block(coach: Coach, names: Names, holds: Iterable[Pair]) -> Block:
    """Return what is said of a coach; `holds` is what holds now by the facts."""
    pairs = [*about(coach.id, f"{DUGOUT}Coach", f"{SCHEMA}Person"), *_node_pairs(coach, coach.aliases), *holds]
    if coach.born is not None:
        pairs.append((iri(f"{SCHEMA}birthDate"), date(f"{coach.born:04}")))
    return block(names.iri("coach", coach.id), [*pairs, *pairs_of(_COACH, to_row(coach), names)])


def club_block(club: Club, names: Names, holds: Iterable[Pair]) -> Block:
    """Return what is said of a club; `holds` is what holds now by the facts."""
    types = (f"{DUGOUT}Club", f"{SCHEMA}SportsTeam")
    called = _node_pairs(club, (*club.aliases, *club.nicknames))
    pairs = pairs_of(_CLUB, to_row(club), names)
    return block(names.iri("club", club.id), [*about(club.id, *types), *called, *pairs, *holds])


def competition_block(competition: Competition, names: Names) -> Block:
    """Return what is said of a competition."""
    types = (f"{DUGOUT}Competition", f"{SCHEMA}EventSeries")
    called = _node_pairs(competition, competition.aliases)
    pairs = pairs_of(_COMPETITION, to_row(competition), names)
    return block(names.iri("competition", competition.id), [*about(competition.id, *types), *called, *pairs])


def article_block(article: Article, names: Names) -> Block:
    """Return what is said of an article."""
    types = (f"{DUGOUT}Article", f"{SCHEMA}NewsArticle", f"{PROV}Entity")
    pairs = [*about(article.id, *types), *pairs_of(ARTICLE, to_row(article), names)]
    if article.superseded is not None:
        pairs.append((iri(f"{DCTERMS}isReplacedBy"), names.iri("article", base_id(article.id))))
    if article.published and len(article.published) == len("2026-03-07"):
        # PROV has no days, only moments: the first of the day stands for it. The day as told is schema:datePublished.
        moment = f'"{article.published}T00:00:00Z"^^{iri(f"{XSD}dateTime")}'
        pairs.append((iri(f"{PROV}generatedAtTime"), moment))
    return block(names.iri("article", article.id), pairs)


def publisher_block(name: str, names: Names) -> Block:
    """Return what is said of a publisher, which has no id but its name."""
    pairs = about(name, f"{SCHEMA}NewsMediaOrganization", f"{PROV}Agent")
    return block(names.iri("publisher", name), [*pairs, (iri(f"{SCHEMA}name"), literal(name))])


def reader_block(name: str, names: Names) -> Block:
    """Return what is said of a reader, the program that finds claims: "rules 12" has its version in its name."""
    pairs = about(name, f"{DUGOUT}Reader", f"{PROV}SoftwareAgent")
    return block(names.iri("reader", name), [*pairs, (iri(f"{SCHEMA}name"), literal(name))])


def _node_pairs(node: Coach | Club | Competition, others: Iterable[str]) -> Iterator[Pair]:
    """Yield the names of a node, the one that it goes by set apart from all others, and who else means it."""
    yield iri(f"{SKOS}prefLabel"), literal(node.name)
    for name in others:
        if name != node.name:
            yield iri(f"{SKOS}altLabel"), literal(name)
    # Met only in the news, it is the node of a name, and nobody knows whose name that is.
    if node.known and node.wikidata and _WIKIDATA.fullmatch(node.wikidata):
        yield iri(f"{OWL}sameAs"), iri(f"http://www.wikidata.org/entity/{node.wikidata}")
