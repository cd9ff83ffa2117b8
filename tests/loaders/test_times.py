"""Times in a sentence, worked out from the day of publication."""

import pytest

from dugout.loaders.times import Sense, Time, find_times

PUBLISHED = "2026-03-07"  # a Saturday, in the season that ends in 2026

# Sentence, then for each time in it: words, meant of the past, meant of what is to come, sense.
TABLE: list[tuple[str, list[tuple[str, str, str, str]]]] = [
    ("He resigned on Friday.", [("Friday", "2026-03-06", "2026-03-13", "at")]),
    ("He resigned on Saturday.", [("Saturday", "2026-03-07", "2026-03-07", "at")]),
    ("He was told last Friday.", [("last Friday", "2026-03-06", "2026-03-06", "at")]),
    ("He was told last Saturday.", [("last Saturday", "2026-02-28", "2026-02-28", "at")]),
    ("The derby is next Sunday.", [("next Sunday", "2026-03-08", "2026-03-08", "at")]),
    ("They meet next Saturday.", [("next Saturday", "2026-03-14", "2026-03-14", "at")]),
    ("A win on Friday evening would do.", [("Friday evening", "2026-03-06", "2026-03-13", "at")]),
    ("The board met on Monday of last week.", [("Monday of last week", "2026-02-23", "2026-02-23", "at")]),
    ("They travel to Leeds on Wednesday week.", [("Wednesday week", "2026-03-18", "2026-03-18", "at")]),
    ("He left yesterday.", [("yesterday", "2026-03-06", "2026-03-06", "at")]),
    ("He left last night.", [("last night", "2026-03-06", "2026-03-06", "at")]),
    ("They play tonight.", [("tonight", "2026-03-07", "2026-03-07", "at")]),
    ("He starts tomorrow.", [("tomorrow", "2026-03-08", "2026-03-08", "at")]),
    ("It was over the day before yesterday.", [("the day before yesterday", "2026-03-05", "2026-03-05", "at")]),
    ("He was sacked last week.", [("last week", "2026-02", "2026-02", "at")]),
    ("He was sacked last month.", [("last month", "2026-02", "2026-02", "at")]),
    ("He returns next week.", [("next week", "2026-03", "2026-03", "at")]),
    ("The squad meets next month.", [("next month", "2026-04", "2026-04", "at")]),
    ("He was sacked earlier this month.", [("this month", "2026-03", "2026-03", "at")]),
    ("He came last summer.", [("last summer", "2025", "2025", "at")]),
    ("He left in the summer.", [("the summer", "2025", "2026", "at")]),
    ("He will leave this summer.", [("this summer", "2026", "2026", "at")]),
    ("He will leave next summer.", [("next summer", "2026", "2026", "at")]),
    ("They won it in the autumn.", [("the autumn", "2025", "2026", "at")]),
    ("He was let go last year.", [("last year", "2025", "2025", "at")]),
    ("He goes next year.", [("next year", "2027", "2027", "at")]),
    ("He left in May.", [("May", "2025-05", "2026-05", "at")]),
    ("He left last May.", [("last May", "2025-05", "2025-05", "at")]),
    ("They start in April.", [("April", "2025-04", "2026-04", "at")]),
    ("He came in March.", [("March", "2026-03", "2026-03", "at")]),
    ("He left in May last year.", [("May last year", "2025-05", "2025-05", "at")]),
    ("He came in May 2024.", [("May 2024", "2024-05", "2024-05", "at")]),
    ("He came in May of 2024.", [("May of 2024", "2024-05", "2024-05", "at")]),
    ("The draw is on 3 December.", [("3 December", "2025-12-03", "2026-12-03", "at")]),
    ("The final is on December 3.", [("December 3", "2025-12-03", "2026-12-03", "at")]),
    ("He signed on 3 December 2024.", [("3 December 2024", "2024-12-03", "2024-12-03", "at")]),
    ("He signed on December 3, 2024.", [("December 3, 2024", "2024-12-03", "2024-12-03", "at")]),
    ("He signed on the 3rd of December 2024.", [("3rd of December 2024", "2024-12-03", "2024-12-03", "at")]),
    ("They meet again on 21st March.", [("21st March", "2025-03-21", "2026-03-21", "at")]),
    ("The first leg is on the 14th.", [("on the 14th", "2026-02-14", "2026-03-14", "at")]),
    ("The statement of 2025-11-30 said so.", [("2025-11-30", "2025-11-30", "2025-11-30", "at")]),
    ("They won the cup in 2019.", [("2019", "2019", "2019", "at")]),
    ("He was champion in early 2019.", [("2019", "2019", "2019", "at")]),
    ("He has been there since 2019.", [("2019", "2019", "2019", "since")]),
    ("He has been there since May.", [("May", "2025-05", "2026-05", "since")]),
    ("He has been in charge since last summer.", [("last summer", "2025", "2025", "since")]),
    ("He has been out of work since October 2024.", [("October 2024", "2024-10", "2024-10", "since")]),
    ("He coached Lazio from 2014 to 2019.", [("2014", "2014", "2014", "since"), ("2019", "2019", "2019", "until")]),
    ("He coached Lazio between 2002 and 2004.", [("2002", "2002", "2002", "since"), ("2004", "2004", "2004", "until")]),
    ("He coached Lazio (2014-2019).", [("2014", "2014", "2014", "since"), ("2019", "2019", "2019", "until")]),
    ("He coached Lazio, 2002 to 2004.", [("2002", "2002", "2002", "since"), ("2004", "2004", "2004", "until")]),
    ("They finished third in 2014-15.", [("2014-15", "2015", "2015", "season")]),
    ("They finished third in 2014/15.", [("2014/15", "2015", "2015", "season")]),
    ("They were relegated last season.", [("last season", "2025", "2025", "season")]),
    ("The best coach this season is he.", [("this season", "2026", "2026", "season")]),
    ("He is under contract until 2027.", [("2027", "2027", "2027", "contract")]),
    ("He has a contract to 2027.", [("2027", "2027", "2027", "contract")]),
    ("He has signed until June 2028.", [("June 2028", "2028-06", "2028-06", "contract")]),
    ("He signed until June 30, 2028.", [("June 30, 2028", "2028-06-30", "2028-06-30", "contract")]),
    ("He signed until the end of the season.", [("the end of the season", "2026", "2026", "contract")]),
    ("He signed until the end of next season.", [("the end of next season", "2027", "2027", "contract")]),
    ("He takes over until the end of the season.", [("the end of the season", "2026", "2026", "until")]),
    ("He is in charge for the rest of the season.", [("the rest of the season", "2026", "2026", "until")]),
    ("He will leave at the end of the season.", [("the end of the season", "2026", "2026", "at")]),
    ("He signed a deal until the end of the 2026-27 season.", [("2026-27", "2027", "2027", "contract")]),
    ("His contract expires in June.", [("June", "2026-06", "2026-06", "contract")]),
    ("His contract runs out in 2027.", [("2027", "2027", "2027", "contract")]),
    ("His contract ends on Sunday.", [("Sunday", "2026-03-08", "2026-03-08", "contract")]),
    ("His contract expired in June.", [("June", "2025-06", "2026-06", "until")]),
    ("He is out of contract in the summer.", [("the summer", "2026", "2026", "contract")]),
    ("He signed a three-year deal.", [("three-year deal", "2029", "2029", "contract")]),
    ("He signed a two-and-a-half-year contract.", [("two-and-a-half-year contract", "2028", "2028", "contract")]),
    ("He signed an 18-month contract.", [("18-month contract", "2027", "2027", "contract")]),
    ("He agreed a new long-term four-year contract.", [("four-year contract", "2030", "2030", "contract")]),
    ("He has signed for three years.", [("for three years", "2029", "2029", "contract")]),
    ("He extended his contract for another two years.", [("for another two years", "2028", "2028", "contract")]),
    (
        "He signed a two-year contract last December.",
        [("two-year contract", "2027", "2027", "contract"), ("last December", "2025-12", "2025-12", "at")],
    ),
    (
        "He signed a three-year deal in June 2024.",
        [("three-year deal", "2027", "2027", "contract"), ("June 2024", "2024-06", "2024-06", "at")],
    ),
    ("He has two years left on his contract.", [("two years left", "2028", "2028", "contract")]),
    ("He has a year to run on his deal.", [("a year to run", "2027", "2027", "contract")]),
    ("He was champion three years ago.", [("three years ago", "2023", "2023", "at")]),
    ("He was sacked a year ago.", [("a year ago", "2025", "2025", "at")]),
    ("He was sacked a year and a half ago.", [("a year and a half ago", "2024", "2024", "at")]),
    ("He was sacked two months ago.", [("two months ago", "2026-01", "2026-01", "at")]),
    ("He was sacked three weeks ago.", [("three weeks ago", "2026-02", "2026-02", "at")]),
    ("He was sacked ten days ago.", [("ten days ago", "2026-02-25", "2026-02-25", "at")]),
    ("He won it a decade ago.", [("a decade ago", "2016", "2016", "at")]),
    ("He has been in charge for the past three years.", [("for the past three years", "2023", "2023", "since")]),
    ("He has been with the club for five years.", [("for five years", "2021", "2021", "since")]),
    ("They lost at the weekend.", [("the weekend", "2026-03", "2026-03", "at")]),
    ("They lost last weekend.", [("last weekend", "2026-02", "2026-02", "at")]),
    ("They won the 2010 World Cup.", [("2010", "2010", "2010", "event")]),
    ("They missed Euro 2024.", [("2024", "2024", "2024", "event")]),
    ("He left at the turn of the year.", [("the turn of the year", "2026-01", "2027-01", "at")]),
    ("He left on New Year's Eve.", [("New Year's Eve", "2025-12-31", "2026-12-31", "at")]),
    ("They play on Boxing Day.", [("Boxing Day", "2025-12-26", "2026-12-26", "at")]),
    ("They lost on Easter Monday.", [("Easter Monday", "2025-04-21", "2026-04-06", "at")]),
    ("They play on Good Friday.", [("Good Friday", "2025-04-18", "2026-04-03", "at")]),
    (
        "They visit Malta on September 9 and play Italy three days later.",
        [("September 9", "2025-09-09", "2026-09-09", "at"), ("three days later", "2025-09-12", "2026-09-12", "at")],
    ),
    (
        "They lost on Friday and he went the following day.",
        [("Friday", "2026-03-06", "2026-03-13", "at"), ("the following day", "2026-03-07", "2026-03-14", "at")],
    ),
    (
        "They lost on Friday, and he was gone the same day.",
        [("Friday", "2026-03-06", "2026-03-13", "at"), ("the same day", "2026-03-06", "2026-03-13", "at")],
    ),
    ("He goes at the end of the month.", [("the end of the month", "2026-03", "2026-03", "at")]),
    (
        "They hired him in January 2017 and he left that May.",
        [("January 2017", "2017-01", "2017-01", "at"), ("that May", "2017-05", "2017-05", "at")],
    ),
    (
        "He came in 2014, and went on 3 August of the same year.",
        [("2014", "2014", "2014", "at"), ("3 August of the same year", "2014-08-03", "2014-08-03", "at")],
    ),
    (
        "They won in 2014. He had come in June of that year, and left that summer.",
        [
            ("2014", "2014", "2014", "at"),
            ("June of that year", "2014-06", "2014-06", "at"),
            ("that summer", "2014", "2014", "at"),
        ],
    ),
    ("He left that May.", [("that May", "2025-05", "2026-05", "at")]),
    (
        "He came in 2014 and remembers that May 2015 well.",
        [("2014", "2014", "2014", "at"), ("that May 2015", "2015-05", "2015-05", "at")],
    ),
    ("The new year began badly.", [("The new year", "2026-01", "2027-01", "at")]),
    ("He left that summer, after that season.", []),
    ("He has been there since the new year.", [("the new year", "2026-01", "2027-01", "since")]),
    ("On the 14th they play at home.", [("On the 14th", "2026-02-14", "2026-03-14", "at")]),
    ("On the 31st they play at home.", [("On the 31st", "2026-01-31", "2026-03-31", "at")]),
    (
        "They meet Peru on 30 May, Chile on the 31st and Cuba on the 4th.",
        [
            ("30 May", "2025-05-30", "2026-05-30", "at"),
            ("on the 31st", "2025-05-31", "2026-05-31", "at"),
            ("on the 4th", "2025-06-04", "2026-06-04", "at"),
        ],
    ),
    (
        "In November they go to Spain on the 15th. On the 20th they are home.",
        [
            ("November", "2025-11", "2026-11", "at"),
            ("on the 15th", "2025-11-15", "2026-11-15", "at"),
            ("On the 20th", "2026-02-20", "2026-03-20", "at"),
        ],
    ),
    (
        "They beat Leeds on 5 March, having lost at Hull on the 2nd.",
        [("5 March", "2026-03-05", "2027-03-05", "at"), ("on the 2nd", "2026-03-02", "2027-04-02", "at")],
    ),
    (
        "They won on the 5th, after losing on the 2nd.",
        [("on the 5th", "2026-03-05", "2026-04-05", "at"), ("on the 2nd", "2026-03-02", "2026-04-02", "at")],
    ),
    (
        "On 5 May they meet St. Pauli, on the 9th Hull.",
        [("5 May", "2025-05-05", "2026-05-05", "at"), ("on the 9th", "2025-05-09", "2026-05-09", "at")],
    ),
    (
        "He left in 2019, a year after that defeat.",
        [("2019", "2019", "2019", "at"), ("a year after", "2018", "2018", "apart")],
    ),
    ("He came in 1860, fifty years after the first.", [("1860", "1860", "1860", "at")]),
    ("In January 1850, a month earlier, he came.", [("January 1850", "1850-01", "1850-01", "at")]),
    ("WEMBLEY, MAY 27: LEEDS V HULL", [("MAY 27", "2025-05-27", "2026-05-27", "at")]),
    (
        "He was sacked on Friday, a day after a draw with Hull, and replaced two days afterwards.",
        [
            ("Friday", "2026-03-06", "2026-03-13", "at"),
            ("a day after", "2026-03-05", "2026-03-12", "apart"),
            ("two days afterwards", "2026-03-08", "2026-03-15", "at"),
        ],
    ),
    (
        "He took over on 1 March, three weeks before the final; the morning after the defeat he left.",
        [
            ("1 March", "2026-03-01", "2027-03-01", "at"),
            ("three weeks before", "2026-03-22", "2027-03-22", "apart"),
            ("the morning after", "2026-02-28", "2027-02-28", "apart"),
        ],
    ),
    # By the time told before: what is won in a year is won by summer, so that its autumn is that of the same year.
    (
        "They were champions in 2020, and he was gone the following January.",
        [("2020", "2020", "2020", "at"), ("the following January", "2021-01", "2021-01", "at")],
    ),
    (
        "Champions in 2010, they let him go the next December.",
        [("2010", "2010", "2010", "at"), ("the next December", "2010-12", "2010-12", "at")],
    ),
    (
        "They won it in May 1984. The next season he left, and the following summer, too.",
        [
            ("May 1984", "1984-05", "1984-05", "at"),
            ("The next season", "1985", "1985", "season"),
            ("the following summer", "1985", "1985", "at"),
        ],
    ),
    (
        "They won it in 2020-21. The following June he left.",
        [("2020-21", "2021", "2021", "season"), ("The following June", "2021-06", "2021-06", "at")],
    ),
    (
        "They went up in 1999.\n\nThe following season they went down.",
        [("1999", "1999", "1999", "at"), ("The following season", "2000", "2000", "season")],
    ),
    (
        "In charge since 2019, he stays through the next season.",
        [("2019", "2019", "2019", "since"), ("the next season", "2027", "2027", "until")],
    ),
    (
        "They signed him on 3 March for the next season.",
        [("3 March", "2026-03-03", "2027-03-03", "at"), ("the next season", "2027", "2027", "season")],
    ),
    (
        "They kept him in 1998-99. He left when the season was over.",
        [("1998-99", "1999", "1999", "season"), ("the season was over", "1999", "1999", "at")],
    ),
    (
        "He came in November 2015; the next season was his last.",
        [("November 2015", "2015-11", "2015-11", "at"), ("the next season", "2017", "2017", "season")],
    ),
    (
        "They lost on 24 February; he left the following Saturday, and the next year was better.",
        [
            ("24 February", "2026-02-24", "2027-02-24", "at"),
            ("the following Saturday", "2026-02-28", "2027-02-27", "at"),
            ("the next year", "2027", "2027", "at"),
        ],
    ),
    (
        "On 2 February they lost. He was sacked the same Monday.",
        [("2 February", "2026-02-02", "2027-02-02", "at"), ("the same Monday", "2026-02-02", "2026-02-02", "at")],
    ),
    ("Both went on the same Monday.", [("the same Monday", "2026-03-02", "2026-03-09", "at")]),
    (
        "They lost on Tuesday; he was gone the next morning, and a new man came by the following evening.",
        [
            ("Tuesday", "2026-03-03", "2026-03-10", "at"),
            ("the next morning", "2026-03-04", "2026-03-11", "at"),
            ("the following evening", "2026-03-05", "2026-03-12", "at"),
        ],
    ),
    ("He starts the next season well.", [("the next season", "2027", "2027", "season")]),
    ("He takes charge the next Monday.", [("the next Monday", "2026-03-09", "2026-03-09", "at")]),
    ("He takes charge the next May.", [("the next May", "2026-05", "2026-05", "at")]),
    ("He left a fortnight ago.", [("a fortnight ago", "2026-02", "2026-02", "at")]),
    ("He left half a year ago.", [("half a year ago", "2025-09", "2025-09", "at")]),
    ("He left a couple of months ago.", [("a couple of months ago", "2026-01", "2026-01", "at")]),
    ("He was sacked almost exactly a year ago.", [("a year ago", "2025-03", "2025-03", "at")]),
    ("He came two years ago to the day.", [("two years ago", "2024-03-07", "2024-03-07", "at")]),
    ("He came exactly three weeks ago.", [("three weeks ago", "2026-02-14", "2026-02-14", "at")]),
    (
        "He came in May 2012, and left a year and a half later.",
        [("May 2012", "2012-05", "2012-05", "at"), ("a year and a half later", "2013-11", "2013-11", "at")],
    ),
    (
        "He came on 5 May 2012, and left exactly two and a half years later, or two years later to the day.",
        [
            ("5 May 2012", "2012-05-05", "2012-05-05", "at"),
            ("two and a half years later", "2014-11", "2014-11", "at"),
            ("two years later", "2016-11", "2016-11", "at"),
        ],
    ),
    (
        "They beat Hull on 3 March, and a fortnight later they lost.",
        [("3 March", "2026-03-03", "2027-03-03", "at"), ("a fortnight later", "2026-03-17", "2027-03-17", "at")],
    ),
    ("He has been there for half a season.", [("for half a season", "2025-09", "2025-09", "since")]),
    ("He has been there for a fortnight.", [("for a fortnight", "2026-02", "2026-02", "since")]),
    ("He left in mid-October.", [("October", "2025-10", "2026-10", "at")]),
    ("He left half a decade ago.", [("half a decade ago", "2021", "2021", "at")]),
    ("In '08 he came.", [("'08", "2008", "2008", "at")]),
    ("They went down in '98-99.", [("'98-99", "1999", "1999", "season")]),
    ("He left on Boxing Day '18.", [("Boxing Day '18", "2018-12-26", "2018-12-26", "at")]),
    ("He left on St Stephen’s Day.", [("St Stephen’s Day", "2025-12-26", "2026-12-26", "at")]),
    (
        "They were top at Christmas 2018/19.",
        [("Christmas", "2025-12", "2026-12", "at"), ("2018/19", "2019", "2019", "season")],
    ),
    ("He won it in '96.", [("'96", "1996", "1996", "at")]),
    ("His contract runs until '28.", [("'28", "2028", "2028", "contract")]),
    ("He came in October '23.", [("October '23", "2023-10", "2023-10", "at")]),
    ("He coached Lazio between '92 and '97.", [("'92", "1992", "1992", "since"), ("'97", "1997", "1997", "until")]),
    ("He saw Italia '90.", [("'90", "1990", "1990", "event")]),
    ("OCT 5: Dortmund win.", [("OCT 5", "2025-10-05", "2026-10-05", "at")]),
    ("He came in Oct. 2016.", [("Oct. 2016", "2016-10", "2016-10", "at")]),
    ("He has been there since Boxing Day 2018.", [("Boxing Day 2018", "2018-12-26", "2018-12-26", "since")]),
    ("He left on Hallowe'en.", [("Hallowe'en", "2025-10-31", "2026-10-31", "at")]),
    ("He will go when the season is over.", [("the season is over", "2026", "2026", "at")]),
    (
        "They were champions in 2019 and two years after that.",
        [("2019", "2019", "2019", "at"), ("two years after", "2021", "2021", "at")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TABLE)
def test_a_wording_comes_to_these_dates(sentence: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = find_times(sentence, PUBLISHED)
    assert [(sentence[t.start : t.end], t.told, t.ahead, t.sense.value) for t in found] == expected


NO_TIME = [
    "He is a 46-year-old.",
    "He may leave.",
    "It was watched by 2000 fans.",
    "Kick-off is at 2000 GMT.",
    "They march on.",
    "They lost a 2018 World Cup qualifier.",
    "They lost in Euro 2016 qualifying.",
    "They won a 2019 Africa Cup of Nations qualifier.",
    "The fee was £2019.",
    "They won W10-D2.",
    "He earns 1,987 a day.",
    "For a second time he was wrong.",
    "He won 30 of 31 games.",
    "In the 1990s all was better.",
    "In the '90s all was better.",
    "They lost the following Tuesday.",
    "He will leave the following season, in the following summer.",
    "They expect to name him in the next day or two.",
    "The season is over for Salah.",
    "He wore '10' on his back.",
    "Howe: '90 minutes from glory'",
    "NO 10 MAR GOES",
    "The next three months are hard.",
    "They lost the next day.",
    "A year to the day after that he left.",
    "He played for two clubs.",
    "They met on 31 June.",
    "BOSS MAY LEAVE",
    "WHY THE NO 10 MAY LEAVE LEEDS",
    "On the 2nd leg they won.",
    "On the 18th and last hole he lost.",
    "He left the day after the defeat.",
    "He won. A week before the final he had lost.",
]


@pytest.mark.parametrize("sentence", NO_TIME)
def test_what_tells_no_time_is_left_out(sentence: str) -> None:
    assert find_times(sentence, PUBLISHED) == []


@pytest.mark.parametrize("published", [None, "2026", "2026-03"])
def test_relative_words_need_the_day_of_publication(published: str | None) -> None:
    sentence = "Sacked on Friday, he signed a three-year deal last summer and was champion in 2019."
    year = sentence.index("2019")
    assert find_times(sentence, published) == [Time(year, year + 4, "2019", "2019", Sense.AT)]


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2025-08-20", "2026"),
        ("2025-12-24", "2026"),
        ("2026-05-30", "2026"),
        ("2026-06-11", "2026"),
        ("2026-07-01", "2027"),
    ],
)
def test_a_season_ends_in_the_summer(published: str | None, told: str) -> None:
    assert [t.ahead for t in find_times("He stays until the end of the season.", published)] == [told]


def test_a_day_that_a_year_lacks_is_left_out() -> None:
    assert find_times("It was on 29 February.", "2025-03-07") == []


def test_a_time_counted_from_another_does_not_cross_a_line() -> None:
    assert [t.told for t in find_times("They lost on Friday.\nThree days later he went.", PUBLISHED)] == ["2026-03-06"]
