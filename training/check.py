"""usage: check.py [FOLDER ...]: check annotated articles, one line a fault.

Unless told otherwise those of training: articles, briefs, learned_briefs, unseen, and bystanders, in which nobody is a
coach.

Exit 1 if there is any.

Each article is ID.ann.txt and ID.json in the form of training/GUIDELINE.md. Checked: that marks are well formed, that
what a fact names is marked, that statuses, stances and dates are such, that no fact stands twice, and that no article
is a near copy of another.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dugout.graph.clusters import Copies, sketch_text
from dugout.graph.register import load_register
from dugout.loaders.lexicon import lexicon
from dugout.loaders.mentions import find_names
from dugout.loaders.sentences import split_sentences
from dugout.training.annotated import GoldMention, parse_marks

ARTICLES = Path(__file__).parent / "articles"
BRIEFS = ARTICLES.with_name("briefs")
# The network is fitted to these briefs; the others, and the articles of `UNSEEN`, it never sees.
LEARNED_BRIEFS = ARTICLES.with_name("learned_briefs")
UNSEEN = ARTICLES.with_name("unseen")
BYSTANDERS = ARTICLES.with_name("bystanders")
FEWEST_WORDS, MOST_WORDS_OF_BRIEF, FEWEST_WORDS_OF_BRIEF = 90, 80, 4
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_STATUS = {"current", "former", "incoming"}
_STANCE = {"linked", "talks", "agreed", "denied", "rejected"}
_PLAYED = {"played", "scheduled"}


def faults_of(ident: str, marked: str, gold: dict[str, Any], *, brief: bool = False) -> Iterator[str]:
    """Yield what is wrong with one article, or brief."""
    text, marks = parse_marks(marked)
    if "](" in text or marked.count("[") != len(marks):
        yield "a mark is not closed"
    if gold.get("id") != ident:
        yield f"its id is {gold.get('id')!r}"
    length = len(text.split())
    fewest = FEWEST_WORDS_OF_BRIEF if brief else FEWEST_WORDS
    if length < fewest:
        yield f"it has fewer than {fewest} words"
    if brief and length > MOST_WORDS_OF_BRIEF:
        yield f"it has more than {MOST_WORDS_OF_BRIEF} words"
    if gold["published"] is not None and not _DATE.fullmatch(gold["published"]):
        yield f"published {gold['published']!r} is no date"
    seen = set()
    for fact in gold["facts"]:
        key = json.dumps({k: v for k, v in fact.items() if k in _KEY}, sort_keys=True)
        if key in seen:
            yield f"twice: {key}"
        seen.add(key)
        yield from _faults_of_fact(fact, marks)


_KEY = ("type", "coach", "club", "status", "competition", "clubs", "score", "date")


def _faults_of_fact(fact: dict[str, Any], marks: list[GoldMention]) -> Iterator[str]:
    """Yield what is wrong with one fact."""
    match fact["type"]:
        case "MANAGES":
            good = fact.get("status") in _STATUS
        case "LINKED_TO":
            good = fact.get("stance") in _STANCE
        case "WON_TITLE_AT":
            good = bool(fact.get("competition"))
        case "PLAYED":
            good = len(fact.get("clubs", ())) == 2 and fact.get("status") in _PLAYED
        case _:
            good = False
    if not good:
        yield f"no such fact: {fact}"
    named = {mark.name for mark in marks}
    for name in (fact.get("coach"), fact.get("club"), *fact.get("clubs", ())):
        if name and name not in named:
            yield f"{name!r} is in a fact and not marked"
    for value in ("since", "until", "contract_until", "date"):
        if fact.get(value) and not _DATE.fullmatch(str(fact[value])):
            yield f"{value} {fact[value]!r} is no date"


def faults_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the article and the fault of each fault in a folder, which holds briefs if its name ends so."""
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        marked = path.with_name(f"{path.stem}.ann.txt")
        if not marked.exists():
            yield path.stem, "it has no .ann.txt"
            continue
        text = marked.read_text(encoding="utf-8")
        gold = json.loads(path.read_text(encoding="utf-8"))
        for fault in faults_of(path.stem, text, gold, brief=folder.name.endswith(BRIEFS.name)):
            yield path.stem, fault
        texts[path.stem] = parse_marks(text)[0]
    for path in sorted(folder.glob("*.ann.txt")):
        if path.name.removesuffix(".ann.txt") not in texts:
            yield path.name, "it has no .json"
    yield from _copies(texts)


def faults_of_bystanders(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the text and the fault of each fault in a folder of texts in which nobody is a coach."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    known = load_register().coaches
    for ident, text in texts.items():
        coaches = {m.ref.name for m in find_names(text, split_sentences(text), lexicon()).found if m.ref.id in known}
        if coaches:
            yield ident, f"it names a coach: {min(coaches)}"
    yield from _copies(texts)


def copies_in(*folders: Path) -> Iterator[tuple[str, str]]:
    """Yield the articles of some folders that are near copies of one before them, with that as a fault."""
    paths = (path for folder in folders for path in sorted(folder.glob("*.ann.txt")))
    yield from _copies({path.name.removesuffix(".ann.txt"): _text_of(path) for path in paths})


def _text_of(path: Path) -> str:
    return parse_marks(path.read_text(encoding="utf-8"))[0]


def _copies(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the articles that are near copies of one before them."""
    copies = Copies()
    for ident, text in texts.items():
        copies.add(ident, sketch_text(text))
        others = copies.group(ident) - {ident}
        if others:
            yield ident, f"it is a near copy of {min(others)}"


def main() -> int:
    """Print the faults and what was checked; return the exit code."""
    folders = [Path(name) for name in sys.argv[1:]] or [ARTICLES, BRIEFS, LEARNED_BRIEFS, UNSEEN, BYSTANDERS]
    bad = 0
    for folder in folders:
        plain = folder.name == BYSTANDERS.name
        faults = list(faults_of_bystanders(folder) if plain else faults_in(folder))
        for ident, fault in faults:
            print(f"{ident}: {fault}")
        articles = len(list(folder.glob("*.txt" if plain else "*.json")))
        print(f"{folder.name}: {articles} articles, {len(faults)} faults", file=sys.stderr)
        bad += len(faults)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
