"""The coaches, clubs and competitions that claims name, as nodes."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from typing import NamedTuple

from dugout.graph.model import Claim, Club, ClubKind, Coach, Competition, Ref
from dugout.graph.register import load_register


class Nodes(NamedTuple):
    """Nodes of the three kinds."""

    coaches: list[Coach]
    clubs: list[Club]
    competitions: list[Competition]


def named_nodes(claims: Iterable[Claim], *, among: Container[str] | None = None) -> Nodes:
    """Return the nodes that claims name (of some ids, if given), with the leagues of the clubs.

    What the register does not have is called as most of the claims call it.
    """
    register = load_register()
    coaches, clubs, competitions = (_Names(among) for _ in range(3))
    for claim in claims:
        coaches.add(claim.coach)
        clubs.add(claim.club)
        clubs.add(claim.opponent)
        competitions.add(claim.competition)
    found = [register.clubs.get(ident) or Club(id=ident, name=name, known=False) for ident, name in clubs.best()]
    leagues = [register.competitions[club.league] for club in found if club.league]
    named = [
        register.competitions.get(ident) or Competition(id=ident, name=name, known=False)
        for ident, name in competitions.best()
    ]
    by_id = {competition.id: competition for competition in (*leagues, *named)}
    return Nodes(
        [register.coaches.get(ident) or Coach(id=ident, name=name, known=False) for ident, name in coaches.best()],
        found,
        list(by_id.values()),
    )


def club_kinds(claims: Iterable[Claim]) -> dict[str, ClubKind]:
    """Return what sort of team each club is that claims have a coach at, as far as the register knows."""
    known = load_register().clubs
    ids = {claim.club.id for claim in claims if claim.club}
    return {ident: known[ident].kind for ident in ids if ident in known}


class _Names:
    """How often each id, of those that are wanted, is called by which name."""

    def __init__(self, among: Container[str] | None) -> None:
        self._among = among
        self._called: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, ref: Ref | None) -> None:
        if ref is not None and (self._among is None or ref.id in self._among):
            self._called[ref.id][ref.name] += 1

    def best(self) -> list[tuple[str, str]]:
        return [(ident, min(sorted(names), key=lambda name: -names[name])) for ident, names in self._called.items()]
