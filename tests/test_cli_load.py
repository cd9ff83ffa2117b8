"""`load`, `extract` and `retract` from files to the graph and back."""

import json
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dugout.cli import cli
from dugout.graph.dump import Contents, dump_lines
from dugout.graph.store import Store

Run = Callable[..., Result]
MILAN = "07 Mar 2026\n\nAC Milan head coach Massimiliano Allegri spoke on Friday.\n"
VILLA = "Aston Villa head coach Unai Emery spoke on Friday.\n"


@pytest.fixture
def run(store: Store) -> Run:
    """Run a command on a fresh store."""
    return lambda *args, **kwargs: CliRunner().invoke(cli, [str(arg) for arg in args], **kwargs)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """The market of tests/graphs as `export jsonl` would write it."""
    market = runpy.run_path(str(Path(__file__).parent / "graphs" / "market.py"))["market"]()
    assert isinstance(market, Contents)
    (tmp_path / "market.jsonl").write_text("".join(dump_lines(market)), encoding="utf-8")
    return tmp_path / "market.jsonl"


def counts(result: Result) -> dict[str, int]:
    assert result.exit_code == 0, result.stderr
    found: dict[str, int] = json.loads(result.stdout)
    return found


def test_extract_prints_a_line_for_each_article_also_without_facts(tmp_path: Path) -> None:
    (tmp_path / "milan.txt").write_text(MILAN)
    (tmp_path / "nothing.txt").write_text("The weather was fine on Friday.\n")
    result = CliRunner().invoke(cli, ["extract", str(tmp_path / "milan.txt"), str(tmp_path / "nothing.txt")])
    milan, nothing = (json.loads(line) for line in result.stdout.splitlines())
    assert (result.exit_code, result.stderr) == (0, "")
    assert [(fact["type"], fact["coach"], fact["club"], fact["status"]) for fact in milan.pop("facts")] == [
        ("MANAGES", "Massimiliano Allegri", "AC Milan", "current")
    ]
    assert (milan, nothing) == ({"id": "milan"}, {"id": "nothing", "facts": []})


def test_extract_reports_a_file_that_cannot_be_read_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "milan.txt").write_text(MILAN)
    paths = [str(tmp_path / name) for name in ("empty.txt", "none.txt", "milan.txt")]
    result = CliRunner().invoke(cli, ["extract", *paths])
    assert (result.exit_code, [json.loads(line)["id"] for line in result.stdout.splitlines()]) == (1, ["milan"])
    assert [line.partition(": ")[2].partition(": ")[0] for line in result.stderr.splitlines()] == paths[:2]


def test_extract_of_nothing_readable_prints_no_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["extract", str(tmp_path / "none.txt")])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)


def test_a_dump_is_read_back_to_the_same_graph_in_any_order(run: Run, dump: Path) -> None:
    counts(run("load", dump, "--format", "json"))
    first = run("export", "jsonl").stdout
    lines = first.splitlines(keepends=True)
    turned, half = dump.with_name("turned.jsonl"), dump.with_name("half.jsonl")
    turned.write_text("".join(lines[::-1]), encoding="utf-8")
    half.write_text("".join(line for line in lines if "a-01" not in line), encoding="utf-8")
    for path in (turned, half, dump):
        assert counts(run("load", path, "--format", "json"))["new"] == 0
        assert run("export", "jsonl").stdout == first


def test_a_broken_line_of_a_dump_is_told_and_the_others_are_loaded(run: Run, dump: Path) -> None:
    lines = dump.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[1] = lines[1].replace('"digest"', '"digset"')
    dump.write_text("".join(lines), encoding="utf-8")
    result = run("load", dump, "--format", "json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["articles"], told["dropped: malformed"]) == (1, 8, 2)
    assert result.stderr.splitlines()[0] == (
        f"dugout: {dump}:2: no record of a dump: article 'a-02': digest is missing; export the graph again"
    )


def test_a_second_load_changes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "milan.txt").write_text(MILAN)
    first = counts(run("load", tmp_path / "milan.txt", "--format", "json"))
    again = counts(run("load", tmp_path / "milan.txt", "--format", "json"))
    assert (first["articles"], first["new"], first["claims"], first["tenures"]) == (1, 1, 1, 1)
    assert (again["articles"], again["new"], again["unchanged"], again["claims"], again["tenures"]) == (1, 0, 1, 0, 0)


