"""What is fitted to answers about articles that the network has not seen: the second look, and thresholds."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy

from dugout.loaders.network.answers import Answer
from dugout.loaders.network.asked import Asked
from dugout.loaders.network.decide import decide
from dugout.loaders.network.limits import LABELS, Limits
from dugout.loaders.network.second import (
    MATCH_LABELS,
    POST_LABELS,
    TITLE_LABELS,
    Signs,
    look_again,
    match_signs,
    post_signs,
    title_signs,
)
from dugout.training.annotated import key_of
from dugout.training.examples import Example
from dugout.training.judge import Key, told_by, told_in

# Precision that "current" must reach in what values and stances are chosen for, and in the card's table. What ships is
# chosen last, by training/limits.py.
_SURE_CURRENT = 0.94
# Chances from which on telling gives an F1 so near to the best are as good: of them the lowest, so that more is told.
_AS_GOOD = 0.001
_LOWEST = dict.fromkeys(LABELS, 0.05)
_L2 = 1.0
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that the reader may make: its label, its chance, and whether the annotation has it."""

    label: str
    chance: float
    right: bool


def signs_of(example: Example, answer: Answer) -> list[tuple[str, Signs, float]]:
    """Return label, signs and truth of everything that the second look weighs in one article."""
    reading = example.found
    found = []
    for labels, rows, truths in (
        (POST_LABELS, post_signs(reading.asked.pairs, answer), reading.posts),
        (TITLE_LABELS, title_signs(reading.asked.pairs, answer), [[truth] for truth in reading.titles]),
        (MATCH_LABELS, match_signs(reading.asked.pairs, answer), reading.matches),
    ):
        for signs, truth in zip(rows, truths, strict=True):
            if signs:
                found += [(label, signs, right) for label, right in zip(labels, truth, strict=True)]
    return found


def fit_weights(rows: Iterable[tuple[str, Signs, float]]) -> dict[str, list[float]]:
    """Return the weights of a logistic regression for each label."""
    by_label: dict[str, list[tuple[Signs, float]]] = defaultdict(list)
    for label, signs, right in rows:
        by_label[label].append((signs, right))
    return {label: _logistic(by_label[label]) for label in LABELS}


def _logistic(rows: list[tuple[Signs, float]]) -> list[float]:
    """Return weights by Newton's method on the logistic loss with an L2 term."""
    if not rows:
        return []
    x: Any = numpy.array([signs for signs, _ in rows])
    y: Any = numpy.array([right for _, right in rows])
    weights: Any = numpy.zeros(x.shape[1])
    for _ in range(30):
        chance = 1 / (1 + numpy.exp(-numpy.clip(x @ weights, -50, 50)))
        slope = x.T @ (chance - y) + _L2 * weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + _L2 * numpy.eye(len(weights))
        step = numpy.linalg.solve(bend, slope)
        weights = weights - step
        if abs(step).max() < 1e-4:
            break
    return [round(float(weight), 4) for weight in weights]


def second_answers(examples: Sequence[Example], answers: Sequence[Answer]) -> list[Answer]:
    """Return the answers after a second look, each by weights that have not seen its article."""
    rows = [signs_of(example, answer) for example, answer in zip(examples, answers, strict=True)]
    found: list[Answer] = list(answers)
    for fold in range(_FOLDS):
        weights = fit_weights(row for n, part in enumerate(rows) if n % _FOLDS != fold for row in part)
        for n in range(fold, len(examples), _FOLDS):
            found[n] = look_again(examples[n].found.asked.pairs, answers[n], weights)
    return found


class Article(NamedTuple):
    """The claims of at least a small chance about an article, and how many facts of each label its annotation has."""

    claims: Sequence[Judged]
    there: Counter[str]


def judge(asked: Asked, answer: Answer, gold: dict[str, Any]) -> Article:
    """Return what may be claimed about an article, and what is so."""
    key = key_of(gold)
    there = told_in(gold, key)
    best: dict[Key, float] = defaultdict(float)
    for draft in decide(asked, answer, _LOWEST):
        one = told_by(draft, key)
        best[one] = max(best[one], draft.certainty or 0.0)
    return Article(
        [Judged(one[0], chance, one in there) for one, chance in best.items()], Counter(one[0] for one in there)
    )


def settle(examples: Sequence[Example], answers: Sequence[Answer], version: str) -> tuple[Limits, list[Answer]]:
    """Return weights and thresholds, and the answers after the second look by which the thresholds were chosen."""
    again = second_answers(examples, answers)
    judged = [judge(e.found.asked, answer, e.gold) for e, answer in zip(examples, again, strict=True)]
    weights = fit_weights(row for pair in zip(examples, answers, strict=True) for row in signs_of(*pair))
    return Limits(version, thresholds(judged, _SURE_CURRENT), weights, {}, {}), again


def thresholds(articles: Sequence[Article], sure: float) -> dict[str, float]:
    """Return by label from which chance on a claim is made.

    Args:
        sure: How often claims of "current" are to be right at least.
    """
    claims = [one for article in articles for one in article.claims]
    common = _common(claims, sum(article.there.total() for article in articles))
    return dict.fromkeys(LABELS, common) | {"current": max(common, _sure_from(claims, "current", sure))}


def _common(judged: Sequence[Judged], there: int) -> float:
    """Return the chance from which on telling gives the best F1 over all labels.

    One for all labels, since chances hold: where F1 over all counts, the best is half of it for each of them.
    """
    found: list[tuple[float, float]] = []  # F1 from a chance on
    right = 0
    for n, one in enumerate(sorted(judged, key=lambda one: -one.chance), 1):
        right += one.right
        found.append((2 * right / (n + there), one.chance))
    best = max(found, default=(0.0, 0.5))[0]
    return round(min((least for f1, least in found if f1 >= best - _AS_GOOD), default=0.5), 3)


def _sure_from(judged: Sequence[Judged], label: str, precision: float) -> float:
    """Return the lowest chance from which on claims of a label are right as often as asked."""
    rows = sorted((one for one in judged if one.label == label), key=lambda one: -one.chance)
    least, right = 1.0, 0
    for n, one in enumerate(rows, 1):
        right += one.right
        if right / n >= precision:
            least = one.chance
    return round(least, 3)


def reliability(told: Sequence[tuple[float, bool]], bins: int = 10) -> list[tuple[float, float, int]]:
    """Return mean certainty, share that is right, and count, for bins of equal count."""
    rows = sorted(told, key=lambda one: one[0])  # those as sure as each other stay in the order of their articles
    parts = (rows[n * len(rows) // bins : (n + 1) * len(rows) // bins] for n in range(bins))
    return [
        (sum(sure for sure, _ in part) / len(part), sum(right for _, right in part) / len(part), len(part))
        for part in parts
        if part
    ]


def calibration_error(told: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error over bins of equal count: how far certainty is from being right."""
    return sum(abs(sure - share) * count for sure, share, count in reliability(told)) / max(len(told), 1)
