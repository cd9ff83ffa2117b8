"""Writing a whole graph for other programs, to a file, a folder or standard output."""

import sys
from pathlib import Path

from dugout.graph.errors import UsageError
from dugout.graph.history import read_contents
from dugout.graph.store import Store


def export_graph(store: Store, what: str, output: Path | None, *, syntax: str | None, base: str | None) -> None:
    """Write the graph as jsonl, csv, neo4j-admin, cypher, graphml or rdf to `output`, else to standard output.

    Raises:
        UsageError: If what is several tables would go to a terminal.
        OSError: If the output cannot be written.
    """
    if what in ("csv", "neo4j-admin") and output is None and sys.stdout.isatty():
        raise UsageError(f"{what} is several tables: give -o FOLDER or -o FILE.zip, or send the zip to a file")
    contents = read_contents(store)
    if what in ("csv", "neo4j-admin"):
        from dugout.graph.admin import admin_tables
        from dugout.graph.tables import csv_tables, write_folder, zipped

        files = csv_tables(contents) if what == "csv" else admin_tables(contents, _day(store))
        if output is not None and output.suffix.lower() != ".zip":
            write_folder(files, output)
            return
        data = zipped(files)
    elif what == "cypher":
        from dugout.graph.script import script_lines

        data = "".join(script_lines(contents, _day(store))).encode()
    elif what == "graphml":
        from dugout.graph.graphml import graphml

        data = graphml(contents)
    elif what == "rdf":
        from dugout.graph.rdf import DEFAULT_BASE, Syntax, rdf

        data = rdf(contents, Syntax(syntax or Syntax.TURTLE), base or DEFAULT_BASE).encode()
    else:
        from dugout.graph.dump import dump_lines

        data = "".join(dump_lines(contents)).encode()
    if output is not None:
        output.write_bytes(data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def _day(store: Store) -> str | None:
    return store.look(lambda reads: reads.day())
