"""What "he" and "the club" mean, as their weights are fitted."""

import pytest

from dugout.graph.model import Ref
from dugout.loaders.choice import Weights
from dugout.loaders.pronouns import VALUE, likeliest
from dugout.training.fit_references import CLUBS, PRONOUNS, Row, Table, fit, right_in

ONE, OTHER = Ref("one", "One"), Ref("other", "Other")


def rows() -> list[Row]:
    """Return references that mean whoever is near, and nobody where only one is told of who is far."""
    near = [(n, [(ONE, ["near"]), (OTHER, ["far"]), (None, ["none"])], ONE) for n in range(30)]
    far = [(n, [(OTHER, ["far"]), (None, ["none"])], None) for n in range(30)]
    return [*near, *far]


@pytest.mark.parametrize("of", [PRONOUNS, CLUBS])
def test_what_speaks_for_whom_is_learned_from_whom_is_meant(of: Table) -> None:
    weights = fit(rows(), of)
    assert weights["near"] > weights.get("none", 0.0) > weights["far"]
    assert right_in(rows(), weights, of) == 60


def test_a_pronoun_before_which_nobody_is_told_of_means_nobody() -> None:
    assert likeliest([(None, ["none"])], Weights({VALUE: {"none": -5.0}}), VALUE) is None
