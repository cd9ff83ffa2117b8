"""How the words' weights and the network's scores are put together for each value, and what that gives."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, product

from dugout.loaders.choice import Blend, Candidate, Choice, Chooser, Ways, Weighed, Weights, best
from dugout.loaders.document import Draft
from dugout.loaders.network.answers import Answer
from dugout.loaders.network.opinion import Opinion
from dugout.loaders.network.timing import AS_IT_IS, KEYS, SIGNS, Times, key_of, with_others
from dugout.loaders.tenures import CONTRACT, ENDS, Tenure
from dugout.loaders.terms import is_half_of_another, is_of_another, settled
from dugout.training.examples import Example
from dugout.training.fit_values import fit_weights
from dugout.training.offers import Offer, Told
from dugout.training.softmax import Features, Problem, minimise
from dugout.training.value_rows import TABLES

VALUES = tuple(name for names in TABLES.values() for name in names)
# Of the facts that are rightly told and whose gold has no value, so many are given one at most, over all values: less
# than one in ten, which is asked of the reader, since of other texts a few more are than of those fitted to.
_GIVEN = 0.09
_STEPS = [n / 100 for n in range(5, 61)]
_L2 = 0.01
# In five folds of 1,010 texts the loss of beginnings is 1,218 for .3, 1,213 for 1 and 1,219 for 3, of ends 1,306, 1,300
# and 1,300.
_L2_OF_SIGNS = 1.0
_WORDS = Ways(dict.fromkeys(VALUES, Blend(1.0, 0.0, 0.0, 0.0)), {})  # by words alone
Tried = tuple[float, int, int]  # a least chance, how many values are then right, how many given where none is told


@dataclass(frozen=True, slots=True)
class Said:
    """One value of one fact: what the words and the network say of each option, none the last of them."""

    article: int
    offer: Offer
    words: list[float]
    other: list[float]

    def weighed(self, blend: Blend) -> Weighed:
        """Return what both say together."""
        return Weighed(self.offer.candidates, blend.mixed(self.words, self.other))


Chosen = list[tuple[Offer, Choice | None]]  # what is asked, and the likeliest value


def chosen_by(said: Mapping[str, Sequence[Said]], ways: Ways) -> dict[str, Chosen]:
    """Return by name the likeliest value of all that is asked.

    Times are chosen with those of the others beside them; where nothing weighs these, they are settled, as in
    `loaders.terms` by words alone, but for how likely a time must be to bar others.
    """
    found: dict[str, Chosen] = defaultdict(list)
    for name, of in said.items():
        if name == CONTRACT:
            for _, part in groupby(of, key=lambda one: one.article):
                found[name] += _contracts([*part], ways.blends[name])
        elif name not in ENDS:
            found[name] = [(one.offer, best(*one.weighed(ways.blends[name]))) for one in of]
    for tenures, of_ends, weighed in _tenures_of(said, ways.blends):
        if ways.timing:
            told = {end: [best(*one) for one in of] for end, of in with_others(tenures, weighed, ways.timing).items()}
        else:
            told = {end: settled(tenures, partial(_best_of, of), is_half_of_another) for end, of in weighed.items()}
        for end in ENDS:
            found[end] += [(one.offer, choice) for one, choice in zip(of_ends[end], told[end], strict=True)]
    return {name: [(offer, choice) for offer, choice in of if offer.asked] for name, of in found.items()}


def _contracts(said: Sequence[Said], blend: Blend) -> Chosen:
    """Return the likeliest end of each contract of one article; none is that of two tenures."""
    tenures = [one.offer.fact for one in said if isinstance(one.offer.fact, Tenure)]
    told = settled(tenures, partial(_best_of, [one.weighed(blend) for one in said]), is_of_another)
    return [(one.offer, choice) for one, choice in zip(said, told, strict=True)]


def _best_of(weighed: Sequence[Weighed], n: int, barred: Collection[int]) -> Choice | None:
    return best(*weighed[n], barred)


def _tenures_of(
    said: Mapping[str, Sequence[Said]], blends: Mapping[str, Blend]
) -> Iterator[tuple[list[Tenure], dict[str, list[Said]], dict[str, list[Weighed]]]]:
    """Yield for each article its tenures, and by end what is said of each, apart and together."""
    groups = [groupby(said.get(end, ()), key=lambda one: one.article) for end in ENDS]
    for parts in zip(*groups, strict=True):
        of = {end: list(part) for end, (_, part) in zip(ENDS, parts, strict=True)}
        tenures = [one.offer.fact for one in of[ENDS[0]] if isinstance(one.offer.fact, Tenure)]
        yield tenures, of, {end: [one.weighed(blends[end]) for one in told] for end, told in of.items()}


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
                if offer.asked:
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
        if said.offer.asked and any(right):
            nothing = [0.0] * (len(right) - 1) + [1.0]
            columns = zip(said.words, said.other, nothing, strict=True)
            choices.append([([*enumerate(row)], ok) for row, ok in zip(columns, right, strict=True)])
    if not choices:
        return Blend(1.0, 0.0, 0.0, 0.5)
    words, other, none = (round(float(weight), 4) for weight in minimise(Problem(choices, 3, _L2)))
    return Blend(words, other, none, 0.5)


def fit_timing(said: Mapping[str, Sequence[Said]], blends: Mapping[str, Blend]) -> dict[str, list[float]]:
    """Return what counts for the beginning and end of a tenure those of the others, by end and status."""
    choices: dict[str, list[list[tuple[Features, bool]]]] = {key: [] for key in KEYS}
    for tenures, of, weighed in _tenures_of(said, blends):
        times = Times(tenures, weighed)
        for end, (n, one) in product(ENDS, enumerate(tenures)):
            offer = of[end][n].offer
            right = offer.rights()
            if offer.asked and any(right):
                signs = times.signs(end, n).tolist()
                choices[key_of(end, one.status)].append(
                    [([*enumerate(row)], ok) for row, ok in zip(signs, right, strict=True)]
                )
    problems = {key: Problem(of, len(SIGNS), _L2_OF_SIGNS, AS_IT_IS) for key, of in choices.items() if of}
    fitted = {key: [round(float(weight), 4) for weight in minimise(problem)] for key, problem in problems.items()}
    return dict.fromkeys(KEYS, AS_IT_IS) | fitted


def settle_ways(said: Mapping[str, Sequence[Said]]) -> Ways:
    """Return how each value is chosen.

    One that is given where none is told costs as much as so many right ones win, the same for each value: the least
    cost by which few enough are given.
    """
    blends = {name: fit_blend(said.get(name, ())) for name in VALUES}
    timing = fit_timing(said, blends)
    found = chosen_by(said, Ways(blends, timing))
    tried = {name: _tried(found.get(name, [])) for name in VALUES}
    empty = sum(offer.gold is None for of in found.values() for offer, _ in of)
    chosen: dict[str, Tried] = {}
    for cost in (n / 100 for n in range(500)):
        chosen = {name: _worthiest(of, cost) for name, of in tried.items()}
        if sum(given for _, _, given in chosen.values()) <= _GIVEN * empty:
            break
    least = {name: chosen[name][0] for name in VALUES if said.get(name)}
    return Ways({name: blend._replace(least=least.get(name, blend.least)) for name, blend in blends.items()}, timing)


def _worthiest(tried: Sequence[Tried], cost: float) -> Tried:
    return max(tried, key=lambda one: (one[1] - cost * one[2], one[0]))


def _tried(found: Chosen) -> list[Tried]:
    """Return what each least chance gives."""
    judged = [(offer, choice.value, choice.chance) for offer, choice in found if choice]
    return [
        (
            least,
            sum(offer.gold is not None and sure >= least and offer.is_right(value) for offer, value, sure in judged),
            sum(offer.gold is None and sure >= least for offer, _, sure in judged),
        )
        for least in _STEPS
    ]


def table_of_values(*parts: tuple[Mapping[str, Sequence[Said]], Ways]) -> str:
    """Return how many values are right of those asked, by words and network, and how many are given for none.

    Args:
        parts: What is said of some articles, and how values are chosen there.
    """
    lines = [f"{'':14}{'asked':>7}{'right':>7}{'by words':>10}{'none':>7}{'given':>7}"]
    found = [(chosen_by(said, ways), chosen_by(said, _WORDS), ways) for said, ways in parts]
    sums = [0] * 5
    for name in VALUES:
        of_parts = [
            _counted(one.get(name, []), words.get(name, []), ways.blends[name].least) for one, words, ways in found
        ]
        counts = [sum(of) for of in zip(*of_parts, strict=True)]
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
        lines.append(_line(name, counts))
    return "\n".join([*lines, _line("all", sums)])


def _counted(found: Chosen, by_words: Chosen, least: float) -> list[int]:
    counts = [0] * 5
    for (offer, choice), (_, alone) in zip(found, by_words, strict=True):
        given, by_word = (one.value if one and one.chance >= least else None for one in (choice, alone))
        if offer.gold is None:
            counts[3] += 1
            counts[4] += given is not None
        else:
            counts[0] += 1
            counts[1] += offer.is_right(given)
            counts[2] += offer.is_right(by_word)
    return counts


def _line(name: str, counts: Sequence[int]) -> str:
    asked, right, by_words, none, given = counts
    shares = f"{right / max(asked, 1):7.3f}{by_words / max(asked, 1):10.3f}{none:7}{given / max(none, 1):7.3f}"
    return f"{name:14}{asked:7}{shares}"
