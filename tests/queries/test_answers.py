"""Every shipped question, asked of the small market of tests/graphs.

answers.txt has a block a call: the name and parameters, then a line a row, in the order of the columns of the head.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from dugout.graph.store import Store
from dugout.queries import queries, query_named

BLOCKS = (Path(__file__).parent / "answers.txt").read_text("utf-8").strip().split("\n\n")
SLUGS = [name for name, query in queries().items() if any(p.node or p.name == "fact" for p in query.parameters)]


@pytest.mark.parametrize("block", BLOCKS, ids=[block.partition("\n")[0] for block in BLOCKS])
def test_a_question_has_its_answer_in_its_order(block: str, market_store: Store) -> None:
    call, *lines = block.splitlines()
    name, _, given = call.partition(" ")
    query = query_named(name)
    answer = market_store.read(query.text, **query.bind(json.loads(given)))
    columns = [column.name for column in query.columns]
    assert answer == [dict(zip(columns, json.loads(line), strict=True)) for line in lines]
    assert all(list(row) == columns for row in answer)


def test_every_question_is_asked_here() -> None:
    assert sorted({block.split(" ")[0] for block in BLOCKS}) == list(queries())


@pytest.mark.parametrize("name", SLUGS)
def test_a_question_about_nobody_has_no_row(name: str, market_store: Store) -> None:
    query = queries()[name]
    given: dict[str, Any] = {p.name: p.example for p in query.parameters if not p.optional}
    given |= {p.name: "no-such-id" for p in query.parameters if p.node or p.name == "fact"}
    assert market_store.read(query.text, **query.bind(given)) == []
