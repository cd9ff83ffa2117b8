"""One pass over a text: its words, and every place where a form of the register stands."""

import re
from functools import lru_cache
from typing import NamedTuple

from dugout.graph.names import fold_name
from dugout.loaders.document import Sentence
from dugout.loaders.lexicon import Entry, Lexicon

_WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one name: "A.C. Milan", "Saint-Germain", "O'Neill", "Brighton & Hove".
_JOINTS = frozenset([" ", "\xa0", ". ", ".\xa0", "-", "–", "'", "’", ".", ".-", " & ", "/", " /", "/ ", " / "])
# Small, they are no end of a name: "won the Premier League two years ago".
_NUMBERS = frozenset(["one", "two", "three", "four"])
# A plural's owner's mark: "Cup Winners' Cup".
_OWNERS = frozenset(["' ", "’ "])


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
def _form(word: str) -> tuple[str, bool]:
    """Return a word folded, and whether it begins with a capital or digit."""
    return fold_name(word), not word[0].islower()


def cut_words(text: str, sentences: list[Sentence]) -> list[Word]:
    """Return the words of all sentences in order, with their folded forms."""
    words: list[Word] = []
    for number, sentence in enumerate(sentences):
        before = -1
        for m in _WORD.finditer(text, sentence.start, sentence.end):
            start, end = m.span()
            folded, capital = _form(m[0])
            gap = text[before:start] if before >= 0 else ""
            joined = gap in _JOINTS or (gap in _OWNERS and text[before - 1] == "s")
            words.append(Word(start, end, folded, capital, number, joined))
            before = end
    return words


def match_forms(words: list[Word], lexicon: Lexicon) -> list[Match]:
    """Return the forms of the register that stand in the words, longest first, left to right.

    A name has a capital in one of its words ("the Italian championship" has one). In "the FA Cup" the form is
    "FA Cup", not "the FA": one that begins small gives way to one that begins in it and goes further.
    """
    found: list[Match] = []
    at = 0
    while at < len(words):
        if words[at].folded not in lexicon.longest:  # as most
            at += 1
            continue
        match = _longest_form(words, at, lexicon)
        if match and not words[at].capital:
            inner = _longest_form(words, at + 1, lexicon)
            if inner and inner.last > match.last:
                match = inner
        if match:
            found.append(match)
        at = match.last + 1 if match else at + 1
    return found


def _longest_form(words: list[Word], first: int, lexicon: Lexicon) -> Match | None:
    word = words[first]
    key, capital = word.folded, word.capital
    most = lexicon.longest.get(key, 0)
    if not most:
        return None
    forms = lexicon.forms
    entries = forms.get(key) if capital else None
    found = Match(first, first, entries) if entries else None
    for last in range(first + 1, min(first + most, len(words))):
        word = words[last]
        if not word.joined or (word.folded in _NUMBERS and not word.capital):
            break
        key = f"{key} {word.folded}"
        capital = capital or word.capital
        if capital and (entries := forms.get(key)):
            found = Match(first, last, entries)
    return found
