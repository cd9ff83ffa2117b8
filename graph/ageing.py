"""What time alone does to facts: without news they grow doubtful, and a chase ends."""

from collections.abc import Sequence
from dataclasses import replace

from dugout.graph import chases, tenures
from dugout.graph.certainty import age_step
from dugout.graph.evidence import Context, age_days, support
from dugout.graph.model import Chase, Claim, Fact, FactType, Status, Tenure


def has_aged(kind: FactType, reported: str | None, was: str, day: str) -> bool:
    """Return whether a fact last reported on some date is another on a day than it was on an earlier one."""
    return age_step(kind, age_days(reported, was)) != age_step(kind, age_days(reported, day))


def grow_older(fact: Fact, claims: Sequence[Claim], context: Context) -> Fact:
    """Return a fact, of which nothing new is told, as it is on the later day of `context`.

    Args:
        claims: Those behind it.
    """
    if isinstance(fact, Chase):
        agreeing = chases.supporters(fact.stance, claims)
        shared = support(FactType.LINKED_TO, claims, context, agreeing=agreeing, ages=True)
        silent = fact.last_reported if chases.is_silent(fact.last_reported, context.day) else None
        return replace(fact, certainty=shared["certainty"], until=chases.first_end((fact.until, silent)))
    if isinstance(fact, Tenure) and fact.status is not Status.FORMER:
        agreeing = tenures.supporters(fact.status, claims)
        shared = support(FactType.MANAGES, claims, context, agreeing=agreeing, ages=True)
        return replace(fact, certainty=shared["certainty"])
    return fact
