"""What a text says about time, worked out from the day it was published."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dugout.graph.dates import checked_date, first_day
from dugout.graph.errors import InvalidDate
from dugout.loaders.counted import (
    follows,
    is_day_of,
    moved,
    read_following,
    read_in_year,
    says_over,
    says_same_day,
    says_same_year,
    season_of,
)
from dugout.loaders.readings import READINGS, contract_end, month_of, of_century, shift_months
from dugout.loaders.wordings import DAYS, IN_MONTHS, TABLE, WEEKDAY, WORDING, number_of
from dugout.loaders.words import either


class Sense(StrEnum):
    """What the time says of the thing it stands with."""

    AT = "at"  # "on Friday", "in May 2024"
    SINCE = "since"  # "since 2019", "from July", "for the past three years"
    UNTIL = "until"  # "until 2027", "from 2014 to 2019": the 2019
    CONTRACT = "contract"  # "a contract to 2027", "a three-year deal": its last year
    SEASON = "season"  # "2014/15", "last season": the year in which it ends
    EVENT = "event"  # "the 2010 World Cup"
    APART = "apart"  # "sacked on Monday, a day after a draw": the day of the draw


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


_LINK = rf"(?:(?:{either(TABLE['between'])}|{WEEKDAY},?)\s+)*$"
# The word before a time that says which end of a stretch it is.
_END = re.compile(
    rf"\b(?:(?P<since>(?i:{either(TABLE['since'])}|between))|(?P<until>(?i:{either(TABLE['until'])}))|(?P<to>to))\s+{_LINK}"
)
_CONTRACT = re.compile(rf"\b{either(TABLE['contract'])}\b")
_EXPIRES = re.compile(rf"\b{either(TABLE['expires'])}\s+(?:only\s+)?{_LINK}")
_OF_CONTRACT = re.compile(r"contract|deal|agreement|terms")
_EVENT_BEFORE = re.compile(r"(?:Euro|Cup|Copa|Games|Olympics|Mundial|AFCON|Nations)\s$")
# "Italia '90", but not "In '90".
_NAME_BEFORE = re.compile(rf"\b(?!(?i:{either(TABLE['before_year'])})\s)[A-Z][a-z]+\s$")
_EVENT_AFTER = re.compile(r" (?:[A-Z]|final\b|edition\b)")
# "A 2018 World Cup qualifier", "in Euro 2016 qualifying": played in another year.
_QUALIFIER_AFTER = re.compile(r" (?:(?:(?:[A-Z][\w'’]*|of) ){1,5})?qualif(?:ier|ying|ication)")
_HAS_BEEN = re.compile(
    r"\b(?:has|have|had|'s|'ve)\b(?: \w+){0,2} (?:been|coached|managed|led|held|run|worked|had)\b[^.;:]*$"
)
# "a two-year contract last December", "a deal for three years, signed in the summer"
_SIGNED = re.compile(r",? (?:signed |agreed |that he signed )?(?:(?:in|on|only|back in|just) )*")
_PAST = re.compile(r"(?i:the (?:past|last) )")
_WITH_MONTH = ("day_month", "month_day", "month", "iso")
_NEW_SENTENCE = re.compile(r"(?<!St)(?<!vs)(?<!Jr)(?<!No)[.!?][\"\')\u201d\u2019]?\s|\n")
_MORE = re.compile(r"(?i:another|further|next)")


def find_times(text: str, published: str | None) -> list[Time]:
    """Return the times in `text`, in its order; what cannot be worked out is left out.

    "until 2027" is one time of sense UNTIL; "from 2014 to 2019" two. Words that are relative
    to the publication need `published` to the day.
    """
    day = date.fromisoformat(published) if published and len(published) == 10 else None
    found: list[Time] = []
    months: list[Time] = []  # those that name a month
    length: tuple[float, str] | None = None  # of the contract just before
    base: Time | None = None  # what "three days later" counts from
    for m in WORDING.finditer(text):
        kind, before = m.lastgroup or "", len(found)
        if kind == "year" and _QUALIFIER_AFTER.match(text, m.end()):
            continue
        if kind == "range":
            found += [_sensed(t, kind, text, found) if t.sense is Sense.SEASON else t for t in _range(m, day)]
        elif kind == "span":
            found += _span(m, text, day)
        elif kind == "same":
            found += _same(m, text, found)
        elif kind in ("later", "on"):
            found += _later(m, text, base)
        elif kind == "apart":
            found += _apart(m, text, base)
        elif (
            reading := _nth(m, text, months, published) or _by_base(m, text, base, found, day) or READINGS[kind](m, day)
        ) and _are_days(reading):
            back, ahead = (reading, reading) if isinstance(reading, str) else reading
            time = _sensed(Time(m.start(), m.end(), back, ahead), kind, text, found)
            if length and time.sense in (Sense.AT, Sense.SINCE) and _SIGNED.fullmatch(text, found[-1].end, time.start):
                ends = contract_end(first_day(time.told), *length)
                found[-1] = replace(found[-1], told=ends, ahead=ends)
            found.append(time)
            if kind in _WITH_MONTH or (kind == "nth" and months and months[-1].told[:7] == time.told[:7]):
                months.append(time)
        if len(found) > before and kind != "apart":
            base = found[-1]
        length = _length(m, found)
    return found


def _are_days(reading: tuple[str, str] | str) -> bool:
    """Return whether there are such days: "29 February" of last year may be none."""
    try:
        for told in (reading,) if isinstance(reading, str) else reading:
            checked_date(told)
    except InvalidDate:
        return False
    return True


def _length(m: re.Match[str], found: list[Time]) -> tuple[float, str] | None:
    if not found or found[-1].start != m.start() or found[-1].sense is not Sense.CONTRACT:
        return None
    if m["deal"]:
        return number_of(m["n_deal"], m["h_deal"]), m["u_deal"]
    return (number_of(m["n_span"], m["h_span"] or m["hh_span"]), m["u_span"]) if m["span"] else None


def _sensed(time: Time, kind: str, text: str, earlier: list[Time]) -> Time:
    """Return `time` with the sense that the words around it give."""
    if kind in ("left", "deal"):
        return replace(time, sense=Sense.CONTRACT)
    before = text[max(0, time.start - 90) : time.start]
    if kind == "nth":
        before += text[time.start : time.end].split()[0] + " "
    before = before[max(before.rfind("\n"), before.rfind(". "), before.rfind("; ")) + 1 :]
    side = _END.search(before, max(0, len(before) - 45))
    word = side.lastgroup if side else None
    if kind == "end" and _REST.match(text, time.start):
        word = "until"
    if word == "since":
        # "from" and "since" look back, but what begins "from July" may still be to come.
        return replace(time, sense=Sense.SINCE)
    if word == "until" or (word == "to" and kind not in ("day", "ago", "weekday")):
        return _ending(time, kind, word, text, before, earlier)
    if _OF_CONTRACT.search(before) and _EXPIRES.search(before):
        past = re.search(r"\b(?:expired|ran out|ended|finished)\b", before)
        return replace(time, sense=Sense.UNTIL) if past else replace(time, told=time.ahead, sense=Sense.CONTRACT)
    if kind == "year":
        if earlier and earlier[-1].sense is Sense.SINCE and text[earlier[-1].end : time.start] == " and ":
            return replace(time, sense=Sense.UNTIL)
        named = not text[time.start].isdigit() and _NAME_BEFORE.search(before)
        if named or _EVENT_BEFORE.search(before) or _EVENT_AFTER.match(text, time.end):
            return replace(time, sense=Sense.EVENT)
    if kind == "term" and re.search(r"season|campaign", text[time.start : time.end]):
        return replace(time, sense=Sense.SEASON)
    return time


def _ending(time: Time, kind: str, word: str, text: str, before: str, earlier: list[Time]) -> Time:
    """Return a time behind "until" or "to" with its sense; "2014 to 2019" makes the 2014 a start."""
    last = earlier[-1] if earlier else None
    between = text[last.end : time.start].strip() if last else ""
    if last and last.sense is Sense.SINCE and between in ("to", "until", "till"):
        return replace(time, sense=Sense.UNTIL)
    after = _CLAUSE.match(text, time.end, time.end + 40)
    if _CONTRACT.search(before) or (after and "contract" in after[0]):
        return replace(time, told=time.ahead, sense=Sense.CONTRACT)
    if word == "to" and between != "to":
        # "to the end of the season", but not "from a defeat to May".
        return replace(time, sense=Sense.UNTIL) if kind in ("end", "range") else time
    if word == "to" and last:
        earlier[-1] = replace(last, sense=Sense.SINCE)
    return replace(time, sense=Sense.UNTIL)


_REST = re.compile(r"(?:the )?(?:rest|remainder)", re.IGNORECASE)
_CLAUSE = re.compile(r"[^.;\n]*")


def _range(m: re.Match[str], day: date | None) -> list[Time]:
    first, last = m["from"], m["to"]
    first = first if first.isdigit() else of_century(first, day)
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
    number, unit = number_of(m["n_span"], m["h_span"] or m["hh_span"]), m["u_span"].lower()
    about = m["about"] or ""
    before = text[max(0, m.start() - 90) : m.start()]
    before = before[max(before.rfind("\n"), before.rfind(". "), before.rfind("; ")) + 1 :]
    if not _PAST.match(about) and unit not in DAYS:
        more = bool(m["more"] or m["mm_span"] or _MORE.search(about))
        if _CONTRACT.search(before[-60:]) or (more and re.search(r"\b(?:stay|remain|continue)", before)):
            told = contract_end(day, number, unit)
            return [Time(m.start(), m.end(), told, told, Sense.CONTRACT)]
    if _PAST.match(about) or (m[0][0] in "fF" and _HAS_BEEN.search(before)):
        if unit in DAYS:
            told = month_of(day - timedelta(days=DAYS[unit] * number))
        else:
            start = shift_months(day, -round(number * IN_MONTHS[unit]))
            told = month_of(start) if unit == "month" or number < 1 else str(start.year)
        return [Time(m.start(), m.end(), told, told, Sense.SINCE)]
    return []


def _same(m: re.Match[str], text: str, earlier: list[Time]) -> list[Time]:
    """Return the day that "the same day" repeats, from earlier in the paragraph."""
    if not earlier or "\n" in text[earlier[-1].end : m.start()]:
        return []
    return [replace(earlier[-1], start=m.start(), end=m.end(), sense=Sense.AT)]


def _by_base(
    m: re.Match[str], text: str, base: Time | None, earlier: Sequence[Time], day: date | None
) -> tuple[str, str] | None:
    """Return what a wording is by a time told before: "that May", "the next January", "the same Monday".

    None if it is no such wording, or there is no such time in the paragraph; "the following January" and "the same
    Monday" may be those of the paragraph before.
    """
    if says_same_day(m):
        near = (told for time in reversed(earlier) if _breaks(text, time, m) < 2 for told in (time.told, time.ahead))
        same = next((told for told in near if is_day_of(m, told)), None)
        return (same, same) if same else None
    same_year, over, behind = says_same_year(m), says_over(m), follows(m)
    if base is None or not (same_year or over or behind) or _breaks(text, base, m) > (behind == "following"):
        return None
    if same_year:
        back, ahead = (read_in_year(m, int(told[:4])) for told in (base.told, base.ahead))
        return (back, ahead) if back and ahead else None
    if behind != "following" and base.sense in (Sense.SINCE, Sense.UNTIL, Sense.CONTRACT):
        return None  # "in charge since 2019, and for the next season": what runs is not what came before
    season = base.sense is Sense.SEASON
    if m["weekday"]:
        back, ahead = (read_following(m, told, season) for told in (base.told, base.ahead))
    else:
        back = ahead = season_of(base.told) if over else read_following(m, _nearer(base, day), season)
    return (back, ahead) if back and ahead else None


def _breaks(text: str, time: Time, m: re.Match[str]) -> int:
    """Return how many paragraphs end between a time and a wording behind it."""
    between = time.end, m.start()
    return text.count("\n", *between) - text.count("\n\n", *between)


def _nearer(time: Time, day: date | None) -> str:
    """Return a time as it is meant of the past or of what is to come, whichever is nearer to a day."""
    if day is None or time.told == time.ahead:
        return time.told
    back, ahead = first_day(time.told), first_day(time.ahead)
    return time.told if day - back <= ahead - day else time.ahead


def _nth(m: re.Match[str], text: str, months: list[Time], published: str | None) -> tuple[str, str] | None:
    """Return "on the 27th" in the month that its sentence has named: that one or, behind a later day, the next.

    What is past by the month named stays past: "on 5 March, having lost on the 2nd".
    """
    if not m["nth"] or not months or not _in_one_sentence(text, months[-1].end, m.start()):
        return None
    number = int(m["d_nth"])

    def told(base: str) -> str:
        first = first_day(base[:7])
        here, behind = (f"{month_of(shift_months(first, n))}-{number:02}" for n in (0, 1))
        turned = bool(published) and base <= str(published) < behind
        return behind if len(base) == 10 and int(base[8:]) > number and not turned else here

    found = told(months[-1].told), told(months[-1].ahead)
    return found if _are_days(found) else None


def _in_one_sentence(text: str, start: int, end: int) -> bool:
    return not _NEW_SENTENCE.search(text, start, end)


def _later(m: re.Match[str], text: str, base: Time | None) -> list[Time]:
    """Return what "three days later" comes to, counted from the last time in the same paragraph that is not APART."""
    if base is None or "\n" in text[base.end : m.start()]:
        return []
    if m["on"]:
        return _counted(m, base, 1, (m["u_on"] or m["v_on"]).lower())
    number = number_of(m["n_later"], m["h_later"] or m["hh_later"])
    back = m["to2"].lower().split()[0] in ("earlier", "before", "previously")
    return _counted(m, base, -number if back else number, m["u_later"].lower())


def _apart(m: re.Match[str], text: str, base: Time | None) -> list[Time]:
    """Return when that was after which something happened "three days after", counted from the time of its sentence.

    "Sacked on Monday, a day after a draw": the draw was on Sunday.
    """
    if base is None or not _in_one_sentence(text, base.end, m.start()):
        return []
    number = 1 if m["t_apart"] else number_of(m["n_apart"], m["h_apart"] or m["hh_apart"])
    found = _counted(m, base, -number if m["side"].lower() == "after" else number, m["u_apart"].lower())
    return [replace(time, sense=Sense.APART) for time in found]


def _counted(m: re.Match[str], base: Time, number: float, unit: str) -> list[Time]:
    """Return the time that is so many days, or mornings, weeks, months or years from another."""
    back, ahead = (moved(m, told, number, unit) for told in (base.told, base.ahead))
    return [Time(m.start(), m.end(), back, ahead)] if back and ahead and _are_days((back, ahead)) else []
