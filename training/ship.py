"""The fitted network as the files that the reader runs: ONNX, its weights in whole numbers of eight bits."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from dugout.loaders.network.features import MATCH, POST
from dugout.loaders.network.runtime import ENCODER, FACTS, VALUES
from dugout.loaders.network.runtime import Network as Shipped
from dugout.loaders.network.title_features import TITLE
from dugout.loaders.network.value_pairs import SPOT
from dugout.training.examples import Example
from dugout.training.fit import ask
from dugout.training.network import HEADS, WIDTH, AskedFacts, AskedValues, Network, Read, gathered

# What each file takes and gives, in order, with the axes whose length an article decides.
Axes = Mapping[str, Mapping[int, str]]
_READ = {"ids": {1: "pieces"}, "numbers": {1: "pieces"}, "place": {0: "masks"}}
_GIVEN = {"states": {0: "pieces"}, "rows": {0: "masks", 2: "pieces"}}
_ARTICLE = {**_GIVEN, "owner": {0: "owners", 1: "masks"}, "place": {0: "masks"}}
_ASKED_FACTS = {"posts": {0: "posts"}, "post_features": {0: "posts"}, "coach_titles": {0: "coach_titles"},
                "club_titles": {0: "club_titles"}, "titles": {0: "threes"}, "title_features": {0: "threes"},
                "matches": {0: "matches"}, "match_features": {0: "matches"}}  # fmt: skip
_SEEN = {"entity": {0: "owners"}, "seen": {0: "owners", 2: "pieces"}}
_FACTS = {"post_scores": {0: "posts"}, "title_scores": {0: "threes"}, "match_scores": {0: "matches"}, **_SEEN}
_ASKED_VALUES = {"coach_spots": {0: "coach_spots"}, "coach_spot_features": {0: "coach_spots"},
                 "club_spots": {0: "club_spots"}, "club_spot_features": {0: "club_spots"},
                 "title_spots": {0: "title_spots"}, "title_spot_features": {0: "title_spots"},
                 "cups": {0: "cups"}}  # fmt: skip
_VALUES = {"coach_spot_scores": {0: "coach_spots"}, "club_spot_scores": {0: "club_spots"},
           "title_spot_scores": {0: "title_spots"}, "cup_scores": {0: "cups"}}  # fmt: skip


class _Part(nn.Module):
    """A part of the network with all that it takes as plain tensors."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network


class _Encoding(_Part):
    def forward(self, ids: Tensor, numbers: Tensor, place: Tensor) -> tuple[Tensor, Tensor]:
        states, attention = self.network.encoder(ids, numbers, padded=False)
        return states[0], attention[:, :, place][0].transpose(0, 1)


class _Facts(_Part):
    def forward(self, states: Tensor, rows: Tensor, owner: Tensor, place: Tensor, *asked: Tensor) -> tuple[Tensor, ...]:
        read = gathered(states, rows, owner, place)
        return *self.network.facts(read, AskedFacts(*asked)), read.entity, read.seen


class _Values(_Part):
    def forward(self, states: Tensor, entity: Tensor, seen: Tensor, *asked: Tensor) -> tuple[Tensor, ...]:
        return self.network.values(Read(states, entity, seen), AskedValues(*asked))


def ship(network: Network, folder: Path) -> None:
    """Write the network as ONNX with eight-bit weights: the files of `runtime.FILES`."""
    network.eval()
    states, rows, place = torch.zeros(9, WIDTH), torch.zeros(4, HEADS, 9), torch.tensor([1, 2, 3, 4])
    pair, three = torch.tensor([[0, 2]]), torch.tensor([[0, 0, 0]])
    posts, post, title, match = torch.tensor([[0, 1], [0, 2]]), len(POST), len(TITLE), len(MATCH)
    facts = (posts, torch.zeros(2, post), pair, pair, three, torch.zeros(1, title), pair, torch.zeros(1, match))
    values = (*(part for _ in range(3) for part in (pair, torch.zeros(1, len(SPOT)))), pair)
    read = torch.full((1, 9), 1000), torch.zeros(1, 9, dtype=torch.long), place
    _export(_Encoding(network), read, folder / ENCODER, _READ, _GIVEN)
    article = states, rows, torch.ones(3, 4), place
    _export(_Facts(network), (*article, *facts), folder / FACTS, {**_ARTICLE, **_ASKED_FACTS}, _FACTS)
    seen = states, torch.zeros(3, WIDTH), torch.zeros(3, HEADS, 9)
    takes = {"states": {0: "pieces"}, **_SEEN, **_ASKED_VALUES}
    _export(_Values(network), (*seen, *values), folder / VALUES, takes, _VALUES)


def _export(part: _Part, example: tuple[Tensor, ...], path: Path, takes: Axes, gives: Axes) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    full = path.with_suffix(".full.onnx")
    torch.onnx.export(
        part, example, str(full), input_names=list(takes), output_names=list(gives), opset_version=17, dynamo=False,
        dynamic_axes={name: dict(axes) for name, axes in {**takes, **gives}.items()},
    )  # fmt: skip
    quantize_dynamic(
        full, path, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather", "Gemm"], per_channel=True
    )
    full.unlink()
    unshare(path)


def unshare(path: Path) -> None:
    """Give each product in eight bits its own weights.

    On processors without instructions for eight bits ONNX Runtime rewrites the weights of each product, and fails where
    two have the same.
    """
    import onnx

    model = onnx.load(path)
    given = {weights.name: weights for weights in model.graph.initializer}
    taken: set[str] = set()
    for node in model.graph.node:
        if node.op_type != "MatMulInteger":
            continue
        for place in (1, 3):  # the weights, and where they are zero
            name = node.input[place]
            if name in taken:
                own = onnx.TensorProto()
                own.CopyFrom(given[name])
                own.name = node.input[place] = f"{name}_{node.name}"
                model.graph.initializer.append(own)
            taken.add(name)
    onnx.save(model, path)


def write_greatest(path: Path) -> None:
    """Write what adds the two greatest products of eight bits: `runtime.GREATEST`, which the package has beside it."""
    import numpy
    from onnx import TensorProto, helper, numpy_helper, save

    of = helper.make_tensor_value_info("of", TensorProto.UINT8, [1, 2])
    total = helper.make_tensor_value_info("sum", TensorProto.INT32, [1, 1])
    weights = numpy_helper.from_array(numpy.full((2, 1), 127, dtype=numpy.int8), "weights")
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["of", "weights"], ["sum"])], "greatest", [of], [total], [weights]
    )
    save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)


def difference(network: Network, folder: Path, examples: Sequence[Example]) -> float:
    """Return how far the chances of the shipped files are from the network's, the mean over some articles."""
    running = Shipped(folder)
    apart: list[float] = []
    for example, answer in zip(examples, ask(network, [e.found for e in examples]), strict=True):
        if not answer.posts:
            continue
        shipped, _ = running.read(example.found.asked)
        pairs = [*zip(answer.posts, shipped.posts, strict=True), *zip(answer.matches, shipped.matches, strict=True)]
        pairs.append((answer.titles, shipped.titles))
        apart += [abs(a - b) for one, other in pairs for a, b in zip(one, other, strict=True)]
    return sum(apart) / max(1, len(apart))
