"""A sentence as the value rules read it: words, and who, where and when as one token each."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from dugout.graph.model import Ref
from dugout.loaders.document import Document, Form, Kind, Mention
from dugout.loaders.durations import Duration, find_durations
from dugout.loaders.scores import Score
from dugout.loaders.times import Time
from dugout.loaders.words import words

# What a token is: a word, or the one letter of what it stands for; small for a club inside a coach's description.
WORD, COACH, CLUB, COMPETITION, TIME, SCORE, LENGTH, OF_COACH = "w", "C", "K", "P", "T", "S", "D", "k"
_KINDS = {Kind.COACH: COACH, Kind.CLUB: CLUB, Kind.COMPETITION: COMPETITION}
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[,;:()—–\".!?“”/]|- ")
_ENDS_CLAUSE = frozenset(
    [
        *[",", ";", ":", "(", ")", "—", "–", "- ", "."],
        *["and", "but", "while", "before", "after", "who", "when", "where", "whose", "then"],
    ]
)
# Of words/telling.yml, the groups that tell of no change by themselves.
NO_CHANGE = (None, "lead", "hedge")
# What is longer is no sentence; its tokens would only cost time.
_LONGEST = 3000


@dataclass(slots=True)
class Token:
    """A word, or a mention, time, score or length of time."""

    kind: str
    word: str
    ref: Ref | None = None
    item: Mention | Time | Score | Duration | None = None
    group: str | None = None  # of words/telling.yml
    at: int = -1  # where in the text it begins; -1 for what is not there


class Line:
    """The tokens of a sentence, and in their order the places of those that are asked for again and again."""

    __slots__ = ("ends", "named", "no_words", "of_kind", "telling", "tokens", "verbs")

    def __init__(self, tokens: list[Token]) -> None:
        """Sort the places of `tokens` by what stands there."""
        self.tokens = tokens
        self.of_kind: dict[str, list[int]] = {kind: [] for kind in (COACH, CLUB, COMPETITION, TIME, SCORE)}
        self.no_words: list[int] = []  # mentions, times, scores and lengths
        self.named: list[int] = []  # coaches and clubs
        self.telling: list[int] = []  # words that tell something, if only a hedge
        self.verbs: list[int] = []  # words that tell of a change
        self.ends: list[int] = []  # what ends a clause
        for place, token in enumerate(tokens):
            if token.kind != WORD:
                self.no_words.append(place)
                self.of_kind.setdefault(token.kind, []).append(place)
                if token.kind in (COACH, CLUB):
                    self.named.append(place)
            else:
                if token.word in _ENDS_CLAUSE:
                    self.ends.append(place)
                if token.group is not None and token.group != "lead":
                    self.telling.append(place)
                    if token.group not in NO_CHANGE:
                        self.verbs.append(place)

    def clause(self, at: int) -> tuple[int, int]:
        """Return the first and last place of the clause that a token stands in."""
        before, behind = bisect_left(self.ends, at), bisect_right(self.ends, at)
        return (
            self.ends[before - 1] + 1 if before else 0,
            self.ends[behind] - 1 if behind < len(self.ends) else len(self.tokens) - 1,
        )


def first_of(sorted_places: Sequence[int], among: range) -> int | None:
    """Return the first of some places that `among` comes to, forwards or backwards."""
    if among.step > 0:
        n = bisect_left(sorted_places, among.start)
        return sorted_places[n] if n < len(sorted_places) and sorted_places[n] < among.stop else None
    n = bisect_right(sorted_places, among.start) - 1
    return sorted_places[n] if n >= 0 and sorted_places[n] > among.stop else None


@cache
def _groups(subject: str) -> dict[str, str]:
    return {word: group for group, members in reversed(words("telling")[subject].items()) for word in members}


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
            tokens = _read(self.document, sentence, self.timed.get(sentence, ()))
            _group(tokens, _groups(self.subject))
            self._lines[sentence] = Line(tokens)
        return self._lines[sentence]

    def tokens(self, sentence: int) -> list[Token]:
        """Return the tokens of a sentence."""
        return self.line(sentence).tokens


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
    out.extend([Token(WORD, m[0].lower(), None, None, None, m.start()) for m in _WORD.finditer(text, start, end)])


def _group(tokens: list[Token], groups: dict[str, str]) -> None:
    """Give each word its group, and the first of two words the one that they have together: "took over"."""
    last: Token | None = None
    for token in tokens:
        if token.kind == WORD:
            token.group = groups.get(token.word)
            if last is not None and (both := groups.get(f"{last.word}-{token.word}")):
                last.word, last.group = f"{last.word}-{token.word}", both
            last = token
        else:
            last = None
