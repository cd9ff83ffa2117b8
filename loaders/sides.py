"""Sides of a club or country: women's, youth and reserve sides, told by words behind a name or without one."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from dugout.graph.model import ClubKind, Ref
from dugout.graph.names import fold_name
from dugout.loaders.document import Document, Form, Kind, Mention, main_club
from dugout.loaders.lexicon import Lexicon

_AGE = (
    r"(?:(?P<girls>[Ww]omen(?:['’]s)?|Ladies) )?(?:Under[- ]?|under-|U-?)(?P<age>1[2-9]|2[0-3])"
    r"(?P<women_of_age>(?:['’]?s)? [Ww]omen)?"
)
# A club reserves the right, has a reserve keeper and is the second team to win; "Group B side" is none of a club's.
_RESERVES = (
    r"(?P<reserves>[Rr]eserves(?! (?:the|its|their|his|her|judge?ment)\b)|reserve (?:team|side)\b"
    r"|second[- ](?:team|string|side)(?! (?:to|in|that|who)\b)"
    r"|(?<!Group )(?<!League )(?<!Serie )(?<!Pot )B[- ](?:team|side))"
    r"(?![- ]\w*(?:keeper|striker|defender|midfielder|winger|forward|player))"
)
_WOMEN = r"(?P<women>[Ww]omen|Ladies)"
_TEAM = r"(?:side|team|squad|coach|boss|manager|head coach|set-up)\b"
_BEHIND = re.compile(rf"(?:['’]s?)? (?:{_AGE}(?:['’]?s)?|{_RESERVES}|(?P<name>Primavera|Academy|Youth)|{_WOMEN})\b")
# "the Argentine under-20s", "his under-23 side", "the reserves of Clermont"; women only where a side is plain.
_ALONE = re.compile(
    rf"(?P<country>(?:\b[A-Z][a-z]+ ){{0,3}})"
    rf"(?P<side>\b{_AGE}(?:['’]?s\b|(?= {_TEAM})|(?<=women)\b|(?<=Women)\b)|\b{_RESERVES}\b|"
    rf"\b(?P<name>Primavera)\b|\b(?P<olympic>Olympic) (?:side|team|squad)\b|\b{_WOMEN}\b)"
    rf"(?P<team>['’]s {_TEAM})?(?P<of> of (?:the )?(?=[A-Z]))?"
)
_NAME = re.compile(r"\b(?:Under-\d\d|U\d\d|Women|Reserves|Castilla|Primavera|Academy|Youth|Olympic|II|B)$")
LONGEST = 40  # of the words behind a club's name that tell of a side
_NEAR = 2  # sentences back in which the club of a side is looked for
# Where second teams carry a Roman number, and where they go by what they are; elsewhere by a B, if the register has no
# other name for them.
_NUMBERED = frozenset(["Germany", "Austria", "Switzerland", "Poland", "Bulgaria", "United States"])
_PLAIN = frozenset(["England", "Argentina", "Brazil", "Uruguay", "India", "Morocco", "Chile"])
_RESERVE_NAMES = ("B", "II", "Reserves")


def is_side(lexicon: Lexicon, club: Ref) -> bool:
    """Return whether a club is a women's, youth or reserve side: by the register, else by its name."""
    known = lexicon.register.clubs.get(club.id)
    if known is None:
        return _NAME.search(club.name) is not None
    return known.kind in (ClubKind.WOMEN, ClubKind.YOUTH, ClubKind.RESERVE)


def side_behind(lexicon: Lexicon, club: Ref, behind: str) -> tuple[int, Ref] | None:
    """Return how far the words behind a club's name go that make it a side of that club, and the side.

    "'s Under-19s" behind "Liverpool" is "Liverpool Under-19".
    """
    m = _BEHIND.match(behind)
    return (m.end(), _side(lexicon, club, m)) if m else None


def sides_alone(lexicon: Lexicon, document: Document) -> Iterator[Mention]:
    """Yield where a side stands without its club, once for each club that it may be of.

    That is the country before it or the club behind its "of"; else the club that the article is about, the first of
    its paragraph and the last before it.
    """
    clubs = [m for m in document.mentions if m.kind is Kind.CLUB]
    owners = _Owners(lexicon, document, clubs)
    taken = sorted((m.start, m.end) for m in document.mentions if m.form is not Form.DESCRIPTION)
    starts = [start for start, _ in taken]
    for m in _ALONE.finditer(document.text):
        start, end = m.span("side")
        before = bisect_left(starts, start + 1) - 1
        if before >= 0 and taken[before][1] > start:
            continue
        sentence = document.sentence_at(start)
        for ref in dict.fromkeys(_side(lexicon, club, m) for club in owners.of(m, sentence)):
            yield Mention(start, end, Kind.CLUB, Form.DESCRIPTION, ref, sentence)


