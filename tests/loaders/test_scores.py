"""Scores in a sentence, and numbers that are none."""

import pytest

from dugout.loaders.scores import Score, ScoreSense, find_scores

SCORES = [
    ("A 2-1 win over Burnley.", "2-1", (2, 1), "result"),
    ("They lost 3\u20130 at Leeds.", "3\u20130", (3, 0), "result"),
    ("It ended 2:2.", "2:2", (2, 2), "result"),
    ("They thrashed Derby 10-0.", "10-0", (10, 0), "result"),
    ("Arsenal 2 - 1 Spurs", "2 - 1", (2, 1), "result"),
    ("A goalless draw with Italy.", "goalless", (0, 0), "result"),
    ("Goalless at the break.", "Goalless", (0, 0), "standing"),
    ("They won one-nil.", "one-nil", (1, 0), "result"),
    ("They won by two goals to one.", "two goals to one", (2, 1), "result"),
    ("It finished 1-1 after extra time.", "1-1", (1, 1), "result"),
    ("They won 5-4 on penalties.", "5-4", (5, 4), "shoot-out"),
    ("They lost 4-3 in a shoot-out.", "4-3", (4, 3), "shoot-out"),
    ("They went out on penalties after 1-1.", "1-1", (1, 1), "result"),
    ("They won 5-2 on aggregate.", "5-2", (5, 2), "aggregate"),
    ("They won 3-2 over two legs.", "3-2", (3, 2), "aggregate"),
    ("They were 2-0 down at Leeds.", "2-0", (2, 0), "standing"),
    ("They led 1-0 for an hour.", "1-0", (1, 0), "standing"),
    ("They defend a 2-1 lead.", "2-1", (2, 1), "standing"),
]

NO_SCORES = [
    "The 46-year-old is out.",
    "He plays 4-3-3.",
    "A 4-4-2 formation is old.",
    "He is the 7-2 favourite.",
    "He is priced at 11-4.",
    "He can be had at odds of 5-1.",
    "The season 2024-25 was long.",
    "He signed a two-and-a-half-year deal.",
    "He will be out for 4-5 weeks.",
    "The match began at 19:45.",
    "It is at 7:30 pm.",
    "They meet on 2026-03-07.",
    "He has a record of 10-2.",
    "The board voted 5-3 votes for him.",
    "Sales rose 3-4%.",
    "Ring 555-1234.",
]


@pytest.mark.parametrize(("sentence", "printed", "goals", "sense"), SCORES)
def test_a_score_is_read_with_what_it_counts(sentence: str, printed: str, goals: tuple[int, int], sense: str) -> None:
    start = sentence.index(printed)
    assert find_scores(sentence) == [Score(start, start + len(printed), goals, ScoreSense(sense))]


@pytest.mark.parametrize("sentence", NO_SCORES)
def test_other_numbers_are_no_scores(sentence: str) -> None:
    assert find_scores(sentence) == []


def test_scores_come_in_the_order_of_the_text() -> None:
    text = "A goalless draw, then 2-1, then one-nil."
    assert [score.goals for score in find_scores(text)] == [(0, 0), (2, 1), (1, 0)]
