"""What is exported for Neo4j becomes the same graph there, by Neo4j's own importer and as a script."""

import os
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dugout.graph.admin import admin_tables
from dugout.graph.dump import Contents, dump_lines
from dugout.graph.history import read_contents
from dugout.graph.script import literal, script_lines
from dugout.graph.store import Store, open_home, open_store
from dugout.graph.tables import write_folder
from dugout.graph.writer import Writer
from dugout.tests.graphs.random_market import random_market
from dugout.tests.neo4j.server import Server, admin_command, missing

# What ends a string, a statement, a cell, a line or a list somewhere, and what is no text at all in some places.
NASTY = (
    "O'Neil", '"', '""', "\\", "\\\\", "\\'", "\\u0041", "\\\\u0041", "\\n", "a\nb", "a\r\nb", "\t", ";", "a;\nb",
    "'}) DETACH DELETE x //", "*/", "//", ":use system", "$name", "{}", "`", ",", "\u2028", "\u0085", "\x1f", "\x7f",
    "\x01", "a|c", "\ufeff", "名", "\U0001f3c6", "e\u0301", " ", " a ", "null", "true", "1", "=1+1",
)  # fmt: skip
DAY = "2026-03-06"


def contents() -> Contents:
    """Return a random market with names and texts that are hard to write down."""
    market = random_market(5, articles=40, coaches=45, clubs=30, claims=80)
    return replace(
        market,
        coaches=tuple(
            replace(coach, name=NASTY[n % len(NASTY)], aliases=(NASTY[n % len(NASTY)], NASTY[(n + 1) % len(NASTY)]))
            for n, coach in enumerate(market.coaches)
        ),
        articles=tuple(
            replace(article, text=NASTY[n % len(NASTY)] * 3, superseded="" if n % 3 else None)
            for n, article in enumerate(market.articles)
        ),
    )


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Contents]:
    """The market as a store gives it back."""

    def put(writer: Writer) -> None:
        writer.put_articles(told.articles)
        writer.put_nodes(told.coaches, told.clubs, told.competitions)
        writer.put_claims(told.claims)
        writer.put_facts(told.facts)

    told = contents()
    with open_home(tmp_path_factory.mktemp("exported")) as store:
        store.write(put)
        yield read_contents(store)


def dumped(store: Store) -> tuple[list[str], str | None]:
    return list(dump_lines(read_contents(store))), store.look(lambda reads: reads.day())


@pytest.mark.every_store
def test_a_script_makes_the_same_graph_however_often_it_is_run(exported: Contents, store: Store) -> None:
    for _ in range(2):
        for line in script_lines(exported, DAY):
            assert line.endswith(";\n")
            assert line.count("\n") == 1
            store.change(line.removesuffix(";\n"), seconds=300)
        assert dumped(store) == (list(dump_lines(exported)), DAY)


@pytest.mark.every_store
def test_a_literal_is_the_value(store: Store) -> None:
    for value in (*NASTY, True, None, 5, 0.1, 1e-7, 0.30000000000000004, list(NASTY), {"a": [1, {"b": None}]}):
        assert store.read(f"RETURN {literal(value)} AS value") == [{"value": value}]


def test_what_is_no_name_is_no_key_of_a_literal() -> None:
    with pytest.raises(ValueError, match="are not all names of properties"):
        literal({"a: 1} DETACH DELETE x //": 1})


@pytest.fixture
def server(tmp_path: Path) -> Server:
    """A server without a database, which does not run."""
    if reason := missing():
        pytest.skip(reason)
    return Server(tmp_path / "server")


def run_import(told: Contents, server: Server, folder: Path) -> str:
    """Return what the importer says of a graph; it runs as import.sh has it."""
    write_folder(admin_tables(told, DAY), folder)
    admin = folder / "neo4j-admin"
    admin.write_text(f'#!/bin/sh\nexec {shlex.join(admin_command())} "$@"\n', "utf-8")
    admin.chmod(0o700)
    done = subprocess.run(
        ["sh", str(folder / "import.sh"), "--overwrite-destination"],
        env={**os.environ, "NEO4J_ADMIN": str(admin), "NEO4J_HOME": str(server.home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_importer_makes_the_same_graph(
    exported: Contents, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "IMPORT DONE" in run_import(exported, server, tmp_path / "tables")
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    with server, open_store() as store:
        assert dumped(store) == (list(dump_lines(exported)), DAY)
        assert len(store.read("SHOW CONSTRAINTS YIELD name")) == 7


def test_the_importer_takes_a_graph_of_nothing(server: Server, tmp_path: Path) -> None:
    assert "IMPORT DONE" in run_import(Contents(), server, tmp_path / "tables")


def test_the_same_graph_is_the_same_tables_and_the_same_script(exported: Contents) -> None:
    parts = ("coaches", "clubs", "competitions", "articles", "claims", "facts")
    turned = Contents(**{part: getattr(exported, part)[::-1] for part in parts})
    assert admin_tables(turned, DAY) == admin_tables(exported, DAY)
