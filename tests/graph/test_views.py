"""What commands read of the graph as it stands."""

import pytest

from dugout.graph.store import Store
from dugout.graph.views import Present

pytestmark = pytest.mark.every_store


def test_a_fact_without_a_claim_may_be_asked_for_twice_in_one_transaction(store: Store) -> None:
    asked = Present(store).together(lambda view: [view.reports(["a--b--tenure-1"]) for _ in range(2)])
    assert asked == [{"a--b--tenure-1": []}] * 2
