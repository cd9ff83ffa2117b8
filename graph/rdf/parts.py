"""A graph part by part in the order of IRIs: from memory, or from a store, of which never more than a page is held."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Protocol, TypeVar

from dugout.graph.dump import Contents
from dugout.graph.model import FACT_TYPES, Article, Claim, Club, Coach, Competition, Fact, FactType, Match
from dugout.graph.rdf.facts import holding
from dugout.graph.rdf.terms import sort_key
from dugout.graph.rows import edge_facts, match_facts
from dugout.graph.writer import Reads

T = TypeVar("T")
Thing = TypeVar("Thing", Coach, Club, Competition, Article, Fact)
# (property, kind and id of the object) for the coaches or clubs of a page.
Holding = tuple[str, tuple[str, str]]

# Articles or facts in one message.
PAGE = 500


class Parts(Protocol):
    """What a graph holds, each part in the order of its IRIs."""

    def claims(self) -> Iterator[tuple[str, Sequence[Claim]]]:
        """Yield the id of each article that has claims, with them."""
        ...

    def articles(self) -> Iterator[Article]:
        """Yield the articles."""
        ...

    def nodes(self) -> tuple[Sequence[Coach], Sequence[Club], Sequence[Competition]]:
        """Return the coaches, clubs and competitions."""
        ...

    def facts(self, shape: type[Fact]) -> Iterator[Fact]:
        """Yield the facts of a kind."""
        ...

    def holding(self, kind: str, ids: Sequence[str]) -> Mapping[str, Sequence[Holding]]:
        """Return what holds now of coaches or clubs of some ids."""
        ...


class Kept:
    """The parts of a graph in memory."""

    def __init__(self, contents: Contents) -> None:
        """Take the graph."""
        self._contents = contents
        self._holding: dict[tuple[str, str], list[Holding]] = defaultdict(list)
        for fact in contents.facts:
            for subject, edge, other in holding(fact):
                self._holding[subject].append((edge, other))

    def claims(self) -> Iterator[tuple[str, Sequence[Claim]]]:
        """Yield the id of each article that has claims, with them."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._contents.claims:
            found[claim.article].append(claim)
        for article in sorted(found, key=sort_key):
            yield article, found[article]

    def articles(self) -> Iterator[Article]:
        """Yield the articles."""
        return iter(_sorted(self._contents.articles))

    def nodes(self) -> tuple[Sequence[Coach], Sequence[Club], Sequence[Competition]]:
        """Return the coaches, clubs and competitions."""
        held = self._contents
        return _sorted(held.coaches), _sorted(held.clubs), _sorted(held.competitions)

    def facts(self, shape: type[Fact]) -> Iterator[Fact]:
        """Yield the facts of a kind."""
        return iter(_sorted(fact for fact in self._contents.facts if type(fact) is shape))

    def holding(self, kind: str, ids: Sequence[str]) -> Mapping[str, Sequence[Holding]]:
        """Return what holds now of coaches or clubs of some ids."""
        return {id_: self._holding.get((kind, id_), ()) for id_ in ids}


class Paged:
    """The parts of a store, read a page at a time in one transaction."""

    def __init__(self, reads: Reads) -> None:
        """Read the ids of all articles and facts, which is all that is held of them together."""
        self._reads = reads
        self._articles = sorted((id_ for row in reads.rows("article_ids") for id_ in row["ids"]), key=sort_key)
        self._facts: dict[type[Fact], list[str]] = {
            FACT_TYPES[FactType(row["type"])]: row["ids"] for row in reads.rows("fact_ids")
        }

    def claims(self) -> Iterator[tuple[str, Sequence[Claim]]]:
        """Yield the id of each article that has claims, with them."""
        for page in pages(self._articles):
            found: dict[str, list[Claim]] = defaultdict(list)
            for claim in self._reads.claims_in(page):
                found[claim.article].append(claim)
            yield from ((article, found[article]) for article in page if article in found)

    def articles(self) -> Iterator[Article]:
        """Yield the articles."""
        for page in pages(self._articles):
            yield from _sorted(self._reads.articles(page))

    def nodes(self) -> tuple[Sequence[Coach], Sequence[Club], Sequence[Competition]]:
        """Return the coaches, clubs and competitions."""
        coaches, clubs, competitions = self._reads.nodes()
        return _sorted(coaches), _sorted(clubs), _sorted(competitions)

    def facts(self, shape: type[Fact]) -> Iterator[Fact]:
        """Yield the facts of a kind."""
        ids = sorted(self._facts.get(shape, ()), key=sort_key)
        for page in pages(ids):
            yield from _sorted(self._matches(page) if shape is Match else self._reads.facts_of(page))

    def _matches(self, ids: Sequence[str]) -> list[Fact]:
        claims = {row["fact"]: row["claims"] for row in self._reads.rows("evidence", ids=ids)}
        return match_facts(self._reads.rows("matches_of", ids=ids), claims)

    def holding(self, kind: str, ids: Sequence[str]) -> Mapping[str, Sequence[Holding]]:
        """Return what holds now of coaches or clubs of some ids."""
        found: dict[str, list[Holding]] = {id_: [] for id_ in ids}
        edges, matches = (self._reads.rows(name, about=list(ids)) for name in ("facts_about", "matches_about"))
        # What they rest on is told with the facts themselves.
        for fact in chain(edge_facts(edges, {}), match_facts(matches, {})):
            for (of, id_), edge, other in holding(fact):
                if of == kind and id_ in found:
                    found[id_].append((edge, other))
        return found


def pages(items: Sequence[T], size: int = PAGE) -> Iterator[Sequence[T]]:
    """Yield a sequence in parts."""
    return (items[start : start + size] for start in range(0, len(items), size))


def _sorted(things: Iterable[Thing]) -> list[Thing]:
    return sorted(things, key=lambda thing: sort_key(thing.id))
