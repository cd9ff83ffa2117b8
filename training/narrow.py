"""Fewer units in the encoder's layers: those that matter least for what the network is fitted to are left out.

What a unit matters is how much the loss would move with it, to the first order: the size of its value times that of
the loss's slope there, summed over all pieces of some readings (Molchanov et al. 2017, "Pruning convolutional neural
networks for resource efficient inference"). All layers are compared with each other: the last ones keep the fewest.
"""

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn

from dugout.training.examples import Reading
from dugout.training.fit import encode, loss_of
from dugout.training.network import WIDTH, Network

# Layers keep a multiple of so many units: the products of whole numbers are made in blocks.
_BLOCK = 64


def units_of(network: Network) -> list[int]:
    """Return how many units each layer of the encoder has."""
    return [layer.up.out_features for layer in network.encoder.layers]


def narrow(network: Network, inner: int, readings: Sequence[Reading]) -> None:
    """Leave out the units that matter least, so that `inner` stay in each layer on average.

    Args:
        readings: What they are judged by.
    """
    units = units_of(network)
    keep = inner * len(units)
    if keep >= sum(units):
        return
    matter = _matter(network, readings)
    stay = torch.zeros(sum(units))
    stay[torch.cat(matter).topk(keep).indices] = 1
    for layer, each, staying in zip(network.encoder.layers, matter, stay.split(units), strict=True):
        count = max(_BLOCK, round(int(staying.sum()) / _BLOCK) * _BLOCK)
        kept = each.topk(count).indices.sort().values
        up, down = layer.up, layer.down
        _resize(layer, len(kept))
        with torch.no_grad():
            layer.up.weight.copy_(up.weight[kept])
            layer.up.bias.copy_(up.bias[kept])
            layer.down.weight.copy_(down.weight[:, kept])
            layer.down.bias.copy_(down.bias)


def resize_to(network: Network, state: Mapping[str, Tensor]) -> None:
    """Give the layers as many units as those of a kept network have, so that it can be loaded."""
    for n, layer in enumerate(network.encoder.layers):
        units = len(state[f"encoder.layers.{n}.up.bias"])
        if units != layer.up.out_features:
            _resize(layer, units)


def _resize(layer: nn.Module, units: int) -> None:
    layer.up, layer.down = nn.Linear(WIDTH, units), nn.Linear(units, WIDTH)


def _matter(network: Network, readings: Sequence[Reading]) -> list[Tensor]:
    """Return for each layer what its units matter."""
    layers = network.encoder.layers
    found = [torch.zeros(units) for units in units_of(network)]

    def watch(total: Tensor, value: Tensor) -> None:
        def add(slope: Tensor) -> None:
            total.add_((slope.float() * value.detach().float()).abs().sum((0, 1)))

        value.register_hook(add)

    hooks = [
        layer.down.register_forward_pre_hook(lambda _, given, total=total: watch(total, given[0]))
        for layer, total in zip(layers, found, strict=True)
    ]
    network.eval()
    for reading in readings:
        if reading.asked.pairs.posts or reading.asked.pairs.matches:
            masked = reading.asked.masked()
            ((states, attention),) = encode(network, [masked])
            loss_of(network, reading, masked, states, attention).backward()
    network.zero_grad()
    for hook in hooks:
        hook.remove()
    return found
