"""Dates as told: ISO strings cut to the precision that a source gave."""

import calendar
import re
from datetime import date

from dugout.graph.errors import InvalidDate

# The first football club was founded in 1857; a contract beyond 2100 is a misreading.
FIRST_YEAR, LAST_YEAR = 1850, 2100

_TOLD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _parts(told: str) -> tuple[int, int | None, int | None]:
    match = _TOLD.fullmatch(told)
    if match is None:
        raise InvalidDate(f"date {told!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidDate(f"date {told!r} is not between {FIRST_YEAR} and {LAST_YEAR}")
    if month is not None and not 1 <= month <= 12:
        raise InvalidDate(f"date {told!r} has no month {month}")
    if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise InvalidDate(f"date {told!r} has no day {day}")
    return year, month, day


def checked_date(told: str) -> str:
    """Return `told` unchanged if it is a date as told, such as "2025-07".

    Raises:
        InvalidDate: If it has another shape, or names no real day of 1850 to 2100.
    """
    _parts(told)
    return told


def first_day(told: str) -> date:
    """Return the first day that a date told as `told` can mean: "2025" is 2025-01-01.

    Raises:
        InvalidDate: If `told` has another shape or names no real day.
    """
    year, month, day = _parts(told)
    return date(year, month or 1, day or 1)


def last_day(told: str) -> date:
    """Return the last day that a date told as `told` can mean: "2025-06" is 2025-06-30.

    For sorting and overlap only: what a source told is stored as it was told.

    Raises:
        InvalidDate: If `told` has another shape or names no real day.

    Source: cut dates as in Wikidata's time precision (year 9, month 10, day 11).
    """
    year, month, day = _parts(told)
    if month is None:
        return date(year, 12, 31)
    return date(year, month, day or calendar.monthrange(year, month)[1])


def may_be_same(left: str, right: str) -> bool:
    """Return whether two dates as told can mean one day: "2025" and "2025-07-01" can."""
    return left.startswith(right) or right.startswith(left)
