"""Who is named in one breath with whom: "Alan Testwood and Tom Redfield will take charge"."""

import re
from collections.abc import Mapping, Sequence, Set

from dugout.loaders.network.entities import Entity

_NEXT = re.compile(r", (?:and )?|,? and ")
Joint = Mapping[int, Set[int]]  # by the place of an entity those of the others


def find_joint(text: str, entities: Sequence[Entity], people: Sequence[int]) -> Joint:
    """Return for each of some people those who stand with them in a row that ends in "and"."""
    named = sorted((m.start, m.end, n) for n in people for m in entities[n].mentions)
    found: dict[int, set[int]] = {}
    row: list[int] = []
    end, closed = -1, True
    for start, stop, n in named:
        gap = _NEXT.fullmatch(text, end, start) if row and end <= start and not closed else None
        if gap is None:
            row = []
        row.append(n)
        end, closed = stop, gap is not None and "and" in gap[0]
        if closed:
            for one in row:
                found.setdefault(one, set()).update(other for other in row if other != one)
    return found
