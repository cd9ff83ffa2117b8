"""When each tenure of an article began and ended, looked at again with those of all others beside it.

Words and network weigh each time of each tenure alone. Here what they say of it is weighed once more beside how likely
the same time is the beginning, or the end, of another coach of the club or another club of the coach: who comes on the
day on which another goes, and who goes before another comes.
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import numpy

from dugout.graph.model import Status
from dugout.loaders.choice import AllWeighed, Weighed
from dugout.loaders.tenures import ENDS, Tenure

# Whose another tenure is: another coach's of the club, another club's of the coach, of both in another status, of none.
_CLUB, _COACH, _BOTH, _ELSE = _WHOSE = ("club", "coach", "both", "else")
_NEAR = (_CLUB, _COACH)
_WHICH = ("same end", "other end")
_OTHERS = (Status.CURRENT, Status.FORMER)  # those to come have hardly any times
SIGNS = (
    "score",  # of words and network together
    *(f"own {how}" for how in ("here", "then", "before", "after")),  # the other end of the same tenure
    *(f"{whose}: {which} here" for whose, which in product(_WHOSE, _WHICH)),  # at the same place of the text
    *(f"{whose}: {which} then" for whose, which in product(_NEAR, _WHICH)),  # on the same day, in the same year
    *(
        f"{whose} {status.value}: {which} {when}"
        for whose, status, which, when in product(_NEAR, _OTHERS, _WHICH, ("before", "after"))
    ),
    *("news", "news, when another goes or comes"),  # the day of the article, which stands nowhere
    "none",  # that it is not told
)
AS_IT_IS = [1.0, *[0.0] * (len(SIGNS) - 1)]  # weights of signs: what words and network say together, and no other


def key_of(end: str, status: Status) -> str:
    """Return which weights an end of a tenure of some status has: "since former"."""
    return f"{end} {status.value}"


KEYS = [key_of(end, status) for end in ENDS for status in Status]


class Times:
    """How likely each time of an article is the beginning and the end of each of its tenures."""

    def __init__(self, tenures: Sequence[Tenure], weighed: AllWeighed) -> None:
        """Take what is weighed by name for each of the tenures: of `ENDS`, both."""
        self._tenures, self._weighed = tenures, weighed
        self._whose = [_others(tenures, n) for n in range(len(tenures))]
        told = [one for end in ENDS for of in weighed[end] for one in of.candidates]
        self._place = {at: n for n, at in enumerate(dict.fromkeys(one.at for one in told if one.at >= 0))}
        self._value = {value: n for n, value in enumerate(dict.fromkeys(one.value for one in told))}
        # Ends, tenures, places or values; the last place stands for none.
        self._here = numpy.zeros((len(ENDS), len(tenures), len(self._place) + 1))
        at_value = numpy.zeros((len(ENDS), len(tenures), len(self._value)))
        for (n, end), k in product(enumerate(ENDS), range(len(tenures))):
            of = weighed[end][k]
            for one, chance in zip(of.candidates, _chances(of.scores), strict=False):
                at_value[n, k, self._value[one.value]] += chance
                if one.at >= 0:
                    place = self._place[one.at]
                    self._here[n, k, place] = max(self._here[n, k, place], chance)
        order = _order([*self._value])
        self._then, self._before, self._after = (at_value @ (order == sign) for sign in (0, -1, 1))

    def signs(self, end: str, number: int) -> Any:
        """Return the values of `SIGNS` for each candidate of an end of a tenure, and last for its not being told."""
        of, same = self._weighed[end][number], ENDS.index(end)
        table = numpy.zeros((len(of.candidates) + 1, len(SIGNS)))
        table[:, 0] = of.scores
        table[-1, -1] = 1.0
        if not of.candidates:
            return table
        places = [self._place.get(one.at, len(self._place)) for one in of.candidates]
        values = [self._value[one.value] for one in of.candidates]
        news = numpy.array([one.at < 0 for one in of.candidates], dtype=float)
        whose = self._whose[number]
        columns = [self._here[1 - same, number, places]]
        columns += [by[1 - same, number, values] for by in (self._then, self._before, self._after)]
        for who, which in product(_WHOSE, (same, 1 - same)):
            columns.append(_most(self._here[which], whose[who], places))
        for who, which in product(_NEAR, (same, 1 - same)):
            columns.append(_most(self._then[which], whose[who], values))
        for who, status, which in product(_NEAR, _OTHERS, (same, 1 - same)):
            others = [n for n in whose[who] if self._tenures[n].status is status]
            columns += [_most(by[which], others, values) for by in (self._before, self._after)]
        columns += [news, news * _most(self._then[1 - same], whose[_CLUB], values)]
        table[:-1, 1:-1] = numpy.array(columns).T
        return table


def _others(tenures: Sequence[Tenure], number: int) -> dict[str, list[int]]:
    """Return the numbers of the other tenures, by whose they are."""
    found: dict[str, list[int]] = {who: [] for who in _WHOSE}
    tenure = tenures[number]
    for n, other in enumerate(tenures):
        if n != number:
            coach, club = other.coach == tenure.coach, other.club == tenure.club
            found[_BOTH if coach and club else _COACH if coach else _CLUB if club else _ELSE].append(n)
    return found


def _most(chances: Any, rows: Sequence[int], columns: Sequence[int]) -> Any:
    return chances[rows].max(axis=0)[columns] if rows else numpy.zeros(len(columns))


def _chances(scores: Sequence[float]) -> Any:
    power = numpy.exp(numpy.array(scores) - max(scores, default=0.0))
    return power / power.sum()


def _order(times: Sequence[str]) -> Any:
    """Return for each two times -1, 0 or 1: before the other, within it or around it, after it."""
    lengths = numpy.array([len(time) for time in times], dtype=int)
    shorter = numpy.minimum.outer(lengths, lengths)
    order = numpy.zeros(shorter.shape, dtype=int)
    for length in set(lengths.tolist()):
        cut = numpy.array([time[:length] for time in times])
        compared = (cut[:, None] > cut).astype(int) - (cut[:, None] < cut)
        order = numpy.where(shorter == length, compared, order)
    return order


def with_others(
    tenures: Sequence[Tenure], weighed: AllWeighed, weights: Mapping[str, Sequence[float]]
) -> dict[str, list[Weighed]]:
    """Return what speaks for each beginning and end of each tenure with those of the others beside it.

    Args:
        weights: Of `SIGNS`, by end and status ("since former").
    """
    times = Times(tenures, weighed)
    return {
        end: [
            one._replace(scores=(times.signs(end, n) @ numpy.array(weights[key_of(end, tenure.status)])).tolist())
            for n, (tenure, one) in enumerate(zip(tenures, weighed[end], strict=True))
        ]
        for end in ENDS
    }
