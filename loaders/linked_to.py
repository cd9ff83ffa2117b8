"""LINKED_TO: who is said to be wanted, considered or approached for which job."""

import re
from collections import defaultdict
from functools import cache
from math import fsum

from dugout.graph.model import FactType, Ref, Stance, Status, Wording
from dugout.loaders.chases import Candidate, chase_candidates
from dugout.loaders.document import Draft
from dugout.loaders.story import Prior, Story, pattern_of
from dugout.loaders.words import words

# Lower than even: a missed chase is worse than a doubtful one, which its certainty shows.
_THRESHOLD = -0.9


def drafts(
    story: Story, tenures: list[Draft], candidates: dict[tuple[Ref, Ref], Candidate] | None = None
) -> list[Draft]:
    """Return the chases that a text tells of, each with the stance that the text ends on.

    Args:
        tenures: What `manages.drafts` found: whoever holds a post is no candidate for it, and a filled post ends
            every other chase for it.
        candidates: Those of `chase_candidates`, where they are at hand.
    """
    filled = posts_filled(story, tenures)
    weights = words("chases")["weights"]
    found = []
    if candidates is None:
        candidates = chase_candidates(story, tenures)
    for (coach, club), candidate in candidates.items():
        if weigh(weights["linked"], candidate.features) > _THRESHOLD:
            features = stance_features(candidate, taken=bool(filled[club] - {coach}))
            scores = {s: weigh(weights["stances"][s.value], features) for s in Stance if _may_be(s, features)}
            stance = max(scores, key=lambda s: scores[s])
            found.append(_draft(story, coach, club, candidate, stance))
    return found


def _may_be(stance: Stance, features: dict[str, float]) -> bool:
    """Return whether a chase may stand so: where the words say "agreed", another stance needs words of its own."""
    if stance is Stance.LINKED or not features.get("says_agreed"):
        return True
    return bool(features.get(f"says_{stance.value}") or (stance is Stance.REJECTED and features["taken"]))


def weigh(weights: dict[str, float], features: dict[str, float]) -> float:
    """Return the sum of the weights of what is there."""
    # Features come in the order of a set: an exact sum is the same in any.
    return fsum([weights[name] * value for name, value in features.items() if name in weights])


def posts_filled(story: Story, tenures: list[Draft]) -> dict[Ref, set[Ref]]:
    """Return, for each club whose post the text shows filled, by whom."""
    filled: dict[Ref, set[Ref]] = defaultdict(set)
    for draft in tenures:
        if draft.coach and draft.club and draft.status is not Status.FORMER and not draft.interim:
            comes = story.prior(draft.coach, draft.club) in (Prior.ARRIVES, Prior.PASSES, Prior.NONE, Prior.LATER)
            if comes and draft.rule not in _IN_POST_ALREADY:
                filled[draft.club].add(draft.coach)
    return filled


# Rules that name a coach by the post that he has: nobody has just filled it.
_IN_POST_ALREADY = frozenset(
    {"club-post-name", "name-club-post", "club-s-name", "post-of-club", "continue-as", "stay-in-charge"}
)


def stance_features(candidate: Candidate, *, taken: bool) -> dict[str, float]:
    """Return what tells the stance of a chase: the words around the coach, and whether another got the post."""
    # How a chase ended is no news to the register; to the article it may be: the stance rests on words alone.
    features = {name: value for name, value in candidate.features.items() if not name.startswith("prior_")}
    features["taken"] = float(taken)
    now = [window for window in candidate.windows if not _looks_back().search(window)]
    for stance, pattern in _stances().items():
        told = [n for n, window in enumerate(now) if pattern.search(window)]
        if told:
            features[f"says_{stance.value}"] = min(len(told), 2)
            features[f"ends_{stance.value}"] = float(told[-1] == len(now) - 1)
    return features


@cache
def _stances() -> dict[Stance, re.Pattern[str]]:
    table = words("stances")
    told = (Stance.REJECTED, Stance.DENIED, Stance.AGREED, Stance.TALKS)
    return {stance: pattern_of(table[stance.value]) for stance in told}


@cache
def _looks_back() -> re.Pattern[str]:
    return re.compile(words("stances")["looks_back"])


@cache
def _hedges() -> dict[Wording, re.Pattern[str]]:
    return {Wording(name): re.compile(text) for name, text in words("stances")["hedges"].items()}


def wording_of(text: str, stance: Stance | None) -> Wording:
    """Return how sure a sentence sounds (in lower case) that says a stance."""
    if stance is Stance.DENIED:
        return Wording.DENIED
    return next((wording for wording, pattern in _hedges().items() if pattern.search(text)), Wording.CONFIRMED)


def _draft(story: Story, coach: Ref, club: Ref, candidate: Candidate, stance: Stance) -> Draft:
    """Return the draft, with the sentence that says the stance if one does, else the first that links them."""
    pattern = _stances().get(stance)
    telling = [
        n
        for n, window in zip(candidate.sentences, candidate.windows, strict=True)
        if pattern and pattern.search(window)
    ]
    number = telling[-1] if telling else candidate.sentences[0]
    here = story.document.sentences[number]
    return Draft(
        kind=FactType.LINKED_TO,
        start=here.start,
        end=here.end,
        rule=f"linked-{stance.value}",
        wording=wording_of(story.masked[number], stance),
        coach=coach,
        club=club,
        stance=stance,
    )
