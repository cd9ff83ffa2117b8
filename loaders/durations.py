"""Lengths of time in a text: "after three and a half years", "an 18-month reign", "in his second season"."""

import re
from dataclasses import dataclass
from datetime import date
from math import floor

from dugout.graph.dates import first_day
from dugout.loaders.readings import shift_months
from dugout.loaders.wordings import DAYS, IN_MONTHS, NUMBER_WORD, TABLE, number_of, told_to
from dugout.loaders.words import either_case

# What stands behind that which is no length: "a 52-year-old", "his first season ticket".
_NO_END = r"[\w-]|['’]| old| deal| contract| ticket"
_LENGTH = re.compile(
    rf"(?<![\w£$€.,/-])(?i:(?P<n>\d\d?|{NUMBER_WORD}"
    r"|(?<!\bto )the(?= (?:day|week|month|year) (?:after|before|later)))(?P<h>[ -]and[ -]a[ -]half)?(?: more)?[ -]"
    rf"(?P<u>day|week|fortnight|month|season|year|decade)s?(?P<h2> and a half)?)(?!{_NO_END})"
)
_NTH = re.compile(
    rf"(?:(?<=\b[Hh]is )|(?<=\b[Hh]er ))(?:full )?(?P<n>{either_case(list(TABLE['ordinals']))})(?: full)?"
    rf" (?P<u>season|year|month)(?!{_NO_END})"
)
# One of these is in every length: a look at them spares most sentences the search.
UNITS = ("day", "week", "fortnight", "month", "season", "year", "decade")


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of text that says how long: so many days, else months."""

    start: int
    end: int
    months: float = 0
    days: int = 0
    running: bool = False  # "in his third season": two are over and half of one, or so
    exact: int = 0  # as of `told_to`

    def before(self, day: date) -> str:
        """Return the time that lies so long before a day, as exactly as the length is told."""
        return self._moved(day, -1)

    def after(self, told: str) -> str:
        """Return the time that lies so long after a time, no more exactly than that is told."""
        return self._moved(first_day(told), 1)[: len(told)]

    def _moved(self, day: date, sign: int) -> str:
        if self.days:
            moved = date.fromordinal(day.toordinal() + sign * self.days).isoformat()
            return moved if self.days % 7 or self.exact == len(moved) else moved[:7]
        moved = shift_months(day, sign * floor(self.months + 0.5)).isoformat()
        return moved[: max(self.exact, 4 if self.months % (6 if self.running else 12) == 0 else 7)]


def find_durations(text: str, start: int, end: int) -> list[Duration]:
    """Return the lengths of time in a stretch of `text`, in its order."""
    found: list[Duration] = []
    if not any(map(text[start:end].casefold().__contains__, UNITS)):
        return found
    for m in _LENGTH.finditer(text, start, end):
        unit = m["u"].lower()
        number = 1 if m["n"].lower() == "the" else number_of(m["n"], m["h"] or m["h2"])
        exact = told_to(text, *m.span(), unit)
        if unit in DAYS:
            days = int(number * DAYS[unit])
            if days:  # half a day is none
                found.append(Duration(m.start(), m.end(), days=days, exact=exact))
        else:
            found.append(Duration(m.start(), m.end(), months=number * IN_MONTHS[unit], exact=exact))
    for m in _NTH.finditer(text, start, end):
        over = TABLE["ordinals"][m["n"].lower()] - 0.5
        found.append(Duration(m.start(), m.end(), months=over * IN_MONTHS[m["u"]], running=True))
    return sorted(found, key=lambda one: one.start)
