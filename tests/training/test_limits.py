"""The second look is drawn to texts that no round reads, and thresholds are chosen by them."""

import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy
import pytest

from dugout.graph.model import Ref, Status
from dugout.loaders.choice import Candidate
from dugout.loaders.network.answers import Answer
from dugout.loaders.network.features import HINTS, POST
from dugout.loaders.network.limits import Limits, read_limits
from dugout.loaders.network.pairs import Pairs
from dugout.loaders.network.reading import Fitted, shipped
from dugout.loaders.network.second import (
    LABELS,
    MATCH_LABELS,
    MATCH_SIGNS,
    POST_LABELS,
    POST_SIGNS,
    TITLE_SIGNS,
    chances_of,
    look_again,
)
from dugout.loaders.network.standing import STANCE
from dugout.loaders.network.timing import KEYS
from dugout.loaders.tenures import Tenure
from dugout.training.blending import VALUES, Said, settle_ways
from dugout.training.limits import (
    MADE_OF,
    WEIGHTS,
    chosen_by,
    corrections_of,
    digest_of,
    in_folds,
    is_kept,
    made_of,
    read_unseen,
    table_of_folds,
    write_limits,
)
from dugout.training.offers import Offer
from dugout.training.settle import Article, Judged, Rows, thresholds

SIGNS = dict.fromkeys(POST_LABELS, POST_SIGNS) | {"title": TITLE_SIGNS} | dict.fromkeys(MATCH_LABELS, MATCH_SIGNS)
PAIRS = Pairs(posts=[(0, 1)], post_features=[[0.0] * len(POST)], post_hints=[[0.0] * len(HINTS)])
ANSWER = Answer([[0.9, 0.1, 0.1, 0.1]], [[0.2] * 5], [], [])

# A claim has a bias, the log odds that the network says, and another sign.
LIMITS = Limits("1", dict.fromkeys(LABELS, 0.5), {label: [0.0, 1.0, 0.0] for label in LABELS}, {}, *settle_ways({}))
FITTED: Any = Fitted(cast(Any, None), LIMITS)


class Text(NamedTuple):
    """A text of which one thing may be claimed."""

    label: str
    chance: float  # that the network says
    right: bool
    sign: float = 0.0
    easier: bool = False

    def rows(self) -> dict[str, Rows]:
        none = Rows(numpy.zeros((0, 3)), numpy.zeros(0))
        return dict.fromkeys(LABELS, none) | {self.label: Rows(self.signs(), numpy.array([float(self.right)]))}

    def signs(self) -> Any:
        return numpy.array([[1.0, numpy.log(self.chance / (1 - self.chance)), self.sign]])

    def judged(self, weights: Mapping[str, Sequence[float]]) -> Article:
        (chance,) = chances_of(self.signs() @ numpy.array(weights[self.label])).tolist()
        return Article([Judged(self.label, chance, self.right)], Counter({self.label: int(self.right)}))

    def said(self, number: int, by: Fitted) -> dict[str, list[Said]]:
        """Return that its beginning is told by the network, not by the words: every fourth has none, and neither."""
        gold = None if number % 4 == 0 else "2019"
        offered = [Candidate("2019", (), at=4), Candidate("2024", (), at=9)]
        tenure = Tenure(Ref("a", "A"), Ref("b", "B"), Status.CURRENT)
        other = [3.0, 0.0, 0.0] if gold else [0.0, 0.0, 3.0]
        since = Said(number, Offer(tenure, "since", gold, offered, ()), [0.0, 3.0, 0.0], other)
        until = Said(number, Offer(tenure, "until", None, [], ()), [0.0], [0.0])
        return {"since": [since], "until": [until]}


def texts(label: str, said: float, right: int, wrong: int, sign: float = 0.0) -> list[Any]:
    """Return a text for each of some claims that are as sure as each other."""
    return [Text(label, said, n < right, sign) for n in range(right + wrong)]


def drawn_to(seen: list[Any]) -> Limits:
    return replace(LIMITS, corrections=corrections_of(LIMITS, [text.rows() for text in seen]))


def chance_of(limits: Limits, text: Text) -> float:
    return text.judged(limits.corrected).claims[0].chance


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [(0.6, 900, 100), (0.6, 300, 700), (0.9, 200, 800), (0.06, 900, 100), (0.6, 600, 400), (0.95, 10, 990)],
)
def test_chances_are_drawn_to_how_often_claims_are_right(said: float, right: int, wrong: int) -> None:
    seen = texts("linked", said, right, wrong)
    limits = drawn_to(seen)
    assert chance_of(limits, seen[0]) == pytest.approx(right / (right + wrong), abs=0.02)
    assert limits.corrections["title"] == [0.0, 0.0, 0.0]  # nothing is known of it
    assert limits.weights == LIMITS.weights


def test_a_sign_counts_as_much_as_it_tells() -> None:
    seen = texts("linked", 0.5, 700, 300, sign=1.0) + texts("linked", 0.5, 300, 700)
    limits = drawn_to(seen)
    assert [chance_of(limits, text) for text in (seen[0], seen[-1])] == pytest.approx([0.7, 0.3], abs=0.06)


def test_of_few_claims_little_is_learned() -> None:
    few, many = (drawn_to(texts("linked", 0.5, right, 0)).corrections["linked"][0] for right in (2, 200))
    assert 0 < few < 1.2 < 3 < many


