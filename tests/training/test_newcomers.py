"""What the last round of the network is fitted to: texts read by one who has not heard of their coaches."""

import random

import pytest

from dugout.loaders.network.entities import Sort
from dugout.training.check import ARTICLES, BRIEFS, LEARNED_BRIEFS, UNSEEN
from dugout.training.examples import STATUSES, Reading, read_examples
from dugout.training.material import Material, Readings, both_readings, drawn
from dugout.training.newcomers import newcomers, readings_of, readings_of_bystander

TEXT = "Chelsea have lost again. Jose Mourinho watched from the stand, and Didier Drogba from the bench."
GOLD = {
    "published": "2014-10-01",
    "facts": [{"type": "MANAGES", "coach": "Jose Mourinho", "club": "Chelsea", "status": "current"}],
    "names": {},
}


def sorts_of(reading: Reading) -> dict[str, Sort]:
    return {entity.ref.name: entity.sort for entity in reading.entities}


@pytest.fixture(scope="module")
def readings() -> Readings:
    return readings_of(TEXT, GOLD, 0)


def test_a_coach_is_known_is_a_person_and_is_taken_for_a_coach(readings: Readings) -> None:
    found = [sorts_of(reading).get("José Mourinho", sorts_of(reading).get("Jose Mourinho")) for reading, _ in readings]
    assert found[0] is Sort.COACH
    assert found[-2:] == [Sort.PERSON, Sort.COACH]


def test_each_reading_has_what_is_true_of_the_coach(readings: Readings) -> None:
    for reading, _ in readings:
        told = [row[STATUSES.index("current")] for row in reading.posts]
        assert sum(told) == 1


def test_of_a_text_without_a_coach_no_post_is_true_and_no_match_is_fitted_to() -> None:
    text = "Arsenal have signed Declan Rice. Arsenal beat Chelsea 2-0, and Kai Havertz scored."
    for reading, _ in readings_of_bystander(text, 0):
        assert reading.posts
        assert not any(map(any, reading.posts))
        assert reading.asked.pairs.matches
        assert not reading.matches


def test_texts_that_are_fitted_to_are_none_of_those_that_are_measured_on() -> None:
    measured, learned = (
        {path.stem for folder in folders for path in folder.glob("*.json")}
        for folders in ((BRIEFS, UNSEEN), (LEARNED_BRIEFS, ARTICLES))
    )
    assert len(measured) >= 300
    assert measured.isdisjoint(learned)
    assert len(newcomers([], [], 0, most=2).always) == 4  # two briefs, two texts without a coach


def test_an_article_is_read_twice_in_an_epoch_the_second_time_as_is_asked() -> None:
    examples = read_examples(ARTICLES, 2)
    for again, by_marks in ((None, 0), (both_readings, 2)):
        always = newcomers(examples, [], 0, again, most=0).always
        assert len(always) == 4
        marked = {id(example.marked) for example in examples}
        assert sum(id(readings[0][0]) in marked for readings in always) == by_marks


def test_an_epoch_has_all_that_is_new_and_some_of_the_rest(readings: Readings) -> None:
    others = [list(readings) for _ in range(9)]
    material = Material([readings, readings], others, 4)
    assert material.size() == 6
    epochs = [material.epoch(random.Random(seed)) for seed in range(5)]
    assert all(sum(each is readings for each in epoch) == 2 for epoch in epochs)
    assert len({frozenset(map(id, epoch)) for epoch in epochs}) > 1


def test_a_reading_is_drawn_as_often_as_it_is_to_be(readings: Readings) -> None:
    (first, _), (second, _), *_ = readings
    draw = random.Random(1)
    found = [drawn([(first, 1.0), (second, 3.0)], draw) for _ in range(400)]
    assert 60 < sum(one is first for one in found) < 140
