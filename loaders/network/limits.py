"""What was fitted beside the network: the weights of the second look, and from which chance on a claim is made."""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

from dugout.loaders.choice import Blend, Ways

FILE = "limits.json"


@dataclass(frozen=True)
class Limits:
    """Thresholds and weights by label, and how values are chosen."""

    version: str
    least: dict[str, float]
    weights: dict[str, list[float]]  # of the second look, fitted to what networks of half the articles say
    corrections: dict[str, list[float]]  # what is added to them, fitted to what the shipped network says of other texts
    blends: dict[str, Blend]  # by value
    timing: dict[str, list[float]]  # weights of `timing.SIGNS`, by end and status of a tenure

    @property
    def ways(self) -> Ways:
        """How values are chosen."""
        return Ways(self.blends, self.timing)

    @cached_property
    def corrected(self) -> dict[str, list[float]]:
        """The weights of the second look as they count; those of the halves where nothing corrects them yet."""
        return {
            label: [a + b for a, b in zip(weights, self.corrections.get(label, [0.0] * len(weights)), strict=True)]
            for label, weights in self.weights.items()
        }


@cache
def limits() -> Limits:
    """Return the limits that go with the shipped network."""
    return read_limits(files(__package__) / "weights")


def read_limits(weights: Traversable) -> Limits:
    """Return the limits of a folder of weights."""
    told = json.loads((weights / FILE).read_text(encoding="utf-8"))
    return Limits(**told | {"blends": {name: Blend(*blend) for name, blend in told["blends"].items()}})
