"""A market drawn by a seed: full of ties, gaps, contradictions and faults, on which engines may differ."""

import random
from dataclasses import replace
from typing import Any

from dugout.graph.dump import Contents
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

# Few, so that many nodes share one; and such as sort differently in different places.
_NAMES = ("Ann", "ann", "Ánn", "Zoë", "O'Neil", "Ødegaard", "Łukasz", "名", "Ann B", "Ann-B", "ANN", "ß")
_PUBLISHERS = ("Post", "Wire", "The Touchline", "post", None)


class _Chance(random.Random):
    """Draws of what the model has."""

    def some(self, values: Any, share: float = 0.7) -> Any:
        """Return one of some values, or None."""
        return self.choice(list(values)) if self.random() < share else None

    def day(self) -> str:
        """Return a date, cut to a year, a month or a day."""
        day = f"202{self.randrange(3, 8)}-{self.randrange(1, 13):02}-{self.randrange(1, 29):02}"
        return day[: self.choice((4, 7, 10, 10, 10))]

    def maybe_day(self, share: float = 0.6) -> str | None:
        """Return a date or None."""
        return self.day() if self.random() < share else None

    def name(self, number: int) -> str:
        """Return a name that some others have too."""
        return f"{self.choice(_NAMES)} {number % 40}"


def random_market(
    seed: int, *, articles: int = 350, coaches: int = 220, clubs: int = 150, claims: int = 1_000
) -> Contents:
    """Return the market of a seed: the nodes that are asked for, 40 competitions, and a match for every fifth claim."""
    chance = _Chance(seed)
    leagues = [
        Competition(id=f"cup-{n}", name=chance.name(n), kind=chance.some(CompetitionKind), tier=chance.some((1, 2)))
        for n in range(40)
    ]
    teams = [
        Club(
            id=f"club-{n}",
            name=chance.name(n),
            kind=chance.choice(list(ClubKind)),
            country=chance.some(("Italy", "Spain")),
            league=chance.some([league.id for league in leagues[:8]]),
            known=chance.random() < 0.8,
        )
        for n in range(clubs)
    ]
    people = [
        Coach(
            id=f"coach-{n}", name=chance.name(n), nationality=chance.some(("Italian",)), born=chance.some((1967, 1970))
        )
        for n in range(coaches)
    ]
    papers = [
        Article(
            id=f"a-{n:04}",
            text=f"Text {n}",
            digest=f"d{n}",
            url=chance.some((f"https://paper.example/{n}",)),
            publisher=chance.choice(_PUBLISHERS),
            published=chance.maybe_day(0.8),
            headline=chance.some((f"Headline {n}",)),
            cluster=f"a-{n - chance.randrange(min(n, 3) + 1):04}",
        )
        for n in range(articles)
    ]
    said = [_claim(chance, n, chance.choice(papers), people, teams, leagues) for n in range(claims)]
    return Contents(
        coaches=tuple(people),
        clubs=tuple(teams),
        competitions=tuple(leagues),
        articles=tuple(papers),
        claims=tuple(said),
        facts=tuple(_facts(chance, said)),
    )


