"""Dataclasses as flat records: camelCase keys, plain values, nothing that is absent."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Any, TypeVar, cast

from dugout.graph.dates import checked_date
from dugout.graph.errors import InvalidDate, SourceError
from dugout.graph.model import Article, Claim, FactType, MatchStatus, Outlook, Ref, Stance, Status, Wording
from dugout.graph.names import camel_case

T = TypeVar("T", Article, Claim)

_REFS = ("coach", "club", "opponent", "competition")
_ENUMS: dict[str, type[StrEnum]] = {"kind": FactType, "wording": Wording, "outlook": Outlook, "stance": Stance}
_DATES = ("reported", "since", "until", "contract_until", "date", "published")
_TYPES: dict[str, type | tuple[type, ...]] = {
    "start": int,
    "end": int,
    "count": int,
    "certainty": (int, float),
    "interim": bool,
}


def to_record(thing: object) -> dict[str, Any]:
    """Return the properties of a dataclass of the model: "contract_until" is "contractUntil".

    None and empty tuples are left out, tuples are lists, and a `Ref` is two keys: `club` has
    the id and `clubName` the name.
    """
    found: dict[str, Any] = {}
    for item in fields(cast(Any, thing)):
        value = getattr(thing, item.name)
        key = camel_case(item.name)
        if isinstance(value, Ref):
            found[key], found[key + "Name"] = value
        elif isinstance(value, StrEnum):
            found[key] = value.value
        elif isinstance(value, tuple):
            if value:
                found[key] = list(value)
        elif value is not None:
            found[key] = value
    return found


def article_of(record: Mapping[str, Any]) -> Article:
    """Return the article that `to_record` made `record` of.

    Raises:
        SourceError: If a property is missing or is not what it must be.
    """
    values = _values(record, Article)
    values.setdefault("text", None)
    return _made(Article, values)


def claim_of(record: Mapping[str, Any]) -> Claim:
    """Return the claim that `to_record` made `record` of.

    Raises:
        SourceError: If a property is missing or is not what it must be.
    """
    values = _values(record, Claim)
    for name in _REFS:
        if name in values:
            values[name] = Ref(values[name], _text(record, name + "Name"))
    for name, kind in _ENUMS.items():
        if name in values:
            values[name] = _enum(kind, name, values[name])
    if "status" in values:
        kinds = MatchStatus if values.get("kind") is FactType.PLAYED else Status
        values["status"] = _enum(kinds, "status", values["status"])
    return _made(Claim, values)


def _values(record: Mapping[str, Any], shape: type[Article] | type[Claim]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in fields(shape):
        key = camel_case(item.name)
        if record.get(key) is None:
            continue
        value = record[key]
        if item.name == "seasons":
            if not isinstance(value, list) or not all(isinstance(season, str) for season in value):
                raise SourceError(f"{key} {value!r} is no list of texts")
            found["seasons"] = tuple(value)
            continue
        wanted = _TYPES.get(item.name, str)
        if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
            raise SourceError(f"{key} {value!r} has the wrong type")
        if item.name in _DATES:
            try:
                checked_date(str(value))
            except InvalidDate as error:
                raise SourceError(f"{key}: {error}") from error
        found[item.name] = value
    return found


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    if not isinstance(value, str) or not value:
        raise SourceError(f"{key} is missing")
    return value


def _enum(kind: type[StrEnum], name: str, value: str) -> StrEnum:
    try:
        return kind(value)
    except ValueError as error:
        raise SourceError(f"{name} {value!r} is none of {', '.join(kind)}") from error


def _made(shape: type[T], values: dict[str, Any]) -> T:
    missing = [
        camel_case(item.name)
        for item in fields(shape)
        if item.default is MISSING and item.default_factory is MISSING and item.name not in values
    ]
    if missing:
        raise SourceError(f"{missing[0]} is missing")
    return shape(**values)
