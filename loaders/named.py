"""Which names of the register, and which new clubs, stand where in a text."""

from bisect import bisect_left
from collections import defaultdict

from dugout.graph.model import ClubKind, Ref
from dugout.loaders.document import Form, Kind, Mention, Sentence
from dugout.loaders.lexicon import Entry, Lexicon
from dugout.loaders.meant import Meanings
from dugout.loaders.newcomers import new_clubs
from dugout.loaders.occasions import find_occasions
from dugout.loaders.scan import Match, Word, cut_words, match_forms
from dugout.loaders.sides import LONGEST, side_behind
from dugout.loaders.womens import is_about_men, is_about_women


class Names:
    """Finds the names of the register in one text; made anew for each."""

    def __init__(self, text: str, sentences: list[Sentence], lexicon: Lexicon) -> None:
        """Cut `text` into words and look up the forms in it."""
        self.text = text
        self.sentences = sentences
        self.lexicon = lexicon
        self.words: list[Word] = cut_words(text, sentences)
        self.women = False
        self._coaches_in: dict[int, set[str]] = defaultdict(set)
        self._women_in: dict[int, bool] = {}
        self.taken: dict[int, int] = {}  # word -> index in `found`
        self.found: list[Mention] = []
        # Words that belong to a person who is no coach: first name and surname.
        self.strangers: dict[str, str] = {}
        self.stranger_words: list[tuple[int, int]] = []
        self.doubted: list[Match] = []  # what may name a club, and nothing shows that it does

    def names(self) -> None:
        """Add the mentions whose form stands in the register."""
        matches = [m for m in match_forms(self.words, self.lexicon) if not self._is_person(m)]
        meanings = Meanings(self.text, self.words, matches, self.lexicon)
        self.women = is_about_women(self.text, *self._plainly_named(meanings), self.lexicon)
        short = self._new_clubs(matches)
        for match in matches:
            entry = meanings.of(match, women=self.women)
            only = short.get(self.words[match.last].folded) if match.first == match.last else None
            if only and not (entry and meanings.sure[entry.id]):
                self._mention(match.first, match.last, Kind.CLUB, Form.NAME, only)
            elif entry is not None:
                self._add(match.first, match.last, entry)
            else:
                self.doubted.append(match)
        for at, word in enumerate(self.words):
            if word.capital and word.folded in short and at not in self.taken:
                self._mention(at, at, Kind.CLUB, Form.NAME, short[word.folded])
        self._add_occasions()

    def _plainly_named(self, meanings: Meanings) -> tuple[set[str], set[str]]:
        """Return the ids of the coaches and the clubs whose names mean no other."""
        found: dict[Kind, set[str]] = {kind: set() for kind in Kind}
        for sentence, told in meanings.plain.items():
            for _, entry in told:
                found[entry.kind].add(entry.id)
                if entry.kind is Kind.COACH:
                    self._coaches_in[sentence].add(entry.id)
        return found[Kind.COACH], found[Kind.CLUB]

    def _add_occasions(self) -> None:
        """Add the competitions that a common noun stands for."""
        cups = sorted((m for m in self.found if m.kind is Kind.COMPETITION), key=lambda m: m.start)
        for start, ref in find_occasions(self.text, cups, self.lexicon):
            at = bisect_left(self.words, start, key=lambda word: word.start)
            if at < len(self.words) and self.words[at].start == start:
                self._mention(at, at, Kind.COMPETITION, Form.DESCRIPTION, ref)

    def _new_clubs(self, matches: list[Match]) -> dict[str, Ref]:
        """Add the clubs that no register knows, and return what they are called for short: "Redfield", "Rovers"."""
        known = {
            at
            for match in matches
            if match.last > match.first or any(e.kind is not Kind.CLUB for e in match.entries)
            for at in range(match.first, match.last + 1)
        }
        short: dict[str, Ref] = {}
        for first, last in new_clubs(self.text, self.words, known):
            ref = self.lexicon.club_called(" ".join(self.text[self.words[first].start : self.words[last].end].split()))
            self._mention(first, last, Kind.CLUB, Form.NAME, ref)
            for at in {first, last}:
                short.setdefault(self.words[at].folded, ref)
        return short

    def _is_person(self, match: Match) -> bool:
        """Return whether a one-word place or club is somebody's first name or surname here."""
        if match.first != match.last:
            return False
        kinds = {e.kind for e in match.entries}
        if Kind.COACH in kinds:
            return False
        word = self.words[match.first]
        if match.first + 1 < len(self.words):
            after = self.words[match.first + 1]
            if (
                word.folded in self.lexicon.first_names
                and after.joined
                and after.capital
                and after.folded not in self.lexicon.forms
                and self.text[word.end : after.start] == " "
            ):
                return True
        if match.first > 0 and word.joined:
            before = self.words[match.first - 1]
            return (
                before.capital
                and before.folded in self.lexicon.first_names
                and before.folded not in self.lexicon.forms
                and self.text[before.end : word.start] == " "
            )
        return False

    def _add(self, first: int, last: int, entry: Entry) -> None:
        ref = self.ref(entry, self.words[first].sentence)
        if entry.kind is Kind.CLUB:
            behind = self.words[last].end
            side = side_behind(self.lexicon, ref, self.text[behind : behind + LONGEST])
            if side is not None:
                ref = side[1]
                while last + 1 < len(self.words) and self.words[last + 1].end <= behind + side[0]:
                    last += 1
        form = Form.PLACE if entry.sort in ("place", "city") else Form.NAME
        self._mention(first, last, entry.kind, form, ref)

    def _is_about_women(self, sentence: int) -> bool:
        """Return whether a sentence speaks of women's sides: by its words, the coaches whom it names, or its text."""
        if sentence not in self._women_in:
            of = {self.lexicon.coaches_women(coach) for coach in self._coaches_in[sentence]}
            told = of.pop() if len(of) == 1 else None
            women = self.women if told is None else told
            here = self.sentences[sentence]
            self._women_in[sentence] = women and not is_about_men(self.text[here.start : here.end])
        return self._women_in[sentence]

    def ref(self, entry: Entry, sentence: int) -> Ref:
        """Return what an entry means here: in a text about women their club or competition."""
        women = self._is_about_women(sentence)
        lexicon, register = self.lexicon, self.lexicon.register
        if entry.kind is Kind.COACH:
            return Ref(entry.id, register.coaches[entry.id].name)
        if entry.kind is Kind.CLUB:
            club = register.clubs[lexicon.womens.get(entry.id, entry.id) if women else entry.id]
            if women and club.kind in (ClubKind.CLUB, ClubKind.NATIONAL):
                return lexicon.club_called(f"{club.name} Women")
            return Ref(club.id, club.name)
        competition = register.competitions[lexicon.womens_cups.get(entry.id, entry.id) if women else entry.id]
        return Ref(competition.id, competition.name)

    def _mention(self, first: int, last: int, kind: Kind, form: Form, ref: Ref) -> None:
        for word in range(first, last + 1):
            if word in self.taken:
                return
        for word in range(first, last + 1):
            self.taken[word] = len(self.found)
        here = self.words[first]
        self.found.append(Mention(here.start, self.words[last].end, kind, form, ref, here.sentence))
