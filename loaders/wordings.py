"""Wordings of time: one regular expression for all, and what each comes to on a day."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dugout.loaders.words import either, either_case, words

TABLE = words("times")
_NUMBERS: dict[str, float] = TABLE["numbers"] | TABLE["amounts"]
_MONTHS = {name: n for n, name in enumerate(TABLE["months"], 1)}
_MONTHS |= {name: next(n for full, n in _MONTHS.items() if full.startswith(name[:3])) for name in TABLE["short_months"]}
_WEEKDAYS = {name: n for n, name in enumerate(TABLE["weekdays"])}
_SEASONS: dict[str, int] = TABLE["seasons"]

# In a headline all may be capitals; a month alone, or behind a number ("NO 10 MAY GO"), is then too often the verb.
# A short form always stands beside the number of a day.
_MONTHS |= {name.upper(): n for name, n in _MONTHS.items()}

_YEAR = r"(?:18[5-9]|19\d|20\d)\d"
_SHORT_YEAR = r"['’]\d\d(?!['’]?\w)"
_MONTH = either(list(_MONTHS))
_FULL_MONTH = either(TABLE["months"])
WEEKDAY = either(list(_WEEKDAYS))
NUMBER_WORD = either_case(list(_NUMBERS))
_NUMBER = rf"(?:\d\d?|{NUMBER_WORD})"
_DAYTIMES = ("morning", "afternoon", "evening", "night")
_DAYTIME = "|".join(_DAYTIMES)
# What needs no "later": "the following week", and "the next morning", which is not that from now.
_ON = "|".join(f"(?<=following {unit})" for unit in ("day", "week", "month", "year", *_DAYTIMES))
_ON += "".join(f"|(?<=the next {unit})" for unit in ("day", *_DAYTIMES))
_CASE = "(?i:the )?"
_HALF = r"[ -]and[ -]a[ -]half"

_NAMED = (*_MONTHS, *_WEEKDAYS, *TABLE["feasts"], *TABLE["easter"])
# How a time can begin: a quick look that spares most words the rest.
_FIRST = (
    rf"\d|['’]\d|{either(sorted({name[:3] for name in _NAMED}))}|[LlNn](?:as|ex)t "
    r"|[Tt]h(?:is|e|at) |[Tt]o[dnm]|[Yy]est|[Cc]om"
    r"|[FfOo](?:or|f) |[Oo]n the \d|(?:until|till|from|since) the \d|[Ee]arlier in|[Ee]nd of"
    rf"|{NUMBER_WORD}[ -](?i:days?|weeks?|fortnights?|months?|seasons?|years?|decades?|more|and[ -]a)\b"
)
_AMOUNT = rf"(?P<n_#>{_NUMBER})(?P<h_#>{_HALF})?"
_OF_YEAR = (
    rf"(?:,?(?: of)? (?:(?P<y_#>{_YEAR})\b|(?P<s_#>{_SHORT_YEAR}))"
    r"| (?:of )?(?P<r_#>last|next|this|that(?: same)?|the same) year)?"
)
# The outer group's name is the wording's, and the key of its reading below; # stands for it.
_WORDINGS = {
    "day_month": rf"(?P<d_#>\d\d?)(?:st|nd|rd|th)? (?:of )?(?P<m_#>(?!MAY|MARCH){_MONTH})\b{_OF_YEAR}",
    "month_day": rf"(?P<m_#>{_MONTH})\.? (?:the )?(?P<d_#>\d\d?)(?:st|nd|rd|th)?(?![\d:.-]*\d){_OF_YEAR}",
    "month": r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat(?: same)?|[Tt]he (?:same|following|next)) )?"
    rf"(?P<m_#>{_FULL_MONTH}|{_MONTH}(?=\.? (?:{_YEAR}|['’]\d)))\b"
    rf"(?:\.(?= (?:{_YEAR}|['’]\d)))?{_OF_YEAR}",
    "iso": rf"(?P<y_#>{_YEAR})-(?P<m_#>0[1-9]|1[012])-(?P<d_#>[0-3]\d)\b",
    "range": rf"(?P<from>{_YEAR})\s?[-–—/]\s?(?P<to>{_YEAR}|\d\d)\b(?!-)",
    "year": rf"{_SHORT_YEAR}|{_YEAR}\b(?![-,.:]\d|-year|%| ?(?:{either(TABLE['no_years'])})\b)",
    "weekday": r"(?:(?P<when>[Ll]ast|[Nn]ext|[Tt]his(?: coming| past)?|[Cc]oming"
    rf"|[Tt]h(?:e|at) same|[Tt]he (?:following|next)) )?(?P<name>{WEEKDAY})\b"
    rf"(?: (?:{_DAYTIME}|lunchtime))?"
    r"(?:,? (?:of )?(?P<week>last|next) week|(?P<wk> week)(?= |[,.;:)]))?",
    "nth": r"(?:[Oo]n|until|till|from|since) the (?P<d_#>\d\d?)(?:st|nd|rd|th)\b"
    rf"(?! (?:{either(TABLE['no_days'])})\b| and (?:\d|last|final))",
    "feast": rf"(?P<feast_day>{either(list(TABLE['feasts']))})\b(?:,?(?: of| in)? (?P<y_feast>{_YEAR})\b)?",
    "easter": rf"{either(list(TABLE['easter']))}\b",
    "turn": r"(?:[Tt]he turn of the (?:calendar )?year|New Year|[Tt]he new year)\b(?!')",
    "day": rf"(?i:{either(list(TABLE['days']))})\b",
    "ago": rf"(?i:{_AMOUNT} (?P<u_#>day|week|fortnight|month|year|decade)s?"
    r"(?P<hh_#> and a half)? (?:ago|back))\b",
    "later": rf"(?i:(?P<n_#>{_NUMBER}|(?:the )?(?:next|following)) "
    rf"(?P<u_#>day|week|fortnight|month|year|{_DAYTIME})s?(?P<hh_#> and a half)?"
    r"(?P<to2> later| earlier| afterwards?| previously| (?:after|before)\b(?=\.|,| that(?:[.,;:)]|$))|"
    rf"(?:{_ON})\b))",
    "apart": rf"(?i:(?P<n_#>(?<!\bto )the(?= (?:day|{_DAYTIME})\b)|{_NUMBER}) "
    rf"(?P<u_#>day|{_DAYTIME}|week|fortnight|month|year)s?(?P<hh_#> and a half)? "
    r"(?P<side>after|before)\b(?= (?!that (?:he|she|it|they|we)\b)\w))",
    "end": r"(?i:the (?:season|campaign) (?:(?:is|was) (?:over|out|done)|end(?:s|ed)|finishe[sd]|conclude[sd])\b"
    r"|(?:the )?(?P<part>end|close|finish|rest|remainder|conclusion) of (?:(?P<that>the|this|next|last|his|their) )?"
    r"(?:[a-z-]+ )??(?P<what>season|campaign|year|month|summer)\b)",
    "term": r"(?i:(?P<w5>last|this|next|the (?:following|next)|the|coming|that) (?:(?:past|coming) )?"
    r"(?P<u_#>season|campaign|summer|spring|autumn|year|month|week|weekend)\b(?!-|s\b| ticket))",
    "left": rf"(?i:{_AMOUNT} (?:more )?(?P<u_#>year|season|month)s? (?:left|remaining|still to run|to run))\b",
    "deal": rf"(?i:{_AMOUNT}[ -](?P<u_#>year|season|month)s?'? "
    rf"(?:[a-z-]+ ){{0,3}}?{either(TABLE['deal'])})s?\b",
    "same": r"(?i:(?:the|that) same (?:day|evening|afternoon|night))\b",
    "span": rf"(?i:(?:for|of) (?P<about>(?:{either(TABLE['about'])}) )?"
    rf"{_AMOUNT} (?P<more>more |further )?"
    r"(?P<u_#>year|season|month|week|fortnight)s?(?P<hh_#> and a half)?(?P<mm_#> more)?)\b",
}
WORDING = re.compile(
    rf"(?:(?<![\w£$€.,/-])|(?<=\b(?i:mid)-))(?={_FIRST})(?:"
    + "|".join(f"(?P<{name}>{one.replace('#', name)})" for name, one in _WORDINGS.items())
    + ")"
)

DAYS = {"day": 1, "week": 7, "fortnight": 14} | dict.fromkeys(_DAYTIMES, 1)
_LATEST = 2026  # what a text without a date is taken to be from
_SOON = 5  # years: how far ahead a contract mostly goes
_STEPS = {"last": -1, "this": 0, "next": 1}
# back and ahead, or one for both; None: the words cannot be worked out.
Reading = tuple[str, str] | str | None


def number_of(text: str, half: str | None = None) -> float:
    """Return a number in words or digits: 2.5 for "two" with a half, 0.5 for "half a"."""
    lowered = text.lower()
    return (int(text) if text.isdigit() else _NUMBERS[lowered]) + (0.5 if half else 0)


def shift_months(day: date, months: int) -> date:
    """Return the same day some months on, or the last of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_of(day: date) -> str:
    """Return the month of a day as told: "2025-07"."""
    return f"{day.year:04}-{day.month:02}"


