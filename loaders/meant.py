"""What of the register a form means in a text: by what stands around it, and by what the text names plainly."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from dugout.graph.model import ClubKind
from dugout.loaders.document import Kind
from dugout.loaders.entrants import countries_named, countries_of
from dugout.loaders.lexicon import Entry, Lexicon
from dugout.loaders.namesakes import clubs_of, coach_at, is_day, is_no_club, is_part_of_name, means_day
from dugout.loaders.scan import Match, Word
from dugout.loaders.words import words

# Before a word that is both a place and a club, these mean the place: "in Milan", "born in Italy".
_PLACE_BEFORE = re.compile(
    r"\b(?:in|near|outside|around|across|visit to|born in|flew to|fly to|flight to|arrived in|airport|city of)\s+$",
    re.I,
)
# "In South Africa, New Zealand and Mexico" are three of them; before "and", so that "in Spain, Italy lost" is none.
_PLACE = r"(?:the )?[A-Z][\w.]+(?: (?:and |of )?[A-Z][\w.]+)?"
_PLACES_BEFORE = re.compile(rf"\bin {_PLACE}(?:, {_PLACE})*(?:,? and|(?P<more>,)) (?:the )?$")
_PLACES_AFTER = re.compile(rf"(?:, {_PLACE})*,? and {_PLACE}\b")
_COUNTRY_BEFORE = re.compile(r"\bin the $")
_LONGEST_LIST = 60  # characters of it that are looked at
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

# "Won the Conference" with an English club, unless it is short for the one of Europe; never one of two in America.
_THE_CONFERENCE = re.compile(
    r"[Tt]he\s+Conference\b(?![-\s]+(?i:finals?|semi|board|room|hall|call|centre|center))"
    r"|[a-z]+\s+Conference\s+(?:champion|title|winner|leader|side|club)"
)
_EUROPEAN = "uefa-conference-league"
_LOWER = 3  # tier; nobody of a higher one has won it lately, and "the Conference" of theirs is the one of Europe


class Meanings:
    """Tells what the forms of one text mean."""

    def __init__(self, text: str, cut: Sequence[Word], matches: Sequence[Match], lexicon: Lexicon) -> None:
        """Take a text, its words, the forms in it, and the lexicon."""
        self._text, self._words, self._lexicon = text, cut, lexicon
        self._matched = Counter(e.id for match in matches for e in match.entries)
        # What the names of each sentence mean that mean no other, with their words.
        self.plain: dict[int, list[tuple[int, Entry]]] = defaultdict(list)
        for match in matches:
            entries = [e for e in match.entries if not e.gated]
            if len({e.id for e in entries}) == 1:
                self.plain[cut[match.first].sentence].append((match.first, entries[0]))
        self.sure = Counter(e.id for told in self.plain.values() for _, e in told)  # how often, by id

    @cached_property
    def _at_home(self) -> Counter[str]:
        """How often clubs of each country are named plainly."""
        return countries_named(self._lexicon.register, self.sure)

    @cached_property
    def _of_coaches(self) -> Counter[str]:
        """How often coaches of each club are."""
        return clubs_of(self._lexicon, self.sure)

    def of(self, match: Match, *, women: bool) -> Entry | None:
        """Return what a form means in a text that is about women's football, or is not; None if nothing shows it."""
        return self._choose(match) or self._cup_at_home(match, "f" if women else "m")

    def _choose(self, match: Match) -> Entry | None:
        start, end = self._words[match.first].start, self._words[match.last].end
        before, after = self._text[max(0, start - 24) : start], self._text[end : end + 24]
        if is_no_club(self._text[start:end], before, after):
            return None
        found: Entry | None
        if not all(e.gated for e in match.entries):
            found = self._of_plain(match)
        elif is_day(self._text[start:end]) and means_day(before, after):
            return None
        else:
            shown = bool(_CLUB_AFTER.match(after) or _CLUB_BEFORE.search(before))
            found = self._of_named(match) or self._at_work(match) or self._of_club(match, shown=shown)
        return None if found and self._is_place(match, found) else found

    def _of_plain(self, match: Match) -> Entry:
        """Return what a form means that stands for one without support, unless the text names another of it alone."""
        entry = next(e for e in match.entries if not e.gated)
        supported = [e for e in match.entries if e.gated and e.id in self.sure]
        return supported[0] if supported and entry.id not in self.sure else entry

    def _of_named(self, match: Match) -> Entry | None:
        """Return which of those that the text names plainly, too, a form means."""
        supported = [e for e in match.entries if e.id in self.sure]
        if all(e.sort == "city" for e in supported):
            return None
        return self._of_sentence(match) or (supported[0] if len(supported) == 1 else self._most_told(supported))

    def _of_club(self, match: Match, *, shown: bool) -> Entry | None:
        """Return the club that a form means of which the text names none plainly.

        Args:
            shown: Whether the words around it show that it is a club's.
        """
        clubs = [e for e in match.entries if e.kind is Kind.CLUB and e.sort in ("name", "alias")]
        first = self._words[match.first]
        tail = match.first == match.last and first.folded in words("people")["club_tails"]
        club = self._of_coach(match, clubs) if clubs and (shown or not tail) else None
        if club or is_day(self._text[first.start : first.end]):
            return club
        if len(clubs) > 2 and tail:
            return self._alone_at_home(clubs)  # "Town" alone could be any of forty
        return min(clubs, key=self._renown) if clubs and shown else None

    def _of_sentence(self, match: Match) -> Entry | None:
        """Return the club of a coach of the sentence that a short name means: "Pep Guardiola's City"."""
        if match.first != match.last or self._words[match.first].folded not in words("people")["club_tails"]:
            return None
        near = Counter(e.id for _, e in self.plain[self._words[match.first].sentence])
        told = clubs_of(self._lexicon, near)
        best = max(match.entries, key=lambda e: (told[e.id], self._matched[e.id]))
        return best if told[best.id] else None

    def _most_told(self, entries: list[Entry]) -> Entry:
        """Return which of some clubs or competitions a text tells of most: by all forms, and by its coaches."""
        told = self._of_coaches
        return max(entries, key=lambda e: (told[e.id] + self._matched[e.id], self.sure[e.id]))

    def _alone_at_home(self, clubs: list[Entry]) -> Entry | None:
        """Return the club of a short name where one alone goes by it in the country that a text is about."""
        home = self._at_home.most_common(1)
        register = self._lexicon.register
        here = [
            e
            for e in clubs
            if home and home[0][0] in countries_of(register, e.id)[:1] and register.clubs[e.id].kind is ClubKind.CLUB
        ]
        return here[0] if len(here) == 1 else None

    def _renown(self, club: Entry) -> tuple[bool, tuple[int, str]]:
        """Return what sorts the club first that a form means by itself, and the better known."""
        return club.sort != "name", self._lexicon.rank(club.id)

    def _at_work(self, match: Match) -> Entry | None:
        """Return the coach whom a form means that many bear, beside a club of his: "Nuno" where Wolves are named."""
        of = {e.id: e for e in match.entries if e.kind is Kind.COACH}
        if not of or is_part_of_name(self._text, self._words, match):
            return None
        for beside in self._beside(match):
            known = coach_at(self._lexicon, of, beside)
            if known:
                return of[known]
        return None

    def _of_coach(self, match: Match, clubs: list[Entry]) -> Entry | None:
        """Return the club whom a form means that many go by, beside a coach of it: "City" where Guardiola is named."""
        for beside in self._beside(match):
            told = clubs_of(self._lexicon, beside)
            best = min(clubs, key=lambda e: (-told[e.id], self._renown(e)))
            if told[best.id]:
                return best
        return None

    def _beside(self, match: Match) -> Iterator[Counter[str]]:
        """Yield what plain names mean: each of the sentence, the nearest first, then all of the text."""
        near = self.plain[self._words[match.first].sentence]
        for _, entry in sorted(near, key=lambda one: abs(one[0] - match.first)):
            yield Counter([entry.id])
        yield self.sure

    def _cup_at_home(self, match: Match, gender: str) -> Entry | None:
        """Return the competition that a form shared by several countries means beside the clubs of this text."""
        if any(e.kind is not Kind.COMPETITION for e in match.entries) or self._is_vague(match):
            return None
        register = self._lexicon.register
        cups = [(register.competitions[e.id], e) for e in match.entries]
        named = [
            (self._at_home[c.country or ""], c.gender == gender, -(c.tier or 0), e)
            for c, e in cups
            if self._at_home[c.country or ""]
        ]
        return max(named, key=lambda one: one[:3], default=(0, False, 0, None))[3]

    def _is_vague(self, match: Match) -> bool:
        """Return whether a form is no name by itself: "the Cup", "English champions", a Super Cup of either kind."""
        form = [self._words[n].folded for n in range(match.first, match.last + 1)]
        if form == ["conference"]:
            return not self._is_conference(match)
        return (form[-1] in _VAGUE and (len(form) == 1 or form[0] == "super")) or any(
            word.startswith("champion") and word != "championship" for word in form
        )

    def _is_conference(self, match: Match) -> bool:
        """Return whether "the Conference" is that of England: where a club of its lower leagues is named plainly."""
        before = self._words[max(0, match.first - 1)].start
        if _EUROPEAN in self._matched or not _THE_CONFERENCE.match(self._text, before):
            return False
        clubs = self._lexicon.register.clubs
        at_home = (club for club in self.sure if club in clubs and clubs[club].country == "England")
        return any(self._lexicon.rank(club)[0] >= _LOWER for club in at_home)

    def _is_place(self, match: Match, entry: Entry) -> bool:
        """Return whether a club's name is that of a place here: "in Milan", "in the US, Canada and Mexico"."""
        if entry.kind is not Kind.CLUB:
            return False
        club = self._lexicon.register.clubs[entry.id]
        national = club.kind is ClubKind.NATIONAL
        if match.first != match.last and not national:
            return False
        start, end = self._words[match.first].start, self._words[match.last].end
        before, after = self._text[max(0, start - _LONGEST_LIST) : start], self._text[end : end + _LONGEST_LIST]
        inside = bool(_PLACE_BEFORE.search(before) or (national and _COUNTRY_BEFORE.search(before)))
        if national and not inside and (listed := _PLACES_BEFORE.search(before)):
            inside = not listed["more"] or _PLACES_AFTER.match(after) is not None
        if not inside or _CHARGE_BEFORE.search(before) or _CLUB_AFTER.match(after):
            return False
        return national or (club.city or "").casefold() == club.name.casefold() or entry.sort != "name"
