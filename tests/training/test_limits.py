"""One number a label sets chances right, and thresholds are chosen, by texts that no round reads."""

import random
from collections import Counter
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from dugout.loaders.network.limits import LABELS, Limits, read_limits
from dugout.loaders.network.reading import shipped
from dugout.loaders.network.standing import STANCE
from dugout.training.limits import (
    WEIGHTS,
    fit_shifts,
    in_folds,
    read_unseen,
    set_right,
    shifted,
    table_of_folds,
    with_thresholds,
    write_limits,
)
from dugout.training.settle import Article, Judged

LIMITS = Limits("1", dict.fromkeys(LABELS, 0.5), {label: [0.0, 1.0] for label in LABELS}, {}, {})


def articles(label: str, chance: float, right: int, wrong: int) -> list[Article]:
    """Return an article for each of some claims that are as sure as each other."""
    claims = [Judged(label, chance, n < right) for n in range(right + wrong)]
    return [Article([one], Counter({label: int(one.right)})) for one in claims]


@pytest.mark.parametrize(
    ("chance", "right", "wrong"),
    [(0.6, 900, 100), (0.6, 300, 700), (0.9, 200, 800), (0.06, 900, 100), (0.6, 600, 400), (0.95, 10, 990)],
)
def test_chances_are_shifted_to_how_often_claims_are_right(chance: float, right: int, wrong: int) -> None:
    judged = articles("linked", chance, right, wrong)
    shifts = fit_shifts(judged)
    (made,) = {article.claims[0].chance for article in shifted(judged, shifts)}
    assert made == pytest.approx(right / (right + wrong), abs=0.01)
    assert shifts["title"] == 0  # nothing is known of it


def test_of_few_claims_little_is_learned() -> None:
    few, many = (fit_shifts(articles("linked", 0.5, right, 0))["linked"] for right in (2, 200))
    assert 0 < few < 1.2 < 4 < many


def test_current_is_told_from_where_it_is_right_as_often_as_asked_and_the_rest_where_f1_is_best() -> None:
    draw = random.Random(3)
    judged = []
    for _ in range(2000):
        chance = draw.random()
        for label in ("current", "former"):
            # Both are right less often than is said.
            judged += articles(label, chance, *((1, 0) if draw.random() < chance**2 else (0, 1)))
    found = with_thresholds(LIMITS, judged, {})
    assert found.shifts == fit_shifts(judged)
    assert found.shifts["former"] < -0.2
    assert found.weights == LIMITS.weights
    told = {
        label: [
            one.right for article in shifted(judged, found.shifts) for one in article.claims
            if one.label == label and one.chance >= found.least[label]
        ]
        for label in ("current", "former")
    }  # fmt: skip
    assert sum(told["current"]) / len(told["current"]) == pytest.approx(0.94, abs=0.005)
    there = sum(article.there["former"] for article in judged)
    assert 2 * sum(told["former"]) / (len(told["former"]) + there) > 0.7


def test_the_claim_that_a_threshold_was_chosen_by_is_told() -> None:
    judged = articles("former", 0.6, 33, 33) + articles("current", 0.9876, 40, 0)
    found = with_thresholds(LIMITS, judged, {})
    claims = [one for article in shifted(judged, found.shifts) for one in article.claims]
    assert all(one.chance >= found.least[one.label] for one in claims)


def test_an_article_has_no_say_in_its_own_limits_and_stands_in_one_fold() -> None:
    judged = [*articles("former", 0.6, 50, 50), *articles("linked", 0.3, 1, 0)]
    parts = list(in_folds(judged))
    claims = [one for of, _ in parts for article in of for one in article.claims]
    assert Counter(one.label for one in claims) == {"former": 100, "linked": 1}
    assert next(one.chance for one in claims if one.label == "linked") == 0.3


def test_the_table_counts_what_is_missed() -> None:
    judged = [Article([Judged("current", 0.99, True)], Counter(current=4)) for _ in range(10)]
    table = table_of_folds(judged, LIMITS).splitlines()
    assert table[0].startswith("10 texts that no round reads")
    assert [line.split()[-3:] for line in table[1:]] == [["0.400", "1.000", "0.250"]] * 2


def test_limits_are_read_as_they_were_written(tmp_path: Path) -> None:
    limits = replace(shipped().limits, shifts={"current": 0.5})
    write_limits(tmp_path, limits)
    assert read_limits(tmp_path) == limits


def test_the_shipped_limits_are_those_that_it_gives_the_shipped_network() -> None:
    fitted = shipped()
    texts = read_unseen(fitted)
    again = set_right(fitted.limits, texts)
    assert again.least == pytest.approx(fitted.limits.least, abs=0.02)
    assert again.shifts == pytest.approx(fitted.limits.shifts, abs=0.05)
    assert again.blends[STANCE] == pytest.approx(fitted.limits.blends[STANCE], abs=0.02)
    assert sum(1 for text in texts for _ in text.chases()) > 150
    assert WEIGHTS.samefile(str(files("dugout.loaders.network") / "weights"))
