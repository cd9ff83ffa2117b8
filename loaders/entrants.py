"""Which clubs can be in which competition, by kind, sex, country and confederation; what shared names mean for one."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from dugout.graph.model import Club, ClubKind, Competition, CompetitionKind
from dugout.graph.register import Register

_DOMESTIC = (CompetitionKind.LEAGUE, CompetitionKind.CUP, CompetitionKind.SUPERCUP)
# Played by men and women alike, though the register gives each entry one sex.
_EITHER = frozenset(["friendly", "four-nations-tournament"])
_SIDE = re.compile(r"-(?:women|olympic|u\d\d)$")
_AGE = re.compile(r"\b(?:Under|U)-?(\d\d)\b")
_FOR_ALL = re.compile(r"\b(?:Olympic|Games|Tournament|Friendly)\b")
# The states that a country was a part of, since their cups are told of until today.
_ONCE = {
    "Yugoslavia": ("Serbia", "Croatia", "Slovenia", "Bosnia and Herzegovina", "North Macedonia", "Montenegro",
                   "Kosovo"),
    "Serbia and Montenegro": ("Serbia", "Montenegro"),
    "Soviet Union": ("Russia", "Ukraine", "Belarus", "Georgia", "Armenia", "Azerbaijan", "Kazakhstan", "Uzbekistan",
                     "Lithuania", "Latvia", "Estonia", "Moldova", "Tajikistan", "Turkmenistan", "Kyrgyzstan"),
    "Czechoslovakia": ("Czech Republic", "Slovakia"),
    "East Germany": ("Germany",),
}  # fmt: skip
# Who plays, or once played, in the cups of another confederation.
_GUESTS = {"CONMEBOL": ("CONCACAF", "Japan", "Qatar"), "CONCACAF": ("CONMEBOL", "Qatar", "South Korea"),
           "OFC": ("Australia",), "AFC": ("Israel",), "UEFA": ("Kazakhstan",)}  # fmt: skip


@cache
def countries_of(register: Register, club_id: str) -> tuple[str, ...]:
    """Return the country of the league that a club plays in, its own, and states that these were a part of."""
    club = register.clubs.get(club_id)
    if club is None:
        return ()
    league = register.competitions.get(club.league or "")
    now = dict.fromkeys(c for c in (league and league.country, club.country) if c)
    return (*now, *(state for state, heirs in _ONCE.items() if not now.keys().isdisjoint(heirs)))


def countries_named(register: Register, clubs: Mapping[str, int]) -> Counter[str]:
    """Return how often clubs of each country are named.

    Args:
        clubs: How often each is, by id.
    """
    found: Counter[str] = Counter()
    for club, times in clubs.items():
        for country in countries_of(register, club)[:1]:
            found[country] += times
    return found


@cache
def _confederations(register: Register) -> dict[str, str]:
    return {d.country: d.confederation for d in register.demonyms if d.confederation}


def confederations_of(register: Register, club_id: str) -> frozenset[str]:
    """Return the confederations of the countries that a club is at home in; none where they are not known."""
    known = _confederations(register)
    return frozenset(known[country] for country in countries_of(register, club_id) if country in known)


def is_national(register: Register, club: Club) -> bool:
    """Return whether a club is a country's side, of men, of women or of the young."""
    if club.kind not in (ClubKind.WOMEN, ClubKind.YOUTH):
        return club.kind is ClubKind.NATIONAL
    men = register.clubs.get(_SIDE.sub("", club.id))
    return men is not None and men.kind is ClubKind.NATIONAL


def _of_age(club: Club, cup: Competition) -> bool:
    """Return whether a country's side is as young as a competition is for; the Games take the young too."""
    ages = _AGE.search(club.name), _AGE.search(cup.name)
    if ages[0] and ages[1]:
        return ages[0][1] == ages[1][1]
    return not ages[1] and (club.kind is not ClubKind.YOUTH or _FOR_ALL.search(cup.name) is not None)


@cache
def can_enter(register: Register, club_id: str, competition_id: str) -> bool:
    """Return whether a club can play in a competition; true where the register does not know both."""
    club, cup = register.clubs.get(club_id), register.competitions.get(competition_id)
    if club is None or cup is None:
        return True
    if (cup.kind is CompetitionKind.INTERNATIONAL) != is_national(register, club):
        return False
    if cup.kind is CompetitionKind.INTERNATIONAL and not _of_age(club, cup):
        return False
    if (cup.gender == "f") != (club.kind is ClubKind.WOMEN) and cup.id not in _EITHER:
        return False
    countries = countries_of(register, club_id)
    if not cup.country or not countries:
        return True
    known = _confederations(register)
    if cup.country in known.values():
        here = {known.get(country, cup.country) for country in countries}
        return cup.country in here or not here.union(countries).isdisjoint(_GUESTS.get(cup.country, ()))
    # An organisation of no continent ("FIFA") stands where a country would.
    return cup.kind not in _DOMESTIC or cup.country in countries or cup.country.isupper()


@cache
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


@cache
def _called(register: Register) -> dict[str, list[str]]:
    """Return the competitions by each of their forms."""
    found: dict[str, list[str]] = defaultdict(list)
    for form in register.forms("competition"):
        found[form.folded].append(form.id)
    return found


@cache
def _forms_in(register: Register, country: str) -> list[tuple[str, str]]:
    """Return the forms of the competitions of a country, each with its competition."""
    return [(f.folded, f.id) for f in register.forms("competition") if register.competitions[f.id].country == country]


@cache
def namesake(register: Register, club_id: str, name: str) -> Competition | None:
    """Return the competition that a folded name, shared by several, means for a club: "league cup" for Celtic.

    One that goes by that very name, else one of the club's country whose name ends so; the top one first.
    """
    countries = countries_of(register, club_id)
    if not countries:
        return None
    league = register.clubs[club_id].league
    exact = [register.competitions[i] for i in _called(register).get(name, ()) if can_enter(register, club_id, i)]
    if exact:
        return min(exact, key=lambda c: (_place(countries, c), c.id != league, c.tier or 0, c.id))
    ending = [
        (len(form), register.competitions[i])
        for country in countries
        for form, i in _forms_in(register, country)
        if form.endswith(f" {name}") and can_enter(register, club_id, i)
    ]
    if not ending:
        return None
    return min(ending, key=lambda pair: (_place(countries, pair[1]), pair[1].tier or 0, pair[0], pair[1].id))[1]


def _place(countries: tuple[str, ...], competition: Competition) -> int:
    return countries.index(competition.country) if competition.country in countries else len(countries)


@cache
def title_at(
    register: Register, club_id: str, kind: CompetitionKind, tier: int | None = None, country: str | None = None
) -> Competition | None:
    """Return the best known competition of a kind and tier that a club can win, at home unless in another country."""
    where = country or next(iter(countries_of(register, club_id)), None)
    fitting = (
        c
        for c in register.competitions.values()
        if c.kind is kind
        and where
        and c.country == where
        and (tier is None or c.tier == tier)
        and can_enter(register, club_id, c.id)
    )
    return next(fitting, None)