def _season_end(day: date) -> int:
    """Return the year in which the season of `day` ends, in a country that plays from August to May."""
    return day.year + (day.month > 6)


def _full_year(m: re.Match[str], day: date | None) -> str | None:
    """Return the year that stands with a day or a month, "'96" in full."""
    kind = m.lastgroup
    return _of_century(m[f"s_{kind}"], day) if m[f"s_{kind}"] else m[f"y_{kind}"]


def _of_century(told: str, day: date | None) -> str:
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
    return _dated(day, int(m["d_day_month"]), _MONTHS[m["m_day_month"]], _full_year(m, day), m["r_day_month"])


def _read_month_day(m: re.Match[str], day: date | None) -> Reading:
    return _dated(day, int(m["d_month_day"]), _MONTHS[m["m_month_day"]], _full_year(m, day), m["r_month_day"])


def _read_iso(m: re.Match[str], day: date | None) -> Reading:
    return _dated(day, int(m["d_iso"]), int(m["m_iso"]), m["y_iso"], None)


def _read_month(m: re.Match[str], day: date | None) -> Reading:
    month = _MONTHS[m["m_month"]]
    if told := _full_year(m, day):
        return f"{told}-{month:02}"
    if day is None:
        return None
    which = (m["which"] or "").lower()
    if m["r_month"] in _STEPS:
        return f"{day.year + _STEPS[m['r_month']]}-{month:02}"
    back = day.year - (month > day.month or (month == day.month and which == "last"))
    ahead = day.year + (month < day.month or (month == day.month and which == "next"))
    if which in _STEPS:
        year = {"last": back, "next": ahead, "this": day.year}[which]
        return f"{year}-{month:02}"
    return f"{back}-{month:02}", f"{ahead}-{month:02}"


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
        return f"{year}-{_MONTHS[m['m_month']]:02}"
    if kind != "term":
        return f"{year}-{_MONTHS[m[f'm_{kind}']]:02}-{int(m[f'd_{kind}']):02}"
    return str(year) if m["u_term"].lower() in ("year", *_SEASONS) else None


