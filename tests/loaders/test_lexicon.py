import pytest

from dugout.loaders.document import Kind
from dugout.loaders.lexicon import Entry, lexicon, surnames_of


@pytest.mark.parametrize(
    ("name", "surnames"),
    [
        ("carlo ancelotti", ["ancelotti"]),
        ("erik ten hag", ["ten hag", "hag"]),
        ("ronald de boer", ["de boer", "boer"]),
        ("ole gunnar solskjaer", ["gunnar solskjaer", "solskjaer"]),
        ("giovanni van der bronck", ["van der bronck", "bronck"]),
        ("juan ignacio de la torre", ["ignacio de la torre", "de la torre", "torre"]),
    ],
)
def test_a_name_is_cut_to_its_surnames_with_the_words_that_belong_to_them(name: str, surnames: list[str]) -> None:
    assert surnames_of(name.split()) == surnames


@pytest.mark.parametrize(
    ("form", "entries"),
    [
        ("real madrid", [Entry(Kind.CLUB, "real-madrid", False, "name")]),
        ("man utd", [Entry(Kind.CLUB, "manchester-united", False, "alias")]),
        ("carlo ancelotti", [Entry(Kind.COACH, "carlo-ancelotti", False, "name")]),
        ("serie a", [Entry(Kind.COMPETITION, "serie-a", False, "name")]),
    ],
)
def test_a_form_means_one_and_others_only_where_the_text_has_more_to_say_for_them(
    form: str, entries: list[Entry]
) -> None:
    assert [entry for entry in lexicon().forms[form] if not entry.gated] == entries


def test_a_form_that_means_several_is_gated_for_each() -> None:
    assert {entry.gated for entry in lexicon().forms["rovers"]} == {True}


def test_the_most_words_of_a_form_are_kept_by_its_first_word() -> None:
    words = lexicon()
    assert words.longest["queens"] >= 3
    assert "zzz" not in words.longest


def test_a_surname_leads_to_all_who_bear_it() -> None:
    words = lexicon()
    assert words.surnames["ten hag"] == ["erik-ten-hag"]
    assert {"alex-ferguson", "duncan-ferguson"} <= set(words.surnames["ferguson"])


def test_peoples_and_adjectives_lead_to_their_country() -> None:
    words = lexicon()
    assert (words.people["italian"], words.people["dane"], words.adjectives["spanish"]) == ("Italy", "Denmark", "Spain")


def test_the_club_of_the_higher_league_is_the_better_known() -> None:
    words = lexicon()
    assert sorted(["stockport-county", "everton", "derby-county"], key=words.rank) == [
        "everton",
        "derby-county",
        "stockport-county",
    ]


def test_posts_of_a_pair_have_their_years() -> None:
    words = lexicon()
    assert words.posts_at("carlo-ancelotti", "real-madrid") == [("2013", "2015"), ("2021", "2025")]
    assert words.posts_at("carlo-ancelotti", "leeds-united") == []
    assert words.posts_at("alan-testwood", "real-madrid") == []


def test_as_of_a_year_posts_that_began_in_it_are_not_known_and_those_that_end_in_it_are_open() -> None:
    posts = {post.club: (post.since, post.until) for post in lexicon().posts("carlo-ancelotti")}
    assert posts["brazil"][0] == "2025"
    assert [post.until for post in lexicon().posts("carlo-ancelotti") if post.club == "real-madrid"][-1] == "2025"
    earlier = lexicon().as_of(2025)
    assert [post.until for post in earlier.posts("carlo-ancelotti") if post.club == "real-madrid"][-1] is None
    assert "brazil" not in {post.club for post in earlier.posts("carlo-ancelotti")}
    assert (earlier.ends, lexicon().ends) == ("2025", "2026-02")
    whole = lexicon().as_of(2025, whole=True)
    assert whole.posts("carlo-ancelotti") == lexicon().posts("carlo-ancelotti")
    assert whole.ends == "2025"


def test_as_of_a_year_whose_sides_a_coach_has_had_is_told_by_posts_before_it() -> None:
    # Lampard's clubs are men's sides; before the first of them began nothing tells.
    assert lexicon().coaches_women("frank-lampard") is False
    assert lexicon().as_of(2000).coaches_women("frank-lampard") is None
