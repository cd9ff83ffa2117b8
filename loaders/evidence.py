"""What in a text brings a coach and a club together: cues, and sentences that name both."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from dugout.graph.model import Ref
from dugout.loaders.cues import cues
from dugout.loaders.document import Kind
from dugout.loaders.story import IN_POST, Prior, Story

Pair = tuple[Ref, Ref]  # coach, club


class Place(NamedTuple):
    """The sentences, first and last, that say something, and the rule by which they do."""

    first: int
    last: int
    rule: str


@dataclass(slots=True)
class Evidence:
    """What speaks for one coach and one club having to do with each other."""

    cues: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    together: list[Place] = field(default_factory=list)

    def best(self, *groups: str) -> Place:
        """Return the first cue of the first of `groups` that is there, else where the two stand together."""
        for group in groups:
            if group in self.cues:
                return self.cues[group][0]
        return self.together[0] if self.together else next(iter(self.cues.values()))[0]


def gather_evidence(story: Story) -> dict[Pair, Evidence]:
    """Return the evidence for each coach and club of a text, in the order of the text."""
    evidence: dict[Pair, Evidence] = {}
    document = story.document
    table = cues("manages")
    for number in range(len(document.sentences)):
        coaches = list(dict.fromkeys(m.ref for m in document.within(number, Kind.COACH)))
        if not coaches:
            continue
        for club in dict.fromkeys(m.ref for m in document.within(number, Kind.CLUB)):
            for coach in coaches:
                place = Place(number, number, "together")
                evidence.setdefault((coach, club), Evidence()).together.append(place)
        for hit in story.hits(table, number):
            for coach in hit.coaches:
                for club in hit.clubs or _missing_club(story, hit.cue.values.get("club"), coach, number):
                    seen = evidence.setdefault((coach, club), Evidence())
                    seen.cues[hit.cue.values["group"]].append(Place(number, number, hit.cue.rule))
    return evidence


def _missing_club(story: Story, where: str | None, coach: Ref, sentence: int) -> tuple[Ref, ...]:
    club = story.own_club(coach, sentence)
    if club is None and where == "post" and not story.lexicon.posts(coach.id):
        club = story.post_club(sentence)
    return (club,) if club is not None else ()


def add_nearby(story: Story, evidence: dict[Pair, Evidence]) -> None:
    """Add the pairs that the register knows and that stand in neighbouring sentences of the text.

    In one paragraph, or, where the club is what the text is about, within three sentences. Further apart, the two
    having a past together is no sign that the text speaks of it (of such pairs a third were told).
    """
    for pair, place in _nearby(story, evidence):
        evidence[pair] = Evidence(together=[place])


def _nearby(story: Story, evidence: dict[Pair, Evidence]) -> list[tuple[Pair, Place]]:
    document = story.document
    stands: dict[Kind, dict[Ref, list[int]]] = {Kind.COACH: defaultdict(list), Kind.CLUB: defaultdict(list)}
    for mention in document.mentions:
        if mention.kind in stands:
            stands[mention.kind][mention.ref].append(mention.sentence)
    found = []
    for coach, ours in stands[Kind.COACH].items():
        for club, theirs in stands[Kind.CLUB].items():
            if (coach, club) in evidence or story.prior(coach, club) not in (*IN_POST, Prior.HELD):
                continue
            if not set(ours).isdisjoint(theirs):
                continue  # told together
            reach = 3 if club == story.main_club else 0
            apart, first, last = min((abs(x - y), min(x, y), max(x, y)) for x in ours for y in theirs)
            if apart <= reach or document.sentences[first].paragraph == document.sentences[last].paragraph:
                found.append(((coach, club), Place(first, last, "nearby")))
    return found
