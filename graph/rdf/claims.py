"""The claims as RDF: each an annotation of the place in its article where it stands."""

from collections.abc import Iterable

from dugout.graph.codec import Row, to_row
from dugout.graph.model import Claim
from dugout.graph.rdf.terms import TYPE, Block, Names, Pair, about, block, iri, literal, pairs_of
from dugout.graph.vocabulary import (
    CLAIM,
    DUGOUT,
    END,
    EXACT,
    OA,
    PROV,
    RDF,
    SCHEMA,
    SEASON_LIST,
    SELECTOR,
    SOURCE,
    START,
    TARGET,
)

_TYPES = (f"{DUGOUT}Claim", f"{OA}Annotation", f"{PROV}Entity", f"{SCHEMA}Claim")
_FIRST, _REST, _NIL = (iri(f"{RDF}{name}") for name in ("first", "rest", "nil"))
_QUOTED = iri(f"{PROV}wasQuotedFrom")
_PLACE, _WORDS, _TARGET = (
    (TYPE, iri(f"{OA}{name}")) for name in ("TextPositionSelector", "TextQuoteSelector", "SpecificResource")
)
_HAS_TARGET, _HAS_SELECTOR, _HAS_SOURCE = iri(TARGET), iri(SELECTOR), iri(SOURCE)
_EXACT, _START, _END = iri(EXACT), iri(START), iri(END)


def claim_blocks(article: str, claims: Iterable[Claim], names: Names) -> list[Block]:
    """Return the graph of an article: its claims with where they stand, and whence it is, sorted by subject."""
    source = names.iri("article", article)
    bundle = names.iri("graph", article)
    blocks = [block(bundle, [(TYPE, iri(f"{PROV}Bundle")), (iri(f"{PROV}hadPrimarySource"), source)])]
    for claim in claims:
        blocks += _blocks_of(claim, source, names)
    return sorted(blocks)


def _blocks_of(claim: Claim, source: str, names: Names) -> list[Block]:
    row = to_row(claim)
    place, words, target = (names.iri(kind, claim.id) for kind in ("position", "quote", "target"))
    pairs = [*about(claim.id, *_TYPES), *pairs_of(CLAIM, row, names), (_HAS_TARGET, target)]
    blocks = [
        Block(place, [_PLACE, (_END, literal(claim.end)), (_START, literal(claim.start))]),
        Block(words, [_WORDS, (_EXACT, literal(claim.quote)), (_QUOTED, source)]),
        Block(target, [_TARGET, (_HAS_SELECTOR, place), (_HAS_SELECTOR, words), (_HAS_SOURCE, source)]),
    ]
    if claim.seasons:
        pairs += _seasons(row, names, blocks)
    return [block(names.iri("claim", claim.id), pairs), *blocks]


def _seasons(row: Row, names: Names, blocks: list[Block]) -> list[Pair]:
    """Return the seasons of a claim, plainly for questions and as a list, which alone keeps their order."""
    nodes = [names.iri("seasons", f"{row['id']}.{number}") for number in range(1, len(row["seasons"]) + 1)]
    for node, rest, season in zip(nodes, [*nodes[1:], _NIL], row["seasons"], strict=True):
        blocks.append(Block(node, [(_FIRST, literal(season)), (_REST, rest)]))
    return [(iri(SEASON_LIST), nodes[0]), *((iri(f"{DUGOUT}wonSeason"), literal(each)) for each in row["seasons"])]
