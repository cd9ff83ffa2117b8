"""Which clubs can be in which competition, and what a shared name means for one."""

import pytest

from dugout.graph.register import load_register
from dugout.loaders.entrants import can_enter, namesake
from dugout.loaders.network.entities import Sort
from dugout.loaders.network.titles import named_title, unnamed_title


@pytest.mark.parametrize(
    ("club", "cup", "can"),
    [
        ("swansea-city", "efl-cup", True),
        ("cf-montreal", "mls-cup", True),
        ("cf-montreal", "canadian-championship", True),
        ("netherlands-women", "womens-euro", True),
        ("netherlands-women", "euro", False),
        ("england", "womens-euro", False),
        ("germany-u21", "euro-u21", True),
        ("germany-u21", "euro", False),
        ("al-ahly", "uefa-champions-league", False),
        ("hajduk-split", "yugoslav-first-league", True),
        ("celtic", "efl-cup", False),
    ],
)
def test_a_club_enters_what_is_for_its_country_sex_and_age(club: str, cup: str, can: bool) -> None:
    assert can_enter(load_register(), club, cup) is can


@pytest.mark.parametrize(
    ("club", "name", "meant"),
    [
        ("celtic", "league cup", "scottish-league-cup"),
        ("barcelona", "supercopa", "supercopa-de-espana"),
        ("al-ahly", "champions league", "caf-champions-league"),
        ("real-madrid", "league two", None),
    ],
)
def test_a_shared_name_is_of_the_club_s_country(club: str, name: str, meant: str | None) -> None:
    found = namesake(load_register(), club, name)
    assert (found and found.id) == meant


def test_a_women_s_side_wins_the_women_s_league_of_a_country() -> None:
    found = named_title(load_register(), "hammarby-women", "allsvenskan", frozenset(["swedish champions"]))
    assert found is not None
    assert found.id == "damallsvenskan"


@pytest.mark.parametrize(
    ("club", "sort", "meant"),
    [
        ("napoli", Sort.SUPER_CUP_TITLE, "supercoppa-italiana"),
        ("liverpool", Sort.CONTINENTAL_SUPER_CUP_TITLE, "uefa-super-cup"),
        ("liverpool", Sort.FORMER_TITLE, "first-division-england"),
        ("hajduk-split", Sort.FORMER_TITLE, "yugoslav-first-league"),
        ("portugal", Sort.CONTINENTAL_TITLE, "euro"),
        ("japan", Sort.CONTINENTAL_TITLE, "asian-cup"),
        ("gamba-osaka", Sort.CONTINENTAL_TITLE, "afc-champions-league-elite"),
        ("italy", Sort.WORLD_TITLE, "world-cup"),
        ("italy", Sort.SUPER_CUP_TITLE, None),
        ("columbus-crew", Sort.LEAGUE_TITLE, "mls-cup"),
        ("norwich-city", Sort.TOP_TITLE, "premier-league"),
        ("fc-nowhere", Sort.LEAGUE_TITLE, None),
    ],
)
def test_an_unnamed_title_is_what_the_club_can_have_won(club: str, sort: Sort, meant: str | None) -> None:
    found = unnamed_title(load_register(), club, sort)
    assert (found and found.id) == meant
