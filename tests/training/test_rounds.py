"""Each article is fitted to in some round; torch is in the environment of `make model` alone, where CI runs these."""

from dataclasses import replace
from pathlib import Path

import pytest
from rich.progress import Progress

torch = pytest.importorskip("torch", reason="torch is for fitting only")

from dugout.training import rounds  # noqa: E402
from dugout.training.check import ARTICLES  # noqa: E402
from dugout.training.examples import Example, read_examples  # noqa: E402
from dugout.training.rounds import Plan, Round, check_taken, fit_part  # noqa: E402

PLAN = Plan(Path("work"), Path("weights"))


@pytest.fixture(scope="module")
def example() -> Example:
    """An annotated article."""
    return read_examples(ARTICLES, 1)[0]


def test_every_article_of_the_folder_is_in_a_round(example: Example) -> None:
    check_taken(PLAN, [replace(example, ident=path.stem) for path in ARTICLES.glob("*.json")])


def test_an_article_of_no_round_stops_the_fitting(example: Example) -> None:
    with pytest.raises(SystemExit, match=r"q1-paper-new is in no round \(1 of 2 articles"):
        check_taken(PLAN, [example, replace(example, ident="q1-paper-new")])


def test_what_is_shipped_is_the_mean_of_the_last_round_and_of_the_ends_that_begin_there(
    example: Example, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = (Round(1, 1.0, "k", some=1), Round(1, 0.5, "k", some=1))
    plan = Plan(tmp_path, tmp_path, rounds=(Round(1, 0.1, "s"),), ends=ends, articles=1)
    examples = [replace(example, ident=ident) for ident in ("s1-paper-one", "k1-paper-new")]
    with Progress(disable=True) as progress:
        network, _ = fit_part(plan, "whole", examples, progress)
    kept = [torch.load(tmp_path / name, weights_only=False) for name in ("whole.pt", "whole-2.pt", "whole-3.pt")]
    states = [state["fit"]["network"] for state in kept]
    name = "encoder.layers.0.up.weight"
    assert not torch.equal(states[1][name], states[2][name])
    mean = torch.stack([state[name] for state in states]).mean(0)
    assert torch.allclose(network.state_dict()[name], mean)

    # What is done is neither fitted nor read again.
    monkeypatch.setattr(rounds, "material_of", lambda *_: pytest.fail("it reads the texts"))
    with Progress(disable=True) as progress:
        again, _ = fit_part(plan, "whole", examples, progress)
    assert torch.equal(again.state_dict()[name], network.state_dict()[name])
