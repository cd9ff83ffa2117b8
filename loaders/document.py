"""A text on its way to claims: sentences, mentions and what a relation module drafts."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dugout.graph.certainty import claim_certainty
from dugout.graph.ids import claim_id
from dugout.graph.model import (
    Article,
    Claim,
    FactType,
    MatchStatus,
    Outlook,
    Ref,
    Stance,
    Status,
    Wording,
)


class Kind(StrEnum):
    """What a mention is about."""

    COACH = "coach"
    CLUB = "club"
    COMPETITION = "competition"


class Form(StrEnum):
    """How a mention says it."""

    NAME = "name"  # "Carlo Ancelotti", "Real Madrid", "Man Utd", "Ancelotti"
    PLACE = "place"  # a ground or city for its club: "San Siro"
    DESCRIPTION = "description"  # "the Italian", "the Spanish club", "the former Chelsea boss"
    PRONOUN = "pronoun"  # "he", "his"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or list item: offsets into the text, its paragraph's number."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that stands for a coach, club or competition, and for which."""

    start: int
    end: int
    kind: Kind
    form: Form
    ref: Ref
    sentence: int


def clubs_told_of(mentions: Iterable[Mention]) -> Counter[Ref]:
    """Return how much a text is about each club: how often it names it, the first sentences counting more."""
    told: Counter[Ref] = Counter()
    for mention in mentions:
        if mention.kind is Kind.CLUB:
            told[mention.ref] += 3 if mention.sentence < 2 else 2 if mention.sentence < 4 else 1
    return told


def main_club(mentions: Iterable[Mention]) -> Ref | None:
    """Return the club that a text is about most."""
    told = clubs_told_of(mentions)
    return max(told, key=told.__getitem__, default=None)


@dataclass(slots=True)
class Document:
    """A text with its sentences and resolved mentions, both in the order of the text."""

    text: str
    published: str | None
    sentences: list[Sentence]
    mentions: list[Mention]
    year: int | None  # in which it was written, or is likely to have been
    straight: str = field(init=False, repr=False, compare=False)  # the text with straight apostrophes
    # Its sentences as `scene` cuts them, by number and what else stands in them.
    tokens: dict[tuple[object, ...], Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_sentence: dict[int, list[tuple[int, Mention]]] = field(default_factory=dict)
    _by_kind: dict[tuple[int, Kind | None], list[Mention]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Index the mentions by sentence and kind."""
        self.straight = self.text.replace("’", "'")
        self._starts = [sentence.start for sentence in self.sentences]
        for number, mention in enumerate(self.mentions):
            self._by_sentence.setdefault(mention.sentence, []).append((number, mention))
            for kind in (None, mention.kind):
                self._by_kind.setdefault((mention.sentence, kind), []).append(mention)

    def within(self, sentence: int, kind: Kind | None = None) -> Sequence[Mention]:
        """Return the mentions of one sentence, of one kind if given."""
        return self._by_kind.get((sentence, kind), ())

    def numbered(self, sentence: int) -> Sequence[tuple[int, Mention]]:
        """Return the mentions of one sentence with their places in `mentions`."""
        return self._by_sentence.get(sentence, ())

    def words(self, sentence: int) -> str:
        """Return the text of one sentence."""
        here = self.sentences[sentence]
        return self.text[here.start : here.end]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that an offset lies in."""
        return max(0, bisect_right(self._starts, offset) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim before it knows its article: fields as in `Claim`, `start` and `end` the evidence."""

    kind: FactType
    start: int
    end: int
    rule: str
    wording: Wording
    certainty: float | None = None  # of a reader that knows how often it is right; else the wording's
    coach: Ref | None = None
    club: Ref | None = None
    opponent: Ref | None = None
    competition: Ref | None = None
    status: Status | MatchStatus | None = None
    since: str | None = None
    until: str | None = None
    contract_until: str | None = None
    interim: bool | None = None
    outlook: Outlook | None = None
    stance: Stance | None = None
    count: int | None = None
    seasons: tuple[str, ...] = ()
    score: str | None = None
    date: str | None = None
    stage: str | None = None
    season: str | None = None


# The values that make two claims at one place different claims.
VALUES = (
    "kind", "coach", "club", "opponent", "competition", "status", "since", "until", "contract_until", "interim",
    "outlook", "stance", "count", "seasons", "score", "date", "stage", "season",
)  # fmt: skip


def make_claim(draft: Draft, article: Article, reader: str) -> Claim:
    """Return the claim that `reader` makes of `draft` in `article`.

    Its id is a hash of article, version of the text, reader, offsets and values.
    """
    text = article.text or ""
    values = {name: getattr(draft, name) for name in VALUES}
    return Claim(
        id=claim_id(article.id, article.digest, reader, draft.start, draft.end, *values.values()),
        article=article.id,
        quote=text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        reader=reader,
        rule=draft.rule,
        wording=draft.wording,
        certainty=claim_certainty(draft.wording) if draft.certainty is None else draft.certainty,
        reported=article.published,
        **values,
    )
