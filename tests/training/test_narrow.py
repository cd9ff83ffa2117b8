"""Units that matter least are left out; torch is in the environment of `make model` alone, where CI runs these."""

import pytest

torch = pytest.importorskip("torch", reason="torch is for fitting only")

from dugout.training.check import ARTICLES  # noqa: E402
from dugout.training.examples import Example, read_examples  # noqa: E402
from dugout.training.fit import ask, start  # noqa: E402
from dugout.training.narrow import narrow, resize_to, units_of  # noqa: E402
from dugout.training.network import INNER, LAYERS, Network  # noqa: E402


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    """Two annotated articles."""
    return read_examples(ARTICLES, 2)


def network_with_idle_units(idle: int) -> Network:
    """Return an unfitted network whose first units, so many in each layer, have no say."""
    torch.manual_seed(3)
    network = start(None)
    with torch.no_grad():
        for layer in network.encoder.layers:
            layer.down.weight[:, :idle] = 0
    return network


def test_idle_units_go_and_the_network_says_what_it_said(examples: list[Example]) -> None:
    """What has no say is left out first; then the answers are as before."""
    network = network_with_idle_units(512)
    before = ask(network, [e.found for e in examples])
    narrow(network, INNER - 512, [e.found for e in examples])
    after = ask(network, [e.found for e in examples])
    assert units_of(network) == [INNER - 512] * LAYERS
    for one, other in zip(before, after, strict=True):
        assert [p for row in other.posts for p in row] == pytest.approx([p for row in one.posts for p in row], abs=2e-3)


def test_layers_are_compared_with_each_other(examples: list[Example]) -> None:
    """A layer most of whose units are idle loses more than the others."""
    network = network_with_idle_units(0)
    with torch.no_grad():
        network.encoder.layers[5].down.weight[:, :1280] = 0
    narrow(network, 1300, [e.found for e in examples])
    units = units_of(network)
    assert units[5] == min(units)
    assert sum(units) == pytest.approx(1300 * LAYERS, abs=32 * LAYERS)


def test_nothing_goes_where_all_fit(examples: list[Example]) -> None:
    """As many as there are stay as they are."""
    network = network_with_idle_units(0)
    narrow(network, INNER, [e.found for e in examples])
    assert units_of(network) == [INNER] * LAYERS


def test_a_kept_network_is_loaded_again(examples: list[Example]) -> None:
    """A fresh network takes the form of the one that was kept."""
    network = network_with_idle_units(256)
    narrow(network, 1152, [e.found for e in examples])
    fresh = start(None)
    resize_to(fresh, network.state_dict())
    fresh.load_state_dict(network.state_dict())
    assert units_of(fresh) == units_of(network)
