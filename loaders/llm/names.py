"""Whom the names in a model's answer mean, and whether the article has them at all."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cache
from itertools import chain

from dugout.graph.ids import slug
from dugout.graph.model import ClubKind, Ref
from dugout.graph.names import fold_name
from dugout.loaders.document import Document, Form, Kind
from dugout.loaders.entrants import can_enter
from dugout.loaders.lexicon import PARTICLES, Lexicon, surnames_of
from dugout.loaders.llm.dropped import Dropped, Faulty
from dugout.loaders.scan import cut_words
from dugout.loaders.words import words

_LONGEST = 80
# "The Spaniard", "his side": these point to what has a name elsewhere.
_POINTERS = frozenset({"the", "a", "an", "this", "that", "his", "her", "their", "its", "our", "my"})


class Names:
    """The names in one article: those that the register and the rules find there, and any other that stands in it."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        """Index the words and mentions of a document."""
        self._document = document
        self._lexicon = lexicon
        self._words = cut_words(document.text, document.sentences)
        self._starts: list[int] = []  # of each word in the folded text
        folded = " "
        pieces = []
        at = len(folded)
        self._by_sentence: dict[int, list[str]] = defaultdict(list)
        for word in self._words:
            self._by_sentence[word.sentence].append(word.folded)
            self._starts.append(at)
            pieces.append(word.folded)
            at += len(word.folded) + 1
        self._folded = f" {' '.join(pieces)} "
        self._meant = self._as_meant_here()

    def _as_meant_here(self) -> dict[tuple[Kind, str], Ref]:
        """Return what each folded name stands for in this article, by most of its mentions."""
        votes: dict[tuple[Kind, str], Counter[Ref]] = defaultdict(Counter)
        for mention in self._document.mentions:
            if mention.form in (Form.NAME, Form.PLACE):
                surface = fold_name(self._document.text[mention.start : mention.end])
                votes[mention.kind, surface][mention.ref] += 1
                votes[mention.kind, fold_name(mention.ref.name)][mention.ref] += 1
        return {key: refs.most_common(1)[0][0] for key, refs in votes.items()}

    def find(self, kind: Kind, name: str, club: Ref | None = None) -> Ref:
        """Return what a name means: an entry of the register that the article names, else the name as it stands there.

        Args:
            club: The club beside the name, which tells two competitions of one name apart.

        Raises:
            Faulty: If the article has no such name, or it may be of several.
        """
        folded = fold_name(name)
        if not folded or len(name) > _LONGEST:
            raise Faulty(Dropped.NAME)
        if meant := self._meant.get((kind, folded)):
            return meant
        known = [ident for of, ident in self._lexicon.register.find(kind.value, name) if of == kind.value]
        here = [ident for ident in known if self._stands(kind, ident)]
        if len(here) > 1:
            here = self._likelier(kind, here, club)
        if len(here) > 1:
            raise Faulty(Dropped.AMBIGUOUS)
        if here:
            return Ref(here[0], self._name_of(kind, here[0]))
        if known:
            raise Faulty(Dropped.NAME)
        return self._spelt_otherwise(kind, folded) or self._new(kind, folded)

    def league_of(self, club: Ref) -> Ref | None:
        """Return the league of a club, as far as the register knows it."""
        register = self._lexicon.register
        known = register.clubs.get(club.id)
        league = register.competitions.get(known.league or "") if known else None
        return Ref(league.id, league.name) if league else None

    def may_mean(self, name: str, competition: Ref) -> bool:
        """Return whether a competition goes by a name."""
        return (Kind.COMPETITION.value, competition.id) in self._lexicon.register.find(Kind.COMPETITION.value, name)

    def stands_within(self, first: int, last: int, kind: Kind, ref: Ref) -> bool:
        """Return whether sentences `first` to `last` name somebody or something, or refer back to it."""
        document = self._document
        numbers = range(max(first, 0), min(last + 1, len(document.sentences)))
        if any(mention.ref.id == ref.id for n in numbers for mention in document.within(n, kind)):
            return True
        folded = f" {' '.join(chain.from_iterable(self._by_sentence[n] for n in numbers))} "
        return any(f" {form} " in folded for form in self._forms_of(kind, ref))

    def _stands(self, kind: Kind, ident: str) -> bool:
        forms = self._forms_of(kind, Ref(ident, self._name_of(kind, ident)))
        return any(f" {form} " in self._folded for form in forms)

    def _forms_of(self, kind: Kind, ref: Ref) -> set[str]:
        """Return the folded forms of a name: those of the register, the name itself, and a coach's surname."""
        tokens = fold_name(ref.name).split()
        surnames = surnames_of(tokens) if kind is Kind.COACH and len(tokens) > 1 else []
        return {" ".join(tokens), *surnames, *_forms(self._lexicon).get((kind, ref.id), ())}

    def _likelier(self, kind: Kind, idents: list[str], club: Ref | None) -> list[str]:
        """Return which of several of one name can be meant: by clubs in the article, by sort, by the club's country."""
        register = self._lexicon.register
        if kind is Kind.COACH:
            clubs = {mention.ref.id for mention in self._document.mentions if mention.kind is Kind.CLUB}
            found = [i for i in idents if clubs & {post.club for post in register.posts(i)}]
        elif kind is Kind.CLUB:
            found = [i for i in idents if register.clubs[i].kind in (ClubKind.CLUB, ClubKind.NATIONAL)]
        else:
            known = register.clubs.get(club.id) if club else None
            womens = known is not None and known.kind is ClubKind.WOMEN
            found = [i for i in idents if (register.competitions[i].gender == "f") == womens]
            found = [i for i in found if club is None or can_enter(register, club.id, i)]
        return found or idents

    def _spelt_otherwise(self, kind: Kind, folded: str) -> Ref | None:
        """Return the only coach of the article with this surname and initial: "Francisco Javier Garcia Pimienta"."""
        if kind is not Kind.COACH:
            return None
        coaches = {mention.ref for mention in self._document.mentions if mention.kind is Kind.COACH}
        alike = [ref for ref in coaches if _initial_and_surname(fold_name(ref.name)) == _initial_and_surname(folded)]
        return alike[0] if len(alike) == 1 else None

    def _name_of(self, kind: Kind, ident: str) -> str:
        register = self._lexicon.register
        if kind is Kind.COACH:
            return register.coaches[ident].name
        return register.clubs[ident].name if kind is Kind.CLUB else register.competitions[ident].name

    def _new(self, kind: Kind, folded: str) -> Ref:
        """Return a name that no register has, spelled as in the article."""
        others = {entry.kind for entry in self._lexicon.forms.get(folded, ()) if not entry.gated} - {kind}
        if others:
            raise Faulty(Dropped.NAME)
        for found in re.finditer(re.escape(f" {folded} "), self._folded):
            first = bisect_left(self._starts, found.start() + 1)
            last = first + folded.count(" ")
            if self._is_name(kind, first, last):
                name = " ".join(self._document.text[self._words[first].start : self._words[last].end].split())
                return Ref(slug(name), name)
        raise Faulty(Dropped.NAME)

    def _is_name(self, kind: Kind, first: int, last: int) -> bool:
        """Return whether words are written as a name is: "He" and "the club" are none, nor is a first word alone."""
        found = self._words[first : last + 1]
        if any(not word.joined for word in found[1:]):
            return False
        no_name = {*words("people")["not_first_names"], *words("people")["club_tails"], *self._lexicon.adjectives}
        if all(word.folded in no_name for word in found) or not found[0].capital or not found[-1].capital:
            return False
        if found[0].folded in _POINTERS:
            return False
        if kind is Kind.COACH:
            if found[0].folded in no_name or any(word.folded in self._lexicon.people for word in found):
                return False
            if not all(word.capital or word.folded in PARTICLES or len(word.folded) == 1 for word in found):
                return False
            begins = first == 0 or self._words[first - 1].sentence != found[0].sentence
            return len(found) > 1 or not begins
        return True


def _initial_and_surname(folded: str) -> tuple[str, str]:
    return folded[:1], folded.rpartition(" ")[2]


@cache
def _forms(lexicon: Lexicon) -> dict[tuple[Kind, str], list[str]]:
    found: dict[tuple[Kind, str], list[str]] = defaultdict(list)
    for folded, entries in lexicon.forms.items():
        for entry in entries:
            if entry.sort != "city":
                found[entry.kind, entry.id].append(folded)
    return found