def test_load_without_text_keeps_the_sentence_and_takes_the_date_it_is_given(run: Run, tmp_path: Path) -> None:
    (tmp_path / "villa.txt").write_text(VILLA)
    counts(run("load", tmp_path / "villa.txt", "--no-text", "--published", "2026-03-05", "--format", "json"))
    records = [json.loads(line) for line in run("export", "jsonl").stdout.splitlines()]
    [article] = [record for record in records if record["record"] == "article"]
    [claim] = [record for record in records if record["record"] == "claim"]
    assert ("text" in article, article["published"]) == (False, "2026-03-05")
    assert (claim["quote"], claim["reported"]) == (VILLA.strip(), "2026-03-05")


def test_copies_are_found_also_without_texts(run: Run, tmp_path: Path) -> None:
    story = " ".join(f"{VILLA.strip()} He said {n} things about match {n}." for n in range(20))
    for name, headline in (("one", "Emery speaks"), ("two", "Villa in the news")):
        (tmp_path / f"{name}.txt").write_text(f"07 Mar 2026\n\n{headline}\n\n{story}\n")
    loaded = [counts(run("load", tmp_path / f"{name}.txt", "--no-text", "--format", "json")) for name in ("one", "two")]
    assert [found["copies"] for found in loaded] == [0, 1]


def test_a_retracted_article_takes_what_only_it_says_with_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "milan.txt").write_text(MILAN)
    (tmp_path / "villa.txt").write_text(VILLA)
    counts(run("load", tmp_path / "villa.txt", "--format", "json"))
    before = run("export", "jsonl").stdout
    counts(run("load", tmp_path / "milan.txt", "--format", "json"))
    record = next(json.loads(line) for line in run("export", "jsonl").stdout.splitlines() if "Allegri" in line)
    result = run("retract", record["id"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert run("export", "jsonl").stdout == before


def test_a_named_file_that_fails_makes_the_exit_code_1_and_the_rest_is_loaded(run: Run, tmp_path: Path) -> None:
    (tmp_path / "milan.txt").write_text(MILAN)
    result = run("load", tmp_path / "none.txt", tmp_path / "milan.txt", "--format", "json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["articles"], told["dropped: not found"]) == (1, 1, 1)
    assert result.stderr == f"dugout: {tmp_path}/none.txt: no such file or folder; check its name\n"


def test_texts_that_were_kept_are_read_again_all_or_some(run: Run, tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    news.write_text(
        json.dumps({"url": "https://paper.example/milan", "text": MILAN}) + "\n"
        + json.dumps({"url": "https://paper.example/villa", "text": VILLA})
    )  # fmt: skip
    counts(run("load", news, "--format", "json"))
    graph = run("export", "jsonl").stdout
    some = counts(run("reread", "https://paper.example/villa", "--format", "json"))
    everything = counts(run("reread", "--format", "json"))
    assert [(found["articles"], found["unchanged"]) for found in (some, everything)] == [(1, 1), (2, 2)]
    assert run("export", "jsonl").stdout == graph


def test_an_article_that_is_not_there_is_not_read_again(run: Run) -> None:
    result = run("reread", "a-none")
    assert (result.exit_code, result.stderr) == (2, "dugout: no article 'a-none' in the graph\n")


def test_other_claims_of_a_newer_reader_replace_those_of_before(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "villa.txt").write_text(VILLA)
    counts(run("load", tmp_path / "villa.txt", "--published", "2026-03-05", "--format", "json"))
    monkeypatch.setattr("dugout.loaders.readers.trained.TrainedReader.claims", lambda self, article: [])
    assert counts(run("reread", "--format", "json"))["reread"] == 1
    assert '"claim"' not in run("export", "jsonl").stdout
