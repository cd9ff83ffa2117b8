"""What was fitted beside the network: the weights of the second look, and from which chance on a claim is made."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from dugout.loaders.choice import Blend
from dugout.loaders.network.second import MATCH_LABELS, POST_LABELS, TITLE_LABELS

FILE = "limits.json"
LABELS = (*POST_LABELS, *TITLE_LABELS, *MATCH_LABELS)


@dataclass(frozen=True, slots=True)
class Limits:
    """Thresholds and weights by label, and how values are chosen."""

    version: str
    least: dict[str, float]
    weights: dict[str, list[float]]
    shifts: dict[str, float]  # what is added to the log odds that the weights give
    blends: dict[str, Blend]  # by value


@cache
def limits() -> Limits:
    """Return the limits that go with the shipped network."""
    return read_limits(files(__package__) / "weights")


def read_limits(weights: Traversable) -> Limits:
    """Return the limits of a folder of weights."""
    told = json.loads((weights / FILE).read_text(encoding="utf-8"))
    return Limits(**told | {"blends": {name: Blend(*blend) for name, blend in told["blends"].items()}})
