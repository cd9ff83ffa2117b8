"""Scores in a text, and what looks like one and is none."""

import re
from dataclasses import dataclass
from enum import StrEnum

from dugout.loaders.words import either, words


class ScoreSense(StrEnum):
    """What the two numbers count."""

    RESULT = "result"  # of a whole match, extra time included
    AGGREGATE = "aggregate"  # of two legs
    SHOOTOUT = "shoot-out"
    STANDING = "standing"  # while the match went on: "2-0 down at the break"


@dataclass(frozen=True, slots=True)
class Score:
    """Two numbers of goals as printed, and where."""

    start: int
    end: int
    goals: tuple[int, int]
    sense: ScoreSense


# Each begins with the digit, so that the search is fast; what may not stand before it is looked at from behind it.
_FREE = r"(?<![\w£$€.,:/–-]\d)"
_WORD = r"nil|one|two|three|four|five|six|seven|eight"
_PAIR = re.compile(
    rf"(?P<a>\d{_FREE}\d?)(?:\s?[-–—](?P<b>\s?\d\d?)(?![\w:/–%]|[.,]\d|-\d|-[a-z])|:(?P<d>\d)(?![\d:]|\s?[ap]\.?m))"
)
_SPELT = re.compile(
    rf"\b(?:(?P<g>[Gg]oalless|[Ss]coreless)\b(?! run| first)|(?P<a>{_WORD})(?:-| goals? to )(?P<b>{_WORD})(?![\w-]))"
)
# One of these is in every spelt score: a look at them spares most texts the search.
_SPELT_SIGNS = ("oalless", "coreless", "-nil", "-one", "-two", "-three", " goals to ", " goal to ")
_WORDS = {word: n for n, word in enumerate(["nil", "one", "two", "three", "four", "five", "six", "seven", "eight"])}
_TABLE = words("scores")
_NO_SCORE_AFTER = re.compile(rf"\s?{either(_TABLE['none_after'])}\b")
_NO_SCORE_BEFORE = re.compile(rf"{either(_TABLE['none_before'])}(?: is| was)? $")
_AGGREGATE = re.compile(either(_TABLE["aggregate_after"]))
_AGGREGATE_BEFORE = re.compile(rf"{either(_TABLE['aggregate_before'])}[^.;,]{{0,12}}$")
_SHOOTOUT = re.compile(either(_TABLE["shootout_after"]))
# "5-4 on penalties", "on penalties, 5-4", but "on penalties after 1-1"
_SHOOTOUT_BEFORE = re.compile(rf"{either(_TABLE['shootout_before'])}(?: (?!after)\w+)?[ ,(]*$")
_STANDING = re.compile(rf" {either(_TABLE['standing_after'])}\b")
_STANDING_BEFORE = re.compile(rf"\b{either(_TABLE['standing_before'])} (?:by )?$")


def find_scores(text: str) -> list[Score]:
    """Return the scores in `text`; odds, formations, spans ("4-5 weeks") and records are none."""
    matches = list(_PAIR.finditer(text))
    if any(sign in text for sign in _SPELT_SIGNS):
        matches = sorted([*matches, *_SPELT.finditer(text)], key=lambda m: m.start())
    found: list[Score] = []
    for m in matches:
        first, second = _goals(m)
        before = text[max(0, m.start() - 30) : m.start()]
        if first > 29 or first + second > 30 or _NO_SCORE_AFTER.match(text, m.end()) or _NO_SCORE_BEFORE.search(before):
            continue
        found.append(Score(m.start(), m.end(), (first, second), _sense(text, m.end(), before)))
    return found


def _goals(m: re.Match[str]) -> tuple[int, int]:
    if m.re is _SPELT:
        return (0, 0) if m["g"] else (_WORDS[m["a"]], _WORDS[m["b"]])
    return int(m["a"]), int(m["b"] or m["d"])


def _sense(text: str, end: int, before: str) -> ScoreSense:
    if _AGGREGATE.match(text, end) or _AGGREGATE_BEFORE.search(before):
        return ScoreSense.AGGREGATE
    if _SHOOTOUT.match(text, end) or _SHOOTOUT_BEFORE.search(before):
        return ScoreSense.SHOOTOUT
    if _STANDING.match(text, end) or _STANDING_BEFORE.search(before):
        return ScoreSense.STANDING
    return ScoreSense.RESULT
