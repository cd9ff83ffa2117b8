"""The values of an annotated article's facts as choices that the network is taught to make."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dugout.loaders.network.opinion import Board, Score
from dugout.training.offers import Offer


@dataclass(slots=True)
class Choices:
    """All that is offered for the values of one reading, one after another; for each value none is offered too."""

    scores: list[list[Score]] = field(default_factory=list)  # where in the network's answer what speaks for it stands
    of: list[int] = field(default_factory=list)  # the number of the value that it is offered for
    right: list[int] = field(default_factory=list)  # those that are right, by their places
    count: int = 0  # of values


def choices_of(offered: Iterable[Offer], board: Board) -> Choices:
    """Return choices; where what is right is not offered there is nothing to learn."""
    found = Choices()
    for offer in offered:
        told = [None, *offer.candidates]
        right = [n for n, one in enumerate(told) if offer.is_right(one and one.value)]
        if not right or len(told) == 1:
            continue
        begin = len(found.scores)
        found.scores += [board.scores(offer.fact, offer.name, one) for one in told]
        found.of += [found.count] * len(told)
        found.right += [begin + n for n in right]
        found.count += 1
    return found
