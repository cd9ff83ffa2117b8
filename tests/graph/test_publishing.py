"""`export rdf` and `sparql` as they are typed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dugout.cli import cli
from dugout.graph.rdf import Syntax, rdf_of
from dugout.graph.store import Store
from dugout.tests.graphs.market import market
from dugout.tests.queries.conftest import put_contents

TEXT = """
PREFIX dg: <urn:dugout:vocab:>
PREFIX schema: <https://schema.org/>
SELECT ?coach { ?job a dg:Tenure ; dg:interim true ; dg:coach/schema:name ?coach }
"""
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def small(store: Store) -> Store:
    store.write(lambda writer: put_contents(writer, market()))
    return store


def run(*args: object, given: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], input=given)


def test_an_export_takes_a_base_and_a_licence(small: Store, tmp_path: Path) -> None:
    base, licence = "https://m.example/", "https://creativecommons.org/publicdomain/zero/1.0/"
    told = ("export", "rdf", "--syntax", "nt", "--base", base, "--licence", licence)
    written = run(*told, "-o", tmp_path / "graph.nt")
    text = rdf_of(market(), Syntax.NT, base).replace("http://www.apache.org/licenses/LICENSE-2.0", licence)
    assert (written.exit_code, written.output) == (0, "")
    assert (tmp_path / "graph.nt").read_text("utf-8") == run(*told).stdout == text


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("--base", "m.example/"), 2, "dugout: base 'm.example/' is no absolute IRI that ends with /, # or :"),
        (("--licence", "CC0"), 2, "dugout: 'CC0' is no absolute IRI"),
    ],
)
def test_what_is_no_address_is_one_line(small: Store, args: tuple[str, ...], code: int, told: str) -> None:
    result = run("export", "rdf", *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == 1


def test_what_breaks_a_rule_is_one_line_and_nothing_is_written(small: Store) -> None:
    small.change("MATCH (club:Club {id: 'juventus'}) SET club.name = '' REMOVE club.league")
    small.change("MATCH ()-[job:MANAGES]->() WHERE job.id = 'xabi-alonso--real-madrid' SET job.until = '2024'")
    result = run("export", "rdf", "--validate")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "dugout: the RDF breaks 1 rule of shapes.ttl: urn:dugout:tenure/xabi-alonso--real-madrid: "
        "ends, and its contract, no earlier than it begins\n"
    )


def test_the_questions_in_sparql_are_listed(small: Store) -> None:
    rows = json.loads(run("sparql", "--format", "json").stdout)
    assert {"name": "current_coach", "question": "Who coaches a club now?"} in rows


@pytest.mark.parametrize(
    ("args", "given"),
    [
        (("interim_posts",), None),
        ((TEXT,), None),
        (("-",), TEXT),
    ],
)
def test_a_question_is_a_name_or_a_text_or_comes_from_standard_input(
    small: Store, args: Any, given: str | None
) -> None:
    result = run("sparql", *args, "--format", "jsonl", given=given)
    assert [json.loads(line)["coach"] for line in result.stdout.splitlines()] == ["Álvaro Arbeloa"]


def test_a_file_is_asked_without_a_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUGOUT_HOME", str(tmp_path / "none"))
    (tmp_path / "graph.trig").write_text(rdf_of(market(), Syntax.TRIG, "https://m.example/"), encoding="utf-8")
    result = run(
        "sparql", "current_coach", "-p", "club=aston-villa", "--on", tmp_path / "graph.trig", "--format", "csv"
    )
    assert result.stdout.splitlines()[1].startswith("Unai Emery,2022-11,2029,false,")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("nothing",), 2, "no question in SPARQL is called 'nothing'"),
        (("current_coach",), 2, "query current_coach needs club"),
        (("SELECT",), 2, "no question in SPARQL is called 'SELECT'"),
        (("SELECT *",), 1, "the query is refused: "),
        (("ASK { SERVICE <http://127.0.0.1:1/> {} }",), 1, "SERVICE asks another server"),
        (("ASK {}", "--on", "none.trig"), 1, "none.trig: no such file or directory"),
        (("ASK {}", "--on", "none.xml"), 2, "none.xml: of unknown syntax"),
    ],
)
def test_what_cannot_be_asked_is_one_line(small: Store, args: tuple[str, ...], code: int, told: str) -> None:
    result = run("sparql", *args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.lower().startswith(f"dugout: {told}".lower())
    assert result.stderr.count("\n") == 1


def test_the_readme_maps_for_neosemantics_what_an_export_says() -> None:
    told = re.findall(r"n10s\.mapping\.add\('([^']+)'", (ROOT / "README.md").read_text("utf-8"))
    text = rdf_of(market(), Syntax.NQ)
    # No alias is in the small market.
    assert [iri for iri in told if f"<{iri}>" not in text] == ["http://www.w3.org/2004/02/skos/core#altLabel"]
