"""usage: python -m dugout.bench.ablations FOLDER: what each part of the trained reader gives.

FOLDER holds annotated articles: ID.json with ID.ann.txt, or with ID.txt, which have no row of the annotators' names.
Each row leaves one part out, or has it perfect, and all else as shipped: F1 by edge and over all. Articles that the
network has learned from flatter every row that has it.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from dugout.loaders.discourse import read_document, read_doubtful
from dugout.loaders.document import Document, Form, Kind, Mention
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.answers import Answer, ask_network
from dugout.loaders.network.asked import Asked, ask_about
from dugout.loaders.network.decide import decide
from dugout.loaders.network.entities import find_entities
from dugout.loaders.network.features import view_of
from dugout.loaders.network.limits import limits
from dugout.loaders.network.second import POST_LABELS, look_again
from dugout.training.annotated import GoldMention, annotated_text, gold_document, gold_kinds, key_of, parse_marks
from dugout.training.judge import Key, Tally, told_by, told_in
from dugout.training.table import GROUPS

Gold = dict[str, Any]
Keys = Callable[[str], str]
Teller = Callable[[str, list[GoldMention], Gold], Iterable[Key]]


def put(document: Document, others: list[Mention]) -> Asked:
    """Return what the network is asked about a document."""
    words = lexicon()
    return ask_about(view_of(document, words), find_entities(document, others, words))


def read(text: str, gold: Gold) -> tuple[Document, list[Mention]]:
    """Return an article as the reader finds its names."""
    return read_doubtful(annotated_text(text), gold["published"], lexicon())


def answered(asked: Asked) -> Answer:
    """Return the answer after the second look."""
    return look_again(asked.pairs, ask_network(asked), limits().weights)


def decided(asked: Asked, answer: Answer, key: Keys) -> Iterator[Key]:
    """Yield what the reader tells."""
    return (told_by(draft, key) for draft in decide(asked, answer, limits().least))


def as_shipped(text: str, marks: list[GoldMention], gold: Gold) -> Iterator[Key]:
    asked = put(*read(text, gold))
    return decided(asked, answered(asked), key_of(gold))


def with_marks(kinds: dict[str, Kind], text: str, marks: list[GoldMention], gold: Gold) -> Iterator[Key]:
    asked = put(gold_document(text, marks, gold, kinds), [])
    return decided(asked, answered(asked), key_of(gold))


def sure_names_alone(text: str, marks: list[GoldMention], gold: Gold) -> Iterator[Key]:
    asked = put(read(text, gold)[0], [])
    return decided(asked, answered(asked), key_of(gold))


def names_alone(text: str, marks: list[GoldMention], gold: Gold) -> Iterator[Key]:
    whole, others = read(text, gold)
    named = [m for m in whole.mentions if m.form in (Form.NAME, Form.PLACE)]
    asked = put(Document(whole.text, whole.published, whole.sentences, named), others)
    return decided(asked, answered(asked), key_of(gold))


def without_second_look(text: str, marks: list[GoldMention], gold: Gold) -> Iterator[Key]:
    asked = put(*read(text, gold))
    return decided(asked, ask_network(asked), key_of(gold))


def without_joint_decisions(text: str, marks: list[GoldMention], gold: Gold) -> Iterator[Key]:
    asked, key, least = put(*read(text, gold)), key_of(gold), limits().least
    answer = answered(asked)
    for (coach, club), chances in zip(asked.pairs.posts, answer.posts, strict=True):
        names = [key(asked.entities[n].ref.name) for n in (coach, club)]
        yield from ((label, *names) for label, sure in zip(POST_LABELS, chances, strict=True) if sure >= least[label])
    yield from (one for one in decided(asked, answer, key) if one[0] not in POST_LABELS)


def rules_alone(text: str, marks: list[GoldMention], gold: Gold) -> Iterator[Key]:
    document = read_document(annotated_text(text), gold["published"], lexicon())
    return (told_by(draft, key_of(gold)) for draft in view_of(document, lexicon()).drafts)


def articles_of(folder: Path) -> Iterator[tuple[str, list[GoldMention], Gold]]:
    """Yield text, marks and annotation of each article."""
    for path in sorted(folder.glob("*.json")):
        marked = path.with_name(f"{path.stem}.ann.txt")
        source = marked if marked.exists() else path.with_suffix(".txt")
        yield *parse_marks(source.read_text(encoding="utf-8")), json.loads(path.read_text(encoding="utf-8"))


def main() -> None:
    """Print the table."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    articles = list(articles_of(folder))
    if not articles:
        raise SystemExit(f"no annotated articles (ID.json beside ID.ann.txt or ID.txt) in {folder}")
    rows: dict[str, Teller] = {
        "as shipped": as_shipped,
        "the annotators' names and references": partial(with_marks, gold_kinds(folder)),
        "without names in doubt": sure_names_alone,
        "without references (he, the club)": names_alone,
        "without the second look": without_second_look,
        "without joint decisions": without_joint_decisions,
        "rules alone": rules_alone,
    }
    if not any(marks for _, marks, _ in articles):
        del rows["the annotators' names and references"]
    print(f"{f'{len(articles)} articles, F1':40}" + "".join(f"{name:>14}" for name in GROUPS))
    for name, tell in rows.items():
        tally = Tally.empty()
        for text, marks, gold in articles:
            tally.add(tell(text, marks, gold), told_in(gold, key_of(gold)))
        print(f"{name:40}" + "".join(f"{tally.figures(labels)[2]:14.3f}" for labels in GROUPS.values()), flush=True)


if __name__ == "__main__":
    main()
