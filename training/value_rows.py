"""What the value functions may choose from in annotated articles, beside what the annotators chose.

Each article is read twice: with the mentions and facts of its annotators, and as the rules reader reads the raw text.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from dugout.loaders import linked_to, manages, played, won_title_at
from dugout.loaders.discourse import read_document
from dugout.loaders.lexicon import lexicon
from dugout.loaders.post_years import PostsAt, known_posts, no_posts
from dugout.loaders.story import Story
from dugout.loaders.times import find_times
from dugout.training.annotated import gold_articles, gold_document, gold_kinds
from dugout.training.offers import KINDS, Offer, Told, offers

# The file of loaders/words that has the weights of a value.
TABLES = {
    "tenure_values": ("since", "until", "contract_until", "interim"),
    "match_values": ("score", "date", "competition"),
    "title_values": ("count",),
}


class Row(NamedTuple):
    """What an article offers for one value of one fact."""

    article: str
    number: int  # of the article
    raw: bool  # whether the fact was found by the rules reader, in raw text
    offer: Offer


def all_known(number: int, raw: bool) -> PostsAt:
    """Return the posts of the register for each reading of an article."""
    return known_posts


def half_hidden(number: int, raw: bool) -> PostsAt:
    """Return the posts of the register for one reading of an article, and none for the other.

    What is fitted is to go for a coach whom the register does not know, too.
    """
    return no_posts if raw is (number % 2 == 0) else known_posts


def read_rows(folder: Path, posts_of: Callable[[int, bool], PostsAt] = all_known) -> Iterator[Row]:
    """Yield the rows of all annotated articles of a folder.

    Args:
        posts_of: Returns the posts that are known, by an article's number and whether its raw text is read.
    """
    kinds = gold_kinds(folder)
    words = lexicon()
    for number, (ident, text, marks, item) in enumerate(gold_articles(folder)):
        told = Told(item)
        document = gold_document(text, marks, item, kinds)
        for raw in (False, True):
            if raw:
                document = read_document(document.text, document.published, words)
            story = Story(document, words)
            tenures = manages.drafts(story) if raw else list(told.drafts(KINDS[0]))
            tenures = manages.without_wanted(tenures, linked_to.drafts(story, tenures)) if raw else tenures
            rules = [*won_title_at.drafts(story, tenures), *played.drafts(document)]
            drafts = [*tenures, *(rules if raw else (d for kind in KINDS[1:] for d in told.drafts(kind)))]
            times = find_times(document.text, document.published)
            for offer in offers(document, told, drafts, rules, times, posts_at=posts_of(number, raw)):
                if offer.asked:
                    yield Row(ident, number, raw, offer)
