"""What is looked at where a post begins or ends in the year of the article."""

import pytest

from dugout.graph.model import Ref, Status
from dugout.loaders.changes import change_features, changed_status
from dugout.loaders.discourse import read_document
from dugout.loaders.evidence import gather_evidence
from dugout.loaders.lexicon import lexicon
from dugout.loaders.story import Prior, Story
from dugout.loaders.words import words

MARESCA, CHELSEA = Ref("enzo-maresca", "Enzo Maresca"), Ref("chelsea", "Chelsea")


def features(text: str, published: str) -> dict[str, float]:
    story = Story(read_document(text, published, lexicon()), lexicon())
    return change_features(story, MARESCA, CHELSEA, gather_evidence(story)[MARESCA, CHELSEA], set())


def test_cues_words_near_and_the_time_of_year_are_looked_at() -> None:
    found = features("Chelsea have sacked Enzo Maresca.", "2026-01-02")
    assert found == {
        "bias": 1.0, "cue_gone": 1.0, "near_gone": 1.0, "between_gone": 1.0, "spring": 1.0, "main": 1.0,
        "often": 0.25, "on_top": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("published", "season"),
    [("2025-10-02", "autumn"), ("2026-04-02", "spring"), ("2025-06-02", "close_season"), ("2025", None)],
)
def test_the_part_of_the_season_is_looked_at(published: str, season: str | None) -> None:
    found = features("Chelsea boss Enzo Maresca is calm.", published)
    assert [name for name in ("autumn", "spring", "close_season") if name in found] == ([season] if season else [])


@pytest.mark.parametrize("prior", [Prior.ARRIVES, Prior.LEAVES, Prior.PASSES])
def test_every_outcome_of_a_prior_has_its_weights_and_no_name_is_unknown(prior: Prior) -> None:
    table = words("changes")["weights"][prior.value]
    assert set(table) == {"current", "former", "incoming", "none"}


def test_without_a_word_a_coach_in_change_is_not_called_gone_in_the_year_he_came() -> None:
    story = Story(read_document("Chelsea and Enzo Maresca.", "2024-08-01", lexicon()), lexicon())
    seen = gather_evidence(story)[MARESCA, CHELSEA]
    assert changed_status(story, MARESCA, CHELSEA, Prior.ARRIVES, seen, set()) is not Status.FORMER
