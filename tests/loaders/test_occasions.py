"""Competitions that a common noun stands for."""

import pytest

from dugout.loaders.discourse import read_document
from dugout.loaders.document import Kind
from dugout.loaders.lexicon import lexicon


def cups(text: str) -> list[tuple[str, str]]:
    document = read_document(text, "2025-03-07", lexicon())
    return [(text[m.start : m.end], m.ref.name) for m in document.mentions if m.kind is Kind.COMPETITION]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("England beat Spain 2-0 in a friendly.", "friendly"),
        ("Friendlies with Spain and Italy follow.", "Friendlies"),
        ("A friendly against Spain follows.", "friendly"),
        ("England lost a friendly to Italy.", "friendly"),
        ("They won the friendly 2-1.", "friendly"),
        ("Wednesday's friendly - the last - is sold out.", "friendly"),
        ("They drew a goalless friendly.", "friendly"),
    ],
)
def test_a_friendly_is_a_competition(text: str, word: str) -> None:
    assert cups(text) == [(word, "Friendly")]


@pytest.mark.parametrize(
    "text",
    [
        "He was friendly with Ferguson.",
        "He has become friendly with Ferguson.",
        "A friendly town smiled.",
        "It was a family-friendly game.",
        "They are on friendly terms.",
    ],
)
def test_who_is_friendly_plays_none(text: str) -> None:
    assert cups(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The World Cup is near. The qualifiers begin.", ("qualifiers", "World Cup qualifying")),
        (
            "The qualifiers begin. The Africa Cup of Nations is near.",
            ("qualifiers", "Africa Cup of Nations qualifying"),
        ),
        ("The World Cup. In qualifying Spain won.", ("qualifying", "World Cup qualifying")),
        ("The World Cup. The qualifying campaign begins.", ("qualifying", "World Cup qualifying")),
        ("They lost a 2026 World Cup qualifier.", ("qualifier", "World Cup qualifying")),
        ("World Cup qualifying begins. The qualifiers are hard.", ("qualifiers", "World Cup qualifying")),
    ],
)
def test_a_qualifier_is_for_the_tournament_that_is_named(text: str, told: tuple[str, str]) -> None:
    assert told in cups(text)


@pytest.mark.parametrize(
    "text",
    [
        "The qualifiers begin.",
        "They are qualifying for the World Cup.",
        "They lost the Champions League qualifier.",
        "The Premier League is near. The qualifiers begin.",
        "The World Cup. Then the Champions League. The qualifier is on Friday.",
        "At the World Cup after qualifying top of their group.",
    ],
)
def test_a_qualifier_for_nothing_that_has_any_is_none(text: str) -> None:
    assert all("qualifying" not in name for _, name in cups(text))
