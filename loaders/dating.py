"""When a text without a date was written: by the posts and ages of the coaches that it names, and the years.

A softmax over the years up to the end of the register's posts (`training/fit_dating.py`).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from dugout.graph.register.files import Post
from dugout.loaders.choice import weights_of
from dugout.loaders.document import Kind, Mention, clubs_told_of
from dugout.loaders.lexicon import Lexicon
from dugout.loaders.words import either, words

_YEAR = re.compile(r"\b(?:19[5-9]|20[0-4])\d\b")
# "Daniel Farke (47)", "the 47-year-old German Daniel Farke".
_AGE_BEHIND, _AGE_BEFORE = re.compile(r",? \(?([2-9]\d)[,.)]"), re.compile(r"\b([2-9]\d)-year-old (?:[\w-]+ ){0,3}$")
# How a post lies to a year, what fits best first: the first few are of one that is held in it.
_RELATIONS = ("inside", "starts", "ends", "passes", "soon", "a year after", "years after", "long after", "ages after",
              "far ahead")  # fmt: skip
_HELD = 4
_OVER = (1, 3, 7)  # how many years it may be over for each "after" but the last


class _Years(NamedTuple):
    """The years that a text names."""

    told: frozenset[int]
    ahead: frozenset[int]  # to which a contract runs
    events: frozenset[int]  # of a tournament


class _Lasting(NamedTuple):
    """A post at a club, from the first to the last of its years."""

    club: str
    first: int
    last: int

    def lies_to(self, year: int) -> int:
        """Return how it lies to a year, as a place in `_RELATIONS`."""
        if year < self.first:
            return _RELATIONS.index("soon" if year == self.first - 1 else "far ahead")
        if year > self.last:
            return _RELATIONS.index("a year after") + sum(year - self.last > over for over in _OVER)
        if year == self.first:
            return _RELATIONS.index("passes" if year == self.last else "starts")
        return _RELATIONS.index("ends" if year == self.last else "inside")


def year_of(text: str, published: str | None, names: Iterable[Mention], lexicon: Lexicon) -> int | None:
    """Return the year that a text was written in: that of its date, else the likeliest; None if nothing tells one.

    Args:
        names: The names in it.
    """
    if published:
        return int(published[:4])
    weights = weights_of("dating_values").of_values["year"]
    scores = {
        year: sum(weights.get(sign, 0.0) * much for sign, much in signs.items())
        for year, signs in signs_of(text, names, lexicon).items()
    }
    return max(scores, key=scores.__getitem__, default=None)


def signs_of(text: str, names: Iterable[Mention], lexicon: Lexicon) -> dict[int, dict[str, float]]:
    """Return what speaks for or against each year in which a text may have been written, and how much.

    None of them is long before all posts of the coaches that it names, at clubs that it names, and all years in it;
    where there is neither, nor is there a year.
    """
    names = list(names)
    clubs = clubs_told_of(names)
    share = {club.id: told / max(clubs.values()) for club, told in clubs.items()}
    ends = int(lexicon.ends[:4])
    posts = [
        [_lasting(post, ends) for post in lexicon.posts(coach) if post.club in share]
        for coach in dict.fromkeys(mention.ref.id for mention in names if mention.kind is Kind.COACH)
    ]
    years = _years_in(text)
    born = list(_births(text, names, lexicon))
    begins = [*years.told, *years.events, *(post.first for told in posts for post in told)]
    found: dict[int, dict[str, float]] = {}
    for year in range(min(begins, default=ends + 2) - 1, ends + 1):
        signs = found[year] = defaultdict(float, Counter(_signs_of_years(years, year)))
        for of in born:
            signs["age" if year in of else "other age"] += 1
        for told in posts:
            at: dict[str, int] = {}
            for post in told:
                at[post.club] = min(post.lies_to(year), at.get(post.club, len(_RELATIONS)))
            for club, relation in at.items():
                signs[_RELATIONS[relation]] += 1
                if relation < _HELD:
                    signs["held"] += share[club]
            if at:
                signs[f"coach {_RELATIONS[min(at.values())]}"] += 1
    return found


def _births(text: str, names: Iterable[Mention], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield, for each coach whose age a text tells and whose birth the register knows, the two years that fit."""
    for mention in names:
        coach = lexicon.register.coaches.get(mention.ref.id)
        told = _AGE_BEHIND.match(text, mention.end) or _AGE_BEFORE.search(
            text[max(0, mention.start - 40) : mention.start]
        )
        if coach and coach.born and told:
            yield coach.born + int(told[1]), coach.born + int(told[1]) + 1


def _lasting(post: Post, ends: int) -> _Lasting:
    """Return the years of a post; one whose beginning or end is not known has lasted two years."""
    last = int(post.until) if post.until else None
    first = int(post.since) if post.since else (last or ends) - 2
    open_end = ends + 1 if post.until is None else first + 2
    return _Lasting(post.club, first, last or open_end)


def _years_in(text: str) -> _Years:
    before, behind = _contexts()
    told: set[int] = set()
    ahead: set[int] = set()
    events: set[int] = set()
    for m in _YEAR.finditer(text):
        of = ahead if before.search(text[max(0, m.start() - 40) : m.start()]) else told
        (events if behind.match(text, m.end()) else of).add(int(m[0]))
    return _Years(frozenset(told), frozenset(ahead), frozenset(events))


def _signs_of_years(years: _Years, year: int) -> Iterable[str]:
    """Yield how a year lies to those that a text names."""
    if years.told:
        latest = max(years.told)
        yield f"named {min(6, year - latest)}" if year >= latest else "named later"
        yield from ("a later year" for named in years.told if named > year)
    yield from (f"ahead {min(4, named - year)}" if named >= year else "behind" for named in years.ahead)
    for event in years.events:
        yield f"event {min(2, event - year)}" if event >= year else "event over"


@cache
def _contexts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = words("dating")
    between = rf"(?:\s+(?:\d\d?|{either(table['between'])}))*"
    before = re.compile(rf"\b{either(table['ahead'])}{between}\s+$", re.IGNORECASE)
    return before, re.compile(rf"\s+{either(table['events'])}\b")
