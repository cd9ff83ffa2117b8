"""The register: who and what football news talks about, and by which names.

It says who people and clubs are, never what an article says. The data are the .tsv
files beside this module; FORMAT.md tells their columns.
"""

from collections.abc import Iterator
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import Literal

from dugout.graph.model import Club, Coach, Competition
from dugout.graph.register.files import (
    ClubRow,
    CoachRow,
    CompetitionRow,
    Demonym,
    DemonymRow,
    DifferentRow,
    Post,
    make_club,
    make_coach,
    make_competition,
    make_demonym,
    make_nodes,
    make_posts,
    read_rows,
)
from dugout.graph.register.forms import FormEntry, club_forms, coach_forms, competition_forms

__all__ = ["Demonym", "FormEntry", "Kind", "Post", "Register", "load_register"]

SHIPPED = Path(__file__).parent

Kind = Literal["coach", "club", "competition"]


class Register:
    """Coaches, clubs and competitions by id, and the forms that name them."""

    def __init__(self, folder: Path) -> None:
        """Read the files of `folder`.

        Raises:
            RegisterError: If a row is wrong in itself; the message begins with file:line.
        """
        self.club_rows = read_rows(folder, "clubs", ClubRow)
        self.coach_rows = read_rows(folder, "coaches", CoachRow)
        self.competition_rows = read_rows(folder, "competitions", CompetitionRow)
        self.clubs: dict[str, Club] = make_nodes(self.club_rows, make_club)
        self.coaches: dict[str, Coach] = make_nodes(self.coach_rows, make_coach)
        self.competitions: dict[str, Competition] = make_nodes(self.competition_rows, make_competition)
        self.demonyms: tuple[Demonym, ...] = tuple(map(make_demonym, read_rows(folder, "demonyms", DemonymRow)))
        self.different: frozenset[frozenset[str]] = frozenset(
            frozenset((row.id, row.other)) for row in read_rows(folder, "different", DifferentRow)
        )

    @cached_property
    def _posts(self) -> dict[str, CoachRow]:
        return {row.id: row for row in self.coach_rows}

    @cached_property
    def _forms(self) -> dict[Kind, tuple[FormEntry, ...]]:
        return {
            "coach": tuple(chain.from_iterable(map(coach_forms, self.coach_rows))),
            "club": tuple(chain.from_iterable(map(club_forms, self.club_rows))),
            "competition": tuple(chain.from_iterable(map(competition_forms, self.competition_rows))),
        }

    def posts(self, coach_id: str) -> tuple[Post, ...]:
        """Return the posts of a coach, as the register lists them; none for an unknown one."""
        row = self._posts.get(coach_id)
        return make_posts(row) if row else ()

    def forms(self, kind: Kind) -> Iterator[FormEntry]:
        """Yield the forms of every entry of a kind: one for each form and entry.

        Names, aliases and nicknames; grounds (sort "place") and cities, which are always gated.
        """
        yield from self._forms[kind]


@cache
def load_register() -> Register:
    """Return the register that comes with Dugout; read once."""
    return Register(SHIPPED)
