"""The likeliest of some others, looked at a few at a time where there are many."""

import numpy
import pytest

from dugout.loaders.network import rivals
from dugout.loaders.network.rivals import best_of_others

CHANCES = numpy.array([[0.9, 0.1], [0.4, 0.6], [0.2, 0.3]])
OTHERS = numpy.array([[False, True, True], [True, False, False], [False, False, False]])


@pytest.mark.parametrize("at_once", [1, 6, 1 << 20])
def test_the_likeliest_other_counts_for_each_column_however_many_are_looked_at(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rivals, "_AT_ONCE", at_once)
    assert best_of_others(CHANCES, OTHERS, -1.0).tolist() == [[0.4, 0.6], [0.9, 0.1], [-1.0, -1.0]]


def test_where_nothing_is_asked_nobody_is_likeliest() -> None:
    nothing = numpy.zeros((0, 2)), numpy.zeros((0, 0), dtype=bool)
    assert best_of_others(*nothing).shape == (0, 2)
