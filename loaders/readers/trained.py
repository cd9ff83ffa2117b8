"""The trained reader: names and rules as the rules reader has them, decided by a network over the whole article."""

from dugout.graph.model import Article, Claim
from dugout.loaders.document import make_claim
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.limits import limits
from dugout.loaders.network.reading import read_article
from dugout.loaders.network.runtime import network
from dugout.loaders.valued import with_values


class TrainedReader:
    """Reads an article by rules and a network; keeps nothing from one article to the next."""

    @property
    def name(self) -> str:
        """Name and version of the weights: "trained 1"."""
        return f"trained {limits().version}"

    def claims(self, article: Article) -> list[Claim]:
        """Return what the article says, in the order of the text, one claim for each fact."""
        told = read_article(article.text or "", article.published, lexicon())
        if told.read is None or not told.drafts:
            return []
        opinion = network().opinion(told.asked, told.read, told.answer, limits().ways)
        drafts = with_values(told.asked.document, told.drafts, told.asked.view.times, opinion)
        claims = [make_claim(draft, article, self.name) for draft in drafts]
        return sorted(claims, key=lambda claim: (claim.start, claim.kind, claim.id))
