"""What was fitted beside the network: the weights of the second look, and from which chance on a claim is made."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dugout.loaders.choice import Blend
from dugout.loaders.network.second import MATCH_LABELS, POST_LABELS, TITLE_LABELS

LABELS = (*POST_LABELS, *TITLE_LABELS, *MATCH_LABELS)


@dataclass(frozen=True, slots=True)
class Limits:
    """Thresholds and weights by label, and how values are chosen."""

    version: str
    least: dict[str, float]
    weights: dict[str, list[float]]
    blends: dict[str, Blend]  # by value


@cache
def limits() -> Limits:
    """Return the limits that go with the network."""
    told = json.loads((files(__package__) / "weights" / "limits.json").read_text(encoding="utf-8"))
    return Limits(
        told["version"], told["least"], told["weights"], {name: Blend(*blend) for name, blend in told["blends"].items()}
    )
