"""From the network's chances to drafts of claims that agree with each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dugout.graph.model import FactType, MatchStatus, Ref, Stance, Status, Wording
from dugout.loaders.document import Document, Draft
from dugout.loaders.linked_to import wording_of
from dugout.loaders.manages import PLAINEST
from dugout.loaders.network.answers import Answer
from dugout.loaders.network.asked import Asked
from dugout.loaders.network.entities import Entity, Sort
from dugout.loaders.network.title_features import title_of

_STATUSES = (Status.CURRENT, Status.FORMER, Status.INCOMING)
_STANCES = tuple(Stance)
# Two coaches of one club are told of at once only where the less likely is nearly as likely: joint coaches.
_GAP = 0.25
# "In his second spell" says that there was a first, and is so seldom written that the second look learns little of it:
# of 30 such tenures in 2,765 articles 29 are so, and of 16 in texts that no round reads 15.
_BACK = 0.9
# A claim quotes its two names and what stands between, up to so many sentences; further apart, the coach's alone.
_LONGEST_QUOTE = 3


def decide(asked: Asked, answer: Answer, least: Mapping[str, float]) -> list[Draft]:
    """Return what the article says, by the network's chances and what can be true together.

    Of people who are taken for no coaches nothing is told.
    """
    people = {entity.ref for entity in asked.entities if entity.sort is Sort.PERSON}
    of_coaches = (*_tenures(asked, answer, least), *_chases(asked, answer, least), *_titles(asked, answer, least))
    return [*(draft for draft in of_coaches if draft.coach not in people), *_matches(asked, answer, least)]


def _tenures(asked: Asked, answer: Answer, least: Mapping[str, float]) -> Iterator[Draft]:
    top: dict[int, float] = defaultdict(float)
    for (_, club), chances in zip(asked.pairs.posts, answer.posts, strict=True):
        top[club] = max(top[club], chances[0])
    for (coach, club), chances in zip(asked.pairs.posts, answer.posts, strict=True):
        current, _, incoming, _ = chances
        for status, chance in zip(_STATUSES, chances[:3], strict=True):
            if status is Status.FORMER and _is_back(asked, coach, club):
                chance = max(chance, _BACK)
            if chance < least[status.value]:
                continue
            if status is Status.CURRENT and (current < top[club] - _GAP or current < incoming):
                continue
            if status is Status.INCOMING and incoming <= current:
                continue
            yield _tenure(asked, coach, club, status, round(chance, 3))


def _is_back(asked: Asked, coach: int, club: int) -> bool:
    """Return whether plain words tell that a coach has been at a club before: "in his second spell"."""
    of = asked.view.of(FactType.MANAGES, asked.entities[coach].ref, asked.entities[club].ref)
    return any(draft.rule == PLAINEST for draft in of)


def _tenure(asked: Asked, coach: int, club: int, status: Status, certainty: float) -> Draft:
    one, other = asked.entities[coach], asked.entities[club]
    told = [d for d in asked.view.of(FactType.MANAGES, one.ref, other.ref) if d.status is status]
    shown = _shown(asked.document, told, one, other, FactType.MANAGES, status.value)
    interim = told[0].interim if told else None
    return replace(shown, certainty=certainty, coach=one.ref, club=other.ref, status=status, interim=interim)


def _chases(asked: Asked, answer: Answer, least: Mapping[str, float]) -> Iterator[Draft]:
    rows = zip(asked.pairs.posts, answer.posts, answer.stances, strict=True)
    for (coach, club), chances, stances in rows:
        one, other = asked.entities[coach], asked.entities[club]
        # Who is there, or coming, is no longer wanted there; who stands in may be.
        there = 0.0 if _stands_in(asked, one, other) else chances[0]
        if chances[3] < max(least["linked"], there, chances[2]):
            continue
        stance = _STANCES[max(range(len(_STANCES)), key=lambda n: stances[n])]
        told = [d for d in asked.view.of(FactType.LINKED_TO, one.ref, other.ref) if d.stance is stance]
        shown = _shown(asked.document, told, one, other, FactType.LINKED_TO, stance.value)
        yield replace(
            shown,
            wording=wording_of(asked.view.story.masked[asked.document.sentence_at(shown.start)], stance),
            certainty=round(chances[3], 3),
            coach=one.ref,
            club=other.ref,
            stance=stance,
        )


def _stands_in(asked: Asked, one: Entity, other: Entity) -> bool:
    drafts = asked.view.of(FactType.MANAGES, one.ref, other.ref)
    return any(draft.interim for draft in drafts if draft.status is Status.CURRENT)


def _titles(asked: Asked, answer: Answer, least: Mapping[str, float]) -> Iterator[Draft]:
    best: dict[tuple[Ref, Ref, Ref], tuple[float, int]] = {}
    for n, chance in enumerate(answer.titles):
        coach, club, title = asked.pairs.title(n)
        competition = title_of(asked.view, asked.entities[club].ref, asked.entities[title])
        if competition is None or chance < least["title"]:
            continue
        key = (asked.entities[coach].ref, asked.entities[club].ref, competition)
        if chance > best.get(key, (0.0, 0))[0]:
            best[key] = (chance, n)
    for (one, other, competition), (chance, n) in best.items():
        told = [d for d in asked.view.of(FactType.WON_TITLE_AT, one, other) if d.competition == competition]
        coach, _, title = asked.pairs.title(n)
        shown = _shown(
            asked.document, told, asked.entities[coach], asked.entities[title], FactType.WON_TITLE_AT, "title"
        )
        yield replace(
            shown,
            certainty=round(chance, 3),
            coach=one,
            club=other,
            competition=competition,
            count=told[0].count if told else None,
        )


def _matches(asked: Asked, answer: Answer, least: Mapping[str, float]) -> Iterator[Draft]:
    for (one, other), chances in zip(asked.pairs.matches, answer.matches, strict=True):
        # One match may be over and the next to come: each is told by its own chance.
        for status, chance in zip(MatchStatus, chances, strict=True):
            if chance >= least[status.value]:
                yield from _met(asked, asked.entities[one], asked.entities[other], status, round(chance, 3))


def _met(asked: Asked, club: Entity, opponent: Entity, status: MatchStatus, certainty: float) -> Iterator[Draft]:
    """Yield the matches of two clubs that the rules found, else one."""
    both = [
        *asked.view.of(FactType.PLAYED, club.ref, opponent.ref),
        *asked.view.of(FactType.PLAYED, opponent.ref, club.ref),
    ]
    told = [draft for draft in both if draft.status is status]
    for draft in told:
        yield replace(draft, certainty=certainty)
    if not told:
        shown = _shown(asked.document, told, club, opponent, FactType.PLAYED, status.value)
        yield replace(shown, certainty=certainty, club=club.ref, opponent=opponent.ref, status=status)


def _shown(document: Document, told: list[Draft], one: Entity, other: Entity, kind: FactType, label: str) -> Draft:
    """Return a draft with its evidence and its rule alone: of what the rules found, else where two stand together."""
    if told:
        start, end, rule = told[0].start, told[0].end, told[0].rule
    else:
        first, last = _place(document, one, other)
        start, end, rule = document.sentences[first].start, document.sentences[last].end, f"network-{label}"
    return Draft(kind=kind, start=start, end=end, rule=rule, wording=Wording.CONFIRMED)


def _place(document: Document, one: Entity, other: Entity) -> tuple[int, int]:
    """Return the sentences, first and last, where two are told of together: the first of the nearest."""
    near = min(
        ((abs(a.sentence - b.sentence), min(a.sentence, b.sentence), max(a.sentence, b.sentence), a.sentence)
         for a in one.mentions for b in other.mentions),
    )  # fmt: skip
    apart, first, last, alone = near
    return (first, last) if apart < _LONGEST_QUOTE else (alone, alone)
