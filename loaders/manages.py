"""MANAGES: who is, was or will be in charge of a club.

Two kinds of evidence are weighed for each coach and club that the text brings together: cues (words/manages.yml)
and what the register knows of the pair's posts. The register alone makes no claim: a sentence must name both.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from dugout.graph.model import FactType, Ref, Status, Wording
from dugout.loaders.changes import changed_status
from dugout.loaders.cues import cues
from dugout.loaders.dating import written_in
from dugout.loaders.document import Draft, Kind
from dugout.loaders.story import Prior, Story

_INTERIM = re.compile(
    r"\b(?:interim|caretaker|temporar(?:y|ily)|acting|stop-?gap|for the time being|until (?:a|the) (?:new|permanent|successor)|stand(?:ing)?-?in)\b"
)
_SECOND_SPELL = re.compile(
    r"\b(?:second|third|fourth|another|previous|first|two|three|both) (?:spells?|stints?|reigns?|terms?|times?|tenures?)|\breturn(?:s|ed|ing)?\b|\bback (?:at|in|to|for)\b|\bcomeback|\bagain\b|\btwice\b|re-?appoint"
)


@dataclass(slots=True)
class Evidence:
    """What speaks for a coach and a club having to do with each other, by kind of cue."""

    cues: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    together: list[int] = field(default_factory=list)


def drafts(story: Story) -> list[Draft]:
    """Return the tenures that a text tells of: at most one for each coach, club and status."""
    evidence = _gather(story)
    if story.document.published is None:
        story.year = written_in(story, {pair: set(seen.cues) for pair, seen in evidence.items()})
    holders = _arrivals(story, evidence)
    found: list[Draft] = []
    for (coach, club), seen in evidence.items():
        told = _decide(story, coach, club, seen, holders)
        told += _earlier_spell(story, coach, club, seen, told)
        found.extend(_draft(story, coach, club, status, sentence, rule) for status, sentence, rule in told)
    return _one_holder(story, found)


def _one_holder(story: Story, found: list[Draft]) -> list[Draft]:
    """Return the tenures with one permanent current coach a club: of two, the one who came last by the register.

    The other has gone, where the register has his post end in that year; else both stay.
    """
    current: dict[Ref, list[Draft]] = defaultdict(list)
    for draft in found:
        if draft.status is Status.CURRENT and not draft.interim and draft.club and draft.coach:
            current[draft.club].append(draft)
    gone: set[Draft] = set()
    for club, drafts_ in current.items():
        if len(drafts_) > 1:
            priors = {d: story.prior(d.coach, club) for d in drafts_ if d.coach}
            if any(p in (Prior.ARRIVES, Prior.HOLDS) for p in priors.values()):
                gone.update(d for d, p in priors.items() if p in (Prior.LEAVES, Prior.PASSES))
    return [replace(d, status=Status.FORMER, rule="succeeded") if d in gone else d for d in found]


def _earlier_spell(
    story: Story, coach: Ref, club: Ref, seen: Evidence, told: list[tuple[Status, int, str]]
) -> list[tuple[Status, int, str]]:
    """Return the former tenure of a coach who is back: "in his second spell in charge of Milan"."""
    if not told or told[0][0] is Status.FORMER:
        return []
    for sentence in seen.together:
        if _SECOND_SPELL.search(story.masked[sentence]) and (
            "former" in seen.cues or story.has_held(coach, club) or "career" in seen.cues
        ):
            return [(Status.FORMER, sentence, "second-spell")]
    return []


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


_GROUPS = {
    Status.FORMER: ("gone", "former", "career"),
    Status.CURRENT: ("current", "appointed"),
    Status.INCOMING: ("incoming", "appointed"),
}


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
    others = arrivals.get(club, set()) - {coach}
    change = changed_status(story, coach, club, prior, cue.keys(), others_come=bool(others))
    if change is None:
        return []
    return told(change, *_GROUPS[change])


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
