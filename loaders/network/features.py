"""What is known of two entities before the network reads: the register's posts, the rules' findings, distances.

Every value lies between 0 and 1. The names stand in fixed tuples, since the network was fitted to their order.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from dugout.graph.model import FactType, MatchStatus, Ref, Stance, Status
from dugout.loaders import linked_to, manages, played, won_title_at
from dugout.loaders.changes import PLAIN
from dugout.loaders.chases import Candidate, chase_candidates
from dugout.loaders.document import Document, Draft
from dugout.loaders.evidence import Evidence
from dugout.loaders.lexicon import Lexicon
from dugout.loaders.network.entities import Entity, Sort
from dugout.loaders.story import Prior, Story
from dugout.loaders.times import Time, find_times
from dugout.loaders.words import words

CUES = ("former", "current", "appointed", "gone", "incoming", "owner", "hired", "stays", "career")
POST = (
    *(f"prior {prior.value}" for prior in Prior),
    *(f"cue {cue}" for cue in CUES),
    *(f"rules {status.value}" for status in Status),
    *(f"rules {stance.value}" for stance in Stance),
    "weak", "interim", "chase", "chase weight", "same sentence", "same sentence often", "next sentence",
    "same paragraph", "far", "main club", "coach on top", "coach often", "club often", "coach first", "club first",
    "holder by register", "holder by rules", "comer by rules", "wanted by rules", "holds elsewhere",
    "holds elsewhere by rules", "national",
    "side", "stranger", "club unknown", "coach unknown", "undated", "one coach", "one club", "was there",
)  # fmt: skip
_PLACE = {name: place for place, name in enumerate(POST)}
# Of a coach and a club, what the second look alone weighs: the network was fitted without it.
HINTS = tuple(manages.EARLIER_SPELL)
MATCH = ("rules played", "rules scheduled", "same sentence", "same sentence often", "next sentence", "main club",
         "same sort", "same country", "same league", "score between", "both known", "far", "place",
         "two places")  # fmt: skip


@dataclass(slots=True)
class View:
    """The rules' view of an article: what they find, and what they weigh."""

    story: Story
    evidence: dict[tuple[Ref, Ref], Evidence]
    candidates: dict[tuple[Ref, Ref], Candidate]
    drafts: list[Draft]
    times: list[Time]
    won: dict[tuple[str, str], Ref | None] = field(default_factory=dict)  # what `title_of` has found
    _of: dict[tuple[FactType, Ref | None, Ref | None], list[Draft]] = field(default_factory=dict)
    _at: dict[Ref | None, list[Draft]] = field(default_factory=dict)
    _by: dict[Ref | None, list[Draft]] = field(default_factory=dict)
    _holders: dict[Ref, list[Ref]] = field(default_factory=dict)
    _held: dict[Ref, list[Ref]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the drafts by whom they are about."""
        for draft in self.drafts:
            other = draft.opponent if draft.kind is FactType.PLAYED else draft.club
            first = draft.club if draft.kind is FactType.PLAYED else draft.coach
            self._of.setdefault((draft.kind, first, other), []).append(draft)
            self._at.setdefault(draft.club, []).append(draft)
            self._by.setdefault(draft.coach, []).append(draft)

    def of(self, kind: FactType, first: Ref, second: Ref) -> list[Draft]:
        """Return the drafts of a kind about two."""
        return self._of.get((kind, first, second), [])

    def at(self, club: Ref) -> list[Draft]:
        """Return the drafts about a club."""
        return self._at.get(club, [])

    def by(self, coach: Ref) -> list[Draft]:
        """Return the drafts about a coach."""
        return self._by.get(coach, [])

    def holders(self, club: Ref, coaches: list[Entity]) -> list[Ref]:
        """Return who of all coaches of the article holds a club's post by the register."""
        if club not in self._holders:
            known = (e.ref for e in coaches if e.sort is Sort.COACH)
            self._holders[club] = [coach for coach in known if self.story.prior(coach, club) is Prior.HOLDS]
        return self._holders[club]

    def held_by(self, coach: Ref, clubs: list[Entity]) -> list[Ref]:
        """Return the clubs, of all of the article, whose post a coach holds by the register."""
        if coach not in self._held:
            self._held[coach] = [e.ref for e in clubs if self.story.prior(coach, e.ref) is Prior.HOLDS]
        return self._held[coach]


def view_of(document: Document, lexicon: Lexicon) -> View:
    """Return what the rules find in a document."""
    story = Story(document, lexicon)
    evidence = manages.evidence_in(story)
    tenures = manages.drafts(story, evidence)
    candidates = chase_candidates(story, tenures)
    chases = linked_to.drafts(story, tenures, candidates)
    kept = manages.without_wanted(tenures, chases)
    times = find_times(document.text, document.published)
    drafts = [*kept, *chases, *won_title_at.drafts(story, kept), *played.drafts(document, times)]
    return View(story, evidence, candidates, drafts, times)


def gaps(one: Entity, other: Entity) -> tuple[int, int]:
    """Return how many sentences the nearest mentions of two are apart, and how often they share one."""
    return _gaps(one.told_in(), other.told_in())


@lru_cache(maxsize=1 << 12)
def _gaps(ours: frozenset[int], theirs: frozenset[int]) -> tuple[int, int]:
    together = len(ours & theirs)
    return 0 if together else min([abs(a - b) for a in ours for b in theirs]), together


Told = dict[str, float]
Placed = list[tuple[int, float]]  # values by their places; what is left out is 0


def placed(told: Told, places: Mapping[str, int]) -> Placed:
    """Return what is told by its places."""
    return [(places[name], float(value)) for name, value in told.items() if value]


def features_of_coach(view: View, coach: Entity, coaches: list[Entity], clubs: list[Entity]) -> Placed:
    """Return those values of POST that hang on the coach, or other person, alone."""
    told: Told = {
        "coach on top": coach.mentions[0].sentence < 2,
        "coach often": min(len(coach.mentions), 8) / 8,
        "coach first": coach is coaches[0],
        "stranger": coach.sort is Sort.PERSON,
        "undated": view.story.document.published is None,
        "one coach": [c.sort for c in coaches].count(Sort.COACH) == 1,
        "one club": len(clubs) == 1,
    }
    if coach.sort is Sort.COACH:
        told["coach unknown"] = coach.ref.id not in view.story.lexicon.register.coaches
    return placed(told, _PLACE)


def _main(view: View, club: Ref) -> float:
    """Return whether a text is about a club: 1 for the main one, .43 for one of which nine tenths as much is told."""
    return view.story.share(club) ** 8


def features_of_club(view: View, club: Entity, clubs: list[Entity]) -> Placed:
    """Return those values of POST that hang on the club alone."""
    told: Told = {
        "main club": _main(view, club.ref),
        "club often": min(len(club.mentions), 8) / 8,
        "club first": club is clubs[0],
        "national": club.sort is Sort.NATIONAL,
        "side": club.sort is Sort.SIDE,
        "club unknown": club.ref.id not in view.story.lexicon.register.clubs,
    }
    return placed(told, _PLACE)


def post_features(
    view: View, coach: Entity, club: Entity, coaches: list[Entity], clubs: list[Entity], alone: Iterable[Placed]
) -> list[float]:
    """Return the values of POST for a coach, or another person, and a club.

    Args:
        alone: What `features_of_coach` and `features_of_club` give.
    """
    story = view.story
    pair = (coach.ref, club.ref)
    told: Told = {}
    if coach.sort is Sort.COACH:
        seen = view.evidence.get(pair)
        cues = seen.cues.keys() if seen else frozenset[str]()
        told[f"prior {_prior(story, *pair, cues).value}"] = 1
        told["was there"] = story.has_held(*pair)
        for cue in cues:
            told[f"cue {cue}"] = 1
        for draft in view.of(FactType.MANAGES, *pair):
            assert draft.status is not None
            told[f"rules {draft.status.value}"] = 1
            told["weak"] = manages.is_weak(draft)
            told["interim"] = bool(draft.interim)
        for draft in view.of(FactType.LINKED_TO, *pair):
            assert draft.stance is not None
            told[f"rules {draft.stance.value}"] = 1
        candidate = view.candidates.get(pair)
        if candidate:
            weight = linked_to.weigh(words("chases")["weights"]["linked"], candidate.features)
            told["chase"] = 1
            told["chase weight"] = min(max(weight / 8 + 0.5, 0), 1)
        told["holds elsewhere"] = any(other != club.ref for other in view.held_by(coach.ref, clubs))
        told["holds elsewhere by rules"] = any(
            d.kind is FactType.MANAGES and d.status is Status.CURRENT and d.club != club.ref for d in view.by(coach.ref)
        )
    told["holder by register"] = any(other != coach.ref for other in view.holders(club.ref, coaches))
    for draft in view.at(club.ref):
        if draft.coach == coach.ref or draft.coach is None:
            continue
        if draft.kind is FactType.LINKED_TO:
            told["wanted by rules"] = 1
        elif draft.status is Status.CURRENT:
            told["holder by rules"] = 1
        elif draft.status is Status.INCOMING:
            told["comer by rules"] = 1
    gap, together = gaps(coach, club)
    told["same sentence"] = gap == 0
    told["same sentence often"] = min(together, 4) / 4
    told["next sentence"] = gap == 1
    told["same paragraph"] = gap == 0 or not _paragraphs(view, coach).isdisjoint(_paragraphs(view, club))
    told["far"] = gap > 3
    values = [0.0] * len(POST)
    for of in (*alone, placed(told, _PLACE)):
        for place, value in of:
            values[place] = value
    return values


# Cues that somebody has a post on the day of the article, or will, and those that he has it no more.
_NOW = PLAIN | {"incoming"}
_OVER = frozenset(("gone", "former", "career"))


def _prior(story: Story, coach: Ref, club: Ref, cues: Collection[str]) -> Prior:
    """Return what the register says of a pair, as the network is shown it.

    In news a post that it does not have and the words tell of may have begun; long after its end one that it has open
    may be over.
    """
    prior = story.prior(coach, club)
    if prior is Prior.HOLDS and story.is_long_after:
        return Prior.LEAVES
    if prior in (Prior.STRANGER, Prior.HELD) and story.is_news:
        told = not _NOW.isdisjoint(cues) and _OVER.isdisjoint(cues)
        return Prior.ARRIVES if told else prior
    return prior


def post_hints(view: View, coach: Entity, club: Entity) -> list[float]:
    """Return the values of HINTS for a coach, or another person, and a club."""
    rules = [draft.rule for draft in view.of(FactType.MANAGES, coach.ref, club.ref)]
    return [float(rule in rules) for rule in HINTS]


def _paragraphs(view: View, entity: Entity) -> set[int]:
    sentences = view.story.document.sentences
    return {sentences[n].paragraph for n in entity.told_in()}


def match_features(view: View, one: Entity, other: Entity) -> list[float]:
    """Return the values of MATCH for two clubs."""
    drafts = [*view.of(FactType.PLAYED, one.ref, other.ref), *view.of(FactType.PLAYED, other.ref, one.ref)]
    clubs = view.story.lexicon.register.clubs
    a, b = clubs.get(one.ref.id), clubs.get(other.ref.id)
    gap, together = gaps(one, other)
    told = {
        "rules played": any(d.status is MatchStatus.PLAYED for d in drafts),
        "rules scheduled": any(d.status is MatchStatus.SCHEDULED for d in drafts),
        "same sentence": gap == 0,
        "same sentence often": min(together, 4) / 4,
        "next sentence": gap == 1,
        "main club": max(_main(view, one.ref), _main(view, other.ref)),
        "same sort": one.sort == other.sort,
        "same country": bool(a and b and a.country == b.country),
        "same league": bool(a and b and a.league and a.league == b.league),
        "score between": any(d.score for d in drafts),
        "both known": bool(a and b),
        "far": gap > 3,
        "place": Sort.PLACE in (one.sort, other.sort),
        "two places": one.sort is Sort.PLACE and other.sort is Sort.PLACE,
    }
    return [float(told[name]) for name in MATCH]
