"""What an article speaks of, as the network sees it: coaches, other people, clubs, competitions, unnamed titles."""

import re
from dataclasses import dataclass, field, replace
from enum import IntEnum

from dugout.graph.ids import slug
from dugout.graph.model import ClubKind, Ref
from dugout.graph.names import fold_name
from dugout.loaders.document import Document, Form, Kind, Mention
from dugout.loaders.lexicon import Lexicon
from dugout.loaders.sides import is_side


class Sort(IntEnum):
    """What an entity is; its number is a part of its mask, so the order stays."""

    COACH = 0
    PERSON = 1  # named like a person; nothing shows a coach
    CLUB = 2
    NATIONAL = 3
    SIDE = 4  # a women's, youth or reserve side
    COMPETITION = 5
    LEAGUE_TITLE = 6  # "the title", "champions": of the league of whoever won it
    CUP_TITLE = 7  # "the cup": of the country of whoever won it
    TOP_TITLE = 8  # as LEAGUE_TITLE, of the first league of the country, for those who play in a lower one now
    LOWER_TITLE = 9  # "the second division", "promoted as champions"
    LEAGUE_CUP_TITLE = 10
    SUPER_CUP_TITLE = 11
    CONTINENTAL_SUPER_CUP_TITLE = 12  # "the Super Cup" too, for winners of a European cup
    CONTINENTAL_TITLE = 13  # "European champions", of clubs or countries
    WORLD_TITLE = 14
    OLYMPIC_TITLE = 15
    THIRD_TITLE = 16  # "the third tier"
    FOURTH_TITLE = 17
    FORMER_TITLE = 18  # as LEAGUE_TITLE, of the league that was the first one in earlier times
    PLACE = 30  # a city or country that may stand for its club, a side told without its club


CLUBS = (Sort.CLUB, Sort.NATIONAL, Sort.SIDE, Sort.PLACE)
TITLES = tuple(sort for sort in Sort if Sort.COMPETITION <= sort < Sort.PLACE)


@dataclass(slots=True)
class Entity:
    """One coach, person, club, competition or unnamed title, with its mentions in the order of the text."""

    sort: Sort
    ref: Ref
    mentions: list[Mention] = field(default_factory=list)
    _told_in: frozenset[int] = field(default=frozenset(), init=False, repr=False, compare=False)

    def told_in(self) -> frozenset[int]:
        """Return the sentences that name it; to be asked when all its mentions are there."""
        if not self._told_in:
            self._told_in = frozenset(mention.sentence for mention in self.mentions)
        return self._told_in


_FORMER = Ref("~former-league-title", "former league title")
_LONG_AGO = re.compile(r"\b(?:18[89]|19\d)\d\b")
# A name of a country's trophy and of a continent's: which of them is meant, the club tells.
_OF_EITHER = frozenset(["super cup", "super cups", "supercup", "supercups"])
_TOP = Ref("~first-league-title", "first league title")
_TITLE = r"(?:titles?|crowns?|championships?|champions?|troph(?:y|ies)|winners?|glory)"
_LEVEL = r"(?:tier|division|flight|level)(?: titles?| champions?)?"
_CONTINENT = r"(?:Europe|Africa|Asia|South America|Oceania|the continent)"
# What stands for a title whose competition is not named; its name is what all of its mentions are known by.
_UNNAMED: dict[Sort, tuple[str, re.Pattern[str]]] = {
    sort: (name, re.compile(rf"\b(?:{pattern})\b", re.I))
    for sort, name, pattern in (
        (Sort.LEAGUE_TITLE, "league title",
         r"leagues?(?: titles?| championships?)?|titles?|championships?|champions?|crowns?|scudett[oi]|double|treble"),
        (Sort.CUP_TITLE, "cup title", r"cups?|double|treble"),
        (Sort.LOWER_TITLE, "second league title",
         rf"second[- ]{_LEVEL}|"
         r"(?:promot\w+|went up|going up|up)(?: \w+){0,3} as (?:champions?|winners)"),
        (Sort.THIRD_TITLE, "third league title", rf"third[- ]{_LEVEL}"),
        (Sort.FOURTH_TITLE, "fourth league title", rf"fourth[- ]{_LEVEL}"),
        (Sort.LEAGUE_CUP_TITLE, "league cup title", r"league cups?"),
        (Sort.SUPER_CUP_TITLE, "super cup title", r"super ?cups?|supercopas?|supercopp[ae]|supertaças?"),
        (Sort.CONTINENTAL_SUPER_CUP_TITLE, "continental super cup title", r"super ?cups?"),
        (Sort.CONTINENTAL_TITLE, "continental title",
         rf"(?:European|African|Asian|South American|continental) {_TITLE}|"
         rf"champions? of {_CONTINENT}|(?:conquered|won) {_CONTINENT}"),
        (Sort.WORLD_TITLE, "world title", rf"world {_TITLE}|champions? of the world|(?:club )?world cups?"),
        (Sort.OLYMPIC_TITLE, "Olympic title", rf"Olympic(?:s| Games| gold(?: medals?)?| {_TITLE})?|gold medals?"),
    )
}  # fmt: skip


