"""The matches that one sentence tells of: which two teams, and who has won."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from dugout.graph.model import Ref
from dugout.loaders.document import Document, Kind
from dugout.loaders.pitch import COACH, COMPETITION, SCORE, TEAM, TIME, TOKEN, Pitch, teams_of_coaches
from dugout.loaders.scores import Score, ScoreSense
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
OUTCOMES = {"wins": 1, "beats": 1, "loses": -1, "beaten": -1, "draws": 0}
_OF_COACH = rf"(?:the )?(?:{COACH}['’]s )?"
# "X 2-1 Y", "X 2, Y 1", "X v Y", "between X and Y".
_PAIR = re.compile(
    rf"(?P<a1>{TEAM}) (?P<s1>{SCORE}) (?P<b1>{TEAM})"
    rf"|(?P<a2>{TEAM}),? (?P<x2>\d\d?)(?:,| -| –|;)? (?P<b2>{TEAM}),? (?P<y2>\d\d?)\b(?![-:.]\d)"
    rf"|(?P<a3>{TEAM}) (?:vs?\.?|versus) (?P<b3>{TEAM})"
    rf"|\bbetween {_OF_COACH}(?P<a4>{TEAM}) and {_OF_COACH}(?P<b4>{TEAM})"
    rf"|(?P<a5>{TEAM}) ?[-–—] ?(?P<b5>{TEAM})(?:,? (?P<s5>{SCORE}))?"
)
_ALSO_BY = either(["to", "by", "at", "against", "over", "with", "away to", "at home to", "home to"])
# The next match of a row: ", and 4-1 to Real Madrid", "and Ajman".
_MORE = re.compile(
    rf"(?:,? (?!{_STOP}){TOKEN}| (?:in|on|at) {TOKEN}){{0,4}}?(?:,|;| and|, and|; and)(?: then| also)?"
    rf" (?P<score>{SCORE}) {_ALSO_BY}{_TO_TEAM}(?P<team>{TEAM})"
    rf"|(?: {SCORE})?(?:,? (?:on |in |at )?{TIME})?(?:,| and|, and)(?: then)? (?:{_ALSO_BY} )?"
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
class Game:
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


class Story:
    """Whose match it is where a sentence names but one team."""

    def __init__(self, document: Document) -> None:
        """Count the teams of `document` and learn whose coach is whose."""
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


def find_games(pitch: Pitch, sentence: int, story: Story) -> list[Game]:
    """Return the matches of a sentence, in its order."""
    teams = [m.start() for m in _ANY_TEAM.finditer(pitch.text)]
    if not teams or (len(teams) < 2 and not pitch.scores and not pitch.times):
        return []
    finder = _Finder(pitch, sentence, story)
    if len(teams) > 1:
        finder.find_pairs()
    finder.find_told(teams[-1])
    return sorted(finder.games, key=lambda game: game.start)


@dataclass(slots=True)
class _Finder:
    """What has been found in one sentence so far."""

    pitch: Pitch
    sentence: int
    story: Story
    games: list[Game] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)  # places of teams that have their match, and of scores

    def find_pairs(self) -> None:
        """Find two teams that stand together."""
        text = self.pitch.text
        for m in _PAIR.finditer(text):
            self._take(_pair(self.pitch, m), range(m.start(), m.end()))
        for m in _COMES.finditer(text):
            if m.start() not in self.taken and (self.pitch.scores or self.pitch.times):
                self._take(_comer(self.pitch, m), range(m.start(), m.end()))

    def find_told(self, last: int) -> None:
        """Find verbs and nouns before the last team, which stands at `last`, then bare scores, then opponents alone."""
        text = self.pitch.text
        for m in _HEAD.finditer(text, 0, last):
            if m.start() not in self.taken:
                self._headed(m)
        for letter, score in self.pitch.scores.items():
            at = text.index(letter)
            if score.sense is ScoreSense.RESULT and at not in self.taken:
                self._scored(at, score)
        for m in _WAITS.finditer(text):
            team = self.pitch.refs[m["team"]]
            if m.start() not in self.taken and (other := self.story.other(team)):
                self._take(Game(other, team, "waits", m[0], m.start(), m.end()), range(m.start(), m.start() + 1))

    def _take(self, game: Game | None, places: range) -> None:
        if game is None:
            return
        self.games.append(game)
        self.taken.update(places)
        self.taken.update(self.pitch.text.index(a) for a, score in self.pitch.scores.items() if score is game.score)

    def _headed(self, m: re.Match[str]) -> None:
        """Take the match, or the row of matches, that a verb or noun tells of."""
        kind, text = m.lastgroup or "", self.pitch.text
        found = _OBJECT.match(text, m.end()) if kind in ("beats", "meets") else _BY[kind].match(text, m.end())
        if kind == "beats" and not found:
            kind = "beaten"
            found = _BY["beaten"].match(text, m.end())
        if not found or found.start("team") in self.taken or not _holds(self.pitch, kind, m, found):
            return
        opponent = self.pitch.refs[found["team"]]
        club = self._subject(m.start(), opponent)
        if club is None:
            return
        if kind in ("wins", "loses", "draws") and found["by"] == "at" and self._named_before(m.start()) == opponent:
            club, opponent = opponent, club  # "United won 4-1 at Old Trafford"
        outcome = OUTCOMES.get(kind)
        if kind == "loses" and found["by"] == "of":
            outcome = 1  # "the defeat of Bayern"
        elif outcome is None:
            outcome = _outcome_told(text[max(0, m.start() - 40) : found.end() + 25])
        game = Game(club, opponent, kind, m[0], m.start(), found.end(), outcome)
        game.score = _score_near(self.pitch, game.start, game.end)
        self._take(game, range(found.start("team"), found.end("team")))
        self._row(game)

    def _row(self, game: Game) -> None:
        """Take the further matches of a row: "lost to A, 2-1 to B and C"."""
        pitch, end = self.pitch, game.end
        while more := _MORE.match(pitch.text, end):
            letter = more["team"] or more["team2"]
            opponent, end = pitch.refs[letter], more.end()
            if end - 1 in self.taken or opponent in (game.club, game.opponent):
                return
            score = pitch.scores[more["score"]] if more["score"] else _score_near(pitch, end, end)
            start = more.start("score" if more["score"] else "team2")
            following = replace(game, opponent=opponent, start=start, end=end, score=score)
            self._take(following, range(end - 1, end))

    def _scored(self, at: int, score: Score) -> None:
        """Take the match of a score that no verb or noun has claimed: "the 1-0 at Ross County"."""
        text = self.pitch.text
        found = _AFTER_SCORE.match(text, at + 1)
        if not found or found.start("team") in self.taken:
            return
        opponent = self.pitch.refs[found["team"]]
        club = self._subject(at, opponent)
        if club is not None:
            outcome = {"over": 1, "to": -1}.get(found["by"]) or _outcome_told(text[max(0, at - 40) : at])
            game = Game(club, opponent, "score", found["by"], at, found.end(), outcome, score)
            self._take(game, range(found.start("team"), found.end("team")))

    def _named_before(self, at: int) -> Ref | None:
        found = [m[0] for m in _ANY_TEAM.finditer(self.pitch.text, max(0, at - 30), at)]
        return self.pitch.refs[found[-1]] if found else None

    def _subject(self, at: int, opponent: Ref) -> Ref | None:
        """Return the team whose match against `opponent` is told at `at`."""
        pitch = self.pitch
        for m in reversed(list(_TEAM_OR_COACH.finditer(pitch.text, 0, at))):
            ref: Ref | None = pitch.refs[m[0]]
            if _A_COACH.match(m[0]):
                ref = self.story.team_of(pitch.refs[m[0]], self.sentence)
            elif not _RELATIVE.match(pitch.text, m.end()):
                # "A beat B and lost to C": C's opponent is A.
                before = (g for g in self.games if g.start <= m.start() < g.end and g.opponent == ref)
                ref = next((g.club for g in before), ref)
            if ref is not None and ref != opponent:
                return ref
        return self.story.other(opponent)


_ANY_TEAM = re.compile(TEAM)
_TEAM_OR_COACH = re.compile(f"{TEAM}|{COACH}")
_A_COACH = re.compile(COACH)
_RELATIVE = re.compile(r",? (?:who|which|whose|where)\b")


def _comer(pitch: Pitch, m: re.Match[str]) -> Game | None:
    one, other = pitch.refs[m["a"]], pitch.refs[m["b"]]
    if one == other:
        return None
    near = _score_near(pitch, m.start(), m.end())
    return Game(one, other, "meets", m[0][1:-1].strip(), m.start(), m.end(), score=near)


def _pair(pitch: Pitch, m: re.Match[str]) -> Game | None:
    parts = {name[0]: value for name, value in m.groupdict().items() if value}
    one, other = pitch.refs[parts["a"]], pitch.refs[parts["b"]]
    if one == other or (m["a5"] and "-" not in m[0] and not m["s5"]):
        return None
    game = Game(one, other, "pair", m[0][1:-1], m.start(), m.end())
    if "x" in parts:
        game.goals = int(parts["x"]), int(parts["y"])
    elif "s" in parts:
        game.score = pitch.scores[parts["s"]]
    else:
        game.score = _score_near(pitch, m.start(), m.end())
    return game


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


_TROPHY = re.compile(
    rf"\b(?:cups?|titles?|troph(?:y|ies)|league|leagues|double|treble|championships?|promotions?|medals?|prizes?|crowns?|job|battle|race)\b|{COMPETITION}"
)


_SOFT = re.compile(r"los[te]|fail|fell|fall|slip|exit|collapse|stumble|disaster|setback|beating|crash|go|went|bow")
_OTHER_LOSS = re.compile(
    r"\b(?:job|post|place|patience|seat|race|faith|ground|touch|sleep|jobs|coach|striker|captain|out with)\b"
)


# Coaches and players go to clubs too; a team goes to play.
_GOES = re.compile(r"(?:go|goes|went|head|heads|headed|travel\w*) to")
_HOMECOMER = re.compile(r"\b(?:g(?:o|oes|oing|one)|went|c[ao]me|coming|back|return\w*|mov\w+) $")
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
    if m[0] == "home to" and _HOMECOMER.search(text, max(0, m.start() - 20), m.start()):
        return False
    if kind == "meets" and _GOES.match(m[0]):
        return dated and _GOER.search(text, 0, m.start()) is not None
    if kind == "meets" and m[0] in ("against", "home to"):
        return dated or re.search(SCORE, around) is not None
    return True


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
