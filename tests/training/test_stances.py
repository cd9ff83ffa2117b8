"""How the words' weights of stances are fitted, and put together with what the network says."""

from typing import Any

from dugout.graph.model import Ref, Stance
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.answers import Answer, no_answer
from dugout.loaders.tenures import Tenure
from dugout.training.examples import Example, read_example
from dugout.training.fit_stances import Chase, fit_stance_blend, fit_stances, offers_of, told_of

REJECTED = "Frank Lampard has rejected the offer of Chelsea."
TALKS = "Frank Lampard held talks with Chelsea on Friday."
RIGHT = [stance is Stance.REJECTED for stance in Stance]


def example(text: str, stance: Stance) -> Example:
    fact = {"type": "LINKED_TO", "coach": "Frank Lampard", "club": "Chelsea", "stance": stance.value}
    gold: dict[str, Any] = {"published": "2025-03-07", "facts": [fact], "names": {}}
    return read_example("a", text, [], gold, {}, lexicon())


def few() -> list[Example]:
    """Return so many articles that no word is too rare."""
    return [example(REJECTED, Stance.REJECTED), example(TALKS, Stance.TALKS)] * 20


def best(words: list[float]) -> Stance:
    return list(Stance)[max(range(len(words)), key=words.__getitem__)]


def unsure(one: Example) -> Answer:
    return no_answer(one.found.asked.pairs)


def test_each_chase_of_the_annotation_is_offered_with_its_stance() -> None:
    ((_, _, offer),) = offers_of(example(REJECTED, Stance.REJECTED).found)
    assert isinstance(offer.fact, Tenure)
    assert (offer.gold, offer.fact.coach) == ("rejected", Ref("frank-lampard", "Frank Lampard"))
    assert [one.value for one in offer.candidates] == [stance.value for stance in Stance]


def test_words_of_one_stance_come_to_speak_for_it() -> None:
    weights = fit_stances(few())
    assert weights["rejected"]["both rejected"] > 0 >= weights["talks"].get("both rejected", 0.0)


def test_words_speak_for_the_stances_of_articles_that_they_were_not_fitted_to() -> None:
    unseen = [example("Chelsea held talks with Frank Lampard.", Stance.TALKS), example(REJECTED, Stance.REJECTED)]
    _, told = told_of(few(), unseen, [unsure(one) for one in unseen])
    assert [best(chase.words) for chase in told] == [Stance.TALKS, Stance.REJECTED]
    assert [chase.rights.index(True) for chase in told] == [list(Stance).index(best(chase.words)) for chase in told]


def test_who_is_right_more_often_counts_more() -> None:
    sure, wrong = [float(right) for right in RIGHT], [float(not right) for right in RIGHT]
    blend = fit_stance_blend([Chase(sure, wrong, RIGHT)] * 20)
    assert blend.words > 0 > blend.other
