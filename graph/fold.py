"""The fold: from claims and a day to facts, whatever the order of the claims."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dugout.graph.chases import fold_chases
from dugout.graph.dates import last_day
from dugout.graph.evidence import Context
from dugout.graph.matches import fold_matches
from dugout.graph.model import Claim, ClubKind, Fact, FactType, Status
from dugout.graph.tenures import fold_tenures
from dugout.graph.titles import fold_titles


def fold_claims(
    claims: Iterable[Claim],
    day: str | None = None,
    *,
    clusters: Mapping[str, str] | None = None,
    kinds: Mapping[str, ClubKind] | None = None,
) -> list[Fact]:
    """Return the facts that claims amount to, as known on a day, sorted by id.

    Args:
        day: Only what was reported by then counts, and nothing without a date. Without it
            everything counts, as it stands on the latest day that the claims name.
        clusters: The cluster of each article that has near-copies; others stand alone.
        kinds: What sort of team each club is; see `fold_tenures`.

    Raises:
        InvalidDate: If a date of a claim, or `day`, is no date as told.
    """
    claims = list(claims)
    if day is None:
        return fold_counted(standing(claims), latest_day(claims), clusters=clusters, kinds=kinds)
    day = last_day(day).isoformat()
    return fold_counted(known_on(claims, day), day, clusters=clusters, kinds=kinds)


def latest_day(claims: Iterable[Claim]) -> str | None:
    """Return the latest date on which one of the claims was reported or superseded, None without any."""
    return max((told for claim in claims for told in (claim.reported, claim.superseded) if told), default=None)


def standing(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims of articles as they stand now."""
    return [claim for claim in claims if claim.superseded is None]


def known_on(claims: Iterable[Claim], day: str) -> list[Claim]:
    """Return the claims that were reported by a day and not yet superseded then."""
    return [
        claim
        for claim in claims
        if claim.reported and claim.reported <= day and (claim.superseded is None or day < claim.superseded)
    ]


def fold_counted(
    claims: Iterable[Claim],
    day: str | None,
    *,
    clusters: Mapping[str, str] | None = None,
    kinds: Mapping[str, ClubKind] | None = None,
) -> list[Fact]:
    """Return the facts of claims that all count, as they are on a day, sorted by id.

    A fact depends on no other claims than those about its coach and those about its club:
    what touches neither leaves it as it is.
    """
    manages: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    linked: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    won: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    played: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        coach, club, other, kind = claim.coach, claim.club, claim.opponent, claim.kind
        if club is None:
            continue
        if kind is FactType.PLAYED:
            if other is not None and other.id != club.id:
                played[min(club.id, other.id), max(club.id, other.id)].append(claim)
        elif coach is None:
            continue
        elif kind is FactType.MANAGES:
            if isinstance(claim.status, Status):
                manages[coach.id, club.id].append(claim)
        elif kind is FactType.LINKED_TO:
            linked[coach.id, club.id].append(claim)
        elif claim.competition is not None:
            won[coach.id, club.id, claim.competition.id].append(claim)
    context = Context(day or "", clusters or {})
    tenures, appointments = fold_tenures(manages, context, kinds)
    facts: list[Fact] = [
        *tenures,
        *fold_chases(linked, context, appointments),
        *fold_titles(won, context),
        *fold_matches(played, context),
    ]
    return sorted(facts, key=lambda fact: fact.id)
