"""Whether the shipped limits are those that `make limits` gives the shipped network: fits them all anew, which takes
minutes.

usage: limits.py

Prints by how much each part is off, and fails where one is off by more than what another processor rounds otherwise.
"""

import sys
from collections.abc import Mapping, Sequence

import numpy

from dugout.loaders.network.reading import shipped
from dugout.loaders.network.second import LABELS, chances_of
from dugout.training.limits import read_unseen, set_right
from dugout.training.settle import Article


def f1_from(judged: Sequence[Article], least: Mapping[str, float]) -> float:
    """Return the F1 over all labels of the claims from some chances on."""
    told = [one.right for article in judged for one in article.claims if one.chance >= least[one.label]]
    return 2 * sum(told) / (len(told) + sum(article.there.total() for article in judged))


def main() -> None:
    """Fit the limits anew, and compare."""
    fitted = shipped()
    texts = read_unseen(fitted)
    told, again = fitted.limits, set_right(fitted, texts)
    # Thresholds move far where F1 is nearly the same.
    judged = [text.judged(told.corrected) for text in texts]
    off = {
        "F1 from the thresholds on": (abs(f1_from(judged, again.least) - f1_from(judged, told.least)), 0.005),
        "threshold of current": (abs(again.least["current"] - told.least["current"]), 0.1),
    }
    rows = [text.rows() for text in texts]
    for label in LABELS:
        signs = numpy.concatenate([of[label].signs for of in rows])
        ours, theirs = (chances_of(signs @ numpy.array(of.corrected[label])) for of in (again, told))
        off[f"chances, {label}"] = (float(abs(ours - theirs).mean()), 0.003)
    for name, blend in again.blends.items():
        ours, theirs = numpy.array(blend), numpy.array(told.blends[name])
        off[f"words and network, {name}"] = (float(abs(ours - theirs)[:3].max()), 0.05)
        off[f"threshold, {name}"] = (abs(blend.least - told.blends[name].least), 0.15)
    for key, weights in again.timing.items():
        off[f"times, {key}"] = (float(abs(numpy.array(weights) - told.timing[key]).max()), 0.3)
    for name, (by, most) in off.items():
        print(f"{name:36}{by:9.4f} of {most}")
    if wrong := [name for name, (by, most) in off.items() if by > most]:
        sys.exit(f"limits.json is out of date ({', '.join(wrong)}): run `make limits`")


if __name__ == "__main__":
    main()
