"""An article read by the network: once, and once more where it finds coaches whom the words do not show.

People with no word beside their names that shows them to be coaches are put to the network as people: what "he" and
"the former defender" mean is looked for among coaches, so most of what is told of them is lost. Those whom it finds
likely to have a post, or to be wanted for one, are taken for coaches, and the article is read again.
"""

from collections.abc import Collection
from typing import NamedTuple

from dugout.graph.names import fold_name
from dugout.loaders.choice import weights_of
from dugout.loaders.discourse import read_doubtful
from dugout.loaders.document import Document, Draft, Kind, Mention
from dugout.loaders.lexicon import Lexicon
from dugout.loaders.network.answers import Answer
from dugout.loaders.network.asked import Asked, ask_about
from dugout.loaders.network.decide import decide
from dugout.loaders.network.entities import Sort, find_entities
from dugout.loaders.network.features import view_of
from dugout.loaders.network.limits import Limits, limits
from dugout.loaders.network.runtime import Network, Read, network
from dugout.loaders.network.second import look_again
from dugout.loaders.network.standing import with_stances

# From which chance on of a post or a chase somebody is taken for a coach: F1 on 293 briefs that the network has not
# seen is .798 from .2 and .797 from .3 on, but from .2 on eight facts are told in 49 texts that tell of no coach.
_LIKELY = 0.3


class Reading(NamedTuple):
    """An article as it was asked about, what the network said, and what that makes."""

    coaches: Collection[str]  # folded names of people who were taken for coaches
    asked: Asked
    answer: Answer
    read: Read | None
    drafts: list[Draft]  # without values


class Fitted(NamedTuple):
    """A network, and the limits that were fitted with it."""

    network: Network
    limits: Limits


def shipped() -> Fitted:
    """Return the network and the limits that this package brings."""
    return Fitted(network(), limits())


def read_article(text: str, published: str | None, words: Lexicon, by: Fitted | None = None) -> Reading:
    """Return an article as it is read for good, by what is shipped unless told otherwise."""
    by = by or shipped()
    first = read_once(text, published, words, by)
    coaches = _found_coaches(first.asked, first.answer)
    if not coaches:
        return first
    document, others = read_doubtful(text, published, words, coaches)
    if not any(mention.kind is Kind.COACH and fold_name(mention.ref.name) in coaches for mention in document.mentions):
        return first
    again = _put(document, others, words, by, coaches)
    # Where none of them has a fact even so, they are no coaches, and would be in the way of those who are.
    told = any(draft.coach and fold_name(draft.coach.name) in coaches for draft in again.drafts)
    return again if told else first


def read_once(text: str, published: str | None, words: Lexicon, by: Fitted | None = None) -> Reading:
    """Return an article as it is read the first time, by what is shipped unless told otherwise."""
    return _put(*read_doubtful(text, published, words), words, by or shipped())


def _put(
    document: Document, others: list[Mention], words: Lexicon, by: Fitted, coaches: Collection[str] = ()
) -> Reading:
    """Return a document and its mentions in doubt as the network reads them."""
    asked = ask_about(view_of(document, words), find_entities(document, others, words))
    answer, read = by.network.read(asked)
    again = look_again(asked.pairs, answer, by.limits.corrected)
    drafts = decide(asked, with_stances(asked, again, by.limits, weights_of("stance_values")), by.limits.least)
    return Reading(coaches, asked, answer, read, drafts)


def _found_coaches(asked: Asked, answer: Answer) -> set[str]:
    """Return the folded names of people who are likely coaches by the network's chances."""
    return {
        fold_name(asked.entities[person].ref.name)
        for (person, _), chances in zip(asked.pairs.posts, answer.posts, strict=True)
        if asked.entities[person].sort is Sort.PERSON and max(chances) >= _LIKELY
    }
