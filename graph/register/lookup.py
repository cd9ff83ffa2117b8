"""Find entries by what a user typed: an id, a name, an alias or a surname, or something near one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from heapq import nlargest
from typing import Generic, TypeVar

from dugout.graph.names import fold_name

Key = TypeVar("Key")

# How many forms of the same letters are worth comparing in full.
_SHORTLIST = 60
# "A.C. Milan" and "AC Milan" are one name to whoever types it.
_INITIALS = re.compile(r"\b([a-z]) (?=[a-z]\b)")


class Lookup(Generic[Key]):
    """Keys by folded form, and the forms nearest to a misspelling."""

    def __init__(self, forms: Iterable[tuple[str, Key]]) -> None:
        """Take the folded forms and what each of them stands for."""
        keys: defaultdict[str, list[Key]] = defaultdict(list)
        for folded, key in forms:
            typed = _typed(folded)
            if key not in keys[typed]:
                keys[typed].append(key)
        self._keys: dict[str, list[Key]] = dict(keys)

    def find(self, text: str) -> list[Key]:
        """Return what has exactly this form; nothing if nothing has."""
        return list(self._keys.get(_typed(fold_name(text)), ()))

    def nearest(self, text: str, n: int) -> list[Key]:
        """Return at most `n` keys whose forms look most like `text`, the likeliest first."""
        wanted = _typed(fold_name(text))
        pairs = {wanted[i : i + 2] for i in range(len(wanted) - 1)}
        if not pairs:
            return []
        # Comparing every form in full takes a second; the pairs of letters that two forms share tell most apart.
        shared: Counter[str] = Counter()
        for pair in pairs:
            shared.update([form for form in self._keys if pair in form])
        near = nlargest(_SHORTLIST, shared, key=lambda form: (shared[form] / (len(pairs) + len(form)), form))
        matcher = SequenceMatcher(None, "", wanted, autojunk=False)

        def likeness(form: str) -> float:
            matcher.set_seq1(form)
            return matcher.ratio()

        found: list[Key] = []
        for form in sorted(near, key=lambda form: (-likeness(form), form)):
            found += [key for key in self._keys[form] if key not in found]
        return found[:n]


def _typed(folded: str) -> str:
    return _INITIALS.sub(r"\1", folded)
