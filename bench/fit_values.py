"""Fit the weights by which a value is chosen: loaders/words/tenure_values.yml, match_values.yml, title_values.yml.

usage: fit_values.py FOLDER

FOLDER has annotated articles (ID.txt, ID.json, ID.ann.txt). For each value a softmax over what an article offers and
"not told" is fitted, and what it gives in five folds is printed by bench/values.py.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dugout.bench.value_rows import TABLES, Row, agrees, read_rows

WORDS = Path(__file__).parents[1] / "loaders" / "words"
HEAD = "# Made by bench/fit_values.py; see loaders/choice.py. Softmax weights by value, one feature a line.\n"
_RARE = 8  # a feature that stands with fewer candidates is left out
_L2 = 5.0
_ROUNDS = 80
_SMALL = 0.06  # a weight below it is left out


class Problem:
    """The rows of one value as numbers."""

    def __init__(self, rows: Sequence[Row], names: dict[str, int]) -> None:
        """Take the rows that have something right to choose, or whose gold has none."""
        columns: list[int] = []
        starts, groups, right = [0], [0], []
        for row in rows:
            fits = [row.gold is not None and agrees(row.name, row.gold, c.value) for c in row.candidates]
            if row.gold is not None and not any(fits):
                continue
            for features, is_right in (
                *((c.all_features(), ok) for c, ok in zip(row.candidates, fits, strict=True)),
                (row.nothing, row.gold is None),
            ):
                columns.extend({names[name] for name in features if name in names})
                starts.append(len(columns))
                right.append(is_right)
            groups.append(len(right))
        self.columns = np.array(columns)
        self.lines = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        self.right = np.array(right)
        self.first = np.array(groups[:-1])  # where the choices of each row begin
        self.group = np.repeat(np.arange(len(groups) - 1), np.diff(groups))
        self.size = len(names)

    def loss(self, weights: Any) -> tuple[float, Any]:
        """Return the loss of some weights and where it falls."""
        lines = len(self.right)
        score = np.bincount(self.lines, weights[self.columns], lines)
        power = np.exp(score - np.maximum.reduceat(score, self.first)[self.group])
        total = np.add.reduceat(power, self.first)
        good = np.where(self.right, power, 0.0)
        total_good = np.add.reduceat(good, self.first)
        slope = power / total[self.group] - good / total_good[self.group]
        fall = np.bincount(self.columns, slope[self.lines], self.size) + _L2 * weights
        return float((np.log(total) - np.log(total_good)).sum() + _L2 / 2 * weights @ weights), fall


def minimise(problem: Problem) -> Any:
    """Return the weights with the least loss, by L-BFGS with ten corrections."""
    x = np.zeros(problem.size)
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


def fit_weights(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights of one value's features that these rows give."""
    counts: Counter[str] = Counter()
    for row in rows:
        for features in (*(c.all_features() for c in row.candidates), row.nothing):
            counts.update(set(features))
    names = {name: n for n, name in enumerate(sorted(name for name, count in counts.items() if count >= _RARE))}
    weights = minimise(Problem(rows, names))
    return {name: round(float(weights[n]), 2) for name, n in names.items() if abs(weights[n]) >= _SMALL}


def write_weights(path: Path, weights: dict[str, dict[str, float]]) -> None:
    """Write the weights of a table as YAML: a block of lines for each value."""
    lines = [HEAD.rstrip()]
    for value, of_features in weights.items():
        lines.append(f"{value}: |")
        lines += [f"  {weight:g} {name}" for name, weight in sorted(of_features.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit and write all tables."""
    rows: dict[str, list[Row]] = {}
    for row in read_rows(Path(sys.argv[1])):
        rows.setdefault(row.name, []).append(row)
    for table, values in TABLES.items():
        weights = {value: fit_weights(rows[value]) for value in values}
        write_weights(WORDS / f"{table}.yml", weights)
        print(f"{table}: " + ", ".join(f"{value} {len(of)} weights" for value, of in weights.items()))


if __name__ == "__main__":
    main()
