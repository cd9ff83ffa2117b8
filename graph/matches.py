"""PLAYED: from the claims about two clubs to the matches between them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count

from dugout.graph.evidence import Context, belief, last, newest, support
from dugout.graph.ids import slug
from dugout.graph.model import Claim, FactType, Match, MatchStatus

# How long before a match it is announced, and how long after it is still told without its date.
_AHEAD_DAYS, _BEHIND_DAYS = 60, 30
_TOLERANCE_DAYS = 1
_FULL = len("2026-03-07")
_SCORE = re.compile(r"(\d+)-(\d+)")


@dataclass(slots=True)
class _Group:
    """The claims about one match; `core` are those that made it, which later ones are compared with."""

    core: list[Claim] = field(default_factory=list)
    more: list[Claim] = field(default_factory=list)


def fold_matches(pairs: Mapping[tuple[str, str], Sequence[Claim]], context: Context) -> list[Match]:
    """Return the matches that the claims about each two clubs, sorted by id, tell of.

    Claims with a day are one match if they lie within a day of its first. Those without
    one go to the match that fits what they tell, played shortly before or scheduled shortly
    after the report; the rest are grouped by competition, stage, season and score.
    """
    matches: list[Match] = []
    for clubs, claims in pairs.items():
        taken: set[str] = set()
        for group in _groups(sorted(claims, key=belief)):
            matches.append(_match(clubs, group, taken, context))
            taken.add(matches[-1].id)
    return matches


def is_played(claim: Claim) -> bool:
    """Return whether a claim tells of a match that is over."""
    return claim.status is MatchStatus.PLAYED or bool(claim.score)


def sorted_score(claim: Claim) -> str | None:
    """Return the score of a claim in the order of its clubs' ids: "1-2" where "b 2-1 a" is told."""
    told = _SCORE.fullmatch(claim.score or "")
    if told is None or claim.club is None or claim.opponent is None:
        return None
    return f"{told[2]}-{told[1]}" if claim.club.id > claim.opponent.id else f"{told[1]}-{told[2]}"


def _groups(claims: Sequence[Claim]) -> list[_Group]:
    dated: list[_Group] = []
    for claim in sorted(claims, key=lambda c: c.date or ""):
        if claim.date is None or len(claim.date) < _FULL:
            continue
        if not dated or last(claim.date) - last(dated[-1].core[0].date or "") > _TOLERANCE_DAYS:
            dated.append(_Group())
        dated[-1].core.append(claim)
    cut: dict[str, _Group] = {}
    # The finest first: "2026" may mean the match of "2026-03".
    for claim in sorted(claims, key=lambda c: -len(c.date or "")):
        if claim.date and len(claim.date) < _FULL:
            told = claim.date
            fitting = [g for g in (*dated, *cut.values()) if any((c.date or "").startswith(told) for c in g.core)]
            home = _best(claim, fitting)
            if home is None:
                home = cut.setdefault(told, _Group())
            (home.more if home.core and home.core[0].date != told else home.core).append(claim)
    rest: list[_Group] = []
    for claim in sorted(claims, key=lambda c: (-_told(c), belief(c))):
        if claim.date:
            continue
        home = _best(claim, [group for group in dated if _in_time(claim, group)])
        if home is not None:
            home.more.append(claim)
            continue
        home = next((group for group in rest if all(_one_match(claim, other) for other in group.core)), None)
        if home is None:
            home = _Group()
            rest.append(home)
        home.core.append(claim)
    return [*dated, *(cut[told] for told in sorted(cut)), *sorted(rest, key=lambda g: min(map(belief, g.core)))]


def _told(claim: Claim) -> int:
    return sum(bool(value) for value in (claim.competition, claim.stage, claim.season, claim.score))


def _best(claim: Claim, groups: Iterable[_Group]) -> _Group | None:
    """Return the group nearest to a report in time among those that a claim does not contradict."""
    reported = last(claim.reported) if claim.reported else 0
    fitting = [group for group in groups if not any(_contradict(claim, other) for other in group.core)]
    return min(fitting, key=lambda group: abs(last(group.core[0].date or "") - reported), default=None)


def _contradict(left: Claim, right: Claim) -> bool:
    scores = {score for score in map(sorted_score, (left, right)) if score}
    competitions = {claim.competition.id for claim in (left, right) if claim.competition}
    return len(scores) > 1 or len(competitions) > 1


def _in_time(claim: Claim, group: _Group) -> bool:
    """Return whether a claim without a date can mean a match, by the day of its report or by its round."""
    if claim.competition and claim.season and any(_round(claim) == _round(other) for other in group.core):
        return True
    if not claim.reported:
        return False
    ahead = last(group.core[0].date or "") - last(claim.reported)
    return -_BEHIND_DAYS <= ahead <= _TOLERANCE_DAYS if is_played(claim) else -_TOLERANCE_DAYS <= ahead <= _AHEAD_DAYS


def _round(claim: Claim) -> tuple[str | None, str | None, str | None]:
    return (claim.competition.id if claim.competition else None, claim.stage, claim.season)


def _one_match(left: Claim, right: Claim) -> bool:
    """Return whether two claims without a date can be about one match."""
    if _contradict(left, right):
        return False
    for one, other in ((left.stage, right.stage), (left.season, right.season)):
        if one and other and one != other:
            return False
    if left.competition and left.season and right.competition and right.season:
        return True
    if not left.reported or not right.reported:
        return True
    return abs(last(left.reported) - last(right.reported)) <= _AHEAD_DAYS


def _match(clubs: tuple[str, str], group: _Group, taken: set[str], context: Context) -> Match:
    claims = sorted([*group.core, *group.more], key=belief)
    played = [claim for claim in claims if is_played(claim)]
    exact = [claim for claim in group.core if claim.date]
    date = max(exact, key=lambda claim: (is_played(claim), belief(claim))).date if exact else None
    competition = newest(claims, lambda claim: claim.competition.id if claim.competition else None)
    stage = newest(claims, lambda claim: claim.stage)
    season = newest(claims, lambda claim: claim.season)
    where = date or (competition and "-".join(map(slug, filter(None, (competition, stage, season)))))
    return Match(
        id=_free(f"{clubs[0]}--{clubs[1]}--", where, taken),
        clubs=clubs,
        status=MatchStatus.PLAYED if played else MatchStatus.SCHEDULED,
        score=newest(played, sorted_score),
        date=date,
        competition=competition,
        stage=stage,
        season=season,
        **support(FactType.PLAYED, claims, context, agreeing=claims, ages=False),
    )


def _free(stem: str, where: str | None, taken: set[str]) -> str:
    """Return the first id that is free: "a--b--serie-a", "a--b--serie-a-2"; "a--b--undated-1"."""
    ids = chain([stem + where] if where else [], (f"{stem}{where or 'undated'}-{n}" for n in count(2 if where else 1)))
    return next(ident for ident in ids if ident not in taken)
