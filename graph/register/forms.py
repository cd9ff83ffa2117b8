"""The forms by which an entry of the register is named, folded, each with its sort and gate."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from dugout.graph.names import fold_name
from dugout.graph.register.files import ClubRow, CoachRow, CompetitionRow, values

Sort = Literal["name", "alias", "nickname", "place", "city"]


class FormEntry(NamedTuple):
    """One form of one entry: a gated form means it only with support in the text."""

    folded: str
    id: str
    gated: bool
    sort: Sort


# A form that stands in several columns keeps the first of these; `gated` goes first
# because a gate holds wherever else the form stands.
_SORTS: tuple[tuple[Sort, bool], ...] = (
    ("alias", True),
    ("name", False),
    ("alias", False),
    ("nickname", False),
    ("place", False),
    ("city", True),
)


def club_forms(row: ClubRow) -> Iterator[FormEntry]:
    """Yield the forms of a club, no folded form twice."""
    return _forms(row.id, row.gated, row.name, row.aliases, row.nicknames, row.stadium, row.city)


def coach_forms(row: CoachRow) -> Iterator[FormEntry]:
    """Yield the forms of a coach, no folded form twice."""
    return _forms(row.id, row.gated, row.name, row.aliases, row.nicknames)


def competition_forms(row: CompetitionRow) -> Iterator[FormEntry]:
    """Yield the forms of a competition, no folded form twice."""
    return _forms(row.id, row.gated, row.name, row.aliases)


def _forms(entry_id: str, *cells: str) -> Iterator[FormEntry]:
    seen = set()
    for (sort, gated), cell in zip(_SORTS, cells, strict=False):
        for form in values(cell):
            folded = fold_name(form)
            if folded not in seen:
                seen.add(folded)
                yield FormEntry(folded, entry_id, gated, sort)
