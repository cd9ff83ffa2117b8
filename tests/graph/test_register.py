from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dugout.graph.errors import RegisterError
from dugout.graph.ids import slug
from dugout.graph.names import fold_name
from dugout.graph.register import Demonym, FormEntry, Kind, Post, Register, load_register
from dugout.graph.register.check import faults

CLUBS = ["id", "name", "country", "kind", "league", "city", "stadium", "aliases", "nicknames", "gated"]
COACHES = ["id", "name", "nationality", "born", "gender", "aliases", "nicknames", "gated", "posts"]
COMPETITIONS = ["id", "name", "country", "kind", "tier", "aliases", "gated", "gender"]
Rows = list[list[str]]
Write = Callable[..., Register]

SOUND: dict[str, Rows] = {
    "clubs": [
        CLUBS,
        [
            "milan",
            "AC Milan",
            "Italy",
            "club",
            "serie-a",
            "Milan",
            "San Siro;Giuseppe Meazza",
            "",
            "Rossoneri",
            "Milan",
        ],
        [
            "inter",
            "Inter Milan",
            "Italy",
            "club",
            "serie-a",
            "Milan",
            "San Siro",
            "Inter;F.C. Internazionale",
            "",
            "Milan",
        ],
    ],
    "coaches": [
        COACHES,
        [
            "allegri",
            "Massimiliano Allegri",
            "Italy",
            "1967",
            "m",
            "Max Allegri",
            "Conte Max",
            "",
            "milan:2010-2014;milan:2025-",
        ],
    ],
    "competitions": [
        COMPETITIONS,
        ["serie-a", "Serie A", "Italy", "league", "1", "Scudetto;Italian title", "Calcio", "m"],
    ],
    "demonyms": [
        ["country", "demonyms", "adjectives", "confederation"],
        ["Italy", "Italian;Italians", "Italian", "UEFA"],
    ],
    "different": [["kind", "id", "other", "why"], ["club", "milan", "inter", "the two clubs of Milan"]],
}


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Write]:
    """Return a function that writes a small register, the rows of one table changed, and loads it."""

    def write(**changed: Rows) -> Register:
        for table, rows in (SOUND | changed).items():
            lines = ["\t".join(row).replace(";", "|") for row in rows]
            (tmp_path / f"{table}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        load_register.cache_clear()
        return load_register(tmp_path)

    yield write
    load_register.cache_clear()


def test_forms_are_folded_and_bare_or_shared_ones_are_gated(register: Write) -> None:
    assert list(register().forms("club")) == [
        FormEntry("ac milan", "milan", False, "name"),
        FormEntry("rossoneri", "milan", False, "nickname"),
        FormEntry("san siro", "milan", True, "place"),
        FormEntry("giuseppe meazza", "milan", False, "place"),
        FormEntry("milan", "milan", True, "alias"),
        FormEntry("inter milan", "inter", False, "name"),
        FormEntry("inter", "inter", False, "alias"),
        FormEntry("f c internazionale", "inter", False, "alias"),
        FormEntry("san siro", "inter", True, "place"),
        FormEntry("milan", "inter", True, "alias"),
    ]


def test_a_city_is_a_gated_form_of_its_club(register: Write) -> None:
    roma = ["roma", "AS Roma", "Italy", "club", "serie-a", "Rome", "", "", "", ""]
    assert FormEntry("rome", "roma", True, "city") in list(register(clubs=[*SOUND["clubs"], roma]).forms("club"))


def test_umlauts_have_the_spelling_of_the_wires_too(register: Write) -> None:
    row = ["x", "Jörg Müller", "Germany", "", "m", "", "", "Müller", ""]
    assert list(register(coaches=[COACHES, row]).forms("coach")) == [
        FormEntry("jorg muller", "x", False, "name"),
        FormEntry("joerg mueller", "x", False, "alias"),
        FormEntry("muller", "x", True, "alias"),
    ]


def test_a_competition_has_plural_forms_for_what_is_counted(register: Write) -> None:
    assert [form.folded for form in register().forms("competition")] == [
        "serie a", "scudetto", "italian title", "calcio", "italian titles"
    ]  # fmt: skip


def test_posts_keep_their_years_and_the_present_one_has_no_end(register: Write) -> None:
    assert register().posts("allegri") == (Post("milan", "2010", "2014"), Post("milan", "2025", None))


def test_a_post_of_unknown_years_is_not_the_present_one(register: Write) -> None:
    row = ["x", "X Y", "Italy", "", "m", "", "", "", "milan:"]
    assert register(coaches=[COACHES, row]).posts("x") == (Post("milan", None, ""),)


def test_a_register_that_has_not_heard_of_a_coach_is_another_one(register: Write) -> None:
    whole = register()
    without = whole.without({"allegri"})
    assert without.find("coach", "allegri") == []
    assert without.posts("allegri") == ()
    assert without.find("club", "milan") == whole.find("club", "milan") != []
    assert whole.find("coach", "allegri") == [("coach", "allegri")]


def test_an_unknown_coach_has_no_posts(register: Write) -> None:
    assert register().posts("nobody") == ()


def test_demonyms_and_different_pairs_are_read(register: Write) -> None:
    loaded = register()
    assert loaded.demonyms == (Demonym("Italy", ("Italian", "Italians"), ("Italian",), "UEFA"),)
    assert loaded.different == {frozenset({"milan", "inter"})}


def _club(**cells: str) -> Rows:
    return [*SOUND["clubs"], [cells.get(column, "club" if column == "kind" else "") for column in CLUBS]]


def _coach(**cells: str) -> Rows:
    return [*SOUND["coaches"], [cells.get(column, "") for column in COACHES]]


def _competition(**cells: str) -> Rows:
    return [*SOUND["competitions"], [cells.get(column, "cup" if column == "kind" else "") for column in COMPETITIONS]]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"clubs": _club(id="milan", name="Other")}, "clubs.tsv:4: id 'milan' stands twice; the other is 'AC Milan'"),
        (
            {"clubs": _club(id="AC Roma", name="Roma")},
            "clubs.tsv:4: id 'AC Roma' is no slug; write it as in 'real-madrid'",
        ),
        ({"clubs": _club(id="roma")}, "clubs.tsv:4: 'roma' has no name"),
        (
            {"clubs": _club(id="roma", name="Roma", kind="team")},
            "clubs.tsv:4: kind 'team' is none of club, national, women, youth, reserve",
        ),
        (
            {"clubs": _club(id="roma", name="Roma", league="serie-z")},
            "clubs.tsv:4: league 'serie-z' is in no competitions file",
        ),
        (
            {"clubs": _club(id="roma", name="Roma", aliases="Рома")},
            "clubs.tsv:4: 'Рома' of 'roma' has no Latin letter or digit",
        ),
        (
            {"clubs": _club(id="roma", name="Roma", aliases="Ínter")},
            "clubs.tsv:4: 'Ínter' means the club 'roma' and the club 'inter': gate it",
        ),
        (
            {"clubs": _club(id="roma", name="Roma", nicknames="Rossoneri")},
            "clubs.tsv:4: 'Rossoneri' means the club 'roma' and the club 'milan': gate it",
        ),
        ({"clubs": [["id", "name"]]}, "clubs.tsv:1: the columns are 'id\\tname'; they must be " + " ".join(CLUBS)),
        ({"clubs": [CLUBS, ["roma", "Roma"]]}, "clubs.tsv:2: 2 columns, not 10: 'roma\\tRoma'"),
        (
            {"coaches": _coach(id="inter", name="Inter")},
            "coaches.tsv:3: 'Inter' means the coach 'inter' and the club 'inter': gate it",
        ),
        (
            {"coaches": _coach(id="x", name="X Y", nicknames="Scudetto")},
            "coaches.tsv:3: 'Scudetto' means the coach 'x' and the competition 'serie-a': gate it",
        ),
        (
            {"coaches": _coach(id="x", name="X Y", posts="milan:2014-2010")},
            "coaches.tsv:3: post 'milan:2014-2010' ends before it begins",
        ),
        (
            {"coaches": _coach(id="x", name="X Y", posts="milan 2010")},
            "coaches.tsv:3: post 'milan 2010' must look like ac-milan:2010-2014, ac-milan:2025- or ac-milan:",
        ),
        (
            {"coaches": _coach(id="x", name="X Y", posts="torino:2010-")},
            "coaches.tsv:3: post at 'torino', which is in no clubs file",
        ),
        ({"coaches": _coach(id="x", name="X Y", born="about 1960")}, "coaches.tsv:3: 'about 1960' is no number"),
        ({"coaches": _coach(id="x", name="X Y", gender="male")}, "coaches.tsv:3: gender 'male' is neither m nor f"),
        (
            {"competitions": _competition(id="inter", name="Inter")},
            "competitions.tsv:3: 'Inter' means the competition 'inter' and the club 'inter': gate it",
        ),
        (
            {"competitions": _competition(id="cup", name="Cup", kind="trophy")},
            "competitions.tsv:3: kind 'trophy' is none of league, cup, supercup, continental, international",
        ),
        (
            {"different": [*SOUND["different"], ["club", "milan", "torino", "?"]]},
            "different.tsv:3: 'torino' is no club of the register",
        ),
    ],
)
def test_a_register_that_contradicts_itself_is_refused_by_file_and_line(
    register: Write, changed: dict[str, Rows], message: str
) -> None:
    with pytest.raises(RegisterError) as refusal:
        register(**changed)
    assert str(refusal.value) == message


