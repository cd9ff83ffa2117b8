"""Competitions that a common noun stands for: a friendly, and a qualifier for a tournament that the text names."""

import re
from collections.abc import Iterator, Sequence

from dugout.graph.model import Ref
from dugout.graph.names import fold_name
from dugout.loaders.document import Kind, Mention
from dugout.loaders.lexicon import Lexicon

_FRIENDLY = re.compile(
    r"(?<!\bis )(?<!\bwas )(?<!\bare )(?<!\bwere )(?<!\bmore )(?<!\bvery )\b[Ff]riendl(?:ies|"
    r"y(?= (?:against|with|in|at|on|between|last|this|match|matches|game|games|win|defeat|draw|victory|v|vs|before)\b|"
    r"[.,;:)!?]|$))"
)
# "Qualifying for the World Cup" may be what a side does; "in qualifying for the World Cup" is where it plays.
_QUALIFIER = re.compile(r"\b[Qq]ualif(?:iers?|ying(?! for\b)(?! round)|(?<=\b[Ii]n [Qq]ualif)ying(?= for\b))\b")


def find_occasions(text: str, named: Sequence[Mention], lexicon: Lexicon) -> Iterator[tuple[int, int, Ref]]:
    """Yield where such a noun stands, and the competition.

    Args:
        named: The competitions that the text names.
    """
    friendly = _called("friendly", lexicon)
    if friendly:
        for m in _FRIENDLY.finditer(text):
            yield m.start(), m.end(), friendly
    finals = [(m.start, m.end, _called(f"{m.ref.name} qualifying", lexicon)) for m in named]
    for m in _QUALIFIER.finditer(text):
        beside = [cup for _, end, cup in finals if 0 <= m.start() - end <= 1]
        if beside:
            continue  # of a tournament that is named with it: "Champions League qualifier"
        before = [cup for start, _, cup in finals if start < m.start() and cup]
        behind = [cup for start, _, cup in finals if start > m.start() and cup]
        if before or behind:
            yield m.start(), m.end(), (before[-1:] or behind[:1])[0]


def _called(name: str, lexicon: Lexicon) -> Ref | None:
    """Return the competition of a name."""
    known = [e for e in lexicon.forms.get(fold_name(name), ()) if e.kind is Kind.COMPETITION]
    entry = next((e for e in known if not e.gated), known[0] if len(known) == 1 else None)
    return Ref(entry.id, lexicon.name_of(entry)) if entry else None
