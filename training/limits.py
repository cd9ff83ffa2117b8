"""Set chances and thresholds right on texts that no round of the network reads.

usage: python -m dugout.training.limits

The second look is fitted to what networks of half the articles say. What the shipped network says of the briefs and of
training/unseen is what it says of other texts: one number a label makes its chances there as high as its claims are
often right, from which chance on a claim is made is chosen anew, and so is what words and network count for stances.
`make model` ends with it. Run alone, it does so for the shipped network, writes loaders/network/weights/limits.json,
and prints what it gives in five folds. It begins with the weights alone, so that the same network always gets the same
limits.
"""

import json
import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, NamedTuple

from dugout.graph.model import Stance
from dugout.loaders.choice import Blend, weights_of
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.answers import Answer
from dugout.loaders.network.limits import FILE, LABELS, Limits
from dugout.loaders.network.reading import Fitted, Reading, read_article, shipped
from dugout.loaders.network.second import chance_of, look_again
from dugout.loaders.network.standing import STANCE, Standing, by_network, by_words
from dugout.training.annotated import annotated_text, gold_articles, key_of
from dugout.training.check import BRIEFS, UNSEEN
from dugout.training.fit_stances import Chase, fit_stance_blend
from dugout.training.judge import told_in
from dugout.training.settle import Article, judge, thresholds

WEIGHTS = Path(__file__).parents[1] / "loaders" / "network" / "weights"
# How often "current" is to be right: to call a man who has gone the coach is the worse mistake. Two points above what
# is asked of the reader, so that in four of five sets of some fifty such claims no more than one in twelve is wrong.
_SURE_CURRENT = 0.94
# So many claims that are said to be half sure, and are right half of the time, stand beside those of each label: of few
# claims little is learned.
_AS_SAID = 2.0
_FARTHEST = 10.0  # what chances may be shifted by, in log odds
_FOLDS = 5
# Which of two readings of a text counts depends on where claims begin: near where they will in the end.
_BEGIN = dict.fromkeys(LABELS, 0.4) | {"current": 0.85}


class Unseen(NamedTuple):
    """A text that no round reads, as it was read, with its annotation."""

    reading: Reading
    answer: Answer  # after the second look, without shifts
    gold: dict[str, Any]

    def judged(self) -> Article:
        """Return what is claimed of it, and what is so."""
        return judge(self.reading.asked, self.answer, self.gold)

    def chases(self) -> Iterator[Chase]:
        """Yield what words and network say of each of its chases."""
        asked, key = self.reading.asked, key_of(self.gold)
        told, standing = told_in(self.gold, key), Standing(asked)
        for (one, other), scores in zip(asked.pairs.posts, self.answer.stances, strict=True):
            coach, club = asked.entities[one], asked.entities[other]
            fact = told.get(("linked", key(coach.ref.name), key(club.ref.name)))
            if fact:
                words = by_words(weights_of("stance_values"), standing.features(coach, club))
                yield Chase(words, by_network(scores), [stance == fact["stance"] for stance in Stance])


