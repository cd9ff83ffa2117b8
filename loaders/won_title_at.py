"""WON_TITLE_AT: what a coach won, with which club."""

import re
from collections import defaultdict
from functools import cache

from dugout.graph.model import FactType, Ref, Wording
from dugout.loaders.document import Draft, Kind
from dugout.loaders.entrants import can_enter
from dugout.loaders.story import Story, pattern_of
from dugout.loaders.words import words

_COUNT = re.compile(
    r"\b(\d{1,2}|[a-z-]+?)(?:-time)?(?: (?:consecutive|successive|straight|more|further|english|spanish|italian|"
    r"german|french|dutch|scottish|domestic|league|national|top-flight|back-to-back|cup|-))* ?$"
)
_AFTER_COUNT = re.compile(
    r"^(?:'s?)?(?: titles?| crowns?| trophy| trophies| championships?)?(?: (?:with|at|for) (?:the )?⟦K\d+⟧)?,? ?"
    r"(twice|three times|four times|five times|six times|(?:in )?back-to-back|hat-trick)"
)
_TITLE_WORDS = re.compile(
    r"^(?:'s?|-)?(?: ?(?:titles?|crowns?|troph(?:y|ies)|winner|winners|winning|champions?|championships?|success|"
    r"triumph|victory|glory|double|medal|honours))"
)
# "Five league titles: three with Juventus, one with Inter and one with Napoli".
_SHARE = re.compile(
    r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:(?:titles?|championships?|crowns?|leagues?|league|of them|of those|of which|more|⟦P\d+⟧) ){0,3}"
    r"(?:with|at|for|in charge of) (?:the )?⟦K(\d+)⟧"
)
_TITLES = re.compile(r"\b(?:titles?|championships?|crowns?|leagues?)\b")
# "The coach who won it three times": not the one named before.
_SOMEBODY = re.compile(r"\b(?:the|a) (?:last |only |first )?(?:coach|man|manager|one|person) (?:who|to)\b[^⟦]*$")
_CLAUSE = re.compile(r", (?:while|but|before|and then|whereas)|; | - ")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = words("titles")
    return pattern_of(table["win"]), pattern_of(table["unless"]), re.compile(table["generic"])


def drafts(story: Story, tenures: list[Draft]) -> list[Draft]:
    """Return the titles that a text tells of.

    Args:
        tenures: What `manages.drafts` found: a title needs a club that the coach has or had in this text.
    """
    tied: dict[Ref, set[Ref]] = defaultdict(set)
    for tenure in tenures:
        if tenure.coach and tenure.club:
            tied[tenure.coach].add(tenure.club)
    win, unless, generic = _patterns()
    found: list[Draft] = []
    document = story.document
    subject: Ref | None = None
    for number in range(len(document.sentences)):
        text = story.masked[number]
        coaches = document.within(number, Kind.COACH)
        here = coaches[0].ref if coaches else subject
        if text and here is not None and win.search(text):
            for at, club, count in _shares(story, text):
                coach = _coach(story, number, text, at) or here
                league = _fits(story, club, None) if club in tied.get(coach, ()) else None
                if league:
                    found.append(_draft(story, number, coach, club, league, count))
            for at, competition, count in _told(story, number, text, unless, generic):
                if _SOMEBODY.search(text, 0, at):
                    continue
                coach = _coach(story, number, text, at) or here
                for club, league in _clubs(story, number, text, at, coach, competition, tied):
                    found.append(_draft(story, number, coach, club, league, count))
        subject = here
    # What one sentence tells twice, it tells more exactly first.
    return list({(d.start, d.coach, d.club, d.competition): d for d in reversed(found)}.values())[::-1]


