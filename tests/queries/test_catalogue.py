"""Heads of query files, and what a query takes."""

import pytest

from dugout.graph.errors import QueryCallError, QueryError, UsageError
from dugout.queries import Column, Parameter, Query, checks, parse_query, queries, query_named

HEAD = """\
// Which coaches are linked with
// the job at a club?
//
// The latest first.
// Denied ones too.
//
// $club     id of a Club, e.g. "real-madrid"
// $least    optional, number of reports (1 if left
//           out), e.g. 2
// coach     name
// told      list of stances, as in "talks"
"""
TEXT = """\
MATCH (coach:Coach)-[link:LINKED_TO]->(:Club {id: $club})
WHERE link.sources >= coalesce($least, 1)
RETURN coach.name AS coach,
       [link.stance, '$x, y AS z'] AS told
ORDER BY coach, coach.id
"""


def test_the_head_of_a_file_is_its_question_note_parameters_and_columns() -> None:
    assert parse_query("example", HEAD + TEXT) == Query(
        name="example",
        question="Which coaches are linked with the job at a club?",
        note="The latest first. Denied ones too.",
        parameters=(
            Parameter("club", "id of a Club", "real-madrid", optional=False, node="Club"),
            Parameter("least", "number of reports (1 if left out)", 2, optional=True, node=None),
        ),
        columns=(Column("coach", "name"), Column("told", 'list of stances, as in "talks"')),
        text=TEXT.strip(),
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (HEAD, "", "example.cypher: the head asks no question; begin with '// Which ...?'"),
        (', e.g. "real-madrid"', "", '$club has no example; end its line with: e.g. "real-madrid"'),
        ('"real-madrid"', "real-madrid", '$club has no example; end its line with: e.g. "real-madrid"'),
        ('"real-madrid"', '["a", "b"]', '$club has no example; end its line with: e.g. "real-madrid"'),
        ("$least, 1", "$most, 1", "the head says nothing of the parameters ['most']; add a line for each"),
        ("coalesce($least, 1)", "1", "the head has the parameters ['least'], the text does not; take them out"),
        (
            "// coach     name\n",
            "",
            "the head has the columns ['told'], RETURN has ['coach', 'told']; write them alike",
        ),
        ("AS told", "AS says", "the columns ['coach', 'told'], RETURN has ['coach', 'says']; write them alike"),
        ("coach.name AS coach", "coach.name", "each item of RETURN needs AS and a name, and the rows an ORDER BY"),
        ("ORDER BY coach, coach.id", "LIMIT 5", "each item of RETURN needs AS and a name, and the rows an ORDER BY"),
        ("RETURN", "WITH", "0 lines begin with RETURN; one question has one"),
    ],
)
def test_a_file_whose_head_does_not_fit_its_text_is_refused(old: str, new: str, message: str) -> None:
    source = HEAD + TEXT
    assert old in source
    with pytest.raises(QueryError) as refusal:
        parse_query("example", source.replace(old, new, 1))
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("name", queries())
def test_a_shipped_question_ends_with_a_question_mark_and_takes_its_own_examples(name: str) -> None:
    query = queries()[name]
    assert query.question.endswith("?")
    examples = {parameter.name: parameter.example for parameter in query.parameters}
    assert query.bind(examples) == examples


@pytest.mark.parametrize("name", checks())
def test_a_shipped_check_states_the_fault_and_how_to_mend_it_and_takes_nothing(name: str) -> None:
    check = checks()[name]
    assert check.question.endswith(".")
    assert check.note.endswith(".")
    assert check.parameters == ()


def test_at_least_16_questions_and_8_checks_are_shipped() -> None:
    assert len(queries()) >= 16
    assert len(checks()) >= 8


def test_numbers_told_as_text_become_numbers_and_what_is_left_out_is_none() -> None:
    query = parse_query("example", HEAD + TEXT)
    assert query.bind({"club": "arsenal", "least": "3"}) == {"club": "arsenal", "least": 3}
    assert query.bind({"club": "1860"}) == {"club": "1860", "least": None}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "query example needs club, id of a Club; for example --param club=real-madrid"),
        ({"club": None}, "query example needs club, id of a Club; for example --param club=real-madrid"),
        ({"club": "x", "coach": "y"}, "query example has no parameter 'coach'; it takes: club, least"),
        ({"club": 7}, "parameter club is 7, not a text; for example --param club=real-madrid"),
        ({"club": "x", "least": "two"}, "parameter least is 'two', not a whole number; for example --param least=2"),
        ({"club": "x", "least": "2.5"}, "parameter least is 2.5, not a whole number; for example --param least=2"),
        ({"club": "x", "least": True}, "parameter least is True, not a whole number; for example --param least=2"),
        ({"club": "x", "least": -1}, "parameter least is -1, not between 0 and 1,000,000; for example --param least=2"),
        ({"club": "x", "least": ["1"]}, "parameter least is ['1'], not a whole number; for example --param least=2"),
    ],
)
def test_wrong_parameters_are_one_line_with_an_example(given: dict[str, object], message: str) -> None:
    with pytest.raises(QueryCallError) as refusal:
        parse_query("example", HEAD + TEXT).bind(given)
    assert str(refusal.value) == message


def test_a_date_parameter_must_be_a_date() -> None:
    with pytest.raises(QueryCallError) as refusal:
        query_named("contracts_ending").bind({"until": "next summer"})
    assert str(refusal.value) == (
        "parameter until: date 'next summer' is not YYYY, YYYY-MM or YYYY-MM-DD; for example --param until=2026-06-30"
    )


def test_a_question_is_found_by_its_name_with_hyphens_too() -> None:
    assert query_named("linked-coaches") is queries()["linked_coaches"]
    assert query_named("Linked_coaches.cypher") is queries()["linked_coaches"]


def test_an_unknown_question_is_a_usage_error_that_lists_the_nearest() -> None:
    with pytest.raises(UsageError) as refusal:
        query_named("linked_coach")
    assert str(refusal.value) == "no query is called 'linked_coach'; did you mean linked_coaches?"
