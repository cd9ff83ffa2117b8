"""How often, and in which seasons, a title was won, asked for by coach, club and competition."""

import pytest

from dugout.graph.model import Ref
from dugout.loaders.discourse import read_document
from dugout.loaders.honours import TitleTerms, title_terms
from dugout.loaders.lexicon import lexicon
from dugout.loaders.title_places import Title, TitlePlaces

ALLEGRI = Ref("massimiliano-allegri", "Massimiliano Allegri")
JUVENTUS, MILAN = Ref("juventus", "Juventus"), Ref("ac-milan", "AC Milan")
LEAGUE, CUP = Ref("serie-a", "Serie A"), Ref("coppa-italia", "Coppa Italia")


def terms(text: str, *competitions: Ref) -> list[TitleTerms]:
    return terms_of(text, *(Title(ALLEGRI, JUVENTUS, competition) for competition in competitions))


def terms_of(text: str, *titles: Title) -> list[TitleTerms]:
    return title_terms(read_document(text, "2026-03-07", lexicon()), titles)()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Massimiliano Allegri won Serie A with Juventus.", 1),
        ("Massimiliano Allegri won five Serie A titles with Juventus.", 5),
        ("Massimiliano Allegri won Serie A three times with Juventus.", 3),
        ("Massimiliano Allegri won Serie A twice with Juventus.", 2),
    ],
)
def test_a_number_beside_the_title_is_its_count(text: str, count: int) -> None:
    assert [t.count for t in terms(text, LEAGUE)] == [count]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Massimiliano Allegri won titles in three countries and Serie A with Juventus.", {"1"}),
        ("Massimiliano Allegri, champion in five big leagues, won Serie A with Juventus.", {"1"}),
        ("Massimiliano Allegri won three leagues with Juventus, Serie A among them.", {"1", "3"}),
        ("Massimiliano Allegri won five successive Serie A titles with Juventus.", {"1", "5"}),
        ("Massimiliano Allegri won successive Serie A titles with Juventus.", {"1", "2"}),
    ],
)
def test_what_is_offered_is_what_counts_titles(text: str, offered: set[str]) -> None:
    title = Title(ALLEGRI, JUVENTUS, LEAGUE)
    candidates, _ = TitlePlaces(read_document(text, "2026-03-07", lexicon()), [title], []).counts(title)
    assert {candidate.value for candidate in candidates} == offered


def test_two_titles_have_their_own_counts() -> None:
    text = "With Juventus Massimiliano Allegri won five Serie A titles and four Coppa Italia trophies."
    assert [t.count for t in terms(text, LEAGUE, CUP)] == [5, 4]


@pytest.mark.parametrize("clubs", [(JUVENTUS, MILAN), (MILAN, JUVENTUS)])
def test_a_number_counts_the_titles_with_one_club(clubs: tuple[Ref, Ref]) -> None:
    text = (
        "Massimiliano Allegri has won five Serie A titles. He was at Juventus then. "
        "He has been a champion with AC Milan too."
    )
    found = terms_of(text, *(Title(ALLEGRI, club, LEAGUE) for club in clubs))
    assert {club: t.count for club, t in zip(clubs, found, strict=True)} == {JUVENTUS: 5, MILAN: 1}


def test_a_number_may_count_the_titles_with_both() -> None:
    text = "Massimiliano Allegri has won two Serie A titles with both Juventus and AC Milan."
    found = terms_of(text, *(Title(ALLEGRI, club, LEAGUE) for club in (JUVENTUS, MILAN)))
    assert [t.count for t in found] == [2, 2]


def test_years_behind_a_title_are_its_seasons() -> None:
    found = terms("Massimiliano Allegri won Serie A with Juventus twice: Serie A 2015 and 2016.", LEAGUE)
    assert found == [TitleTerms(2, ("2015", "2016"))]


def test_no_titles_have_no_terms() -> None:
    assert terms("Massimiliano Allegri won Serie A with Juventus.") == []
