"""What `make weights` learns from annotated articles is found in them, step by step, as it is when all are read."""

from collections.abc import Callable, Iterable
from pathlib import Path
from shutil import copy

import pytest

from dugout.training.check import ARTICLES
from dugout.training.examples import read_examples
from dugout.training.fit_dating import dated
from dugout.training.fit_persons import read_people
from dugout.training.fit_posts import read_changes, read_chases
from dugout.training.fit_references import CLUBS, PRONOUNS, read_rows
from dugout.training.fit_stances import offers_of
from dugout.training.value_rows import half_hidden
from dugout.training.value_rows import read_rows as read_value_rows

HOW_MANY = 12  # among so many each step finds something


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with articles of training/articles, from their first letter to the last."""
    folder = tmp_path_factory.mktemp("few")
    every = sorted(ARTICLES.glob("*.json"))
    for path in every[:: len(every) // HOW_MANY]:
        for one in (path, path.with_suffix(".ann.txt")):
            copy(one, folder)
    return folder


def stances(folder: Path) -> Iterable[object]:
    return [offer for example in read_examples(folder) for offer in offers_of(example.found)]


STEPS: dict[str, Callable[[Path], Iterable[object]]] = {
    "whom a pronoun means": lambda folder: read_rows({}, folder)[PRONOUNS],
    "which club is meant": lambda folder: read_rows({}, folder)[CLUBS],
    "what is before it chosen by weights": lambda folder: read_rows({PRONOUNS: {}, CLUBS: {}}, folder)[PRONOUNS],
    "who is a coach": read_people,
    "when a text was written": dated,
    "whose post changes": read_changes,
    "who is wanted": lambda folder: read_chases(folder)[0],
    "how a chase stands": stances,
    "what values there are": lambda folder: read_value_rows(folder, half_hidden),
}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_finds_what_it_learns_from(step: str, few: Path) -> None:
    assert list(STEPS[step](few))
