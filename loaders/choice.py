"""One value of several that a text offers, or none: by weights that training/fit_values.py fits."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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


class Ways(NamedTuple):
    """How values are chosen where another has a say beside the words."""

    blends: dict[str, Blend]  # by value
    timing: dict[str, list[float]]  # what counts for the times of a tenure those of the others


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


def best(candidates: Sequence[Candidate], scores: Sequence[float], barred: Collection[int] = ()) -> Choice | None:
    """Return the likeliest value without what stands at some places, and what it rests on; None if there is none.

    Args:
        scores: Of each candidate, and last of the value's not being told.
    """
    left = [(one, score) for one, score in zip(candidates, scores, strict=False) if one.at not in barred]
    value, chance = likeliest([one for one, _ in left], [*(score for _, score in left), scores[-1]])
    if value is None:
        return None
    return Choice(value, chance, max((score, one.at) for one, score in left if one.value == value)[1])


Offered = tuple[Any, str, Sequence[Candidate]]  # a fact, the name of one of its values, and what it may be


class Weighed(NamedTuple):
    """What a value may be, and what speaks for each and last for its not being told."""

    candidates: Sequence[Candidate]
    scores: Sequence[float]


AllWeighed = Mapping[str, Sequence[Weighed]]  # by the name of a value, for each of some facts


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

    def with_others(self, tenures: Sequence[Any], weighed: AllWeighed) -> dict[str, list[Weighed]]:
        """Return the beginnings and ends of all tenures, weighed again with those of the others beside each."""
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
        choice = self.choice(name, candidates, nothing, fact)
        return choice.value if choice else None

    def choice(
        self, name: str, candidates: Sequence[Candidate], nothing: Sequence[str], fact: Any = None
    ) -> Choice | None:
        """Return the value that `choose` returns, with how likely it is and where it stands."""
        return self.likely(name, best(*self.weigh(name, candidates, nothing, fact))) if candidates else None

    def likely(self, name: str, choice: Choice | None) -> Choice | None:
        """Return a choice that is likely enough for its value, else None."""
        least = self._other.blend(name).least if self._other else self._least[name]
        return choice if choice and choice.chance >= least else None

    def weigh(self, name: str, candidates: Sequence[Candidate], nothing: Sequence[str], fact: Any) -> Weighed:
        """Return what the words count for each candidate, and whoever has a say beside them."""
        scores = self.sums(name, candidates, nothing)
        if self._other:
            scores = self._other.blend(name).mixed(scores, self._other.of(fact, name, candidates))
        return Weighed(candidates, scores)

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
