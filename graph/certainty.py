"""How sure: of a claim from its wording, of a fact from its claims, sources and age."""

from collections.abc import Iterable
from typing import NamedTuple

from dugout.graph.model import FactType, Wording

# Set by hand from the reading of the training articles; a calibrated reader may give its own.
CERTAINTY: dict[Wording, float] = {
    Wording.CONFIRMED: 0.95,
    Wording.UNDERSTOOD: 0.75,
    Wording.REPORTEDLY: 0.6,
    Wording.DENIED: 0.5,
    Wording.BOOKMAKERS: 0.3,
}

# Football news is copied more than it is confirmed: a further source counts half.
FURTHER_SOURCE = 0.5


class Ageing(NamedTuple):
    """How doubt grows without news: by `loss` in all, over `steps` steps of `days` each."""

    days: int
    steps: int
    loss: float


class Bounds(NamedTuple):
    """How sure the facts of one kind can be, and how they age."""

    most: float
    ageing: Ageing


# In whole steps, so that a day without news leaves nearly every fact as it was. A rumour
# (0.75 at most) stays below a confirmed tenure of any age (0.95 less 0.2 of it: 0.76).
# A title or a match is as sure in ten years as on the day.
BOUNDS: dict[FactType, Bounds] = {
    FactType.MANAGES: Bounds(0.99, Ageing(365, 4, 0.2)),
    FactType.LINKED_TO: Bounds(0.75, Ageing(30, 6, 0.5)),
    FactType.WON_TITLE_AT: Bounds(0.99, Ageing(1, 0, 0.0)),
    FactType.PLAYED: Bounds(0.99, Ageing(1, 0, 0.0)),
}


def claim_certainty(wording: Wording) -> float:
    """Return how sure a claim is, from how its sentence is worded."""
    return CERTAINTY[wording]


def age_step(kind: FactType, age_days: int | None) -> int:
    """Return how many steps a fact has aged; one of unknown age is as old as can be."""
    ageing = BOUNDS[kind].ageing
    if age_days is None:
        return ageing.steps
    return min(max(age_days, 0) // ageing.days, ageing.steps)


def fact_certainty(kind: FactType, sources: Iterable[float], age_days: int | None = 0) -> float:
    """Return how sure a fact is: 0.72 for a tenure that two papers call reported (0.6 each).

    The surest source counts whole and each further one half, as chances of being right that
    do not depend on each other: 1 - (1 - s1) (1 - s2 / 2) (1 - s3 / 2) ... Then the
    bound of the kind, then its ageing.

    Args:
        sources: The surest claim of each independent source.
        age_days: Since the last report; 0 for what no longer changes, None if unknown.
    """
    surest, *further = sorted(sources, reverse=True)
    doubt = 1 - surest
    for source in further:
        doubt *= 1 - source * FURTHER_SOURCE
    most, ageing = BOUNDS[kind]
    kept = 1 - ageing.loss * age_step(kind, age_days) / max(ageing.steps, 1)
    return round(min(1 - doubt, most) * kept, 2)
