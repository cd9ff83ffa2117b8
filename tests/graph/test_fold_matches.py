"""PLAYED: how claims become matches."""

from collections.abc import Sequence
from typing import Any

import pytest

from dugout.graph.fold import fold_claims
from dugout.graph.model import Claim, FactType, Match, MatchStatus, Ref, Wording

MADRID, CELTA = Ref("real-madrid", "Real Madrid"), Ref("celta", "Celta")
LIGA, CUP = Ref("la-liga", "La Liga"), Ref("cup", "Cup")
PLAYED, SCHEDULED = MatchStatus


def match(ident: str, reported: str | None, status: MatchStatus = PLAYED, **values: Any) -> Claim:
    return Claim(
        id=ident,
        article=f"a-{ident}",
        kind=FactType.PLAYED,
        quote="...",
        start=0,
        end=3,
        reader="test 1",
        rule="test",
        wording=Wording.CONFIRMED,
        certainty=0.95,
        reported=reported,
        status=status,
        **{"club": MADRID, "opponent": CELTA, **values},
    )


def told(claims: Sequence[Claim]) -> list[tuple[str, str, str | None, tuple[str, ...]]]:
    """Return id, status, score and claims of each match, whatever the order of the claims."""
    facts = fold_claims(claims)
    assert facts == fold_claims(list(reversed(claims)))
    return [
        (fact.id.removeprefix("celta--real-madrid--"), fact.status.value, fact.score, fact.claims)
        for fact in facts
        if isinstance(fact, Match)
    ]


def test_a_match_has_its_clubs_sorted_and_its_score_in_their_order() -> None:
    values: dict[str, Any] = {
        "score": "2-1",
        "date": "2026-03-06",
        "competition": LIGA,
        "stage": "matchday 27",
        "season": "2025-26",
    }
    assert fold_claims([match("c-1", "2026-03-07", **values)]) == [
        Match(
            id="celta--real-madrid--2026-03-06",
            claims=("c-1",),
            certainty=0.95,
            articles=1,
            sources=1,
            first_reported="2026-03-07",
            last_reported="2026-03-07",
            clubs=("celta", "real-madrid"),
            status=PLAYED,
            score="1-2",
            date="2026-03-06",
            competition="la-liga",
            stage="matchday 27",
            season="2025-26",
        )
    ]


CASES = {
    "both orders of the clubs are one match": (
        [
            match("c-1", "2026-03-07", date="2026-03-06", score="2-1"),
            match("c-2", "2026-03-07", date="2026-03-06", score="1-2", club=CELTA, opponent=MADRID),
        ],
        [("2026-03-06", "played", "1-2", ("c-1", "c-2"))],
    ),
    "a day apart is one match": (
        [match("c-1", "2026-03-07", date="2026-03-06"), match("c-2", "2026-03-08", date="2026-03-07")],
        [("2026-03-07", "played", None, ("c-1", "c-2"))],
    ),
    "a group spans a day from its first": (
        [match(f"c-{day}", "2026-03-09", date=f"2026-03-0{day}") for day in (5, 6, 7, 8)],
        [("2026-03-06", "played", None, ("c-5", "c-6")), ("2026-03-08", "played", None, ("c-7", "c-8"))],
    ),
    "the newest score wins": (
        [
            match("c-1", "2026-03-06", date="2026-03-06", score="2-1"),
            match("c-2", "2026-03-07", date="2026-03-06", score="2-2"),
        ],
        [("2026-03-06", "played", "2-2", ("c-1", "c-2"))],
    ),
    "a played report updates the scheduled one": (
        [
            match("c-1", "2026-03-01", SCHEDULED, date="2026-03-07"),
            match("c-2", "2026-03-07", date="2026-03-06", score="2-1"),
            match("c-3", "2026-03-08", SCHEDULED, date="2026-03-07"),
        ],
        [("2026-03-06", "played", "1-2", ("c-1", "c-2", "c-3"))],
    ),
    "also one whose date was not told": (
        [
            match("c-1", "2026-03-01", SCHEDULED, competition=LIGA),
            match("c-2", "2026-03-07", date="2026-03-06", score="2-1", competition=LIGA),
        ],
        [("2026-03-06", "played", "1-2", ("c-1", "c-2"))],
    ),
    "but not of another competition": (
        [
            match("c-1", "2026-03-01", SCHEDULED, competition=CUP),
            match("c-2", "2026-03-07", date="2026-03-06", score="2-1", competition=LIGA),
        ],
        [("2026-03-06", "played", "1-2", ("c-2",)), ("cup", "scheduled", None, ("c-1",))],
    ),
    "a score without a date goes to the match before the report": (
        [
            match("c-1", "2026-03-10", score="2-1"),
            match("c-2", "2026-03-07", date="2026-03-06", score="2-1"),
            match("c-3", "2026-03-30", date="2026-03-29"),
        ],
        [("2026-03-06", "played", "1-2", ("c-1", "c-2")), ("2026-03-29", "played", None, ("c-3",))],
    ),
    "two scores without dates are two matches": (
        [match("c-1", "2026-03-10", score="2-1"), match("c-2", "2026-03-10", score="0-0")],
        [("undated-1", "played", "1-2", ("c-1",)), ("undated-2", "played", "0-0", ("c-2",))],
    ),
    "round and season are a match without its date": (
        [
            match("c-1", "2026-01-10", SCHEDULED, competition=CUP, stage="final", season="2025-26"),
            match("c-2", "2026-06-10", competition=CUP, stage="final", season="2025-26", score="2-1"),
        ],
        [("cup-final-2025-26", "played", "1-2", ("c-1", "c-2"))],
    ),
    "matches of one competition with nothing else told are told apart by time": (
        [match("c-1", "2024-01-10", competition=CUP), match("c-2", "2026-01-10", competition=CUP)],
        [("cup", "played", None, ("c-1",)), ("cup-2", "played", None, ("c-2",))],
    ),
    "a month is the date if no day of it is told": (
        [match("c-1", "2026-04-10", date="2026-03"), match("c-2", "2026-04-10", date="2026")],
        [("2026-03", "played", None, ("c-1", "c-2"))],
    ),
    "else it is that day's match": (
        [match("c-1", "2026-04-10", date="2026-03"), match("c-2", "2026-03-07", date="2026-03-06")],
        [("2026-03-06", "played", None, ("c-1", "c-2"))],
    ),
    "a club does not play itself": ([match("c-1", "2026-03-07", opponent=MADRID)], []),
}


@pytest.mark.parametrize(("claims", "expected"), CASES.values(), ids=CASES)
def test_matches(claims: list[Claim], expected: list[tuple[str, str, str | None, tuple[str, ...]]]) -> None:
    assert told(claims) == expected
