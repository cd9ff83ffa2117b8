"""Which names of the register, and which new clubs, stand where in a text."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator

from dugout.graph.model import ClubKind, Ref
from dugout.loaders.document import Form, Kind, Mention, Sentence
from dugout.loaders.entrants import countries_of
from dugout.loaders.lexicon import Entry, Lexicon
from dugout.loaders.namesakes import clubs_of, coach_at, is_day, is_no_club, is_part_of_name, means_day
from dugout.loaders.newcomers import new_clubs
from dugout.loaders.occasions import find_occasions
from dugout.loaders.scan import Match, Word, cut_words, match_forms
from dugout.loaders.sides import LONGEST, side_behind
from dugout.loaders.womens import is_about_women
from dugout.loaders.words import words

# Before a word that is both a place and a club, these mean the place: "in Milan", "born in Italy".
_PLACE_BEFORE = re.compile(
    r"\b(?:in|near|outside|around|across|visit to|born in|flew to|fly to|flight to|arrived in|airport|city of)\s+$",
    re.I,
)
_CHARGE_BEFORE = re.compile(r"\b(?:charge of|interested|interest) in\s+$|\bin charge of\s+$", re.I)
# After or before a gated form, these say that a club is meant.
_CLUB_AFTER = re.compile(
    r"^(?:['’]s?|\s+(?:head coach|coach|manager|boss|job|post|role|vacancy|fans|supporters|board|chairman|owner|"
    r"president|players?|side|squad|"
    r"have|were|are|beat|lost|won|drew|host|visit|face|captain|legend|striker|midfielder|defender|goalkeeper|chief|"
    r"in \d{4})\b)",
    re.I,
)
_CLUB_BEFORE = re.compile(
    r"\b(?:at|by|of|with|against|beat|join|joined|joining|leave|left|leaving|manage|managed|coached|coaching|from|"
    r"for|over|to|sacked by|former|ex-|ex)\s*$",
    re.I,
)
# What a competition is called once it has been named.
_VAGUE = frozenset(
    ("cup", "cups", "supercup", "supercups", "conference", "national", "championship", "championships", "games",
     "olympic", "copa", "coupe", "coppa", "liga", "euro", "primera", "can", "cl")
)  # fmt: skip


class Names:
    """Finds the names of the register in one text; made anew for each."""

    def __init__(self, text: str, sentences: list[Sentence], lexicon: Lexicon) -> None:
        """Cut `text` into words and look up the forms in it."""
        self.text = text
        self.sentences = sentences
        self.lexicon = lexicon
        self.words: list[Word] = cut_words(text, sentences)
        self.women = False
        self.matched = Counter[str]()  # how often each stands behind a form, by id
        self._coaches_in: dict[int, set[str]] = defaultdict(set)
        self._women_in: dict[int, bool] = {}
        self.taken: dict[int, int] = {}  # word -> index in `found`
        self.found: list[Mention] = []
        # Words that belong to a person who is no coach: first name and surname.
        self.strangers: dict[str, str] = {}
        self.stranger_words: list[tuple[int, int]] = []
        # What the plain names of each sentence mean, with their words.
        self.plain: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self.doubted: list[Match] = []  # what may name a club, and nothing shows that it does

    def names(self) -> None:
        """Add the mentions whose form stands in the register."""
        matches = [m for m in match_forms(self.words, self.lexicon) if not self._is_person(m)]
        sure: Counter[str] = Counter()
        for match in matches:
            open_ids = {e.id for e in match.entries if not e.gated}
            if len(open_ids) == 1:
                (of,) = open_ids
                sure[of] += 1
                self.plain[self.words[match.first].sentence].append((match.first, of))
        self.matched = Counter(e.id for match in matches for e in match.entries)
        self.women = is_about_women(self.text, *self._plainly_named(matches), self.lexicon)
        short = self._new_clubs(matches)
        at_home = self.countries_named(sure)
        for match in matches:
            entry = self._choose(match, sure) or self._at_home(match, at_home)
            only = short.get(self.words[match.last].folded) if match.first == match.last else None
            if only and not (entry and sure[entry.id]):
                self._mention(match.first, match.last, Kind.CLUB, Form.NAME, only)
            elif entry is not None:
                self._add(match.first, match.last, entry)
            else:
                self.doubted.append(match)
        for at, word in enumerate(self.words):
            if word.capital and word.folded in short and at not in self.taken:
                self._mention(at, at, Kind.CLUB, Form.NAME, short[word.folded])
        self._add_occasions()

    def _plainly_named(self, matches: list[Match]) -> tuple[set[str], set[str]]:
        """Return the ids of the coaches and the clubs whose names mean no other."""
        found: dict[Kind, set[str]] = {kind: set() for kind in Kind}
        for match in matches:
            entries = [entry for entry in match.entries if not entry.gated]
            if len({entry.id for entry in entries}) == 1:
                found[entries[0].kind].add(entries[0].id)
                if entries[0].kind is Kind.COACH:
                    self._coaches_in[self.words[match.first].sentence].add(entries[0].id)
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

    def _choose(self, match: Match, sure: Counter[str]) -> Entry | None:
        entries = match.entries
        open_entries = [e for e in entries if not e.gated]
        start, end = self.words[match.first].start, self.words[match.last].end
        before, after = self.text[max(0, start - 24) : start], self.text[end : end + 24]
        if is_no_club(self.text[start:end], before, after):
            return None
        if open_entries:
            entry = open_entries[0]
            supported = [e for e in entries if e.gated and e.id in sure]
            if supported and entry.id not in sure:
                entry = supported[0]
            if entry.kind is Kind.CLUB and match.first == match.last and self._is_place(entry, before, after):
                return None
            return entry
        supported = [e for e in entries if e.id in sure]
        if is_day(self.text[start:end]) and (not supported or means_day(before, after)):
            return None
        if supported:
            if all(e.sort == "city" for e in supported):
                return None
            best = self._of_sentence(match) or (
                supported[0] if len(supported) == 1 else self._most_told(supported, sure)
            )
            if best.kind is Kind.CLUB and match.first == match.last and self._is_place(best, before, after):
                return None
            return best
        if (coach := self._at_work(match, sure)) is not None:
            return coach
        clubs = [e for e in entries if e.kind is Kind.CLUB and e.sort in ("name", "alias")]
        shown = bool(_CLUB_AFTER.match(after) or _CLUB_BEFORE.search(before))
        alone = self.words[match.last].folded if match.first == match.last else ""
        tail = alone in words("people")["club_tails"]
        if clubs and (shown or not tail):
            club = self._of_coach(match, clubs, sure)
            if club is not None:
                return None if alone and self._is_place(club, before, after) else club
        if len(clubs) > 2 and tail:
            return self._at_home_alone(clubs, sure)  # "Town" alone could be any of forty
        return min(clubs, key=self._renown) if clubs and shown else None

    def _of_sentence(self, match: Match) -> Entry | None:
        """Return the club of a coach of the sentence that a short name means: "Pep Guardiola's City"."""
        if match.first != match.last or self.words[match.first].folded not in words("people")["club_tails"]:
            return None
        near = Counter(of for _, of in self.plain[self.words[match.first].sentence])
        told = clubs_of(self.lexicon, near)
        best = max(match.entries, key=lambda e: (told[e.id], self.matched[e.id]))
        return best if told[best.id] else None

    def _most_told(self, entries: list[Entry], sure: Counter[str]) -> Entry:
        """Return which of some clubs or competitions a text tells of most: by all forms, and by its coaches."""
        told = clubs_of(self.lexicon, sure)
        return max(entries, key=lambda e: (told[e.id] + self.matched[e.id], sure[e.id]))

    def _at_home_alone(self, clubs: list[Entry], sure: Counter[str]) -> Entry | None:
        """Return the club of a short name where one alone goes by it in the country that a text is about."""
        home = self.countries_named(sure).most_common(1)
        register = self.lexicon.register
        here = [
            e
            for e in clubs
            if home and home[0][0] in countries_of(register, e.id)[:1] and register.clubs[e.id].kind is ClubKind.CLUB
        ]
        return here[0] if len(here) == 1 else None

    def _renown(self, club: Entry) -> tuple[bool, tuple[int, str]]:
        """Return what sorts the club first that a form means by itself, and the better known."""
        return club.sort != "name", self.lexicon.rank(club.id)

    def _at_work(self, match: Match, sure: Counter[str]) -> Entry | None:
        """Return the coach whom a form means that many bear, beside a club of his: "Nuno" where Wolves are named."""
        of = {e.id: e for e in match.entries if e.kind is Kind.COACH}
        if not of or is_part_of_name(self.text, self.words, match):
            return None
        for beside in self._beside(match, sure):
            known = coach_at(self.lexicon, of, beside)
            if known:
                return of[known]
        return None

    def _of_coach(self, match: Match, clubs: list[Entry], sure: Counter[str]) -> Entry | None:
        """Return the club whom a form means that many go by, beside a coach of it: "City" where Guardiola is named."""
        for beside in self._beside(match, sure):
            told = clubs_of(self.lexicon, beside)
            best = min(clubs, key=lambda e: (-told[e.id], self._renown(e)))
            if told[best.id]:
                return best
        return None

    def _beside(self, match: Match, sure: Counter[str]) -> Iterator[Counter[str]]:
        """Yield what plain names mean: each of the sentence, the nearest first, then all of the text."""
        near = self.plain[self.words[match.first].sentence]
        for _, ident in sorted(near, key=lambda one: abs(one[0] - match.first)):
            yield Counter([ident])
        yield sure

    def countries_named(self, clubs: Counter[str]) -> Counter[str]:
        """Return how often clubs of each country are named."""
        found: Counter[str] = Counter()
        for club, times in clubs.items():
            for country in countries_of(self.lexicon.register, club)[:1]:
                found[country] += times
        return found

    def _at_home(self, match: Match, at_home: Counter[str]) -> Entry | None:
        """Return the competition that a form shared by several countries means beside the clubs of this text."""
        if any(e.kind is not Kind.COMPETITION for e in match.entries) or self._is_vague(match):
            return None
        register, gender = self.lexicon.register, "f" if self.women else "m"
        cups = [(register.competitions[e.id], e) for e in match.entries]
        named = [
            (at_home[c.country or ""], c.gender == gender, -(c.tier or 0), e)
            for c, e in cups
            if at_home[c.country or ""]
        ]
        return max(named, key=lambda one: one[:3], default=(0, False, 0, None))[3]

    def _is_vague(self, match: Match) -> bool:
        """Return whether a form is no name by itself: "the Cup", "English champions", a Super Cup of either kind."""
        form = [self.words[n].folded for n in range(match.first, match.last + 1)]
        return (form[-1] in _VAGUE and (len(form) == 1 or form[0] == "super")) or any(
            word.startswith("champion") and word != "championship" for word in form
        )

    def _is_place(self, entry: Entry, before: str, after: str) -> bool:
        if not _PLACE_BEFORE.search(before) or _CHARGE_BEFORE.search(before):
            return False
        club = self.lexicon.register.clubs[entry.id]
        folded_name = club.name.casefold()
        return (
            club.kind is ClubKind.NATIONAL or (club.city or "").casefold() == folded_name or entry.sort != "name"
        ) and not _CLUB_AFTER.match(after)

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
        """Return whether a sentence speaks of women's sides: as the text does, or as the coaches do whom it names."""
        if sentence not in self._women_in:
            of = {self.lexicon.coaches_women(coach) for coach in self._coaches_in[sentence]}
            told = of.pop() if len(of) == 1 else None
            self._women_in[sentence] = self.women if told is None else told
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
