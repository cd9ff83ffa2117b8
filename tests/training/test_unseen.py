"""One number a label sets chances right, and thresholds are chosen by texts that no round reads."""

import json
import random
from pathlib import Path

import pytest

from dugout.loaders.network.limits import LABELS, Limits
from dugout.loaders.network.reading import Fitted, shipped
from dugout.training import unseen
from dugout.training.settle import Judged
from dugout.training.unseen import Article, fit_shifts, judged_by, set_right, shifted, table_of_folds, write_limits


def claims(label: str, chance: float, right: int, wrong: int) -> list[Judged]:
    return [Judged(label, chance, n < right) for n in range(right + wrong)]


def articles(*claims: list[Judged]) -> list[Article]:
    """Return an article for each claim."""
    return [([one], int(one.right)) for of in claims for one in of]


def test_a_label_whose_claims_are_right_more_often_than_said_is_said_with_more_certainty() -> None:
    judged = articles(claims("linked", 0.6, 900, 100), claims("title", 0.6, 300, 700), claims("played", 0.6, 600, 400))
    shifts = fit_shifts(judged)
    assert shifts["linked"] > 1 > 0 > shifts["title"]
    assert shifts["played"] == pytest.approx(0, abs=0.02)
    assert shifts["scheduled"] == 0  # nothing is known of it
    means = {one.label: one.chance for of, _ in shifted(judged, shifts) for one in of}
    assert means["linked"] == pytest.approx(0.9, abs=0.02)
    assert means["title"] == pytest.approx(0.3, abs=0.02)


def test_current_is_told_from_where_it_is_right_as_often_as_asked_and_the_rest_where_f1_is_best() -> None:
    draw = random.Random(3)
    judged = []
    for _ in range(2000):
        chance = draw.random()
        for label in ("current", "former"):
            judged += articles([Judged(label, chance, draw.random() < chance)])
    limits = Limits("1", dict.fromkeys(LABELS, 0.5), {label: [0.0, 1.0] for label in LABELS} | {"title": []}, {})
    found = set_right(Fitted(shipped().network, limits), judged)
    assert found.least["former"] == pytest.approx(0.4, abs=0.1)
    told = [
        one.right for of, _ in judged for one in of if one.label == "current" and one.chance > found.least["current"]
    ]
    assert sum(told) / len(told) == pytest.approx(0.92, abs=0.02)
    assert found.weights["title"] == []
    assert found.weights["former"][1:] == [1.0]


def test_what_is_set_right_once_stays_as_it_is() -> None:
    fitted = shipped()
    judged = judged_by(fitted, most=20)
    once = Fitted(fitted.network, set_right(fitted, judged))
    again = set_right(once, judged_by(once, most=20))
    for label in LABELS:
        assert again.weights[label] == pytest.approx(once.limits.weights[label], abs=0.25)


def test_limits_are_written_as_the_reader_reads_them(tmp_path: Path) -> None:
    limits = shipped().limits
    write_limits(tmp_path, limits)
    kept = json.loads((tmp_path / "limits.json").read_text(encoding="utf-8"))
    assert kept["least"] == limits.least
    assert kept["weights"] == limits.weights


def test_the_table_judges_each_article_by_others() -> None:
    judged = articles(claims("former", 0.6, 50, 50), claims("current", 0.99, 40, 0))
    table = table_of_folds(judged, shipped().limits).splitlines()
    assert table[0].startswith("140 texts that no round reads")
    assert [line.split()[-2] for line in table[1:]] == ["1.000", "1.000"]


def test_the_shipped_limits_are_those_that_it_settles() -> None:
    fitted = shipped()
    assert set_right(fitted, judged_by(fitted)).least == pytest.approx(fitted.limits.least, abs=0.03)
    assert unseen.WEIGHTS.joinpath("limits.json").is_file()
