"""The shipped files are such that ONNX Runtime runs them on any processor; onnx is where `make model` runs alone."""

from collections import Counter
from importlib.resources import files
from pathlib import Path

import numpy
import pytest

onnx = pytest.importorskip("onnx", reason="onnx is for shipping a network only")

from dugout.loaders.network.runtime import FILES, GREATEST  # noqa: E402
from dugout.training.limits import WEIGHTS  # noqa: E402
from dugout.training.ship import unshare, write_greatest  # noqa: E402


def test_two_products_with_the_same_weights_get_their_own(tmp_path: Path) -> None:
    make, whole = onnx.helper.make_node, onnx.TensorProto
    nodes = [make("MatMulInteger", [one, "w", "", "zero"], [f"{one}w"], name=f"of_{one}") for one in ("a", "b")]
    given = [
        onnx.numpy_helper.from_array(numpy.arange(6, dtype=numpy.int8).reshape(2, 3), "w"),
        onnx.numpy_helper.from_array(numpy.array(1, dtype=numpy.int8), "zero"),
    ]
    takes, gives = (
        [onnx.helper.make_tensor_value_info(name, kind, [1, width]) for name in names]
        for names, kind, width in ((("a", "b"), whole.UINT8, 2), (("aw", "bw"), whole.INT32, 3))
    )
    path = tmp_path / "two.onnx"
    onnx.save(onnx.helper.make_model(onnx.helper.make_graph(nodes, "two", takes, gives, given)), path)
    unshare(path)
    graph = onnx.load(path).graph
    names = [node.input[place] for node in graph.node for place in (1, 3)]
    assert len(set(names)) == 4
    of = {weights.name: onnx.numpy_helper.to_array(weights).tolist() for weights in graph.initializer}
    assert [of[name] for name in names] == [[[0, 1, 2], [3, 4, 5]], 1] * 2


@pytest.mark.parametrize("name", FILES)
def test_no_two_products_in_eight_bits_have_the_same_weights(name: str) -> None:
    nodes = onnx.load(WEIGHTS / name).graph.node
    taken = Counter(node.input[place] for node in nodes if node.op_type == "MatMulInteger" for place in (1, 3))
    assert taken
    assert [of for of, often in taken.items() if often > 1] == []


def test_what_shows_whether_sums_are_cut_off_is_made_anew_byte_for_byte(tmp_path: Path) -> None:
    write_greatest(tmp_path / GREATEST)
    assert (tmp_path / GREATEST).read_bytes() == (files("dugout.loaders.network") / GREATEST).read_bytes()
