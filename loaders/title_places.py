"""Where a text may tell how often a title was won: every number near it, and what speaks for it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dugout.graph.model import Ref
from dugout.loaders.choice import Candidate
from dugout.loaders.document import Document, Draft, Kind
from dugout.loaders.line import COMPETITION, TIME, WORD, Line
from dugout.loaders.scene import Scene
from dugout.loaders.telling import Roles, View, Views, apart_features, once, path_feature, place_features, word_features
from dugout.loaders.times import Time
from dugout.loaders.words import words

_MOST = 20  # titles of one kind with one club; more is a year or a number of games
_ONCE = "1"
_BREAKS = frozenset([",", ";", "and", "but", "with", "(", "plus", "in"])
_EACH = frozenset(["both", "each", "apiece"])
_IN_A_ROW = frozenset(["successive", "consecutive"])
# "Champion in five big leagues", "in three countries": no number of titles; "three leagues" is one.
_OTHERS = frozenset(["clubs", "teams", "sides", "countries", "nations", "cities", "continents", "divisions"])
_KINDS = frozenset(["big", "biggest", "top", "major", "main", "different", "separate", "foreign", "european"])
_BETWEEN_YEARS = frozenset([",", "and", "&", "/", "in", "again"])


class Title(NamedTuple):
    """Who won what with which club."""

    coach: Ref
    club: Ref
    competition: Ref


class TitlePlaces:
    """The places of a document that may count its titles."""

    def __init__(
        self, document: Document, titles: Sequence[Title], times: Sequence[Time], drafts: Sequence[Draft] = ()
    ) -> None:
        """Index the document; `drafts` are titles that the rules have found, with their counts."""
        self.scene = Scene(document, "titles", times)
        self._views = Views(self.scene)
        self.titles = titles
        self._numbers: dict[int, dict[int, int]] = {}
        self.told = {(d.coach, d.club, d.competition): d.count for d in drafts}
        self.clubs_of: dict[Ref, set[Ref]] = defaultdict(set)
        self.won_by: dict[Ref, set[Ref]] = defaultdict(set)
        for coach, club, competition in titles:
            self.clubs_of[coach].add(club)
            self.won_by[competition].add(coach)

    def counts(self, title: Title) -> tuple[list[Candidate], list[str]]:
        """Return what the count may be, and what speaks for its not being told."""
        told = self.told.get((title.coach, title.club, title.competition))
        roles = self._roles(title)
        found: list[Candidate] = []
        around: set[str] = set()
        for sentence in self._sentences(title):
            numbers = self._numbers_in(sentence)
            its = [n for n, token in enumerate(self.scene.tokens(sentence)) if token.ref == title.competition]
            if not numbers and not its:
                continue
            view = self._views.of(sentence, roles)
            context = list(self._context(view, sentence, bool(its), title))
            around.update(context)
            for at in its:
                around.update(word_features(view.line, at, ""))
                around.update(place_features(view, at, ""))
                around.update(apart_features(view, at, "mine"))
            for at, number in numbers.items():
                features = [
                    *self._apart(view, sentence, at, title),
                    f"number={number}",
                    f"word={view.word(at)}",
                    f"told={told == number}",
                    f"told={told},{number}",
                ]
                shared = [
                    context,
                    word_features(view.line, at, ""),
                    _who_features(view, at),
                ]
                found.append(Candidate(str(number), features, shared, view.tokens[at].at))
        around |= {
            f"clubs {min(4, len(self.clubs_of[title.coach]))}",
            f"told {told}",
            f"named {bool(self.scene.told_in[title.competition])}",
        }
        found.append(Candidate(_ONCE, ["once", *(f"once {name}" for name in around)], way="once"))
        if told and str(told) not in {candidate.value for candidate in found}:
            found.append(Candidate(str(told), ["told alone"], way="told"))
        return found, ["none", f"none told {told}", *(f"none {name}" for name in around)]

    def counts_each(self, at: int) -> bool:
        """Return whether a number, by where in the text it stands, is of several clubs: "two with both of them"."""
        sentence = self.scene.document.sentence_at(at)
        return not _EACH.isdisjoint(self.scene.line(sentence).words)

    def seasons(self, title: Title) -> tuple[str, ...]:
        """Return the years that stand right behind the title's name, in the order of the text."""
        found: dict[str, None] = {}
        for sentence in sorted(self.scene.told_in[title.competition] & self.scene.told_in[title.coach]):
            line = self.scene.line(sentence)
            if not line.of_kind[TIME]:
                continue
            clubs = {token.ref for token in line.tokens if token.ref in self.clubs_of[title.coach]}
            for at in line.of_kind[COMPETITION] if clubs <= {title.club} else ():
                if line.tokens[at].ref == title.competition:
                    found.update(dict.fromkeys(_years_behind(line, at)))
        return tuple(found)

    def _roles(self, title: Title) -> Roles:
        roles: Roles = dict.fromkeys(self.clubs_of[title.coach], "there")
        roles |= dict.fromkeys(self.won_by[title.competition], "rival")
        return roles | {title.coach: "me", title.club: "mine"}

    def _sentences(self, title: Title) -> list[int]:
        """Return the sentences that name the competition or, with the coach or the club, no other title of his."""
        told_in = self.scene.told_in
        with_it = told_in[title.competition]
        return sorted(
            with_it | (told_in[title.coach] & told_in[title.club]) | (told_in[title.coach] if not with_it else set())
        )

    def _numbers_in(self, sentence: int) -> dict[int, int]:
        """Return the numbers of a sentence that may count titles, by their places."""
        if sentence not in self._numbers:
            line = self.scene.line(sentence)
            told = ((n, _number(line, n)) for n in range(len(line.tokens)))
            self._numbers[sentence] = {n: number for n, number in told if number is not None}
        return self._numbers[sentence]

    def _context(self, view: View, sentence: int, named: bool, title: Title) -> Iterator[str]:
        roles = {role for role in view.roles if role}
        others = len({t.ref for t in view.tokens if t.kind == COMPETITION and t.ref != title.competition})
        yield f"where={'me' in roles:d}{'mine' in roles:d}{named:d}"
        yield f"others={min(3, others)},{named:d}"
        clubs = sorted(roles & {"mine", "there"})
        yield f"clubs={clubs}"
        yield f"top={sentence < 3}"
        if not clubs:
            yield f"beside={self._club_in(sentence - 1, title)},{self._club_in(sentence + 1, title)}"

    def _club_in(self, sentence: int, title: Title) -> str:
        """Return whether a sentence names the club, or others of the coach."""
        his = {mention.ref for mention in self.scene.document.within(sentence, Kind.CLUB)} & self.clubs_of[title.coach]
        return "+".join(sorted({"mine" if club == title.club else "there" for club in his}))

    def _apart(self, view: View, sentence: int, at: int, title: Title) -> Iterator[str]:
        """Yield how a number stands to the competition: this one or another."""
        line, tokens, named = view.line, view.tokens, bool(self.scene.told_in[title.competition])
        times = line.word(at + 1) == "times"
        for side, places in (("<", range(at - 1, -1, -1)), (">", range(at + 1, len(tokens)))):
            near = next((n for n in places if tokens[n].kind == COMPETITION), None)
            if near is None:
                noun = next((line.groups[n] for n in places if line.groups[n] in ("title", "lose")), None)
                yield f"no P{side},{noun},{named}"
                continue
            its = tokens[near].ref == title.competition
            between = range(min(near, at) + 1, max(near, at))
            breaks = min(2, sum(line.words[n] in _BREAKS for n in between))
            others = min(2, sum(n in self._numbers_in(sentence) for n in between))
            yield f"P{side}{its}"
            yield f"P{side}{its},{min(len(between) + 1, 6)}"
            yield f"P{side}{its},{breaks},{others}"
            yield f"P{side}{its},{breaks},{others},{times},{line.words[at]}"
            yield f"P{side}{its},{' '.join(view.word(n) for n in between)[:40]}"


