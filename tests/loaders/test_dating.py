"""The year of a text that has no date, by the posts that it tells of, ages, and the years that it names."""

import pytest

from dugout.loaders.dating import signs_of, year_of
from dugout.loaders.discourse import read_document
from dugout.loaders.lexicon import lexicon


def year(text: str, published: str | None = None) -> int | None:
    return year_of(text, published, read_document(text, None, lexicon()).mentions, lexicon())


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


def test_a_year_that_the_text_names_is_not_after_it() -> None:
    assert year("Chelsea manager Antonio Conte is calm. He came to London in the summer of 2016.") in (2016, 2017, 2018)
    assert year("Manchester United manager Jose Mourinho is calm. He won the cup in 2017.") in (2017, 2018)


@pytest.mark.parametrize(
    "contract", ["His contract runs until the summer of 2026.", "He signed up to 30 June 2026.", "It expires in 2026."]
)
def test_a_contract_runs_to_a_year_that_is_ahead(contract: str) -> None:
    assert year(f"Liverpool manager Jurgen Klopp is calm. {contract}") in range(2022, 2025)


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


def test_a_text_of_no_known_post_has_the_year_that_it_names_or_none() -> None:
    assert year("Leeds United boss Alan Testwood is calm.") is None
    assert year("Leeds United boss Alan Testwood came in 2021.") in range(2021, 2024)


def test_a_year_beyond_the_register_is_no_year_of_a_text() -> None:
    assert year("Leeds United boss Alan Testwood has signed until 2049.") is None


def test_how_a_post_lies_to_each_year() -> None:
    text = "Rafael Benitez was at Real Madrid."
    signs = signs_of(text, read_document(text, None, lexicon()).mentions, lexicon())
    assert min(signs) == 2014
    told = {year: next(iter(of)) for year, of in signs.items()}
    assert [told[year] for year in (2014, 2015, 2016, 2017, 2019, 2023, 2026)] == [
        "soon", "starts", "ends", "a year after", "years after", "long after", "ages after",
    ]  # fmt: skip
    assert signs[2015]["held"] == 1
