"""Drafts of all kinds with what a text tells of them, whatever reader found them."""

from collections.abc import Sequence

from dugout.graph.model import FactType
from dugout.loaders.document import Document, Draft
from dugout.loaders.fixtures import with_match_terms
from dugout.loaders.honours import with_title_terms
from dugout.loaders.terms import with_terms
from dugout.loaders.times import Time


def with_values(document: Document, drafts: Sequence[Draft], times: Sequence[Time]) -> list[Draft]:
    """Return drafts with the dates, scores, counts and competitions that the text gives them."""
    of = {kind: [draft for draft in drafts if draft.kind is kind] for kind in FactType}
    tenures = of[FactType.MANAGES]
    return [
        *with_terms(document, tenures, times),
        *of[FactType.LINKED_TO],
        *with_title_terms(document, of[FactType.WON_TITLE_AT], times),
        *with_match_terms(document, of[FactType.PLAYED], tenures, times),
    ]
