"""A sentence as the value rules read it: words, and who, where and when as one token each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from dugout.graph.model import Ref
from dugout.loaders.document import Document, Form, Kind, Mention
from dugout.loaders.durations import Duration, find_durations
from dugout.loaders.line import CLUB, COACH, COMPETITION, LENGTH, OF_COACH, SCORE, TIME, WORD, Groups, Line, Token
from dugout.loaders.scores import Score
from dugout.loaders.times import Time
from dugout.loaders.words import words

_KINDS = {Kind.COACH: COACH, Kind.CLUB: CLUB, Kind.COMPETITION: COMPETITION}
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[,;:()—–\".!?“”/]|- ")
# What is longer is no sentence; its tokens would only cost time.
_LONGEST = 3000


@cache
def _groups(subject: str) -> Groups:
    return Groups(words("telling")[subject])


@dataclass(slots=True)
class Scene:
    """A document cut into tokens, sentence by sentence, when they are asked for.

    `subject` is the part of words/telling.yml by which words are grouped.
    """

    document: Document
    subject: str
    times: Sequence[Time]
    scores: Sequence[Score] = ()
    timed: dict[int, list[Time | Score]] = field(default_factory=dict)
    told_in: dict[Ref, set[int]] = field(default_factory=lambda: defaultdict(set))
    _lines: dict[int, Line] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index times, scores and mentions by sentence."""
        items: list[Time | Score] = [*self.times, *self.scores]
        for item in items:
            self.timed.setdefault(self.document.sentence_at(item.start), []).append(item)
        for mention in self.document.mentions:
            self.told_in[mention.ref].add(mention.sentence)

    def line(self, sentence: int) -> Line:
        """Return a sentence as tokens, with their places."""
        if sentence not in self._lines:
            tokens = _tokens(self.document, sentence, self.timed.get(sentence, ()))
            self._lines[sentence] = Line(tokens, _groups(self.subject))
        return self._lines[sentence]

    def tokens(self, sentence: int) -> Sequence[Token]:
        """Return the tokens of a sentence."""
        return self.line(sentence).tokens


def _tokens(document: Document, sentence: int, items: Sequence[Time | Score]) -> Sequence[Token]:
    """Return a sentence as tokens: the same ones for all scenes with the same times and scores in it."""
    key = (sentence, *items)
    if key not in document.tokens:
        document.tokens[key] = _read(document, sentence, items)
    found: Sequence[Token] = document.tokens[key]
    return found


def _read(document: Document, sentence: int, items: Iterable[Time | Score]) -> list[Token]:
    here, text = document.sentences[sentence], document.straight
    if here.end - here.start > _LONGEST:
        return []
    spans: list[tuple[int, int, str, Mention | Time | Score | Duration]] = [
        (m.start, m.end, _KINDS[m.kind], m) for m in document.within(sentence)
    ]
    spans += [(t.start, t.end, TIME if isinstance(t, Time) else SCORE, t) for t in items]
    taken = [(start, end) for start, end, kind, _ in spans if kind == TIME]
    spans += [
        (d.start, d.end, LENGTH, d)
        for d in find_durations(text, here.start, here.end)
        if not any(start < d.end and d.start < end for start, end in taken)
    ]
    spans.sort(key=lambda span: (span[0], -span[1]))
    out: list[Token] = []
    at = _fill(out, text, here.start, here.end, spans)
    _words(out, text, at, here.end)
    return out


def _fill(
    out: list[Token], text: str, at: int, end: int, spans: list[tuple[int, int, str, Mention | Time | Score | Duration]]
) -> int:
    """Add the tokens up to the last of `spans`, and return where that ends."""
    for number, (start, stop, kind, item) in enumerate(spans):
        if start < at:
            if kind == TIME and out and out[-1].kind == COMPETITION:
                out.append(Token(TIME, TIME, item=item, at=start))  # "Euro 2016" is a competition and a time
            continue
        _words(out, text, at, start)
        at = stop
        if not isinstance(item, Mention):
            out.append(Token(kind, kind, item=item, at=start))
            continue
        out.append(Token(kind, kind, item.ref, item, at=start))
        if kind == COACH and item.form is Form.DESCRIPTION:
            inside = [span for span in spans[number + 1 :] if span[1] <= stop]
            at = _inner(out, text, start, stop, inside)
        elif kind == COACH and text[start:stop].lower() in ("his", "her", "hers"):
            out.append(Token(WORD, "'s"))
    return at


def _inner(
    out: list[Token], text: str, at: int, end: int, spans: list[tuple[int, int, str, Mention | Time | Score | Duration]]
) -> int:
    """Add the words of a description, its clubs as what they are: "the former Chelsea boss"."""
    for start, stop, kind, item in spans:
        if start >= at:
            _words(out, text, at, start)
            if isinstance(item, Mention):
                out.append(Token(OF_COACH if kind == CLUB else kind, kind, item.ref, item, at=start))
            else:
                out.append(Token(kind, kind, item=item, at=start))
            at = stop
    _words(out, text, at, end)
    return end


def _words(out: list[Token], text: str, start: int, end: int) -> None:
    out.extend([Token(WORD, m[0].lower(), None, None, m.start()) for m in _WORD.finditer(text, start, end)])
