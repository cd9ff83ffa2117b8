"""LINKED_TO and WON_TITLE_AT: how claims become chases and titles."""

from collections.abc import Sequence
from typing import Any

import pytest

from dugout.graph.certainty import claim_certainty
from dugout.graph.fold import fold_claims
from dugout.graph.model import Chase, Claim, FactType, Ref, Stance, Status, Title, Wording

KLOPP, ARBELOA = Ref("klopp", "Klopp"), Ref("arbeloa", "Arbeloa")
MADRID = Ref("madrid", "Madrid")
LINKED, TALKS, AGREED, DENIED, REJECTED = Stance


def claim(ident: str, article: str, reported: str | None, kind: FactType, **values: Any) -> Claim:
    wording = values.pop("wording", Wording.REPORTEDLY)
    return Claim(
        id=ident,
        article=article,
        kind=kind,
        quote="...",
        start=0,
        end=3,
        reader="test 1",
        rule="test",
        wording=wording,
        certainty=claim_certainty(wording),
        reported=reported,
        **{"coach": KLOPP, "club": MADRID, **values},
    )


def rumour(ident: str, reported: str | None, stance: Stance, article: str | None = None) -> Claim:
    return claim(ident, article or f"a-{ident}", reported, FactType.LINKED_TO, stance=stance)


def post(ident: str, reported: str | None, status: Status, coach: Ref, **values: Any) -> Claim:
    return claim(
        ident, values.pop("article", f"a-{ident}"), reported, FactType.MANAGES, status=status, coach=coach, **values
    )


def chases(claims: Sequence[Claim], day: str | None = None) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    """Return number, stance, end and claims of each chase, whatever the order of the claims."""
    facts = fold_claims(claims, day)
    assert facts == fold_claims(list(reversed(claims)), day)
    return [
        (fact.id.removeprefix("klopp--madrid--"), fact.stance.value, fact.until, fact.claims)
        for fact in facts
        if isinstance(fact, Chase)
    ]


FIRST = rumour("c-1", "2026-01-01", LINKED)

CASES = {
    "the latest report gives the stance": (
        [rumour("c-2", "2026-01-05", AGREED), FIRST, rumour("c-3", "2026-01-08", DENIED)],
        [("chase-1", "denied", None, ("c-1", "c-2", "c-3"))],
    ),
    "among reports of one day the strongest does": (
        [rumour("c-0", "2026-01-01", TALKS), FIRST],
        [("chase-1", "talks", None, ("c-0", "c-1"))],
    ),
    "a report without a date is the oldest of the first chase": (
        [rumour("c-0", None, AGREED), FIRST],
        [("chase-1", "linked", None, ("c-0", "c-1"))],
    ),
    "a rejection ends a chase": (
        [FIRST, rumour("c-2", "2026-01-05", REJECTED), rumour("c-3", "2026-01-06", DENIED)],
        [("chase-1", "rejected", "2026-01-05", ("c-1", "c-2", "c-3"))],
    ),
    "a rumour after a rejection is a new chase": (
        [FIRST, rumour("c-2", "2026-01-05", REJECTED), rumour("c-3", "2026-02-06", LINKED)],
        [("chase-1", "rejected", "2026-01-05", ("c-1", "c-2")), ("chase-2", "linked", None, ("c-3",))],
    ),
    "half a year of silence ends a chase": (
        [FIRST, rumour("c-2", "2026-06-30", LINKED)],
        [("chase-1", "linked", "2026-01-01", ("c-1",)), ("chase-2", "linked", None, ("c-2",))],
    ),
    "a day less does not": (
        [FIRST, rumour("c-2", "2026-06-29", LINKED)],
        [("chase-1", "linked", None, ("c-1", "c-2"))],
    ),
    "somebody else on his way ends a chase": (
        [FIRST, post("c-2", "2026-02-01", Status.INCOMING, ARBELOA)],
        [("chase-1", "linked", "2026-02-01", ("c-1",))],
    ),
    "and rumours after it are another": (
        [FIRST, post("c-2", "2026-02-01", Status.INCOMING, ARBELOA), rumour("c-3", "2026-03-01", LINKED)],
        [("chase-1", "linked", "2026-02-01", ("c-1",)), ("chase-2", "linked", None, ("c-3",))],
    ),
    "but a later report of how it ended is of the same": (
        [FIRST, post("c-2", "2026-02-01", Status.INCOMING, ARBELOA), rumour("c-3", "2026-02-02", REJECTED)],
        [("chase-1", "rejected", "2026-02-01", ("c-1", "c-3"))],
    ),
    "a first report of who is in charge is no appointment": (
        [FIRST, post("c-2", "2026-02-01", Status.CURRENT, ARBELOA)],
        [("chase-1", "linked", None, ("c-1",))],
    ),
    "unless it says since when": (
        [FIRST, post("c-2", "2026-02-01", Status.CURRENT, ARBELOA, since="2026-01-12")],
        [("chase-1", "linked", "2026-01-12", ("c-1",))],
    ),
    "or another was in charge when the chase had begun": (
        [
            FIRST,
            post("c-2", "2026-01-01", Status.CURRENT, Ref("alonso", "Alonso")),
            post("c-3", "2026-02-01", Status.CURRENT, ARBELOA),
        ],
        [("chase-1", "linked", "2026-02-01", ("c-1",))],
    ),
    "an interim coach is no appointment": (
        [FIRST, post("c-2", "2026-02-01", Status.INCOMING, ARBELOA, interim=True)],
        [("chase-1", "linked", None, ("c-1",))],
    ),
    "his own appointment ends a chase, be it told in the same article": (
        [FIRST, post("c-2", "2026-01-01", Status.INCOMING, KLOPP, article="a-c-1")],
        [("chase-1", "linked", "2026-01-01", ("c-1",))],
    ),
    "nobody is after the post that he holds, however often it is told": (
        [
            post("c-0", "2025-12-01", Status.CURRENT, KLOPP),
            FIRST,
            rumour("c-2", "2026-01-03", TALKS),
            post("c-3", "2026-01-05", Status.CURRENT, KLOPP),
        ],
        [("chase-1", "talks", "2026-01-01", ("c-1", "c-2"))],
    ),
    "an interim coach may be": (
        [post("c-0", "2025-12-01", Status.CURRENT, KLOPP, interim=True), FIRST],
        [("chase-1", "linked", None, ("c-1",))],
    ),
    "and a coach who has gone": (
        [
            post("c-0", "2025-12-01", Status.CURRENT, KLOPP),
            post("d-0", "2025-12-20", Status.FORMER, KLOPP),
            FIRST,
        ],
        [("chase-1", "linked", None, ("c-1",))],
    ),
    "the earliest end counts": (
        [FIRST, rumour("c-2", "2026-02-05", REJECTED), post("c-3", "2026-02-01", Status.INCOMING, ARBELOA)],
        [("chase-1", "rejected", "2026-02-01", ("c-1", "c-2"))],
    ),
}


