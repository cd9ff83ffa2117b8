"""The rules reader as a whole: articles in, claims with their evidence out."""

import pytest

from dugout.graph.model import Article, Claim, FactType
from dugout.loaders.article import make_article
from dugout.loaders.readers.protocol import Reader
from dugout.loaders.readers.rules import RulesReader

TEXT = """Leeds turn to Testwood after sacking Farke

Leeds United have sacked head coach Daniel Farke and appointed former Redfield Rovers manager Alan Testwood.

Testwood, 52, has signed a contract until 2028. He won the Welsh Premier League twice at Redfield Rovers.

Carlos Corberan was also a candidate for the job. The Spaniard denied that he had been in talks with Leeds.

Leeds lost 2-1 to Derby County on Tuesday and visit Hull City on Saturday."""


@pytest.fixture
def article() -> Article:
    return make_article(TEXT, url="https://example.org/leeds", published="2026-03-05")


@pytest.fixture
def claims(article: Article) -> list[Claim]:
    return RulesReader().claims(article)


def told(claims: list[Claim]) -> list[tuple[str, ...]]:
    return [
        (
            claim.kind.value,
            *(ref.name for ref in (claim.coach, claim.club, claim.opponent) if ref),
            str(claim.stance or claim.status or claim.count),
        )
        for claim in claims
    ]


def test_an_article_tells_tenures_chases_titles_and_matches(claims: list[Claim]) -> None:
    assert sorted(told(claims)) == [
        ("LINKED_TO", "Carlos Corberán", "Leeds United", "rejected"),
        ("MANAGES", "Alan Testwood", "Leeds United", "current"),
        ("MANAGES", "Alan Testwood", "Redfield Rovers", "former"),
        ("MANAGES", "Daniel Farke", "Leeds United", "former"),
        ("PLAYED", "Leeds United", "Derby County", "played"),
        ("PLAYED", "Leeds United", "Hull City", "scheduled"),
        ("WON_TITLE_AT", "Alan Testwood", "Redfield Rovers", "2"),
    ]


def test_each_claim_quotes_its_sentence_and_names_rule_reader_article_and_day(
    article: Article, claims: list[Claim]
) -> None:
    assert article.text is not None
    for claim in claims:
        assert claim.quote == article.text[claim.start : claim.end] != ""
        assert (claim.article, claim.reported, claim.superseded) == (article.id, "2026-03-05", None)
        assert (claim.reader, bool(claim.rule)) == (RulesReader.name, True)
        assert 0 < claim.certainty <= 1


def test_claims_stand_in_the_order_of_the_text_each_with_its_own_id(claims: list[Claim]) -> None:
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    assert len({claim.id for claim in claims}) == len(claims)


def test_the_same_article_gives_the_same_claims_whatever_was_read_before(article: Article, claims: list[Claim]) -> None:
    reader = RulesReader()
    reader.claims(make_article("Chelsea have sacked Enzo Maresca.", published="2026-01-02"))
    assert reader.claims(article) == claims


def test_an_id_hangs_on_article_place_and_values(article: Article, claims: list[Claim]) -> None:
    other = make_article(TEXT, url="https://example.org/other", published="2026-03-05")
    assert {claim.id for claim in RulesReader().claims(other)} & {claim.id for claim in claims} == set()
    later = make_article(TEXT, url="https://example.org/leeds", published="2026-03-05")
    assert [claim.id for claim in RulesReader().claims(later)] == [claim.id for claim in claims]


def test_ids_of_known_people_and_clubs_are_those_of_the_register_and_others_are_slugs(claims: list[Claim]) -> None:
    refs = {ref for claim in claims for ref in (claim.coach, claim.club, claim.opponent) if ref}
    assert {ref.id for ref in refs} == {
        "alan-testwood", "carlos-corberan", "daniel-farke", "derby-county", "hull-city", "leeds-united",
        "redfield-rovers",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "It rains.",
        "Leeds United.",
        "Daniel Farke.",
        "...",
        "⟦C0⟧ has left ⟦K1⟧.",
        "The the the coach coach boss of of.",
    ],
)
def test_a_text_that_says_nothing_of_the_market_gives_no_claim(text: str) -> None:
    assert RulesReader().claims(make_article(text)) == []


def test_the_reader_fits_the_protocol() -> None:
    reader: Reader = RulesReader()
    assert reader.name.startswith("rules ")


def test_a_long_text_without_an_end_is_read(claims: list[Claim]) -> None:
    text = "Leeds United head coach Daniel Farke is calm and " * 500
    kinds = {claim.kind for claim in RulesReader().claims(make_article(text, published="2026-03-05"))}
    assert kinds == {FactType.MANAGES}
