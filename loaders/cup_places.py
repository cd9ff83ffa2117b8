"""Where a text may tell the competition of a match: every one that it names, and "the cup"."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from dugout.graph.model import Ref
from dugout.loaders.choice import Candidate
from dugout.loaders.document import Mention
from dugout.loaders.line import COMPETITION, SCORE, WORD
from dugout.loaders.match_scene import Match, MatchScene, who_features
from dugout.loaders.telling import Roles, View, bucket, word_features

# The word for a competition that is not named, and the way that a candidate is meant which it alone stands for.
CUP = "cup"
_CUPS = frozenset([CUP, "cups"])
# Before it, these make it another one.
_OTHERS = frozenset(["super", "league", "youth", "world", "european", "women's", "u21", "intertoto"])


class _Place(NamedTuple):
    """Where a competition stands: its mention, or the number of the token that is only a word for it."""

    sentence: int
    mention: Mention | None = None
    word: int = -1

    def token(self, view: View) -> int | None:
        """Return which token of its sentence it is."""
        if self.mention is None:
            return self.word
        return next((n for n in view.line.of_kind[COMPETITION] if view.tokens[n].item is self.mention), None)


def find_competitions(
    matches: MatchScene, match: Match, fit: Mapping[Ref, str], cup: Ref | None = None
) -> tuple[list[tuple[Ref, Candidate]], list[str]]:
    """Return which competition it may be, and what speaks for none.

    Args:
        fit: For each competition of the document, and for `cup`, how likely these clubs meet in it, as a word.
        cup: The cup of the country that both clubs are of: what "the cup" may be.
    """
    status, roles = str(match.status), matches.roles_of_both(match)
    together = matches.together(match)
    either = matches.scene.told_in[match.club] | matches.scene.told_in[match.opponent]
    told = {d.competition for d in matches.drafts[frozenset(match[:2])] if d.competition}
    named: dict[Ref, list[_Place]] = defaultdict(list)
    for mention in matches.cups:
        named[mention.ref].append(_Place(mention.sentence, mention))
    by_name = set(named)
    if cup and (words := [place for n in sorted(either) for place in _words_for_cup(matches, n)]):
        named[cup] = sorted([*named[cup], *words], key=lambda place: place.sentence)
    often = sorted(named, key=lambda ref: -len(named[ref]))
    many = min(4, len(named))
    found = []
    for ref, places in named.items():
        near = min((abs(place.sentence - n) for place in places for n in together), default=9)
        rank = min(3, often.index(ref))
        features = {f"best {min(near, 5)},{status}", f"many {many}", f"rank {rank}", f"rank {rank},{many}"}
        features |= {f"told {ref in told}", f"fit {fit[ref]}", f"fit {fit[ref]},{min(near, 3)}"}
        features.add(f"top {places[0].sentence < 3}")
        if ref not in by_name:
            features |= {"cup", f"cup {min(near, 3)},{many}"}
        for place in places:
            features.update(_near(matches, place, match, roles, together, either))
        found.append((ref, Candidate(ref.id, sorted(features), way=ref.id if ref in by_name else CUP)))
    nothing = ["none", f"none,{status}", f"none many {many}", f"none told {bool(told)}"]
    return found, [*nothing, f"none together {min(3, len(together))},{status}"]


def _words_for_cup(matches: MatchScene, sentence: int) -> Iterator[_Place]:
    """Yield where a sentence has the word for a cup that it does not name."""
    if CUP not in matches.document.words(sentence).casefold():
        return
    line = matches.scene.line(sentence)
    for n, word in enumerate(line.words):
        if word in _CUPS and not (n and (line.words[n - 1] in _OTHERS or line.tokens[n - 1].kind != WORD)):
            yield _Place(sentence, word=n)


def _near(
    matches: MatchScene, place: _Place, match: Match, roles: Roles, together: set[int], either: Collection[int]
) -> Iterator[str]:
    """Yield how one place of a competition stands to the match."""
    sentence, status = place.sentence, str(match.status)
    near = min((abs(sentence - n) for n in together), default=9)
    yield f"near {min(near, 5)}"
    yield f"one near {min((abs(sentence - n) for n in either), default=3)}"
    yield f"before {any(n > sentence for n in together) and near > 0},{min(near, 3)},{status}"
    if near > 1 and sentence not in either:
        return
    view = matches.views.of(sentence, roles)
    at = place.token(view)
    if at is not None:
        yield from matches.context(view, match, sentence)
        yield from word_features(view.line, at, status)
        yield from who_features(view, at, status)
        apart = min((abs(at - n) for n in view.line.of_kind[SCORE]), default=99)
        yield f"score {bucket(apart)}"
