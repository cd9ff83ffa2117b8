"""Where a text may tell when a tenure began, ended and is to end by contract: every time, and what speaks for it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dugout.graph.dates import first_day
from dugout.graph.model import Ref, Status
from dugout.loaders.choice import Candidate
from dugout.loaders.document import Document, Draft, Kind
from dugout.loaders.durations import UNITS, Duration
from dugout.loaders.line import LENGTH, TIME, WORD
from dugout.loaders.post_years import Agrees, PostsAt, known_posts, years_of
from dugout.loaders.readings import shift_months
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
from dugout.loaders.times import Sense, Time

ENDS = ("since", "until")
CONTRACT = "contract_until"
NAMES = (*ENDS, CONTRACT, "interim")
YES = "yes"  # the value of `interim`
INTERIM = frozenset(
    [
        *["interim", "caretaker", "temporary", "temporarily", "acting", "stopgap", "stop-gap", "stand-in"],
        *["provisional", "seat", "fort", "filling", "minding"],
    ]
)
_SIGNS = (*UNITS, *INTERIM)
_MAYBE = frozenset(["could", "might", "if", "unless", "whether"])
_AFTER = frozenset(["after", "since"])
_DAY = len("2025-11-27")
_WEEK = 7  # days
_MOST_MENTIONS = 5  # of a coach that are looked at for what the text says of him at all


class Tenure(NamedTuple):
    """A coach, his club, and whether he is, was or will be in charge."""

    coach: Ref
    club: Ref
    status: Status


Found = dict[str, list[Candidate]]


def tenures_of(drafts: Iterable[Draft]) -> list[Tenure]:
    """Return the tenures that drafts tell of."""
    return [Tenure(d.coach, d.club, d.status) for d in drafts if d.coach and d.club and isinstance(d.status, Status)]


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
        self.day = date.fromisoformat(self.published) if len(self.published) == 10 else None
        self.scene = Scene(document, "tenures", times)
        self.tenures = tenures
        self._views = Views(self.scene)
        self._places_of: dict[int, list[int]] = {}
        self._told_by_time: dict[tuple[Status, Sense, str], list[str]] = {}
        self._told_by_post: dict[tuple[Status, int, Agrees], list[str]] = {}
        self._years = {tenure: years_of(posts_at, tenure, self.published) for tenure in tenures}
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
                found[end].append(news._replace(shared=(features, self._post_features(tenure, end, self.published))))
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
        sentences = {n for coach in gone for n in self.scene.told_in[coach]} - {*own}
        stands_in = any(not INTERIM.isdisjoint(self.scene.line(n).words) for n in self.scene.told_in[tenure.coach])
        for name, one in (read for n in sorted(sentences) for read in self._read(tenure, n, roles)):
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
                values = list(self._of_time(tenure, token.item))
            elif isinstance(token.item, Duration):
                values = list(self._of_length(tenure, view, at, token.item))
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
                known = [self._post_features(tenure, name, value)] if name in ENDS else []
                yield name, Candidate(value, more, [*shared, *known] if known else shared, token.at)

    def _of_time(self, tenure: Tenure, time: Time) -> Iterator[tuple[str, str, list[str]]]:
        """Yield what a time may be: of a past post the past alone, of one to come what is to come."""
        former = tenure.status is Status.FORMER
        since = time.ahead if tenure.status is Status.INCOMING else time.told
        until = time.told if former else time.ahead
        if not former or self._is_past(since):
            yield "since", since, self._time_features(tenure, time, since)
        if not former or self._is_past(until):
            yield "until", until, self._time_features(tenure, time, until)
        if not former and not self._is_this_week(time.ahead) and time.ahead >= self.published[: len(time.ahead)]:
            yield "contract_until", time.ahead, self._time_features(tenure, time, time.ahead)
        if time.sense is Sense.SEASON and self.document.text[time.start].isdigit():
            begun = str(int(time.told) - 1)
            yield "since", begun, [*self._time_features(tenure, time, begun), "season begins"]
            if former and self._is_past(begun):
                yield "until", begun, [*self._time_features(tenure, time, begun), "season begins"]

    def _is_this_week(self, told: str) -> bool:
        """Return whether a time is a day of the week ahead: "on Friday" ends no contract."""
        if self.day is None or len(told) != _DAY:
            return False
        return 0 <= (first_day(told) - self.day).days <= _WEEK

    def _is_past(self, told: str) -> bool:
        return not self.published or told <= self.published[: len(told)]

    def _of_length(self, tenure: Tenure, view: View, at: int, length: Duration) -> Iterator[tuple[str, str, list[str]]]:
        """Yield what a length may be: back or on from the nearest time of its sentence, and back from the publication.

        One that runs leads back to the beginning of a tenure that does, too.
        """
        status, former = str(tenure.status), tenure.status is Status.FORMER
        times = view.line.of_kind[TIME]
        if length.running:
            if self.day and tenure.status is Status.CURRENT:
                yield "since", length.before(self.day), ["running", *(["running beside time"] if times else [])]
            return
        # "On Tuesday, two days after his dismissal": what follows came so long before.
        after = view.word(at + 1) in _AFTER
        exact = False
        if times:
            near = min(times, key=lambda n: abs(n - at))
            time = view.tokens[near].item
            if isinstance(time, Time) and (len(time.told) > 4 or (length.months and length.months % 12 == 0)):
                exact = len(time.told) == _DAY
                side = "<" if near < at else ">"
                more = ["from time", f"{side}{time.sense}", f"{side}{view.word(near - 1)},{view.word(at - 1)}"]
                back = length.before(first_day(time.told))[: max(4, len(time.told))]
                yield "since", back, [*more, "after"] if after else more
                if former:
                    yield "until", length.after(time.told), more
                if former and after and exact:
                    yield "until", back, ["back from time", f"{side}{time.sense}"]
        if self.day and not (after and exact):
            more = ["from news", *(["after"] if after else []), *(["beside time"] if times else [])]
            yield "since", length.before(self.day), [*more, f"from news,{status}"]
            if former and (after or not times):
                yield "until", length.before(self.day), more
        if not former and self.day and length.months >= 6:
            yield "contract_until", str(shift_months(self.day, round(length.months)).year), ["from news"]

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

    def _post_features(self, tenure: Tenure, end: str, value: str) -> list[str]:
        """Return what the posts that are known say of a time as an end of a tenure, one list for all they say alike."""
        key = tenure.status, len(value), self._years[tenure][end].of(value)
        if key not in self._told_by_post:
            status, exact, agrees = key
            self._told_by_post[key] = [f"post {agrees},{status}", f"post {agrees},{exact},{status}"]
        return self._told_by_post[key]

    def _time_features(self, tenure: Tenure, time: Time, value: str) -> list[str]:
        """Return what a time says wherever it stands, the same list for all tenures of one status."""
        key = tenure.status, time.sense, value
        if key not in self._told_by_time:
            status, when = str(tenure.status), when_told(value, self.published)
            self._told_by_time[key] = [
                f"exact={len(value)},{status}",
                f"when={when},{status}",
                f"when={when},{time.sense},{status}",
            ]
        return self._told_by_time[key]


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


def when_told(told: str, published: str) -> str:
    """Return, roughly, how long before the publication a time lies."""
    if not published:
        return "?"
    if told.startswith(published):
        return "today"
    if told > published[: len(told)]:
        return "ahead"
    if told[:7] == published[:7]:
        return "month"
    if len(told) > 4 and told[:4] == published[:4]:
        return "year"
    years = int(published[:4]) - int(told[:4])
    return "this year" if years == 0 else "last year" if years == 1 else "old" if years < 5 else "older"
