"""A market as large as years of news: articles with claims about the coaches and clubs of the register, by a seed."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from dugout.graph.ids import claim_id
from dugout.graph.model import Article, Claim, FactType, MatchStatus, Ref, Stance, Status, Wording
from dugout.graph.register import load_register

FIRST_DAY, DAYS = date(2023, 7, 1), 1_000
CLAIMS = 5  # an article


LEAGUE = 20  # clubs


class Market:
    """Who is where: leagues of clubs, and coaches with a career and a few suitors; few are in the news daily."""

    def __init__(self, chance: random.Random) -> None:
        register = load_register()
        self.chance = chance
        clubs = [Ref(entry.id, entry.name) for entry in register.clubs.values()]
        coaches = [Ref(entry.id, entry.name) for entry in register.coaches.values()]
        chance.shuffle(clubs)
        chance.shuffle(coaches)
        self.leagues = [clubs[n : n + LEAGUE] for n in range(0, len(clubs) - LEAGUE, LEAGUE)]
        self.competitions = [Ref(entry.id, entry.name) for entry in register.competitions.values()]
        self.coaches = coaches
        self.careers = [[self.club(n) for _ in range(chance.randrange(2, 8))] for n in range(len(coaches))]
        self.suitors = [[self.club(n) for _ in range(chance.randrange(1, 9))] for n in range(len(coaches))]

    def rank(self, number: int) -> int:
        """Return a number below `number`; as many draws fall below its square root as above."""
        return min(int(number ** self.chance.random()) - 1 + self.chance.randrange(20), number - 1)

    def club(self, coach: int) -> Ref:
        """Return a club about as well known as a coach."""
        level = coach * len(self.leagues) // len(self.coaches)
        near = min(max(level + self.chance.randrange(-8, 9), 0), len(self.leagues) - 1)
        return self.chance.choice(self.leagues[near])

    def values(self, day: int) -> dict[str, Any]:
        """Return what a claim of a day says."""
        chance = self.chance
        coach = self.rank(len(self.coaches))
        kind = chance.choices(list(FactType), (5, 4, 1, 3))[0]
        sure: dict[str, Any] = {"kind": kind, "wording": Wording.CONFIRMED, "certainty": 0.95}
        if kind is FactType.PLAYED:
            return {**sure, **self.match(day)}
        sure["coach"] = self.coaches[coach]
        career = self.careers[coach]
        if kind is FactType.MANAGES:
            if chance.random() < 0.02:
                career.append(self.club(coach))
            club = career[-1] if chance.random() < 0.6 else chance.choice(career)
            return {**sure, "club": club, "status": Status.CURRENT if club == career[-1] else Status.FORMER}
        if kind is FactType.LINKED_TO:
            wording, certainty = chance.choice(((Wording.UNDERSTOOD, 0.75), (Wording.REPORTEDLY, 0.6)))
            stance = chance.choice(list(Stance))
            club = chance.choice(self.suitors[coach])
            return {**sure, "club": club, "stance": stance, "wording": wording, "certainty": certainty}
        competition = self.competitions[self.rank(len(self.leagues)) % len(self.competitions)]
        return {**sure, "club": chance.choice(career), "competition": competition, "count": chance.randrange(1, 4)}

    def match(self, day: int) -> dict[str, Any]:
        """Return the match of a club's week, which several papers tell alike."""
        league, week = self.rank(len(self.leagues)), day // 7
        one = self.chance.randrange(LEAGUE)
        other = (week - one) % LEAGUE
        if one == other:
            other = (one + LEAGUE // 2) % LEAGUE
        one, other = sorted((one, other))
        return {
            "club": self.leagues[league][one],
            "opponent": self.leagues[league][other],
            "status": MatchStatus.PLAYED,
            "date": str(FIRST_DAY + timedelta(days=week * 7)),
            "score": f"{(one * week) % 4}-{(other * week) % 3}",
            "competition": self.competitions[league % len(self.competitions)],
        }


def articles(number: int, seed: int = 1) -> Iterator[tuple[Article, list[Claim]]]:
    """Yield articles with five claims each: of posts, chases, titles and matches, the later the newer."""
    chance = random.Random(seed)
    market = Market(chance)
    for n in range(number):
        day = n * DAYS // number
        published = str(FIRST_DAY + timedelta(days=day))
        ident = f"a-{n:016x}"
        text = " ".join(chance.choices(("coach", "club", "talks", "denied", "season", "title", "win", "post"), k=60))
        article = Article(
            id=ident, url=f"https://news.example/{n}", publisher=f"Paper {n % 40}", published=published,
            headline=f"Story {n}", text=text, digest=f"{n:064x}", sketch=f"{chance.getrandbits(1024):0256x}",
        )  # fmt: skip
        yield article, [
            Claim(
                id=claim_id(ident, start), article=ident, quote=text[start : start + 9], start=start, end=start + 9,
                reader="bench 1", rule="drawn", reported=published, **market.values(day),
            )
            for start in range(0, 10 * CLAIMS, 10)
        ]  # fmt: skip
