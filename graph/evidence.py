"""What all facts share: in which order claims are believed, and what stands behind a fact."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypedDict, TypeVar

from dugout.graph import dates
from dugout.graph.certainty import fact_certainty
from dugout.graph.model import Claim, FactType, MatchStatus, Status

T = TypeVar("T")
Key = tuple[str, float, int, str]

# A coach does not leave a club, come back and be in post again within this time.
YEAR_DAYS = 365
# So long after its last report a chase, an announcement or a mood is over.
SILENCE_DAYS = 180

_RANK: dict[Status | MatchStatus | None, int] = {Status.CURRENT: 2, Status.INCOMING: 1, MatchStatus.PLAYED: 1}


class Context(NamedTuple):
    """What a fold knows beside the claims: its day, and the cluster of each copied article."""

    day: str
    clusters: Mapping[str, str]


class Support(TypedDict):
    """The fields that every fact has, beside its id."""

    claims: tuple[str, ...]
    certainty: float
    articles: int
    sources: int
    first_reported: str | None
    last_reported: str | None


@lru_cache(maxsize=1 << 16)
def first(told: str) -> int:
    """Return the number of the first day that a date told as `told` can mean."""
    return dates.first_day(told).toordinal()


@lru_cache(maxsize=1 << 16)
def last(told: str) -> int:
    """Return the number of the last day that a date told as `told` can mean."""
    return dates.last_day(told).toordinal()


def belief(claim: Claim) -> Key:
    """Return what sorts claims from the least to the most believed.

    The newest report wins; one without a date is the oldest. Ties: certainty, then status
    (current, incoming, former), then claim id.
    """
    return (claim.reported or "", claim.certainty, _RANK.get(claim.status, 0), claim.id)


def newest(claims: Sequence[Claim], value: Callable[[Claim], T | None]) -> T | None:
    """Return a value as the most believed of `claims` that tells it does; they come sorted."""
    for claim in reversed(claims):
        told = value(claim)
        if told is not None:
            return told
    return None


def newest_date(claims: Sequence[Claim], value: Callable[[Claim], str | None]) -> str | None:
    """Return the date that the newest report tells, as exactly as any report agrees: "2025-07" for "2025".

    Of several that are as exact, that which most claims tell, and the newest of them.
    """
    told = newest(claims, value)
    if told is None:
        return None
    finer = [v for claim in claims if (v := value(claim)) and v.startswith(told)]
    times = Counter(finer)
    return max(reversed(finer), key=lambda date: (len(date), times[date]))


def age_days(reported: str | None, day: str) -> int | None:
    """Return the days between a report and the day of the fold, None if either is unknown."""
    return last(day) - last(reported) if reported and day else None


def support(
    kind: FactType, claims: Sequence[Claim], context: Context, *, agreeing: Iterable[Claim], ages: bool
) -> Support:
    """Return the shared fields of a fact that rests on `claims`.

    Args:
        agreeing: Those that say what the fact says; the others do not make it surer.
        ages: Whether the fact grows doubtful without news.
    """
    clusters = context.clusters
    told = [claim.reported for claim in claims if claim.reported]
    surest: dict[str, float] = {}
    for claim in agreeing:
        source = clusters.get(claim.article, claim.article)
        if claim.certainty > surest.get(source, 0.0):
            surest[source] = claim.certainty
    last_reported = max(told) if told else None
    articles = {claim.article for claim in claims}
    return {
        "claims": tuple(sorted([claim.id for claim in claims])),
        "certainty": fact_certainty(kind, surest.values(), age_days(last_reported, context.day) if ages else 0),
        "articles": len(articles),
        "sources": len({clusters.get(article, article) for article in articles}),
        "first_reported": min(told) if told else None,
        "last_reported": last_reported,
    }
