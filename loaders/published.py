"""Dates of publication, in the many ways that pages, feeds and files write them."""

import re
from datetime import UTC, datetime

from dugout.graph.dates import checked_date
from dugout.graph.errors import InvalidDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<word>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4,6})"
_CLOCK = r"\d{1,2}(?:[:.h]?\d{2}(?:[:.]?\d{2})?(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?"
_ZONE = r"(?:z|[a-z]{0,5}\s*(?:[+-]\d{1,2}:?\d{0,2})?(?:\s*[(\[][a-z_/ ]+[)\]])?)?"
# What may stand before and after: a label, a time of day, a weekday; a time of day with its zone.
_BEFORE = (
    r"(?:(?:[a-z]+ )?(?:published|updated|posted|date)(?: on)?:?\s+)?"
    r"(?:\d{1,2}[:.]\d{2}\s?(?:[a-z]{2,4})?(?:, ?| ))?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
)
_AFTER = rf"(?:(?:\s*[,|-]\s*|\s+|t)(?:at\s+)?{_CLOCK}\s*{_ZONE})?"
_SHAPES = tuple(
    re.compile(_BEFORE + shape + _AFTER, re.ASCII)
    for shape in (
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:\d{6})?",
        r"(?P<year>\d{4,6})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?",
        rf"{_DAY}(?:[\s-]+|\s+of\s+){_MONTH},?[\s-]+{_YEAR}",
        rf"{_MONTH}[\s-]+{_DAY},?[\s-]+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY}\s+{_CLOCK}\s+(?:[a-z]{{2,5}}\s+|[+-]\d{{4}}\s+)?{_YEAR}",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4,6})",
    )
)
_SLASHED = re.compile(rf"{_BEFORE}(\d{{1,2}})[/-](\d{{1,2}})[/-](\d{{4,6}}){_AFTER}", re.ASCII)
_LONGEST = 80
# Seconds since 1970 start in 1973, so that 0, 2026 and 20260307 are not taken for them; then milliseconds.
_FIRST_SECOND, _FIRST_MILLISECOND = 1e8, 1e11


def parse_published(told: str | float) -> str:
    """Return a date of publication, however it is written, as an ISO date cut to what it tells.

    "Sat, 07 Mar 2026 23:30:00 -0500", "2026-03-07T23:30:00Z", "March 7, 2026" and 1772926200 are
    all "2026-03-07": the day is the one that the publisher prints, never moved to another zone.
    "07/03/2026" is refused, since it can be two days.

    Args:
        told: Words, or a number of seconds or milliseconds since 1970.

    Raises:
        InvalidDate: If it has no known shape, or names no real day of 1850 to 2100.
    """
    words = " ".join(str(told).lower().split())
    if len(words) > _LONGEST:
        raise InvalidDate(f"date {words[:30]!r}... is too long")
    if re.fullmatch(r"[0-9]{9,13}(?:\.[0-9]+)?", words):
        return _from_epoch(float(words))
    if slashed := _SLASHED.fullmatch(words):
        return checked_date(_in_order(*slashed.groups()))
    for shape in _SHAPES:
        if match := shape.fullmatch(words):
            return _checked(match.groupdict())
    raise InvalidDate(f"date {words!r} is not understood")


def _checked(parts: dict[str, str]) -> str:
    month = parts.get("month") or (str(_MONTHS.index(parts["word"]) + 1) if "word" in parts else None)
    told = [parts["year"], *(part.zfill(2) for part in (month, parts.get("day")) if part)]
    return checked_date("-".join(told))


def _from_epoch(number: float) -> str:
    if number < _FIRST_SECOND:
        raise InvalidDate(f"date {number:.0f} is too small for seconds since 1970")
    seconds = number / 1000 if number >= _FIRST_MILLISECOND else number
    return checked_date(f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d}")


def _in_order(first: str, second: str, year: str) -> str:
    if int(first) > 12 or int(first) == int(second):
        return f"{year}-{second.zfill(2)}-{first.zfill(2)}"
    if int(second) > 12:
        return f"{year}-{first.zfill(2)}-{second.zfill(2)}"
    raise InvalidDate(f"date {first}/{second}/{year} can be two days; write the year first")
