"""usage: python -m dugout.training.fit_references: fit pronoun_values.yml and club_values.yml of loaders/words.

Whom a pronoun means, and which club "the club", hangs on what those before it mean, which a reader gets wrong: so
weights are fitted to the articles of training/articles whose references are told by the annotation, and anew to what
these weights make of them. Prints how many are right in five folds, each judged by weights that have not seen its
articles.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from dugout.graph.model import Ref
from dugout.loaders import clubs_meant, pronouns
from dugout.loaders.choice import Weights
from dugout.loaders.dating import year_of
from dugout.loaders.discourse import Resolver
from dugout.loaders.document import Form, Kind
from dugout.loaders.hints import OwnClub, Pronoun, SomeClub
from dugout.loaders.lexicon import lexicon
from dugout.loaders.mentions import find_names
from dugout.loaders.pronouns import Option, likeliest
from dugout.loaders.sentences import split_sentences
from dugout.training.annotated import annotated_text, gold_articles, gold_document, gold_kinds, key_of
from dugout.training.check import ARTICLES
from dugout.training.fit_values import WORDS, fit_choices, write_weights

HEAD = "# Made by training/fit_references.py; see loaders/{}.py. Softmax weights, one feature a line.\n"
_SMALL = 0.03
Row = tuple[int, list[Option], Ref | None]  # number of the article, what may be meant, and what is


class Table(NamedTuple):
    """How the weights of one table are fitted."""

    module: str  # that reads them
    table: str
    value: str
    rare: int  # a feature that stands with fewer options is left out
    l2: float


PRONOUNS = Table("pronouns", pronouns.TABLE, pronouns.VALUE, rare=20, l2=2.0)
CLUBS = Table("clubs_meant", clubs_meant.TABLE, clubs_meant.VALUE, rare=5, l2=4.0)
Fitted = dict[Table, dict[str, float]]


class _Told(Resolver):
    """Keeps what is offered for what refers back in a text; reads on with what is right, or what weights choose."""

    people: dict[tuple[int, int], Ref]  # whom each pronoun means
    sides: dict[int, str]  # the club of each description as the articles' key, by where it ends
    key: Callable[[str], str]
    rows: dict[Table, list[tuple[list[Option], Ref | None]]]
    fitted: Fitted

    def _he(self, hint: Pronoun) -> Ref | None:
        options = self.pronouns.options(hint.start, hint.end, self._before(hint))
        right = self.people.get((hint.start, hint.end))
        if options[1:]:
            self.rows[PRONOUNS].append((options, right if any(ref == right for ref, _ in options) else None))
        return _chosen(options, self.fitted, PRONOUNS) if self.fitted else right

    def _club(self, hint: OwnClub | SomeClub) -> Ref | None:
        options = self.clubs.options(hint, self.sentence, self._topic())
        told = self.sides.get(hint.end)
        right = next((ref for ref, _ in options if ref and self.key(ref.name) == told), None)
        # Not every "the club" is marked: one that is not may mean one all the same.
        if right:
            self.rows[CLUBS].append((options, right))
        return _chosen(options, self.fitted, CLUBS) if self.fitted else right


def _chosen(options: Sequence[Option], fitted: Fitted, of: Table) -> Ref | None:
    return likeliest(options, Weights({of.value: fitted[of]}), of.value)


def read_rows(fitted: Fitted, folder: Path = ARTICLES) -> dict[Table, list[Row]]:
    """Return what is offered for what refers back in annotated articles, what is before it told by weights."""
    words, kinds = lexicon(), gold_kinds(folder)
    found: dict[Table, list[Row]] = {PRONOUNS: [], CLUBS: []}
    for number, (_, text, marks, gold) in enumerate(gold_articles(folder)):
        body = annotated_text(text)
        finder = find_names(body, split_sentences(body), words)
        key = key_of(gold)
        named = {key(m.ref.name): m.ref for m in finder.found if m.kind is Kind.COACH}
        reading = _Told(finder, words, year_of(body, gold["published"], finder.found, words))
        reading.rows, reading.fitted = {PRONOUNS: [], CLUBS: []}, fitted
        reading.people, reading.sides, reading.key = {}, {}, key
        for mark in gold_document(text, marks, gold, kinds).mentions:
            called = key(mark.ref.name)
            if mark.kind is Kind.COACH and mark.form is Form.PRONOUN and called in named:
                reading.people[mark.start, mark.end] = named[called]
            elif mark.kind is Kind.CLUB and mark.form is Form.DESCRIPTION:
                reading.sides[mark.end] = called
        reading.run()
        for of, rows in reading.rows.items():
            found[of] += [(number, *row) for row in rows]
    return found


def fit(rows: Sequence[Row], of: Table) -> dict[str, float]:
    """Return the weights of features that some rows give."""
    choices = [[(features, ref == right) for ref, features in options] for _, options, right in rows]
    return fit_choices(choices, of.rare, of.l2, _SMALL)


def right_in(rows: Sequence[Row], weights: dict[str, float], of: Table) -> int:
    """Return how many references some weights give as they are meant."""
    return sum(_chosen(options, {of: weights}, of) == right for _, options, right in rows)


def main() -> None:
    """Fit and write the tables."""
    first = {of: fit(rows, of) for of, rows in read_rows({}).items()}
    for of, rows in read_rows(first).items():
        parts = [([row for row in rows if row[0] % 5 != n], [row for row in rows if row[0] % 5 == n]) for n in range(5)]
        right = sum(right_in(judged, fit(seen, of), of) for seen, judged in parts)
        weights = fit(rows, of)
        print(f"{of.table}: {len(rows)} references, {right / len(rows):.3f} right; {len(weights)} weights")
        write_weights(WORDS / f"{of.table}.yml", {of.value: weights}, HEAD.format(of.module))


if __name__ == "__main__":
    main()
