"""Lengths of time."""

from datetime import date

import pytest

from dugout.loaders.durations import find_durations

DAY = date(2026, 3, 7)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("after three and a half years", "2022-09"),
        ("after two years", "2024"),
        ("an 18-month reign", "2024-09"),
        ("eight months in charge", "2025-07"),
        ("after six weeks", "2026-01"),
        ("three days after a defeat", "2026-03-04"),
        ("the day after a defeat", "2026-03-06"),
        ("has two more years", "2024"),
        ("a fortnight after a defeat", "2026-02"),
        ("after half a season", "2025-09"),
        ("after a couple of months", "2026-01"),
        # As exactly as it is told, beyond what its unit tells.
        ("a year to the day after", "2025-03-07"),
        ("a week to the day after", "2026-02-28"),
        ("fifteen years, almost to the month", "2011-03"),
        ("fifteen years almost to the month", "2011-03"),
        ("Exactly a year after", "2025-03"),
        ("exactly two weeks after", "2026-02-21"),
        ("two weeks after", "2026-02"),
        ("after half a decade", "2021"),
        # Half of the last season or month is over, or so.
        ("in his eighth year here", "2018"),
        ("her second full season", "2024"),
        ("in his third month", "2025-12"),
        ("in only his second month", "2026-01"),
    ],
)
def test_a_length_leads_back_as_exactly_as_it_is_told(text: str, before: str) -> None:
    assert [length.before(DAY) for length in find_durations(text, 0, len(text))] == [before]


@pytest.mark.parametrize(
    "text", ["a 52-year-old", "a three-year deal", "a two-year contract", "years ago", "£3 months", "half a day"]
)
def test_an_age_and_a_contract_are_none(text: str) -> None:
    assert find_durations(text, 0, len(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "the first season",
        "his first season ticket",
        "his second-year deal",
        "her third year contract",
        "his only season",
    ],
)
def test_a_season_of_others_and_one_that_is_over_are_none_of_his(text: str) -> None:
    assert find_durations(text, 0, len(text)) == []


def test_a_length_leads_on_no_more_exactly_than_the_time_is_told() -> None:
    (length,) = find_durations("for nine months", 0, 15)
    assert [length.after("2002-07"), length.after("2002")] == ["2003-04", "2002"]
