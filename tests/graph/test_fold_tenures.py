"""MANAGES: how claims about one coach and club become tenures."""

from collections.abc import Sequence
from typing import Any

import pytest

from dugout.graph.certainty import claim_certainty
from dugout.graph.fold import fold_claims
from dugout.graph.model import Claim, ClubKind, FactType, Outlook, Ref, Status, Tenure, Wording

ALLEGRI, ARBELOA, ALONSO = Ref("allegri", "Allegri"), Ref("arbeloa", "Arbeloa"), Ref("alonso", "Alonso")
MILAN, MADRID, ITALY = Ref("milan", "Milan"), Ref("madrid", "Madrid"), Ref("italy", "Italy")

CURRENT, FORMER, INCOMING = Status.CURRENT, Status.FORMER, Status.INCOMING


def post(
    ident: str,
    article: str,
    reported: str | None,
    status: Status,
    coach: Ref = ALLEGRI,
    club: Ref = MILAN,
    **values: Any,
) -> Claim:
    wording = values.pop("wording", Wording.CONFIRMED)
    return Claim(
        id=ident,
        article=article,
        kind=FactType.MANAGES,
        quote="...",
        start=0,
        end=3,
        reader="test 1",
        rule="test",
        wording=wording,
        certainty=claim_certainty(wording),
        reported=reported,
        coach=coach,
        club=club,
        status=status,
        **values,
    )


