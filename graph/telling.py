"""Facts and claims in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from dugout.graph.model import Article, Chase, Claim, Fact, Match, MatchStatus, Tenure, Title, fact_type
from dugout.graph.render import shown
from dugout.graph.views import View


@dataclass(slots=True)
class Teller:
    """Tells facts in words, from one view of the graph."""

    view: View
    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def learn(self, facts: Iterable[Fact]) -> None:
        """Read the names of what facts are about, as far as they are not known yet."""
        ids = {ident for fact in facts for ident in _about(fact)} - {ident for _, ident in self.names}
        self.names |= {(named.label, named.id): shown(named.name) for named in self.view.names_of(sorted(ids))}

    def name(self, label: str, node_id: str) -> str:
        """Return the name by which a node is shown."""
        return self.names.get((label, node_id), node_id)

    def match_name(self, match: Match) -> str:
        """Return "Real Madrid 2-1 Celta Vigo, 2026-03-06", or with " v " where no score is told."""
        first, second = (self.name("Club", club) for club in match.clubs)
        told = [match.date, match.competition and self.name("Competition", match.competition), match.stage]
        return ", ".join(filter(None, (f"{first} {match.score or 'v'} {second}", *told)))

    def details(self, fact: Fact) -> list[str]:
        """Return what is told of a fact beside its ends: "denied", "1 source", "2026-03-07"."""
        found: list[str | None] = []
        if isinstance(fact, Tenure):
            found += [fact.status.value, "interim" if fact.interim else None, _span(fact.since, fact.until)]
            found += [fact.contract_until and f"contract to {fact.contract_until}", fact.outlook and fact.outlook.value]
        elif isinstance(fact, Chase):
            found += [fact.stance.value, fact.until and f"over since {fact.until}"]
        elif isinstance(fact, Title):
            times = f"{fact.count} x " if fact.count and fact.count > 1 else ""
            found += [times + self.name("Competition", fact.competition), ", ".join(fact.seasons)]
        elif isinstance(fact, Match) and fact.status is MatchStatus.SCHEDULED:
            found.append("scheduled")
        sources = f"{fact.sources} source{'' if fact.sources == 1 else 's'}"
        return [item for item in (*found, sources, fact.last_reported or "undated") if item]

    def label(self, fact: Fact) -> str:
        """Return a fact as the label of its edge: "LINKED_TO (denied, 1 source, 2026-03-07)"."""
        return f"{fact_type(fact)} ({', '.join(self.details(fact))})"

    def sentence(self, fact: Fact) -> str:
        """Return a fact as one line: "Massimiliano Allegri ─LINKED_TO (denied, ...)→ Real Madrid"."""
        if isinstance(fact, Match):
            return f"{self.match_name(fact)} ({', '.join(self.details(fact))})"
        start, end = self.ends(fact)
        return f"{start} ─{self.label(fact)}→ {end}"

    def ends(self, fact: Fact) -> tuple[str, str]:
        """Return the names of the two nodes that a fact joins; of a match, its clubs."""
        if isinstance(fact, Match):
            return self.name("Club", fact.clubs[0]), self.name("Club", fact.clubs[1])
        if isinstance(fact, Tenure | Chase | Title):
            return self.name("Coach", fact.coach), self.name("Club", fact.club)
        raise TypeError(type(fact).__name__)


def _about(fact: Fact) -> Iterator[str]:
    for name in ("coach", "club", "competition"):
        if ident := getattr(fact, name, None):
            yield ident
    if isinstance(fact, Match):
        yield from fact.clubs


def says(claim: Claim) -> str:
    """Return what a claim says of its fact, in a word or two: "denied", "current, leaving", "5 titles"."""
    if claim.stance:
        return claim.stance.value
    if claim.status:
        return ", ".join(filter(None, (claim.status.value, claim.score, claim.outlook and claim.outlook.value)))
    return "1 title" if claim.count == 1 else f"{claim.count} titles" if claim.count else "title"


def source_of(claim: Claim, article: Article | None) -> str:
    """Return where a claim stands and when: "Marca, 2026-03-01".

    Without a publisher it is the site of the address, else the headline, else the article's id.
    """
    place = None
    if article is not None:
        site = urlsplit(article.url).hostname if article.url else None
        place = article.publisher or (site and site.removeprefix("www.")) or article.headline
    return shown(f"{place or claim.article}, {claim.reported or 'undated'}")


def _span(since: str | None, until: str | None) -> str | None:
    if since and until:
        return f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else None
