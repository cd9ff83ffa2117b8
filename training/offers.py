"""What a text offers for the values of annotated facts, beside what the annotators chose."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from dugout.graph.model import FactType, MatchStatus, Status, Wording
from dugout.loaders.choice import Candidate
from dugout.loaders.document import Document, Draft
from dugout.loaders.fixtures import match_of, offer_competitions
from dugout.loaders.match_places import MatchPlaces, turned
from dugout.loaders.match_scene import Match
from dugout.loaders.post_years import PostsAt, known_posts
from dugout.loaders.scores import find_scores
from dugout.loaders.tenure_places import YES, TenurePlaces
from dugout.loaders.tenures import Tenure, tenures_of
from dugout.loaders.times import Time
from dugout.loaders.title_places import Title, TitlePlaces
from dugout.training.annotated import key_of, ref

DATES = frozenset(["since", "until", "contract_until", "date"])


class Offer(NamedTuple):
    """A fact and one of its values: what it may be, what speaks for none, and what the gold says.

    Of a tenure that is no fact nothing is asked: what is offered for it stands beside what is offered for the others.
    """

    fact: Tenure | Title | Match
    name: str
    gold: str | None
    candidates: Sequence[Candidate]
    nothing: Sequence[str]
    asked: bool = True

    def is_right(self, told: str | None) -> bool:
        """Return whether a value, or none, is what the gold says."""
        return told is None if self.gold is None else told is not None and agrees(self.name, self.gold, told)

    def rights(self) -> list[bool]:
        """Return which candidates are right, and last whether none is told."""
        return [*(self.is_right(candidate.value) for candidate in self.candidates), self.is_right(None)]


def agrees(name: str, gold: str, told: str) -> bool:
    """Return whether a value is right in the sense of the guideline: a date may be more exact than the gold."""
    if name in DATES:
        return told.startswith(gold) or (gold.startswith(told) and len(told) >= 7)
    return gold == told


KINDS = (FactType.MANAGES, FactType.WON_TITLE_AT, FactType.PLAYED)


class Told:
    """The facts of an article's annotators, found by names in any of their forms."""

    def __init__(self, item: dict[str, Any]) -> None:
        self._name = key_of(item)
        self._item = item
        self._facts = {self._key(draft): fact for fact, draft in self._pairs()}

    def _pairs(self) -> Iterator[tuple[dict[str, Any], Draft]]:
        for fact in self._item["facts"]:
            if fact["type"] in KINDS:
                yield fact, _draft(fact)

    def drafts(self, kind: FactType) -> Iterator[Draft]:
        """Yield the facts of a kind as drafts without values."""
        return (draft for _, draft in self._pairs() if draft.kind is kind)

    def of(self, draft: Draft) -> dict[str, Any] | None:
        """Return the values of a fact, the score in the order of the draft's clubs; None if it is no fact."""
        fact = self._facts.get(self._key(draft))
        if fact and draft.club and draft.kind is FactType.PLAYED:
            score, competition = fact["score"], fact["competition"]
            if score and self._name(draft.club.name) != self._name(fact["clubs"][0]):
                score = turned(score)
            return fact | {"score": score, "competition": competition and self._name(competition)}
        return fact

    def _key(self, draft: Draft) -> tuple[object, ...]:
        names = [self._name(one.name) for one in (draft.club, draft.opponent) if one]
        coach = draft.coach and self._name(draft.coach.name)
        title = draft.kind is FactType.WON_TITLE_AT and draft.competition
        return draft.kind, coach, frozenset(names), draft.status, title and self._name(title.name)

    def name_of(self, competition: str) -> str:
        """Return a competition's name as `of` gives it."""
        return self._name(competition)


def gold_draft(kind: FactType, **told: Any) -> Draft:
    """Return a fact of the annotation as a claim: it stands nowhere."""
    return Draft(kind=kind, start=0, end=0, rule="gold", wording=Wording.CONFIRMED, **told)


def _draft(fact: dict[str, Any]) -> Draft:
    kind = FactType(fact["type"])
    status = fact.get("status") or ""
    clubs = fact.get("clubs") or [fact["club"], None]
    return gold_draft(
        kind,
        coach=ref(fact["coach"]) if "coach" in fact else None,
        club=ref(clubs[0]),
        opponent=ref(clubs[1]) if clubs[1] else None,
        competition=ref(fact["competition"]) if kind is FactType.WON_TITLE_AT else None,
        status=MatchStatus(status) if kind is FactType.PLAYED else Status(status) if status else None,
    )


def offers(
    document: Document,
    told: Told,
    drafts: Sequence[Draft],
    rules: Sequence[Draft],
    times: Sequence[Time],
    *,
    posts_at: PostsAt = known_posts,
) -> Iterator[Offer]:
    """Yield what a document offers for what `drafts` state; titles and matches that are no facts are left out.

    Args:
        rules: The titles and matches that the rules find in it.
        times: What `find_times` finds in it.
        posts_at: Returns the posts that are known from elsewhere.
    """
    facts, told_by_rules = ({kind: [d for d in of if d.kind is kind] for kind in KINDS} for of in (drafts, rules))
    tenures = tenures_of(facts[FactType.MANAGES])
    yield from _tenure_offers(TenurePlaces(document, tenures, times, posts_at=posts_at), told, facts[FactType.MANAGES])
    asked = [
        Title(d.coach, d.club, d.competition)
        for d in facts[FactType.WON_TITLE_AT]
        if d.coach and d.club and d.competition
    ]
    honours = TitlePlaces(document, asked, times, told_by_rules[FactType.WON_TITLE_AT])
    for title, draft in zip(asked, facts[FactType.WON_TITLE_AT], strict=True):
        if fact := told.of(draft):
            yield Offer(title, "count", str(fact["count"]) if fact.get("count") else None, *honours.counts(title))
    matches = [(match, draft) for draft in facts[FactType.PLAYED] if (match := match_of(draft))]
    places = MatchPlaces(
        document,
        [match for match, _ in matches],
        times,
        find_scores(document.text),
        tenures=tenures,
        drafts=told_by_rules[FactType.PLAYED],
    )
    for match, draft in matches:
        if fact := told.of(draft):
            yield from _match_offers(places, told, match, fact)


def _tenure_offers(places: TenurePlaces, told: Told, tenures: Iterable[Draft]) -> Iterator[Offer]:
    for tenure, draft in zip(places.tenures, tenures, strict=True):
        fact = told.of(draft)
        found, nothing = places.candidates(tenure)
        for name, candidates in found.items():
            if name == "contract_until" and tenure.status is Status.FORMER:
                continue
            gold = fact.get(name) if fact else None
            yield Offer(tenure, name, YES if name == "interim" and gold else gold, candidates, nothing, bool(fact))


def _match_offers(places: MatchPlaces, told: Told, match: Match, fact: dict[str, Any]) -> Iterator[Offer]:
    if match.status is MatchStatus.PLAYED:
        yield Offer(match, "score", fact["score"], *places.scores(match))
    yield Offer(match, "date", fact["date"], *places.dates(match))
    found, nothing = offer_competitions(places, match)
    named = [candidate._replace(value=told.name_of(ref.name)) for ref, candidate in found]
    yield Offer(match, "competition", fact["competition"], named, nothing)
