"""Near-copies: agency texts that several papers print, cut a little or under another headline."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dugout.graph.model import Article
from dugout.graph.names import plain_letters

# Two texts are copies where half of the runs of three words in either are in both. Two papers'
# own stories of one event share a tenth at most, quotes included.
_ALIKE = 0.5
_RUN = 3
# Texts with fewer runs than this are copies only if they are the same.
_LEAST_RUNS = 20
_VALUES = 128
# Texts are compared that agree on one of the first bands; of copies cut to 7/10, 996 in 1,000 do.
_BANDS, _BAND = 20, 4

_WORD = re.compile(r"\w+")


def sketch_text(text: str) -> str:
    """Return a sketch (256 hex digits) of a text: the more two texts share, the more of their bytes agree."""
    from rensa import RMinHash

    words = _WORD.findall(plain_letters(text))
    runs = {" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)}
    if len(runs) < _LEAST_RUNS:
        runs = {" ".join(words)}
    minhash = RMinHash(num_perm=_VALUES, seed=1)
    minhash.update([run.encode("utf-8", "surrogatepass") for run in runs])
    return bytes(value & 0xFF for value in minhash.digest()).hex()


def sketched(article: Article) -> Article:
    """Return an article with the sketch of its text, if it has a text."""
    if article.text is None or article.sketch is not None:
        return article
    return replace(article, sketch=sketch_text(article.text))


class Copies:
    """Texts by key, in groups that are connected by being near-copies; any order of adding makes the same."""

    def __init__(self) -> None:
        """Start without texts."""
        self._sketches: dict[str, bytes] = {}
        self._bands: dict[bytes, list[str]] = defaultdict(list)
        self._groups: dict[str, set[str]] = {}

    def add(self, key: str, sketch: str | None) -> None:
        """Put in a text, by its sketch; one without a sketch is no copy of any."""
        group = {key}
        self._groups[key] = group
        if not sketch:
            return
        self._sketches[key] = bytes.fromhex(sketch)
        near: set[str] = set()
        for band in _bands(self._sketches[key]):
            held = self._bands[band]
            near.update(held)
            held.append(key)
        for other in self._alike(key, near):
            group = self._join(group, self._groups[other])

    def remove(self, key: str) -> set[str]:
        """Take out a text and return those it was grouped with; what only it connected falls apart."""
        rest = self._groups.pop(key) - {key}
        sketch = self._sketches.pop(key, b"")
        for band in _bands(sketch):
            self._bands[band].remove(key)
        for other in rest:
            self._groups[other] = {other}
        for other in rest:
            bands = _bands(self._sketches.get(other, b""))
            near = {copy for band in bands for copy in self._bands[band]} - {other}
            for copy in self._alike(other, near):
                self._join(self._groups[other], self._groups[copy])
        return rest

    def group(self, key: str) -> set[str]:
        """Return the keys of the texts connected with a text, itself among them."""
        return self._groups[key]

    def _alike(self, key: str, others: Iterable[str]) -> Iterator[str]:
        return (other for other in others if _likeness(self._sketches[key], self._sketches[other]) >= _ALIKE)

    def _join(self, left: set[str], right: set[str]) -> set[str]:
        if left is right:
            return left
        small, large = sorted((left, right), key=len)
        large |= small
        for key in small:
            self._groups[key] = large
        return large


def _bands(sketch: bytes) -> list[bytes]:
    starts = range(0, _BANDS * _BAND if sketch else 0, _BAND)
    return [b"%d %b" % (start, sketch[start : start + _BAND]) for start in starts]


def _likeness(left: bytes, right: bytes) -> float:
    """Return the share of runs that two texts have in common, as their sketches estimate it.

    One byte in 256 agrees by chance.
    """
    agree = sum(one == other for one, other in zip(left, right, strict=True)) / _VALUES
    return (agree - 1 / 256) / (1 - 1 / 256)
