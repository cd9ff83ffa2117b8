"""Matches in short texts: [club], <coach> and {competition} are the mentions."""

import re

import pytest

from dugout.graph.ids import slug
from dugout.graph.model import Ref
from dugout.loaders.document import Document, Form, Kind, Mention
from dugout.loaders.played import drafts
from dugout.loaders.sentences import split_sentences

SATURDAY = "2026-03-07"
KINDS = {"[": Kind.CLUB, "<": Kind.COACH, "{": Kind.COMPETITION}


# Club, opponent, status, score, date.
Match = tuple[str, str, str, str | None, str | None]


def document(marked: str, published: str | None = SATURDAY) -> Document:
    text, last = "", 0
    spans: list[tuple[int, int, Kind, str]] = []
    for m in re.finditer(r"([\[<{])([^\]>}]+)[\]>}](?:\(([^)]+)\))?", marked):
        text += marked[last : m.start()]
        spans.append((len(text), len(text) + len(m[2]), KINDS[m[1]], m[3] or m[2]))
        text += m[2]
        last = m.end()
    text += marked[last:]
    bare = Document(text, published, split_sentences(text), [], None)
    mentions = [Mention(a, b, kind, Form.NAME, Ref(slug(n), n), bare.sentence_at(a)) for a, b, kind, n in spans]
    return Document(text, published, bare.sentences, mentions, None)


def matches(marked: str, published: str | None = SATURDAY) -> list[Match]:
    found = drafts(document(marked, published))
    return [
        (d.club.name, d.opponent.name, d.status.value, d.score, d.date)
        for d in found
        if d.club and d.opponent and d.status
    ]


MONDAY = "[Leeds] sacked him on Monday, a day after a 1-0 loss at [Derby]."
AFTER = "[Leeds] sacked him 24 hours after Sunday's 2-0 defeat by [Derby]."
NEXT = "[Leeds] are last. The next game is against [Derby] on Tuesday."
ONE_MATCH = [
    ("[Leeds] beat [Derby] 2-1 on Tuesday.", ("Leeds", "Derby", "played", "2-1", "2026-03-03")),
    ("[Leeds] were beaten 3-0 by [Derby] on Tuesday.", ("Leeds", "Derby", "played", "0-3", "2026-03-03")),
    ("[Leeds] lost 2-0 at [Derby] in May 2019.", ("Leeds", "Derby", "played", "0-2", "2019-05")),
    ("[Leeds] drew 1-1 with [Derby] on Friday evening.", ("Leeds", "Derby", "played", "1-1", "2026-03-06")),
    ("[Leeds] went down 3-1 to [Derby].", ("Leeds", "Derby", "played", "1-3", None)),
    ("[Leeds] thrashed [Derby] 5-0 in 2014.", ("Leeds", "Derby", "played", "5-0", "2014")),
    ("[Leeds] sacked him after a 4-0 defeat by [Derby].", ("Leeds", "Derby", "played", "0-4", None)),
    (MONDAY, ("Leeds", "Derby", "played", "0-1", "2026-03-01")),
    (AFTER, ("Leeds", "Derby", "played", "0-2", "2026-03-01")),
    ("[Leeds] won 2-1 against [Derby].", ("Leeds", "Derby", "played", "2-1", None)),
    ("[Leeds]'s 3-2 win over [Derby] on Sunday was his last.", ("Leeds", "Derby", "played", "3-2", "2026-03-01")),
    ("[Leeds] 2-1 [Derby]", ("Leeds", "Derby", "played", "2-1", None)),
    ("[Leeds] 0, [Derby] 3", ("Leeds", "Derby", "played", "0-3", None)),
    ("[Leeds] were knocked out by [Derby] on penalties after a 1-1 draw.", ("Leeds", "Derby", "played", "1-1", None)),
    ("[Leeds] beat [Derby] 5-4 on penalties.", ("Leeds", "Derby", "played", None, None)),
    ("[Leeds] beat [Derby] 4-2 on aggregate.", ("Leeds", "Derby", "played", None, None)),
    ("[Leeds] visit [Derby] on Tuesday.", ("Leeds", "Derby", "scheduled", None, "2026-03-10")),
    ("[Leeds] are at home to [Derby] next Saturday.", ("Leeds", "Derby", "scheduled", None, "2026-03-14")),
    ("[Leeds] will face [Derby] on 3 May.", ("Leeds", "Derby", "scheduled", None, "2026-05-03")),
    ("The match between [Leeds] and [Derby] is on Sunday.", ("Leeds", "Derby", "scheduled", None, "2026-03-08")),
    ("[Leeds] v [Derby], Sunday", ("Leeds", "Derby", "scheduled", None, "2026-03-08")),
    ("[Leeds] met [Derby] in 2011.", ("Leeds", "Derby", "played", None, "2011")),
    (NEXT, ("Leeds", "Derby", "scheduled", None, "2026-03-10")),
    ("[Leeds] are last. [Derby] come to town on Tuesday.", ("Leeds", "Derby", "scheduled", None, "2026-03-10")),
    ("[Leeds] are last. The 1-1 at [Derby] on Tuesday was no help.", ("Leeds", "Derby", "played", "1-1", "2026-03-03")),
    ("[Leeds] boss <Ann Lee> is happy. <Lee>(Ann Lee) lost 2-0 to [Derby].", ("Leeds", "Derby", "played", "0-2", None)),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), ONE_MATCH)
