"""MANAGES: who is, was or will be in charge of a club.

Two kinds of evidence are weighed for each coach and club that the text brings together: cues (words/manages.yml)
and what the register knows of the pair's posts. The register alone makes no claim: the text must name both, in one
sentence or in neighbouring ones.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from dugout.graph.model import FactType, Ref, Status, Wording
from dugout.loaders.changes import changed_status
from dugout.loaders.document import Draft
from dugout.loaders.evidence import Evidence, Pair, Place, add_nearby, gather_evidence
from dugout.loaders.story import Prior, Story

_INTERIM = re.compile(
    r"\b(?:interim|caretaker|temporar(?:y|ily)|acting|stop-?gap|for the time being|until (?:a|the) (?:new|permanent|"
    r"successor)|stand(?:ing)?-?in)\b"
)
_TIMES_IN_A_WHILE = r"(?! in \w+ (?:days|weeks|months|seasons|years))"  # "for the second time in four years"
# What tells that a coach was there before, by rule, the plainest first: in 2,765 articles of training/ 29 of 30, 23 of
# 32 and 28 of 52 that it is told of had been.
EARLIER_SPELL = {
    "second-spell": re.compile(
        r"\b(?:second|third|fourth|fifth|another|previous|first|two|three|both|earlier|last|initial) (?:\w+ ){0,2}?"
        r"(?:spells?|stints?|reigns?|tenures?)|re-?appoint|"
        rf"\bfor (?:a|the) (?:second|third|fourth) time\b{_TIMES_IN_A_WHILE}|"
        r"\b(?:second|third|fourth) time (?:in charge|as|at|around)"
    ),
    "returns": re.compile(r"\breturn(?:s|ed|ing)?\b|\bback (?:at|in|to|for)\b|\bcomeback"),
    "again": re.compile(
        r"\bagain\b|\btwice\b|"
        rf"\b(?:second|third|fourth|another|previous|first|two|three|both) (?:terms?|times?)\b{_TIMES_IN_A_WHILE}"
    ),
}
PLAINEST = next(iter(EARLIER_SPELL))
# The club that stands right behind such words: "in his second spell with the Matildas" tells nothing of another.
_SPELL_AT = re.compile(r"(?: in charge)?(?: (?:with|at|of|as (?:[\w-]+ ){1,3}(?:of|at)))? (?:the )?⟦K(\d+)⟧")

# For each status, the cues that show it best.
_SHOWN_BY = {
    Status.FORMER: ("gone", "former", "career"),
    Status.CURRENT: ("hired", "stays", "current", "appointed", "owner", "career"),
    Status.INCOMING: ("incoming", "hired", "appointed"),
}


def evidence_in(story: Story) -> dict[Pair, Evidence]:
    """Return what brings coaches and clubs of a text together."""
    evidence = gather_evidence(story)
    add_nearby(story, evidence)
    return evidence


def drafts(story: Story, evidence: dict[Pair, Evidence] | None = None) -> list[Draft]:
    """Return the tenures that a text tells of: at most one for each coach, club and status.

    `evidence` is that of `evidence_in`, where it is at hand.
    """
    if evidence is None:
        evidence = evidence_in(story)
    arrivals = arrivals_in(story, evidence)
    found: list[Draft] = []
    for pair, seen in evidence.items():
        status = _decide(story, pair, seen, arrivals[pair[1]] - {pair[0]})
        if status is None and seen.cues.keys() & {"hired", "appointed", "stays", "current"}:
            story.unsure.add(pair)
        if status is not None:
            found.append(_draft(story, pair, status, seen.best(*_SHOWN_BY[status])))
            if status is not Status.FORMER:
                found.extend(_earlier_spell(story, pair, seen))
    return _one_holder(story, _one_club(story, found) if story.is_news else found)


def is_weak(tenure: Draft) -> bool:
    """Return whether a tenure rests on no words but the two names standing together."""
    return tenure.rule.startswith(("together-arrives", "together-passes", "nearby"))


def without_wanted(tenures: list[Draft], chases: list[Draft]) -> list[Draft]:
    """Return the tenures without those of coaches who are only wanted there, by plainer words."""
    wanted = {(d.coach, d.club) for d in chases}
    return [d for d in tenures if d.status is Status.FORMER or not is_weak(d) or (d.coach, d.club) not in wanted]


def arrivals_in(story: Story, evidence: dict[Pair, Evidence]) -> dict[Ref, set[Ref]]:
    """Return, for each club, the coaches whom the text shows arriving there."""
    arrivals: dict[Ref, set[Ref]] = defaultdict(set)
    known = {Prior.HELD} if story.is_news else {Prior.HELD, Prior.STRANGER}
    for (coach, club), seen in evidence.items():
        prior = story.prior(coach, club)
        told = "hired" in seen.cues or "appointed" in seen.cues or "incoming" in seen.cues
        if prior in (Prior.ARRIVES, Prior.PASSES) or (told and prior not in known):
            arrivals[club].add(coach)
    return arrivals


def _decide(story: Story, pair: Pair, seen: Evidence, comers: Collection[Ref]) -> Status | None:
    cues = seen.cues
    prior = story.prior(*pair)
    if prior is Prior.LATER:
        return Status.INCOMING if "incoming" in cues else None
    if "stays" in cues and prior is not Prior.HELD:
        return Status.CURRENT  # whether he is to go on or not, he is there
    if prior is Prior.STRANGER and "hired" in cues and (story.is_news or story.year is None):
        prior = Prior.NONE
    if prior is Prior.STRANGER:
        # The register lists this coach's posts and this club is none of them: only the plainest words count.
        if "former" in cues:
            return Status.FORMER
        if len(cues.get("current", ())) > 1:
            return Status.CURRENT
        return changed_status(story, *pair, prior, seen, comers) if story.is_news else None
    if prior is Prior.LEAVES and story.document.published is None and "appointed" in cues and "gone" not in cues:
        prior = Prior.ARRIVES  # the year is a guess, and who is appointed is at the beginning of his post
    if prior is Prior.HOLDS:
        # The register ends where the news goes on: a post that it has open may end in this very text.
        leaving = "gone" in cues or "former" in cues or any(story.prior(c, pair[1]) is Prior.NONE for c in comers)
        if leaving:
            return changed_status(story, *pair, Prior.LEAVES, seen, comers)
        if story.is_long_after and not _earlier_spell(story, pair, seen):
            return changed_status(story, *pair, prior, seen, comers)
        return Status.CURRENT
    if prior is Prior.HELD:
        back = {"appointed", "current"} | ({"hired"} if story.is_news else set())
        return Status.CURRENT if cues and not cues.keys() - back else Status.FORMER
    if prior is Prior.NONE:
        return next((status for group, status in _BY_CUE.items() if group in cues), None)
    return changed_status(story, *pair, prior, seen, comers)


# For a coach of whom the register knows no post, the first of these that the text has.
_BY_CUE = {
    "gone": Status.FORMER,
    "former": Status.FORMER,
    "incoming": Status.INCOMING,
    "hired": Status.CURRENT,
    "appointed": Status.CURRENT,
    "current": Status.CURRENT,
    "owner": Status.CURRENT,
    "career": Status.FORMER,
}


def _earlier_spell(story: Story, pair: Pair, seen: Evidence) -> list[Draft]:
    """Return the former tenure of a coach who is back: "in his second spell in charge of Milan"."""
    if "former" in seen.cues or "career" in seen.cues or story.has_held(*pair):
        for rule, pattern in EARLIER_SPELL.items():
            for place in seen.together:
                if _is_said_of(pair[1], story, pattern, place.first):
                    return [_draft(story, pair, Status.FORMER, place._replace(rule=rule))]
    return []


def _is_said_of(club: Ref, story: Story, pattern: re.Pattern[str], sentence: int) -> bool:
    """Return whether a sentence has words, and no other club right behind them."""
    masked = story.masked[sentence]
    for words in pattern.finditer(masked):
        at = _SPELL_AT.match(masked, words.end())
        if at is None or story.document.mentions[int(at[1])].ref == club:
            return True
    return False


def _one_holder(story: Story, found: list[Draft]) -> list[Draft]:
    """Return the tenures with one permanent current coach a club, where the register can tell who came last."""
    current: dict[Ref, list[Draft]] = defaultdict(list)
    for draft in found:
        if draft.status is Status.CURRENT and not draft.interim and draft.club:
            current[draft.club].append(draft)
    gone: set[Draft] = set()
    for club, rivals in current.items():
        if len(rivals) == 1:
            continue
        priors = {d: story.prior(d.coach, club) for d in rivals if d.coach}
        if any(p in (Prior.ARRIVES, Prior.HOLDS) for p in priors.values()):
            gone.update(d for d, p in priors.items() if p in (Prior.LEAVES, Prior.PASSES))
    return [replace(d, status=Status.FORMER, rule="succeeded") if d in gone else d for d in found] if gone else found


def _one_club(story: Story, found: list[Draft]) -> list[Draft]:
    """Return the tenures of news: who is said to be at another club has left that at which the register has him."""
    current = [draft for draft in found if draft.status is Status.CURRENT]
    left = {draft for draft in current if draft.rule.endswith("-holds")}
    moved = {draft.coach for draft in current if draft not in left and not draft.interim and not is_weak(draft)}
    return [
        replace(draft, status=Status.FORMER, rule="moved") if draft in left and draft.coach in moved else draft
        for draft in found
    ]


def _draft(story: Story, pair: Pair, status: Status, place: Place) -> Draft:
    sentences = story.document.sentences
    coach, club = pair
    return Draft(
        kind=FactType.MANAGES,
        start=sentences[place.first].start,
        end=sentences[place.last].end,
        rule=place.rule if place.rule not in ("together", "nearby") else f"{place.rule}-{story.prior(*pair).value}",
        wording=Wording.CONFIRMED,
        coach=coach,
        club=club,
        status=status,
        interim=True if _INTERIM.search(story.masked[place.first]) else None,
    )
