"""Rows for people and programs: a table, JSON, JSON lines or CSV."""

import csv
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from shutil import get_terminal_size
from typing import Any, TextIO

Rows = Sequence[Mapping[str, Any]]


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


# Escapes and direction marks would let a text rewrite the terminal it is shown on.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
# What makes a spreadsheet take a text for a formula.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_UNLIMITED = 100_000


def shown(value: object) -> str:
    """Return a value as it stands in a table or sentence: one line, nothing that moves a cursor."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{round(value, 3):g}"
    if isinstance(value, list | tuple):
        return ", ".join(shown(item) for item in value)
    if isinstance(value, Mapping):
        return shown(json.dumps(value, ensure_ascii=False, default=str))
    return _UNSEEN.sub(" ", str(value)).strip()


def csv_cell(value: object) -> str | int | float:
    """Return a value as a cell of CSV; a text that a spreadsheet would run gets a "'" before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        text = "|".join(str(item) for item in value)
    elif isinstance(value, Mapping):
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    else:
        text = str(value)
    text = text.replace("\x00", "")
    return f"'{text}" if _FORMULA.match(text) else text


def write_json(value: Any, form: Format, out: TextIO) -> None:
    """Write one object, or several: indented as JSON, one a line as JSON lines."""
    if form is Format.JSON:
        whole = value if isinstance(value, Mapping) else list(value)
        out.write(json.dumps(whole, ensure_ascii=False, indent=2, default=str) + "\n")
    else:
        several = [value] if isinstance(value, Mapping) else value
        out.writelines(json.dumps(item, ensure_ascii=False, default=str) + "\n" for item in several)


def write_rows(rows: Rows, columns: Sequence[str], form: Format, out: TextIO) -> None:
    """Write rows to `out`: only `columns` in tables and CSV, whole objects in JSON."""
    if form in (Format.JSON, Format.JSONL):
        write_json(rows, form, out)
    elif form is Format.CSV:
        write_csv(rows, columns, out)
    else:
        _write_table(rows, columns, out)


def write_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], out: TextIO) -> None:
    """Write rows as CSV with a header line, LF at line ends and no formulas."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([csv_cell(row.get(column)) for column in columns] for row in rows)


def _write_table(rows: Rows, columns: Sequence[str], out: TextIO) -> None:
    # Imported here because no other format needs it, and it takes longer than the rest together.
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    plain = bool(os.environ.get("NO_COLOR"))
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="" if plain else "bold")
    for column in columns:
        numbers = all(isinstance(row.get(column), int | float | None) for row in rows)
        table.add_column(column, justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(row.get(column))) for column in columns))
    console = Console(file=out, width=line_width(out), highlight=False, markup=False, emoji=False)
    with console.capture() as capture:
        console.print(table)
    out.writelines(line.rstrip() + "\n" for line in capture.get().splitlines())


def line_width(out: TextIO) -> int:
    """Return how wide lines may be: as the terminal or COLUMNS say, without limit in a pipe."""
    return get_terminal_size().columns if out.isatty() or os.environ.get("COLUMNS") else _UNLIMITED
