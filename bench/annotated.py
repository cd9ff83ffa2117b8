"""Annotated articles (../shared/corpus/train: ID.txt, ID.json, ID.ann.txt) as documents with gold mentions."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dugout.graph.ids import slug
from dugout.graph.model import Ref

MARK = re.compile(r"\[|\]\(([^()]*(?:\([^()]*\))?[^()]*)\)")


@dataclass(frozen=True)
class GoldMention:
    start: int
    end: int
    name: str


def parse_marks(marked: str) -> tuple[str, list[GoldMention]]:
    """Return the text without marks and the marks in it, the outer before the inner."""
    out: list[str] = []
    length = 0
    open_at: list[int] = []
    found: list[GoldMention] = []
    last = 0
    for m in MARK.finditer(marked):
        out.append(marked[last : m.start()])
        length += m.start() - last
        last = m.end()
        if m[0] == "[":
            open_at.append(length)
        elif open_at:
            found.append(GoldMention(open_at.pop(), length, m[1]))
        else:
            out.append(m[0])
            length += len(m[0])
    out.append(marked[last:])
    return "".join(out), sorted(found, key=lambda g: (g.start, -g.end))


def gold_articles(folder: Path) -> Iterator[tuple[str, str, list[GoldMention], dict[str, Any]]]:
    """Yield id, text, gold mentions and the gold JSON of each annotated article."""
    for path in sorted(folder.glob("*.ann.txt")):
        ident = path.name.removesuffix(".ann.txt")
        text, marks = parse_marks(path.read_text(encoding="utf-8"))
        gold = json.loads((folder / f"{ident}.json").read_text(encoding="utf-8"))
        yield ident, text, marks, gold


def ref(name: str) -> Ref:
    return Ref(slug(name), name)
