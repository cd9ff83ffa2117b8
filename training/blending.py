"""How the words' weights and the network's scores are put together for each value, and what that gives."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dugout.loaders.choice import Blend, Candidate, Chooser, Weights, likeliest
from dugout.loaders.network.answers import Answer
from dugout.loaders.network.opinion import Opinion
from dugout.training.examples import Example
from dugout.training.fit_values import fit_weights
from dugout.training.offers import Offer, Told
from dugout.training.softmax import Problem, minimise
from dugout.training.value_rows import TABLES

VALUES = tuple(name for names in TABLES.values() for name in names)
# Of the facts whose gold has no value, so many are given one at most, over all values.
_GIVEN = 0.1
_STEPS = [n / 100 for n in range(5, 61)]
_L2 = 0.01
Tried = tuple[float, int, int]  # a least chance, how many values are then right, how many given where none is told


@dataclass(frozen=True, slots=True)
class Said:
    """One value of one fact: what the words and the network say of each option, none the last of them."""

    offer: Offer
    words: list[float]
    other: list[float]

    def best(self, blend: Blend) -> tuple[str | None, float]:
        """Return the likeliest value, and how likely it is."""
        return likeliest(self.offer.candidates, blend.mixed(self.words, self.other))


def said_of(seen: Sequence[Example], unseen: Sequence[Example], answers: Sequence[Answer]) -> dict[str, list[Said]]:
    """Return by name what words and network say of the values of articles that neither has seen."""
    rows: dict[str, list[Offer]] = defaultdict(list)
    for example in seen:
        told = Told(example.gold)
        for reading in (example.found, example.marked):
            for offer in reading.offers(told):
                rows[offer.name].append(offer)
    weights = {name: Weights({name: fit_weights(of)}) for name, of in rows.items()}
    rows.clear()
    found: dict[str, list[Said]] = defaultdict(list)
    for example, answer in zip(unseen, answers, strict=True):
        if not answer.values:
            continue
        opinion = Opinion(example.found.asked.board, answer.values)
        for offer in example.found.offers(Told(example.gold)):
            if offer.name in weights:
                words = Chooser(weights[offer.name], {}).sums(offer.name, offer.candidates, offer.nothing)
                other = opinion.of(offer.fact, offer.name, offer.candidates)
                bare = offer._replace(candidates=[Candidate(c.value, ()) for c in offer.candidates], nothing=())
                found[offer.name].append(Said(bare, words, other))
    return found


def fit_blend(told: Sequence[Said]) -> Blend:
    """Return how words and network are weighed for one value."""
    choices = []
    for said in told:
        right = said.offer.rights()
        if any(right):
            nothing = [0.0] * (len(right) - 1) + [1.0]
            columns = zip(said.words, said.other, nothing, strict=True)
            choices.append([([*enumerate(row)], ok) for row, ok in zip(columns, right, strict=True)])
    if not choices:
        return Blend(1.0, 0.0, 0.0, 0.5)
    words, other, none = (round(float(weight), 4) for weight in minimise(Problem(choices, 3, _L2)))
    return Blend(words, other, none, 0.5)


def settle_blends(said: Mapping[str, Sequence[Said]]) -> dict[str, Blend]:
    """Return for each value how it is chosen.

    One that is given where none is told costs as much as so many right ones win, the same for each value: the least
    cost by which few enough are given.
    """
    blends = {name: fit_blend(said.get(name, ())) for name in VALUES}
    tried = {name: _tried(said.get(name, ()), blend) for name, blend in blends.items()}
    empty = sum(one.offer.gold is None for of in said.values() for one in of)
    chosen: dict[str, Tried] = {}
    for cost in (n / 100 for n in range(500)):
        chosen = {name: _best(of, cost) for name, of in tried.items()}
        if sum(given for _, _, given in chosen.values()) <= _GIVEN * empty:
            break
    return {name: blend._replace(least=chosen[name][0]) if said.get(name) else blend for name, blend in blends.items()}


def _best(tried: Sequence[Tried], cost: float) -> Tried:
    return max(tried, key=lambda one: (one[1] - cost * one[2], one[0]))


def _tried(told: Sequence[Said], blend: Blend) -> list[Tried]:
    """Return what each least chance gives."""
    judged = [(said.offer, *said.best(blend)) for said in told]
    return [
        (
            least,
            sum(offer.gold is not None and sure >= least and offer.is_right(value) for offer, value, sure in judged),
            sum(offer.gold is None and sure >= least for offer, _, sure in judged),
        )
        for least in _STEPS
    ]


def table_of_values(said: Mapping[str, Sequence[Said]], blends: Mapping[str, Blend]) -> str:
    """Return how many values are right of those asked, by words and network, and how many are given for none."""
    lines = [f"{'':14}{'asked':>7}{'right':>7}{'by words':>10}{'none':>7}{'given':>7}"]
    sums = [0] * 5
    for name in VALUES:
        counts = _counted(said.get(name, ()), blends[name])
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
        lines.append(_line(name, counts))
    return "\n".join([*lines, _line("all", sums)])


def _counted(told: Iterable[Said], blend: Blend) -> list[int]:
    counts = [0] * 5
    for said in told:
        value, chance = said.best(blend)
        given = value if chance >= blend.least else None
        if said.offer.gold is None:
            counts[3] += 1
            counts[4] += given is not None
        else:
            alone, sure = said.best(Blend(1.0, 0.0, 0.0, 0.0))
            counts[0] += 1
            counts[1] += said.offer.is_right(given)
            counts[2] += said.offer.is_right(alone if sure >= blend.least else None)
    return counts


def _line(name: str, counts: Sequence[int]) -> str:
    asked, right, by_words, none, given = counts
    shares = f"{right / max(asked, 1):7.3f}{by_words / max(asked, 1):10.3f}{none:7}{given / max(none, 1):7.3f}"
    return f"{name:14}{asked:7}{shares}"
