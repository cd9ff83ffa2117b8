"""The store keeps what is put into it, on every engine alike."""

from dugout.graph.model import (
    Article,
    Chase,
    Claim,
    Club,
    ClubKind,
    Coach,
    Competition,
    CompetitionKind,
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
from dugout.graph.store import Store
from dugout.graph.writer import Writer

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


def claim(number: int, kind: FactType, **values: object) -> Claim:
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
    )  # type: ignore[arg-type]


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
SHARED = {"certainty": 0.95, "articles": 1, "sources": 1, "first_reported": "2026-03", "last_reported": None}
FACTS = [
    Tenure(
        id="allegri--ac-milan",
        claims=("c-1", "c-5"),
        coach=ALLEGRI.id,
        club=MILAN.id,
        status=Status.CURRENT,
        since="2025",
        contract_until="2027",
        outlook=Outlook.STAYING,
        **SHARED,
    ),
    Title(
        id="allegri--ac-milan--serie-a",
        claims=("c-3",),
        coach=ALLEGRI.id,
        club=MILAN.id,
        competition=SERIE_A.id,
        count=1,
        seasons=("2010-11",),
        **SHARED,
    ),
    Chase(
        id="allegri--real-madrid--chase-1",
        claims=("c-2",),
        coach=ALLEGRI.id,
        club=MADRID.id,
        stance=Stance.DENIED,
        **SHARED,
    ),
    Match(
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
    ),
]
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
