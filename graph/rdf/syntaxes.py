"""The five syntaxes: each writes subject by subject, as they come, and holds nothing."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from dugout.graph.rdf.terms import TYPE, Block
from dugout.graph.rdf.whole import Graph, Whole
from dugout.graph.vocabulary import PREFIXES, XSD

# What can stand behind a prefix as it is.
_LOCAL = re.compile(r"(?:[A-Za-z0-9_]|%[0-9A-F]{2})(?:[A-Za-z0-9_.-]|%[0-9A-F]{2})*(?<![.])")
_KINDS = (
    "article", "chase", "claim", "club", "coach", "competition", "graph", "match", "position", "publisher", "quote",
    "reader", "seasons", "target", "tenure", "title",
)  # fmt: skip
_BARE = {f"{XSD}{name}" for name in ("boolean", "decimal", "integer")}


class Syntax(StrEnum):
    """How RDF is written."""

    TURTLE = "turtle"
    TRIG = "trig"
    NT = "nt"
    NQ = "nq"
    JSONLD = "jsonld"


# What has no named graphs has no claims.
INCOMPLETE = (Syntax.TURTLE, Syntax.NT)


def written(whole: Whole, syntax: Syntax, base: str) -> Iterator[str]:
    """Yield the text of a graph in a syntax, a subject or more at a time; Turtle and N-Triples leave the claims out."""
    return _WRITERS[syntax](whole.facts() if syntax in INCOMPLETE else whole.everything(), base)


def _lines(graphs: Iterable[Graph], base: str) -> Iterator[str]:
    for name, blocks in graphs:
        end = f" {name} .\n" if name else " .\n"
        for subject, pairs in blocks:
            yield "".join([f"{subject} {predicate} {value}{end}" for predicate, value in pairs])


def _turtle(graphs: Iterable[Graph], base: str) -> Iterator[str]:
    shortened = _Short(base)
    yield "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in sorted(shortened.prefixes.items()))
    for name, blocks in graphs:
        if name:
            yield f"\n{shortened.term(name)} {{\n"
        for block in blocks:
            text = shortened.block(block)
            yield "    " + text.replace("\n", "\n    ") + "\n" if name else f"\n{text}\n"
        if name:
            yield "}\n"


class _Short:
    """Writes terms with prefixes, for the vocabularies and for each kind of thing under the base."""

    def __init__(self, base: str) -> None:
        self.prefixes = {**PREFIXES, **{kind: f"{base}{kind}/" for kind in _KINDS}}
        self._spaces = {space: prefix for prefix, space in self.prefixes.items()}
        self._known: dict[str, str] = {}

    def block(self, block: Block) -> str:
        """Return a subject with all that is said of it, its types first."""
        told: dict[str, list[str]] = {}
        for predicate, value in block.pairs:
            told.setdefault(predicate, []).append(self.term(value))
        types = told.pop(TYPE, [])
        lines = [f"a {', '.join(types)}"] if types else []
        lines += (f"{self._predicate(key)} {', '.join(values)}" for key, values in told.items())
        return f"{self.term(block.subject)} " + " ;\n    ".join(lines) + " ."

    def term(self, term: str) -> str:
        """Return an IRI or literal as short as it can be."""
        if term[0] == "<":
            return self._iri(term)
        text, kind = parts_of(term)
        if kind is None:
            return term
        return text[1:-1] if kind in _BARE else f"{text}^^{self._predicate(f'<{kind}>')}"

    def _predicate(self, iri: str) -> str:
        # There are few properties and types, and millions of uses.
        if iri not in self._known:
            self._known[iri] = self._iri(iri)
        return self._known[iri]

    def _iri(self, iri: str) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#"), iri.rfind(":")) + 1
        prefix, local = self._spaces.get(iri[1:cut]), iri[cut:-1]
        return f"{prefix}:{local}" if prefix and _LOCAL.fullmatch(local) else iri


def parts_of(literal: str) -> tuple[str, str | None]:
    """Return the quoted text of a literal, and the IRI of its type where it is not a plain text."""
    if literal[-1] == '"':
        return literal, None
    end = literal.rindex('"^^<')
    return literal[: end + 1], literal[end + 4 : -1]


@cache
def context() -> dict[str, Any]:
    """Return the JSON-LD context that stands beside this module and in every document: nobody has to fetch it."""
    text = (Path(__file__).parent / "context.jsonld").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)["@context"]
    return found


def _jsonld(graphs: Iterable[Graph], base: str) -> Iterator[str]:
    terms = _Terms(context())
    yield '{"@context": ' + json.dumps(context(), indent=1, sort_keys=True) + ',\n"@graph": ['
    before = "\n"
    for name, blocks in graphs:
        nodes = [terms.node(block) for block in blocks]
        if name:
            nodes = [f'{{"@id": {_quoted(name)}, "@graph": [\n' + ",\n".join(nodes) + "\n]}"]
        for node in nodes:
            yield before + node
            before = ",\n"
    yield "\n]}\n"


class _Terms:
    """Writes nodes with the terms of a context."""

    def __init__(self, terms: dict[str, Any]) -> None:
        prefixes = {key: value for key, value in terms.items() if isinstance(value, str) and value[-1] in "/#:"}

        def whole(name: str) -> str:
            prefix, colon, local = name.partition(":")
            return f"{prefixes[prefix]}{local}" if colon and prefix in prefixes else name

        self._names: dict[str, tuple[str, str | None]] = {}
        for term, meaning in terms.items():
            if isinstance(meaning, dict):
                kind = meaning.get("@type")
                self._names[f"<{whole(meaning['@id'])}>"] = (term, kind and whole(kind))
            elif term not in prefixes:
                self._names[f"<{whole(meaning)}>"] = (term, None)

    def node(self, block: Block) -> str:
        """Return a subject as an object of JSON."""
        told: dict[str, list[str]] = {}
        for predicate, value in block.pairs:
            if predicate == TYPE:
                told.setdefault("@type", []).append(_quoted(value))
                continue
            term, kind = self._names.get(predicate, (predicate[1:-1], None))
            told.setdefault(term, []).append(self._value(value, kind))
        parts = [f'"@id": {_quoted(block.subject)}']
        for key, values in sorted(told.items()):
            parts.append(f'"{key}": ' + (values[0] if len(values) == 1 else f"[{', '.join(values)}]"))
        return "{" + ",\n ".join(parts) + "}"

    def _value(self, value: str, kind: str | None) -> str:
        if value[0] == "<":
            return _quoted(value) if kind == "@id" else f'{{"@id": {_quoted(value)}}}'
        text, told = parts_of(value)
        if told == kind:
            return text
        return f'{{"@value": {text}}}' if told is None else f'{{"@type": "{told}", "@value": {text}}}'


def _quoted(iri: str) -> str:
    return f'"{iri[1:-1]}"'


_WRITERS: dict[Syntax, Callable[[Iterable[Graph], str], Iterator[str]]] = {
    Syntax.TURTLE: _turtle,
    Syntax.TRIG: _turtle,
    Syntax.NT: _lines,
    Syntax.NQ: _lines,
    Syntax.JSONLD: _jsonld,
}
