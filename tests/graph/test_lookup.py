import pytest
from hypothesis import given
from hypothesis import strategies as st

from dugout.graph.errors import AmbiguousName, DugoutError, NothingFound, UnknownName
from dugout.graph.ids import slug
from dugout.graph.lookup import Named, called, ids_of, keys_of, look_up
from dugout.graph.names import name_key

ALLEGRI = Named("Coach", "massimiliano-allegri", ("Massimiliano Allegri", "Max Allegri"))
CARLO = Named("Coach", "carlo-ancelotti", ("Carlo Ancelotti",))
DAVIDE = Named("Coach", "davide-ancelotti", ("Davide Ancelotti",))
TEN_HAG = Named("Coach", "erik-ten-hag", ("Erik ten Hag",))
NAGELSMANN = Named("Coach", "julian-nagelsmann", ("Julian Nagelsmann", "Baby Mourinho"))
MILAN = Named("Club", "ac-milan", ("AC Milan", "Milan", "Rossoneri"))
ATLETICO = Named("Club", "atletico-madrid", ("Atlético Madrid", "Atleti"))
STRANGER = Named("Coach", slug("王霜"), ("王霜",))
NODES = [ALLEGRI, CARLO, DAVIDE, TEN_HAG, NAGELSMANN, MILAN, ATLETICO, STRANGER]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("massimiliano-allegri", ALLEGRI),
        ("Massimiliano Allegri", ALLEGRI),
        ("ALLEGRI", ALLEGRI),
        ("max allegri", ALLEGRI),
        ("ten hag", TEN_HAG),
        ("Atletico Madrid", ATLETICO),
        ("ATLÉTICO  MADRID", ATLETICO),
        ("rossoneri", MILAN),
        ("王霜", STRANGER),
    ],
)
def test_a_node_is_found_by_slug_name_alias_or_surname_in_any_spelling(typed: str, expected: Named) -> None:
    assert look_up(typed, NODES) == expected


@pytest.mark.parametrize(
    ("typed", "error", "message"),
    [
        (
            "ancelotti",
            AmbiguousName,
            "'ancelotti' may be carlo-ancelotti (Carlo Ancelotti, coach), davide-ancelotti (Davide Ancelotti, coach); "
            "say which by its id",
        ),
        (
            "alegri",
            UnknownName,
            "nothing is called 'alegri'; near it: massimiliano-allegri (Massimiliano Allegri, coach)",
        ),
        ("Hansi Flick", NothingFound, "Hansi Flick is known, but no article names him"),
        ("Emma Hayes", NothingFound, "Emma Hayes is known, but no article names her"),
        ("mourinho", NothingFound, "José Mourinho is known, but no article names him"),
        ("real-madrid", NothingFound, "Real Madrid is known, but no article names it"),
        ("", UnknownName, "nothing is called ''"),
    ],
)
def test_a_name_that_no_node_has_is_told_with_what_there_is(typed: str, error: type[DugoutError], message: str) -> None:
    with pytest.raises(error) as told:
        look_up(typed, NODES)
    assert (type(told.value), str(told.value)) == (error, message)


def test_the_name_itself_goes_before_the_alias_of_another() -> None:
    other = Named("Club", "milan-ladies", ("Milan Ladies", "AC Milan"))
    assert look_up("ac milan", [other, MILAN]) == MILAN


def test_a_long_list_of_candidates_is_cut() -> None:
    nodes = [Named("Coach", f"coach-{n}", (f"Coach {n}", "Jorge")) for n in range(10)]
    with pytest.raises(AmbiguousName, match=r"coach-7 \(Coach 7, coach\) and 2 more; say which by its id$"):
        look_up("jorge", nodes)


WORDS = st.lists(st.sampled_from(("José", "de", "la", "Núñez", "王", "A.C.", "-")), min_size=1, max_size=4).map(
    " ".join
)


@given(
    st.sampled_from(("Coach", "Club")), st.lists(WORDS, min_size=1, max_size=3), st.booleans(), st.integers(0, 3), WORDS
)
def test_the_keys_of_a_node_lead_to_it_from_whatever_it_is_called(
    label: str, names: list[str], named: bool, cut: int, typed: str
) -> None:
    ident = slug(names[0]) if named else "other"
    node = Named(label, ident, tuple(names))
    for word in (typed, " ".join(names[0].split()[cut:]), *names):
        found = node.id in ids_of(word) or name_key(word) in keys_of(node)
        assert found or called(word, [node]) == []
