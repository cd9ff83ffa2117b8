"""WON_TITLE_AT: one fact for each coach, club and competition."""

from collections.abc import Mapping, Sequence

from dugout.graph.evidence import Context, belief, newest, support
from dugout.graph.model import Claim, FactType, Title


def fold_titles(won: Mapping[tuple[str, str, str], Sequence[Claim]], context: Context) -> list[Title]:
    """Return the titles told of each coach, club and competition.

    The newest told count wins. A list of seasons is a lower bound, and so is a count of
    one: "won the league with Juventus in 2015" does not take back the other four.
    """
    return [_title(ids, sorted(claims, key=belief), context) for ids, claims in won.items()]


def _title(ids: tuple[str, str, str], claims: Sequence[Claim], context: Context) -> Title:
    coach, club, competition = ids
    seasons = tuple(sorted({season for claim in claims for season in claim.seasons}))
    told = newest(claims, lambda claim: claim.count if claim.count != 1 else None)
    least = max(len(seasons), 1 if any(claim.count == 1 for claim in claims) else 0)
    return Title(
        id=f"{coach}--{club}--{competition}",
        coach=coach,
        club=club,
        competition=competition,
        count=max(told or 0, least) or None,
        seasons=seasons,
        **support(FactType.WON_TITLE_AT, claims, context, agreeing=claims, ages=False),
    )
