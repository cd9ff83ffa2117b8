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
from dugout.loaders.network.rivals import best_of_others
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
        self._weighed = weighed
        told = [one for end in ENDS for of in weighed[end] for one in of.candidates]
        self._place = {at: n for n, at in enumerate(dict.fromkeys(one.at for one in told if one.at >= 0))}
        self._value = {value: n for n, value in enumerate(dict.fromkeys(one.value for one in told))}
        # Ends, tenures, places or values; the last place stands for none.
        here = numpy.zeros((len(ENDS), len(tenures), len(self._place) + 1))
        at_value = numpy.zeros((len(ENDS), len(tenures), len(self._value)))
        for (n, end), k in product(enumerate(ENDS), range(len(tenures))):
            of = weighed[end][k]
            for one, chance in zip(of.candidates, _chances(of.scores), strict=False):
                at_value[n, k, self._value[one.value]] += chance
                if one.at >= 0:
                    place = self._place[one.at]
                    here[n, k, place] = max(here[n, k, place], chance)
        order = _order([*self._value])
        then, before, after = (at_value @ (order == sign) for sign in (0, -1, 1))
        whose = _others(tenures)
        by_status = [
            whose[who] & [tenure.status is status for tenure in tenures] for who, status in product(_NEAR, _OTHERS)
        ]
        self._own = here, then, before, after
        self._here = [_most(here, whose[who]) for who in _WHOSE]
        self._then = [_most(then, whose[who]) for who in _NEAR]
        self._apart = [[_most(by, others) for by in (before, after)] for others in by_status]
        self._tables = [self._signs(end) for end in ENDS]

    def signs(self, end: str, number: int) -> Any:
        """Return the values of `SIGNS` for each candidate of an end of a tenure, and last for its not being told."""
        return self._tables[ENDS.index(end)][number]

    def _signs(self, end: str) -> list[Any]:
        """Return the signs of an end of each tenure: those of all of them are put together at once."""
        weighed, same = self._weighed[end], ENDS.index(end)
        of = [(k, one) for k, each in enumerate(weighed) for one in each.candidates]
        tenure = numpy.array([k for k, _ in of], dtype=int)
        place = numpy.array([self._place.get(one.at, len(self._place)) for _, one in of], dtype=int)
        value = numpy.array([self._value[one.value] for _, one in of], dtype=int)
        news = numpy.array([one.at < 0 for _, one in of], dtype=float)
        both = (same, 1 - same)
        columns = [by[1 - same, tenure, at] for by, at in zip(self._own, (place, value, value, value), strict=True)]
        columns += [by[which][tenure, place] for by in self._here for which in both]
        columns += [by[which][tenure, value] for by in self._then for which in both]
        columns += [by[which][tenure, value] for apart in self._apart for which in both for by in apart]
        columns += [news, news * self._then[_NEAR.index(_CLUB)][1 - same][tenure, value]]
        found, first = [], 0
        beside = numpy.array(columns).T
        for each in weighed:
            last = first + len(each.candidates)
            table = numpy.zeros((len(each.candidates) + 1, len(SIGNS)))
            table[:, 0] = each.scores
            table[-1, -1] = 1.0
            table[:-1, 1:-1] = beside[first:last]
            found.append(table)
            first = last
        return found


def _others(tenures: Sequence[Tenure]) -> dict[str, Any]:
    """Return, by whose it is, for each two tenures whether the second is such another beside the first."""
    coach, club = (
        numpy.array([[one == other for other in of] for one in of], dtype=bool).reshape(len(of), len(of))
        for of in ([tenure.coach for tenure in tenures], [tenure.club for tenure in tenures])
    )
    both = coach & club & ~numpy.eye(len(tenures), dtype=bool)
    return {_BOTH: both, _COACH: coach & ~club, _CLUB: club & ~coach, _ELSE: ~(coach | club)}


def _most(chances: Any, others: Any) -> list[Any]:
    """Return by end, for each tenure, the greatest chances of some others at each place or value."""
    return [best_of_others(of_end, others) for of_end in chances]


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
