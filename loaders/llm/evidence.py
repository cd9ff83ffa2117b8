"""Where in an article a quote stands that a model gives, and what times and scores the article tells."""

import re
from collections import Counter
from functools import cached_property

from dugout.graph.dates import checked_date
from dugout.graph.errors import InvalidDate
from dugout.loaders.document import Document
from dugout.loaders.llm.dropped import Dropped, Faulty
from dugout.loaders.scores import Score, ScoreSense, find_scores
from dugout.loaders.times import find_times
from dugout.loaders.words import either, words

# Models write these for each other; each stands for one character.
_ALIKE = str.maketrans("’‘ʼ“”„–—‑\xa0", "'''\"\"\"--- ")
_BLANKS = re.compile(r"\s+")
_FEWEST_WORDS, _MOST_SENTENCES = 3, 3
_SCORE = re.compile(r"(\d{1,2})\s?[-–:]\s?(\d{1,2})")
_YEAR = re.compile(r"\b(?:18[5-9]|19\d|20\d)\d\b")
_NUMBERS: dict[str, int] = words("times")["numbers"]
# "After 15 years": a year in which something may have begun, or be to end.
_SPAN = re.compile(
    rf"\b(\d\d?|{either(list(_NUMBERS))})[ -](?:and[ -]a[ -]half[ -])?(?:year|season|campaign)", re.IGNORECASE
)
_RANGE = re.compile(r"\b((?:18[5-9]|19\d|20\d)\d)[-–/](\d\d)\b")


class Evidence:
    """One article's text, as quotes and values are looked up in it."""

    def __init__(self, document: Document) -> None:
        """Fold the blanks of a document's text, keeping the offsets."""
        self.document = document
        self._offsets: list[int] = []
        letters: list[str] = []
        for at, letter in enumerate(document.text.translate(_ALIKE)):
            if not letter.isspace():
                letters.append(letter)
            elif not letters or letters[-1] != " ":
                letters.append(" ")
            else:
                continue
            self._offsets.append(at)
        self._text = "".join(letters)

    def find_quote(self, quote: str) -> tuple[int, int]:
        """Return the first and last sentence, by number, that a quote stands in.

        Raises:
            Faulty: If it does not stand in the article, or is no sentence.
        """
        wanted = _BLANKS.sub(" ", quote.translate(_ALIKE)).strip(" .…\"'")
        if len(wanted.split()) < _FEWEST_WORDS:
            raise Faulty(Dropped.LENGTH)
        at = self._text.find(wanted)
        if at < 0:
            raise Faulty(Dropped.QUOTE)
        first = self.document.sentence_at(self._offsets[at])
        last = self.document.sentence_at(self._offsets[at + len(wanted) - 1])
        if last - first >= _MOST_SENTENCES:
            raise Faulty(Dropped.LENGTH)
        return first, last

    @cached_property
    def _scores(self) -> list[Score]:
        return find_scores(self.document.text)

    @cached_property
    def _years(self) -> frozenset[str]:
        """The years that the text tells of, in words too: "last summer", "a three-year deal"."""
        text, published = self.document.text, self.document.published
        told = {year for time in find_times(text, published) for year in (time.told[:4], time.ahead[:4])}
        told |= set(_YEAR.findall(text)) | {m[1][:2] + m[2] for m in _RANGE.finditer(text)}
        if published:
            this = int(published[:4])
            spans = {int(m[1]) if m[1].isdigit() else _NUMBERS[m[1].lower()] for m in _SPAN.finditer(text)}
            told |= {str(this + sign * span) for span in {0, *spans} for sign in (-1, 1)}
        return frozenset(told)

    def score(self, told: object, start: int, end: int) -> str:
        """Return a score that the article tells for a whole match, as "2-1", or its quote ("Celtic 2, Inter 1").

        Raises:
            Faulty: If it does not.
        """
        found = _SCORE.fullmatch(told.strip()) if isinstance(told, str) else None
        if found is None:
            raise Faulty(Dropped.NUMBER)
        goals = int(found[1]), int(found[2])
        senses = {score.sense for score in self._scores if sorted(score.goals) == sorted(goals)}
        apart = Counter(re.findall(r"\b\d\d?\b", self.document.text[start:end]))
        if ScoreSense.RESULT not in senses and (senses or Counter(map(str, goals)) - apart):
            raise Faulty(Dropped.NUMBER)
        return f"{goals[0]}-{goals[1]}"

    def date(self, told: object) -> str:
        """Return a date of a year that the article tells of.

        Raises:
            Faulty: If it is none.
        """
        try:
            date = checked_date(told) if isinstance(told, str) else ""
        except InvalidDate as error:
            raise Faulty(Dropped.DATE) from error
        if date[:4] not in self._years:
            raise Faulty(Dropped.DATE)
        return date

    def is_ahead(self, date: str) -> bool:
        """Return whether a date is after the day of publication, as far as both are known."""
        published = self.document.published
        return published is not None and date[: len(published)] > published[: len(date)]


def begins_before(since: str, until: str) -> bool:
    """Return whether the first date told can be before the second."""
    return since[: len(until)] <= until[: len(since)]
