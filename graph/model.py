"""What the graph is made of: nodes, articles, claims and the facts folded from them.

Python names are snake_case; the same fields are camelCase in the graph and in dumps.
Dates are ISO strings cut to what was told ("2025", "2025-07", "2025-07-01").
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class FactType(StrEnum):
    """The four edges that an article can state."""

    MANAGES = "MANAGES"
    LINKED_TO = "LINKED_TO"
    WON_TITLE_AT = "WON_TITLE_AT"
    PLAYED = "PLAYED"


class Status(StrEnum):
    """Where a tenure stands."""

    CURRENT = "current"
    FORMER = "former"
    INCOMING = "incoming"


class Outlook(StrEnum):
    """What is said of a coach's stay in his post."""

    LEAVING = "leaving"
    UNDER_PRESSURE = "under pressure"
    STAYING = "staying"


class Stance(StrEnum):
    """How far a chase has come, as a report tells it."""

    LINKED = "linked"
    TALKS = "talks"
    AGREED = "agreed"
    DENIED = "denied"
    REJECTED = "rejected"


class MatchStatus(StrEnum):
    """Whether a match is over."""

    PLAYED = "played"
    SCHEDULED = "scheduled"


class Wording(StrEnum):
    """How sure the sentence behind a claim sounds."""

    CONFIRMED = "confirmed"
    UNDERSTOOD = "understood"
    REPORTEDLY = "reportedly"
    DENIED = "denied"
    BOOKMAKERS = "bookmakers"


class ClubKind(StrEnum):
    """What sort of team a Club node is."""

    CLUB = "club"
    NATIONAL = "national"
    WOMEN = "women"
    YOUTH = "youth"
    RESERVE = "reserve"


class CompetitionKind(StrEnum):
    """What sort of competition."""

    LEAGUE = "league"
    CUP = "cup"
    SUPERCUP = "supercup"
    CONTINENTAL = "continental"
    INTERNATIONAL = "international"


class Ref(NamedTuple):
    """A node as a claim names it: its id, and its name in full."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coach:
    """A person who coaches; `known` is false for one met only in the news."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    nationality: str | None = None
    born: int | None = None
    gender: str | None = None
    career_since: str | None = None
    wikidata: str | None = None
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Club:
    """A club or a national team; `league` is the id of a Competition."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ClubKind = ClubKind.CLUB
    country: str | None = None
    city: str | None = None
    league: str | None = None
    stadium: str | None = None
    nicknames: tuple[str, ...] = ()
    wikidata: str | None = None
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Competition:
    """A league, cup or tournament; `country` may be a confederation."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: CompetitionKind | None = None
    tier: int | None = None
    gender: str | None = None
    country: str | None = None
    wikidata: str | None = None
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text from one place, as it stood when it was read.

    `digest` tells two versions under one address apart; `sketch` is what near-copies are
    found by, and `cluster` the smallest article id among them (its own where there is
    none); `superseded` is the date of the version that replaced this one ("" where that
    version has no date), None for the latest.
    """

    id: str
    text: str | None
    digest: str
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    headline: str | None = None
    sketch: str | None = None
    cluster: str | None = None
    superseded: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one stretch of one article says; immutable, with its evidence.

    `quote == article.text[start:end]`, offsets in Unicode code points. Which of the values
    are set depends on `kind`: MANAGES coach, club, status and its dates; LINKED_TO coach,
    club, stance; WON_TITLE_AT coach, club, competition, count, seasons; PLAYED club,
    opponent (in the order of `score`), status, date, competition, stage, season.
    """

    id: str
    article: str
    kind: FactType
    quote: str
    start: int
    end: int
    reader: str
    rule: str
    wording: Wording
    certainty: float
    reported: str | None = None
    superseded: str | None = None
    coach: Ref | None = None
    club: Ref | None = None
    opponent: Ref | None = None
    competition: Ref | None = None
    status: Status | MatchStatus | None = None
    since: str | None = None
    until: str | None = None
    contract_until: str | None = None
    interim: bool | None = None
    outlook: Outlook | None = None
    stance: Stance | None = None
    count: int | None = None
    seasons: tuple[str, ...] = ()
    score: str | None = None
    date: str | None = None
    stage: str | None = None
    season: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What the graph holds once the claims about it are folded together.

    `claims` are the ids behind it, sorted; `articles` counts articles, `sources` counts
    clusters of near-copies; `certainty` is between 0 and 1.
    """

    id: str
    claims: tuple[str, ...]
    certainty: float
    articles: int
    sources: int
    first_reported: str | None
    last_reported: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure(Fact):
    """(Coach)-[MANAGES]->(Club): one spell; two spells are two facts."""

    coach: str
    club: str
    status: Status
    since: str | None = None
    until: str | None = None
    contract_until: str | None = None
    interim: bool = False
    outlook: Outlook | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chase(Fact):
    """(Coach)-[LINKED_TO]->(Club): one chase, open until `until`."""

    coach: str
    club: str
    stance: Stance
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Fact):
    """(Coach)-[WON_TITLE_AT]->(Club): one coach, club and competition."""

    coach: str
    club: str
    competition: str
    count: int | None = None
    seasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Fact):
    """A Match node and its two (Club)-[PLAYED]->(Match) edges, which share its id.

    `clubs` are ids in the order of `score` ("2-1").
    """

    clubs: tuple[str, str]
    status: MatchStatus
    score: str | None = None
    date: str | None = None
    competition: str | None = None
    stage: str | None = None
    season: str | None = None


FACT_TYPES: dict[FactType, type[Tenure] | type[Chase] | type[Title] | type[Match]] = {
    FactType.MANAGES: Tenure,
    FactType.LINKED_TO: Chase,
    FactType.WON_TITLE_AT: Title,
    FactType.PLAYED: Match,
}


def fact_type(fact: Fact) -> FactType:
    """Return the edge that a fact is written as."""
    return next(kind for kind, shape in FACT_TYPES.items() if isinstance(fact, shape))
