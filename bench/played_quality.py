"""Matches found with gold mentions against the annotations: prints a table.

usage: played_quality.py [odd|even|all] [PREDICTIONS.ndjson]

The rules were written on the even half of the articles; the odd half is unseen.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dugout.loaders import played
from dugout.loaders.document import Document
from dugout.training.annotated import gold_articles, gold_document, gold_kinds

SHARED = Path(__file__).resolve().parents[2] / "shared"


def even(ident: str) -> bool:
    return hashlib.sha256(ident.encode()).digest()[0] % 2 == 0


def facts_of(document: Document) -> list[dict[str, object]]:
    return [
        {
            "type": "PLAYED",
            "clubs": [draft.club.name, draft.opponent.name],
            "status": draft.status,
            "score": draft.score,
            "date": draft.date,
            "competition": draft.competition.name if draft.competition else None,
            "rule": draft.rule,
            "quote": document.text[draft.start : draft.end],
        }
        for draft in played.drafts(document)
        if draft.club and draft.opponent
    ]


def main() -> int:
    half = sys.argv[1] if len(sys.argv) > 1 else "odd"
    train = SHARED / "corpus" / "train"
    kinds = gold_kinds(train)
    with tempfile.TemporaryDirectory() as folder:
        lines: list[str] = []
        seconds = 0.0
        for ident, text, marks, gold in gold_articles(train):
            if half != "all" and even(ident) != (half == "even"):
                continue
            document = gold_document(text, marks, gold, kinds)
            begun = time.perf_counter()
            facts = facts_of(document)
            seconds += time.perf_counter() - begun
            lines.append(json.dumps({"id": ident, "facts": facts}))
            for end in (".txt", ".json"):
                (Path(folder) / f"{ident}{end}").symlink_to(train / f"{ident}{end}")
        out = Path(sys.argv[2] if len(sys.argv) > 2 else f"{folder}/predictions.ndjson")
        out.write_text("\n".join(lines), encoding="utf-8")
        score = [sys.executable, str(SHARED / "eval" / "score.py"), folder, str(out)]
        done = subprocess.run(score, capture_output=True, text=True, check=True)
    print("\n".join(line for line in done.stdout.splitlines() if "PLAYED" in line or line.startswith("   ")))
    print(f"{seconds / len(lines) * 1000:.2f} ms an article, {len(lines)} articles")
    return 0


if __name__ == "__main__":
    sys.exit(main())
