"""Rows hold all that the dataclasses hold."""

import pytest

from dugout.graph.codec import from_row, to_row
from dugout.graph.model import Claim, Coach, FactType, Match, MatchStatus, Ref, Stance, Wording

CLAIM = Claim(
    id="c-1",
    article="a-1",
    kind=FactType.LINKED_TO,
    quote="He is wanted.",
    start=0,
    end=13,
    reader="rules 1",
    rule="wanted",
    wording=Wording.REPORTEDLY,
    certainty=0.6,
    coach=Ref("jurgen-klopp", "Jürgen Klopp"),
    stance=Stance.LINKED,
    contract_until="2027",
    superseded="",
    interim=False,
)
ROW = {
    "id": "c-1",
    "article": "a-1",
    "kind": "LINKED_TO",
    "quote": "He is wanted.",
    "start": 0,
    "end": 13,
    "reader": "rules 1",
    "rule": "wanted",
    "wording": "reportedly",
    "certainty": 0.6,
    "coach": "jurgen-klopp",
    "coachName": "Jürgen Klopp",
    "stance": "linked",
    "contractUntil": "2027",
    "superseded": "",
    "interim": False,
}


def test_a_row_has_words_names_and_nothing_that_is_not_told() -> None:
    assert to_row(CLAIM) == ROW
    assert [type(value) for value in to_row(CLAIM).values() if isinstance(value, str)] == [str] * 12


def test_a_row_becomes_what_it_was_made_of() -> None:
    assert from_row(Claim, ROW) == CLAIM


def test_a_field_that_may_be_none_may_be_absent_although_it_has_no_default() -> None:
    match = Match(
        id="a--b--undated-1", claims=("c-1",), certainty=1, articles=1, sources=1, first_reported=None,
        last_reported=None, clubs=("a", "b"), status=MatchStatus.SCHEDULED,
    )  # fmt: skip
    assert to_row(match) == {
        "id": "a--b--undated-1", "claims": ["c-1"], "certainty": 1, "articles": 1, "sources": 1, "clubs": ["a", "b"],
        "status": "scheduled",
    }  # fmt: skip
    assert from_row(Match, to_row(match)) == match


def test_what_is_absent_has_its_default() -> None:
    assert from_row(Coach, {"id": "a", "name": "A", "other": 1}) == Coach(id="a", name="A", aliases=(), known=True)


@pytest.mark.parametrize(
    ("row", "error", "message"),
    [
        ({"id": "a"}, KeyError, "name"),
        ({"id": "a", "name": 1}, ValueError, "name 1 is of the wrong type"),
        ({"id": "a", "name": "A", "known": "no"}, ValueError, "known 'no' is of the wrong type"),
        ({"id": "a", "name": "A", "born": True}, ValueError, "born True is of the wrong type"),
        ({"id": "a", "name": "A", "aliases": "B"}, ValueError, "aliases 'B' is no list"),
        ({"id": "a", "name": "A", "aliases": [None]}, ValueError, "aliases None is no text"),
    ],
)
def test_a_row_that_holds_no_coach_is_told(row: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        from_row(Coach, row)


def test_a_word_that_is_in_no_list_is_told() -> None:
    with pytest.raises(ValueError, match="stance 'maybe' is none of 'linked', 'talks', 'agreed', 'denied', 'rejected'"):
        from_row(Claim, {**ROW, "stance": "maybe"})
