"""A softmax over what may be chosen, fitted so that what is right comes out on top."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

Features = Iterable[tuple[int, float]]  # number of a feature, and its value
_ROUNDS = 80


class Problem:
    """Choices as numbers: what each option of each choice has, and which options are right."""

    def __init__(
        self,
        choices: Iterable[Sequence[tuple[Features, bool]]],
        size: int,
        l2: float,
        begun: Sequence[float] | None = None,
    ) -> None:
        """Take what is chosen from.

        Args:
            choices: Each with at least one option that is right.
            size: The number of features.
            l2: What it costs that a weight is off `begun`, squared and halved.
            begun: The weights where nothing is known: 0 unless told otherwise.
        """
        self.begun = np.zeros(size) if begun is None else np.array(begun, dtype=float)
        columns: list[int] = []
        amounts: list[float] = []
        starts, groups, right = [0], [0], []
        for options in choices:
            for features, is_right in options:
                for column, amount in features:
                    columns.append(column)
                    amounts.append(amount)
                starts.append(len(columns))
                right.append(is_right)
            groups.append(len(right))
        self.columns, self.amounts = np.array(columns), np.array(amounts)
        self.lines = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        self.right = np.array(right)
        self.first = np.array(groups[:-1])  # where the options of each choice begin
        self.group = np.repeat(np.arange(len(groups) - 1), np.diff(groups))
        self.size, self.l2 = size, l2

    def loss(self, weights: Any) -> tuple[float, Any]:
        """Return the loss of some weights and where it falls."""
        lines = len(self.right)
        score = np.bincount(self.lines, weights[self.columns] * self.amounts, lines)
        power = np.exp(score - np.maximum.reduceat(score, self.first)[self.group])
        total = np.add.reduceat(power, self.first)
        good = np.where(self.right, power, 0.0)
        # A right option that is far behind counts as this far behind.
        total_good = np.maximum(np.add.reduceat(good, self.first), 1e-12)
        slope = power / total[self.group] - good / total_good[self.group]
        off = weights - self.begun
        fall = np.bincount(self.columns, slope[self.lines] * self.amounts, self.size) + self.l2 * off
        return float((np.log(total) - np.log(total_good)).sum() + self.l2 / 2 * off @ off), fall


def minimise(problem: Problem) -> Any:
    """Return the weights with the least loss, by L-BFGS with ten corrections."""
    x = problem.begun
    value, slope = problem.loss(x)
    moves: list[tuple[Any, Any, float]] = []
    for _ in range(_ROUNDS):
        step = _direction(slope, moves)
        length = 1.0 if moves else 1.0 / max(1.0, float(np.abs(slope).sum()))
        while True:
            ahead = x + length * step
            new_value, new_slope = problem.loss(ahead)
            if new_value <= value + 1e-4 * length * float(slope @ step) or length < 1e-8:
                break
            length /= 2
        moved, turned = ahead - x, new_slope - slope
        if float(moved @ turned) > 1e-10:
            moves = [*moves[-9:], (moved, turned, 1.0 / float(moved @ turned))]
        if value - new_value < 1e-5 * abs(value):
            return ahead
        x, value, slope = ahead, new_value, new_slope
    return x


def _direction(slope: Any, moves: list[tuple[Any, Any, float]]) -> Any:
    step = -slope
    shares = []
    for moved, turned, scale in reversed(moves):
        share = scale * float(moved @ step)
        shares.append(share)
        step = step - share * turned
    if moves:
        moved, turned, scale = moves[-1]
        step = step / (scale * float(turned @ turned))
    for (moved, turned, scale), share in zip(moves, reversed(shares), strict=True):
        step = step + moved * (share - scale * float(turned @ step))
    return step
