"""How fast and in how much memory a graph becomes RDF, and whether it comes back: beside rdflib's own serialiser.

`python bench/rdf.py [PART...]`, all parts without: `speed` serialises claims in memory, and the same triples by rdflib
and pyoxigraph; `command` times the whole `export rdf` from an embedded store; `memory` takes graphs of one and of five
million triples, drawn as they are written and then out of stores, each in a process of its own; `graphs` checks
1,000 random graphs against the shapes and reads them back. BENCH_ARTICLES sets the size of the first two (2,000), and
BENCH_STORES names a folder to keep the stores in, for another run.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph
from hypothesis import given, settings
from rdflib import Dataset, Graph, URIRef

from dugout.bench.market import CLAIMS, articles
from dugout.graph.dump import Contents
from dugout.graph.model import Article, Claim, Club, Coach, Competition, Fact
from dugout.graph.rdf import Syntax, rdf
from dugout.graph.rdf.parts import Holding, Kept
from dugout.graph.store import open_home
from dugout.graph.writer import Writer
from dugout.tests.graphs.random_news import Told, faults_of, graph_of, news, read_back

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "2000"))
# Of the drawn market, about so many triples come of an article.
TRIPLES = 233
SIZES = (1_000_000, 5_000_000)


def timed(what: str, work: Callable[[], int], times: int = 3) -> None:
    """Print the best of some runs: triples a second by the clock and of the processor."""
    best = None
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        number = work()
        run = time.perf_counter() - wall, time.process_time() - cpu
        best = min(best or run, run)
    assert best is not None
    wall, cpu = best
    rate = f"{number / wall:>9,.0f} triples/s, {number / cpu:>9,.0f} of processor time" if cpu else ""
    print(f"{what:<46}{number:>10,} triples {wall:>7.2f} s {rate}", flush=True)


def write(graph: Contents, syntax: Syntax) -> int:
    return sum(text.count("\n") for text in rdf(Kept(graph), syntax))


def compare(graph: Contents) -> None:
    for syntax in (Syntax.NQ, Syntax.NT):
        timed(f"ours, {syntax.name}, from claims in memory", lambda syntax=syntax: write(graph, syntax))  # type: ignore[misc]
    text = "".join(rdf(Kept(graph), Syntax.NQ))
    quads = list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS))
    as_quads = pyoxigraph.RdfFormat.N_QUADS
    timed(
        "pyoxigraph, N-Quads, from its quads in memory",
        lambda: (pyoxigraph.serialize(quads, format=as_quads) or b"").count(b"\n"),
    )
    dataset = Dataset()
    dataset.parse(data=text, format="nquads")
    timed("rdflib, N-Quads, from its graph in memory", lambda: dataset.serialize(format="nquads").count("\n") - 1, 1)
    plain = Graph()
    plain.parse(data="".join(rdf(Kept(graph), Syntax.NT)), format="nt")
    timed("rdflib, N-Triples, from its graph in memory", lambda: plain.serialize(format="nt").count("\n") - 1, 1)
    assert URIRef("urn:dugout:void") in set(plain.subjects())


# The command itself, which says on leaving how much memory it held at its peak.
PEAK = f"""
import atexit, runpy
from dugout.cli import main
atexit.register(lambda: print(runpy.run_path({__file__!r})["peak"]()))
main()
"""


def peak() -> int:
    """Return the MB that this process held at its peak; what `resource` tells begins with the parent's."""
    [line] = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def export(home: Path, syntax: str, out: Path) -> None:
    """Print what the whole command takes."""
    wall, cpu = time.perf_counter(), children()
    command = [sys.executable, "-c", PEAK, "export", "rdf", "--syntax", syntax, "-o", str(out)]
    with subprocess.Popen(command, env={**os.environ, "DUGOUT_HOME": str(home)}, stdout=subprocess.PIPE) as process:
        told, _ = process.communicate()
    wall = time.perf_counter() - wall
    cpu = children() - cpu
    with out.open("rb") as file:
        lines = sum(block.count(b"\n") for block in iter(lambda: file.read(2**20), b""))
    print(
        f"{f'export rdf --syntax {syntax}, from the store':<46}{lines:>10,} triples {wall:>7.2f} s "
        f"{lines / wall:>9,.0f} triples/s, {lines / cpu:>9,.0f} of processor time, {int(told):,} MB at the peak",
        flush=True,
    )


