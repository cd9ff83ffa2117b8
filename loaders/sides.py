"""Sides of a club or country: women's, youth and reserve sides, told by words behind a name or without one."""

import re
from collections.abc import Iterator

from dugout.graph.model import ClubKind, Ref
from dugout.graph.names import fold_name
from dugout.loaders.document import Document, Form, Kind, Mention, main_club
from dugout.loaders.lexicon import Lexicon

_AGE = r"(?:Under[- ]?|under-|U-?)(?P<age>1[2-9]|2[0-3])"
_RESERVES = r"(?P<reserves>[Rr]eserves?|(?:second|B)[- ](?:team|string|side)|reserve (?:team|side))"
_OF_TEAM = r"(?:side|team|squad|coach|boss|manager|head coach|set-up)\b"
# Of "Chelsea women's football" no side is told.
_WOMEN = r"(?P<women>[Ww]omen|Ladies)(?!['’]?s? (?:football|game|section|department|[Ff]ootball [Cc]lub))"
_SIDE = re.compile(
    rf"(?:['’]s?)? (?:{_AGE}(?:['’]?s)?|{_RESERVES}|"
    rf"(?P<name>Primavera|Academy|Youth)|{_WOMEN})\b"
)
# "the Argentine under-20s", "his under-23 side", "the reserves of Clermont"; women only where a side is plain.
_ALONE = re.compile(
    rf"(?:\b(?P<country>[A-Z][a-z]+) )?\b(?P<side>{_AGE}(?:['’]?s\b|(?= {_OF_TEAM}))|{_RESERVES}\b(?![ -]\w+keeper)|"
    rf"(?P<name>Primavera)\b|(?P<olympic>Olympic) (?:side|team|squad)\b|{_WOMEN}\b)"
    rf"(?P<team>['’]s {_OF_TEAM})?(?P<of> of (?:the )?(?=[A-Z]))?"
)
LONGEST = 32  # of the words behind a club's name that tell of a side
_NEAR = 2  # sentences back in which the club of a side is looked for
# Where second teams carry a Roman number, and where they go by what they are; elsewhere by a B.
_NUMBERED = frozenset(["Germany", "Austria", "Switzerland", "Poland", "Bulgaria", "United States"])
_PLAIN = frozenset(["England", "Argentina", "Brazil", "Uruguay", "India", "Morocco", "Chile"])
_RESERVE_NAMES = ("B", "II", "Reserves")


def side_behind(lexicon: Lexicon, club: Ref, behind: str) -> tuple[int, Ref] | None:
    """Return how far the words behind a club's name go that make it a side of that club, and the side.

    "'s Under-19s" behind "Liverpool" is "Liverpool Under-19".
    """
    m = _SIDE.match(behind)
    return (m.end(), _side(lexicon, club, m)) if m else None


def sides_alone(lexicon: Lexicon, document: Document) -> Iterator[Mention]:
    """Yield where a side stands without its club, once for each club that it may be of.

    That is the country before it or the club behind its "of"; else the club that the article is about, the first of
    its paragraph and the last before it.
    """
    clubs = [m for m in document.mentions if m.kind is Kind.CLUB]
    taken = [(m.start, m.end) for m in document.mentions if m.form is not Form.DESCRIPTION]
    for m in _ALONE.finditer(document.text):
        start, end = m.span("side")
        if any(s <= start < e for s, e in taken):
            continue
        sentence = document.sentence_at(start)
        refs = dict.fromkeys(_side(lexicon, club, m) for club in _owners(lexicon, document, clubs, m, sentence))
        for ref in refs:
            yield Mention(start, end, Kind.CLUB, Form.DESCRIPTION, ref, sentence)


def _owners(lexicon: Lexicon, document: Document, clubs: list[Mention], m: re.Match[str], sentence: int) -> list[Ref]:
    """Return the clubs or countries that a side without a name may be of."""
    country = lexicon.adjectives.get(fold_name(m["country"] or ""))
    if country:
        return [lexicon.club_called(country)]
    if m["of"]:  # the mention may begin with "the"
        named = [c.ref for c in clubs if m.start("of") < c.start <= m.end()]
        if named:
            return named[-1:]
    if m["women"] and not m["team"]:
        return []
    paragraph = document.sentences[sentence].paragraph
    before = [c.ref for c in clubs if c.start < m.start() and c.sentence >= sentence - _NEAR]
    beside = [c.ref for c in clubs if document.sentences[c.sentence].paragraph == paragraph]
    main = main_club(clubs)
    found = dict.fromkeys(ref for ref in (main, *beside[:1], *before[-1:]) if ref and not _is_side(lexicon, ref))
    if m["olympic"]:
        register = lexicon.register
        return [r for r in found if r.id in register.clubs and register.clubs[r.id].kind is ClubKind.NATIONAL]
    return list(found)


def _is_side(lexicon: Lexicon, club: Ref) -> bool:
    known = lexicon.register.clubs.get(club.id)
    return known.kind in (ClubKind.YOUTH, ClubKind.RESERVE) if known else bool(re.search(r" Under-\d\d$", club.name))


def _side(lexicon: Lexicon, club: Ref, m: re.Match[str]) -> Ref:
    """Return the side that a match of one of the patterns means, of a club."""
    told = m.groupdict()
    if told["age"]:
        return lexicon.club_called(f"{club.name} Under-{told['age']}")
    if told["reserves"]:
        return _reserves(lexicon, club, told["reserves"])
    if told["name"]:
        return lexicon.club_called(f"{club.name} {told['name']}")
    if told.get("olympic"):
        return lexicon.club_called(f"{club.name} Olympic")
    return club if club.name.endswith(" Women") else lexicon.club_called(f"{club.name} Women")


def _reserves(lexicon: Lexicon, club: Ref, words: str) -> Ref:
    """Return the second team of a club: as the register has it, else as such teams are called in its country."""
    register = lexicon.register
    called = [lexicon.club_called(f"{club.name} {name}") for name in _RESERVE_NAMES]
    known = next((ref for ref in called if ref.id in register.clubs), None)
    if known or words[0] == "B":
        return known or called[0]
    home = register.clubs.get(club.id)
    country = home.country if home else None
    return called[1] if country in _NUMBERED else called[2] if country in _PLAIN else called[0]
