"""What a network is fitted to: texts, each read in one or more ways of which an epoch draws one."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from dugout.training.examples import Example, Reading

Readings = Sequence[tuple[Reading, float]]  # the ways in which one text is read, and how often each is drawn
_MARKED = 0.3  # of the readings in an epoch, the share that is read by the annotation's marks


@dataclass(frozen=True)
class Material:
    """The texts of a round: those of every epoch, and others of which each epoch takes some, drawn anew."""

    always: Sequence[Readings]
    others: Sequence[Readings] = ()
    some: int = 0

    def size(self) -> int:
        """Return how many texts an epoch has."""
        return len(self.always) + min(self.some, len(self.others))

    def epoch(self, draw: random.Random) -> list[Readings]:
        """Return the texts of an epoch in the order of the draw."""
        order = [*self.always, *(draw.sample(self.others, min(self.some, len(self.others))) if self.some else ())]
        draw.shuffle(order)
        return order


def both_readings(example: Example) -> Readings:
    """Return an article as its annotation marks it and as the reader finds it."""
    return [(example.marked, _MARKED), (example.found, 1 - _MARKED)]


def drawn(readings: Readings, draw: random.Random) -> Reading:
    """Return one of the ways in which a text is read."""
    at = draw.random() * sum(often for _, often in readings)
    for reading, often in readings:
        at -= often
        if at < 0:
            return reading
    return readings[-1][0]


def length_of(readings: Readings) -> int:
    """Return the length of a text in characters."""
    return len(readings[0][0].asked.document.text)
