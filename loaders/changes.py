"""A post that begins or ends in the year of the article, or may: is he gone, in charge, still to come, or only wanted?

The register's years leave it open; the words near the coach decide, by weights that words/changes.yml holds:
a softmax regression on the training articles (training/fit_posts.py makes the file and prints what it gives).
In news, of which the register has a part at most, one that it has not may have begun, and long after its end one that
it has open may be over: what the words say then is fitted to the articles as they are read by a register that ends in
their year, with all posts of that year and with none.
"""

from collections.abc import Collection

from dugout.graph.model import Ref, Status
from dugout.loaders.document import Kind
from dugout.loaders.evidence import Evidence
from dugout.loaders.story import Prior, Story, pattern_of
from dugout.loaders.words import words

_GONE = pattern_of(
    r"\bsack|\bdismiss|\bfired|\baxe|\boust|\bleft|\bleaves|\bleaving|\bquit|\bresign|"
    r"\bstep(?:s|ped)? (?:down|aside)|\bstood down|\bdepart|\bexit|\bpredecessor|\breplac|\bsucce(?:ed|ss)|"
    r"\bpart(?:ed|ing) (?:company|ways)|\brelieved|\blet go|\bremoved|\bformer|\bex-|\boutgoing|\bwalked|\bvacat|"
    r"\bfollow(?:s|ed|ing)|\bpost-|\bafter the (?:end|sacking)|\bfarewell|\breign|\bspell|\btenure|\bera\b|\blasted|"
    r"\bwithout a (?:club|job)|\bout of work|\bunemployed|\bsince"
)
_COMING = pattern_of(
    r"\bappoint|\bnamed|\bunveil|\bnew (?:head |first-team )?(?:coach|manager|boss|man|trainer)|"
    r"\btakes? (?:over|charge)|\btook (?:over|charge)|\btaken (?:over|charge)|\bpresented|\barriv|\bhired|"
    r"\bconfirmed|\binstall|\breturn|\bsigned|\breplac(?:es|ed|ing)|\bsucceed(?:s|ed|ing)|"
    r"\bfirst (?:game|match|training|day|press|win|season)|\bdebut|\bstart(?:s|ed)?|\bjoined|\bin charge|\bunder|"
    r"\bsettled"
)
_AHEAD = pattern_of(
    r"next season|in the summer|from july|this summer|at the end of the season|incoming|will |is to |successor|"
    r"to replace|to succeed|would|could|might|if |expected|agreed|set to|candidate|favou?rite|shortlist|target|"
    r"in talks|want"
)
_WILL = pattern_of(
    r"\bwill (?:take|become|be|begin|start|replace|succeed|officially|formally|join|work|lead|coach|manage)|"
    r"\bnext season|\bfrom july|\bjuly 1|\b1 july|\bin the summer|\bfrom the summer|\bat the end of the season|"
    r"\btakes over (?:in|on|from|at the end)"
)

_FREE = pattern_of(
    r"out of work|without a (?:job|club|post)|jobless|unemployed|available|\bfree\b|out of a job|most recently|"
    r"last (?:coached|managed|worked|club|job|post)|since (?:leaving|he left|being)|lost his job|"
    r"cleared (?:his|⟦)|did away|got rid|getting rid|let (?:him|her|⟦[^⟧]*⟧) go|show(?:n|ed|ing) (?:him |"
    r"⟦[^⟧]*⟧ )?the door|paid for|cost (?:him|⟦[^⟧]*⟧)|sabbatical|last (?:month|week|season|summer|year)"
)


# To call a man who has gone, or is only wanted, the current coach is the worse mistake: the more so where no cue
# says that he is in charge.
_MARGIN, _MARGIN_UNTOLD = 0.8, 1.6
# Cues that somebody has a post.
PLAIN = frozenset({"hired", "appointed", "current", "stays", "owner"})


def changed_status(
    story: Story, coach: Ref, club: Ref, prior: Prior, seen: Evidence, comers: Collection[Ref]
) -> Status | None:
    """Return where a tenure stands whose post begins or ends at the article's time; None if the text tells of none.

    Args:
        prior: What the register's posts make of it: ARRIVES, LEAVES or PASSES; in news STRANGER, long after the
            register's end HOLDS, too.
        comers: Other coaches whom the text shows arriving at the club.
    """
    features = change_features(story, coach, club, seen, comers)
    table = words("changes")["weights"][prior.value]
    scores = {
        outcome: sum([weights[name] * value for name, value in features.items() if name in weights])
        for outcome, weights in table.items()
    }
    if "hired" in seen.cues and prior is Prior.ARRIVES:
        # "Was appointed head coach of Rangers": he is there, or will be.
        return Status.INCOMING if scores["incoming"] > scores["current"] else Status.CURRENT
    if prior is Prior.HOLDS:
        return Status.FORMER if scores["former"] > scores["current"] else Status.CURRENT
    margin = _MARGIN if seen.cues.keys() & PLAIN else _MARGIN_UNTOLD
    scores["current"] -= margin
    if prior is Prior.ARRIVES and not seen.cues.keys() & {"gone", "former"}:
        del scores["former"]  # nobody leaves in the year he comes without a word
    sure = max(scores, key=lambda outcome: scores[outcome])
    scores["current"] += margin
    best = max(scores, key=lambda outcome: scores[outcome])
    if best == "current" and sure != best:
        return None
    return None if best == "none" else Status(best)


def change_features(story: Story, coach: Ref, club: Ref, seen: Evidence, comers: Collection[Ref]) -> dict[str, float]:
    """Return what the weights of words/changes.yml look at, by name."""
    published = story.document.published or ""
    month = int(published[5:7]) if len(published) >= 7 else 7
    between = story.between(coach, club)
    features: dict[str, float] = {f"cue_{group}": 1.0 for group in seen.cues}
    for name, pattern in _NEAR.items():
        features[f"near_{name}"] = min(story.near(coach, pattern), 3)
    features["near_link"] = min(story.near(coach, story.link), 3)
    features["near_weak_link"] = min(story.near(coach, story.weak_link), 3)
    features |= {
        "bias": 1.0,
        "between_gone": any(_GONE.search(text) for text in between),
        "between_link": any(story.link.search(text) for text in between),
        "adjacent": any(len(text) < 6 for text in between),
        "autumn": month >= 10,
        "spring": month <= 4,
        "close_season": month in (5, 6),
        "main": club == story.main_club,
        "often": min(len(story.told_in(coach)), 8) / 4,
        "apart": bool(seen.together) and seen.together[0].rule == "nearby",
        "others_come": bool(comers),
        "holder_goes": _holder_goes(story, coach, club),
        "national": story.is_national(club),
        "on_top": bool(story.told_in(coach)) and story.told_in(coach)[0] < 2,
    }
    return {name: float(value) for name, value in features.items() if value}


_NEAR = {"gone": _GONE, "coming": _COMING, "will": _WILL, "ahead": _AHEAD, "free": _FREE}


def _holder_goes(story: Story, coach: Ref, club: Ref) -> bool:
    others = {m.ref for m in story.document.mentions if m.kind is Kind.COACH} - {coach}
    return any(story.prior(other, club) in (Prior.LEAVES, Prior.PASSES) for other in others)
