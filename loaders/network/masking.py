"""An article as the encoder reads it: pieces of its words, and a mask with a number for each name."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from dugout.loaders.document import Document, Form, Mention
from dugout.loaders.network.entities import Entity
from dugout.loaders.network.pieces import BEGIN, END, pieces

NUMBERS = 64  # 0 is no entity
LONGEST = 512  # pieces of one segment, its ends included
_NEW_PARAGRAPH = 99
_FORMS = {Form.NAME: 0, Form.PLACE: 1, Form.DESCRIPTION: 1, Form.PRONOUN: 2}


@dataclass(slots=True)
class Masked:
    """Segments of piece numbers, the entity number of each piece, and where the masks stand."""

    ids: list[list[int]] = field(default_factory=list)
    numbers: list[list[int]] = field(default_factory=list)
    # For each mask: its entity, its segment and its place in the segment. Spots follow the entities.
    owners: list[int] = field(default_factory=list)
    segments: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    """One sentence on its way: pieces, numbers, and the masks and spots as (place, entity).

    `spots` are its own: where in the text, and as which entity.
    """

    spots: list[tuple[int, int]]
    ids: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    masks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, start: int, end: int) -> None:
        for spot, entity in self.spots:
            if start <= spot < end:
                self._add(text[start:spot])
                self.masks.append((len(self.ids), entity))
                start = spot
        self._add(text[start:end])

    def _add(self, text: str) -> None:
        found = pieces(text)
        self.ids += found
        self.numbers += [0] * len(found)


def numbers_in_order(entities: int) -> list[int]:
    """Return a number for each of so many entities, in their order; beyond the last number they begin anew."""
    return [n % (NUMBERS - 1) + 1 for n in range(entities)]


def mask_article(
    document: Document, entities: Sequence[Entity], numbers: Sequence[int], spots: Sequence[int] = ()
) -> Masked:
    """Return a document masked, cut between sentences into segments of at most LONGEST pieces.

    A name is its mask alone, since who somebody is shall not tell what he does; a description or pronoun is its
    mask and its words.

    Args:
        numbers: For each entity the number that its masks carry, 1 to NUMBERS - 1.
        spots: Where in the text values may be told: each is an owner too, numbered on behind the entities.
    """
    told_at: list[list[tuple[int, int]]] = [[] for _ in document.sentences]
    for n, spot in enumerate(spots, len(entities)):
        told_at[document.sentence_at(spot)].append((spot, n))
    at_sentence: list[list[tuple[Mention, int]]] = [[] for _ in document.sentences]
    for entity, one in enumerate(entities):
        for mention in one.mentions:
            at_sentence[mention.sentence].append((mention, entity))
    lines = []
    paragraph = None
    for sentence, here in enumerate(document.sentences):
        line = _Line(told_at[sentence])
        if here.paragraph != paragraph and paragraph is not None:
            line.ids.append(_NEW_PARAGRAPH)
            line.numbers.append(0)
        paragraph = here.paragraph
        found = sorted(at_sentence[sentence], key=lambda pair: (pair[0].start, -pair[0].end))
        _write(line, document.text, here.start, here.end, found, entities, numbers)
        lines.append(line)
    return _join(lines)


def _join(lines: list[_Line]) -> Masked:
    """Return sentences as segments of about one length; what of a sentence is longer than a segment is cut off."""
    room = LONGEST - 2
    whole = sum(min(len(line.ids), room) for line in lines)
    fill = whole / max(1, math.ceil(whole / room))
    masked = Masked()
    for line in lines:
        here = len(masked.ids[-1]) - 1 if masked.ids else room
        if here >= fill or here + len(line.ids) > room:
            masked.ids.append([BEGIN])
            masked.numbers.append([0])
        begin = len(masked.ids[-1])
        masked.ids[-1] += line.ids[:room]
        masked.numbers[-1] += line.numbers[:room]
        for place, entity in line.masks:
            if place < room:
                masked.owners.append(entity)
                masked.segments.append(len(masked.ids) - 1)
                masked.places.append(begin + place)
    if not masked.ids:
        masked.ids, masked.numbers = [[BEGIN]], [[0]]
    for ids, counted in zip(masked.ids, masked.numbers, strict=True):
        ids.append(END)
        counted.append(0)
    return masked


def _write(
    line: _Line,
    text: str,
    start: int,
    end: int,
    found: list[tuple[Mention, int]],
    entities: Sequence[Entity],
    numbers: Sequence[int],
) -> None:
    at = start
    while found:
        mention, entity = found.pop(0)
        if mention.start < at or mention.end > end:
            continue
        line.add(text, at, mention.start)
        sort = entities[entity].sort
        line.masks.append((len(line.ids), entity))
        line.ids.append(1 + 3 * sort + _FORMS[mention.form])
        line.numbers.append(numbers[entity])
        at = mention.end
        if mention.form is not Form.NAME:
            inner = [(m, e) for m, e in found if m.end <= mention.end]
            _write(line, text, mention.start, mention.end, inner, entities, numbers)
            found = [(m, e) for m, e in found if m.end > mention.end]
    line.add(text, at, end)
