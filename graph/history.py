"""The graph as it was known on an earlier day, and all that a store holds."""

from collections.abc import Callable, Iterable, Sequence

from dugout.graph.codec import Row
from dugout.graph.dates import checked_date
from dugout.graph.dump import Contents
from dugout.graph.fold import fold_claims
from dugout.graph.lookup import Named
from dugout.graph.model import Article, Claim, Fact, FactType
from dugout.graph.paths import Link, fans_of, links_of
from dugout.graph.search import Steps
from dugout.graph.store import Store
from dugout.graph.views import Present, T, View, concerning
from dugout.graph.web import Node
from dugout.graph.writer import Reads


class AsOf:
    """The claims reported up to a day, folded anew; names and properties are those of any day."""

    def __init__(self, store: Store, day: str) -> None:
        """Read the claims and fold them.

        Raises:
            InvalidDate: If `day` is no date.
        """
        checked_date(day)
        contents = read_contents(store)
        clusters = {article.id: article.cluster or article.id for article in contents.articles}
        kinds = {club.id: club.kind for club in contents.clubs}
        self._present = Present(store)
        self._facts = {fact.id: fact for fact in fold_claims(contents.claims, day, clusters=clusters, kinds=kinds)}
        self._claims = {claim.id: claim for claim in contents.claims}
        self._articles = {article.id: article for article in contents.articles}

    def together(self, work: Callable[[View], T]) -> T:
        """Return what `work` returns: the claims of that day are read already."""
        return work(self)

    def names(self) -> list[Named]:
        """Return all coaches, clubs and competitions with their names."""
        return self._present.names()

    def names_of(self, ids: Iterable[str]) -> list[Named]:
        """Return the coaches, clubs and competitions of some ids with their names."""
        return self._present.names_of(ids)

    def called(self, typed: str) -> list[Named]:
        """Return the nodes of a name."""
        return self._present.called(typed)

    def steps_about(self, nodes: Sequence[Node], doubted: Sequence[Node], *, least: float, matches: int) -> Steps:
        """Return all steps: they are in memory, so that reading few saves nothing."""
        links = self.links_between((), rumours=True)
        rumours = [link for link in links if link.kind is FactType.LINKED_TO]
        return Steps(
            list(fans_of(link for link in links if link.kind is not FactType.LINKED_TO)), list(fans_of(rumours))
        )

    def links_between(self, pairs: Iterable[tuple[Node, Node]], *, rumours: bool) -> list[Link]:
        """Return the edges of all facts."""
        return [link for link in links_of(self._facts.values()) if rumours or link.kind is not FactType.LINKED_TO]

    def facts(self, ids: Iterable[str]) -> dict[str, Fact]:
        """Return facts by id."""
        return {fact: self._facts[fact] for fact in ids if fact in self._facts}

    def facts_about(self, named: Named) -> list[Fact]:
        """Return the facts of one coach, club or competition, sorted by id."""
        return concerning(self._facts.values(), named)

    def properties(self, named: Named) -> Row:
        """Return the properties of one node."""
        return self._present.properties(named)

    def claims(self, fact_ids: Iterable[str]) -> dict[str, list[Claim]]:
        """Return the claims behind facts, by the fact's id, sorted by their own ids."""
        return {fact: [self._claims[claim] for claim in self._facts[fact].claims] for fact in fact_ids}

    def reports(self, fact_ids: Iterable[str]) -> dict[str, list[Claim]]:
        """Return the claims behind facts, by the fact's id."""
        return self.claims(fact_ids)

    def claims_named(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Return claims by id."""
        return {claim: self._claims[claim] for claim in ids}

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Return articles by id."""
        return {article: self._articles[article] for article in ids if article in self._articles}


def read_contents(store: Store) -> Contents:
    """Return all that a store holds, read in one transaction."""

    def work(reads: Reads) -> Contents:
        coaches, clubs, competitions = reads.nodes()
        return Contents(
            coaches=tuple(coaches),
            clubs=tuple(clubs),
            competitions=tuple(competitions),
            articles=tuple(reads.articles()),
            claims=tuple(reads.claims()),
            facts=tuple(reads.facts()),
        )

    return store.look(work)
