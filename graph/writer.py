"""Reading and writing inside one transaction, in the dataclasses of the model."""

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from dugout.graph.bolt import Run
from dugout.graph.codec import Row, to_row
from dugout.graph.errors import StoreError
from dugout.graph.lookup import Named, keys_of
from dugout.graph.model import Article, Claim, Club, Coach, Competition, Fact, FactType
from dugout.graph.rows import edge_facts, fact_rows, match_facts, stored

# 2: PLAYED has `opponent`, and names are nodes of their own.
SCHEMA = 2
# What travels in one message, in rows and in characters of text: more is refused, less costs round trips.
ROWS = 2_000
CHARACTERS = 4_000_000
_HIDDEN = ("Store", "Name")  # labels of what is no part of the graph
_PARAMETER = re.compile(r"\$(\w+)")

T = TypeVar("T")


class Reads:
    """What a store holds, read back as it was put in."""

    def __init__(self, run: Run) -> None:
        """Read through `run`, which sends one statement with its parameters."""
        self._run = run

    def articles(self, ids: Iterable[str] | None = None) -> list[Article]:
        """Return the articles of these ids (all of them without), sorted by id."""
        rows = self.rows("articles") if ids is None else self.rows("articles_of", ids=list(ids))
        return _things(Article, rows)

    def articles_number(self) -> int:
        """Return how many articles there are."""
        return sum(row["number"] for row in self.rows("articles_number"))

    def shelf(self) -> list[Article]:
        """Return all articles without their texts, sorted by id."""
        return _things(Article, self.rows("shelf"))

    def claims_in(self, articles: Iterable[str]) -> list[Claim]:
        """Return the claims of these articles, sorted by id."""
        return _things(Claim, self.rows("claims_in", ids=list(articles)))

    def claim_ids_in(self, articles: Iterable[str]) -> dict[str, set[str]]:
        """Return the ids of the claims of each of these articles that has any."""
        return {row["article"]: set(row["claims"]) for row in self.rows("claim_ids_in", ids=list(articles))}

    def clusters(self) -> dict[str, str]:
        """Return the cluster of each article's id."""
        return {row["id"]: row["cluster"] for row in self.rows("clusters")}

    def claims(self, about: Iterable[str] | None = None) -> list[Claim]:
        """Return the claims about any of these coaches, clubs and competitions (all without), sorted by id."""
        rows = self.rows("claims") if about is None else self.rows("claims_about", about=list(about))
        return _things(Claim, rows)

    def posts(self, about: Iterable[str]) -> list[Claim]:
        """Return the claims that these coaches and clubs are each other's, sorted by id."""
        return _things(Claim, self.rows("posts_about", about=list(about)))

    def facts_of(self, ids: Iterable[str]) -> list[Fact]:
        """Return the tenures, chases and titles of these ids, sorted by id."""
        told = list(ids)
        claims = {row["fact"]: row["claims"] for row in self.rows("evidence", ids=told)}
        return sorted(edge_facts(self.rows("facts_of", ids=told), claims), key=lambda fact: fact.id)

    def claims_of(self, facts: Iterable[str]) -> list[Claim]:
        """Return the claims behind these facts, sorted by id."""
        return _things(Claim, self.rows("claims_of", ids=list(facts)))

    def ageing(self) -> list[tuple[str, FactType, str | None]]:
        """Return the id, the type and the last report of each fact that grows doubtful without news."""
        return [(row["id"], FactType(row["type"]), row["reported"]) for row in self.rows("ageing")]

    def latest_day(self) -> str | None:
        """Return the latest date on which a claim was reported or superseded, None without any."""
        return max((row["day"] for row in self.rows("latest_day") if row["day"]), default=None)

    def nodes(self) -> tuple[list[Coach], list[Club], list[Competition]]:
        """Return the coaches, clubs and competitions, each sorted by id."""
        rows = self.rows("nodes")

        def of(shape: type[T]) -> list[T]:
            return _things(shape, (row for row in rows if row["label"] == shape.__name__))

        return of(Coach), of(Club), of(Competition)

    def facts(self, about: Iterable[str] | None = None) -> list[Fact]:
        """Return the facts with any of these coaches and clubs (all without), sorted by id."""
        if about is None:
            edges, matches = self.rows("facts"), self.rows("matches")
        else:
            about = list(about)
            edges, matches = self.rows("facts_about", about=about), self.rows("matches_about", about=about)
        ids = list({row["edge"]["id"] for row in edges + matches})
        claims = {row["fact"]: row["claims"] for row in self.rows("evidence", ids=ids)}
        return sorted(edge_facts(edges, claims) + match_facts(matches, claims), key=lambda fact: fact.id)

    def day(self) -> str | None:
        """Return the day for which the facts stand, None while a load is unfinished."""
        return next((row["day"] for row in self.rows("day")), None)

    def match_ids(self) -> list[str]:
        """Return the ids of all matches."""
        return [str(ident) for ident in self.rows("match_ids")]

    def counts(self) -> dict[str, int]:
        """Return how many nodes of each label and edges of each type there are."""
        return {row["name"]: row["number"] for row in self.rows("counts") if row["name"] not in _HIDDEN}

    def answer(self, text: str, **parameters: Any) -> list[Row]:
        """Return the rows of one statement."""
        return self._run(text, parameters)

    def rows(self, name: str, **parameters: Any) -> list[Row]:
        """Return the rows of a file's statements, or those that stand in a list `rows`.

        A list of many takes half the time of as many rows on its way through the driver.
        """
        sent = (row for _, rows in self._parts(name, parameters) for row in rows)
        return [row for each in sent for row in each.get("rows", (each,))]

    def _parts(self, name: str, parameters: dict[str, Any]) -> Iterator[tuple[int, list[Row]]]:
        """Yield for each part of each statement of a file how many rows it was given, and the rows that it gave.

        A list goes in parts that a message can hold, and a statement without anything to do is not sent. Where a
        statement has two lists, what it does with one has nothing to do with the other.
        """
        for statement in statements(name):
            told = {key: parameters[key] for key in dict.fromkeys(_PARAMETER.findall(statement))}
            lists = [key for key, value in told.items() if isinstance(value, list)]
            given = sum(len(told[key]) for key in lists)
            if not lists or (len(lists) > 1 and 0 < given <= ROWS):
                yield given, self._run(statement, told)
                continue
            none: dict[str, list[Any]] = {key: [] for key in lists}
            for key in lists:
                for part in _messages(told[key]):
                    yield len(part), self._run(statement, {**told, **none, key: part})


