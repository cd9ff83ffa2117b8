"""How long questions take on a large graph: paths between drawn pairs, and every shipped query.

`python bench/ask.py HOME [TIMES]` asks a store that `bench/load.py 20000 HOME` made, each question TIMES times (default
30) with names drawn as often as they are in the news, and paths also with names drawn evenly over all coaches and
clubs. It prints the median, the slowest, the median of the processor's time and the reads of the paths. DUGOUT_URI asks
a server in place of HOME; then the processor's time is that of this side alone. Each question but the first is asked
for a second or two before, since a server makes its plan at the first time and compiles its own code while asked; paths
between names in the news once so, and once more after twelve seconds.
Where others use the machine, the processor's time is what to compare.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from dugout.graph.errors import NothingFound, UsageError
from dugout.graph.find import find
from dugout.graph.pages import Pages, paths_between
from dugout.graph.search import Steps
from dugout.graph.store import Store, open_home, open_store
from dugout.graph.views import Present
from dugout.graph.web import Node
from dugout.queries import Query, queries

WARM_SECONDS = 1.5
# A server compiles what a search asks for some seconds: its paths are measured when that is done, and before, too.
PATH_WARM_SECONDS = 12.0


class Counted(Present):
    """Counts how often steps were read, and of how many nodes."""

    reads, nodes = 0, 0

    def steps_about(self, nodes: Sequence[Node], doubted: Sequence[Node], *, least: float, matches: int) -> Steps:
        self.reads += 1
        self.nodes += len({*nodes, *doubted})
        return super().steps_about(nodes, doubted, least=least, matches=matches)


def measure(name: str, times: int, ask: Callable[[], object], warm: float = WARM_SECONDS) -> None:
    until = time.perf_counter() + warm
    ask()
    while time.perf_counter() < until:
        ask()
    taken, worked = [], []
    for _ in range(times):
        start, work = time.perf_counter(), time.process_time()
        ask()
        taken.append(1000 * (time.perf_counter() - start))
        worked.append(1000 * (time.process_time() - work))
    told = statistics.median(taken), max(taken), statistics.median(worked)
    print(f"{name:<56}{told[0]:>8.1f} ms {told[1]:>8.1f} ms {told[2]:>8.1f} ms", flush=True)


def parameters(query: Query, names: dict[str, list[str]], chance: random.Random, *, node: bool) -> dict[str, object]:
    """Return what a query must be given, and which node it is about if wanted: a drawn id, else the example."""
    return {
        each.name: chance.choice(names[each.node]) if each.node in names else each.example
        for each in query.parameters
        if not each.optional or (node and each.node)
    }


def found(view: Present, name: str) -> None:
    with suppress(UsageError):  # of several people
        find(view, name)


def ask_query(store: Store, query: Query, names: dict[str, list[str]], chance: random.Random, *, node: bool) -> None:
    store.read(query.text, **query.bind(parameters(query, names, chance, node=node)))


def ids_of(store: Store, pattern: str, order: str) -> dict[str, list[str]]:
    """Return the ids of a pattern's `node` by label, as often as the pattern is met in the first 5,000 of an order."""
    return {
        label: [
            row["id"]
            for row in store.read(f"MATCH {pattern.format(label)} RETURN node.id AS id ORDER BY {order} LIMIT 5000")
        ]
        for label in ("Coach", "Club", "Competition")
    }


def ask_path(view: Present, names: dict[str, list[str]], ends: tuple[str, str], chance: random.Random) -> None:
    start = chance.choice(names[ends[0]])
    end = chance.choice([name for name in names[ends[1]] if name != start])
    with suppress(NothingFound):
        paths_between(view, start, end)


def ask_paths(
    store: Store, drawn: str, names: dict[str, list[str]], times: int, chance: random.Random, warm: float
) -> None:
    for ends in (("Coach", "Club"), ("Coach", "Coach")):
        views: list[Counted] = []

        def ask(ends: tuple[str, str] = ends, views: list[Counted] = views) -> None:
            views.append(Counted(store))
            ask_path(views[-1], names, ends, chance)

        measure(f"path, {' to '.join(ends).lower()}, {drawn}", times, ask, warm)
        reads, nodes = ([getattr(view, what) for view in views] for what in ("reads", "nodes"))
        print(f"  reads of steps {statistics.median(reads):.0f} (most {max(reads)}), ", end="")
        print(f"nodes read {statistics.median(nodes):.0f} (most {max(nodes)})")


def ask_all(store: Store, times: int) -> None:
    chance = random.Random(2)
    names = ids_of(store, "(claim:Claim)-[:ABOUT]->(node:{})", "claim.id")
    print(f"{'':<56}{'median':>11} {'slowest':>11} {'processor':>11}\n")
    start = time.perf_counter()
    ask_path(Present(store), names, ("Coach", "Club"), chance)
    print(f"{'the first path of all':<56}{'':>11} {1000 * (time.perf_counter() - start):>8.1f} ms")
    view = Present(store)
    coach = find(view, chance.choice(names["Coach"]))
    measure("name of an id", times, lambda: find(Present(store), coach.id))
    measure("name of a surname", times, lambda: found(Present(store), coach.name.split()[-1]))
    measure("show, a club", times, lambda: Pages(view).show(find(view, chance.choice(names["Club"]))))
    for query in queries().values():
        measure(query.name, times, partial(ask_query, store, query, names, chance, node=False))
        if any(each.optional and each.node for each in query.parameters):
            measure(f"{query.name}, of one node", times, partial(ask_query, store, query, names, chance, node=True))
    # Last: a server compiles its own code while it answers, and the search is what it needs longest for.
    ask_paths(store, "drawn as in the news, at first", names, times, chance, WARM_SECONDS)
    ask_paths(store, "drawn as in the news", names, times, chance, PATH_WARM_SECONDS)
    ask_paths(store, "drawn evenly", ids_of(store, "(node:{})", "node.id"), times, chance, WARM_SECONDS)


def main() -> None:
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    with open_home(Path(sys.argv[1])) if sys.argv[1:2] else open_store() as store:
        ask_all(store, times)


if __name__ == "__main__":
    main()
