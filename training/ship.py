"""The fitted network as the file that the reader runs: ONNX, its weights in whole numbers of eight bits."""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from dugout.loaders.network.answers import answer_of, inputs_of, open_network
from dugout.loaders.network.features import MATCH, POST
from dugout.loaders.network.title_features import TITLE
from dugout.loaders.network.value_pairs import SPOT
from dugout.training.examples import Example
from dugout.training.fit import ask
from dugout.training.network import Asked, Network

NAMES = ("ids", "numbers", "owner", "segment", "place", "posts", "post_features", "coach_titles",
         "club_titles", "titles", "title_features", "matches", "match_features", "coach_spots", "coach_spot_features",
         "club_spots", "club_spot_features", "title_spots", "title_spot_features", "cups")  # fmt: skip
_AXES = {
    "ids": {0: "segments", 1: "length"}, "numbers": {0: "segments", 1: "length"}, "owner": {0: "entities", 1: "masks"},
    "segment": {0: "masks"}, "place": {0: "masks"}, "posts": {0: "pairs"}, "post_features": {0: "pairs"},
    "coach_titles": {0: "coach_titles"}, "club_titles": {0: "club_titles"}, "titles": {0: "threes"},
    "title_features": {0: "threes"}, "matches": {0: "matches"}, "match_features": {0: "matches"},
    "coach_spots": {0: "coach_spots"}, "coach_spot_features": {0: "coach_spots"},
    "club_spots": {0: "club_spots"}, "club_spot_features": {0: "club_spots"},
    "title_spots": {0: "title_spots"}, "title_spot_features": {0: "title_spots"}, "cups": {0: "cups"},
}  # fmt: skip
_OUTPUTS = {"post_scores": "pairs", "title_scores": "threes", "match_scores": "matches",
            "coach_spot_scores": "coach_spots", "club_spot_scores": "club_spots", "title_spot_scores": "title_spots",
            "cup_scores": "cups"}  # fmt: skip


class Whole(nn.Module):
    """The network with all that it takes as plain tensors."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, numbers: Tensor, *asked: Tensor) -> tuple[Tensor, ...]:
        states, attention = self.network.encoder(ids, numbers)
        found: tuple[Tensor, ...] = self.network(states, attention, Asked(*asked))
        return found


def ship(network: Network, path: Path) -> None:
    """Write the network as ONNX with eight-bit weights."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    whole = Whole(network)
    example = (
        torch.full((2, 9), 1000), torch.zeros(2, 9, dtype=torch.long), torch.ones(3, 4), torch.tensor([0, 0, 1, 1]),
        torch.tensor([1, 2, 3, 4]), torch.tensor([[0, 1], [0, 2]]), torch.zeros(2, len(POST)),
        torch.tensor([[0, 2]]), torch.tensor([[1, 2]]), torch.tensor([[0, 0, 0]]),
        torch.zeros(1, len(TITLE)), torch.tensor([[1, 2]]), torch.zeros(1, len(MATCH)),
        *(part for _ in range(3) for part in (torch.tensor([[0, 2]]), torch.zeros(1, len(SPOT)))),
        torch.tensor([[1, 2]]),
    )  # fmt: skip
    full = path.with_suffix(".full.onnx")
    torch.onnx.export(
        whole, example, str(full), input_names=list(NAMES), opset_version=17, dynamo=False, output_names=list(_OUTPUTS),
        dynamic_axes=_AXES | {name: {0: axis} for name, axis in _OUTPUTS.items()},
    )  # fmt: skip
    quantize_dynamic(
        full, path, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather", "Gemm"], per_channel=True
    )
    full.unlink()


def difference(network: Network, path: Path, examples: Sequence[Example]) -> float:
    """Return how far the chances of the shipped file are from the network's, the mean over some articles."""
    session = open_network(path)
    apart: list[float] = []
    for example, answer in zip(examples, ask(network, [e.found for e in examples]), strict=True):
        asked = example.found.asked
        if not answer.posts:
            continue
        shipped = answer_of([scores.tolist() for scores in session.run(None, inputs_of(asked, asked.masked()))])
        pairs = [*zip(answer.posts, shipped.posts, strict=True), *zip(answer.matches, shipped.matches, strict=True)]
        apart += [abs(a - b) for one, other in pairs for a, b in zip(one, other, strict=True)]
    return sum(apart) / max(1, len(apart))
