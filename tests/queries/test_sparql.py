"""The questions that are shipped in SPARQL too: the rows of their Cypher twins, and what a query may not do."""

import dataclasses
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pyoxigraph
import pytest

from dugout.graph.dump import Contents
from dugout.graph.errors import QueryCallError, QueryError, SourceError, UsageError
from dugout.graph.model import Match
from dugout.graph.rdf import Syntax, rdf_of
from dugout.graph.sparql import ask, open_file, open_graph, query_text, shipped
from dugout.graph.store import Store, open_home
from dugout.queries import FOLDER, queries
from dugout.tests.graphs.random_market import random_market
from dugout.tests.queries.conftest import put_contents
from dugout.tests.queries.test_engines_agree import calls

BLOCKS = [
    block
    for block in (Path(__file__).parent / "answers.txt").read_text("utf-8").strip().split("\n\n")
    if block.partition(" ")[0] in shipped()
]


def in_memory(contents: Contents) -> pyoxigraph.Store:
    found = pyoxigraph.Store()
    found.load(io.BytesIO(rdf_of(contents, Syntax.NQ).encode()), format=pyoxigraph.RdfFormat.N_QUADS)
    return found


def flat(rows: Any) -> list[dict[str, Any]]:
    """Return rows as SPARQL has them, where a list is one text."""
    return [{k: ", ".join(v) if isinstance(v, list) else v for k, v in row.items()} for row in rows]


@pytest.fixture(scope="module")
def small(market: Contents) -> pyoxigraph.Store:
    return in_memory(market)


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, pyoxigraph.Store, Contents]]:
    """A drawn graph in the embedded store, and as RDF in memory."""
    drawn = random_market(5)
    # A club against itself has no first and second side that differ: no fold makes that.
    facts = tuple(fact for fact in drawn.facts if not isinstance(fact, Match) or len(set(fact.clubs)) == 2)
    contents = dataclasses.replace(drawn, facts=facts)
    with open_home(tmp_path_factory.mktemp("twins")) as store:
        store.write(lambda writer: put_contents(writer, contents))
        yield store, open_graph(store), contents


def test_at_least_ten_questions_are_shipped_in_sparql_and_each_has_a_twin() -> None:
    assert len(shipped()) >= 10
    assert {path.stem for path in FOLDER.glob("*.rq")} == set(shipped())


@pytest.mark.parametrize("name", shipped())
def test_the_head_is_that_of_the_twin_and_the_columns_are_the_same(name: str) -> None:
    heads = [
        [
            line[len(mark) :]
            for line in (FOLDER / f"{name}{suffix}").read_text("utf-8").splitlines()
            if line[0] == mark[0]
        ]
        for suffix, mark in ((".cypher", "//"), (".rq", "#"))
    ]
    given = {p.name: p.example for p in queries()[name].parameters if not p.optional}
    answer = ask(pyoxigraph.Store(), query_text(name, {key: str(value) for key, value in given.items()}), limit=1)
    assert heads[0] == heads[1]
    assert answer.columns == tuple(column.name for column in queries()[name].columns)


@pytest.mark.parametrize("block", BLOCKS, ids=[block.partition("\n")[0] for block in BLOCKS])
def test_a_question_has_its_answer_in_its_order(block: str, small: pyoxigraph.Store) -> None:
    call, *lines = block.splitlines()
    name, _, given = call.partition(" ")
    answer = ask(small, query_text(name, json.loads(given)), limit=1000)
    assert list(answer.rows) == flat(dict(zip(answer.columns, json.loads(line), strict=True)) for line in lines)


@pytest.mark.parametrize("name", shipped())
def test_a_question_has_the_rows_of_its_twin(name: str, twins: tuple[Store, pyoxigraph.Store, Contents]) -> None:
    store, graph, contents = twins
    query = queries()[name]
    asked = calls(query, contents)
    told = [flat(store.read(query.text, **query.bind(given))) for given in asked]
    assert any(told)
    assert [list(ask(graph, query_text(name, given), limit=10_000).rows) for given in asked] == told


def test_the_text_of_a_question_runs_on_a_server_that_keeps_named_graphs_apart(market: Contents) -> None:
    store = in_memory(market)
    answers = {name: store.query((FOLDER / f"{name}.rq").read_text("utf-8")) for name in shipped()}
    assert {type(answer) for answer in answers.values()} == {pyoxigraph.QuerySolutions}
    assert sum(1 for _ in cast(pyoxigraph.QuerySolutions, answers["evidence"])) == 3


