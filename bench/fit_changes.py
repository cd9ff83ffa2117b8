"""usage: fit_changes.py FOLDER [OUT.yml]: fit loaders/words/changes.yml on annotated articles, print five-fold figures.

FOLDER holds ID.txt and ID.json pairs in the form of the annotation guideline.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from dugout.graph.names import fold_name
from dugout.loaders import manages
from dugout.loaders.changes import change_features
from dugout.loaders.discourse import read_document
from dugout.loaders.evidence import add_nearby, gather_evidence
from dugout.loaders.lexicon import lexicon
from dugout.loaders.story import Prior, Story

OUTCOMES = ("current", "former", "incoming", "none")
HEAD = "# Made by bench/fit_changes.py; see loaders/changes.py. Softmax weights by prior, outcome and feature.\n"


def read_pairs(folder: Path) -> dict[str, list[tuple[int, dict[str, float], str]]]:
    """Return article number, features and outcome of each pair, by prior."""
    found: dict[str, list[tuple[int, dict[str, float], str]]] = defaultdict(list)
    words = lexicon()
    for number, path in enumerate(sorted(folder.glob("*.json"))):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        body = text.split("\n", 1)[1] if gold["published"] and text[:2].isdigit() else text
        story = Story(read_document(body, gold["published"], words), words)
        evidence = gather_evidence(story)
        if gold["published"] is None:
            continue
        add_nearby(story, evidence)
        arrivals = manages.arrivals_in(story, evidence)
        same = {fold_name(form): fold_name(name) for name, forms in gold["names"].items() for form in [*forms, name]}

        def key(name: str, same: dict[str, str] = same) -> str:
            return same.get(fold_name(name), fold_name(name))

        told: dict[tuple[str, str], set[str]] = defaultdict(set)
        for fact in gold["facts"]:
            if fact["type"] == "MANAGES":
                told[key(fact["coach"]), key(fact["club"])].add(fact["status"])
        for (coach, club), seen in evidence.items():
            prior = story.prior(coach, club)
            if prior in (Prior.ARRIVES, Prior.LEAVES, Prior.PASSES):
                statuses = told.get((key(coach.name), key(club.name)), set())
                outcome = next((s for s in OUTCOMES if s in statuses), "none")
                features = change_features(story, coach, club, seen, arrivals[club] - {coach})
                found[prior.value].append((number, features, outcome))
    return found


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


def main() -> None:
    pairs = read_pairs(Path(sys.argv[1]))
    table: dict[str, dict[str, dict[str, float]]] = {}
    for prior, rows in sorted(pairs.items()):
        names = sorted({name for _, features, _ in rows for name in features})
        x = np.array([[features.get(name, 0.0) for name in names] for _, features, _ in rows])
        y = np.array([[outcome == o for o in OUTCOMES] for _, _, outcome in rows], float)
        fold = np.array([number % 5 for number, _, _ in rows])
        guess = np.zeros(len(rows), int)
        for k in range(5):
            guess[fold == k] = (x[fold == k] @ fit(x[fold != k], y[fold != k])).argmax(1)
        right = y.argmax(1) == guess
        print(f"{prior}: {len(rows)} pairs, {right.mean():.3f} right; most common {y.mean(0).max():.3f}")
        for n, outcome in enumerate(OUTCOMES):
            told = guess == n
            if told.any():
                print(
                    f"  {outcome}: precision {right[told].mean():.2f}, recall {right[y[:, n] > 0].mean():.2f}",
                    dict(Counter(rows[i][2] for i in np.where(told)[0])),
                )
        weights = fit(x, y)
        table[prior] = {
            outcome: {
                name: round(float(weights[i, n]), 2) for i, name in enumerate(names) if abs(weights[i, n]) >= 0.05
            }
            for n, outcome in enumerate(OUTCOMES)
        }
    if len(sys.argv) > 2:
        body = yaml.safe_dump({"weights": table}, default_flow_style=None, width=118, sort_keys=True)
        Path(sys.argv[2]).write_text(HEAD + body, encoding="utf-8")


if __name__ == "__main__":
    main()
