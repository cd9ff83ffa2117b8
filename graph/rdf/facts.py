"""The facts as RDF: a node for each tenure, chase, title and match, and plainly what holds now."""

from collections.abc import Iterator

from dugout.graph.codec import to_row
from dugout.graph.model import Chase, Fact, Match, Stance, Status, Tenure, Title
from dugout.graph.rdf.terms import Block, Names, about, block, iri, literal, pairs_of
from dugout.graph.vocabulary import DUGOUT, PROV, SCHEMA, Form, Property

# A chase in which somebody still wants the coach.
OPEN = (Stance.LINKED, Stance.TALKS, Stance.AGREED)

KINDS: dict[type[Fact], str] = {Chase: "chase", Match: "match", Tenure: "tenure", Title: "title"}
_FACT = {
    "certainty": Property(f"{DUGOUT}certainty"),
    "articles": Property(f"{DUGOUT}articles"),
    "sources": Property(f"{DUGOUT}sources"),
    "firstReported": Property(f"{DUGOUT}firstReported", Form.DATE),
    "lastReported": Property(f"{DUGOUT}lastReported", Form.DATE),
    "coach": Property(f"{DUGOUT}coach", Form.COACH),
    "club": Property(f"{DUGOUT}club", Form.CLUB),
}
_TABLES: dict[type[Fact], dict[str, Property]] = {
    Tenure: {
        **_FACT,
        "status": Property(f"{DUGOUT}status"),
        "since": Property(f"{SCHEMA}startDate", Form.DATE),
        "until": Property(f"{SCHEMA}endDate", Form.DATE),
        "contractUntil": Property(f"{DUGOUT}contractUntil", Form.DATE),
        "interim": Property(f"{DUGOUT}interim"),
        "outlook": Property(f"{DUGOUT}outlook"),
    },
    Chase: {
        **_FACT,
        "stance": Property(f"{DUGOUT}stance"),
        "until": Property(f"{SCHEMA}endDate", Form.DATE),
    },
    Title: {
        **_FACT,
        "competition": Property(f"{DUGOUT}competition", Form.COMPETITION),
        "count": Property(f"{DUGOUT}count"),
        "seasons": Property(f"{DUGOUT}wonSeason"),
    },
    Match: {
        **_FACT,
        "date": Property(f"{SCHEMA}startDate", Form.DATE),
        "status": Property(f"{DUGOUT}status"),
        "score": Property(f"{DUGOUT}score"),
        "competition": Property(f"{SCHEMA}superEvent", Form.COMPETITION),
        "stage": Property(f"{DUGOUT}stage"),
        "season": Property(f"{DUGOUT}season"),
        "clubs": Property(f"{SCHEMA}competitor", Form.CLUB),
    },
}
_TYPES: dict[type[Fact], tuple[str, ...]] = {
    Tenure: (f"{DUGOUT}Tenure", f"{SCHEMA}OrganizationRole", f"{PROV}Entity"),
    Chase: (f"{DUGOUT}Chase", f"{SCHEMA}Role", f"{PROV}Entity"),
    Title: (f"{DUGOUT}Title", f"{PROV}Entity"),
    Match: (f"{DUGOUT}Match", f"{SCHEMA}SportsEvent", f"{PROV}Entity"),
}
_SIDES = (iri(f"{DUGOUT}firstClub"), iri(f"{DUGOUT}secondClub"))


def fact_block(fact: Fact, names: Names) -> Block:
    """Return what is said of a fact: the role that a coach has or may get, the titles won, or the match."""
    shape = type(fact)
    pairs = [*about(fact.id, *_TYPES[shape]), *pairs_of(_TABLES[shape], to_row(fact), names)]
    pairs += ((iri(f"{PROV}wasDerivedFrom"), names.iri("claim", claim)) for claim in fact.claims)
    if isinstance(fact, Tenure):
        pairs.append((iri(f"{SCHEMA}roleName"), literal("interim head coach" if fact.interim else "head coach")))
    elif isinstance(fact, Match):
        pairs += ((side, names.iri("club", club)) for side, club in zip(_SIDES, fact.clubs, strict=True))
    return block(names.iri(KINDS[shape], fact.id), pairs)


def holding(fact: Fact) -> Iterator[tuple[tuple[str, str], str, tuple[str, str]]]:
    """Yield what holds now by a fact, plainly: (kind and id of the subject, property, kind and id of the object)."""
    if isinstance(fact, Match):
        for club in fact.clubs:
            yield ("club", club), PLAYED, ("match", fact.id)
    elif isinstance(fact, Tenure) and fact.status is Status.CURRENT:
        yield ("coach", fact.coach), MANAGES, ("club", fact.club)
        yield ("club", fact.club), COACHED_BY, ("coach", fact.coach)
    elif isinstance(fact, Chase) and fact.stance in OPEN and fact.until is None:
        yield ("coach", fact.coach), LINKED_TO, ("club", fact.club)
    elif isinstance(fact, Title):
        yield ("coach", fact.coach), WON_TITLE_AT, ("club", fact.club)


MANAGES, LINKED_TO, WON_TITLE_AT, PLAYED = (
    iri(f"{DUGOUT}{name}") for name in ("manages", "linkedTo", "wonTitleAt", "played")
)
COACHED_BY = iri(f"{SCHEMA}coach")
