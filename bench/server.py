"""How fast articles with their claims become a graph on a real Neo4j, and how fast it answers, beside our own store.

`python bench/server.py [ARTICLES [TIMES]]` (default 20,000 of five claims each, each question asked 30 times) starts a
server which `make neo4j` fetched. The bare driver writes the same nodes and edges: it creates where a load must merge.
"""

import sys
import tempfile
from pathlib import Path

from dugout.bench.ask import ask_all
from dugout.bench.load import rows_of, timed, write_bare
from dugout.bench.market import articles
from dugout.graph.history import read_contents
from dugout.graph.intake import take_in
from dugout.graph.store import open_home
from dugout.tests.neo4j.server import Server, empty_store

# As docker-compose.yml has it.
SETTINGS = {"server.memory.pagecache.size": "256m", "server.memory.heap.max_size": "1g"}


def main() -> None:
    number, times = ([int(told) for told in sys.argv[1:]] + [20_000, 30][len(sys.argv) - 1 :])[:2]
    told = list(articles(number))
    claims = sum(len(found) for _, found in told)
    print(f"{number:,} articles, {claims:,} claims\n")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with new_server(home / "loaded") as server, empty_store(server.environment) as store:
            with timed("load into Neo4j", claims, "claims"):
                take_in(store, told)
            nodes, edges = rows_of(read_contents(store))
            ask_all(store, times)
        with (
            new_server(home / "bare") as server,
            empty_store(server.environment),
            timed("bare driver into Neo4j, the same rows", claims, "claims"),
        ):
            write_bare(server.uri, ("neo4j", server.password), "neo4j", nodes, edges)
        with open_home(home / "embedded") as store:
            with timed("load into the embedded store", claims, "claims"):
                take_in(store, told)
            ask_all(store, times)


def new_server(home: Path) -> Server:
    """Return a server that has its code warm, and no graph."""
    server = Server(home, SETTINGS, jvm=("-Xmx1g",))
    server.start()
    with empty_store(server.environment) as store:
        take_in(store, articles(500))
    return server


if __name__ == "__main__":
    main()
