"""What the network says of an article: its scores as chances, and scores of values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy

from dugout.loaders.network.opinion import Parts
from dugout.loaders.network.pairs import Pairs
from dugout.loaders.network.value_pairs import ValuePairs

# Columns of posts that are facts, and with their stances; of matches. Those of values stand behind.
POSTS, FACTS, MATCHES = 4, 9, 2


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network makes of each pair or three of `Pairs`: chances between 0 and 1, in their order."""

    posts: list[list[float]]  # current, former, incoming, linked
    stances: list[list[float]]  # of a chase: linked, talks, agreed, denied, rejected; they sum to 1
    titles: list[float]
    matches: list[list[float]]  # played, scheduled
    values: Parts = field(default_factory=dict)  # scores of values, as far as they were asked for


def no_answer(pairs: Pairs) -> Answer:
    """Return the answer where nothing that is named could be read: nothing is likely."""
    posts = [[0.0] * POSTS for _ in pairs.posts]
    stances = [[1 / (FACTS - POSTS)] * (FACTS - POSTS) for _ in posts]
    return Answer(posts, stances, [0.0] * len(pairs.titles), [[0.0] * MATCHES for _ in pairs.matches])


def answer_of(pairs: Pairs, posts: Any, titles: Any, matches: Any) -> Answer:
    """Return the network's scores of pairs, as arrays, as chances; those of values stay scores."""
    return Answer(
        _chances(posts[:, :POSTS]),
        shares(posts[:, POSTS:FACTS]),
        _chances(titles),
        _chances(matches[:, :MATCHES]),
        {
            "posts": dict(zip(pairs.posts, posts[:, FACTS:].tolist(), strict=True)),
            "matches": dict(zip(pairs.matches, matches[:, MATCHES:].tolist(), strict=True)),
        },
    )


def values_of(values: ValuePairs, scores: Sequence[Any]) -> Parts:
    """Return the network's scores of pairs that may give values, in the order of its outputs."""
    told = zip(("coach_spots", "club_spots", "title_spots", "cups"), scores, strict=True)
    return {part: dict(zip(getattr(values, part), rows, strict=True)) for part, rows in told}


def _chances(scores: Any) -> Any:
    return (1 / (1 + numpy.exp(-scores.astype(float).clip(-50)))).tolist()


def shares(scores: Any) -> Any:
    """Return the scores of some rows, an array, as chances that sum to 1 in each row."""
    parts = numpy.exp(scores.astype(float) - scores.max(1, keepdims=True))
    return (parts / parts.sum(1, keepdims=True)).tolist()