def read_unseen(fitted: Fitted, most: int | None = None) -> list[Unseen]:
    """Return the texts as a network and its weights read them, or so many from all over each folder."""
    found = []
    fitted = fitted._replace(limits=replace(fitted.limits, least=_BEGIN, shifts={}))
    for folder in (BRIEFS, UNSEEN):
        articles = [*gold_articles(folder)]
        for _, text, _, gold in articles[:: max(1, len(articles) // most) if most else 1]:
            reading = read_article(annotated_text(text), gold["published"], lexicon(), fitted)
            answer = look_again(reading.asked.pairs, reading.answer, fitted.limits.weights)
            found.append(Unseen(reading, answer, gold))
    return found


def set_right(limits: Limits, texts: Sequence[Unseen]) -> Limits:
    """Return limits with what the texts give."""
    blend = fit_stance_blend([chase for text in texts for chase in text.chases()])
    return with_thresholds(limits, [text.judged() for text in texts], limits.blends | {STANCE: blend})


def with_thresholds(limits: Limits, articles: Sequence[Article], blends: dict[str, Blend]) -> Limits:
    """Return limits with the shifts and thresholds that articles give, by what the weights alone say of them."""
    shifts = fit_shifts(articles)
    least = thresholds(shifted(articles, shifts), _SURE_CURRENT)
    return replace(limits, shifts=shifts, least=least, blends=blends)


def fit_shifts(articles: Sequence[Article]) -> dict[str, float]:
    """Return by label what is added to log odds, so that chances are on average as high as claims are often right."""
    return {
        label: round(
            _shift([(one.chance, one.right) for article in articles for one in article.claims if one.label == label]), 4
        )
        for label in LABELS
    }


def _shift(claims: Sequence[tuple[float, bool]]) -> float:
    """Return the shift at which the loss is least; its slope rises with the shift, so it is found by halving."""
    said = [(_log_odds(chance), float(right)) for chance, right in claims]
    low, high = -_FARTHEST, _FARTHEST
    while high - low > 1e-6:
        middle = (low + high) / 2
        slope = sum(chance_of(odds + middle) - right for odds, right in said) + _AS_SAID * (chance_of(middle) - 0.5)
        low, high = (low, middle) if slope > 0 else (middle, high)
    return (low + high) / 2


def shifted(articles: Sequence[Article], shifts: Mapping[str, float]) -> list[Article]:
    """Return claims with the chances that shifts give, rounded as a claim's certainty is."""
    return [
        article._replace(
            claims=[
                replace(one, chance=round(chance_of(_log_odds(one.chance) + shifts[one.label]), 3))
                for one in article.claims
            ]
        )
        for article in articles
    ]


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 0.001), 0.999)
    return math.log(chance / (1 - chance))


def in_folds(articles: Sequence[Article]) -> Iterator[tuple[Sequence[Article], Mapping[str, float]]]:
    """Yield articles, each once, with shifts and thresholds that were chosen by others."""
    order = [*range(len(articles))]
    random.Random(0).shuffle(order)
    for fold in range(_FOLDS):
        seen = [articles[n] for place, n in enumerate(order) if place % _FOLDS != fold]
        shifts = fit_shifts(seen)
        least = thresholds(shifted(seen, shifts), _SURE_CURRENT)
        yield shifted([articles[n] for n in order[fold::_FOLDS]], shifts), least


def table_of_folds(articles: Sequence[Article], limits: Limits) -> str:
    """Return what limits give, and what those give that are set right, each article by others."""
    before = shifted(articles, {label: limits.shifts.get(label, 0.0) for label in LABELS})
    lines = [f"{len(articles)} texts that no round reads{'F1':>10}{'current: P':>14}{'R':>8}"]
    lines.append(_line("as they were", [(before, limits.least)]))
    lines.append(_line("set right, in five folds", [*in_folds(articles)]))
    return "\n".join(lines)


def _line(name: str, parts: Sequence[tuple[Sequence[Article], Mapping[str, float]]]) -> str:
    told = [
        one for articles, least in parts for article in articles for one in article.claims
        if one.chance >= least[one.label]
    ]  # fmt: skip
    there = [article.there for articles, _ in parts for article in articles]
    right, current = sum(one.right for one in told), [one.right for one in told if one.label == "current"]
    f1 = 2 * right / max(len(told) + sum(of.total() for of in there), 1)
    recall = sum(current) / max(sum(of["current"] for of in there), 1)
    return f"{name:29}{f1:10.3f}{sum(current) / max(len(current), 1):14.3f}{recall:8.3f}"


def write_limits(weights: Path, limits: Limits) -> None:
    """Write limits beside the network that they go with."""
    (weights / FILE).write_text(json.dumps(asdict(limits)) + "\n", encoding="utf-8")


def main() -> None:
    """Set the limits of the shipped network right."""
    fitted = shipped()
    texts = read_unseen(fitted)
    print(table_of_folds([text.judged() for text in texts], fitted.limits))
    limits = set_right(fitted.limits, texts)
    print("from which chance on: " + ", ".join(f"{label} {least}" for label, least in limits.least.items()))
    write_limits(WEIGHTS, limits)


if __name__ == "__main__":
    main()
