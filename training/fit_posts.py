"""usage: python -m dugout.training.fit_posts: fit loaders/words/changes.yml and chases.yml on training/articles.

Prints what the weights give in five folds, each fold judged by weights that have not seen its articles.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from dugout.loaders import manages
from dugout.loaders.changes import change_features
from dugout.loaders.chases import chase_candidates
from dugout.loaders.discourse import read_document
from dugout.loaders.lexicon import Lexicon, lexicon
from dugout.loaders.linked_to import posts_filled, stance_features
from dugout.loaders.story import Prior, Story
from dugout.training.annotated import annotated_text, gold_articles, key_of
from dugout.training.check import ARTICLES

Row = tuple[int, dict[str, float], str]
Told = dict[tuple[str, str], dict[str, str]]

OUTCOMES = ("current", "former", "incoming", "none")
STANCES = ("linked", "talks", "agreed", "denied", "rejected")
WORDS = Path(__file__).parents[1] / "loaders" / "words"
CHANGES = "# Made by training/fit_posts.py; see loaders/changes.py. Softmax weights by prior, outcome and feature.\n"
CHASES = "# Made by training/fit_posts.py; see loaders/linked_to.py. Logistic weights by feature, softmax of stances.\n"


# Posts that are looked at closer where a text tells of their time, and those where it is news to the register.
CHANGING = (Prior.ARRIVES, Prior.LEAVES, Prior.PASSES)
IN_NEWS = (Prior.HOLDS, Prior.STRANGER)


def _as_it_is(_: int) -> Lexicon:
    return lexicon()


# By which lexicon an article of a year is read: for news one that ends in that year, with all or none of its posts.
_WAYS: tuple[tuple[tuple[Prior, ...], Callable[[int], Lexicon]], ...] = (
    (CHANGING, _as_it_is),
    (IN_NEWS, lambda year: lexicon().as_of(year, whole=True)),
    (IN_NEWS, lambda year: lexicon().as_of(year)),
)


def read_stories(
    folder: Path, words_of: Callable[[int], Lexicon] = _as_it_is
) -> Iterator[tuple[int, Story, Told, Callable[[str], str]]]:
    """Yield number, story, what is told of each coach and club, and the key of a name, for each dated article.

    Args:
        words_of: Gives the lexicon by which an article of a year is read.
    """
    for number, (_, text, _, gold) in enumerate(gold_articles(folder)):
        if gold["published"] is None:
            continue
        words = words_of(int(gold["published"][:4]))
        key = key_of(gold)
        told: Told = defaultdict(dict)
        for fact in gold["facts"]:
            if fact["type"] in ("MANAGES", "LINKED_TO"):
                told[key(fact["coach"]), key(fact["club"])][fact.get("status", "linked")] = fact.get("stance", "")
        yield number, Story(read_document(annotated_text(text), gold["published"], words), words), told, key


def read_changes(folder: Path) -> dict[str, list[Row]]:
    """Return article number, features and outcome of posts in change, by prior."""
    changes: dict[str, list[Row]] = defaultdict(list)
    for priors, words_of in _WAYS:
        for number, story, told, key in read_stories(folder, words_of):
            evidence = manages.evidence_in(story)
            arrivals = manages.arrivals_in(story, evidence)
            for (coach, club), seen in evidence.items():
                prior = story.prior(coach, club)
                if prior in priors:
                    statuses = told.get((key(coach.name), key(club.name)), {})
                    outcome = next((s for s in OUTCOMES if s in statuses), "none")
                    features = change_features(story, coach, club, seen, arrivals[club] - {coach})
                    changes[prior.value].append((number, features, outcome))
    return changes


def read_chases(folder: Path) -> tuple[list[Row], list[Row]]:
    """Return article number, features and outcome of chases, and of their stances."""
    chases: list[Row] = []
    stances: list[Row] = []
    for number, story, told, key in read_stories(folder):
        tenures = manages.drafts(story)
        filled = posts_filled(story, tenures)
        for (coach, club), candidate in chase_candidates(story, tenures).items():
            stance = told.get((key(coach.name), key(club.name)), {}).get("linked")
            chases.append((number, candidate.features, "linked" if stance else "none"))
            if stance:
                stances.append((number, stance_features(candidate, taken=bool(filled[club] - {coach})), stance))
    return chases, stances


def fit(x: Any, y: Any, l2: float = 2.0, rounds: int = 3000) -> Any:
    """Return softmax weights by full-batch gradient descent with momentum."""
    weights = np.zeros((x.shape[1], y.shape[1]))
    speed = np.zeros_like(weights)
    for _ in range(rounds):
        z = x @ weights
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        speed = 0.9 * speed - 0.3 * (x.T @ (p - y) + l2 * weights) / len(x)
        weights += speed
    return weights


def judge(rows: list[Row], outcomes: tuple[str, ...]) -> dict[str, dict[str, float]]:
    """Print five-fold figures and return the weights of all rows, by outcome and feature."""
    names = sorted({name for _, features, _ in rows for name in features})
    x = np.array([[features.get(name, 0.0) for name in names] for _, features, _ in rows])
    y = np.array([[outcome == o for o in outcomes] for _, _, outcome in rows], float)
    fold = np.array([number % 5 for number, _, _ in rows])
    guess = np.zeros(len(rows), int)
    for k in range(5):
        guess[fold == k] = (x[fold == k] @ fit(x[fold != k], y[fold != k])).argmax(1)
    right = y.argmax(1) == guess
    print(f"{len(rows)} pairs, {right.mean():.3f} right; the most common outcome is {y.mean(0).max():.3f}")
    for n, outcome in enumerate(outcomes):
        told = guess == n
        if told.any():
            print(f"  {outcome:9} precision {right[told].mean():.2f}, recall {right[y[:, n] > 0].mean():.2f}")
    weights = fit(x, y)
    return {
        outcome: {name: round(float(weights[i, n]), 2) for i, name in enumerate(names) if abs(weights[i, n]) >= 0.05}
        for n, outcome in enumerate(outcomes)
    }


def write(path: Path, head: str, weights: Any) -> None:
    """Write a table of weights as YAML."""
    body = yaml.safe_dump({"weights": weights}, default_flow_style=None, width=118, sort_keys=True)
    path.write_text(head + body, encoding="utf-8")


def main() -> None:
    """Fit and write both files."""
    table = {}
    for prior, rows in sorted(read_changes(ARTICLES).items()):
        print(f"posts, {prior}:", end=" ")
        table[prior] = judge(rows, OUTCOMES)
    write(WORDS / "changes.yml", CHANGES, table)
    chases, stances = read_chases(ARTICLES)
    print("chases:", end=" ")
    both = judge(chases, ("linked", "none"))
    names = both["linked"].keys() | both["none"].keys()
    # Of two outcomes only the difference counts.
    one = {name: round(both["linked"].get(name, 0.0) - both["none"].get(name, 0.0), 2) for name in sorted(names)}
    print("stances:", end=" ")
    write(WORDS / "chases.yml", CHASES, {"linked": one, "stances": judge(stances, STANCES)})


if __name__ == "__main__":
    main()
