"""Rows: what the graph is made of, as flat maps with camelCase keys, and back without loss.

The same rows are written to a store, read from it and printed in dumps.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from enum import Enum
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from dugout.graph.model import Ref
from dugout.graph.names import camel_case

Row = dict[str, Any]
T = TypeVar("T")


class _Column(NamedTuple):
    """How one field stands in a row: its key, what it holds, and what it is when absent.

    `holds` is Ref, tuple (of texts), or the enums or plain types that the value may be of.
    """

    key: str
    name: str
    holds: Any
    words: bool
    empty: Any


def to_row(thing: Any) -> Row:
    """Return a node, article, claim or fact as a row: `contract_until` is under "contractUntil".

    A `Ref` becomes two entries, "coach" its id and "coachName" its name. What is None or an
    empty tuple is absent, so that no store has to hold it.
    """
    row: Row = {}
    for column in _columns(type(thing)):
        value = getattr(thing, column.name)
        if value is None or value == ():
            continue
        if column.holds is Ref:
            row[column.key], row[column.key + "Name"] = value
        elif column.holds is tuple:
            row[column.key] = list(value)
        else:
            row[column.key] = value.value if column.words else value
    return row


def from_row(shape: type[T], row: Mapping[str, Any]) -> T:
    """Return the `shape` (a dataclass of the model) that a row holds; other keys are passed over.

    Raises:
        KeyError: If the row lacks a field that has no default.
        ValueError: If a value is of another type, or a word none of its enum.
    """
    values: Row = {}
    for key, name, holds, words, empty in _columns(shape):
        value = row.get(key)
        if value is None:
            if empty is MISSING:
                raise KeyError(key)
            values[name] = empty
        elif holds is Ref:
            values[name] = Ref(_text(key, value), _text(key + "Name", row[key + "Name"]))
        elif holds is tuple:
            if not isinstance(value, (list, tuple)):
                raise ValueError(f"{key} {value!r:.60} is no list")
            values[name] = tuple(_text(key, item) for item in value)
        elif words:
            values[name] = _word(key, holds, value)
        elif type(value) in holds:
            values[name] = value
        else:
            raise ValueError(f"{key} {value!r:.60} is of the wrong type")
    return shape(**values)


def _text(key: str, value: Any) -> str:
    if type(value) is not str:
        raise ValueError(f"{key} {value!r:.60} is no text")
    return value


def _word(key: str, enums: tuple[type[Enum], ...], value: Any) -> Enum:
    for enum in enums:
        if type(value) is str and value in enum._value2member_map_:
            return enum(value)
    known = ", ".join(repr(word.value) for enum in enums for word in enum)
    raise ValueError(f"{key} {value!r:.60} is none of {known}")


_known: dict[type[Any], tuple[_Column, ...]] = {}


def _columns(shape: type[Any]) -> tuple[_Column, ...]:
    if shape not in _known:
        hints = get_type_hints(shape)
        _known[shape] = tuple(_column(field, hints[field.name]) for field in fields(shape))
    return _known[shape]


def _column(field: Field[Any], hint: Any) -> _Column:
    parts = get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    optional = type(None) in parts
    empty = None if field.default is MISSING and optional else field.default
    holds: Any = tuple(part for part in parts if part is not type(None))
    words = all(isinstance(part, type) and issubclass(part, Enum) for part in holds)
    if Ref in holds:
        holds = Ref
    elif any(get_origin(part) is tuple for part in holds):
        holds = tuple
    elif float in holds:
        holds = (float, int)
    return _Column(camel_case(field.name), field.name, holds, words, empty)
