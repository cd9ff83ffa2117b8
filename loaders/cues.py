"""Cue tables: which words in a masked sentence say what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dugout.loaders.document import Document, Form, Kind, Mention
from dugout.loaders.words import words

# "⟦C3⟧, 49, has left", "⟦C3⟧ (49) has left" and "⟦C3⟧, 49, the ⟦K4⟧ boss,": ages are taken out.
_AGES = re.compile(
    r"⟧(?:, (?:aged )?\d\d(?:"
    r",(?= (?:has|had|is|was|will|left|joined|signed|took|takes|succeed|replace|resign)\w*\b)|(?=[,. ]))"
    r"|,? \((?:aged )?\d\d\))"
)
_LETTER = {Kind.COACH: "C", Kind.CLUB: "K", Kind.COMPETITION: "P"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of a cue table."""

    rule: str
    pattern: re.Pattern[str]
    stems: tuple[str, ...]
    unless: re.Pattern[str] | None
    values: dict[str, Any]


class Table(tuple[Cue, ...]):
    """The cues of one file, in its order."""

    def __init__(self, table: Iterable[Cue]) -> None:
        """Index the cues by their stems."""
        self._with_stem: dict[str, list[int]] = {}  # the places of the cues that have it
        for n, cue in enumerate(self):
            for stem in cue.stems:
                self._with_stem.setdefault(stem, []).append(n)
        # A stem of several words stands in no word: it may begin with the end of one.
        self._in_word = [stem for stem in self._with_stem if " " not in stem]
        self._begun = [(stem, stem.split()[0]) for stem in self._with_stem if " " in stem]
        # Articles without their names share most of their words: which stems each has is looked up once.
        self._stems_of = lru_cache(maxsize=50_000)(self._find_stems)

    def possible(self, text: str) -> list[Cue]:
        """Return the cues of which a text has a stem, in the order of the table."""
        found: set[int] = set()
        for stems in filter(None, map(self._stems_of, set(text.split()))):
            found.update(*[self._with_stem[stem] for stem in stems if stem in text])
        return [self[n] for n in sorted(found)]

    def _find_stems(self, word: str) -> list[str]:
        """Return the stems that stand in a word, and those of several words that begin with its end."""
        return [
            *(stem for stem in self._in_word if stem in word),
            *(stem for stem, first in self._begun if word.endswith(first)),
        ]


def _fill(pattern: str) -> str:
    macros = words("macros")
    while "{" in pattern:
        filled = re.sub(r"\{([A-Z_][A-Z_0-9]*)\}", lambda m: macros[m[1]], pattern)
        if filled == pattern:
            break
        pattern = filled
    return pattern


@cache
def cues(name: str) -> Table:
    """Return the cues of `loaders/words/NAME.yml`, their macros filled in."""
    table = []
    for row in words(name)["cues"]:
        row = dict(row)
        unless = row.pop("not", None)
        table.append(
            Cue(
                rule=row.pop("rule"),
                pattern=re.compile(_fill(row.pop("pattern"))),
                stems=tuple(row.pop("when")),
                unless=re.compile(_fill(unless)) if unless else None,
                values=row,
            )
        )
    return Table(table)


def mask(document: Document, sentence: int) -> str:
    """Return a sentence in lower case with its mentions masked: "⟦C3⟧ has left ⟦K4⟧".

    The number is the mention's place in `document.mentions`. "The former Chelsea boss",
    standing for a coach, becomes "⟦C3⟧, the former ⟦K4⟧ boss,".
    """
    here = document.sentences[sentence]
    out: list[str] = []
    at = here.start
    numbered = document.numbered(sentence)
    for number, mention in numbered:
        if mention.start < at:
            continue
        out.append(document.text[at : mention.start].lower())
        inner = [(n, m) for n, m in numbered if mention.start <= m.start and m.end <= mention.end and n != number]
        out.append(_masked(document, number, mention, inner))
        at = mention.end
    out.append(document.text[at : here.end].lower())
    return _AGES.sub("⟧", "".join(out).replace("’", "'").replace("\u00a0", " "))


def _masked(document: Document, number: int, mention: Mention, inner: list[tuple[int, Mention]]) -> str:
    token = f"⟦{_LETTER[mention.kind]}{number}⟧"
    surface = document.text[mention.start : mention.end].lower()
    if mention.form is Form.PRONOUN and surface in ("his", "her", "hers"):
        return token + "'s"
    clubs = [(n, m) for n, m in inner if m.kind is Kind.CLUB]
    if mention.kind is Kind.COACH and clubs:
        words_: list[str] = []
        at = mention.start
        for n, m in clubs:
            words_.append(document.text[at : m.start].lower())
            words_.append(f"⟦K{n}⟧")
            at = m.end
        words_.append(document.text[at : mention.end].lower())
        return f"{token}, {''.join(words_)},"
    return token
