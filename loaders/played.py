"""PLAYED: two teams, and a match between them that is over or to come."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dugout.graph.dates import may_be_same
from dugout.graph.model import FactType, MatchStatus, Ref, Wording
from dugout.loaders.document import Document, Draft, Kind
from dugout.loaders.games import OUTCOMES, Game, Story, find_games
from dugout.loaders.pitch import COMPETITION, TEAM, Pitch, mask_sentence
from dugout.loaders.scores import Score, ScoreSense, find_scores
from dugout.loaders.times import Sense, Time, find_times
from dugout.loaders.words import either, words

_TABLE = words("results")


# What is longer is no sentence, and looking for its matches would take time without end.
_LONGEST = 3000


def drafts(document: Document, times: list[Time] | None = None) -> list[Draft]:
    """Return the matches that a document tells of, in its order, each pair once for each date or score.

    `times` are those of `find_times`, where they are at hand already.
    """
    times = find_times(document.text, document.published) if times is None else times
    told = [time for time in times if time.sense is not Sense.APART]  # `_moved` reads those words
    scores = find_scores(document.text)
    story = Story(document)
    found: list[Draft] = []
    for sentence in range(len(document.sentences)):
        here = document.sentences[sentence]
        if not document.within(sentence, Kind.CLUB) or here.end - here.start > _LONGEST:
            continue
        story.tell(document, sentence)
        pitch = mask_sentence(document, sentence, scores, told)
        games = find_games(pitch, sentence, story)
        found += [_draft(document, pitch, sentence, game, games) for game in games]
    return _merged(found)


def _draft(document: Document, pitch: Pitch, sentence: int, game: Game, games: list[Game]) -> Draft:
    here = document.sentences[sentence]
    goals = game.goals
    if game.score and game.score.sense is ScoreSense.RESULT:
        low, high = sorted(game.score.goals)
        goals = (high, low) if game.outcome == 1 else (low, high) if game.outcome == -1 else game.score.goals
        if low != high and game.outcome is None and _BARE.search(pitch.text, 0, _place(pitch, game.score)):
            goals = None  # "the 2-0 at Burnley" does not say whose the two were
    when = _when(pitch, game, games)
    status = _status(pitch, game, when, document.published)
    day = None
    if when:
        day = when.told if status is MatchStatus.PLAYED else when.ahead
    day = _moved(pitch, game, day, document.published)
    return Draft(
        kind=FactType.PLAYED,
        start=here.start,
        end=here.end,
        rule=f"played {game.kind}",
        wording=Wording.CONFIRMED,
        club=game.club,
        opponent=game.opponent,
        competition=_competition(pitch, game),
        status=status,
        score=f"{goals[0]}-{goals[1]}" if goals else None,
        date=day,
        stage=_stage(pitch, game),
    )


_BARE = re.compile(r"(?:\b(?:a|an|the|that)|['’]s) $")


def _place(pitch: Pitch, score: Score) -> int:
    return next(pitch.text.index(letter) for letter, one in pitch.scores.items() if one is score)


def _when(pitch: Pitch, game: Game, games: list[Game]) -> Time | None:
    """Return the time that stands nearest to a match, unless it stands with another match."""
    best: tuple[float, Time] | None = None
    for letter, time in pitch.times.items():
        at = pitch.text.index(letter)
        if time.sense not in (Sense.AT, Sense.EVENT) and not _WHEN.match(pitch.text, at + 1):
            continue
        gap = pitch.text[at : game.start] if at < game.start else pitch.text[game.end : at]
        cost = len(gap) + 40 * len(re.findall(rf"{TEAM}|;", gap))
        if at >= game.end and any(game.end < g.start < at and g.head != game.head for g in games):
            continue
        if at < game.start and any(g.end <= at and at - g.end < 25 for g in games if g is not game):
            cost += 40  # it stands right behind another match
        if time.sense is Sense.EVENT:
            cost += 30
        if cost < 150 and (best is None or cost < best[0]):
            best = cost, time
    return best[1] if best else None


# "since Saturday, when a defeat ..."
_WHEN = re.compile(r",? when\b")
_NUMBERS = words("times")["numbers"]
_NUMBER = rf"(?P<n>{either(list(_NUMBERS))}|\d\d?)"
_SPAN_BEFORE = re.compile(
    rf"\b(?:{_NUMBER} (?P<unit>days?|weeks?)|(?<!than )24 hours|the (?:day|morning|night))"
    r" (?P<side>after|before|ahead of)\b[^,;.]*$",
    re.IGNORECASE,
)


def _moved(pitch: Pitch, game: Game, day: str | None, published: str | None) -> str | None:
    """Return the day of a match told from another day: "on Monday, two days after a defeat".

    Where no day is named, it is that of the publication: "have sacked X a day after a defeat".
    """
    m = _SPAN_BEFORE.search(pitch.text, max(0, game.start - 70), game.start)
    if not m or any(letter in m[0] for letter in pitch.times):
        return day  # "a day after Saturday's defeat"
    day = day or (published if not pitch.times else None)
    if day is None or len(day) != 10:
        return day
    number = 1 if not m["n"] else int(m["n"]) if m["n"].isdigit() else _NUMBERS[m["n"].lower()]
    days = number * (7 if (m["unit"] or "").lower().startswith("week") else 1)
    return (date.fromisoformat(day) + timedelta(days=-days if m["side"].lower() == "after" else days)).isoformat()


_PLAYED_IN = re.compile(rf"{COMPETITION}(?! {either(_TABLE['members'])}\b)")


def _competition(pitch: Pitch, game: Game) -> Ref | None:
    """Return the competition that stands nearest to a match in its sentence."""
    places = [(m.start(), m[0]) for m in _PLAYED_IN.finditer(pitch.text)]
    costs = [(game.start - at if at < game.start else max(0, at - game.end), letter) for at, letter in places]
    return pitch.refs[min(costs)[1]] if costs else None


_STAGES = {
    stage: re.compile(rf"(?<![\w-]){either(patterns)}\b", re.IGNORECASE) for stage, patterns in _TABLE["stages"].items()
}


def _stage(pitch: Pitch, game: Game) -> str | None:
    around = pitch.text[max(0, game.start - 30) : game.end + 30]
    return next((stage for stage, pattern in _STAGES.items() if pattern.search(around)), None)


_MODAL = re.compile(r"\b(?:will|would|can|could|must|should|if|may|might|to|not)(?: \w+)? $")
_PAST_HEAD = re.compile(r"(?:\w+ed|met|took on|went|came)\b")
_PRESENT_HEAD = re.compile(
    r"(?:faces?|hosts?|visits?|welcomes?|entertains?|meets?|plays?|takes? on|awaits?|receives?"
    r"|(?:travels?|goe?s?|heads?) to)$"
)
_AHEAD = re.compile(rf"(?<![\w'])(?:{either(_TABLE['ahead'])})(?!\w)")
_OVER = re.compile(rf"\b{either(_TABLE['over'])}\b")


def _status(pitch: Pitch, game: Game, when: Time | None, published: str | None) -> MatchStatus:
    """Return whether a match is over, from its score, its verb, its date and the words around."""
    if game.goals or game.score:
        return MatchStatus.PLAYED
    before = pitch.text[max(0, game.start - 30) : game.start]
    if game.kind in OUTCOMES:
        return MatchStatus.SCHEDULED if _MODAL.search(before) else MatchStatus.PLAYED
    if when and when.told == when.ahead and published and not may_be_same(when.told, published):
        return MatchStatus.PLAYED if when.told < published else MatchStatus.SCHEDULED
    if _PRESENT_HEAD.match(game.head):
        return MatchStatus.SCHEDULED
    if _PAST_HEAD.match(game.head):
        return MatchStatus.PLAYED
    ahead, over = len(_AHEAD.findall(pitch.text)), len(_OVER.findall(pitch.text))
    return MatchStatus.SCHEDULED if ahead >= over else MatchStatus.PLAYED


def _merged(found: list[Draft]) -> list[Draft]:
    """Return the drafts with those of one match put together, in the order in which each was first told."""
    of_pair: dict[frozenset[Ref | None], list[int]] = {}
    out: list[Draft] = []
    for draft in found:
        places = of_pair.setdefault(frozenset((draft.club, draft.opponent)), [])
        for place in places:
            if joined := _joined(out[place], draft):
                out[place] = joined
                break
        else:
            places.append(len(out))
            out.append(draft)
    over = {
        place
        for places in of_pair.values()
        for place in places
        if any(_is_told_as_played(out[place], out[other]) for other in places)
    }
    return [draft for place, draft in enumerate(out) if place not in over]


def _joined(one: Draft, other: Draft) -> Draft | None:
    """Return one draft for two of one pair that may be the same match, else None."""
    if one.status != other.status:
        return None
    score = other.score
    if score and one.club != other.club:
        score = "-".join(reversed(score.split("-")))
    if one.score and score and one.score != score:
        return None
    if one.date and other.date and not may_be_same(one.date, other.date):
        return None
    day = max(one.date or "", other.date or "", key=len) or None
    if score and not one.score:
        one = replace(other, stage=one.stage or other.stage, competition=other.competition or one.competition)
    return replace(one, date=day, competition=one.competition or other.competition, stage=one.stage or other.stage)


def _is_told_as_played(draft: Draft, other: Draft) -> bool:
    """Return whether a match announced in a heading is `other`, told as over further down."""
    if draft.status is not MatchStatus.SCHEDULED or other.status is not MatchStatus.PLAYED:
        return False
    return draft.date == other.date if draft.date else other.score is not None and other.date is None
