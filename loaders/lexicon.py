"""The register turned inside out: from a folded form to whom it may mean."""

from collections import defaultdict
from copy import copy
from functools import cache
from typing import NamedTuple

from dugout.graph.ids import slug
from dugout.graph.model import ClubKind, Ref
from dugout.graph.names import fold_name
from dugout.graph.register import ENDS, Post, Register, load_register
from dugout.loaders.document import Kind

# Small words that belong to the surname behind them: "van Gaal", "ten Hag", "De Zerbi".
PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "ten", "ter", "la", "le",
     "el", "al", "bin", "mac", "mc", "st", "san", "o")
)  # fmt: skip


class Entry(NamedTuple):
    """One thing that a form may mean; a gated one needs support in the text."""

    kind: Kind
    id: str
    gated: bool
    sort: str


class Lexicon:
    """Forms of the register by folded text, and what the reader asks about their owners."""

    def __init__(self, register: Register) -> None:
        """Index every form of `register`."""
        self.register = register
        self.ends = ENDS  # a year or a month; of what has begun since then the posts tell nothing
        self.forms: dict[str, list[Entry]] = {}
        # First token -> most tokens of a form that begins with it.
        self.longest: dict[str, int] = {}
        self.surnames: dict[str, list[str]] = defaultdict(list)
        self.first_names: set[str] = set()
        for kind in Kind:
            for form in register.forms(kind.value):
                if form.sort == "place" and register.clubs[form.id].kind is ClubKind.NATIONAL:
                    continue  # "at Wembley" speaks of a final more often than of England
                self._add(form.folded, Entry(kind, form.id, form.gated, form.sort))
        for coach in register.coaches.values():
            tokens = fold_name(coach.name).split()
            if len(tokens) > 1:
                self.first_names.add(tokens[0])
                for surname in surnames_of(tokens):
                    self.surnames[surname].append(coach.id)
        # Posts are made from their cells when asked for; a text asks for the same ones often.
        self.posts = cache(register.posts)
        self.coaches_women = cache(self._coaches_women)
        self.adjectives: dict[str, str] = {}
        self.people: dict[str, str] = {}
        for demonym in register.demonyms:
            for word in demonym.adjectives:
                self.adjectives.setdefault(fold_name(word), demonym.country)
            for word in demonym.demonyms:
                self.people.setdefault(fold_name(word), demonym.country)
        self.womens = {
            club.id.removesuffix("-women"): club.id for club in register.clubs.values() if club.kind is ClubKind.WOMEN
        }
        self.womens_cups = self._womens_cups()

    def as_of(self, year: int, *, whole: bool = False) -> "Lexicon":
        """Return the lexicon as if the register's posts ended in a year.

        Args:
            whole: Whether it has all posts of that year, or none.
        """
        earlier = copy(self)
        earlier.ends = str(year)
        earlier.posts = cache(lambda coach_id: _begun_before(self.posts(coach_id), year + whole))
        earlier.coaches_women = cache(earlier._coaches_women)  # by those posts
        return earlier

    def is_womens(self, club_id: str) -> bool:
        """Return whether a club is a women's side."""
        club = self.register.clubs.get(club_id)
        return club is not None and club.kind is ClubKind.WOMEN

    def _coaches_women(self, coach_id: str) -> bool | None:
        """Return whether a coach has women's sides alone, by the register; None if both, or if that does not tell."""
        sides = {self.is_womens(post.club) for post in self.posts(coach_id)}
        if not sides:
            return True if self.register.coaches[coach_id].gender == "f" else None
        return sides.pop() if len(sides) == 1 else None

    def _womens_cups(self) -> dict[str, str]:
        """Return the women's competition for each other one that goes by the same form: "the Champions League"."""
        found: dict[str, str] = {}
        for form in self.register.forms(Kind.COMPETITION.value):
            if self.register.competitions[form.id].gender == "f":
                cups = [e.id for e in self.forms[form.folded] if e.kind is Kind.COMPETITION and not e.gated]
                found.update((cup, form.id) for cup in cups if cup != form.id)
        return found

    def _add(self, folded: str, entry: Entry) -> None:
        self.forms.setdefault(folded, []).append(entry)
        first, _, rest = folded.partition(" ")
        length = rest.count(" ") + 2 if rest else 1
        if self.longest.get(first, 0) < length:
            self.longest[first] = length

    def name_of(self, entry: Entry) -> str:
        """Return the name by which the register knows what a form means."""
        if entry.kind is Kind.COACH:
            return self.register.coaches[entry.id].name
        of_kind = self.register.clubs if entry.kind is Kind.CLUB else self.register.competitions
        return of_kind[entry.id].name

    def club_called(self, name: str) -> Ref:
        """Return the club of a name, by the register if that knows it."""
        entries = self.forms.get(fold_name(name), ())
        known = next((e.id for e in entries if e.kind is Kind.CLUB and not e.gated), slug(name))
        club = self.register.clubs.get(known)
        return Ref(known, club.name if club else name)

    def rank(self, club_id: str) -> tuple[int, str]:
        """Return what sorts the better known of two clubs first."""
        club = self.register.clubs[club_id]
        league = self.register.competitions.get(club.league or "")
        return ((league.tier or 5) if league else 6), club_id

    def posts_at(self, coach_id: str, club_id: str) -> list[tuple[str | None, str | None]]:
        """Return the years from and until of the posts that the register knows for a pair."""
        return [(p.since, p.until) for p in self.posts(coach_id) if p.club == club_id]


def surnames_of(tokens: list[str]) -> list[str]:
    """Return the surnames that a name's folded tokens may be cut to, the longest first.

    ["erik", "ten", "hag"] gives "ten hag" and "hag".
    """
    rest = tokens[1:]
    found = [" ".join(rest)]
    if len(rest) > 1:
        tail = len(rest) - 1
        while tail > 0 and rest[tail - 1] in PARTICLES:
            tail -= 1
        found.extend([" ".join(rest[tail:]), rest[-1]])
    return list(dict.fromkeys(found))


def _begun_before(posts: tuple[Post, ...], year: int) -> tuple[Post, ...]:
    """Return the posts that began before a year; those that end in it, or later, are still open."""
    return tuple(
        post._replace(until=None) if post.until and int(post.until) >= year else post
        for post in posts
        if not post.since or int(post.since) < year
    )


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the project's register, built once a process."""
    return Lexicon(load_register())