def _claim(
    chance: _Chance, number: int, paper: Article, coaches: list[Coach], clubs: list[Club], cups: list[Competition]
) -> Claim:
    # The first of each kind are met far more often: a few coaches and clubs are in most stories.
    coach, club, other, cup = (
        things[min(int(chance.expovariate(12 / len(things))), len(things) - 1)]
        for things in (coaches, clubs, clubs, cups)
    )
    kind = chance.choice([*FactType, FactType.MANAGES, FactType.LINKED_TO])
    who, where = Ref(coach.id, coach.name), Ref(club.id, club.name)
    values: dict[FactType, dict[str, Any]] = {
        FactType.MANAGES: {
            "coach": who,
            "status": chance.choice(list(Status)),
            "since": chance.maybe_day(),
            "until": chance.maybe_day(0.2),
            "contract_until": chance.maybe_day(0.4),
            "interim": chance.some((True, False), 0.3),
            "outlook": chance.some(Outlook, 0.3),
        },
        FactType.LINKED_TO: {"coach": who, "stance": chance.choice(list(Stance))},
        FactType.WON_TITLE_AT: {
            "coach": who,
            "competition": Ref(cup.id, cup.name),
            "count": chance.some((1, 2, 3)),
            "seasons": chance.choice(((), ("2010-11",), ("2010-11", "2012-13"))),
        },
        FactType.PLAYED: {
            "opponent": Ref(other.id, other.name),
            "competition": chance.some((Ref(cup.id, cup.name),)),
            "status": chance.choice(list(MatchStatus)),
            "score": chance.some(("2-1", "1-2", "0-0", "10-0")),
            "date": chance.maybe_day(0.8),
            "stage": chance.some(("final",), 0.2),
        },
    }
    return Claim(
        id=f"c-{number:05}",
        article=paper.id,
        kind=kind,
        quote=f"Text {number}",
        start=0,
        end=6,
        reader="random 1",
        rule="random",
        wording=chance.choice(list(Wording)),
        certainty=chance.choice((0.3, 0.55, 0.95)),
        reported=paper.published,
        club=where,
        **values[kind],
    )


def _facts(chance: _Chance, claims: list[Claim]) -> list[Fact]:
    """Return facts of one to three claims of one coach and club each, now and then at odds with them."""
    alike: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        ends = claim.coach or claim.opponent
        key: tuple[str, ...] = (claim.kind, ends.id if ends else "", claim.club.id if claim.club else "")
        if claim.competition and claim.kind is FactType.WON_TITLE_AT:
            key += (claim.competition.id,)
        alike.setdefault(key, []).append(claim)
    facts: list[Fact] = []
    for key, told in alike.items():
        while told:
            part = [told.pop() for _ in range(min(len(told), chance.randrange(1, 4)))]
            facts.append(_fact(chance, f"{'--'.join(key[1:])}--{key[0].lower()}-{len(told)}", part))
    return facts


def _fact(chance: _Chance, fact_id: str, told: list[Claim]) -> Fact:
    claim = told[0]
    reported = sorted(each.reported for each in told if each.reported)
    shared: dict[str, Any] = {
        "id": fact_id,
        "claims": tuple(sorted(each.id for each in told)),
        "certainty": chance.choice((0.2, 0.55, 0.55, 0.95, 1.2)),
        "articles": len(told),
        "sources": chance.randrange(1, len(told) + 2),
        "first_reported": reported[0] if reported else None,
        "last_reported": chance.choice(reported) if reported else None,
    }
    club = claim.club.id if claim.club else ""
    if claim.kind is FactType.PLAYED:
        match = Match(
            clubs=(club, claim.opponent.id if claim.opponent else ""),
            status=MatchStatus(claim.status or "played"),
            score=claim.score,
            date=claim.date,
            competition=claim.competition.id if claim.competition else None,
            stage=claim.stage,
            **shared,
        )
        return replace(match, score=chance.choice((match.score, "2-2")))
    coach = claim.coach.id if claim.coach else ""
    if claim.kind is FactType.MANAGES:
        return Tenure(
            coach=coach,
            club=club,
            status=Status(claim.status or "current"),
            since=claim.since,
            until=claim.until,
            contract_until=claim.contract_until,
            interim=bool(claim.interim),
            outlook=claim.outlook,
            **shared,
        )
    if claim.kind is FactType.LINKED_TO:
        return Chase(
            coach=coach, club=club, stance=claim.stance or Stance.LINKED, until=chance.maybe_day(0.3), **shared
        )
    cup = claim.competition.id if claim.competition else ""
    return Title(coach=coach, club=club, competition=cup, count=claim.count, seasons=claim.seasons, **shared)
