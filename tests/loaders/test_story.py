import re

import pytest

from dugout.graph.model import Ref
from dugout.loaders.cues import cues
from dugout.loaders.discourse import read_document
from dugout.loaders.lexicon import lexicon
from dugout.loaders.story import Prior, Story, pattern_of

ANCELOTTI, ALONSO = Ref("carlo-ancelotti", "Carlo Ancelotti"), Ref("xabi-alonso", "Xabi Alonso")
FARKE, TESTWOOD = Ref("daniel-farke", "Daniel Farke"), Ref("alan-testwood", "Alan Testwood")
MADRID, LEEDS, DERBY = (
    Ref("real-madrid", "Real Madrid"),
    Ref("leeds-united", "Leeds United"),
    Ref("derby-county", "Derby County"),
)


def story(text: str, published: str | None = "2026-03-07") -> Story:
    return Story(read_document(text, published, lexicon()), lexicon())


@pytest.mark.parametrize(
    ("published", "prior"),
    [
        ("2020-05-01", Prior.HELD),  # he was there from 2013 to 2015, and came back in 2021
        ("2014-05-01", Prior.HOLDS),
        ("2013-05-01", Prior.ARRIVES),
        ("2015-05-01", Prior.LEAVES),
        ("2021-07-01", Prior.ARRIVES),
        ("2023-05-01", Prior.HOLDS),
        ("2025-05-01", Prior.LEAVES),
        ("2026-03-07", Prior.HELD),
        ("2010-05-01", Prior.LATER),
    ],
)
def test_the_posts_of_the_register_say_what_is_likely_on_a_day(published: str, prior: Prior) -> None:
    assert story("It rains.", published).prior(ANCELOTTI, MADRID) is prior


@pytest.mark.parametrize(
    ("published", "ends", "news", "long_after"),
    [
        ("2026-01-31", "2026-02", False, False),
        ("2026-02-01", "2026-02", True, False),
        ("2026-05-31", "2026-02", True, False),
        ("2026-06-01", "2026-02", True, True),
        ("2027-01-01", "2026-02", True, True),
        ("2027-05-31", "2026-07", True, False),  # the summer of 2026 had begun when the register ended
        ("2027-06-01", "2026-07", True, True),
        ("2026", "2026-02", False, False),
        ("2021-05-01", "2021", True, False),
        ("2021-06-01", "2021", True, True),
        (None, "2026-02", False, False),
    ],
)
def test_news_is_what_comes_after_the_register_and_long_after_it_once_a_summer_has_begun(
    published: str | None, ends: str, news: bool, long_after: bool
) -> None:
    words = lexicon().as_of(2030)
    words.ends = ends
    text = Story(read_document("It rains.", published, words), words)
    assert (text.is_news, text.is_long_after) == (news, long_after)


def test_a_coach_of_other_posts_is_a_stranger_and_one_of_none_is_none() -> None:
    told = story("It rains.")
    assert (told.prior(ANCELOTTI, LEEDS), told.prior(TESTWOOD, LEEDS)) == (Prior.STRANGER, Prior.NONE)


@pytest.mark.parametrize(
    ("published", "held"), [("2014-05-01", False), ("2016-05-01", True), ("2022-05-01", True), (None, False)]
)
def test_a_post_that_ended_in_a_year_before_was_held(published: str | None, held: bool) -> None:
    assert story("It rains.", published).has_held(ANCELOTTI, MADRID) is held


def test_a_text_is_about_the_club_that_it_names_most_and_on_top() -> None:
    assert story("Leeds United lost.\n\nDerby County won.").main_club == LEEDS
    assert story("Leeds United lost. Derby County won, said Derby County.").main_club == DERBY
    assert story("It rains.").main_club is None


def test_clubs_near_a_sentence_are_those_in_it_then_backwards_then_the_rest() -> None:
    told = story("Leeds United lost.\n\nIt rained. Derby County won.\n\nReal Madrid drew.")
    assert told.near_clubs(2) == [DERBY, LEEDS, MADRID]


@pytest.mark.parametrize(
    ("text", "club"),
    [
        ("Leeds United lost. The post is vacant.", LEEDS),
        ("Leeds United lost to Derby County. It rained. The post is vacant.", LEEDS),
        ("Derby County won. It rained. It rained. It rained. The post is vacant. Leeds United lost.", DERBY),
    ],
)
def test_the_post_told_of_is_that_of_the_last_club_or_of_the_main_one(text: str, club: Ref) -> None:
    told = story(text)
    assert (
        told.post_club(next(n for n, s in enumerate(told.document.sentences) if "post" in told.document.words(n)))
        == club
    )


def test_a_coachs_own_club_is_the_one_that_he_has_or_a_new_coach_the_one_told_of() -> None:
    told = story("Derby County beat Leeds United. Daniel Farke is calm. Coach Alan Testwood is calm.")
    assert (told.own_club(FARKE, 1), told.own_club(TESTWOOD, 2), told.own_club(ANCELOTTI, 1)) == (LEEDS, DERBY, None)


def test_cues_name_their_coach_and_clubs() -> None:
    told = story("Coach Alan Testwood managed Leeds United and Derby County.")
    hits = told.hits(cues("manages"), 0)
    assert [(hit.cue.rule, hit.coaches, hit.clubs) for hit in hits if hit.cue.rule == "career-verb"] == [
        ("career-verb", (TESTWOOD,), (LEEDS, DERBY))
    ]


def test_what_stands_beside_and_between_is_found() -> None:
    told = story("Daniel Farke has left Leeds United. It rained. Farke was sacked.")
    assert told.between(FARKE, LEEDS) == [" has left "]
    assert told.near(FARKE, re.compile("left|sacked")) == 2
    assert told.near(FARKE, re.compile("rained")) == 0
    assert told.told_in(FARKE) == [0, 2]


def test_a_word_table_may_be_written_over_several_lines() -> None:
    assert pattern_of("sacked|dismissed|\n  fired\n").pattern == "sacked|dismissed|fired"


def test_a_word_of_a_table_that_must_begin_a_word_is_found_nowhere_else() -> None:
    pattern = pattern_of(r"linked|\bodds\b|\bnames?\b|\bb?old")
    assert [m.span() for m in pattern.finditer("odds of goodsodds, the names, surname, bold old gold")] == [
        (0, 4),
        (23, 28),
        (39, 43),
        (44, 47),
    ]
