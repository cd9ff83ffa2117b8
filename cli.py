#!/usr/bin/env python3
"""The command line: each command parses, calls one function and prints.

Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 failed,
2 called wrongly, 3 nothing found. Commands import what they need, so that --help is fast.
"""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # until a command runs: no traceback out of an import

try:
    import click

    from dugout import __version__
    from dugout.graph import choice, publishing, serving, terminal
except ImportError as missing:
    # `python cli.py ...` after `make demo`: whatever Python that is, the project's own has all it needs.
    _own = Path(__file__).resolve().parent / ".venv" / "bin" / "python"
    if __name__ != "__main__" or not _own.exists() or os.environ.get("DUGOUT_OWN_PYTHON"):
        sys.exit(f"dugout: {missing}; run `make venv` beside cli.py once, or install the package")
    os.environ["DUGOUT_OWN_PYTHON"] = "1"
    os.execv(_own, [str(_own), __file__, *sys.argv[1:]])

as_of = click.option("--as-of", type=terminal.Day(), help="As it was known that day, from reports until then.")
published = click.option("--published", metavar="DATE", help="Date of the articles that tell none.")
paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
params = click.option("--param", "-p", "params", multiple=True, metavar="K=V", help="A parameter; may be repeated.")


@click.group(cls=terminal.Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="dugout")
@click.pass_context
def cli(context: click.Context) -> None:
    """Who coaches whom, who is linked with which job, and the sentence behind it."""
    if os.environ.get("NO_COLOR"):
        context.color = False


@cli.command()
@paths
@choice.options
@published
@click.option("--no-text", is_flag=True, help="Keep the claims with their sentences, not the texts.")
@terminal.formats()
def load(paths: Sequence[str], by: choice.Reading, published: str | None, no_text: bool, form: str) -> None:
    """Read articles into the graph.

    PATH is a file or folder of text, Markdown, HTML or JSON, or of `export jsonl` or `rdf`; - is standard input.
    """
    from dugout.graph.intake import take_in
    from dugout.graph.store import open_store
    from dugout.loaders import read_paths
    from dugout.loaders.extract import read_articles

    found = read_paths(paths, published=published, on_fault=by.faults)
    articles = read_articles(found, by.reader, keep_text=not no_text, on_fault=by.faults)
    with open_store() as store, terminal.progress() as watched:
        named = watched(articles, lambda pair: pair[0].headline or pair[0].id)
        summary = take_in(store, named, batch=by.batch)
    by.print_summary(summary, form)


@cli.command()
@paths
@choice.options
@published
@terminal.formats(default="jsonl")
def extract(paths: Sequence[str], by: choice.Reading, published: str | None, form: str) -> None:
    """Print what articles say, without a graph."""
    from dugout.loaders import read_paths
    from dugout.loaders.extract import COLUMNS, extract_facts, rows_of

    found = read_paths(paths, published=published, on_fault=by.faults)
    articles = extract_facts(found, by.reader, on_twin=terminal.say, on_fault=by.faults)
    if form == "jsonl":
        articles = terminal.as_they_come(articles)
    terminal.print_rows(articles if form in ("json", "jsonl") else rows_of(articles), COLUMNS, form)


@cli.command()
@click.argument("start", type=terminal.Name(), metavar="A")
@click.argument("end", type=terminal.Name(), metavar="B")
@click.option("-k", "number", type=click.IntRange(1, 100), default=3, show_default=True, help="How many ways.")
@click.option("--max-hops", type=click.IntRange(1, 12), default=6, show_default=True, help="The longest way.")
@click.option("--no-rumours", is_flag=True, help="Leave LINKED_TO out.")
@as_of
@terminal.formats("mermaid")
def path(start: str, end: str, number: int, max_hops: int, no_rumours: bool, as_of: str | None, form: str) -> None:
    """Print the surest ways from A to B.

    Each step comes with the sentence behind it. A direct link comes first, also when it was
    denied; the others by certainty.
    """
    from dugout.graph.lines import PATH_COLUMNS, path_lines, path_mermaid, path_rows
    from dugout.graph.pages import Pages, open_view, paths_between

    with open_view(as_of) as view:
        found = paths_between(view, start, end, k=number, max_hops=max_hops, rumours=not no_rumours)
        told = Pages(view).paths(found)
    if form == "mermaid":
        terminal.print_lines(path_mermaid(told))
    else:
        terminal.print_told(told, form, PATH_COLUMNS, path_rows, path_lines)


@cli.command()
@click.argument("name", type=terminal.Name())
@as_of
@terminal.formats()
def show(name: str, as_of: str | None, form: str) -> None:
    """Print the page of a coach, club or competition."""
    from dugout.graph.find import find
    from dugout.graph.lines import SHOW_COLUMNS, show_lines, show_rows
    from dugout.graph.pages import Pages, open_view

    with open_view(as_of) as view:
        page = Pages(view).show(find(view, name))
    terminal.print_told(page, form, SHOW_COLUMNS, show_rows, show_lines)


