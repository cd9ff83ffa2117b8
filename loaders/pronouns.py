"""Whom "he" means: of the coaches told of so far, the one that where and how each was told of speaks for most."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dugout.graph.model import Ref
from dugout.loaders.choice import Weights, weights_of
from dugout.loaders.document import Form, Kind, Mention, Sentence
from dugout.loaders.lexicon import Lexicon

TABLE, VALUE = "pronoun_values", "whom"
_MOST = 6  # coaches that are looked at, those told of last
_FEMALE = frozenset(["she", "her", "hers", "herself"])
Option = tuple[Ref | None, list[str]]  # whom a pronoun may mean, None for nobody, and what speaks for it, by name


@dataclass(slots=True)
class _Told:
    """How a coach was told of so far."""

    sentence: int
    form: Form
    times: int = 0


class Around(NamedTuple):
    """What a sentence has told before a pronoun of it."""

    sentence: int
    first: Ref | None  # the first coach of it,
    subject: Ref | None  # of the last sentence that had one,
    stranger: bool  # whether somebody else stands in it,
    other: bool  # or the sentence before was about such a person


def likeliest(options: Sequence[Option], weights: Weights, value: str) -> Ref | None:
    """Return whom the weights of a value choose; None for nobody."""
    return max(options, key=lambda option: weights.sum(value, option[1]))[0] if options else None


class Antecedents:
    """The coaches of one text whom a pronoun may mean."""

    def __init__(self, text: str, sentences: Sequence[Sentence], names: Sequence[Mention], lexicon: Lexicon) -> None:
        """Take the text and the names in it; nobody is told of yet."""
        self._text, self._sentences, self._lexicon = text, sentences, lexicon
        self._told: dict[Ref, _Told] = {}  # the last of all behind
        self._first: dict[int, Ref] = {}  # the coach that a paragraph tells of first
        self._weights = weights_of(TABLE)
        self._named = Counter(name.ref for name in names if name.kind is Kind.COACH)
        self._often = max(self._named.values(), default=0)
        self._names: dict[int, list[Mention]] = defaultdict(list)
        for name in names:
            self._names[name.sentence].append(name)
        self._posts: dict[Ref, frozenset[str]] = {}

    def note(self, mention: Mention) -> None:
        """Take notice of a mention of a coach."""
        told = self._told.pop(mention.ref, None) or _Told(0, mention.form)
        told.sentence, told.form, told.times = mention.sentence, mention.form, told.times + 1
        self._told[mention.ref] = told
        self._first.setdefault(self._sentences[mention.sentence].paragraph, mention.ref)

    def whom(self, start: int, end: int, around: Around) -> Ref | None:
        """Return whom the pronoun at a place means; None if nobody that was told of."""
        return likeliest(self.options(start, end, around), self._weights, VALUE)

    def options(self, start: int, end: int, around: Around) -> list[Option]:
        """Return whom the pronoun at a place may mean, nobody the last of them."""
        word = self._text[start:end].lower()
        here, sentences = around.sentence, self._sentences
        latest = list(self._told)[: -_MOST - 1 : -1]
        many = min(len(latest), 4)
        most = max((self._told[ref].times for ref in latest), default=0)
        begins = start - sentences[here].start < 2
        clubs = {name.ref.id for name in self._names[here] if name.kind is Kind.CLUB}
        later = {name.ref for name in self._names[here] if name.start > start}
        who = "s" if around.stranger else "o" if around.other else ""
        found: list[Option] = []
        for rank, ref in enumerate(latest):
            told = self._told[ref]
            gap, rank = min(here - told.sentence, 4), min(rank, 3)
            first = "first" if ref == around.first else "other" if around.first else "none"
            was, had = ref == around.subject, self._had(ref, clubs)
            near = sentences[told.sentence].paragraph == sentences[here].paragraph
            found.append(
                (
                    ref,
                    [
                        f"gap {gap},{word}",
                        f"rank {rank},{many}",
                        f"rank {rank},{gap},{word}",
                        f"first {first},{word}",
                        f"first {first},{rank},{was}",
                        f"was {was},{gap},{first}",
                        f"near {near},{gap}",
                        f"form {told.form},{gap},{first}",
                        f"times {min(told.times, 5)}",
                        f"most {told.times == most},{gap},{was}",
                        f"begins {begins},{was},{first}",
                        f"who {who},{gap},{first}",
                        f"sex {self._sex(ref)},{word in _FEMALE}",
                        f"named {min(self._named[ref], 4)},{self._named[ref] == self._often}",
                        f"top {ref == self._first.get(sentences[here].paragraph)},{gap},{first}",
                        f"later {ref in later},{first}",
                        f"club {had},{gap}",
                        f"club {had},{word}",
                    ],
                )
            )
        nobody = ["none", f"none {word}", f"none {who},{word}", f"none {many}", f"none {around.first is None},{who}"]
        return [*found, (None, nobody)]

    def _had(self, ref: Ref, clubs: Collection[str]) -> str:
        """Return whether the register has a post of a coach at one of some clubs, if it has any of his."""
        if not clubs:
            return ""
        if ref not in self._posts:
            known = ref.id in self._lexicon.register.coaches
            self._posts[ref] = frozenset(post.club for post in self._lexicon.posts(ref.id)) if known else frozenset()
        posts = self._posts[ref]
        return str(not posts.isdisjoint(clubs)) if posts else "?"

    def _sex(self, ref: Ref) -> str | None:
        coach = self._lexicon.register.coaches.get(ref.id)
        return coach.gender if coach else None
