"""What a relation module asks about a document: masked sentences, whose post is told, what the register knows."""

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from dugout.graph.model import ClubKind, Ref
from dugout.loaders.cues import Cue, Table, mask
from dugout.loaders.document import Document, Kind, clubs_told_of
from dugout.loaders.lexicon import Lexicon
from dugout.loaders.words import words

_NUMBER = re.compile(r"⟦[CKP](\d+)⟧")


class Prior(StrEnum):
    """What the register's posts say of a coach and a club on the day of an article."""

    HOLDS = "holds"
    ARRIVES = "arrives"  # the post begins in the article's year
    LEAVES = "leaves"  # the post ends in the article's year
    PASSES = "passes"  # it begins and ends in the article's year
    HELD = "held"
    LATER = "later"
    STRANGER = "stranger"  # the register knows posts of this coach, and none at this club
    NONE = "none"  # the register knows no post of this coach


_ORDER = tuple(Prior)
# Of the posts that were open when a year began, one in five is over where an article of January to May tells of it,
# one in two from June on.
_SUMMER = "06"
IN_POST = (Prior.HOLDS, Prior.ARRIVES, Prior.LEAVES, Prior.PASSES)


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a sentence, with the coaches and clubs that it names."""

    cue: Cue
    coaches: tuple[Ref, ...]
    clubs: tuple[Ref, ...]


_PIECE = re.compile(r"\\.|\[[^]]*\]|.", re.S)
# The character that an alternative begins with, where it is one and once.
_FIRST = re.compile(r"(\\b)?([\w/ -])(?![?*+{])")


def pattern_of(folded: str) -> re.Pattern[str]:
    """Return the pattern that a word table writes over several lines, its alternatives in another order.

    It is made to be found fast: where each alternative begins with a character, a search looks at no other places,
    and there only at those that begin with it. So "\\bodds|offer|keen" becomes "o(?:(?<=\\bo)dds|ffer)|keen", which
    takes a third of the time.
    """
    by_first: dict[str, list[str]] = {}
    for alternative in _alternatives(re.sub(r"\|\s+", "|", folded.strip())):
        m = _FIRST.match(alternative)
        bound = rf"(?<=\b{m[2]})" if m and m[1] else ""
        by_first.setdefault(m[2] if m else "", []).append(bound + alternative[m.end() if m else 0 :])
    return re.compile(
        "|".join(f"{first}(?:{'|'.join(rest)})" if rest[1:] else first + rest[0] for first, rest in by_first.items())
    )


def _alternatives(pattern: str) -> list[str]:
    """Return the parts of a pattern that its outermost strokes part."""
    found, depth = [""], 0
    for piece in _PIECE.findall(pattern):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "|" and not depth:
            found.append("")
        else:
            found[-1] += piece
    return found


@cache
def _link_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = words("stances")
    return pattern_of(table["strong"]), pattern_of(table["weak"])


class Story:
    """A document with its masked sentences and its focus."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        """Mask every sentence of `document` that has a mention."""
        self.document = document
        self.lexicon = lexicon
        self.year = document.year
        self.masked = [mask(document, n) if document.numbered(n) else "" for n in range(len(document.sentences))]
        self.link, self.weak_link = _link_patterns()
        self._windows: dict[Ref, list[str]] = {}
        self._near: dict[tuple[Ref, int], int] = {}
        self._links: dict[int, bool] = {}
        self._clubs_near: dict[int, list[Ref]] = {}
        self._sentences_of: dict[Ref, list[int]] = defaultdict(list)
        self._priors: dict[tuple[Ref, Ref], Prior] = {}
        # Coach and club that a cue joins as holder and post, though not surely enough for a tenure.
        self.unsure: set[tuple[Ref, Ref]] = set()
        told = clubs_told_of(document.mentions)
        self.main_club = max(told, key=told.__getitem__, default=None)
        self._told_of = told

    @property
    def is_news(self) -> bool:
        """Return whether a text is of a time of which the register's posts have a part at most."""
        published, ends = self.document.published, self.lexicon.ends
        return published >= ends if published else str(self.year or "") >= ends[:4]

    @property
    def is_long_after(self) -> bool:
        """Return whether a summer has begun since the register's posts end, in which many of those open end, too."""
        published, year, month = self.document.published, self.lexicon.ends[:4], self.lexicon.ends[5:]
        summer = f"{int(year) + (month > _SUMMER)}-{_SUMMER}"
        return published is not None and published >= summer

    def share(self, club: Ref) -> float:
        """Return how much the text is about a club, 1 for the main one."""
        return self._told_of[club] / self._told_of[self.main_club] if self.main_club else 0.0

    def hits(self, table: Table, sentence: int) -> list[Hit]:
        """Return the cues of `table` that a sentence has, with their mentions."""
        text = self.masked[sentence]
        if "⟦C" not in text:
            return []
        found = []
        for cue in table.possible(text):
            for m in cue.pattern.finditer(text):
                span_text = text[max(0, m.start() - 25) : m.end() + 12]
                if cue.unless is not None and cue.unless.search(span_text):
                    continue
                groups = m.groupdict()
                found.append(Hit(cue, self._refs(groups, "coach"), self._refs(groups, "club")))
        return found

    def _refs(self, groups: dict[str, str | None], role: str) -> tuple[Ref, ...]:
        """Return whom a pattern caught: group `club` is the number of one mask, `clubs` a piece with several."""
        one, many = groups.get(role), groups.get(f"{role}s")
        numbers = ([one] if one else []) + _NUMBER.findall(many or "")
        return tuple(dict.fromkeys(self.document.mentions[int(n)].ref for n in numbers))

    def told_in(self, ref: Ref) -> list[int]:
        """Return the sentence of each mention of a coach or club, in the order of the text."""
        if not self._sentences_of:
            for mention in self.document.mentions:
                self._sentences_of[mention.ref].append(mention.sentence)
        return self._sentences_of[ref]

    def near(self, coach: Ref, pattern: re.Pattern[str]) -> int:
        """Return how many mentions of a coach have `pattern` close by, in the same sentence."""
        if coach not in self._windows:
            self._windows[coach] = []
            for number, mention in enumerate(self.document.mentions):
                if mention.ref == coach:
                    text = self.masked[mention.sentence]
                    at = text.find(f"⟦C{number}⟧")
                    self._windows[coach].append(text[max(0, at - 40) : at + 80])
        key = coach, id(pattern)  # the hash of a pattern is that of its whole code
        if key not in self._near:
            self._near[key] = len([window for window in self._windows[coach] if pattern.search(window)])
        return self._near[key]

    def says_link(self, sentence: int) -> bool:
        """Return whether a sentence speaks of a chase."""
        if sentence not in self._links:
            self._links[sentence] = self.link.search(self.masked[sentence]) is not None
        return self._links[sentence]

    def between(self, coach: Ref, club: Ref) -> list[str]:
        """Return the masked text between a coach and a club, for each sentence that names both."""
        found = []
        for number in dict.fromkeys(self.told_in(coach)):
            text = self.masked[number]
            here = [(n, m) for n, m in self.document.numbered(number) if m.ref in (coach, club)]
            for (n, left), (k, right) in pairwise(here):
                if left.ref != right.ref:
                    a, b = text.find(f"{n}⟧"), text.find(f"{k}⟧")
                    if 0 <= a < b:
                        found.append(text[a + len(f"{n}⟧") : b - 2])
        return found

    def has_held(self, coach: Ref, club: Ref) -> bool:
        """Return whether the register has a post of the pair that ended before the article's year."""
        return self.year is not None and any(
            self._state(since, until) is Prior.HELD for since, until in self.lexicon.posts_at(coach.id, club.id)
        )

    # -- the register ---------------------------------------------------------------------------

    def prior(self, coach: Ref, club: Ref) -> Prior:
        """Return what the register's posts make likely for the day of the article."""
        key = (coach, club)
        if key not in self._priors:
            self._priors[key] = self._read_prior(coach, club)
        return self._priors[key]

    def _read_prior(self, coach: Ref, club: Ref) -> Prior:
        posts = self.lexicon.posts_at(coach.id, club.id)
        if not posts:
            return Prior.STRANGER if self.lexicon.posts(coach.id) else Prior.NONE
        if self.year is None:
            return Prior.HOLDS if any(until is None for _, until in posts) else Prior.HELD
        states = [self._state(since, until) for since, until in posts]
        return min(states, key=_ORDER.index)

    def _state(self, since: str | None, until: str | None) -> Prior:
        assert self.year is not None
        if since and int(since) > self.year:
            return Prior.LATER
        if until and int(until) < self.year:
            return Prior.HELD
        if until == "":
            return Prior.HELD
        begins = since is not None and self.year == int(since)
        ends = until is not None and self.year == int(until)
        if begins and ends:
            return Prior.PASSES
        return Prior.ARRIVES if begins else Prior.LEAVES if ends else Prior.HOLDS

    def own_club(self, coach: Ref, sentence: int) -> Ref | None:
        """Return the club that a coach has, or has just left, in this story."""
        clubs = self.near_clubs(sentence)
        for wanted in (IN_POST, (Prior.LATER,)):
            likely = [club for club in clubs if self.prior(coach, club) in wanted]
            if likely:
                return likely[0]
        if coach.id in self.lexicon.register.coaches and self.lexicon.posts(coach.id):
            return None
        return self.post_club(sentence)

    def near_clubs(self, sentence: int) -> list[Ref]:
        """Return all clubs of the text, those of this sentence first, then backwards, then the rest."""
        if sentence not in self._clubs_near:
            order: dict[Ref, None] = {}
            document = self.document
            for number in [*range(sentence, -1, -1), *range(sentence + 1, len(document.sentences))]:
                for mention in document.within(number, Kind.CLUB):
                    order.setdefault(mention.ref)
            self._clubs_near[sentence] = list(order)
        return self._clubs_near[sentence]

    def post_club(self, sentence: int) -> Ref | None:
        """Return the club whose post is being told of: the last named in the sentences before, else the main one."""
        for number in range(sentence, max(-1, sentence - 3), -1):
            clubs = self.document.within(number, Kind.CLUB)
            if clubs:
                refs = [m.ref for m in clubs]
                return self.main_club if self.main_club in refs else refs[0]
        return self.main_club

    def is_national(self, club: Ref) -> bool:
        """Return whether a club is a national team."""
        known = self.lexicon.register.clubs.get(club.id)
        return known is not None and known.kind is ClubKind.NATIONAL
