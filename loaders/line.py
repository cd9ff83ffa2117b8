"""One sentence as tokens, and what stands around a place of it: looked up once for all that is asked of the place."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from dugout.graph.model import Ref
from dugout.loaders.document import Mention
from dugout.loaders.durations import Duration
from dugout.loaders.scores import Score
from dugout.loaders.times import Time

# What a token is: a word, or the one letter of what it stands for; small for a club inside a coach's description.
WORD, COACH, CLUB, COMPETITION, TIME, SCORE, LENGTH, OF_COACH = "w", "C", "K", "P", "T", "S", "D", "k"
_NO_WORDS = (COACH, CLUB, COMPETITION, TIME, SCORE, LENGTH, OF_COACH)
_ENDS_CLAUSE = frozenset(
    [
        *[",", ";", ":", "(", ")", "—", "–", "- ", "."],
        *["and", "but", "while", "before", "after", "who", "when", "where", "whose", "then"],
    ]
)
# Of words/telling.yml, the groups that tell of no change by themselves.
NO_CHANGE = (None, "lead", "hedge")
_PASSIVE = frozenset(["was", "were", "been", "being", "be", "is", "got", "'s", "are", "get"])
# How many tokens behind a verb whom it does something to may stand.
_REACH = 8
NOWHERE = -1


class Token(NamedTuple):
    """A word, or a mention, time, score or length of time."""

    kind: str
    word: str
    ref: Ref | None = None
    item: Mention | Time | Score | Duration | None = None
    at: int = -1  # where in the text it begins; -1 for what is not there


class Verb(NamedTuple):
    """A word that tells of a change, and the places of those whom it tells it of; NOWHERE where there is none."""

    at: int
    word: str
    group: str | None
    subject: int  # the last that is named before it
    object: int  # the first that is named soon behind it
    passive: bool


class Around(NamedTuple):
    """What stands around a place."""

    first: int  # place of its clause,
    last: int
    named: list[int]  # the coaches and clubs of that,
    nearest: tuple[int, int, int, int]  # coach and club before it, coach and club behind it; else NOWHERE,
    verbs: tuple[tuple[str, Verb | None], tuple[str, Verb | None]]  # and the verbs before it, "<", and behind it, ">"


class Groups:
    """What words, and two words joined by "-", tell of a subject: of words/telling.yml."""

    def __init__(self, members: dict[str, list[str]]) -> None:
        """Take the words of each group; a word in two groups is of the first."""
        self.of = {word: group for group, words in reversed(members.items()) for word in words}
        # With what two words joined may begin: a look at it spares most words the search.
        self.heads = {word[:n] for word in self.of for n, letter in enumerate(word) if letter == "-"}


class Line:
    """The tokens of a sentence, and in their order the places of those that are asked for again and again."""

    __slots__ = (
        *("_around", "_verbs_at", "ends", "groups", "named", "no_words", "of_kind", "refs", "telling", "tokens"),
        *("told", "verbs", "words"),
    )

    def __init__(self, tokens: Sequence[Token], groups: Groups) -> None:
        """Sort the places of `tokens` by what stands there."""
        self.tokens = tokens
        self.words, self.groups = words, found = _grouped(tokens, groups)
        self.of_kind: dict[str, list[int]] = {kind: [] for kind in _NO_WORDS}
        # Mentions, times, scores and lengths.
        self.no_words = [n for n, token in enumerate(tokens) if token.kind != WORD]
        for n in self.no_words:
            self.of_kind[tokens[n].kind].append(n)
        # Coaches and clubs, and who these are.
        self.named = sorted(self.of_kind[COACH] + self.of_kind[CLUB])
        self.refs = [ref for n in self.named if (ref := tokens[n].ref)]
        # Words that tell something, if only a hedge; that tell of a change; that end a clause.
        self.telling = [n for n, group in enumerate(found) if group is not None and group != "lead"]
        self.verbs = [n for n in self.telling if found[n] not in NO_CHANGE]
        self.ends = [n for n, word in enumerate(words) if word in _ENDS_CLAUSE]
        self.told: dict[tuple[object, ...], list[str]] = {}  # the lists of features that have been asked for
        self._around: dict[int, Around] = {}
        self._verbs_at: dict[int, Verb] = {}

    def clause(self, at: int) -> tuple[int, int]:
        """Return the first and last place of the clause that a token stands in."""
        before, behind = bisect_left(self.ends, at), bisect_right(self.ends, at)
        return (
            self.ends[before - 1] + 1 if before else 0,
            self.ends[behind] - 1 if behind < len(self.ends) else len(self.tokens) - 1,
        )

    def word(self, at: int) -> str:
        """Return a word, or the letter of what stands there, "^" beyond the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else "^"

    def has(self, words: frozenset[str], first: int, stop: int) -> bool:
        """Return whether one of some words stands between two places, the second left out."""
        return not words.isdisjoint(self.words[max(0, first) : stop])

    def verb(self, at: int) -> Verb:
        """Return the verb that stands at a place."""
        if at not in self._verbs_at:
            subject, behind = _before(self.named, at), _behind(self.named, at)
            self._verbs_at[at] = Verb(
                at,
                self.words[at],
                self.groups[at],
                subject,
                behind if behind <= at + _REACH else NOWHERE,
                self.has(_PASSIVE, at - 3, at),
            )
        return self._verbs_at[at]

    def around(self, at: int) -> Around:
        """Return what stands around a place."""
        if at not in self._around:
            first, last = self.clause(at)
            coaches, clubs = self.of_kind[COACH], self.of_kind[CLUB]
            back, ahead = _before(self.verbs, at), _behind(self.verbs, at)
            self._around[at] = Around(
                first,
                last,
                [n for n in self.named if first <= n <= last],
                (_before(coaches, at), _before(clubs, at), _behind(coaches, at), _behind(clubs, at)),
                (
                    ("<", None if back == NOWHERE else self.verb(back)),
                    (">", None if ahead == NOWHERE else self.verb(ahead)),
                ),
            )
        return self._around[at]

    def verb_before(self, at: int, reach: int) -> Verb | None:
        """Return the last verb before a place, at most so many tokens from it."""
        place = _before(self.verbs, at)
        return None if place == NOWHERE or place < at - reach else self.verb(place)

    def verb_behind(self, at: int, reach: int) -> Verb | None:
        """Return the first verb behind a place, at most so many tokens from it."""
        place = _behind(self.verbs, at)
        return None if place == NOWHERE or place > at + reach else self.verb(place)


def _before(sorted_places: Sequence[int], at: int) -> int:
    """Return the last of some places that is before one, NOWHERE if there is none."""
    n = bisect_left(sorted_places, at)
    return sorted_places[n - 1] if n else NOWHERE


def _behind(sorted_places: Sequence[int], at: int) -> int:
    """Return the first of some places that is behind one, NOWHERE if there is none."""
    n = bisect_right(sorted_places, at)
    return sorted_places[n] if n < len(sorted_places) else NOWHERE


def _grouped(tokens: Sequence[Token], groups: Groups) -> tuple[list[str], list[str | None]]:
    """Return each word with its group, the first of two words with the one that they have together: "took over".

    What is no word stands as a capital, which has no group.
    """
    plain = [token.word for token in tokens]
    words, found = plain.copy(), list(map(groups.of.get, plain))
    for n in [n for n, word in enumerate(plain[:-1]) if word in groups.heads]:
        both = f"{plain[n]}-{plain[n + 1]}"
        if both in groups.of:
            words[n], found[n] = both, groups.of[both]
    return words, found
