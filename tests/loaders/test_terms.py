"""Since when, until when, and how long a contract runs."""

import re
from collections.abc import Collection

import pytest

from dugout.graph.model import FactType, Ref, Status
from dugout.loaders.article import make_article
from dugout.loaders.choice import Choice, Chooser, best, weights_of
from dugout.loaders.document import Document, Form, Kind, Mention
from dugout.loaders.post_years import Post
from dugout.loaders.readers.rules import read_drafts
from dugout.loaders.sentences import split_sentences
from dugout.loaders.tenure_places import TenurePlaces
from dugout.loaders.tenures import Tenure
from dugout.loaders.terms import Terms, is_half_of_another, settled, tenure_terms
from dugout.loaders.times import find_times

Term = tuple[str, str | None, str | None, str | None]  # status, since, until, contract until


def terms(text: str, published: str | None = "2026-03-07") -> list[Term]:
    found = read_drafts(make_article(text, published=published))
    return [
        (d.status.value, d.since, d.until, d.contract_until) for d in found if d.kind is FactType.MANAGES and d.status
    ]


TERMS: list[tuple[str, Term]] = [
    ("Leeds United appointed Alan Testwood as head coach in 2024.", ("current", "2024", None, None)),
    ("Leeds United appointed Alan Testwood as head coach last summer.", ("current", "2025", None, None)),
    ("Alan Testwood has been head coach of Leeds United since May 2024.", ("current", "2024-05", None, None)),
    ("Leeds United sacked Alan Testwood on Friday.", ("former", None, "2026-03-06", None)),
    ("Leeds United sacked Alan Testwood in October 2024.", ("former", None, "2024-10", None)),
    ("Head coach Alan Testwood left Leeds United in 2019.", ("former", None, "2019", None)),
    ("Coach Alan Testwood managed Leeds United from 2014 to 2019.", ("former", "2014", "2019", None)),
    ("Coach Alan Testwood managed Leeds United between 2014 and 2019.", ("former", "2014", "2019", None)),
    ("Coach Alan Testwood managed Leeds United in 2017-18.", ("former", "2017", "2018", None)),
    # So long before a day of the sentence.
    ("A new man came on Friday, a day after Leeds United sacked Alan Testwood.", ("former", None, "2026-03-05", None)),
    (
        "On Friday, two days after Leeds United sacked coach Alan Testwood, the board met.",
        ("former", None, "2026-03-04", None),
    ),
    ("Leeds United head coach Alan Testwood is in his third season.", ("current", "2023", None, None)),
    # News of the day.
    ("Leeds United have sacked Alan Testwood.", ("former", None, "2026-03-07", None)),
    ("Alan Testwood has been sacked by Leeds United.", ("former", None, "2026-03-07", None)),
    # Contracts.
    (
        "Leeds United have appointed Alan Testwood as head coach on a deal until 2028.",
        ("current", None, None, "2028"),
    ),
    (
        "Leeds United have appointed Alan Testwood as head coach on a contract until June 2028.",
        ("current", None, None, "2028-06"),
    ),
    (
        "Leeds United have appointed Alan Testwood as head coach on a three-year contract.",
        ("current", None, None, "2029"),
    ),
    (
        "Leeds United head coach Alan Testwood has a contract until the end of next season.",
        ("current", None, None, "2027"),
    ),
]


@pytest.mark.parametrize(("text", "term"), TERMS)
def test_a_time_beside_coach_and_club_is_the_tenures(text: str, term: Term) -> None:
    assert terms(text) == [term]


@pytest.mark.parametrize(
    "text",
    [
        "Leeds United head coach Alan Testwood is calm. They meet Derby County on Friday.",
        "Leeds United head coach Alan Testwood was born in 1976.",
        "Leeds United head coach Alan Testwood could go in the summer.",
        "Leeds United head coach Alan Testwood won the cup in 2025.",
    ],
)
def test_a_time_of_something_else_is_not(text: str) -> None:
    assert terms(text) == [("current", None, None, None)]


