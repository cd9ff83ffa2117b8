"""Cut a text into sentences: a heading or list item is a sentence too."""

import re

from dugout.loaders.document import Sentence

_LINE = re.compile(r"[^\n]+")
# A stop, closing quotes, a blank, and a new sentence's first letter, digit or opening quote.
_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9À-ÖØ-ÞĀ-Ž£€$])")
# Words whose stop ends no sentence, and single initials ("A. Conte").
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘])(?:St|Mr|Mrs|Ms|Dr|Prof|Jr|Sr|vs|v|No|Nos|Utd|Dep|Gen|Sen|[A-Z](?:\.[A-Z])*)\.$"
)
# Nor does that of a number in a name: "2. Bundesliga", "1. FC Heidenheim".
_NUMBERED = re.compile(r"(?:^|\D)[1-4]\.$")
_AFTER_NUMBER = re.compile(r"(?:Frauen-)?(?:Bundesliga|Lig|Liga|HNL|SNL|CFL|MFL|NL|FC|FSV|FFC)\b")

_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$")  # "on Jan. 5"


def split_sentences(text: str) -> list[Sentence]:
    """Return the sentences of `text` in order; none crosses a line end.

    Paragraphs are counted at line ends too, since news pages seldom leave blank lines.
    """
    found: list[Sentence] = []
    for paragraph, line in enumerate(_LINE.finditer(text)):
        start = line.start()
        for stop in _END.finditer(text, line.start(), line.end()):
            before = text[start : stop.start() + 1]
            if text[stop.start()] == "." and _ABBREVIATION.search(before[-12:]):
                continue
            if _MONTH.search(before[-7:]) and text[stop.end() : stop.end() + 1].isdigit():
                continue
            if _NUMBERED.search(before[-3:]) and _AFTER_NUMBER.match(text, stop.end(), line.end()):
                continue
            _append(found, text, start, stop.end(), paragraph)
            start = stop.end()
        _append(found, text, start, line.end(), paragraph)
    return found


def _append(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    end -= len(inside) - len(inside.rstrip())
    if end > start:
        found.append(Sentence(start, end, paragraph))
