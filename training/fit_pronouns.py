"""usage: python -m dugout.training.fit_pronouns: fit loaders/words/pronoun_values.yml on training/articles.

Whom a pronoun means hangs on those before it, which a reader gets wrong: so weights are fitted to articles whose
pronouns are told by the annotation, and anew to what these weights make of them. Prints how many pronouns are right
in five folds, each judged by weights that have not seen its articles.
"""

from collections.abc import Sequence

from dugout.graph.model import Ref
from dugout.loaders.choice import Weights
from dugout.loaders.discourse import Resolver
from dugout.loaders.document import Form, Kind
from dugout.loaders.hints import Pronoun
from dugout.loaders.lexicon import lexicon
from dugout.loaders.mentions import find_names
from dugout.loaders.pronouns import TABLE, VALUE, Option, likeliest
from dugout.loaders.sentences import split_sentences
from dugout.training.annotated import annotated_text, gold_articles, gold_document, gold_kinds, key_of
from dugout.training.check import ARTICLES
from dugout.training.fit_values import WORDS, fit_choices, write_weights

HEAD = "# Made by training/fit_pronouns.py; see loaders/pronouns.py. Softmax weights, one feature a line.\n"
_RARE = 20  # a feature that stands with fewer options is left out
_L2 = 2.0
_SMALL = 0.03
Row = tuple[int, list[Option], Ref | None]  # number of the article, whom a pronoun may mean, and whom it does


class _Told(Resolver):
    """Keeps what is offered for each pronoun of a text; reads on with what is right, or with what weights choose."""

    told: dict[tuple[int, int], Ref]
    rows: list[tuple[list[Option], Ref | None]]
    weights: Weights | None

    def _he(self, hint: Pronoun) -> Ref | None:
        options = self.pronouns.options(hint.start, hint.end, self._before(hint))
        right = self.told.get((hint.start, hint.end))
        if options[1:]:
            self.rows.append((options, right if any(ref == right for ref, _ in options) else None))
        return likeliest(options, self.weights) if self.weights else right


def read_rows(weights: dict[str, float] | None = None) -> list[Row]:
    """Return what is offered for each pronoun of the annotated articles, those before it told by weights, if any."""
    words, kinds = lexicon(), gold_kinds(ARTICLES)
    found: list[Row] = []
    for number, (_, text, marks, gold) in enumerate(gold_articles(ARTICLES)):
        body = annotated_text(text)
        finder = find_names(body, split_sentences(body), words)
        key = key_of(gold)
        named = {key(m.ref.name): m.ref for m in finder.found if m.kind is Kind.COACH}
        reading = _Told(finder, words, gold["published"])
        reading.rows, reading.weights = [], Weights({VALUE: weights}) if weights else None
        reading.told = {
            (m.start, m.end): named[key(m.ref.name)]
            for m in gold_document(text, marks, gold, kinds).mentions
            if m.kind is Kind.COACH and m.form is Form.PRONOUN and key(m.ref.name) in named
        }
        reading.run()
        found += [(number, *row) for row in reading.rows]
    return found


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights of features that some rows give."""
    choices = [[(features, ref == right) for ref, features in options] for _, options, right in rows]
    return fit_choices(choices, _RARE, _L2, _SMALL)


def right_in(rows: Sequence[Row], weights: dict[str, float]) -> int:
    """Return how many pronouns some weights give as they are meant."""
    table = Weights({VALUE: weights})
    return sum(likeliest(options, table) == right for _, options, right in rows)


def main() -> None:
    """Fit and write the table."""
    rows = read_rows(fit(read_rows()))
    right = sum(
        right_in([row for row in rows if row[0] % 5 == fold], fit([row for row in rows if row[0] % 5 != fold]))
        for fold in range(5)
    )
    weights = fit(rows)
    print(f"{len(rows)} pronouns, {right / len(rows):.3f} right; {len(weights)} weights")
    write_weights(WORDS / f"{TABLE}.yml", {VALUE: weights}, HEAD)


if __name__ == "__main__":
    main()
