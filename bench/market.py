"""A market as large as years of news: articles with claims about the coaches and clubs of the register, by a seed."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from dugout.graph.ids import claim_id
from dugout.graph.model import Article, Claim, FactType, MatchStatus, Ref, Stance, Status, Wording
from dugout.graph.register import load_register

FIRST_DAY, DAYS = date(2023, 7, 1), 1_000
CLAIMS = 5  # an article


class Crowd:
    """Names of which few are in the news daily and most hardly ever."""

    def __init__(self, refs: Sequence[Ref], chance: random.Random) -> None:
        self._refs = chance.sample(refs, len(refs))
        self._weights = list(accumulate(1 / (rank + 5) for rank in range(len(refs))))
        self._chance = chance

    def draw(self) -> Ref:
        return self._chance.choices(self._refs, cum_weights=self._weights)[0]


def articles(number: int, seed: int = 1) -> Iterator[tuple[Article, list[Claim]]]:
    """Yield articles with five claims each: of posts, chases, titles and matches, the later the newer."""
    chance = random.Random(seed)
    register = load_register()
    coaches = Crowd([Ref(entry.id, entry.name) for entry in register.coaches.values()], chance)
    clubs = Crowd([Ref(entry.id, entry.name) for entry in register.clubs.values()], chance)
    leagues = [Ref(entry.id, entry.name) for entry in register.competitions.values()][:60]
    careers: dict[str, list[Ref]] = {}
    for n in range(number):
        day = str(FIRST_DAY + timedelta(days=n * DAYS // number))
        ident = f"a-{n:016x}"
        text = " ".join(chance.choices(("coach", "club", "talks", "denied", "season", "title", "win", "post"), k=60))
        article = Article(
            id=ident, url=f"https://news.example/{n}", publisher=f"Paper {n % 40}", published=day,
            headline=f"Story {n}", text=text, digest=f"{n:064x}", sketch=f"{chance.getrandbits(1024):0256x}",
        )  # fmt: skip
        claims = []
        for start in range(0, 50, 10):
            coach = coaches.draw()
            career = careers.setdefault(coach.id, [clubs.draw() for _ in range(chance.randrange(2, 7))])
            values = _values(chance, coach, career, clubs, leagues, day)
            claims.append(
                Claim(
                    id=claim_id(ident, start), article=ident, quote=text[start : start + 9], start=start,
                    end=start + 9, reader="bench 1", rule="drawn", reported=day, **values,
                )
            )  # fmt: skip
        yield article, claims


def _values(
    chance: random.Random, coach: Ref, career: list[Ref], clubs: Crowd, leagues: Sequence[Ref], day: str
) -> dict[str, Any]:
    kind = chance.choices(list(FactType), (5, 4, 1, 3))[0]
    certainty: dict[str, Any] = {"wording": Wording.CONFIRMED, "certainty": 0.95}
    if kind is FactType.MANAGES:
        if chance.random() < 0.05:
            career.append(clubs.draw())
        now = chance.random() < 0.5
        club = career[-1] if now else chance.choice(career)
        status = Status.CURRENT if club == career[-1] else Status.FORMER
        return {**certainty, "kind": kind, "coach": coach, "club": club, "status": status}
    if kind is FactType.LINKED_TO:
        stance, wording = chance.choice(list(Stance)), chance.choice((Wording.UNDERSTOOD, Wording.REPORTEDLY))
        sure = 0.75 if wording is Wording.UNDERSTOOD else 0.6
        chase = {"kind": kind, "coach": coach, "club": clubs.draw(), "stance": stance}
        return {**chase, "wording": wording, "certainty": sure}
    if kind is FactType.WON_TITLE_AT:
        title = {"kind": kind, "coach": coach, "club": chance.choice(career), "competition": chance.choice(leagues)}
        return {**certainty, **title, "count": chance.randrange(1, 4)}
    club, opponent = clubs.draw(), clubs.draw()
    while opponent == club:
        opponent = clubs.draw()
    score = f"{chance.randrange(4)}-{chance.randrange(4)}"
    match = {"kind": kind, "club": club, "opponent": opponent, "status": MatchStatus.PLAYED, "date": day}
    return {**certainty, **match, "score": score, "competition": chance.choice(leagues)}
