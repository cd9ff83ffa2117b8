"""The shipped questions: one .cypher file each, with a head that says what goes in and what comes out.

What both kinds of store read alike, and fast: begin a pattern with the node that is known, by its id or by an earlier
line; put a WITH between an edge and a MATCH that looks something up by a value of that edge (the embedded engine finds
nothing otherwise); sort before `collect`; no `any(...)` inside CASE; `coalesce` what may be null in ORDER BY; end with
an id, so that the order is total.
"""

import difflib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dugout.graph.dates import checked_date
from dugout.graph.errors import InvalidDate, QueryCallError, QueryError

FOLDER = Path(__file__).parent
# Numbers count titles or rows.
MOST = 1_000_000

Value = str | int | float | bool

# "$club     id of a Club, e.g. "leicester-city"" and "coach     name, as in most reports".
_ENTRY = re.compile(r"(?P<name>\$?\w+) {2,}(?P<meaning>\S.*)")
_EXAMPLE = re.compile(r"(?:, )?e\.g\. (?P<example>\S.*)$")
_NODE = re.compile(r"\bid of an? (Coach|Club|Competition|Match|Article)\b")
_PARAMETER = re.compile(r"\$(\w+)")
_STRING = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_RETURN = re.compile(r"^RETURN (?:DISTINCT )?", re.MULTILINE)
_ORDER = re.compile(r"^ORDER BY ", re.MULTILINE)
_ALIAS = re.compile(r"(?:.*\sAS )?(\w+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query must or may be given; `node` is the label that it is an id of, if any."""

    name: str
    meaning: str
    example: Value
    optional: bool
    node: str | None

    def value(self, given: object) -> Value:
        """Return `given` as the type of the example; "2" is 2 where the example is a number.

        Raises:
            QueryCallError: If it cannot be meant.
        """
        kind = type(self.example)
        if isinstance(given, str) and kind is not str:
            given = _read(given)
        if kind is float and type(given) is int:
            given = float(given)
        if not isinstance(given, str | int | float) or type(given) is not kind:
            raise QueryCallError(f"parameter {self.name} is {given!r}, not {_KINDS[kind]}; {self._hint()}")
        if not isinstance(given, str) and not 0 <= given <= MOST:
            raise QueryCallError(f"parameter {self.name} is {given!r}, not between 0 and {MOST:,}; {self._hint()}")
        if isinstance(given, str) and self.meaning.startswith("date"):
            try:
                checked_date(given)
            except InvalidDate as error:
                raise QueryCallError(f"parameter {self.name}: {error}; {self._hint()}") from error
        return given

    def _hint(self) -> str:
        return f"for example --param {self.name}={_shown(self.example)}"


@dataclass(frozen=True, slots=True)
class Column:
    """What a query returns under a name."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """One question (or, for a check, one rule) with its Cypher text.

    `note` says what the question leaves open; for a check, how to mend a fault.
    """

    name: str
    question: str
    note: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str

    def bind(self, given: Mapping[str, object]) -> dict[str, Value | None]:
        """Return all parameters of the query, read as what they must be; one left out is None.

        Raises:
            QueryCallError: If one is missing, unknown or of the wrong kind.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                takes = ", ".join(known) or "none"
                raise QueryCallError(f"query {self.name} has no parameter {name!r}; it takes: {takes}")
        bound: dict[str, Value | None] = {}
        for name, parameter in known.items():
            if given.get(name) is not None:
                bound[name] = parameter.value(given[name])
            elif parameter.optional:
                bound[name] = None
            else:
                raise QueryCallError(f"query {self.name} needs {name}, {parameter.meaning}; {parameter._hint()}")
        return bound


@cache
def queries() -> dict[str, Query]:
    """Return the shipped questions by name, in alphabetical order.

    Raises:
        QueryError: If the head of a file does not fit its text.
    """
    return read_folder(FOLDER)


@cache
def checks() -> dict[str, Query]:
    """Return the shipped checks by name: a row that one returns is a fault.

    Raises:
        QueryError: If the head of a file does not fit its text.
    """
    return read_folder(FOLDER / "checks")


def query_named(name: str) -> Query:
    """Return the shipped question of that name; "linked-coaches" is "linked_coaches".

    Raises:
        QueryCallError: If there is none; the nearest names are listed.
    """
    known = queries()
    wanted = name.removesuffix(".cypher").replace("-", "_").lower()
    if wanted in known:
        return known[wanted]
    near = difflib.get_close_matches(wanted, known, n=3) or [each for each in known if wanted in each][:3]
    hint = f"did you mean {', '.join(near)}?" if near else f"there are: {', '.join(known)}"
    raise QueryCallError(f"no query is called {name!r}; {hint}")


def parse_query(name: str, source: str) -> Query:
    """Return the query of a file's text, once its head fits its RETURN and its parameters.

    Raises:
        QueryError: If the head lacks something or says more than the text does.
    """
    lines = source.splitlines()
    size = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
    paragraphs, entries = _read_head(lines[:size])
    text = "\n".join(lines[size:]).strip()
    if not paragraphs:
        raise QueryError(f"{name}.cypher: the head asks no question; begin with '// Which ...?'")
    parameters = tuple(_parameter(name, key[1:], told) for key, told in entries if key.startswith("$"))
    columns = tuple(Column(key, told) for key, told in entries if not key.startswith("$"))
    bare = _STRING.sub("''", text)
    _compare(name, "parameters", [p.name for p in parameters], list(dict.fromkeys(_PARAMETER.findall(bare))))
    if (told := [c.name for c in columns]) != (found := _returned(name, bare)):
        raise QueryError(f"{name}.cypher: the head has the columns {told}, RETURN has {found}; write them alike")
    return Query(name, paragraphs[0], " ".join(paragraphs[1:]), parameters, columns, text)


def read_folder(folder: Path) -> dict[str, Query]:
    """Return the queries of the .cypher files in a folder by name, in alphabetical order.

    Raises:
        QueryError: If the head of a file does not fit its text.
    """
    return {path.stem: parse_query(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.cypher"))}


def _read_head(lines: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the paragraphs of a head, and its parameters and columns with their meanings."""
    paragraphs: list[str] = []
    entries: list[tuple[str, str]] = []
    before = ""
    for line in (line.removeprefix("//").removeprefix(" ").rstrip() for line in lines):
        entry = _ENTRY.fullmatch(line)
        if entry:
            entries.append((entry["name"], entry["meaning"]))
        elif line and entries:
            entries[-1] = (entries[-1][0], f"{entries[-1][1]} {line.strip()}")
        elif line and before:
            paragraphs[-1] += " " + line
        elif line:
            paragraphs.append(line)
        before = line
    return paragraphs, entries


def _parameter(query: str, name: str, told: str) -> Parameter:
    example = _EXAMPLE.search(told)
    try:
        value = json.loads(example["example"]) if example else None
    except ValueError:
        value = None
    if example is None or not isinstance(value, str | int | float):
        raise QueryError(f'{query}.cypher: ${name} has no example; end its line with: e.g. "real-madrid"')
    meaning = told[: example.start()]
    node = _NODE.search(meaning)
    optional = meaning.startswith("optional")
    meaning = meaning.removeprefix("optional").lstrip(",: ")
    return Parameter(name, meaning, value, optional, node[1] if node else None)


def _returned(name: str, bare: str) -> list[str]:
    """Return the column names of the only RETURN of a query."""
    starts = list(_RETURN.finditer(bare))
    if len(starts) != 1:
        raise QueryError(f"{name}.cypher: {len(starts)} lines begin with RETURN; one question has one")
    rest = bare[starts[0].end() :]
    order = _ORDER.search(rest)
    items = _split(rest[: order.start()] if order else rest)
    found = [_ALIAS.fullmatch(item.strip()) for item in items]
    if order is None or not all(found):
        raise QueryError(f"{name}.cypher: each item of RETURN needs AS and a name, and the rows an ORDER BY")
    return [match[1] for match in found if match]


def _split(items: str) -> list[str]:
    """Return what stands between the commas that are in no bracket."""
    depth, parts = 0, [""]
    for char in items:
        depth += (char in "([{") - (char in ")]}")
        if char == "," and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _compare(name: str, what: str, told: list[str], used: list[str]) -> None:
    if missing := [each for each in used if each not in told]:
        raise QueryError(f"{name}.cypher: the head says nothing of the {what} {missing}; add a line for each")
    if idle := [each for each in told if each not in used]:
        raise QueryError(f"{name}.cypher: the head has the {what} {idle}, the text does not; take them out")


def _read(text: str) -> object:
    """Return the number or truth value that a text writes out, else the text."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else json.dumps(value)


_KINDS: dict[type, str] = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
