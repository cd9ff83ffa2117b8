"""How well values are read: dates of tenures, scores and days of matches, counts of titles. Prints a table.

usage: values.py FOLDER [--folds] [--errors VALUE N SEED]

FOLDER has annotated articles (ID.txt, ID.json, ID.ann.txt). Values are asked for the facts of the annotators, with
their mentions, and again for those facts that the rules reader finds in the raw text. The weights are those of
loaders/words, which were fitted on the training articles; `--folds` judges each article by weights fitted on the other
four fifths, with the register's posts hidden in one of both readings, as they are where weights are fitted.
`--errors since 20 1` prints the errors of 20 articles drawn with seed 1.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from dugout.loaders.choice import Chooser, Weights, weights_of
from dugout.loaders.values import LEAST
from dugout.training.value_rows import TABLES, Row, all_known, half_hidden, read_rows

FOLDS = 5
Judged = list[tuple[Row, str | None]]


def chosen(row: Row, weights: Weights) -> str | None:
    """Return the value that some weights choose."""
    return Chooser(weights, LEAST).choose(row.offer.name, row.offer.candidates, row.offer.nothing)


def judge(rows: Sequence[Row], table: str) -> Judged:
    """Return each row with the value that the weights of the product choose."""
    return [(row, chosen(row, weights_of(table))) for row in rows]


def judge_in_folds(rows: Sequence[Row]) -> Judged:
    """Return each row with the value that weights choose which have not seen its article."""
    from dugout.training.fit_values import fit_weights

    judged: Judged = []
    for fold in range(FOLDS):
        weights = Weights({rows[0].offer.name: fit_weights([row.offer for row in rows if row.number % FOLDS != fold])})
        judged += [(row, chosen(row, weights)) for row in rows if row.number % FOLDS == fold]
    return judged


def outcome(row: Row, told: str | None) -> str:
    """Return what a value is: right, wrong or missing, or given where the gold has none."""
    if row.offer.gold is None:
        return "given" if told else "rightly none"
    return "missing" if told is None else "right" if row.offer.is_right(told) else "wrong"


def print_table(judged: Iterable[tuple[Row, str | None]]) -> None:
    """Print the figures of each value, and of all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row, told in judged:
        counts[row.offer.name][outcome(row, told)] += 1
        counts["all"][outcome(row, told)] += 1
    print(f"{'':16}{'asked':>7}{'right':>7}{'wrong':>7}{'missing':>9}{'right %':>9}{'none asked':>12}{'given %':>9}")
    for name, c in counts.items():
        asked, none = c["right"] + c["wrong"] + c["missing"], c["given"] + c["rightly none"]
        shown = f"{name:16}{asked:7}{c['right']:7}{c['wrong']:7}{c['missing']:9}"
        print(f"{shown}{100 * c['right'] / max(1, asked):9.1f}{none:12}{100 * c['given'] / max(1, none):9.1f}")


def print_errors(judged: Judged, name: str, articles: int, seed: int) -> None:
    """Print what is not right about one value in a random sample of articles."""
    off = [
        (row, told)
        for row, told in judged
        if row.offer.name == name and outcome(row, told) in ("wrong", "missing", "given")
    ]
    idents = sorted({row.article for row, _ in off})
    drawn = set(random.Random(seed).sample(idents, min(articles, len(idents))))
    for row, told in off:
        if row.article in drawn:
            fact = ", ".join(part if isinstance(part, str) else part.name for part in row.offer.fact)
            print(f"{outcome(row, told):8}{row.article}: {fact}: gold {row.offer.gold}, told {told}")


def main() -> None:
    """Print both tables, or errors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", action="store_true", help="judge each article by weights that have not seen it")
    parser.add_argument("--errors", nargs=3, metavar=("VALUE", "N", "SEED"), help="print the errors of N articles")
    args = parser.parse_args()
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(args.folder, half_hidden if args.folds else all_known):
        rows[row.offer.name].append(row)
    judged: Judged = []
    for table, names in TABLES.items():
        for name in names:
            judged += judge_in_folds(rows[name]) if args.folds else judge(rows[name], table)
    for raw, title in ((False, "Facts and mentions of the annotators"), (True, "Facts that the rules reader finds")):
        of_reading = [(row, told) for row, told in judged if row.raw is raw]
        print(f"{title}{', in five folds' if args.folds else ''}")
        print_table(of_reading)
        if args.errors:
            print_errors(of_reading, args.errors[0], int(args.errors[1]), int(args.errors[2]))
        print()


if __name__ == "__main__":
    main()
