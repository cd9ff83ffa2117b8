"""The score, day, competition and stage of a match, asked for by its clubs."""

from collections.abc import Iterable, Sequence

import pytest

from dugout.graph.model import MatchStatus, Ref
from dugout.loaders.choice import AllWeighed, Blend, Candidate, Offered, Weighed
from dugout.loaders.cup_places import CUP
from dugout.loaders.discourse import read_document
from dugout.loaders.fixtures import MatchTerms, match_terms, offer_competitions
from dugout.loaders.lexicon import lexicon
from dugout.loaders.match_places import MatchPlaces, turned
from dugout.loaders.match_scene import Match

LEEDS, DERBY = Ref("leeds-united", "Leeds United"), Ref("derby-county", "Derby County")
CHELSEA = Ref("chelsea", "Chelsea")
LEAGUE = Ref("premier-league", "Premier League")


def terms(text: str, *matches: Match, published: str = "2026-03-07") -> list[MatchTerms]:
    return match_terms(read_document(text, published, lexicon()), matches)()


def played(club: Ref, opponent: Ref) -> Match:
    return Match(club, opponent, MatchStatus.PLAYED)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Leeds United beat Derby County 2-1 on Friday.", "2-1"),
        ("Leeds United lost 2-1 at Derby County on Friday.", "1-2"),
        ("Derby County were beaten 3-0 by Leeds United on Friday.", "3-0"),
        ("Leeds United and Derby County drew 1-1 on Friday.", "1-1"),
    ],
)
def test_a_score_is_told_from_the_side_of_the_club_asked_for(text: str, score: str) -> None:
    assert [t.score for t in terms(text, played(LEEDS, DERBY))] == [score]
    assert [t.score for t in terms(text, played(DERBY, LEEDS))] == [turned(score)]


def test_a_match_to_come_has_a_day_ahead_and_no_score() -> None:
    found = terms("Leeds United go to Derby County on Saturday week.", Match(LEEDS, DERBY, MatchStatus.SCHEDULED))
    assert found == [MatchTerms(date="2026-03-14")]


def test_scores_and_days_of_two_matches_stay_apart() -> None:
    text = "Leeds United beat Derby County 2-1 on Friday. On 14 February they lost 4-0 to Chelsea."
    found = terms(text, played(LEEDS, DERBY), played(LEEDS, CHELSEA))
    assert [(t.score, t.date) for t in found] == [("2-1", "2026-03-06"), ("0-4", "2026-02-14")]


def test_a_competition_beside_the_match_is_its_own() -> None:
    found = terms("Leeds United beat Chelsea 2-1 in the Premier League on Friday.", played(LEEDS, CHELSEA))
    assert [t.competition for t in found] == [LEAGUE]


def offered(text: str, match: Match) -> dict[str, str]:
    """Return the competitions that a match may be of, and how each is meant."""
    places = MatchPlaces(read_document(text, "2026-03-07", lexicon()), [match], [], [])
    return {ref.name: candidate.way for ref, candidate in offer_competitions(places, match)[0]}


def test_the_cup_may_be_that_of_the_country_of_both() -> None:
    text = "Leeds United beat Chelsea 2-1 in the cup on Friday."
    assert offered(text, played(LEEDS, CHELSEA)) == {"FA Cup": CUP}
    assert offered(f"{text} They won the FA Cup.", played(LEEDS, CHELSEA)) == {"FA Cup": "fa-cup"}


def test_the_cup_of_two_countries_is_none() -> None:
    text = "Leeds United beat Juventus 2-1 in the cup on Friday."
    assert offered(text, played(LEEDS, Ref("juventus", "Juventus"))) == {}


@pytest.mark.parametrize("cup", ["Youth Cup", "super cup", "Premier League cup"])
def test_a_cup_of_another_name_is_not_the_cup(cup: str) -> None:
    assert "FA Cup" not in offered(f"Leeds United beat Chelsea 2-1 in the {cup} on Friday.", played(LEEDS, CHELSEA))


def test_a_cup_in_a_sentence_of_others_is_none() -> None:
    text = "Leeds United beat Chelsea 2-1 on Friday. Derby County won the cup."
    assert offered(text, played(LEEDS, CHELSEA)) == {}


def test_no_matches_have_no_terms() -> None:
    assert terms("Leeds United beat Derby County 2-1.") == []


def test_a_name_that_competitions_share_is_told_as_the_one_that_both_clubs_are_in() -> None:
    celtic, st_mirren = Ref("celtic", "Celtic"), Ref("st-mirren", "St Mirren")
    text = "Celtic lost 3-1 to St Mirren in the League Cup final on Sunday."
    scottish = Ref("scottish-league-cup", "Scottish League Cup")
    for match in (played(celtic, st_mirren), played(st_mirren, celtic)):
        assert [t.competition for t in terms(text, match)] == [scottish]
    nobody = Ref("drumtown", "Drumtown")
    for match in (played(celtic, nobody), played(nobody, celtic)):
        assert [t.competition for t in terms(text.replace("St Mirren", "Drumtown"), match)] == [scottish]
    text = "Chelsea beat Derby County 3-1 in the League Cup on Wednesday."
    assert [t.competition for t in terms(text, played(CHELSEA, DERBY))] == [Ref("efl-cup", "League Cup")]


class Believer:
    """Gives one competition a chance of .27, whatever the words say: enough for itself, too little for the words."""

    def hear(self, offered: Iterable[Offered]) -> None:
        pass

    def blend(self, name: str) -> Blend:
        return Blend(0.0, 1.0, 0.0, 0.1)

    def of(self, fact: Match, name: str, candidates: Sequence[Candidate]) -> list[float]:
        return [0.0] * len(candidates) + [1.0]

    def with_others(self, tenures: object, weighed: AllWeighed) -> dict[str, list[Weighed]]:
        raise AssertionError("a match is no tenure")


@pytest.mark.parametrize(("opponent", "told"), [(CHELSEA, None), (Ref("juventus", "Juventus"), "Champions League")])
def test_rivals_at_home_are_told_to_meet_abroad_only_where_that_is_sure_enough(opponent: Ref, told: str | None) -> None:
    match = played(LEEDS, opponent)
    text = f"Leeds United beat {opponent.name} 2-1. They are in the Champions League."
    found = match_terms(read_document(text, "2026-03-07", lexicon()), [match], other=Believer())()
    assert [t.competition and t.competition.name for t in found] == [told]
