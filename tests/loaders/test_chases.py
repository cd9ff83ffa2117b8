"""Who may be wanted where, and what speaks for it."""

import pytest

from dugout.loaders import manages
from dugout.loaders.chases import chase_candidates
from dugout.loaders.discourse import read_document
from dugout.loaders.lexicon import lexicon
from dugout.loaders.story import Story
from dugout.loaders.words import words


def candidates(text: str) -> dict[tuple[str, str], dict[str, float]]:
    story = Story(read_document(text, "2026-03-07", lexicon()), lexicon())
    found = chase_candidates(story, manages.drafts(story))
    return {(coach.id, club.id): candidate.features for (coach, club), candidate in found.items()}


def test_a_coach_beside_the_words_of_a_search_may_be_wanted_by_the_club_named() -> None:
    found = candidates("Carlos Corberan is a candidate for the Leeds United job.")
    features = found["carlos-corberan", "leeds-united"]
    assert list(found) == [("carlos-corberan", "leeds-united")]
    names = ("near_candidate", "named_candidate", "in_sentence", "named", "main")
    assert [name for name in names if features[name]] == list(names)


def test_the_club_of_a_job_told_of_before_may_want_him_too() -> None:
    found = candidates("The Leeds United job is vacant.\n\nCarlos Corberan is a candidate.")
    assert list(found) == [("carlos-corberan", "leeds-united")]
    assert found["carlos-corberan", "leeds-united"]["told"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "Leeds United boss Daniel Farke is a candidate for the Leeds United job.",  # he has it
        "Leeds United are looking for a new head coach.",  # nobody
    ],
)
def test_who_has_the_post_is_no_candidate_for_it(text: str) -> None:
    assert candidates(text) == {}


def test_who_is_to_be_replaced_is_not_wanted_and_his_club_is_meant() -> None:
    found = candidates("Leeds United boss Daniel Farke is calm. Carlos Corberan is a candidate to replace Farke.")
    assert list(found) == [("carlos-corberan", "leeds-united")]
    assert found["carlos-corberan", "leeds-united"]["replaces"] == 1


def test_the_weights_name_every_stance() -> None:
    assert set(words("chases")["weights"]["stances"]) == {"linked", "talks", "agreed", "denied", "rejected"}