def test_a_form_that_is_gated_for_both_may_mean_two_entries(register: Write) -> None:
    loaded = register(clubs=_club(id="roma", name="Roma", gated="Rossoneri"))
    assert loaded.find("club", "rossoneri") == [("club", "milan")]


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (None, "milan", [("club", "milan")]),
        (None, "A.C. Milan", [("club", "milan")]),
        (None, "Milan", [("club", "milan"), ("club", "inter")]),
        (None, "allegri", [("coach", "allegri")]),
        (None, "Conte Max", [("coach", "allegri")]),
        ("club", "Scudetto", []),
        (None, "the unheard-of", []),
    ],
)
def test_an_entry_is_found_by_id_then_form_then_surname(
    register: Write, kind: Kind | None, text: str, found: list[tuple[Kind, str]]
) -> None:
    assert register().find(kind, text) == found


def test_the_nearest_names_of_a_misspelling_come_likeliest_first(register: Write) -> None:
    assert register().nearest("masimiliano alegri", 1) == [("coach", "allegri")]
    assert register().nearest("rossonero", 2) == [("club", "milan"), ("club", "inter")]


def test_nothing_is_near_to_no_letters(register: Write) -> None:
    assert register().nearest("?!") == []


def test_the_shipped_register_does_not_contradict_itself() -> None:
    assert [str(error) for error in faults(load_register().tables)] == []


