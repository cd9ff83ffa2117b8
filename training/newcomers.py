"""Texts read by one who has not heard of their coaches, so that the network learns to find those whom nobody knows.

Nearly all coaches of the articles are in the register, and what the network has once learned by heart teaches it little
about others: so these are texts that the rounds before have not seen (the articles with k and q, learned_briefs, and
the texts in which nobody is a coach), each as the register lets it be read, without half of all coaches, and without
any; with and without those who are coaches being taken for such, as the reader does where it finds them.
"""

import random
from collections.abc import Callable, Sequence
from typing import Any

from dugout.graph.names import fold_name
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.entities import Sort
from dugout.training.annotated import annotated_text, gold_articles, key_of
from dugout.training.check import LEARNED_BRIEFS
from dugout.training.examples import Example, Reading, read_found
from dugout.training.fit_persons import bystander_texts, lexicons
from dugout.training.material import Material, Readings

Gold = dict[str, Any]

# How often a text is read with the whole register, without half of its coaches, and without all of them.
_OFTEN = (3.0, 2.0, 4.0)
# Of people who are none, so many are taken for coaches all the same: the network has a say in that, and errs.
_MISTAKEN = 0.08
_MISTAKEN_BYSTANDERS = 0.3
# Of articles of other rounds, so often one is read without half of the coaches.
_OTHERS_WITHOUT = 0.3


def newcomers(
    articles: Sequence[Example],
    others: Sequence[Example],
    some: int,
    again: Callable[[Example], Readings] | None = None,
    *,
    most: int | None = None,
) -> Material:
    """Return the texts of a round about coaches whom nobody knows.

    Args:
        articles: Those that no round before has seen; each epoch has them twice.
        others: Of which each epoch has `some`, so that what was learned before stays.
        again: How an article is read the second time in an epoch; as the first time, unless told.
        most: So many briefs, and so many texts in which nobody is a coach, and no more.
    """
    of_articles = [readings_of(one.text, one.gold, n) for n, one in enumerate(articles)]
    briefs = [readings_of(annotated_text(text), gold, n) for n, (text, gold) in enumerate(_briefs()[:most])]
    bystanders = [readings_of_bystander(text, n) for n, text in enumerate(bystander_texts()[:most])]
    read_others = [readings_of_other(one, n) for n, one in enumerate(others)]
    twice = [again(one) for one in articles] if again else of_articles
    return Material([*briefs, *of_articles, *twice, *bystanders], read_others, some)


def _briefs() -> list[tuple[str, Gold]]:
    return [(text, gold) for _, text, _, gold in gold_articles(LEARNED_BRIEFS)]


def texts_beside() -> list[object]:
    """Return the texts beside the articles, with what is true of them."""
    return [*_briefs(), *bystander_texts()]


def readings_of(text: str, gold: Gold, number: int) -> Readings:
    """Return a text read as one reads it who knows all, half or none of its coaches; `number` says which half."""
    whole, *halves, none = lexicons()
    draw = random.Random(number)
    found: list[tuple[Reading, float]] = []
    for words, often in zip((whole, halves[number % 2], none), _OFTEN, strict=True):
        first = read_found(text, gold, words)
        taken = _taken_for_coaches(first, gold, draw)
        ways = [first, read_found(text, gold, words, taken)] if taken else [first]
        found += [(way, often / len(ways)) for way in ways]
    return found


def _taken_for_coaches(reading: Reading, gold: Gold, draw: random.Random) -> frozenset[str]:
    """Return the folded names of people who are coaches and not taken for such yet, and of a few others."""
    key = key_of(gold)
    coaches = {key(fact["coach"]) for fact in gold["facts"] if fact.get("coach")}
    return frozenset(fold_name(name) for name in _people(reading) if key(name) in coaches or draw.random() < _MISTAKEN)


def _people(reading: Reading) -> list[str]:
    return [entity.ref.name for entity in reading.entities if entity.sort is Sort.PERSON]


def readings_of_other(example: Example, number: int) -> Readings:
    """Return an article of the other rounds as it is read, and without half of the coaches."""
    words = lexicons()[1 + number % 2]
    without = read_found(example.text, example.gold, words)
    return [(example.found, 1 - _OTHERS_WITHOUT), (without, _OTHERS_WITHOUT)]


def readings_of_bystander(text: str, number: int) -> Readings:
    """Return a text in which nobody is a coach; what it tells of matches is not annotated, and not fitted to."""
    gold: Gold = {"published": None, "facts": [], "names": {}}
    draw = random.Random(number)
    first = read_found(text, gold, lexicon())
    taken = frozenset(fold_name(name) for name in _people(first) if draw.random() < _MISTAKEN_BYSTANDERS)
    ways = [(first, 2.0), (read_found(text, gold, lexicon(), taken), 1.0)] if taken else [(first, 1.0)]
    return [(way.of_posts(), often) for way, often in ways]
