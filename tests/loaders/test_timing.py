"""A time of a tenure is weighed with the times of the others beside it."""

import pytest

from dugout.graph.model import Ref, Status
from dugout.loaders.choice import AllWeighed, Candidate, Weighed, best
from dugout.loaders.network.timing import AS_IT_IS, KEYS, SIGNS, Times, with_others
from dugout.loaders.tenures import ENDS, Tenure

ANN, BOB, LEEDS, HULL = (Ref(name, name) for name in ("ann", "bob", "leeds", "hull"))
HERS, HIS, BEFORE = (
    Tenure(ANN, LEEDS, Status.CURRENT),
    Tenure(BOB, LEEDS, Status.FORMER),
    Tenure(ANN, HULL, Status.FORMER),
)
MAY, JUNE = Candidate("2024-05", (), at=10), Candidate("2024-06", (), at=50)
NEWS = Candidate("2024-06-03", (), way="news")
SURE, LATE, OPEN = [9.0, 0.0, 0.0, 0.0], [0.0, 9.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0]


def put(**scores: list[float]) -> AllWeighed:
    """Return what is weighed of the three tenures, open but for what is told: `hers_since`, `his_until`."""
    return {
        end: [Weighed([MAY, JUNE, NEWS], scores.get(f"{whose}_{end}", OPEN)) for whose in ("hers", "his", "before")]
        for end in ENDS
    }


def sign(name: str, candidate: int, end: str, of: int, weighed: AllWeighed) -> float:
    table = Times([HERS, HIS, BEFORE], weighed).signs(end, of)
    return float(table[candidate, SIGNS.index(name)])


@pytest.mark.parametrize(
    ("name", "candidate", "end", "of", "told", "value"),
    [
        ("club: other end here", 0, "since", 0, "his_until", 1),  # he goes when she comes
        ("club: other end here", 1, "since", 0, "his_until", 0),
        ("club: same end here", 0, "since", 0, "his_since", 1),
        ("coach: other end here", 0, "since", 0, "before_until", 1),  # from one club to the other
        ("coach: same end here", 0, "until", 2, "hers_until", 1),
        ("else: same end here", 0, "until", 1, "before_until", 1),  # another coach, another club
        ("own here", 0, "until", 1, "his_since", 1),
        ("own before", 1, "until", 1, "his_since", 1),  # he came before he went
        ("coach former: other end before", 1, "since", 0, "before_until", 1),
        ("club current: same end before", 1, "since", 1, "hers_since", 1),
        ("club: same end then", 0, "until", 1, "hers_until", 1),
        ("club current: other end before", 1, "until", 1, "hers_since", 1),
        ("club former: other end after", 0, "since", 0, "his_until", 0),
        ("news, when another goes or comes", 0, "since", 0, "his_until", 0),  # it stands somewhere
    ],
)
def test_a_time_is_seen_beside_those_of_others(
    name: str, candidate: int, end: str, of: int, told: str, value: float
) -> None:
    assert sign(name, candidate, end, of, put(**{told: SURE})) == pytest.approx(value, abs=0.01)


@pytest.mark.parametrize(
    ("name", "candidate", "end", "of", "told"),
    [
        ("own after", 0, "since", 0, "hers_until"),
        ("club former: other end after", 0, "since", 0, "his_until"),
        ("coach current: same end after", 0, "until", 2, "hers_until"),
    ],
)
def test_a_time_is_seen_before_those_that_are_later(name: str, candidate: int, end: str, of: int, told: str) -> None:
    assert sign(name, candidate, end, of, put(**{told: LATE})) == pytest.approx(1, abs=0.01)
    assert sign(name, candidate, end, of, put(**{told: SURE})) == pytest.approx(0, abs=0.01)


def test_both_spells_of_a_coach_at_a_club_are_seen_beside_each_other() -> None:
    spells = [HERS, HERS._replace(status=Status.FORMER)]
    weighed: AllWeighed = {end: [Weighed([MAY, JUNE], SURE[:3])] * 2 for end in ENDS}
    found = dict(zip(SIGNS, Times(spells, weighed).signs("since", 1)[0], strict=True))
    assert found["both: same end here"] == found["both: other end here"] == pytest.approx(1, abs=0.01)
    assert found["club: same end here"] == found["else: same end here"] == 0


def test_a_month_is_before_a_day_of_a_later_one_and_within_its_year() -> None:
    others = [Candidate(time, (), at=n) for n, time in enumerate(("2023", "2024", "2024-05-07", "2024-06-01"))]
    weighed: AllWeighed = {
        "since": [Weighed([MAY], [0.0, 0.0])],
        "until": [Weighed(others, [3.0, 2.0, 1.0, 0.0, -20.0])],
    }
    chances = [0.644, 0.237, 0.087, 0.032]
    found = dict(zip(SIGNS, Times([HERS], weighed).signs("since", 0)[0], strict=True))
    assert found["own before"] == pytest.approx(chances[0], abs=0.001)
    assert found["own then"] == pytest.approx(chances[1] + chances[2], abs=0.001)
    assert found["own after"] == pytest.approx(chances[3], abs=0.001)


def test_the_day_of_the_article_is_no_place_but_a_day_on_which_others_go_too() -> None:
    weighed = put(his_until=[0.0, 0.0, 9.0, 0.0])
    assert sign("news", 2, "since", 0, weighed) == 1
    assert sign("news, when another goes or comes", 2, "since", 0, weighed) == pytest.approx(1, abs=0.01)
    assert sign("club: other end here", 2, "since", 0, weighed) == 0
    # The month that the day is in is the same time, told less exactly.
    assert sign("club: other end then", 1, "since", 0, weighed) == pytest.approx(1, abs=0.01)


def test_what_goes_with_the_times_of_others_comes_out_on_top() -> None:
    weights = dict.fromkeys(KEYS, AS_IT_IS) | {"since current": [*AS_IT_IS]}
    weighed = put(his_until=SURE)
    assert best(*with_others([HERS, HIS, BEFORE], weighed, weights)["since"][0]) == best(*weighed["since"][0])
    weights["since current"][SIGNS.index("club: other end here")] = 3.0
    told = with_others([HERS, HIS, BEFORE], weighed, weights)
    choice = best(*told["since"][0])
    assert choice is not None
    assert (choice.value, choice.at) == ("2024-05", 10)
    assert told["until"] == weighed["until"]


def test_where_nothing_is_offered_nothing_is_chosen() -> None:
    weighed: AllWeighed = {end: [Weighed([], [0.0])] for end in ENDS}
    (told,) = with_others([HERS], weighed, dict.fromkeys(KEYS, AS_IT_IS))["since"]
    assert best(*told) is None
