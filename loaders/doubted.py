"""Clubs that may be meant and are not sure: a city alone, a country, "the under-21s".

The rules leave them out, since most are what they say; a reader that weighs the whole article may ask.
"""

import re
from collections import Counter

from dugout.graph.ids import slug
from dugout.graph.model import Ref
from dugout.graph.names import fold_name
from dugout.loaders.document import Document, Form, Kind, Mention
from dugout.loaders.entrants import countries_of
from dugout.loaders.lexicon import Lexicon
from dugout.loaders.mentions import Finder
from dugout.loaders.scan import Match

_NEAR = 2  # sentences back in which the club of a youth side is looked for
# "the Argentine under-20s", "his under-23 side"; with the side's country or club before it, it is a name already.
_YOUTH = re.compile(
    r"(?:\b(?P<of>[A-Z][a-z]+) )?\b(?P<side>(?:[Uu]nder-|U-?)(?P<age>1[5-9]|2[0-3])"
    r"(?:s\b|(?= (?:side|team|squad|coach|boss)\b)))"
)


def doubtful_clubs(finder: Finder, document: Document) -> list[Mention]:
    """Return the mentions that may be of a club, each of the likeliest, in the order of the text."""
    lexicon = finder.lexicon
    at_home: Counter[str] = Counter()
    for mention in document.mentions:
        if mention.kind is Kind.CLUB:
            at_home.update(countries_of(lexicon.register, mention.ref.id)[:1])
    taken = {m.start: m.end for m in document.mentions if m.form is not Form.DESCRIPTION}
    found = []
    for match in finder.doubted:
        start, end = finder.words[match.first].start, finder.words[match.last].end
        if _stands_alone(finder, match) and not any(s < end and start < e for s, e in taken.items()):
            ref = _likeliest(match, lexicon, at_home, women=finder.women)
            if ref:
                found.append(Mention(start, end, Kind.CLUB, Form.PLACE, ref, finder.words[match.first].sentence))
    return sorted([*found, *_youth_sides(document, lexicon, taken)], key=lambda m: m.start)


def _stands_alone(finder: Finder, match: Match) -> bool:
    """Return whether a form is not part of a longer name: "Reading Festival", "Dr Columbus"."""
    words, text = finder.words, finder.text
    strangers = {n for first, last in finder.stranger_words for n in range(first, last + 1)}
    if any(n in finder.taken or n in strangers for n in range(match.first, match.last + 1)):
        return False
    behind = match.last + 1
    if behind < len(words) and words[behind].capital and text[words[match.last].end : words[behind].start] == " ":
        return behind in finder.taken or words[behind].folded.isdigit()
    before = match.first - 1
    if before < 0 or not words[before].capital or text[words[before].end : words[match.first].start] != " ":
        return True
    begins = before == 0 or words[before - 1].sentence != words[before].sentence
    return begins or before in finder.taken or words[before].folded.isdigit()


def _likeliest(match: Match, lexicon: Lexicon, at_home: Counter[str], *, women: bool) -> Ref | None:
    """Return the club of a form: of the country whose clubs the text names, the better known one."""
    clubs = [e for e in match.entries if e.kind is Kind.CLUB]
    if not clubs:
        return None
    register = lexicon.register
    best = min(
        clubs,
        key=lambda e: (
            -at_home[next(iter(countries_of(register, e.id)), "")],
            ("name", "alias", "nickname", "place", "city").index(e.sort),
            lexicon.rank(e.id),
        ),
    )
    club = register.clubs[lexicon.womens.get(best.id, best.id) if women else best.id]
    return Ref(club.id, club.name)


def _youth_sides(document: Document, lexicon: Lexicon, taken: dict[int, int]) -> list[Mention]:
    """Return where a youth side is named by its age alone: of the country before it, else of the club named last."""
    found = []
    for m in _YOUTH.finditer(document.text):
        start, sentence = m.start("side"), document.sentence_at(m.start("side"))
        if any(s <= start < e for s, e in taken.items()):
            continue
        named = [
            c.ref.name
            for c in document.mentions
            if c.kind is Kind.CLUB and c.start < start and c.sentence >= sentence - _NEAR
        ]
        base = lexicon.adjectives.get(fold_name(m["of"] or "")) or next(reversed(named), None)
        if base is not None and "Under-" not in base:
            name = f"{base} Under-{m['age']}"
            known = [e.id for e in lexicon.forms.get(fold_name(name), ()) if e.kind is Kind.CLUB]
            ref = Ref(known[0], lexicon.register.clubs[known[0]].name) if known else Ref(slug(name), name)
            found.append(Mention(start, m.end("side"), Kind.CLUB, Form.DESCRIPTION, ref, sentence))
    return found
