"""usage: python -m dugout.training.fit_dating: fit loaders/words/dating_values.yml on training/articles.

The weights say which year a text without a date was written in. They are fitted to articles whose date is known and
hidden.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dugout.loaders.dating import likeliest, signs_of
from dugout.loaders.lexicon import lexicon
from dugout.loaders.mentions import find_names
from dugout.loaders.sentences import split_sentences
from dugout.training.annotated import annotated_text, gold_articles
from dugout.training.check import ARTICLES, UNSEEN
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
            names = find_names(text, split_sentences(text), words).found
            yield Dated(signs_of(text, names, words), int(gold["published"][:4]))


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
        if article.year in article.signs
    ]
    weights = minimise(Problem(choices, len(names), _L2))
    return {name: round(float(weights[n]), 2) for name, n in places.items()}


def right(articles: Sequence[Dated], weights: dict[str, float]) -> tuple[float, float]:
    """Return for which share of articles the likeliest year is right, and right to one year."""
    off = [abs(likeliest(article.signs, weights) - article.year) for article in articles if article.signs]
    return sum(not of for of in off) / len(articles), sum(of < 2 for of in off) / len(articles)


def main() -> None:
    """Fit and write the weights, and print what they give on articles that nothing is fitted to."""
    weights = fit_dating(list(dated(ARTICLES)))
    write_weights(WORDS / "dating_values.yml", {"year": weights}, _HEAD)
    unseen = list(dated(UNSEEN))
    exact, near = right(unseen, weights)
    told = f"of {len(unseen)} unseen articles {exact:.3f} right, {near:.3f} to one year"
    print(f"dating_values: year {len(weights)} weights; {told}")


if __name__ == "__main__":
    main()
