"""What the value functions may choose from in annotated articles, beside what the annotators chose.

Each article is read twice: with the mentions and facts of its annotators, and as the rules reader reads the raw text.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dugout.graph.model import FactType, MatchStatus, Status, Wording
from dugout.graph.names import fold_name
from dugout.loaders import linked_to, manages, played, won_title_at
from dugout.loaders.choice import Candidate
from dugout.loaders.discourse import read_document
from dugout.loaders.document import Document, Draft, Kind
from dugout.loaders.fixtures import fit
from dugout.loaders.lexicon import lexicon
from dugout.loaders.match_places import Match, MatchPlaces, turned
from dugout.loaders.scores import find_scores
from dugout.loaders.story import Story
from dugout.loaders.tenure_places import YES, TenurePlaces, tenures_of
from dugout.loaders.times import find_times
from dugout.loaders.title_places import Title, TitlePlaces
from dugout.training.annotated import gold_articles, gold_document, gold_kinds, ref

DATES = frozenset(["since", "until", "contract_until", "date"])
# The file of loaders/words that has the weights of a value.
TABLES = {
    "tenure_values": ("since", "until", "contract_until", "interim"),
    "match_values": ("score", "date", "competition"),
    "title_values": ("count",),
}


class Row(NamedTuple):
    """One value of one fact: what it may be, what speaks for none, and what the gold says."""

    article: str
    number: int  # of the article
    raw: bool  # whether the fact was found by the rules reader, in raw text
    fact: str
    name: str
    gold: str | None
    candidates: Sequence[Candidate]
    nothing: Sequence[str]


def agrees(name: str, gold: str, told: str) -> bool:
    """Return whether a value is right in the sense of the guideline: a date may be more exact than the gold."""
    if name in DATES:
        return told.startswith(gold) or (gold.startswith(told) and len(told) >= 7)
    return gold == told


def read_rows(folder: Path) -> Iterator[Row]:
    """Yield the rows of all annotated articles of a folder."""
    kinds = gold_kinds(folder)
    words = lexicon()
    for number, (ident, text, marks, item) in enumerate(gold_articles(folder)):
        document = gold_document(text, marks, item, kinds)
        story = Story(document, words)
        told = _Told(item)
        tenures, titles, matches = (list(told.drafts(kind)) for kind in _KINDS)
        rules = won_title_at.drafts(story, tenures), played.drafts(document)
        for row in _rows(document, told, (tenures, titles, matches), rules):
            yield Row(ident, number, False, *row)
        story = Story(read_document(document.text, document.published, words), words)
        tenures = manages.drafts(story)
        tenures = manages.without_wanted(tenures, linked_to.drafts(story, tenures))
        rules = won_title_at.drafts(story, tenures), played.drafts(story.document)
        for row in _rows(story.document, told, (tenures, *rules), rules):
            yield Row(ident, number, True, *row)


_KINDS = (FactType.MANAGES, FactType.WON_TITLE_AT, FactType.PLAYED)


class _Told:
    """The facts of an article's annotators, found by names in any of their forms."""

    def __init__(self, item: dict[str, Any]) -> None:
        self._same = {
            fold_name(form): fold_name(name) for name, forms in item["names"].items() for form in [*forms, name]
        }
        self._item = item
        self._facts = {self._key(draft): fact for fact, draft in self._pairs()}

    def _pairs(self) -> Iterator[tuple[dict[str, Any], Draft]]:
        for fact in self._item["facts"]:
            if fact["type"] in _KINDS:
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

    def _name(self, name: str) -> str:
        return self._same.get(fold_name(name), fold_name(name))

    def name_of(self, competition: str) -> str:
        """Return a competition's name as `of` gives it."""
        return self._name(competition)


def _draft(fact: dict[str, Any]) -> Draft:
    kind = FactType(fact["type"])
    status = fact.get("status") or ""
    clubs = fact.get("clubs") or [fact["club"], None]
    return Draft(
        kind=kind,
        start=0,
        end=0,
        rule="gold",
        wording=Wording.CONFIRMED,
        coach=ref(fact["coach"]) if "coach" in fact else None,
        club=ref(clubs[0]),
        opponent=ref(clubs[1]) if clubs[1] else None,
        competition=ref(fact["competition"]) if kind is FactType.WON_TITLE_AT else None,
        status=MatchStatus(status) if kind is FactType.PLAYED else Status(status) if status else None,
    )


Found = tuple[str, str, str | None, Sequence[Candidate], Sequence[str]]


def _rows(
    document: Document, told: _Told, facts: tuple[list[Draft], ...], rules: tuple[list[Draft], list[Draft]]
) -> Iterator[Found]:
    times = find_times(document.text, document.published)
    tenures, titles, matches = facts
    yield from _tenure_rows(TenurePlaces(document, tenures_of(tenures), times), told, tenures)
    asked = [Title(d.coach, d.club, d.competition) for d in titles if d.coach and d.club and d.competition]
    honours = TitlePlaces(document, asked, times, rules[0])
    for title, draft in zip(asked, titles, strict=True):
        if fact := told.of(draft):
            count = str(fact["count"]) if fact.get("count") else None
            yield f"{title.coach.name}, {title.competition.name}", "count", count, *honours.counts(title)
    once = [
        Match(d.club, d.opponent, d.status)
        for d in matches
        if d.club and d.opponent and isinstance(d.status, MatchStatus)
    ]
    places = MatchPlaces(
        document, once, times, find_scores(document.text), tenures=tenures_of(tenures), drafts=rules[1]
    )
    for match, draft in zip(once, matches, strict=True):
        if fact := told.of(draft):
            yield from _match_rows(document, places, told, match, fact)


def _tenure_rows(places: TenurePlaces, told: _Told, tenures: Iterable[Draft]) -> Iterator[Found]:
    for tenure, draft in zip(places.tenures, tenures, strict=True):
        fact = told.of(draft)
        if fact is None:
            continue
        found, nothing = places.candidates(tenure)
        for name, candidates in found.items():
            if name == "contract_until" and tenure.status is Status.FORMER:
                continue
            gold = YES if name == "interim" and fact.get(name) else fact.get(name)
            yield f"{tenure.coach.name}, {tenure.club.name}, {tenure.status}", name, gold, candidates, nothing


def _match_rows(
    document: Document, places: MatchPlaces, told: _Told, match: Match, fact: dict[str, Any]
) -> Iterator[Found]:
    label = f"{match.club.name}, {match.opponent.name}, {match.status}"
    if match.status is MatchStatus.PLAYED:
        yield label, "score", fact["score"], *places.scores(match)
    yield label, "date", fact["date"], *places.dates(match)
    register = lexicon().register
    fits = {m.ref: fit(register, match, m.ref) for m in document.mentions if m.kind is Kind.COMPETITION}
    found, nothing = places.competitions(match, fits)
    named = [Candidate(told.name_of(ref.name), candidate.features) for ref, candidate in found]
    yield label, "competition", fact["competition"], named, nothing
