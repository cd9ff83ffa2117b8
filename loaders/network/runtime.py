"""The network as ONNX Runtime runs it, in three parts: the encoder, the heads of facts, and those of values.

The encoder reads one segment at a time, so that nothing is padded; values are asked for when the facts are decided,
and of those alone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy

from dugout.loaders.choice import Ways
from dugout.loaders.network.answers import Answer, answer_of, no_answer, values_of
from dugout.loaders.network.asked import Asked
from dugout.loaders.network.features import MATCH, POST
from dugout.loaders.network.masking import Masked
from dugout.loaders.network.opinion import Opinion, Parts
from dugout.loaders.network.pairs import Pairs
from dugout.loaders.network.title_features import TITLE
from dugout.loaders.network.value_pairs import SPOT, Pair, ValuePairs

ENCODER, FACTS, VALUES = FILES = "encoder.onnx", "facts.onnx", "values.onnx"

# Adds two products of eight bits, the greatest there are (`training/ship.py` makes it).
GREATEST = "greatest.onnx"
_WHOLE_SUM = 2 * 255 * 127


@dataclass(frozen=True, slots=True)
class Read:
    """An article as it was read, as arrays."""

    states: Any  # pieces, width
    entity: Any  # owners of masks, width
    seen: Any  # owners of masks, heads, pieces


class Network:
    """The network of a folder, on one thread."""

    def __init__(self, folder: Path) -> None:
        """Open the files of `folder`."""
        self._encoder, self._facts, self._values = (open_session(folder / name) for name in FILES)

    def read(self, asked: Asked) -> tuple[Answer, Read | None]:
        """Return the answer about an article's facts, and the article as it was read; None if nothing was."""
        masked = asked.masked()
        if not masked.owners or not (asked.pairs.posts or asked.pairs.matches):
            return no_answer(asked.pairs), None
        states, rows, place = self._encoded(masked)
        owner = numpy.zeros((asked.owners, len(masked.owners)), dtype=numpy.float32)
        owner[masked.owners, range(len(masked.owners))] = 1
        article = {"states": states, "rows": rows, "owner": owner, "place": place}
        posts, titles, matches, entity, seen = self._facts.run(None, article | _facts_of(asked.pairs))
        return answer_of(asked.pairs, posts, titles, matches), Read(states, entity, seen)

    def values(self, read: Read, values: ValuePairs) -> Parts:
        """Return the scores of pairs that may give values."""
        article = {"states": read.states, "entity": read.entity, "seen": read.seen}
        scores = self._values.run(None, article | _values_of(values))
        return values_of(values, [rows.tolist() for rows in scores])

    def opinion(self, asked: Asked, read: Read, answer: Answer, ways: Ways) -> Opinion:
        """Return what the network thinks of the values of an article's facts."""

        def more(wanted: Mapping[str, Collection[Pair]]) -> Parts:
            return self.values(read, asked.values(wanted))

        return Opinion(asked.board, dict(answer.values), ways, more)

    def _encoded(self, masked: Masked) -> tuple[Any, Any, Any]:
        """Return the states of all pieces, what each mask attends to among them, and where it stands."""
        read: list[tuple[Any, Any]] = []
        for number, (ids, numbers) in enumerate(zip(masked.ids, masked.numbers, strict=True)):
            places = [place for of, place in zip(masked.segments, masked.places, strict=True) if of == number]
            segment = {"ids": _whole([ids]), "numbers": _whole([numbers]), "place": _whole(places)}
            read.append(self._encoder.run(None, segment))
        if len(read) == 1:
            return *read[0], _whole(masked.places)
        begins = numpy.cumsum([0, *(len(states) for states, _ in read)])
        rows = numpy.zeros((len(masked.owners), read[0][1].shape[1], begins[-1]), dtype=numpy.float32)
        first = 0
        for (_, part), begin in zip(read, begins, strict=False):
            rows[first : first + len(part), :, begin : begin + part.shape[2]] = part
            first += len(part)
        return numpy.concatenate([states for states, _ in read]), rows, begins[masked.segments] + masked.places


def open_session(path: Path, *, whole: bool | None = None) -> Any:
    """Return what runs the network of a file, on one thread; `whole`: see to it that no sum is cut off.

    Processors without instructions for eight bits would add two products in sixteen bits and cut off what is beyond:
    another machine would tell other facts. So there nothing is cut off, a tenth slower. Where they have such
    instructions the same switch would take twice the time for the same sums: by default it is set where it is needed.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if cuts_off() if whole is None else whole:
        options.add_session_config_entry("session.x64quantprecision", "1")
    # Fused, a norm that skips a layer is slower than its two parts.
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


@cache
def cuts_off() -> bool:
    """Return whether this processor, left to itself, cuts off sums of products of eight bits."""
    with as_file(files(__package__) / GREATEST) as path:
        (sums,) = open_session(path, whole=False).run(None, {"of": numpy.full((1, 2), 255, dtype=numpy.uint8)})
    return bool(sums[0, 0] != _WHOLE_SUM)


@cache
def network() -> Network:
    """Return the network that is shipped."""
    with as_file(files(__package__) / "weights") as folder:
        return Network(folder)


def _whole(rows: Sequence[Any], width: int | None = None) -> Any:
    found = numpy.array(rows, dtype=numpy.int64)
    return found if width is None else found.reshape(-1, width)


def _real(rows: Sequence[Any], width: int) -> Any:
    return numpy.array(rows, dtype=numpy.float32).reshape(-1, width)


def _facts_of(pairs: Pairs) -> dict[str, Any]:
    return {
        "posts": _whole(pairs.posts, 2),
        "post_features": _real(pairs.post_features, len(POST)),
        "coach_titles": _whole(pairs.coach_titles, 2),
        "club_titles": _whole(pairs.club_titles, 2),
        "titles": _whole(pairs.titles, 3),
        "title_features": _real(pairs.title_features, len(TITLE)),
        "matches": _whole(pairs.matches, 2),
        "match_features": _real(pairs.match_features, len(MATCH)),
    }


def _values_of(values: ValuePairs) -> dict[str, Any]:
    return {
        "coach_spots": _whole(values.coach_spots, 2),
        "coach_spot_features": _real(values.coach_spot_features, len(SPOT)),
        "club_spots": _whole(values.club_spots, 2),
        "club_spot_features": _real(values.club_spot_features, len(SPOT)),
        "title_spots": _whole(values.title_spots, 2),
        "title_spot_features": _real(values.title_spot_features, len(SPOT)),
        "cups": _whole(values.cups, 2),
    }
