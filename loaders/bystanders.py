"""Whether somebody is a coach where no word right beside the name says so: by all that stands around it, weighed.

"Alan Testwood, 48, has been relieved" and "until June at Redfield" have neither "coach" nor "manager".
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise

from dugout.loaders.choice import weights_of
from dugout.loaders.document import Mention
from dugout.loaders.scan import Word
from dugout.loaders.words import words as table

TABLE, VALUE = "person_values", "coach"
# From which sum of weights on somebody is a coach; and whom a reader of the whole article has found likely to be one.
LEAST, LEAST_IF_FOUND = 4.0, -2.0
_NO_MARKS = frozenset(["", "'", "’", ".", "-", "–"])
_AROUND = 8  # tokens that are looked at before and behind a name
Place = tuple[int, int]  # first and last word of a name


@cache
def _topics() -> frozenset[str]:
    return frozenset(table("people")["topics"])


class Around:
    """The words of one text around names, with what is known of them: "<club> have turned to _"."""

    def __init__(self, text: str, words: Sequence[Word], taken: Mapping[int, int], found: Sequence[Mention]) -> None:
        """Take a text, its words, and the mentions that some of them belong to by their places in `found`."""
        self._text, self._words, self._taken, self._found = text, words, taken, found
        self._lines: dict[int, tuple[list[str], dict[int, int]]] = {}

    def weight(self, places: Sequence[Place]) -> float:
        """Return how much speaks for it that who is named at some places is a coach."""
        return weights_of(TABLE).sum(VALUE, self.signs(places))

    def signs(self, places: Sequence[Place]) -> list[str]:
        """Return what stands around some places of one name, by name, each once."""
        found = {"bias", f"times {min(4, len(places))}", *self._topics}
        for first, last in places:
            found.update(self._signs_at(first, last))
        return sorted(found)

    @cached_property
    def _topics(self) -> set[str]:
        return {f"text {word}" for word in _topics().intersection(word.folded for word in self._words)}

    def _signs_at(self, first: int, last: int) -> Iterator[str]:
        sentence = self._words[first].sentence
        tokens, numbers = self._line(sentence)
        at, behind = numbers[first], numbers[last] + 1
        before = ["^", *tokens[max(0, at - _AROUND) : at]][::-1]
        after = [*tokens[behind : behind + _AROUND], "$"]
        yield from ("before " + " ".join(before[:n][::-1]) for n in (1, 2, 3))
        yield from ("after " + " ".join(after[:n]) for n in (1, 2, 3))
        yield f"beside {before[0]} _ {after[0]}"
        yield from ("near before " + one for one in before[:6])
        yield from ("near after " + one for one in after)
        yield from (f"near after {one} {other}" for one, other in pairwise(after[1:]))
        yield f"clubs {min(2, tokens.count('<club>'))}"
        yield f"coach {'<coach>' in tokens}"
        if sentence < 2:
            yield "top"

    def _line(self, sentence: int) -> tuple[list[str], dict[int, int]]:
        """Return the tokens of a sentence, and by its words which token each is."""
        if sentence in self._lines:
            return self._lines[sentence]
        words, tokens, numbers = self._words, list[str](), dict[int, int]()
        at = bisect_left(words, sentence, key=lambda word: word.sentence)
        begin = at
        while at < len(words) and words[at].sentence == sentence:
            word, mention = words[at], self._taken.get(at)
            if mention is not None and at > begin and self._taken.get(at - 1) == mention:
                numbers[at] = len(tokens) - 1
                at += 1
                continue
            mark = self._text[words[at - 1].end : word.start].strip() if at > begin else ""
            if mark not in _NO_MARKS:
                tokens.append(mark[0])
            numbers[at] = len(tokens)
            kind = None if mention is None else self._found[mention].kind
            tokens.append(f"<{kind}>" if kind else "<number>" if word.folded.isdigit() else word.folded)
            at += 1
        self._lines[sentence] = tokens, numbers
        return tokens, numbers
