import json
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dugout.cli import cli
from dugout.graph.dump import Contents, dump_lines
from dugout.graph.store import Store, open_home
from dugout.graph.writer import Writer

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def market() -> Contents:
    contents = runpy.run_path(str(Path(__file__).parent / "graphs" / "market.py"))["market"]()
    assert isinstance(contents, Contents)
    return contents


@pytest.fixture(scope="module")
def market_home(market: Contents, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store with the market, kept open: each command connects to it as to one that `serve` holds."""

    def put(writer: Writer) -> None:
        writer.put_articles(market.articles)
        writer.put_nodes(market.coaches, market.clubs, market.competitions)
        writer.put_claims(market.claims)
        writer.put_facts(market.facts)
        writer.put_day("2026-03-06")

    home = tmp_path_factory.mktemp("market")
    with open_home(home) as store:
        store.write(put)
        yield home


@pytest.fixture
def run(market_home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on the market."""
    monkeypatch.delenv("DUGOUT_URI", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("DUGOUT_HOME", str(market_home))
    return lambda *args, **kwargs: CliRunner().invoke(cli, [str(arg) for arg in args], **kwargs)


def test_path_tells_that_the_direct_link_was_denied_with_the_sentence(run: Run) -> None:
    result = run("path", "allegri", "real-madrid", "-k", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "1. 55% sure, 1 fact\n"
        "Massimiliano Allegri ─LINKED_TO (denied, 2 sources, 2026-03-03)→ Real Madrid\n"
        "    “AC Milan deny that Real Madrid have asked for Massimiliano Allegri.” (Gazzetta, 2026-03-03)\n"
        "\n"
    )


def test_path_without_rumours_goes_over_a_match_told_on_one_line(run: Run) -> None:
    result = run("path", "allegri", "real-madrid", "-k", "1", "--no-rumours")
    assert result.stdout == (
        "1. 90% sure, 2 facts\n"
        "Massimiliano Allegri ─MANAGES (former, 2014 to 2019, 1 source, 2026-03-01)→ Juventus\n"
        "    “He was at Juventus from 2014 to 2019.” (Marca, 2026-03-01)\n"
        "    also MANAGES (former, 2021 to 2024-05, 1 source, 2026-03-01)\n"
        "    also WON_TITLE_AT (5 x Coppa Italia, 1 source, 2026-03-01)\n"
        "    also WON_TITLE_AT (5 x Serie A, 1 source, 2026-03-01)\n"
        "Juventus ─PLAYED→ Real Madrid 1-1 Juventus, 2026-02-17, Champions League (1 source, 2026-02-18) "
        "←PLAYED─ Real Madrid\n"
        "    “Juventus drew 1-1 at Real Madrid in the Champions League.” (Gazzetta, 2026-02-18)\n"
        "\n"
    )


def test_path_as_of_a_day_knows_only_what_was_reported_by_then(run: Run) -> None:
    result = run("path", "allegri", "real-madrid", "-k", "1", "--as-of", "2026-03-01", "--format", "jsonl")
    [hop] = json.loads(result.stdout)["hops"]
    assert (hop["fact"]["stance"], hop["fact"]["sources"], hop["evidence" if "evidence" in hop else "fact"]["id"]) == (
        "linked",
        1,
        "massimiliano-allegri--real-madrid--chase-1",
    )


def test_path_as_mermaid_draws_a_denied_link_dotted_and_crossed(run: Run) -> None:
    assert run("path", "allegri", "real-madrid", "-k", "1", "--format", "mermaid").stdout == (
        "graph LR\n"
        '    n0["Massimiliano Allegri"]\n'
        '    n1["Real Madrid"]\n'
        '    n0 -.-x|"LINKED_TO (denied, 2 sources, 2026-03-03)"| n1\n'
    )


def test_path_as_csv_has_a_row_for_each_hop(run: Run) -> None:
    assert run("path", "allegri", "real-madrid", "-k", "1", "--format", "csv").stdout == (
        "path,hop,from,type,to,says,certainty,sources,reported,quote,source,fact\n"
        '1,1,Massimiliano Allegri,LINKED_TO,Real Madrid,"denied, 2 sources, 2026-03-03",0.55,2,2026-03-03,'
        'AC Milan deny that Real Madrid have asked for Massimiliano Allegri.,"Gazzetta, 2026-03-03",'
        "massimiliano-allegri--real-madrid--chase-1\n"
    )


def test_path_as_json_has_the_fact_and_its_evidence(run: Run) -> None:
    [path] = json.loads(run("path", "allegri", "real-madrid", "-k", "1", "--format", "json").stdout)
    [hop] = path.pop("hops")
    evidence = hop["fact"].pop("evidence")
    assert path == {"path": 1, "certainty": 0.55}
    assert hop == {
        "start": {"label": "Coach", "id": "massimiliano-allegri", "name": "Massimiliano Allegri"},
        "end": {"label": "Club", "id": "real-madrid", "name": "Real Madrid"},
        "forward": True,
        "fact": {
            "type": "LINKED_TO",
            "id": "massimiliano-allegri--real-madrid--chase-1",
            "from": "Massimiliano Allegri",
            "to": "Real Madrid",
            "says": "denied, 2 sources, 2026-03-03",
            "sentence": "Massimiliano Allegri ─LINKED_TO (denied, 2 sources, 2026-03-03)→ Real Madrid",
            "certainty": 0.55,
            "articles": 3,
            "sources": 2,
            "firstReported": "2026-03-01",
            "lastReported": "2026-03-03",
            "coach": "massimiliano-allegri",
            "club": "real-madrid",
            "stance": "denied",
        },
        "others": [],
    }
    assert (evidence["quote"], evidence["source"], evidence["says"], evidence["reported"]) == (
        "AC Milan deny that Real Madrid have asked for Massimiliano Allegri.",
        "Gazzetta, 2026-03-03",
        "denied",
        "2026-03-03",
    )


@pytest.mark.parametrize(
    ("args", "exit_code", "message"),
    [
        (["path", "alegri", "real-madrid"], 2, "nothing is called 'alegri'; near it: massimiliano-allegri"),
        (["path", "allegri", "Massimiliano Allegri"], 2, "are both Massimiliano Allegri"),
        (["path", "allegri", "serie-a"], 2, "Serie A is a competition; a coach or club is wanted"),
        (["path", "flick", "real-madrid"], 3, "Hansi Flick is known, but no article names him"),
        (["path", "jan-novak", "real-madrid", "--max-hops", "1"], 3, "no way of at most 1 hops from Jan Novak"),
        (["path", "allegri", "emery", "--as-of", "2026-02-30"], 2, "no day 30"),
        (["path", "allegri"], 2, "Missing argument 'B'"),
        (["show", "zinedine"], 2, "nothing is called 'zinedine'"),
        (["show", "hansi-flick"], 3, "Hansi Flick is known, but no article names him"),
        (["why", "allegri", "barcelona"], 3, "no article says anything that joins Massimiliano Allegri and Barcelona"),
        (["why", "no-such-fact"], 2, "no fact has the id 'no-such-fact'"),
        (["why", "a", "b", "c"], 2, "3 names; give two, or the id of one fact"),
        (["query", "linked_coach"], 2, "no query is called 'linked_coach'; did you mean linked_coaches"),
        (["query", "linked_coaches"], 2, "needs club"),
        (["query", "linked_coaches", "--param", "club"], 2, "--param 'club' is not K=V"),
        (
            ["query", "linked_coaches", "--param", "club=allegri"],
            2,
            "Massimiliano Allegri is a coach; a club is wanted",
        ),
        (["cypher", "CREATE (n:Coach {id: 'x'}) RETURN n.id"], 1, ""),
        (["cypher", "MATCH (n RETURN n"], 1, ""),
        (["export", "csv", "--syntax", "nt"], 2, "--syntax, --base, --licence and --validate go with rdf"),
        (["export", "nothing"], 2, "'nothing' is not one of"),
        (["nothing"], 2, "No such command 'nothing'"),
        (["load", "https://news.example/a"], 2, "https://news.example/a"),
        (["load", "--reader", "nobody", "x.txt"], 2, "no reader 'nobody'"),
        (["extract", "--published", "soon", "x.txt"], 2, "--published"),
        (["retract", "a-none"], 2, "a-none"),
    ],
)
def test_what_cannot_be_done_is_one_line_on_standard_error(
    run: Run, args: list[str], exit_code: int, message: str
) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_show_is_the_page_of_a_coach(run: Run) -> None:
    assert run("show", "allegri").stdout == (
        "Massimiliano Allegri (coach, massimiliano-allegri)\n"
        "\n"
        "In post\n"
        "  AC Milan: current, since 2025, contract to 2027, 1 source, 2026-03-01, 95% sure\n"
        "    “AC Milan have him under contract until 2027.” (Marca, 2026-03-01)\n"
        "\n"
        "Links\n"
        "  Real Madrid: denied, 2 sources, 2026-03-03, 55% sure\n"
        "    “AC Milan deny that Real Madrid have asked for Massimiliano Allegri.” (Gazzetta, 2026-03-03)\n"
        "\n"
        "Former posts\n"
        "  Juventus: former, 2021 to 2024-05, 1 source, 2026-03-01, 95% sure\n"
        "  Juventus: former, 2014 to 2019, 1 source, 2026-03-01, 95% sure\n"
        "\n"
        "Titles\n"
        "  Juventus: 5 x Serie A, 1 source, 2026-03-01, 95% sure\n"
        "  Juventus: 5 x Coppa Italia, 1 source, 2026-03-01, 95% sure\n"
        "  AC Milan: Serie A, 2010-11, 1 source, 2026-03-01, 95% sure\n"
    )


def test_show_of_a_club_has_its_coach_candidates_and_matches(run: Run) -> None:
    page = json.loads(run("show", "real madrid", "--format", "json").stdout)
    ends = {section: [(fact["from"], fact["says"]) for fact in facts] for section, facts in page["sections"].items()}
    assert ends == {
        "in post": [("Álvaro Arbeloa", "current, interim, since 2026-01-12, 1 source, 2026-01-12")],
        "links": [
            ("Unai Emery", "linked, 1 source, 2026-03-05"),
            ("Massimiliano Allegri", "denied, 2 sources, 2026-03-03"),
            ("Zinedine Zidane", "talks, 1 source, 2026-03-01"),
            ("Marco Bruni", "linked, 1 source, undated"),
        ],
        "earlier links": [("Jürgen Klopp", "rejected, over since 2026-03-05, 1 source, 2026-03-05")],
        "former coaches": [
            ("Xabi Alonso", "former, 2025-06 to 2026-01-12, 2 sources, 2026-01-12"),
            ("Zinedine Zidane", "former, until 2021, 1 source, undated"),
        ],
        "titles": [("Zinedine Zidane", "2 x La Liga, 2016-17, 2019-20, 1 source, undated")],
        "matches": [
            ("Barcelona", "scheduled, 1 source, 2026-03-06"),
            ("Real Madrid", "1 source, 2026-02-18"),
            ("Barcelona", "1 source, 2026-01-12"),
            ("Real Madrid", "1 source, 2025-10-27"),
        ],
    }


def test_show_of_a_competition_has_the_titles_won_and_the_matches(run: Run) -> None:
    assert run("show", "champions-league").stdout == (
        "Champions League (competition, continental, champions-league)\n"
        "\n"
        "Matches\n"
        "  Real Madrid 1-1 Juventus, 2026-02-17, Champions League (1 source, 2026-02-18), 95% sure\n"
    )


def test_why_marks_the_claims_that_say_something_else(run: Run) -> None:
    expected = (
        "Massimiliano Allegri ─LINKED_TO (denied, 2 sources, 2026-03-03)→ Real Madrid, 55% sure\n"
        "  Gazzetta, 2026-03-03: denied (50% sure)\n"
        "    “AC Milan deny that Real Madrid have asked for Massimiliano Allegri.”\n"
        "  Daily Copy, 2026-03-02: but linked (60% sure)\n"
        "    “Real Madrid have put Massimiliano Allegri on their list.”\n"
        "  Marca, 2026-03-01: but linked (60% sure)\n"
        "    “Real Madrid have put Massimiliano Allegri on their list.”\n"
        "\n"
    )
    assert run("why", "real madrid", "allegri").stdout == expected
    assert run("why", "massimiliano-allegri--real-madrid--chase-1").stdout == expected


def test_query_finds_the_node_that_a_parameter_names(run: Run) -> None:
    by_name = run("query", "linked-coaches", "--param", "club=Real Madrid", "--format", "jsonl")
    by_id = run("query", "linked_coaches", "-p", "club=real-madrid", "--format", "jsonl")
    assert by_name.exit_code == 0
    assert by_name.stdout == by_id.stdout != ""


def test_query_without_a_name_lists_the_questions(run: Run) -> None:
    rows = [json.loads(line) for line in run("query", "--format", "jsonl").stdout.splitlines()]
    assert {"name": "linked_coaches", "takes": ["club"]}.items() <= next(
        row for row in rows if row["name"] == "linked_coaches"
    ).items()
    assert len(rows) >= 16


def test_cypher_reads_parameters_and_standard_input_and_tells_a_cut(run: Run) -> None:
    text = "MATCH (coach:Coach) WHERE coach.id STARTS WITH $start RETURN coach.name AS name ORDER BY name"
    result = run("cypher", "-", "-p", "start=x", "--format", "csv", input=text)
    assert (result.stdout, result.stderr) == ("name\nXabi Alonso\n", "")
    result = run("cypher", text, "-p", "start=", "--limit", "2", "--format", "csv")
    assert (result.exit_code, result.stdout) == (0, "name\nJan Novak\nJürgen Klopp\n")
    assert "2" in result.stderr


def test_cypher_without_a_row_is_no_failure(run: Run) -> None:
    result = run("cypher", "MATCH (n:Coach {id: 'nobody'}) RETURN n.id AS id")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "dugout: no rows\n")


def test_export_jsonl_is_the_canonical_dump(run: Run, market: Contents, tmp_path: Path) -> None:
    expected = "".join(dump_lines(market)).encode()
    assert run("export", "jsonl").stdout_bytes == expected
    assert run("export", "jsonl", "-o", tmp_path / "market.jsonl").stdout == ""
    assert (tmp_path / "market.jsonl").read_bytes() == expected


@pytest.mark.parametrize(
    ("args", "start"),
    [
        (["export", "csv"], b"PK\x03\x04"),
        (["export", "graphml"], b"<?xml version='1.0' encoding='utf-8'?>\n<graphml "),
        (["export", "rdf"], b"@prefix article: <urn:dugout:article/> .\n"),
        (
            ["export", "rdf", "--syntax", "nt", "--base", "https://m.example/"],
            b"<https://m.example/article/a-01> <http",
        ),
    ],
)
def test_export_writes_each_format(run: Run, args: list[str], start: bytes) -> None:
    result = run(*args)
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(start)


def test_export_csv_fills_a_folder(run: Run, tmp_path: Path) -> None:
    assert run("export", "csv", "-o", tmp_path / "tables").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == [
        "articles.csv",
        "claims.csv",
        "clubs.csv",
        "coaches.csv",
        "competitions.csv",
        "linked_to.csv",
        "manages.csv",
        "matches.csv",
        "played.csv",
        "won_title_at.csv",
    ]


def test_check_finds_no_fault_in_a_sound_graph(run: Run) -> None:
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith("checks, 0 faults\n")


def test_info_counts_what_the_graph_holds(run: Run, market_home: Path) -> None:
    told = json.loads(run("info", "--format", "json").stdout)
    assert (told["store"], told["day of the facts"], told["Coach"], told["LINKED_TO"]) == (
        str(market_home),
        "2026-03-06",
        9,
        9,
    )


def test_names_complete_to_slugs_of_the_graph(run: Run) -> None:
    result = run(
        env={"_CLI_COMPLETE": "bash_complete", "COMP_WORDS": "cli path mas", "COMP_CWORD": "2"}, prog_name="cli"
    )
    assert result.stdout == "plain,massimiliano-allegri\n"


def test_questions_complete_to_their_names(run: Run) -> None:
    environment = {"_CLI_COMPLETE": "bash_complete", "COMP_WORDS": "cli query linked", "COMP_CWORD": "2"}
    assert run(env=environment, prog_name="cli").stdout == "plain,linked_coaches\n"


def test_names_complete_to_nothing_where_there_is_no_graph(run: Run, tmp_path: Path) -> None:
    environment = {"_CLI_COMPLETE": "bash_complete", "COMP_WORDS": "cli path mas", "COMP_CWORD": "2"}
    result = run(env={**environment, "DUGOUT_HOME": str(tmp_path / "none")}, prog_name="cli")
    assert (result.stdout.strip(), result.stderr) == ("", "")
    assert not (tmp_path / "none").exists()


def test_an_empty_graph_says_so(run: Run, store: Store) -> None:
    result = run("path", "allegri", "real-madrid")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "dugout: the graph is empty; load articles first, or name another with DUGOUT_HOME\n"


@pytest.mark.parametrize("command", ["", *cli.commands])
def test_every_command_has_help(command: str) -> None:
    result = CliRunner().invoke(cli, [*command.split(), "--help"])
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