def read_following(m: re.Match[str], told: str) -> str | None:
    """Return the time of "the following January", "the next season" or "the same Monday" by the time before it.

    Of a time told as a year alone, autumn is of that year: it mostly names a title, won in spring. None for another
    wording, or where the time before is not told as exactly as is needed.
    """
    kind = m.lastgroup
    word = m[{"month": "which", "weekday": "when", "term": "w5"}.get(kind or "", 0)] or ""
    same = kind == "weekday" and word.lower() in ("the same", "that same")
    if kind not in ("month", "weekday", "term") or not (same or word.lower() in ("the following", "the next")):
        return None
    if kind == "weekday":
        if len(told) < len("2026-11-27"):
            return None
        day = date.fromisoformat(told)
        if same:
            return told if day.weekday() == _WEEKDAYS[m["name"]] else None
        return (day + timedelta(days=(_WEEKDAYS[m["name"]] - day.weekday() - 1) % 7 + 1)).isoformat()
    year, before = int(told[:4]), int(told[5:7] or 7)
    unit = m["u_term"].lower() if kind == "term" else ""
    if unit in ("season", "campaign"):
        return str(year + 1 + (before > 6 and len(told) > 4))
    if unit == "year":
        return str(year + 1)
    if kind == "term" and unit not in _SEASONS:
        return None
    month = _SEASONS[unit] if unit else _MONTHS[m["m_month"]]
    year += month <= before
    return str(year) if unit else f"{year}-{month:02}"


