"""The claims about one coach at one club, parted into spells."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dugout.graph.evidence import YEAR_DAYS, Key, belief, first, last, newest
from dugout.graph.model import Claim, Status

# Papers go on calling a man the coach for some weeks after he has gone.
_STALE_DAYS = 30

_Dates = tuple[str | None, str | None]  # since and until


@dataclass(slots=True)
class Spell:
    """One stay of a coach at a club, with its claims from the least to the most believed.

    `in_post` are those that say he is in charge, or will be, in the order of what they
    tell; `begins` is the number of the first day that is known of it, 0 if none is, and
    `seen` of the last on which he was in post or on his way.
    """

    claims: list[Claim] = field(default_factory=list)
    in_post: list[Claim] = field(default_factory=list)
    begins: int = 0
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Absence:
    """When a coach was not in post, as day numbers.

    `ends` are the last days that reports of him as a former coach tell, `past` the days of
    those that tell none; `replaced` returns whether between two days another was in charge.
    """

    ends: Sequence[int]
    past: Sequence[int]
    replaced: Callable[[int, int], bool]

    def ended(self, after: int, before: int) -> bool:
        """Return whether his time is told to have ended between two days, well before the second."""
        return bisect_right(self.ends, after) < bisect_left(self.ends, before - _STALE_DAYS)

    def gone(self, after: int, before: int) -> bool:
        """Return whether anything says that he was not in post between two days."""
        for days in (self.ends, self.past):
            if bisect_right(days, after) < bisect_left(days, before):
                return True
        return self.replaced(after, before)


def part_spells(claims: Sequence[Claim], replaced: Callable[[int, int], bool]) -> list[Spell]:
    """Return the spells that the claims about one coach at one club tell of, oldest first.

    Reports of him in post make the stays. Two of them are of two stays where dates say so,
    or where more than a year lies between them and he was gone in the meantime. A report of
    him as a former coach belongs to the stay that its dates fit; without dates to the one
    it closes, but to an earlier one if the same article has him in post too, or if he is
    in post again within a year.

    Args:
        replaced: Whether between two days another coach was reported in charge there.
    """
    claims = sorted(claims, key=belief)
    in_post = [claim for claim in claims if claim.status is not Status.FORMER]
    former = [claim for claim in claims if claim.status is Status.FORMER]
    stays: list[Spell] = []
    beside: dict[str, int] = {}
    if in_post:
        articles = {claim.article for claim in in_post}
        ends = sorted(last(claim.until) for claim in former if claim.until)
        past = sorted(
            last(c.reported) for c in former if c.reported and not (c.until or c.since) and c.article not in articles
        )
        stays = _stays(in_post, Absence(ends, past, replaced))
        beside = {claim.article: place for place, stay in reversed([*enumerate(stays)]) for claim in stay.in_post}
    reports = [(belief(stay.claims[0]), belief(stay.claims[-1])) for stay in stays]
    earlier: list[Claim] = []
    for claim in former:
        place = _place(claim, stays, reports, beside.get(claim.article))
        (stays[place].claims if place >= 0 else earlier).append(claim)
    for stay in stays:
        stay.claims.sort(key=belief)
    return sorted(stays + _past_spells(earlier), key=lambda spell: (spell.begins, spell.claims[0].id))


def _seen(claim: Claim) -> int:
    """Return the day that a report of a coach in post tells of, 0 if it has no date at all."""
    told = claim.reported or claim.since
    return last(told) if told else 0


def _stays(in_post: list[Claim], absence: Absence) -> list[Spell]:
    in_post = sorted(in_post, key=_seen)
    starts = sorted({first(claim.since) for claim in in_post if claim.since})
    stays = [Spell(in_post=in_post[:1])]
    for before, after in pairwise(in_post):
        if _parted(before, after, starts, absence):
            stays.append(Spell())
        stays[-1].in_post.append(after)
    earliest = 0
    for stay in stays:
        stay.claims = sorted(stay.in_post, key=belief)
        since = newest(stay.claims, lambda claim: claim.since)
        seen = [day for day in map(_seen, stay.in_post) if day]
        stay.begins = max(earliest, min([*seen, *([first(since)] if since else [])], default=0))
        stay.seen = earliest = max(seen, default=0)
    return stays


def _parted(before: Claim, after: Claim, starts: Sequence[int], absence: Absence) -> bool:
    """Return whether two reports of a coach in post, one following the other, are of two stays."""
    left, right = _seen(before), _seen(after)
    if not left or left == right:
        return False
    start = max((day for day in starts[bisect_right(starts, left) : bisect_right(starts, right)]), default=None)
    if (start is not None and start - left > YEAR_DAYS) or absence.ended(left, right):
        return True
    long = right - left > YEAR_DAYS
    if before.status is Status.INCOMING:
        return long and absence.gone(left, right)
    if after.status is Status.INCOMING:
        return long or absence.gone(left, right)
    return (long and absence.gone(left, right)) or (start is not None and absence.gone(left, start))


def _place(claim: Claim, stays: Sequence[Spell], reports: Sequence[tuple[Key, Key]], beside: int | None) -> int:
    """Return which of the stays a report of a former coach is about, -1 if about none.

    Args:
        reports: The least and the most believed report of him in post, of each stay.
        beside: Which stay the same article has him in post in.
    """
    if claim.until:
        end = last(claim.until)
        place = max((n for n, stay in enumerate(stays) if stay.begins <= end), default=-1)
    elif claim.since:
        start = first(claim.since)
        place = next((n for n, stay in enumerate(stays) if stay.seen >= start), -1)
    elif not claim.reported:
        place = 0 if stays else -1
    else:
        report = belief(claim)
        place = max((n for n, (oldest, _) in enumerate(reports) if oldest < report), default=-1)
        if place >= 0 and reports[place][1] > report:
            place -= 1  # in post before and after: what has ended is an earlier stay
    if beside is not None and place >= beside:
        place = beside - 1
    if place >= 0 and claim.since:
        told = {c.since for c in stays[place].in_post if c.since}
        if told and not any(_near(claim.since, since) for since in told):
            return -1
    return place


def _near(left: str, right: str) -> bool:
    """Return whether two dates as told are within a year of each other."""
    return max(first(left) - last(right), first(right) - last(left)) <= YEAR_DAYS


def _past_spells(former: Iterable[Claim]) -> list[Spell]:
    """Return the spells told only by reports of a former coach, oldest first."""
    by_dates: dict[_Dates, list[Claim]] = defaultdict(list)
    for claim in former:
        by_dates[claim.since, claim.until].append(claim)
    dateless = by_dates.pop((None, None), [])
    groups: list[list[_Dates]] = []
    # Those with both dates first: one end alone may fit several.
    for dates in sorted(by_dates, key=lambda d: (None in d, d[0] or d[1] or "", d[1] or "")):
        group = next((group for group in groups if all(_one_past(dates, other) for other in group)), None)
        if group is None:
            groups.append([dates])
        else:
            group.append(dates)
    spells = [
        Spell([c for dates in group for c in by_dates[dates]], begins=min(first(s or u or "") for s, u in group))
        for group in groups
    ]
    spells.sort(key=lambda spell: (spell.begins, min(claim.id for claim in spell.claims)))
    lone = Spell()
    for claim in dateless:
        reported = last(claim.reported) if claim.reported else 0
        over = [spell for spell in spells if spell.begins <= reported]
        home = over[-1] if over else spells[0] if spells and not reported else lone
        home.claims.append(claim)
    spells += [lone] if lone.claims else []
    for spell in spells:
        spell.claims.sort(key=belief)
    return spells


def _one_past(left: _Dates, right: _Dates) -> bool:
    """Return whether two reports of a former coach, with these dates, can be about one spell."""
    if any(one and other and not _near(one, other) for one, other in zip(left, right, strict=True)):
        return False
    return not any(
        since and until and first(since) > last(until) for since, until in ((left[0], right[1]), (right[0], left[1]))
    )
