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


# Where a form stands, in this order; a form that stands only in `gated` is an alias.
_SORTS: tuple[Sort, ...] = ("name", "alias", "nickname", "place")
# How agencies write the letters that their wires lack: "Loew", "Moenchengladbach".
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
# A competition's forms that are counted: "three Scottish Cups", "his fifth and sixth league titles".
_COUNTED = ("cup", "league", "title", "championship", "shield", "premiership", "bundesliga", "supercopa", "supercup",
            "division", "liga", "pokal")  # fmt: skip


def club_forms(row: ClubRow) -> Iterator[FormEntry]:
    """Yield the forms of a club, no folded form twice."""
    return _forms(row.id, row.gated, row.name, row.aliases, row.nicknames, row.stadium, city=row.city)


def coach_forms(row: CoachRow) -> Iterator[FormEntry]:
    """Yield the forms of a coach, no folded form twice."""
    return _forms(row.id, row.gated, row.name, row.aliases, row.nicknames)


def competition_forms(row: CompetitionRow) -> Iterator[FormEntry]:
    """Yield the forms of a competition, no folded form twice; plurals too ("Scottish Cups")."""
    forms = {form.folded: form for form in _forms(row.id, row.gated, row.name, row.aliases)}
    yield from forms.values()
    for folded, form in forms.items():
        if folded.endswith(_COUNTED) and folded + "s" not in forms:
            yield FormEntry(folded + "s", form.id, form.gated, "alias")


def _forms(entry_id: str, gated_cell: str, *cells: str, city: str = "") -> Iterator[FormEntry]:
    gated = dict.fromkeys(map(fold_name, values(gated_cell)))
    seen = set()
    for sort, cell in zip(_SORTS, cells, strict=False):
        for form in values(cell):
            folded = fold_name(form)
            if folded not in seen:
                seen.add(folded)
                yield FormEntry(folded, entry_id, folded in gated, sort)
            if not form.isascii() and (wired := form.translate(_SPELT_OUT)) != form:
                spelt = fold_name(wired)
                if spelt not in seen:
                    seen.add(spelt)
                    yield FormEntry(spelt, entry_id, folded in gated, "alias" if sort == "name" else sort)
    for folded in gated:
        if folded not in seen:
            seen.add(folded)
            yield FormEntry(folded, entry_id, True, "alias")
    if city and (folded := fold_name(city)) not in seen:
        yield FormEntry(folded, entry_id, True, "city")
