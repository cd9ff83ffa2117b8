"""What each wording of time comes to, by the day on which a text was published."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dugout.loaders.wordings import DAYS, IN_MONTHS, MONTHS, SEASONS, TABLE, WEEKDAYS, number_of, told_to
from dugout.loaders.words import either

# The year that a text without a date is taken to be from: the last of the register, and to be raised with it.
_LATEST = 2026
_SOON = 5  # years: how far ahead a contract mostly goes
_STEPS = {"last": -1, "this": 0, "next": 1}
# back and ahead, or one for both; None: the words cannot be worked out.
Reading = tuple[str, str] | str | None


def shift_months(day: date, months: int) -> date:
    """Return the same day some months on, or the last of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_of(day: date) -> str:
    """Return the month of a day as told: "2025-07"."""
    return f"{day.year:04}-{day.month:02}"


def season_end(day: date) -> int:
    """Return the year in which the season of `day` ends, in a country that plays from August to May."""
    return day.year + (day.month > 6)


def _full_year(m: re.Match[str], day: date | None) -> str | None:
    """Return the year that stands with a day or a month, "'96" in full."""
    kind = m.lastgroup
    return of_century(m[f"s_{kind}"], day) if m[f"s_{kind}"] else m[f"y_{kind}"]


def of_century(told: str, day: date | None) -> str:
    """Return "'96" in full: the last year that ends so, or one that is soon to come."""
    latest = (day.year if day else _LATEST) + _SOON
    return str(latest - (latest - int(told[1:])) % 100)


def _dated(day: date | None, number: int, month: int, year: str | None, which: str | None) -> Reading:
    told = f"-{month:02}-{number:02}"
    if not 1 <= number <= monthrange(int(year or 2000), month)[1]:
        return None
    if year:
        return year + told
    if day is None:
        return None
    if which in _STEPS:
        return f"{day.year + _STEPS[which]}{told}"
    this = f"{day.year}{told}"
    back = this if this <= day.isoformat() else f"{day.year - 1}{told}"
    ahead = this if this >= day.isoformat() else f"{day.year + 1}{told}"
    return back, ahead


def _read_day_month(m: re.Match[str], day: date | None) -> Reading:
    return _dated(day, int(m["d_day_month"]), MONTHS[m["m_day_month"]], _full_year(m, day), m["r_day_month"])


def _read_month_day(m: re.Match[str], day: date | None) -> Reading:
    return _dated(day, int(m["d_month_day"]), MONTHS[m["m_month_day"]], _full_year(m, day), m["r_month_day"])


def _read_iso(m: re.Match[str], day: date | None) -> Reading:
    return _dated(day, int(m["d_iso"]), int(m["m_iso"]), m["y_iso"], None)


def _read_month(m: re.Match[str], day: date | None) -> Reading:
    month = MONTHS[m["m_month"]]
    if told := _full_year(m, day):
        return f"{told}-{month:02}"
    if day is None:
        return None
    which = (m["which"] or "").lower().removeprefix("the ")
    if which == "following":
        return None
    if m["r_month"] in _STEPS:
        return f"{day.year + _STEPS[m['r_month']]}-{month:02}"
    back = day.year - (month > day.month or (month == day.month and which == "last"))
    ahead = day.year + (month < day.month or (month == day.month and which == "next"))
    if which in _STEPS:
        year = {"last": back, "next": ahead, "this": day.year}[which]
        return f"{year}-{month:02}"
    return f"{back}-{month:02}", f"{ahead}-{month:02}"


_BEFORE_YEAR = re.compile(rf"(?:\b(?:{either(TABLE['before_year'])}|[A-Z][a-z]+)|,)\s$")


def _read_year(m: re.Match[str], day: date | None) -> Reading:
    if m["year"].isdigit():
        return m["year"]
    # "Wearing '10' on his back", "Howe: '90 minutes from glory'": a quotation may begin with a number.
    return of_century(m["year"], day) if _BEFORE_YEAR.search(m.string, max(0, m.start() - 12), m.start()) else None


def _read_weekday(m: re.Match[str], day: date | None) -> Reading:
    if day is None:
        return None
    weekday = WEEKDAYS[m["name"]]
    if m["week"]:
        monday = day - timedelta(days=day.weekday() + (7 if m["week"] == "last" else -7))
        return (monday + timedelta(days=weekday)).isoformat()
    gone = (day.weekday() - weekday) % 7
    back, ahead = day - timedelta(days=gone), day + timedelta(days=-gone % 7)
    if m["wk"]:
        return ((ahead if gone else day) + timedelta(days=7)).isoformat()
    when = (m["when"] or "").lower().removeprefix("the ")
    if when == "following":
        return None
    if when == "last" or when == "this past":
        return (back if gone else back - timedelta(days=7)).isoformat()
    if when == "next":
        return (ahead if gone else ahead + timedelta(days=7)).isoformat()
    if when in ("coming", "this coming"):
        return ahead.isoformat()
    return back.isoformat(), ahead.isoformat()


def _read_nth(m: re.Match[str], day: date | None) -> Reading:
    number = int(m["d_nth"])
    if day is None:
        return None
    back = next((near for n in range(3) if (near := _in_month(day, -n, number)) and near <= day), None)
    ahead = next((near for n in range(3) if (near := _in_month(day, n, number)) and near >= day), None)
    return (back.isoformat(), ahead.isoformat()) if back and ahead else None


