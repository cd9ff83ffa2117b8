"""Spots of a text where a value may be told: times, lengths of time, scores, words for an interim, counts of titles."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dugout.loaders.document import Document, Form
from dugout.loaders.durations import find_durations
from dugout.loaders.network.entities import TITLES, Entity
from dugout.loaders.scores import find_scores
from dugout.loaders.tenure_places import INTERIM
from dugout.loaders.times import Time
from dugout.loaders.words import either, words

# More is no article but a table.
_MOST = 120


@cache
def _numbers() -> re.Pattern[str]:
    table = words("titles")
    return re.compile(rf"\b(?:\d\d?|{either([*table['ordinals'], *table['numbers']])})\b(?![.,:]?\d)", re.I)


@cache
def _interim() -> re.Pattern[str]:
    return re.compile(rf"\b{either(sorted(INTERIM))}\b", re.I)


def find_spots(document: Document, entities: Sequence[Entity], times: Sequence[Time]) -> list[int]:
    """Return where in the text the spots begin, in its order; numbers only beside a title."""
    text = document.text
    titled = {m.sentence for e in entities if e.sort in TITLES for m in e.mentions}
    found = {time.start for time in times} | {score.start for score in find_scores(text)}
    found |= {m.start() for m in _interim().finditer(text)}
    for number, sentence in enumerate(document.sentences):
        found |= {d.start for d in find_durations(text, sentence.start, sentence.end)}
        if number in titled:
            found |= {m.start() for m in _numbers().finditer(text, sentence.start, sentence.end)}
    names = [m for e in entities for m in e.mentions if m.form is Form.NAME]
    return _outside(sorted(found), sorted((m.start, m.end) for m in names))[:_MOST]


def _outside(spots: Iterable[int], names: Sequence[tuple[int, int]]) -> list[int]:
    """Return the spots that stand in no name: a masked name has no words."""
    kept, n = [], 0
    for spot in spots:
        while n < len(names) and names[n][1] <= spot:
            n += 1
        if n == len(names) or spot < names[n][0]:
            kept.append(spot)
    return kept