def test_current_is_told_from_where_it_is_right_as_often_as_asked_and_the_rest_where_f1_is_best() -> None:
    draw = random.Random(3)
    seen: list[Any] = []
    for _ in range(2000):
        said = draw.uniform(0.05, 0.95)
        # Both are right less often than is said.
        seen += [Text(label, said, draw.random() < said**2) for label in ("current", "former")]
    judged = in_folds(LIMITS, seen, [text.rows() for text in seen])
    least = thresholds(judged, 0.85)
    told = {
        label: [
            one.right for article in judged for one in article.claims
            if one.label == label and one.chance >= least[label]
        ]
        for label in ("current", "former")
    }  # fmt: skip
    assert sum(told["current"]) / len(told["current"]) == pytest.approx(0.85, abs=0.005)
    there = sum(article.there["former"] for article in judged)
    assert 2 * sum(told["former"]) / (len(told["former"]) + there) > 0.6


def test_easier_texts_do_not_lower_from_where_on_current_is_told() -> None:
    hard = texts("current", 0.9, 19, 1) + texts("current", 0.7, 0, 4) + texts("current", 0.6, 6, 0)
    easier: list[Any] = [text._replace(easier=True) for text in texts("current", 0.6, 400, 0)]
    seen = [*hard, *easier]
    judged = [text.judged(LIMITS.weights) for text in seen]
    assert thresholds(judged)["current"] == pytest.approx(0.6)
    assert chosen_by(seen, judged)["current"] == pytest.approx(0.9)
    assert chosen_by(hard, judged[: len(hard)]) == thresholds(judged[: len(hard)])


def test_a_threshold_is_as_exact_as_chances_are_told() -> None:
    answer = look_again(PAIRS, ANSWER, {label: [0.123456, *[0.0] * (len(signs) - 1)] for label, signs in SIGNS.items()})
    chances = [chance for row in answer.posts for chance in row]
    assert chances == [0.531] * 4
    claims = [Article([Judged("current", chance, True)], Counter(current=1)) for chance in chances]
    # What a threshold was chosen by is told from it on.
    assert thresholds(claims)["current"] == 0.531


def test_a_text_has_no_say_in_its_own_chances_and_stands_in_one_fold() -> None:
    seen = [*texts("former", 0.6, 50, 50), Text("linked", 0.3, True)]
    judged = in_folds(LIMITS, seen, [text.rows() for text in seen])
    claims = [one for article in judged for one in article.claims]
    assert Counter(one.label for one in claims) == {"former": 100, "linked": 1}
    assert next(one.chance for one in claims if one.label == "linked") == pytest.approx(0.3)
    turned = [seen[0]._replace(right=not seen[0].right), *seen[1:]]
    again = in_folds(LIMITS, turned, [text.rows() for text in turned])
    assert again[0].claims[0].chance == judged[0].claims[0].chance
    assert again[1:] != judged[1:]


def test_the_table_counts_what_is_missed() -> None:
    class Missing(Text):
        def judged(self, weights: Mapping[str, Sequence[float]]) -> Article:
            return super().judged(weights)._replace(there=Counter(current=4))

    seen: list[Any] = [Missing("current", 0.99, True) for _ in range(10)]
    table = table_of_folds(FITTED, seen).splitlines()
    assert table[0].startswith("10 texts that no round reads")
    assert [line.split()[-3:] for line in table[1:3]] == [["0.400", "1.000", "0.250"]] * 2


def test_values_are_put_together_anew_each_text_by_others() -> None:
    table = table_of_folds(FITTED, texts("former", 0.6, 30, 10))
    # By the words alone, as they were, all are wrong, and one is given where none is told.
    shares = [line.split()[1:] for line in table.splitlines() if line.startswith("since")]
    assert shares == [["30", "0.000", "0.000", "10", "1.000"], ["30", "1.000", "0.000", "10", "0.000"]]


def test_limits_are_read_as_they_were_written(tmp_path: Path) -> None:
    limits = replace(shipped().limits, corrections={"current": [0.5, -0.25]})
    write_limits(tmp_path, limits, {})
    assert read_limits(tmp_path) == limits


def test_the_shipped_limits_are_made_of_what_network_words_and_texts_are_now() -> None:
    fitted = shipped()
    told = json.loads((WEIGHTS / MADE_OF).read_text(encoding="utf-8"))
    assert told["limits.json"] == digest_of(WEIGHTS / "limits.json"), "limits.json is not as `make limits` wrote it"
    again = made_of(fitted, read_unseen(fitted, wanted=is_kept))
    assert again.keys() == told["texts"].keys(), "`make limits` has to be run again"
    # What another processor rounds otherwise moves sums by little.
    off = [
        (ident, name)
        for ident, ours in again.items()
        for name in ours.keys() | told["texts"][ident].keys()
        if ours.get(name) != pytest.approx(told["texts"][ident].get(name), rel=0.02, abs=2)
    ]
    assert not off, "`make limits` has to be run again"
    assert len(again) > 30
    assert fitted.limits.timing.keys() == {*KEYS}
    assert fitted.limits.blends.keys() == {*VALUES, STANCE}
    assert WEIGHTS.samefile(str(files("dugout.loaders.network") / "weights"))
