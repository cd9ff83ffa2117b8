"""PLAYED: two teams, and a match between them that is over or to come."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dugout.graph.dates import may_be_same
from dugout.graph.model import FactType, MatchStatus, Ref, Wording
from dugout.loaders.document import Document, Draft, Kind
from dugout.loaders.pitch import COACH, COMPETITION, SCORE, TEAM, TIME, TOKEN, Pitch, mask_sentence, teams_of_coaches
from dugout.loaders.scores import Score, ScoreSense, find_scores
from dugout.loaders.times import Sense, Time, find_times
from dugout.loaders.words import either, words

_TABLE = words("results")

# Between a verb and the team stand only words that belong to the team: "beat Roy Hodgson's ten men".
_STOP = (
    r"(?:by|at|to|against|in|from|after|before|when|with|and|but|for|as|on|of|under|until|who|that|while|because|if|over"
    r"|into|off|than|is|was|are|were|has|had|have|or|where|which)\b"
)
_TO_TEAM = rf"(?: +(?!{_STOP}){TOKEN}){{0,6}}? +"
_FILL = rf"(?:,? +(?!(?:who|when|while|but|which|where)\b){TOKEN}){{0,9}}?,? +"
_OBJECT = re.compile(rf"{_TO_TEAM}(?P<team>{TEAM})")


def _by(prepositions: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?P<fill>{_FILL})(?P<by>{either(prepositions)}){_TO_TEAM}(?P<team>{TEAM})")


_BY = {kind: _by(_TABLE[f"{kind}_by"]) for kind in ("wins", "loses", "draws", "games", "beaten")}
_KINDS = ("meets", "wins", "beats", "loses", "draws", "games")
_HEAD = re.compile(
    r"(?<![\w'’-])(?:" + "|".join(f"(?P<{kind}>{either(_TABLE[kind])})" for kind in _KINDS) + r")(?![\w-])"
)
_OUTCOMES = {"wins": 1, "beats": 1, "loses": -1, "beaten": -1, "draws": 0}
_OF_COACH = rf"(?:the )?(?:{COACH}['’]s )?"
# "X 2-1 Y", "X 2, Y 1", "X v Y", "between X and Y".
_PAIR = re.compile(
    rf"(?P<a1>{TEAM}) (?P<s1>{SCORE}) (?P<b1>{TEAM})"
    rf"|(?P<a2>{TEAM}),? (?P<x2>\d\d?)(?:,| -| –|;)? (?P<b2>{TEAM}),? (?P<y2>\d\d?)\b(?![-:.]\d)"
    rf"|(?P<a3>{TEAM}) (?:vs?\.?|versus) (?P<b3>{TEAM})"
    rf"|\bbetween {_OF_COACH}(?P<a4>{TEAM}) and {_OF_COACH}(?P<b4>{TEAM})"
    rf"|(?P<a5>{TEAM}) ?[-–—] ?(?P<b5>{TEAM})(?:,? (?P<s5>{SCORE}))?"
)
_MORE = re.compile(
    rf"(?:,? (?!{_STOP}){TOKEN}| (?:in|on|at) {TOKEN}){{0,4}}?(?:,|;| and|, and|; and)(?: then| also)? (?P<score>{SCORE})"
    rf" (?:{either(['to', 'by', 'at', 'against', 'over', 'with', 'away to', 'at home to', 'home to'])}){_TO_TEAM}(?P<team>{TEAM})"
    rf"|(?: {SCORE})?(?:,? (?:on |in |at )?{TIME})?(?:,| and|, and)(?: then)? (?:to |by |at |against |with |away to |at home to )?"
    rf"(?:the )?(?P<team2>{TEAM})(?=[,.;:)]|$| and | on | {TIME}| {SCORE}|, {SCORE})"
)
_AFTER_SCORE = re.compile(rf" (?P<by>over|against|at|with|to|away to|at home to|home to){_TO_TEAM}(?P<team>{TEAM})")
# The opponent alone: "Real Madrid come to town", "Northampton away on Saturday".
_WAITS = re.compile(
    rf"(?P<team>{TEAM})(?:(?: {TOKEN}){{0,2}}? {either(_TABLE['waits'])}(?![\w-])"
    rf"|,? (?:away|at home)(?= (?:on |in )?{TIME}|[,.;])| \((?:A|H|a|h)\))"
)
_COMES = re.compile(
    rf"(?P<a>{TEAM})(?: \w+)? (?:comes?|came|coming|goe?s?|went|travels?|travelled|heads?) to (?:the )?(?P<b>{TEAM})"
)


@dataclass(slots=True)
class _Game:
    """A match found in a sentence, before its values are read off."""

    club: Ref
    opponent: Ref
    kind: str
    head: str
    start: int
    end: int
    outcome: int | None = None  # 1: `club` has won, -1: it has lost, 0: neither
    score: Score | None = None
    goals: tuple[int, int] | None = None


# The stories are of first teams; a reserve side is in them for where its coach comes from.
_SECOND = re.compile(r" (?:B|II|Under[- ]\d\d|U\d\d|Castilla|Primavera|Reserves|Youth)$")


class _Story:
    """Whose match it is where a sentence names but one team."""

    def __init__(self, document: Document) -> None:
        self._teams = teams_of_coaches(document)
        self._all = Counter(m.ref for m in document.mentions if m.kind is Kind.CLUB)
        self._second = {ref for ref in self._all if _SECOND.search(ref.name)}
        self._near: dict[Ref, float] = {}

    def tell(self, document: Document, sentence: int) -> None:
        """Let a sentence pass: its teams are nearer now, the others further."""
        self._near = {ref: weight * 0.6 for ref, weight in self._near.items() if weight > 0.05}
        for mention in document.within(sentence, Kind.CLUB):
            self._near[mention.ref] = self._near.get(mention.ref, 0.0) + 1.0

    def team_of(self, coach: Ref, sentence: int) -> Ref | None:
        """Return the team that a coach was last said to have, else the one that he will be said to have."""
        told = self._teams.get(coach.id)
        if not told:
            return None
        return next((team for at, team in reversed(told) if at <= sentence), told[0][1])

    def other(self, team: Ref) -> Ref | None:
        """Return the team that most of the text around is about, `team` apart."""
        weights = {
            ref: (count + 2 * self._near.get(ref, 0.0)) * (0.3 if ref in self._second else 1)
            for ref, count in self._all.items()
            if ref != team
        }
        return max(weights, key=lambda ref: weights[ref], default=None)


def drafts(document: Document, times: Sequence[Time] | None = None) -> list[Draft]:
    """Return the matches that a document tells of, in its order, each pair once for each date or score.

    `times` are those of `find_times`, where they are at hand already.
    """
    told = find_times(document.text, document.published) if times is None else times
    scores = find_scores(document.text)
    story = _Story(document)
    found: list[Draft] = []
    for sentence in range(len(document.sentences)):
        if not document.within(sentence, Kind.CLUB):
            continue
        story.tell(document, sentence)
        pitch = mask_sentence(document, sentence, scores, told)
        games = _games(pitch, sentence, story)
        found += [_draft(document, pitch, sentence, game, games) for game in games]
    return _merged(found, document.published)


def _games(pitch: Pitch, sentence: int, story: _Story) -> list[_Game]:
    """Return the matches of a sentence, in its order."""
    games: list[_Game] = []
    taken: set[int] = set()  # places of teams that are somebody's opponent already, and of scores
    if not re.search(TEAM, pitch.text):
        return games
    for m in _PAIR.finditer(pitch.text):
        game = _pair(pitch, m)
        if game:
            games.append(game)
            taken.update(range(m.start(), m.end()))
    for m in _COMES.finditer(pitch.text):
        one, other = pitch.refs[m["a"]], pitch.refs[m["b"]]
        if one != other and m.start() not in taken and (pitch.scores or pitch.times):
            near = _score_near(pitch, m.start(), m.end())
            games.append(_Game(one, other, "meets", m[0][1:-1].strip(), m.start(), m.end(), score=near))
            taken.update(range(m.start(), m.end()))
    for m in _HEAD.finditer(pitch.text):
        if m.start() not in taken:
            _headed(pitch, sentence, story, m, games, taken)
    for letter, score in pitch.scores.items():
        at = pitch.text.index(letter)
        if score.sense is ScoreSense.RESULT and at not in taken:
            _scored(pitch, sentence, story, at, games, taken)
    for m in _WAITS.finditer(pitch.text):
        if m.start() not in taken and (other := story.other(pitch.refs[m["team"]])):
            games.append(_Game(other, pitch.refs[m["team"]], "waits", m[0], m.start(), m.end()))
            taken.add(m.start())
    return sorted(games, key=lambda game: game.start)


def _pair(pitch: Pitch, m: re.Match[str]) -> _Game | None:
    parts = {name[0]: value for name, value in m.groupdict().items() if value}
    one, other = pitch.refs[parts["a"]], pitch.refs[parts["b"]]
    if one == other or (m["a5"] and "-" not in m[0] and not m["s5"]):
        return None
    game = _Game(one, other, "pair", m[0][1:-1], m.start(), m.end())
    if "x" in parts:
        game.goals = int(parts["x"]), int(parts["y"])
    elif "s" in parts:
        game.score = pitch.scores[parts["s"]]
    else:
        game.score = _score_near(pitch, m.start(), m.end())
    return game


def _headed(pitch: Pitch, sentence: int, story: _Story, m: re.Match[str], games: list[_Game], taken: set[int]) -> None:
    """Add the match, or the row of matches, that a verb or noun tells of."""
    kind, text = m.lastgroup or "", pitch.text
    found = _OBJECT.match(text, m.end()) if kind in ("beats", "meets") else _BY[kind].match(text, m.end())
    if kind == "beats" and not found:
        kind = "beaten"
        found = _BY["beaten"].match(text, m.end())
    if not found or found.start("team") in taken:
        return
    if not _holds(pitch, kind, m, found):
        return
    opponent = pitch.refs[found["team"]]
    club = _subject(pitch, sentence, story, m.start(), opponent, games)
    if club is None:
        return
    outcome = _OUTCOMES.get(kind)
    if (
        kind in ("loses", "games")
        and re.search(r"(?:defeat|beating|thrashing|hammering|drubbing)$", m[0])
        and found["by"] == "of"
    ):
        outcome = 1
    if outcome is None:
        outcome = _outcome_told(pitch.text[max(0, m.start() - 25) : found.end() + 25])
    game = _Game(club, opponent, kind, m[0], m.start(), found.end(), outcome)
    game.score = _score_near(pitch, game.start, game.end)
    games.append(game)
    taken.add(found.start("team"))
    _take_score(pitch, game, taken)
    end = found.end()
    while (more := _MORE.match(text, end)) and more.start(more.lastgroup or "team") not in taken:
        letter = more["team"] or more["team2"]
        end = more.end()
        taken.add(more.end() - 1)
        if pitch.refs[letter] in (club, opponent):
            break
        following = replace(game, opponent=pitch.refs[letter], start=more.start() + 1, end=end, goals=None)
        following.score = pitch.scores[more["score"]] if more["score"] else _score_near(pitch, end, end)
        games.append(following)
        _take_score(pitch, following, taken)


_TOLD = (
    (
        -1,
        re.compile(
            r"\b(?:lost|loses?|losing|defeats?|defeated by|beaten|went out|loss|going down|went down|thrashing)\b"
        ),
    ),
    (1, re.compile(r"\b(?:w[io]n|wins|winning|victory|victories|beat|beating|triumph)\b")),
)


def _outcome_told(words_around: str) -> int | None:
    """Return whether the words around a match say that its first team has won or lost."""
    return next((outcome for outcome, pattern in _TOLD if pattern.search(words_around)), None)


def _take_score(pitch: Pitch, game: _Game, taken: set[int]) -> None:
    taken.update(pitch.text.index(letter) for letter, score in pitch.scores.items() if score is game.score)


_TROPHY = re.compile(
    rf"\b(?:cups?|titles?|troph(?:y|ies)|league|leagues|double|treble|championships?|promotions?|medals?|prizes?|crowns?|job|battle|race)\b|{COMPETITION}"
)


_SOFT = re.compile(r"los[te]|fail|fell|fall|slip|exit|collapse|stumble|disaster|setback|beating|crash|go|went|bow")
_OTHER_LOSS = re.compile(
    r"\b(?:job|post|place|patience|seat|race|faith|ground|touch|sleep|jobs|coach|striker|captain|out with)\b"
)


# Coaches and players go to clubs too; a team goes to play.
_GOES = re.compile(r"(?:go|goes|went|head|heads|headed|travel\w*) to")
_GOER = re.compile(rf"(?:{TEAM}(?: \w+)?|\b(?:[Tt]hey|side|[Ww]e|team|men|who)) $")


def _holds(pitch: Pitch, kind: str, m: re.Match[str], found: re.Match[str]) -> bool:
    """Return whether the words are really of a match: "won the cup at Leicester" is not."""
    text = pitch.text
    scored = _score_near(pitch, m.start(), found.end()) is not None
    if re.search(r"\b(?:not|never|n't)(?: \w+)? $", text[: m.start()]) and not scored:
        return False
    if kind == "draws" and m[0] in ("held", "hold", "holding", "tied", "tie", "drawn"):
        return scored or found["by"] == "by"
    if kind == "loses" and _SOFT.match(m[0]):
        return scored or (found["by"] in ("to", "against", "by") and not _OTHER_LOSS.search(found["fill"]))
    if kind == "wins":
        return found["by"] in ("over", "against") or not _TROPHY.search(found["fill"])
    around = text[max(0, m.start() - 40) : found.end() + 30]
    dated = re.search(TIME, text) is not None
    if kind == "games":
        firm = re.match(r"league|round|night|start|last|charge|dugout|bench|begin|action|opponent", m[0]) is None
        against = (
            found["by"] in ("against", "with", "versus", "v", "vs") or "home" in found["by"] or "away" in found["by"]
        )
        if firm:
            return against or dated or scored
        return scored or (dated and (against or found["by"] == "at"))
    if kind == "meets" and _GOES.match(m[0]):
        return dated and _GOER.search(text, 0, m.start()) is not None
    if kind == "meets" and m[0] in ("against", "home to"):
        return dated or re.search(SCORE, around) is not None
    return True


def _subject(pitch: Pitch, sentence: int, story: _Story, at: int, opponent: Ref, games: list[_Game]) -> Ref | None:
    """Return the team whose match against `opponent` is told at `at`."""
    text = pitch.text
    for m in reversed(list(re.finditer(f"{TEAM}|{COACH}", text[:at]))):
        ref = pitch.refs[m[0]]
        if re.match(COACH, m[0]):
            team = story.team_of(ref, sentence)
            if team is not None and team != opponent:
                return team
            continue
        before = next((g for g in games if g.start <= m.start() < g.end and g.opponent == ref), None)
        if before and not re.match(r",? (?:who|which|whose|where)\b", text[m.end() :]):
            # "A beat B and lost to C": C's opponent is A.
            ref = before.club
        if ref != opponent:
            return ref
    return story.other(opponent)


def _score_near(pitch: Pitch, start: int, end: int) -> Score | None:
    """Return the score that stands with the words from `start` to `end` and with no other team."""
    text = pitch.text
    best: tuple[int, Score] | None = None
    for letter, score in pitch.scores.items():
        at = text.index(letter)
        between = text[at:start] if at < start else text[end:at]
        if len(between) > 30 or re.search(rf"{TEAM}|[;.]", between):
            continue
        if at < start and re.search(r" and | but ", between):
            continue
        if best is None or len(between) < best[0]:
            best = len(between), score
    return best[1] if best else None


def _scored(pitch: Pitch, sentence: int, story: _Story, at: int, games: list[_Game], taken: set[int]) -> None:
    """Add the match of a score that no verb or noun has claimed: "the 1-0 at Ross County"."""
    found = _AFTER_SCORE.match(pitch.text, at + 1)
    if not found or found.start("team") in taken:
        return
    opponent = pitch.refs[found["team"]]
    club = _subject(pitch, sentence, story, at, opponent, games)
    if club is None:
        return
    outcome = {"over": 1, "to": -1}.get(found["by"]) or _outcome_told(pitch.text[max(0, at - 40) : at])
    taken.add(found.start("team"))
    games.append(_Game(club, opponent, "score", found["by"], at, found.end(), outcome, pitch.scores[pitch.text[at]]))


def _draft(document: Document, pitch: Pitch, sentence: int, game: _Game, games: list[_Game]) -> Draft:
    here = document.sentences[sentence]
    goals = game.goals
    if game.score and game.score.sense is ScoreSense.RESULT:
        low, high = sorted(game.score.goals)
        goals = (high, low) if game.outcome == 1 else (low, high) if game.outcome == -1 else game.score.goals
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


def _nearest(pitch: Pitch, game: _Game, block: str) -> Iterator[tuple[int, str]]:
    """Yield the letters of a block with their distance from the words of a match, the nearest first."""
    found = []
    for m in re.finditer(block, pitch.text):
        if m.start() < game.start:
            gap = pitch.text[m.start() : game.start]
        else:
            gap = pitch.text[game.end : m.start()] if m.start() >= game.end else ""
        cost = len(gap) + 40 * len(re.findall(rf"{TEAM}|;", gap))
        found.append((cost, m[0]))
    return iter(sorted(found))


def _when(pitch: Pitch, game: _Game, games: list[_Game]) -> Time | None:
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
    rf"\b(?:{_NUMBER} (?P<unit>days?|weeks?)|(?<!than )24 hours|the (?:day|morning|night)) (?P<side>after|before|ahead of)\b[^,;.]*$",
    re.IGNORECASE,
)


def _moved(pitch: Pitch, game: _Game, day: str | None, published: str | None) -> str | None:
    """Return the day of a match told from another day: "on Monday, two days after a defeat".

    Where no day is named, it is that of the publication: "have sacked X a day after a defeat".
    """
    m = _SPAN_BEFORE.search(pitch.text, max(0, game.start - 70), game.start)
    if not m:
        return day
    day = day or (published if not pitch.times else None)
    if day is None or len(day) != 10:
        return day
    number = 1 if not m["n"] else int(m["n"]) if m["n"].isdigit() else _NUMBERS[m["n"].lower()]
    days = number * (7 if (m["unit"] or "").lower().startswith("week") else 1)
    return (date.fromisoformat(day) + timedelta(days=-days if m["side"].lower() == "after" else days)).isoformat()


def _competition(pitch: Pitch, game: _Game) -> Ref | None:
    return next((pitch.refs[letter] for _, letter in _nearest(pitch, game, COMPETITION)), None)


_STAGES = {stage: re.compile(rf"\b{either(patterns)}\b", re.IGNORECASE) for stage, patterns in _TABLE["stages"].items()}


def _stage(pitch: Pitch, game: _Game) -> str | None:
    around = pitch.text[max(0, game.start - 30) : game.end + 30]
    return next((stage for stage, pattern in _STAGES.items() if pattern.search(around)), None)


_MODAL = re.compile(r"\b(?:will|would|can|could|must|should|if|may|might|to|not)(?: \w+)? $")
_PAST_HEAD = re.compile(r"(?:\w+ed|met|took on|went|came)\b")
_PRESENT_HEAD = re.compile(
    r"(?:faces?|hosts?|visits?|welcomes?|entertains?|meets?|plays?|takes? on|travels? to|goe?s? to|heads? to|awaits?|receives?)$"
)
_AHEAD = re.compile(rf"(?<![\w'])(?:{either(_TABLE['ahead'])})(?!\w)")
_OVER = re.compile(rf"\b{either(_TABLE['over'])}\b")


def _status(pitch: Pitch, game: _Game, when: Time | None, published: str | None) -> MatchStatus:
    """Return whether a match is over, from its score, its verb, its date and the words around."""
    if game.goals or game.score:
        return MatchStatus.PLAYED
    before = pitch.text[max(0, game.start - 30) : game.start]
    if game.kind in _OUTCOMES:
        return MatchStatus.SCHEDULED if _MODAL.search(before) else MatchStatus.PLAYED
    if when and when.told == when.ahead and published and not may_be_same(when.told, published):
        return MatchStatus.PLAYED if when.told < published else MatchStatus.SCHEDULED
    if _PRESENT_HEAD.match(game.head):
        return MatchStatus.SCHEDULED
    if _PAST_HEAD.match(game.head):
        return MatchStatus.PLAYED
    ahead, over = len(_AHEAD.findall(pitch.text)), len(_OVER.findall(pitch.text))
    return MatchStatus.SCHEDULED if ahead >= over else MatchStatus.PLAYED


def _merged(found: list[Draft], published: str | None) -> list[Draft]:
    """Return the drafts with those of one match put together."""
    out: list[Draft] = []
    for draft in found:
        for n, other in enumerate(out):
            joined = _joined(other, draft)
            if joined:
                out[n] = joined
                break
        else:
            out.append(draft)
    return [draft for draft in out if not _told_as_played(draft, out, published)]


def _joined(one: Draft, other: Draft) -> Draft | None:
    """Return one draft for two of the same match, else None."""
    if {one.club, one.opponent} != {other.club, other.opponent} or one.status != other.status:
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


def _told_as_played(draft: Draft, found: list[Draft], published: str | None) -> bool:
    """Return whether a match announced in a heading is told as over further down."""
    if draft.status is not MatchStatus.SCHEDULED:
        return False
    for other in found:
        if other.status is MatchStatus.PLAYED and {other.club, other.opponent} == {draft.club, draft.opponent}:
            if draft.date is None and other.score and (other.date is None or other.date == published):
                return True
            if draft.date and draft.date == other.date:
                return True
    return False
