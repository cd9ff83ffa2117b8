"""The score, day, competition and stage of a match, whatever reader found it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dugout.graph.model import CompetitionKind, MatchStatus, Ref
from dugout.graph.names import fold_name
from dugout.graph.register import Register
from dugout.loaders import played
from dugout.loaders.choice import Candidate, Chooser, Offered, Other, weights_of
from dugout.loaders.cup_places import find_competitions
from dugout.loaders.document import Document, Draft
from dugout.loaders.entrants import can_meet, namesake, title_at
from dugout.loaders.lexicon import lexicon
from dugout.loaders.match_places import MatchPlaces
from dugout.loaders.match_scene import Match
from dugout.loaders.scores import find_scores
from dugout.loaders.tenures import Tenure, tenures_of
from dugout.loaders.times import Time, find_times
from dugout.loaders.values import LEAST


class MatchTerms(NamedTuple):
    """The values of a match; None is not told. The score is that of the first club against the second."""

    score: str | None = None
    date: str | None = None
    competition: Ref | None = None
    stage: str | None = None


def match_terms(
    document: Document,
    matches: Sequence[Match],
    *,
    tenures: Sequence[Tenure] = (),
    times: Sequence[Time] | None = None,
    drafts: Sequence[Draft] | None = None,
    other: Other | None = None,
) -> Callable[[], list[MatchTerms]]:
    """Return what gives the terms of each match, to be called when `other` has heard of all other facts too.

    All matches of the document are needed at once.

    Args:
        tenures: Those that the document tells of: whose team "his men" are.
        times: What `find_times` finds in the document, where that is at hand.
        drafts: What `played.drafts` finds in it, where that is at hand.
        other: Who has a say beside the words.
    """
    if not matches:
        return list
    if times is None:
        times = find_times(document.text, document.published)
    if drafts is None:
        drafts = played.drafts(document, list(times))
    places = MatchPlaces(document, matches, times, find_scores(document.text), tenures=tenures, drafts=drafts)
    stages = {(d.club, d.opponent): d.stage for d in drafts} | {(d.opponent, d.club): d.stage for d in drafts}
    chooser = Chooser(weights_of("match_values"), LEAST, other)
    offered = [_Offers(places, match) for match in matches]
    chooser.hear(one for offers in offered for one in offers.all())
    return lambda: [offers.chosen(chooser, stages.get(offers.match[:2])) for offers in offered]


class _Offers:
    """What the text offers for the values of one match."""

    def __init__(self, places: MatchPlaces, match: Match) -> None:
        self.match = match
        self._scores = places.scores(match) if match.status is MatchStatus.PLAYED else ([], [])
        self._dates = places.dates(match)
        self._cups, self._no_cup = offer_competitions(places, match)
        register = lexicon().register
        self._unlikely = {cup.value for ref, cup in self._cups if not can_meet(register, *_ids(match), ref.id)}
        self._named = [candidate for _, candidate in self._cups]

    def all(self) -> Iterator[Offered]:
        """Yield what may be chosen."""
        yield self.match, "score", self._scores[0]
        yield self.match, "date", self._dates[0]
        yield self.match, "competition", self._named

    def chosen(self, chooser: Chooser, stage: str | None) -> MatchTerms:
        """Return what is chosen."""
        return MatchTerms(
            chooser.choose("score", *self._scores, self.match),
            chooser.choose("date", *self._dates, self.match),
            self._competition(chooser),
            stage,
        )

    def _competition(self, chooser: Chooser) -> Ref | None:
        """Return the competition that is chosen.

        With another's say beside the words little chance is enough. For one that the two can hardly meet in it must be
        as much as without: below that all nine of 429 articles were wrong ("Celta Vigo v Real Madrid, Champions
        League").
        """
        best = chooser.choice("competition", self._named, self._no_cup, self.match)
        if best is None or (best.value in self._unlikely and best.chance < LEAST["competition"]):
            return None
        return next(ref for ref, candidate in self._cups if candidate.value == best.value)


def offer_competitions(places: MatchPlaces, match: Match) -> tuple[list[tuple[Ref, Candidate]], list[str]]:
    """Return which competition a match may be of, and what speaks for none."""
    register = lexicon().register
    cup = _cup_at_home(register, match)
    meant = {ref: _meant(register, match, ref, names) for ref, names in _names_of_cups(places).items()}
    fits = {ref: _fit(register, match, meant.get(ref, ref)) for ref in (*meant, cup) if ref}
    found, nothing = find_competitions(places, match, fits, cup)
    # One that is named in two ways is one value; its `way` stays, by which the network knows its places.
    told = [(meant.get(ref, ref), candidate) for ref, candidate in found]
    return [(ref, candidate._replace(value=ref.id)) for ref, candidate in told], nothing


def _names_of_cups(places: MatchPlaces) -> dict[Ref, set[str]]:
    """Return what the text calls each competition, folded."""
    found: dict[Ref, set[str]] = {}
    for mention in places.cups:
        found.setdefault(mention.ref, set()).add(fold_name(places.document.text[mention.start : mention.end]))
    return found


def _meant(register: Register, match: Match, competition: Ref, names: set[str]) -> Ref:
    """Return what a name that several competitions share means for two clubs: "the League Cup" of Celtic."""
    if can_meet(register, *_ids(match), competition.id):
        return competition
    same = (namesake(register, club, name) for club in sorted(_ids(match)) for name in sorted(names))
    found = next((one for one in same if one and can_meet(register, *_ids(match), one.id)), None)
    return Ref(found.id, found.name) if found else competition


def _cup_at_home(register: Register, match: Match) -> Ref | None:
    """Return the cup that two clubs of one country can both win: what "the cup" is for them."""
    one, other = (title_at(register, ref.id, CompetitionKind.CUP) for ref in match[:2])
    return Ref(one.id, one.name) if one and one == other else None


def _fit(register: Register, match: Match, competition: Ref) -> str:
    """Return how likely two clubs meet in a competition: whether they can, and how many have it for their league."""
    clubs = [register.clubs.get(ref.id) for ref in match[:2]]
    league = sum(club is not None and club.league == competition.id for club in clubs)
    can = can_meet(register, *_ids(match), competition.id)
    return f"{can:d}{league}{competition.id in register.competitions:d}"


def _ids(match: Match) -> tuple[str, str]:
    return match.club.id, match.opponent.id


def with_match_terms(
    document: Document,
    matches: list[Draft],
    tenures: list[Draft],
    times: Sequence[Time],
    other: Other | None = None,
) -> Callable[[], list[Draft]]:
    """Return what gives drafts of matches with what the text tells of them, to be called as that of `match_terms`.

    Two matches of one pair, told apart by their days or scores, keep what they were found with.
    """
    asked = [match_of(draft) for draft in matches]
    pairs = Counter((frozenset(match[:2]), match.status) for match in asked if match)
    once = [match for match in asked if match and pairs[frozenset(match[:2]), match.status] == 1]
    found = match_terms(document, once, tenures=tenures_of(tenures), times=times, drafts=matches, other=other)

    def told() -> list[Draft]:
        terms = dict(zip(once, found(), strict=True))
        return [
            _told(draft, terms[match]) if match in terms else draft for draft, match in zip(matches, asked, strict=True)
        ]

    return told


def _told(draft: Draft, terms: MatchTerms) -> Draft:
    """Return a draft with its terms; a day that the rules found beside the match stays, being right as often."""
    score, date, competition, _ = terms
    return replace(draft, score=score, date=draft.date or date, competition=competition)


def match_of(draft: Draft) -> Match | None:
    """Return the match that a draft tells of."""
    if draft.club and draft.opponent and isinstance(draft.status, MatchStatus):
        return Match(draft.club, draft.opponent, draft.status)
    return None
