"""How the chases of an article stand: the network's chances of the stances, beside the words of the coach's sentences.

The words' weights are those of words/stance_values.yml (training/fit_stances.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log

import numpy

from dugout.graph.model import FactType, Ref, Stance
from dugout.loaders.choice import Weights
from dugout.loaders.linked_to import posts_filled, stance_features
from dugout.loaders.network.answers import Answer, shares
from dugout.loaders.network.asked import Asked
from dugout.loaders.network.entities import Entity
from dugout.loaders.network.limits import Limits

STANCE = "stance"
_LINKED = 3  # column of `Answer.posts`
_WORD = re.compile(r"⟦([CKP])(\d+)⟧|[a-z0-9]+(?:['’-][a-z]+)*")
_NEAR = 8  # words on either side of the coach
_LEAST = 1e-4  # a smaller chance of a stance counts as this one


class Standing:
    """What an article says of how its chases stand."""

    def __init__(self, asked: Asked) -> None:
        """Take the article."""
        self._view = asked.view
        tenures = [draft for draft in asked.view.drafts if draft.kind is FactType.MANAGES]
        self._filled = posts_filled(asked.view.story, tenures)

    def features(self, coach: Entity, club: Entity) -> list[str]:
        """Return what is told of a chase."""
        return sorted({*self._words(coach, club), *self._rules(coach.ref, club.ref)})  # sums differ with the order

    def _words(self, coach: Entity, club: Entity) -> Iterator[str]:
        """Yield the words of the sentences that name the coach, and those around him."""
        ours, theirs = sorted(coach.told_in()), club.told_in()
        for sentence in ours:
            words = self._cut(sentence, coach.ref, club.ref)
            yield from (f"{'both' if sentence in theirs else 'coach'} {word}" for word in words)
            if sentence == ours[0]:
                yield from (f"first {word}" for word in words)
            if sentence == ours[-1]:
                yield from (f"last {word}" for word in words)
            for at, word in enumerate(words):
                if word == "ME":
                    yield from (f"near {near}" for near in words[max(0, at - _NEAR) : at + _NEAR + 1])
        yield f"sentences {min(4, len(ours))}"
        yield f"together {min(3, len(coach.told_in() & theirs))}"

    def _cut(self, sentence: int, coach: Ref, club: Ref) -> list[str]:
        """Return the words of a sentence, and whom it names in capitals."""
        story, found = self._view.story, []
        for word in _WORD.finditer(story.masked[sentence]):
            kind, number = word.groups()
            ref = story.document.mentions[int(number)].ref if number else None
            found.append("ME" if ref == coach else "HERE" if ref == club else kind or word[0])
        return found

    def _rules(self, coach: Ref, club: Ref) -> Iterator[str]:
        """Yield what the rules find: of the chase, of others for that post, of what else the coach does."""
        view = self._view
        seen = view.candidates.get((coach, club))
        if seen:
            features = stance_features(seen, taken=bool(self._filled[club] - {coach}))
            yield from (f"{name} {value >= 0.5:d}" for name, value in features.items() if value)
        else:
            yield "no candidate"
        for draft in view.at(club):
            if draft.coach is not None and draft.kind in (FactType.MANAGES, FactType.LINKED_TO):
                yield f"{'his' if draft.coach == coach else 'other'} {draft.stance or draft.status}"
        for draft in view.by(coach):
            if draft.club != club and draft.kind in (FactType.MANAGES, FactType.LINKED_TO):
                yield f"elsewhere {draft.stance or draft.status}"


def by_words(weights: Weights, features: Sequence[str]) -> list[float]:
    """Return what the features of a chase speak for each stance."""
    return [weights.sum(stance.value, features) for stance in Stance]


def by_network(chances: Sequence[float]) -> list[float]:
    """Return the network's chances of stances as scores."""
    return [log(max(chance, _LEAST)) for chance in chances]


def with_stances(asked: Asked, answer: Answer, fitted: Limits, weights: Weights) -> Answer:
    """Return the answer with the stances of its likely chases weighed again, the words beside the network.

    Args:
        fitted: From which chance on a chase is likely, and how words and network are put together.
        weights: The words' weights for each stance.
    """
    likely = [n for n, chances in enumerate(answer.posts) if chances[_LINKED] >= fitted.least["linked"]]
    if not likely:
        return answer
    standing, stances, blend = Standing(asked), list(answer.stances), fitted.blends[STANCE]
    for n in likely:
        coach, club = (asked.entities[place] for place in asked.pairs.posts[n])
        words = by_words(weights, standing.features(coach, club))
        (stances[n],) = shares(numpy.array([blend.mixed(words, by_network(stances[n]))]))
    return replace(answer, stances=stances)
