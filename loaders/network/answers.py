"""Ask the network about one article: its inputs as arrays, its scores as lists."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from dugout.loaders.network.asked import Asked
from dugout.loaders.network.features import MATCH, POST
from dugout.loaders.network.masking import Masked
from dugout.loaders.network.opinion import COLUMNS, Table
from dugout.loaders.network.title_features import TITLE
from dugout.loaders.network.value_pairs import SPOT

MODEL = "reader.onnx"
# Columns of posts that are facts, and with their stances; of matches. Those of values stand behind.
POSTS, FACTS, MATCHES = 4, 9, 2


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network makes of each pair or three of `Pairs`: chances between 0 and 1, in their order."""

    posts: list[list[float]]  # current, former, incoming, linked
    stances: list[list[float]]  # of a chase: linked, talks, agreed, denied, rejected; they sum to 1
    titles: list[float]
    matches: list[list[float]]  # played, scheduled
    # Scores of values: the parts and columns of `opinion.COLUMNS`.
    values: dict[str, Table] = field(default_factory=dict)


class _Rows(dict[int, list[float]]):
    """The rows of an array, made lists when they are asked for: few of the scores of values are."""

    def __init__(self, scores: Any) -> None:
        self._scores = scores

    def __missing__(self, row: int) -> list[float]:
        found: list[float] = self._scores[row].tolist()
        self[row] = found
        return found


def open_network(path: Path) -> Any:
    """Return the network of a file, ready to run on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Fused, a norm that skips a layer is slower than its two parts.
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


@cache
def _session() -> Any:
    with as_file(files(__package__) / "weights" / MODEL) as path:
        return open_network(path)


def inputs_of(asked: Asked, masked: Masked) -> dict[str, Any]:
    """Return the arrays that the network takes, by name."""
    import numpy

    pairs, values = asked.pairs, asked.values
    length = max(map(len, masked.ids))

    def whole(rows: Sequence[Any], width: int | None = None) -> Any:
        found = numpy.array(rows, dtype=numpy.int64)
        return found if width is None else found.reshape(-1, width)

    def real(rows: Sequence[Any], width: int) -> Any:
        return numpy.array(rows, dtype=numpy.float32).reshape(-1, width)

    owner = numpy.zeros((asked.owners, len(masked.owners)), dtype=numpy.float32)
    owner[masked.owners, range(len(masked.owners))] = 1
    return {
        "ids": whole([row + [0] * (length - len(row)) for row in masked.ids]),
        "numbers": whole([row + [0] * (length - len(row)) for row in masked.numbers]),
        "owner": owner,
        "segment": whole(masked.segments),
        "place": whole(masked.places),
        "posts": whole(pairs.posts, 2),
        "post_features": real(pairs.post_features, len(POST)),
        "coach_titles": whole(pairs.coach_titles, 2),
        "club_titles": whole(pairs.club_titles, 2),
        "titles": whole(pairs.titles, 3),
        "title_features": real(pairs.title_features, len(TITLE)),
        "matches": whole(pairs.matches, 2),
        "match_features": real(pairs.match_features, len(MATCH)),
        "coach_spots": whole(values.coach_spots, 2),
        "coach_spot_features": real(values.coach_spot_features, len(SPOT)),
        "club_spots": whole(values.club_spots, 2),
        "club_spot_features": real(values.club_spot_features, len(SPOT)),
        "title_spots": whole(values.title_spots, 2),
        "title_spot_features": real(values.title_spot_features, len(SPOT)),
        "cups": whole(values.cups, 2),
    }


def ask_network(asked: Asked) -> Answer:
    """Return the network's answer about an article."""
    masked = asked.masked()
    if not masked.owners or not (asked.pairs.posts or asked.pairs.matches):
        return Answer([], [], [], [])
    posts, titles, matches, *values = _session().run(None, inputs_of(asked, masked))
    return answer_of([posts.tolist(), titles.tolist(), matches.tolist(), *map(_Rows, values)])


def answer_of(scores: Sequence[Any]) -> Answer:
    """Return the network's scores, in the order of its outputs, as chances; those of values stay scores."""
    posts, titles, matches, *values = scores
    told = [[row[FACTS:] for row in posts], [row[MATCHES:] for row in matches], *values]
    return Answer(
        [[_chance(score) for score in row[:POSTS]] for row in posts],
        [_shares(row[POSTS:FACTS]) for row in posts],
        [_chance(score) for score in titles],
        [[_chance(score) for score in row[:MATCHES]] for row in matches],
        dict(zip(COLUMNS, told, strict=True)),
    )


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, score)))


def _shares(scores: list[float]) -> list[float]:
    top = max(scores)
    parts = [math.exp(score - top) for score in scores]
    whole = sum(parts)
    return [part / whole for part in parts]
