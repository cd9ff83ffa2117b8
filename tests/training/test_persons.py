"""Who is a coach, as the weights of what stands around a name are fitted."""

import pytest

from dugout.graph.register import load_register
from dugout.loaders.article import make_article
from dugout.loaders.bystanders import LEAST, TABLE, VALUE
from dugout.loaders.choice import Weights, weights_of
from dugout.loaders.lexicon import lexicon
from dugout.loaders.readers.protocol import Reader
from dugout.loaders.readers.rules import RulesReader
from dugout.loaders.readers.trained import TrainedReader
from dugout.training.check import BYSTANDERS
from dugout.training.fit_persons import Person, fit, lexicon_without, read_bystanders


def test_what_stands_around_coaches_comes_to_speak_for_them() -> None:
    coaches = [Person(n, False, ["bias", "after s side"], True) for n in range(40)]
    others = [Person(n, False, ["bias", "after scored"], False) for n in range(40)]
    weights = Weights({VALUE: fit([*coaches, *others])})
    assert weights.sum(VALUE, coaches[0].signs) > 0 > weights.sum(VALUE, others[0].signs)


def test_a_lexicon_without_coaches_knows_their_first_names_and_every_club() -> None:
    coaches = load_register().coaches
    words = lexicon_without(coaches)
    assert not words.register.coaches
    assert words.first_names == lexicon().first_names
    assert words.register.clubs.keys() == lexicon().register.clubs.keys()


def test_few_of_those_who_are_no_coaches_are_taken_for_one() -> None:
    people = list(read_bystanders("t"))
    assert len(people) > 150
    shipped = weights_of(TABLE)
    assert sum(shipped.sum(VALUE, one.signs) >= LEAST for one in people) <= 0.02 * len(people)


@pytest.mark.parametrize(("reader", "most"), [(RulesReader(), 2), (TrainedReader(), 9)])
def test_little_is_told_of_coaches_where_nobody_is_one(reader: Reader, most: int) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(BYSTANDERS.glob("t*.txt"))]
    told = [claim for text in texts for claim in reader.claims(make_article(text=text, published="2024-01-10"))]
    assert sum(claim.coach is not None for claim in told) <= most
