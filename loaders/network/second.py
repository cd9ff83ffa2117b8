"""A second look at the network's chances, with all that is told of the same coach and the same club beside them.

The network weighs each pair alone. Here its chances for a pair, the best of its rivals and the features are weighed
together by a logistic regression, fitted to answers about articles that the network had not seen: what comes out is
a chance that holds, so it is the certainty of the claim.
"""

import math
import operator
from collections import defaultdict
from collections.abc import Mapping, Sequence

from dugout.loaders.network.answers import Answer
from dugout.loaders.network.features import HINTS, MATCH, POST
from dugout.loaders.network.pairs import Pairs
from dugout.loaders.network.title_features import TITLE

POST_LABELS = ("current", "former", "incoming", "linked")
TITLE_LABELS = ("title",)
MATCH_LABELS = ("played", "scheduled")
POST_SIGNS = (
    "bias",
    *(f"network {outcome}" for outcome in POST_LABELS),
    *(f"rival {outcome}" for outcome in POST_LABELS),  # the likeliest other coach of this club
    *(f"elsewhere {outcome}" for outcome in POST_LABELS),  # the likeliest other club of this coach
    *POST,
    *HINTS,
)
TITLE_SIGNS = ("bias", "network", "rival", *(f"post {outcome}" for outcome in POST_LABELS), *TITLE)
MATCH_SIGNS = ("bias", "network played", "network scheduled", *MATCH)
Signs = list[float]

# No pair of smaller chances in everything comes to be told: it is not looked at again.
_LOWEST = 0.01


def odds(chance: float) -> float:
    """Return a chance as log odds, from -1 at less than one in 400 to 1."""
    chance = min(max(chance, 0.0025), 0.9975)
    return math.log(chance / (1 - chance)) / 6


def post_signs(pairs: Pairs, answer: Answer) -> list[Signs | None]:
    """Return the values of POST_SIGNS for each pair of a coach and a club; None where nothing is likely."""
    by_club: dict[int, list[int]] = defaultdict(list)
    by_coach: dict[int, list[int]] = defaultdict(list)
    scaled = [[odds(chance) for chance in row] for row in answer.posts]
    for n, (coach, club) in enumerate(pairs.posts):
        by_club[club].append(n)
        by_coach[coach].append(n)
    found: list[Signs | None] = []
    for n, (coach, club) in enumerate(pairs.posts):
        if max(answer.posts[n]) < _LOWEST:
            found.append(None)
            continue
        rivals = [scaled[k] for k in by_club[club] if k != n]
        elsewhere = [scaled[k] for k in by_coach[coach] if k != n]
        known = *pairs.post_features[n], *pairs.post_hints[n]
        found.append([1.0, *scaled[n], *_best(rivals), *_best(elsewhere), *known])
    return found


def _best(rows: Sequence[Signs]) -> Signs:
    return [max(column) for column in zip(*rows, strict=True)] if rows else [-1.0] * len(POST_LABELS)


def title_signs(pairs: Pairs, answer: Answer) -> list[Signs | None]:
    """Return the values of TITLE_SIGNS for each coach, club and title; None where it is not likely."""
    by_title: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, (post, own, _) in enumerate(pairs.titles):
        by_title[pairs.posts[post][0], own].append(n)
    found: list[Signs | None] = []
    for n, (post, own, _) in enumerate(pairs.titles):
        if answer.titles[n] < _LOWEST and not pairs.title_features[n][0]:
            found.append(None)
            continue
        rivals = [answer.titles[k] for k in by_title[pairs.posts[post][0], own] if k != n]
        beside = [odds(chance) for chance in answer.posts[post]]
        rival = odds(max(rivals, default=0.0))
        found.append([1.0, odds(answer.titles[n]), rival, *beside, *pairs.title_features[n]])
    return found


def match_signs(pairs: Pairs, answer: Answer) -> list[Signs | None]:
    """Return the values of MATCH_SIGNS for each two clubs; None where no match is likely."""
    return [
        [1.0, *map(odds, chances), *features] if max(chances) >= _LOWEST or max(features[:2]) else None
        for chances, features in zip(answer.matches, pairs.match_features, strict=True)
    ]


def look_again(
    pairs: Pairs, answer: Answer, weights: Mapping[str, Sequence[float]], shifts: Mapping[str, float] | None = None
) -> Answer:
    """Return the answer with the chances that the weights give, and shifts of their log odds, both by label."""
    shifts = shifts or {}

    def weigh(rows: Sequence[Signs | None], labels: Sequence[str]) -> list[list[float]]:
        return [
            [chance_of(_odds(weights[label], signs) + shifts.get(label, 0.0)) if signs else 0.0 for label in labels]
            for signs in rows
        ]

    return Answer(
        weigh(post_signs(pairs, answer), POST_LABELS),
        answer.stances,
        [row[0] for row in weigh(title_signs(pairs, answer), TITLE_LABELS)],
        weigh(match_signs(pairs, answer), MATCH_LABELS),
        answer.values,
    )


def _odds(weights: Sequence[float], signs: Signs) -> float:
    return float(sum(map(operator.mul, weights, signs)))


def chance_of(odds: float) -> float:
    """Return the chance of log odds."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))