def test_a_value_is_put_in_as_a_value_whatever_it_is(small: pyoxigraph.Store) -> None:
    text = query_text("linked_coaches", {"club": 'x" } { ?s ?p ?o } #\n'})
    assert r'VALUES ?club { "x\" } { ?s ?p ?o } #\n" }' in text
    assert ask(small, text, limit=10).rows == ()


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        ("ASK { ?s <urn:dugout:vocab:stance> 'denied' }", ("answer",), [(True,)]),
        ("SELECT (1.5 AS ?a) (true AS ?b) (<urn:x> AS ?c) ?d {}", ("a", "b", "c", "d"), [(1.5, True, "urn:x", None)]),
        ("CONSTRUCT { <urn:s> <urn:p> 2 } {}", ("subject", "predicate", "object"), [("urn:s", "urn:p", 2)]),
    ],
)
def test_an_answer_is_rows(small: pyoxigraph.Store, text: str, columns: tuple[str, ...], rows: list[Any]) -> None:
    answer = ask(small, text, limit=5)
    assert (answer.columns, [tuple(row.values()) for row in answer.rows]) == (columns, rows)


def test_an_answer_is_cut_at_its_limit(small: pyoxigraph.Store) -> None:
    answer = ask(small, "SELECT * { ?s ?p ?o }", limit=3)
    assert (len(answer.rows), answer.cut) == (3, "more than 3 rows; --limit sets another bound")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "select * { service silent ?x { ?s ?p ?o } }",
        "SELECT * {SERVICE<http://127.0.0.1:1/>{?s ?p ?o}}",
        "SELECT * { # '\n SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } # '\n }",
        "PREFIX a: <http://127.0.0.1:1/> SELECT * { ?s ?p '#' SERVICE a:b { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '\\u0027 SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ''' \\''' ''' . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_no_query_asks_another_server(small: pyoxigraph.Store, text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE asks another server"):
        ask(small, text, limit=1)


def test_the_word_is_no_keyword_in_a_text_an_address_or_a_name(small: pyoxigraph.Store) -> None:
    text = "PREFIX service: <urn:SERVICE> SELECT * { ?service service:service 'SERVICE', <urn:SERVICE> } # SERVICE"
    assert ask(small, text, limit=1).rows == ()


@pytest.mark.parametrize(
    "text", ["INSERT DATA { <urn:a> <urn:b> <urn:c> }", "LOAD <http://127.0.0.1:1/>", "SELECT", ""]
)
def test_what_is_no_query_is_refused(small: pyoxigraph.Store, text: str) -> None:
    with pytest.raises(QueryError, match="the query is refused"):
        ask(small, text, limit=1)


def test_a_question_that_is_not_shipped_in_sparql_is_named_with_those_that_are() -> None:
    with pytest.raises(
        QueryCallError, match="no question in SPARQL is called 'dominoes'; there are: appointments_ahead, "
    ):
        query_text("dominoes", {})
    with pytest.raises(QueryCallError, match="only shipped questions take parameters"):
        query_text("ASK { ?s ?p ?o }", {"club": "x"})


@pytest.mark.parametrize("syntax", Syntax)
def test_a_file_is_asked_as_the_graph_is(market: Contents, tmp_path: Path, syntax: Syntax) -> None:
    path = tmp_path / f"graph.{'ttl' if syntax is Syntax.TURTLE else syntax.value}"
    path.write_text(rdf_of(market, syntax), encoding="utf-8")
    [row] = ask(open_file(path), query_text("interim_posts", {}), limit=2).rows
    assert row["coach"] == "Álvaro Arbeloa"


def test_a_file_that_is_no_rdf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<<")
    with pytest.raises(SourceError, match=r"a\.ttl: no sound RDF"):
        open_file(tmp_path / "a.ttl")
    with pytest.raises(UsageError, match="of unknown syntax"):
        open_file(tmp_path / "a.xml")


def test_a_context_of_a_file_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.jsonld").write_text('{"@context": "http://127.0.0.1:1/c", "@id": "urn:a", "b": "c"}')
    with pytest.raises(SourceError, match="no sound RDF"):
        open_file(tmp_path / "a.jsonld")
