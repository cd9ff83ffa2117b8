"""One value of several, or none."""

from dugout.loaders.choice import Candidate, Chooser, Weights, weights_of

WEIGHTS = Weights({"since": {"beside": 2.0, "far": -1.0}, "until": {"left": 3.0}})


def chosen(name: str, *candidates: Candidate, nothing: tuple[str, ...] = (), least: float = 0.5) -> str | None:
    return Chooser(WEIGHTS, {name: least}).choose(name, candidates, nothing)


def test_the_value_with_the_most_weight_is_chosen() -> None:
    assert chosen("since", Candidate("2019", ["far"]), Candidate("2024", ["beside"])) == "2024"


def test_a_feature_counts_for_the_value_that_has_a_weight_for_it() -> None:
    places = Candidate("2019", ["left"]), Candidate("2024", ["beside"])
    assert chosen("since", *places) == "2024"
    assert chosen("until", *places) == "2019"


def test_shared_features_count_like_own_ones() -> None:
    assert chosen("since", Candidate("2019", []), Candidate("2024", [], (["beside"],))) == "2024"


def test_a_value_that_is_not_likely_enough_is_not_given() -> None:
    assert chosen("since", Candidate("2019", ["far"])) is None
    assert chosen("since", Candidate("2019", ["far"]), least=0.2) == "2019"


def test_two_places_of_one_value_speak_for_it_together() -> None:
    one, other = Candidate("2019", []), Candidate("2024", [])
    assert chosen("since", one, other, other, least=0.5) == "2024"
    assert chosen("since", one, other, least=0.5) is None


def test_no_candidates_are_no_value() -> None:
    assert chosen("since") is None


def test_the_weights_of_a_file_are_read_by_value() -> None:
    assert list(weights_of("tenure_values").of_values) == ["since", "until", "contract_until", "interim"]
