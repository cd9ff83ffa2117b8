"""A second look at the network's chances, with all that is told of the same coach and the same club beside them.

The network weighs each pair alone. Here its chances for a pair, the best of its rivals, each two of these together and
the features are weighed by a logistic regression, fitted to answers about articles that the network had not seen: what
comes out is a chance that holds, so it is the certainty of the claim.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy

from dugout.loaders.network.answers import Answer
from dugout.loaders.network.features import HINTS, MATCH, POST
from dugout.loaders.network.pairs import Pairs
from dugout.loaders.network.title_features import TITLE

POST_LABELS = ("current", "former", "incoming", "linked")
TITLE_LABELS = ("title",)
MATCH_LABELS = ("played", "scheduled")
LABELS = (*POST_LABELS, *TITLE_LABELS, *MATCH_LABELS)


def _signs(chances: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return the names of signs: of chances, of what is known beside them, and of each two of the chances together."""
    products = (f"{one} x {other}" for n, one in enumerate(chances) for other in chances[n:])
    return ("bias", *chances, *known, *products)


_POST_CHANCES = (
    *(f"network {outcome}" for outcome in POST_LABELS),
    *(f"rival {outcome}" for outcome in POST_LABELS),  # the likeliest other coach of this club
    *(f"elsewhere {outcome}" for outcome in POST_LABELS),  # the likeliest other club of this coach
)
_TITLE_CHANCES = (
    "network",
    "rival",  # the likeliest other club of this coach and title
    *(f"post {outcome}" for outcome in POST_LABELS),
    "rival coach",  # the likeliest other coach of this title and club
    "rival pair",  # the likeliest other coach and club of this title
    "rival title",  # the likeliest other title of this coach and club
)
# A result has two sides: of the other matches of a club the likeliest, first of that which fewer sentences name.
_MATCH_CHANCES = (
    *("network played", "network scheduled"),
    *(f"{whose} rival {outcome}" for whose in ("seldom", "often") for outcome in MATCH_LABELS),
)
# How likely the coach is wanted at another club: one that shares a sentence with him where this one does not ("Chelsea
# need a manager. Lampard is in talks with Everton": his chance at Everton, seen from Chelsea), or the other way round.
_NEARER = ("elsewhere wanted and nearer", "elsewhere wanted and farther")
POST_SIGNS = _signs(_POST_CHANCES, (*POST, *HINTS, *_NEARER))
TITLE_SIGNS = _signs(_TITLE_CHANCES, TITLE)
MATCH_SIGNS = _signs(_MATCH_CHANCES, MATCH)

# No pair of smaller chances in everything comes to be told: it is not looked at again.
_LOWEST = 0.01
_IN_CHARGE = POST_LABELS.index("current")
_WANTED = POST_LABELS.index("linked")
_SAME_SENTENCE = POST.index("same sentence")
_FARTHEST = 50.0  # log odds
_NOBODY = -1.0  # log odds of somebody else, scaled, where there is nobody
_DECIMALS = 3


class Look(NamedTuple):
    """What is looked at again: the places of some pairs, and the signs of each."""

    places: list[int]
    signs: Any  # pairs, signs


def odds(chance: float) -> float:
    """Return a chance as log odds, from -1 at less than one in 400 to 1."""
    chance = min(max(chance, 0.0025), 0.9975)
    return math.log(chance / (1 - chance)) / 6


def look_at_posts(pairs: Pairs, answer: Answer) -> Look:
    """Return the values of POST_SIGNS for each pair of a coach and a club of which anything is likely."""
    by_coach: dict[int, list[int]] = defaultdict(list)
    for n, (coach, _) in enumerate(pairs.posts):
        by_coach[coach].append(n)
    scaled = [[odds(chance) for chance in row] for row in answer.posts]
    coaches, clubs = ([pair[side] for pair in pairs.posts] for side in range(2))
    columns = [*zip(*scaled, strict=True)]
    beside = [_best_others(of, column, _NOBODY) for of in (clubs, coaches) for column in columns]
    if columns:
        beside[_IN_CHARGE] = _without_joint(pairs, columns[_IN_CHARGE], beside[_IN_CHARGE])
    places, rows = [], []
    for n, (coach, _) in enumerate(pairs.posts):
        if max(answer.posts[n]) < _LOWEST:
            continue
        nearer = _nearer(pairs, answer, n, [k for k in by_coach[coach] if k != n])
        places.append(n)
        chances = *scaled[n], *(best[n] for best in beside)
        rows.append([1.0, *chances, *pairs.post_features[n], *pairs.post_hints[n], *nearer])
    return Look(places, _multiplied(rows, POST_SIGNS, len(_POST_CHANCES)))


