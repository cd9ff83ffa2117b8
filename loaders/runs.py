"""Stretches of capitalised words that no name of the register has taken: what may be people's names."""

import re
from functools import cache

from dugout.loaders.bystanders import Place
from dugout.loaders.document import Sentence
from dugout.loaders.lexicon import PARTICLES, Lexicon
from dugout.loaders.named import Names
from dugout.loaders.words import words

# The second part of a given name as Korean and Chinese names write it: the "hwi" of "Kim Myung-hwi".
_SYLLABLE = re.compile(r"[bcdfghjklmnpqrstvwxyz]{0,2}[aeiouyw]{1,3}(?:ng|[nmkptlrgh])?")
_LONGEST_PART = 6
# Three words in capitals at the beginning of a sentence, one of them longer than any club's letters.
_LOUD = re.compile(r"(?=(?:[^\w]*[A-ZÀ-Þ'’.-]+){3}\b)(?=[A-ZÀ-Þ'’ .-]*[A-ZÀ-Þ]{6})")


@cache
def no_first_names() -> frozenset[str]:
    """Return words in capitals at the beginning of a sentence that look like a first name and are none."""
    table = words("people")
    return frozenset([*table["not_first_names"], *table["not_first_of_people"], *table["headline_verbs"]])


@cache
def _headline_verbs() -> frozenset[str]:
    return frozenset(words("people")["headline_verbs"])


class Runs(Names):
    """Finds stretches of capitalised words in one text."""

    def __init__(self, text: str, sentences: list[Sentence], lexicon: Lexicon) -> None:
        """Take a text; nothing is found yet."""
        super().__init__(text, sentences, lexicon)
        self._loud: dict[int, bool] = {}

    def _runs(self) -> list[Place]:
        """Return the stretches of capitalised words that no form of the register has taken."""
        runs: list[Place] = []
        at, count = 0, len(self.words)
        while at < count:
            word = self.words[at]
            if at in self.taken or not word.capital or word.folded[:1].isdigit() or len(word.folded) < 2:
                at += 1
                continue
            if self._is_no_name(at) or self._only_begins(at):
                at += 1
                continue
            last = at
            if self._is_loud(word.sentence):  # nothing shows where a name ends: "SPAIN SACK LOPETEGUI"
                runs.append((at, at))
                at += 1
                continue
            while last + 1 < count:
                nxt = self.words[last + 1]
                gap = self.text[self.words[last].end : nxt.start]
                if (last + 1) in self.taken or nxt.folded in _headline_verbs():
                    break
                if not nxt.joined or gap not in (" ", "-", "'", "’", ". ", "."):
                    break
                particle = nxt.folded in PARTICLES and last + 2 < count and self.words[last + 2].capital
                if not (nxt.capital or particle or self._has_surname_first(at, last + 1)) or nxt.folded.isdigit():
                    break
                if nxt.folded == "s" and gap in ("'", "’"):
                    break
                last += 1
            if last - at <= 3 and not self._is_derby(last):
                runs.append((at, last))
            at = last + 1
        return runs

    def _is_no_name(self, at: int) -> bool:
        """Return whether a word is capital for its sentence or a people: "So Farke left", "Spaniard Alan Testwood"."""
        word, behind = self.words[at].folded, self.words[at + 1 : at + 3]
        named = len(behind) == 2 and all(one.capital and one.joined for one in behind)  # but "Scot Gemmill"
        people = self._is_people(word) or (named and word in words("descriptions")["people_or_first_names"])
        return word in no_first_names() or word in self.lexicon.adjectives or people

    def _is_people(self, word: str) -> bool:
        """Return whether a word means one of a people and nothing else: "Spaniard"."""
        table = words("descriptions")
        return word not in table["people_or_first_names"] and (word in table["people"] or word in self.lexicon.people)

    def _is_derby(self, last: int) -> bool:
        """Return whether the name of a derby ends here: "the Tees-Wear derby"."""
        return last + 1 < len(self.words) and self.words[last + 1].joined and self.words[last + 1].folded == "derby"

    def _only_begins(self, at: int) -> bool:
        """Return whether a word is capital for its sentence alone, before a whole name: "Remember Alan Testwood?"."""
        behind = self.words[at + 1 : at + 3]
        return (
            self.words[at].start == self.sentences[self.words[at].sentence].start
            and self.words[at].folded not in self.lexicon.first_names
            and len(behind) == 2
            and all(one.capital and one.joined for one in behind)
            and behind[0].folded in self.lexicon.first_names
        )

    def _is_loud(self, sentence: int) -> bool:
        """Return whether a sentence is in capitals, or begins with several words that are."""
        if sentence not in self._loud:
            here = self.sentences[sentence]
            self._loud[sentence] = _LOUD.match(self.text, here.start, here.end) is not None
        return self._loud[sentence]

    def _has_surname_first(self, first: int, last: int) -> bool:
        """Return whether some words are a name like "Kim Myung-hwi": a surname, and two parts, the second small."""
        if last != first + 2 or self.words[last].capital:
            return False
        surname, given, second = self.words[first : last + 1]
        return (
            self.text[given.end : second.start] == "-"
            and max(len(surname.folded), len(given.folded), len(second.folded)) <= _LONGEST_PART
            and _SYLLABLE.fullmatch(second.folded) is not None
            and second.folded not in words("people")["no_parts_of_names"]
        )

    def _name_of(self, first: int, last: int) -> str:
        return re.sub(r"\s+", " ", self.text[self.words[first].start : self.words[last].end])
