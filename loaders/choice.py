"""One value of several that a text offers, or none: by weights that bench/fit_values.py fits."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, repeat
from math import exp
from typing import NamedTuple

from dugout.loaders.words import words


class Candidate(NamedTuple):
    """A value that the text may mean, and what speaks for or against it, by name.

    `shared` are lists of what it has in common with other candidates: each list is weighed once for all of them.
    `at` is where in the text it stands, -1 for what stands nowhere; `way` is how it is meant where its place leaves
    that open: a score "turned", the day of the publication as "news", the day before as "eve", a title won "once".
    """

    value: str
    features: Sequence[str]
    shared: Sequence[Sequence[str]] = ()
    at: int = -1
    way: str = ""

    def all_features(self) -> list[str]:
        """Return its own features and the shared ones."""
        return [*self.features, *chain.from_iterable(self.shared)]


class Weights:
    """What each feature counts for each value."""

    def __init__(self, of_values: Mapping[str, Mapping[str, float]]) -> None:
        """Take for each value the weights of features; a feature without one counts nothing."""
        self.of_values = of_values

    def sum(self, name: str, features: Sequence[str]) -> float:
        """Return what some features count together for a value."""
        return sum(map(self.of_values[name].get, features, repeat(0.0)))


@cache
def weights_of(table: str) -> Weights:
    """Return the weights of `loaders/words/TABLE.yml`.

    The file has them as lines, "WEIGHT FEATURE", which are read twenty times as fast as a mapping.
    """
    read: dict[str, dict[str, float]] = {}
    for value, lines in words(table).items():
        pairs = (line.split(" ", 1) for line in lines.splitlines())
        read[value] = {feature: float(weight) for weight, feature in pairs}
    return Weights(read)


class Chooser:
    """Chooses the values of one fact after another."""

    def __init__(self, weights: Weights, least: Mapping[str, float]) -> None:
        """Take the weights, and how likely a value must be to be given, by name."""
        self._weights, self._least = weights, least
        self._seen: dict[tuple[str, int], tuple[Sequence[str], float]] = {}

    def choose(self, name: str, candidates: Sequence[Candidate], nothing: Sequence[str]) -> str | None:
        """Return the likeliest value, the candidates of one value taken together; None if none is likely enough.

        Args:
            nothing: What speaks for the value's not being told.
        """
        if not candidates:
            return None
        scores = [
            self._weights.sum(name, c.features) + sum([self._shared(name, features) for features in c.shared])
            for c in candidates
        ]
        none = self._shared(name, nothing)
        top = max(none, *scores)
        together: dict[str, float] = {}
        for candidate, score in zip(candidates, scores, strict=True):
            together[candidate.value] = together.get(candidate.value, 0.0) + exp(score - top)
        best = max(together, key=lambda value: together[value])
        return best if together[best] >= self._least[name] * (sum(together.values()) + exp(none - top)) else None

    def _shared(self, name: str, features: Sequence[str]) -> float:
        # The list itself is kept beside its sum, so that no other takes its id.
        key = name, id(features)
        if key not in self._seen:
            self._seen[key] = features, self._weights.sum(name, features)
        return self._seen[key][1]
