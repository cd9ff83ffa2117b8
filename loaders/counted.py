"""What wordings come to that count from another time of a text: "that May", "the next season", "a week later"."""

import re
from datetime import date, timedelta

from dugout.graph.dates import first_day
from dugout.loaders.readings import season_end, shift_months
from dugout.loaders.wordings import DAYS, IN_MONTHS, MONTHS, SEASONS, WEEKDAYS, told_to

_DAY, _MONTH = len("2026-11-27"), len("2026-11")
_AHEAD = re.compile(r"\b(?:for|over|during|within) $")


def says_same_year(m: re.Match[str]) -> bool:
    """Return whether a wording is of the year that was told of last: "that May", "in July of the same year"."""
    kind = m.lastgroup
    if kind == "term":
        return bool(m["w5"].lower() == "that")
    if kind not in ("month", "day_month", "month_day") or m[f"y_{kind}"] or m[f"s_{kind}"]:
        return False
    told = (m[f"r_{kind}"], m["which"] if kind == "month" else None)
    return any(word.lower().startswith(("that", "the same")) for word in told if word)


def read_in_year(m: re.Match[str], year: int) -> str | None:
    """Return the time of a wording of `says_same_year`, by the year that it is of; None if it is no part of one."""
    kind = m.lastgroup
    if kind == "month":
        return f"{year}-{MONTHS[m['m_month']]:02}"
    if kind != "term":
        return f"{year}-{MONTHS[m[f'm_{kind}']]:02}-{int(m[f'd_{kind}']):02}"
    return str(year) if m["u_term"].lower() in ("year", *SEASONS) else None


def says_same_day(m: re.Match[str]) -> bool:
    """Return whether a wording repeats a day of the week that was told before: "the same Monday"."""
    return m.lastgroup == "weekday" and (m["when"] or "").lower() in ("the same", "that same")


def is_day_of(m: re.Match[str], told: str) -> bool:
    """Return whether a time is the day of the week that a wording names."""
    return len(told) == _DAY and date.fromisoformat(told).weekday() == WEEKDAYS[m["name"]]


def says_over(m: re.Match[str]) -> bool:
    """Return whether a wording is of the end of a season that was told of before: "the season was over"."""
    return m.lastgroup == "end" and (m["over"] or "").lower().startswith(("was", "ended", "finished", "concluded"))


def season_of(told: str) -> str:
    """Return the year in which the season of a time ends; one told as a year is that season's."""
    return told if len(told) < _MONTH else str(season_end(first_day(told)))


def follows(m: re.Match[str]) -> str | None:
    """Return "following" or "next" where a wording is of a time that comes behind another: "the next January"."""
    if m.lastgroup not in ("month", "weekday", "term"):
        return None
    word = (m[{"month": "which", "weekday": "when"}.get(m.lastgroup, "w5")] or "").lower()
    if word == "the next" and _AHEAD.search(m.string, max(0, m.start() - 8), m.start()):
        return None  # "for the next season" is seen from the day of the article
    return word.removeprefix("the ") if word in ("the following", "the next") else None


def read_following(m: re.Match[str], told: str, season: bool) -> str | None:
    """Return the time of "the following January", "the next season" or "the following Monday" by the time before it.

    Of a time told as a year alone, autumn is of that year: it mostly names a title, won in spring. None where the time
    before is not told as exactly as is needed.

    Args:
        season: Whether the time before is a season, told by the year in which it ends.
    """
    if m.lastgroup == "weekday":
        if len(told) < _DAY:
            return None
        day = date.fromisoformat(told)
        return (day + timedelta(days=(WEEKDAYS[m["name"]] - day.weekday() - 1) % 7 + 1)).isoformat()
    unit = m["u_term"].lower() if m.lastgroup == "term" else ""
    if unit in ("season", "campaign"):
        return str(int(season_of(told)) + 1)
    if unit == "year":
        return str(int(told[:4]) + 1)
    if unit and unit not in SEASONS:
        return None
    month = SEASONS[unit] if unit else MONTHS[m["m_month"]]
    over = int(told[5:7]) if len(told) >= _MONTH else 5 if season else 7  # the last month that is surely over
    year = int(told[:4]) + (month <= over)
    return str(year) if unit else f"{year}-{month:02}"


def moved(m: re.Match[str], told: str, number: float, unit: str) -> str | None:
    """Return the time so many days, or mornings, weeks, months or years behind another, before it if less than none.

    None where the other is not told as exactly as is needed.
    """
    if unit in DAYS:
        days = timedelta(days=number * DAYS[unit])
        return (date.fromisoformat(told) + days).isoformat() if len(told) == _DAY else None
    exact = told_to(m.string, *m.span(), unit)
    if unit == "year" and number % 1 == 0 and (not exact or len(told) < _MONTH):
        return f"{int(told[:4]) + int(number):04}"
    if len(told) < _MONTH:
        return None
    then = shift_months(first_day(told), round(number * IN_MONTHS[unit])).isoformat()
    return then[: min(len(told), max(exact, _MONTH))]
