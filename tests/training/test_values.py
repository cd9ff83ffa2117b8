"""How values are fitted: a softmax over options, and the words' and the network's say put together."""

from dataclasses import replace

import numpy as np
import pytest

from dugout.graph.model import FactType, Ref, Status
from dugout.loaders.choice import Blend, Candidate, Ways, best
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.timing import AS_IT_IS
from dugout.loaders.tenures import ENDS, Tenure
from dugout.training.blending import Said, chosen_by, fit_blend, fit_timing, settle_ways, table_of_values
from dugout.training.examples import read_example
from dugout.training.offers import Offer, Told, gold_draft
from dugout.training.softmax import Problem, minimise

TENURE = Tenure(Ref("a", "A"), Ref("b", "B"), Status.CURRENT)


def said(gold: str | None, words: list[float], other: list[float], tenure: Tenure = TENURE, article: int = 0) -> Said:
    """Return what words and network say of 2019, of 2024 and of no value."""
    offered = [Candidate("2019", (), at=4), Candidate("2024", (), at=9)]
    return Said(article, Offer(tenure, "since", gold, offered, ()), words, other)


def likeliest(one: Said, blend: Blend) -> str:
    choice = best(*one.weighed(blend))
    assert choice
    return choice.value


def test_the_softmax_prefers_what_was_right() -> None:
    one, other = [(0, 1.0)], [(1, 1.0)]
    choices = [[(one, True), (other, False)]] * 9 + [[(one, False), (other, True)]]
    weights = minimise(Problem(choices, 2, 0.001))
    assert weights[0] - weights[1] == pytest.approx(np.log(9), abs=0.05)


def test_what_is_right_more_often_counts_more() -> None:
    told = [said("2019", [0.0, 1.0, 0.0], [3.0, 0.0, 0.0]), said("2024", [0.5, 0.0, 0.0], [0.0, 3.0, 0.0])] * 20
    told += [said(None, [1.0, 0.0, 0.0], [0.0, 0.0, 3.0])] * 20
    blend = fit_blend(told)
    assert blend.other > 1 > abs(blend.words)
    assert [likeliest(one, blend) for one in told[:2]] == ["2019", "2024"]


def test_of_few_choices_little_is_learned_of_the_times_of_others() -> None:
    few = [said("2019", [0.0] * 3, [2.0, 0.0, 0.0], article=n) for n in range(1)]
    timing = fit_timing({"since": few, "until": few}, dict.fromkeys(ENDS, Blend(0.0, 1.0, 0.0, 0.5)))
    assert timing["since former"] == AS_IT_IS
    assert timing["since current"] == pytest.approx(AS_IT_IS, abs=0.3)
    many = [replace(few[0], article=n) for n in range(400)]
    timing = fit_timing({"since": many, "until": many}, dict.fromkeys(ENDS, Blend(0.0, 1.0, 0.0, 0.5)))
    assert timing["since current"][0] > 1.5


def test_few_facts_without_a_value_are_given_one() -> None:
    rng = np.random.default_rng(1)
    told = [said(None, [0.0, 0.0, 0.0], [float(x), 0.0, 0.0]) for x in rng.normal(0, 2, 200)]
    told += [said("2019", [0.0, 0.0, 0.0], [4.0, 0.0, 0.0])] * 200
    told = [replace(one, article=n) for n, one in enumerate(told)]
    said_of_ends = {"since": told, "until": told}
    ways = settle_ways(said_of_ends)
    found = chosen_by(said_of_ends, ways)["since"][:200]
    assert sum(choice is not None and choice.chance >= ways.blends["since"].least for _, choice in found) <= 20


def test_a_value_that_was_never_asked_is_left_to_the_words() -> None:
    assert settle_ways({}).blends["count"] == Blend(1.0, 0.0, 0.0, 0.5)


def test_the_table_counts_right_ones_and_those_given_for_none() -> None:
    told = [said("2019", [0.0] * 3, [9.0, 0.0, 0.0]), said(None, [0.0] * 3, [9.0, 0.0, 0.0], article=1)]
    blends = settle_ways({}).blends | {"since": Blend(0.0, 1.0, 0.0, 0.5)}
    table = table_of_values(({"since": told, "until": told}, Ways(blends, {})))
    line = next(line for line in table.splitlines() if line.startswith("since"))
    assert line.split() == ["since", "1", "1.000", "0.000", "1", "1.000"]


def test_a_time_is_the_beginning_of_one_club_of_a_coach_and_of_one_coach_of_a_club() -> None:
    a, b, c, d = (Ref(name, name.upper()) for name in "abcd")
    sure, likely, none = [9.0, 1.0, 0.0], [4.0, 2.0, 0.0], [0.0] * 3
    told = [
        said("2024", none, likely, Tenure(a, c, Status.FORMER)),  # another club of the coach
        said("2019", none, sure, Tenure(a, b, Status.CURRENT)),
        said("2019", none, likely, Tenure(a, b, Status.FORMER)),  # the same post
        said("2024", none, likely, Tenure(c, b, Status.FORMER)),  # another coach of the club
        said("2019", none, likely, Tenure(c, d, Status.FORMER)),  # neither: 2024 is his with b
        said("2019", none, likely, Tenure(a, c, Status.FORMER), article=1),
    ]
    blends = dict.fromkeys(ENDS, Blend(0.0, 1.0, 0.0, 0.5))
    found = chosen_by({"since": told, "until": told}, Ways(blends, {}))["since"]
    assert [choice and choice.value for _, choice in found] == ["2024", "2019", "2019", "2024", "2019", "2019"]


def test_a_date_may_be_more_exact_than_the_gold() -> None:
    def is_right(name: str, gold: str | None, told: str | None) -> bool:
        return Offer(TENURE, name, gold, (), ()).is_right(told)

    assert is_right("since", "2019", "2019-07")
    assert is_right("date", "2019-07-03", "2019-07")
    assert not is_right("since", "2019-07", "2019")
    assert is_right("since", None, None)
    assert not is_right("since", None, "2019")


def test_values_are_asked_for_what_is_rightly_told() -> None:
    text = "Rob Edwards left Luton in 2025. Will Still has led Reims since 2022."
    past, now = (Tenure(Ref(c, c), Ref(k, k), status) for c, k, status in
                 (("Rob Edwards", "Luton", Status.FORMER), ("Will Still", "Reims", Status.CURRENT)))  # fmt: skip
    facts = [
        {"type": "MANAGES", "coach": one.coach.name, "club": one.club.name, "status": one.status.value, "until": until}
        for one, until in ((past, "2025"), (now, None))
    ]
    gold = {"names": {}, "facts": facts, "published": "2025-03-07"}
    reading = read_example("a", text, [], gold, {}, lexicon()).found
    wrong = past._replace(status=Status.CURRENT)
    told = [gold_draft(FactType.MANAGES, **one._asdict()) for one in (past, wrong)]
    found = [*reading.offers(Told(gold), told)]
    asked = {(offer.fact, offer.name): offer.gold for offer in found if offer.asked}
    assert asked == {(past, "since"): None, (past, "until"): "2025", (past, "interim"): None}
    assert {offer.fact for offer in found if not offer.asked} == {wrong}
