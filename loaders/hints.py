"""What refers back in a sentence without a name: pronouns, ages, peoples, posts, "the Spanish club", "his side"."""

import re
from dataclasses import dataclass
from functools import cache

from dugout.graph.model import Ref
from dugout.graph.names import fold_name
from dugout.loaders.document import Kind, Mention, Sentence
from dugout.loaders.lexicon import Lexicon
from dugout.loaders.words import either, words

# This and `_THE_WORD` begin with letters, so that a search looks at no other places.
_PRONOUN = re.compile(r"[HhSs](?<=\b.)(?i:(?<=h)(?:e|im|is|imself|er|ers|erself)|(?<=s)he)\b")
_AGE = re.compile(
    r"\bthe (\d\d)-year-old\b(?! (?:striker|forward|winger|midfielder|defender|goalkeeper|captain|international|"
    r"player))",
    re.I,
)
# What ends the words before "club", or makes another side of it, which `sides.py` finds.
_NO_MODIFIER = (
    r"(?:of|and|in|at|for|on|to|with|from|by|after|when|who|that|the|(?-i:an?)|his|her|their|its|other|second|reserve|youth|"
    r"olympic|(?<!serie )(?<!ligue )(?<!liga )b|u-?\d\d|under-\d\d|sporting)"
)
_QUOTE = re.compile(r"[\"“][^\"“”]*[\"”]")
# "The Italian", but not "the Italian side".
_THE_WORD = re.compile(
    r"[TtAa](?<=\b.)(?i:(?<=t)he|(?<=a)n?) ((?:(?:South|North|New|Costa|Saudi) )?[A-Z][\w-]+(?i: Irishman)?)\b"
    r"(?! [\w-]*(?i:club|side|team|giants|outfit|"
    r"league|federation|football|FA|title|cup|champions?|press|media|newspaper|capital|national|top|second|"
    r"international|striker|forward|winger|midfielder|defender|goalkeeper|champion|city|association|government|"
    r"market|game|public|radio|paper|daily)\b)"
)


@dataclass(slots=True)
class Hint:
    """A stretch of text that stands for a coach or club named elsewhere."""

    start: int
    end: int


class Pronoun(Hint):
    """A pronoun: "he", "his"."""


class TheCoach(Hint):
    """A coach by his post alone: "their new manager"."""


class OwnClub(Hint):
    """A coach's club: "side" in "his side"."""


@dataclass(slots=True)
class Age(Hint):
    """A person by age: "the 52-year-old"."""

    years: int


@dataclass(slots=True)
class Countryman(Hint):
    """A person by country: "the Italian"."""

    country: str


@dataclass(slots=True)
class PostHolder(Hint):
    """A coach by a post at a named club: "the former Chelsea boss"."""

    club: Ref
    former: bool


@dataclass(slots=True)
class SomeClub(Hint):
    """A club by what stands before the noun, and by the league named in it: "the Spanish club"."""

    modifiers: str
    league: str | None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = words("descriptions")
    club, own, coach = either(table["club_nouns"]), either(table["own_nouns"]), either(table["coach_nouns"])
    return {
        "club": re.compile(rf"\b(?:the|this|that|their|a) ((?:(?!{_NO_MODIFIER}\b)[\w'’-]+ ){{0,4}}?){club}\b", re.I),
        "own": re.compile(rf"\b(?:his|her) ((?:(?:new|old|current|present|own|young|former) )?{own})\b", re.I),
        "coach": re.compile(
            rf"\b(?:the|their|its|our) (?:(?:new|experienced|veteran|current|outgoing|sacked|departing|interim|"
            rf"much-travelled|young|former) )*{coach}\b(?!['’]?s? (?:of|at|for|who|that|search|hunt)\b)",
            re.I,
        ),
        "post": re.compile(
            rf"^(?:['’]s?)? (?:(?:head|first-team|interim|caretaker|new|current|women's|youth|title-winning|"
            rf"under-fire)\s)*{coach}\b",
            re.I,
        ),
        "the_before": re.compile(rf"\b(?:the|a|an|another|fellow)?\s?(?:(?:{either(table['former'])})[ -])?$", re.I),
    }


