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
    hers, sides = of_women.count(True), sum(map(lexicon.is_womens, clubs))
    plain = text.casefold()  # a look at it spares most texts the search
    said = _counted("women_sides", text) if any(word in plain for word in words("descriptions")["women_sides"]) else 0
    if not (hers or sides or said):
        return False  # whatever else it says: "she" alone is not enough
    told = (
        (_COACH, hers),
        (_MENS_COACH, of_women.count(False)),
        (_CLUB, sides),
        (_SIDE, said),
        (_SHE, _counted("women", text)),
    )
    return sum(weight * min(count, _MOST) for weight, count in told) > _LEAST


# "The men's World Cup", "men's football in France": a sentence of a text about women that speaks of neither.
_MEN = re.compile(r"\b[Mm]en['’]?s\b|\bmale\b")
_WOMEN = re.compile(r"[Ww]omen|\b[Ll]ad(?:y|ies)\b|\bfemale\b")


def is_about_men(sentence: str) -> bool:
    """Return whether a sentence says that it is about men's football."""
    return bool(_MEN.search(sentence)) and not _WOMEN.search(sentence)


def _counted(name: str, text: str) -> int:
    return len(_patterns()[name].findall(text))
