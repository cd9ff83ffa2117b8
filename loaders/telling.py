"""How a sentence tells of a coach and his club, or of two clubs, at one place: what the weights of values look at."""

from bisect import bisect_left
from collections.abc import Iterator

from dugout.graph.model import Ref
from dugout.loaders.scene import CLUB, COACH, LENGTH, NO_CHANGE, TIME, Scene, first_of

# Who a token is, seen from the pair: itself, or by what kind it is of.
Roles = dict[Ref, str]
_OTHERS = {COACH: "he", CLUB: "there", "k": "k", "P": "P", TIME: "T", "S": "S", LENGTH: "D"}
_WHO = frozenset(["me", "he", "rival", "here", "mine", "there"])
# Steps of a path that lead nowhere.
_NO_STEP = (*NO_CHANGE, "talk")
_PASSIVE = frozenset(["was", "were", "been", "being", "be", "is", "got", "'s", "are", "get"])
_PERFECT = frozenset(["have", "has"])


_BUCKETS = (0, 2, 4, 7, 12, 20)


def bucket(number: int) -> int:
    """Return a distance in tokens, roughly."""
    return bisect_left(_BUCKETS, number)


class View:
    """A sentence seen from a pair."""

    __slots__ = ("line", "roles", "tokens")

    def __init__(self, scene: Scene, sentence: int, roles: Roles) -> None:
        """Give each token of the sentence its role."""
        self.line = scene.line(sentence)
        self.tokens = self.line.tokens
        self.roles: list[str | None] = [None] * len(self.tokens)
        for n in self.line.no_words:
            token = self.tokens[n]
            role = roles.get(token.ref) if token.kind in (COACH, CLUB) and token.ref else None
            self.roles[n] = role or _OTHERS[token.kind]

    def places(self, role: str) -> list[int]:
        """Return where a role stands."""
        return [n for n in self.line.no_words if self.roles[n] == role]

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
        return first_of(self.line.verbs, places)

    def subject(self, at: int) -> str | None:
        """Return the last that is named before a place."""
        return self._role(first_of(self.line.named, range(at - 1, -1, -1)))

    def object(self, at: int, reach: int = 8) -> str | None:
        """Return the first that is named soon after a place."""
        return self._role(first_of(self.line.named, range(at + 1, at + 1 + reach)))

    def nearest(self, kind: str, places: range) -> str | None:
        """Return the role of the first token of a kind."""
        return self._role(first_of(self.line.of_kind[kind], places))

    def _role(self, at: int | None) -> str | None:
        return None if at is None else self.roles[at]

    def has(self, words: frozenset[str], places: range) -> bool:
        """Return whether one of some words stands at one of some places."""
        return any(self.tokens[n].word in words for n in places)


def word_features(view: View, at: int, status: str) -> Iterator[str]:
    """Yield the words around a place, and what they tell, whoever is named."""
    tokens = view.tokens
    first, last = view.line.clause(at)
    for n in view.line.telling:
        if first <= n <= last:
            yield f"in={tokens[n].group},{status},{'<' if n < at else '>'}"
    for side, verb in (("<", view.verb(range(at - 1, -1, -1))), (">", view.verb(range(at + 1, len(tokens))))):
        if verb is None:
            yield f"no verb{side}"
            continue
        yield f"v{side}{tokens[verb].group},{status}"
        yield f"v{side}{tokens[verb].word},{status}"
        yield f"v{side}{bucket(abs(verb - at))}"
        low, high = sorted((verb, at))
        if first_of(view.line.of_kind[TIME], range(low + 1, high)) is not None:
            yield f"v{side}time between"
    one, two = view.plain(at - 1), view.plain(at - 2)
    yield f"w<{one}"
    yield f"w<{one},{status}"
    yield f"w<{two}_{one}"
    yield f"w>{view.plain(at + 1)}"
    yield f"w>{view.plain(at + 1)},{status}"
    yield f"times={min(4, len(view.line.of_kind[TIME]))}"


def place_features(view: View, at: int, status: str) -> Iterator[str]:
    """Yield who is named around a place, and who does what to whom."""
    tokens, roles = view.tokens, view.roles
    back, ahead = range(at - 1, -1, -1), range(at + 1, len(tokens))
    coach, club = view.nearest(COACH, back), view.nearest(CLUB, back)
    next_coach, next_club = view.nearest(COACH, ahead), view.nearest(CLUB, ahead)
    yield f"coaches={coach},{next_coach}"
    yield f"clubs={club},{next_club}"
    yield f"near={coach or f'>{next_coach}'},{club or f'>{next_club}'},{status}"
    first, last = view.line.clause(at)
    yield f"clause={'+'.join(sorted({str(roles[n]) for n in view.line.named if first <= n <= last}))},{status}"
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
    yield f"{role} {bucket(high - low)}"
    yield f"{role}{'>' if near > at else '<'}"
    kind = view.tokens[near].kind
    others = [n for n in view.line.of_kind[kind] if low < n < high and view.roles[n] != role]
    yield f"{role} others {min(2, len(others))}"
    yield f"{role} times {min(2, len([n for n in view.line.of_kind[TIME] if low < n < high]))}"
    if kind == CLUB and near > 0:
        yield f"before {role}={view.word(near - 1)}"


def path_feature(view: View, at: int, role: str, status: str) -> Iterator[str]:
    """Yield what leads from the last token of a role to a place."""
    start = max((n for n in view.places(role) if n < at), default=None)
    if start is not None and at - start <= 14:
        steps = (view.roles[n] if view.roles[n] in _WHO else view.tokens[n].group for n in range(start, at))
        yield f"path={'>'.join(step for step in steps if step not in _NO_STEP)},{status}"


def side_features(view: View, at: int, tag: str) -> Iterator[str]:
    """Yield which clubs stand before and behind a place, and who does what, each with `tag`: which goals come first."""
    tokens = view.tokens
    clubs = view.line.of_kind[CLUB]
    before = [view.roles[n] for n in reversed(clubs) if n < at][:2]
    behind = [view.roles[n] for n in clubs if n > at][:2]
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
    timed = bool(view.line.of_kind[TIME])
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
