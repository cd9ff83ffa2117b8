"""Two ways of looking at a graph: as it stands, and as it was known on an earlier day."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Protocol

from dugout.graph.codec import Row
from dugout.graph.dates import checked_date
from dugout.graph.dump import Contents
from dugout.graph.errors import NothingFound, UsageError
from dugout.graph.fold import fold_claims
from dugout.graph.lookup import Named, look_up
from dugout.graph.model import Article, Claim, Fact, FactType
from dugout.graph.paths import Link, Node, links_of
from dugout.graph.rows import edge_facts, match_facts, stored
from dugout.graph.store import Store, open_store
from dugout.graph.writer import Reads, statements


class View(Protocol):
    """What the commands look at."""

    def names(self) -> list[Named]:
        """Return the coaches, clubs and competitions with their names."""
        ...

    def links(self) -> list[Link]:
        """Return the edges of all facts."""
        ...

    def facts(self, ids: Iterable[str]) -> dict[str, Fact]:
        """Return facts by id."""
        ...

    def facts_about(self, named: Named) -> list[Fact]:
        """Return the facts of one coach, club or competition, sorted by id."""
        ...

    def properties(self, named: Named) -> Row:
        """Return the properties of one node."""
        ...

    def claims(self, fact_ids: Iterable[str]) -> dict[str, list[Claim]]:
        """Return the claims behind facts, by the fact's id, sorted by their own ids."""
        ...

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Return articles by id."""
        ...


class Present:
    """The graph as the store holds it now; each method reads what it needs and no more."""

    def __init__(self, store: Store) -> None:
        """Take an open store."""
        self._store = store
        self._names: list[Named] = []

    def names(self) -> list[Named]:
        """Return the coaches, clubs and competitions with their names; read once."""
        self._names = self._names or [_named(row) for row in self._rows("names")]
        return self._names

    def links(self) -> list[Link]:
        """Return the edges of all facts."""
        return [_link(row) for row in self._rows("links")]

    def facts(self, ids: Iterable[str]) -> dict[str, Fact]:
        """Return facts by id."""
        told = list(dict.fromkeys(ids))
        claims = {fact: [claim.id for claim in found] for fact, found in self.claims(told).items()}
        edges, matches = self._rows("facts_of", ids=told), self._rows("matches_of", ids=told)
        return {fact.id: fact for fact in chain(edge_facts(edges, claims), match_facts(matches, claims))}

    def facts_about(self, named: Named) -> list[Fact]:
        """Return the facts of one coach, club or competition, sorted by id."""
        if named.label == "Competition":
            return _concerning(self._store.look(lambda reads: reads.facts()), named)
        return self._store.look(lambda reads: reads.facts([named.id]))

    def properties(self, named: Named) -> Row:
        """Return the properties of one node."""
        return _properties(self._store, named)

    def claims(self, fact_ids: Iterable[str]) -> dict[str, list[Claim]]:
        """Return the claims behind facts, by the fact's id, sorted by their own ids."""
        found: dict[str, list[Claim]] = {fact: [] for fact in fact_ids}
        for row in sorted(self._rows("claims_of", ids=list(found)), key=lambda row: row["row"]["id"]):
            found[row["row"]["fact"]].append(stored(Claim, row["row"]))
        return found

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Return articles by id."""
        told = list(dict.fromkeys(ids))
        return {article.id: article for article in self._store.look(lambda reads: reads.articles(told))}

    def _rows(self, name: str, **parameters: object) -> list[Row]:
        return [row for statement in statements(name) for row in self._store.read(statement, **parameters)]


class AsOf:
    """The graph as it was known on a day: the claims reported up to then, folded anew."""

    def __init__(self, store: Store, day: str) -> None:
        """Read the claims and fold them.

        Raises:
            InvalidDate: If `day` is no date.
        """
        checked_date(day)
        self._store = store
        contents = read_contents(store)
        clusters = {article.id: article.cluster or article.id for article in contents.articles}
        kinds = {club.id: club.kind for club in contents.clubs}
        self._facts = {fact.id: fact for fact in fold_claims(contents.claims, day, clusters=clusters, kinds=kinds)}
        self._claims = {claim.id: claim for claim in contents.claims}
        self._articles = {article.id: article for article in contents.articles}
        self._names = [_named(row) for statement in statements("names") for row in store.read(statement)]

    def names(self) -> list[Named]:
        """Return the coaches, clubs and competitions with their names, of any day."""
        return self._names

    def links(self) -> list[Link]:
        """Return the edges of all facts."""
        return links_of(self._facts.values())

    def facts(self, ids: Iterable[str]) -> dict[str, Fact]:
        """Return facts by id."""
        return {fact: self._facts[fact] for fact in ids if fact in self._facts}

    def facts_about(self, named: Named) -> list[Fact]:
        """Return the facts of one coach, club or competition, sorted by id."""
        return _concerning(self._facts.values(), named)

    def properties(self, named: Named) -> Row:
        """Return the properties of one node, of any day."""
        return _properties(self._store, named)

    def claims(self, fact_ids: Iterable[str]) -> dict[str, list[Claim]]:
        """Return the claims behind facts, by the fact's id, sorted by their own ids."""
        return {fact: [self._claims[claim] for claim in self._facts[fact].claims] for fact in fact_ids}

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


@contextmanager
def open_view(day: str | None) -> Iterator[View]:
    """Open the store, and yield the graph as it stands, or as it was known on a day."""
    with open_store() as store:
        yield Present(store) if day is None else AsOf(store, day)


def find(view: View, typed: str, *labels: str) -> Named:
    """Return the node that `typed` names, of one of `labels` if any are given.

    Raises:
        UsageError: If the name is unknown, ambiguous, or that of something else.
        NothingFound: If only the register knows it, or the graph is empty.
    """
    names = view.names()
    if not names:
        raise NothingFound("the graph is empty; load articles first, or name another with DUGOUT_HOME")
    found = look_up(typed, names)
    if labels and found.label not in labels:
        raise UsageError(f"{found.name} is a {found.label.lower()}; a {' or '.join(labels).lower()} is wanted")
    return found


def _concerning(facts: Iterable[Fact], named: Named) -> list[Fact]:
    node = Node(named.label, named.id)
    found = {
        fact.id: fact
        for fact in facts
        if (named.label == "Competition" and getattr(fact, "competition", None) == named.id)
        or any(node in (link.start, link.end) for link in links_of([fact]))
    }
    return [found[fact_id] for fact_id in sorted(found)]


def _properties(store: Store, named: Named) -> Row:
    text = next(text for text in statements("node") if f":{named.label} " in text)
    found: Row = store.read(text, id=named.id)[0]["row"]
    return found


def _named(row: Row) -> Named:
    return Named(row["label"], row["id"], (row["name"], *(row["aliases"] or ()), *(row["nicknames"] or ())))


def _link(row: Row) -> Link:
    kind = FactType(row["type"])
    match = kind is FactType.PLAYED
    start, end = Node("Club" if match else "Coach", row["start"]), Node("Match" if match else "Club", row["end"])
    return Link(kind, start, end, row["fact"], row["certainty"])
