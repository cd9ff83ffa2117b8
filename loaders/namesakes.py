"""Who is meant by a name that several people bear: by the clubs beside it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dugout.loaders.lexicon import Lexicon
from dugout.loaders.scan import Match, Word
from dugout.loaders.words import either, words

_DAYS = words("times")["weekdays"]
_DAY_BEFORE = re.compile(
    rf"\b(?:on|by|until|till|since|before|after|last|next|this|that|every|each|late|early|hours of|night (?:to|of)|"
    rf"waiting for|an?|the|{either(_DAYS)})(?:[ ,]+(?:and|or|to))? *$",
    re.I,
)
_DAY_AFTER = re.compile(
    r"(?:['’]s?)? (?:morning|lunchtime|afternoon|teatime|evening|night|breakfast|week\b|at \d|or \w+day|\d|"
    r"(?:\w+ ){0,3}(?:match|matches|game|games|tie|final|semi-final|quarter-final|win|defeat|loss|draw|"
    r"trip|visit|guests|call|derby|meeting|training|session|qualifier|friendly)\b)",
    re.I,
)
_POST_AFTER = re.compile(rf" {either(words('people')['club_posts'])}\b", re.I)
_FA = ("fa", "football association")
_OF_COUNTRY = re.compile(r" of (?:the )?[A-Z]")
_PART_BEFORE = re.compile(r"\b(?:south|north|east|west|mid)(?:ern)? $")


def coach_at(lexicon: Lexicon, coaches: Iterable[str], clubs: Counter[str]) -> str | None:
    """Return which of some coaches has had most of the clubs that a text names, None if none had any."""
    best: tuple[int, int, str] | None = None
    for coach in coaches:
        posts = lexicon.posts(coach)
        here = sum(clubs[club] > 0 for club in {post.club for post in posts})
        if here and (best is None or (here, len(posts), coach) > best):
            best = here, len(posts), coach
    return best[2] if best else None


def clubs_of(lexicon: Lexicon, named: Counter[str]) -> Counter[str]:
    """Return how often coaches of each club are among what a text names."""
    found: Counter[str] = Counter()
    for coach, times in named.items():
        for club in {post.club for post in lexicon.posts(coach)}:
            found[club] += times
    return found


def is_day(word: str) -> bool:
    """Return whether the short name of a club is that of a day: "Wednesday"."""
    return word in _DAYS


def means_day(before: str, after: str) -> bool:
    """Return whether what stands around such a word shows the day: "on Wednesday", "Wednesday's 2-1 win"."""
    return bool(_DAY_BEFORE.search(before) or _DAY_AFTER.match(after))


def is_no_club(word: str, before: str, after: str) -> bool:
    """Return whether what stands around a club's name shows something else.

    "Sporting director", "La Turbie" for "LA", "the FA of Wales", "the Leeds-born striker", "in south Wales".
    """
    if len(word) == 2 and not word.isupper():
        return True
    if word.casefold() in words("people")["club_words"] and _POST_AFTER.match(after):
        return True
    return is_other_fa(word, after) or after.startswith("-born") or bool(_PART_BEFORE.search(before))


def is_other_fa(word: str, after: str) -> bool:
    """Return whether "the FA" is not England's, by what stands behind it: "of Wales"."""
    return word.casefold().removeprefix("the ") in _FA and _OF_COUNTRY.match(after) is not None


def is_part_of_name(text: str, words: Sequence[Word], match: Match) -> bool:
    """Return whether a form is part of a longer name, here or elsewhere in the text: "Raúl" of "Raúl Jiménez"."""
    form = [word.folded for word in words[match.first : match.last + 1]]
    return any(
        _go_together(text, words, first - 1) or _go_together(text, words, first + len(form) - 1)
        for first in range(len(words) - len(form) + 1)
        if words[first].folded == form[0] and [word.folded for word in words[first : first + len(form)]] == form
    )


def _go_together(text: str, words: Sequence[Word], at: int) -> bool:
    """Return whether a word and the next are one name, as far as their capitals show."""
    if not 0 <= at < len(words) - 1:
        return False
    word, after = words[at], words[at + 1]
    return word.capital and after.capital and after.joined and text[word.end : after.start] in (" ", "-")