def _without_joint(pairs: Pairs, chances: Sequence[float], rivals: Sequence[float]) -> list[float]:
    """Return the best others at the same club without those in one breath with a coach: who stand in together."""
    found = list(rivals)
    for n, (coach, club) in enumerate(pairs.posts):
        joint = pairs.joint.get(coach)
        if joint:
            others = (k for k, (other, at) in enumerate(pairs.posts) if at == club and other != coach)
            found[n] = max((chances[k] for k in others if pairs.posts[k][0] not in joint), default=_NOBODY)
    return found


def _nearer(pairs: Pairs, answer: Answer, place: int, others: Sequence[int]) -> tuple[float, float]:
    """Return the values of _NEARER for the pair of a place and the other pairs of its coach."""
    if not others:
        return 0.0, 0.0
    likeliest = max(others, key=lambda k: answer.posts[k][_WANTED])
    near, nearer = (pairs.post_features[k][_SAME_SENTENCE] for k in (place, likeliest))
    chance = answer.posts[likeliest][_WANTED]
    return chance * nearer * (1 - near), chance * near * (1 - nearer)


def look_at_titles(pairs: Pairs, answer: Answer) -> Look:
    """Return the values of TITLE_SIGNS for each coach, club and title that is likely."""
    named = [pairs.title(n) for n in range(len(pairs.titles))]
    elsewhere = _best_others([(coach, title) for coach, _, title in named], answer.titles)
    coaches = _best_others([(club, title) for _, club, title in named], answer.titles)
    anybody = _best_others([title for _, _, title in named], answer.titles)
    titles = _best_others([(coach, club) for coach, club, _ in named], answer.titles)
    places, rows = [], []
    for n, (post, _, _) in enumerate(pairs.titles):
        if answer.titles[n] < _LOWEST and not pairs.title_features[n][0]:
            continue
        chances = answer.titles[n], elsewhere[n], *answer.posts[post], coaches[n], anybody[n], titles[n]
        places.append(n)
        rows.append([1.0, *map(odds, chances), *pairs.title_features[n]])
    return Look(places, _multiplied(rows, TITLE_SIGNS, len(_TITLE_CHANCES)))


def look_at_matches(pairs: Pairs, answer: Answer) -> Look:
    """Return the values of MATCH_SIGNS for each two clubs of which a match is likely."""
    clubs = [club for match in pairs.matches for club in match]
    rivals = [_best_others(clubs, [chances[n] for chances in answer.matches for _ in range(2)]) for n in range(2)]
    places, rows = [], []
    for n, (match, chances, features) in enumerate(
        zip(pairs.matches, answer.matches, pairs.match_features, strict=True)
    ):
        if max(chances) >= _LOWEST or max(features[:2]):
            sides = sorted((0, 1), key=lambda side: pairs.named_in[match[side]])
            places.append(n)
            rows.append(
                [1.0, *map(odds, chances), *(odds(best[2 * n + side]) for side in sides for best in rivals), *features]
            )
    return Look(places, _multiplied(rows, MATCH_SIGNS, len(_MATCH_CHANCES)))


def _best_others(groups: Sequence[Hashable], chances: Sequence[float], none: float = 0.0) -> list[float]:
    """Return for each of some chances the best other one of its group, `none` if there is no other."""
    best: dict[Hashable, tuple[float, float]] = {}
    for group, chance in zip(groups, chances, strict=True):
        first, second = best.get(group, (none, none))
        best[group] = (chance, first) if chance > first else (first, max(second, chance))
    return [
        best[group][1] if chance == best[group][0] else best[group][0]
        for group, chance in zip(groups, chances, strict=True)
    ]


def _multiplied(rows: Sequence[Sequence[float]], signs: Sequence[str], count: int) -> Any:
    """Return rows with the products of each two of their chances, so many, behind them."""
    if not rows:
        return numpy.zeros((0, len(signs)))
    table = numpy.array(rows)
    one, other = numpy.triu_indices(count)
    told = table[:, 1 : 1 + count]
    return numpy.hstack([table, told[:, one] * told[:, other]])


def look_again(pairs: Pairs, answer: Answer, weights: Mapping[str, Sequence[float]]) -> Answer:
    """Return the answer with the chances that the weights of each label give, as exact as certainties are told."""

    def weigh(look: Look, count: int, labels: Sequence[str]) -> list[list[float]]:
        found = [[0.0] * len(labels) for _ in range(count)]
        chances = chances_of(look.signs @ numpy.array([weights[label] for label in labels]).T)
        for place, row in zip(look.places, chances.round(_DECIMALS).tolist(), strict=True):
            found[place] = row
        return found

    return Answer(
        weigh(look_at_posts(pairs, answer), len(pairs.posts), POST_LABELS),
        answer.stances,
        [row[0] for row in weigh(look_at_titles(pairs, answer), len(pairs.titles), TITLE_LABELS)],
        weigh(look_at_matches(pairs, answer), len(pairs.matches), MATCH_LABELS),
        answer.values,
    )


def chances_of(odds: Any) -> Any:
    """Return the chances of an array of log odds."""
    return 1 / (1 + numpy.exp(-numpy.clip(odds, -_FARTHEST, _FARTHEST)))
