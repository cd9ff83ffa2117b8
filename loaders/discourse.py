"""Reference and focus: whom "he", "the Italian" and "the club" mean, sentence by sentence."""

from collections.abc import Collection
from dataclasses import dataclass, field

from dugout.graph.model import Ref
from dugout.loaders.clubs_meant import ClubsMeant, Topic
from dugout.loaders.dating import year_of
from dugout.loaders.document import Document, Form, Kind, Mention
from dugout.loaders.doubted import doubtful_clubs
from dugout.loaders.hints import (
    Age,
    Countryman,
    Hint,
    OwnClub,
    PostHolder,
    Pronoun,
    SomeClub,
    TheCoach,
    find_hints,
    find_quotes,
)  # fmt: skip
from dugout.loaders.lexicon import Lexicon
from dugout.loaders.mentions import Finder, find_names
from dugout.loaders.pronouns import Antecedents, Around
from dugout.loaders.sentences import split_sentences


@dataclass(slots=True)
class State:
    """What a reader keeps in mind between sentences, the latest of all first."""

    subject: Ref | None = None  # whom the sentence before was about
    coaches: list[Ref] = field(default_factory=list)
    # In this sentence: its first coach, and where the first person stands who is no coach.
    first: Ref | None = None
    stranger: int | None = None
    # The sentence before was about such a person.
    other: bool = False

    @property
    def topic(self) -> Ref | None:
        """Whom a word that could mean any coach means."""
        return self.first or self.subject


