"""MANAGES: who is, was or will be in charge of a club.

Two kinds of evidence are weighed for each coach and club that the text brings together: cues (words/manages.yml)
and what the register knows of the pair's posts. The register alone makes no claim: a sentence must name both.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from dugout.graph.model import FactType, Ref, Status, Wording
from dugout.loaders.cues import cues
from dugout.loaders.document import Draft, Kind
from dugout.loaders.story import Prior, Story

_INTERIM = re.compile(
    r"\b(?:interim|caretaker|temporar(?:y|ily)|acting|stop-?gap|for the time being|until (?:a|the) (?:new|permanent|successor)|stand(?:ing)?-?in)\b"
)
_SECOND_SPELL = re.compile(
    r"\b(?:second|third|fourth|another|previous|first|two|three|both) (?:spells?|stints?|reigns?|terms?|times?|tenures?)|\breturn(?:s|ed|ing)?\b|\bback (?:at|in|to|for)\b|\bcomeback|\bagain\b|\btwice\b|re-?appoint"
)
# Beside a coach: he is gone, he is coming, he may come.
_GONE = re.compile(
    r"\b(?:sack|dismiss|fired|axe|oust|left|leaves|leaving|quit|resign|step(?:s|ped)? (?:down|aside)|stood down|depart|exit|predecessor|replac|succe(?:ed|ss)|part(?:ed|ing) (?:company|ways)|"
    r"relieved|let go|removed|former|ex-|outgoing|walked|vacat|follow(?:s|ed|ing)|post-|after the (?:end|sacking)|farewell|reign|spell|tenure|era\b|lasted|without a (?:club|job)|out of work|unemployed|since)"
)
_COMING = re.compile(
    r"\b(?:appoint|named|unveil|new (?:head |first-team )?(?:coach|manager|boss|man|trainer)|takes? (?:over|charge)|took (?:over|charge)|taken (?:over|charge)|presented|arriv|hired|confirmed|install|return|signed|"
    r"replac(?:es|ed|ing)|succeed(?:s|ed|ing)|first (?:game|match|training|day|press|win|season)|debut|start(?:s|ed)?|joined|in charge|under|settled)"
)
_WILL = re.compile(
    r"\b(?:will (?:take|become|be|begin|start|replace|succeed|officially|formally|join|work|lead|coach|manage)|next season|from july|july 1|1 july|in the summer|from the summer|at the end of the season|takes over (?:in|on|from|at the end))"
)


@dataclass(slots=True)
class Evidence:
    """What speaks for a coach and a club having to do with each other, by kind of cue."""

    cues: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    together: list[int] = field(default_factory=list)


def drafts(story: Story) -> list[Draft]:
    """Return the tenures that a text tells of: at most one for each coach, club and status."""
    evidence = _gather(story)
    holders = _arrivals(story, evidence)
    found: list[Draft] = []
    for (coach, club), seen in evidence.items():
        for status, sentence, rule in _decide(story, coach, club, seen, holders):
            found.append(_draft(story, coach, club, status, sentence, rule))
    return found


def _gather(story: Story) -> dict[tuple[Ref, Ref], Evidence]:
    evidence: dict[tuple[Ref, Ref], Evidence] = {}
    document = story.document
    table = cues("manages")
    for number in range(len(document.sentences)):
        coaches = list(dict.fromkeys(m.ref for m in document.within(number, Kind.COACH)))
        if not coaches:
            continue
        for club in dict.fromkeys(m.ref for m in document.within(number, Kind.CLUB)):
            for coach in coaches:
                evidence.setdefault((coach, club), Evidence()).together.append(number)
        for hit in story.hits(table, number):
            for coach in hit.coaches:
                for club in hit.clubs or _missing_club(story, hit.cue.values.get("club"), coach, number):
                    seen = evidence.setdefault((coach, club), Evidence())
                    seen.cues[hit.cue.values["group"]].append((number, hit.cue.rule))
    return evidence


def _missing_club(story: Story, where: str | None, coach: Ref, sentence: int) -> tuple[Ref, ...]:
    club = story.own_club(coach, sentence)
    if club is None and where == "post" and not story.lexicon.register.posts(coach.id):
        club = story.post_club(sentence)
    return (club,) if club is not None else ()


def _arrivals(story: Story, evidence: dict[tuple[Ref, Ref], Evidence]) -> dict[Ref, set[Ref]]:
    """Return, for each club, the coaches whom the text shows arriving there."""
    arrivals: dict[Ref, set[Ref]] = defaultdict(set)
    for (coach, club), seen in evidence.items():
        prior = story.prior(coach, club)
        if ("appointed" in seen.cues or "incoming" in seen.cues) and prior not in (Prior.HELD, Prior.STRANGER):
            arrivals[club].add(coach)
        if prior in (Prior.ARRIVES, Prior.PASSES) and seen.together:
            arrivals[club].add(coach)
    return arrivals


def _decide(
    story: Story, coach: Ref, club: Ref, seen: Evidence, arrivals: dict[Ref, set[Ref]]
) -> list[tuple[Status, int, str]]:
    prior = story.prior(coach, club)
    cue = {group: places[0] for group, places in seen.cues.items()}
    anywhere = seen.together[0] if seen.together else (next(iter(cue.values()))[0] if cue else 0)

    def told(status: Status, *groups: str) -> list[tuple[Status, int, str]]:
        for group in groups:
            if group in cue:
                return [(status, *cue[group])]
        return [(status, anywhere, f"post-{prior.value}")]

    if prior is Prior.LATER:
        return told(Status.INCOMING, "incoming") if "incoming" in cue else []
    if prior is Prior.STRANGER:
        # The register lists this coach's posts and this club is none of them: only the plainest words count.
        if "former" in cue:
            return told(Status.FORMER, "former")
        return told(Status.CURRENT, "current") if len(seen.cues.get("current", ())) > 1 else []
    if prior is Prior.HOLDS:
        if "gone" in cue and "current" not in cue:
            return told(Status.FORMER, "gone")
        return told(Status.CURRENT, "current", "appointed", "career")
    if prior is Prior.HELD:
        if "appointed" in cue and not seen.cues.keys() - {"appointed", "current"}:
            return told(Status.CURRENT, "appointed")
        return told(Status.FORMER, "former", "gone", "career")
    if prior is Prior.NONE:
        return _decide_by_cues(told, cue)
    return _decide_in_change(story, coach, club, prior, cue, told, arrivals)


def _decide_by_cues(told, cue) -> list[tuple[Status, int, str]]:  # type: ignore[no-untyped-def]
    if "gone" in cue:
        return told(Status.FORMER, "gone")
    if "former" in cue:
        return told(Status.FORMER, "former")
    if "incoming" in cue:
        return told(Status.INCOMING, "incoming")
    if "appointed" in cue or "current" in cue:
        return told(Status.CURRENT, "appointed", "current")
    if "career" in cue:
        return told(Status.FORMER, "career")
    return []


def _decide_in_change(story, coach, club, prior, cue, told, arrivals):  # type: ignore[no-untyped-def]
    gone, coming, will, link = (
        story.near(coach, _GONE),
        story.near(coach, _COMING),
        story.near(coach, _WILL),
        story.near(coach, story.link),
    )
    if prior is Prior.LEAVES:
        others = arrivals.get(club, set()) - {coach}
        if "gone" in cue or "former" in cue or others or gone > coming:
            return told(Status.FORMER, "gone", "former")
        return told(Status.CURRENT, "current", "appointed")
    if prior is Prior.PASSES:
        if "gone" in cue or "former" in cue or gone > coming:
            return told(Status.FORMER, "gone", "former")
        return told(Status.CURRENT, "appointed", "current")
    if "incoming" in cue or (will and "appointed" in cue):
        return told(Status.INCOMING, "incoming", "appointed")
    if "appointed" in cue or "current" in cue or coming >= link:
        return told(Status.CURRENT, "appointed", "current")
    return []


def _draft(story: Story, coach: Ref, club: Ref, status: Status, sentence: int, rule: str) -> Draft:
    here = story.document.sentences[sentence]
    return Draft(
        kind=FactType.MANAGES,
        start=here.start,
        end=here.end,
        rule=rule,
        wording=Wording.CONFIRMED,
        coach=coach,
        club=club,
        status=status,
        interim=True if _INTERIM.search(story.masked[sentence]) else None,
    )
