"""The values of an annotated article's facts as choices that the network is taught to make."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dugout.loaders.network.opinion import COLUMNS, Board
from dugout.loaders.network.pairs import Pairs
from dugout.loaders.network.value_pairs import Pair, ValuePairs
from dugout.training.offers import Offer

Rows = dict[str, dict[Pair, int]]  # by part of the network's answer and pair
Score = tuple[str, int, int]  # part, row, column


@dataclass(slots=True)
class Choices:
    """All that is offered for the values of one reading, one after another; for each value none is offered too."""

    scores: list[list[Score]] = field(default_factory=list)  # where in the network's answer what speaks for it stands
    of: list[int] = field(default_factory=list)  # the number of the value that it is offered for
    right: list[int] = field(default_factory=list)  # those that are right, by their places
    count: int = 0  # of values


def rows_of(pairs: Pairs, values: ValuePairs) -> Rows:
    """Return in which row of the network's answer each pair of an article stands."""
    told = {part: getattr(pairs if part in ("posts", "matches") else values, part) for part in COLUMNS}
    return {part: {pair: n for n, pair in enumerate(of)} for part, of in told.items()}


def choices_of(offered: Iterable[Offer], board: Board, rows: Rows) -> Choices:
    """Return choices; where what is right is not offered there is nothing to learn."""
    found = Choices()
    for offer in offered:
        if not offer.asked:
            continue
        told = [None, *offer.candidates]
        right = [n for n, one in enumerate(told) if offer.is_right(one and one.value)]
        if not right or len(told) == 1:
            continue
        begin = len(found.scores)
        for one in told:
            scores = board.scores(offer.fact, offer.name, one)
            found.scores.append([(part, row, column) for part, pair, column in scores
                                 if (row := rows[part].get(pair)) is not None])  # fmt: skip
        found.of += [found.count] * len(told)
        found.right += [begin + n for n in right]
        found.count += 1
    return found
