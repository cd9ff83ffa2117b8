"""The register: who and what football news talks about, and by which names.

It says who people and clubs are, never what an article says. The data are the .tsv
files beside this module; FORMAT.md tells their columns.
"""

from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from dugout.graph.model import Club, Coach, Competition
from dugout.graph.register.files import (
    Demonym,
    Node,
    Post,
    Row,
    make_club,
    make_coach,
    make_competition,
    make_demonym,
    read_nodes,
    read_posts,
    read_rows,
)
from dugout.graph.register.forms import FormEntry, row_forms

__all__ = ["Demonym", "FormEntry", "Kind", "Post", "Register", "load_register"]

SHIPPED = Path(__file__).parent

Kind = Literal["coach", "club", "competition"]


class Register:
    """Coaches, clubs and competitions by id, and the forms that name them."""

    def __init__(self, folder: Path) -> None:
        """Read the files of `folder`.

        Raises:
            RegisterError: If a row is wrong in itself or names a club or league that no row has.
        """
        coaches = read_nodes(folder, "coaches", make_coach)
        clubs = read_nodes(folder, "clubs", make_club)
        competitions = read_nodes(folder, "competitions", make_competition)
        self.coaches: dict[str, Coach] = _nodes(coaches)
        self.clubs: dict[str, Club] = _nodes(clubs)
        self.competitions: dict[str, Competition] = _nodes(competitions)
        self.demonyms: tuple[Demonym, ...] = tuple(make_demonym(row) for row in read_rows(folder, "demonyms"))
        self.different: frozenset[frozenset[str]] = frozenset(
            frozenset((row.cells["id"], row.cells["other"])) for row in read_rows(folder, "different")
        )
        self._rows: dict[Kind, list[Row]] = {
            "coach": _rows(coaches),
            "club": _rows(clubs),
            "competition": _rows(competitions),
        }

    @cached_property
    def _posts(self) -> dict[str, tuple[Post, ...]]:
        return {row.cells["id"]: read_posts(row) for row in self._rows["coach"]}

    @cached_property
    def _forms(self) -> dict[Kind, tuple[FormEntry, ...]]:
        return {kind: tuple(form for row in rows for form in row_forms(row)) for kind, rows in self._rows.items()}

    def posts(self, coach_id: str) -> tuple[Post, ...]:
        """Return the posts of a coach, as the register lists them; none for an unknown one."""
        return self._posts.get(coach_id, ())

    def forms(self, kind: Kind) -> Iterator[FormEntry]:
        """Yield the forms of every entry of a kind: one for each form and entry.

        Names, aliases and nicknames; grounds (sort "place") and cities, which are always gated.
        """
        yield from self._forms[kind]


@cache
def load_register(folder: Path = SHIPPED) -> Register:
    """Return the register in `folder`, by default the one that comes with Dugout; read once.

    Raises:
        RegisterError: If the files contradict themselves; the message begins with file:line.
    """
    return Register(folder)


def _nodes(table: dict[str, tuple[Node, Row]]) -> dict[str, Node]:
    return {key: node for key, (node, _) in table.items()}


def _rows(table: dict[str, tuple[Node, Row]]) -> list[Row]:
    return [row for _, row in table.values()]
