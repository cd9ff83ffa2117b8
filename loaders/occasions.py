"""Competitions that a common noun stands for: a friendly, and a qualifier for a tournament that the text names."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dugout.graph.model import Ref
from dugout.graph.names import fold_name
from dugout.loaders.document import Kind, Mention
from dugout.loaders.lexicon import Lexicon

_FRIENDLY = re.compile(r"\b[Ff]riendl(?:y|ies)\b")
# What stands before the noun, and behind the adjective: nobody becomes "a friendly", a town may be "a friendly town".
_BEFORE_NOUN = re.compile(
    r"(?:(?:^|[\s(\"“])(?:an?|the|this|that|his|her|its|their|first|second|third|last|final|next|one|every|in|"
    r"international|pre-season|summer|club|home|away|goalless|warm-up|behind-closed-doors|\w+day)|['’]s?)\s$",
    re.I,
)
_BEHIND_ADJECTIVE = re.compile(
    r"[ -](?:terms|faces?|fire|m[ae]n|wom[ae]n|people|town|city|crowd|atmosphere|rivalry|welcome|chat|smile|way|manner|"
    r"advice|relations?(?:hip)?|but)\b"
)
_BEFORE = 24  # characters that are looked at
# "Qualifying for the World Cup" may be what a side does; "in qualifying" is where it plays.
_QUALIFIER = re.compile(
    r"\b[Qq]ualif(?:iers?\b|ying(?= (?:match|matches|game|games|campaign|group|loss|win|defeat|draw|play-offs?)\b)|"
    r"(?<=\b[Ii]n [Qq]ualif)ying\b|(?<=\b[Oo]f [Qq]ualif)ying\b|(?<=\b[Dd]uring [Qq]ualif)ying\b|"
    r"(?<=\b[Tt]hrough [Qq]ualif)ying\b)"
)
_QUALIFYING = " qualifying"


def find_occasions(text: str, named: Sequence[Mention], lexicon: Lexicon) -> Iterator[tuple[int, Ref]]:
    """Yield where such a noun begins, and the competition.

    Args:
        named: The competitions that the text names, in its order.
    """
    # A look at the letters that a pattern cannot do without spares most texts the search.
    friendly = _called("friendly", lexicon) if "riendl" in text else None
    if friendly:
        for m in _FRIENDLY.finditer(text):
            if _is_noun(text, m):
                yield m.start(), friendly
    qualifiers = list(_QUALIFIER.finditer(text)) if "ualif" in text else []
    if not qualifiers:
        return
    starts = [mention.start for mention in named]
    known: dict[Ref, Ref | None] = {mention.ref: _qualifying(mention.ref, lexicon) for mention in named}
    for m in qualifiers:
        at = bisect_right(starts, m.start())
        # Of the tournament named last: "the Champions League qualifier" is for none that has a name of its own.
        near = named[at - 1] if at else named[at] if named else None
        cup = known[near.ref] if near else None
        if cup:
            yield m.start(), cup


def _is_noun(text: str, m: re.Match[str]) -> bool:
    if m[0].endswith("s"):
        return True
    before = text[max(0, m.start() - _BEFORE) : m.start()]
    return _BEFORE_NOUN.search(before) is not None and not _BEHIND_ADJECTIVE.match(text, m.end())


def _qualifying(final: Ref, lexicon: Lexicon) -> Ref | None:
    """Return the qualifying of a tournament, which may be meant itself."""
    return final if final.name.endswith(_QUALIFYING) else _called(final.name + _QUALIFYING, lexicon)


def _called(name: str, lexicon: Lexicon) -> Ref | None:
    """Return the competition of a name."""
    known = [e for e in lexicon.forms.get(fold_name(name), ()) if e.kind is Kind.COMPETITION]
    entry = next((e for e in known if not e.gated), known[0] if len(known) == 1 else None)
    return Ref(entry.id, lexicon.name_of(entry)) if entry else None