@cli.command()
@click.argument("names", type=terminal.Name(), nargs=-1, required=True, metavar="A B | FACT")
@as_of
@terminal.formats()
def why(names: Sequence[str], as_of: str | None, form: str) -> None:
    """Print who says what joins A and B.

    All claims on the facts between the two, or on one fact given by its id.
    """
    from dugout.graph.lines import WHY_COLUMNS, why_lines, why_rows
    from dugout.graph.pages import Pages, facts_of, open_view

    with open_view(as_of) as view:
        told = Pages(view).why(facts_of(view, names))
    terminal.print_told(told, form, WHY_COLUMNS, why_rows, why_lines)


@cli.command()
@click.argument("name", required=False, type=terminal.QueryName())
@params
@terminal.formats()
def query(name: str | None, params: Sequence[str], form: str) -> None:
    """Ask a shipped question; without NAME, list them."""
    from dugout.graph.find import find
    from dugout.graph.store import open_store
    from dugout.graph.views import Present
    from dugout.queries import queries, query_named

    if name is None:
        rows = [
            {"name": q.name, "takes": [p.name for p in q.parameters], "question": q.question}
            for q in queries().values()
        ]
        terminal.print_rows(rows, ("name", "takes", "question"), form)
        return
    asked, given = query_named(name), terminal.pairs(params)
    with open_store() as store:
        for parameter in asked.parameters:
            if parameter.name in given and parameter.node in ("Coach", "Club", "Competition"):
                given[parameter.name] = find(Present(store), given[parameter.name], parameter.node).id
        rows = store.read(asked.text, **asked.bind(given))
    terminal.print_rows(rows, [column.name for column in asked.columns], form)


@cli.command()
@click.argument("text")
@params
@click.option("--write", is_flag=True, help="Let it change the graph.")
@click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="Rows at most.")
@click.option("--seconds", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Time at most.")
@terminal.formats()
def cypher(text: str, params: Sequence[str], write: bool, limit: int, seconds: float, form: str) -> None:
    """Ask in Cypher, which changes nothing without --write.

    TEXT is the query, or - to read it from standard input.
    """
    from dugout.graph.store import open_store

    text = sys.stdin.read() if text == "-" else text
    given = terminal.json_values(terminal.pairs(params))
    with open_store() as store:
        if write:
            answer = store.change(text, given, limit=limit, seconds=seconds)
        else:
            answer = store.ask(text, given, limit=limit, seconds=seconds)
    terminal.print_rows(answer.rows, answer.columns, form)
    if answer.cut:
        terminal.say(answer.cut)


@cli.command()
@publishing.sparql_options
def sparql(**given: Any) -> None:
    """Ask in SPARQL, of the graph as RDF; without NAME or TEXT, list what is shipped.

    Data in memory is asked: nothing is changed, and nothing is fetched. TEXT is the query, or - to
    read it from standard input.
    """
    publishing.sparql(**given)


@cli.command()
@publishing.export_options
def export(**given: Any) -> None:
    """Write the whole graph for other programs."""
    publishing.export(**given)


@cli.command()
@terminal.formats()
def check(form: str) -> int:
    """Look for faults in the graph; exit 1 if there are any."""
    from dugout.graph.store import open_store
    from dugout.queries import checks

    with open_store() as store:
        rows = [
            {"check": name, "rule": rule.question, "found": row}
            for name, rule in checks().items()
            for row in store.read(rule.text)
        ]
    if rows or form != "table":
        terminal.print_rows(rows, ("check", "rule", "found"), form)
    terminal.say(f"{len(checks())} checks, {len(rows)} faults")
    return terminal.FAILED if rows else 0


@cli.command()
@click.argument("articles", nargs=-1, type=terminal.ArticleId(), metavar="[ARTICLE]...")
@choice.options
@terminal.formats()
def reread(articles: Sequence[str], by: choice.Reading, form: str) -> None:
    """Read texts that were kept again, as by a newer reader.

    ARTICLE is an id or address; without any, all are read.
    """
    from dugout.graph.intake import reread as read_again
    from dugout.graph.store import open_store
    from dugout.loaders.reading import read_all

    with open_store() as store:
        summary = read_again(store, lambda told: read_all(told, by.reader, by.faults), articles or None, batch=by.batch)
    by.print_summary(summary, form)


@cli.command()
@click.argument("article", type=terminal.ArticleId())
def retract(article: str) -> None:
    """Take an article out of the graph.

    ARTICLE is its id or address; what only it says goes with it.
    """
    from dugout.graph.intake import retract as take_out
    from dugout.graph.store import open_store

    with open_store() as store:
        take_out(store, article)


@cli.command()
@terminal.formats()
def info(form: str) -> None:
    """Print where the graph is and what it holds."""
    from dugout.graph.store import open_store

    with open_store() as store:
        day, counts = store.look(lambda reads: (reads.day(), reads.counts()))
    where = os.environ.get("DUGOUT_URI") or str(terminal.home())
    terminal.print_counts(
        {"version": __version__, "store": where, "day of the facts": day or "none yet", **counts}, form
    )


@cli.command()
@serving.options
def serve(**given: Any) -> None:
    """Keep the graph open for other programs.

    The embedded store listens on a fixed Bolt port, for Neo4j Browser, drivers and cypher-shell, and
    lets in a user who can only read. The password is the one asked for, that of the file or of
    DUGOUT_PASSWORD, else one made now and shown once. Ctrl-C ends it.
    """
    serving.serve(**given)


main = cli

if __name__ == "__main__":
    main()
