"""Coaches who are named in one breath, and hold a post together."""

import pytest

from dugout.graph.model import FactType, Status
from dugout.loaders import reader_named
from dugout.loaders.article import make_article
from dugout.loaders.discourse import read_doubtful
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.asked import ask_about
from dugout.loaders.network.entities import find_entities
from dugout.loaders.network.features import view_of


def joint(text: str) -> dict[str, set[str]]:
    """Return for each coach of a text those who stand with him in one row."""
    document, others = read_doubtful(text, "2019-12-02", lexicon())
    asked = ask_about(view_of(document, lexicon()), find_entities(document, others, lexicon()))
    named = [entity.ref.name for entity in asked.entities]
    return {named[one]: {named[n] for n in of} for one, of in asked.pairs.joint.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pep Guardiola and Jürgen Klopp met.", {"Pep Guardiola": {"Jürgen Klopp"}, "Jürgen Klopp": {"Pep Guardiola"}}),
        (
            "Pep Guardiola, Jürgen Klopp and José Mourinho met.",
            {
                "Pep Guardiola": {"Jürgen Klopp", "José Mourinho"},
                "Jürgen Klopp": {"Pep Guardiola", "José Mourinho"},
                "José Mourinho": {"Pep Guardiola", "Jürgen Klopp"},
            },
        ),
        ("Pep Guardiola, Jürgen Klopp met.", {}),
        ("Pep Guardiola met Jürgen Klopp. And José Mourinho smiled.", {}),
        ("Pep Guardiola left, and Jürgen Klopp smiled.", {}),
    ],
)
def test_who_stands_in_a_row_that_ends_in_and_is_named_in_one_breath(text: str, expected: dict[str, set[str]]) -> None:
    assert joint(text) == expected


def test_two_who_stand_in_together_are_no_rivals_for_the_post() -> None:
    text = (
        "Stoke City have sacked Gary Rowett. Rory Delap and Andy Quy will take charge of first-team affairs until a "
        "successor is found."
    )
    told = reader_named("trained").claims(make_article(text, published="2019-12-02"))
    current = {c.coach.name for c in told if c.kind is FactType.MANAGES and c.status is Status.CURRENT and c.coach}
    assert current == {"Rory Delap", "Andy Quy"}
