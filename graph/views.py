"""What the commands look at: the graph as it stands; graph/history.py has it as it was known."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Protocol, TypeVar

from dugout.graph.codec import Row
from dugout.graph.lookup import Named
from dugout.graph.model import Article, Claim, Fact, FactType
from dugout.graph.names import name_key
from dugout.graph.paths import Link, links_of
from dugout.graph.reports import Brief, Report
from dugout.graph.rows import edge_facts, match_facts, stored
from dugout.graph.search import Steps
from dugout.graph.store import Store
from dugout.graph.web import Fan, Node, fan_over
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

    def steps_about(self, nodes: Sequence[Node], doubted: Sequence[Node], *, least: float, matches: int) -> Steps:
        """Return the surest step between each of some coaches and clubs and each neighbour, or more.

        Args:
            nodes: Those of which all steps are wanted that are no rumours.
            doubted: Those of which the rumours are wanted.
            least: How certain the steps are that must be there.
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

    def reports(self, fact_ids: Iterable[str]) -> Mapping[str, Sequence[Report]]:
        """Return of the claims behind facts what chooses among them, by the fact's id."""
        ...

    def claims_named(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Return claims by id."""
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
        self._reports: dict[str, list[Brief]] = {}  # what it has read of them
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

    def steps_about(self, nodes: Sequence[Node], doubted: Sequence[Node], *, least: float, matches: int) -> Steps:
        """Return the surest step between each of some coaches and clubs and each neighbour."""
        rows = self._rows(
            "links_about",
            coaches=[node.id for node in nodes if node.label == "Coach"],
            clubs=[node.id for node in nodes if node.label == "Club"],
            chased=[node.id for node in doubted if node.label == "Coach"],
            chasing=[node.id for node in doubted if node.label == "Club"],
            least=least,
        )
        steps = Steps([], [])
        for rumours, *row in rows:
            steps[rumours].append(_fan(row, matches))
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
        return self._facts(self._rows("facts_of", ids=told), self._rows("matches_of", ids=told))

    def facts_about(self, named: Named) -> list[Fact]:
        """Return the facts of one coach, club or competition, sorted by id."""
        if named.label == "Competition":
            return concerning(self._look(lambda reads: reads.facts()), named)
        about = [named.id]
        found = self._facts(self._rows("facts_about", about=about), self._rows("matches_about", about=about))
        return [found[fact_id] for fact_id in sorted(found)]

    def properties(self, named: Named) -> Row:
        """Return the properties of one node."""
        text = next(text for text in statements("node") if f":{named.label} " in text)
        found: Row = self._look(lambda reads: reads.answer(text, id=named.id))[0]["row"]
        return found

    def claims(self, fact_ids: Iterable[str]) -> dict[str, list[Claim]]:
        """Return the claims behind facts, by the fact's id, sorted by their own ids."""
        found: dict[str, list[Claim]] = {fact: [] for fact in fact_ids}
        for row in sorted(self._rows("claims_of", ids=list(found)), key=lambda row: row["row"]["id"]):
            found[row["row"]["fact"]].append(stored(Claim, row["row"]))
        return found

    def reports(self, fact_ids: Iterable[str]) -> dict[str, list[Brief]]:
        """Return of the claims behind facts what chooses among them, by the fact's id."""
        told = list(fact_ids)
        found: dict[str, list[Brief]] = {fact: [] for fact in told if fact not in self._reports}
        for fact, *values in self._rows("reports_of", ids=list(found)):
            found[fact].append(Brief(*values))
        if self._reads is not None:
            self._reports |= found
        known = self._reports | found
        return {fact: known[fact] for fact in told}

    def claims_named(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Return claims by id."""
        return {row["row"]["id"]: stored(Claim, row["row"]) for row in self._rows("claims_named", ids=list(ids))}

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Return articles by id; they may lack their texts."""
        rows = self._rows("heads_of", ids=list(dict.fromkeys(ids)))
        return {row["row"]["id"]: stored(Article, row["row"]) for row in rows}

    def together(self, work: Callable[[View], T]) -> T:
        """Return what `work` returns; one transaction for many small reads saves half their messages."""
        if self._reads is not None:
            return work(self)

        def within(reads: Reads) -> T:
            self._reads = reads
            try:
                return work(self)
            finally:
                self._reads = None
                self._reports = {}

        return self._store.look(within)

    def _facts(self, edges: list[Row], matches: list[Row]) -> dict[str, Fact]:
        reports = self.reports(dict.fromkeys(row["edge"].get("id") for row in (*edges, *matches)))
        claims = {fact: sorted(report.id for report in found) for fact, found in reports.items()}
        return {fact.id: fact for fact in chain(edge_facts(edges, claims), match_facts(matches, claims))}

    def _rows(self, name: str, **parameters: object) -> list[Any]:
        return self._look(lambda reads: reads.rows(name, **parameters))

    def _look(self, work: Callable[[Reads], T]) -> T:
        return work(self._reads) if self._reads is not None else self._store.look(work)


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


def _named(row: list[Any]) -> Named:
    label, ident, name, aliases, nicknames = row
    return Named(label, ident, (name, *(aliases or ()), *(nicknames or ())))


def _fan(row: list[Any], most: int) -> Fan:
    """Return what a row of `links_about` joins; to each opponent over so many matches at most, the surest."""
    label, ident, others, certainties, matches = row
    here = Node(label, ident)
    if not matches:
        other = "Club" if label == "Coach" else "Coach"
        return Fan(here, [Node(other, there) for there in others], certainties)
    games: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for there, certainty, match in zip(others, certainties, matches, strict=True):
        games[there].append((certainty, match))
    return fan_over(here, {Node("Club", there): played for there, played in games.items()}, most)


def _link(row: list[Any]) -> Link:
    kind, start, end, fact, certainty = row
    one, other = _DIRECTION[1:] if kind == FactType.PLAYED else _DIRECTION[:2]
    return Link(FactType(kind), Node(one, start), Node(other, end), fact, certainty)
