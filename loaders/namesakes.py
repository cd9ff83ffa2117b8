"""Who is meant by a name that several people bear: by the clubs beside it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dugout.loaders.lexicon import Lexicon
from dugout.loaders.scan import Match, Word


def coach_at(lexicon: Lexicon, coaches: Iterable[str], clubs: Counter[str]) -> str | None:
    """Return which of some coaches has had most of the clubs that a text names, None if none had any."""
    best: tuple[int, int, str] | None = None
    for coach in coaches:
        posts = lexicon.posts(coach)
        here = sum(clubs[club] > 0 for club in {post.club for post in posts})
        if here and (best is None or (here, len(posts), coach) > best):
            best = here, len(posts), coach
    return best[2] if best else None


def clubs_of(lexicon: Lexicon, named: Counter[str]) -> Counter[str]:
    """Return how often coaches of each club are among what a text names."""
    found: Counter[str] = Counter()
    for coach, times in named.items():
        for club in {post.club for post in lexicon.posts(coach)}:
            found[club] += times
    return found


def is_part_of_name(text: str, words: Sequence[Word], match: Match) -> bool:
    """Return whether a form is part of a longer name, here or elsewhere in the text: "Raúl" of "Raúl Jiménez"."""
    form = [word.folded for word in words[match.first : match.last + 1]]
    return any(
        _go_together(text, words, first - 1) or _go_together(text, words, first + len(form) - 1)
        for first in range(len(words) - len(form) + 1)
        if words[first].folded == form[0] and [word.folded for word in words[first : first + len(form)]] == form
    )


def _go_together(text: str, words: Sequence[Word], at: int) -> bool:
    """Return whether a word and the next are one name, as far as their capitals show."""
    if not 0 <= at < len(words) - 1:
        return False
    word, after = words[at], words[at + 1]
    return word.capital and after.capital and after.joined and text[word.end : after.start] in (" ", "-")