def test_what_is_told_of_a_former_coach_in_passing_is_no_news_of_the_day() -> None:
    text = "It rains.\n\nIt pours.\n\nNobody came.\n\nFormer Leeds United coach Alan Testwood was in the stands."
    assert terms(text) == [("former", None, None, None)]


ANN, BOB = Ref("ann-lee", "Ann Lee"), Ref("bob-ray", "Bob Ray")
LEEDS, HULL = Ref("leeds-united", "Leeds United"), Ref("hull-city", "Hull City")


def document(text: str, published: str | None = "2026-03-07") -> Document:
    """Return a text with the names above as its mentions, as any reader may have found them."""
    sentences = split_sentences(text)
    found = Document(text, published, sentences, [], None)
    kinds = {ANN: Kind.COACH, BOB: Kind.COACH, LEEDS: Kind.CLUB, HULL: Kind.CLUB}
    mentions = [
        Mention(m.start(), m.end(), kind, Form.NAME, ref, found.sentence_at(m.start()))
        for ref, kind in kinds.items()
        for m in re.finditer(ref.name, text)
    ]
    return Document(text, published, sentences, sorted(mentions, key=lambda mention: mention.start), None)


def test_a_time_beside_two_coaches_is_the_end_of_one_and_the_beginning_of_the_other() -> None:
    told = tenure_terms(
        document("Ann Lee replaced Bob Ray as head coach of Leeds United in October."),
        [Tenure(ANN, LEEDS, Status.CURRENT), Tenure(BOB, LEEDS, Status.FORMER)],
    )()
    assert told == [Terms(since="2025-10"), Terms(until="2025-10")]


def test_a_time_told_of_one_club_does_not_leak_to_the_next() -> None:
    told = tenure_terms(
        document("Ann Lee managed Hull City from 2014 to 2019 and is the head coach of Leeds United."),
        [Tenure(ANN, HULL, Status.FORMER), Tenure(ANN, LEEDS, Status.CURRENT)],
    )()
    assert told == [Terms("2014", "2019"), Terms()]


def test_a_time_is_settled_for_the_likeliest_and_left_to_no_other_club_of_his() -> None:
    chances = {0: {4: 0.6, 9: 0.3}, 1: {4: 0.9, 9: 0.1}, 2: {4: 0.5}}
    tenures = [Tenure(ANN, HULL, Status.FORMER), Tenure(ANN, LEEDS, Status.CURRENT), Tenure(BOB, LEEDS, Status.FORMER)]

    def choose(n: int, barred: Collection[int]) -> Choice | None:
        left = [Choice(f"at {at}", chance, at) for at, chance in chances[n].items() if at not in barred]
        return max(left, key=lambda choice: choice.chance, default=None)

    assert settled(tenures, choose, is_half_of_another) == [Choice("at 9", 0.3, 9), Choice("at 4", 0.9, 4), None]


def test_an_earlier_spell_is_over_before_the_coach_returns() -> None:
    now, before = Tenure(ANN, LEEDS, Status.CURRENT), Tenure(ANN, LEEDS, Status.FORMER)
    text = "Ann Lee was appointed head coach of Leeds United in 2024."
    earlier = " Ann Lee managed Leeds United from 2014 to 2019."
    assert tenure_terms(document(text + earlier), [now, before])() == [Terms("2024"), Terms("2014", "2019")]
    # What is told of her return is not told of the other spell too.
    (alone,) = tenure_terms(document(text), [before])()
    assert alone.since == "2024"
    assert tenure_terms(document(text), [now, before])() == [Terms("2024"), Terms()]


def offered(text: str, tenure: Tenure, name: str, published: str | None = "2026-03-07") -> set[str]:
    """Return what a text offers for a value of a tenure."""
    found, _ = TenurePlaces(document(text, published), [tenure], find_times(text, published)).candidates(tenure)
    return {candidate.value for candidate in found[name]}


