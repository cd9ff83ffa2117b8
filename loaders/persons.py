"""What the words beside a name say of its owner: a coach, or somebody else."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from dugout.loaders.words import either, words

_HIRED = re.compile(
    r"\b(?:appoint(?:ed|ing|s|ment of)?|sack(?:ed|ing|s)?|dismiss(?:ed|ing|al of)?|fir(?:ed|ing)|"
    r"replac(?:e|ed|es|ing)|succeed(?:ed|s|ing)?|hir(?:e|ed|ing)|unveil(?:ed|s|ing)?|turned to|"
    r"part(?:ed)?(?: company| ways)? with|success(?:or|ion) to|under|led by|coached by|managed by|guided by|axed|"
    r"caretaker|interim|t(?:ake|akes|aken|aking|ook) (?:\w+ )?over(?: \w+){0,2} from|"
    r"inherit(?:ed|s)?(?: \w+){0,3} from|hand(?:ed|s)?(?: \w+){0,2} over(?: \w+){0,2} to|in the hands of|"
    r"follow(?:ed|s)|relieved|discharged)"
    r"\s+(?:[Ss]ir )?$"
)
_HELD = re.compile(
    r"^['’]s? (?:side|team|men|women|charges|players|lads|boys|girls)\b|"
    r"^(?:,[^,.]{0,60},)?\s+(?:(?:has|have|had|was|is|were|will|will be|is to|been|being|who was|who is|yesterday|"
    r"on \w+day|officially|also|reportedly|formally|confirmed as)\s+)*"
    r"(?:sacked|dismissed|fired|axed|relieved of|appointed|unveiled|"
    r"named (?:as )?(?:the |their |its |new )*(?:\w+ )?(?:head coach|coach|manager|boss|caretaker|interim)|"
    r"resign(?:ed|s)?|stepped down|in charge|take charge|takes charge|took charge|taking charge|take over|takes over|"
    r"took over|taken over|succeeds?|succeeded|replaces|replaced|coached|managed|manages|to take over|parted company|"
    r"left (?:his|the) (?:post|job|role)|steps? in|stepped in|led|leads|guided|steered)\b"
)

# What an assistant, a director or a player does who is the coach for now.
_STANDS_IN = re.compile(
    r"^(?:,[^,.]{0,60},)?\s+(?:(?:is|was|will be|has been|had been|will|is to|are|were|would)\s+)*"
    r"(?:in (?:\w+ )?charge|t(?:akes?|aking|ook) (?:\w+ )?charge|st(?:ands?|ood) in|"
    r"(?:takes?|took|leads?|led|looks? after|looked after|minds?|minded) the (?:first )?(?:team|side|reins))\b"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = words("people")
    post, other = either(table["post"]), either(table["other"])
    return {
        # "head coach X", "former Chelsea boss X", "X, the Wigan manager", "X as their new head coach"
        "post_before": re.compile(rf"\b{post}(?:[,:]| is| was| will be| (?:of|at) [\w .'’&-]{{2,35}},)?\s+$", re.I),
        "post_after": re.compile(rf"^(?:,\s|\s\(|['’]s\s)?.{{0,45}}?\b{post}\b", re.I | re.S),
        "other_before": re.compile(rf"(?:\b{other}(?:s)?|\b{other} and [\w -]{{3,40}})[,:]?\s+(?:sir |dr )?$", re.I),
        "other_after": re.compile(
            rf"^(?:,|\s\(| -| –| who (?:was|is) (?:his|the))\s?(?:\d+, )?(?:(?:a|the|his|their|its|former|now|then|"
            rf"who is|longtime|long-time|club|team|co-)[ -]?|[A-Z][\w'’]+(?:['’]s)? ){{0,5}}{other}\b",
            re.S,
        ),
    }


class Role(StrEnum):
    """What the words beside a name say of a person."""

    COACH = "coach"
    OTHER = "other"  # a player, an owner, an assistant
    UNTOLD = "untold"


def role_of(places: Iterable[tuple[str, str]]) -> Role:
    """Return what a person is, by the words before and after each place of the name.

    An assistant who is in charge for now may be either.

    Args:
        places: What stands before the name in its sentence (60 characters do) and behind it (90).
    """
    patterns, told = _patterns(), list(places)
    found = Role.UNTOLD
    for before, after in told:
        if patterns["other_before"].search(before) or patterns["other_after"].match(after):
            if not any(_STANDS_IN.match(behind) for _, behind in told):
                return Role.OTHER
            continue
        if found is Role.UNTOLD and (
            patterns["post_before"].search(before)
            or patterns["post_after"].match(after)
            or _HELD.match(after)
            or _HIRED.search(before)
        ):
            found = Role.COACH
    return found
