"""The canonical dump: every record of a graph as one line of JSON, in one order."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from dugout.graph.codec import from_row, to_row
from dugout.graph.dates import checked_date
from dugout.graph.errors import InvalidDate, SourceError
from dugout.graph.model import Article, Claim, Club, Coach, Competition, Fact, Match, fact_type
from dugout.graph.rows import MATCH_NODE

T = TypeVar("T", Article, Claim)


_DERIVED = ("coach", "club", "competition", "match", "fact")
# Keys whose values are no text; all others are.
_TYPES: dict[str, tuple[type, ...]] = {
    "start": (int,),
    "end": (int,),
    "count": (int,),
    "certainty": (int, float),
    "interim": (bool,),
    "seasons": (list,),
}
_DATES = ("published", "reported", "since", "until", "contractUntil", "date", "superseded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that a graph holds, in plain dataclasses."""

    coaches: tuple[Coach, ...] = ()
    clubs: tuple[Club, ...] = ()
    competitions: tuple[Competition, ...] = ()
    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()
    facts: tuple[Fact, ...] = ()

    def facts_by_claim(self) -> dict[str, str]:
        """Return for each claim's id the id of the fact that it supports."""
        return {claim: fact.id for fact in self.facts for claim in fact.claims}


def records(contents: Contents) -> list[dict[str, Any]]:
    """Return the records of a graph, sorted by record and id: the same graph, the same list."""
    supports = contents.facts_by_claim()
    found: list[dict[str, Any]] = []
    for record, things in (
        ("coach", contents.coaches),
        ("club", contents.clubs),
        ("competition", contents.competitions),
        ("article", contents.articles),
    ):
        found += ({"record": record, **to_row(thing)} for thing in things)
    for claim in contents.claims:
        fact_id = supports.get(claim.id)
        found.append({"record": "claim", **to_row(claim), **({"fact": fact_id} if fact_id else {})})
    for fact in contents.facts:
        row = to_row(fact)
        # Each claim names its fact; the list the other way round would say it twice.
        row.pop("claims", None)
        if isinstance(fact, Match):
            found.append(
                {"record": "match", **{key: row.pop(key) for key in MATCH_NODE[1:] if key in row}, "id": fact.id}
            )
        found.append({"record": "fact", "type": fact_type(fact).value, **row})
    return sorted(found, key=lambda record: (record["record"], record["id"], record.get("type", "")))


def dump_lines(contents: Contents) -> Iterator[str]:
    """Yield the lines of the canonical dump, each with its line end."""
    for record in records(contents):
        yield json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def read_record(record: object) -> Article | Claim | None:
    """Return the article or claim that a line of a dump holds; None for what is folded from them.

    Raises:
        SourceError: If it is no record, lacks a key or has a wrong value.
    """
    kind = record.get("record") if isinstance(record, dict) else None
    if not isinstance(record, dict) or kind not in ("article", "claim", *_DERIVED):
        raise SourceError(f"record {kind!r} is none of article, claim, {', '.join(_DERIVED)}")
    if kind == "article":
        return _made(Article, record)
    return _made(Claim, record) if kind == "claim" else None


def _made(shape: type[T], line: Mapping[str, Any]) -> T:
    where = f"{line['record']} {line.get('id')!r}"
    for key, value in line.items():
        wanted = _TYPES.get(key, (str,))
        if value is not None and type(value) not in wanted:
            raise SourceError(f"{where}: {key} {value!r:.60} has the wrong type")
    if any(type(season) is not str for season in line.get("seasons") or ()):
        raise SourceError(f"{where}: seasons {line['seasons']!r:.60} are no list of texts")
    try:
        for key in _DATES:
            if line.get(key):
                checked_date(line[key])
        return from_row(shape, line)
    except KeyError as error:
        raise SourceError(f"{where}: {error.args[0]} is missing") from error
    except (ValueError, InvalidDate) as error:
        raise SourceError(f"{where}: {error}") from error
