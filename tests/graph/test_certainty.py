"""How sure facts are."""

import pytest

from dugout.graph.certainty import age_step, claim_certainty, fact_certainty
from dugout.graph.model import FactType, Wording

MANAGES, LINKED_TO, WON_TITLE_AT, PLAYED = FactType


@pytest.mark.parametrize(
    ("kind", "sources", "age_days", "expected"),
    [
        (MANAGES, [0.95], 0, 0.95),
        (MANAGES, [0.6], 0, 0.6),
        (MANAGES, [0.6, 0.6], 0, 0.72),
        (MANAGES, [0.3, 0.6], 0, 0.66),
        (MANAGES, [0.95] * 9, 0, 0.99),
        (MANAGES, [0.95], 364, 0.95),
        (MANAGES, [0.95], 365, 0.9),
        (MANAGES, [0.95], 5000, 0.76),
        (MANAGES, [0.95], None, 0.76),
        (MANAGES, [0.95], -3, 0.95),
        (LINKED_TO, [0.6], 0, 0.6),
        (LINKED_TO, [0.95] * 9, 0, 0.75),
        (LINKED_TO, [0.6], 90, 0.45),
        (LINKED_TO, [0.6], 180, 0.3),
        (WON_TITLE_AT, [0.95], 5000, 0.95),
        (PLAYED, [0.95], None, 0.95),
    ],
)
def test_certainty_grows_with_sources_to_a_bound_and_shrinks_with_age(
    kind: FactType, sources: list[float], age_days: int | None, expected: float
) -> None:
    assert fact_certainty(kind, sources, age_days) == expected


def test_ageing_goes_in_steps_that_end() -> None:
    assert [age_step(LINKED_TO, days) for days in (0, 29, 30, 179, 180, 5000, None)] == [0, 0, 1, 5, 6, 6, 6]
    assert [age_step(WON_TITLE_AT, days) for days in (0, 5000, None)] == [0, 0, 0]


def test_the_surer_a_claim_is_worded_the_surer_it_is() -> None:
    assert [claim_certainty(wording) for wording in Wording] == [0.95, 0.75, 0.6, 0.5, 0.3]
