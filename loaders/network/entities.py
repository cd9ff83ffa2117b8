"""What an article speaks of, as the network sees it: coaches, other people, clubs, competitions, unnamed titles."""

import re
from dataclasses import dataclass, field
from enum import IntEnum

from dugout.graph.model import ClubKind, Ref
from dugout.loaders.document import Document, Form, Kind, Mention
from dugout.loaders.lexicon import Lexicon


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


LEAGUE_TITLE, CUP_TITLE = Ref("~league-title", "league title"), Ref("~cup-title", "cup title")

_SIDES = (ClubKind.WOMEN, ClubKind.YOUTH, ClubKind.RESERVE)
_SIDE_NAME = re.compile(r"\b(?:Under-\d\d|U\d\d|Women|Reserves|Castilla|Primavera|II|B)$")
_LEAGUE = re.compile(
    r"\b(?:league(?: titles?| championships?)?|titles?|championships?|champions?|crowns?|scudett[oi]|double)\b", re.I
)
_CUP = re.compile(r"\b(?:cups?|double)\b", re.I)


def find_entities(document: Document, others: list[Mention], lexicon: Lexicon) -> list[Entity]:
    """Return the entities of a document, those named first in front.

    Args:
        others: The people of the text that are no coaches as far as its words show.
    """
    found: dict[tuple[bool, Ref], Entity] = {}
    for mention in document.mentions:
        key = (False, mention.ref)
        if key not in found:
            found[key] = Entity(_sort(mention, lexicon), mention.ref)
        found[key].mentions.append(mention)
    for mention in others:
        found.setdefault((True, mention.ref), Entity(Sort.PERSON, mention.ref)).mentions.append(mention)
    taken = [(m.start, m.end) for m in document.mentions if m.form is not Form.DESCRIPTION]
    for sort, ref, pattern in ((Sort.LEAGUE_TITLE, LEAGUE_TITLE, _LEAGUE), (Sort.CUP_TITLE, CUP_TITLE, _CUP)):
        mentions = _titles(document, pattern, ref, taken)
        if mentions:
            found[True, ref] = Entity(sort, ref, mentions)
    return list(found.values())


def _sort(mention: Mention, lexicon: Lexicon) -> Sort:
    if mention.kind is Kind.COACH:
        return Sort.COACH
    if mention.kind is Kind.COMPETITION:
        return Sort.COMPETITION
    known = lexicon.register.clubs.get(mention.ref.id)
    if known is None:
        return Sort.SIDE if _SIDE_NAME.search(mention.ref.name) else Sort.CLUB
    if known.kind is ClubKind.NATIONAL:
        return Sort.NATIONAL
    return Sort.SIDE if known.kind in _SIDES else Sort.CLUB


def _titles(document: Document, pattern: re.Pattern[str], ref: Ref, taken: list[tuple[int, int]]) -> list[Mention]:
    """Return where a title stands without a name: neither in a name nor right behind one ("Serie A title")."""
    found = []
    for m in pattern.finditer(document.text):
        if any(start < m.end() and m.start() <= end + 1 for start, end in taken if start <= m.end()):
            continue
        where = document.sentence_at(m.start())
        found.append(Mention(m.start(), m.end(), Kind.COMPETITION, Form.DESCRIPTION, ref, where))
    return found
