"""The store keeps what is put into it, on every engine alike."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dugout.graph.errors import StoreError, StoreLost
from dugout.graph.model import (
    Article,
    Chase,
    Claim,
    Club,
    ClubKind,
    Coach,
    Competition,
    CompetitionKind,
    Fact,
    FactType,
    Match,
    MatchStatus,
    Outlook,
    Ref,
    Stance,
    Status,
    Tenure,
    Title,
    Wording,
)  # fmt: skip
from dugout.graph.store import Store, open_store
from dugout.graph.writer import ROWS, Writer

pytestmark = pytest.mark.every_store

ALLEGRI, MILAN, MADRID = (
    Ref("massimiliano-allegri", "Massimiliano Allegri"),
    Ref("ac-milan", "AC Milan"),
    Ref("real-madrid", "Real Madrid"),
)
SERIE_A = Ref("serie-a", "Serie A")
ARTICLE = Article(
    id="a-1",
    text="Allegri, coach of AC Milan, said “no” to Real Madrid.\n`é` {x}",
    digest="d1",
    url="https://x.it/1",
    publisher="x",
    published="2026-03",
    headline="No",
    cluster="a-1",
    superseded="",
)


def claim(number: int, kind: FactType, **values: Any) -> Claim:
    return Claim(
        id=f"c-{number}",
        article="a-1",
        kind=kind,
        quote="Allegri",
        start=0,
        end=7,
        reader="rules 1",
        rule="r",
        wording=Wording.CONFIRMED,
        certainty=0.95,
        reported="2026-03",
        **values,
    )


CLAIMS = [
    claim(
        1,
        FactType.MANAGES,
        coach=ALLEGRI,
        club=MILAN,
        status=Status.CURRENT,
        since="2025",
        contract_until="2027",
        interim=False,
        outlook=Outlook.STAYING,
    ),
    claim(2, FactType.LINKED_TO, coach=ALLEGRI, club=MADRID, stance=Stance.DENIED),
    claim(3, FactType.WON_TITLE_AT, coach=ALLEGRI, club=MILAN, competition=SERIE_A, count=1, seasons=("2010-11",)),
    claim(
        4,
        FactType.PLAYED,
        club=MADRID,
        opponent=MILAN,
        status=MatchStatus.PLAYED,
        score="2-1",
        date="2026-03-01",
        competition=SERIE_A,
        stage="final",
        season="2025-26",
    ),
    claim(5, FactType.MANAGES, coach=ALLEGRI, club=MILAN, status=Status.FORMER),
]
SHARED: dict[str, Any] = {
    "certainty": 0.95,
    "articles": 1,
    "sources": 1,
    "first_reported": "2026-03",
    "last_reported": None,
}
TENURE = Tenure(
    id="allegri--ac-milan",
    claims=("c-1", "c-5"),
    coach=ALLEGRI.id,
    club=MILAN.id,
    status=Status.CURRENT,
    since="2025",
    contract_until="2027",
    outlook=Outlook.STAYING,
    **SHARED,
)
TITLE = Title(
    id="allegri--ac-milan--serie-a",
    claims=("c-3",),
    coach=ALLEGRI.id,
    club=MILAN.id,
    competition=SERIE_A.id,
    count=1,
    seasons=("2010-11",),
    **SHARED,
)
CHASE = Chase(
    id="allegri--real-madrid--chase-1",
    claims=("c-2",),
    coach=ALLEGRI.id,
    club=MADRID.id,
    stance=Stance.DENIED,
    **SHARED,
)
MATCH = Match(
    id="real-madrid--ac-milan--2026-03-01",
    claims=("c-4",),
    clubs=(MADRID.id, MILAN.id),
    status=MatchStatus.PLAYED,
    score="2-1",
    date="2026-03-01",
    competition=SERIE_A.id,
    stage="final",
    season="2025-26",
    **SHARED,
)
FACTS: list[Fact] = [TENURE, TITLE, CHASE, MATCH]
COACHES = [Coach(id=ALLEGRI.id, name=ALLEGRI.name, aliases=("Max",), born=1967)]
CLUBS = [
    Club(id=MILAN.id, name=MILAN.name, league=SERIE_A.id),
    Club(id=MADRID.id, name=MADRID.name, kind=ClubKind.WOMEN, known=False),
]
COMPETITIONS = [Competition(id=SERIE_A.id, name=SERIE_A.name, kind=CompetitionKind.LEAGUE, tier=1)]


def put_all(writer: Writer) -> None:
    writer.put_articles([ARTICLE])
    writer.put_nodes(COACHES, CLUBS, COMPETITIONS)
    writer.put_claims(CLAIMS)
    writer.put_facts(FACTS)


def test_everything_put_comes_back_the_same(store: Store) -> None:
    store.write(put_all)
    assert store.look(lambda reads: reads.articles()) == [ARTICLE]
    assert store.look(lambda reads: reads.claims()) == CLAIMS
    assert store.look(lambda reads: reads.facts()) == FACTS
    assert store.look(lambda reads: reads.nodes()) == (COACHES, sorted(CLUBS, key=lambda club: club.id), COMPETITIONS)


def test_what_is_put_twice_stands_once(store: Store) -> None:
    store.write(put_all)
    once = store.look(lambda reads: reads.counts())
    store.write(put_all)
    assert store.look(lambda reads: reads.counts()) == once
    assert once == {
        "Article": 1, "Claim": 5, "Club": 2, "Coach": 1, "Competition": 1, "Match": 1,
        "ABOUT": 13, "COMPETES_IN": 1, "IN_COMPETITION": 1, "LINKED_TO": 1, "MANAGES": 1, "PLAYED": 2, "STATES": 5,
        "WON_TITLE_AT": 1,
    }  # fmt: skip


def test_what_is_put_again_loses_what_is_no_longer_told(store: Store) -> None:
    store.write(put_all)
    later: list[Fact] = [
        replace(TENURE, contract_until=None, outlook=None, status=Status.FORMER),
        replace(MATCH, score=None, stage=None, competition=None, clubs=(MILAN.id, MADRID.id)),
    ]
    store.write(lambda writer: writer.put_facts(later))
    assert store.look(lambda reads: reads.facts()) == [later[0], TITLE, CHASE, later[1]]
    current = replace(ARTICLE, superseded=None, publisher=None)
    store.write(lambda writer: writer.put_articles([current]))
    assert store.look(lambda reads: reads.articles()) == [current]
    store.write(lambda writer: writer.put_nodes(clubs=[replace(CLUBS[0], league=None)]))
    assert store.read("MATCH (club:Club)-[:COMPETES_IN]->() RETURN club.id AS id") == []


def test_a_match_has_a_side_for_each_club_with_its_goals_and_result(store: Store) -> None:
    store.write(put_all)
    assert store.read(
        "MATCH (club:Club)-[side:PLAYED]->(match:Match) "
        "RETURN club.id AS club, match.id = side.id AS same, side.order AS place, "
        "side.goals AS goals, side.against AS against, side.result AS result ORDER BY place"
    ) == [
        {"club": "real-madrid", "same": True, "place": 1, "goals": 2, "against": 1, "result": "W"},
        {"club": "ac-milan", "same": True, "place": 2, "goals": 1, "against": 2, "result": "L"},
    ]


def test_a_claim_is_about_the_match_that_it_supports_and_knows_its_fact(store: Store) -> None:
    store.write(put_all)
    about = "MATCH (claim:Claim)-[:ABOUT]->(match:Match) RETURN claim.id AS claim, claim.fact = match.id AS same"
    assert store.read(about) == [{"claim": "c-4", "same": True}]
    store.write(lambda writer: writer.put_facts([replace(TENURE, claims=("c-1",))]))
    assert store.read("MATCH (claim:Claim) WHERE claim.fact IS NULL RETURN claim.id AS id") == [{"id": "c-5"}]


def test_a_claim_put_again_still_supports_its_fact(store: Store) -> None:
    store.write(put_all)
    claims = [replace(told, superseded="2026-04") for told in CLAIMS]
    store.write(lambda writer: writer.put_claims(claims))
    assert store.look(lambda reads: reads.claims()) == claims
    assert store.look(lambda reads: reads.facts()) == FACTS
    store.write(lambda writer: writer.put_claims(CLAIMS))
    assert store.look(lambda reads: reads.claims()) == CLAIMS


def test_facts_and_claims_are_found_by_coach_and_club(store: Store) -> None:
    store.write(put_all)
    assert store.look(lambda reads: reads.facts([ALLEGRI.id])) == FACTS[:3]
    assert store.look(lambda reads: reads.facts([MADRID.id])) == FACTS[2:]
    assert store.look(lambda reads: reads.facts([MADRID.id, ALLEGRI.id])) == FACTS
    assert store.look(lambda reads: reads.claims([MADRID.id])) == [CLAIMS[1], CLAIMS[3]]
    assert store.look(lambda reads: reads.claims([])) == []
    assert store.look(lambda reads: reads.facts(["nobody"])) == []


def test_dropped_facts_leave_their_claims(store: Store) -> None:
    store.write(put_all)
    store.write(lambda writer: writer.drop_facts([fact.id for fact in FACTS]))
    assert store.look(lambda reads: reads.facts()) == []
    assert store.look(lambda reads: reads.claims()) == CLAIMS
    assert store.read("MATCH (claim:Claim) WHERE claim.fact IS NOT NULL RETURN claim.id AS id") == []
    assert store.read("MATCH (match:Match) RETURN match.id AS id") == []


def test_a_dropped_article_takes_its_claims_and_then_the_nodes_that_nothing_names(store: Store) -> None:
    store.write(put_all)

    def drop(writer: Writer) -> None:
        writer.drop_articles([ARTICLE.id])
        writer.drop_facts([fact.id for fact in FACTS])
        writer.drop_unused_nodes()

    store.write(drop)
    assert store.look(lambda reads: reads.counts()) == {}


def test_a_league_stays_for_a_club_that_is_still_named(store: Store) -> None:
    store.write(put_all)

    def drop(writer: Writer) -> None:
        writer.drop_claims(["c-3", "c-4"])
        writer.drop_facts([TITLE.id, MATCH.id])
        writer.drop_unused_nodes()

    store.write(drop)
    assert store.look(lambda reads: reads.nodes()) == (COACHES, sorted(CLUBS, key=lambda club: club.id), COMPETITIONS)


def test_a_write_that_fails_writes_nothing(store: Store) -> None:
    def fail(writer: Writer) -> None:
        put_all(writer)
        raise StoreError("enough")

    with pytest.raises(StoreError, match="enough"):
        store.write(fail)
    assert store.look(lambda reads: reads.counts()) == {}


def test_a_fact_about_a_node_that_is_not_there_is_refused(store: Store) -> None:
    store.write(put_all)
    stray = replace(TENURE, id="x", club="nowhere")
    with pytest.raises(StoreError, match="put_facts: 1 of 2 rows name what is not in the store"):
        store.write(lambda writer: writer.put_facts([TENURE, stray]))


def test_a_claim_of_an_article_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="put_claims: 5 of 5 rows name what is not in the store"):
        store.write(lambda writer: writer.put_claims(CLAIMS))


def test_more_rows_than_a_message_holds_and_very_long_texts_are_written(store: Store) -> None:
    coaches = [Coach(id=f"coach-{number:05}", name="A") for number in range(2 * ROWS + 1)]
    articles = [replace(ARTICLE, id=f"a-{number}", text="é" * 2_000_000) for number in range(3)]
    store.write(lambda writer: writer.put_nodes(coaches))
    store.write(lambda writer: writer.put_articles(articles))
    assert store.look(lambda reads: reads.nodes()) == (coaches, [], [])
    assert store.look(lambda reads: reads.articles(["a-2", "a-0"])) == [articles[0], articles[2]]


@pytest.mark.parametrize("name", ["O'Neil", 'A "B"', "`x`", "{y}", "$z", "\\", "\u202eabc", "a\nb", "名", "\U0001f3c6"])
def test_any_name_comes_back_the_same(store: Store, name: str) -> None:
    store.write(lambda writer: writer.put_nodes([Coach(id=name, name=name, aliases=(name,))]))
    assert store.look(lambda reads: reads.nodes()) == ([Coach(id=name, name=name, aliases=(name,))], [], [])


def test_the_day_is_absent_until_it_is_put(store: Store) -> None:
    assert store.look(lambda reads: reads.day()) is None
    store.write(lambda writer: writer.put_day("2026-03-07"))
    assert store.look(lambda reads: reads.day()) == "2026-03-07"
    store.write(lambda writer: writer.put_day(None))
    assert store.look(lambda reads: reads.day()) is None


def test_a_store_of_an_older_dugout_is_brought_up_when_it_is_opened(store: Store) -> None:
    match = Match(
        id="m", clubs=("ac-milan", "real-madrid"), status=MatchStatus.PLAYED, claims=("c-1",),
        certainty=0.9, articles=1, sources=1, first_reported=None, last_reported=None,
    )  # fmt: skip

    def put(writer: Writer) -> None:
        writer.put_articles([ARTICLE])
        writer.put_nodes(
            [Coach(id="m-a", name="Max Allegri")], [Club(id=club.id, name=club.name) for club in (MILAN, MADRID)]
        )
        writer.put_claims([claim(1, FactType.PLAYED, club=MILAN, opponent=MADRID, status=MatchStatus.PLAYED)])
        writer.put_facts([match])

    asked = (
        "MATCH (name:Name) RETURN name.key AS key, name.node AS node, name.label AS label ORDER BY key",
        "MATCH (club:Club)-[side:PLAYED]->() RETURN club.id AS key, side.opponent AS node ORDER BY key",
    )
    store.write(put)
    expected = [store.read(text) for text in asked]
    assert expected == [
        [
            {"key": "allegri", "node": "m-a", "label": "Coach"},
            {"key": "max allegri", "node": "m-a", "label": "Coach"},
        ],
        [{"key": "ac-milan", "node": "real-madrid"}, {"key": "real-madrid", "node": "ac-milan"}],
    ]
    store.change("MATCH (store:Store) SET store.schema = 1")
    store.change("MATCH (name:Name) DELETE name")
    store.change("MATCH ()-[side:PLAYED]->() REMOVE side.opponent")
    store.close()
    with open_store() as opened:
        assert [opened.read(text) for text in asked] == expected
        assert opened.read("MATCH (store:Store) RETURN store.schema AS schema") == [{"schema": 2}]


def test_a_store_of_a_newer_dugout_is_refused(store: Store) -> None:
    store.change("MATCH (store:Store) SET store.schema = 99")
    store.close()
    with pytest.raises(StoreError, match="the store has schema 99, this Dugout knows 2; update Dugout"):
        open_store()


def test_a_server_that_is_not_there_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUGOUT_URI", "bolt://127.0.0.1:1")
    with pytest.raises(StoreLost, match=r"^the store at bolt://127.0.0.1:1 cannot be reached: Connection refused$"):
        open_store()


def test_an_address_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUGOUT_URI", "http://127.0.0.1:1")
    with pytest.raises(StoreError, match=r"DUGOUT_URI 'http://127.0.0.1:1' is no address of a Bolt server"):
        open_store()


def test_a_password_file_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DUGOUT_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("DUGOUT_PASSWORD_FILE", str(tmp_path / "none"))
    with pytest.raises(StoreError, match=r"DUGOUT_PASSWORD_FILE .*none' cannot be read: .*No such file"):
        open_store()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("MATCH (c:Coach) REMOVE c.name", "the store holds a broken Coach 'massimiliano-allegri': name is missing"),
        ("MATCH (c:Coach) SET c.name = 5", "the store holds a broken Coach 'massimiliano-allegri': name 5 is of the"),
        ("MATCH (c:Coach) REMOVE c.id", "the store holds a broken Coach None: id is missing"),
        ("MATCH (c:Club) SET c.nicknames = [1]", "the store holds a broken Club 'ac-milan': nicknames 1 is no text"),
        (
            "MATCH (c:Claim) SET c.stance = 'maybe'",
            "the store holds a broken Claim 'c-1': stance 'maybe' is none of",
        ),
        ("MATCH (c:Claim) REMOVE c.coachName", "the store holds a broken Claim 'c-1': coachName is missing"),
        (
            "MATCH ()-[r:MANAGES]->() SET r.interim = 1",
            "the store holds a broken Tenure 'allegri--ac-milan': interim 1",
        ),
        (
            "MATCH ()-[r:PLAYED {order: 2}]->() DELETE r",
            "the store holds a broken Match 'real-madrid--ac-milan--20",
        ),
    ],
)
def test_what_somebody_broke_by_hand_is_told(store: Store, change: str, message: str) -> None:
    store.write(put_all)
    store.change(change)
    with pytest.raises(StoreError, match="^" + re.escape(message)):
        store.look(lambda reads: (reads.nodes(), reads.claims(), reads.facts()))
