"""When a text without a date was written: by the posts and ages of the coaches that it names, and the years.

A softmax over the years up to the end of the register's posts, or to the latest that the text names;
`training/fit_dating.py` fits it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dugout.loaders.choice import weights_of
from dugout.loaders.document import Kind, Mention, clubs_told_of
from dugout.loaders.lexicon import Lexicon
from dugout.loaders.words import either, words

_YEAR = re.compile(r"(?<![\d.,£$€])\b(?:19[5-9]|20[0-4])\d\b(?![.,]\d)")
# "Daniel Farke (47)", "the 47-year-old German Daniel Farke".
_AGE_BEHIND = re.compile(r",? \(?([2-9]\d)[,.)](?!\d)")
_AGE_BEFORE = re.compile(r"\b([2-9]\d)-year-old (?:(?:[A-Z][\w-]+|head|coach|manager|boss) ){0,3}$")
# How a post lies to a year, what fits best first: the first few are of one that is held in it.
_RELATIONS = ("inside", "starts", "ends", "passes", "soon", "a year after", "years after", "long after", "ages after",
              "far ahead")  # fmt: skip
_INSIDE, _STARTS, _ENDS, _PASSES, _SOON, _AFTER, *_, _FAR_AHEAD = range(len(_RELATIONS))
_HELD = range(_SOON)
_OVER = (1, 3, 7)  # how many years it may be over for each "after" but the last
_OPEN = 9999


class _Years(NamedTuple):
    """The years that a text names."""

    told: set[int]
    ahead: set[int]  # to which a contract runs
    events: set[int]  # of a tournament


class _Lasting(NamedTuple):
    """A post at a club, from the first to the last of its years."""

    club: str
    first: int
    last: int

    def lies_to(self, year: int) -> int:
        """Return how it lies to a year, as a place in `_RELATIONS`."""
        if year < self.first:
            return _SOON if year == self.first - 1 else _FAR_AHEAD
        if year > self.last:
            return _AFTER + sum(year - self.last > over for over in _OVER)
        if year == self.first:
            return _PASSES if year == self.last else _STARTS
        return _ENDS if year == self.last else _INSIDE


def year_of(text: str, published: str | None, names: Sequence[Mention], lexicon: Lexicon) -> int | None:
    """Return the year that a text was written in: that of its date, else the likeliest; None if nothing tells one.

    Args:
        names: The names in it, as they stand there.
    """
    if published:
        return int(published[:4])
    weights = weights_of("dating_values").of_values["year"]
    signs = signs_of(text, names, lexicon)
    return likeliest(signs, weights) if signs else None


def likeliest(signs: Mapping[int, Mapping[str, float]], weights: Mapping[str, float]) -> int:
    """Return the year for which the signs speak most."""
    scores = {year: sum(weights.get(sign, 0.0) * much for sign, much in told.items()) for year, told in signs.items()}
    return max(scores, key=scores.__getitem__)


def signs_of(text: str, names: Sequence[Mention], lexicon: Lexicon) -> dict[int, dict[str, float]]:
    """Return what speaks for or against each year in which a text may have been written, and how much.

    None of them is long before all posts of the coaches that it names, at clubs that it names, and all years in it;
    where there is neither, nor is there a year.
    """
    clubs = clubs_told_of(names)
    share = {club.id: told / max(clubs.values()) for club, told in clubs.items()}
    coaches = dict.fromkeys(mention.ref.id for mention in names if mention.kind is Kind.COACH)
    posts = [of_one for coach in coaches if (of_one := list(_posts_at(coach, share, lexicon)))]
    years = _years_in(text, names)
    born = set(_births(text, names, lexicon))
    ends = max(int(lexicon.ends[:4]), *years.told, 0)
    begins = [*years.told, *years.events, *(post.first for of_one in posts for post in of_one)]
    found: dict[int, dict[str, float]] = {}
    for year in range(min(begins, default=ends + 2) - 1, ends + 1):
        signs = found[year] = defaultdict(float, Counter(_signs_of_years(years, year)))
        for _, *fitting in born:
            signs["age" if year in fitting else "other age"] += 1
        for of_one in posts:
            at: dict[str, int] = {}
            for post in of_one:
                at[post.club] = min(post.lies_to(year), at.get(post.club, _FAR_AHEAD))
            for club, relation in at.items():
                signs[_RELATIONS[relation]] += 1
                if relation in _HELD:
                    signs["held"] += share[club]
            signs[f"coach {_RELATIONS[min(at.values())]}"] += 1
    return found


def _posts_at(coach: str, clubs: Iterable[str], lexicon: Lexicon) -> Iterator[_Lasting]:
    """Yield the posts of a coach at some clubs, but for those whose years are not known."""
    for post in lexicon.posts(coach):
        if post.club in clubs and post.since:
            yield _Lasting(post.club, int(post.since), int(post.until) if post.until else _OPEN)


def _births(text: str, names: Iterable[Mention], lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    """Yield each coach whose age a text tells, and whose birth the register knows, with the two years that fit."""
    for mention in names:
        coach = lexicon.register.coaches.get(mention.ref.id)
        if coach is None or coach.born is None:
            continue
        before = text[max(0, mention.start - 40) : mention.start]
        if told := _AGE_BEHIND.match(text, mention.end) or _AGE_BEFORE.search(before):
            yield mention.ref.id, coach.born + int(told[1]), coach.born + int(told[1]) + 1


def _years_in(text: str, names: Iterable[Mention]) -> _Years:
    """Return the years of a text, but for those in names of clubs: "SFK 2000 Sarajevo"."""
    ahead, event_before, event_behind, no_year = _contexts()
    clubs = [(mention.start, mention.end) for mention in names if mention.kind is Kind.CLUB]
    years = _Years(set(), set(), set())
    for m in _YEAR.finditer(text):
        before = text[max(0, m.start() - 50) : m.start()]
        if no_year.match(text, m.end()) or any(start <= m.start() < end for start, end in clubs):
            continue
        of = years.ahead if ahead.search(before) else years.told
        if event_behind.match(text, m.end()) or event_before.search(before):
            of = years.events
        of.add(int(m[0]))
    return years


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
def _contexts() -> tuple[re.Pattern[str], ...]:
    """Return what stands before a year that is ahead, before and behind that of a tournament, and behind no year."""
    table, of_time = words("dating"), words("times")
    may_stand = either([*table["between"], *of_time["months"], *of_time["seasons"]])
    between = rf"(?:[\s,-]+(?:\d\d?(?:st|nd|rd|th)?|{may_stand}))*[\s,-]+"
    events = either(table["events"])
    return (
        re.compile(rf"(?<!\d\d\d\d )\b{either(table['ahead'])}{between}$", re.IGNORECASE),
        re.compile(rf"\b{events}(?:\s+(?:of|in|the|summer|finals))*\s+$"),
        re.compile(rf"\s+{events}\b"),
        re.compile(rf"\s+{either(of_time['no_years'])}\b"),
    )
