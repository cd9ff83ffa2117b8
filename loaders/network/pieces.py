"""Words to the pieces that the encoder knows: BERT's WordPiece, lower case, without accents."""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

PAD, UNKNOWN, BEGIN, END, HIDDEN = 0, 100, 101, 102, 103
FIRST_PIECE = 999  # smaller numbers are masks and marks
_WORDS = re.compile(r"\w+|[^\w\s]")
_LONGEST = 60


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, int]:
    """Return the number of each piece."""
    text = (files(__package__) / "weights" / "vocab.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.rstrip("\n").split("\n"))}


def pieces(text: str) -> list[int]:
    """Return the pieces of a stretch of text."""
    found: list[int] = []
    for word in _WORDS.findall(text.lower()):
        found += _cut(word)
    return found


@lru_cache(maxsize=100_000)
def _cut(word: str) -> tuple[int, ...]:
    """Return the pieces of one word, the longest first; one unknown piece if it cannot be cut."""
    known = vocabulary()
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    whole = known.get(plain)
    if whole is not None:
        return (whole,)
    if len(plain) > _LONGEST:
        return (UNKNOWN,)
    found = []
    at = 0
    while at < len(plain):
        end = len(plain)
        while end > at and (piece := ("##" if at else "") + plain[at:end]) not in known:
            end -= 1
        if end == at:
            return (UNKNOWN,)
        found.append(known[piece])
        at = end
    return tuple(found)
