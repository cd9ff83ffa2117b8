"""What the commands look at: the graph as it stands; graph/history.py has it as it was known."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Protocol, TypeVar

from dugout.graph.codec import Row
from dugout.graph.errors import NothingFound, UsageError
from dugout.graph.lookup import Named, called, ids_of, look_up
from dugout.graph.model import Article, Claim, Fact, FactType
from dugout.graph.names import name_key
from dugout.graph.paths import Link, Node, Step, links_of, step_over
from dugout.graph.rows import edge_facts, match_facts, stored
from dugout.graph.search import Steps
from dugout.graph.store import Store
from dugout.graph.writer import Reads, statements

T = TypeVar("T")

# An edge goes from one of these to the next.
_DIRECTION = ("Coach", "Club", "Match")


class View(Protocol):
    """What the commands look at."""

    def names(self) -> list[Named]:
        """Return all coaches, clubs and competitions with their names."""
        ...

    def names_of(self, ids: Iterable[str]) -> list[Named]:
        """Return the coaches, clubs and competitions of some ids with their names."""
        ...

    def called(self, typed: str) -> list[Named]:
        """Return the nodes of a name, alias or surname, as far as they are found without a look at all."""
        ...

    def steps_about(self, nodes: Sequence[Node], doubted: Sequence[Node], *, matches: int) -> Steps:
        """Return the surest step between each of some coaches and clubs and each neighbour, or more.

        Args:
            nodes: Those of which all steps are wanted that are no rumours.
            doubted: Those of which the rumours are wanted.
            matches: Over how many matches of two clubs there are steps, at least.
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
        """Return articles by id; they may lack their texts."""
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

    def called(self, typed: str) -> list[Named]:
        """Return the nodes of a name."""
        return self.names_of(self._rows("called", key=name_key(typed)))

    def steps_about(self, nodes: Sequence[Node], doubted: Sequence[Node], *, matches: int) -> Steps:
        """Return the surest step between each of some coaches and clubs and each neighbour."""
        rows = self._rows(
            "links_about",
            coaches=[node.id for node in nodes if node.label == "Coach"],
            clubs=[node.id for node in nodes if node.label == "Club"],
            chased=[node.id for node in doubted if node.label == "Coach"],
            chasing=[node.id for node in doubted if node.label == "Club"],
        )
        steps = Steps([], [])
        for rumours, *row in rows:
            steps[rumours].extend(_steps(row, matches))
        return steps

    def links_between(self, pairs: Iterable[tuple[Node, Node]], *, rumours: bool) -> list[Link]:
        """Return the edges of all facts between the two of each pair."""
        posts, matches = [], set()
        for pair in pairs:
            start, end = sorted(pair, key=lambda node: _DIRECTION.index(node.label))
            if end.label == "Match":
                matches.add(end.id)
            else:
                posts.append({"start": start.id, "end": end.id})
        rows = self._rows("links_between", posts=posts, matches=sorted(matches), rumours=rumours)
        return [_link(row) for row in rows]

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
        """Return articles by id; they may lack their texts."""
        rows = self._rows("heads_of", ids=list(dict.fromkeys(ids)))
        return {row["row"]["id"]: stored(Article, row["row"]) for row in rows}

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
    """Return the node that `typed` names, as `find_each` does."""
    return find_each(view, [typed], *labels)[0]


def find_each(view: View, typed: Iterable[str], *labels: str) -> list[Named]:
    """Return the nodes that some names name, each of one of `labels` if any are given.

    Raises:
        UsageError: If a name is unknown, ambiguous, or that of something else.
        NothingFound: If only the register knows it, or the graph is empty.
    """
    ids = {name: ids_of(name) for name in typed}
    known = view.names_of(set().union(*ids.values()))
    found = []
    for name in typed:
        here = [node for node in known if node.id in ids[name]] or called(name, view.called(name))
        # Somebody may have written a name with Cypher, which no key leads to: then all are looked at.
        names = here or view.names()
        if not names:
            raise NothingFound("the graph is empty; load articles first, or name another with DUGOUT_HOME")
        node = look_up(name, names)
        if labels and node.label not in labels:
            raise UsageError(f"{node.name} is a {node.label.lower()}; a {' or '.join(labels).lower()} is wanted")
        found.append(node)
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


def _steps(row: list[Any], most: int) -> Iterator[Step]:
    """Yield the steps of a row of `links_about`; to each opponent over so many matches at most, the surest."""
    label, ident, others, certainties, matches = row
    here = Node(label, ident)
    if not matches:
        other = "Club" if label == "Coach" else "Coach"
        for there, certainty in zip(others, certainties, strict=True):
            yield Step(here, Node(other, there), certainty)
        return
    games: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for there, certainty, match in zip(others, certainties, matches, strict=True):
        games[there].append((certainty, match))
    for there, played in games.items():
        yield step_over(here, Node("Club", there), played, most)


def _link(row: list[Any]) -> Link:
    kind, start, end, fact, certainty = row
    one, other = _DIRECTION[1:] if kind == FactType.PLAYED else _DIRECTION[:2]
    return Link(FactType(kind), Node(one, start), Node(other, end), fact, certainty)
