"""Dates of publication as they are written."""

import pytest

from dugout.graph.errors import InvalidDate
from dugout.loaders.published import parse_published


@pytest.mark.parametrize(
    "told",
    [
        "2026-03-07", "2026/03/07", "2026.3.7", "20260307", "20260307101500", "2026-03-07T23:30:00Z",
        "2026-03-07T10:15", "2026-03-07T23:30:00-05:00", "2026-03-07T00:10:00.123+01:00",
        "2026-03-07T10:15:00+01:00[Europe/Madrid]",
        "2026-03-07 10:15:00 UTC", "2026-03-07 10:15:00.000000+0000", "07 Mar 2026", "7 March 2026", "7th March 2026",
        "Saturday, 7th of March 2026", "Sat, 07 Mar 2026 23:30:00 -0500", "Sat, 07 Mar 2026 23:30:00 GMT",
        "Sat 7 Mar 2026 10.15 GMT", "7 Mar 2026, 10:15 CET", "7-Mar-2026", "March 7, 2026", "Mar. 7 2026 10:15 PM",
        "MARCH 7TH, 2026", "Saturday March 7, 2026", "Sat Mar 07 10:00:00 +0000 2026", "10:15, 7 March 2026",
        "10:15 GMT, Saturday, 7 March 2026", "Published: 7 March 2026 at 10:15am", "Last updated 7 March 2026 | 10:15",
        "07.03.2026", " 7\n March  2026 ", 20260307, 1772926200, 1772926200.5, 1772926200000, "1772926200",
    ],
)  # fmt: skip
def test_a_date_is_the_day_that_the_publisher_prints(told: str | float) -> None:
    assert parse_published(told) == "2026-03-07"


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("March 2026", "2026-03"), ("2026-03", "2026-03"), ("2026", "2026"), (2026, "2026"),
        ("13/03/2026", "2026-03-13"), ("03/13/2026", "2026-03-13"), ("3/3/2026", "2026-03-03"),
        ("1 January 1850", "1850-01-01"),
    ],
)  # fmt: skip
def test_a_date_is_cut_to_what_it_tells(told: str | float, date: str) -> None:
    assert parse_published(told) == date


@pytest.mark.parametrize(
    "told",
    [
        "", "soon", "5 hours ago", "2-1", "0000-01-01", "99999-01-01", "7 Mar 99999", "1849-12-31", "2101-01-01",
        "2026-02-30", "31 Feb 2026", "2026-13-01", "07 Mar 26", "٢٠٢٦-٠٣-٠٧", "9" * 5000, "9999999999999", 0, -5,
        99999, 1e30, float("nan"), float("inf"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused(told: str | float) -> None:
    with pytest.raises(InvalidDate):
        parse_published(told)


def test_a_date_that_can_be_two_days_is_refused_by_saying_so() -> None:
    with pytest.raises(InvalidDate) as refused:
        parse_published("07/03/2026")
    assert str(refused.value) == "date 07/03/2026 can be two days; write the year first"
