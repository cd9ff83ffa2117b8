"""An article as it is put to the network: who is named, and what may belong together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dugout.loaders.document import Document
from dugout.loaders.network.entities import Entity
from dugout.loaders.network.features import View
from dugout.loaders.network.masking import Masked, mask_article, numbers_in_order
from dugout.loaders.network.opinion import Board
from dugout.loaders.network.pairs import Pairs, find_pairs
from dugout.loaders.network.spots import find_spots
from dugout.loaders.network.value_pairs import Pair, ValuePairs, find_value_pairs


@dataclass(frozen=True, slots=True)
class Asked:
    """The rules' view of an article, its entities and spots, and the pairs that may be facts."""

    view: View
    entities: list[Entity]
    spots: list[int]
    pairs: Pairs

    @property
    def document(self) -> Document:
        """The article's text and mentions."""
        return self.view.story.document

    @property
    def owners(self) -> int:
        """How many entities and spots there are."""
        return len(self.entities) + len(self.spots)

    @property
    def board(self) -> Board:
        """Where in the network's answer the scores of a value stand."""
        return Board.of(self.view, self.entities, self.spots)

    def values(self, wanted: Mapping[str, Collection[Pair]] | None = None) -> ValuePairs:
        """Return the pairs that may give values: those that are wanted, by their field, or all if None."""
        return find_value_pairs(self.document, self.entities, self.spots, wanted)

    def masked(self, numbers: Sequence[int] | None = None) -> Masked:
        """Return the article as the encoder reads it, with these numbers for its entities, else in their order."""
        return mask_article(self.document, self.entities, numbers or numbers_in_order(len(self.entities)), self.spots)


def ask_about(view: View, entities: list[Entity]) -> Asked:
    """Return what the network is asked about an article that the rules have seen."""
    spots = find_spots(view.story.document, entities, view.times)
    return Asked(view, entities, spots, find_pairs(view, entities))
