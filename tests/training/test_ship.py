"""The shipped files are such that ONNX Runtime runs them on any processor; onnx is where `make model` runs alone."""

from collections import Counter

import pytest

onnx = pytest.importorskip("onnx", reason="onnx is for shipping a network only")

from dugout.loaders.network.runtime import FILES  # noqa: E402
from dugout.training.limits import WEIGHTS  # noqa: E402


@pytest.mark.parametrize("name", FILES)
def test_no_two_products_in_eight_bits_have_the_same_weights(name: str) -> None:
    nodes = onnx.load(WEIGHTS / name).graph.node
    taken = Counter(node.input[place] for node in nodes if node.op_type == "MatMulInteger" for place in (1, 3))
    assert taken
    assert [of for of, often in taken.items() if often > 1] == []