def find_quotes(text: str) -> list[tuple[int, int]]:
    """Return the stretches between quotation marks: "he" in them is whom the speaker means."""
    return [m.span() for m in _QUOTE.finditer(text)]


def find_hints(
    text: str, sentence: Sentence, names: list[Mention], quotes: list[tuple[int, int]], lexicon: Lexicon
) -> list[Hint]:
    """Return what refers back in a sentence, given the names in it; of two at one place the first is the plainer."""
    start, end = sentence.start, sentence.end
    # A look at the words that a pattern cannot do without spares most sentences the search.
    patterns, table = _patterns(), words("descriptions")
    has = text[start:end].casefold().__contains__
    quotes = [quote for quote in quotes if quote[0] < end and start < quote[1]]
    hints: list[Hint] = [
        Pronoun(*m.span())
        for m in _PRONOUN.finditer(text, start, end)
        if not any(first < m.start() < last for first, last in quotes)
    ]
    hints.extend(hint for club in names if club.kind is Kind.CLUB and (hint := _post_holder(text, club, names, end)))
    covered = [(n.start, n.end) for n in names]

    def free(first: int, last: int) -> bool:
        return all(last <= a or b <= first for a, b in covered)

    def named_behind(last: int) -> bool:
        return any(n.kind is Kind.COACH and 0 <= n.start - last <= 2 for n in names)

    for m in _AGE.finditer(text, start, end) if has("-year-old") else ():
        if free(*m.span()):
            hints.append(Age(*m.span(), int(m[1])))
            covered.append(m.span())
    for m in patterns["club"].finditer(text, start, end) if any(map(has, table["club_nouns"])) else ():
        inside = [n for n in names if m.start() <= n.start and n.end <= m.end()]
        own = {(n.start, n.end) for n in inside}
        crosses = any(a < m.end() and m.start() < b and (a, b) not in own for a, b in covered)
        if not crosses and all(n.kind is Kind.COMPETITION for n in inside):
            hints.append(SomeClub(*m.span(), m[1], inside[0].ref.id if inside else None))
            covered.append(m.span())
    for m in patterns["coach"].finditer(text, start, end) if any(map(has, table["coach_nouns"])) else ():
        if free(*m.span()) and not named_behind(m.end()):
            hints.append(TheCoach(*m.span()))
            covered.append(m.span())
    for m in _THE_WORD.finditer(text, start, end):
        country = _country_of(m[1], lexicon)
        if country and free(*m.span()) and not named_behind(m.end()):
            hints.append(Countryman(*m.span(), country))
            covered.append(m.span())
    if has("his ") or has("her "):
        hints.extend(OwnClub(*m.span(1)) for m in patterns["own"].finditer(text, start, end) if free(*m.span(1)))
    return hints


def _country_of(word: str, lexicon: Lexicon) -> str | None:
    folded = fold_name(word)
    return words("descriptions")["people"].get(folded) or lexicon.people.get(folded)


def _post_holder(text: str, club: Mention, names: list[Mention], end: int) -> PostHolder | None:
    """Return the hint of "the (former) CLUB boss" where no name follows."""
    after = _patterns()["post"].match(text[club.end : min(end, club.end + 60)])
    if after is None:
        return None
    stop = club.end + after.end()
    if any(n.kind is Kind.COACH and 0 <= n.start - stop <= 2 for n in names):
        return None
    before = _patterns()["the_before"].search(text[max(0, club.start - 20) : club.start])
    begin = club.start - len(before[0].lstrip()) if before else club.start
    phrase = text[begin : club.start].lower()
    if not phrase.startswith(("the ", "former", "ex")):
        return None
    return PostHolder(begin, stop, club.ref, former=phrase.removeprefix("the ").strip(" -") != "")
