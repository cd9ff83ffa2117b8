"""LINKED_TO: who is said to be wanted, considered or approached for which job."""

import re
from functools import cache

from dugout.graph.model import FactType, Ref, Stance, Wording
from dugout.loaders.document import Draft, Kind
from dugout.loaders.story import Prior, Story, pattern_of
from dugout.loaders.words import words

# The club of a job: "the Leeds job", "take over at Leeds", "Leeds want", "a move to Leeds".
_TARGET = re.compile(
    r"(?:\b(?:to|for|with|by|at|of|from|join|the|vacant|next|take charge of|interest(?:ed)? in|in charge of) (?:the )?(?:vacant )?⟦K(\d+)⟧"
    r"|⟦K(\d+)⟧(?:'s?)?(?= (?:have|has|had|are|were|want|wanted|hope|hoped|would|could|turned|made|approach|job|post|role|vacancy|position|hot ?seat|bench|dugout|board|hierarchy|owners?|chiefs?|officials|"
    r"shortlist|list|search|hunt|management|directors|bosses|target|remain|keen|interest|manager(?:ial)? (?:job|post|vacancy|role|position)|coaching (?:job|post|vacancy|role)|look|consider|identif|held|began|offer|president|chairman|admire|switch|move|link|courted|approached|contacted|asked|rang|called|,)))"
)
_JOB = re.compile(
    r"⟦K(\d+)⟧(?:'s?)?(?: (?:managerial|manager's|manager|coaching|coach|head coach|vacant|hot))* (?:job|post|role|vacancy|position|hot ?seat|seat|bench|dugout|shortlist|search|hunt|succession|managership)"
)
_VACANCY = re.compile(
    r"\b(?:job|vacan|shortlist|search|hunt|candidate|contender|successor|replacement|next (?:⟦K\d+⟧ )?(?:permanent |head )?(?:coach|manager|boss)|new (?:head )?(?:coach|manager|boss)|in the running|in the frame|favou?rite|"
    r"to (?:replace|succeed)|linked|interest|talks|approach|target|line up|lined up|bookmaker|appoint)"
)


@cache
def _stances() -> dict[Stance, re.Pattern[str]]:
    table = words("stances")
    order = (Stance.REJECTED, Stance.DENIED, Stance.AGREED, Stance.TALKS)
    return {stance: pattern_of(table[stance.value]) for stance in order}


@cache
def _hedges() -> dict[Wording, re.Pattern[str]]:
    return {Wording(name): re.compile(text) for name, text in words("stances")["hedges"].items()}


def drafts(story: Story, filled: dict[Ref, set[Ref]], tied: dict[Ref, set[Ref]]) -> list[Draft]:
    """Return the chases that a text tells of, each with the stance that the text ends on.

    Args:
        filled: Coaches whom the text shows appointed, by club: everybody else is out there.
        tied: Clubs that a coach has or had in this text: there he is no candidate.
    """
    document = story.document
    told: dict[tuple[Ref, Ref], list[tuple[int, str]]] = {}
    focus = _vacancy(story)
    for number in range(len(document.sentences)):
        text = story.masked[number]
        if focus is None and "⟦K" not in text:
            continue
        coaches = document.within(number, Kind.COACH)
        if not coaches or not (story.link.search(text) or story.weak_link.search(text)):
            continue
        for club in _targets(story, number, text, focus):
            for coach in _candidates(story, number, text, club, tied, filled):
                told.setdefault((coach, club), []).append((number, text))
    return [_draft(story, coach, club, places, filled) for (coach, club), places in told.items()]


def _vacancy(story: Story) -> Ref | None:
    """Return the club whose job the article is about, if it is about one."""
    votes: dict[Ref, int] = {}
    for number, text in enumerate(story.masked):
        if not text or not _VACANCY.search(text):
            continue
        for mention in _JOB.finditer(text):
            ref = story.document.mentions[int(mention[1])].ref
            votes[ref] = votes.get(ref, 0) + 2
        for club in {m.ref for m in story.document.within(number, Kind.CLUB)}:
            votes[club] = votes.get(club, 0) + (2 if number < 2 else 1)
    if not votes:
        return None
    return max(votes, key=lambda ref: (votes[ref], ref == story.main_club))


def _targets(story: Story, number: int, text: str, focus: Ref | None) -> list[Ref]:
    named: list[Ref] = []
    for m in _TARGET.finditer(text):
        ref = story.document.mentions[int(m[1] or m[2])].ref
        if ref not in named:
            named.append(ref)
    if focus in named:
        return [focus]
    if not named or focus is not None:
        return ([focus] if focus else []) + [ref for ref in named if ref == story.main_club]
    return named[:1]


def _candidates(
    story: Story, number: int, text: str, club: Ref, tied: dict[Ref, set[Ref]], filled: dict[Ref, set[Ref]]
) -> list[Ref]:
    found: list[Ref] = []
    here = {m.ref for m in story.document.within(number, Kind.CLUB)}
    for mention_number, mention in story.document.numbered(number):
        coach = mention.ref
        if mention.kind is not Kind.COACH or coach in found or club in tied.get(coach, ()):
            continue
        prior = story.prior(coach, club)
        if prior in (Prior.HOLDS, Prior.LEAVES):
            continue
        at = text.find(f"⟦C{mention_number}⟧")
        if at < 0:
            continue
        window = text[max(0, at - 70) : at + 90]
        likely = prior in (Prior.LATER, Prior.ARRIVES, Prior.PASSES)
        if story.link.search(window) or (story.weak_link.search(window) and (likely or club in here)):
            found.append(coach)
    return found


def _stance(texts: list[str]) -> Stance:
    for text in reversed(texts):
        for stance, pattern in _stances().items():
            if pattern.search(text):
                return stance
    return Stance.LINKED


def _wording(text: str, stance: Stance) -> Wording:
    if stance is Stance.DENIED:
        return Wording.DENIED
    for wording, pattern in _hedges().items():
        if pattern.search(text):
            return wording
    return Wording.CONFIRMED


def _draft(story: Story, coach: Ref, club: Ref, places: list[tuple[int, str]], filled: dict[Ref, set[Ref]]) -> Draft:
    stance = _stance([text for _, text in places])
    if filled.get(club, set()) - {coach}:
        stance = Stance.REJECTED
    number, text = places[-1] if stance is not Stance.LINKED else places[0]
    here = story.document.sentences[number]
    return Draft(
        kind=FactType.LINKED_TO,
        start=here.start,
        end=here.end,
        rule=f"linked-{stance.value}",
        wording=_wording(text, stance),
        coach=coach,
        club=club,
        stance=stance,
    )
