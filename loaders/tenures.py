"""Tenures as a text tells them, and the names of their values."""

from collections.abc import Iterable
from typing import NamedTuple

from dugout.graph.model import Ref, Status
from dugout.loaders.document import Draft

ENDS = ("since", "until")
CONTRACT = "contract_until"
NAMES = (*ENDS, CONTRACT, "interim")


class Tenure(NamedTuple):
    """A coach, his club, and whether he is, was or will be in charge."""

    coach: Ref
    club: Ref
    status: Status


def tenures_of(drafts: Iterable[Draft]) -> list[Tenure]:
    """Return the tenures that drafts tell of."""
    return [Tenure(d.coach, d.club, d.status) for d in drafts if d.coach and d.club and isinstance(d.status, Status)]
