"""What the network thinks of the values that a text offers for a fact.

For each offered value its scores are added up: of the coach with its place in the text, of the club with it, and so
on. They are weighed beside what the words speak for (`loaders.choice`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from dugout.graph.model import MatchStatus, Ref
from dugout.loaders.choice import AllWeighed, Blend, Candidate, Offered, Ways, Weighed
from dugout.loaders.cup_places import CUP
from dugout.loaders.match_scene import Match
from dugout.loaders.network.entities import CLUBS, TITLES, Entity, Sort
from dugout.loaders.network.features import View
from dugout.loaders.network.timing import KEYS, with_others
from dugout.loaders.network.title_features import title_of
from dugout.loaders.network.value_pairs import Pair
from dugout.loaders.tenures import Tenure
from dugout.loaders.title_places import Title

TENURE_COLUMNS = (*KEYS, "contract_until current", "contract_until incoming", "interim")
MATCH_COLUMNS = tuple(f"{name} {status.value}" for name in ("date", "competition") for status in MatchStatus)
# What each part of the network's answer has for columns, beside the chances of facts.
COLUMNS = {
    "posts": (*(f"none {one}" for one in TENURE_COLUMNS), *(f"news {one}" for one in (*KEYS, "interim")), "once"),
    "matches": (*(f"none {one}" for one in MATCH_COLUMNS), "none score", "news date played", "news date scheduled",
                "eve date played"),
    "coach_spots": (*TENURE_COLUMNS, "count"),
    "club_spots": (*TENURE_COLUMNS, "count", "date played", "date scheduled", "first", "second"),
    "title_spots": ("count",),
    "cups": ("competition played", "competition scheduled", "once"),
}  # fmt: skip
_PLACE = {(part, column): n for part, columns in COLUMNS.items() for n, column in enumerate(columns)}
# Parts that are answered with the facts; the others are asked for by their pairs.
_WITH_FACTS = ("posts", "matches")
Fact = Tenure | Title | Match
Score = tuple[str, Pair, int]  # part of the answer, pair, column
_NOTHING: dict[Pair, Sequence[float]] = {}
Parts = dict[str, dict[Pair, Sequence[float]]]  # the network's answer: by part and pair, the scores of its columns


@dataclass(slots=True)
class Board:
    """Where in the network's answer about an article the scores of a value stand."""

    entities: Sequence[Entity]
    view: View
    _coaches: dict[Ref, int] = field(default_factory=dict)
    _clubs: dict[Ref, int] = field(default_factory=dict)
    _spot: dict[int, int] = field(default_factory=dict)
    _titles: dict[Title, int] = field(default_factory=dict)

    @classmethod
    def of(cls, view: View, entities: Sequence[Entity], spots: Sequence[int]) -> "Board":
        """Return the board of an article."""
        board = cls(entities, view)
        for n, entity in enumerate(entities):
            if entity.sort is Sort.COACH:
                board._coaches[entity.ref] = n
            elif entity.sort in CLUBS:
                board._clubs[entity.ref] = n
        board._spot = {spot: n for n, spot in enumerate(spots, len(entities))}
        return board

    def scores(self, fact: Fact, name: str, candidate: Candidate | None) -> list[Score]:
        """Return which scores speak for a value of a fact; None is that none is told."""
        if isinstance(fact, Tenure):
            found = self._of_tenure(fact, name, candidate)
        elif isinstance(fact, Title):
            found = self._of_title(fact, candidate)
        else:
            found = self._of_match(fact, name, candidate)
        return [
            (part, pair, place)
            for part, pair, column in found
            if pair[0] >= 0 <= pair[1] and (place := _PLACE.get((part, column))) is not None
        ]

    def _of_tenure(self, fact: Tenure, name: str, candidate: Candidate | None) -> list[tuple[str, Pair, str]]:
        coach, club = self._coaches.get(fact.coach, -1), self._clubs.get(fact.club, -1)
        column = name if name == "interim" else f"{name} {fact.status.value}"
        if candidate is None:
            return [("posts", (coach, club), f"none {column}")]
        if candidate.way:
            return [("posts", (coach, club), f"{candidate.way} {column}")]
        spot = self._spot.get(candidate.at, -1)
        return [("coach_spots", (coach, spot), column), ("club_spots", (club, spot), column)]

    def _of_title(self, fact: Title, candidate: Candidate | None) -> list[tuple[str, Pair, str]]:
        coach, club = self._coaches.get(fact.coach, -1), self._clubs.get(fact.club, -1)
        if candidate is None or candidate.way == "told":
            return []
        if fact not in self._titles:
            named = (n for n, e in enumerate(self.entities) if e.sort in TITLES and self._is(e, fact))
            self._titles[fact] = next(named, -1)
        title = self._titles[fact]
        if candidate.way:
            return [("posts", (coach, club), candidate.way), ("cups", (club, title), candidate.way)]
        spot = self._spot.get(candidate.at, -1)
        return [(part, (n, spot), "count")
                for part, n in (("coach_spots", coach), ("club_spots", club), ("title_spots", title))]  # fmt: skip

    def _is(self, entity: Entity, fact: Title) -> bool:
        return entity.ref == fact.competition or title_of(self.view, fact.club, entity) == fact.competition

    def _of_match(self, fact: Match, name: str, candidate: Candidate | None) -> list[tuple[str, Pair, str]]:
        one, other = self._clubs.get(fact.club, -1), self._clubs.get(fact.opponent, -1)
        column = name if name == "score" else f"{name} {fact.status.value}"
        pair = min(one, other), max(one, other)  # as `Pairs` has them
        if candidate is None:
            return [("matches", pair, f"none {column}")]
        if name == "competition":
            title = next((n for n, e in enumerate(self.entities) if _is_meant(e, candidate.way)), -1)
            return [("cups", (club, title), column) for club in (one, other)]
        spot = self._spot.get(candidate.at, -1)
        if candidate.way in ("news", "eve"):
            return [("matches", pair, f"{candidate.way} {column}")]
        if name == "score":
            first, second = (other, one) if candidate.way == "turned" else (one, other)
            return [("club_spots", (first, spot), "first"), ("club_spots", (second, spot), "second")]
        return [("club_spots", (club, spot), column) for club in (one, other)]