def _in_month(day: date, months: int, number: int) -> date | None:
    """Return the day of this number in the month so many on; None if it has no such day."""
    month = shift_months(day, months)
    return month.replace(day=number) if 1 <= number <= monthrange(month.year, month.month)[1] else None


def _read_feast(m: re.Match[str], day: date | None) -> Reading:
    told = str(TABLE["feasts"][m["feast_day"].replace("’", "'")])
    if year := _full_year(m, day):
        return f"{year}-{told}"
    if day is None:
        return None
    this = f"{day.year}-{told}"
    today = day.isoformat()[: len(this)]
    return (
        this if this <= today else f"{day.year - 1}-{told}",
        this if this >= today else f"{day.year + 1}-{told}",
    )


def _easter(year: int) -> date:
    """Return Easter Sunday. Source: the anonymous Gregorian algorithm of Nature, 20 April 1876."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, number = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, number + 1)


def _read_easter(m: re.Match[str], day: date | None) -> Reading:
    if day is None:
        return None
    days = [_easter(day.year + n) + timedelta(days=TABLE["easter"][m["easter"]]) for n in (-1, 0, 1)]
    return max(d for d in days if d <= day).isoformat(), min(d for d in days if d >= day).isoformat()


def _read_turn(m: re.Match[str], day: date | None) -> Reading:
    if day is None:
        return None
    return f"{day.year}-01", f"{day.year + 1}-01"


def _read_day(m: re.Match[str], day: date | None) -> Reading:
    return (day + timedelta(days=TABLE["days"][m["day"].lower()])).isoformat() if day else None


def _read_ago(m: re.Match[str], day: date | None) -> Reading:
    if day is None:
        return None
    number, unit = number_of(m["n_ago"], m["h_ago"] or m["hh_ago"]), m["u_ago"].lower()
    exact = told_to(m.string, *m.span(), unit)
    if unit in DAYS:
        before = day - timedelta(days=number * DAYS[unit])
        return before.isoformat() if unit == "day" or exact == len("2026-11-27") else month_of(before)
    told = 7 if unit == "month" or (unit == "year" and number < 1) else 4
    return shift_months(day, -round(number * IN_MONTHS[unit])).isoformat()[: max(exact, told)]


def _read_end(m: re.Match[str], day: date | None) -> Reading:
    part, what = (m["part"] or "end").lower(), (m["what"] or "season").lower()
    if day is None or (part in ("rest", "remainder") and what == "month"):
        return None
    step = {"next": 1, "last": -1}.get((m["that"] or "").lower(), 0)
    if what == "month":
        return month_of(shift_months(day, step))
    if what in ("year", "summer"):
        return str(day.year + step)
    season = season_end(day)
    if step:
        return str(season + step)
    # "left at the end of the season" in autumn means the one that is over.
    return str(season - (day.month > 6)), str(season)


def _read_term(m: re.Match[str], day: date | None) -> Reading:
    if day is None:
        return None
    which, unit = m["w5"].lower().removeprefix("the "), m["u_term"].lower()
    if which in ("that", "following"):
        return None
    step = {"last": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit == "year":
        return str(day.year + step) if which != "the" else None
    if unit == "month":
        return month_of(shift_months(day, step)) if which != "the" else None
    if unit == "week":
        return month_of(day + timedelta(days=7 * step)) if which != "the" else None
    if unit == "weekend":
        last = day - timedelta(days=(day.weekday() + 2) % 7 + (7 if which == "last" and day.weekday() >= 5 else 0))
        next_ = day + timedelta(days=(5 - day.weekday()) % 7)
        back, ahead = month_of(last), month_of(next_)
        return (back, ahead) if which in ("this", "the") else back if which == "last" else ahead
    if unit in ("season", "campaign"):
        return str(season_end(day) + step) if which != "the" else None
    over = day.month >= SEASONS[unit] + 2  # this year's is over, or all but over
    begun = day.month >= SEASONS[unit]
    if which == "this":
        return str(day.year)
    if which == "the":
        return str(day.year - (not begun)), str(day.year + over)
    return str(day.year - (not over)) if which == "last" else str(day.year + begun)


def contract_end(day: date, number: float, unit: str) -> str:
    """Return the year in which a contract of so many years, seasons or months ends that begins on `day`."""
    months = round(number * IN_MONTHS[unit.lower()])
    return str(shift_months(day, months).year)


def _read_left(m: re.Match[str], day: date | None) -> Reading:
    return contract_end(day, number_of(m["n_left"], m["h_left"]), m["u_left"]) if day else None


def _read_deal(m: re.Match[str], day: date | None) -> Reading:
    return contract_end(day, number_of(m["n_deal"], m["h_deal"]), m["u_deal"]) if day else None


READINGS: dict[str, Callable[[re.Match[str], date | None], Reading]] = {
    "day_month": _read_day_month,
    "month_day": _read_month_day,
    "iso": _read_iso,
    "month": _read_month,
    "year": _read_year,
    "weekday": _read_weekday,
    "nth": _read_nth,
    "feast": _read_feast,
    "easter": _read_easter,
    "turn": _read_turn,
    "day": _read_day,
    "ago": _read_ago,
    "end": _read_end,
    "term": _read_term,
    "left": _read_left,
    "deal": _read_deal,
}
