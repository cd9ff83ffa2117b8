"""How a sentence tells of a coach and his club, or of two clubs, at one place: what the weights of values look at."""

from collections.abc import Iterator

from dugout.graph.model import Ref
from dugout.loaders.scene import CLUB, COACH, LENGTH, TIME, WORD, Scene, clause

# Who a token is, seen from the pair: itself, or by what kind it is of.
Roles = dict[Ref, str]
_OTHERS = {COACH: "he", CLUB: "there", "k": "k", "P": "P", TIME: "T", "S": "S", LENGTH: "D"}
_WHO = frozenset(["me", "he", "rival", "here", "mine", "there"])
# Of words/telling.yml, the groups that tell of no change by themselves.
_NO_CHANGE = (None, "lead", "hedge")
_PASSIVE = frozenset(["was", "were", "been", "being", "be", "is", "got", "'s", "are", "get"])
_PERFECT = frozenset(["have", "has"])


def bucket(number: int) -> int:
    """Return a distance in tokens, roughly."""
    return next((n for n, most in enumerate((0, 2, 4, 7, 12, 20)) if number <= most), 6)


class View:
    """A sentence seen from a pair."""

    __slots__ = ("roles", "tokens")

    def __init__(self, scene: Scene, sentence: int, roles: Roles) -> None:
        """Give each token of the sentence its role."""
        self.tokens = scene.tokens(sentence)
        self.roles = [
            None
            if t.kind == WORD
            else (roles.get(t.ref) if t.kind in (COACH, CLUB) and t.ref else None) or _OTHERS[t.kind]
            for t in self.tokens
        ]

    def places(self, role: str) -> list[int]:
        """Return where a role stands."""
        return [n for n, one in enumerate(self.roles) if one == role]

    def word(self, at: int) -> str:
        """Return a word or role, "^" beyond the sentence."""
        if not 0 <= at < len(self.tokens):
            return "^"
        return self.roles[at] or self.tokens[at].word

    def plain(self, at: int) -> str:
        """Return a word, or the letter of what stands there, "^" beyond the sentence."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else "^"

    def verb(self, places: range) -> int | None:
        """Return the first of some places that has a word that tells something."""
        return next((n for n in places if self.tokens[n].group not in _NO_CHANGE), None)

    def subject(self, at: int) -> str | None:
        """Return the last that is named before a place."""
        return next((self.roles[n] for n in range(at - 1, -1, -1) if self.roles[n] in _WHO), None)

    def object(self, at: int, reach: int = 8) -> str | None:
        """Return the first that is named soon after a place."""
        last = min(len(self.tokens), at + 1 + reach)
        return next((self.roles[n] for n in range(at + 1, last) if self.roles[n] in _WHO), None)

    def nearest(self, kind: str, places: range) -> str | None:
        """Return the role of the first token of a kind."""
        return next((self.roles[n] for n in places if self.tokens[n].kind == kind), None)

    def has(self, words: frozenset[str], places: range) -> bool:
        """Return whether one of some words stands at one of some places."""
        return any(self.tokens[n].word in words for n in places)


def word_features(view: View, at: int, status: str) -> Iterator[str]:
    """Yield the words around a place, and what they tell, whoever is named."""
    tokens = view.tokens
    first, last = clause(tokens, at)
    for n in range(first, last + 1):
        group = tokens[n].group
        if group not in (None, "lead"):
            yield f"in={group},{status},{'<' if n < at else '>'}"
    for side, verb in (("<", view.verb(range(at - 1, -1, -1))), (">", view.verb(range(at + 1, len(tokens))))):
        if verb is None:
            yield f"no verb{side}"
            continue
        yield f"v{side}{tokens[verb].group},{status}"
        yield f"v{side}{tokens[verb].word},{status}"
        yield f"v{side}{bucket(abs(verb - at))}"
        low, high = sorted((verb, at))
        if any(tokens[n].kind == TIME for n in range(low + 1, high)):
            yield f"v{side}time between"
    one, two = view.plain(at - 1), view.plain(at - 2)
    yield f"w<{one}"
    yield f"w<{one},{status}"
    yield f"w<{two}_{one}"
    yield f"w>{view.plain(at + 1)}"
    yield f"w>{view.plain(at + 1)},{status}"
    yield f"times={min(4, sum(token.kind == TIME for token in tokens))}"


def place_features(view: View, at: int, status: str) -> Iterator[str]:
    """Yield who is named around a place, and who does what to whom."""
    tokens, roles = view.tokens, view.roles
    back, ahead = range(at - 1, -1, -1), range(at + 1, len(tokens))
    coach, club = view.nearest(COACH, back), view.nearest(CLUB, back)
    next_coach, next_club = view.nearest(COACH, ahead), view.nearest(CLUB, ahead)
    yield f"coaches={coach},{next_coach}"
    yield f"clubs={club},{next_club}"
    yield f"near={coach or f'>{next_coach}'},{club or f'>{next_club}'},{status}"
    first, last = clause(tokens, at)
    yield f"clause={'+'.join(sorted({role for role in roles[first : last + 1] if role in _WHO}))},{status}"
    yield f"r<{roles[at - 1] if at else None}"
    for side, verb in (("<", view.verb(back)), (">", view.verb(ahead))):
        if verb is not None:
            token, subject, object_ = tokens[verb], view.subject(verb), view.object(verb)
            passive = view.has(_PASSIVE, range(max(0, verb - 3), verb))
            yield f"v{side}{token.group},{subject},{status}"
            yield f"v{side}{token.group},>{object_},{status}"
            yield f"v{side}{token.group},{subject},{object_},{passive:d},{status}"
            yield f"v{side}{token.word},{subject}"
            yield f"v{side}{token.word},>{object_}"


def apart_features(view: View, at: int, role: str) -> Iterator[str]:
    """Yield how far the nearest token of a role is, on which side, and what is between."""
    places = view.places(role)
    if not places:
        return
    near = min(places, key=lambda n: abs(n - at))
    low, high = sorted((near, at))
    between = range(low + 1, high)
    yield f"{role} {bucket(high - low)}"
    yield f"{role}{'>' if near > at else '<'}"
    kind = view.tokens[near].kind
    yield f"{role} others {min(2, sum(view.tokens[n].kind == kind and view.roles[n] != role for n in between))}"
    yield f"{role} times {min(2, sum(view.tokens[n].kind == TIME for n in between))}"
    if kind == CLUB and near > 0:
        yield f"before {role}={view.word(near - 1)}"


def path_feature(view: View, at: int, role: str, status: str) -> Iterator[str]:
    """Yield what leads from the last token of a role to a place."""
    start = max((n for n in view.places(role) if n < at), default=None)
    if start is not None and at - start <= 14:
        steps = (view.roles[n] if view.roles[n] in _WHO else view.tokens[n].group for n in range(start, at))
        yield f"path={'>'.join(step for step in steps if step not in (*_NO_CHANGE, 'talk'))},{status}"


def side_features(view: View, at: int, tag: str) -> Iterator[str]:
    """Yield which clubs stand before and behind a place, and who does what, each with `tag`: which goals come first."""
    tokens = view.tokens
    before = [view.roles[n] for n in range(at - 1, -1, -1) if tokens[n].kind == CLUB][:2]
    behind = [view.roles[n] for n in range(at + 1, len(tokens)) if tokens[n].kind == CLUB][:2]
    yield f"two<{before}"
    yield f"two>{behind}"
    yield f"four={before},{behind}"
    yield f"four={before},{behind},{tag}"
    yield f"w>{view.word(at + 1)},{behind[:1]},{tag}"
    yield f"w<{view.word(at - 1)},{before[:1]},{tag}"
    yield f"w<>{view.word(at - 1)},{view.word(at + 1)}"
    for side, verb in (("<", view.verb(range(at - 1, -1, -1))), (">", view.verb(range(at + 1, len(tokens))))):
        if verb is not None:
            token, subject = tokens[verb], view.subject(verb)
            yield f"v{side}{token.group},{subject},{tag}"
            yield f"v{side}{token.word},{subject},{tag}"
            yield f"v{side}{token.group},{subject},{view.object(verb)},{before[:1]},{behind[:1]}"


def mention_features(view: View, role: str, status: str, where: str) -> Iterator[str]:
    """Yield what each mention of a role in a sentence goes with, whatever the time."""
    timed = any(token.kind == TIME for token in view.tokens)
    size = len(view.tokens)
    for at in view.places(role):
        after, before = view.verb(range(at + 1, min(size, at + 8))), view.verb(range(at - 1, max(-1, at - 8), -1))
        for side, verb in ((">", after), ("<", before)):
            if verb is None:
                continue
            group = view.tokens[verb].group
            passive = view.has(_PASSIVE, range(max(0, verb - 3), verb))
            perfect = view.has(_PERFECT, range(max(0, verb - 4), verb))
            yield f"says{side}{group},{passive:d},{status}"
            yield f"says{side}{group},{where},{status}"
            yield f"says{side}{group},{perfect:d},{timed:d},{where},{status}"
            yield f"says{side}{group},>{view.object(verb, 6)},{status}"
            yield f"says{side}{view.tokens[verb].word},{status}"
