"""The trained reader: names and rules as the rules reader has them, decided by a network over the whole article."""

from dugout.graph.model import Article, Claim
from dugout.loaders.discourse import read_people
from dugout.loaders.document import make_claim
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.answers import ask_network
from dugout.loaders.network.decide import Asked, decide
from dugout.loaders.network.entities import find_entities
from dugout.loaders.network.features import view_of
from dugout.loaders.network.limits import limits
from dugout.loaders.network.masking import mask_article, numbers_in_order
from dugout.loaders.network.pairs import find_pairs
from dugout.loaders.network.second import look_again
from dugout.loaders.valued import with_values


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
        drafts = with_values(document, decide(asked, answer, fitted.least), view.times)
        claims = [make_claim(draft, article, self.name) for draft in drafts]
        return sorted(claims, key=lambda claim: (claim.start, claim.kind, claim.id))