def test_ids_of_the_shipped_register_are_slugs_of_themselves() -> None:
    shipped = load_register()
    ids = [*shipped.clubs, *shipped.coaches, *shipped.competitions]
    assert [i for i in ids if slug(i) != i] == []


def test_every_national_team_has_a_demonym() -> None:
    shipped = load_register()
    countries = {demonym.country for demonym in shipped.demonyms}
    assert {c.country for c in shipped.clubs.values() if c.kind == "national"} <= countries


@pytest.mark.parametrize("kind", ["coach", "club", "competition"])
def test_folded_forms_of_the_shipped_register_are_folded(kind: Kind) -> None:
    assert [form for form in load_register().forms(kind) if fold_name(form.folded) != form.folded] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("allegri", [("coach", "massimiliano-allegri")]),
        ("real-madrid", [("club", "real-madrid")]),
        ("Man Utd", [("club", "manchester-united")]),
        ("Carabao Cup", [("competition", "efl-cup")]),
        ("Scudetto", [("competition", "serie-a")]),
    ],
)
def test_what_the_press_calls_them_is_found_in_the_shipped_register(text: str, found: list[tuple[Kind, str]]) -> None:
    assert load_register().find(None, text) == found


def test_the_register_is_read_once() -> None:
    assert load_register() is load_register()
    assert isinstance(load_register(), Register)
