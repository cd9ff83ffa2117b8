"""Where a text may tell the score and the day of a match: every place, and what speaks for it."""

from datetime import date, timedelta

from dugout.graph.model import MatchStatus
from dugout.loaders.choice import Candidate
from dugout.loaders.durations import Duration
from dugout.loaders.line import LENGTH, SCORE, TIME
from dugout.loaders.match_scene import Match, MatchScene, who_features
from dugout.loaders.scores import Score
from dugout.loaders.telling import View, word_features
from dugout.loaders.tenure_times import when_told
from dugout.loaders.times import Time

_BEFORE = frozenset(["after", "since", "on"])
_BEHIND = frozenset(["before", "ahead"])
_MOST_MENTIONS = 4  # of a pair that are looked at for what the text says of the match at all


def turned(score: str) -> str:
    """Return a score from the other side: "1-2" for "2-1"."""
    return "-".join(reversed(score.split("-")))


class MatchPlaces(MatchScene):
    """The places of a document that may tell values of its matches."""

    # -- score ------------------------------------------------------------------------------------

    def scores(self, match: Match) -> tuple[list[Candidate], list[str]]:
        """Return what the score may be, each printed one for either club first, and what speaks for none."""
        drafts = self.drafts[frozenset(match[:2])]
        told = {d.score if d.club == match.club else turned(d.score) for d in drafts if d.score}
        found: list[Candidate] = []
        sentences = [n for n in self.sentences(match) if self.scene.line(n).of_kind[SCORE]]
        for first, second in (match[:2], match[1::-1]):
            seen_from = Match(first, second, match.status)
            roles = self.roles(first, second)
            for sentence in sentences:
                view = self.views.of(sentence, roles)
                context = self.context(view, seen_from, sentence)
                for at in view.line.of_kind[SCORE]:
                    found.append(self._score(view, at, told, bool(drafts), first == match.club, context))
        found += [Candidate(score, ["told alone"], way="told") for score in sorted(told - {c.value for c in found})]
        together = min(3, len(self.together(match)))
        nothing = [
            "none",
            f"none {bool(told)},{bool(drafts)}",
            f"none {min(4, len(found))}",
            f"none together {together}",
        ]
        return found, nothing

    def _score(
        self, view: View, at: int, told: set[str], drafted: bool, in_order: bool, context: list[str]
    ) -> Candidate:
        score = view.tokens[at].item
        assert isinstance(score, Score)
        first, second = score.goals
        value = f"{first}-{second}" if in_order else f"{second}-{first}"
        tag = ">" if first > second else "<" if first < second else "="
        rule = "same" if value in told else "other" if told else f"{drafted}"
        features = [f"sense={score.sense}", f"goals {tag}", f"told={rule}", f"told={rule},{tag}"]
        shared = [
            context,
            word_features(view.line, at, tag),
            who_features(view, at, tag),
        ]
        return Candidate(value, features, shared, view.tokens[at].at, "" if in_order else "turned")

    # -- day --------------------------------------------------------------------------------------

    def dates(self, match: Match) -> tuple[list[Candidate], list[str]]:
        """Return what the day may be, and what speaks for its not being told."""
        drafts = self.drafts[frozenset(match[:2])]
        told = {d.date: d.status == match.status for d in drafts if d.date}
        roles, status = self.roles_of_both(match), str(match.status)
        found: list[Candidate] = []
        for sentence in sorted({*self.sentences(match), *self.together(match)}):
            view = self.views.of(sentence, roles)
            of_kind = view.line.of_kind
            for at in sorted(of_kind[TIME] + of_kind[LENGTH]):
                value = self._day_at(view, at, match)
                if value is None:
                    continue
                token = view.tokens[at]
                shared = [
                    self.context(view, match, sentence),
                    word_features(view.line, at, status),
                    who_features(view, at, status),
                ]
                rule = str(told.get(value, bool(drafts) and "other"))
                if isinstance(token.item, Time):
                    when = when_told(value, self.published)
                    features = [f"sense={token.item.sense},{status}", f"exact={len(value)},{status}"]
                    features += [f"when={when},{status}", f"told={rule}"]
                else:
                    shared = [[f"D {name}" for name in of] for of in shared]
                    features = [f"D told={rule}"]
                found.append(Candidate(value, features, shared, token.at))
        around = self._around(match)
        if self.published:
            news = ["news", f"news,{status}", *(f"news {name}" for name in around)]
            found.append(Candidate(self.published, news, way="news"))
            if len(self.published) == 10 and match.status is MatchStatus.PLAYED:
                eve = (date.fromisoformat(self.published) - timedelta(days=1)).isoformat()
                found.append(Candidate(eve, [f"eve {name}" for name in news], way="eve"))
        found += [
            Candidate(day, [f"told alone {told[day]}"], way="told")
            for day in sorted(told.keys() - {c.value for c in found})
        ]
        nothing = ["none", f"none,{status}", f"none,{bool(self.published):d}", *(f"none {name}" for name in around)]
        return found, [*nothing, f"none told {bool(told)},{bool(drafts)}", f"none {min(5, len(found))}"]

    def _day_at(self, view: View, at: int, match: Match) -> str | None:
        """Return the day that a place may give a match: past if it is over, else to come."""
        item, played = view.tokens[at].item, match.status is MatchStatus.PLAYED
        if isinstance(item, Time):
            value = item.told if played else item.ahead
            today = self.published[: len(value)]
            return None if today and (value > today if played else value < today) else value
        if isinstance(item, Duration) and item.days:
            return self._counted(view, at, item)
        return None

    def _counted(self, view: View, at: int, length: Duration) -> str | None:
        """Return the day so long before or after the nearest one: "on Monday, two days after a defeat"."""
        beside = view.word(at + 1)
        if beside not in _BEFORE and beside not in _BEHIND:
            return None
        times = [(abs(n - at), view.tokens[n].item) for n in view.line.of_kind[TIME]]
        days = [(far, time.told) for far, time in times if isinstance(time, Time) and len(time.told) == 10]
        day = min(days)[1] if days else self.published
        if len(day) != 10:
            return None
        days_on = length.days if beside in _BEHIND else -length.days
        return (date.fromisoformat(day) + timedelta(days=days_on)).isoformat()

    def _around(self, match: Match) -> list[str]:
        """Return what the text says of the match, whatever the day."""
        together, status = sorted(self.together(match)), str(match.status)
        features = {f"together {min(3, len(together))},{status}"}
        for sentence in together[:_MOST_MENTIONS]:
            of_kind = self.scene.line(sentence).of_kind
            features.add(f"timed {bool(of_kind[TIME])},{sentence < 3},{status}")
            features.add(f"scored {bool(of_kind[SCORE])},{status}")
        return sorted(features)  # sums of floats differ with their order
