"""Places that may stand for a club, which the rules leave out."""

import pytest

from dugout.graph.model import Ref
from dugout.loaders.discourse import read_doubtful
from dugout.loaders.document import Kind
from dugout.loaders.lexicon import lexicon


def doubted(text: str) -> list[tuple[str, Ref]]:
    """Return the words that may stand for a club, and for which."""
    document, others = read_doubtful(text, "2025-03-07", lexicon())
    return [(document.text[m.start : m.end], m.ref) for m in others if m.kind is Kind.CLUB]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Verona.", [("Verona", "Hellas Verona")]),
        ("They flew to Peru.", [("Peru", "Peru")]),
        ("They met in Verona. Hellas Verona won.", [("Verona", "Hellas Verona")]),
        ("They met the FA of Wales.", []),
        ("The Verona Arena was full.", []),
        ("Giulia Verona smiled.", []),
        ("Lunch was late.", []),
    ],
    ids=["a city", "a country", "a club that is named", "another FA", "a longer name", "a surname", "no name"],
)
def test_a_place_may_stand_for_its_club(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, ref.name) for words, ref in doubted(text)] == expected


def test_a_form_of_several_clubs_is_of_the_country_whose_clubs_are_named() -> None:
    assert doubted("Benfica, Porto and Braga meet. Then Sporting.")[-1][1].name == "Sporting CP"
    assert doubted("Boca Juniors, River Plate and San Lorenzo meet. Then Racing.")[-1][1].name == "Racing Club"
