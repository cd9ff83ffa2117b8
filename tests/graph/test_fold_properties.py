"""What holds of the fold whatever the claims are."""

from collections.abc import Iterable
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dugout.graph.ageing import grow_older, has_aged
from dugout.graph.certainty import claim_certainty
from dugout.graph.evidence import Context
from dugout.graph.fold import fold_claims, fold_counted, latest_day
from dugout.graph.model import (
    Chase,
    Claim,
    ClubKind,
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
    fact_type,
)
from dugout.graph.refold import names_in, refold_touched
from dugout.graph.writer import Writer

# Few names and days, so that claims meet; "italy" is a national team of the register.
COACHES, CLUBS, COMPETITIONS = ("ann", "bob", "cyd"), ("ajax", "brest", "italy"), ("cup", "liga")
DAYS = ("2020-01-01", "2024-05-20", "2025-06-30", "2025-07-01", "2025-07-02", "2026-01-01", "2026-06-20", "2026-06-30")
DATES = ("2019", "2020", "2024-05", "2025", "2025-07", "2025-07-01", "2026", "2026-06-20")
CHECKED = settings(deadline=None, derandomize=True, database=None, max_examples=200)
KINDS = {"italy": ClubKind.NATIONAL}


def some(*values: object) -> st.SearchStrategy[Any]:
    return st.sampled_from((None, *values))


def refs(ids: Iterable[str]) -> st.SearchStrategy[Ref]:
    return st.sampled_from([Ref(ident, ident.title()) for ident in ids])


VALUES: dict[FactType, dict[str, st.SearchStrategy[Any]]] = {
    FactType.MANAGES: {
        "coach": refs(COACHES),
        "club": refs(CLUBS),
        "status": st.sampled_from(Status),
        "since": some(*DATES),
        "until": some(*DATES),
        "contract_until": some("2026", "2028"),
        "interim": some(True),
        "outlook": some(*Outlook),
    },
    FactType.LINKED_TO: {"coach": refs(COACHES), "club": refs(CLUBS), "stance": st.sampled_from(Stance)},
    FactType.WON_TITLE_AT: {
        "coach": refs(COACHES),
        "club": refs(CLUBS),
        "competition": refs(COMPETITIONS),
        "count": some(1, 2, 5),
        "seasons": st.sampled_from([(), ("2018-19",), ("2016-17", "2018-19")]),
    },
    FactType.PLAYED: {
        "club": refs(CLUBS),
        "opponent": refs(CLUBS),
        "status": st.sampled_from(MatchStatus),
        "score": some("2-1", "1-2", "0-0"),
        "date": some(*DAYS, *DATES),
        "competition": st.one_of(st.none(), refs(COMPETITIONS)),
        "stage": some("final", "semi-final"),
        "season": some("2024-25", "2025-26"),
    },
}


@st.composite
def drafts(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(FactType))
    return {"kind": kind, **{name: draw(values) for name, values in VALUES[kind].items()}}


@st.composite
def stores(draw: st.DrawFn) -> list[Claim]:
    """Claims of a few articles, some of them older versions, without or with a date."""
    claims: list[Claim] = []
    for number in range(draw(st.integers(0, 7))):
        reported = draw(some(*DAYS))
        superseded = draw(st.one_of(st.none(), st.none(), st.none(), st.sampled_from(("", *DAYS))))
        for draft in draw(st.lists(drafts(), max_size=4)):
            wording = draw(st.sampled_from(Wording))
            claims.append(
                Claim(
                    id=f"c-{len(claims):02}",
                    article=f"a-{number}",
                    quote="...",
                    start=0,
                    end=3,
                    reader="test 1",
                    rule="test",
                    wording=wording,
                    certainty=claim_certainty(wording),
                    reported=reported,
                    superseded=superseded,
                    **draft,
                )
            )
    return claims


CLUSTERS = {"a-0": "a-0", "a-1": "a-0"}


def fold(claims: Iterable[Claim], day: str | None = None) -> list[Fact]:
    return fold_claims(claims, day, clusters=CLUSTERS, kinds=KINDS)


@CHECKED
@given(stores(), st.randoms(use_true_random=False), some(*DAYS))
def test_the_same_claims_in_any_order_make_the_same_facts(claims: list[Claim], random: Any, day: str | None) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert fold(shuffled, day) == fold(claims, day)


@CHECKED
@given(stores())
def test_each_claim_that_counts_is_behind_one_fact_and_each_fact_has_claims_of_its_kind(claims: list[Claim]) -> None:
    facts = fold(claims)
    counting = [c for c in claims if c.superseded is None and (c.opponent is None or c.opponent != c.club)]
    behind = [ident for fact in facts for ident in fact.claims]
    assert sorted(behind) == sorted(claim.id for claim in counting)
    kinds = {claim.id: claim.kind for claim in claims}
    assert all(fact.claims and {kinds[ident] for ident in fact.claims} == {fact_type(fact)} for fact in facts)
    assert len({fact.id for fact in facts}) == len(facts)


