"""A graph as a Cypher script, for cypher-shell or any other client: the statements of a load, values in place."""

import json
import re
from collections.abc import Iterator
from typing import Any

from dugout.graph.codec import Row
from dugout.graph.dump import Contents
from dugout.graph.writer import Writer, statements

# Rows in one statement: more is slow to parse.
_ROWS = 200
_PARAMETER = re.compile(r"\$(\w+)")
_WRITTEN = "RETURN count(*) AS written"
_KEY = re.compile(r"[A-Za-z]\w*")
_NAMES = {None: "null", True: "true", False: "false"}


def script_lines(contents: Contents, day: str | None) -> Iterator[str]:
    """Yield the lines of a script that makes a graph, or adds it to what is there: one statement each.

    Args:
        day: For which its facts stand.
    """
    for statement in statements("schema"):
        yield _line(statement)
    lines: list[str] = []

    def run(text: str, parameters: dict[str, Any]) -> list[Row]:
        rows = next((value for value in parameters.values() if isinstance(value, list)), [])
        lines.extend(_filled(text, parameters))
        return [{"written": len(rows)}] if _WRITTEN in text else []

    writer = Writer(run)
    writer.put_nodes(contents.coaches, contents.clubs, contents.competitions)
    writer.put_articles(contents.articles)
    writer.put_claims(contents.claims)
    writer.put_facts(contents.facts)
    writer.put_day(day)
    yield from lines


def literal(value: Any) -> str:
    """Return a value of a row as it is written in Cypher, on one line."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)  # which has no escape that Cypher has not
    if isinstance(value, list):
        return f"[{', '.join(literal(item) for item in value)}]"
    if isinstance(value, dict):
        if not all(_KEY.fullmatch(key) for key in value):
            raise ValueError(f"{sorted(value)} are not all names of properties")
        return f"{{{', '.join(f'{key}: {literal(item)}' for key, item in value.items())}}}"
    return _NAMES[value] if value is None or isinstance(value, bool) else repr(value)


def _filled(text: str, parameters: dict[str, Any]) -> Iterator[str]:
    """Yield a statement with its parameters in place, once for so many rows."""
    rows = next((key for key, value in parameters.items() if isinstance(value, list)), None)
    if rows is None:
        yield _line(text, parameters)
        return
    for start in range(0, len(parameters[rows]), _ROWS):
        yield _line(text, {**parameters, rows: parameters[rows][start : start + _ROWS]})


def _line(statement: str, parameters: dict[str, Any] | None = None) -> str:
    """Return a statement on one line, without what only a writer reads of its answer."""
    parts = (line.strip() for line in statement.splitlines())
    text = " ".join(part for part in parts if not part.startswith("//") and part != _WRITTEN)
    return _PARAMETER.sub(lambda name: literal((parameters or {})[name[1]]), text) + ";\n"
