"""SPARQL over a graph as RDF, in memory: shipped questions as .rq files, and whatever a user types."""

import re
import tempfile
from collections.abc import Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dugout.graph.ask import Answer
from dugout.graph.errors import QueryCallError, QueryError, SourceError, UsageError
from dugout.graph.exports import write_rdf
from dugout.graph.store import Store
from dugout.graph.vocabulary import XSD
from dugout.queries import FOLDER, Query, queries

if TYPE_CHECKING:
    import pyoxigraph

# What a shipped question may be asked of stands there in plain sight: VALUES ?club { "real-madrid" }
_GIVEN = re.compile(r"VALUES \?(\w+) \{[^}]*\}")
_NAME = re.compile(r"[\w-]+")
_SUFFIXES = (".jsonld", ".nq", ".nt", ".trig", ".ttl")
# Texts, addresses, comments, variables and names with a prefix: a word in these is no keyword.
_NO_KEYWORD = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^<>\"{}|^`\\\s]*>|#[^\n]*|[?$]\w+|[\w.-]*:[\w.%-]*",
    re.DOTALL,
)
_ELSEWHERE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_NUMBERS = {f"{XSD}integer": int, f"{XSD}decimal": float, f"{XSD}double": float}


@cache
def shipped() -> dict[str, Query]:
    """Return the shipped questions that there are in SPARQL too, by name: the same head, the other text."""
    names = {path.stem for path in FOLDER.glob("*.rq")}
    return {name: query for name, query in queries().items() if name in names}


def query_text(asked: str, given: Mapping[str, str]) -> str:
    """Return the SPARQL to ask: that of a shipped question with its parameters put in, or what the user typed.

    Raises:
        QueryCallError: If there is no such question, or the parameters do not fit.
    """
    if not _NAME.fullmatch(asked):
        if given:
            raise QueryCallError("only shipped questions take parameters; write the values into the text")
        return asked
    name = asked.replace("-", "_").lower()
    if name not in shipped():
        raise QueryCallError(f"no question in SPARQL is called {asked!r}; there are: {', '.join(shipped())}")
    bound = shipped()[name].bind(given)
    return _GIVEN.sub(lambda place: _values(place[1], bound), (FOLDER / f"{name}.rq").read_text(encoding="utf-8"))


def _values(name: str, bound: Mapping[str, Any]) -> str:
    from pyoxigraph import Literal

    value = bound[name]
    return f"VALUES ?{name} {{ {'UNDEF' if value is None else Literal(value)} }}"


def open_graph(store: Store) -> "pyoxigraph.Store":
    """Return the graph of a store as RDF in memory, with the graph of each article."""
    import pyoxigraph

    found = pyoxigraph.Store()
    with tempfile.TemporaryFile() as file:
        write_rdf(store, file, syntax="nq", base=None, licence=None)
        found.load(file, format=pyoxigraph.RdfFormat.N_QUADS)
    return found


def open_file(path: Path) -> "pyoxigraph.Store":
    """Return an RDF file in memory; its name tells its syntax.

    Raises:
        UsageError: If its name tells none.
        SourceError: If it is not sound.
        OSError: If it cannot be read.
    """
    import pyoxigraph

    if path.suffix.lower() not in _SUFFIXES:
        raise UsageError(f"{path}: of unknown syntax; name it by what it is ({' '.join(_SUFFIXES)})")
    found = pyoxigraph.Store()
    with path.open("rb") as file:
        try:
            found.load(file, format=pyoxigraph.RdfFormat.from_extension(path.suffix[1:].lower()))
        except (SyntaxError, ValueError) as error:
            raise SourceError(f"{path}: no sound RDF: {_line(error)}") from error
    return found


def ask(found: "pyoxigraph.Store", text: str, *, limit: int) -> Answer:
    """Return the answer to a query of any of the four kinds; of SELECT its rows, of CONSTRUCT and DESCRIBE triples.

    The graphs of the articles are asked like the default graph, and also by GRAPH.

    Raises:
        QueryError: If the text is no query, or asks another server.
    """
    from pyoxigraph import QueryBoolean, QuerySolutions

    _refuse_elsewhere(text)
    try:
        answer = found.query(text, use_default_graph_as_union=True)
        if isinstance(answer, QueryBoolean):
            return Answer(("answer",), ({"answer": bool(answer)},))
        if isinstance(answer, QuerySolutions):
            columns = tuple(variable.value for variable in answer.variables)
            rows = ({name: _plain(row[name]) for name in columns} for row in answer)
        else:
            columns = ("subject", "predicate", "object")
            rows = ({name: _plain(getattr(triple, name)) for name in columns} for triple in answer)
        held = tuple(islice(rows, limit + 1))
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query is refused: {_line(error)}") from error
    cut = f"more than {limit} rows; --limit sets another bound" if len(held) > limit else None
    return Answer(columns, held[:limit], cut)


def _refuse_elsewhere(text: str) -> None:
    """Refuse a query with SERVICE, also where escapes hide the word: the engine would go to that address.

    Raises:
        QueryError: If so.
    """
    plain = _ESCAPED.sub(lambda code: _character(code[1] or code[2]), text)
    if any(_ELSEWHERE.search(_NO_KEYWORD.sub(" ", each)) for each in (text, plain)):
        raise QueryError("SERVICE asks another server, and nothing is fetched; ask only of the graph")


def _character(code: str) -> str:
    return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else " "


def _plain(term: Any) -> Any:
    """Return a term as JSON has it: numbers and truth values as such, all else as text."""
    kind = getattr(term, "datatype", None)
    if kind is None:
        return getattr(term, "value", None if term is None else str(term))
    if kind.value == f"{XSD}boolean":
        return term.value in ("true", "1")
    make = _NUMBERS.get(kind.value)
    return make(term.value) if make else term.value


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]
