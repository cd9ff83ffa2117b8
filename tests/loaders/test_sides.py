"""Sides of clubs and countries that are told without a name, which the rules leave out."""

import pytest

from dugout.loaders.discourse import read_doubtful
from dugout.loaders.document import Form, Kind
from dugout.loaders.lexicon import lexicon


def sides(text: str) -> list[tuple[str, str]]:
    """Return the words that may stand for a side, and for which."""
    document, others = read_doubtful(text, "2025-03-07", lexicon())
    found = [m for m in others if m.kind is Kind.CLUB and m.form is Form.DESCRIPTION]
    return [(document.text[m.start : m.end], m.ref.name) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He had the Argentine under-20s before.", ("under-20s", "Argentina Under-20")),
        ("He had the French women before.", ("women", "France Women")),
        ("He had the North Korean under-20s before.", ("under-20s", "North Korea Under-20")),
        ("He had the Spanish under-17 women before.", ("under-17 women", "Spain Women Under-17")),
        ("He had the under-19s of Benfica before.", ("under-19s", "Benfica Under-19")),
        ("He had the reserves of the Bavarians before. Bayern Munich won.", ("reserves", "Bayern Munich II")),
        ("He had the women of Chelsea before.", ("women", "Chelsea Women")),
    ],
    ids=[
        "of a country",
        "the women of a country",
        "a country of two words",
        "young women",
        "of a club",
        "of a club that is not named",
        "the women of a club",
    ],
)
def test_a_side_is_of_the_country_before_it_or_the_club_behind_it(text: str, expected: tuple[str, str]) -> None:
    assert sides(text) == [expected]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("the under-21s", ("under-21s", "Chelsea Under-21")),
        ("the U19 side", ("U19", "Chelsea Under-19")),
        ("the reserves", ("reserves", "Chelsea Under-21")),
        ("the women's team", ("women", "Chelsea Women")),
        ("the Primavera", ("Primavera", "Chelsea Primavera")),
    ],
)
def test_a_side_alone_may_be_of_the_club_that_the_article_is_about(told: str, expected: tuple[str, str]) -> None:
    assert sides(f"Chelsea smiled. He had {told} before.") == [expected]


def test_a_side_alone_may_be_of_several_clubs() -> None:
    text = "Chelsea lost. Chelsea fell to tenth.\n\nThen Arsenal and Fulham met, whom the under-18s had beaten."
    assert [name for _, name in sides(text)] == ["Chelsea Under-18", "Arsenal Under-18", "Fulham Under-18"]


def test_a_young_side_is_no_owner_of_another() -> None:
    text = "Arsenal met Fulham. Then came Fulham Under-18, whom the under-21s beat."
    assert [name for _, name in sides(text)] == ["Arsenal Under-21", "Fulham Under-21"]
    assert sides("Bologna Primavera smiled. He had the under-18s.") == []


@pytest.mark.parametrize(
    "text",
    [
        "He had the under-21s before.",
        "Chelsea smiled. Men and women cheered.",
        "Chelsea smiled. He took the Olympic side before.",
        "Chelsea smiled. He was the reserve goalkeeper.",
        "Chelsea smiled. Their reserve keeper left.",
        "The Group B side met Chelsea.",
    ],
    ids=["of nobody", "women", "no country", "a goalkeeper", "a keeper", "a group"],
)
def test_what_is_no_side_of_anybody_is_left_out(text: str) -> None:
    assert sides(text) == []


def test_an_olympic_side_is_of_a_country() -> None:
    assert sides("Spain smiled. He took the Olympic side before.") == [("Olympic side", "Spain Olympic")]
