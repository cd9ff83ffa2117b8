"""A whole graph as RDF, subject by subject: the graph of each article, then what holds, and the data set itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dugout.graph.model import Chase, Claim, Match, Tenure, Title
from dugout.graph.rdf.claims import claim_blocks
from dugout.graph.rdf.facts import fact_block
from dugout.graph.rdf.nodes import (
    article_block,
    club_block,
    coach_block,
    competition_block,
    publisher_block,
    reader_block,
)
from dugout.graph.rdf.parts import Holding, Parts, pages
from dugout.graph.rdf.terms import TYPE, Block, Names, Pair, block, checked_iri, date, iri, literal, sort_key
from dugout.graph.vocabulary import DCAT, DCTERMS, DUGOUT, OWN_VOCABULARIES, VOID

# Of the names and claims; what is quoted stays its publishers'.
DEFAULT_LICENCE = "http://www.apache.org/licenses/LICENSE-2.0"
RIGHTS = "Headlines, texts and quotes belong to their publishers."
_CLASSES = ("Article", "Chase", "Claim", "Club", "Coach", "Competition", "Match", "Reader", "Tenure", "Title")
# Coaches or clubs whose facts are looked up together: a club may have hundreds of matches.
_NODES = 100


class Graph(NamedTuple):
    """A part of the default graph (`name` is None), or a whole named graph."""

    name: str | None
    blocks: Sequence[Block]


class Whole:
    """What is written of a graph, counted in passing for the description of the data set at its end."""

    def __init__(self, parts: Parts, names: Names, licence: str = DEFAULT_LICENCE) -> None:
        """Take the parts of the graph."""
        self._parts, self._names, self._licence = parts, names, checked_iri(licence)
        self._triples: Counter[bool] = Counter()  # those in named graphs are under True
        self._entities: Counter[str] = Counter()
        self._publishers: set[str] = set()
        self._readers: set[str] = set()
        self._day: str | None = None

    def everything(self) -> Iterator[Graph]:
        """Yield the graphs of the articles, in the order of their IRIs, and then the default graph."""
        for article, claims in self._parts.claims():
            self._see(claims)
            yield self._counted(Graph(self._names.iri("graph", article), claim_blocks(article, claims, self._names)))
        yield from self._default(complete=True)

    def facts(self) -> Iterator[Graph]:
        """Yield the default graph alone: all but the claims."""
        for _, claims in self._parts.claims():
            self._see(claims)
        yield from self._default(complete=False)

    def _see(self, claims: Sequence[Claim]) -> None:
        self._entities["Claim"] += len(claims)
        self._readers.update(claim.reader for claim in claims)
        self._day = max(filter(None, (self._day, *(claim.reported for claim in claims))), default=None)

    def _counted(self, graph: Graph) -> Graph:
        self._triples[graph.name is not None] += sum(len(block.pairs) for block in graph.blocks)
        return graph

    def _default(self, *, complete: bool) -> Iterator[Graph]:
        for blocks in self._subjects():
            yield self._counted(Graph(None, blocks))
        yield Graph(None, self._description(complete))

    def _subjects(self) -> Iterator[list[Block]]:
        """Yield all subjects but the data set, in the order of their IRIs."""
        names, (coaches, clubs, competitions) = self._names, self._parts.nodes()
        for article in self._parts.articles():
            self._entities["Article"] += 1
            if article.publisher is not None:
                self._publishers.add(article.publisher)
            yield [article_block(article, names)]
        yield from self._facts(Chase)
        self._entities.update({"Club": len(clubs), "Coach": len(coaches), "Competition": len(competitions)})
        for club_page in pages(clubs, _NODES):
            held = self._parts.holding("club", [club.id for club in club_page])
            yield [club_block(club, names, self._plain(held[club.id])) for club in club_page]
        for coach_page in pages(coaches, _NODES):
            held = self._parts.holding("coach", [coach.id for coach in coach_page])
            yield [coach_block(coach, names, self._plain(held[coach.id])) for coach in coach_page]
        yield [competition_block(competition, names) for competition in competitions]
        yield from self._facts(Match)
        yield [publisher_block(name, names) for name in sorted(self._publishers, key=sort_key)]
        self._entities["Reader"] = len(self._readers)
        yield [reader_block(name, names) for name in sorted(self._readers, key=sort_key)]
        yield from self._facts(Tenure)
        yield from self._facts(Title)

    def _facts(self, shape: type[Chase | Match | Tenure | Title]) -> Iterator[list[Block]]:
        for fact in self._parts.facts(shape):
            self._entities[shape.__name__] += 1
            yield [fact_block(fact, self._names)]

    def _plain(self, holding: Iterable[Holding]) -> list[Pair]:
        return [(edge, self._names.iri(*other)) for edge, other in holding]

    def _description(self, complete: bool) -> list[Block]:
        """Return the data set as VoID and DCAT have it: what is in it, whose it is, and of which day."""
        names = self._names
        data, facts = names.of("void"), names.of("void/facts")
        partitions = [
            block(
                names.of(f"void/{name}"),
                [
                    (TYPE, iri(f"{VOID}Dataset")),
                    (iri(f"{VOID}class"), iri(f"{DUGOUT}{name}")),
                    (iri(f"{VOID}entities"), literal(self._entities[name])),
                ],
            )
            for name in _CLASSES
        ]
        told: list[Pair] = [
            (TYPE, iri(f"{DCAT}Dataset")),
            (TYPE, iri(f"{VOID}Dataset")),
            (iri(f"{DCTERMS}title"), literal("The coaching market, as Dugout reads it in the news")),
            (iri(f"{DCTERMS}description"), literal(
                "Who coaches which club, who is linked with which job, who won what where and who played whom, "
                "each with the sentences that say so."
            )),
            (iri(f"{DCTERMS}license"), self._licence),
            (iri(f"{DCTERMS}rights"), literal(RIGHTS)),
            (iri(f"{VOID}entities"), literal(self._entities.total())),
            (iri(f"{VOID}subset"), facts),
            (iri(f"{VOID}uriSpace"), literal(names.base)),
            *((iri(f"{VOID}vocabulary"), iri(address)) for address in OWN_VOCABULARIES),
            *((iri(f"{VOID}classPartition"), partition.subject) for partition in partitions),
        ]  # fmt: skip
        if self._day:
            told.append((iri(f"{DCTERMS}modified"), date(self._day)))
        subset: list[Pair] = [(TYPE, iri(f"{VOID}Dataset"))]
        # Each states a number more.
        held = self._triples[False] + len(subset) + 1 + sum(len(each.pairs) for each in partitions) + len(told)
        held += complete
        subset.append((iri(f"{VOID}triples"), literal(held)))
        if complete:
            told.append((iri(f"{VOID}triples"), literal(held + self._triples[True])))
        return sorted([*partitions, block(facts, subset), block(data, told)], key=lambda each: each.subject)