def _is_meant(entity: Entity, way: str) -> bool:
    """Return whether an entity is what the way of a competition means: its id, or the word for a cup."""
    return entity.sort is Sort.CUP_TITLE if way == CUP else entity.ref.id == way


@dataclass(frozen=True, slots=True)
class Opinion:
    """The network's scores of values in one article."""

    board: Board
    parts: Parts
    ways: Ways = field(default_factory=lambda: Ways({}, {}))
    more: Callable[[Mapping[str, set[Pair]]], Parts] | None = None  # asks the network for pairs
    _wanted: dict[str, set[Pair]] = field(default_factory=lambda: defaultdict(set))
    # By the id of the candidates, they and what speaks for each: to be looked up once.
    _heard: dict[int, tuple[Sequence[Candidate], list[list[Score]]]] = field(default_factory=dict)

    def blend(self, name: str) -> Blend:
        """Return how a value is chosen with the network's say."""
        return self.ways.blends[name]

    def with_others(self, tenures: Sequence[Tenure], weighed: AllWeighed) -> dict[str, list[Weighed]]:
        """Return the beginnings and ends of all tenures, weighed again with those of the others beside each."""
        return with_others(tenures, weighed, self.ways.timing)

    def hear(self, offered: Iterable[Offered]) -> None:
        """Note what the network is to be asked: it is asked once, when the first value is chosen."""
        for fact, name, candidates in offered:
            found = [self.board.scores(fact, name, candidate) for candidate in candidates]
            self._heard[id(candidates)] = candidates, found
            for part, pair, _ in chain.from_iterable(found):
                if part not in _WITH_FACTS:
                    self._wanted[part].add(pair)

    def of(self, fact: Fact, name: str, candidates: Sequence[Candidate]) -> list[float]:
        """Return what speaks for each value, and last for its not being told."""
        if self._wanted and self.more:
            for part, rows in self.more(dict(self._wanted)).items():
                self.parts.setdefault(part, {}).update(rows)
            self._wanted.clear()
        heard, scores = self._heard.get(id(candidates), (None, []))
        if heard is not candidates:
            scores = [self.board.scores(fact, name, candidate) for candidate in candidates]
        return [self._sum(told) for told in (*scores, self.board.scores(fact, name, None))]

    def _sum(self, scores: Sequence[Score]) -> float:
        rows = [(self.parts.get(part, _NOTHING).get(pair), column) for part, pair, column in scores]
        return sum([row[column] for row, column in rows if row])
