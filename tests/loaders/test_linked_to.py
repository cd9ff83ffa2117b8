"""Who is wanted where, and how the chase stands."""

import pytest

from dugout.graph.model import FactType
from dugout.loaders.article import make_article
from dugout.loaders.readers.rules import read_drafts


def chases(text: str, published: str | None = "2026-03-07") -> list[tuple[str, str, str]]:
    found = read_drafts(make_article(text, published=published))
    return sorted(
        (d.coach.name, d.club.name, d.stance.value)
        for d in found
        if d.kind is FactType.LINKED_TO and d.coach and d.club and d.stance
    )


def wordings(text: str) -> list[str]:
    found = read_drafts(make_article(text, published="2026-03-07"))
    return [d.wording.value for d in found if d.kind is FactType.LINKED_TO]


KLOPP, ALLEGRI, EMERY = "Jürgen Klopp", "Massimiliano Allegri", "Unai Emery"
# One sentence on one coach and the job at Real Madrid.
STANCES = [
    ("Massimiliano Allegri has been linked with the Real Madrid job.", ALLEGRI, "linked"),
    ("Massimiliano Allegri is a candidate to replace Alvaro Arbeloa at Real Madrid.", ALLEGRI, "linked"),
    ("Massimiliano Allegri is on the Real Madrid shortlist.", ALLEGRI, "linked"),
    ("Unai Emery is the favourite for the Real Madrid job.", EMERY, "linked"),
    ("Real Madrid have held talks with Unai Emery about the job.", EMERY, "talks"),
    ("Real Madrid have interviewed Unai Emery for the job of head coach.", EMERY, "talks"),
    ("Massimiliano Allegri has denied talks with Real Madrid about the job.", ALLEGRI, "denied"),
    ("Massimiliano Allegri has played down reports that link him with the Real Madrid job.", ALLEGRI, "denied"),
    ("Jurgen Klopp has turned down the Real Madrid job.", KLOPP, "rejected"),
    ("Jurgen Klopp has ruled himself out of the running for the Real Madrid job.", KLOPP, "rejected"),
    ("Jurgen Klopp has agreed terms to become the next Real Madrid head coach.", KLOPP, "agreed"),
]


@pytest.mark.parametrize(("text", "coach", "stance"), STANCES)
def test_the_words_around_a_coach_say_how_the_chase_stands(text: str, coach: str, stance: str) -> None:
    assert [chase for chase in chases(text) if chase[0] == coach] == [(coach, "Real Madrid", stance)]


def test_the_stance_is_the_one_that_the_article_ends_on() -> None:
    text = (
        "Massimiliano Allegri is wanted by Real Madrid.\n\n"
        "The Italian is the favourite for the Real Madrid job, reports say.\n\n"
        "Allegri denied it: he has had no contact with Real Madrid, he said, and is happy at Milan."
    )
    assert chases(text) == [(ALLEGRI, "Real Madrid", "denied")]


def test_whoever_holds_the_post_is_no_candidate_for_it() -> None:
    text = "Leeds United boss Daniel Farke is a candidate, but Carlos Corberan is favourite for the Leeds United job."
    assert [coach for coach, _, _ in chases(text)] == ["Carlos Corberán"]


def test_an_appointment_ends_the_other_chases() -> None:
    text = (
        "Leeds United have appointed Alan Testwood as head coach.\n\n"
        "Carlos Corberan and Rob Edwards were also candidates for the Leeds United job."
    )
    assert chases(text) == [
        ("Carlos Corberán", "Leeds United", "rejected"),
        ("Rob Edwards", "Leeds United", "rejected"),
    ]


def test_who_is_to_replace_a_coach_is_wanted_by_his_club() -> None:
    text = (
        "Pressure on Farke\n\nLeeds United boss Daniel Farke is under pressure. "
        "The Leeds United job may be vacant soon.\n\nCarlos Corberan is a candidate to replace Farke."
    )
    assert [(coach, club) for coach, club, _ in chases(text)] == [("Carlos Corberán", "Leeds United")]


NO_CHASES = [
    "Massimiliano Allegri saw Real Madrid win.",
    "Carlo Ancelotti won the Champions League with Real Madrid.",
    "Striker Peter Sample has been linked with Real Madrid.",
    "Mikel Arteta wants to stay at Arsenal.",
    "Unai Emery beat Real Madrid.",
    "Leeds United have sacked Daniel Farke.",
]


@pytest.mark.parametrize("text", NO_CHASES)
def test_what_is_no_chase_gives_none(text: str) -> None:
    assert chases(text) == []


WORDINGS = [
    ("Unai Emery is the bookmakers' favourite for the Real Madrid job.", "bookmakers"),
    ("Unai Emery is 5/1 to be the next Real Madrid head coach.", "bookmakers"),
    ("Unai Emery is a candidate for the Real Madrid job, according to reports.", "reportedly"),
    ("Unai Emery has been linked with the Real Madrid job.", "reportedly"),
    ("It is understood that Unai Emery is a candidate for the Real Madrid job.", "understood"),
    ("Real Madrid have held talks with Unai Emery about the job.", "confirmed"),
    ("Unai Emery has denied talks with Real Madrid about the job.", "denied"),
]


@pytest.mark.parametrize(("text", "wording"), WORDINGS)
def test_hedges_make_the_wording(text: str, wording: str) -> None:
    assert wordings(text) == [wording]


def test_the_evidence_is_the_sentence_that_says_the_stance() -> None:
    text = (
        "Massimiliano Allegri is the favourite for the Real Madrid job.\n\n"
        "Real Madrid are third.\n\n"
        "Allegri denied that he has had talks with Real Madrid."
    )
    (chase,) = [d for d in read_drafts(make_article(text, published="2026-03-07")) if d.kind is FactType.LINKED_TO]
    assert (text[chase.start : chase.end], chase.rule) == (
        "Allegri denied that he has had talks with Real Madrid.",
        "linked-denied",
    )