@CHECKED
@given(stores(), st.sampled_from(DAYS))
def test_as_of_a_day_is_the_fold_of_what_was_reported_by_then(claims: list[Claim], day: str) -> None:
    known = [claim for claim in claims if claim.reported and claim.reported <= day]
    assert fold(claims, day) == fold(known, day)


@CHECKED
@given(stores())
def test_the_facts_as_they_stand_are_those_of_the_latest_day_where_all_is_dated(claims: list[Claim]) -> None:
    dated = [claim for claim in claims if claim.reported]
    assert fold(dated) == fold(dated, latest_day(dated) or "2026")


@CHECKED
@given(stores())
def test_no_club_has_two_permanent_coaches_whom_no_article_has_together(claims: list[Claim]) -> None:
    posts = {
        fact.club + fact.coach: [claim for claim in claims if claim.id in fact.claims]
        for fact in fold(claims)
        if isinstance(fact, Tenure) and fact.status is Status.CURRENT
    }
    for one, left in posts.items():
        for other, right in posts.items():
            if one[0] == other[0] and one < other and not any(claim.interim for claim in left + right):
                assert {c.article for c in left} & {c.article for c in right}


@CHECKED
@given(stores())
def test_dates_and_certainties_make_sense(claims: list[Claim]) -> None:
    for fact in fold(claims):
        assert 0 < fact.certainty <= 0.99
        assert 1 <= fact.sources <= fact.articles <= len(fact.claims)
        if isinstance(fact, Tenure) and fact.since and fact.until:
            assert fact.since <= fact.until or fact.since.startswith(fact.until)
        if isinstance(fact, Chase):
            assert fact.certainty <= 0.75


@CHECKED
@given(stores(), st.sampled_from(("2026-07-01", "2026-07-20", "2026-12-27", "2028-01-01")))
def test_growing_older_makes_the_facts_that_folding_for_the_later_day_makes(claims: list[Claim], day: str) -> None:
    claims = [claim for claim in claims if claim.superseded is None]
    by_id = {claim.id: claim for claim in claims}
    older = [
        grow_older(fact, [by_id[ident] for ident in fact.claims], Context(day, CLUSTERS))
        if has_aged(fact_type(fact), fact.last_reported, DAYS[-1], day)
        else fact
        for fact in fold_counted(claims, DAYS[-1], clusters=CLUSTERS, kinds=KINDS)
    ]
    assert older == fold_counted(claims, day, clusters=CLUSTERS, kinds=KINDS)


class Memory:
    """As much of a `Writer` as a fold of what was touched needs, in lists."""

    def __init__(self, claims: list[Claim], facts: list[Fact]) -> None:
        self._claims = claims
        self._facts = {fact.id: fact for fact in facts}

    def claims(self, about: Iterable[str]) -> list[Claim]:
        return [claim for claim in self._claims if not names_in([claim]).isdisjoint(about)]

    def posts(self, about: Iterable[str]) -> list[Claim]:
        return [claim for claim in self.claims(about) if claim.kind is FactType.MANAGES]

    def facts(self, about: Iterable[str] | None = None) -> list[Fact]:
        facts = [self._facts[ident] for ident in sorted(self._facts)]
        return [fact for fact in facts if about is None or not {*about}.isdisjoint(ends(fact))]

    def put_facts(self, facts: Iterable[Fact]) -> None:
        self._facts |= {fact.id: fact for fact in facts}

    def drop_facts(self, ids: Iterable[str]) -> None:
        for ident in ids:
            del self._facts[ident]

    def put_nodes(self, *nodes: object) -> None: ...

    def put_day(self, day: str) -> None: ...


def ends(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, Match):
        return fact.clubs
    return (fact.coach, fact.club) if isinstance(fact, Tenure | Chase | Title) else ()


@pytest.mark.parametrize("taken", [False, True], ids=["put", "taken"])
@CHECKED
@given(claims=stores(), number=st.integers(0, 6))
def test_folding_what_was_touched_makes_the_facts_that_folding_all_makes(
    taken: bool, claims: list[Claim], number: int
) -> None:
    claims = [claim for claim in claims if claim.superseded is None]
    rest = [claim for claim in claims if claim.article != f"a-{number}"]
    before, after = (claims, rest) if taken else (rest, claims)
    memory = Memory(after, fold_counted(before, DAYS[-1], clusters=CLUSTERS, kinds=KINDS))
    touched = names_in(claim for claim in claims if claim.article == f"a-{number}")
    refold_touched(cast(Writer, memory), touched, DAYS[-1], clusters=CLUSTERS, renewed=frozenset())
    assert memory.facts() == fold_counted(after, DAYS[-1], clusters=CLUSTERS, kinds=KINDS)
