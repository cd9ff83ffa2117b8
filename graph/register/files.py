"""The register's files: tab-separated rows, each checked as it is read and made into an entry."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

from dugout.graph.errors import RegisterError
from dugout.graph.model import Club, ClubKind, Coach, Competition, CompetitionKind

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_POST = re.compile(r"([a-z0-9-]+):(?:(\d{4})?-(\d{4})?)?")
_CLUB_KINDS = {kind.value: kind for kind in ClubKind}
_COMPETITION_KINDS = {kind.value: kind for kind in CompetitionKind}


class ClubRow(NamedTuple):
    """A line of clubs.tsv."""

    file: str
    line: int
    id: str
    name: str
    country: str
    kind: str
    league: str
    city: str
    stadium: str
    aliases: str
    nicknames: str
    gated: str


class CoachRow(NamedTuple):
    """A line of coaches.tsv."""

    file: str
    line: int
    id: str
    name: str
    nationality: str
    born: str
    gender: str
    aliases: str
    nicknames: str
    gated: str
    posts: str


class CompetitionRow(NamedTuple):
    """A line of competitions.tsv."""

    file: str
    line: int
    id: str
    name: str
    country: str
    kind: str
    tier: str
    aliases: str
    gated: str
    gender: str


class DemonymRow(NamedTuple):
    """A line of demonyms.tsv."""

    file: str
    line: int
    country: str
    demonyms: str
    adjectives: str
    confederation: str


class DifferentRow(NamedTuple):
    """A line of different.tsv: two entries that only look like one."""

    file: str
    line: int
    kind: str
    id: str
    other: str
    why: str


Row = TypeVar("Row", ClubRow, CoachRow, CompetitionRow, DemonymRow, DifferentRow)
NodeRow = TypeVar("NodeRow", ClubRow, CoachRow, CompetitionRow)
Node = TypeVar("Node", Coach, Club, Competition)


class Post(NamedTuple):
    """A post as head coach: a club's id and two years as told.

    `until` is None while the coach is in post, and "" where the year of the end is not known.
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


def fault(row: ClubRow | CoachRow | CompetitionRow | DemonymRow | DifferentRow, what: str) -> RegisterError:
    """Return the error that says what is wrong with a row, and where the row stands."""
    return RegisterError(f"{row.file}:{row.line}: {what}")


def values(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that may hold several; none of an empty one."""
    return tuple(cell.split("|")) if cell else ()


def read_rows(folder: Path, table: str, shape: type[Row]) -> list[Row]:
    """Return the rows of TABLE.tsv and of its parts, TABLE.PART.tsv, in the order of the files' names.

    Raises:
        RegisterError: If a header or a number of columns is not the table's own.
    """
    columns = shape._fields[2:]
    rows: list[Row] = []
    for path in sorted([*folder.glob(f"{table}.tsv"), *folder.glob(f"{table}.*.tsv")]):
        header, *lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        if tuple(header.split("\t")) != columns:
            raise RegisterError(f"{path.name}:1: the columns are {header!r}; they must be {' '.join(columns)}")
        for number, line in enumerate(lines, 2):
            cells: list[str] = line.split("\t")
            if len(cells) != len(columns):
                raise RegisterError(f"{path.name}:{number}: {len(cells)} columns, not {len(columns)}: {line!r}")
            rows.append(shape._make([path.name, number, *cells]))
    return rows


def make_nodes(rows: Iterable[NodeRow], make: Callable[[NodeRow], Node]) -> dict[str, Node]:
    """Return the nodes of rows by id.

    Raises:
        RegisterError: If an id stands twice or is no slug, or a row has no name.
    """
    nodes: dict[str, Node] = {}
    for row in rows:
        if not _SLUG.fullmatch(row.id):
            raise fault(row, f"id {row.id!r} is no slug; write it as in 'real-madrid'")
        if row.id in nodes:
            raise fault(row, f"id {row.id!r} stands twice; the other is {nodes[row.id].name!r}")
        if not row.name:
            raise fault(row, f"{row.id!r} has no name")
        nodes[row.id] = make(row)
    return nodes


def make_club(row: ClubRow) -> Club:
    """Return the club of a row; its stadium is the first one listed, the latest."""
    if row.kind not in _CLUB_KINDS:
        raise fault(row, f"kind {row.kind!r} is none of {', '.join(_CLUB_KINDS)}")
    return Club(
        id=row.id,
        name=row.name,
        aliases=values(row.aliases),
        kind=_CLUB_KINDS[row.kind],
        country=row.country or None,
        city=row.city or None,
        league=row.league or None,
        stadium=row.stadium.partition("|")[0] or None,
        nicknames=values(row.nicknames),
    )


def make_coach(row: CoachRow) -> Coach:
    """Return the coach of a row; nicknames are aliases too."""
    if row.gender not in ("m", "f", ""):
        raise fault(row, f"gender {row.gender!r} is neither m nor f")
    return Coach(
        id=row.id,
        name=row.name,
        aliases=values(row.aliases) + values(row.nicknames),
        nationality=row.nationality or None,
        born=_number(row, row.born),
        gender=row.gender or None,
    )


def make_competition(row: CompetitionRow) -> Competition:
    """Return the competition of a row."""
    if row.kind not in _COMPETITION_KINDS:
        raise fault(row, f"kind {row.kind!r} is none of {', '.join(_COMPETITION_KINDS)}")
    return Competition(
        id=row.id,
        name=row.name,
        aliases=values(row.aliases),
        kind=_COMPETITION_KINDS[row.kind],
        tier=_number(row, row.tier),
        gender=row.gender or None,
        country=row.country or None,
    )


def make_demonym(row: DemonymRow) -> Demonym:
    """Return the demonyms of a row."""
    return Demonym(row.country, values(row.demonyms), values(row.adjectives), row.confederation)


def make_posts(row: CoachRow) -> tuple[Post, ...]:
    """Return the posts of a coach's row, in its order.

    Raises:
        RegisterError: If a post is written in another way than `club-id:2010-2014`, or its years are reversed.
    """
    posts = []
    for told in values(row.posts):
        match = _POST.fullmatch(told)
        if not match:
            raise fault(row, f"post {told!r} must look like ac-milan:2010-2014, ac-milan:2025- or ac-milan:")
        club, since, until = match.groups()
        if since and until and until < since:
            raise fault(row, f"post {told!r} ends before it begins")
        posts.append(Post(club, since, None if told.endswith("-") else until or ""))
    return tuple(posts)


def _number(row: CoachRow | CompetitionRow, cell: str) -> int | None:
    if cell and not cell.isdecimal():
        raise fault(row, f"{cell!r} is no number")
    return int(cell) if cell else None
