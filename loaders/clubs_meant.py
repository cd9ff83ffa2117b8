"""Which club "the club" and "his side" mean: of those named so far, by where and how each stood, and whose it is."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import NamedTuple

from dugout.graph.model import Club, Ref
from dugout.graph.names import fold_name, plain_letters
from dugout.loaders.choice import weights_of
from dugout.loaders.document import Kind, Mention, Sentence, main_club
from dugout.loaders.entrants import countries_named, is_national
from dugout.loaders.hints import OwnClub, SomeClub
from dugout.loaders.lexicon import Lexicon
from dugout.loaders.pronouns import Option, likeliest

TABLE, VALUE = "club_values", "which"
_MOST = 6  # clubs that are looked at, those named last
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w'’-]+")
_NATIONAL = ("federation", "association")
_BRITISH = {"England": "United Kingdom", "Scotland": "United Kingdom"}


class Topic(NamedTuple):
    """Whom a sentence is about, and the club that he has now, as far as that is known."""

    coach: Ref | None
    club: Ref | None


class ClubsMeant:
    """The clubs of one text that a description may mean."""

    def __init__(self, text: str, sentences: Sequence[Sentence], names: Sequence[Mention], lexicon: Lexicon) -> None:
        """Take the text and the names in it; no club is told of yet."""
        self._text, self._sentences, self._lexicon = text, sentences, lexicon
        self._weights = weights_of(TABLE)
        clubs = [name for name in names if name.kind is Kind.CLUB]
        self._main = main_club(clubs)
        self._named = Counter(name.ref for name in clubs)
        self._often = max(self._named.values(), default=0)
        self._last: dict[Ref, Mention] = {}  # the last of all behind
        self._names: dict[int, list[Mention]] = defaultdict(list)
        for name in clubs:
            self._names[name.sentence].append(name)

    def note(self, mention: Mention) -> None:
        """Take notice of a mention of a club."""
        self._last.pop(mention.ref, None)
        self._last[mention.ref] = mention

    def which(self, hint: OwnClub | SomeClub, sentence: int, topic: Topic) -> Ref | None:
        """Return the club that a description in a sentence means; None if none that was named."""
        return likeliest(self.options(hint, sentence, topic), self._weights, VALUE)

    def options(self, hint: OwnClub | SomeClub, sentence: int, topic: Topic) -> list[Option]:
        """Return the clubs that a description in a sentence may mean, with what speaks for each."""
        words = self._text[hint.start : hint.end].lower().split()
        noun, first = words[-1], "his" if isinstance(hint, OwnClub) else words[0]
        later = {name.ref for name in self._names[sentence] if name.start > hint.start}
        latest = list(self._last)[::-1]
        places = {ref: min(n, 3) for n, ref in enumerate(latest)}
        posts = self._posts(topic.coach)
        found: list[Option] = []
        for ref in self._candidates(hint, latest, topic):
            last = self._last.get(ref)
            gap = min(sentence - last.sentence, 4) if last else 9
            rank = places.get(ref, 5)
            main, often = ref == self._main, self._named[ref] == self._often
            own = self._own(ref, topic, posts)
            kind = self._kind(ref)
            found.append(
                (
                    ref,
                    [
                        f"rank {rank},{gap}",
                        f"main {main},{gap}",
                        f"main {main},{own}",
                        f"own {own},{topic.club is not None},{first}",
                        f"own {own},{gap}",
                        f"own {own},{noun}",
                        f"kind {kind},{noun}",
                        f"kind {kind},{main}",
                        f"before {self._before(last)},{gap}",
                        f"later {ref in later},{first}",
                        f"home {ref in self._home},{self._named[ref] > 0}",
                        f"named {min(self._named[ref], 5)},{often}",
                    ],
                )
            )
        return found

    def _candidates(self, hint: OwnClub | SomeClub, latest: list[Ref], topic: Topic) -> list[Ref]:
        fits = self._told_by(hint, self._text[hint.start : hint.end]) if isinstance(hint, SomeClub) else None
        if fits:
            clubs = self._lexicon.register.clubs
            known = dict.fromkeys([*latest, *self._named, *self._unnamed(hint)])
            return [ref for ref in known if ref.id in clubs and fits(clubs[ref.id])]
        others = (self._main, topic.club, next(iter(self._named), None))
        return list(dict.fromkeys([*latest[:_MOST], *(ref for ref in others if ref)]))

    def _told_by(self, hint: SomeClub, text: str) -> Callable[[Club], bool] | None:
        """Return which clubs the words before "club" leave, if they leave not all: by country, league or place."""
        league, country = hint.league, self._country(hint)
        national = "national" in fold_name(hint.modifiers).split() or text.lower().endswith(_NATIONAL)
        if national or country:
            register = self._lexicon.register
            return lambda club: (
                is_national(register, club) == national
                and country in (None, club.country, _BRITISH.get(club.country or ""))
            )
        if league:
            return lambda club: club.league == league
        capitalised = _CAPITALISED.search(hint.modifiers)
        if capitalised:
            place = plain_letters(capitalised[0]).removesuffix("'s")
            return lambda club: place in plain_letters(club.city or "")
        return None

    @cached_property
    def _home(self) -> list[Ref]:
        """The national side of the country whose clubs are named most."""
        named = {club.id: often for club, often in self._named.items()}
        times = countries_named(self._lexicon.register, named)
        return self._national_side(times.most_common(1)[0][0]) if times else []

    def _national_side(self, country: str) -> list[Ref]:
        """Return the side of a country, the women's where the text is about women; none if no register knows it."""
        lexicon = self._lexicon
        side = lexicon.club_called(country)
        if self._main and lexicon.is_womens(self._main.id) and side.id in lexicon.womens:
            women = lexicon.womens[side.id]
            side = Ref(women, lexicon.register.clubs[women].name)
        return [side] if side.id in lexicon.register.clubs else []

    def _country(self, hint: SomeClub) -> str | None:
        """Return the country that the words before "club" name: "the Spanish club"."""
        adjectives = self._lexicon.adjectives
        return next((adjectives[word] for word in fold_name(hint.modifiers).split() if word in adjectives), None)

    def _unnamed(self, hint: OwnClub | SomeClub) -> list[Ref]:
        """Return the national sides that a description may mean though no sentence names them."""
        country = self._country(hint) if isinstance(hint, SomeClub) else None
        return self._national_side(country) if country else self._home

    def _posts(self, coach: Ref | None) -> Collection[str]:
        """Return the clubs that the register knows a coach to have had."""
        return frozenset(post.club for post in self._lexicon.posts(coach.id)) if coach else ()

    @staticmethod
    def _own(ref: Ref, topic: Topic, posts: Collection[str]) -> str:
        """Return what a club is to the coach whom the sentence is about."""
        if topic.coach is None:
            return "none"
        return "now" if ref == topic.club else "had" if ref.id in posts else "not" if posts else "?"

    def _kind(self, ref: Ref) -> str:
        club = self._lexicon.register.clubs.get(ref.id)
        return club.kind.name if club else "?"

    def _before(self, last: Mention | None) -> str:
        """Return the word before the last mention of a club in its sentence."""
        if last is None:
            return ""
        start = self._sentences[last.sentence].start
        words = self._text[max(start, last.start - 14) : last.start].lower().split()
        return words[-1] if words else "begin"
