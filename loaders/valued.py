"""Drafts of all kinds with what a text tells of them, whatever reader found them."""

from collections.abc import Sequence

from dugout.graph.model import FactType
from dugout.loaders.choice import Other
from dugout.loaders.document import Document, Draft
from dugout.loaders.fixtures import with_match_terms
from dugout.loaders.honours import with_title_terms
from dugout.loaders.terms import with_terms
from dugout.loaders.times import Time


def with_values(
    document: Document, drafts: Sequence[Draft], times: Sequence[Time], other: Other | None = None
) -> list[Draft]:
    """Return drafts with the dates, scores, counts and competitions that the text gives them.

    Args:
        other: Who has a say beside the words.
    """
    of = {kind: [draft for draft in drafts if draft.kind is kind] for kind in FactType}
    tenures = of[FactType.MANAGES]
    told = with_terms(document, tenures, times, other)
    won = with_title_terms(document, of[FactType.WON_TITLE_AT], times, other)
    met = with_match_terms(document, of[FactType.PLAYED], tenures, times, other)
    return [*told(), *of[FactType.LINKED_TO], *won(), *met()]
