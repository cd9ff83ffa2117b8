"""Set limits right on texts that no round reads: one number a label, and from which chance on a claim is made.

usage: python -m dugout.training.unseen

Of the briefs and of training/unseen: what the shipped network says of them is what it will say of other texts, while
the second look is fitted to what networks of half the articles say. `make model` ends with it. Run alone, it sets
loaders/network/weights/limits.json right for the files beside it. Prints what it gives in five folds.
"""

import json
import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.limits import LABELS, Limits
from dugout.loaders.network.reading import Fitted, read_article, shipped
from dugout.loaders.network.second import look_again
from dugout.training.annotated import annotated_text, gold_articles
from dugout.training.check import BRIEFS, UNSEEN
from dugout.training.settle import Judged, judge, thresholds

WEIGHTS = Path(__file__).parents[1] / "loaders" / "network" / "weights"
# How often "current" is to be right on these texts, which are harder than plain news.
_SURE_CURRENT = 0.92
_L2 = 2.0
_FOLDS = 5
Article = tuple[list[Judged], int]  # the claims about an article, and how many facts its annotation has


def judged_by(fitted: Fitted, most: int | None = None) -> list[Article]:
    """Return what a network and its limits say of the texts, or of so many of each folder."""
    found = []
    for folder in (BRIEFS, UNSEEN):
        for _, text, _, gold in [*gold_articles(folder)][:most]:
            reading = read_article(annotated_text(text), gold["published"], lexicon(), fitted)
            again = look_again(reading.asked.pairs, reading.answer, fitted.limits.weights)
            found.append(judge(reading.asked, again, gold))
    return found


def set_right(fitted: Fitted, judged: Sequence[Article]) -> Limits:
    """Return limits with one number more for each label, and with thresholds for what they give."""
    shifts = fit_shifts(judged)
    weights = {
        label: [round(of[0] + shifts[label], 4), *of[1:]] if of else of for label, of in fitted.limits.weights.items()
    }
    return replace(fitted.limits, least=thresholds(shifted(judged, shifts), _SURE_CURRENT), weights=weights)


def fit_shifts(judged: Sequence[Article]) -> dict[str, float]:
    """Return by label what is added to log odds, so that chances are on average as high as claims are often right."""
    found = {}
    for label in LABELS:
        rows = [(_log_odds(one.chance), one.right) for of, _ in judged for one in of if one.label == label]
        shift = 0.0
        for _ in range(30):
            chances = [_chance(odds + shift) for odds, _ in rows]
            slope = sum(chance - right for chance, (_, right) in zip(chances, rows, strict=True)) + _L2 * shift
            shift -= slope / (sum(chance * (1 - chance) for chance in chances) + _L2)
        found[label] = shift
    return found


def shifted(judged: Sequence[Article], shifts: Mapping[str, float]) -> list[Article]:
    """Return claims with the chances that shifts give."""
    return [
        ([replace(one, chance=_chance(_log_odds(one.chance) + shifts[one.label])) for one in of], there)
        for of, there in judged
    ]


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 0.001), 0.999)
    return math.log(chance / (1 - chance))


def in_folds(judged: Sequence[Article]) -> Iterator[tuple[Sequence[Article], Mapping[str, float]]]:
    """Yield articles with shifts and thresholds that were chosen without them."""
    order = [*range(len(judged))]
    random.Random(0).shuffle(order)
    for fold in range(_FOLDS):
        seen = [judged[n] for k, n in enumerate(order) if k % _FOLDS != fold]
        shifts = fit_shifts(seen)
        yield (
            shifted([judged[n] for n in order[fold::_FOLDS]], shifts),
            thresholds(shifted(seen, shifts), _SURE_CURRENT),
        )


def table_of_folds(judged: Sequence[Article], limits: Limits) -> str:
    """Return what limits give, and what those give that are set right, each article by others."""
    lines = [f"{len(judged)} texts that no round reads{'F1':>10}{'current: P':>14}{'R':>8}"]
    as_they_were: list[tuple[Sequence[Article], Mapping[str, float]]] = [(judged, limits.least)]
    for name, parts in (("as they were", as_they_were), ("set right, in five folds", [*in_folds(judged)])):
        told = [
            (one.label, one.right)
            for articles, least in parts
            for of, _ in articles
            for one in of
            if one.chance >= least[one.label]
        ]
        current = [right for label, right in told if label == "current"]
        there = sum(one.right for of, _ in judged for one in of if one.label == "current")
        right = sum(right for _, right in told)
        f1 = 2 * right / max(len(told) + sum(count for _, count in judged), 1)
        lines.append(
            f"{name:29}{f1:10.3f}{sum(current) / max(len(current), 1):14.3f}{sum(current) / max(there, 1):8.3f}"
        )
    return "\n".join(lines)


def write_limits(weights: Path, limits: Limits) -> None:
    """Write limits beside the network that they go with."""
    (weights / "limits.json").write_text(json.dumps(asdict(limits)) + "\n", encoding="utf-8")


def main() -> None:
    """Set the shipped limits right."""
    fitted = shipped()
    judged = judged_by(fitted)
    print(table_of_folds(judged, fitted.limits))
    limits = set_right(fitted, judged)
    print("from which chance on: " + ", ".join(f"{label} {least}" for label, least in limits.least.items()))
    write_limits(WEIGHTS, limits)


if __name__ == "__main__":
    main()
