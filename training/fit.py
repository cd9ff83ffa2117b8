"""Fit the network to readings of annotated articles, and ask it about others."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from dugout.loaders.network.answers import FACTS, MATCHES, POSTS, Answer, answer_of, no_answer, values_of
from dugout.loaders.network.features import MATCH, POST
from dugout.loaders.network.masking import NUMBERS, Masked, numbers_in_order
from dugout.loaders.network.opinion import COLUMNS
from dugout.loaders.network.pieces import FIRST_PIECE, HIDDEN
from dugout.loaders.network.title_features import TITLE
from dugout.loaders.network.value_pairs import SPOT
from dugout.training.choices import Choices
from dugout.training.examples import Reading
from dugout.training.material import Material, drawn, length_of
from dugout.training.network import VOCABULARY, Asked, AskedFacts, AskedValues, Network

BATCH = 4
_TINY = 1e-9
# Faster where torch runs on AVX-512; elsewhere sixteen bits are made up for, which takes ten times as long.
_IN_SIXTEEN_BITS = torch.backends.cpu.get_cpu_capability().startswith("AVX512")


def start(weights: Path | None) -> Network:
    """Return a network with the encoder of MiniLM (a safetensors file), or an untrained one."""
    network = Network(len(POST), len(TITLE), len(MATCH))
    encoder = network.encoder
    for embedding in (encoder.markers, encoder.numbers):
        nn.init.normal_(embedding.weight, std=0.04)
    with torch.no_grad():
        encoder.numbers.weight[0] = 0
    if weights:
        from safetensors.torch import load_file

        _take(encoder, load_file(weights))
    encoder.words.weight.requires_grad = False
    return network


def _take(encoder: nn.Module, given: dict[str, Tensor]) -> None:
    """Put the weights of a BERT model in the encoder's places."""
    given = {name.removeprefix("bert."): value for name, value in given.items()}
    mine: dict[str, Tensor] = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "places.weight": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    assert mine["words.weight"].shape[0] == VOCABULARY
    parts = {"out": "attention.output.dense", "norm": "attention.output.LayerNorm", "up": "intermediate.dense",
             "down": "output.dense", "last": "output.LayerNorm"}  # fmt: skip
    n = 0
    while f"encoder.layer.{n}.output.dense.weight" in given:
        for kind in ("weight", "bias"):
            mine[f"layers.{n}.qkv.{kind}"] = torch.cat(
                [given[f"encoder.layer.{n}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            )
            for ours, theirs in parts.items():
                mine[f"layers.{n}.{ours}.{kind}"] = given[f"encoder.layer.{n}.{theirs}.{kind}"]
        n += 1
    missing, unexpected = encoder.load_state_dict(mine, strict=False)
    assert (set(missing), unexpected) == ({"markers.weight", "numbers.weight"}, []), (missing, unexpected)


def numbers_drawn(entities: int, draw: random.Random) -> list[int]:
    """Return a number for each of so many entities, drawn."""
    order = draw.sample(range(1, NUMBERS), NUMBERS - 1)
    return [order[n - 1] for n in numbers_in_order(entities)]


def asked_of(reading: Reading, masked: Masked) -> Asked:
    """Return the pairs of a reading as tensors."""
    pairs, values = reading.asked.pairs, reading.values
    owner = torch.zeros(reading.asked.owners, len(masked.owners))
    owner[masked.owners, list(range(len(masked.owners)))] = 1

    def table(rows: Sequence[Sequence[float]], width: int) -> Tensor:
        return torch.tensor(rows, dtype=torch.float32).view(-1, width)

    def places(rows: Sequence[Sequence[int]], width: int) -> Tensor:
        return torch.tensor(rows, dtype=torch.long).view(-1, width)

    return Asked(
        owner,
        torch.tensor(masked.segments, dtype=torch.long),
        torch.tensor(masked.places, dtype=torch.long),
        AskedFacts(
            places(pairs.posts, 2),
            table(pairs.post_features, len(POST)),
            places(pairs.coach_titles, 2),
            places(pairs.club_titles, 2),
            places(pairs.titles, 3),
            table(pairs.title_features, len(TITLE)),
            places(pairs.matches, 2),
            table(pairs.match_features, len(MATCH)),
        ),
        AskedValues(
            places(values.coach_spots, 2),
            table(values.coach_spot_features, len(SPOT)),
            places(values.club_spots, 2),
            table(values.club_spot_features, len(SPOT)),
            places(values.title_spots, 2),
            table(values.title_spot_features, len(SPOT)),
            places(values.cups, 2),
        ),
    )


def encode(network: Network, batch: Sequence[Masked], hidden: float = 0.0) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield states and attention of each of a few masked articles, encoded together.

    Args:
        hidden: The share of their pieces, drawn anew each time, that are not shown: what is told rests on several.
    """
    segments = [(ids, counted) for masked in batch for ids, counted in zip(masked.ids, masked.numbers, strict=True)]
    length = max(len(ids) for ids, _ in segments)
    ids = torch.zeros(len(segments), length, dtype=torch.long)
    numbers = torch.zeros(len(segments), length, dtype=torch.long)
    for n, (row, counted) in enumerate(segments):
        ids[n, : len(row)] = torch.tensor(row)
        numbers[n, : len(row)] = torch.tensor(counted)
    if hidden:
        ids = torch.where((torch.rand(ids.shape) < hidden) & (ids >= FIRST_PIECE), HIDDEN, ids)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_IN_SIXTEEN_BITS):
        states, attention = network.encoder(ids, numbers)
    sizes = [len(masked.ids) for masked in batch]
    yield from zip(states.float().split(sizes), attention.float().split(sizes), strict=True)


def loss_of(network: Network, reading: Reading, masked: Masked, states: Tensor, attention: Tensor) -> Tensor:
    """Return how far the network is off on one reading."""
    scores = network(states, attention, asked_of(reading, masked))
    posts, titles, matches = scores[:3]
    total = loss_of_values(reading.choices, scores)
    if len(reading.posts):
        want = torch.tensor(reading.posts)
        total = total + functional.binary_cross_entropy_with_logits(posts[:, :POSTS], want, reduction="sum") / 12
        stances = torch.tensor(reading.stances)
        if (stances >= 0).any():
            total = total + 0.25 * functional.cross_entropy(
                posts[:, POSTS:FACTS], stances, ignore_index=-1, reduction="sum"
            )
    if len(reading.titles):
        want = torch.tensor(reading.titles)
        total = total + functional.binary_cross_entropy_with_logits(titles, want, reduction="sum") / 12
    if len(reading.matches):
        want = torch.tensor(reading.matches)
        total = total + functional.binary_cross_entropy_with_logits(matches[:, :MATCHES], want, reduction="sum") / 12
    return total


def loss_of_values(choices: Choices, scores: Sequence[Tensor]) -> Tensor:
    """Return how far the network is from choosing the values of one reading's facts."""
    if not choices.right:
        return torch.zeros(())
    posts, _, matches, *values = scores
    parts = [posts[:, FACTS:], matches[:, MATCHES:], *values]
    begins = dict(zip(COLUMNS, accumulate([0, *(part.numel() for part in parts)]), strict=False))
    flat = torch.cat([*(part.reshape(-1) for part in parts), torch.zeros(1)])
    places = torch.full((len(choices.scores), max(map(len, choices.scores))), len(flat) - 1)
    for n, offered in enumerate(choices.scores):
        for k, (part, row, column) in enumerate(offered):
            places[n, k] = begins[part] + row * len(COLUMNS[part]) + column
    told = flat[places].sum(1)
    of, right = torch.tensor(choices.of), torch.tensor(choices.right)
    every = torch.zeros(choices.count)
    top = every.scatter_reduce(0, of, told.detach(), "amax", include_self=False)
    chances = (told - top[of]).exp()
    whole, found = every.index_add(0, of, chances), every.index_add(0, of[right], chances[right])
    return ((whole + _TINY).log() - (found + _TINY).log()).sum() / 30


class Fit:
    """One run: the optimiser, its course, and the order of the articles."""

    def __init__(
        self,
        network: Network,
        material: Material,
        epochs: int,
        seed: int,
        rate: float = 1.0,
        hidden: float = 0.0,
    ) -> None:
        """Prepare to fit `network` to some texts, from a share of the full rate on, a share of the pieces hidden."""
        self.network, self.material, self.epochs, self.hidden = network, material, epochs, hidden
        self.draw = random.Random(seed)
        self.batches = (material.size() + BATCH - 1) // BATCH
        self.steps = epochs * self.batches
        body = [p for p in network.encoder.parameters() if p.requires_grad]
        heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
        self.optimiser = torch.optim.AdamW(
            [{"params": body, "lr": rate * 2e-4}, {"params": heads, "lr": rate * 1e-3}], weight_decay=0.01
        )
        warm = max(1, self.steps // 10)
        self.course = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda n: n / warm if n < warm else max(0.0, (self.steps - n) / max(1, self.steps - warm))
        )

    def state(self) -> dict[str, Any]:
        """Return all that a stopped run needs to go on as if it had not been stopped."""
        return {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "course": self.course.state_dict(),
            "draw": self.draw.getstate(),
            "torch": torch.get_rng_state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go back to a state."""
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.course.load_state_dict(state["course"])
        self.draw.setstate(state["draw"])
        torch.set_rng_state(state["torch"])

    def epoch(self) -> Iterator[float]:
        """Go through the texts of an epoch, yielding the loss of each batch."""
        self.network.train()
        order = self.material.epoch(self.draw)
        # Articles of like length together, in chunks: less is padded, and the order still differs each time.
        chunk = BATCH * 16
        batches = []
        for at in range(0, len(order), chunk):
            part = sorted(order[at : at + chunk], key=length_of)
            batches += [part[n : n + BATCH] for n in range(0, len(part), BATCH)]
        self.draw.shuffle(batches)
        for batch in batches:
            readings = [drawn(each, self.draw) for each in batch]
            readings = [r for r in readings if r.asked.pairs.posts or r.asked.pairs.matches]
            if not readings:
                continue
            masks = [r.asked.masked(numbers_drawn(len(r.asked.entities), self.draw)) for r in readings]
            loss = torch.zeros(())
            encoded = encode(self.network, masks, self.hidden)
            for reading, masked, (states, attention) in zip(readings, masks, encoded, strict=True):
                loss = loss + loss_of(self.network, reading, masked, states, attention)
            loss = loss / len(readings)
            self.optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimiser.step()
            self.course.step()
            yield float(loss)


def ask(network: Network, readings: Sequence[Reading]) -> list[Answer]:
    """Return the network's answer to each reading."""
    network.eval()
    answers = []
    with torch.inference_mode():
        for reading in readings:
            masked = reading.asked.masked()
            if not masked.owners:
                answers.append(no_answer(reading.asked.pairs))
                continue
            ((states, attention),) = encode(network, [masked])
            scores = network(states, attention, asked_of(reading, masked))
            answer = answer_of(reading.asked.pairs, *(part.numpy() for part in scores[:3]))
            values = values_of(reading.values, [part.tolist() for part in scores[3:]])
            answers.append(replace(answer, values=answer.values | values))
    return answers