def told(claims: Sequence[Claim], day: str | None = None, **known: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return id, status and claims of each tenure, whatever the order of the claims."""
    facts = fold_claims(claims, day, **known)
    assert facts == fold_claims(list(reversed(claims)), day, **known)
    return [(fact.id, fact.status.value, fact.claims) for fact in facts if isinstance(fact, Tenure)]


def test_a_coach_in_his_second_spell_has_two_tenures_in_the_order_of_the_spells() -> None:
    claims = [
        post("c-1", "a-1", "2026-03-07", CURRENT, since="2025", contract_until="2027"),
        post("c-2", "a-1", "2026-03-07", FORMER),
    ]
    assert fold_claims(claims) == [
        Tenure(
            id="allegri--milan--1",
            claims=("c-2",),
            certainty=0.95,
            articles=1,
            sources=1,
            first_reported="2026-03-07",
            last_reported="2026-03-07",
            coach="allegri",
            club="milan",
            status=FORMER,
        ),
        Tenure(
            id="allegri--milan--2",
            claims=("c-1",),
            certainty=0.95,
            articles=1,
            sources=1,
            first_reported="2026-03-07",
            last_reported="2026-03-07",
            coach="allegri",
            club="milan",
            status=CURRENT,
            since="2025",
            contract_until="2027",
        ),
    ]


CASES = {
    "two dateless reports of a former coach are of one spell": (
        [post("c-1", "a-1", "2026-03-07", FORMER), post("c-2", "a-2", "2025-01-01", FORMER)],
        [("allegri--milan--1", "former", ("c-1", "c-2"))],
    ),
    "two spells with their dates are two": (
        [
            post("c-1", "a-1", "2026-03-07", FORMER, since="2014", until="2019"),
            post("c-2", "a-1", "2026-03-07", FORMER, since="2021", until="2024"),
        ],
        [("allegri--milan--1", "former", ("c-1",)), ("allegri--milan--2", "former", ("c-2",))],
    ),
    "a dateless report of a former coach is of the latest spell": (
        [
            post("c-1", "a-1", "2026-03-07", FORMER, since="2014", until="2019"),
            post("c-2", "a-1", "2026-03-07", FORMER, since="2021", until="2024"),
            post("c-3", "a-2", "2026-03-08", FORMER),
        ],
        [("allegri--milan--1", "former", ("c-1",)), ("allegri--milan--2", "former", ("c-2", "c-3"))],
    ),
    "a later report of him as a former coach closes the spell": (
        [post("c-1", "a-1", "2026-03-07", CURRENT), post("c-2", "a-2", "2026-05-01", FORMER)],
        [("allegri--milan--1", "former", ("c-1", "c-2"))],
    ),
    "unless its dates are of another": (
        [
            post("c-1", "a-1", "2026-03-07", CURRENT, since="2025"),
            post("c-2", "a-2", "2026-05-01", FORMER, until="2014"),
        ],
        [("allegri--milan--1", "former", ("c-2",)), ("allegri--milan--2", "current", ("c-1",))],
    ),
    "or he is in post again within a year": (
        [
            post("c-1", "a-1", "2026-03-07", CURRENT),
            post("c-2", "a-2", "2026-03-20", FORMER),
            post("c-3", "a-3", "2026-04-01", CURRENT),
        ],
        [("allegri--milan--1", "former", ("c-2",)), ("allegri--milan--2", "current", ("c-1", "c-3"))],
    ),
    "a coach who comes back after more than a year has two spells": (
        [
            post("c-1", "a-1", "2021-03-07", CURRENT),
            post("c-2", "a-2", "2022-03-20", FORMER),
            post("c-3", "a-3", "2025-04-01", CURRENT),
        ],
        [("allegri--milan--1", "former", ("c-1", "c-2")), ("allegri--milan--2", "current", ("c-3",))],
    ),
    "so does one who is said to have begun anew": (
        [post("c-1", "a-1", "2021-03-07", CURRENT), post("c-2", "a-3", "2025-04-01", CURRENT, since="2024-07")],
        [("allegri--milan--1", "former", ("c-1",)), ("allegri--milan--2", "current", ("c-2",))],
    ),
    "reports years apart without a break are of one": (
        [post("c-1", "a-1", "2021-03-07", CURRENT), post("c-2", "a-3", "2025-04-01", CURRENT, since="2019")],
        [("allegri--milan--1", "current", ("c-1", "c-2"))],
    ),
    "incoming, then current, is one": (
        [post("c-1", "a-1", "2025-05-20", INCOMING), post("c-2", "a-2", "2025-08-01", CURRENT, since="2025-07-01")],
        [("allegri--milan--1", "current", ("c-1", "c-2"))],
    ),
    "a returning coach who is announced is a former and an incoming one": (
        [post("c-1", "a-1", "2025-05-20", INCOMING), post("c-2", "a-1", "2025-05-20", FORMER)],
        [("allegri--milan--1", "former", ("c-2",)), ("allegri--milan--2", "incoming", ("c-1",))],
    ),
    "a report of him as current some days after his dismissal opens no new spell": (
        [
            post("c-1", "a-1", "2026-02-01", CURRENT),
            post("c-2", "a-2", "2026-02-14", FORMER, until="2026-02-14"),
            post("c-3", "a-3", "2026-02-16", CURRENT),
            post("c-4", "a-4", "2026-02-17", FORMER),
        ],
        [("allegri--milan--1", "former", ("c-1", "c-2", "c-3", "c-4"))],
    ),
    "on one day the surer report wins": (
        [
            post("c-1", "a-1", "2026-02-14", CURRENT, wording=Wording.REPORTEDLY),
            post("c-2", "a-2", "2026-02-14", FORMER),
        ],
        [("allegri--milan--1", "former", ("c-1", "c-2"))],
    ),
    "and among equally sure ones current": (
        [post("c-2", "a-1", "2026-02-13", CURRENT), post("c-1", "a-2", "2026-02-13", FORMER, until="2026-02-13")],
        [("allegri--milan--1", "current", ("c-1", "c-2"))],
    ),
    "a report without a date is the oldest": (
        [post("c-1", "a-1", "2026-02-13", CURRENT), post("c-2", "a-2", None, FORMER)],
        [("allegri--milan--1", "current", ("c-1", "c-2"))],
    ),
    "a newer coach ends an older one's tenure": (
        [
            post("c-1", "a-1", "2026-01-01", CURRENT, coach=ALONSO, club=MADRID),
            post("c-2", "a-2", "2026-02-01", CURRENT, coach=ARBELOA, club=MADRID),
        ],
        [("alonso--madrid--1", "former", ("c-1",)), ("arbeloa--madrid--1", "current", ("c-2",))],
    ),
    "newest report wins, not newest coach": (
        [
            post("c-1", "a-1", "2026-03-01", CURRENT, coach=ALONSO, club=MADRID),
            post("c-2", "a-2", "2026-02-01", CURRENT, coach=ARBELOA, club=MADRID),
        ],
        [("alonso--madrid--1", "current", ("c-1",)), ("arbeloa--madrid--1", "former", ("c-2",))],
    ),
    "an interim coach ends nobody": (
        [
            post("c-1", "a-1", "2026-01-01", CURRENT, coach=ALONSO, club=MADRID),
            post("c-2", "a-2", "2026-02-01", CURRENT, coach=ARBELOA, club=MADRID, interim=True),
        ],
        [("alonso--madrid--1", "current", ("c-1",)), ("arbeloa--madrid--1", "current", ("c-2",))],
    ),
    "a permanent one ends an interim": (
        [
            post("c-1", "a-1", "2026-03-01", CURRENT, coach=ALONSO, club=MADRID),
            post("c-2", "a-2", "2026-02-01", CURRENT, coach=ARBELOA, club=MADRID, interim=True),
        ],
        [("alonso--madrid--1", "current", ("c-1",)), ("arbeloa--madrid--1", "former", ("c-2",))],
    ),
    "two coaches whom one article has in charge together do not end each other": (
        [
            post("c-1", "a-1", "2026-01-01", CURRENT, coach=ALONSO, club=MADRID),
            post("c-2", "a-1", "2026-01-01", CURRENT, coach=ARBELOA, club=MADRID),
            post("c-3", "a-2", "2026-02-01", CURRENT, coach=ARBELOA, club=MADRID),
        ],
        [("alonso--madrid--1", "current", ("c-1",)), ("arbeloa--madrid--1", "current", ("c-2", "c-3"))],
    ),
    "but the one who is said to have begun later does": (
        [
            post("c-2", "a-1", "2026-01-01", CURRENT, coach=ALONSO, club=MADRID, since="2025"),
            post("c-1", "a-1", "2026-01-01", CURRENT, coach=ARBELOA, club=MADRID, since="2026-01-01"),
        ],
        [("alonso--madrid--1", "former", ("c-2",)), ("arbeloa--madrid--1", "current", ("c-1",))],
    ),
    "one on his way does not end the one in charge, nor the other way round": (
        [
            post("c-1", "a-1", "2026-01-01", CURRENT, coach=ALONSO, club=MADRID),
            post("c-2", "a-2", "2026-02-01", INCOMING, coach=ARBELOA, club=MADRID),
            post("c-3", "a-3", "2026-03-01", CURRENT, coach=ALONSO, club=MADRID),
        ],
        [("alonso--madrid--1", "current", ("c-1", "c-3")), ("arbeloa--madrid--1", "incoming", ("c-2",))],
    ),
    "an announcement is over when another is announced": (
        [
            post("c-1", "a-1", "2026-01-01", INCOMING, coach=ALONSO, club=MADRID),
            post("c-2", "a-2", "2026-02-01", INCOMING, coach=ARBELOA, club=MADRID),
        ],
        [("alonso--madrid--1", "former", ("c-1",)), ("arbeloa--madrid--1", "incoming", ("c-2",))],
    ),
    "or when half a year later another is in charge": (
        [
            post("c-1", "a-1", "2025-01-01", INCOMING, coach=ALONSO, club=MADRID),
            post("c-2", "a-2", "2026-02-01", CURRENT, coach=ARBELOA, club=MADRID),
        ],
        [("alonso--madrid--1", "former", ("c-1",)), ("arbeloa--madrid--1", "current", ("c-2",))],
    ),
}


@pytest.mark.parametrize(("claims", "expected"), CASES.values(), ids=CASES)
def test_tenures(claims: list[Claim], expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert told(claims) == expected


MOVED = [
    post("c-1", "a-1", "2026-01-01", CURRENT, club=MILAN),
    post("c-2", "a-2", "2026-02-01", CURRENT, club=MADRID),
]


def test_a_coach_in_charge_elsewhere_by_a_newer_report_has_left_where_kinds_of_clubs_are_known() -> None:
    assert told(MOVED, kinds={}) == [
        ("allegri--madrid--1", "current", ("c-2",)),
        ("allegri--milan--1", "former", ("c-1",)),
    ]


def test_without_kinds_of_clubs_a_coach_may_have_two_posts() -> None:
    assert told(MOVED) == [("allegri--madrid--1", "current", ("c-2",)), ("allegri--milan--1", "current", ("c-1",))]


def test_a_national_team_and_a_club_may_share_a_coach() -> None:
    claims = [MOVED[0], post("c-2", "a-2", "2026-02-01", CURRENT, club=ITALY)]
    assert told(claims, kinds={"italy": ClubKind.NATIONAL}) == [
        ("allegri--italy--1", "current", ("c-2",)),
        ("allegri--milan--1", "current", ("c-1",)),
    ]


def test_as_of_a_day_later_reports_and_those_without_a_date_are_unknown() -> None:
    claims = [
        post("c-1", "a-1", "2026-01-01", CURRENT),
        post("c-2", "a-2", "2026-02-01", FORMER),
        post("c-3", "a-3", None, CURRENT, coach=ALONSO),
    ]
    assert told(claims, "2026-01-31") == [("allegri--milan--1", "current", ("c-1",))]


def test_a_superseded_claim_counts_on_the_days_before_the_newer_version() -> None:
    claims = [
        post("c-1", "a-1-12345678", "2026-01-01", CURRENT, superseded="2026-01-03"),
        post("c-2", "a-1", "2026-01-03", FORMER),
    ]
    assert told(claims, "2026-01-02") == [("allegri--milan--1", "current", ("c-1",))]
    assert told(claims, "2026-01-03") == [("allegri--milan--1", "former", ("c-2",))]
    assert told(claims) == told(claims, "2026-01-03")


def test_a_version_that_says_nothing_takes_back_what_the_one_before_it_said() -> None:
    assert fold_claims([post("c-1", "a-1-12345678", "2026-01-01", CURRENT, superseded="2026-01-03")]) == []


def tenure(*claims: Claim) -> Tenure:
    (fact,) = fold_claims(claims)
    assert isinstance(fact, Tenure)
    return fact


def test_dates_are_those_of_the_newest_report_as_exact_as_any_tells_them() -> None:
    fact = tenure(
        post("c-1", "a-1", "2026-01-01", CURRENT, since="2025-07-01", contract_until="2026"),
        post("c-2", "a-2", "2026-02-01", CURRENT, since="2025", contract_until="2028"),
    )
    assert (fact.since, fact.contract_until) == ("2025-07-01", "2028")


def test_of_dates_as_exact_as_each_other_that_which_most_reports_tell_counts() -> None:
    fact = tenure(
        post("c-1", "a-1", "2026-01-13", CURRENT, since="2026-01-12"),
        post("c-2", "a-2", "2026-01-14", CURRENT, since="2026-01-12"),
        post("c-3", "a-3", "2026-02-20", CURRENT, since="2026-02-20"),
        post("c-4", "a-4", "2026-03-08", CURRENT, since="2026"),
    )
    assert fact.since == "2026-01-12"


def test_an_end_that_a_coach_has_outstayed_is_none() -> None:
    fact = tenure(post("c-1", "a-1", "2025-05-01", CURRENT, until="2025-06"), post("c-2", "a-2", "2026-02-01", CURRENT))
    assert (fact.status, fact.until) == (CURRENT, None)


def test_an_interim_coach_with_a_contract_is_interim_no_more() -> None:
    interim = post("c-1", "a-1", "2026-01-01", CURRENT, interim=True)
    assert tenure(interim, post("c-2", "a-2", "2026-02-01", CURRENT)).interim is True
    assert tenure(interim, post("c-2", "a-2", "2026-02-01", CURRENT, contract_until="2028")).interim is False


@pytest.mark.parametrize(
    ("reported", "outlook"), [("2026-02-01", Outlook.UNDER_PRESSURE), ("2026-07-01", None)], ids=["fresh", "stale"]
)
def test_pressure_on_a_coach_is_forgotten_when_it_is_not_told_for_half_a_year(
    reported: str, outlook: Outlook | None
) -> None:
    pressed = post("c-1", "a-1", "2026-01-01", CURRENT, outlook=Outlook.UNDER_PRESSURE)
    assert tenure(pressed, post("c-2", "a-2", reported, CURRENT)).outlook is outlook


def test_a_former_coach_has_no_outlook() -> None:
    pressed = post("c-1", "a-1", "2026-01-01", CURRENT, outlook=Outlook.UNDER_PRESSURE)
    assert tenure(pressed, post("c-2", "a-2", "2026-01-02", FORMER)).outlook is None


def test_copies_of_one_agency_text_are_one_source() -> None:
    claims = [post(f"c-{n}", f"a-{n}", "2026-01-01", CURRENT, wording=Wording.REPORTEDLY) for n in range(3)]
    (fact,) = fold_claims(claims, clusters={"a-0": "a-0", "a-1": "a-0"})
    assert (fact.articles, fact.sources, fact.certainty) == (3, 2, 0.72)
