"""Reference and focus: whom "he", "the Italian" and "the club" mean, sentence by sentence."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from dugout.graph.model import ClubKind, Ref
from dugout.graph.names import fold_name, plain_letters
from dugout.loaders.document import Document, Form, Kind, Mention, Sentence, year_of
from dugout.loaders.lexicon import Lexicon
from dugout.loaders.mentions import Finder, find_names
from dugout.loaders.sentences import split_sentences
from dugout.loaders.words import either, words

_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.I)
_AGE = re.compile(
    r"\bthe (\d\d)-year-old\b(?! (?:striker|forward|winger|midfielder|defender|goalkeeper|captain|international|"
    r"player))",
    re.I,
)
_QUOTE = re.compile(r"[\"“][^\"“”]*[\"”]")
_THE_WORD = re.compile(
    r"\b(?:the|an?) ([A-Za-z][\w-]+(?: Irishman)?)\b(?! [\w-]*(?:club|side|team|giants|outfit|league|federation|"
    r"football|FA|title|cup|champions?|press|media|newspaper|capital|national|top|second|international|striker|"
    r"forward|winger|midfielder|defender|goalkeeper|champion|city|association|government|market|game|public|radio|"
    r"paper|daily)\b)", re.I)  # fmt: skip


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = words("descriptions")
    club, own, coach = either(table["club_nouns"]), either(table["own_nouns"]), either(table["coach_nouns"])
    return {
        "club": re.compile(
            rf"\b(?:the|this|that|their|a) ((?:(?!of\b|and\b|in\b|at\b|for\b)[\w'’-]+ ){{0,4}}?){club}\b", re.I
        ),
        "own": re.compile(rf"\b(?:his|her)(?: (?:new|old|current|present|own|young|former))? {own}\b", re.I),
        "coach": re.compile(
            rf"\b(?:the|their|its|our) (?:(?:new|experienced|veteran|current|outgoing|sacked|departing|interim|"
            rf"much-travelled|young|former) )*{coach}\b(?!['’]?s? (?:of|at|for|search|hunt)\b)",
            re.I,
        ),
        "post": re.compile(
            rf"^(?:['’]s?)? (?:(?:head|first-team|interim|caretaker|new|current|women's|youth|title-winning|"
            rf"under-fire)\s)*{coach}\b",
            re.I,
        ),
        "the_before": re.compile(rf"\b(?:the|a|an|another|fellow)?\s?(?:(?:{either(table['former'])})[ -])?$", re.I),
    }


@dataclass(slots=True)
class State:
    """What a reader keeps in mind between sentences."""

    subject: Ref | None = None
    coaches: list[Ref] = field(default_factory=list)
    clubs: list[Ref] = field(default_factory=list)
    main_club: Ref | None = None
    club_of: dict[str, Ref] = field(default_factory=dict)


class Resolver:
    """Turns names and what refers back to them into the mentions of a document."""

    def __init__(self, finder: Finder, lexicon: Lexicon, published: str | None) -> None:
        """Take the names that `finder` found; `published` serves to tell ages and posts."""
        self.finder, self.lexicon, self.text = finder, lexicon, finder.text
        self.year = year_of(finder.text, published)
        self.published = published
        self.state = State()
        self.mentions: list[Mention] = []
        self.named = list(dict.fromkeys(m.ref for m in finder.found if m.kind is Kind.COACH))
        self.club_refs = list(dict.fromkeys(m.ref for m in finder.found if m.kind is Kind.CLUB))
        self.quoted = [m.span() for m in _QUOTE.finditer(self.text)]

    def run(self) -> list[Mention]:
        """Return all mentions in the order of the text."""
        by_sentence: dict[int, list[Mention]] = {}
        for mention in self.finder.found:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        self.state.main_club = self._main_club()
        self._posts_of_named()
        strangers: dict[int, list[int]] = {}
        for first, _ in self.finder.stranger_words:
            word = self.finder.words[first]
            strangers.setdefault(word.sentence, []).append(word.start)
        for number, sentence in enumerate(self.finder.sentences):
            self._sentence(number, sentence, by_sentence.get(number, []), strangers.get(number, []))
        self.mentions.sort(key=lambda m: (m.start, -m.end))
        return self.mentions

    # -- what is known before the first sentence --------------------------------------------

    def _main_club(self) -> Ref | None:
        weight: Counter[Ref] = Counter()
        for mention in self.finder.found:
            if mention.kind is Kind.CLUB:
                weight[mention.ref] += 3 if mention.sentence < 2 else 2 if mention.sentence < 4 else 1
        return max(weight, key=lambda r: weight[r]) if weight else None

    def _posts_of_named(self) -> None:
        here = {ref.id: ref for ref in self.club_refs}
        for coach in self.named:
            for post in self.lexicon.posts(coach.id):
                if post.club in here and self._in_post(post.since, post.until):
                    self.state.club_of[coach.id] = here[post.club]

    def _in_post(self, since: str | None, until: str | None) -> bool:
        if self.year is None:
            return until is None
        return (since is None or int(since) <= self.year) and (not until or self.year <= int(until))

    # -- one sentence -------------------------------------------------------------------------

    def _sentence(self, number: int, sentence: Sentence, names: list[Mention], strangers: list[int]) -> None:
        text, patterns = self.text, _patterns()
        start, end = sentence.start, sentence.end
        items: list[tuple[int, int, str, object]] = [(m.start, m.end, "name", m) for m in names]
        covered = [(m.start, m.end) for m in names]

        def free(span: tuple[int, int]) -> bool:
            return all(span[1] <= s or e <= span[0] for s, e in covered)

        words_here = text[start:end]
        lower = words_here.lower()
        for m in _PRONOUN.finditer(text, start, end):
            if not self._in_quotes(m.start()):
                items.append((*m.span(), "pronoun", m[0]))
        for m in names:
            if m.kind is Kind.CLUB:
                self._post_description(m, names, end, items, covered)
        if "the " in lower or "their " in lower or "this " in lower or "a " in lower:
            for m in _AGE.finditer(text, start, end):
                if free(m.span()):
                    items.append((*m.span(), "age", m[1]))
                    covered.append(m.span())
            for m in patterns["club"].finditer(text, start, end):
                inside = [n for n in names if m.start() <= n.start and n.end <= m.end()]
                if all(n.kind is not Kind.CLUB and n.kind is not Kind.COACH for n in inside) and free_of(
                    covered, m.span(), inside
                ):
                    items.append((*m.span(), "club", (m[1] or "", inside)))
                    covered.append(m.span())
            for m in patterns["coach"].finditer(text, start, end):
                if free(m.span()) and not any(n.kind is Kind.COACH and 0 <= n.start - m.end() <= 2 for n in names):
                    items.append((*m.span(), "coach", None))
                    covered.append(m.span())
            for m in _THE_WORD.finditer(text, start, end):
                country = self._country_of(m[1])
                if (
                    country
                    and free(m.span())
                    and not any(n.start - m.end() in (1, 2) and n.kind is Kind.COACH for n in names)
                ):
                    items.append((*m.span(), "people", (m[1], country)))
                    covered.append(m.span())
        for m in patterns["own"].finditer(text, start, end):
            if free((m.start() + 4, m.end())):
                items.append((m.start() + 4, m.end(), "own", None))
        items.sort(key=lambda i: (i[0], -i[1]))
        self._resolve(number, items, strangers)

    def _in_quotes(self, offset: int) -> bool:
        return any(s < offset < e for s, e in self.quoted)

    def _country_of(self, word: str) -> str | None:
        folded = fold_name(word)
        if not word[0].isupper():
            return None
        country = words("descriptions")["people"].get(folded) or self.lexicon.people.get(folded)
        return country

    def _post_description(
        self,
        club: Mention,
        names: list[Mention],
        end: int,
        items: list[tuple[int, int, str, object]],
        covered: list[tuple[int, int]],
    ) -> None:
        """Add "the (former) CLUB boss" where no name follows."""
        after = _patterns()["post"].match(self.text[club.end : min(end, club.end + 60)])
        if after is None:
            return
        stop = club.end + after.end()
        if any(n.kind is Kind.COACH and 0 <= n.start - stop <= 2 for n in names):
            return
        before = _patterns()["the_before"].search(self.text[max(0, club.start - 20) : club.start])
        begin = club.start - len(before[0].lstrip()) if before else club.start
        phrase = self.text[begin : club.start].lower()
        if not phrase.startswith(("the ", "former", "ex")):
            return
        former = phrase.removeprefix("the ").strip(" -") != ""
        items.append((begin, stop, "post", (club.ref, former)))

    def _resolve(self, number: int, items: list[tuple[int, int, str, object]], strangers: list[int]) -> None:
        state = self.state
        first_coach: Ref | None = None
        first_stranger = min(strangers, default=None)
        for start, end, sort, what in items:
            ref: Ref | None = None
            kind, form = Kind.COACH, Form.DESCRIPTION
            if sort == "name":
                assert isinstance(what, Mention)
                self.mentions.append(what)
                kind, ref = what.kind, what.ref
            elif sort == "pronoun":
                form = Form.PRONOUN
                blocked = first_stranger is not None and first_stranger < start and first_coach is None
                ref = None if blocked else (first_coach or state.subject)
            elif sort == "age":
                ref = self._by_age(int(str(what)))
            elif sort == "people":
                assert isinstance(what, tuple)
                ref = self._by_country(what[1])
            elif sort == "post":
                assert isinstance(what, tuple)
                ref = self._by_post(what[0], former=what[1], first=first_coach)
            elif sort == "coach":
                ref = first_coach or state.subject
            else:
                kind = Kind.CLUB
                ref = self._own_club(first_coach) if sort == "own" else self._club(what)
            if ref is None:
                continue
            if sort != "name":
                self.mentions.append(Mention(start, end, kind, form, ref, number))
            if kind is Kind.COACH:
                if first_coach is None and (first_stranger is None or first_stranger > start):
                    first_coach = ref
                _to_front(state.coaches, ref)
            elif kind is Kind.CLUB:
                _to_front(state.clubs, ref)
        if first_coach is not None:
            state.subject = first_coach
        elif first_stranger is not None:
            state.subject = None
        elif state.coaches and any(i[2] == "name" for i in items):
            pass

    # -- who is meant -----------------------------------------------------------------------------

    def _candidates(self) -> list[Ref]:
        known = list(self.state.coaches)
        known.extend(r for r in self.named if r not in known)
        return known

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
        return unknown if unknown is not None else self.state.subject

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

    def _by_post(self, club: Ref, *, former: bool, first: Ref | None) -> Ref | None:
        had = []
        for ref in self._candidates():
            posts = self.lexicon.posts_at(ref.id, club.id)
            if posts:
                holds = any(self._in_post(*post) for post in posts)
                ended = any(not self._in_post(*post) for post in posts)
                if (former and ended) or (not former and holds):
                    had.append(ref)
        subject = first or self.state.subject
        if had:
            return subject if subject in had else had[0]
        if not former:
            return next((r for r in self._candidates() if self.state.club_of.get(r.id) == club), None) or subject
        return subject

    def _own_club(self, first: Ref | None) -> Ref | None:
        subject = first or self.state.subject
        if subject is None:
            return None
        return self.state.club_of.get(subject.id) or (self.state.clubs[0] if self.state.clubs else self.state.main_club)

    def _club(self, what: object) -> Ref | None:
        assert isinstance(what, tuple)
        modifiers, inside = what
        clubs = list(dict.fromkeys([*self.state.clubs, *self.club_refs]))
        register = self.lexicon.register
        league = next((m.ref.id for m in inside if m.kind is Kind.COMPETITION), None)
        folded = fold_name(modifiers)
        if folded == "national":
            return next(
                (r for r in clubs if r.id in register.clubs and register.clubs[r.id].kind is ClubKind.NATIONAL), None
            )
        country = next((self.lexicon.adjectives[w] for w in folded.split() if w in self.lexicon.adjectives), None)
        if league or country:
            for ref in clubs:
                club = register.clubs.get(ref.id)
                if club is None:
                    continue
                if (
                    country
                    and country in (club.country, _BRITISH.get(club.country or ""))
                    and (club.kind is not ClubKind.NATIONAL)
                ):
                    return ref
                if league and club.league == league:
                    return ref
            return None
        capital = [w for w in re.findall(r"[A-ZÀ-Þ][\w'’-]+", modifiers)]
        if capital:
            place = plain_letters(capital[0]).removesuffix("'s")
            for ref in clubs:
                club = register.clubs.get(ref.id)
                if club and club.city and place in plain_letters(club.city):
                    return ref
            return None
        return self.state.clubs[0] if self.state.clubs else self.state.main_club


_BRITISH = {"England": "United Kingdom", "Scotland": "United Kingdom"}


def free_of(covered: list[tuple[int, int]], span: tuple[int, int], inside: list[Mention]) -> bool:
    """Return whether `span` crosses nothing covered but the mentions inside it."""
    own = {(m.start, m.end) for m in inside}
    return all(c in own or span[1] <= c[0] or c[1] <= span[0] for c in covered)


def _to_front(refs: list[Ref], ref: Ref) -> None:
    if ref in refs:
        refs.remove(ref)
    refs.insert(0, ref)


def read_document(text: str, published: str | None, lexicon: Lexicon) -> Document:
    """Return a text with its sentences and every mention resolved."""
    sentences = split_sentences(text)
    finder = find_names(text, sentences, lexicon)
    mentions = Resolver(finder, lexicon, published).run()
    return Document(text, published, sentences, mentions)
