"""`extract`, `load` and `reread` with `--reader llm`: what a user sees, and what the graph keeps."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dugout.cli import cli
from dugout.graph.store import Store
from dugout.tests.loaders.llm_server import KEY, Asked, Model, Reply, claims, error

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]
MILAN = "AC Milan head coach Massimiliano Allegri spoke on Friday."
VILLA = "Aston Villa head coach Unai Emery spoke on Friday."
POSTS = {MILAN: ("Massimiliano Allegri", "AC Milan"), VILLA: ("Unai Emery", "Aston Villa")}


def answer(asked: Asked) -> Reply:
    """Return what a good model says of the two articles."""
    return claims(
        *(
            {"quote": text, "kind": "MANAGES", "coach": coach, "club": club, "status": "current"}
            for text, (coach, club) in POSTS.items()
            if text in asked.question
        )
    )


def refusing(text: str, reply: Reply) -> Callable[[Asked], Reply]:
    """Return a model that answers otherwise about one article."""
    return lambda asked: reply if text in asked.question else answer(asked)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "milan.txt").write_text(f"07 Mar 2026\n\n{MILAN}\n")
    (folder / "villa.txt").write_text(f"08 Mar 2026\n\n{VILLA}\n")
    return folder


@pytest.fixture
def run() -> Run:
    return lambda *args: CliRunner().invoke(cli, [str(arg) for arg in args])


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def graph(run: Run, kind: str) -> list[dict[str, Any]]:
    return [record for record in lines(run("export", "jsonl")) if record["record"] == kind]


def test_extract_prints_facts_and_tells_the_cost(run: Run, model: Model, news: Path) -> None:
    model.says(answer)
    result = run("extract", news, "--reader", "llm", "--llm", "price=1/10", "--llm", "model=other")
    assert result.exit_code == 0, result.stderr
    assert [(line["id"], [fact["coach"] for fact in line["facts"]]) for line in lines(result)] == [
        ("milan", ["Massimiliano Allegri"]),
        ("villa", ["Unai Emery"]),
    ]
    [told] = result.stderr.splitlines()
    assert told.startswith("dugout: llm 1 other: 2 articles read, 2 questions, 2,400 tokens in, 160 out, ")
    assert told.endswith(" s, cost 0.0040")
    assert {asked.body["model"] for asked in model.asked} == {"other"}


def test_an_article_that_the_model_refuses_is_told_and_has_no_line(run: Run, model: Model, news: Path) -> None:
    model.says(refusing(MILAN, error(418, "no football")))
    result = run("extract", news, "--reader", "llm")
    assert (result.exit_code, [line["id"] for line in lines(result)]) == (1, ["villa"])
    assert result.stderr.splitlines()[0] == f"dugout: {news}/milan.txt: {model.url} does not answer (418): no football"


def test_an_endpoint_that_fails_altogether_is_one_line_and_exit_1(run: Run, model: Model, news: Path) -> None:
    model.says(error(401, f"bad key {KEY}"))
    result = CliRunner(env={"DUGOUT_LLM_KEY": KEY}).invoke(cli, ["extract", str(news), "--reader", "llm"])
    assert (result.exit_code, result.stdout) == (1, "")
    first, used = result.stderr.splitlines()
    assert first == (
        f"dugout: {news}/milan.txt: {model.url} refuses the key (401): bad key [key]; nothing more is read"
    )
    assert used.startswith("dugout: llm 1 fake-7b: 0 articles read, 0 questions, 0 tokens in, 0 out, ")
    assert KEY not in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--reader", "llm", "--llm", "key=abc"], "the key goes into DUGOUT_LLM_KEY"),
        (["--reader", "llm", "--llm", "url="], "where the language model answers is not set"),
        (["--reader", "rules", "--llm", "model=qwen3"], "reader 'rules' takes no settings such as 'model'"),
        (["--reader", "llm", "--llm", "qwen3"], "--llm 'qwen3' is not K=V, such as model=qwen3"),
    ],
)
def test_a_wrong_call_is_refused_before_anything_is_sent(
    run: Run, model: Model, news: Path, arguments: list[str], words: str
) -> None:
    result = run("extract", news, *arguments)
    assert (result.exit_code, result.stdout, model.asked) == (2, "", [])
    assert words in result.stderr


def test_load_keeps_what_the_model_read_and_counts_what_was_left_out(
    run: Run, model: Model, news: Path, store: Store
) -> None:
    wrong = {"quote": MILAN, "kind": "MANAGES", "coach": "Pep Guardiola", "club": "AC Milan", "status": "current"}
    model.says(refusing(MILAN, claims(wrong, {"quote": MILAN})))
    result = run("load", news, "--reader", "llm", "--format", "json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["articles"], told["claims"], told["tenures"]) == (0, 2, 1, 1)
    assert (told["dropped: name not in the article"], told["dropped: claim not in the shape asked for"]) == (1, 1)
    assert [(claim["quote"], claim["reader"]) for claim in graph(run, "claim")] == [(VILLA, "llm 1 fake-7b")]


def test_an_article_that_cannot_be_read_is_not_loaded_and_can_be_later(
    run: Run, model: Model, news: Path, store: Store
) -> None:
    model.says(refusing(VILLA, error(503, "busy")))
    first = run("load", news, "--reader", "llm", "--format", "json")
    told = json.loads(first.stdout)
    assert (first.exit_code, told["articles"], told["new"], told["dropped: not answered"]) == (1, 1, 1, 1)
    model.says(answer)
    again = json.loads(run("load", news, "--reader", "llm", "--format", "json").stdout)
    assert (again["new"], again["unchanged"], again["claims"]) == (1, 1, 1)


def test_reread_replaces_the_claims_of_what_was_read_and_no_others(
    run: Run, model: Model, news: Path, store: Store
) -> None:
    assert run("load", news, "--reader", "rules").exit_code == 0
    model.says(refusing(MILAN, error(503, "busy")))
    result = run("reread", "--reader", "llm", "--format", "json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["articles"], told["reread"], told["dropped: not answered"]) == (1, 1, 1, 1)
    assert {claim["coach"]: claim["reader"].split()[0] for claim in graph(run, "claim")} == {
        "massimiliano-allegri": "rules",
        "unai-emery": "llm",
    }
    assert len(graph(run, "article")) == 2


def test_an_endpoint_that_is_gone_leaves_the_graph_as_it_was(run: Run, model: Model, news: Path, store: Store) -> None:
    assert run("load", news, "--reader", "rules").exit_code == 0
    before = run("export", "jsonl").stdout
    model.says(error(404, "no such model"))
    for command in (["reread"], ["load", news]):
        result = run(*command, "--reader", "llm")
        assert result.exit_code == 1
        assert result.stderr.count("nothing more is read") == 1
        assert run("export", "jsonl").stdout == before


def test_a_graph_read_by_a_model_has_no_fault(run: Run, model: Model, news: Path, store: Store) -> None:
    model.says(answer)
    assert run("load", news, "--reader", "llm").exit_code == 0
    assert run("check").exit_code == 0


def test_a_user_who_breaks_off_waits_for_no_answer_and_is_told_the_cost(model: Model, news: Path) -> None:
    asked, done = threading.Event(), threading.Event()

    def never(question: Asked) -> Reply:
        asked.set()
        done.wait(300)
        return claims()

    model.says(answer, never)
    command = [sys.executable, str(ROOT / "cli.py"), "extract", str(news), "--reader", "llm", "--llm", "at_once=1"]
    with subprocess.Popen(command, env={**os.environ}, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        first = process.stdout.readline()  # it comes while the second article is asked about
        assert asked.wait(120)
        process.send_signal(signal.SIGINT)
        rest, err = process.communicate(timeout=120)
    done.set()
    assert (process.returncode, json.loads(first)["id"], rest) == (130, "milan", b"")
    assert "1 article read, 1 question, 1,200 tokens in, 80 out" in err.decode()
    assert err.decode().endswith("dugout: interrupted\n")
