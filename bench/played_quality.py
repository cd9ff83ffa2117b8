"""Matches found with gold mentions against the annotations: prints a table, on one half of the articles."""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from annotated import gold_articles, gold_document, gold_kinds

from dugout.loaders import played

SHARED = Path(__file__).resolve().parents[2] / "shared"


def even(ident: str) -> bool:
    return hashlib.sha256(ident.encode()).digest()[0] % 2 == 0


def main() -> int:
    half = sys.argv[1] if len(sys.argv) > 1 else "odd"
    train = SHARED / "corpus" / "train"
    kinds = gold_kinds(train)
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for ident, text, marks, gold in gold_articles(train):
            if half != "all" and even(ident) != (half == "even"):
                continue
            facts = [
                {"type": "PLAYED", "clubs": [d.club.name, d.opponent.name], "status": d.status, "score": d.score,
                 "date": d.date, "competition": d.competition.name if d.competition else None, "rule": d.rule,
                 "quote": text and gold_document(text, marks, gold, kinds).text[d.start:d.end] if "-v" in sys.argv else ""}
                for d in played.drafts(gold_document(text, marks, gold, kinds))
                if d.club and d.opponent
            ]  # fmt: skip
            lines.append(json.dumps({"id": ident, "facts": facts}))
            for end in (".txt", ".json"):
                (Path(folder) / f"{ident}{end}").symlink_to(train / f"{ident}{end}")
        out = Path(folder) / "predictions.ndjson"
        out.write_text("\n".join(lines), encoding="utf-8")
        if "-o" in sys.argv:
            Path(sys.argv[sys.argv.index("-o") + 1]).write_text("\n".join(lines), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(SHARED / "eval" / "score.py"), folder, str(out)], capture_output=True, text=True, check=True
        )
        print("\n".join(line for line in done.stdout.splitlines() if "PLAYED" in line or line.startswith("   ")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
