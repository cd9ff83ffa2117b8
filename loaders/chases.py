"""Which coaches a text may link with which job, and what speaks for each: the features that linked_to.py weighs."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from dugout.graph.model import Ref, Status
from dugout.loaders.cues import cues
from dugout.loaders.document import Draft, Kind
from dugout.loaders.manages import is_weak
from dugout.loaders.story import Prior, Story, pattern_of
from dugout.loaders.words import words

# The club of a job: "the Leeds job", "take over at Leeds", "Leeds want", "a move to Leeds".
_BEFORE_TARGET = (
    *("to", "for", "with", "by", "at", "of", "from", "join", "the", "vacant", "next", "interest in", "interested in"),
)
_TARGET = re.compile(
    # What stands before the club is looked at from behind: the search is for the club.
    "⟦K(?:"
    + "|".join(rf"(?<=\b{word} ⟦K)" for word in _BEFORE_TARGET)
    + r"|(?=\d+⟧(?:'s?)? (?:have|has|had|are|were|want|wanted|hope|hoped|would|could|turned|made|approach|job|post|"
    r"role|vacancy|position|hot ?seat|bench|dugout|board|hierarchy|owners?|chiefs?|officials|"
    r"shortlist|list|search|hunt|management|directors|bosses|target|remain|keen|interest|manager(?:ial)? (?:job|post|"
    r"vacancy|role|position)|coaching (?:job|post|vacancy|role)|look|consider|identif|held|began|offer|president|"
    r"chairman|admire|switch|move|link|courted|approached|contacted|asked|rang|called|,)))(\d+)⟧"
)
_JOB = re.compile(
    r"⟦K(\d+)⟧(?:'s?)?(?: (?:managerial|manager's|manager|coaching|coach|head coach|vacant|hot))* (?:job|post|role|"
    r"vacancy|position|hot ?seat|seat|bench|dugout|shortlist|search|hunt|succession|managership)"
)
_VACANCY = pattern_of(
    r"\bjob|\bvacan|\bshortlist|\bsearch|\bhunt|\bcandidate|\bcontender|\bsuccessor|\breplacement|"
    r"\bnext (?:⟦K\d+⟧ )?(?:permanent |head )?(?:coach|manager|boss)|\bnew (?:head )?(?:coach|manager|boss)|"
    r"\bin the running|\bin the frame|\bfavou?rite|\bto (?:replace|succeed)|\blinked|\binterest|\btalks|\bapproach|"
    r"\btarget|\bline up|\blined up|\bbookmaker|\bappoint"
)


# The heading of an entry in a list of candidates.
_ENTRY = re.compile(r"(?:\d+[.)]? )?⟦C\d+⟧(?:,? \([^)]{0,40}\)|, [^⟦]{0,30})?[.:]?")
# "Replace Arbeloa" means the club of Arbeloa.
_REPLACED = re.compile(
    r"(?:replac\w+|succe\w+|tak(?:e|ing) over from|successor (?:to|of)|job of|follow(?:ing)?|"
    r"place of) (?:[\w'-]+ ){0,3}⟦C(\d+)⟧"
)
# A sentence that opens a post, or speaks of it: what follows is about that post.
_POST = re.compile(
    r"⟦K(\d+)⟧(?:'s?)?(?: [\w-]+){0,2} (?:job|post|role|vacancy|position|hot ?seat|shortlist|search|hunt|succession)\b"
    r"|⟦K(\d+)⟧(?:'s?)? (?:have |has |had |are |were |also |now )*(?:sacked|dismissed|fired|parted|looking|searching|"
    r"want|need|without|approached|seeking|in the market|turn|hope|consider|begun|started|closing|in talks|"
    r"interested|keen|line|lined)"
)


@dataclass(slots=True)
class Candidate:
    """A coach and a club that he may be wanted by: the sentences, and what speaks for it by name."""

    sentences: list[int]
    windows: list[str]  # the words around each mention of the coach in them
    features: dict[str, float]


def chase_candidates(story: Story, tenures: list[Draft]) -> dict[tuple[Ref, Ref], Candidate]:
    """Return every coach and club of a text whom a chase may join, with the features that words/chases.yml weighs."""
    focus, votes = _vacancy(story)
    here = focus
    holds = {(d.coach, d.club) for d in tenures if d.status is not Status.FORMER and not is_weak(d)}
    posts_of: dict[Ref, list[Ref]] = defaultdict(list)
    for tenure in sorted(tenures, key=lambda tenure: tenure.status is not Status.CURRENT):
        if tenure.coach and tenure.club and tenure.status is not Status.INCOMING:
            posts_of[tenure.coach].append(tenure.club)
    table = cues("links")
    found: dict[tuple[Ref, Ref], Candidate] = {}
    for number in range(len(story.document.sentences)):
        text = story.masked[number]
        here = _post_told(story, text) or here
        if "⟦C" not in text:
            continue
        near = _near_words(story, number, text)
        if not near:
            continue
        named = set(_targets(story, text))
        clubs = dict.fromkeys(m.ref for m in story.document.within(number, Kind.CLUB))
        replaced = [story.document.mentions[int(m[1])].ref for m in _REPLACED.finditer(text)]
        for coach in replaced:
            near.pop(coach, None)  # who is to be replaced is not wanted
        opened = _posts_of_replaced(replaced, posts_of)
        told_of = _says_link(story, number)
        plain = {(coach, club) for hit in story.hits(table, number) for coach in hit.coaches for club in hit.clubs}
        for coach, (window, groups) in near.items():
            for club in dict.fromkeys([*(clubs if groups else ()), *opened, *(c for c in (here, focus) if c)]):
                if (
                    (coach, club) in holds
                    or (coach, club) in story.unsure
                    or story.prior(coach, club) in (Prior.HOLDS, Prior.LEAVES)
                ):
                    continue
                candidate = found.setdefault((coach, club), Candidate([], [], {}))
                candidate.sentences.append(number)
                candidate.windows.append(window)
                features = candidate.features
                for name in groups:
                    features[f"near_{name}"] = min(features.get(f"near_{name}", 0) + 1, 2)
                    if club in named:
                        features[f"named_{name}"] = 1
                features["in_sentence"] = max(features.get("in_sentence", 0), club in clubs)
                features["named"] = max(features.get("named", 0), club in named)
                features["replaces"] = max(features.get("replaces", 0), coach not in opened.get(club, {coach}))
                features["told"] = max(features.get("told", 0), club == here)
                for name in told_of:
                    features[name] = 1.0
                if (coach, club) in plain:
                    features["plain"] = 1.0
                if _begins(story, number, coach):
                    features["begins"] = 1.0
                    if _ENTRY.fullmatch(text):
                        features["entry"] = 1.0
                features["bare"] = min(features.get("bare", 1.0), float(not groups))
                features["crowd"] = max(features.get("crowd", 0), min(len(near), 5) / 5)
    shared = _of_text(story) if found else {}
    for (coach, club), candidate in found.items():
        # The entries of one list stand or fall together.
        if candidate.features.get("entry") and club == focus:
            candidate.features["listed"] = shared["headline"]
        candidate.features |= shared | _whole(story, coach, club, tenures, focus, votes)
    return found


def _whole(
    story: Story, coach: Ref, club: Ref, tenures: list[Draft], focus: Ref | None, votes: dict[Ref, int]
) -> dict[str, float]:
    """Return the features of a pair that the whole text gives."""
    others = [d for d in tenures if d.club == club and d.coach != coach]
    return {
        "bias": 1.0,
        f"prior_{story.prior(coach, club).value}": 1.0,
        "focus": float(club == focus),
        "main": story.share(club),
        "votes": min(votes.get(club, 0), 10) / 10,
        "often": min(len(story.told_in(coach)), 8) / 8,
        "on_top": float(story.told_in(coach)[0] < 2),
        "tied": float(any(d.coach == coach and d.club == club for d in tenures)),
        "holder": float(any(d.status is Status.CURRENT for d in others)),
        "gone": float(any(d.status is Status.FORMER for d in others)),
        "national": float(story.is_national(club)),
    }


def _of_text(story: Story) -> dict[str, float]:
    """Return the features that all pairs of a text share."""
    coaches = {m.ref for m in story.document.mentions if m.kind is Kind.COACH}
    links = sum(map(story.says_link, range(len(story.masked))))
    return {
        "headline": float(any(_VACANCY.search(text) for text in story.masked[:3])),
        "gallery": min(len(coaches), 12) / 12,
        "links": min(links, 8) / 8,
    }


def _says_link(story: Story, number: int) -> list[str]:
    """Return whether a sentence speaks of a chase anywhere, and whether the one before it does."""
    said = ["sentence_link"] if story.says_link(number) else []
    if number and story.says_link(number - 1):
        said.append("before_link")
    return said


def _begins(story: Story, number: int, coach: Ref) -> bool:
    """Return whether a paragraph begins with a coach, as the entries of a list of candidates do."""
    sentences = story.document.sentences
    if number and sentences[number - 1].paragraph == sentences[number].paragraph:
        return False
    return any(
        m.ref == coach and m.start - sentences[number].start < 4 for m in story.document.within(number, Kind.COACH)
    )


def _posts_of_replaced(replaced: list[Ref], posts_of: dict[Ref, list[Ref]]) -> dict[Ref, set[Ref]]:
    """Return the clubs of those whom a sentence speaks of replacing, each with the coaches who have that post."""
    found: dict[Ref, set[Ref]] = defaultdict(set)
    for holder in replaced:
        # The post that he has now; else the one that he was told of first: who is to be replaced may have just lost it.
        for club in posts_of[holder][:1]:
            found[club].add(holder)
    return found


def _near_words(story: Story, number: int, text: str) -> dict[Ref, tuple[str, set[str]]]:
    """Return, for each coach of a sentence, what stands around him and the groups of words in it."""
    found: dict[Ref, tuple[str, set[str]]] = {}
    # What is nowhere in the sentence is in no window of it.
    there = [(name, pattern) for name, pattern in _groups().items() if pattern.search(text)]
    for mention_number, mention in story.document.numbered(number):
        at = text.find(f"⟦C{mention_number}⟧") if mention.kind is Kind.COACH else -1
        if at >= 0:
            window = text[max(0, at - 70) : at + 90]
            groups = {name for name, pattern in there if pattern.search(window)}
            before, known = found.get(mention.ref, ("", set()))
            found[mention.ref] = (f"{before} {window}".strip(), known | groups)
    return found


@cache
def _groups() -> dict[str, re.Pattern[str]]:
    return {name: pattern_of(text) for name, text in words("stances")["groups"].items()}


def _vacancy(story: Story) -> tuple[Ref | None, dict[Ref, int]]:
    """Return the club whose job the article is about, and how much speaks for each club."""
    votes: dict[Ref, int] = {}
    for number, text in enumerate(story.masked):
        if not text or not _VACANCY.search(text):
            continue
        for mention in _JOB.finditer(text):
            ref = story.document.mentions[int(mention[1])].ref
            votes[ref] = votes.get(ref, 0) + 2
        for club in dict.fromkeys(m.ref for m in story.document.within(number, Kind.CLUB)):
            votes[club] = votes.get(club, 0) + (2 if number < 2 else 1)
    if not votes:
        return story.main_club, votes
    return max(votes, key=lambda ref: (votes[ref], ref == story.main_club)), votes


def _post_told(story: Story, text: str) -> Ref | None:
    """Return the club whose post a sentence opens or speaks of."""
    told = [m[1] or m[2] for m in _POST.finditer(text)]
    return story.document.mentions[int(told[-1])].ref if told else None


def _targets(story: Story, text: str) -> list[Ref]:
    named: dict[Ref, None] = {}
    for m in _TARGET.finditer(text):
        named.setdefault(story.document.mentions[int(m[1])].ref)
    return list(named)
