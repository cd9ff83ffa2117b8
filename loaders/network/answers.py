"""Ask the network about one article: its inputs as arrays, its scores as lists."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from dugout.loaders.network.features import MATCH, POST, TITLE
from dugout.loaders.network.masking import Masked
from dugout.loaders.network.pairs import Pairs

MODEL = "reader.onnx"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network makes of each pair or three of `Pairs`: chances between 0 and 1, in their order."""

    posts: list[list[float]]  # current, former, incoming, linked
    stances: list[list[float]]  # of a chase: linked, talks, agreed, denied, rejected; they sum to 1
    titles: list[float]
    matches: list[list[float]]  # played, scheduled


@cache
def _session() -> Any:
    """Return the network, ready to run on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    with as_file(files(__package__) / "weights" / MODEL) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def inputs_of(masked: Masked, pairs: Pairs, entities: int) -> dict[str, Any]:
    """Return the arrays that the network takes, by name."""
    import numpy

    length = max(map(len, masked.ids))

    def whole(rows: Sequence[Any], width: int | None = None) -> Any:
        found = numpy.array(rows, dtype=numpy.int64)
        return found if width is None else found.reshape(-1, width)

    def real(rows: Sequence[Any], width: int) -> Any:
        return numpy.array(rows, dtype=numpy.float32).reshape(-1, width)

    owner = numpy.zeros((entities, len(masked.owners)), dtype=numpy.float32)
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
    }


def ask_network(masked: Masked, pairs: Pairs, entities: int) -> Answer:
    """Return the network's answer about an article with so many entities."""
    if not masked.owners or not (pairs.posts or pairs.matches):
        return Answer([], [], [], [])
    posts, titles, matches = _session().run(None, inputs_of(masked, pairs, entities))
    return answer_of(posts.tolist(), titles.tolist(), matches.tolist())


def answer_of(posts: list[list[float]], titles: list[float], matches: list[list[float]]) -> Answer:
    """Return scores as chances."""
    return Answer(
        [[_chance(score) for score in row[:4]] for row in posts],
        [_shares(row[4:]) for row in posts],
        [_chance(score) for score in titles],
        [[_chance(score) for score in row] for row in matches],
    )


def _chance(score: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, score)))


def _shares(scores: list[float]) -> list[float]:
    top = max(scores)
    parts = [math.exp(score - top) for score in scores]
    whole = sum(parts)
    return [part / whole for part in parts]
