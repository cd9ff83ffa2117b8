"""Rows: what the graph is made of, as flat maps with camelCase keys, and back without loss.

The same rows are written to a store, read from it and printed in dumps.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from enum import Enum
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from dugout.graph.model import Ref
from dugout.graph.names import camel_case

Row = dict[str, Any]
T = TypeVar("T")


def to_row(thing: Any) -> Row:
    """Return a node, article, claim or fact as a row: `contract_until` is under "contractUntil".

    A `Ref` becomes two entries, "coach" its id and "coachName" its name. What is None or an
    empty tuple is absent, so that no store has to hold it.
    """
    row: Row = {}
    for key, name, kind, _ in _columns(type(thing)):
        value = getattr(thing, name)
        if value is None or value == ():
            continue
        if kind is Ref:
            row[key], row[key + "Name"] = value
        elif kind is tuple:
            row[key] = [_plain(item) for item in value]
        else:
            row[key] = _plain(value)
    return row


def from_row(shape: type[T], row: Mapping[str, Any]) -> T:
    """Return the `shape` (a dataclass of the model) that a row holds; other keys are passed over.

    Raises:
        KeyError: If the row lacks a field that has no default.
        ValueError: If a word is none of its enum.
    """
    values: Row = {}
    for key, name, kind, empty in _columns(shape):
        value = row.get(key)
        if value is None:
            if empty is MISSING:
                raise KeyError(key)
            values[name] = empty
        elif kind is Ref:
            values[name] = Ref(value, row[key + "Name"])
        elif kind is tuple:
            values[name] = tuple(value)
        elif kind:
            values[name] = _word(kind, value)
        else:
            values[name] = value
    return shape(**values)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _word(enums: tuple[type[Enum], ...], value: str) -> Enum:
    for enum in enums:
        if value in enum._value2member_map_:
            return enum(value)
    raise ValueError(f"{value!r} is none of {', '.join(repr(word.value) for enum in enums for word in enum)}")


_known: dict[type[Any], tuple[tuple[str, str, Any, Any], ...]] = {}


def _columns(shape: type[Any]) -> tuple[tuple[str, str, Any, Any], ...]:
    """Return for each field its key, its name, what it holds and what it is when absent.

    What it holds: `Ref`, `tuple`, the enums that its word may be of, or None for a plain value.
    """
    if shape not in _known:
        hints = get_type_hints(shape)
        _known[shape] = tuple(
            (camel_case(f.name), f.name, _holds(hints[f.name]), _empty(f, hints[f.name])) for f in fields(shape)
        )
    return _known[shape]


def _parts(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if isinstance(hint, types.UnionType) else (hint,)


def _holds(hint: Any) -> Any:
    parts = _parts(hint)
    if Ref in parts:
        return Ref
    if any(get_origin(part) is tuple for part in parts):
        return tuple
    return tuple(part for part in parts if isinstance(part, type) and issubclass(part, Enum)) or None


def _empty(field: Field[Any], hint: Any) -> Any:
    if field.default is MISSING and type(None) in _parts(hint):
        return None
    return field.default