@once
def _who_features(view: View, at: int) -> list[str]:
    """Return where the coach, the club and others stand to a place."""
    return [
        *place_features(view, at, ""),
        *apart_features(view, at, "mine"),
        *apart_features(view, at, "me"),
        *path_feature(view, at, "me", ""),
    ]


def _number(line: Line, at: int) -> int | None:
    """Return the number that a token says, a run of years saying how many they are."""
    kind, word = line.tokens[at].kind, line.words[at]
    if kind == TIME:
        return _run(line, at)
    if kind != WORD or _counts_others(line, at):
        return None
    if word.isdigit():
        return int(word) if 0 < int(word) <= _MOST else None
    numbers = _numbers()
    if word in numbers:
        counted = word in _IN_A_ROW and (line.word(at - 1).isdigit() or line.word(at - 1) in numbers)
        return None if counted else numbers[word]  # "five successive titles" are five
    word, _, rest = word.partition("-")
    return numbers.get(word) if rest == "time" else None


def _counts_others(line: Line, at: int) -> bool:
    """Return whether a number is one of clubs, countries or kinds of leagues."""
    behind = at + 1
    while line.word(behind) in _KINDS:
        behind += 1
    return line.word(behind) in _OTHERS or (behind > at + 1 and line.word(behind) == "leagues")


@cache
def _numbers() -> dict[str, int]:
    table = words("titles")
    return {**table["ordinals"], **table["numbers"]}


def _run(line: Line, at: int) -> int | None:
    """Return how many years stand in a row up to and with the last of them, if it is the last of several."""
    years = _years_behind(line, at - 1)
    return None if len(years) < 2 or _is_year_before(line, at) else len(set(years))


def _is_year_before(line: Line, at: int) -> bool:
    while at > 0 and line.words[at - 1] in _BETWEEN_YEARS:
        at -= 1
    return at > 0 and line.tokens[at - 1].kind == TIME


def _years_behind(line: Line, at: int) -> list[str]:
    """Return the years in a row right behind a place: "in 2015, 2016 and 2018"."""
    years = []
    for n in range(at + 1, len(line.tokens)):
        word, item = line.words[n], line.tokens[n].item
        if isinstance(item, Time) and len(item.told) == 4:
            years.append(item.told)
        elif word not in _BETWEEN_YEARS and not (not years and word in ("(", "title", "titles", "of")):
            break
    return years