def _told(
    story: Story, number: int, text: str, unless: re.Pattern[str], generic: re.Pattern[str]
) -> list[tuple[int, Ref | None, int | None]]:
    """Return where a title is told, which competition (None: the club's league), and how many."""
    win = _patterns()[0]
    found: list[tuple[int, Ref | None, int | None]] = []
    for mention_number, mention in story.document.numbered(number):
        if mention.kind is not Kind.COMPETITION:
            continue
        token = f"⟦P{mention_number}⟧"
        at = text.find(token)
        if at < 0:
            continue
        before, after = text[max(0, at - 70) : at], text[at + len(token) : at + len(token) + 45]
        if unless.search(before[-50:] + token + after[:30]):
            continue
        if _TITLE_WORDS.match(after) or win.search(before) or win.search(after[:25]):
            found.append((at, mention.ref, _count(before, after)))
    if not found:
        for m in generic.finditer(text):
            if not unless.search(text[max(0, m.start() - 50) : m.end() + 25]):
                found.append(
                    (m.start(), None, _count(text[max(0, m.start() - 40) : m.start()], text[m.end() : m.end() + 30]))
                )
                break
    return found


def _shares(story: Story, text: str) -> list[tuple[int, Ref, int | None]]:
    """Return where a number of league titles is told for a club by its name, the club, and how many."""
    if not _TITLES.search(text):
        return []
    numbers: dict[str, int] = words("titles")["numbers"]
    return [
        (m.start(), story.document.mentions[int(m[2])].ref, int(m[1]) if m[1].isdigit() else numbers[m[1]])
        for m in _SHARE.finditer(text)
    ]


def _count(before: str, after: str) -> int | None:
    numbers: dict[str, int] = words("titles")["numbers"]
    later = _AFTER_COUNT.match(after)
    if later:
        word = later[1].removeprefix("in ").split()[0]
        return numbers.get(word)
    m = _COUNT.search(before.rstrip("⟦").rstrip())
    if m:
        word = m[1].removesuffix("-time")
        if word.isdigit():
            return int(word) if int(word) <= 20 else 1
        return numbers.get(word, 1)
    return 1


def _coach(story: Story, number: int, text: str, at: int) -> Ref | None:
    """Return the last coach before a place in a sentence, else the first after it."""
    best: Ref | None = None
    for mention_number, mention in story.document.numbered(number):
        if mention.kind is Kind.COACH:
            place = text.find(f"⟦C{mention_number}⟧")
            if 0 <= place < at:
                best = mention.ref
            elif best is None and place >= 0:
                return mention.ref
    return best


def _clubs(
    story: Story, number: int, text: str, at: int, coach: Ref, competition: Ref | None, tied: dict[Ref, set[Ref]]
) -> list[tuple[Ref, Ref]]:
    """Return the club that the title was won with, and the competition."""
    own = tied.get(coach, set())
    near: list[tuple[int, Ref]] = []
    for mention_number, mention in story.document.numbered(number):
        if mention.kind is Kind.CLUB:
            place = text.find(f"⟦K{mention_number}⟧")
            if place >= 0:
                # "won the cup during his spell at Milan": what follows up to the next title counts first.
                behind = place > at and "⟦P" not in text[at + 3 : place] and not _CLAUSE.search(text[at:place])
                near.append((abs(place - at) if behind else abs(place - at) + 60, mention.ref))
    near.sort(key=lambda pair: pair[0])
    ordered = [ref for _, ref in near if ref in own]
    ordered += [ref for ref in story.near_clubs(number) if ref in own and ref not in ordered]
    for club in ordered:
        league = _fits(story, club, competition)
        if league is not None:
            return [(club, league)]
    return []


def _fits(story: Story, club: Ref, competition: Ref | None) -> Ref | None:
    """Return the competition if that club can have won it; its own league where none is named."""
    register = story.lexicon.register
    known = register.clubs.get(club.id)
    if competition is None:
        league = register.competitions.get(known.league) if known and known.league else None
        return Ref(league.id, league.name) if league else None
    return competition if can_enter(register, club.id, competition.id) else None


def _draft(story: Story, number: int, coach: Ref, club: Ref, competition: Ref, count: int | None) -> Draft:
    here = story.document.sentences[number]
    return Draft(
        kind=FactType.WON_TITLE_AT,
        start=here.start,
        end=here.end,
        rule="title",
        wording=Wording.CONFIRMED,
        coach=coach,
        club=club,
        competition=competition,
        count=count,
    )
