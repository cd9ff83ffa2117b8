"""Each article is fitted to in some round; torch is in the environment of `make model` alone, where CI runs these."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.progress import Progress

torch = pytest.importorskip("torch", reason="torch is for fitting only")

from dugout.training import rounds  # noqa: E402
from dugout.training.check import ARTICLES  # noqa: E402
from dugout.training.examples import Example, read_examples  # noqa: E402
from dugout.training.fit import Fit  # noqa: E402
from dugout.training.newcomers import newcomers  # noqa: E402
from dugout.training.rounds import Plan, Round, Stage, check_taken, fit_part  # noqa: E402

PLAN = Plan(Path("work"), Path("weights"))


@pytest.fixture(scope="module")
def example() -> Example:
    """An annotated article."""
    return read_examples(ARTICLES, 1)[0]


def test_every_article_of_the_folder_is_in_a_round(example: Example) -> None:
    check_taken(PLAN, [replace(example, ident=path.stem) for path in ARTICLES.glob("*.json")])


def test_an_article_of_no_round_stops_the_fitting(example: Example) -> None:
    with pytest.raises(SystemExit, match=r"p1-paper-new is in no round \(1 of 2 articles"):
        check_taken(PLAN, [example, replace(example, ident="p1-paper-new")])


def test_of_a_stage_comes_the_mean_of_what_was_before_it_and_of_the_ends_that_begin_there(
    example: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stages = (
        Stage((Round(1, 1.0, "k", some=1), Round(1, 0.5, "k", some=1))),
        Stage((Round(1, 1.0, "q", some=1, known=True),), before=2),
    )
    plan = Plan(tmp_path, tmp_path, rounds=(Round(1, 0.1, "s"),), stages=stages, articles=1)
    examples = [replace(example, ident=ident) for ident in ("s1-paper-one", "k1-paper-new", "q1-paper-newer")]
    with Progress(disable=True) as progress:
        network, _ = fit_part(plan, "whole", examples, progress)
    name = "encoder.layers.0.up.weight"
    files = ("whole.pt", "whole-2.pt", "whole-3.pt", "whole-4.pt")
    kept = [torch.load(tmp_path / file, weights_only=False)["fit"]["network"][name] for file in files]
    assert not torch.equal(kept[1], kept[2])
    first = torch.stack(kept[:3]).mean(0)
    assert torch.allclose(network.state_dict()[name], torch.stack([first, first, kept[3]]).mean(0))

    # What is done is neither fitted nor read again.
    monkeypatch.setattr(rounds, "material_of", lambda *_: pytest.fail("it reads the texts"))
    with Progress(disable=True) as progress:
        again, _ = fit_part(plan, "whole", examples, progress)
    assert torch.equal(again.state_dict()[name], network.state_dict()[name])


def test_a_stage_begins_anew_where_an_end_before_it_is_another(
    example: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examples = [replace(example, ident=ident) for ident in ("s1-paper-one", "k1-paper-new", "q1-paper-newer")]
    later = Stage((Round(1, 1.0, "q", some=1),))
    fitted: list[str] = []
    go = rounds._go_round

    def noted(fit: Fit, kept: Any, *told: Any) -> float:
        fitted.append(kept.path.stem)
        return go(fit, kept, *told)

    monkeypatch.setattr(rounds, "_go_round", noted)
    for rate in (1.0, 0.5):
        plan = Plan(
            tmp_path,
            tmp_path,
            rounds=(Round(1, 0.1, "s"),),
            stages=(Stage((Round(1, rate, "k", some=1),)), later),
            articles=1,
        )
        with Progress(disable=True) as progress:
            fit_part(plan, "whole", examples, progress)
    assert fitted == ["whole", "whole-2", "whole-3", "whole-2", "whole-3"]


def test_the_others_of_an_end_are_of_rounds_before_it(
    example: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    examples = [replace(example, ident=f"{letter}1-paper-{n}") for letter in "skqr" for n in range(4)]
    ends = [Stage((Round(1, 0.1, letter, some=1), Round(1, 0.1, letter, some=2))) for letter in "kqr"]
    asked: list[tuple[set[str], set[str]]] = []
    make = newcomers

    def noted(articles: list[Example], others: list[Example], *told: Any, **more: Any) -> Any:
        asked.append(({one.ident[0] for one in articles}, {one.ident[0] for one in others}))
        return make(articles[:1], others[:1], *told, **more)

    monkeypatch.setattr(rounds, "newcomers", noted)
    plan = Plan(tmp_path, tmp_path, rounds=(Round(1, 0.1, "s"),), stages=tuple(ends), articles=1)
    with Progress(disable=True) as progress:
        fit_part(plan, "whole", examples, progress)
    assert asked == [({of}, set(others)) for of, others in (("k", "s"), ("q", "sk"), ("r", "skq")) for _ in range(2)]
