"""Who and what is named, where: names of the register, surnames, and people met first in this text."""

from collections import Counter, defaultdict
from collections.abc import Collection

from dugout.graph.ids import slug
from dugout.graph.model import Ref
from dugout.loaders.bystanders import LEAST, LEAST_IF_FOUND, Around, Place
from dugout.loaders.document import Form, Kind, Mention, Sentence
from dugout.loaders.lexicon import PARTICLES, Lexicon, surnames_of
from dugout.loaders.namesakes import coach_at
from dugout.loaders.persons import Role, role_of
from dugout.loaders.played_for import without_played_for
from dugout.loaders.runs import Runs, no_first_names


class Finder(Runs):
    """Finds the names in one text, those of people too whom no register knows."""

    def __init__(self, text: str, sentences: list[Sentence], lexicon: Lexicon, coaches: Collection[str] = ()) -> None:
        """Take a text; nothing is found yet.

        Args:
            coaches: Folded names of people for whom less needs to speak: a reader has found them likely to be coaches.
        """
        super().__init__(text, sentences, lexicon)
        self._coaches = coaches
        self.around = Around(text, self.words, self.taken, self.found)

    def people(self) -> None:
        """Add coaches that no full form names: two words or more met first here, and surnames."""
        runs = self._runs()
        short: dict[str, Ref] = {}
        for mention in self.found:
            if mention.kind is Kind.COACH:
                for surname in self._surnames(mention.ref):
                    short.setdefault(surname, mention.ref)
        singles: list[Place] = []
        unknown: dict[tuple[str, ...], list[Place]] = {}
        for first, last in runs:
            if last > first:
                key = tuple(self.words[n].folded for n in range(first, last + 1))
                unknown.setdefault(key, []).append((first, last))
            else:
                singles.append((first, last))
        clubs = Counter(m.ref.id for m in self.found if m.kind is Kind.CLUB)
        whole_names = {key[-1] for key in unknown if key[0] not in PARTICLES}
        people: list[list[Place]] = []  # whom no word beside the name shows to be a coach
        untold: list[list[Place]] = []  # and none to be somebody else
        for key, places in unknown.items():
            called = " ".join(key)
            alone = key[0] in PARTICLES and key[-1] not in whole_names  # not beside "Virgil van Dijk"
            whole = short.get(called) or (self._by_club(called, clubs) if alone else None)
            whole = whole or self._by_ends(key)
            if whole is not None:  # "Van Gaal", at the beginning of a sentence
                for place in places:
                    self._mention(*place, Kind.COACH, Form.NAME, whole)
                continue
            role = role_of(self._around(*place) for place in places)
            if role is Role.COACH:
                self._add_coach(places, short)
            else:
                people.append(places)
                if role is Role.UNTOLD:
                    untold.append(places)
        self._add_strangers(people)
        self._short_names(short, singles, clubs)
        likely = self._likely(untold, singles)
        if likely:
            self.strangers.clear()
            self.stranger_words.clear()
            self._add_strangers([places for places in people if places not in likely])
            short = {}
            for places in likely:
                self._add_coach(places, short)
            self._short_names(short, singles, Counter())

    def _add_coach(self, places: list[Place], short: dict[str, Ref]) -> None:
        """Add a coach whom no register knows, by a name at some places, and the surnames that it may be cut to."""
        name = self._name_of(*places[0])
        ref = Ref(slug(name), name)
        for place in places:
            self._mention(*place, Kind.COACH, Form.NAME, ref)
        first, last = places[0]
        tokens = [self.words[n].folded for n in range(first, last + 1)]
        for surname in tokens[:1] if self._has_surname_first(first, last) else (" ".join(tokens[1:]), tokens[-1]):
            short.setdefault(surname, ref)

    def _add_strangers(self, people: list[list[Place]]) -> None:
        for places in people:
            self.strangers.setdefault(self._surname_at(places[0]), self._called(places[0]))
            self.stranger_words += places

    def _called(self, place: Place) -> str:
        return " ".join(self.words[n].folded for n in range(place[0], place[1] + 1))

    def _surname_at(self, place: Place) -> str:
        """Return the last word of a name, the first of one like "Kim Myung-hwi"."""
        return self.words[place[0] if self._has_surname_first(*place) else place[1]].folded

    def _likely(self, people: list[list[Place]], singles: list[Place]) -> list[list[Place]]:
        """Return the people who are likely coaches by all that stands around their names, and the surnames alone."""
        found = []
        for places in people:
            surname = self._surname_at(places[0])
            cut = [one for one in singles if one[0] not in self.taken and self.words[one[0]].folded == surname]
            least = LEAST_IF_FOUND if self._called(places[0]) in self._coaches else LEAST
            if self._weight([*places, *cut]) >= least:
                found.append(places)
        return found

    def _weight(self, places: list[Place]) -> float:
        return self.around.weight(places)

    def _first_names(self) -> dict[str, Ref]:
        """Return the coaches who alone bear a first name among the people of a text, by that name."""
        bearers: dict[str, set[Ref | None]] = defaultdict(set)
        for mention in self.found:
            tokens = slug(mention.ref.name).split("-")
            if mention.kind is Kind.COACH and len(tokens) > 1:
                bearers[tokens[0]].add(mention.ref)
        for first, _ in self.stranger_words:
            bearers[self.words[first].folded].add(None)
        return {name: ref for name, (ref, *others) in bearers.items() if ref and not others}

    def _surnames(self, ref: Ref) -> list[str]:
        coach = self.lexicon.register.coaches.get(ref.id)
        tokens = slug(ref.name).split("-")
        if len(tokens) == 1:
            return tokens
        found = surnames_of(tokens)
        if coach is not None and coach.nationality in ("South Korea", "North Korea", "China"):
            found.append(tokens[0])
        return found

    def _around(self, first: int, last: int) -> tuple[str, str]:
        """Return what stands before and behind some words in their sentence."""
        start, end = self.words[first].start, self.words[last].end
        sentence = self.sentences[self.words[first].sentence]
        return self.text[max(sentence.start, start - 60) : start], self.text[end : min(sentence.end, end + 90)]

    def _short_names(self, short: dict[str, Ref], singles: list[Place], clubs: Counter[str]) -> None:
        """Add surnames: of coaches named in full here, else of coaches whose club is named here."""
        cache_: dict[str, Ref | None] = {}
        first_names = self._first_names()
        for first, last in singles:
            if last in self.taken:
                continue
            folded = self.words[first].folded
            # "van Gaal", "ten Hag": the particle before belongs to the name.
            begin = first
            while begin > 0 and self.words[begin - 1].folded in PARTICLES and self.words[begin].joined:
                begin -= 1
            whole = " ".join(self.words[n].folded for n in range(begin, last + 1))
            if begin > 0 and self.words[begin].joined and self._is_first_name(begin - 1):
                continue
            ref = short.get(whole) or short.get(folded)
            if ref is None and folded in first_names and folded in self.lexicon.first_names:
                ref = first_names[folded]
            if ref is None and folded not in self.strangers:
                if whole not in cache_:
                    cache_[whole] = self._by_club(whole, clubs) or (
                        self._by_club(folded, clubs) if whole != folded else None
                    )
                ref = cache_[whole]
            if ref is not None:
                self._mention(begin if whole in short or begin == first else first, last, Kind.COACH, Form.NAME, ref)

    def _is_first_name(self, at: int) -> bool:
        word = self.words[at]
        return (
            at not in self.taken
            and word.capital
            and word.folded not in self.lexicon.adjectives
            and word.folded not in no_first_names()
            and not self._is_people(word.folded)
            and self.text[word.end : self.words[at + 1].start] == " "
            and not self._is_loud(word.sentence)
        )

    def _by_club(self, surname: str, clubs: Counter[str]) -> Ref | None:
        coach = coach_at(self.lexicon, self.lexicon.surnames.get(surname, ()), clubs)
        return Ref(coach, self.lexicon.register.coaches[coach].name) if coach else None

    def _by_ends(self, key: tuple[str, ...]) -> Ref | None:
        """Return the coach of a name with others inside it: "Mário Jorge Lobo Zagallo"."""
        entries = self.lexicon.forms.get(f"{key[0]} {key[-1]}", ()) if len(key) > 2 else ()
        coaches = [entry for entry in entries if entry.kind is Kind.COACH and not entry.gated]
        return Ref(coaches[0].id, self.lexicon.name_of(coaches[0])) if len(coaches) == 1 else None

    def others(self) -> list[Mention]:
        """Return the mentions of people whom no word shows to be coaches, in the order of the text."""
        found = []
        within: set[int] = set()
        whole: dict[str, Ref] = {}
        for first, last in self.stranger_words:
            name = self._name_of(first, last)
            if not within.isdisjoint(range(first, last + 1)):
                continue
            within.update(range(first, last + 1))
            ref = Ref(slug(name), name)
            found.append(self._person(first, last, ref))
            whole[self.words[first if self._has_surname_first(first, last) else last].folded] = ref
        for at, word in enumerate(self.words):
            person = whole.get(word.folded)
            if person and word.capital and at not in self.taken and at not in within:
                found.append(self._person(at, at, person))
        return sorted(found, key=lambda m: m.start)

    def _person(self, first: int, last: int, ref: Ref) -> Mention:
        here = self.words[first]
        return Mention(here.start, self.words[last].end, Kind.COACH, Form.NAME, ref, here.sentence)


def find_names(text: str, sentences: list[Sentence], lexicon: Lexicon, coaches: Collection[str] = ()) -> Finder:
    """Return a finder that has the names of a text in `found`, in the order of the text.

    Args:
        coaches: Folded names of people for whom less needs to speak: a reader has found them likely to be coaches.
    """
    finder = Finder(text, sentences, lexicon, coaches)
    finder.names()
    finder.people()
    finder.found = sorted(without_played_for(text, finder.found), key=lambda m: m.start)
    return finder
