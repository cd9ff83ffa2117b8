"""Clubs that somebody played for: several before one word for a player, "former Chelsea, Leeds and England forward"."""

import re
from collections.abc import Iterable

from dugout.loaders.document import Kind, Mention
from dugout.loaders.words import either, words

_AND = re.compile(r",? and (?:the )?|, |/")
_PLAYER = re.compile(
    rf" (?:{either(words('descriptions')['sorts_of_players'])} )?{either(words('descriptions')['players'])}\b"
    r"(?!-| and (?:\w+ )?(?:coach|manager|boss)\b)"
)


def without_played_for(text: str, found: Iterable[Mention]) -> list[Mention]:
    """Return mentions without the clubs of such lists, which say nothing of who coaches them.

    One club alone stays: readers see by themselves that it stands before a player.
    """
    kept: list[Mention] = []
    row: list[Mention] = []  # of clubs with nothing between them but a comma or "and"
    for mention in sorted(found, key=lambda m: m.start):
        if row and not (mention.kind is Kind.CLUB and _AND.fullmatch(text, row[-1].end, mention.start)):
            kept += _left(text, row)
            row = []
        if mention.kind is Kind.CLUB:
            row.append(mention)
        else:
            kept.append(mention)
    return [*kept, *_left(text, row)]


def _left(text: str, row: list[Mention]) -> list[Mention]:
    return [] if len(row) > 1 and _PLAYER.match(text, row[-1].end) else row
