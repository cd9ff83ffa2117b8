"""How a sentence tells of a coach and his club, or of two clubs, at one place: what the weights of values look at."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from dugout.graph.model import Ref
from dugout.loaders.line import CLUB, COACH, LENGTH, NO_CHANGE, TIME, Line
from dugout.loaders.scene import Scene

# Who a token is, seen from the pair: itself, or by what kind it is of.
Roles = dict[Ref, str]
_OTHERS = {COACH: "he", CLUB: "there", "k": "k", "P": "P", TIME: "T", "S": "S", LENGTH: "D"}
_WHO = frozenset(["me", "he", "rival", "here", "mine", "there"])
# Steps of a path that lead nowhere.
_NO_STEP = (*NO_CHANGE, "talk")
_PERFECT = frozenset(["have", "has"])
_SAYS = 7  # how many tokens from somebody a verb may stand that is said of him


_BUCKETS = (0, 2, 4, 7, 12, 20)


def bucket(number: int) -> int:
    """Return a distance in tokens, roughly."""
    return bisect_left(_BUCKETS, number)


class View:
    """A sentence seen from a pair."""

    __slots__ = ("_places", "line", "roles", "tokens", "told")

    def __init__(self, line: Line, roles: Roles) -> None:
        """Give each token of the sentence its role."""
        self.line = line
        self.tokens = tokens = line.tokens
        self.told: dict[tuple[object, ...], list[str]] = {}  # the lists of features that have been asked for
        self._places: dict[str, list[int]] = {}
        # One more than there are tokens: -1, which is no place, has no role.
        self.roles: list[str | None] = [None] * (len(tokens) + 1)
        for n in line.no_words:
            kind, _, ref, _, _ = tokens[n]
            role = _OTHERS[kind]
            if ref and kind in (COACH, CLUB):
                role = roles.get(ref, role)
            self.roles[n] = role
            if role in self._places:
                self._places[role].append(n)
            else:
                self._places[role] = [n]

    def places(self, role: str) -> Sequence[int]:
        """Return where a role stands."""
        return self._places.get(role, ())

    def word(self, at: int) -> str:
        """Return a word or role, "^" beyond the sentence."""
        return (self.roles[at] or self.line.words[at]) if 0 <= at < len(self.tokens) else "^"


class Views:
    """The sentences of a scene as pairs see them: those who see one alike share the view, and what it tells."""

    def __init__(self, scene: Scene) -> None:
        """Take the scene."""
        self._scene = scene
        self._seen: dict[tuple[object, ...], View] = {}

    def of(self, sentence: int, roles: Roles) -> View:
        """Return a sentence as those with `roles` see it."""
        line = self._scene.line(sentence)
        key = (sentence, *map(roles.get, line.refs))
        if key not in self._seen:
            self._seen[key] = View(line, roles)
        return self._seen[key]


_Seen = TypeVar("_Seen", Line, View)
_Asked = ParamSpec("_Asked")


def once(
    features: Callable[Concatenate[_Seen, _Asked], list[str]],
) -> Callable[Concatenate[_Seen, _Asked], list[str]]:
    """Let a function make each list once a line or view: what is told of many facts is weighed once, too."""

    @wraps(features)
    def given(seen: _Seen, /, *args: _Asked.args, **kwargs: _Asked.kwargs) -> list[str]:
        key = (features, *args)
        found = seen.told.get(key)
        if found is None:
            found = seen.told[key] = features(seen, *args, **kwargs)
        return found

    return given


@once
def word_features(line: Line, at: int, status: str) -> list[str]:
    """Return the words around a place, and what they tell, whoever is named."""
    around = line.around(at)
    found = [
        f"in={line.groups[n]},{status},{'<' if n < at else '>'}"
        for n in line.telling
        if around.first <= n <= around.last
    ]
    for side, verb in around.verbs:
        if verb is not None:
            found.append(f"v{side}{verb.word},{status}")
    one, two, behind = line.word(at - 1), line.word(at - 2), line.word(at + 1)
    return [*found, f"w<{one},{status}", f"w<{two}_{one}", f"w>{behind},{status}"]


def place_features(view: View, at: int, status: str) -> list[str]:
    """Return who is named around a place, and who does what to whom."""
    roles, around = view.roles, view.line.around(at)
    before, here, behind, there = around.nearest
    clause = "+".join(sorted({str(roles[n]) for n in around.named}))
    found = [
        f"coaches={roles[before]},{roles[behind]}",
        f"clubs={roles[here]},{roles[there]}",
        f"clause={clause},{status}",
    ]
    for side, verb in around.verbs:
        if verb is not None:
            found.append(f"v{side}{verb.group},{roles[verb.subject]},{roles[verb.object]},{verb.passive:d},{status}")
    return found


def apart_features(view: View, at: int, role: str) -> list[str]:
    """Return how far the nearest token of a role is, and on which side."""
    places = view.places(role)
    if not places:
        return []
    near = min(places, key=lambda n: abs(n - at)) if places[1:] else places[0]
    found = [f"{role}>{bucket(near - at)}" if near > at else f"{role}<{bucket(at - near)}"]
    if view.tokens[near].kind == CLUB and near > 0:
        found.append(f"before {role}={view.word(near - 1)}")
    return found


def path_feature(view: View, at: int, role: str, status: str) -> list[str]:
    """Return what leads from the last token of a role to a place."""
    start = max((n for n in view.places(role) if n < at), default=None)
    if start is None or at - start > 14:
        return []
    roles, groups = view.roles, view.line.groups
    steps = [roles[n] if roles[n] in _WHO else groups[n] for n in range(start, at)]
    return [f"path={'>'.join([step for step in steps if step is not None and step not in _NO_STEP])},{status}"]


def side_features(view: View, at: int, tag: str) -> list[str]:
    """Return which clubs stand before and behind a place, and who does what, with `tag`: which goals come first."""
    roles, clubs = view.roles, view.line.of_kind[CLUB]
    before = [roles[n] for n in reversed(clubs) if n < at][:2]
    behind = [roles[n] for n in clubs if n > at][:2]
    one, other = view.word(at - 1), view.word(at + 1)
    last, first = str(before[:1]), str(behind[:1])
    found = [
        f"four={before},{behind},{tag}",
        f"w>{other},{first},{tag}",
        f"w<{one},{last},{tag}",
        f"w<>{one},{other}",
    ]
    for side, verb in view.line.around(at).verbs:
        if verb is not None:
            found.append(f"v{side}{verb.word},{roles[verb.subject]},{tag}")
    return found


def mention_features(view: View, role: str, status: str, where: str) -> list[str]:
    """Return what each mention of a role in a sentence goes with, whatever the time."""
    line, found = view.line, []
    for at in view.places(role):
        for side, verb in ((">", line.verb_behind(at, _SAYS)), ("<", line.verb_before(at, _SAYS))):
            if verb is not None:
                how = f"{verb.passive:d}{line.has(_PERFECT, verb.at - 4, verb.at):d}"
                found += [f"says{side}{verb.group},{how},{where},{status}", f"says{side}{verb.word},{status}"]
    return found
