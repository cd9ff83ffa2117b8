"""Text that a user typed reads the graph and does nothing else; `change` writes and still does not leave the graph."""

import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from dugout.graph.ask import Answer
from dugout.graph.errors import QueryError
from dugout.graph.store import Store, open_home
from dugout.tests.neo4j.server import empty_store

pytestmark = pytest.mark.every_store

ENDLESS = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b "


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that no test here changes."""
    opened: AbstractContextManager[Store] = (
        empty_store(request.getfixturevalue("neo4j"))
        if request.param == "neo4j"
        else open_home(tmp_path_factory.mktemp("filled"))
    )
    with opened as store:
        store.change("CREATE (:Coach {id: 'a', name: 'A'})-[:MANAGES {id: 'a--b'}]->(:Club {id: 'b'})")
        yield store


def everything(store: Store) -> list[Any]:
    return [
        store.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY labels, n.id"),
        store.read("MATCH ()-[r]->() RETURN type(r) AS type, properties(r) AS properties"),
        store.read("SHOW INDEXES YIELD name"),
        store.read("SHOW CONSTRAINTS YIELD name"),
        store.read("SHOW DATABASES YIELD name"),
        store.read("CALL db.labels() YIELD label RETURN label ORDER BY label"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (:Coach {id: 'z'})",
        "CREATE (:Fresh)",
        "INSERT (:Coach {id: 'z'})",
        "MERGE (:Coach {id: 'z'})",
        "MERGE (c:Coach {id: 'a'}) ON MATCH SET c.x = 1",
        "MATCH (c:Coach) SET c.name = 'B'",
        "MATCH (c:Coach) SET c.name = 'B' RETURN c",
        "MATCH (c:Coach) SET c += {x: 1}",
        "MATCH (c:Coach) SET c:Other",
        "MATCH (c:Coach) REMOVE c.name",
        "MATCH (c:Coach) DELETE c",
        "MATCH (c:Coach) DETACH DELETE c",
        "MATCH ()-[r]->() DELETE r",
        "MATCH ()-[r]->() SET r.x = 1",
        "MATCH (a:Coach), (b:Club) CREATE (a)-[:MANAGES]->(b)",
        "MATCH (a:Coach), (b:Club) CREATE (a)-[:FRESH]->(b)",
        "MATCH (a:Coach), (b:Club) MERGE (a)-[:LINKED_TO]->(b)",
        "FOREACH (x IN [1] | CREATE (:Coach {id: 'z'}))",
        "MATCH (n) WITH collect(n) AS ns FOREACH (n IN ns | DETACH DELETE n)",
        "CALL { CREATE (:Coach {id: 'z'}) } RETURN 1",
        "CALL { MATCH (n) DETACH DELETE n } RETURN 1",
        "UNWIND [1] AS x CALL { WITH x CREATE (:Coach {id: 'z'}) } IN TRANSACTIONS RETURN 1",
        "PROFILE CREATE (:Coach {id: 'z'})",
        "MATCH (n:Coach) RETURN n; CREATE (:Coach {id: 'z'})",
        "CREATE INDEX fresh FOR (n:Coach) ON (n.name)",
        "CREATE CONSTRAINT fresh FOR (n:Coach) REQUIRE n.name IS UNIQUE",
        "DROP CONSTRAINT coach_id",
        "DROP INDEX `Claim[fact]`",
        "CREATE USER mallory SET PASSWORD 'a long password'",
        "ALTER USER root SET PASSWORD 'a long password'",
        "ALTER USER reader SET PASSWORD 'a long password'",
        "DROP USER root",
        "SHOW USERS",
        "SHOW SETTINGS",
        "GRANT ROLE admin TO reader",
        "CREATE DATABASE fresh",
        "DROP DATABASE dugout",
        "STOP DATABASE dugout",
        "ALTER DATABASE dugout SET ACCESS READ ONLY",
        "USE system SHOW DATABASES",
        "USE other MATCH (n) RETURN n",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "LOAD CSV FROM '/etc/passwd' AS line RETURN line",
        "CALL apoc.load.json('file:///etc/passwd')",
        "CALL apoc.export.csv.all('/tmp/all.csv', {})",
        "CALL apoc.cypher.run('CREATE (:Coach)', {})",
        "CALL apoc.periodic.iterate('RETURN 1', 'CREATE (:Coach)', {})",
        "CALL apoc.merge.node(['Coach'], {id: 'z'}, {}) YIELD node RETURN node",
        "CALL merge.node(['Coach'], {id: 'z'}, {}) YIELD node RETURN node",
        "CALL refactor.mergeNodes([]) YIELD node RETURN node",
        "CALL db.migrateLegacyTemporals()",
        "CALL db.createLabel('Fresh')",
        "CALL dbms.listConfig()",
        "CALL dbms.security.createUser('mallory', 'a long password')",
        "INSERT INTO Coach SET id = 'z'",
        "DELETE FROM Coach",
        "{sql}DELETE FROM Coach",
        "CALL sql('DELETE FROM Coach')",
        "RETURN sql('DELETE FROM Coach')",
        "IMPORT DATABASE file:///etc/passwd",
        "EXPORT DATABASE file:///tmp/all",
        "DEFINE FUNCTION f.g 'return 1' LANGUAGE js",
    ],
)
def test_asking_refuses_what_does_more_than_read(filled: Store, text: str) -> None:
    before = everything(filled)
    with pytest.raises(QueryError) as refusal:
        filled.ask(text)
    assert "\n" not in str(refusal.value)
    assert everything(filled) == before


@pytest.fixture
def site() -> Iterator[tuple[str, list[str]]]:
    """A web site on this machine, and the paths that it was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("way", ["ask", "change"])
