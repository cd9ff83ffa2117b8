"""usage: python -m dugout.training.fit_persons: fit person_values.yml of loaders/words.

Who is a coach is learned from the people of training/articles whom no word beside their names shows to be one. Nearly
all coaches of the articles are in the register, so they are read with registers, too, that have not heard of half of
all coaches, or of any. Prints, in five folds, how many coaches are found and how many others are taken for one.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from dugout.graph.register import load_register
from dugout.loaders.bystanders import LEAST, LEAST_IF_FOUND, TABLE, VALUE, Place
from dugout.loaders.choice import Weights
from dugout.loaders.document import Kind
from dugout.loaders.lexicon import Lexicon, lexicon
from dugout.loaders.mentions import Finder
from dugout.loaders.sentences import split_sentences
from dugout.training.annotated import annotated_text, gold_articles, gold_kinds, key_of
from dugout.training.check import ARTICLES, BYSTANDERS
from dugout.training.fit_values import WORDS, fit_choices, write_weights

HEAD = "# Made by training/fit_persons.py; see loaders/bystanders.py. Logistic weights, one feature a line.\n"
_SHOWN = (LEAST, LEAST_IF_FOUND)
# What the names of texts in which nobody is a coach begin with: those that are fitted to, and those that are not.
SEEN, _UNSEEN = "abcd", "t"
# Texts in which nobody is a coach count so many times: there are few beside the articles, and many in the news.
_OFTEN = 8
_FOLDS, _RARE, _L2, _SMALL = 5, 25, 3.0, 0.08


class Person(NamedTuple):
    """Somebody named in an article: what stands around the name, and whether that is a coach."""

    number: int  # of the article
    known: bool  # whether the register has him, and it was kept from the reader
    signs: list[str]
    coach: bool


class _Told(Finder):
    """Keeps the people of a text who were weighed, and takes none for a coach."""

    weighed: list[list[Place]]

    def _weight(self, places: list[Place]) -> float:
        self.weighed.append(places)
        return -math.inf

    def people_weighed(self) -> Iterator[tuple[str, list[str]]]:
        """Yield their names, and what stands around them."""
        self.weighed = []
        self.names()
        self.people()
        for places in self.weighed:
            first, last = places[0]
            yield self.text[self.words[first].start : self.words[last].end], self.around.signs(places)


def lexicon_without(coaches: Iterable[str]) -> Lexicon:
    """Return a lexicon that has not heard of some coaches; their first names it knows all the same."""
    words = Lexicon(load_register().without(frozenset(coaches)))
    words.first_names |= lexicon().first_names
    return words


@cache
def lexicons() -> list[Lexicon]:
    """Return the lexicon of the register, two that lack one half of its coaches each, and one that lacks them all."""
    coaches = sorted(load_register().coaches)
    Random(1).shuffle(coaches)
    half = len(coaches) // 2
    return [lexicon(), *map(lexicon_without, (coaches[:half], coaches[half:], coaches))]


def bystander_texts(begins: str = SEEN) -> list[str]:
    """Return the texts in which nobody is a coach whose names begin with one of some letters; those fitted to."""
    return [path.read_text(encoding="utf-8") for path in sorted(BYSTANDERS.glob(f"[{begins}]*.txt"))]


def read_bystanders(begins: str) -> Iterator[Person]:
    """Yield the people of texts in which nobody is a coach, of those whose names begin with one of some letters."""
    for number, text in enumerate(bystander_texts(begins)):
        for _, signs in _Told(text, split_sentences(text), lexicon()).people_weighed():
            yield Person(number, False, signs, False)


def read_people(folder: Path = ARTICLES) -> Iterator[Person]:
    """Yield the people of the annotated articles; of those that only a lexicon which lacks coaches weighs, coaches."""
    kinds, readers = gold_kinds(folder), lexicons()
    for number, (_, text, marks, gold) in enumerate(gold_articles(folder)):
        body, key = annotated_text(text), key_of(gold)
        sentences = split_sentences(body)
        coaches = {key(fact["coach"]) for fact in gold["facts"] if fact.get("coach")}
        coaches |= {key(mark.name) for mark in marks if kinds.get(mark.name) is Kind.COACH}
        unknown: set[str] = set()
        for place, words in enumerate(readers):
            for name, signs in _Told(body, sentences, words).people_weighed():
                coach = key(name) in coaches
                if not place:
                    unknown.add(name)
                if coach or not place:
                    yield Person(number, name not in unknown, signs, coach)


def fit(people: Iterable[Person]) -> dict[str, float]:
    """Return the weights of signs that some people give."""
    choices = [[(one.signs, one.coach), ((), not one.coach)] for one in people]
    return fit_choices(choices, _RARE, _L2, _SMALL)


def main() -> None:
    """Fit and write the table."""
    people, others = list(read_people()), list(read_bystanders(SEEN)) * _OFTEN
    sums: dict[str, list[float]] = defaultdict(list)
    for fold in range(_FOLDS):
        seen = [one for one in (*people, *others) if one.number % _FOLDS != fold]
        weights = Weights({VALUE: fit(seen)})
        for one in people:
            if one.number % _FOLDS == fold:
                who = f"{'coaches' if one.coach else 'others'} {'of' if one.known else 'not in'} the register"
                sums[who].append(weights.sum(VALUE, one.signs))
    table = fit([*people, *others])
    weights = Weights({VALUE: table})
    sums["people of texts without a coach"] = [weights.sum(VALUE, one.signs) for one in read_bystanders(_UNSEEN)]
    for who, found in sums.items():
        shares = (f"{sum(one >= least for one in found) / len(found):.1%} from {least:g} on" for least in _SHOWN)
        print(f"{who}: {len(found)}, of them " + ", ".join(shares))
    print(f"{len(table)} weights")
    write_weights(WORDS / f"{TABLE}.yml", {VALUE: table}, HEAD)


if __name__ == "__main__":
    main()
