"""One value of several that a text offers, or none: by weights that training/fit_values.py fits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, repeat
from math import exp
from typing import Any, NamedTuple, Protocol

from dugout.loaders.words import words


class Candidate(NamedTuple):
    """A value that the text may mean, and what speaks for or against it, by name.

    `shared` are lists of what it has in common with other candidates: each list is weighed once for all of them.
    `at` is where in the text it stands, -1 for what stands nowhere; `way` is how it is meant where its place leaves
    that open: a score "turned", the day of the publication as "news", the day before as "eve", a title won
    "once", a competition by its id, or by "cup" where that word alone stands for it.
    """

    value: str
    features: Sequence[str]
    shared: Sequence[Sequence[str]] = ()
    at: int = -1
    way: str = ""

    def all_features(self) -> list[str]:
        """Return its own features and the shared ones."""
        return [*self.features, *chain.from_iterable(self.shared)]


class Choice(NamedTuple):
    """A value that is told, how likely it is, and where in the text what speaks most for it stands, -1 for nowhere."""

    value: str
    chance: float
    at: int


class Blend(NamedTuple):
    """How one value is chosen where another has a say beside the words: what each counts, and from which chance on."""

    words: float
    other: float
    none: float  # what speaks for its not being told, whatever the text
    least: float

    def mixed(self, words: Sequence[float], other: Sequence[float]) -> list[float]:
        """Return what both say together of each option, that it is not told being the last."""
        scores = [self.words * one + self.other * two for one, two in zip(words, other, strict=True)]
        scores[-1] += self.none
        return scores


def likeliest(candidates: Sequence[Candidate], scores: Sequence[float]) -> tuple[str | None, float]:
    """Return the likeliest value, the candidates of one value taken together, and its chance; None if there is none.

    Args:
        scores: Of each candidate, and last of the value's not being told.
    """
    if not candidates:
        return None, 0.0
    top = max(scores)
    together: dict[str, float] = defaultdict(float)
    for candidate, score in zip(candidates, scores, strict=False):
        together[candidate.value] += exp(score - top)
    best = max(together, key=together.__getitem__)
    return best, together[best] / (sum(together.values()) + exp(scores[-1] - top))


Offered = tuple[Any, str, Sequence[Candidate]]  # a fact, the name of one of its values, and what it may be


class Other(Protocol):
    """Who has a say beside the words: the network."""

    def hear(self, offered: Iterable[Offered]) -> None:
        """Take notice of all that it will be asked about."""
        ...

    def blend(self, name: str) -> Blend:
        """Return how a value is chosen with it."""
        ...

    def of(self, fact: Any, name: str, candidates: Sequence[Candidate]) -> list[float]:
        """Return what it says for each value of a fact, and last for its not being told."""
        ...


_NOTHING = repeat(0.0)  # what a feature without a weight counts


class Weights:
    """What each feature counts for each value."""

    def __init__(self, of_values: Mapping[str, Mapping[str, float]]) -> None:
        """Take for each value the weights of features; a feature without one counts nothing."""
        self.of_values = of_values

    def sum(self, name: str, features: Sequence[str]) -> float:
        """Return what some features count together for a value."""
        return sum(map(self.of_values[name].get, features, _NOTHING))


@cache
def weights_of(table: str) -> Weights:
    """Return the weights of `loaders/words/TABLE.yml`.

    The file has them as lines, "WEIGHT FEATURE", which are read twenty times as fast as a mapping.
    """
    read: dict[str, dict[str, float]] = {}
    # Many weights are the same number: one object for all of them is read and found faster.
    number = cache(float)
    for value, lines in words(table).items():
        pairs = (line.split(" ", 1) for line in lines.splitlines())
        read[value] = {feature: number(weight) for weight, feature in pairs}
    return Weights(read)


class Chooser:
    """Chooses the values of one fact after another."""

    def __init__(self, weights: Weights, least: Mapping[str, float], other: Other | None = None) -> None:
        """Take the weights, how likely a value must be to be given, by name, and who else has a say."""
        self._weights, self._least, self._other = weights, least, other
        # What a list counts, by value. It is known by its id, and kept beside, so that no other takes its id.
        self._sums: dict[str, dict[int, tuple[Sequence[object], float]]] = defaultdict(dict)

    def hear(self, offered: Iterable[Offered]) -> None:
        """Tell who has a say beside the words what is to be chosen from, before any of it is chosen."""
        if self._other:
            self._other.hear(offered)

    def choose(
        self, name: str, candidates: Sequence[Candidate], nothing: Sequence[str], fact: Any = None
    ) -> str | None:
        """Return the likeliest value of a fact, the candidates of one value taken together; None if none is likely.

        Args:
            nothing: What speaks for the value's not being told.
        """
        return self._weigh(name, candidates, nothing, fact)[0]

    def choice(
        self, name: str, candidates: Sequence[Candidate], nothing: Sequence[str], fact: Any = None
    ) -> Choice | None:
        """Return the value that `choose` returns, with how likely it is and where it stands."""
        value, chance, scores = self._weigh(name, candidates, nothing, fact)
        if value is None:
            return None
        rows = zip(scores, candidates, strict=False)
        return Choice(value, chance, max((score, one.at) for score, one in rows if one.value == value)[1])

    def _weigh(
        self, name: str, candidates: Sequence[Candidate], nothing: Sequence[str], fact: Any
    ) -> tuple[str | None, float, list[float]]:
        """Return the value, None if none is likely enough, its chance, and the scores of all candidates."""
        if not candidates:
            return None, 0.0, []
        scores, least = self.sums(name, candidates, nothing), self._least[name]
        if self._other:
            blend = self._other.blend(name)
            scores, least = blend.mixed(scores, self._other.of(fact, name, candidates)), blend.least
        value, chance = likeliest(candidates, scores)
        return (value if chance >= least else None), chance, scores

    def sums(self, name: str, candidates: Sequence[Candidate], nothing: Sequence[str]) -> list[float]:
        """Return what the words count for each candidate, and last for the value's not being told."""
        seen = self._sums[name]
        scores = []
        for candidate in candidates:
            score, features, shared = 0.0, candidate.features, candidate.shared
            if features:
                score += (seen.get(id(features)) or self._sum(name, features))[1]
            if shared:
                score += (seen.get(id(shared)) or self._together(name, shared))[1]
            scores.append(score)
        return [*scores, (seen.get(id(nothing)) or self._sum(name, nothing))[1]]

    def _together(self, name: str, shared: Sequence[Sequence[str]]) -> tuple[Sequence[object], float]:
        """Return some lists with what they count together for a value."""
        seen = self._sums[name]
        total = sum([(seen.get(id(features)) or self._sum(name, features))[1] for features in shared])
        found = seen[id(shared)] = shared, total
        return found

    def _sum(self, name: str, features: Sequence[str]) -> tuple[Sequence[object], float]:
        """Return a list with what it counts for a value."""
        found = self._sums[name][id(features)] = features, self._weights.sum(name, features)
        return found
