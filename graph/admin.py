"""A graph as the tables of `neo4j-admin database import`, with the command that reads them."""

from typing import Any, NamedTuple

from dugout.graph.codec import Row, to_row
from dugout.graph.dump import Contents
from dugout.graph.rows import fact_rows

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean", list: "string[]"}
# The items of a list stand between the first of these that no item has.
_DELIMITERS = (";", "|", "\x1f", "\x1e", "\ue000", "\ue001")
_BUFFER = 4_000_000  # characters that a field may have unless more are told
_SCRIPT = r"""#!/bin/sh
# Makes the database neo4j of these tables while its server is stopped: sh import.sh [--overwrite-destination]
cd "$(dirname "$0")" && exec "${NEO4J_ADMIN:-neo4j-admin}" database import full neo4j \
    """


def admin_tables(contents: Contents, day: str | None) -> dict[str, str]:
    """Return each table as text, and the command as `import.sh`, by file name; the same graph, the same texts.

    Args:
        day: For which the facts stand.
    """
    tables = {
        f"{label.lower()}.csv": _Table(
            f"--nodes={label}", (f"id:ID({label})",), [((row.pop("id"),), row) for row in rows]
        )
        for label, rows in _nodes(contents, day).items()
    } | {
        f"{start}_{kind}_{end}.csv".lower(): _Table(
            f"--relationships={kind}", (f":START_ID({start})", f":END_ID({end})"), rows
        )
        for (start, kind, end), rows in _edges(contents).items()
    }
    lists = {
        item
        for table in tables.values()
        for _, row in table.rows
        for value in row.values()
        if isinstance(value, list)
        for item in value
    }
    delimiter = next(char for char in _DELIMITERS if not any(char in item for item in lists))
    files = {name: table.text(delimiter) for name, table in tables.items()}
    longest = max(map(len, files.values()))
    options = [
        "--multiline-fields=true",
        f"--array-delimiter=U+{ord(delimiter):04X}",
        *([f"--read-buffer-size={2 * longest}"] if longest > _BUFFER else []),
        *(f"{table.option}={name}" for name, table in tables.items()),
        '"$@"',
    ]
    return {**files, "import.sh": _SCRIPT + " \\\n    ".join(options) + "\n"}


class _Table(NamedTuple):
    """What a file of the import holds: the ends of each row, and its properties."""

    option: str
    ends: tuple[str, ...]
    rows: list[tuple[tuple[str, ...], Row]]

    def text(self, delimiter: str) -> str:
        """Return it as CSV; what is absent is nothing at all, what is empty is a pair of quotes."""
        types: dict[str, str] = {}
        for _, row in self.rows:
            for key, value in row.items():
                types[key] = "double" if types.get(key) == "double" else _TYPES[type(value)]
        keys = sorted(types)
        lines = [[*self.ends, *(f"{key}:{types[key]}" for key in keys)]]
        for ends, row in sorted(self.rows, key=lambda each: (each[0], each[1].get("id", ""))):
            lines.append([_cell(value, delimiter) for value in (*ends, *(row.get(key) for key in keys))])
        return "".join(",".join(line) + "\n" for line in lines)


def _cell(value: Any, delimiter: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    text = delimiter.join(value) if isinstance(value, list) else value
    return '"' + text.replace('"', '""') + '"'


def _nodes(contents: Contents, day: str | None) -> dict[str, list[Row]]:
    supports = contents.facts_by_claim()
    claims = [to_row(claim) for claim in contents.claims]
    for row in claims:
        if row["id"] in supports:
            row["fact"] = supports[row["id"]]
    return {
        "Coach": [to_row(coach) for coach in contents.coaches],
        "Club": [to_row(club) for club in contents.clubs],
        "Competition": [to_row(competition) for competition in contents.competitions],
        "Match": [row["node"] for row in fact_rows(contents.facts)["matches"]],
        "Article": [to_row(article) for article in contents.articles],
        "Claim": claims,
        # Without a schema: a store then makes its constraints when Dugout first opens it.
        "Store": [{"id": "store", **({"day": day} if day else {})}],
    }


def _edges(contents: Contents) -> dict[tuple[str, str, str], list[tuple[tuple[str, ...], Row]]]:
    rows = fact_rows(contents.facts)
    claims, clubs = contents.claims, contents.clubs
    return {
        ("Coach", "MANAGES", "Club"): [((row["coach"], row["club"]), row["edge"]) for row in rows["tenures"]],
        ("Coach", "LINKED_TO", "Club"): [((row["coach"], row["club"]), row["edge"]) for row in rows["chases"]],
        ("Coach", "WON_TITLE_AT", "Club"): [((row["coach"], row["club"]), row["edge"]) for row in rows["titles"]],
        ("Club", "PLAYED", "Match"): [((row["club"], row["edge"]["id"]), row["edge"]) for row in rows["sides"]],
        ("Match", "IN_COMPETITION", "Competition"): [((r["match"], r["competition"]), {}) for r in rows["stages"]],
        ("Club", "COMPETES_IN", "Competition"): [((club.id, club.league), {}) for club in clubs if club.league],
        ("Article", "STATES", "Claim"): [((claim.article, claim.id), {}) for claim in claims],
        ("Claim", "ABOUT", "Coach"): [((claim.id, claim.coach.id), {}) for claim in claims if claim.coach],
        ("Claim", "ABOUT", "Club"): [
            ((claim.id, ident), {})
            for claim in claims
            for ident in dict.fromkeys(club.id for club in (claim.club, claim.opponent) if club)
        ],
        ("Claim", "ABOUT", "Competition"): [((c.id, c.competition.id), {}) for c in claims if c.competition],
        ("Claim", "ABOUT", "Match"): [((row["claim"], row["fact"]), {}) for row in rows["sightings"]],
    }
