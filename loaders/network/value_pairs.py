"""Which entities and spots of an article are put to the network together: whose time, score or number it is."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dugout.loaders.document import Document
from dugout.loaders.network.entities import CLUBS, TITLES, Entity, Sort

SPOT = ("same sentence", "sentence before", "sentence behind", "near", "nearest", "last named", "before it", "close",
        "alone")  # fmt: skip
Pair = tuple[int, int]
# More is no article but a list; the nearest are put first.
_MOST = 600
_NEAR = 3  # sentences
_WIDTH = 200  # characters, beyond which nothing is close


@dataclass(slots=True)
class ValuePairs:
    """Pairs of an entity and a spot, or of a club and a competition, by their places among the owners of masks.

    Spots are numbered on behind the entities.
    """

    coach_spots: list[Pair] = field(default_factory=list)
    club_spots: list[Pair] = field(default_factory=list)
    title_spots: list[Pair] = field(default_factory=list)
    coach_spot_features: list[list[float]] = field(default_factory=list)
    club_spot_features: list[list[float]] = field(default_factory=list)
    title_spot_features: list[list[float]] = field(default_factory=list)
    cups: list[Pair] = field(default_factory=list)  # club, competition or unnamed title


def find_value_pairs(
    document: Document,
    entities: Sequence[Entity],
    spots: Sequence[int],
    wanted: Mapping[str, Collection[Pair]] | None = None,
) -> ValuePairs:
    """Return what of an article may give a value.

    Args:
        wanted: Which pairs of each field to return; all of them if None.
    """
    coaches, clubs, titles = (
        [n for n, entity in enumerate(entities) if entity.sort in sorts] for sorts in ([Sort.COACH], CLUBS, TITLES)
    )
    pairs = ValuePairs()
    for part, kind, found, features in (
        ("coach_spots", coaches, pairs.coach_spots, pairs.coach_spot_features),
        ("club_spots", clubs, pairs.club_spots, pairs.club_spot_features),
        ("title_spots", titles, pairs.title_spots, pairs.title_spot_features),
    ):
        asked = _by_spot(wanted.get(part, ())) if wanted is not None else None
        for pair, row in _beside(document, entities, kind, spots, asked):
            found.append(pair)
            features.append(row)
    every = [(club, title) for club in clubs for title in titles] if wanted is None else list(wanted.get("cups", ()))
    pairs.cups = every[:_MOST]
    return pairs


def _by_spot(pairs: Iterable[Pair]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for n, spot in pairs:
        found.setdefault(spot, []).append(n)
    return found


def _beside(
    document: Document,
    entities: Sequence[Entity],
    kind: Sequence[int],
    spots: Sequence[int],
    asked: Mapping[int, Sequence[int]] | None,
) -> list[tuple[Pair, list[float]]]:
    """Return the entities of one kind with each spot, and the values of SPOT, the nearest pairs first.

    Args:
        asked: Of some spots, the entities to return; all with all if None.
    """
    if asked is not None and not asked:
        return []
    named = sorted((m.start, m.end, m.sentence, n) for n in kind for m in entities[n].mentions)
    starts = [start for start, _, _, _ in named]
    told_in: dict[int, set[int]] = {}
    for _, _, sentence, n in named:
        told_in.setdefault(sentence, set()).add(n)
    afar: dict[int, dict[int, tuple[int, list[float]]]] = {}
    found: list[tuple[int, Pair, list[float]]] = []
    for at, spot in enumerate(spots, len(entities)):
        with_it = kind if asked is None else asked.get(at, ())
        if not with_it:
            continue
        sentence = document.sentence_at(spot)
        here = told_in.get(sentence, ())
        rows = afar.setdefault(sentence, {})
        behind = bisect_right(starts, spot)
        last = named[behind - 1][3] if behind else None
        apart: dict[int, tuple[int, bool]] = {}
        if here:
            for start, end, where, n in named[max(0, behind - 40) : behind + 40]:
                if where == sentence:
                    far = max(spot - end, start - spot, 0)
                    if n not in apart or far < apart[n][0]:
                        apart[n] = far, start < spot
        nearest = min((far for far, _ in apart.values()), default=-1)
        for n in with_it:
            if n not in rows:
                rows[n] = _afar(entities[n], n, sentence, told_in)
            gap, row = rows[n]
            if n == last or n in here:
                far, before = apart.get(n, (_WIDTH, False))
                near = n in apart and far == nearest
                alone = len(here) == 1 and n in here
                close = max(0.0, 1 - far / _WIDTH)
                row = [*row[:4], float(near), float(n == last), float(before), close, float(alone)]
            found.append((gap, (n, at), row))
    found.sort(key=lambda one: one[0])
    return [(pair, row) for _, pair, row in found[:_MOST]]


def _afar(entity: Entity, n: int, sentence: int, told_in: Mapping[int, Collection[int]]) -> tuple[int, list[float]]:
    """Return how many sentences an entity is from one, and the values of SPOT if it is not named in it."""
    here, above, below = (told_in.get(sentence + step, ()) for step in (0, -1, 1))
    gap = min([abs(told - sentence) for told in entity.told_in()])
    row = [float(n in here), float(n in above), float(n in below), float(gap <= _NEAR), 0.0, 0.0, 0.0, 0.0, 0.0]
    return gap, row
