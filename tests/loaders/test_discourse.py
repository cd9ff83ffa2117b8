"""Whom and which club a word means that names nobody."""

import pytest

from dugout.loaders.discourse import read_document
from dugout.loaders.document import Form
from dugout.loaders.lexicon import lexicon

PUBLISHED = "2026-03-07"


def meant(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    """Return what refers back in a text, as printed, with the id of what it means."""
    mentions = read_document(text, published, lexicon()).mentions
    return [(text[m.start : m.end], m.ref.id) for m in mentions if m.form in (Form.PRONOUN, Form.DESCRIPTION)]


COACHES = [
    ("Daniel Farke spoke. He was calm.", [("He", "daniel-farke")]),
    ("Daniel Farke spoke. Nobody saw him or his dog.", [("him", "daniel-farke"), ("his", "daniel-farke")]),
    ("Sonia Bompastor spoke. She was calm.", [("She", "sonia-bompastor")]),
    # A day is nobody that a sentence begins with.
    ("Daniel Farke spoke. On Wednesday he was calm.", [("he", "daniel-farke")]),
    # The first coach of the sentence before, not the last.
    ("Daniel Farke met Ruben Amorim. He was calm.", [("He", "daniel-farke")]),
    ("Daniel Farke met Ruben Amorim. Amorim spoke. He was calm.", [("He", "ruben-amorim")]),
    # Who has or had a post at the club of the sentence, and who may be a man.
    ("Jose Mourinho met Pep Guardiola. Manchester City won with him.", [("him", "pep-guardiola")]),
    ("Emma Hayes met Daniel Farke. She smiled. He laughed.", [("She", "emma-hayes"), ("He", "daniel-farke")]),
    # By nationality.
    ("Carlo Ancelotti met Xabi Alonso. The Spaniard was calm.", [("The Spaniard", "xabi-alonso")]),
    ("Carlo Ancelotti met Xabi Alonso. The Italian was calm.", [("The Italian", "carlo-ancelotti")]),
    ("Benni McCarthy spoke. The South African was calm.", [("The South African", "benni-mccarthy")]),
    ("Pep Guardiola spoke. The Catalan was calm.", [("The Catalan", "pep-guardiola")]),
    ("Coach Alan Testwood spoke. The Dane was calm.", [("The Dane", "alan-testwood")]),
    ("Xabi Alonso spoke. The Italian side won.", []),
    ("Xabi Alonso spoke. The Italian Carlo Ancelotti was calm.", []),
    # By age.
    ("Carlo Ancelotti met Xabi Alonso. The 44-year-old was calm.", [("The 44-year-old", "xabi-alonso")]),
    ("Carlo Ancelotti met Xabi Alonso. The 66-year-old was calm.", [("The 66-year-old", "carlo-ancelotti")]),
    ("Carlo Ancelotti met a boy. The 19-year-old striker was calm.", []),
    # By a post.
    ("Xabi Alonso met Mikel Arteta. The Arsenal manager was calm.", [("The Arsenal manager", "mikel-arteta")]),
    ("Mikel Arteta met Frank Lampard. The former Chelsea boss spoke.", [("The former Chelsea boss", "frank-lampard")]),
    ("Mikel Arteta met Frank Lampard. The ex-Chelsea boss spoke.", [("The ex-Chelsea boss", "frank-lampard")]),
    ("Chelsea lost. The former Chelsea boss Frank Lampard spoke.", []),
    ("Daniel Farke spoke. The manager was calm.", [("The manager", "daniel-farke")]),
    ("Daniel Farke spoke. The new manager of Derby County was not.", []),
]


@pytest.mark.parametrize(("text", "expected"), COACHES)
def test_a_pronoun_people_age_or_post_means_a_coach_of_the_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert [found for found in meant(text) if found[1] not in ("arsenal", "leeds-united")] == expected


CLUBS = [
    ("Leeds United sacked Daniel Farke. The club were calm.", ("The club", "leeds-united")),
    ("Real Madrid and Juventus met. The Spanish club won.", ("The Spanish club", "real-madrid")),
    ("Real Madrid and Juventus met. The Italian giants won.", ("The Italian giants", "juventus")),
    ("Real Madrid and Juventus met. The Serie A side won.", ("The Serie A side", "juventus")),
    ("Real Madrid and Celtic met. The Glasgow club won.", ("The Glasgow club", "celtic")),
    ("Serbia lost. The national team were calm.", ("The national team", "serbia")),
    # Not the last one named, but whose coach is spoken of, and whom the text is about.
    (
        "Leeds United sacked Daniel Farke. He lost 2-0 to Chelsea and 3-0 to Arsenal. The club thanked him.",
        ("The club", "leeds-united"),
    ),
    # The side of the country whose clubs are named; federations have no clubs.
    ("Pep Guardiola of Manchester City met Arsenal. The national team wait.", ("The national team", "england")),
    ("Chelsea lost to Arsenal. The federation wait.", ("The federation", "england")),
    (
        "Sonia Bompastor of Chelsea Women met Arsenal Women. The national team wait.",
        ("The national team", "england-women"),
    ),
    ("England beat Galatasaray. The Turkish national team wait.", ("The Turkish national team", "turkey")),
    ("England beat Galatasaray. The Turkish federation wait.", ("The Turkish federation", "turkey")),
    ("Daniel Farke of Leeds United spoke after Derby County. His side won.", ("side", "leeds-united")),
    ("Mikel Arteta spoke. Arsenal lost to Leeds United. His team were poor.", ("team", "arsenal")),
    ("Mikel Arteta spoke. Arsenal lost to Leeds United. His new club were poor.", ("new club", "arsenal")),
]


@pytest.mark.parametrize(("text", "expected"), CLUBS)
def test_a_club_may_be_meant_by_country_league_city_or_coach(text: str, expected: tuple[str, str]) -> None:
    assert expected in meant(text)


@pytest.mark.parametrize(
    "text",
    [
        "Real Madrid and Barcelona met. The Turkish club were not there.",
        "Real Madrid met Leeds United. The Serie A side were not there.",
        "Leeds United lost. The Redfield club won.",
        "Leeds United lost. The second team and the sporting side won.",
    ],
)
def test_a_club_that_the_text_does_not_name_is_none_of_its_clubs(text: str) -> None:
    assert meant(text) == []


STRANGERS = [
    "Daniel Farke spoke. Striker Peter Sample said he was calm.",
    "Daniel Farke spoke. Striker Peter Sample scored. He is calm.",
    "Daniel Farke spoke. “He was calm,” the chairman said.",
]


@pytest.mark.parametrize("text", STRANGERS)
def test_he_is_not_the_coach_where_somebody_else_or_a_speaker_may_be_meant(text: str) -> None:
    assert meant(text) == []


def test_in_a_text_of_no_year_an_age_means_the_coach_told_of_last() -> None:
    text = "Xabi Alonso met Carlo Ancelotti. The 44-year-old was calm."
    assert meant(text, None) == [("The 44-year-old", "carlo-ancelotti")]
    assert meant(f"{text} It was in March 2026.", None) == [("The 44-year-old", "xabi-alonso")]


def test_mentions_stand_in_the_order_of_the_text_with_the_outer_one_first() -> None:
    text = "Frank Lampard spoke. The former Chelsea boss was calm."
    mentions = read_document(text, PUBLISHED, lexicon()).mentions
    assert [(text[m.start : m.end], m.ref.id, m.sentence) for m in mentions] == [
        ("Frank Lampard", "frank-lampard", 0),
        ("The former Chelsea boss", "frank-lampard", 1),
        ("Chelsea", "chelsea", 1),
    ]
