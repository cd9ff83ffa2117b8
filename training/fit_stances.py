"""usage: python -m dugout.training.fit_stances: fit loaders/words/stance_values.yml on training/articles.

The weights say for each stance of a chase what the words of the coach's sentences speak for; how they are weighed
beside the network's chances is fitted by `make model` on articles that neither has seen.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dugout.graph.model import Status
from dugout.loaders.choice import Blend, Candidate, Weights
from dugout.loaders.network.answers import Answer
from dugout.loaders.network.standing import STANCE, Standing, by_network, by_words
from dugout.loaders.tenures import Tenure
from dugout.training.check import ARTICLES
from dugout.training.examples import STANCES, Example, Reading, read_examples
from dugout.training.fit_values import WORDS, fit_weights, write_weights
from dugout.training.offers import Offer
from dugout.training.softmax import Problem, minimise

_L2 = 20.0
_L2_BLEND = 0.01
_HEAD = "# Made by training/fit_stances.py; see network/standing.py. Softmax weights by stance, one feature a line.\n"


class Chase(NamedTuple):
    """What is said of one chase: by the words for each stance, by the network, and which is right."""

    words: list[float]
    scores: list[float]
    rights: list[bool]


def offers_of(reading: Reading) -> Iterator[tuple[int, list[str], Offer]]:
    """Yield the pairs of a reading that are chases: their places, their features, and these for each stance."""
    standing = Standing(reading.asked)
    for n, ((coach, club), stance) in enumerate(zip(reading.asked.pairs.posts, reading.stances, strict=True)):
        if stance >= 0:
            one, other = reading.entities[coach], reading.entities[club]
            told = standing.features(one, other)
            candidates = [Candidate(name, [f"{name} {feature}" for feature in told]) for name in STANCES]
            post = Tenure(one.ref, other.ref, Status.INCOMING)  # that the chase is for
            yield n, told, Offer(post, STANCE, STANCES[stance], candidates, ())


def fit_stances(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Return the words' weights by stance, fitted to articles as they are annotated and as they are found."""
    readings = (reading for example in examples for reading in (example.found, example.marked))
    found: dict[str, dict[str, float]] = {stance: {} for stance in STANCES}
    for name, weight in fit_weights([offer for one in readings for *_, offer in offers_of(one)], _L2).items():
        stance, feature = name.split(" ", 1)
        found[stance][feature] = weight
    return found


def told_of(
    seen: Sequence[Example], unseen: Sequence[Example], answers: Sequence[Answer]
) -> tuple[Weights, list[Chase]]:
    """Return the words' weights of some articles, and what they and the network say of the chases of others."""
    weights = Weights(fit_stances(seen))
    found = [
        Chase(by_words(weights, told), by_network(answer.stances[n]), offer.rights()[:-1])
        for example, answer in zip(unseen, answers, strict=True)
        for n, told, offer in offers_of(example.found)
    ]
    return weights, found


def fit_stance_blend(told: Sequence[Chase]) -> Blend:
    """Return how words and network are put together, by a softmax."""
    choices = [
        [([(0, one), (1, other)], right) for one, other, right in zip(words, scores, rights, strict=True)]
        for words, scores, rights in told
    ]
    words, other = (round(float(weight), 4) for weight in minimise(Problem(choices, 2, _L2_BLEND)))
    return Blend(words, other, 0.0, 0.0)


def main() -> None:
    """Fit and write the weights."""
    weights = fit_stances(read_examples(ARTICLES))
    write_weights(WORDS / "stance_values.yml", weights, _HEAD)
    print("stance_values: " + ", ".join(f"{stance} {len(of)} weights" for stance, of in weights.items()))


if __name__ == "__main__":
    main()
