"""The year of a text that has no date, by the posts that it tells of, ages, and the years that it names."""

import pytest

from dugout.loaders.dating import signs_of
from dugout.loaders.discourse import read_document
from dugout.loaders.lexicon import lexicon
from dugout.loaders.mentions import find_names
from dugout.loaders.sentences import split_sentences


def year(text: str, published: str | None = None) -> int | None:
    return read_document(text, published, lexicon()).year


def signs(text: str, year: int) -> dict[str, float]:
    names = find_names(text, split_sentences(text), lexicon()).found
    return dict(signs_of(text, names, lexicon())[year])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Real Madrid head coach Rafael Benitez is calm.", range(2015, 2017)),
        ("Rafael Benitez has been sacked by Real Madrid.", range(2015, 2018)),
        ("Manchester United manager Jose Mourinho is calm.", range(2016, 2019)),
        ("Chelsea manager Antonio Conte is calm. Manchester United manager Jose Mourinho is not.", range(2016, 2019)),
        ("Antonio Conte, once of Juventus and Chelsea, is the coach of Tottenham Hotspur.", range(2021, 2024)),
    ],
)
def test_a_text_was_written_while_its_coaches_were_in_post(text: str, expected: range) -> None:
    assert year(text) in expected


def test_a_date_tells_the_year() -> None:
    assert year("Real Madrid head coach Rafael Benitez is calm.", "2004-05") == 2004


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("He won the cup in 2017.", {"named 1"}),
        ("He won the cup in 2017. The stand will be ready in 2020.", {"named later", "a later year"}),
        ("His contract runs until the summer of 2019.", {"ahead 1"}),
        ("He signed up to 30th June, 2018.", {"ahead 0"}),
        ("He has signed until at least mid-2024.", {"ahead 4"}),
        ("He was at Leeds from 2011 to 2014.", {"named 4"}),
        ("He was there until 2016.", {"behind"}),
        ("The 2018 World Cup is near.", {"event 0"}),
        ("Euro 2016 was dull.", {"event over"}),
        ("The World Cup of 2022 will not be.", {"event 2"}),
        ("It begins at 2000 GMT. Some 2019 fans, or 52,000, paid £2005.", set()),
        ("SFK 2000 Sarajevo are next.", set()),
    ],
)
def test_what_a_year_in_a_text_says_of_its_own(told: str, expected: set[str]) -> None:
    found = signs(f"Manchester United manager Jose Mourinho is calm. {told}", 2018)
    posts = {"ends", "coach ends", "held"}
    assert {sign for sign in found if sign not in posts} == expected
    assert found.keys() >= posts


def test_a_year_that_the_text_names_moves_it() -> None:
    assert year("Chelsea manager Roberto Di Matteo is calm.") == 2012
    assert year("Liverpool manager Jurgen Klopp is calm. He won the cup in 2022.") in (2022, 2023, 2024)
    assert year("Liverpool manager Jurgen Klopp is calm. It is the summer of 2016.") in (2016, 2017, 2018)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Real Madrid coach Carlo Ancelotti, 54, is calm.", range(2013, 2015)),
        ("Real Madrid coach Carlo Ancelotti (64) is calm.", range(2023, 2025)),
        ("At Real Madrid the 62-year-old Italian Carlo Ancelotti is calm.", range(2021, 2023)),
    ],
)
def test_the_age_of_a_coach_tells_which_of_his_spells_it_is(told: str, expected: range) -> None:
    assert year(told) in expected


@pytest.mark.parametrize(
    "told",
    [
        "Real Madrid coach Carlo Ancelotti (54.4 per cent of points) is calm.",
        "Real Madrid coach Carlo Ancelotti, 54,000 of whose fans sang, is calm.",
        "The 54-year-old succeeds Carlo Ancelotti at Real Madrid.",
    ],
)
def test_what_is_no_age_of_the_coach_tells_nothing(told: str) -> None:
    assert not signs(told, 2014).keys() & {"age", "other age"}


def test_an_age_fits_two_years_and_counts_once() -> None:
    text = "Real Madrid coach Carlo Ancelotti, 54, is calm. Carlo Ancelotti, 54, was there before."
    told = [signs(text, year) for year in range(2012, 2016)]
    assert [(of.get("age"), of.get("other age")) for of in told] == [(None, 1), (1, None), (1, None), (None, 1)]


def test_a_text_of_no_known_post_has_the_year_that_it_names_or_none() -> None:
    assert year("Leeds United boss Alan Testwood is calm.") is None
    assert year("Leeds United boss Alan Testwood came in 2021.") in range(2021, 2024)
    assert year("Leeds United boss Alan Testwood has signed until 2049.") is None


def test_a_post_whose_years_are_not_known_tells_nothing() -> None:
    assert year("Todor Veselinovic won the league with Fenerbahce.") is None


def test_a_text_may_name_a_year_after_the_register() -> None:
    assert year("Arsenal head coach Mikel Arteta is calm. It is March 2027, and he has lost two of five.") == 2027
    assert year("In January 2028 Leeds United appointed Alan Testwood as head coach.") == 2028


def test_how_a_post_lies_to_each_year() -> None:
    text = "Rafael Benitez was at Real Madrid."
    told = {year: next(iter(signs(text, year))) for year in range(2014, 2027)}
    assert [told[year] for year in (2014, 2015, 2016, 2017, 2019, 2023, 2026)] == [
        "soon", "starts", "ends", "a year after", "years after", "long after", "ages after",
    ]  # fmt: skip


def test_the_better_of_two_spells_at_a_club_counts_and_the_share_of_the_club() -> None:
    text = "Carlo Ancelotti of Real Madrid was once at Chelsea. Real Madrid are top."
    assert signs(text, 2023) == {"inside": 1, "held": 1, "ages after": 1, "coach inside": 1}
    assert signs(text, 2010) == {"inside": 1, "held": 0.5, "far ahead": 1, "coach inside": 1}
