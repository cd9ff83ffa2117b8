"""A second look at the network's chances, with all that is told of the same coach and the same club beside them.

The network weighs each pair alone. Here its chances for a pair, the best of its rivals, each two of these together and
the features are weighed by a logistic regression, fitted to answers about articles that the network had not seen: what
comes out is a chance that holds, so it is the certainty of the claim.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy

from dugout.loaders.network.answers import Answer
from dugout.loaders.network.features import HINTS, MATCH, POST
from dugout.loaders.network.pairs import Pairs
from dugout.loaders.network.rivals import best_of_others
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


def odds(chances: Any) -> Any:
    """Return chances as log odds, from -1 at less than one in 400 to 1."""
    held = numpy.clip(chances, 0.0025, 0.9975)
    return numpy.log(held / (1 - held)) / 6


def look_at_posts(pairs: Pairs, answer: Answer) -> Look:
    """Return the values of POST_SIGNS for each pair of a coach and a club of which anything is likely."""
    coach, club = _columns(pairs.posts, 2).T.astype(int)
    chances, features = _columns(answer.posts, len(POST_LABELS)), _columns(pairs.post_features, len(POST))
    scaled, elsewhere, rivals = odds(chances), _others(coach), _others(club)
    beside = best_of_others(scaled, rivals, _NOBODY), best_of_others(scaled, elsewhere, _NOBODY)
    # Who stand in together, named in one breath, are no rivals for being in charge.
    for n, (one, _) in enumerate(pairs.posts):
        if joint := pairs.joint.get(one):
            rivals[n] &= [other not in joint for other, _ in pairs.posts]
    beside[0][:, [_IN_CHARGE]] = best_of_others(scaled[:, [_IN_CHARGE]], rivals, _NOBODY)
    nearer = _nearer(chances[:, _WANTED], features[:, _SAME_SENTENCE], elsewhere)
    hints = _columns(pairs.post_hints, len(HINTS))
    likely = chances.max(axis=1, initial=0.0) >= _LOWEST
    return _look(likely, (scaled, *beside), (features, hints, nearer))


def _nearer(wanted: Any, near: Any, elsewhere: Any) -> Any:
    """Return the values of _NEARER for each pair of a coach and a club.

    Args:
        wanted: How likely the coach is wanted there.
        near: Whether a sentence names both.
        elsewhere: Which pairs are of the same coach.
    """
    if not len(wanted):
        return numpy.zeros((0, len(_NEARER)))
    likeliest = numpy.where(elsewhere, wanted, -1.0).argmax(axis=1)
    chance, nearer = wanted[likeliest] * elsewhere.any(axis=1), near[likeliest]
    return numpy.stack([chance * nearer * (1 - near), chance * near * (1 - nearer)], axis=1)


def look_at_titles(pairs: Pairs, answer: Answer) -> Look:
    """Return the values of TITLE_SIGNS for each coach, club and title that is likely."""
    coach, club, title = _columns([pairs.title(n) for n in range(len(pairs.titles))], 3).T.astype(int)
    chances, features = _columns(answer.titles, 1), _columns(pairs.title_features, len(TITLE))
    many = len(pairs.named_in)
    elsewhere, coaches, anybody, titles = (
        best_of_others(chances, _others(group))
        for group in (coach * many + title, club * many + title, title, coach * many + club)
    )
    posts = _columns(answer.posts, len(POST_LABELS))[[post for post, _, _ in pairs.titles]]
    likely = (chances[:, 0] >= _LOWEST) | (features[:, 0] > 0)
    return _look(likely, map(odds, (chances, elsewhere, posts, coaches, anybody, titles)), [features])


def look_at_matches(pairs: Pairs, answer: Answer) -> Look:
    """Return the values of MATCH_SIGNS for each two clubs of which a match is likely."""
    clubs = _columns(pairs.matches, 2).astype(int)
    chances, features = _columns(answer.matches, len(MATCH_LABELS)), _columns(pairs.match_features, len(MATCH))
    rivals = best_of_others(chances.repeat(2, axis=0), _others(clubs.ravel())).reshape(-1, 2, len(MATCH_LABELS))
    often = numpy.array([pairs.named_in[one] > pairs.named_in[other] for one, other in pairs.matches], dtype=int)
    each = numpy.arange(len(clubs))
    likely = (chances.max(axis=1, initial=0.0) >= _LOWEST) | (features[:, :2].max(axis=1, initial=0.0) > 0)
    return _look(likely, map(odds, (chances, rivals[each, often], rivals[each, 1 - often])), [features])


def _columns(rows: Sequence[Any], width: int) -> Any:
    return numpy.array(rows, dtype=float).reshape(-1, width)


def _others(groups: Any) -> Any:
    """Return for each two whether the second is another of the same group as the first."""
    same = groups[:, None] == groups
    numpy.fill_diagonal(same, val=False)
    return same


def _look(likely: Any, chances: Iterable[Any], known: Sequence[Any]) -> Look:
    """Return what is likely with its signs: of chances, of what is known, and of each two of the chances together."""
    told = numpy.hstack([*chances])[likely]
    one, other = numpy.triu_indices(told.shape[1])
    signs = [numpy.ones((len(told), 1)), told, *(of[likely] for of in known), told[:, one] * told[:, other]]
    return Look(numpy.flatnonzero(likely).tolist(), numpy.hstack(signs))


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
