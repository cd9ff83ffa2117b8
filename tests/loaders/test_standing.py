"""How chases stand: what the words of a coach's sentences say beside the network's chances of the stances."""

import pytest

from dugout.graph.model import Stance
from dugout.loaders.choice import Blend, Weights
from dugout.loaders.discourse import read_doubtful
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.answers import Answer
from dugout.loaders.network.asked import Asked, ask_about
from dugout.loaders.network.entities import find_entities
from dugout.loaders.network.features import view_of
from dugout.loaders.network.limits import Limits
from dugout.loaders.network.standing import STANCE, Standing, by_network, with_stances

TEXT = "Chelsea are looking for a coach. Frank Lampard was mentioned. Lampard has rejected the offer of Chelsea."


def fitted(network: float) -> Limits:
    """Return limits by which the network counts so much beside the words, and a chase is likely from .5 on."""
    return Limits("0", {"linked": 0.5}, {}, {}, {STANCE: Blend(1.0, network, 0.0, 0.0)}, {})


def put(text: str = TEXT) -> Asked:
    words = lexicon()
    document, others = read_doubtful(text, "2025-03-07", words)
    return ask_about(view_of(document, words), find_entities(document, others, words))


def features(text: str = TEXT) -> set[str]:
    """Return what is told of the first coach and club."""
    asked = put(text)
    coach, club = asked.pairs.posts[0]
    return set(Standing(asked).features(asked.entities[coach], asked.entities[club]))


def answer(asked: Asked, linked: float) -> Answer:
    """Return an answer in which each pair is linked with a chance, as a plain link."""
    posts = [[0.0, 0.0, 0.0, linked] for _ in asked.pairs.posts]
    stances = [[0.6, 0.1, 0.1, 0.1, 0.1] for _ in posts]
    return Answer(posts, stances, [0.0] * len(asked.pairs.titles), [[0.0, 0.0] for _ in asked.pairs.matches])


def test_words_are_told_apart_by_their_sentence() -> None:
    told = features()
    assert {"coach mentioned", "first mentioned", "both rejected", "last rejected", "near rejected"} <= told
    assert not {"both mentioned", "last mentioned", "first rejected", "both looking"} & told


def test_names_are_who_they_are_to_the_chase() -> None:
    told = features("Chelsea want Frank Lampard or Pep Guardiola of Manchester City.")
    assert {"both ME", "both HERE", "both C", "both K"} <= told
    assert not any("lampard" in name or "guardiola" in name for name in told)


def test_the_rules_of_others_are_told() -> None:
    told = features("Chelsea wanted Frank Lampard. Chelsea have appointed Enzo Maresca as head coach.")
    assert "other current" in told


def test_the_words_turn_the_stance_of_a_likely_chase() -> None:
    asked = put()
    weights = Weights({stance.value: {"near rejected": 3.0 * (stance is Stance.REJECTED)} for stance in Stance})
    told = with_stances(asked, answer(asked, 0.9), fitted(network=0.0), weights)
    assert [max(Stance, key=lambda s: row[list(Stance).index(s)]) for row in told.stances] == [Stance.REJECTED]
    assert [sum(row) for row in told.stances] == [pytest.approx(1.0)]


def test_the_network_has_its_say() -> None:
    asked = put()
    weights = Weights({stance.value: {"near rejected": 0.5 * (stance is Stance.REJECTED)} for stance in Stance})
    told = with_stances(asked, answer(asked, 0.9), fitted(network=1.0), weights)
    assert told.stances[0][0] == max(told.stances[0])


def test_an_unlikely_chase_is_left_alone() -> None:
    asked = put()
    before = answer(asked, 0.3)
    weights = Weights({stance.value: {"near rejected": 3.0 * (stance is Stance.REJECTED)} for stance in Stance})
    assert with_stances(asked, before, fitted(network=0.0), weights) == before


def test_a_chance_of_none_is_no_endless_score() -> None:
    assert by_network([1.0, 0.0, 0.0, 0.0, 0.0]) == [0.0, *[pytest.approx(-9.21, abs=0.01)] * 4]
