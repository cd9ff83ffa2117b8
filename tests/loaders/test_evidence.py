import pytest

from dugout.loaders.discourse import read_document
from dugout.loaders.evidence import Evidence, Place, add_nearby, gather_evidence
from dugout.loaders.lexicon import lexicon
from dugout.loaders.story import Story


def story(text: str) -> Story:
    return Story(read_document(text, "2026-03-07", lexicon()), lexicon())


def pairs(text: str) -> dict[tuple[str, str], dict[str, list[Place]]]:
    found = gather_evidence(story(text))
    return {(coach.id, club.id): dict(seen.cues) for (coach, club), seen in found.items()}


def nearby(text: str) -> list[tuple[str, str, Place]]:
    told = story(text)
    evidence = gather_evidence(told)
    before = set(evidence)
    add_nearby(told, evidence)
    return [(a.id, b.id, seen.together[0]) for (a, b), seen in evidence.items() if (a, b) not in before]


def test_a_cue_and_a_shared_sentence_bring_a_coach_and_a_club_together() -> None:
    assert pairs("Leeds United have sacked Daniel Farke. Derby County are calm. Farke saw Derby County.") == {
        ("daniel-farke", "leeds-united"): {"gone": [Place(0, 0, "club-sacks")]},
        ("daniel-farke", "derby-county"): {},
    }


@pytest.mark.parametrize(
    "text", ["Leeds United are calm. Daniel Farke has been sacked.", "Daniel Farke has resigned.\n\nLeeds United lost."]
)
def test_a_cue_without_a_club_means_the_coachs_own(text: str) -> None:
    assert list(pairs(text)) == [("daniel-farke", "leeds-united")]


def test_a_pair_that_the_register_knows_may_stand_in_neighbouring_sentences() -> None:
    text = "Leeds United are calm. Daniel Farke spoke."
    assert nearby(text) == [("daniel-farke", "leeds-united", Place(0, 1, "nearby"))]


@pytest.mark.parametrize(
    "text",
    [
        "Leeds United are calm. Coach Alan Testwood spoke.",  # no post known
        "Leeds United won.\n\nDerby County lost. It rains.\n\nIt pours.\n\nDaniel Farke spoke of Derby County.",
    ],
)
def test_strangers_and_pairs_far_apart_are_no_evidence(text: str) -> None:
    assert nearby(text) == []


def test_the_best_place_is_that_of_the_cue_asked_for_first() -> None:
    gone, career, together = Place(2, 2, "gone"), Place(1, 1, "career"), Place(0, 0, "together")
    seen = Evidence({"career": [career], "gone": [gone]}, [together])
    assert seen.best("gone", "career") == gone
    assert seen.best("former", "career") == career
    assert seen.best("current") == together
    assert Evidence({"career": [career]}).best("current") == career
