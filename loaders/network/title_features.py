"""What is known of a coach, a club and a title before the network reads, and what an unnamed title is of."""

from dugout.graph.model import CompetitionKind, FactType, Ref
from dugout.graph.names import fold_name
from dugout.loaders.document import Form
from dugout.loaders.entrants import can_enter
from dugout.loaders.network.entities import Entity, Sort
from dugout.loaders.network.features import Placed, View, gaps, placed
from dugout.loaders.network.titles import named_title, unnamed_title

TITLE = ("rules", "fits", "league of club", "tied", "same sentence", "generic", "cup", "international", "continental",
         "super cup", "lower league", "by club", "competition unknown", "coach next", "coach near", "coach nearest",
         "coach apart", "club same", "club next", "club near", "club nearest", "club apart", "together",
         "together next", "pair apart", "title often", "title on top", "was there")  # fmt: skip


_PLACE = {name: place for place, name in enumerate(TITLE)}


def features_of_won(view: View, club: Entity, title: Entity) -> Placed:
    """Return those values of TITLE that hang on the club and the competition alone."""
    register = view.story.lexicon.register
    competition = title_of(view, club.ref, title)
    known = register.competitions.get(competition.id) if competition else None
    home = register.clubs.get(club.ref.id)
    its, kind = gaps(club, title)[0], known.kind if known else None
    told = {
        "fits": True,
        "league of club": competition is not None and home is not None and home.league == competition.id,
        "generic": title.sort is not Sort.COMPETITION,
        "cup": kind in (CompetitionKind.CUP, CompetitionKind.SUPERCUP),
        "international": kind is CompetitionKind.INTERNATIONAL,
        "continental": kind is CompetitionKind.CONTINENTAL,
        "super cup": kind is CompetitionKind.SUPERCUP,
        "lower league": known is not None and kind is CompetitionKind.LEAGUE and known.tier != 1,
        "by club": title.sort is Sort.COMPETITION and competition != title.ref,
        "competition unknown": known is None,
        "club same": its == 0,
        "club next": its == 1,
        "club near": 1 < its <= 3,
        "club apart": min(its, 20) / 20,
        "title often": min(len(title.mentions), 8) / 8,
        "title on top": title.mentions[0].sentence < 2,
    }
    return placed(told, _PLACE)


def features_of_spell(view: View, coach: Entity, club: Entity) -> Placed:
    """Return those values of TITLE that hang on the coach and the club alone."""
    apart = gaps(coach, club)[0]
    told = {
        "tied": bool(view.of(FactType.MANAGES, coach.ref, club.ref)),
        "together": apart == 0,
        "together next": apart == 1,
        "pair apart": min(apart, 20) / 20,
        "was there": coach.sort is Sort.COACH and view.story.has_held(coach.ref, club.ref),
    }
    return placed(told, _PLACE)


_RULES, _SAME_SENTENCE, _COACH_NEXT, _COACH_NEAR, _COACH_NEAREST, _COACH_APART, _CLUB_NEAREST = (
    _PLACE[name]
    for name in ("rules", "same sentence", "coach next", "coach near", "coach nearest", "coach apart", "club nearest")
)


def title_features(
    view: View, coach: Entity, club: Entity, title: Entity, apart: tuple[int, int, int, int], told: Placed
) -> list[float]:
    """Return the values of TITLE for a coach, a club and a competition that the club can enter.

    Args:
        apart: How many sentences the title is from the coach and the club, and from the nearest coach and club.
        told: What `features_of_won` and `features_of_spell` give.
    """
    his, its, nearest_coach, nearest_club = apart
    values = [0.0] * len(TITLE)
    for place, value in told:
        values[place] = value
    drafts = view.of(FactType.WON_TITLE_AT, coach.ref, club.ref)
    if drafts:
        competition = title_of(view, club.ref, title)
        values[_RULES] = float(any(d.competition == competition for d in drafts))
    values[_SAME_SENTENCE] = float(his == 0)
    values[_COACH_NEXT] = float(his == 1)
    values[_COACH_NEAR] = float(1 < his <= 3)
    values[_COACH_NEAREST] = float(his == nearest_coach)
    values[_COACH_APART] = min(his, 20) / 20
    values[_CLUB_NEAREST] = float(its == nearest_club)
    return values


def title_of(view: View, club: Ref, title: Entity) -> Ref | None:
    """Return the competition that a title is of, if won with a club; None if it can have won none of that name."""
    key = (club.id, title.ref.id)
    if key not in view.won:
        view.won[key] = _title_of(view, club, title)
    return view.won[key]


def _title_of(view: View, club: Ref, title: Entity) -> Ref | None:
    register = view.story.lexicon.register
    if title.sort is not Sort.COMPETITION:
        found = unnamed_title(register, club.id, title.sort)
    elif can_enter(register, club.id, title.ref.id):
        return title.ref
    else:
        text = view.story.document.text
        names = frozenset(fold_name(text[m.start : m.end]) for m in title.mentions if m.form is Form.NAME)
        found = named_title(register, club.id, title.ref.id, names)
    return Ref(found.id, found.name) if found else None
