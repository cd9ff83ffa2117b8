"""What a coach won, with which club, and how often."""

import pytest

from dugout.graph.model import FactType
from dugout.loaders.article import make_article
from dugout.loaders.readers.rules import read_drafts

Title = tuple[str, str, str, int | None]


def titles(text: str) -> list[Title]:
    found = read_drafts(make_article(text, published="2026-03-07"))
    return [
        (d.coach.name, d.club.name, d.competition.name, d.count)
        for d in found
        if d.kind is FactType.WON_TITLE_AT and d.coach and d.club and d.competition
    ]


ANCELOTTI, CONTE, ALLEGRI, SLOT = "Carlo Ancelotti", "Antonio Conte", "Massimiliano Allegri", "Arne Slot"
TITLES: list[tuple[str, list[Title]]] = [
    ("Carlo Ancelotti won the Champions League with Real Madrid.", [(ANCELOTTI, "Real Madrid", "Champions League", 1)]),
    ("Carlo Ancelotti lifted the FA Cup at Chelsea.", [(ANCELOTTI, "Chelsea", "FA Cup", 1)]),
    # Counts.
    (
        "Carlo Ancelotti, a three-time Champions League winner with Real Madrid, is calm.",
        [(ANCELOTTI, "Real Madrid", "Champions League", 3)],
    ),
    ("Antonio Conte won three Serie A titles with Juventus.", [(CONTE, "Juventus", "Serie A", 3)]),
    ("Antonio Conte won Serie A with Juventus three times.", [(CONTE, "Juventus", "Serie A", 3)]),
    ("Antonio Conte won Serie A twice with Juventus.", [(CONTE, "Juventus", "Serie A", 2)]),
    (
        "Antonio Conte has won five league titles: three with Juventus, one with Inter and one with Napoli.",
        [(CONTE, "Juventus", "Serie A", 3), (CONTE, "Inter Milan", "Serie A", 1), (CONTE, "Napoli", "Serie A", 1)],
    ),
    (
        "Massimiliano Allegri won the league with Milan and five titles with Juventus.",
        [(ALLEGRI, "Juventus", "Serie A", 5), (ALLEGRI, "AC Milan", "Serie A", 1)],
    ),
    # "The title" is that of the club's own league.
    ("Liverpool boss Arne Slot led them to the title last season.", [(SLOT, "Liverpool", "Premier League", 1)]),
    ("Antonio Conte won the league title with Chelsea.", [(CONTE, "Chelsea", "Premier League", 1)]),
    ("Antonio Conte won the Italian championship with Inter.", [(CONTE, "Inter Milan", "Serie A", 1)]),
    # What one sentence says of another's coach.
    ("Antonio Conte coached Chelsea. He won the Premier League there.", [(CONTE, "Chelsea", "Premier League", 1)]),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_a_title_has_its_club_competition_and_count(text: str, expected: list[Title]) -> None:
    assert sorted(titles(text), key=str) == sorted(expected, key=str)


NO_TITLES = [
    "Jurgen Klopp lost the Champions League final with Liverpool.",
    "Zinedine Zidane won the World Cup as a player with France. Zidane coached Real Madrid.",
    "Antonio Conte won the Champions League as a player with Juventus.",
    "Antonio Conte could win the Premier League with Chelsea.",
    "Antonio Conte was runner-up in Serie A with Inter.",
    "Pep Guardiola won the treble with Manchester City.",
    "Antonio Conte coached Juventus and never won the Champions League.",
    "Antonio Conte won the Premier League with Juventus.",
    "Pep Guardiola won the World Cup with Barcelona.",
    "Carlo Ancelotti won the Champions League.",
]


@pytest.mark.parametrize("text", NO_TITLES)
def test_what_was_not_won_as_coach_of_a_club_that_can_win_it_is_no_title(text: str) -> None:
    assert titles(text) == []


def test_a_title_needs_a_club_that_the_coach_has_or_had() -> None:
    assert titles("Antonio Conte saw Leeds United when they won the Championship.") == []
