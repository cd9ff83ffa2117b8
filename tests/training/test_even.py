"""Units that reach far are divided; torch is in the environment of `make model` alone, where CI runs these."""

import pytest

torch = pytest.importorskip("torch", reason="torch is for fitting only")

from dugout.training.check import ARTICLES  # noqa: E402
from dugout.training.even import Evened, even_out  # noqa: E402
from dugout.training.examples import read_examples  # noqa: E402
from dugout.training.fit import ask, start  # noqa: E402


def test_far_units_are_divided_and_the_network_says_what_it_said() -> None:
    readings = [example.found for example in read_examples(ARTICLES, 2)]
    torch.manual_seed(3)
    network = start(None)
    with torch.no_grad():
        for layer in network.encoder.layers:
            layer.up.weight[:7] *= 60
    before = ask(network, readings)
    even_out(network, readings)
    after = ask(network, readings)
    for layer in network.encoder.layers:
        assert isinstance(layer.down, Evened)
        assert (layer.down.times[:7] < 0.5).all()
        assert (layer.down.times > 0.99).sum() > len(layer.down.times) / 2
    for one, other in zip(before, after, strict=True):
        assert [p for row in other.posts for p in row] == pytest.approx([p for row in one.posts for p in row], abs=5e-3)
