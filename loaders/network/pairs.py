"""Which entities of an article are put to the network together, with their features."""

from dataclasses import dataclass, field

from dugout.loaders.network.entities import CLUBS, TITLES, Entity, Sort
from dugout.loaders.network.features import (
    Placed,
    View,
    features_of_club,
    features_of_coach,
    gaps,
    match_features,
    post_features,
    post_hints,
)
from dugout.loaders.network.joint import Joint, find_joint
from dugout.loaders.network.title_features import (
    features_of_spell,
    features_of_won,
    title_features,
    title_of,
)

# More is no article but a list; the nearest are put first.
_MOST = 400
_MOST_TITLES = 600
# How many sentences a coach and a club that won a title may be apart, and the title from the nearer of them.
_APART = 40
_NEAR = 8


@dataclass(slots=True)
class Pairs:
    """The places of entities that may belong together, and the features of each pair or three."""

    posts: list[tuple[int, int]] = field(default_factory=list)  # coach or person, club
    post_features: list[list[float]] = field(default_factory=list)
    post_hints: list[list[float]] = field(default_factory=list)
    coach_titles: list[tuple[int, int]] = field(default_factory=list)
    club_titles: list[tuple[int, int]] = field(default_factory=list)
    # Places in posts, coach_titles and club_titles: a coach, a club and a competition.
    titles: list[tuple[int, int, int]] = field(default_factory=list)
    title_features: list[list[float]] = field(default_factory=list)
    matches: list[tuple[int, int]] = field(default_factory=list)  # two clubs, the one named first in front
    match_features: list[list[float]] = field(default_factory=list)
    named_in: list[int] = field(default_factory=list)  # how many sentences name each entity
    joint: Joint = field(default_factory=dict)

    def title(self, number: int) -> tuple[int, int, int]:
        """Return the places of the coach, the club and the competition of a title among the entities."""
        post, own, _ = self.titles[number]
        return (*self.posts[post], self.coach_titles[own][1])


def find_pairs(view: View, entities: list[Entity]) -> Pairs:
    """Return what of an article may belong together."""
    coaches = [n for n, e in enumerate(entities) if e.sort in (Sort.COACH, Sort.PERSON)]
    clubs = [n for n, e in enumerate(entities) if e.sort in CLUBS]
    apart = {(a, b): gaps(entities[a], entities[b])[0] for a in coaches for b in clubs}
    joint = find_joint(view.story.document.text, entities, coaches)
    pairs = Pairs(named_in=[len(entity.told_in()) for entity in entities], joint=joint)
    all_coaches, all_clubs = [entities[n] for n in coaches], [entities[n] for n in clubs]
    of_coaches = {a: features_of_coach(view, entities[a], all_coaches, all_clubs) for a in coaches}
    of_clubs = {b: features_of_club(view, entities[b], all_clubs) for b in clubs}
    for a, b in sorted(sorted(apart, key=lambda pair: apart[pair])[:_MOST]):
        pairs.posts.append((a, b))
        alone = of_coaches[a], of_clubs[b]
        pairs.post_features.append(post_features(view, entities[a], entities[b], all_coaches, all_clubs, alone))
        pairs.post_hints.append(post_hints(view, entities[a], entities[b]))
    _add_titles(pairs, view, entities, apart)
    for a, b in sorted(_rivals(view, entities, clubs)[:_MOST]):
        pairs.matches.append((a, b))
        pairs.match_features.append(match_features(view, entities[a], entities[b]))
    return pairs


def _rivals(view: View, entities: list[Entity], clubs: list[int]) -> list[tuple[int, int]]:
    """Return two clubs each that may have met, the nearest first: near each other, or one of them the main club.

    "Lost 2-0 to Preston on Saturday" is of the club that the article is about, however far its name stands.
    """
    found = []
    for n, a in enumerate(clubs):
        for b in clubs[n + 1 :]:
            apart = gaps(entities[a], entities[b])[0]
            if apart <= _NEAR or view.story.main_club in (entities[a].ref, entities[b].ref):
                found.append((apart, a, b))
    return [(a, b) for _, a, b in sorted(found)]


def _add_titles(pairs: Pairs, view: View, entities: list[Entity], apart: dict[tuple[int, int], int]) -> None:
    """Add what may have been won: a competition that the club can enter, told of near the coach or the club."""
    titles = [n for n, e in enumerate(entities) if e.sort in TITLES]
    posts = [(n, a, b) for n, (a, b) in enumerate(pairs.posts) if entities[a].sort is Sort.COACH]
    all_coaches, all_clubs = {a for _, a, _ in posts}, {b for _, _, b in posts}
    between = {n: {c: gaps(entities[n], entities[c])[0] for c in titles} for n in all_coaches | all_clubs}
    nearest = [{c: min((between[n][c] for n in of), default=0) for c in titles} for of in (all_coaches, all_clubs)]
    can_win = {b: [c for c in titles if title_of(view, entities[b].ref, entities[c])] for b in all_clubs}
    found: list[tuple[float, int, int]] = []
    for place, a, b in posts:
        pair, his_gaps, its_gaps = apart[a, b], between[a], between[b]
        if pair <= _APART:
            for c in can_win[b]:
                his_gap, its_gap = his_gaps[c], its_gaps[c]
                near, far = (his_gap, its_gap) if his_gap < its_gap else (its_gap, his_gap)
                if near <= _NEAR:
                    found.append((near + min(far, pair) + far / 4, place, c))
    won: dict[tuple[int, int], Placed] = {}
    spells: dict[int, Placed] = {}
    his: dict[tuple[int, int], int] = {}
    its: dict[tuple[int, int], int] = {}
    for _, place, c in sorted(sorted(found)[:_MOST_TITLES], key=lambda three: three[1:]):
        a, b = pairs.posts[place]
        own = his.setdefault((a, c), len(his)), its.setdefault((b, c), len(its))
        pairs.titles.append((place, *own))
        if (b, c) not in won:
            won[b, c] = features_of_won(view, entities[b], entities[c])
        if place not in spells:
            spells[place] = features_of_spell(view, entities[a], entities[b])
        gap = between[a][c], between[b][c], nearest[0][c], nearest[1][c]
        told = won[b, c] + spells[place]
        pairs.title_features.append(title_features(view, entities[a], entities[b], entities[c], gap, told))
    pairs.coach_titles, pairs.club_titles = list(his), list(its)
