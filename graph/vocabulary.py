"""The vocabularies that a graph is told in as RDF, and what each value of an article or claim is called there.

What none of the common ones has is in `rdf/ontology.ttl`.
"""

from enum import Enum
from typing import NamedTuple

# Names, not addresses: nobody can look them up, but nobody else can mean another thing by them.
DUGOUT = "urn:dugout:vocab:"
DC = "http://purl.org/dc/elements/1.1/"
DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "dc": DC,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "dg": DUGOUT,
    "oa": OA,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "schema": SCHEMA,
    "skos": SKOS,
    "void": VOID,
    "xsd": XSD,
}
# What a data set says that it is written in; of DC, DCTERMS, RDF and XSD it needs only names that all know.
OWN_VOCABULARIES = (DCAT, DUGOUT, OA, OWL, PROV, SCHEMA, SKOS, VOID)
DEFAULT_BASE = "urn:dugout:"


class Form(Enum):
    """What stands as the object of a property: a literal, or the IRI of something with an id, of this kind."""

    VALUE = ""
    DATE = "date"
    ADDRESS = "address"
    ARTICLE = "article"
    CLUB = "club"
    COACH = "coach"
    COMPETITION = "competition"
    PUBLISHER = "publisher"
    READER = "reader"


class Property(NamedTuple):
    """What a key of a row is called, and what it holds."""

    iri: str
    form: Form = Form.VALUE


IDENTIFIER = f"{DCTERMS}identifier"
SEASON_LIST = f"{DUGOUT}seasonList"
# A claim points at its target, and that at the two selectors, which hold its place and its words.
TARGET, SELECTOR, SOURCE = f"{OA}hasTarget", f"{OA}hasSelector", f"{OA}hasSource"
EXACT, START, END = f"{OA}exact", f"{OA}start", f"{OA}end"

ARTICLE: dict[str, Property] = {
    "url": Property(f"{SCHEMA}url", Form.ADDRESS),
    "publisher": Property(f"{SCHEMA}publisher", Form.PUBLISHER),
    "author": Property(f"{DC}creator"),
    "published": Property(f"{SCHEMA}datePublished", Form.DATE),
    "headline": Property(f"{SCHEMA}headline"),
    "text": Property(f"{SCHEMA}articleBody"),
    "digest": Property(f"{DUGOUT}digest"),
    "sketch": Property(f"{DUGOUT}sketch"),
    "cluster": Property(f"{DUGOUT}cluster", Form.ARTICLE),
    "superseded": Property(f"{DUGOUT}superseded", Form.DATE),
}
# A claim's quote and offsets are in its selectors, its list of seasons in the nodes of that list.
CLAIM: dict[str, Property] = {
    "article": Property(f"{PROV}hadPrimarySource", Form.ARTICLE),
    "reader": Property(f"{PROV}wasAttributedTo", Form.READER),
    "kind": Property(f"{DUGOUT}claimKind"),
    "rule": Property(f"{DUGOUT}rule"),
    "wording": Property(f"{DUGOUT}wording"),
    "certainty": Property(f"{DUGOUT}certainty"),
    "reported": Property(f"{DUGOUT}reported", Form.DATE),
    "superseded": Property(f"{DUGOUT}superseded", Form.DATE),
    "coach": Property(f"{DUGOUT}coach", Form.COACH),
    "coachName": Property(f"{DUGOUT}coachName"),
    "club": Property(f"{DUGOUT}club", Form.CLUB),
    "clubName": Property(f"{DUGOUT}clubName"),
    "opponent": Property(f"{DUGOUT}opponent", Form.CLUB),
    "opponentName": Property(f"{DUGOUT}opponentName"),
    "competition": Property(f"{DUGOUT}competition", Form.COMPETITION),
    "competitionName": Property(f"{DUGOUT}competitionName"),
    "status": Property(f"{DUGOUT}status"),
    "since": Property(f"{DUGOUT}since", Form.DATE),
    "until": Property(f"{DUGOUT}until", Form.DATE),
    "contractUntil": Property(f"{DUGOUT}contractUntil", Form.DATE),
    "interim": Property(f"{DUGOUT}interim"),
    "outlook": Property(f"{DUGOUT}outlook"),
    "stance": Property(f"{DUGOUT}stance"),
    "count": Property(f"{DUGOUT}count"),
    "score": Property(f"{DUGOUT}score"),
    "date": Property(f"{DUGOUT}date", Form.DATE),
    "stage": Property(f"{DUGOUT}stage"),
    "season": Property(f"{DUGOUT}season"),
}
