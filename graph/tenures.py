"""MANAGES: from the claims about coaches in post to tenures, and to when each was appointed."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from dugout.graph.evidence import SILENCE_DAYS, Context, Key, belief, first, last, newest, newest_date, support
from dugout.graph.model import Claim, ClubKind, FactType, Outlook, Status, Tenure
from dugout.graph.spells import Spell, part_spells

# The claims about each coach and club.
Pairs = Mapping[tuple[str, str], Sequence[Claim]]


class Appointment(NamedTuple):
    """A permanent coach's start at a club.

    `earliest` is the first day that it can have been, 0 if unknown; `held` the last on
    which he can be taken to have been in post.
    """

    earliest: int
    told: str
    coach: str
    held: int


class Appointments:
    """Who was given the post at one club, and when."""

    def __init__(self, made: Iterable[Appointment]) -> None:
        """Sort the appointments by the first day that each can have been."""
        made = sorted(made)
        self._days = [appointment.earliest for appointment in made]
        self._of_coach: dict[str, list[Appointment]] = defaultdict(list)
        self._soonest: list[str] = []
        soonest: str | None = None
        for appointment in reversed(made):
            self._of_coach[appointment.coach].append(appointment)
            soonest = min(filter(None, (appointment.told, soonest)), key=_by_day)
            self._soonest.append(soonest)
        self._soonest.reverse()

    def first_after(self, begun: str | None, coach: str) -> tuple[str, int] | None:
        """Return the date of the first appointment that ends a chase of a coach begun on a date.

        His own may be told with the first rumour; a rumour of the post that he holds ends
        as it begins. Another's must be known to be later. With it comes the day up to
        which he holds the post himself, 0 for another's.
        """
        day = last(begun) if begun else 0
        place = bisect_right(self._days, day)
        ends = [(told, 0) for told in self._soonest[place : place + 1]]
        for own in self._of_coach.get(coach, ()):
            if last(own.told) >= day:
                ends.append((own.told, own.held))
            elif begun and day <= own.held:
                ends.append((begun, own.held))
        return min(ends, key=lambda end: (_by_day(end[0]), -end[1]), default=None)


def _by_day(told: str) -> tuple[int, str]:
    return (last(told), told)


class Report(NamedTuple):
    """A claim that a permanent coach is in post or on his way."""

    belief: Key
    coach: str
    club: str
    claim: Claim


@dataclass(slots=True)
class Posts:
    """Who was in post, over all claims."""

    at_club: dict[str, list[Report]] = field(default_factory=lambda: defaultdict(list))  # least believed first
    of_coach: dict[str, list[Report]] = field(default_factory=lambda: defaultdict(list))
    in_charge: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))  # day and coach
    together: set[tuple[str, str | None, str, str]] = field(default_factory=set)  # article, status, club, coach


def fold_tenures(
    pairs: Pairs, context: Context, kinds: Mapping[str, ClubKind] | None
) -> tuple[list[Tenure], dict[str, Appointments]]:
    """Return the tenures, and the appointments at each club.

    Args:
        pairs: The claims about each coach and club.
        kinds: What sort of team a club is (a club where it is not told). With it, a coach
            whom a newer report has in charge of another club has left the older one;
            national teams aside, which a coach may have beside a club.
    """
    posts = _posts(pairs)
    tenures: list[Tenure] = []
    made: dict[str, list[Appointment]] = defaultdict(list)
    for (coach, club), claims in pairs.items():
        spells = part_spells(claims, partial(_replaced, posts.in_charge.get(club, []), coach))
        for number, spell in enumerate(spells, 1):
            over = any(later.in_post for later in spells[number:]) or _is_over(spell, posts, (coach, club), kinds)
            tenures.append(_tenure(f"{coach}--{club}--{number}", spell, (coach, club), over=over, context=context))
            made[club] += _appointed(coach, spell, posts.in_charge.get(club, []))
    return tenures, {club: Appointments(appointments) for club, appointments in made.items()}


def _posts(pairs: Pairs) -> Posts:
    posts = Posts()
    for (coach, club), claims in pairs.items():
        for claim in claims:
            if claim.status is Status.FORMER:
                continue
            posts.together.add((claim.article, claim.status, club, coach))
            if claim.status is Status.CURRENT and claim.reported:
                posts.in_charge[club].append((last(claim.reported), coach))
            if not claim.interim:
                report = Report(belief(claim), coach, club, claim)
                posts.at_club[club].append(report)
                posts.of_coach[coach].append(report)
    for reports in (*posts.at_club.values(), *posts.of_coach.values()):
        reports.sort(key=lambda report: report.belief)
    for days in posts.in_charge.values():
        days.sort()
    return posts


def _replaced(in_charge: Sequence[tuple[int, str]], coach: str, after: int, before: int) -> bool:
    """Return whether somebody else was in charge between two days."""
    between = in_charge[bisect_right(in_charge, (after + 1,)) : bisect_left(in_charge, (before,))]
    return any(other != coach for _, other in between)


def _is_over(spell: Spell, posts: Posts, pair: tuple[str, str], kinds: Mapping[str, ClubKind] | None) -> bool:
    """Return whether a newer report of another coach there, or of the coach elsewhere, ends a spell."""
    coach, club = pair
    if any(report.coach != coach for report in _enders(spell, posts.at_club[club], posts)):
        return True
    if kinds is None or kinds.get(club) is ClubKind.NATIONAL:
        return False
    return any(
        report.club != club and kinds.get(report.club) is not ClubKind.NATIONAL
        for report in _enders(spell, posts.of_coach[coach], posts)
    )


def _enders(spell: Spell, reports: Sequence[Report], posts: Posts) -> Iterator[Report]:
    """Yield the reports that are newer than a spell's own and leave it no room.

    A coach in charge ends one in charge. One on his way ends one on his way, and so does one
    in charge when the older announcement has been silent for long. Posts that one article
    tells side by side do not end each other, unless one is said to have begun later.
    """
    standing = spell.claims[-1]
    if standing.status is Status.FORMER:
        return
    own = belief(standing)
    since = newest(spell.claims, lambda claim: claim.since)
    for report in reversed(reports):
        claim = report.claim
        if (claim.reported or "") < (standing.reported or ""):
            return
        if claim.status is not standing.status and not (claim.status is Status.CURRENT and _is_stale(standing, claim)):
            continue
        places = ((c.article, c.status, report.club, report.coach) for c in spell.in_post)
        if any(place in posts.together for place in places):
            # Of two whom one article has in post, with dates, the one who began later took over.
            ends = bool(since and claim.since) and first(claim.since or "") > last(since or "")
        else:
            ends = report.belief > own
        if ends:
            yield report


def _is_stale(announced: Claim, later: Claim) -> bool:
    if not announced.reported or not later.reported:
        return False
    return last(later.reported) - last(announced.reported) >= SILENCE_DAYS


def _tenure(ident: str, spell: Spell, pair: tuple[str, str], *, over: bool, context: Context) -> Tenure:
    claims = spell.claims
    told = claims[-1].status
    status = Status.FORMER if over or not isinstance(told, Status) else told
    since = newest_date(claims, lambda claim: claim.since)
    until = newest_date(claims, lambda claim: claim.until)
    agreeing = claims if status is not told else supporters(status, claims)
    shared = support(FactType.MANAGES, claims, context, agreeing=agreeing, ages=status is not Status.FORMER)
    reported = shared["last_reported"]
    if until and reported and status is not Status.FORMER and last(until) < last(reported):
        until = None  # an end that he has outstayed
    if since and until and first(since) > last(until):
        since = None
    interim = newest(claims, lambda claim: False if claim.interim is None and claim.contract_until else claim.interim)
    return Tenure(
        id=ident,
        coach=pair[0],
        club=pair[1],
        status=status,
        since=since,
        until=until,
        contract_until=newest_date(claims, lambda claim: claim.contract_until),
        interim=bool(interim),
        outlook=None if status is Status.FORMER else newest(claims, partial(_fresh_outlook, reported)),
        **shared,
    )


def supporters(status: Status, claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims of a tenure that say where it stands."""
    return [claim for claim in claims if claim.status is status]


def _fresh_outlook(reported: str | None, claim: Claim) -> Outlook | None:
    """Return what a claim says of a coach's stay, unless he has been reported on for long without it."""
    if reported and (not claim.reported or last(reported) - last(claim.reported) >= SILENCE_DAYS):
        return None
    return claim.outlook


def _appointed(coach: str, spell: Spell, in_charge: Sequence[tuple[int, str]]) -> list[Appointment]:
    """Return when the coach of a spell was given the post for good, if any report with a date says so."""
    told = next((claim for claim in spell.in_post if claim.reported and not claim.interim), None)
    if told is None or told.reported is None:
        return []
    reported = last(told.reported)
    held = spell.seen + (SILENCE_DAYS if spell.claims[-1].status is Status.CURRENT else 0)
    if told.status is Status.INCOMING:
        return [Appointment(reported, told.reported, coach, held)]
    if told.since and len(told.since) > len("2025"):
        return [Appointment(first(told.since), told.since, coach, held)]
    # A first report of a coach in charge is news only if another was seen in charge before.
    earlier = in_charge[: bisect_left(in_charge, (reported,))]
    before = next((day for day, other in reversed(earlier) if other != coach), None)
    return [Appointment(0 if before is None else before + 1, told.reported, coach, held)]
