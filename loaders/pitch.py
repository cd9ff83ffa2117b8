"""A sentence as the rules for matches read it: teams, coaches, competitions, scores and times as one letter each."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from dugout.graph.model import Ref
from dugout.loaders.document import Document, Kind, Mention
from dugout.loaders.scores import Score
from dugout.loaders.times import Time
from dugout.loaders.words import either, words

# The letters are of the private use area: the block says what, the place in it which one.
_TEAM, _OWNED, _COACH, _COMPETITION, _SCORE, _TIME = (0xE000 + 0x100 * n for n in range(6))
_BASES = {Kind.CLUB: _TEAM, Kind.COACH: _COACH, Kind.COMPETITION: _COMPETITION}


def _block(base: int) -> str:
    return f"[{chr(base)}-{chr(base + 0xFF)}]"


TEAM, OWNED, COACH, COMPETITION, SCORE, TIME = map(_block, (_TEAM, _OWNED, _COACH, _COMPETITION, _SCORE, _TIME))
# A word, or a letter that is no team.
TOKEN = r"(?:[\w'’&-]+|[\uE100-\uE5FF](?:['’]s)?)"

_Span = TypeVar("_Span", Score, Time)
_TABLE = words("results")
# "Leicester boss", "the Chelsea job": no team on the pitch.
_OWNER = re.compile(rf"(?:['’]s?)? (?:[a-z-]+ )?{either(_TABLE['belongings'])}\b")
_FORMER = re.compile(r"\b(?:former|ex|previous|old|one-time)[ -]$", re.IGNORECASE)
_OF_COACH = re.compile(r"['’]s? (?:\w+ )?|,? (?:head )?(?:coach|boss|manager|trainer|in charge) (?:of|at) ")
_POST_OF = re.compile(r"(?:['’]s?)? (?:[a-z-]+ )?(?:head coach|coach|boss|manager|trainer|gaffer|tactician),? ")


_QUALIFYING = re.compile(r"qualif|play-off", re.IGNORECASE)


@dataclass(slots=True)
class Pitch:
    """One sentence, masked, and what its letters stand for."""

    text: str
    refs: dict[str, Ref]
    scores: dict[str, Score]
    times: dict[str, Time]


def mask_sentence(document: Document, sentence: int, scores: list[Score], times: list[Time]) -> Pitch:
    """Return a sentence with a letter for each of its teams, coaches, competitions, scores and times."""
    here, text = document.sentences[sentence], document.text
    spans: list[tuple[int, int, int, Mention | Score | Time]] = []
    for mention in document.within(sentence):
        base = _BASES[mention.kind]
        if base == _TEAM and (
            _OWNER.match(text, mention.end) or _FORMER.search(text, max(here.start, mention.start - 10), mention.start)
        ):
            base = _OWNED
        spans.append((mention.start, mention.end, base, mention))
    spans += [(s.start, s.end, _SCORE, s) for s in _inside(scores, here.start, here.end)]
    spans += [(t.start, t.end, _TIME, t) for t in _inside(times, here.start, here.end)]
    spans.sort(key=lambda span: (span[0], -span[1]))
    pitch = Pitch("", {}, {}, {})
    out: list[str] = []
    at, outer = here.start, ""
    for start, end, base, item in spans:
        number = len(out) // 2
        if (
            start < at
            and isinstance(item, Time)
            and outer in pitch.refs
            and _QUALIFYING.search(text, start, at) is None
        ):
            pitch.times[outer] = item  # "Euro 2016" is a competition and a time
        if start < at or number > 0xFF:
            continue
        letter = chr(base + number)
        outer = letter if base == _COMPETITION else ""
        out += text[at:start], letter
        at = end
        if isinstance(item, Mention):
            pitch.refs[letter] = item.ref
        elif isinstance(item, Score):
            pitch.scores[letter] = item
        else:
            pitch.times[letter] = item
    out.append(text[at : here.end])
    pitch.text = "".join(out)
    return pitch


def _inside(items: Sequence[_Span], start: int, end: int) -> Sequence[_Span]:
    first = bisect_left(items, start, key=lambda item: item.start)
    last = bisect_left(items, end, key=lambda item: item.start)
    return items[first:last]


def teams_of_coaches(document: Document) -> dict[str, list[tuple[int, Ref]]]:
    """Return by coach id the teams that he is said to coach ("Leicester boss X"), each with its sentence."""
    found: dict[str, list[tuple[int, Ref]]] = {}
    text = document.text
    for one, other in zip(document.mentions, document.mentions[1:], strict=False):
        if one.sentence != other.sentence:
            continue
        if one.kind is Kind.COACH and other.kind is Kind.CLUB:
            if other.end <= one.end:
                # "the Chelsea manager", but not "the former Chelsea manager"
                told = not re.search(r"\b(?:former|ex)\b", text[one.start : one.end].lower())
            else:
                told = _OF_COACH.fullmatch(text, one.end, other.start) is not None
            if told:
                found.setdefault(one.ref.id, []).append((one.sentence, other.ref))
        elif (
            one.kind is Kind.CLUB
            and other.kind is Kind.COACH
            and _POST_OF.fullmatch(text, one.end, other.start)
            and not _FORMER.search(text, max(0, one.start - 10), one.start)
        ):
            found.setdefault(other.ref.id, []).append((one.sentence, one.ref))
    return found