class Writer(Reads):
    """Writes inside one transaction; everything put twice stands once."""

    def put_articles(self, articles: Iterable[Article]) -> None:
        """Write articles, over those of the same id."""
        self._put("put_articles", articles=[to_row(article) for article in articles])

    def put_nodes(
        self, coaches: Iterable[Coach] = (), clubs: Iterable[Club] = (), competitions: Iterable[Competition] = ()
    ) -> None:
        """Write coaches, clubs and competitions, over those of the same id; a club's league must be there too."""
        coaches, clubs, competitions = list(coaches), list(clubs), list(competitions)
        self._put(
            "put_nodes",
            coaches=[to_row(coach) for coach in coaches],
            clubs=[to_row(club) for club in clubs],
            competitions=[to_row(competition) for competition in competitions],
            leagues=[{"club": club.id, "league": club.league} for club in clubs if club.league],
        )
        self.put_names((*coaches, *clubs, *competitions))

    def put_names(self, nodes: Iterable[Coach | Club | Competition]) -> None:
        """Write what some coaches, clubs and competitions are found by, in place of what it was."""
        named = [
            Named(type(node).__name__, node.id, (node.name, *node.aliases, *getattr(node, "nicknames", ())))
            for node in nodes
        ]
        self._put(
            "put_names",
            nodes=[{"node": node.id, "label": node.label} for node in named],
            names=[{"key": key, "node": node.id, "label": node.label} for node in named for key in keys_of(node)],
        )

    def put_opponents(self, matches: Iterable[str]) -> None:
        """Write on the sides of some matches which club the other is."""
        self._put("put_opponents", matches=list(matches))

    def put_claims(self, claims: Iterable[Claim]) -> None:
        """Write claims; their articles and what they are about must be there.

        Raises:
            StoreError: If an article, coach, club or competition is not there.
        """
        claims = list(claims)
        self._put(
            "put_claims",
            claims=[to_row(claim) for claim in claims],
            coaches=[{"claim": claim.id, "node": claim.coach.id} for claim in claims if claim.coach],
            clubs=[
                {"claim": claim.id, "node": club.id}
                for claim in claims
                for club in (claim.club, claim.opponent)
                if club
            ],
            competitions=[{"claim": claim.id, "node": claim.competition.id} for claim in claims if claim.competition],
        )

    def put_facts(self, facts: Iterable[Fact]) -> None:
        """Write facts, over those of the same id, and on each claim which fact it supports.

        Raises:
            StoreError: If a coach, club, competition or claim is not there.
        """
        self._put("put_facts", **fact_rows(facts))

    def drop_facts(self, ids: Iterable[str]) -> None:
        """Take facts away; their claims stay and support nothing."""
        self._put("drop_facts", ids=list(ids))

    def drop_articles(self, ids: Iterable[str]) -> None:
        """Take articles and their claims away; the facts stand until they are folded again."""
        self._put("drop_articles", ids=list(ids))

    def drop_claims(self, ids: Iterable[str]) -> None:
        """Take claims away; the facts stand until they are folded again."""
        self._put("drop_claims", ids=list(ids))

    def drop_unused_nodes(self) -> None:
        """Take away coaches, clubs and competitions that no claim is about."""
        self._put("drop_unused_nodes")

    def put_day(self, day: str | None) -> None:
        """Write the day for which the facts stand, None while a load is unfinished."""
        self._put("put_day", schema=SCHEMA, day=day)

    def _put(self, name: str, **parameters: Any) -> None:
        for sent, rows in self._parts(name, parameters):
            if any(row["written"] != sent for row in rows):
                raise StoreError(f"{name}: {sent - rows[0]['written']} of {sent} rows name what is not in the store")


@functools.cache
def statements(name: str) -> tuple[str, ...]:
    """Return the statements of one of the files beside this module."""
    text = (Path(__file__).parent / "cypher" / f"{name}.cypher").read_text(encoding="utf-8")
    return tuple(part.strip() for part in text.split(";\n") if part.strip())


def _things(shape: type[T], rows: Iterable[Row]) -> list[T]:
    found = {row["row"].get("id"): stored(shape, row["row"]) for row in rows}
    return [found[key] for key in sorted(found)]


def _messages(values: list[Any]) -> Iterator[list[Any]]:
    lengths = [len(value["text"]) if isinstance(value, dict) and "text" in value else 0 for value in values]
    start = characters = 0
    for number, length in enumerate(lengths):
        if number > start and (number - start == ROWS or characters + length > CHARACTERS):
            yield values[start:number]
            start, characters = number, 0
        characters += length
    if values:
        yield values[start:]
