"""Each article is fitted to in some round; torch is in the environment of `make model` alone, where CI runs these."""

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="torch is for fitting only")

from dugout.training.check import ARTICLES
from dugout.training.examples import Example, read_examples
from dugout.training.rounds import Plan, check_taken

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
