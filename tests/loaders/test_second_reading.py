"""Who the network finds to be a coach is taken for one, and the article read again."""

from collections.abc import Callable

import pytest

from dugout.loaders.lexicon import lexicon
from dugout.loaders.network import reading
from dugout.loaders.network.answers import Answer, no_answer
from dugout.loaders.network.asked import Asked
from dugout.loaders.network.entities import Sort
from dugout.loaders.network.reading import Reading, read_article

GONE = "Alan Testwood, 48, has been relieved at Wigan Athletic after nine games. He was born in Redfield."
OWNER = "The owner, Alan Testwood, 48, has been relieved at Wigan Athletic after nine games. He was born in Redfield."
PLAYER = "Alan Testwood scored twice for Wigan Athletic, and the visitors went home beaten. He was born in Redfield."
Ask = Callable[[dict[Sort, float]], None]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return what sets how likely the network finds it that people and coaches had every club."""

    def answers(chances: dict[Sort, float]) -> None:
        class Network:
            def read(self, asked: Asked) -> tuple[Answer, None]:
                sorts = [asked.entities[coach].sort for coach, _ in asked.pairs.posts]
                nothing = no_answer(asked.pairs)
                posts = [[0.0, chances.get(sort, 0.0), 0.0, 0.0] for sort in sorts]
                return Answer(posts, nothing.stances, nothing.titles, nothing.matches), None

        monkeypatch.setattr(reading, "network", Network)

    return answers


def read(text: str) -> Reading:
    return read_article(text, "2025-03-07", lexicon())


def sorts(told: Reading) -> dict[str, Sort]:
    return {entity.ref.name: entity.sort for entity in told.asked.entities}


def test_who_is_likely_to_have_a_post_is_a_coach_whom_he_may_mean(ask: Ask) -> None:
    ask({Sort.PERSON: 0.5, Sort.COACH: 0.99})
    told = read(GONE)
    assert told.coaches == {"alan testwood"}
    assert sorts(told)["Alan Testwood"] is Sort.COACH
    mentions = [GONE[m.start : m.end] for m in told.asked.document.mentions if m.ref.name == "Alan Testwood"]
    assert mentions == ["Alan Testwood", "He"]
    assert {draft.coach.name for draft in told.drafts if draft.coach} == {"Alan Testwood"}


def test_who_is_not_likely_stays_a_person(ask: Ask) -> None:
    ask({Sort.PERSON: 0.2, Sort.COACH: 0.99})
    assert sorts(read(GONE))["Alan Testwood"] is Sort.PERSON


def test_where_a_second_reading_tells_nothing_of_him_the_first_stands(ask: Ask) -> None:
    ask({Sort.PERSON: 0.5, Sort.COACH: 0.0})
    told = read(GONE)
    assert told.coaches == ()
    assert sorts(told)["Alan Testwood"] is Sort.PERSON


@pytest.mark.parametrize("text", [OWNER, PLAYER])
def test_of_who_is_somebody_else_by_the_words_nothing_is_told(ask: Ask, text: str) -> None:
    ask({Sort.PERSON: 0.9, Sort.COACH: 0.99})
    told = read(text)
    assert sorts(told)["Alan Testwood"] is Sort.PERSON
    assert told.drafts == []
