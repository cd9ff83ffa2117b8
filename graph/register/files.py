"""The register's files: tab-separated rows, each checked as it is read and made into an entry."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from dugout.graph.errors import RegisterError
from dugout.graph.model import Club, ClubKind, Coach, Competition, CompetitionKind

COLUMNS = {
    "clubs": ("id", "name", "country", "kind", "league", "city", "stadium", "aliases", "nicknames", "gated"),
    "coaches": ("id", "name", "nationality", "born", "gender", "aliases", "nicknames", "gated", "posts"),
    "competitions": ("id", "name", "country", "kind", "tier", "aliases", "gated", "gender"),
    "demonyms": ("country", "demonyms", "adjectives", "confederation"),
    "different": ("kind", "id", "other", "why"),
}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_POST = re.compile(r"([a-z0-9-]+):(?:(\d{4})?-(\d{4})?)?")

_CLUB_KINDS = {kind.value: kind for kind in ClubKind}
_COMPETITION_KINDS = {kind.value: kind for kind in CompetitionKind}

Node = TypeVar("Node", Coach, Club, Competition)


class Row(NamedTuple):
    """One line of a file: its cells by column, and "file:line" for messages."""

    cells: dict[str, str]
    place: str

    def values(self, column: str) -> tuple[str, ...]:
        """Return the values of a column that may hold several; empty when nothing is known."""
        cell = self.cells[column]
        return tuple(cell.split("|")) if cell else ()

    def number(self, column: str) -> int | None:
        """Return a column's number; None when it is not known."""
        cell = self.cells[column]
        if not cell:
            return None
        if not cell.isdecimal():
            raise self.fault(f"{column} {cell!r} is no number")
        return int(cell)

    def fault(self, what: str) -> RegisterError:
        """Return the error that says what is wrong with this row, and where it stands."""
        return RegisterError(f"{self.place}: {what}")


class Post(NamedTuple):
    """A post as head coach: a club's id and two years as told.

    `until` is None while he is in post, and "" where the year he left in is not known.
    """

    club: str
    since: str | None
    until: str | None


class Demonym(NamedTuple):
    """What the people of a country are called: "Italians", "Italian"."""

    country: str
    demonyms: tuple[str, ...]
    adjectives: tuple[str, ...]
    confederation: str


def read_rows(folder: Path, table: str) -> Iterator[Row]:
    """Yield the rows of TABLE.tsv and of its parts, TABLE.PART.tsv, in the order of the files' names.

    Raises:
        RegisterError: If a header or a number of columns is not the table's own.
    """
    columns = COLUMNS[table]
    for path in sorted([*folder.glob(f"{table}.tsv"), *folder.glob(f"{table}.*.tsv")]):
        header, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        if tuple(header.split("\t")) != columns:
            raise RegisterError(f"{path.name}:1: the columns are {header!r}; they must be {' '.join(columns)}")
        for number, line in enumerate(lines, 2):
            cells = line.split("\t")
            if len(cells) != len(columns):
                raise RegisterError(f"{path.name}:{number}: {len(cells)} columns, not {len(columns)}: {line!r}")
            yield Row(dict(zip(columns, cells, strict=True)), f"{path.name}:{number}")


def read_nodes(folder: Path, table: str, make: Callable[[Row], Node]) -> dict[str, tuple[Node, Row]]:
    """Return the nodes of a table by id, each with the row it was made of.

    Raises:
        RegisterError: If an id stands twice or is no slug, or a row has no name.
    """
    found: dict[str, tuple[Node, Row]] = {}
    for row in read_rows(folder, table):
        key = row.cells["id"]
        if not _SLUG.fullmatch(key):
            raise row.fault(f"id {key!r} is no slug; write it as in 'real-madrid'")
        if key in found:
            raise row.fault(f"id {key!r} stands at {found[key][1].place} too")
        if not row.cells["name"]:
            raise row.fault(f"{key!r} has no name")
        found[key] = (make(row), row)
    return found


def make_club(row: Row) -> Club:
    """Return the club of a row; its stadium is the first one listed, the latest."""
    cells = row.cells
    if cells["kind"] not in _CLUB_KINDS:
        raise row.fault(f"kind {cells['kind']!r} is none of {', '.join(_CLUB_KINDS)}")
    return Club(
        id=cells["id"],
        name=cells["name"],
        aliases=row.values("aliases"),
        kind=_CLUB_KINDS[cells["kind"]],
        country=cells["country"] or None,
        city=cells["city"] or None,
        league=cells["league"] or None,
        stadium=cells["stadium"].partition("|")[0] or None,
        nicknames=row.values("nicknames"),
    )


def make_coach(row: Row) -> Coach:
    """Return the coach of a row."""
    cells = row.cells
    if cells["gender"] not in ("m", "f", ""):
        raise row.fault(f"gender {cells['gender']!r} is neither m nor f")
    return Coach(
        id=cells["id"],
        name=cells["name"],
        aliases=row.values("aliases") + row.values("nicknames"),
        nationality=cells["nationality"] or None,
        born=row.number("born"),
        gender=cells["gender"] or None,
    )


def make_competition(row: Row) -> Competition:
    """Return the competition of a row."""
    cells = row.cells
    if cells["kind"] not in _COMPETITION_KINDS:
        raise row.fault(f"kind {cells['kind']!r} is none of {', '.join(_COMPETITION_KINDS)}")
    return Competition(
        id=cells["id"],
        name=cells["name"],
        aliases=row.values("aliases"),
        kind=_COMPETITION_KINDS[cells["kind"]],
        tier=row.number("tier"),
        gender=cells["gender"] or None,
        country=cells["country"] or None,
    )


def make_demonym(row: Row) -> Demonym:
    """Return the demonyms of a row."""
    return Demonym(row.cells["country"], row.values("demonyms"), row.values("adjectives"), row.cells["confederation"])


def read_posts(row: Row) -> tuple[Post, ...]:
    """Return the posts of a coach's row, as they stand there.

    Raises:
        RegisterError: If a post is written otherwise than `club-id:2010-2014`, or its years are reversed.
    """
    posts = []
    for told in row.values("posts"):
        match = _POST.fullmatch(told)
        if not match:
            raise row.fault(f"post {told!r} must look like ac-milan:2010-2014, ac-milan:2025- or ac-milan:")
        club, since, until = match.groups()
        if since and until and until < since:
            raise row.fault(f"post {told!r} ends before it begins")
        posts.append(Post(club, since, until if told.endswith("-") else until or ""))
    return tuple(posts)
