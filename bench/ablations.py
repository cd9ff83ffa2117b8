"""usage: python -m dugout.bench.ablations FOLDER: what each part of the trained reader gives.

FOLDER holds annotated articles: ID.json with ID.ann.txt, or with ID.txt, which have no row of the annotators' names.
Each row leaves one part out, or has it perfect, and all else as shipped: F1 by edge and over all, and the share of the
links found whose stance is right. Articles that the network has learned from flatter every row that has it.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dugout.graph.model import Stance
from dugout.graph.register import load_register
from dugout.loaders.choice import weights_of
from dugout.loaders.discourse import read_doubtful
from dugout.loaders.document import Document, Draft, Form, Kind, Mention
from dugout.loaders.lexicon import Lexicon, lexicon
from dugout.loaders.network.answers import Answer
from dugout.loaders.network.asked import Asked, ask_about
from dugout.loaders.network.decide import decide
from dugout.loaders.network.entities import Sort, find_entities
from dugout.loaders.network.features import view_of
from dugout.loaders.network.limits import limits
from dugout.loaders.network.reading import read_article, read_once
from dugout.loaders.network.runtime import network
from dugout.loaders.network.second import POST_LABELS, look_again
from dugout.loaders.network.standing import with_stances
from dugout.training.annotated import GoldMention, annotated_text, gold_articles, gold_document, gold_kinds, key_of
from dugout.training.fit_persons import lexicon_without
from dugout.training.judge import Key, Tally, told_by, told_in
from dugout.training.table import GROUPS

Gold = dict[str, Any]
Facts = dict[Key, Stance | None]


def put(document: Document, others: list[Mention]) -> Asked:
    """Return what the network is asked about a document."""
    return ask_about(view_of(document, lexicon()), find_entities(document, others, lexicon()))


def again(asked: Asked, answer: Answer) -> Answer:
    """Return the answer after the second look."""
    return look_again(asked.pairs, answer, limits().corrected)


def answered(asked: Asked) -> Answer:
    """Return the answer after the second look, also at the stances."""
    return standing(asked, again(asked, network().read(asked)[0]))


def standing(asked: Asked, answer: Answer) -> Answer:
    """Return the answer with the stances weighed again."""
    return with_stances(asked, answer, limits(), weights_of("stance_values"))


def unjoined(asked: Asked, answer: Answer) -> Iterator[tuple[str, str, str]]:
    """Yield label and names of every post and chase of enough chance, whatever is true together."""
    least = limits().least
    for pair, chances in zip(asked.pairs.posts, answer.posts, strict=True):
        one, club = (asked.entities[n] for n in pair)
        if one.sort is Sort.PERSON:
            continue
        for label, sure in zip(POST_LABELS, chances, strict=True):
            if sure >= least[label]:
                yield label, one.ref.name, club.ref.name


def told(
    text: str, marks: list[GoldMention], gold: Gold, kinds: dict[str, Kind], without: Lexicon
) -> Iterator[tuple[str, Facts]]:
    """Yield each row's name, and what the reader so changed tells of an article.

    Args:
        without: A lexicon that knows no coach.
    """
    key, words = key_of(gold), lexicon()

    def keys(drafts: Iterable[Draft]) -> Facts:
        return {told_by(draft, key): draft.stance for draft in drafts}

    def decided(asked: Asked, answer: Answer) -> Facts:
        return keys(decide(asked, answer, limits().least))

    body, published = annotated_text(text), gold["published"]
    reading = read_article(body, published, words)
    shipped = keys(reading.drafts)
    yield "as shipped", shipped
    once = read_once(body, published, words)
    yield "without a second reading", keys(once.drafts)
    yield "without any coach in the register", keys(read_article(body, published, without).drafts)
    then = words.as_of(int(published[:4])) if published else words
    yield "without posts of the article's year", keys(read_article(body, published, then).drafts)
    whole, raw = reading.asked, reading.answer
    answer = again(whole, raw)
    document, others = read_doubtful(body, published, words, reading.coaches)
    if marks:
        by_mark = put(gold_document(text, marks, gold, kinds), [])
        yield "the annotators' names and references", decided(by_mark, answered(by_mark))
    sure = put(document, [])
    yield "without names in doubt", decided(sure, answered(sure))
    names = [m for m in document.mentions if m.form in (Form.NAME, Form.PLACE)]
    named = put(Document(document.text, document.published, document.sentences, names, document.year), others)
    yield "without references (he, the club)", decided(named, answered(named))
    yield "without the second look", decided(whole, raw)
    yield "without words for stances", decided(whole, answer)
    posts: Facts = {(label, key(coach), key(club)): None for label, coach, club in unjoined(whole, answer)}
    yield "without joint decisions", posts | {one: None for one in shipped if one[0] not in POST_LABELS}
    yield "rules alone", keys(once.asked.view.drafts)
    yield "rules alone, no coach in the register", keys(read_once(body, published, without).asked.view.drafts)
    yield "rules alone, no posts of its year", keys(read_once(body, published, then).asked.view.drafts)


def main() -> None:
    """Print the table."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    articles, kinds, without = list(gold_articles(folder)), gold_kinds(folder), lexicon_without(load_register().coaches)
    tallies = defaultdict[str, Tally](Tally.empty)
    stances = defaultdict[str, list[bool]](list)
    for _, text, marks, gold in articles:
        facts = told_in(gold, key_of(gold))
        for row, ours in told(text, marks, gold, kinds, without):
            tallies[row].add(ours, facts)
            stances[row] += [stance == facts[one]["stance"] for one, stance in ours.items() if stance and one in facts]
    if not articles:
        raise SystemExit(f"no annotated articles (ID.json beside ID.ann.txt or ID.txt) in {folder}")
    print(f"{f'{len(articles)} articles, F1':40}" + "".join(f"{name:>14}" for name in (*GROUPS, "stance")))
    for row, tally in tallies.items():
        stance = f"{sum(right) / len(right):14.3f}" if (right := stances[row]) else f"{'-':>14}"
        print(f"{row:40}" + "".join(f"{tally.figures(labels)[2]:14.3f}" for labels in GROUPS.values()) + stance)


if __name__ == "__main__":
    main()
