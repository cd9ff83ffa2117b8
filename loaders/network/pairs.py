"""Which entities of an article are put to the network together, with their features."""

from dataclasses import dataclass, field

from dugout.loaders.network.entities import CLUBS, TITLES, Entity, Sort
from dugout.loaders.network.features import View, gaps, match_features, post_features, title_features

# More is no article but a list; the nearest are put first.
_MOST = 400


@dataclass(slots=True)
class Pairs:
    """The places of entities that may belong together, and the features of each pair or three."""

    posts: list[tuple[int, int]] = field(default_factory=list)  # coach or person, club
    post_features: list[list[float]] = field(default_factory=list)
    coach_titles: list[tuple[int, int]] = field(default_factory=list)
    club_titles: list[tuple[int, int]] = field(default_factory=list)
    # Places in posts, coach_titles and club_titles: a coach, a club and a competition.
    titles: list[tuple[int, int, int]] = field(default_factory=list)
    title_features: list[list[float]] = field(default_factory=list)
    matches: list[tuple[int, int]] = field(default_factory=list)  # two clubs, the one named first in front
    match_features: list[list[float]] = field(default_factory=list)

    def title(self, number: int) -> tuple[int, int, int]:
        """Return the places of the coach, the club and the competition of a title among the entities."""
        post, own, _ = self.titles[number]
        return (*self.posts[post], self.coach_titles[own][1])


def find_pairs(view: View, entities: list[Entity]) -> Pairs:
    """Return what of an article may belong together."""
    coaches = [n for n, e in enumerate(entities) if e.sort in (Sort.COACH, Sort.PERSON)]
    clubs = [n for n, e in enumerate(entities) if e.sort in CLUBS]
    apart = {(a, b): gaps(entities[a], entities[b])[0] for a in coaches for b in clubs}
    pairs = Pairs()
    all_coaches, all_clubs = [entities[n] for n in coaches], [entities[n] for n in clubs]
    for a, b in sorted(sorted(apart, key=lambda pair: apart[pair])[:_MOST]):
        pairs.posts.append((a, b))
        pairs.post_features.append(post_features(view, entities[a], entities[b], all_coaches, all_clubs))
    _add_titles(pairs, view, entities, apart)
    for n, a in enumerate(clubs):
        for b in clubs[n + 1 :]:
            if gaps(entities[a], entities[b])[0] <= 3 and len(pairs.matches) < _MOST:
                pairs.matches.append((a, b))
                pairs.match_features.append(match_features(view, entities[a], entities[b]))
    return pairs


def _add_titles(pairs: Pairs, view: View, entities: list[Entity], apart: dict[tuple[int, int], int]) -> None:
    """Add what may have been won: a competition that the club can enter, told of near the coach or the club."""
    his: dict[tuple[int, int], int] = {}
    its: dict[tuple[int, int], int] = {}
    titles = [n for n, e in enumerate(entities) if e.sort in TITLES]
    near = {(a, c): gaps(e, entities[c])[0] <= 3 for a, e in enumerate(entities) for c in titles}
    for place, (a, b) in enumerate(pairs.posts):
        if entities[a].sort is not Sort.COACH or apart[a, b] > 12:
            continue
        for c in titles:
            if not (near[a, c] or near[b, c]) or len(pairs.titles) == _MOST:
                continue
            features = title_features(view, entities[a], entities[b], entities[c])
            if features[1]:  # it fits
                own = his.setdefault((a, c), len(his)), its.setdefault((b, c), len(its))
                pairs.titles.append((place, *own))
                pairs.title_features.append(features)
    pairs.coach_titles, pairs.club_titles = list(his), list(its)
