"""Fit the weights by which a value is chosen: loaders/words/tenure_values.yml, match_values.yml, title_values.yml.

usage: python -m dugout.training.fit_values

For each value a softmax over what an article of training/articles offers and "not told" is fitted; what that gives in
five folds is printed by bench/values.py.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from dugout.training.check import ARTICLES
from dugout.training.offers import Offer
from dugout.training.softmax import Problem, minimise
from dugout.training.value_rows import TABLES, half_hidden, read_rows

WORDS = Path(__file__).parents[1] / "loaders" / "words"
HEAD = "# Made by training/fit_values.py; see loaders/choice.py. Softmax weights by value, one feature a line.\n"
_RARE = 8  # a feature that stands with fewer candidates is left out
_L2 = 5.0
_SMALL = 0.06  # a weight below it is left out


Option = tuple[Iterable[str], bool]  # the features of what may be chosen, and whether it is right


def fit_choices(
    choices: Sequence[Sequence[Option]], rare: int = _RARE, l2: float = _L2, small: float = _SMALL
) -> dict[str, float]:
    """Return the weights of features by which what is right of each of some choices comes out on top.

    Args:
        rare: A feature that fewer options have is left out.
        l2: What a weight costs, squared and halved.
        small: A weight below it is left out.
    """
    counts = Counter(name for options in choices for features, _ in options for name in set(features))
    names = {name: n for n, name in enumerate(sorted(name for name, count in counts.items() if count >= rare))}
    numbered = (
        [([(names[name], 1.0) for name in set(features) if name in names], right) for features, right in options]
        for options in choices
        if any(right for _, right in options)
    )
    weights = minimise(Problem(numbered, len(names), l2))
    return {name: round(float(weights[n]), 2) for name, n in names.items() if abs(weights[n]) >= small}


def fit_weights(offered: Sequence[Offer], l2: float = _L2) -> dict[str, float]:
    """Return the weights of one value's features that what was offered gives.

    Args:
        l2: What a weight costs, squared and halved.
    """
    return fit_choices([_options(offer) for offer in offered], l2=l2)


def _options(offer: Offer) -> list[Option]:
    told = [*(c.all_features() for c in offer.candidates), offer.nothing]
    return list(zip(told, offer.rights(), strict=True))


def write_weights(path: Path, weights: dict[str, dict[str, float]], head: str = HEAD) -> None:
    """Write the weights of a table as YAML: a block of lines for each value."""
    lines = [head.rstrip()]
    for value, of_features in weights.items():
        lines.append(f"{value}: |")
        lines += [f"  {weight:g} {name}" for name, weight in sorted(of_features.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit and write all tables."""
    offered: dict[str, list[Offer]] = {}
    for row in read_rows(ARTICLES, half_hidden):
        offered.setdefault(row.offer.name, []).append(row.offer)
    for table, values in TABLES.items():
        weights = {value: fit_weights(offered[value]) for value in values}
        write_weights(WORDS / f"{table}.yml", weights)
        print(f"{table}: " + ", ".join(f"{value} {len(of)} weights" for value, of in weights.items()))


if __name__ == "__main__":
    main()
