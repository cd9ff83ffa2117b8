"""Clubs that no register knows, by the words that clubs are named with."""

import re
from functools import cache

from dugout.loaders.scan import Word
from dugout.loaders.words import words

# "Relegated Rovers", "Present Rangers": no part of the name.
_NO_NAME = re.compile(r"(?:ing|ed|less|hit|bound)$|^(?:present|then|future|mighty|little|poor|rival|fellow)$")
# Beside a name like "Mexico City" or "Orange County", these say that a club is meant.
_SAYS_CLUB = re.compile(
    r"^(?:['’]s?)?\s+(?:head coach|coach|manager|boss|job|fans|supporters|chairman|players?|squad|captain|legend|"
    r"striker|midfielder|defender|goalkeeper|beat|lost to|drew|won|"
    r"have (?:\w+ )?(?:sacked|appointed|named|dismissed|parted|hired|confirmed|unveiled|beaten|won|lost)|"
    r"(?:sack|appoint|part company|dismiss)(?:ed)?)\b"
)
_FORMER = re.compile(r"\b(?:former|ex)[ -]$", re.I)


@cache
def _parts() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    table = words("people")
    return (
        frozenset(table["club_tails"]),
        frozenset(table["club_heads"]),
        frozenset(table["place_tails"]),
        frozenset(table["not_first_names"]),
    )


def new_clubs(text: str, found: list[Word], known: set[int]) -> list[tuple[int, int]]:
    """Return the first and last words of each name of a club that is made like one and in no register.

    "Redfield Rovers" and "Dynamo Redfield"; "Redfield City" only where a club is plainly meant, since places are
    named so too.

    Args:
        known: The places of words that a name of the register has taken.
    """
    tails, heads, place_tails, not_first = _parts()

    def part(at: int) -> bool:
        word = found[at]
        return at not in known and word.capital and not word.folded.isdigit() and word.folded not in not_first

    def beside(at: int) -> bool:
        return found[at].joined and text[found[at - 1].end : found[at].start] == " "

    spans: dict[tuple[int, int], bool] = {}
    for at, word in enumerate(found):
        if not word.capital or at in known or (len(word.folded) < 4 and not text[word.start : word.end].isupper()):
            continue
        first = last = at
        if word.folded in tails:
            while first > 0 and at - first < 2 and beside(first) and part(first - 1):
                first -= 1
            if first < at and _NO_NAME.search(found[first].folded):
                first += 1
        if first == last and word.folded in heads:
            # "TO READ AS WELL" is no club.
            while last + 1 < len(found) and last - at < 2 and beside(last + 1) and part(last + 1):
                if text[found[last + 1].start : found[last + 1].end].isupper():
                    break
                last += 1
        goes_on = last + 1 < len(found) and beside(last + 1) and found[last + 1].capital
        if first == last or (goes_on and not _SAYS_CLUB.match(text[found[last].end :].lower())):
            continue
        spans[first, last] = word.folded not in place_tails or _is_club(text, found[first].start, found[last].end)
    sure = {_key(found, span) for span, plain in spans.items() if plain}
    return [span for span in spans if _key(found, span) in sure]


def _is_club(text: str, start: int, end: int) -> bool:
    return bool(_SAYS_CLUB.match(text[end : end + 40]) or _FORMER.search(text[max(0, start - 8) : start]))


def _key(found: list[Word], span: tuple[int, int]) -> str:
    return " ".join(word.folded for word in found[span[0] : span[1] + 1])
