"""The register: who and what football news talks about, and by which names.

It says who people and clubs are, never what an article says. The data are the .tsv
files beside this module; FORMAT.md tells their columns.
"""

from collections import Counter
from collections.abc import Container, Iterator
from functools import cache, cached_property
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Literal

from dugout.graph.model import Club, Coach, Competition
from dugout.graph.names import fold_name
from dugout.graph.register.check import Tables, check_tables
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
from dugout.graph.register.lookup import Lookup

__all__ = ["ENDS", "Demonym", "FormEntry", "Kind", "Post", "Register", "load_register"]

SHIPPED = Path(__file__).parent
# The month from which on the posts of the shipped register are not known: of those in charge in training articles it
# has 95 in 100 in January of 2026, 70 in February.
ENDS = "2026-02"

Kind = Literal["coach", "club", "competition"]
KINDS: tuple[Kind, ...] = ("coach", "club", "competition")


class Register:
    """Coaches, clubs and competitions by id, and the forms that name them."""

    def __init__(self, tables: Tables, demonyms: tuple[Demonym, ...]) -> None:
        """Take the rows of the files.

        Raises:
            RegisterError: If a row is wrong in itself; the message begins with file:line.
        """
        self.tables = tables
        self.clubs: dict[str, Club] = make_nodes(tables.clubs, make_club)
        self.coaches: dict[str, Coach] = make_nodes(tables.coaches, make_coach)
        self.competitions: dict[str, Competition] = make_nodes(tables.competitions, make_competition)
        self.demonyms = demonyms
        self.different: frozenset[frozenset[str]] = frozenset(
            frozenset((row.id, row.other)) for row in tables.different
        )

    def without(self, coaches: Container[str]) -> "Register":
        """Return the register as it is for one who has not heard of some coaches.

        Args:
            coaches: Their ids.
        """
        known = [row for row in self.tables.coaches if row.id not in coaches]
        return Register(self.tables._replace(coaches=known), self.demonyms)

    @cached_property
    def _coach_rows(self) -> dict[str, CoachRow]:
        return {row.id: row for row in self.tables.coaches}

    @cached_property
    def _forms(self) -> dict[Kind, list[FormEntry]]:
        forms: dict[Kind, list[FormEntry]] = {
            "coach": list(chain.from_iterable(map(coach_forms, self.tables.coaches))),
            "club": list(chain.from_iterable(map(club_forms, self.tables.clubs))),
            "competition": list(chain.from_iterable(map(competition_forms, self.tables.competitions))),
        }
        # A ground of two clubs, or one called like somebody else, is no proof of either.
        times = Counter(map(itemgetter(0), chain.from_iterable(forms.values())))
        forms["club"] = [
            entry._replace(gated=True) if entry.sort == "place" and times[entry.folded] > 1 else entry
            for entry in forms["club"]
        ]
        return forms

    @cached_property
    def _named(self) -> list[tuple[FormEntry, tuple[Kind, str]]]:
        return [
            (entry, (kind, entry.id))
            for kind in KINDS
            for entry in self._forms[kind]
            if entry.sort in ("name", "alias", "nickname")
        ]

    @cached_property
    def _surnames(self) -> list[tuple[str, tuple[Kind, str]]]:
        return [(fold_name(coach.name).rpartition(" ")[2], ("coach", coach.id)) for coach in self.coaches.values()]

    @cached_property
    def _lookups(self) -> tuple[Lookup[tuple[Kind, str]], ...]:
        return (
            Lookup((entry.folded, key) for entry, key in self._named if not entry.gated),
            Lookup((entry.folded, key) for entry, key in self._named if entry.gated),
            Lookup(self._surnames),
        )

    @cached_property
    def _near(self) -> Lookup[tuple[Kind, str]]:
        return Lookup(chain(((entry.folded, key) for entry, key in self._named if not entry.gated), self._surnames))

    def posts(self, coach_id: str) -> tuple[Post, ...]:
        """Return the posts of a coach, as the register lists them; none for an unknown one."""
        row = self._coach_rows.get(coach_id)
        return make_posts(row) if row else ()

    def forms(self, kind: Kind) -> Iterator[FormEntry]:
        """Yield the forms of every entry of a kind: one for each form and entry.

        Names, aliases and nicknames; grounds (sort "place") and cities, which are always gated.
        """
        yield from self._forms[kind]

    def find(self, kind: Kind | None, text: str) -> list[tuple[Kind, str]]:
        """Return the entries that `text` names, as (kind, id): more than one when it is ambiguous.

        An id comes first, then what bears the name, alias or nickname, then what does so only with
        support ("City"), then surnames; the first of these that answers is the answer.
        """
        nodes: dict[Kind, Container[str]] = {
            "coach": self.coaches,
            "club": self.clubs,
            "competition": self.competitions,
        }
        by_id = [(k, text) for k in KINDS if text in nodes[k]]
        steps = (by_id, *(lookup.find(text) for lookup in self._lookups))
        return next((found for step in steps if (found := [f for f in step if kind in (None, f[0])])), [])

    def nearest(self, text: str, n: int = 5) -> list[tuple[Kind, str]]:
        """Return at most `n` entries whose names look most like `text`, as (kind, id)."""
        return self._near.nearest(text, n)


@cache
def load_register(folder: Path = SHIPPED) -> Register:
    """Return the register in `folder`, by default the one that comes with Dugout; read once.

    Raises:
        RegisterError: If the files contradict themselves; the message begins with file:line.
    """
    tables = Tables(
        clubs=read_rows(folder, "clubs", ClubRow),
        coaches=read_rows(folder, "coaches", CoachRow),
        competitions=read_rows(folder, "competitions", CompetitionRow),
        different=read_rows(folder, "different", DifferentRow),
    )
    register = Register(tables, tuple(map(make_demonym, read_rows(folder, "demonyms", DemonymRow))))
    # The shipped one is checked by the tests, since every start would pay for it.
    if folder != SHIPPED:
        check_tables(register.tables)
    return register