def children() -> float:
    """Return the seconds of processor time that processes started here have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def put(home: Path, number: int) -> None:
    """Make a store of a drawn market, as a load leaves it."""
    graph = graph_of(articles(number))
    with open_home(home) as store:
        for part, write in (
            (graph.articles, Writer.put_articles),
            (graph.claims, Writer.put_claims),
            (graph.facts, Writer.put_facts),
        ):
            if part is graph.claims:
                store.write(lambda writer: writer.put_nodes(graph.coaches, graph.clubs, graph.competitions))
            for start in range(0, len(part), 2_000):
                store.write(partial(_put, write, part[start : start + 2_000]))
        store.write(lambda writer: writer.put_day(max(article.published or "" for article in graph.articles)))


def _put(write: Callable[[Writer, Any], None], part: Any, writer: Writer) -> None:
    write(writer, part)


def command(folder: Path, number: int) -> None:
    home = Path(os.environ.get("BENCH_STORES", folder)) / f"store-{number}"
    if not home.exists():
        put(home, number)
    for syntax in ("nq", "nt"):
        export(home, syntax, folder / "out")


class Drawn:
    """Parts that are drawn as they are written, so that nothing is held but what the serialiser holds."""

    def __init__(self, number: int) -> None:
        self.number = number

    def claims(self) -> Iterator[tuple[str, Sequence[Claim]]]:
        return ((article.id, claims) for article, claims in articles(self.number))

    def articles(self) -> Iterator[Article]:
        return (article for article, _ in articles(self.number))

    def nodes(self) -> tuple[Sequence[Coach], Sequence[Club], Sequence[Competition]]:
        return (), (), ()

    def facts(self, shape: type[Fact]) -> Iterator[Fact]:
        return iter(())

    def holding(self, kind: str, ids: Sequence[str]) -> Mapping[str, Sequence[Holding]]:
        return {}


def drawn(number: int) -> None:
    """Write drawn parts and print what that took, in a process of its own."""
    with open(os.devnull, "w") as out:
        lines = 0
        for text in rdf(Drawn(number), Syntax.NQ):
            lines += text.count("\n")
            out.write(text)
    print(f"{'N-Quads, drawn as they are written':<46}{lines:>10,} triples {peak():>7,} MB at the peak", flush=True)


def memory(folder: Path) -> None:
    for size in SIZES:
        # Without facts an article comes to fewer triples.
        subprocess.run([sys.executable, __file__, "drawn", str(size // (TRIPLES - 47))], check=True)
    for size in SIZES:
        command(folder, size // TRIPLES)
        # The engine keeps pages as it sees fit: here it does so in this process, and the command's memory is its own.
        with open_home(Path(os.environ.get("BENCH_STORES", folder)) / f"store-{size // TRIPLES}"):
            command(folder, size // TRIPLES)


def graphs(number: int) -> None:
    seen = [0, 0]

    @settings(max_examples=number, deadline=None, database=None, derandomize=True)
    @given(news())
    def comes_back(told: list[Told]) -> None:
        graph = graph_of(told)
        seen[0] += 1
        seen[1] += len(graph.facts)
        for syntax in (Syntax.TRIG, Syntax.NQ, Syntax.JSONLD):
            assert read_back(graph, syntax) == graph
        assert faults_of(graph) == []

    start = time.perf_counter()
    comes_back()
    seconds = time.perf_counter() - start
    print(f"{seen[0]:,} random graphs of {seen[1]:,} facts conform and come back, {seconds:,.0f} s", flush=True)


def main(parts: Iterable[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        for part in parts:
            print(
                f"\n{part}, {ARTICLES:,} articles of {CLAIMS} claims" if part in ("speed", "command") else f"\n{part}"
            )
            if part == "speed":
                compare(graph_of(articles(ARTICLES)))
            elif part == "command":
                command(Path(name), ARTICLES)
            elif part == "memory":
                memory(Path(name))
            else:
                graphs(1_000)


if __name__ == "__main__":
    if sys.argv[1:2] == ["drawn"]:
        drawn(int(sys.argv[2]))
    else:
        main(sys.argv[1:] or ("speed", "command", "memory", "graphs"))
