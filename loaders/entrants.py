"""Which clubs can be in which competition, by kind and country."""

from dugout.graph.model import ClubKind, CompetitionKind
from dugout.graph.register import Register

_DOMESTIC = (CompetitionKind.LEAGUE, CompetitionKind.CUP, CompetitionKind.SUPERCUP)


def can_enter(register: Register, club_id: str, competition_id: str) -> bool:
    """Return whether a club can play in a competition; true where the register does not know both."""
    club, cup = register.clubs.get(club_id), register.competitions.get(competition_id)
    if club is None or cup is None:
        return True
    if (cup.kind is CompetitionKind.INTERNATIONAL) != (club.kind is ClubKind.NATIONAL):
        return False
    # A confederation stands where a country would: "UEFA".
    return (
        cup.kind not in _DOMESTIC
        or not cup.country
        or not club.country
        or cup.country in (club.country, cup.country.upper())
    )


def can_meet(register: Register, club_id: str, other_id: str, competition_id: str) -> bool:
    """Return whether two clubs are likely to meet in a competition: rivals at home seldom do abroad."""
    if not (can_enter(register, club_id, competition_id) and can_enter(register, other_id, competition_id)):
        return False
    club, other = register.clubs.get(club_id), register.clubs.get(other_id)
    cup = register.competitions.get(competition_id)
    return not (
        cup
        and club
        and other
        and cup.kind is CompetitionKind.CONTINENTAL
        and club.country is not None
        and club.country == other.country
    )
