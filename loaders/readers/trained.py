"""The trained reader: names and rules as the rules reader has them, decided by a network over the whole article."""

from dugout.graph.model import Article, Claim, FactType
from dugout.loaders.discourse import read_people
from dugout.loaders.document import Draft, make_claim
from dugout.loaders.fixtures import with_match_terms
from dugout.loaders.honours import with_title_terms
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.answers import ask_network
from dugout.loaders.network.decide import Asked, decide
from dugout.loaders.network.entities import find_entities
from dugout.loaders.network.features import view_of
from dugout.loaders.network.limits import limits
from dugout.loaders.network.masking import mask_article, numbers_in_order
from dugout.loaders.network.pairs import find_pairs
from dugout.loaders.network.second import look_again
from dugout.loaders.terms import with_terms


class TrainedReader:
    """Reads an article by rules and a network; keeps nothing from one article to the next."""

    @property
    def name(self) -> str:
        """Name and version of the weights: "trained 1"."""
        return f"trained {limits().version}"

    def claims(self, article: Article) -> list[Claim]:
        """Return what the article says, in the order of the text, one claim for each fact."""
        words = lexicon()
        document, others = read_people(article.text or "", article.published, words)
        view = view_of(document, words)
        entities = find_entities(document, others, words)
        asked = Asked(view, entities, find_pairs(view, entities))
        masked = mask_article(document, entities, numbers_in_order(len(entities)))
        fitted = limits()
        answer = look_again(asked.pairs, ask_network(masked, asked.pairs, len(entities)), fitted.weights)
        drafts = with_values(asked, decide(asked, answer, fitted.least))
        claims = [make_claim(draft, article, self.name) for draft in drafts]
        return sorted(claims, key=lambda claim: (claim.start, claim.kind, claim.id))


def with_values(asked: Asked, drafts: list[Draft]) -> list[Draft]:
    """Return drafts with the dates, scores, counts and competitions that the text gives them."""
    document, times = asked.document, asked.view.times
    of = {kind: [draft for draft in drafts if draft.kind is kind] for kind in FactType}
    tenures = of[FactType.MANAGES]
    return [
        *with_terms(document, tenures, times),
        *of[FactType.LINKED_TO],
        *with_title_terms(document, of[FactType.WON_TITLE_AT], times),
        *with_match_terms(document, of[FactType.PLAYED], tenures, times),
    ]
