"""What is fitted to answers about articles that the network has not seen: the second look, and thresholds."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy

from dugout.loaders.network.answers import Answer
from dugout.loaders.network.asked import Asked
from dugout.loaders.network.decide import decide
from dugout.loaders.network.limits import Limits
from dugout.loaders.network.second import (
    LABELS,
    MATCH_LABELS,
    POST_LABELS,
    TITLE_LABELS,
    chances_of,
    look_again,
    look_at_matches,
    look_at_posts,
    look_at_titles,
)
from dugout.training.annotated import key_of
from dugout.training.examples import Example, Reading
from dugout.training.judge import Key, told_by, told_in

# How often "current" is to be right: to call a man who has gone the coach is the worse mistake. Two points above what
# is asked of the reader, so that in four of five sets of some fifty such claims no more than one in twelve is wrong.
_SURE_CURRENT = 0.94
# Chances from which on telling gives an F1 so near to the best are as good: of them the lowest, so that more is told.
_AS_GOOD = 0.001
_LOWEST = dict.fromkeys(LABELS, 0.05)
_L2 = 1.0
_STEPS = 100
_SETTLED = 1e-4
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that the reader may make: its label, its chance, and whether the annotation has it."""

    label: str
    chance: float
    right: bool


class Rows(NamedTuple):
    """What the second look weighs for one label: the signs of some pairs, and what is true of them."""

    signs: Any  # pairs, signs
    truths: Any  # pairs


def rows_of(reading: Reading, answer: Answer) -> dict[str, Rows]:
    """Return by label what the second look weighs in one article."""
    pairs = reading.asked.pairs
    found = {}
    for labels, look, truths in (
        (POST_LABELS, look_at_posts(pairs, answer), reading.posts),
        (TITLE_LABELS, look_at_titles(pairs, answer), [[truth] for truth in reading.titles]),
        (MATCH_LABELS, look_at_matches(pairs, answer), reading.matches),
    ):
        for n, label in enumerate(labels):
            found[label] = Rows(look.signs, numpy.array([truths[place][n] for place in look.places]))
    return found


def fit_weights(
    rows: Iterable[Mapping[str, Rows]], begin: Mapping[str, Sequence[float]] | None = None, l2: float = _L2
) -> dict[str, list[float]]:
    """Return the weights of a logistic regression for each label, from what is weighed in some articles.

    Args:
        begin: What weights are drawn to; to zero unless told.
        l2: How strongly; the bias, which tells how often it is so at all, with 1 at most.
    """
    parts = list(rows)
    return {label: _logistic([part[label] for part in parts], begin[label] if begin else None, l2) for label in LABELS}


def _logistic(rows: Sequence[Rows], begin: Sequence[float] | None, l2: float) -> list[float]:
    """Return weights by Newton's method on the logistic loss with an L2 term."""
    x: Any = numpy.concatenate([part.signs for part in rows])
    y: Any = numpy.concatenate([part.truths for part in rows])
    first: Any = numpy.zeros(x.shape[1]) if begin is None else numpy.array(begin)
    drawn: Any = numpy.full(x.shape[1], l2)
    drawn[0] = min(l2, _L2)

    def loss(weights: Any) -> float:
        odds = x @ weights
        apart = weights - first
        return float((numpy.logaddexp(0, odds) - y * odds).sum() + (drawn * apart * apart).sum() / 2)

    weights, lost = first, loss(first)
    for _ in range(_STEPS):
        chance = chances_of(x @ weights)
        slope = x.T @ (chance - y) + drawn * (weights - first)
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + numpy.diag(drawn)
        step = numpy.linalg.solve(bend, slope)
        while (ahead := loss(weights - step)) > lost and abs(step).max() > _SETTLED:
            step = step / 2  # from far off a whole step goes too far
        weights, lost = weights - step, ahead
        if abs(step).max() < _SETTLED:
            break
    return [round(float(weight), 4) for weight in weights]


def second_answers(examples: Sequence[Example], answers: Sequence[Answer]) -> list[Answer]:
    """Return the answers after a second look, each by weights that have not seen its article."""
    rows = [rows_of(example.found, answer) for example, answer in zip(examples, answers, strict=True)]
    found: list[Answer] = list(answers)
    for fold in range(_FOLDS):
        weights = fit_weights(part for n, part in enumerate(rows) if n % _FOLDS != fold)
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
    weights = fit_weights(rows_of(example.found, answer) for example, answer in zip(examples, answers, strict=True))
    return Limits(version, thresholds(judged), weights, {}, {}, {}), again


def thresholds(articles: Sequence[Article], sure: float = _SURE_CURRENT) -> dict[str, float]:
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
