"""Which competition a title is of, with the club that won it in mind: "the league cup" is another with Celtic."""

from functools import cache

from dugout.graph.model import Club, ClubKind, Competition, CompetitionKind
from dugout.graph.register import Register
from dugout.loaders.entrants import can_enter, confederations_of, countries_of, is_national, namesake, title_at
from dugout.loaders.network.entities import Sort

# Leagues whose champions are found in a cup behind them.
_PLAYED_OFF = {"mls": "mls-cup", "nwsl": "nwsl-championship"}
_CONTINENTAL = ("uefa-champions-league", "copa-libertadores", "caf-champions-league", "afc-champions-league-elite",
                "concacaf-champions-cup", "ofc-champions-league", "uefa-womens-champions-league",
                "copa-libertadores-femenina", "caf-womens-champions-league", "afc-womens-champions-league",
                "concacaf-w-champions-cup", "euro", "copa-america", "africa-cup-of-nations", "asian-cup", "gold-cup",
                "ofc-nations-cup", "womens-euro", "copa-america-femenina", "womens-africa-cup-of-nations",
                "womens-asian-cup", "concacaf-w-championship", "ofc-womens-nations-cup", "euro-u21", "euro-u19",
                "euro-u17", "sudamericano-u20", "sudamericano-u17", "afcon-u20", "afcon-u17", "afcon-u23",
                "afc-u23-asian-cup", "afc-u20-asian-cup", "afc-u17-asian-cup")  # fmt: skip
# By the sort of a title: what it is of, the first that the club can enter.
_WORLDWIDE = {
    Sort.CONTINENTAL_TITLE: _CONTINENTAL,
    Sort.CONTINENTAL_SUPER_CUP_TITLE: ("uefa-super-cup", "caf-super-cup", "recopa-sudamericana"),
    Sort.WORLD_TITLE: (
        "world-cup",
        "womens-world-cup",
        "fifa-club-world-cup",
        "fifa-womens-club-world-cup",
        "u20-world-cup",
        "u17-world-cup",
    ),
    Sort.OLYMPIC_TITLE: ("olympics-men", "olympics-women"),
}
_TIERS = {Sort.LOWER_TITLE: 2, Sort.THIRD_TITLE: 3, Sort.FOURTH_TITLE: 4}
_BEFORE = {"premier-league": "first-division-england", "a-league-men": "national-soccer-league",
           "j1-league": "japan-soccer-league"}  # fmt: skip
_NAMES = {Sort.LEAGUE_CUP_TITLE: "league cup", Sort.SUPER_CUP_TITLE: "super cup"}


@cache
def unnamed_title(register: Register, club_id: str, sort: Sort) -> Competition | None:
    """Return what a title that no name tells is of, if won with a club; None if the register does not know."""
    club = register.clubs.get(club_id)
    if club is None:
        return None
    if sort in _WORLDWIDE:
        return _worldwide(register, club, sort)
    if is_national(register, club):
        cups = (Sort.LEAGUE_TITLE, Sort.CUP_TITLE)
        return _worldwide(register, club, Sort.CONTINENTAL_TITLE) if sort in cups else None
    league = register.competitions.get(club.league or "")
    match sort:
        case Sort.LEAGUE_TITLE:
            return register.competitions.get(_PLAYED_OFF.get(league.id, league.id)) if league else _top(register, club)
        case Sort.TOP_TITLE:
            return _top(register, club) if league and league.tier != 1 else None
        case Sort.FORMER_TITLE:
            return _former(register, club)
        case Sort.LOWER_TITLE | Sort.THIRD_TITLE | Sort.FOURTH_TITLE:
            return title_at(register, club.id, CompetitionKind.LEAGUE, _TIERS[sort])
        case Sort.CUP_TITLE:
            return title_at(register, club.id, CompetitionKind.CUP)
    return namesake(register, club.id, _NAMES[sort]) if sort in _NAMES else None


def _top(register: Register, club: Club) -> Competition | None:
    return title_at(register, club.id, CompetitionKind.LEAGUE, 1)


def _former(register: Register, club: Club) -> Competition | None:
    """Return the first league of earlier times: of the state that a country was a part of, or by another name."""
    top = _top(register, club)
    if top and top.id in _BEFORE:
        return register.competitions.get(_BEFORE[top.id])
    states = countries_of(register, club.id)[1:]
    leagues = (title_at(register, club.id, CompetitionKind.LEAGUE, 1, state) for state in states)
    return next((league for league in leagues if league and league != top), None)


def _worldwide(register: Register, club: Club, sort: Sort) -> Competition | None:
    if club.kind is ClubKind.RESERVE or (club.kind is ClubKind.YOUTH and not is_national(register, club)):
        return None
    # Guests of another confederation win little there.
    home = {*confederations_of(register, club.id), "FIFA", "IOC"}
    known = (register.competitions[i] for i in _WORLDWIDE[sort] if i in register.competitions)
    return next((c for c in known if c.country in home and can_enter(register, club.id, c.id)), None)


@cache
def named_title(register: Register, club_id: str, competition_id: str, names: frozenset[str]) -> Competition | None:
    """Return what a competition's names mean for a club that cannot enter it itself.

    Args:
        names: What the text calls it, folded.
    """
    known = register.competitions.get(competition_id)
    if known is None:
        return None
    same = next((c for name in sorted(names) if name and (c := namesake(register, club_id, name))), None)
    if same is None and known.kind is not None and known.country in countries_of(register, club_id)[:1]:
        return title_at(register, club_id, known.kind, known.tier)  # "Swedish champions", of women
    return same
