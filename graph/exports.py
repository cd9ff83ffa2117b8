"""Writing a whole graph for other programs, to a file, a folder or standard output."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import IO

from dugout.graph.errors import UsageError
from dugout.graph.history import read_contents
from dugout.graph.store import Store
from dugout.graph.writer import Reads


def export_graph(store: Store, what: str, output: Path | None) -> None:
    """Write the graph as jsonl, csv, neo4j-admin, cypher or graphml to `output`, else to standard output.

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
    else:
        from dugout.graph.dump import dump_lines

        data = "".join(dump_lines(contents)).encode()
    if output is not None:
        output.write_bytes(data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def export_rdf(
    store: Store, output: Path | None, *, syntax: str, base: str | None, licence: str | None, validate: bool
) -> None:
    """Write the graph as RDF to `output`, else to standard output, once it is read to its end.

    Raises:
        UsageError: If `base` or `licence` is no absolute IRI.
        ShapeError: If it is to be validated, and does not conform to the shapes.
        OSError: If the output cannot be written.
    """
    with tempfile.TemporaryFile() as file:
        write_rdf(store, file, syntax=syntax, base=base, licence=licence)
        if validate:
            from dugout.graph.rdf.shapes import check_shapes

            with tempfile.TemporaryFile() as whole:
                write_rdf(store, whole, syntax="nq", base=base, licence=licence)
                check_shapes(whole)
        file.seek(0)
        if output is not None:
            with output.open("wb") as out:
                shutil.copyfileobj(file, out)
        else:
            sys.stdout.flush()
            shutil.copyfileobj(file, sys.stdout.buffer)


def write_rdf(store: Store, file: IO[bytes], *, syntax: str, base: str | None, licence: str | None) -> None:
    """Write the graph as RDF into an empty file, a page of it at a time, and go back to the file's start.

    Raises:
        UsageError: If `base` or `licence` is no absolute IRI.
    """
    from dugout.graph.rdf import Syntax, rdf
    from dugout.graph.rdf.parts import Paged

    def work(reads: Reads) -> None:
        file.seek(0)  # a transaction may be run again
        file.truncate()
        for text in rdf(Paged(reads), Syntax(syntax), base=base, licence=licence):
            file.write(text.encode())

    store.look(work)
    file.seek(0)


def _day(store: Store) -> str | None:
    return store.look(lambda reads: reads.day())
