"""The forms by which an entry of the register is named, folded, each with its sort and gate."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from dugout.graph.names import fold_name
from dugout.graph.register.files import Row

Sort = Literal["name", "alias", "nickname", "place", "city"]


class FormEntry(NamedTuple):
    """One form of one entry: a gated form means it only with support in the text."""

    folded: str
    id: str
    gated: bool
    sort: Sort


# A form that stands in several columns keeps the first of these; `gated` goes first
# because a gate holds wherever else the form stands.
_SORTS: tuple[tuple[str, Sort, bool], ...] = (
    ("gated", "alias", True),
    ("name", "name", False),
    ("aliases", "alias", False),
    ("nicknames", "nickname", False),
    ("stadium", "place", False),
    ("city", "city", True),
)


def row_forms(row: Row) -> Iterator[FormEntry]:
    """Yield the forms of an entry, no folded form twice.

    Raises:
        RegisterError: If a form folds to nothing.
    """
    key = row.cells["id"]
    seen = set()
    for column, sort, gated in _SORTS:
        if not row.cells.get(column):
            continue
        for form in row.values(column):
            folded = fold_name(form)
            if not folded:
                raise row.fault(f"{column} {form!r} of {key!r} has no Latin letter or digit")
            if folded not in seen:
                seen.add(folded)
                yield FormEntry(folded, key, gated, sort)