class _Owners:
    """The clubs and countries of a document that a side without a name may be of."""

    def __init__(self, lexicon: Lexicon, document: Document, clubs: list[Mention]) -> None:
        self._lexicon, self._document = lexicon, document
        self._named = {club.start: club.ref for club in clubs}
        own = [club for club in clubs if not _is_young(lexicon, club.ref)]
        self._clubs, self._starts = own, [club.start for club in own]
        self._main = main_club(own)
        self._first: dict[int, Ref] = {}  # by paragraph
        for club in own:
            self._first.setdefault(document.sentences[club.sentence].paragraph, club.ref)

    def of(self, m: re.Match[str], sentence: int) -> list[Ref]:
        """Return the clubs that a match of `_ALONE` may be of."""
        country = self._country(m["country"])
        if country:
            return [self._lexicon.club_called(country)]
        if m["of"]:  # the mention may begin with "the"
            named = [self._named[at] for at in range(m.start("of") + 4, m.end() + 1) if at in self._named]
            if named:
                return named[-1:]
        if m["women"] and not m["team"]:
            return []
        before = bisect_left(self._starts, m.start())
        last = self._clubs[before - 1] if before and self._clubs[before - 1].sentence >= sentence - _NEAR else None
        first = self._first.get(self._document.sentences[sentence].paragraph)
        found = dict.fromkeys(ref for ref in (self._main, first, last and last.ref) if ref)
        if m["olympic"]:
            clubs = self._lexicon.register.clubs
            return [ref for ref in found if ref.id in clubs and clubs[ref.id].kind is ClubKind.NATIONAL]
        return list(found)

    def _country(self, words: str) -> str | None:
        """Return the country that the last of some words mean: "North Korean" rather than "Korean"."""
        found = fold_name(words).split()
        tails = (" ".join(found[n:]) for n in range(len(found)))
        return next((self._lexicon.adjectives[tail] for tail in tails if tail in self._lexicon.adjectives), None)


def _is_womens(lexicon: Lexicon, club: Ref) -> bool:
    known = lexicon.register.clubs.get(club.id)
    return known.kind is ClubKind.WOMEN if known else club.name.endswith(" Women")


def _is_young(lexicon: Lexicon, club: Ref) -> bool:
    """Return whether a club is a youth or reserve side: no other side is of it."""
    return is_side(lexicon, club) and not _is_womens(lexicon, club)


def _side(lexicon: Lexicon, club: Ref, m: re.Match[str]) -> Ref:
    """Return the side that a match of one of the patterns means, of a club."""
    told = m.groupdict()
    if told["age"]:
        base = _womens(lexicon, club) if told["girls"] or told["women_of_age"] else club
        return lexicon.club_called(f"{base.name} Under-{told['age']}")
    if told["reserves"]:
        return _reserves(lexicon, club, told["reserves"])
    if told["name"]:
        return lexicon.club_called(f"{club.name} {told['name']}")
    return lexicon.club_called(f"{club.name} Olympic") if told.get("olympic") else _womens(lexicon, club)


def _womens(lexicon: Lexicon, club: Ref) -> Ref:
    """Return the women's side of a club, which it may be itself."""
    return club if _is_womens(lexicon, club) else lexicon.club_called(f"{club.name} Women")


def _reserves(lexicon: Lexicon, club: Ref, words: str) -> Ref:
    """Return the second team of a club: as the register has it, else as such teams are called in its country."""
    register = lexicon.register
    called = [lexicon.club_called(f"{club.name} {name}") for name in _RESERVE_NAMES]
    home = register.clubs.get(club.id)
    shorter = [
        lexicon.club_called(f"{alias} {name}") for alias in (home.aliases if home else ()) for name in ("B", "II")
    ]
    known = next((ref for ref in (*called, *shorter) if ref.id in register.clubs), None)
    if known or words[0] == "B":
        return known or called[0]
    country = home.country if home else None
    return called[1] if country in _NUMBERED else called[2] if country in _PLAIN else called[0]
