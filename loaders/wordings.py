"""Wordings of time: one regular expression for all, with the numbers and units in them."""

import re

from dugout.loaders.words import either, either_case, words

TABLE = words("times")
_NUMBERS: dict[str, float] = TABLE["numbers"] | TABLE["amounts"]
MONTHS = {name: n for n, name in enumerate(TABLE["months"], 1)}
MONTHS |= {name: next(n for full, n in MONTHS.items() if full.startswith(name[:3])) for name in TABLE["short_months"]}
# Headlines and tickers have them in capitals; one alone, or behind a number ("NO 10 MAY GO"), is too often the verb.
MONTHS |= {name.upper(): n for name, n in MONTHS.items()}
WEEKDAYS = {name: n for n, name in enumerate(TABLE["weekdays"])}
SEASONS: dict[str, int] = TABLE["seasons"]
_DAYTIMES = ("morning", "afternoon", "evening", "night")
# How long a unit is, in days or in months.
DAYS = {"day": 1, "week": 7, "fortnight": 14} | dict.fromkeys(_DAYTIMES, 1)
IN_MONTHS = {"month": 1, "season": 12, "year": 12, "decade": 120}

_YEAR = r"(?:18[5-9]|19\d|20\d)\d"
_SHORT_YEAR = r"['’]\d\d(?!['’]?\w)"
_MONTH = either(list(MONTHS))
_FULL_MONTH = either(TABLE["months"])
WEEKDAY = either(list(WEEKDAYS))
NUMBER_WORD = either_case(list(_NUMBERS))
_NUMBER = rf"(?:\d\d?|{NUMBER_WORD})"
_DAYTIME = "|".join(_DAYTIMES)
_HALF = r"[ -]and[ -]a[ -]half"

_NAMED = (*MONTHS, *WEEKDAYS, *TABLE["feasts"], *TABLE["easter"])
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
_NO_YEARS = rf" ?(?:{either(TABLE['no_years'])})\b"
_FEAST = either([name.replace("'", "['’]") for name in TABLE["feasts"]])
# The outer group's name is the wording's, and the key of its reading in readings.py; # stands for it.
_WORDINGS = {
    "day_month": rf"(?P<d_#>\d\d?)(?:st|nd|rd|th)? (?:of )?(?P<m_#>(?!MAY|MAR){_MONTH})\b{_OF_YEAR}",
    "month_day": rf"(?P<m_#>{_MONTH})\.? (?:the )?(?P<d_#>\d\d?)(?:st|nd|rd|th)?(?![\d:.-]*\d){_OF_YEAR}",
    "month": r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat(?: same)?|[Tt]he (?:same|following|next)) )?"
    rf"(?P<m_#>{_FULL_MONTH}|{_MONTH}(?=\.? (?:{_YEAR}|['’]\d)))\b"
    rf"(?:\.(?= (?:{_YEAR}|['’]\d)))?{_OF_YEAR}",
    "iso": rf"(?P<y_#>{_YEAR})-(?P<m_#>0[1-9]|1[012])-(?P<d_#>[0-3]\d)\b",
    "range": rf"(?P<from>{_YEAR}|{_SHORT_YEAR})\s?[-–—/]\s?['’]?(?P<to>{_YEAR}|\d\d)\b(?!-)",
    "year": rf"(?:{_SHORT_YEAR}|{_YEAR}\b)(?![-,.:]\d|-year|%|{_NO_YEARS})",
    "weekday": r"(?:(?P<when>[Ll]ast|[Nn]ext|[Tt]his(?: coming| past)?|[Cc]oming"
    rf"|[Tt]h(?:e|at) same|[Tt]he (?:following|next)) )?(?P<name>{WEEKDAY})\b"
    rf"(?: (?:{_DAYTIME}|lunchtime))?"
    r"(?:,? (?:of )?(?P<week>last|next) week|(?P<wk> week)(?= |[,.;:)]))?",
    "nth": r"(?:[Oo]n|until|till|from|since) the (?P<d_#>\d\d?)(?:st|nd|rd|th)\b"
    rf"(?! (?:{either(TABLE['no_days'])})\b| and (?:\d|last|final))",
    "feast": rf"(?P<feast_day>{_FEAST})\b(?:,?(?: of| in)? (?:(?P<y_#>{_YEAR})\b|(?P<s_#>{_SHORT_YEAR}))"
    rf"(?!\s?[-–—/]\s?['’]?\d|{_NO_YEARS}))?",
    "easter": rf"{either(list(TABLE['easter']))}\b",
    "turn": r"(?:[Tt]he turn of the (?:calendar )?year|New Year|[Tt]he new year)\b(?!')",
    "day": rf"(?i:{either(list(TABLE['days']))})\b",
    "ago": rf"(?i:{_AMOUNT} (?P<u_#>day|week|fortnight|month|year|decade)s?"
    r"(?P<hh_#> and a half)? (?:ago|back))\b",
    "later": rf"(?i:{_AMOUNT} (?P<u_#>day|week|fortnight|month|year)s?(?P<hh_#> and a half)?"
    r"(?P<to2> later| earlier| afterwards?| previously| (?:after|before)\b(?=\.|,| that(?:[.,;:)]|$))))\b",
    "on": rf"(?i:the following (?P<u_#>day|week|month|year|{_DAYTIME})"
    r"|(?<!\bin )(?<!\bfor )(?<!\bover )(?<!\bwithin )(?<!\bduring )the next "
    rf"(?P<v_#>day|{_DAYTIME})(?! or\b| in\b))\b",
    "apart": rf"(?i:(?:(?P<t_#>(?<!\bto )the)(?= (?:day|{_DAYTIME})\b)|{_AMOUNT}) "
    rf"(?P<u_#>day|{_DAYTIME}|week|fortnight|month|year)s?(?P<hh_#> and a half)? "
    r"(?P<side>after|before)\b(?= (?!that (?:he|she|it|they|we)\b)\w))",
    "end": r"(?i:the (?:season|campaign) "
    r"(?P<over>(?:is|was) (?:over|out|done)(?! for\b)|end(?:s|ed)|finishe[sd]|conclude[sd])\b"
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


def number_of(text: str, half: str | None = None) -> float:
    """Return a number in words or digits: 2.5 for "two" with a half, 0.5 for "half a"."""
    lowered = text.lower()
    return (int(text) if text.isdigit() else _NUMBERS[lowered]) + (0.5 if half else 0)


_TO_THE = re.compile(r",? (?:ago,? )?(?:(?:almost|nearly) )?to the (?P<unit>day|week|month)\b")


def told_to(text: str, start: int, end: int, unit: str) -> int:
    """Return how exactly a length of time is told, as so many characters of a date: 10 for "a year to the day".

    "Exactly a year" is told to the month, "exactly two weeks" to the day; 0 is for what leaves it open.
    """
    if m := _TO_THE.match(text, end):
        return 10 if m["unit"] == "day" else 7
    exactly = text[max(0, start - 8) : start].lower() == "exactly "
    return (10 if unit in DAYS else 7) if exactly else 0