# One of these is in everything that the pattern of a sort finds: a look at them spares most texts the search.
_SIGNS: dict[Sort, tuple[str, ...]] = {
    Sort.LEAGUE_TITLE: ("league", "title", "champion", "crown", "scudett", "double", "treble"),
    Sort.CUP_TITLE: ("cup", "double", "treble"),
    Sort.LOWER_TITLE: ("second", " as champion", " as winner"),
    Sort.THIRD_TITLE: ("third",),
    Sort.FOURTH_TITLE: ("fourth",),
    Sort.LEAGUE_CUP_TITLE: ("league cup",),
    Sort.SUPER_CUP_TITLE: ("super",),
    Sort.CONTINENTAL_SUPER_CUP_TITLE: ("super",),
    Sort.CONTINENTAL_TITLE: ("european", "african", "asian", "american", "continent", "champion", "conquered", "won"),
    Sort.WORLD_TITLE: ("world",),
    Sort.OLYMPIC_TITLE: ("olympic", "gold medal"),
}


def find_entities(document: Document, others: list[Mention], lexicon: Lexicon) -> list[Entity]:
    """Return the entities of a document, those named first in front.

    Args:
        others: Mentions in doubt: people who are no coaches as far as the words show, places that may stand for clubs.
    """
    found: dict[tuple[bool, Ref], Entity] = {}
    named = [m for m in document.mentions if not _is_of_either(document, m)]
    for mention in named:
        key = (False, mention.ref)
        if key not in found:
            found[key] = Entity(_sort(mention, lexicon), mention.ref)
        found[key].mentions.append(mention)
    for mention in others:
        sure = found.get((False, mention.ref)) if mention.kind is Kind.CLUB else None
        if sure:
            sure.mentions.append(mention)
            sure.mentions.sort(key=lambda m: m.start)
        else:
            sort = Sort.PLACE if mention.kind is Kind.CLUB else Sort.PERSON
            found.setdefault((True, mention.ref), Entity(sort, mention.ref)).mentions.append(mention)
    taken = [(m.start, m.end + 2 * (m.kind is Kind.COMPETITION)) for m in named if m.form is not Form.DESCRIPTION]
    has = document.text.casefold().__contains__
    for sort, (name, pattern) in _UNNAMED.items():
        if not any(map(has, _SIGNS[sort])):
            continue
        ref = Ref(f"~{slug(name)}", name)
        mentions = _titles(document, pattern, ref, taken)
        if mentions:
            found[True, ref] = Entity(sort, ref, mentions)
            if sort is Sort.LEAGUE_TITLE and _has_lower(list(found.values()), lexicon):
                found[True, _TOP] = Entity(Sort.TOP_TITLE, _TOP, [replace(m, ref=_TOP) for m in mentions])
            if sort is Sort.LEAGUE_TITLE and _LONG_AGO.search(document.text):
                found[True, _FORMER] = Entity(Sort.FORMER_TITLE, _FORMER, [replace(m, ref=_FORMER) for m in mentions])
    return list(found.values())


def _is_of_either(document: Document, mention: Mention) -> bool:
    surface = document.text[mention.start : mention.end]
    return mention.kind is Kind.COMPETITION and fold_name(surface) in _OF_EITHER


def _has_lower(entities: list[Entity], lexicon: Lexicon) -> bool:
    """Return whether a club among the entities plays in a league that is not its country's first."""
    register = lexicon.register
    clubs = (register.clubs.get(e.ref.id) for e in entities if e.sort in (Sort.CLUB, Sort.SIDE))
    leagues = (register.competitions.get(club.league or "") for club in clubs if club)
    return any(league and league.tier != 1 for league in leagues)


def _sort(mention: Mention, lexicon: Lexicon) -> Sort:
    if mention.kind is Kind.COACH:
        return Sort.COACH
    if mention.kind is Kind.COMPETITION:
        return Sort.COMPETITION
    if is_side(lexicon, mention.ref):
        return Sort.SIDE
    known = lexicon.register.clubs.get(mention.ref.id)
    return Sort.NATIONAL if known and known.kind is ClubKind.NATIONAL else Sort.CLUB


def _titles(document: Document, pattern: re.Pattern[str], ref: Ref, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return where a title stands without a name: neither in a name nor right behind one ("Serie A title")."""
    found = []
    for m in pattern.finditer(document.text):
        if any(start < m.end() and m.start() < end for start, end in taken):
            continue
        where = document.sentence_at(m.start())
        found.append(Mention(m.start(), m.end(), Kind.COMPETITION, Form.DESCRIPTION, ref, where))
    return found
