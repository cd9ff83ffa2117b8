"""Where a text may tell the score, the day and the competition of a match: every place, and what speaks for it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dugout.graph.model import MatchStatus, Ref
from dugout.loaders.choice import Candidate
from dugout.loaders.document import Document, Draft, Kind, Mention
from dugout.loaders.durations import Duration
from dugout.loaders.line import CLUB, COMPETITION, LENGTH, OF_COACH, SCORE, TIME
from dugout.loaders.scene import Scene
from dugout.loaders.scores import Score
from dugout.loaders.telling import (
    Roles,
    View,
    Views,
    apart_features,
    bucket,
    once,
    place_features,
    side_features,
    word_features,
)
from dugout.loaders.tenure_places import Tenure, when_told
from dugout.loaders.times import Time

_BEFORE = frozenset(["after", "since", "on"])
_BEHIND = frozenset(["before", "ahead"])
_SAYS = 6  # how many tokens from a club a verb may stand that is said of it
_MOST_MENTIONS = 4  # of a pair that are looked at for what the text says of the match at all


class Match(NamedTuple):
    """Two clubs, in the order in which a score is wanted, and whether they have met or will."""

    club: Ref
    opponent: Ref
    status: MatchStatus


def turned(score: str) -> str:
    """Return a score from the other side: "1-2" for "2-1"."""
    return "-".join(reversed(score.split("-")))


class MatchPlaces:
    """The places of a document that may tell values of its matches."""

    def __init__(
        self,
        document: Document,
        matches: Sequence[Match],
        times: Sequence[Time],
        scores: Sequence[Score],
        *,
        tenures: Sequence[Tenure] = (),
        drafts: Sequence[Draft] = (),
    ) -> None:
        """Index the document.

        Args:
            tenures: Those of the document: whose team is meant by a coach.
            drafts: Matches that the rules have found, with the values that they stand beside.
        """
        self.document = document
        self.published = document.published or ""
        self.scene = Scene(document, "matches", times, scores)
        self._views = Views(self.scene)
        self._contexts: dict[tuple[Match, int], list[str]] = {}
        self.tenures = sorted(tenures, key=lambda tenure: ("former", "incoming", "current").index(tenure.status))
        self.opponents: dict[Ref, set[Ref]] = defaultdict(set)
        for club, opponent, _ in matches:
            self.opponents[club].add(opponent)
            self.opponents[opponent].add(club)
        self.drafts: dict[frozenset[Ref | None], list[Draft]] = defaultdict(list)
        for draft in drafts:
            self.drafts[frozenset((draft.club, draft.opponent))].append(draft)

    # -- score ------------------------------------------------------------------------------------

    def scores(self, match: Match) -> tuple[list[Candidate], list[str]]:
        """Return what the score may be, each printed one for either club first, and what speaks for none."""
        drafts = self.drafts[frozenset(match[:2])]
        told = {d.score if d.club == match.club else turned(d.score) for d in drafts if d.score}
        found: list[Candidate] = []
        sentences = [n for n in self._sentences(match) if self.scene.line(n).of_kind[SCORE]]
        for first, second in (match[:2], match[1::-1]):
            seen_from = Match(first, second, match.status)
            roles = self._roles(first, second)
            for sentence in sentences:
                view = self._views.of(sentence, roles)
                context = self._context(view, seen_from, sentence)
                for at in view.line.of_kind[SCORE]:
                    found.append(self._score(view, at, told, bool(drafts), first == match.club, context))
        found += [Candidate(score, ["told alone"], way="told") for score in sorted(told - {c.value for c in found})]
        together = min(3, len(self._together(match)))
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
            _who_features(view, at, tag),
        ]
        return Candidate(value, features, shared, view.tokens[at].at, "" if in_order else "turned")

    # -- day --------------------------------------------------------------------------------------

    def dates(self, match: Match) -> tuple[list[Candidate], list[str]]:
        """Return what the day may be, and what speaks for its not being told."""
        drafts = self.drafts[frozenset(match[:2])]
        told = {d.date: d.status == match.status for d in drafts if d.date}
        roles, status = self._roles_of_both(match), match.status.value
        found: list[Candidate] = []
        for sentence in sorted({*self._sentences(match), *self._together(match)}):
            view = self._views.of(sentence, roles)
            of_kind = view.line.of_kind
            for at in sorted(of_kind[TIME] + of_kind[LENGTH]):
                value = self._day_at(view, at, match)
                if value is None:
                    continue
                token = view.tokens[at]
                shared = [
                    self._context(view, match, sentence),
                    word_features(view.line, at, status),
                    _who_features(view, at, status),
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
        around = self._around(match, roles)
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

    def _around(self, match: Match, roles: Roles) -> set[str]:
        """Return what the text says of the match, whatever the day."""
        together, status = sorted(self._together(match)), match.status.value
        features = {f"together {min(3, len(together))},{status}"}
        for sentence in together[:_MOST_MENTIONS]:
            view = self._views.of(sentence, roles)
            line = view.line
            timed, scored, top = bool(line.of_kind[TIME]), bool(line.of_kind[SCORE]), sentence < 3
            features |= {f"timed {timed},{top},{status}", f"scored {scored},{status}"}
            for at in view.places("me"):
                for side, verb in ((">", line.verb_behind(at, _SAYS)), ("<", line.verb_before(at, _SAYS))):
                    if verb is not None:
                        features.add(f"says{side}{verb.group},{timed},{status}")
                        features.add(f"says{side}{verb.group},{top},{status}")
                        features.add(f"says{side}{verb.word},{status}")
        return features

    # -- competition ------------------------------------------------------------------------------

    def competitions(self, match: Match, fit: dict[Ref, str]) -> tuple[list[tuple[Ref, Candidate]], list[str]]:
        """Return which competition it may be, and what speaks for none.

        Args:
            fit: For each competition of the document, how likely these clubs meet in it, as a word.
        """
        status, roles = match.status.value, self._roles_of_both(match)
        together = self._together(match)
        either = self.scene.told_in[match.club] | self.scene.told_in[match.opponent]
        told = {d.competition for d in self.drafts[frozenset(match[:2])] if d.competition}
        named: dict[Ref, list[Mention]] = defaultdict(list)
        for mention in self.document.mentions:
            if mention.kind is Kind.COMPETITION:
                named[mention.ref].append(mention)
        often = sorted(named, key=lambda ref: -len(named[ref]))
        many = min(4, len(named))
        found = []
        for ref, mentions in named.items():
            near = min((abs(m.sentence - n) for m in mentions for n in together), default=9)
            rank = min(3, often.index(ref))
            features = {f"best {min(near, 5)},{status}", f"many {many}", f"rank {rank}", f"rank {rank},{many}"}
            features |= {f"told {ref in told}", f"fit {fit[ref]}", f"fit {fit[ref]},{min(near, 3)}"}
            features.add(f"top {mentions[0].sentence < 3}")
            for mention in mentions:
                features.update(self._named(mention, match, roles, together, either))
            found.append((ref, Candidate(ref.id, sorted(features), way=ref.id)))
        nothing = ["none", f"none,{status}", f"none many {many}", f"none told {bool(told)}"]
        return found, [*nothing, f"none together {min(3, len(together))},{status}"]

    def _named(
        self, mention: Mention, match: Match, roles: Roles, together: set[int], either: Collection[int]
    ) -> Iterator[str]:
        """Yield how one mention of a competition stands to the match."""
        sentence, status = mention.sentence, match.status.value
        near = min((abs(sentence - n) for n in together), default=9)
        yield f"near {min(near, 5)}"
        yield f"one near {min((abs(sentence - n) for n in either), default=3)}"
        yield f"before {any(n > sentence for n in together) and near > 0},{min(near, 3)},{status}"
        if near > 1 and sentence not in either:
            return
        view = self._views.of(sentence, roles)
        at = next((n for n in view.line.of_kind[COMPETITION] if view.tokens[n].item is mention), None)
        if at is not None:
            yield from self._context(view, match, sentence)
            yield from word_features(view.line, at, status)
            yield from _who_features(view, at, status)
            apart = min((abs(at - n) for n in view.line.of_kind[SCORE]), default=99)
            yield f"score {bucket(apart)}"

    # -- what all three look at -------------------------------------------------------------------

    def _roles(self, first: Ref, second: Ref) -> Roles:
        """Return who is who where it matters which club is meant, each coach standing for his club."""
        roles: Roles = {}
        for coach, club, _ in self.tenures:
            if club in (first, second):
                roles[coach] = "mine" if club == first else "here"
        return roles | {first: "me", second: "rival"}

    def _roles_of_both(self, match: Match) -> Roles:
        """Return who is who where it does not."""
        coaches: Roles = {coach: "mine" for coach, club, _ in self.tenures if club in match[:2]}
        return coaches | {match.club: "me", match.opponent: "me"}

    def _together(self, match: Match) -> set[int]:
        return self.scene.told_in[match.club] & self.scene.told_in[match.opponent]

    def _sentences(self, match: Match) -> Iterator[int]:
        """Yield the sentences with a time or score that name one of the clubs, or stand by one that names both."""
        either = self.scene.told_in[match.club] | self.scene.told_in[match.opponent]
        together = self._together(match)
        for sentence in sorted(self.scene.timed):
            if sentence in either or any(sentence + step in together for step in (-2, -1, 1)):
                yield sentence

    def _context(self, view: View, match: Match, sentence: int) -> list[str]:
        """Return which of the clubs the sentence names, and where the other is."""
        key = match, sentence
        if key not in self._contexts:
            self._contexts[key] = list(self._read_context(view, match, sentence))
        return self._contexts[key]

    def _read_context(self, view: View, match: Match, sentence: int) -> Iterator[str]:
        of_kind = view.line.of_kind
        here = {view.tokens[n].ref for kind in (CLUB, OF_COACH) for n in of_kind[kind]}
        status = match.status.value
        count = (match.club in here) + (match.opponent in here)
        yield f"where={count}"
        yield f"where={count},{status}"
        yield f"top={sentence < 3},{status}"
        if count == 2:
            return
        steps = [n - sentence for n in self._together(match)]
        step = min(steps, key=abs, default=9)
        yield f"together={min(abs(step), 4)},{count}"
        yield f"together={min(abs(step), 4)},{step > 0},{count},{status}"
        missing = match.opponent if match.club in here else match.club
        yield f"last={self._last(sentence, missing)},{count}"
        fewer, more = sorted(min(3, len(self.opponents[club])) for club in match[:2])
        yield f"opponents={fewer},{more}"
        others = (self.opponents[match.club] | self.opponents[match.opponent]) - set(match[:2])
        yield f"other opponent={bool(here & others)},{count}"

    def _last(self, sentence: int, club: Ref) -> str:
        for back in range(1, min(4, sentence + 1)):
            refs = [m.ref for m in self.document.within(sentence - back, Kind.CLUB)]
            if refs:
                return f"{back},{refs[-1] == club},{club in refs}"
        return "no"


@once
def _who_features(view: View, at: int, tag: str) -> list[str]:
    """Return where the clubs, and others, stand to a place."""
    return [
        *place_features(view, at, tag),
        *side_features(view, at, tag),
        *apart_features(view, at, "me"),
        *apart_features(view, at, "rival"),
    ]
