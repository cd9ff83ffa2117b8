"""The options of `export` and `sparql`, and what the two do."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from dugout.graph import terminal

Command = TypeVar("Command", bound=Callable[..., Any])

_EXPORT = (
    click.argument("what", type=click.Choice(("jsonl", "csv", "graphml", "rdf", "cypher", "neo4j-admin"))),
    click.option("-o", "--output", type=click.Path(path_type=Path), help="A file; for tables a folder or a .zip."),
    click.option(
        "--syntax", type=click.Choice(("turtle", "trig", "nt", "nq", "jsonld")), help="Of the RDF; turtle if not told."
    ),
    click.option("--base", metavar="IRI", help="What the addresses in the RDF begin with; urn:dugout: if not told."),
    click.option("--licence", metavar="IRI", help="Of the RDF's data set; Apache-2.0 if not told."),
    click.option("--validate", is_flag=True, help="Write RDF that conforms to the shapes or none."),
)
_SPARQL = (
    click.argument("text", required=False, metavar="[NAME | TEXT]"),
    click.option("--param", "-p", "params", multiple=True, metavar="K=V", help="A parameter; may be repeated."),
    click.option("--on", type=click.Path(path_type=Path), metavar="FILE", help="RDF to ask in place of the graph."),
    click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="Rows at most."),
    terminal.formats(),
)


def export_options(command: Command) -> Command:
    """Return the command with the options that `export` takes."""
    return _with(_EXPORT, command)


def sparql_options(command: Command) -> Command:
    """Return the command with the options that `sparql` takes."""
    return _with(_SPARQL, command)


def _with(options: Sequence[Callable[[Command], Command]], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def export(
    *, what: str, output: Path | None, syntax: str | None, base: str | None, licence: str | None, validate: bool
) -> None:
    """Write the whole graph as the options say."""
    from dugout.graph.exports import export_graph, export_rdf
    from dugout.graph.store import open_store

    if what != "rdf" and (syntax or base or licence or validate):
        raise click.UsageError("--syntax, --base, --licence and --validate go with rdf")
    with open_store() as store:
        if what == "rdf":
            export_rdf(store, output, syntax=syntax or "turtle", base=base, licence=licence, validate=validate)
        else:
            export_graph(store, what, output)


def sparql(*, text: str | None, params: Sequence[str], on: Path | None, limit: int, form: str) -> None:
    """Print the answer to a shipped question or a query of one's own; without either, what is shipped."""
    from dugout.graph.sparql import ask, open_file, open_graph, query_text, shipped
    from dugout.graph.store import open_store

    if text is None:
        rows = [{"name": name, "question": query.question} for name, query in shipped().items()]
        terminal.print_rows(rows, ("name", "question"), form)
        return
    asked = query_text(sys.stdin.read() if text == "-" else text, terminal.pairs(params))
    if on is not None:
        found = open_file(on)
    else:
        with open_store() as store:
            found = open_graph(store)
    answer = ask(found, asked, limit=limit)
    terminal.print_rows(answer.rows, answer.columns, form)
    if answer.cut:
        terminal.say(answer.cut)
