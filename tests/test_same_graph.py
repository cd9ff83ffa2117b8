"""However articles come in, through the command as people run it, the graph is the same to the byte."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dugout.graph.store import open_home

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, str(ROOT / "cli.py")]
SAMPLES = sorted(str(path) for path in (ROOT / "samples").glob("*/*"))


def environment(home: Path) -> dict[str, str]:
    return {
        **{key: value for key, value in os.environ.items() if not key.startswith("DUGOUT_")},
        "DUGOUT_HOME": str(home),
    }


def run(home: Path, *args: object) -> bytes:
    done = subprocess.run([*COMMAND, *map(str, args)], env=environment(home), capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def graph_of(home: Path, *loads: list[str]) -> bytes:
    """Return the export after some loads, one process each."""
    for paths in loads:
        run(home, "load", *paths)
    return run(home, "export", "jsonl")


@pytest.fixture(scope="module")
def samples_graph(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    graph = graph_of(tmp_path_factory.mktemp("once"), SAMPLES)
    assert graph.count(b'"record":"article"') >= 30
    return graph


def test_samples_loaded_twice_are_the_graph_of_one_load(samples_graph: bytes, tmp_path: Path) -> None:
    assert graph_of(tmp_path, SAMPLES, SAMPLES) == samples_graph


def test_samples_loaded_in_any_order_are_the_same_graph(samples_graph: bytes, tmp_path: Path) -> None:
    assert graph_of(tmp_path, random.Random(7).sample(SAMPLES, len(SAMPLES))) == samples_graph


def test_samples_loaded_in_two_parts_the_later_first_are_the_same_graph(samples_graph: bytes, tmp_path: Path) -> None:
    assert graph_of(tmp_path, SAMPLES[1::2], SAMPLES[::2]) == samples_graph


def test_a_load_that_is_killed_and_run_again_makes_the_same_graph(tmp_path: Path) -> None:
    coaches = ("Massimiliano Allegri", "Unai Emery", "Jurgen Klopp", "Alvaro Arbeloa", "Xabi Alonso")
    clubs = ("Real Madrid", "AC Milan", "Aston Villa", "Liverpool", "Juventus", "Sevilla", "Celtic")
    news = tmp_path / "news.jsonl"
    with news.open("w") as file:
        for n in range(900):
            coach, club = coaches[n % 5], clubs[n % 7]
            text = f"{club} have held talks with {coach} about the job of head coach, said person {n}."
            day = f"2026-{n % 12 + 1:02}-{n % 28 + 1:02}"
            file.write(json.dumps({"url": f"https://paper.example/{n}", "published": day, "text": text}) + "\n")
    home = tmp_path / "killed"
    with subprocess.Popen([*COMMAND, "load", news], env=environment(home), stderr=subprocess.DEVNULL) as load:
        while not (home / "port.json").exists():
            time.sleep(0.02)
        with open_home(home) as store:
            while store.look(lambda reads: reads.articles_number()) == 0:
                time.sleep(0.02)
            load.send_signal(signal.SIGKILL)
            load.wait()
            assert 0 < store.look(lambda reads: reads.articles_number()) < 900
    assert graph_of(home, [str(news)]) == graph_of(tmp_path / "whole", [str(news)])
