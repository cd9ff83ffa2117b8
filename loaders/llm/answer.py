"""From a model's answer to drafts of claims: each is checked against the article, and what fails is counted."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from dugout.graph.model import FactType, MatchStatus, Ref, Stance, Status, Wording
from dugout.loaders.document import Document, Draft, Kind
from dugout.loaders.lexicon import Lexicon
from dugout.loaders.linked_to import wording_of
from dugout.loaders.llm.dropped import Dropped, Faulty
from dugout.loaders.llm.evidence import Evidence, begins_before
from dugout.loaders.llm.names import Names

V = TypeVar("V")
E = TypeVar("E", bound=StrEnum)

_MOST_CLAIMS = 300
_MOST_TITLES = 30
# What speaks of somebody or something that is named elsewhere.
_REFERS = re.compile(
    r"\b(?:he|him|his|she|hers?|they|their|them|we|our|the (?:\w+[ -]){0,3}?(?:coach|manager|boss|club|side|team|job|"
    r"post|role|vacancy|man|woman|\d\d-year-old|former|ex-|\w+(?:an|ese|ish|ard|ch)))\b",
    re.IGNORECASE,
)
# A title that is the league's unless another is named.
_LEAGUE = re.compile(r"\b(?:champions?|championships?|titles?|league|scudetto|meisterschale)\b", re.IGNORECASE)


class Check:
    """Checks answers against one article."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        """Take the article's document, as the model was given it."""
        self.dropped: Counter[str] = Counter()
        self._document = document
        self._names = Names(document, lexicon)
        self._evidence = Evidence(document)

    def drafts(self, answer: Any) -> list[Draft]:
        """Return the claims of an answer that hold, in its order."""
        told = answer.get("claims") if isinstance(answer, dict) else answer
        if not isinstance(told, list):
            told = [answer]
        self.dropped[Dropped.SHAPE] += len(told[_MOST_CLAIMS:])
        found = []
        for claim in told[:_MOST_CLAIMS]:
            try:
                found.append(self._draft(claim))
            except Faulty as fault:
                self.dropped[fault.reason] += 1
        return list(self._consistent(found))

    def _draft(self, claim: Any) -> Draft:
        if not isinstance(claim, dict) or not isinstance(claim.get("quote"), str):
            raise Faulty(Dropped.SHAPE)
        kind = _one_of(FactType, claim.get("kind"), Dropped.SHAPE)
        first, last = self._evidence.find_quote(claim["quote"])
        sentences = self._document.sentences
        start, end = sentences[first].start, sentences[last].end
        draft = Draft(kind=kind, start=start, end=end, rule="llm", wording=Wording.CONFIRMED)
        draft = self._match(draft, claim) if kind is FactType.PLAYED else self._of_coach(draft, claim)
        self._check_support(draft, first, last)
        return draft

    def _of_coach(self, draft: Draft, claim: Mapping[str, Any]) -> Draft:
        coach, club = self._name(Kind.COACH, claim, "coach"), self._name(Kind.CLUB, claim, "club")
        draft = replace(draft, coach=coach, club=club)
        if draft.kind is FactType.MANAGES:
            status = _one_of(Status, claim.get("status"), Dropped.WORD)
            return self._with_terms(replace(draft, status=status), claim)
        if draft.kind is FactType.LINKED_TO:
            stance = _one_of(Stance, claim.get("stance"), Dropped.WORD)
            words = self._document.text[draft.start : draft.end].lower()
            return replace(draft, stance=stance, wording=wording_of(words, stance))
        competition = self._title(claim.get("competition"), club, draft)
        return replace(draft, competition=competition, count=self._value(_count, claim.get("count")))

    def _with_terms(self, draft: Draft, claim: Mapping[str, Any]) -> Draft:
        date = self._evidence.date
        since, until, contract = (self._value(date, claim.get(key)) for key in ("since", "until", "contract_until"))
        if since and until and not begins_before(since, until):
            self.dropped[Dropped.DATE] += 1
            until = None
        if since and contract and not begins_before(since, contract):
            self.dropped[Dropped.DATE] += 1
            contract = None
        interim = True if claim.get("interim") is True else None
        return replace(draft, since=since, until=until, contract_until=contract, interim=interim)

    def _match(self, draft: Draft, claim: Mapping[str, Any]) -> Draft:
        club, opponent = self._name(Kind.CLUB, claim, "club"), self._name(Kind.CLUB, claim, "opponent")
        if club.id == opponent.id:
            raise Faulty(Dropped.IMPOSSIBLE)
        status = _one_of(MatchStatus, claim.get("status"), Dropped.WORD)
        score = self._value(lambda told: self._evidence.score(told, draft.start, draft.end), claim.get("score"))
        day = self._value(self._evidence.date, claim.get("date"))
        if score and status is MatchStatus.SCHEDULED:
            self.dropped[Dropped.NUMBER] += 1
            score = None
        if day and status is MatchStatus.PLAYED and self._evidence.is_ahead(day):
            self.dropped[Dropped.DATE] += 1
            day = None
        return replace(
            draft,
            club=club,
            opponent=opponent,
            competition=self._value(lambda told: self._find(Kind.COMPETITION, told, club), claim.get("competition")),
            status=status,
            score=score,
            date=day,
        )

    def _title(self, told: object, club: Ref, draft: Draft) -> Ref:
        """Return the competition of a title; "champions with Legia" names their league too."""
        try:
            return self._find(Kind.COMPETITION, told, club)
        except Faulty:
            league = self._names.league_of(club)
            said = _LEAGUE.search(self._document.text, draft.start, draft.end)
            if not (said and league and isinstance(told, str) and self._names.may_mean(told, league)):
                raise
            return league

    def _name(self, kind: Kind, claim: Mapping[str, Any], key: str, club: Ref | None = None) -> Ref:
        return self._find(kind, claim.get(key), club)

    def _find(self, kind: Kind, told: object, club: Ref | None) -> Ref:
        if not isinstance(told, str):
            raise Faulty(Dropped.SHAPE)
        return self._names.find(kind, told, club)

    def _value(self, read: Callable[[Any], V], told: object) -> V | None:
        """Return a value that may be missing; one that is wrong is left out of its claim."""
        if told is None or told == "":
            return None
        try:
            return read(told)
        except Faulty as fault:
            self.dropped[fault.reason] += 1
            return None

    def _check_support(self, draft: Draft, first: int, last: int) -> None:
        """Raise unless the quote names one of those it is about, or refers to somebody: "he", "the club"."""
        about = ((Kind.COACH, draft.coach), (Kind.CLUB, draft.club), (Kind.CLUB, draft.opponent))
        if _REFERS.search(self._document.text, draft.start, draft.end):
            return
        if not any(ref and self._names.stands_within(first, last, kind, ref) for kind, ref in about):
            raise Faulty(Dropped.UNSUPPORTED)

    def _consistent(self, found: list[Draft]) -> Iterator[Draft]:
        """Yield the drafts without links of coaches with the very post that they hold."""
        held = {(d.coach, d.club) for d in found if d.status is Status.CURRENT and not d.interim}
        for draft in found:
            if draft.kind is FactType.LINKED_TO and (draft.coach, draft.club) in held:
                self.dropped[Dropped.IMPOSSIBLE] += 1
            else:
                yield draft


def _one_of(words: type[E], told: object, reason: Dropped) -> E:
    found = next((word for word in words if word.value == told), None)
    if found is None:
        raise Faulty(reason)
    return found


def _count(told: object) -> int:
    if isinstance(told, bool) or not isinstance(told, int) or not 1 <= told <= _MOST_TITLES:
        raise Faulty(Dropped.NUMBER)
    return told
