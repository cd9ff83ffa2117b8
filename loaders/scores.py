"""Scores in a text, and what looks like one and is none."""

import re
from dataclasses import dataclass
from enum import StrEnum


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


_PAIR = re.compile(
    r"(?<![\w£$€.,:/–-])(?P<a>\d|1\d|2\d)\s?[-–—](?P<b>\s?\d\d?)(?![\w:/–%]|[.,]\d|-\d|-[a-z])"
    r"|(?<![\w£$€.,:/–-])(?P<c>\d):(?P<d>\d)(?![\d:]|\s?[ap]\.?m)"
    r"|\b(?P<g>[Gg]oalless|[Ss]coreless)\b(?! run| first)"
    r"|\b(?P<e>nil|one|two|three|four|five|six|seven|eight)-(?P<f>nil|one|two|three|four|five|six)(?![\w-])"
)
_WORDS = {word: n for n, word in enumerate(["nil", "one", "two", "three", "four", "five", "six", "seven", "eight"])}
_NO_SCORE_AFTER = re.compile(
    r"\s?(?:weeks|months|years|days|hours|players|games|matches|points|minutes|per cent|votes?|record|formation|system|shape|"
    r"(?:second |joint |clear |early |hot |odds-on )?favourites?|shots?|chance|outsiders?|odds|with (?:the )?(?:bookmakers|bookies)|the field|million|ratio|split|vote)\b"
)
_NO_SCORE_BEFORE = re.compile(
    r"(?:odds(?: of| at)?|priced(?: at| up at)?|quoted at|pages?|aged|formation|best price|(?:cut|in|out) from|available at|as short as"
    r"|as long as|vote[ds]?(?: of)?|record(?: of)?|bookmakers? (?:at|make)|wickets|sets?|head-to-head(?: record)?)(?: is| was)? $"
)
_AGGREGATE = re.compile(
    r"(?:[^\w.;]{1,3}| home | away )?(?:on|over|in|after) (?:aggregate|the two legs|two legs|both legs)|\s?(?:agg\b|aggregate)|\) agg"
)
_AGGREGATE_BEFORE = re.compile(r"(?:aggregate|on aggregate|agg\.?)[^.;,]{0,12}$")
_SHOOTOUT = re.compile(
    r"(?:,|\))? ?(?:win |victory |defeat |loss |success )?(?:on|in|after|by|from) (?:a |the )?(?:penalt|shoot|spot[ -]kicks|pens)|\s?(?:pens|penalt|shoot)"
)
_SHOOTOUT_BEFORE = re.compile(r"(?:penalties|shoot-?out|spot-kicks)(?: (?!after)\w+)?[ ,(]*$")
_STANDING_BEFORE = re.compile(
    r"\b(?:lead(?:ing)?|led|trail(?:ed|ing|s)?|behind|ahead|from|making it|made it|to make it|pulled it back to|level at|at) (?:by )?$"
)
_STANDING_AFTER = re.compile(
    r" (?:up|down|ahead|behind|lead(?!s?\b to)|half-time|interval|at (?:half-time|the break|the interval)|deficit|advantage)\b"
)


def find_scores(text: str) -> list[Score]:
    """Return the scores in `text`; odds, formations, spans ("4-5 weeks") and records are none."""
    found: list[Score] = []
    for m in _PAIR.finditer(text):
        first, second = _goals(m)
        before = text[max(0, m.start() - 30) : m.start()]
        if first + second > 30 or _NO_SCORE_AFTER.match(text, m.end()) or _NO_SCORE_BEFORE.search(before):
            continue
        found.append(Score(m.start(), m.end(), (first, second), _sense(text, m.end(), before)))
    return found


def _goals(m: re.Match[str]) -> tuple[int, int]:
    if m["a"]:
        return int(m["a"]), int(m["b"])
    if m["c"]:
        return int(m["c"]), int(m["d"])
    return (0, 0) if m["g"] else (_WORDS[m["e"]], _WORDS[m["f"]])


def _sense(text: str, end: int, before: str) -> ScoreSense:
    if _AGGREGATE.match(text, end) or _AGGREGATE_BEFORE.search(before):
        return ScoreSense.AGGREGATE
    if _SHOOTOUT.match(text, end) or _SHOOTOUT_BEFORE.search(before):
        return ScoreSense.SHOOTOUT
    if _STANDING_AFTER.match(text, end) or _STANDING_BEFORE.search(before):
        return ScoreSense.STANDING
    return ScoreSense.RESULT