def test_one_match_is_read_with_its_score_and_day(marked: str, expected: Match) -> None:
    assert matches(marked) == [expected]


NO_MATCH = [
    "[Leeds] and [Derby] want him.",
    "<Ann Lee> coached [Leeds] and [Derby].",
    "<Ann Lee> moved from [Leeds] to [Derby] on Friday.",
    "<Ann Lee> won the cup at [Leeds] in 2019.",
    "[Leeds] are the rivals of [Derby].",
    "The former [Derby] striker plays for [Leeds].",
    "[Leeds] went to [Derby] for their coach.",
    "He lost his job at [Leeds] in May.",
    "[Leeds] have beaten nobody.",
    "[Leeds] are a point ahead of [Derby].",
]


@pytest.mark.parametrize("marked", NO_MATCH)
def test_what_is_no_match_gives_none(marked: str) -> None:
    assert matches(marked) == []


def test_a_row_of_opponents_is_a_row_of_matches() -> None:
    assert matches("[Leeds] lost 3-1 to [Derby] in 2015 and 4-1 to [Hull] in 2017.") == [
        ("Leeds", "Derby", "played", "1-3", "2015"),
        ("Leeds", "Hull", "played", "1-4", "2017"),
    ]


def test_who_beat_one_and_lost_to_another_is_the_team_of_both() -> None:
    assert matches("[Leeds] beat [Derby] 2-1 and lost 1-0 to [Hull].") == [
        ("Leeds", "Derby", "played", "2-1", None),
        ("Leeds", "Hull", "played", "0-1", None),
    ]


def test_a_match_told_twice_is_one_draft_with_all_that_was_told() -> None:
    told = "[Leeds] 2-1 [Derby]\n\n[Leeds] beat [Derby] on Tuesday in the {FA Cup}."
    (draft,) = drafts(document(told))
    assert (draft.score, draft.date, draft.competition) == ("2-1", "2026-03-03", Ref("fa-cup", "FA Cup"))


def test_two_matches_of_a_pair_are_told_apart_by_their_scores() -> None:
    assert matches("[Leeds] beat [Derby] 2-1 in 2015. In 2016 [Derby] beat [Leeds] 3-0.") == [
        ("Leeds", "Derby", "played", "2-1", "2015"),
        ("Derby", "Leeds", "played", "3-0", "2016"),
    ]


def test_an_announced_match_that_the_text_tells_as_over_is_not_scheduled() -> None:
    assert [status for _, _, status, _, _ in matches("[Leeds] v [Derby]\n\n[Leeds] beat [Derby] 2-1.")] == ["played"]


def test_competition_and_stage_stand_with_the_match() -> None:
    (draft,) = drafts(document("[Leeds] beat [Derby] 2-1 in the {FA Cup} semi-final."))
    assert (draft.competition, draft.stage) == (Ref("fa-cup", "FA Cup"), "semi-final")


def test_the_edition_of_a_competition_is_a_year() -> None:
    assert matches("[England] lost to [Iceland] at {Euro 2016}.") == [("England", "Iceland", "played", None, "2016")]


def test_without_a_day_of_publication_weekdays_say_nothing() -> None:
    assert matches("[Leeds] beat [Derby] 2-1 on Tuesday.", None) == [("Leeds", "Derby", "played", "2-1", None)]


def test_evidence_is_the_sentence() -> None:
    here = document("It rained. [Leeds] beat [Derby] 2-1. He left.")
    assert [here.text[d.start : d.end] for d in drafts(here)] == ["Leeds beat Derby 2-1."]
