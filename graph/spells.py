"""The claims about one coach at one club, parted into spells."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dugout.graph.evidence import YEAR_DAYS, Key, belief, first, last, newest
from dugout.graph.model import Claim, Status

# Papers go on calling a man the coach for some weeks after he has gone.
_STALE_DAYS = 30


@dataclass(slots=True)
class Spell:
    """One stay of a coach at a club, with its claims from the least to the most believed.

    `in_post` are those that say he is in charge, or will be, in the order of what they
    tell; `begins` is the number of the first day that is known of it, 0 if none is.
    """

    claims: list[Claim] = field(default_factory=list)
    in_post: list[Claim] = field(default_factory=list)
    begins: int = 0


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
    if in_post:
        beside = {claim.article for claim in in_post}
        ends = sorted(last(claim.until) for claim in former if claim.until)
        past = sorted(
            last(c.reported) for c in former if c.reported and not (c.until or c.since) and c.article not in beside
        )
        stays = _stays(in_post, Absence(ends, past, replaced))
    earlier: list[Claim] = []
    for claim in former:
        place = _place(claim, stays)
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
        earliest = max(seen, default=0)
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


def _place(claim: Claim, stays: Sequence[Spell]) -> int:
    """Return which of the stays a report of a former coach is about, -1 if about none."""
    if claim.until:
        end = last(claim.until)
        place = max((n for n, stay in enumerate(stays) if stay.begins <= end), default=-1)
    elif claim.since:
        start = first(claim.since)
        place = next((n for n, stay in enumerate(stays) if max(map(_seen, stay.in_post)) >= start), -1)
    elif not claim.reported:
        place = 0 if stays else -1
    else:
        place = _closed_by(belief(claim), stays)
    beside = next((n for n, stay in enumerate(stays) if any(c.article == claim.article for c in stay.in_post)), None)
    if beside is not None and place >= beside:
        place = beside - 1
    if place >= 0 and claim.since:
        told = [c.since for c in stays[place].in_post if c.since]
        if told and not any(_near(claim.since, since) for since in told):
            return -1
    return place


def _closed_by(report: Key, stays: Sequence[Spell]) -> int:
    """Return which stay a report without dates closes: the last before it, if no report of it follows."""
    place = max((n for n, stay in enumerate(stays) if min(map(belief, stay.in_post)) < report), default=-1)
    if place >= 0 and max(map(belief, stays[place].in_post)) > report:
        place -= 1
    return place


def _near(left: str, right: str) -> bool:
    """Return whether two dates as told are within a year of each other."""
    return max(first(left) - last(right), first(right) - last(left)) <= YEAR_DAYS


def _past_spells(former: Iterable[Claim]) -> list[Spell]:
    """Return the spells told only by reports of a former coach, those with the most dates first."""
    spells: list[Spell] = []
    dateless: list[Claim] = []
    for claim in sorted(former, key=lambda c: (not (c.since and c.until), c.since or c.until or "", c.id)):
        told = claim.since or claim.until
        if not told:
            dateless.append(claim)
            continue
        spell = next((spell for spell in spells if all(_one_past(claim, other) for other in spell.claims)), None)
        if spell is None:
            spell = Spell(begins=first(told))
            spells.append(spell)
        spell.claims.append(claim)
        spell.begins = min(spell.begins, first(told))
    spells.sort(key=lambda spell: (spell.begins, spell.claims[0].id))
    lone = Spell()
    for claim in dateless:
        reported = last(claim.reported) if claim.reported else 0
        over = [spell for spell in spells if spell.begins <= reported]
        home = over[-1] if over else spells[0] if spells and not reported else lone
        home.claims.append(claim)
    if lone.claims:
        spells.append(lone)
    for spell in spells:
        spell.claims.sort(key=belief)
    return spells


def _one_past(left: Claim, right: Claim) -> bool:
    """Return whether two reports of a former coach can be about one spell."""
    for one, other in ((left.since, right.since), (left.until, right.until)):
        if one and other and not _near(one, other):
            return False
    return not any(
        since and until and first(since) > last(until)
        for since, until in ((left.since, right.until), (right.since, left.until))
    )
