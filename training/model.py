"""usage: python -m dugout.training.model [--quick] [--part NAME]: fit the trained reader's network and ship it.

Articles of training/articles; each half of them is judged by a network fitted to the other, which gives thresholds,
calibration and the table; then the network of all articles, written to loaders/network/weights; last its limits are
set right on texts that no round reads (limits.py). What is done is kept
in .dugout-training after each epoch: a stopped run goes on where it was. `--part fold-0` (`fold-1`, `whole`) does one
part, so that several processes can share the work; without it all parts are done, and the network is shipped. `--quick`
goes the whole way in minutes with a few articles, and ships to .dugout-training/quick instead.
"""

import argparse
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from zlib import crc32

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dugout.loaders.choice import Weights
from dugout.loaders.network.answers import Answer
from dugout.loaders.network.decide import decide
from dugout.loaders.network.limits import Limits
from dugout.loaders.network.reading import Fitted
from dugout.loaders.network.runtime import Network
from dugout.loaders.network.standing import STANCE, with_stances
from dugout.training.blending import Said, said_of, settle_ways, table_of_values, together
from dugout.training.card import write_card
from dugout.training.check import ARTICLES
from dugout.training.even import even_out
from dugout.training.examples import Example, read_examples
from dugout.training.fit import ask
from dugout.training.fit_stances import Chase, fit_stance_blend, told_of
from dugout.training.limits import WEIGHTS, made_of, read_unseen, set_right, table_of_folds, write_limits
from dugout.training.rounds import Plan, Round, Stage, check_taken, fit_part
from dugout.training.settle import settle
from dugout.training.ship import difference, ship
from dugout.training.table import table_of

ROOT = Path(__file__).parents[1]
WORK = ROOT / ".dugout-training"
VERSION = "22"
# Eight bits instead of sixteen move a chance by so much on average at most.
_MOST_OFF = 0.01
# How many articles, about, tell which units reach far.
_EVENED_BY = 60
_QUICK = (Round(1, 1.0, "nstuvw"), Round(1, 0.5, "nstuvwxyz", hidden=0.12, inner=896))
_QUICK_STAGES = (
    Stage((Round(1, 0.5, "k", hidden=0.12, some=8),)),
    Stage((Round(1, 0.5, "q", hidden=0.12, some=8, known=True),), before=2),
)


def fold_of(ident: str, folds: int) -> int:
    """Return the fold of an article: it stays in it when others are added."""
    return crc32(ident.encode()) % folds


def parted(examples: Sequence[Example], folds: int, fold: int) -> tuple[list[Example], list[Example]]:
    """Return the articles that the network of a fold sees, and those that it does not."""
    in_fold = [fold_of(example.ident, folds) == fold for example in examples]
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
    said: list[dict[str, list[Said]]] = []
    chases: list[tuple[slice, Weights, list[Chase]]] = []
    begin = 0
    for seen, rest in parts.values():
        of = slice(begin, begin + len(rest))
        said.append(said_of(seen, rest, answers[of], told[of]))
        chases.append((of, *told_of(seen, rest, answers[of])))
        begin = of.stop
    stance = fit_stance_blend([one for _, _, found in chases for one in found])
    blends, timing = settle_ways(together(said))
    limits = replace(limits, blends=blends | {STANCE: stance}, timing=timing)
    for of, weights, _ in chases:
        again[of] = [
            with_stances(example.found.asked, answer, limits, weights)
            for example, answer in zip(unseen[of], again[of], strict=True)
        ]
    return limits, f"{table_of(unseen, again, limits.least)}\n\n{table_of_values((together(said), limits.ways))}"


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
    even_out(network, [example.found for example in examples[:: max(1, len(examples) // _EVENED_BY)]])
    ship(network, plan.weights)
    off = difference(network, plan.weights, examples[:40])
    console.print(f"chances of the shipped files differ from the network's by {off:.4f} on average, over 40 articles")
    if off > _MOST_OFF:
        raise SystemExit(f"the files in {plan.weights} say something else than the network that they were made of")
    fitted = Fitted(Network(plan.weights), limits)
    unseen = read_unseen(fitted, plan.articles)
    folds = table_of_folds(fitted, unseen)
    console.print(folds)
    write_limits(plan.weights, set_right(fitted, unseen), made_of(fitted, unseen))
    told = [each.told() for each in plan.rounds]
    told += [stage.told() for stage in plan.stages]
    write_card(plan.weights, examples, f"{table}\n\n{folds}", plan.seed, told, seconds)


def main() -> None:
    """Parse the call and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a few articles, to prove the way")
    parser.add_argument("--part", help="fold-0, fold-1, ... or whole")
    asked = parser.parse_args()
    random.seed(0)
    plan = Plan(WORK, WEIGHTS)
    if asked.quick:
        plan = Plan(WORK / "quick", WORK / "quick" / "weights", rounds=_QUICK, stages=_QUICK_STAGES, articles=32)
    run(plan, asked.part, Console(stderr=True))


if __name__ == "__main__":
    main()
