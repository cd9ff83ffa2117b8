"""What `path`, `why` and `show` say, as objects that print as JSON; graph/lines.py makes text of them."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise

from dugout.graph.codec import Row, to_row
from dugout.graph.errors import NothingFound, UsageError
from dugout.graph.find import find_each
from dugout.graph.lookup import Named
from dugout.graph.model import (
    Article,
    Chase,
    Claim,
    Fact,
    Match,
    MatchStatus,
    Stance,
    Status,
    Tenure,
    Title,
    fact_type,
)
from dugout.graph.paths import Path, paths_over
from dugout.graph.reports import agrees, best_report, newest_first
from dugout.graph.search import search_ways
from dugout.graph.store import open_store
from dugout.graph.telling import Teller, says, source_of
from dugout.graph.views import Present, View
from dugout.graph.web import Node

# The order of a page; a fact of a coach and of a club may fall under different heads.
SECTIONS = ("in post", "next", "links", "earlier links", "former posts", "former coaches", "titles", "matches")


class Pages:
    """Makes what the commands say, from one view of the graph."""

    def __init__(self, view: View) -> None:
        """Take a view."""
        self._view = view
        self._tell = Teller(view)

    def paths(self, paths: Sequence[Path]) -> list[Row]:
        """Return paths as objects: certainty, and hops with their facts, each with its evidence."""
        return self._view.together(lambda _: self._paths(paths))

    def why(self, facts: Iterable[Fact]) -> list[Row]:
        """Return facts as objects, each with all its claims, the newest first."""
        return self._view.together(lambda _: self._why(facts))

    def show(self, named: Named) -> Row:
        """Return a coach, club or competition as an object: its properties, and its facts in sections."""
        return self._view.together(lambda _: self._show(named))

    def _paths(self, paths: Sequence[Path]) -> list[Row]:
        facts = self._view.facts(link.fact for path in paths for hop in path.hops for link in (hop.link, *hop.others))
        told = self._told(facts)
        return [
            {
                "path": number,
                "certainty": path.certainty,
                "hops": [
                    {
                        "start": self._node(hop.start, facts),
                        "end": self._node(hop.end, facts),
                        "forward": hop.link.start == hop.start,
                        "fact": told[hop.link.fact],
                        "others": [told[link.fact] for link in hop.others],
                    }
                    for hop in path.hops
                ],
            }
            for number, path in enumerate(paths, start=1)
        ]

    def _why(self, facts: Iterable[Fact]) -> list[Row]:
        by_id = {fact.id: fact for fact in sorted(facts, key=lambda fact: (fact_type(fact), fact.id))}
        claims = self._view.claims(by_id)
        articles = self._view.articles(claim.article for found in claims.values() for claim in found)
        told = self._told(by_id)
        return [
            {
                "fact": told[fact.id],
                "claims": [
                    {**_evidence(claim, articles), "agrees": agrees(claim, fact)}
                    for claim in newest_first(claims[fact.id])
                ],
            }
            for fact in by_id.values()
        ]

    def _show(self, named: Named) -> Row:
        facts = {fact.id: fact for fact in self._view.facts_about(named)}
        told = self._told(facts)
        sections: dict[str, list[Row]] = {section: [] for section in SECTIONS}
        for fact in sorted(facts.values(), key=_recency, reverse=True):
            sections[_section(named.label, fact)].append(told[fact.id])
        found = {section: rows for section, rows in sections.items() if rows}
        return {"label": named.label, **self._view.properties(named), "sections": found}

    def _node(self, node: Node, facts: dict[str, Fact]) -> Row:
        match = facts.get(node.id) if node.label == "Match" else None
        name = self._tell.match_name(match) if isinstance(match, Match) else self._tell.name(node.label, node.id)
        return {"label": node.label, "id": node.id, "name": name}

    def _told(self, facts: dict[str, Fact]) -> dict[str, Row]:
        """Return for each fact its values, its words, and the sentence that speaks for it."""
        self._tell.learn(facts.values())
        reports = self._view.reports(facts)
        best = {fact_id: best_report(fact, reports[fact_id]) for fact_id, fact in facts.items()}
        claims = self._view.claims_named(report.id for report in best.values() if report)
        articles = self._view.articles(claim.article for claim in claims.values())
        found: dict[str, Row] = {}
        for fact_id, fact in facts.items():
            values = {key: value for key, value in to_row(fact).items() if key != "claims"}
            start, end = self._tell.ends(fact)
            report = best[fact_id]
            found[fact_id] = {
                "type": fact_type(fact).value,
                "from": start,
                "to": end,
                "says": ", ".join(self._tell.details(fact)),
                "sentence": self._tell.sentence(fact),
                **values,
                "evidence": _evidence(claims[report.id], articles) if report else None,
            }
        return found


@contextmanager
def open_view(day: str | None) -> Iterator[View]:
    """Open the store, and yield the graph as it stands, or as it was known on a day."""
    with open_store() as store:
        if day is None:
            yield Present(store)
        else:
            from dugout.graph.history import AsOf  # the fold, which nothing else here needs

            yield AsOf(store, day)


def paths_between(
    view: View, start: str, end: str, *, k: int = 3, max_hops: int = 6, rumours: bool = True
) -> list[Path]:
    """Return the surest ways between two named nodes, the surest first.

    Raises:
        UsageError: If a name is unknown, ambiguous or no coach or club, or both are the same.
        NothingFound: If there is no way, or an end is only in the register.
    """
    search = partial(_paths_in, start=start, end=end, k=k, max_hops=max_hops, rumours=rumours)
    return view.together(search)


def _paths_in(view: View, *, start: str, end: str, k: int, max_hops: int, rumours: bool) -> list[Path]:
    first, last = find_each(view, (start, end), "Coach", "Club")
    if first == last:
        raise UsageError(f"{start!r} and {end!r} are both {first.name}")

    ends = Node(first.label, first.id), Node(last.label, last.id)
    ways = search_ways(partial(view.steps_about, matches=k), *ends, k=k, max_hops=max_hops, rumours=rumours)
    links = view.links_between({pair for nodes in ways for pair in pairwise(nodes)}, rumours=rumours)
    found = paths_over(links, ways)
    if not found:
        how = f"of at most {max_hops} hops" + ("" if rumours else " without rumours")
        raise NothingFound(f"no way {how} from {first.name} to {last.name}")
    return found


def facts_of(view: View, names: Sequence[str]) -> list[Fact]:
    """Return the facts that join two named nodes, or the one fact of an id.

    Two nodes are a coach and a club, two clubs, or either and a competition.

    Raises:
        UsageError: If there are more names, or a name or id is unknown.
        NothingFound: If nothing joins the two.
    """
    if len(names) > 2:
        raise UsageError(f"{len(names)} names; give two, or the id of one fact")
    if len(names) == 1:
        found = list(view.facts(names).values())
        if not found:
            raise UsageError(f"no fact has the id {names[0]!r}; give two names, or an id from `show --format csv`")
        return found
    first, second = find_each(view, names)
    others = {fact.id for fact in view.facts_about(second)}
    found = [fact for fact in view.facts_about(first) if fact.id in others]
    if first == second or not found:
        raise NothingFound(f"no article says anything that joins {first.name} and {second.name}")
    return found


def _evidence(claim: Claim, articles: dict[str, Article]) -> Row:
    article = articles.get(claim.article)
    return {
        "claim": claim.id,
        "says": says(claim),
        "quote": claim.quote,
        "source": source_of(claim, article),
        "reported": claim.reported,
        "certainty": claim.certainty,
        "article": claim.article,
        "url": article.url if article else None,
        "start": claim.start,
        "end": claim.end,
        "rule": claim.rule,
    }


def _section(label: str, fact: Fact) -> str:
    if isinstance(fact, Tenure):
        former = "former coaches" if label == "Club" else "former posts"
        return {Status.CURRENT: "in post", Status.INCOMING: "next", Status.FORMER: former}[fact.status]
    if isinstance(fact, Chase):
        return "earlier links" if fact.until or fact.stance is Stance.REJECTED else "links"
    return "titles" if isinstance(fact, Title) else "matches"


def _recency(fact: Fact) -> tuple[str, str, str, str]:
    """Return what sorts facts by the time they are about, as far as it is told, then by report."""
    day: str | None = None
    scheduled = ""
    if isinstance(fact, Tenure):
        day = fact.until or fact.since
    elif isinstance(fact, Match):
        day = fact.date
        scheduled = "1" if fact.status is MatchStatus.SCHEDULED else ""
    return scheduled, day or "", fact.last_reported or "", fact.id
