"""The trained reader: names and rules as the rules reader has them, decided by a network over the whole article."""

from dugout.graph.model import Article, Claim
from dugout.loaders.choice import weights_of
from dugout.loaders.discourse import read_doubtful
from dugout.loaders.document import make_claim
from dugout.loaders.lexicon import lexicon
from dugout.loaders.network.asked import ask_about
from dugout.loaders.network.decide import decide
from dugout.loaders.network.entities import find_entities
from dugout.loaders.network.features import view_of
from dugout.loaders.network.limits import limits
from dugout.loaders.network.runtime import network
from dugout.loaders.network.second import look_again
from dugout.loaders.network.standing import with_stances
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
        document, others = read_doubtful(article.text or "", article.published, words)
        view = view_of(document, words)
        asked = ask_about(view, find_entities(document, others, words))
        fitted = limits()
        answer, read = network().read(asked)
        again = look_again(asked.pairs, answer, fitted.weights)
        drafts = decide(asked, with_stances(asked, again, fitted, weights_of("stance_values")), fitted.least)
        if read is None or not drafts:
            return []
        opinion = network().opinion(asked, read, answer, fitted.blends)
        drafts = with_values(document, drafts, view.times, opinion)
        claims = [make_claim(draft, article, self.name) for draft in drafts]
        return sorted(claims, key=lambda claim: (claim.start, claim.kind, claim.id))
