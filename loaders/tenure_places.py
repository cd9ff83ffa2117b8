"""Where a text may tell when a tenure began, ended and is to end by contract: every time, and what speaks for it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from dugout.graph.model import Ref, Status
from dugout.loaders.choice import Candidate
from dugout.loaders.document import Document, Kind
from dugout.loaders.durations import UNITS, Duration
from dugout.loaders.line import LENGTH, TIME, WORD
from dugout.loaders.post_years import PostsAt, known_posts
from dugout.loaders.scene import Scene
from dugout.loaders.telling import (
    Roles,
    View,
    Views,
    apart_features,
    mention_features,
    once,
    path_feature,
    place_features,
    word_features,
)
from dugout.loaders.tenure_times import TenureTimes
from dugout.loaders.tenures import ENDS, NAMES, Tenure
from dugout.loaders.times import Time

YES = "yes"  # the value of `interim`
INTERIM = frozenset(
    [
        *["interim", "caretaker", "temporary", "temporarily", "acting", "stopgap", "stop-gap", "stand-in"],
        *["provisional", "seat", "fort", "filling", "minding"],
    ]
)
_SIGNS = (*UNITS, *INTERIM)
_MAYBE = frozenset(["could", "might", "if", "unless", "whether"])
_MOST_MENTIONS = 5  # of a coach that are looked at for what the text says of him at all


Found = dict[str, list[Candidate]]


class TenurePlaces:
    """The places of a document that may date its tenures."""

    def __init__(
        self, document: Document, tenures: Sequence[Tenure], times: Sequence[Time], *, posts_at: PostsAt = known_posts
    ) -> None:
        """Index the document; all its tenures are needed, since a time beside two of them is of one.

        Args:
            posts_at: Returns the posts that are known from elsewhere.
        """
        self.document = document
        self.published = document.published or ""
        self.scene = Scene(document, "tenures", times)
        self.tenures = tenures
        self._views = Views(self.scene)
        self._places_of: dict[int, list[int]] = {}
        self._times = TenureTimes(document, tenures, posts_at)
        self.clubs_of: dict[Ref, set[Ref]] = defaultdict(set)
        self.coaches_of: dict[Ref, set[Ref]] = defaultdict(set)
        for coach, club, _ in tenures:
            self.clubs_of[coach].add(club)
            self.coaches_of[club].add(coach)
        named = Counter(m.ref for m in document.mentions if m.ref in self.coaches_of)
        self.main = max(named, key=lambda ref: named[ref], default=None)

    def candidates(self, tenure: Tenure) -> tuple[Found, list[str]]:
        """Return for each value what it may be, and what speaks for its not being told."""
        found: Found = {name: [] for name in NAMES}
        roles = self._roles(tenure)
        own = self._sentences(tenure)
        for sentence in own:
            for name, candidate in self._read(tenure, sentence, roles):
                found[name].append(candidate)
        if tenure.status is Status.CURRENT:
            found["since"] += self._handed(tenure, own, roles)
        status = str(tenure.status)
        around = self._around(tenure, roles)
        if self.published:
            features = ["news", f"news,{status}", *[f"news {name}" for name in around]]
            news = Candidate(self.published, (), (features,), way="news")
            for end in ENDS:
                found[end].append(
                    news._replace(shared=(features, self._times.post_features(tenure, end, self.published)))
                )
            found["interim"].append(news._replace(value=YES))
        nothing = ["none", f"none,{status}", f"none,{bool(self.published):d}", *[f"none {name}" for name in around]]
        return found, nothing

    def _roles(self, tenure: Tenure) -> Roles:
        roles: Roles = dict.fromkeys(self.clubs_of[tenure.coach], "mine")
        roles |= dict.fromkeys(self.coaches_of[tenure.club], "rival")
        return roles | {tenure.coach: "me", tenure.club: "here"}

    def _sentences(self, tenure: Tenure) -> list[int]:
        """Return the sentences that name the coach or the club, and those beside one that names the coach.

        These are of its paragraph, or behind it and name no coach.
        """
        coach, club = self.scene.told_in[tenure.coach], self.scene.told_in[tenure.club]
        return sorted(coach | club | {n + step for n in coach for step in (-1, 1) if self._is_beside(n, n + step)})

    def _handed(self, tenure: Tenure, own: Sequence[int], roles: Roles) -> Iterator[Candidate]:
        """Yield the beginnings told of who was in charge before, beside sentences of his own: one's end is the other's.

        Who stands in mostly began that day; who comes for good may have come later.
        """
        gone = {t.coach for t in self.tenures if t.club == tenure.club and t.status is Status.FORMER}
        sentences = {n for coach in gone for n in self.scene.told_in[coach] if self._places(n)} - {*own}
        if not sentences:
            return
        stands_in = any(not INTERIM.isdisjoint(self.scene.line(n).words) for n in self.scene.told_in[tenure.coach])
        for sentence in sorted(sentences):
            for name, one in self._read(tenure, sentence, roles):
                if name == "since":
                    yield one._replace(features=[*one.features, f"of who went,{stands_in:d}"])

    def _is_beside(self, sentence: int, other: int) -> bool:
        sentences = self.document.sentences
        if not 0 <= other < len(sentences):
            return False
        if sentences[other].paragraph == sentences[sentence].paragraph:
            return True
        return other > sentence and not self.document.within(other, Kind.COACH)

    def _places(self, sentence: int) -> list[int]:
        """Return where a sentence may tell a value: its times, lengths, and words for an interim."""
        if sentence not in self._places_of:
            self._places_of[sentence] = self._read_places(sentence) if self._may_tell(sentence) else []
        return self._places_of[sentence]

    def _may_tell(self, sentence: int) -> bool:
        """Return whether a look at a sentence shows what may be a place; it spares most of them the cutting."""
        return sentence in self.scene.timed or any(map(self.document.words(sentence).casefold().__contains__, _SIGNS))

    def _read_places(self, sentence: int) -> list[int]:
        line = self.scene.line(sentence)
        places = line.of_kind[TIME] + line.of_kind[LENGTH]
        if not INTERIM.isdisjoint(line.words):
            places += [n for n, word in enumerate(line.words) if word in INTERIM]
        return sorted(places)

    def _read(self, tenure: Tenure, sentence: int, roles: Roles) -> Iterator[tuple[str, Candidate]]:
        """Yield what a sentence may tell of a tenure, by the name of the value."""
        status = str(tenure.status)
        context: list[str] | None = None
        places = self._places(sentence)
        if not places:
            return
        view = self._views.of(sentence, roles)
        for at in places:
            token = view.tokens[at]
            if token.kind == WORD:
                values = [("interim", YES, [f"word={view.line.words[at]}"])]
            elif _may_be(view, at):
                continue
            elif isinstance(token.item, Time):
                values = list(self._times.of_time(tenure, token.item))
            elif isinstance(token.item, Duration):
                values = list(self._times.of_length(tenure, view, at, token.item))
            else:
                continue
            if not values:
                continue
            if context is None:
                context = list(self._context(view, tenure, sentence))
            shared = [context, word_features(view.line, at, status), _who_features(view, at, status)]
            if token.kind == LENGTH:
                shared = [[f"D {name}" for name in features] for features in shared]
            for name, value, more in values:
                known = [self._times.post_features(tenure, name, value)] if name in ENDS else []
                yield name, Candidate(value, more, [*shared, *known] if known else shared, token.at)

    def _context(self, view: View, tenure: Tenure, sentence: int) -> Iterator[str]:
        """Yield who is named in the sentence, and before it where the coach or the club is not."""
        roles, status = set(view.roles), str(tenure.status)
        where = "both" if {"me", "here"} <= roles else "me" if "me" in roles else "here" if "here" in roles else "none"
        yield f"where={where},{status}"
        yield f"top={sentence < 3},{status}"
        if "here" not in roles:
            own = self.clubs_of[tenure.coach]
            yield f"clubs={min(4, len(own))},{status}"
            yield f"last club={self._last(sentence, Kind.CLUB, tenure.club, own)},{where}"
        if "me" not in roles:
            yield f"coaches={min(4, len(self.coaches_of[tenure.club]))}"
            yield f"last coach={self._last(sentence, Kind.COACH, tenure.coach, None)},{where}"

    def _last(self, sentence: int, kind: Kind, wanted: Ref, among: set[Ref] | None) -> str:
        """Return how far back one of a kind was named, and whether that was the wanted one."""
        for back in range(1, 4):
            refs = [m.ref for m in self.document.within(sentence - back, kind)]
            if among is not None:
                refs = [ref for ref in refs if ref in among]
            if refs:
                return f"{back},{refs[-1] == wanted},{wanted in refs}"
        return "no"

    def _around(self, tenure: Tenure, roles: Roles) -> list[str]:
        """Return what the text says of the coach, whatever the time."""
        told, status = sorted(self.scene.told_in[tenure.coach]), str(tenure.status)
        others = sorted({str(t.status) for t in self.tenures if t.club == tenure.club and t.coach != tenure.coach})
        features = {
            f"told {min(5, len(told))},{status}",
            f"main {self.main == tenure.club},{status}",
            f"clubs {min(4, len(self.clubs_of[tenure.coach]))},{status}",
            f"headline {told[:1] == [0]},{status}",
            f"others {'+'.join(others)},{status}",
        }
        for sentence in told[:_MOST_MENTIONS]:
            view = self._views.of(sentence, roles)
            features.update(mention_features(view, "me", status, "top" if sentence < 3 else "low"))
        return sorted(features)  # sums of floats differ with their order


@once
def _who_features(view: View, at: int, status: str) -> list[str]:
    """Return where the coach, the club and others stand to a place."""
    return [
        *place_features(view, at, status),
        *apart_features(view, at, "me"),
        *apart_features(view, at, "here"),
        *path_feature(view, at, "me", status),
    ]


def _may_be(view: View, at: int) -> bool:
    """Return whether a place tells of what only may be: "he could go in the summer"."""
    first, _ = view.line.clause(at)
    return view.line.has(_MAYBE, max(first, at - 6), at)
