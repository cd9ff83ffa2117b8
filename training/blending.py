"""How the words' weights and the network's scores are put together for each value, and what that gives."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from dugout.loaders.choice import Blend, Candidate, Choice, Chooser, Weights, likeliest
from dugout.loaders.document import Draft
from dugout.loaders.network.answers import Answer
from dugout.loaders.network.opinion import Opinion
from dugout.loaders.tenure_places import Tenure
from dugout.loaders.terms import ONCE, settled
from dugout.training.examples import Example
from dugout.training.fit_values import fit_weights
from dugout.training.offers import Offer, Told
from dugout.training.softmax import Problem, minimise
from dugout.training.value_rows import TABLES

VALUES = tuple(name for names in TABLES.values() for name in names)
# Of the facts that are rightly told and whose gold has no value, so many are given one at most, over all values.
_GIVEN = 0.1
_STEPS = [n / 100 for n in range(5, 61)]
_L2 = 0.01
Tried = tuple[float, int, int]  # a least chance, how many values are then right, how many given where none is told


@dataclass(frozen=True, slots=True)
class Said:
    """One value of one fact: what the words and the network say of each option, none the last of them."""

    article: int
    offer: Offer
    words: list[float]
    other: list[float]

    def best(self, blend: Blend, barred: Collection[int] = ()) -> Choice | None:
        """Return the likeliest value, without what stands at some places."""
        scores = blend.mixed(self.words, self.other)
        left = [(c, score) for c, score in zip(self.offer.candidates, scores, strict=False) if c.at not in barred]
        value, chance = likeliest([c for c, _ in left], [*(score for _, score in left), scores[-1]])
        if value is None:
            return None
        return Choice(value, chance, max((score, c.at) for c, score in left if c.value == value)[1])


def _best_of(said: Sequence[Said], blend: Blend, n: int, barred: Collection[int]) -> Choice | None:
    return said[n].best(blend, barred)


def settled_by(said: Sequence[Said], blend: Blend) -> list[tuple[Offer, str | None, float]]:
    """Return each offer of one value with the likeliest value and its chance, those of an article settled together."""
    found: list[tuple[Offer, str | None, float]] = []
    for _, group in groupby(said, key=lambda one: one.article):
        of = list(group)
        if of[0].offer.name in ONCE:
            tenures = [one.offer.fact for one in of if isinstance(one.offer.fact, Tenure)]
            chosen = settled(tenures, partial(_best_of, of, blend))
        else:
            chosen = [one.best(blend) for one in of]
        found += [
            (one.offer, choice.value if choice else None, choice.chance if choice else 0.0)
            for one, choice in zip(of, chosen, strict=True)
        ]
    return found


def said_of(
    seen: Sequence[Example], unseen: Sequence[Example], answers: Sequence[Answer], told: Sequence[Sequence[Draft]]
) -> dict[str, list[Said]]:
    """Return by name what words and network say of the values of articles that neither has seen.

    Args:
        told: What the reader tells of each of these articles; the values of what is right of it are asked for.
    """
    rows: dict[str, list[Offer]] = defaultdict(list)
    for example in seen:
        gold = Told(example.gold)
        for reading in (example.found, example.marked):
            for offer in reading.offers(gold):
                rows[offer.name].append(offer)
    weights = {name: Weights({name: fit_weights(of)}) for name, of in rows.items()}
    rows.clear()
    return together(
        said_in(
            number,
            example.found.offers(Told(example.gold), drafts),
            weights,
            Opinion(example.found.asked.board, answer.values),
        )
        for number, (example, answer, drafts) in enumerate(zip(unseen, answers, told, strict=True))
        if answer.values
    )


def together(said: Iterable[Mapping[str, Sequence[Said]]]) -> dict[str, list[Said]]:
    """Return by name what is said of the values of some texts."""
    found: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        for name, of in one.items():
            found[name] += of
    return found


def said_in(
    number: int, offers: Iterable[Offer], weights: Mapping[str, Weights], opinion: Opinion
) -> dict[str, list[Said]]:
    """Return by name what words and network say of the values that one text offers; `number` tells it from others.

    Args:
        weights: The words' weights of each value that is asked for.
        opinion: What the network thinks of them.
    """
    asked = [offer for offer in offers if offer.name in weights]
    opinion.hear((offer.fact, offer.name, offer.candidates) for offer in asked)
    found: dict[str, list[Said]] = defaultdict(list)
    for offer in asked:
        words = Chooser(weights[offer.name], {}).sums(offer.name, offer.candidates, offer.nothing)
        other = opinion.of(offer.fact, offer.name, offer.candidates)
        places = [Candidate(c.value, (), at=c.at) for c in offer.candidates]
        found[offer.name].append(Said(number, offer._replace(candidates=places, nothing=()), words, other))
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
    judged = settled_by(told, blend)
    return [
        (
            least,
            sum(offer.gold is not None and sure >= least and offer.is_right(value) for offer, value, sure in judged),
            sum(offer.gold is None and sure >= least for offer, _, sure in judged),
        )
        for least in _STEPS
    ]


def table_of_values(*parts: tuple[Mapping[str, Sequence[Said]], Mapping[str, Blend]]) -> str:
    """Return how many values are right of those asked, by words and network, and how many are given for none.

    Args:
        parts: What is said of some articles, and how values are chosen there.
    """
    lines = [f"{'':14}{'asked':>7}{'right':>7}{'by words':>10}{'none':>7}{'given':>7}"]
    sums = [0] * 5
    for name in VALUES:
        of_parts = [_counted(said.get(name, ()), blends[name]) for said, blends in parts]
        counts = [sum(of) for of in zip(*of_parts, strict=True)]
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
        lines.append(_line(name, counts))
    return "\n".join([*lines, _line("all", sums)])


def _counted(told: Sequence[Said], blend: Blend) -> list[int]:
    counts = [0] * 5
    by_words = settled_by(told, Blend(1.0, 0.0, 0.0, 0.0))
    for (offer, value, chance), (_, alone, sure) in zip(settled_by(told, blend), by_words, strict=True):
        given = value if chance >= blend.least else None
        if offer.gold is None:
            counts[3] += 1
            counts[4] += given is not None
        else:
            counts[0] += 1
            counts[1] += offer.is_right(given)
            counts[2] += offer.is_right(alone if sure >= blend.least else None)
    return counts


def _line(name: str, counts: Sequence[int]) -> str:
    asked, right, by_words, none, given = counts
    shares = f"{right / max(asked, 1):7.3f}{by_words / max(asked, 1):10.3f}{none:7}{given / max(none, 1):7.3f}"
    return f"{name:14}{asked:7}{shares}"
