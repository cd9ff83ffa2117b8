"""What a text says about time, worked out from the day it was published."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dugout.graph.dates import first_day
from dugout.loaders.words import either, words


class Sense(StrEnum):
    """What the time says of the thing it stands with."""

    AT = "at"  # "on Friday", "in May 2024"
    SINCE = "since"  # "since 2019", "from July", "for the past three years"
    UNTIL = "until"  # "until 2027", "from 2014 to 2019": the 2019
    CONTRACT = "contract"  # "a contract to 2027", "a three-year deal": its last year
    SEASON = "season"  # "2014/15", "last season": the year in which it ends
    EVENT = "event"  # "the 2010 World Cup"


@dataclass(frozen=True, slots=True)
class Time:
    """A stretch of text that says when.

    `told` is an ISO date cut to what was told, as the words are meant of something past;
    `ahead` the same words meant of something to come ("on Friday", "in May"). They are
    equal where the words leave no choice.
    """

    start: int
    end: int
    told: str
    ahead: str
    sense: Sense = Sense.AT


_TABLE = words("times")
_NUMBERS: dict[str, int] = _TABLE["numbers"]
_MONTHS = {name: n for n, name in enumerate(_TABLE["months"], 1)}
_MONTHS |= {
    name: next(n for full, n in _MONTHS.items() if full.startswith(name[:3])) for name in _TABLE["short_months"]
}
_WEEKDAYS = {name: n for n, name in enumerate(_TABLE["weekdays"])}
_SEASONS: dict[str, int] = _TABLE["seasons"]

_YEAR = r"(?:18[5-9]|19\d|20\d)\d"
_MONTH = either(list(_MONTHS))
_FULL_MONTH = either(_TABLE["months"])
_WEEKDAY = either(list(_WEEKDAYS))
_NUMBER = rf"(?:\d\d?|{either(list(_NUMBERS))})"
_CASE = "(?i:the )?"
_HALF = r"[ -]and[ -]a[ -]half"

# How a time can begin: a quick look that spares most words the rest.
_FIRST = (
    rf"\d|{either(sorted({name[:3] for name in (*_MONTHS, *_WEEKDAYS)}))}|New |Box|Chr|[LlNn](?:as|ex)t |[Tt]h(?:is|e) "
    r"|[Tt]o[dnm]|[Yy]est|[Cc]om|[FfOo](?:or|f) |on the \d|(?:until|till|from|since) the \d|[Ee]arlier in|[Ee]nd of"
    rf"|(?i:{either(list(_NUMBERS))})[ -](?i:days?|weeks?|months?|seasons?|years?|decades?|more|and[ -]a)\b"
)
_AMOUNT = rf"(?P<n#>{_NUMBER})(?P<h#>{_HALF})?"
_OF_YEAR = rf"(?:,?(?: of)? (?P<y#>{_YEAR})\b| (?:of )?(?P<r#>last|next|this) year)?"
# The outer group's name is the wording's, and the key of its reading below; # is its number.
_WORDINGS = {
    "day_month": rf"(?P<d#>\d\d?)(?:st|nd|rd|th)? (?:of )?(?P<m#>{_MONTH})\b{_OF_YEAR}",
    "month_day": rf"(?P<m#>{_MONTH})\.? (?:the )?(?P<d#>\d\d?)(?:st|nd|rd|th)?(?![\d:.-]*\d){_OF_YEAR}",
    "month": rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<m#>{_FULL_MONTH})\b{_OF_YEAR}",
    "iso": rf"(?P<y#>{_YEAR})-(?P<m#>0[1-9]|1[012])-(?P<d#>[0-3]\d)\b",
    "range": rf"(?P<from>{_YEAR})\s?[-–—/]\s?(?P<to>{_YEAR}|\d\d)\b(?!-)",
    "year": rf"{_YEAR}\b(?![-,.:]\d|-year|%| ?(?:{either(_TABLE['no_years'])})\b)",
    "weekday": rf"(?:(?P<when>[Ll]ast|[Nn]ext|[Tt]his(?: coming| past)?|[Cc]oming) )?(?P<name>{_WEEKDAY})\b"
    r"(?: (?:night|evening|afternoon|morning|lunchtime))?(?:,? (?:of )?(?P<week>last|next) week)?(?! week\b)",
    "nth": r"(?:on|until|till|from|since) the (?P<d#>\d\d?)(?:st|nd|rd|th)\b"
    rf"(?! (?:{either(_TABLE['no_days'])})\b)",
    "feast": rf"{either(list(_TABLE['feasts']))}\b",
    "turn": r"(?:[Tt]he turn of the (?:calendar )?year|New Year)\b(?!')",
    "day": rf"(?i:{either(list(_TABLE['days']))})\b",
    "ago": rf"(?i:{_AMOUNT} (?P<u#>day|week|month|year|decade)s?(?P<hh#> and a half)? (?:ago|back))\b",
    "later": rf"(?i:(?P<n#>{_NUMBER}|(?:the )?(?:next|following)) (?P<u#>day|week|month|year)s?"
    r"(?P<to2> later| earlier| (?:after|before)\b(?=\.|,)|(?:(?<=g day)|(?<=g year)|(?<=g week)|(?<=g month))\b))",
    "end": r"(?i:(?:the )?(?P<part>end|close|finish|rest|remainder|conclusion) of "
    r"(?:(?P<that>the|this|next|last|his|their) )?"
    r"(?:[a-z-]+ )??(?P<what>season|campaign|year|month|summer)\b)",
    "term": r"(?i:(?P<w5>last|this|next|the|coming) (?:(?:past|coming) )?"
    r"(?P<u#>season|campaign|summer|spring|autumn|year|month|week|weekend)\b(?!-|s\b| ticket))",
    "left": rf"(?i:{_AMOUNT} (?:more )?(?P<u#>year|season|month)s? (?:left|remaining|still to run|to run))\b",
    "deal": rf"(?i:{_AMOUNT}[ -](?P<u#>year|season|month)s?'? "
    rf"(?:[a-z-]+ ){{0,3}}?{either(_TABLE['deal'])})s?\b",
    "span": rf"(?i:(?:for|of) (?P<about>(?:{either(_TABLE['about'])}) )?"
    rf"{_AMOUNT} (?P<more>more |further )?"
    r"(?P<u#>year|season|month|week)s?(?P<hh#> and a half)?(?P<mm#> more)?)\b",
}
_WORDING = re.compile(
    rf"(?<![\w£$€.,/-])(?={_FIRST})(?:"
    + "|".join(f"(?P<{name}>{one.replace('#', str(n))})" for n, (name, one) in enumerate(_WORDINGS.items()))
    + ")"
)

_LINK = rf"(?:(?:{either(_TABLE['between'])}|{_WEEKDAY},?)\s+)*$"
_SINCE = re.compile(rf"\b(?i:{either(_TABLE['since'])}|between)\s+{_LINK}")
_UNTIL = re.compile(rf"\b(?i:{either(_TABLE['until'])})\s+{_LINK}")
_TO = re.compile(rf"\bto\s+{_LINK}")
_CONTRACT = re.compile(rf"\b{either(_TABLE['contract'])}\b")
_EXPIRES = re.compile(rf"\b{either(_TABLE['expires'])}\s+(?:only\s+)?{_LINK}")
_EVENT_BEFORE = re.compile(r"(?:Euro|Cup|Copa|Games|Olympics|Mundial|AFCON|Nations)\s$")
_EVENT_AFTER = re.compile(r" (?:[A-Z]|final\b|edition\b)")
_HAS_BEEN = re.compile(
    r"\b(?:has|have|had|'s|'ve)\b(?: \w+){0,2} (?:been|coached|managed|led|held|run|worked|had)\b[^.;:]*$"
)
# "a two-year contract last December", "a deal for three years, signed in the summer"
_SIGNED = re.compile(r",? (?:signed |agreed |that he signed )?(?:(?:in|on|only|back in|just) )*")
_PAST = re.compile(r"(?i:the (?:past|last) )")
_MORE = re.compile(r"(?i:another|further|next)")

# back and ahead, or one for both; None: the words cannot be worked out.
Reading = tuple[str, str] | str | None


def _number(text: str, half: str | None = None) -> float:
    lowered = text.lower()
    return (int(text) if text.isdigit() else _NUMBERS[lowered]) + (0.5 if half else 0)


def _shift(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def _season_end(day: date) -> int:
    """Return the year in which the season of `day` ends, in a country that plays from August to May."""
    return day.year + (day.month > 6)


def _dated(day: date | None, number: int, month: int, year: str | None, which: str | None) -> Reading:
    told = f"-{month:02}-{number:02}"
    if not 1 <= number <= monthrange(int(year or 2000), month)[1]:
        return None
    if year:
        return year + told
    if day is None:
        return None
    if which:
        return f"{day.year + (1 if which == 'next' else -1)}{told}"
    this = f"{day.year}{told}"
    back = this if this <= day.isoformat() else f"{day.year - 1}{told}"
    ahead = this if this >= day.isoformat() else f"{day.year + 1}{told}"
    return back, ahead


def _read_day_month(m: re.Match[str], day: date | None) -> Reading:
    return _dated(day, int(m["d0"]), _MONTHS[m["m0"]], m["y0"], m["r0"])


def _read_month_day(m: re.Match[str], day: date | None) -> Reading:
    return _dated(day, int(m["d1"]), _MONTHS[m["m1"]], m["y1"], m["r1"])


def _read_iso(m: re.Match[str], day: date | None) -> Reading:
    return _dated(day, int(m["d3"]), int(m["m3"]), m["y3"], None)


def _read_month(m: re.Match[str], day: date | None) -> Reading:
    month = _MONTHS[m["m2"]]
    if m["y2"]:
        return f"{m['y2']}-{month:02}"
    if day is None:
        return None
    which = (m["which"] or "").lower()
    if m["r2"]:
        return f"{day.year + {'last': -1, 'this': 0, 'next': 1}[m['r2']]}-{month:02}"
    back = day.year - (month > day.month or (month == day.month and which == "last"))
    ahead = day.year + (month < day.month or (month == day.month and which == "next"))
    if which:
        year = {"last": back, "next": ahead, "this": day.year}[which]
        return f"{year}-{month:02}"
    return f"{back}-{month:02}", f"{ahead}-{month:02}"


def _read_year(m: re.Match[str], day: date | None) -> Reading:
    return m["year"]


def _read_weekday(m: re.Match[str], day: date | None) -> Reading:
    if day is None:
        return None
    weekday = _WEEKDAYS[m["name"]]
    if m["week"]:
        monday = day - timedelta(days=day.weekday() + (7 if m["week"] == "last" else -7))
        return (monday + timedelta(days=weekday)).isoformat()
    gone = (day.weekday() - weekday) % 7
    back, ahead = day - timedelta(days=gone), day + timedelta(days=-gone % 7)
    when = (m["when"] or "").lower()
    if when == "last" or when == "this past":
        return (back if gone else back - timedelta(days=7)).isoformat()
    if when == "next":
        return (ahead if gone else ahead + timedelta(days=7)).isoformat()
    if when in ("coming", "this coming"):
        return ahead.isoformat()
    return back.isoformat(), ahead.isoformat()


def _read_nth(m: re.Match[str], day: date | None) -> Reading:
    number = int(m["d7"])
    if day is None or not 1 <= number <= 28:
        return None
    back = day if number <= day.day else _shift(day, -1)
    ahead = day if number >= day.day else _shift(day, 1)
    return back.replace(day=number).isoformat(), ahead.replace(day=number).isoformat()


def _read_feast(m: re.Match[str], day: date | None) -> Reading:
    if day is None:
        return None
    told = str(_TABLE["feasts"][m["feast"]])
    this = f"{day.year}-{told}"
    today = day.isoformat()[: len(this)]
    return (
        this if this <= today else f"{day.year - 1}-{told}",
        this if this >= today else f"{day.year + 1}-{told}",
    )


def _read_turn(m: re.Match[str], day: date | None) -> Reading:
    if day is None:
        return None
    return f"{day.year}-01", f"{day.year + 1}-01"


def _read_day(m: re.Match[str], day: date | None) -> Reading:
    return (day + timedelta(days=_TABLE["days"][m["day"].lower()])).isoformat() if day else None


def _read_ago(m: re.Match[str], day: date | None) -> Reading:
    if day is None:
        return None
    number = _number(m["n11"], m["h11"] or m["hh11"])
    unit = m["u11"].lower()
    if unit == "day":
        return (day - timedelta(days=number)).isoformat()
    if unit == "week":
        return _month(day - timedelta(days=7 * number))
    if unit == "month":
        return _month(_shift(day, -round(number)))
    if unit == "season":
        return None
    return f"{_shift(day, -round(number * (120 if unit == 'decade' else 12))).year}"


def _read_end(m: re.Match[str], day: date | None) -> Reading:
    if day is None or (m["part"].lower() in ("rest", "remainder") and m["what"] == "month"):
        return None
    step = {"next": 1, "last": -1}.get((m["that"] or "").lower(), 0)
    what = m["what"].lower()
    if what == "month":
        return _month(_shift(day, step))
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
    which, unit = m["w5"].lower(), m["u14"].lower()
    step = {"last": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit == "year":
        return str(day.year + step) if which != "the" else None
    if unit == "month":
        return _month(_shift(day, step)) if which != "the" else None
    if unit == "week":
        return _month(day + timedelta(days=7 * step)) if which != "the" else None
    if unit == "weekend":
        last = day - timedelta(days=(day.weekday() + 2) % 7)
        next_ = day + timedelta(days=(5 - day.weekday()) % 7)
        back, ahead = _month(last), _month(next_)
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


def _contract_end(day: date, number: float, unit: str) -> str:
    months = round(number * (1 if unit.lower() == "month" else 12))
    return str(_shift(day, months).year)


def _read_left(m: re.Match[str], day: date | None) -> Reading:
    return _contract_end(day, _number(m["n15"], m["h15"]), m["u15"]) if day else None


def _read_deal(m: re.Match[str], day: date | None) -> Reading:
    return _contract_end(day, _number(m["n16"], m["h16"]), m["u16"]) if day else None


_READINGS: dict[str, Callable[[re.Match[str], date | None], Reading]] = {
    "day_month": _read_day_month,
    "month_day": _read_month_day,
    "iso": _read_iso,
    "month": _read_month,
    "year": _read_year,
    "weekday": _read_weekday,
    "nth": _read_nth,
    "feast": _read_feast,
    "turn": _read_turn,
    "day": _read_day,
    "ago": _read_ago,
    "end": _read_end,
    "term": _read_term,
    "left": _read_left,
    "deal": _read_deal,
}


def find_times(text: str, published: str | None) -> list[Time]:
    """Return the times in `text`, in its order; what cannot be worked out is left out.

    "until 2027" is one time of sense UNTIL; "from 2014 to 2019" two. Words that are relative
    to the publication need `published` to the day.
    """
    day = date.fromisoformat(published) if published and len(published) == 10 else None
    found: list[Time] = []
    length: tuple[float, str] | None = None  # of the contract just before
    for m in _WORDING.finditer(text):
        kind = m.lastgroup or ""
        if kind == "range":
            found += [_sensed(t, kind, text, found) if t.sense is Sense.SEASON else t for t in _range(m)]
        elif kind == "span":
            found += _span(m, text, day)
        elif kind == "later":
            found += _later(m, text, found)
        elif reading := _READINGS[kind](m, day):
            back, ahead = (reading, reading) if isinstance(reading, str) else reading
            time = _sensed(Time(m.start(), m.end(), back, ahead), kind, text, found)
            if length and time.sense in (Sense.AT, Sense.SINCE) and _SIGNED.fullmatch(text, found[-1].end, time.start):
                ends = _contract_end(first_day(time.told), *length)
                found[-1] = replace(found[-1], told=ends, ahead=ends)
            found.append(time)
        length = _length(m, found)
    return found


def _length(m: re.Match[str], found: list[Time]) -> tuple[float, str] | None:
    if not found or found[-1].start != m.start() or found[-1].sense is not Sense.CONTRACT:
        return None
    if m["deal"]:
        return _number(m["n16"], m["h16"]), m["u16"]
    return (_number(m["n17"], m["h17"] or m["hh17"]), m["u17"]) if m["span"] else None


def _sensed(time: Time, kind: str, text: str, earlier: list[Time]) -> Time:
    """Return `time` with the sense that the words around it give."""
    if kind in ("left", "deal"):
        return replace(time, sense=Sense.CONTRACT)
    before = text[max(0, time.start - 90) : time.start]
    if kind == "nth":
        before += text[time.start : time.end].split()[0] + " "
    before = before[max(before.rfind("\n"), before.rfind(". "), before.rfind("; ")) + 1 :]
    rest = kind == "end" and text[time.start : time.end].lower().lstrip("the ").startswith(("rest", "remainder"))
    if _SINCE.search(before):
        # "from" and "since" look back, but what begins "from July" may still be to come.
        return replace(time, sense=Sense.SINCE)
    until = rest or _UNTIL.search(before)
    to = not until and kind not in ("day", "ago", "weekday") and _TO.search(before)
    if until or to:
        last = earlier[-1] if earlier else None
        if last and last.sense is Sense.SINCE and text[last.end : time.start].strip() in ("to", "until", "till"):
            return replace(time, sense=Sense.UNTIL)
        after = re.split(r"[.;\n]", text[time.end : time.end + 40])[0]
        if _CONTRACT.search(before) or "contract" in after:
            return replace(time, told=time.ahead, sense=Sense.CONTRACT)
        if to and (last is None or text[last.end : time.start].strip() != "to"):
            # "to 2029" and "to the end of the season", but not "from a defeat to May".
            return replace(time, sense=Sense.UNTIL) if kind in ("end", "range") else time
        if to and last:
            earlier[-1] = replace(last, sense=Sense.SINCE)
        return replace(time, sense=Sense.UNTIL)
    if _EXPIRES.search(before) and re.search(r"contract|deal|agreement|terms", before):
        past = re.search(r"\b(?:expired|ran out|ended|finished)\b", before)
        return replace(time, sense=Sense.UNTIL) if past else replace(time, told=time.ahead, sense=Sense.CONTRACT)
    if kind == "year":
        if earlier and earlier[-1].sense is Sense.SINCE and text[earlier[-1].end : time.start] == " and ":
            return replace(time, sense=Sense.UNTIL)
        if _EVENT_BEFORE.search(before) or _EVENT_AFTER.match(text, time.end):
            return replace(time, sense=Sense.EVENT)
    if kind == "term" and re.search(r"season|campaign", text[time.start : time.end]):
        return replace(time, sense=Sense.SEASON)
    return time


def _range(m: re.Match[str]) -> list[Time]:
    first, last = m["from"], m["to"]
    full = last if len(last) == 4 else first[:2] + last
    if len(last) == 2 and last == "00":
        full = str(int(first[:2]) + 1) + last
    if int(full) <= int(first) or int(full) - int(first) > 60:
        return []
    if len(last) == 2 and int(full) == int(first) + 1:
        return [Time(m.start(), m.end(), full, full, Sense.SEASON)]
    middle = m.end("from")
    return [
        Time(m.start(), middle, first, first, Sense.SINCE),
        Time(m.start("to"), m.end(), full, full, Sense.UNTIL),
    ]


def _span(m: re.Match[str], text: str, day: date | None) -> list[Time]:
    """Return what "for three years" comes to: the end of a contract, a start, or nothing."""
    if day is None:
        return []
    number, unit = _number(m["n17"], m["h17"] or m["hh17"]), m["u17"].lower()
    about = m["about"] or ""
    before = text[max(0, m.start() - 90) : m.start()]
    before = before[max(before.rfind("\n"), before.rfind(". "), before.rfind("; ")) + 1 :]
    if not _PAST.match(about) and unit != "week":
        more = bool(m["more"] or m["mm17"] or _MORE.search(about))
        if _CONTRACT.search(before[-60:]) or (more and re.search(r"\b(?:stay|remain|continue)", before)):
            told = _contract_end(day, number, unit)
            return [Time(m.start(), m.end(), told, told, Sense.CONTRACT)]
    if _PAST.match(about) or (m[0][0] in "fF" and _HAS_BEEN.search(before)):
        if unit == "week":
            told = _month(day - timedelta(days=7 * number))
        else:
            start = _shift(day, -round(number * (1 if unit == "month" else 12)))
            told = _month(start) if unit == "month" else str(start.year)
        return [Time(m.start(), m.end(), told, told, Sense.SINCE)]
    return []


def _later(m: re.Match[str], text: str, earlier: list[Time]) -> list[Time]:
    """Return what "three days later" comes to, counted from the time before it in the same paragraph."""
    if not earlier or "\n" in text[earlier[-1].end : m.start()]:
        return []
    base = earlier[-1]
    words_ = m["n12"].lower().split()[-1]
    number = 1 if words_ in ("next", "following") else int(_number(words_))
    sign = -1 if m["to2"].lower().strip() in ("earlier", "before") else 1
    unit = m["u12"].lower()

    def moved(told: str) -> str | None:
        if unit in ("day", "week") and len(told) == 10:
            days = number * (7 if unit == "week" else 1) * sign
            return (date.fromisoformat(told) + timedelta(days=days)).isoformat()
        if unit == "year":
            return str(int(told[:4]) + number * sign)
        if unit == "month" and len(told) >= 7:
            return _month(_shift(date(int(told[:4]), int(told[5:7]), 1), number * sign))
        return None

    back, ahead = moved(base.told), moved(base.ahead)
    return [Time(m.start(), m.end(), back, ahead)] if back and ahead else []