def _read_year(m: re.Match[str], day: date | None) -> Reading:
    return m["year"] if m["year"].isdigit() else _of_century(m["year"], day)


def _read_weekday(m: re.Match[str], day: date | None) -> Reading:
    if day is None:
        return None
    weekday = _WEEKDAYS[m["name"]]
    if m["week"]:
        monday = day - timedelta(days=day.weekday() + (7 if m["week"] == "last" else -7))
        return (monday + timedelta(days=weekday)).isoformat()
    gone = (day.weekday() - weekday) % 7
    back, ahead = day - timedelta(days=gone), day + timedelta(days=-gone % 7)
    if m["wk"]:
        return ((ahead if gone else day) + timedelta(days=7)).isoformat()
    when = (m["when"] or "").lower()
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
    told = str(TABLE["feasts"][m["feast_day"]])
    if m["y_feast"]:
        return f"{m['y_feast']}-{told}"
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


_TO_THE = re.compile(r" (?:ago )?(?:(?:almost|nearly),? )?to the (?P<unit>day|week|month)\b")


def told_to(text: str, start: int, end: int) -> int:
    """Return how exactly a length of time is told, as so many characters of a date: 10 for "a year to the day".

    7 for "exactly a year", 0 for one that leaves it open.
    """
    if m := _TO_THE.match(text, end):
        return 10 if m["unit"] == "day" else 7
    return 7 if text.endswith("exactly ", max(0, start - 8), start) else 0


def _read_ago(m: re.Match[str], day: date | None) -> Reading:
    if day is None:
        return None
    number, exact = number_of(m["n_ago"], m["h_ago"] or m["hh_ago"]), told_to(m.string, *m.span())
    unit = m["u_ago"].lower()
    if unit in DAYS:
        before = day - timedelta(days=number * DAYS[unit])
        return before.isoformat() if unit == "day" or exact else month_of(before)
    months = round(number * {"month": 1, "year": 12, "decade": 120}[unit])
    return shift_months(day, -months).isoformat()[: max(exact, 7 if unit == "month" or number < 1 else 4)]


def _read_end(m: re.Match[str], day: date | None) -> Reading:
    part, what = (m["part"] or "end").lower(), (m["what"] or "season").lower()
    if day is None or (part in ("rest", "remainder") and what == "month"):
        return None
    step = {"next": 1, "last": -1}.get((m["that"] or "").lower(), 0)
    if what == "month":
        return month_of(shift_months(day, step))
    if what in ("year", "summer"):
        return str(day.year + step)
    season = _season_end(day)
    if step:
        return str(season + step)
    # "left at the end of the season" in autumn means the one that is over.
    return str(season - (day.month > 6)), str(season)


def _read_term(m: re.Match[str], day: date | None) -> Reading:
    if day is None:
        return None
    which, unit = m["w5"].lower(), m["u_term"].lower()
    if which == "that":
        return None
    step = {"last": -1, "next": 1, "the next": 1, "coming": 1}.get(which, 0)
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
        return str(_season_end(day) + step) if which != "the" else None
    over = day.month >= _SEASONS[unit] + 2  # this year's is over, or all but over
    begun = day.month >= _SEASONS[unit]
    if which == "this":
        return str(day.year)
    if which == "the":
        return str(day.year - (not begun)), str(day.year + over)
    return str(day.year - (not over)) if which == "last" else str(day.year + begun)


def contract_end(day: date, number: float, unit: str) -> str:
    """Return the year in which a contract of so many years, seasons or months ends that begins on `day`."""
    months = round(number * (1 if unit.lower() == "month" else 12))
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
