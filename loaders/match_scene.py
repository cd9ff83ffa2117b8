"""The matches of a document as their values are looked for: who is who in each sentence, and what stands where."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dugout.graph.model import MatchStatus, Ref
from dugout.loaders.document import Document, Draft, Kind
from dugout.loaders.line import CLUB, OF_COACH
from dugout.loaders.scene import Scene
from dugout.loaders.scores import Score
from dugout.loaders.telling import Roles, View, Views, apart_features, once, place_features, side_features
from dugout.loaders.tenures import Tenure
from dugout.loaders.times import Time


class Match(NamedTuple):
    """Two clubs, in the order in which a score is wanted, and whether they have met or will."""

    club: Ref
    opponent: Ref
    status: MatchStatus


class MatchScene:
    """The sentences of a document as its matches see them."""

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
        self.views = Views(self.scene)
        self.cups = [mention for mention in document.mentions if mention.kind is Kind.COMPETITION]
        self._contexts: dict[tuple[Match, int], list[str]] = {}
        self.tenures = sorted(tenures, key=lambda tenure: ("former", "incoming", "current").index(tenure.status))
        self.opponents: dict[Ref, set[Ref]] = defaultdict(set)
        for club, opponent, _ in matches:
            self.opponents[club].add(opponent)
            self.opponents[opponent].add(club)
        self.drafts: dict[frozenset[Ref | None], list[Draft]] = defaultdict(list)
        for draft in drafts:
            self.drafts[frozenset((draft.club, draft.opponent))].append(draft)

    def roles(self, first: Ref, second: Ref) -> Roles:
        """Return who is who where it matters which club is meant, each coach standing for his club."""
        roles: Roles = {}
        for coach, club, _ in self.tenures:
            if club in (first, second):
                roles[coach] = "mine" if club == first else "here"
        return roles | {first: "me", second: "rival"}

    def roles_of_both(self, match: Match) -> Roles:
        """Return who is who where it does not."""
        coaches: Roles = {coach: "mine" for coach, club, _ in self.tenures if club in match[:2]}
        return coaches | {match.club: "me", match.opponent: "me"}

    def together(self, match: Match) -> set[int]:
        """Return the sentences that name both clubs."""
        return self.scene.told_in[match.club] & self.scene.told_in[match.opponent]

    def sentences(self, match: Match) -> Iterator[int]:
        """Yield the sentences with a time or score that name one of the clubs, or stand by one that names both."""
        either = self.scene.told_in[match.club] | self.scene.told_in[match.opponent]
        together = self.together(match)
        for sentence in sorted(self.scene.timed):
            if sentence in either or any(sentence + step in together for step in (-2, -1, 1)):
                yield sentence

    def context(self, view: View, match: Match, sentence: int) -> list[str]:
        """Return which of the clubs the sentence names, and where the other is."""
        key = match, sentence
        if key not in self._contexts:
            self._contexts[key] = list(self._read_context(view, match, sentence))
        return self._contexts[key]

    def _read_context(self, view: View, match: Match, sentence: int) -> Iterator[str]:
        of_kind = view.line.of_kind
        here = {view.tokens[n].ref for kind in (CLUB, OF_COACH) for n in of_kind[kind]}
        status = str(match.status)
        count = (match.club in here) + (match.opponent in here)
        yield f"where={count},{status}"
        yield f"top={sentence < 3},{status}"
        if count == 2:
            return
        steps = [n - sentence for n in self.together(match)]
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
def who_features(view: View, at: int, tag: str) -> list[str]:
    """Return where the clubs, and others, stand to a place."""
    return [
        *place_features(view, at, tag),
        *side_features(view, at, tag),
        *apart_features(view, at, "me"),
        *apart_features(view, at, "rival"),
    ]
