"""Clubs that may be meant and are not sure: a city alone, a country, and sides told without a name.

The rules leave them out, since most are what they say; a reader that weighs the whole article may ask.
"""

from collections import Counter

from dugout.loaders.document import Document, Form, Kind, Mention
from dugout.loaders.entrants import countries_named, countries_of
from dugout.loaders.lexicon import Entry, Lexicon
from dugout.loaders.mentions import Finder
from dugout.loaders.namesakes import is_other_fa
from dugout.loaders.scan import Match
from dugout.loaders.sides import sides_alone


def doubtful_clubs(finder: Finder, document: Document) -> list[Mention]:
    """Return the mentions that may be of a club, each of the likeliest, in the order of the text."""
    at_home = countries_named(
        finder.lexicon.register, Counter(m.ref.id for m in document.mentions if m.kind is Kind.CLUB)
    )
    taken = {m.start: m.end for m in document.mentions if m.form is not Form.DESCRIPTION}
    in_names = finder.taken.keys() | {n for first, last in finder.stranger_words for n in range(first, last + 1)}
    found = []
    for match in finder.doubted:
        start, end = finder.words[match.first].start, finder.words[match.last].end
        entry = _likeliest(match, finder.lexicon, at_home)
        if (
            entry
            and not is_other_fa(finder.text[start:end], finder.text[end : end + 24])
            and in_names.isdisjoint(range(match.first, match.last + 1))
            and _stands_alone(finder, match)
            and not any(s < end and start < e for s, e in taken.items())
        ):
            sentence = finder.words[match.first].sentence
            found.append(Mention(start, end, Kind.CLUB, Form.PLACE, finder.ref(entry, sentence), sentence))
    return sorted([*found, *sides_alone(finder.lexicon, document)], key=lambda m: m.start)


def _stands_alone(finder: Finder, match: Match) -> bool:
    """Return whether a form is not part of a longer name: "Reading Festival", "Dr Columbus"."""
    words, text = finder.words, finder.text
    behind = match.last + 1
    if behind < len(words) and words[behind].capital and text[words[match.last].end : words[behind].start] == " ":
        return behind in finder.taken or words[behind].folded.isdigit()
    before = match.first - 1
    if before < 0 or not words[before].capital or text[words[before].end : words[match.first].start] != " ":
        return True
    begins = before == 0 or words[before - 1].sentence != words[before].sentence
    return begins or before in finder.taken or words[before].folded.isdigit()


def _likeliest(match: Match, lexicon: Lexicon, at_home: Counter[str]) -> Entry | None:
    """Return the club that a form may mean: of the country whose clubs the text names, the better known one."""
    return min(
        (e for e in match.entries if e.kind is Kind.CLUB),
        key=lambda e: (
            -at_home[next(iter(countries_of(lexicon.register, e.id)), "")],
            ("name", "alias", "nickname", "place", "city").index(e.sort),
            lexicon.rank(e.id),
        ),
        default=None,
    )