def test_no_text_reads_a_file_or_an_address(
    filled: Store, way: str, site: tuple[str, list[str]], tmp_path: Path
) -> None:
    (tmp_path / "secret.csv").write_text("secret\n")
    address, asked = site
    for source in (f"file://{tmp_path}/secret.csv", f"{tmp_path}/secret.csv", address, "https://93.184.216.34/"):
        with pytest.raises(QueryError, match="the store does not allow it"):
            getattr(filled, way)("LOAD CSV FROM $source AS line RETURN line", {"source": source})
    assert asked == []


@pytest.mark.parametrize(
    "text", ["CREATE USER mallory SET PASSWORD 'a long password'", "ALTER USER root SET PASSWORD 'a long password'"]
)
def test_not_even_a_change_makes_users(filled: Store, text: str) -> None:
    with pytest.raises(QueryError, match="the store does not allow it"):
        filled.change(text)


@pytest.mark.parametrize("text", ["SHOW TRANSACTIONS", "TERMINATE TRANSACTIONS '1'"])
def test_what_others_ask_of_a_server_is_not_for_all(empty_neo4j: Store, text: str) -> None:
    with pytest.raises(QueryError, match="the store does not allow it"):
        empty_neo4j.ask(text)


def test_an_answer_has_columns_in_order_and_plain_values(filled: Store) -> None:
    answer = filled.ask(
        "MATCH path = (coach:Coach {id: $id})-[edge]->(club) "
        "RETURN edge, coach, path, [coach.name, 1, 1.5, true, null] AS list, {a: {b: 1}} AS map, "
        "date('2026-03-07') AS day, datetime('2026-03-07T12:00:00Z') AS moment, duration('P1D') AS span;",
        {"id": "a"},
    )
    coach, edge, club = (
        {"labels": ["Coach"], "id": "a", "name": "A"},
        {"type": "MANAGES", "id": "a--b"},
        {"labels": ["Club"], "id": "b"},
    )
    assert answer == Answer(
        ("edge", "coach", "path", "list", "map", "day", "moment", "span"),
        (
            {
                "edge": edge,
                "coach": coach,
                "path": [coach, edge, club],
                "list": ["A", 1, 1.5, True, None],
                "map": {"a": {"b": 1}},
                "day": "2026-03-07",
                "moment": "2026-03-07T12:00:00.000000000+00:00",
                "span": "P1D",
            },
        ),
    )