HERS = {status: Tenure(ANN, LEEDS, status) for status in Status}


def test_a_length_leads_back_from_the_article_and_from_the_time_beside_it() -> None:
    text = "Ann Lee left Leeds United after four and a half years, with the cup of 2024."
    assert "2021-09" in offered(text, HERS[Status.FORMER], "since")
    assert "2021-09" not in offered(text, HERS[Status.FORMER], "until")
    assert "2021-09" not in offered(text, HERS[Status.FORMER], "since", None)
    # What stands before "after" and "since" counts back to an end, too.
    for word in ("after", "since"):
        text = f"It was in 2024 that Leeds United won again, six months {word} Ann Lee was sacked."
        assert "2025-09" in offered(text, HERS[Status.FORMER], "until")


def test_a_season_that_runs_is_of_who_is_there() -> None:
    text = "Ann Lee of Leeds United is in her third season."
    assert offered(text, HERS[Status.CURRENT], "since") == {"2023", "2026-03-07"}
    assert offered(text, HERS[Status.CURRENT], "since", None) == set()
    for status in (Status.FORMER, Status.INCOMING):
        assert offered(text, HERS[status], "since") == {"2026-03-07"}


def test_features_stand_in_one_order_so_that_their_sums_are_the_same_in_each_process() -> None:
    tenures = [Tenure(ANN, LEEDS, Status.CURRENT), Tenure(BOB, LEEDS, Status.FORMER)]
    text = "Ann Lee replaced Bob Ray as head coach of Leeds United in October."
    _, nothing = TenurePlaces(document(text), tenures, find_times(text, "2026-03-07")).candidates(tenures[0])
    around = [feature for feature in nothing if feature.startswith("none ")]
    assert len(around) > 4
    assert around == sorted(around)


def test_a_caretaker_is_an_interim_coach() -> None:
    told = tenure_terms(
        document("Leeds United have put Ann Lee in temporary charge as caretaker manager."),
        [Tenure(ANN, LEEDS, Status.CURRENT)],
    )()
    assert [terms.interim for terms in told] == [True]


def test_two_days_after_it_is_before_the_article_where_no_other_day_is_near() -> None:
    text = "Leeds United signed Bob Ray until 2028, two days after Ann Lee was sacked by Leeds United."
    gone = Tenure(ANN, LEEDS, Status.FORMER)
    assert "2026-03-05" in offered(text, gone, "until")
    assert "2026-03-05" not in offered(text.replace("two days after", "two days before"), gone, "until")


def test_a_day_of_this_week_ends_no_contract() -> None:
    text = "Leeds United presented Ann Lee on Friday and signed her until 30 June 2028."
    assert offered(text, Tenure(ANN, LEEDS, Status.CURRENT), "contract_until") == {"2028-06-30"}


def test_no_tenures_have_no_terms() -> None:
    assert tenure_terms(document("Leeds United won."), [])() == []


def test_a_text_without_a_date_has_no_news_of_the_day() -> None:
    assert terms("Leeds United have sacked Alan Testwood.", None) == [("former", None, None, None)]


def test_an_end_before_the_beginning_is_left_out() -> None:
    text = "Coach Alan Testwood managed Leeds United from 2019. He left Leeds United in 2014."
    assert [(since, until) for _, since, until, _ in terms(text)] == [("2019", None)]


def test_who_is_in_charge_did_not_begin_after_the_article_was_written() -> None:
    told = terms("Alan Testwood has been head coach of Leeds United since May 2027.")
    assert told == [("current", None, None, None)]


TOLD = "Leeds United have sacked Alan Testwood, who was told on Thursday. "


