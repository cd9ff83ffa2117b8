"""Names of annotations, in any of their forms."""

import pytest

from dugout.training.annotated import key_of, plain_name


@pytest.mark.parametrize(
    ("one", "other"),
    [("Chelsea U21", "Chelsea Under-21"), ("Chelsea U-21", "Chelsea Under-21"), ("Lens II", "Lens B"),
     ("Southampton Reserves", "Southampton B"), ("FC Köln", "FC Koln"), ("Santos FC", "Santos")],
)  # fmt: skip
def test_a_side_told_otherwise_is_the_same(one: str, other: str) -> None:
    assert plain_name(one) == plain_name(other)


def test_sides_of_other_ages_are_others() -> None:
    assert plain_name("Chelsea U21") != plain_name("Chelsea U18")


def test_a_form_is_known_by_the_name_that_the_annotation_gives() -> None:
    key = key_of({"names": {"Hamburger SV": ["HSV"]}, "facts": []})
    assert key("HSV") == key("Hamburger SV")
    assert key("HSV") != key("Hertha Berlin")
