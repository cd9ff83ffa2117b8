"""Writing a whole graph for other programs, to a file, a folder or standard output."""

import sys
from pathlib import Path

from dugout.graph.errors import UsageError
from dugout.graph.history import read_contents
from dugout.graph.store import Store


def export_graph(store: Store, what: str, output: Path | None, *, syntax: str | None, base: str | None) -> None:
    """Write the graph as jsonl, csv, graphml or rdf to `output`, else to standard output.

    Raises:
        UsageError: If CSV, which is several tables, would go to a terminal.
        OSError: If the output cannot be written.
    """
    if what == "csv" and output is None and sys.stdout.isatty():
        raise UsageError("csv is several tables: give -o FOLDER or -o FILE.zip, or send the zip to a file")
    contents = read_contents(store)
    if what == "csv":
        from dugout.graph.tables import write_folder, zipped

        if output is not None and output.suffix.lower() != ".zip":
            write_folder(contents, output)
            return
        data = zipped(contents)
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
