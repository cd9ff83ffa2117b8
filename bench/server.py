"""How fast articles with their claims become a graph on a real Neo4j, and how fast it answers, beside our own store.

`python bench/server.py [ARTICLES [TIMES]]` (default 20,000 of five claims each, each question asked 30 times) starts
a server which `make neo4j` fetched. Beside the load stand two bare drivers, each on a server of its own. One sends
the very statements of the load that write, with rows made ahead, in the same transactions: what the load takes longer
is reading, folding and making rows. The other only creates the nodes and edges that the load ended with, each once:
nothing is merged, nothing looked up twice. The bar of 0.7 is meant for the first.
"""

import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import neo4j

from dugout.bench.ask import ask_all
from dugout.bench.load import rows_of, timed, write_bare
from dugout.bench.market import articles
from dugout.graph.bolt import Connection, Run
from dugout.graph.codec import Row
from dugout.graph.history import read_contents
from dugout.graph.intake import take_in
from dugout.graph.store import Store, open_home
from dugout.tests.neo4j.server import Server, empty_store

T = TypeVar("T")
Sent = tuple[str, dict[str, Any]]

# As docker-compose.yml has it.
SETTINGS = {"server.memory.pagecache.size": "256m", "server.memory.heap.max_size": "1g"}
WRITES = re.compile(r"\b(MERGE|CREATE|SET|DELETE|REMOVE)\b")


class Recorder(Connection):
    """A connection that keeps the statements that write, by transaction."""

    def __init__(self, uri: str, user: tuple[str, str]) -> None:
        super().__init__(uri, user)
        self.sent: list[list[Sent]] = []

    def write(self, work: Callable[[Run], T]) -> T:
        sent: list[Sent] = []

        def recording(run: Run) -> T:
            sent.clear()  # it may be run again

            def run_recorded(text: str, parameters: dict[str, Any]) -> list[Row]:
                if WRITES.search(text):
                    sent.append((text, parameters))
                return run(text, parameters)

            return work(run_recorded)

        result = super().write(recording)
        self.sent.append(sent)
        return result


def send_again(server: Server, transactions: list[list[Sent]]) -> None:
    """Send statements as a driver does that has nothing to make or to read."""
    with (
        neo4j.GraphDatabase.driver(server.uri, auth=("neo4j", server.password)) as driver,
        driver.session(database="neo4j") as session,
    ):
        for statements in transactions:
            with session.begin_transaction() as tx:
                for text, parameters in statements:
                    tx.run(text, parameters).consume()
                tx.commit()


def main() -> None:
    number, times = ([int(told) for told in sys.argv[1:]] + [20_000, 30][len(sys.argv) - 1 :])[:2]
    told = list(articles(number))
    claims = sum(len(found) for _, found in told)
    print(f"{number:,} articles, {claims:,} claims\n")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with new_server(home / "loaded") as server, empty_store(server.environment) as store:
            recorder = Recorder(server.uri, ("neo4j", server.password))
            with timed("load into Neo4j", claims, "claims"):
                loaded = elapsed(lambda: take_in(Store(lambda: (recorder, None)), told))
            recorder.close()
            nodes, edges = rows_of(read_contents(store))
            ask_all(store, times)
        with (
            new_server(home / "again") as server,
            empty_store(server.environment),
            timed("bare driver, the same statements and rows", claims, "claims"),
        ):
            again = elapsed(lambda: send_again(server, recorder.sent))
        with (
            new_server(home / "bare") as server,
            empty_store(server.environment),
            timed("bare driver, CREATE of what came of it", claims, "claims"),
        ):
            bare = elapsed(lambda: write_bare(server.uri, ("neo4j", server.password), "neo4j", nodes, edges))
        print(f"load: {again / loaded:.2f} of the rate of the same statements, {bare / loaded:.2f} of that of CREATE\n")
        with open_home(home / "embedded") as store:
            with timed("load into the embedded store", claims, "claims"):
                take_in(store, told)
            ask_all(store, times)


def elapsed(work: Callable[[], object]) -> float:
    """Return how many seconds some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def new_server(home: Path) -> Server:
    """Return a server that has its code warm, and no graph."""
    server = Server(home, SETTINGS, jvm=("-Xmx1g",))
    server.start()
    with empty_store(server.environment) as store:
        take_in(store, articles(500))
    return server


if __name__ == "__main__":
    main()
