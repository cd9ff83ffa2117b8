"""A graph as CSV: one table a label, edge and layer of evidence."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dugout.graph.dump import Contents, records
from dugout.graph.render import write_csv

# Every column of every table, so that an empty one has its header and no graph changes another's.
TABLES: dict[str, tuple[str, ...]] = {
    "coaches": ("id", "name", "aliases", "nationality", "born", "gender", "careerSince", "wikidata", "known"),
    "clubs": (
        "id", "name", "aliases", "kind", "country", "city", "league", "stadium", "nicknames", "wikidata", "known",
    ),
    "competitions": ("id", "name", "aliases", "kind", "tier", "gender", "country", "wikidata", "known"),
    "matches": ("id", "date", "status", "score", "stage", "season"),
    "articles": (
        "id", "url", "publisher", "author", "published", "headline", "text", "digest", "cluster", "superseded",
    ),
    "claims": (
        "id", "article", "kind", "fact", "quote", "start", "end", "reported", "superseded", "reader", "rule", "wording",
        "certainty", "coach", "coachName", "club", "clubName", "opponent", "opponentName", "competition",
        "competitionName", "status", "since", "until", "contractUntil", "interim", "outlook", "stance", "count",
        "seasons", "score", "date", "stage", "season",
    ),
    "manages": (
        "id", "coach", "club", "status", "since", "until", "contractUntil", "interim", "outlook", "certainty",
        "articles", "sources", "firstReported", "lastReported",
    ),
    "linked_to": (
        "id", "coach", "club", "stance", "until", "certainty", "articles", "sources", "firstReported", "lastReported",
    ),
    "won_title_at": (
        "id", "coach", "club", "competition", "count", "seasons", "certainty", "articles", "sources", "firstReported",
        "lastReported",
    ),
    "played": (
        "id", "clubs", "competition", "certainty", "articles", "sources", "firstReported", "lastReported",
    ),
}  # fmt: skip
_PLURAL = {
    "coach": "coaches",
    "club": "clubs",
    "competition": "competitions",
    "match": "matches",
    "article": "articles",
    "claim": "claims",
}


def csv_tables(contents: Contents) -> dict[str, str]:
    """Return each table of a graph as the text of its CSV file, by file name."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records(contents):
        rows[_PLURAL.get(record["record"]) or record["type"].lower()].append(record)
    found: dict[str, str] = {}
    for table, columns in TABLES.items():
        out = io.StringIO()
        write_csv(rows[table], columns, out)
        found[f"{table}.csv"] = out.getvalue()
    return found


def write_folder(files: Mapping[str, str], folder: Path) -> None:
    """Write texts into a folder, which is made if need be, by file name.

    Raises:
        OSError: If a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def zipped(files: Mapping[str, str]) -> bytes:
    """Return texts, by file name, as one zip archive; the same texts, the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            # ZipInfo alone has a fixed date: an archive must not tell when it was made.
            archive.writestr(zipfile.ZipInfo(name), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()
