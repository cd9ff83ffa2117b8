"""Whether a text is about women's football: "Chelsea" and "the Champions League" are others then."""

import re
from collections.abc import Collection
from functools import cache

from dugout.loaders.lexicon import Lexicon
from dugout.loaders.words import either, words

# What each of these counts, up to so many of them: fitted to the clubs of the training articles (logistic regression).
_COACH, _MENS_COACH, _CLUB, _SIDE, _SHE = 1.2, -0.95, 0.15, 1.3, 0.25
_MOST = 4
_LEAST = 2.1


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b{either(words('descriptions')[name])}(?:['’]?s)?\b", re.I)
        for name in ("women_sides", "women")
    }


def is_about_women(text: str, coaches: Collection[str], clubs: Collection[str], lexicon: Lexicon) -> bool:
    """Return whether a text is about women's football, by its words and by those whom it names.

    Of 2,145 women's sides of the training articles, 2,007 are taken for what they are;
    so are 79 of 15,948 men's that have a women's side.

    Args:
        coaches: Ids of the coaches that it names.
        clubs: Ids of the clubs.
    """
    of_women = [lexicon.coaches_women(coach) for coach in coaches]
    sides = sum(lexicon.is_womens(club) for club in clubs)
    plain = text.casefold()
    said = {
        name: len(pattern.findall(text)) if any(word in plain for word in words("descriptions")[name]) else 0
        for name, pattern in _patterns().items()
    }
    counted = (
        (_COACH, of_women.count(True)),
        (_MENS_COACH, of_women.count(False)),
        (_CLUB, sides),
        (_SIDE, said["women_sides"]),
        (_SHE, said["women"]),
    )
    return sum(weight * min(count, _MOST) for weight, count in counted) > _LEAST
