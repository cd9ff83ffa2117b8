"""What the commands look at: the graph as it stands; graph/history.py has it as it was known."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any, Protocol, TypeVar

from dugout.graph.codec import Row
from dugout.graph.errors import NothingFound, UsageError
from dugout.graph.lookup import Named, ids_of, look_up
from dugout.graph.model import Article, Claim, Fact, FactType
from dugout.graph.paths import Link, Node, Step, links_of
from dugout.graph.rows import edge_facts, match_facts, stored
from dugout.graph.store import Store
from dugout.graph.writer import Reads, statements

T = TypeVar("T")


class View(Protocol):
    """What the commands look at."""

    def names(self) -> list[Named]:
        """Return all coaches, clubs and competitions with their names."""
        ...

    def names_of(self, ids: Iterable[str]) -> list[Named]:
        """Return the coaches, clubs and competitions of some ids with their names."""
        ...

    def steps_about(self, nodes: Sequence[Node], *, matches: int, rumours: bool) -> Iterable[Step]:
        """Return the surest step between each of some coaches and clubs and each neighbour, or more.

        Args:
            matches: Over how many matches of two clubs there are steps, at least.
            rumours: Whether LINKED_TO counts.
        """
        ...

    def links_between(self, pairs: Iterable[tuple[Node, Node]], *, rumours: bool) -> Iterable[Link]:
        """Return the edges of all facts between the two of each pair, or more."""
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

    def together(self, work: Callable[["View"], T]) -> T:
        """Return what `work` returns of a view whose rows are all read in one transaction; it may be run again."""
        ...


class Present:
    """The graph as the store holds it now; each method reads what it needs and no more."""

    def __init__(self, store: Store) -> None:
        """Take an open store."""
        self._store = store
        self._reads: Reads | None = None  # the transaction to read rows in, while there is one
        self._names: list[Named] = []

    def names(self) -> list[Named]:
        """Return all coaches, clubs and competitions with their names; read once."""
        self._names = self._names or [_named(row) for row in self._rows("names")]
        return self._names

    def names_of(self, ids: Iterable[str]) -> list[Named]:
        """Return the coaches, clubs and competitions of some ids with their names."""
        return [_named(row) for row in self._rows("names_of", ids=list(ids))]

    def steps_about(self, nodes: Sequence[Node], *, matches: int, rumours: bool) -> list[Step]:
        """Return the surest step between each of some coaches and clubs and each neighbour."""
        found: list[Step] = []
        ids = [node.id for node in nodes]
        for start, end, told in self._rows("links_about", ids=ids, matches=matches, rumours=rumours):
            if isinstance(told, list):
                found += (
                    Step(Node("Club", club), Node("Match", match), certainty)
                    for match, certainty in told
                    for club in (start, end)
                )
            else:
                found.append(Step(Node("Coach", start), Node("Club", end), told))
        return found

    def links_between(self, pairs: Iterable[tuple[Node, Node]], *, rumours: bool) -> list[Link]:
        """Return the edges of all facts between the two of each pair."""
        told = [
            {"start": start.id, "end": end.id} for one, other in pairs for start, end in ((one, other), (other, one))
        ]
        return [_link(row) for row in self._rows("links_between", pairs=told, rumours=rumours)]

    def facts(self, ids: Iterable[str]) -> dict[str, Fact]:
        """Return facts by id."""
        told = list(dict.fromkeys(ids))
        claims = {fact: [claim.id for claim in found] for fact, found in self.claims(told).items()}
        edges, matches = self._rows("facts_of", ids=told), self._rows("matches_of", ids=told)
        return {fact.id: fact for fact in chain(edge_facts(edges, claims), match_facts(matches, claims))}

    def facts_about(self, named: Named) -> list[Fact]:
        """Return the facts of one coach, club or competition, sorted by id."""
        if named.label == "Competition":
            return concerning(self._store.look(lambda reads: reads.facts()), named)
        return self._store.look(lambda reads: reads.facts([named.id]))

    def properties(self, named: Named) -> Row:
        """Return the properties of one node."""
        text = next(text for text in statements("node") if f":{named.label} " in text)
        found: Row = self._store.read(text, id=named.id)[0]["row"]
        return found

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

    def together(self, work: Callable[[View], T]) -> T:
        """Return what `work` returns; one transaction for many small reads saves half their messages."""

        def within(reads: Reads) -> T:
            self._reads = reads
            try:
                return work(self)
            finally:
                self._reads = None

        return self._store.look(within)

    def _rows(self, name: str, **parameters: object) -> list[Any]:
        if self._reads is not None:
            return self._reads.rows(name, **parameters)
        return self._store.look(lambda reads: reads.rows(name, **parameters))


def find(view: View, typed: str, *labels: str) -> Named:
    """Return the node that `typed` names, of one of `labels` if any are given.

    Raises:
        UsageError: If the name is unknown, ambiguous, or that of something else.
        NothingFound: If only the register knows it, or the graph is empty.
    """
    # An id decides whatever else is called so, and needs no look at all names.
    names = view.names_of(ids_of(typed)) or view.names()
    if not names:
        raise NothingFound("the graph is empty; load articles first, or name another with DUGOUT_HOME")
    found = look_up(typed, names)
    if labels and found.label not in labels:
        raise UsageError(f"{found.name} is a {found.label.lower()}; a {' or '.join(labels).lower()} is wanted")
    return found


def concerning(facts: Iterable[Fact], named: Named) -> list[Fact]:
    """Return those facts that one coach, club or competition has a part in, sorted by id."""
    node = Node(named.label, named.id)
    found = {
        fact.id: fact
        for fact in facts
        if (named.label == "Competition" and getattr(fact, "competition", None) == named.id)
        or any(node in (link.start, link.end) for link in links_of([fact]))
    }
    return [found[fact_id] for fact_id in sorted(found)]


def _named(row: Row) -> Named:
    return Named(row["label"], row["id"], (row["name"], *(row["aliases"] or ()), *(row["nicknames"] or ())))


def _link(row: Row) -> Link:
    kind = FactType(row["type"])
    match = kind is FactType.PLAYED
    start, end = Node("Club" if match else "Coach", row["start"]), Node("Match" if match else "Club", row["end"])
    return Link(kind, start, end, row["fact"], row["certainty"])
