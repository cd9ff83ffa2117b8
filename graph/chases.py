"""LINKED_TO: from the claims that link a coach with a club to chases."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dugout.graph.evidence import SILENCE_DAYS, Context, Key, age_days, belief, last, support
from dugout.graph.model import Chase, Claim, FactType, Stance
from dugout.graph.tenures import Appointments, Pairs

# From the weakest to the strongest, for reports of one day.
_STRENGTH = {stance: place for place, stance in enumerate(Stance)}
_RUMOURS = {Stance.LINKED, Stance.TALKS, Stance.AGREED}


def fold_chases(pairs: Pairs, context: Context, appointments: Mapping[str, Appointments]) -> list[Chase]:
    """Return the chases that the claims about each coach and club tell of.

    A chase ends when it is rejected, when somebody is appointed (the coach himself or
    another), or after 180 days of silence; a rumour after that is a new chase.
    """
    chases: list[Chase] = []
    nobody = Appointments(())
    for (coach, club), claims in pairs.items():
        parts = _parts(sorted(claims, key=_order), coach, appointments.get(club, nobody))
        chases += [
            _chase(f"{coach}--{club}--chase-{number}", part, (coach, club), context)
            for number, part in enumerate(parts, 1)
        ]
    return chases


def _order(claim: Claim) -> tuple[str, int, Key]:
    return (claim.reported or "", _STRENGTH[claim.stance or Stance.LINKED], belief(claim))


@dataclass(slots=True)
class _Part:
    """The claims of one chase, oldest first; `seen` is the day of its last report.

    The date `appointed` ends it; up to the day `held` the coach then has the post himself.
    """

    appointed: str | None
    held: int
    claims: list[Claim] = field(default_factory=list)
    seen: int = 0
    rejected: str | None = None
    silent: bool = False

    def add(self, claim: Claim) -> None:
        self.claims.append(claim)
        self.seen = _day(claim) or self.seen
        if claim.stance is Stance.REJECTED and self.rejected is None:
            self.rejected = claim.reported or ""

    def is_silent(self, day: int) -> bool:
        return bool(day and self.seen) and day - self.seen >= SILENCE_DAYS

    def is_over(self, claim: Claim) -> bool:
        """Return whether a report, silence aside, comes when the chase has ended, and is of another."""
        day = _day(claim)
        if claim.stance is Stance.REJECTED or (claim.stance is Stance.DENIED and self.rejected is not None):
            return False
        if self.rejected is not None and day > (last(self.rejected) if self.rejected else 0):
            return True
        return self.appointed is not None and day > max(last(self.appointed), self.held)


def _day(claim: Claim) -> int:
    return last(claim.reported) if claim.reported else 0


def _parts(claims: Sequence[Claim], coach: str, appointments: Appointments) -> list[_Part]:
    days = [_day(claim) for claim in claims]
    parts: list[_Part] = []
    for place, (claim, day) in enumerate(zip(claims, days, strict=True)):
        part = parts[-1] if parts else None
        if part is not None:
            part.silent = part.is_silent(day)
        if part is None or part.silent or part.is_over(claim):
            # A chase begins with its first dated report; those without a date are older than any.
            begun = next((later.reported for later in claims[place:] if later.reported), None)
            part = _Part(*(appointments.first_after(begun, coach) or (None, 0)))
            parts.append(part)
        part.add(claim)
    return parts


def _chase(ident: str, part: _Part, pair: tuple[str, str], context: Context) -> Chase:
    claims = part.claims
    # What is turned down stays so, however the news of it is worded afterwards.
    stance = Stance.REJECTED if part.rejected is not None else claims[-1].stance or Stance.LINKED
    shared = support(FactType.LINKED_TO, claims, context, agreeing=supporters(stance, claims), ages=True)
    silent = part.silent or is_silent(shared["last_reported"], context.day)
    ends = (part.rejected, part.appointed, shared["last_reported"] if silent else None)
    return Chase(
        id=ident,
        coach=pair[0],
        club=pair[1],
        stance=stance,
        until=first_end(ends),
        **shared,
    )


def supporters(stance: Stance, claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims of a chase that say how it stands: of a rumour all, weaker and stronger."""
    alike = _RUMOURS if stance in _RUMOURS else {stance}
    return [claim for claim in claims if claim.stance in alike]


def is_silent(reported: str | None, day: str) -> bool:
    """Return whether by a day a chase last reported on another is over."""
    age = age_days(reported, day)
    return age is not None and age >= SILENCE_DAYS


def first_end(ends: Iterable[str | None]) -> str | None:
    """Return the earliest of the dates that are told, None without any."""
    return min(filter(None, ends), key=lambda told: (last(told), told), default=None)