@pytest.mark.parametrize(
    ("text", "since"),
    [
        # Who stands in began when the one before him went: the day of the article is only that of the news.
        (TOLD + "Leeds United have appointed Ben Samplewood as interim head coach.", "2026-03-05"),
        (TOLD + "Coach Ben Samplewood is caretaker manager of Leeds United.", "2026-03-05"),
        # A day of his own is his.
        (TOLD + "Leeds United appointed Ben Samplewood as interim head coach on Friday.", "2026-03-06"),
        # Who comes for good may have come later.
        (TOLD + "Leeds United have appointed Ben Samplewood as head coach.", "2026-03-07"),
        (
            "Leeds United sacked Alan Testwood on Thursday and appointed Ben Samplewood as interim head coach today.",
            "2026-03-07",
        ),
        # There is nobody before him, or one who has long been gone.
        ("Leeds United have appointed Ben Samplewood as interim head coach.", None),
        (
            "Leeds United have appointed Ben Samplewood as interim head coach. "
            "Former Leeds United manager Alan Testwood, who was sacked on 5 May 2019, said so.",
            "2026-03-07",
        ),
    ],
)
def test_who_stands_in_began_when_the_one_before_him_went(text: str, since: str | None) -> None:
    found = read_drafts(make_article(text, published="2026-03-07"))
    told = {d.coach.name: d.since for d in found if d.coach and d.status is Status.CURRENT}
    assert told == {"Ben Samplewood": since}


def test_who_comes_may_come_on_a_day_that_is_told_of_who_was_there_before() -> None:
    text = "Ann Lee takes over at Leeds United.\n\nBob Ray had to go on Thursday."
    tenures = [Tenure(ANN, LEEDS, Status.CURRENT), Tenure(BOB, LEEDS, Status.FORMER)]
    found, _ = TenurePlaces(document(text), tenures, find_times(text, "2026-03-07")).candidates(tenures[0])
    assert "2026-03-05" in {candidate.value for candidate in found["since"]}
    assert "2026-03-05" not in {candidate.value for candidate in found["until"]}
    # Of one who is still there it is no such day.
    both = [tenures[0], Tenure(BOB, LEEDS, Status.CURRENT)]
    found, _ = TenurePlaces(document(text), both, find_times(text, "2026-03-07")).candidates(both[0])
    assert "2026-03-05" not in {candidate.value for candidate in found["since"]}


def test_a_season_may_be_ended_where_it_begins() -> None:
    text = "Ann Lee left Leeds United on the eve of 2023-24."
    assert {"2023", "2024"} <= offered(text, HERS[Status.FORMER], "until")
    assert "2027" not in offered(text.replace("2023-24", "2027-28"), HERS[Status.FORMER], "until")
    assert "2023" not in offered(text, HERS[Status.CURRENT], "until")


def test_posts_that_are_known_tell_which_time_of_a_text_is_the_beginning() -> None:
    text = "Ann Lee won the cup with Leeds United in 2003, and the league in 2008."

    def since(posts: list[Post]) -> str | None:
        tenure, times = HERS[Status.FORMER], find_times(text, "2026-03-07")
        found, nothing = TenurePlaces(document(text), [tenure], times, posts_at=lambda *_: posts).candidates(tenure)
        choice = best(found["since"], Chooser(weights_of("tenure_values"), {}).sums("since", found["since"], nothing))
        return choice and choice.value

    assert since([("2003", "2009")]) == "2003"
    assert since([("2008", "2009")]) == "2008"
    # A year that does not stand in the text is none of its times.
    assert since([("2005", "2009")]) in ("2003", "2008")


def test_a_contract_is_that_of_one_tenure() -> None:
    hers, his = Tenure(ANN, LEEDS, Status.CURRENT), Tenure(BOB, HULL, Status.CURRENT)
    text = "Leeds United coach Ann Lee was, like Bob Ray at Hull City, given a contract until 2028."
    for alone in (hers, his):
        assert [told.contract_until for told in tenure_terms(document(text), [alone])()] == ["2028"]
    assert len([told for told in tenure_terms(document(text), [hers, his])() if told.contract_until]) == 1
