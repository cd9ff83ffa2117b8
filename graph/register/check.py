"""What a register must not do: mean two things by one form, or name what it does not know."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dugout.graph.errors import RegisterError
from dugout.graph.names import fold_name
from dugout.graph.register.files import (
    ClubRow,
    CoachRow,
    CompetitionRow,
    DifferentRow,
    fault,
    make_posts,
    values,
)


class Tables(NamedTuple):
    """The rows of a register, table by table."""

    clubs: list[ClubRow]
    coaches: list[CoachRow]
    competitions: list[CompetitionRow]
    different: list[DifferentRow]


def check_tables(tables: Tables) -> None:
    """Return nothing when the rows agree with each other.

    Raises:
        RegisterError: If a form folds to nothing or means two entries and is not gated, a post is at an
            unknown club, a league is unknown, or a pair of different.tsv is not in the register.
    """
    for error in faults(tables):
        raise error


def faults(tables: Tables) -> Iterator[RegisterError]:
    """Yield every contradiction between rows, each as the error that `check_tables` raises for the first."""
    club_ids = {row.id for row in tables.clubs}
    competition_ids = {row.id for row in tables.competitions}
    for club in tables.clubs:
        if club.league and club.league not in competition_ids:
            yield fault(club, f"league {club.league!r} is in no competitions file")
    for coach in tables.coaches:
        for post in make_posts(coach):
            if post.club not in club_ids:
                yield fault(coach, f"post at {post.club!r}, which is in no clubs file")
    ids = {"club": club_ids, "coach": {row.id for row in tables.coaches}, "competition": competition_ids}
    for pair in tables.different:
        for known_as in (pair.id, pair.other):
            if known_as not in ids.get(pair.kind, ()):
                yield fault(pair, f"{known_as!r} is no {pair.kind} of the register")
    meant: dict[str, tuple[str, str]] = {}
    yield from _form_faults("club", tables.clubs, meant)
    yield from _form_faults("competition", tables.competitions, meant)
    yield from _form_faults("coach", tables.coaches, meant)


def _form_faults(
    kind: str, rows: Iterable[ClubRow | CoachRow | CompetitionRow], meant: dict[str, tuple[str, str]]
) -> Iterator[RegisterError]:
    # `meant` goes from kind to kind: a coach called "Santos" is a fault as much as two clubs called so.
    for row in rows:
        gated = {fold_name(form) for form in values(row.gated)}
        nicknames = "" if isinstance(row, CompetitionRow) else row.nicknames
        for form in (row.name, *values(row.aliases), *values(nicknames), *values(row.gated)):
            folded = fold_name(form)
            if not folded:
                yield fault(row, f"{form!r} of {row.id!r} has no Latin letter or digit")
            elif folded not in gated and meant.setdefault(folded, (kind, row.id)) != (kind, row.id):
                other_kind, other = meant[folded]
                yield fault(row, f"{form!r} means the {kind} {row.id!r} and the {other_kind} {other!r}: gate it")
