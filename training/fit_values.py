"""Fit the weights by which a value is chosen: loaders/words/tenure_values.yml, match_values.yml, title_values.yml.

usage: python -m dugout.training.fit_values

For each value a softmax over what an article of training/articles offers and "not told" is fitted; what that gives in
five folds is printed by bench/values.py.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from dugout.loaders.choice import Candidate
from dugout.training.check import ARTICLES
from dugout.training.softmax import Features, Problem, minimise
from dugout.training.value_rows import TABLES, Row, read_rows


class Offered(Protocol):
    """One value of one fact: what it may be, what speaks for none, and which of that is right."""

    @property
    def gold(self) -> str | None:
        """What the gold says."""
        ...

    @property
    def candidates(self) -> Sequence[Candidate]:
        """What it may be."""
        ...

    @property
    def nothing(self) -> Sequence[str]:
        """What speaks for none."""
        ...

    def is_right(self, told: str | None) -> bool:
        """Return whether a value, or none, is what the gold says."""
        ...


Some = TypeVar("Some", bound=Offered)
WORDS = Path(__file__).parents[1] / "loaders" / "words"
HEAD = "# Made by training/fit_values.py; see loaders/choice.py. Softmax weights by value, one feature a line.\n"
_RARE = 8  # a feature that stands with fewer candidates is left out
_L2 = 5.0
_SMALL = 0.06  # a weight below it is left out


def usable(rows: Iterable[Some]) -> Iterator[Some]:
    """Yield the rows that have something right to choose, or whose gold has none."""
    for row in rows:
        if row.candidates and (row.gold is None or any(row.is_right(c.value) for c in row.candidates)):
            yield row


def _options(names: Mapping[str, int], row: Offered) -> list[tuple[Features, bool]]:
    told = [*((c.all_features(), row.is_right(c.value)) for c in row.candidates), (row.nothing, row.is_right(None))]
    return [([(names[name], 1.0) for name in set(features) if name in names], right) for features, right in told]


def fit_weights(rows: Sequence[Offered]) -> dict[str, float]:
    """Return the weights of one value's features that these rows give."""
    counts: Counter[str] = Counter()
    for row in rows:
        for features in (*(c.all_features() for c in row.candidates), row.nothing):
            counts.update(set(features))
    names = {name: n for n, name in enumerate(sorted(name for name, count in counts.items() if count >= _RARE))}
    weights = minimise(Problem(map(partial(_options, names), usable(rows)), len(names), _L2))
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
    for row in read_rows(ARTICLES):
        rows.setdefault(row.name, []).append(row)
    for table, values in TABLES.items():
        weights = {value: fit_weights(rows[value]) for value in values}
        write_weights(WORDS / f"{table}.yml", weights)
        print(f"{table}: " + ", ".join(f"{value} {len(of)} weights" for value, of in weights.items()))


if __name__ == "__main__":
    main()
