from typing import Any

import pytest

from dugout.graph.model import Article, Claim, FactType, MatchStatus, Outlook, Ref, Stance, Status, Wording
from dugout.loaders import Found
from dugout.loaders.extract import extract_facts, facts_of, read_articles, rows_of

ALLEGRI, MILAN, MADRID = Ref("allegri", "Allegri"), Ref("ac-milan", "AC Milan"), Ref("real-madrid", "Real Madrid")
SERIE_A = Ref("serie-a", "Serie A")
MANAGES, LINKED_TO, WON_TITLE_AT, PLAYED = FactType


def claim(kind: FactType, start: int, certainty: float = 0.95, **values: Any) -> Claim:
    return Claim(
        id=f"c-{start}", article="a-1", kind=kind, quote="words", start=start, end=start + 5, reader="rules 1",
        rule=f"rule-{start}", wording=Wording.CONFIRMED, certainty=certainty, **values,
    )  # fmt: skip


def evidence(start: int, certainty: float = 0.95) -> dict[str, Any]:
    return {"quote": "words", "start": start, "end": start + 5, "rule": f"rule-{start}", "certainty": certainty}


class Reader:
    """Finds the same claim in every article."""

    name = "test 1"

    def claims(self, article: Article) -> list[Claim]:
        return [claim(LINKED_TO, 0, coach=ALLEGRI, club=MADRID, stance=Stance.LINKED)]


def test_claims_of_one_tenure_are_one_fact_with_the_values_of_all() -> None:
    post = {"coach": ALLEGRI, "club": MILAN, "status": Status.CURRENT}
    claims = [
        claim(MANAGES, 0, 0.75, **post, since="2024", contract_until="2027"),
        claim(MANAGES, 9, 0.95, **post, since="2025", interim=False),
        claim(MANAGES, 20, 0.6, **post, outlook=Outlook.LEAVING),
    ]
    assert facts_of(claims) == [
        {"type": "MANAGES", "coach": "Allegri", "club": "AC Milan", "status": "current", "since": "2025",
         "contract_until": "2027", "outlook": "leaving", **evidence(9)}
    ]  # fmt: skip


def test_another_status_is_another_fact() -> None:
    claims = [claim(MANAGES, n, coach=ALLEGRI, club=MILAN, status=status) for n, status in enumerate(Status)]
    assert [fact["status"] for fact in facts_of(claims)] == ["current", "former", "incoming"]


def test_a_chase_has_the_stance_that_the_article_ends_on() -> None:
    claims = [
        claim(LINKED_TO, 40, 0.5, coach=ALLEGRI, club=MADRID, stance=Stance.DENIED),
        claim(LINKED_TO, 0, 0.95, coach=ALLEGRI, club=MADRID, stance=Stance.LINKED),
    ]
    assert facts_of(claims) == [
        {"type": "LINKED_TO", "coach": "Allegri", "club": "Real Madrid", "stance": "denied", **evidence(40, 0.5)}
    ]


def test_titles_are_told_apart_by_competition() -> None:
    cup = Ref("coppa-italia", "Coppa Italia")
    claims = [
        claim(WON_TITLE_AT, 0, coach=ALLEGRI, club=MILAN, competition=SERIE_A, count=1, seasons=("2010-11",)),
        claim(WON_TITLE_AT, 9, coach=ALLEGRI, club=MILAN, competition=cup),
    ]
    assert facts_of(claims) == [
        {"type": "WON_TITLE_AT", "coach": "Allegri", "club": "AC Milan", "competition": "Serie A", "count": 1,
         "seasons": ["2010-11"], **evidence(0)},
        {"type": "WON_TITLE_AT", "coach": "Allegri", "club": "AC Milan", "competition": "Coppa Italia", **evidence(9)},
    ]  # fmt: skip


def match(start: int, clubs: tuple[Ref, Ref], certainty: float = 0.95, **values: Any) -> Claim:
    return claim(PLAYED, start, certainty, club=clubs[0], opponent=clubs[1], status=MatchStatus.PLAYED, **values)


def test_a_score_told_from_the_other_side_is_turned_round() -> None:
    claims = [
        match(0, (MILAN, MADRID), 0.95, date="2026-03"),
        match(9, (MADRID, MILAN), 0.6, score="3-1", competition=SERIE_A),
    ]
    assert facts_of(claims) == [
        {"type": "PLAYED", "clubs": ["AC Milan", "Real Madrid"], "status": "played", "score": "1-3", "date": "2026-03",
         "competition": "Serie A", **evidence(0)}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "facts"),
    [
        ({"score": "2-1"}, {"score": "2-1"}, 1),
        ({"score": "2-1"}, {"score": "1-1"}, 2),
        ({"date": "2026-03"}, {"date": "2026-03-07"}, 1),
        ({"date": "2026-03-01"}, {"date": "2026-03-07"}, 2),
        ({"date": "2026-03-01"}, {"score": "1-1"}, 1),
    ],
)
def test_two_matches_of_a_pair_are_two_only_if_date_or_score_part_them(
    first: dict[str, Any], second: dict[str, Any], facts: int
) -> None:
    clubs = (MILAN, MADRID)
    assert len(facts_of([match(0, clubs, **first), match(9, clubs, **second)])) == facts


def found(path: str, article_id: str = "a-1", alone: bool = True, **values: Any) -> Found:
    return Found(Article(id=article_id, text="words", digest="d"), path, alone, **values)


def test_a_second_equal_stem_is_numbered_and_told() -> None:
    told: list[str] = []
    items = [found("x/story.txt"), found("y/story.md"), found("z/all.jsonl", "a-2", alone=False)]
    articles = list(extract_facts(items, Reader(), on_twin=told.append))
    assert [article["id"] for article in articles] == ["story", "story~2", "a-2"]
    assert told == ["y/story.md: an article before it has the same id; this one is 'story~2'"]
    assert [row["id"] for row in rows_of(articles)] == ["story", "story~2", "a-2"]


def test_claims_that_came_with_an_article_are_not_read_again() -> None:
    brought = claim(MANAGES, 3, coach=ALLEGRI, club=MILAN, status=Status.CURRENT)
    [(article, claims)] = read_articles([found("dump.jsonl", claims=(brought,))], Reader(), keep_text=False)
    assert (article.text, claims) == (None, [brought])
