"""When a tenure began, ended and is to end by contract, from the times beside its coach and club."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dugout.graph.model import Status
from dugout.loaders.document import Document, Draft, Kind, Mention
from dugout.loaders.story import Story
from dugout.loaders.times import Sense, Time

_BEGAN = re.compile(
    r"\b(?:appointed|appointment|took (?:over|charge)|taken (?:over|charge)|takes (?:over|charge)|joined|join|"
    r"arriv(?:ed|al|ing)|return(?:ed|ing|s)|replac(?:ed|ing)|succeed(?:ed|ing)|succession|hired|named|"
    r"came in|brought in|installed|handed|given|in charge since|unveiled|signed|recruited|moved|move|went to|"
    r"promoted|stepped (?:in|up)|inherited|accepted)\b",
    re.I,
)
_ENDED = re.compile(
    r"\b(?:sacked|sacking|dismiss(?:ed|al)|fired|axed|left|leaving|leave|leaves|departed|departure|departs|exit|"
    r"resign(?:ed|ation)|quit|stepp?(?:ed|ing|s)? down|stood down|parted|parting|relieved|removed|let (?:him|"
    r"her)? ?go|"
    r"walked|ended|ends|ousted|replaced|lost (?:his|the) (?:job|post)|sack|step(?:s|ping)? aside|shown the door|"
    r"terminated|released|retire[ds]?|reign)\b",
    re.I,
)
_CAREER = re.compile(
    r"\b(?:took (?:over|charge)|arriv(?:ed|ing)|appointed|was (?:named|hired)|returned|first managed)\b(?!.*\bfrom\b)",
    re.I,
)
_FROM = re.compile(r"\bfrom (?:the )?$")
_MAYBE = re.compile(r"\b(?:could|would|may|might|wants? to|hopes? to|if)\b", re.I)
_JUST_GONE = re.compile(
    r"\b(?:have|has) (?:\w+ )?(?:been )?(?:\w+ )?(?:sacked|dismissed|fired|axed|parted|relieved|resigned|quit|"
    r"stepped down|left|let go)|\b(?:sack|dismiss|fire|axe|part company|part ways)\b"
)
_CONTRACT = re.compile(
    r"\b(?:contract|deal|terms|signed|tied|agreement|extension|extended|committed|runs|expires?|option)\b", re.I
)
_REACH = 70  # characters between a verb and its time


@dataclass(frozen=True, slots=True)
class _Told:
    since: str | None = None
    until: str | None = None
    contract_until: str | None = None


def with_terms(story: Story, tenures: list[Draft], times: list[Time]) -> list[Draft]:
    """Return the tenures with the dates that the text gives them; what is not told stays open."""
    by_sentence: dict[int, list[Time]] = {}
    for time in times:
        by_sentence.setdefault(story.document.sentence_at(time.start), []).append(time)
    return [_dated(story, tenure, by_sentence) for tenure in tenures]


def _dated(story: Story, tenure: Draft, by_sentence: dict[int, list[Time]]) -> Draft:
    told = _Told()
    for sentence, time, left in _times_of(story, tenure, by_sentence):
        found = _read(story, tenure, sentence, time, left=left)
        told = _Told(told.since or found.since, told.until or found.until, told.contract_until or found.contract_until)
    if told.until is None and _goes_today(story, tenure):
        told = replace(told, until=story.document.published)
    if told.since and told.until and told.until < told.since[: len(told.until)]:
        told = replace(told, until=None)
    return replace(tenure, since=told.since, until=told.until, contract_until=told.contract_until)


def _goes_today(story: Story, tenure: Draft) -> bool:
    """Return whether the top of the text tells a departure as news: "Leicester have sacked Steve Cooper"."""
    if tenure.status is not Status.FORMER or tenure.rule not in (
        "club-sacks",
        "name-sacked",
        "name-sacked-by",
        "name-gone",
    ):
        return False
    sentence = story.document.sentence_at(tenure.start)
    return sentence < 3 and _JUST_GONE.search(story.masked[sentence]) is not None


def _times_of(story: Story, tenure: Draft, by_sentence: dict[int, list[Time]]) -> Iterator[tuple[int, Time, bool]]:
    """Yield the times that stand nearest to a tenure's coach and club, and whether he came from there then."""
    document = story.document
    for sentence, times in by_sentence.items():
        coaches = document.within(sentence, Kind.COACH)
        if not any(m.ref == tenure.coach for m in coaches):
            continue
        clubs = document.within(sentence, Kind.CLUB)
        for time in times:
            coach, club = _nearest(coaches, time), _nearest(clubs, time)
            if coach is None or coach.ref != tenure.coach:
                continue
            if club is None:
                if time.sense is Sense.CONTRACT and tenure.status is not Status.FORMER:
                    yield sentence, time, False
            elif club.ref == tenure.club:
                yield sentence, time, _is_left(document, club)
            elif _is_left(document, club) and any(m.ref == tenure.club for m in clubs):
                yield sentence, time, False


def _is_left(document: Document, club: Mention) -> bool:
    """Return whether somebody comes from a club: "arriving from Leverkusen"."""
    return _FROM.search(document.text, max(0, club.start - 40), club.start) is not None


def _nearest(mentions: list[Mention], time: Time) -> Mention | None:
    """Return the mention nearest before a time, else the first after it if that is near."""
    before = [m for m in mentions if m.end <= time.start]
    if before:
        return before[-1]
    after = [m for m in mentions if m.start >= time.end]
    return after[0] if after and after[0].start - time.end <= _REACH else None


def _read(story: Story, tenure: Draft, sentence: int, time: Time, *, left: bool) -> _Told:
    text = story.document.text
    here = story.document.sentences[sentence]
    before = text[max(here.start, time.start - _REACH) : time.start]
    after = text[time.end : min(here.end, time.end + 40)]
    former = tenure.status is Status.FORMER
    if former and story.document.published and time.told[:7] > story.document.published[:7]:
        return _Told()  # what is to come ends nothing that is past
    if time.sense is Sense.CONTRACT:
        return _Told() if former else _Told(contract_until=time.told)
    if time.sense is Sense.SINCE:
        return _Told(since=time.told)
    if time.sense is Sense.UNTIL:
        if former:
            return _Told(until=time.told)
        return _Told(contract_until=time.ahead) if _CONTRACT.search(before) else _Told(until=time.ahead)
    if time.sense is not Sense.AT or _MAYBE.search(before):
        return _Told()
    if left:
        return _Told(until=time.told) if former and _BEGAN.search(before) else _Told()
    began, ended = _last(_BEGAN, before), _last(_ENDED, before)
    if began < 0 and ended < 0:
        began, ended = (1 if _BEGAN.search(after) else -1), (1 if _ENDED.search(after) else -1)
    if ended > began:
        return _Told(until=time.told) if former else _Told()
    # Of a past post, "appointed in June" is more often told of the next one: only a lone year is its own.
    if began > ended and (not former or (_CAREER.search(before) and len(time.told) == 4)):
        return _Told(since=time.told)
    return _Told()


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)