class Resolver:
    """Turns names and what refers back to them into the mentions of a document."""

    def __init__(self, finder: Finder, lexicon: Lexicon, year: int | None) -> None:
        """Take the names that `finder` found; `year`, that of the text, serves to tell ages and posts."""
        self.finder, self.lexicon = finder, lexicon
        self.year = year
        self.state = State()
        self.sentence = 0
        self.pronouns = Antecedents(finder.text, finder.sentences, finder.found, lexicon)
        self.mentions: list[Mention] = []
        self.named = list(dict.fromkeys(m.ref for m in finder.found if m.kind is Kind.COACH))
        self.club_refs = list(dict.fromkeys(m.ref for m in finder.found if m.kind is Kind.CLUB))
        self.clubs = ClubsMeant(finder.text, finder.sentences, finder.found, lexicon)
        self.club_of = self._clubs_of_named()

    def run(self) -> list[Mention]:
        """Return all mentions in the order of the text."""
        finder = self.finder
        names: dict[int, list[Mention]] = {}
        for mention in finder.found:
            names.setdefault(mention.sentence, []).append(mention)
        strangers: dict[int, int] = {}
        for first, _ in finder.stranger_words:
            word = finder.words[first]
            if word.folded in self.lexicon.first_names:  # else it may be a place, or a heading
                strangers[word.sentence] = min(word.start, strangers.get(word.sentence, word.start))
        quotes = find_quotes(finder.text)
        for number, sentence in enumerate(finder.sentences):
            here = names.get(number, [])
            hints = find_hints(finder.text, sentence, here, quotes, self.lexicon)
            self._read(number, [*here, *hints], strangers.get(number))
        self.mentions.sort(key=lambda m: (m.start, -m.end))
        return self.mentions

    def _clubs_of_named(self) -> dict[str, Ref]:
        """Return the club of each named coach that has a post at a named club in the article's year."""
        here = {ref.id: ref for ref in self.club_refs}
        return {
            coach.id: here[post.club]
            for coach in self.named
            for post in self.lexicon.posts(coach.id)
            if post.club in here and self._in_post(post.since, post.until)
        }

    def _in_post(self, since: str | None, until: str | None) -> bool:
        if self.year is None:
            return until is None
        return (since is None or int(since) <= self.year) and (not until or self.year <= int(until))

    def _read(self, sentence: int, items: list[Mention | Hint], stranger: int | None) -> None:
        """Add the mentions of one sentence, and remember what it was about."""
        state = self.state
        self.sentence = sentence
        state.first, state.stranger = None, stranger
        for item in sorted(items, key=lambda i: (i.start, -i.end)):
            if isinstance(item, Mention):
                mention = item
            else:
                ref = self._whom(item)
                if ref is None:
                    continue
                kind = Kind.CLUB if isinstance(item, OwnClub | SomeClub) else Kind.COACH
                form = Form.PRONOUN if isinstance(item, Pronoun) else Form.DESCRIPTION
                mention = Mention(item.start, item.end, kind, form, ref, sentence)
            self.mentions.append(mention)
            if mention.kind is Kind.COACH:
                if state.first is None and (stranger is None or stranger > mention.start):
                    state.first = mention.ref
                _to_front(state.coaches, mention.ref)
                self.pronouns.note(mention)
            elif mention.kind is Kind.CLUB:
                self.clubs.note(mention)
        if state.first is not None:
            state.subject = state.first
        state.other = stranger is not None and state.first is None

    # -- who is meant -----------------------------------------------------------------------------

    def _whom(self, hint: Hint) -> Ref | None:
        state = self.state
        match hint:
            case Pronoun():
                return self._he(hint)
            case Age():
                return self._by_age(hint.years)
            case Countryman():
                return self._by_country(hint.country)
            case PostHolder():
                return self._by_post(hint.club, former=hint.former)
            case TheCoach():
                return state.topic
            case OwnClub() | SomeClub():
                return self._club(hint)
        return None

    def _he(self, hint: Pronoun) -> Ref | None:
        return self.pronouns.whom(hint.start, hint.end, self._before(hint))

    def _before(self, hint: Pronoun) -> Around:
        """Return what the sentence of a pronoun has told before it."""
        state = self.state
        stranger = state.stranger is not None and state.stranger < hint.start
        return Around(self.sentence, state.first, state.subject, stranger, state.other)

    def _club(self, hint: OwnClub | SomeClub) -> Ref | None:
        return self.clubs.which(hint, self.sentence, self._topic())

    def _topic(self) -> Topic:
        coach = self.state.topic
        return Topic(coach, self.club_of.get(coach.id) if coach else None)

    def _candidates(self) -> list[Ref]:
        return list(dict.fromkeys([*self.state.coaches, *self.named]))

    def _by_age(self, age: int) -> Ref | None:
        coaches = self.lexicon.register.coaches
        unknown = None
        for ref in self._candidates():
            coach = coaches.get(ref.id)
            born = coach.born if coach else None
            if born and self.year:
                if self.year - born - age in (0, 1):
                    return ref
            elif unknown is None:
                unknown = ref
        return unknown or self.state.subject

    def _by_country(self, country: str) -> Ref | None:
        coaches = self.lexicon.register.coaches
        unknown = None
        for ref in self._candidates():
            coach = coaches.get(ref.id)
            if coach is None or coach.nationality is None:
                unknown = unknown or ref
            elif coach.nationality == country:
                return ref
        return unknown if unknown in self.state.coaches[:1] else None

    def _by_post(self, club: Ref, *, former: bool) -> Ref | None:
        had = []
        for ref in self._candidates():
            holds = [self._in_post(*post) for post in self.lexicon.posts_at(ref.id, club.id)]
            if (not all(holds)) if former else any(holds):
                had.append(ref)
        topic = self.state.topic
        if had:
            return topic if topic in had else had[0]
        if former:
            return topic
        return next((r for r in self._candidates() if self.club_of.get(r.id) == club), None) or topic


def _to_front(refs: list[Ref], ref: Ref) -> None:
    if ref in refs:
        refs.remove(ref)
    refs.insert(0, ref)


def read_document(text: str, published: str | None, lexicon: Lexicon) -> Document:
    """Return a text with its sentences and every mention resolved."""
    return _read(text, published, lexicon)[0]


def read_doubtful(
    text: str, published: str | None, lexicon: Lexicon, coaches: Collection[str] = ()
) -> tuple[Document, list[Mention]]:
    """Return a text as `read_document` does, and mentions in doubt.

    These are people whom nothing in it shows to be coaches, places that may stand for clubs, and sides whose club is
    not told.

    Args:
        coaches: Folded names of people for whom less needs to speak: a reader has found them likely to be coaches.
    """
    document, finder = _read(text, published, lexicon, coaches)
    return document, [*finder.others(), *doubtful_clubs(finder, document)]


def _read(text: str, published: str | None, lexicon: Lexicon, coaches: Collection[str] = ()) -> tuple[Document, Finder]:
    sentences = split_sentences(text)
    finder = find_names(text, sentences, lexicon, coaches)
    year = year_of(text, published, finder.found, lexicon)
    return Document(text, published, sentences, Resolver(finder, lexicon, year).run(), year), finder