@pytest.mark.parametrize(("claims", "expected"), CASES.values(), ids=CASES)
def test_chases(claims: list[Claim], expected: list[tuple[str, str, str | None, tuple[str, ...]]]) -> None:
    assert chases(claims) == expected


def test_silence_is_counted_up_to_the_day_of_the_fold() -> None:
    assert chases([FIRST], "2026-06-29") == [("chase-1", "linked", None, ("c-1",))]
    assert chases([FIRST], "2026-06-30") == [("chase-1", "linked", "2026-01-01", ("c-1",))]


def test_a_rumour_however_often_told_is_less_sure_than_a_confirmed_tenure_however_old() -> None:
    claims = [
        claim(f"c-{n}", f"a-{n}", "2036-01-01", FactType.LINKED_TO, stance=AGREED, wording=Wording.CONFIRMED)
        for n in range(50)
    ]
    tenure, chase = fold_claims(
        [*claims, post("d-1", "2020-01-01", Status.CURRENT, ARBELOA, wording=Wording.CONFIRMED)]
    )
    assert (tenure.id, tenure.certainty, chase.certainty) == ("arbeloa--madrid--1", 0.76, 0.75)


def title(*told: tuple[str, int | None, tuple[str, ...]]) -> tuple[str, int | None, tuple[str, ...]]:
    (fact,) = fold_claims(
        [
            claim(
                f"c-{number}",
                f"a-{number}",
                reported,
                FactType.WON_TITLE_AT,
                competition=Ref("la-liga", "La Liga"),
                count=count,
                seasons=seasons,
            )
            for number, (reported, count, seasons) in enumerate(told)
        ]
    )
    assert isinstance(fact, Title)
    return fact.id, fact.count, fact.seasons


@pytest.mark.parametrize(
    ("told", "count", "seasons"),
    [
        ([("2025-01-01", 2, ()), ("2026-01-01", 3, ())], 3, ()),
        ([("2025-01-01", 3, ()), ("2026-01-01", 2, ())], 2, ()),
        ([("2025-01-01", 5, ()), ("2026-01-01", 1, ())], 5, ()),
        ([("2025-01-01", None, ())], None, ()),
        ([("2025-01-01", None, ("2018-19",)), ("2026-01-01", None, ("2016-17",))], 2, ("2016-17", "2018-19")),
        ([("2025-01-01", 5, ("2016-17", "2018-19"))], 5, ("2016-17", "2018-19")),
        ([("2025-01-01", 1, ("2016-17",)), ("2024-01-01", 1, ("2018-19",))], 2, ("2016-17", "2018-19")),
    ],
    ids=["more", "fewer", "one title is no count", "no count", "seasons", "both", "a season each"],
)  # fmt: skip
def test_the_newest_count_wins_and_seasons_are_a_lower_bound(
    told: list[tuple[str, int | None, tuple[str, ...]]], count: int | None, seasons: tuple[str, ...]
) -> None:
    assert title(*told) == ("klopp--madrid--la-liga", count, seasons)
