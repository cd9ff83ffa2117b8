"""usage: python -m dugout.training.fit_dating: fit loaders/words/dating_values.yml on training/articles.

The weights say which year a text without a date was written in. They are fitted to articles whose date is known and
hidden.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dugout.loaders.dating import signs_of
from dugout.loaders.discourse import read_document
from dugout.loaders.lexicon import lexicon
from dugout.training.annotated import annotated_text, gold_articles
from dugout.training.check import ARTICLES
from dugout.training.fit_values import WORDS, write_weights
from dugout.training.softmax import Problem, minimise

_L2 = 2.0
_HEAD = "# Made by training/fit_dating.py; see loaders/dating.py. Softmax weights of a year, one sign a line.\n"


class Dated(NamedTuple):
    """What speaks for each year in which an article may have been written, and the year of its date."""

    signs: dict[int, dict[str, float]]
    year: int


def dated(folder: Path) -> Iterator[Dated]:
    """Yield the articles of a folder that have a date, as if it were not known."""
    words = lexicon()
    for _, marked, _, gold in gold_articles(folder):
        if gold["published"]:
            text = annotated_text(marked)
            document = read_document(text, None, words)
            signs = signs_of(text, document.mentions, words)
            if (year := int(gold["published"][:4])) in signs:
                yield Dated(signs, year)


def fit_dating(articles: list[Dated]) -> dict[str, float]:
    """Return what each sign of a year counts."""
    names = sorted({sign for article in articles for told in article.signs.values() for sign in told})
    places = {name: n for n, name in enumerate(names)}
    choices = [
        [
            ([(places[sign], much) for sign, much in told.items()], year == article.year)
            for year, told in article.signs.items()
        ]
        for article in articles
    ]
    weights = minimise(Problem(choices, len(names), _L2))
    return {name: round(float(weights[n]), 2) for name, n in places.items()}


def main() -> None:
    """Fit and write the weights."""
    weights = fit_dating(list(dated(ARTICLES)))
    write_weights(WORDS / "dating_values.yml", {"year": weights}, _HEAD)
    print(f"dating_values: year {len(weights)} weights")


if __name__ == "__main__":
    main()