@pytest.mark.parametrize(
    ("text", "parameters", "message"),
    [
        ("RETURN\n1 +", {}, r"^(Syntax error at line 2:.*|.* at line 2, column 4)$"),
        ("", {}, r"^the query is empty$"),
        ("RETURN $x", {}, r"^Expected parameter\(s\): x$"),
        ("RETURN nothing(1)", {}, r"^Unknown ?[Ff]unction.* 'nothing'.*$"),
        ("RETURN 1 / 0", {}, r"^/ by zero$"),
        (
            "RETURN $x AS x",
            {"x": "\udc80"},
            r"^the query or a parameter of it cannot be sent: .*surrogates not allowed$",
        ),
        ("RETURN '\udc80' AS x", {}, r"^the query or a parameter of it cannot be sent: .*surrogates not allowed$"),
        ("RETURN $x AS x", {"x": 2**64}, r"^the query or a parameter of it cannot be sent: .*too large.*$"),
        ("MATCH (c:Coach) SET c.x = 1", {}, r"^the store does not allow it: the query (writes|does more than read)$"),
    ],
)
def test_a_wrong_query_is_told_in_one_line(filled: Store, text: str, parameters: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        filled.ask(text, parameters)


def test_a_query_may_end_with_a_semicolon_or_a_comment(filled: Store) -> None:
    for text in ("RETURN 1 AS one ; \n", "RETURN 1 AS one // the end", "RETURN 1 AS one /* the end */"):
        assert filled.ask(text).rows == ({"one": 1},)


def test_an_endless_answer_is_cut_at_once_and_leaves_nothing_running(store: Store) -> None:
    started = time.monotonic()
    answer = store.ask(ENDLESS + "RETURN a, b", limit=3)
    assert answer == Answer(("a", "b"), ({"a": 1, "b": 1}, {"a": 1, "b": 2}, {"a": 1, "b": 3}), "cut after 3 rows")
    assert time.monotonic() - started < 5
    assert [row["currentQuery"] for row in store.read("SHOW TRANSACTIONS")] == ["SHOW TRANSACTIONS"]


def test_an_answer_of_just_as_many_rows_is_not_cut(store: Store) -> None:
    assert store.ask("UNWIND [1, 2] AS x RETURN x", limit=2) == Answer(("x",), ({"x": 1}, {"x": 2}))


@pytest.mark.parametrize(
    "text",
    [
        ENDLESS + "WITH a, b WHERE a * b = -1 RETURN a, b",
        ENDLESS + "RETURN count(*) AS number",
        "MATCH (a:Coach), (b:Coach), (c:Coach), (d:Coach) WHERE a.id + b.id + c.id = d.id RETURN a",
    ],
)
def test_a_query_without_end_is_stopped_in_time(store: Store, text: str) -> None:
    store.change("UNWIND range(1, 200) AS number CREATE (:Coach {id: toString(number)})")
    assert store.ask(text, seconds=0.3).cut == "stopped after 0.3 s"
    assert [row["currentQuery"] for row in store.read("SHOW TRANSACTIONS")] == ["SHOW TRANSACTIONS"]


def test_a_change_is_done_to_its_end_whatever_is_shown_of_it(store: Store) -> None:
    answer = store.change(
        "UNWIND range(1, 2500) AS number CREATE (c:Coach {id: toString(number)}) RETURN number", limit=2
    )
    assert answer == Answer(("number",), ({"number": 1}, {"number": 2}), "cut after 2 rows; everything is written")
    assert store.read("MATCH (c:Coach) RETURN count(c) AS number") == [{"number": 2500}]


def test_a_change_that_takes_too_long_writes_nothing(store: Store) -> None:
    with pytest.raises(QueryError, match=r"^stopped after 0.3 s; nothing is written$"):
        store.change(ENDLESS + "MERGE (:Coach {id: toString(a) + '-' + toString(b)})", seconds=0.3)
    assert store.read("MATCH (c:Coach) RETURN count(c) AS number") == [{"number": 0}]


def test_the_engine_is_named(store: Store, engine: str) -> None:
    assert store.engine().startswith({"embedded": "ArcadeDB 26.10.2", "neo4j": "Neo4j "}[engine])
