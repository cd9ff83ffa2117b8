"""What a time or a length of time in a text may be for a tenure, and what speaks for it wherever it stands."""

from collections.abc import Iterator, Sequence
from datetime import date

from dugout.graph.dates import first_day
from dugout.graph.model import Status
from dugout.loaders.document import Document
from dugout.loaders.durations import Duration
from dugout.loaders.line import TIME
from dugout.loaders.post_years import Agrees, PostsAt, years_of
from dugout.loaders.readings import shift_months
from dugout.loaders.telling import View
from dugout.loaders.tenures import Tenure
from dugout.loaders.times import Sense, Time

_AFTER = frozenset(["after", "since"])
_DAY = len("2025-11-27")
_WEEK = 7  # days


class TenureTimes:
    """The times of a document as beginnings and ends of its tenures."""

    def __init__(self, document: Document, tenures: Sequence[Tenure], posts_at: PostsAt) -> None:
        """Look up what is known of the tenures from elsewhere.

        Args:
            posts_at: Returns the posts that are known.
        """
        self._text = document.text
        self._published = document.published or ""
        self._day = date.fromisoformat(self._published) if len(self._published) == _DAY else None
        self._years = {tenure: years_of(posts_at, tenure, self._published) for tenure in tenures}
        self._told_by_time: dict[tuple[Status, Sense, str], list[str]] = {}
        self._told_by_post: dict[tuple[Status, int, Agrees], list[str]] = {}

    def of_time(self, tenure: Tenure, time: Time) -> Iterator[tuple[str, str, list[str]]]:
        """Yield what a time may be: of a past post the past alone, of one to come what is to come."""
        former = tenure.status is Status.FORMER
        since = time.ahead if tenure.status is Status.INCOMING else time.told
        until = time.told if former else time.ahead
        if not former or self._is_past(since):
            yield "since", since, self._time_features(tenure, time, since)
        if not former or self._is_past(until):
            yield "until", until, self._time_features(tenure, time, until)
        if not former and not self._is_this_week(time.ahead) and time.ahead >= self._published[: len(time.ahead)]:
            yield "contract_until", time.ahead, self._time_features(tenure, time, time.ahead)
        if time.sense is Sense.SEASON and self._text[time.start].isdigit():
            begun = str(int(time.told) - 1)
            yield "since", begun, [*self._time_features(tenure, time, begun), "season begins"]
            if former and self._is_past(begun):
                yield "until", begun, [*self._time_features(tenure, time, begun), "season begins"]

    def _is_this_week(self, told: str) -> bool:
        """Return whether a time is a day of the week ahead: "on Friday" ends no contract."""
        if self._day is None or len(told) != _DAY:
            return False
        return 0 <= (first_day(told) - self._day).days <= _WEEK

    def _is_past(self, told: str) -> bool:
        return not self._published or told <= self._published[: len(told)]

    def of_length(self, tenure: Tenure, view: View, at: int, length: Duration) -> Iterator[tuple[str, str, list[str]]]:
        """Yield what a length may be: back or on from the nearest time of its sentence, and back from the publication.

        One that runs leads back to the beginning of a tenure that does, too.
        """
        status, former = str(tenure.status), tenure.status is Status.FORMER
        times = view.line.of_kind[TIME]
        if length.running:
            if self._day and tenure.status is Status.CURRENT:
                yield "since", length.before(self._day), ["running", *(["running beside time"] if times else [])]
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
        if self._day and not (after and exact):
            more = ["from news", *(["after"] if after else []), *(["beside time"] if times else [])]
            yield "since", length.before(self._day), [*more, f"from news,{status}"]
            if former and (after or not times):
                yield "until", length.before(self._day), more
        if not former and self._day and length.months >= 6:
            yield "contract_until", str(shift_months(self._day, round(length.months)).year), ["from news"]

    def post_features(self, tenure: Tenure, end: str, value: str) -> list[str]:
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
            status, when = str(tenure.status), when_told(value, self._published)
            self._told_by_time[key] = [
                f"exact={len(value)},{status}",
                f"when={when},{status}",
                f"when={when},{time.sense},{status}",
            ]
        return self._told_by_time[key]


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
