"""usage: python -m dugout.bench.quality FOLDER [READER ...]: what each reader reaches on annotated articles.

FOLDER holds ID.json with ID.txt or ID.ann.txt, as training/GUIDELINE.md says. Prints precision, recall and F1 by label
and edge, how many stances and values are right of those asked and how many are given unasked, how far certainty is from
being right, and articles a second on one core. Articles that a reader has learned from flatter it.
"""

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dugout.graph.model import Article
from dugout.loaders import reader_named
from dugout.loaders.article import make_article
from dugout.loaders.extract import facts_of
from dugout.loaders.network.second import LABELS
from dugout.loaders.readers.protocol import Reader
from dugout.training.annotated import annotated_text, gold_articles, key_of
from dugout.training.judge import Tally, told_in
from dugout.training.settle import calibration_error, reliability
from dugout.training.table import GROUPS

VALUES = ("since", "until", "contract_until", "interim", "count", "score", "date", "competition")


def articles_of(folder: Path) -> Iterator[tuple[Article, dict[str, Any]]]:
    """Yield each annotated article of a folder with its annotation."""
    for _, text, _, gold in gold_articles(folder):
        yield make_article(text=annotated_text(text), published=gold["published"]), gold


def value_of(fact: dict[str, Any], name: str, key: Any) -> str | None:
    """Return a value as it is compared: a score from the club that sorts first, a competition by its key."""
    value = fact.get(name)
    if value in (None, "", False):
        return None
    if name == "score":
        goals = re.findall(r"\d+", str(value))[:2]
        turned = [key(club) for club in fact["clubs"]] != sorted(key(club) for club in fact["clubs"])
        return "-".join(reversed(goals) if turned else goals)
    return str(key(value)) if name == "competition" else str(value)


def agrees(name: str, gold: str, told: str | None) -> bool:
    """Return whether a value is right: of dates, one told to the month at least or as exactly as it was asked."""
    if told is not None and name in ("since", "until", "contract_until", "date"):
        return told.startswith(gold) or (gold.startswith(told) and len(told) >= 7)
    return told == gold


def judge(reader: Reader, articles: list[tuple[Article, dict[str, Any]]]) -> None:
    """Print the figures of one reader."""
    tally, asked, right, unasked, open_ = Tally.empty(), Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    sure: list[tuple[float, bool]] = []
    for article, _ in articles[:3]:
        reader.claims(article)  # what is loaded once is not counted
    began = time.process_time()
    told = [facts_of(reader.claims(article)) for article, _ in articles]
    seconds = time.process_time() - began
    for facts, (_, gold) in zip(told, articles, strict=True):
        key = key_of(gold)
        theirs, ours = told_in(gold, key), told_in({"facts": facts}, key)
        tally.add(ours, theirs)
        for one, fact in ours.items():
            sure.append((fact["certainty"], one in theirs))
            if one not in theirs:
                continue
            for name in ("stance", *VALUES):
                want, have = value_of(theirs[one], name, key), value_of(fact, name, key)
                if want is None:
                    open_[name] += 1
                    unasked[name] += have is not None
                else:
                    asked[name] += 1
                    right[name] += agrees(name, want, have)
    print(f"{reader.name}: {len(articles)} articles, {len(articles) / seconds:.0f} a second on one core")
    print(f"{'':14}{'P':>7}{'R':>7}{'F1':>7}")
    for name, labels in {**{label: (label,) for label in LABELS}, **GROUPS}.items():
        print(f"{name:14}" + "".join(f"{x:7.3f}" for x in tally.figures(labels)))
    for name in ("stance", *VALUES):
        if asked[name]:
            extra = f"; given where none is asked {unasked[name]} of {open_[name]}" if name != "stance" else ""
            print(f"  {name:15} right {right[name]:4} of {asked[name]:4} {right[name] / asked[name]:6.1%}{extra}")
    print(f"calibration error (ten bins of equal count): {calibration_error(sure):.3f}")
    for certainty, share, count in reliability(sure):
        print(f"  said {certainty:.2f}, right {share:.2f} of {count}")


def main() -> None:
    """Judge the readers named, else rules and trained."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    articles = list(articles_of(Path(sys.argv[1])))
    for name in sys.argv[2:] or ("rules", "trained"):
        judge(reader_named(name), articles)


if __name__ == "__main__":
    main()
