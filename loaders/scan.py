"""One pass over a text: its words, and every place where a form of the register stands."""

import re
from functools import lru_cache
from typing import NamedTuple

from dugout.graph.names import fold_name
from dugout.loaders.document import Sentence
from dugout.loaders.lexicon import Entry, Lexicon

_WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one name: "A.C. Milan", "Saint-Germain", "O'Neill", "Brighton & Hove".
_JOINTS = frozenset(" |\u00a0|. |.\u00a0|-|–|'|’|.|.-| & |/| /|/ | / ".split("|"))


class Word(NamedTuple):
    """A word: where it stands, its folded form, whether it begins with a capital or digit."""

    start: int
    end: int
    folded: str
    capital: bool
    sentence: int
    joined: bool  # nothing but a joint between it and the word before


class Match(NamedTuple):
    """A form of the register in the text: words `first` to `last` (inclusive)."""

    first: int
    last: int
    entries: list[Entry]


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    return fold_name(word)


def cut_words(text: str, sentences: list[Sentence]) -> list[Word]:
    """Return the words of all sentences in order, with their folded forms."""
    words: list[Word] = []
    for number, sentence in enumerate(sentences):
        before = -1
        for m in _WORD.finditer(text, sentence.start, sentence.end):
            start, end = m.span()
            surface = m[0]
            joined = before >= 0 and text[before:start] in _JOINTS
            words.append(Word(start, end, _folded(surface), not surface[0].islower(), number, joined))
            before = end
    return words


def match_forms(words: list[Word], lexicon: Lexicon) -> list[Match]:
    """Return the forms of the register that stand in the words, longest first, left to right.

    A name has a capital in its first or last word ("the Italian championship" has one in it).
    """
    found: list[Match] = []
    forms, longest = lexicon.forms, lexicon.longest
    at, count = 0, len(words)
    while at < count:
        most = longest.get(words[at].folded, 0)
        step = 1
        if most:
            last, key = at, words[at].folded
            keys = [key]
            while len(keys) < most and last + 1 < count and words[last + 1].joined:
                last += 1
                key = f"{key} {words[last].folded}"
                keys.append(key)
            for size in range(len(keys), 0, -1):
                entries = forms.get(keys[size - 1])
                if entries and any(w.capital for w in words[at : at + size]) and (size > 1 or words[at].capital):
                    found.append(Match(at, at + size - 1, entries))
                    step = size
                    break
        at += step
    return found
